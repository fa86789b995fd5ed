package docs

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/report"
)

// wording tells an expression in words. What # means is kept for each predicate that is open, innermost last.
type wording struct {
	*author
	elements []ast.Node // the lists that predicates go through
}

// statement tells a condition that is no and, or or not; or its opposite.
func (w *wording) statement(n ast.Node, opposite bool) sentence {
	switch n := n.(type) {
	case *ast.BoolNode:
		return w.fill(w.either(opposite == n.Value, sayNever, sayAlways))
	case *ast.BinaryNode:
		switch n.Operator {
		case "in":
			return w.member(n, opposite)
		case "<", "<=", ">", ">=", "==", "!=":
			return w.comparison(n, opposite)
		}
	case *ast.BuiltinNode:
		if slices.Contains([]string{"any", "all", "none", "one"}, n.Name) {
			return w.quantified(n, opposite)
		}
	case *ast.CallNode:
		if s := w.asked(n, opposite); s != nil {
			return s
		}
	case *ast.ConditionalNode:
		return w.fill(sayWhether, w.clauseInline(n.Cond), w.inline(w.clause(n.Exp1, opposite), false), w.inline(w.clause(n.Exp2, opposite), false))
	}
	return w.fill(w.either(opposite, sayHoldsNot, sayHolds), w.term(n, nil))
}

// either chooses between two sentences.
func (w *wording) either(first bool, one, other text.Text) text.Text {
	if first {
		return one
	}
	return other
}

// fill puts what is said of the parts into the %s of a sentence.
func (w *wording) fill(t text.Text, parts ...sentence) sentence {
	return fill(w.in(t), parts...)
}

func (w *wording) clauseInline(n ast.Node) sentence { return w.inline(w.clause(n, false), false) }

// opposites are the comparisons that hold where another does not, when both sides are known.
var opposites = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

// comparison tells x < y and the like.
func (w *wording) comparison(n *ast.BinaryNode, opposite bool) sentence {
	operator := n.Operator
	if opposite {
		operator = opposites[operator]
	}
	if s := w.emptiness(n.Left, operator, n.Right); s != nil {
		return s
	}
	left, right := w.term(n.Left, n.Right), w.term(n.Right, n.Left)
	switch operator {
	case "==":
		return w.fill(sayIs, left, right)
	case "!=":
		return w.fill(sayIsNot, left, right)
	}
	word := w.in(report.Compared(operator, w.isDay(n.Left) || w.isDay(n.Right)))
	return w.fill(sayCompared, left, say(strings.TrimSpace(word)), right)
}

// emptiness tells len(list) > 0 and its opposite; nil of any other comparison.
func (w *wording) emptiness(left ast.Node, operator string, right ast.Node) sentence {
	of, isLength := left.(*ast.BuiltinNode)
	zero, isNumber := right.(*ast.IntegerNode)
	if !isLength || of.Name != "len" || !isNumber || zero.Value != 0 {
		return nil
	}
	switch operator {
	case ">", "!=":
		return w.fill(sayNotEmpty, w.term(of.Arguments[0], nil))
	case "==", "<=":
		return w.fill(sayEmpty, w.term(of.Arguments[0], nil))
	}
	return nil
}

// member tells x in list and x in a..b.
func (w *wording) member(n *ast.BinaryNode, opposite bool) sentence {
	switch right := n.Right.(type) {
	case *ast.ArrayNode:
		return w.fill(w.either(opposite, sayIsNot, sayIs), w.term(n.Left, right), joined(w.values(right, n.Left), w.in(w.either(opposite, sayNorBetween, sayOrBetween))))
	case *ast.BinaryNode:
		if right.Operator == ".." {
			return w.fill(w.either(opposite, sayOutside, sayWithin), w.term(n.Left, right.Left), w.term(right.Left, n.Left), w.term(right.Right, n.Left))
		}
	}
	return w.fill(w.either(opposite, sayLacks, sayIncludes), w.term(n.Right, nil), w.term(n.Left, n.Right))
}

// values are those of a list that is written out, told as those of what is looked for among them.
func (w *wording) values(n *ast.ArrayNode, like ast.Node) []sentence {
	parts := make([]sentence, len(n.Nodes))
	for i, v := range n.Nodes {
		parts[i] = w.term(v, like)
	}
	return parts
}

// quantified tells any, all, none and one.
func (w *wording) quantified(n *ast.BuiltinNode, opposite bool) sentence {
	p, ok := n.Arguments[1].(*ast.PredicateNode)
	if !ok {
		return sentence{{says: n.String(), look: code}}
	}
	list := w.term(n.Arguments[0], nil)
	defer w.open(n.Arguments[0])()
	if values, among := w.among(p.Node); values != nil && n.Name != "one" {
		if n.Name == "all" { // that all are among some is that none is not
			among = !among
		}
		return w.fill(w.amongWhich((n.Name == "any") != opposite, among), list, w.listed(values, (n.Name == "any") != opposite, among))
	}
	holds := w.clauseInline(p.Node)
	exists := n.Name == "any" && !opposite || n.Name == "none" && opposite
	switch debts := w.areDebts(n.Arguments[0]); {
	case debts && exists:
		return w.fill(saySomeDebt, list, holds)
	case debts && n.Name != "all" && n.Name != "one":
		return w.fill(sayNoDebt, list, holds)
	case exists:
		return w.fill(saySome, list, holds)
	case n.Name == "all":
		return w.fill(w.either(opposite, sayNotEach, sayEach), list, holds)
	case n.Name == "one":
		return w.fill(w.either(opposite, sayNotOne, sayOne), list, holds)
	}
	return w.fill(sayNone, list, holds)
}

// amongWhich says that a list has, or has not, one of some values, or one besides them.
func (w *wording) amongWhich(has, among bool) text.Text {
	if among {
		return w.either(has, sayIncludes, sayLacks)
	}
	return w.either(has, sayIncludesOther, sayIncludesNoOther)
}

// listed joins values as that sentence wants them.
func (w *wording) listed(values []sentence, has, among bool) sentence {
	switch {
	case !among:
		return joined(values, text.Join([]string{"", ""}, w.Language))
	case has:
		return joined(values, w.in(sayOrBetween))
	}
	return joined(values, w.in(sayLacksBetween))
}

// open enters a predicate over a list; what comes back leaves it.
func (w *wording) open(list ast.Node) func() {
	w.elements = append(w.elements, list)
	return func() { w.elements = w.elements[:len(w.elements)-1] }
}

// among are the values of a predicate that only asks whether the element is one of some, or is not; nil of any other.
func (w *wording) among(n ast.Node) (values []sentence, among bool) {
	if not, ok := n.(*ast.UnaryNode); ok && isNot(not.Operator) {
		values, among = w.among(not.Node)
		return values, !among
	}
	is, ok := n.(*ast.BinaryNode)
	if !ok {
		return nil, false
	}
	if _, ofElement := is.Left.(*ast.PointerNode); !ofElement {
		return nil, false
	}
	switch right := is.Right.(type) {
	case *ast.ArrayNode:
		if is.Operator == "in" {
			return w.values(right, is.Left), true
		}
	case *ast.StringNode:
		return []sentence{w.term(right, is.Left)}, is.Operator == "=="
	}
	return nil, false
}

// asked tells known, has and proved; nil of any other call.
func (w *wording) asked(n *ast.CallNode, opposite bool) sentence {
	callee, _ := n.Callee.(*ast.IdentifierNode)
	if callee == nil || len(n.Arguments) != 1 {
		return nil
	}
	argument := n.Arguments[0]
	id, isID := argument.(*ast.StringNode)
	switch {
	case callee.Value == "known":
		return w.fill(w.either(opposite, sayUnknown, sayKnown), w.term(argument, nil))
	case callee.Value == "has" && isID:
		return w.fill(w.either(opposite, sayHasNot, sayHas), sentence{link(w.quoted(w.in(w.Book.Material(id.Value).Title)), materialAnchor(id.Value))})
	case callee.Value == "proved" && isID:
		return w.fill(w.either(opposite, sayProvedNot, sayProved), sentence{link(w.quoted(w.in(w.Book.Hardship(id.Value).Title)), hardshipAnchor(id.Value))})
	case callee.Value == "proved":
		return w.fill(w.either(opposite, sayProvedNot, sayProved), w.term(argument, nil))
	}
	return nil
}

// areDebts is whether a list is that of the debts, or of some of them.
func (w *wording) areDebts(n ast.Node) bool {
	if of, ok := n.(*ast.BuiltinNode); ok && of.Name == "filter" {
		return w.areDebts(of.Arguments[0])
	}
	name, ok := n.(*ast.IdentifierNode)
	return ok && name.Value == "debts"
}

// factOf is the fact whose values a part has: its own, or, of an element, those of its list; nil where there is none, or several.
func (w *wording) factOf(n ast.Node) *fact.Fact {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return w.Book.Vocabulary.Find(n.Value)
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok {
			return w.Book.Vocabulary.Find(name.Value)
		}
	case *ast.PointerNode:
		if len(w.elements) > 0 {
			return w.factOf(w.elements[len(w.elements)-1])
		}
	case *ast.BuiltinNode:
		if n.Name == "filter" {
			return w.factOf(n.Arguments[0])
		}
	}
	return nil
}
