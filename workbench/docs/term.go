package docs

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// term tells what a part of an expression stands for. like is what it is compared with, whose unit a number takes and whose titles a word; it may be nil.
func (w *wording) term(n, like ast.Node) sentence {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return w.number(n, like)
	case *ast.StringNode:
		return w.word(n.Value, like)
	case *ast.IdentifierNode:
		return w.name(n.Value)
	case *ast.MemberNode:
		if s := w.its(n); s != nil {
			return s
		}
	case *ast.PointerNode:
		return w.fill(sayIt)
	case *ast.UnaryNode:
		if n.Operator == "-" {
			return say("−").and(w.part(n.Node, like)...)
		}
	case *ast.BinaryNode:
		if s := w.arithmetic(n, like); s != nil {
			return s
		}
	case *ast.ConditionalNode:
		return w.bracketed(w.fill(sayChoose, w.clauseInline(n.Cond), w.term(n.Exp1, w.alike(like, n.Exp2)), w.term(n.Exp2, w.alike(like, n.Exp1))))
	case *ast.BuiltinNode:
		if s := w.worked(n, like); s != nil {
			return s
		}
	case *ast.CallNode:
		if s := w.called(n); s != nil {
			return s
		}
	case *ast.ArrayNode:
		return joined(w.values(n, like), text.Join([]string{"", ""}, w.Language))
	case *ast.VariableDeclaratorNode:
		return w.term(n.Expr, like).and(w.where(n)...)
	}
	return sentence{{says: n.String(), look: code}} // a truth among terms, or what the language will have one day: as it is written
}

// its is a fact of the debt that a predicate is at.
func (w *wording) its(n *ast.MemberNode) sentence {
	property, _ := n.Property.(*ast.StringNode)
	switch f := w.factOf(n); {
	case f != nil:
		return w.fill(sayIts, w.name(f.Name))
	case property != nil && property.Value == "family":
		return w.fill(sayItsFamily)
	case property != nil && property.Value == "lender":
		return w.fill(sayItsLender)
	}
	return nil
}

// where says what a name stands for that is bound with let.
func (w *wording) where(n *ast.VariableDeclaratorNode) sentence {
	bound := w.term(n.Value, nil)
	if c := w.clauseOfTruth(n.Value); c != nil {
		bound = w.inline(*c, false)
	}
	return w.behind(w.fill(sayWhere, sentence{{says: n.Name, look: code}}, bound))
}

// part is a term within a greater one, in brackets where it is made of several.
func (w *wording) part(n, like ast.Node) sentence {
	s := w.term(n, like)
	if b, ok := n.(*ast.BinaryNode); ok && b.Operator != "*" && b.Operator != "/" {
		return w.bracketed(s)
	}
	return s
}

// arithmetic tells + - * / and ??; nil of what is none of these.
func (w *wording) arithmetic(n *ast.BinaryNode, like ast.Node) sentence {
	switch n.Operator {
	case "+":
		return w.term(n.Left, w.alike(like, n.Right)).and(span{says: " + "}).and(w.term(n.Right, w.alike(like, n.Left))...)
	case "-":
		return w.term(n.Left, w.alike(like, n.Right)).and(span{says: " − "}).and(w.part(n.Right, w.alike(like, n.Left))...)
	case "*":
		return w.part(n.Left, nil).and(span{says: " × "}).and(w.part(n.Right, nil)...)
	case "/":
		right := w.part(n.Right, nil)
		if _, compound := n.Right.(*ast.BinaryNode); compound {
			right = w.bracketed(w.term(n.Right, nil))
		}
		return w.part(n.Left, nil).and(span{says: " ÷ "}).and(right...)
	case "??":
		return w.bracketed(w.fill(sayElse, w.term(n.Left, w.alike(like, n.Right)), w.term(n.Right, w.alike(like, n.Left))))
	}
	return nil
}

// alike is the first of two parts whose unit is known, or whose choices are.
func (w *wording) alike(one, other ast.Node) ast.Node {
	if one != nil && (w.unit(one) != "none" || w.factOf(one) != nil) {
		return one
	}
	return other
}

// worked tells expr's functions; nil of those that are truths.
func (w *wording) worked(n *ast.BuiltinNode, like ast.Node) sentence {
	switch n.Name {
	case "len":
		if w.areDebts(n.Arguments[0]) {
			return w.fill(sayDebtCount, w.term(n.Arguments[0], nil))
		}
		return w.fill(sayLength, w.term(n.Arguments[0], nil))
	case "min", "max":
		return w.extreme(n, like)
	case "abs":
		return w.bracketed(w.fill(sayAbs, w.term(n.Arguments[0], like)))
	case "ceil":
		return w.bracketed(w.fill(sayCeil, w.term(n.Arguments[0], like)))
	case "floor":
		return w.bracketed(w.fill(sayFloor, w.term(n.Arguments[0], like)))
	case "round":
		return w.bracketed(w.fill(sayRound, w.term(n.Arguments[0], like)))
	case "count", "filter", "map", "sum":
		return w.taken(n)
	}
	return nil
}

// extreme tells min and max, of several or of a list. What is at least nought is told so.
func (w *wording) extreme(n *ast.BuiltinNode, like ast.Node) sentence {
	of, each := sayLeast, sayLeastOf
	if n.Name == "max" {
		of, each = sayGreatest, sayGreatestOf
	}
	if len(n.Arguments) == 1 {
		return w.fill(each, w.term(n.Arguments[0], nil))
	}
	last, isNumber := n.Arguments[len(n.Arguments)-1].(*ast.IntegerNode)
	if n.Name == "max" && len(n.Arguments) == 2 && isNumber && last.Value == 0 {
		return w.bracketed(w.fill(sayNotBelowZero, w.term(n.Arguments[0], like)))
	}
	parts := make([]sentence, len(n.Arguments))
	for i, a := range n.Arguments {
		parts[i] = w.term(a, w.alike(like, n.Arguments[0]))
	}
	return w.bracketed(w.fill(of, joined(parts, text.Join([]string{"", ""}, w.Language))))
}

// taken tells count, filter, map and sum.
func (w *wording) taken(n *ast.BuiltinNode) sentence {
	list := w.term(n.Arguments[0], nil)
	if len(n.Arguments) == 1 { // sum of a list of numbers
		return w.fill(saySumOf, list)
	}
	p, ok := n.Arguments[1].(*ast.PredicateNode)
	if !ok {
		return nil
	}
	defer w.open(n.Arguments[0])()
	switch n.Name {
	case "count":
		return w.fill(sayCount, list, w.clauseInline(p.Node))
	case "filter":
		return w.fill(sayFilter, list, w.clauseInline(p.Node))
	case "map":
		return w.fill(sayMap, list, w.own(p.Node))
	}
	return w.fill(saySum, list, w.own(p.Node))
}

// own is a term that speaks of the element, without saying so where it is no more than one fact of it.
func (w *wording) own(n ast.Node) sentence {
	if f := w.factOf(n); f != nil {
		return w.name(f.Name)
	}
	return w.part(n, nil)
}

// called tells the functions of the language that give no truth.
func (w *wording) called(n *ast.CallNode) sentence {
	callee, _ := n.Callee.(*ast.IdentifierNode)
	switch {
	case callee == nil:
		return nil
	case callee.Value == "days_since" && len(n.Arguments) == 1:
		return w.fill(sayDaysSince, w.term(n.Arguments[0], nil))
	case callee.Value == "add_days" && len(n.Arguments) == 2:
		return w.fill(sayLater, w.term(n.Arguments[0], nil), w.counted(n.Arguments[1], "days"))
	case callee.Value == "add_months" && len(n.Arguments) == 2:
		return w.fill(sayLater, w.term(n.Arguments[0], nil), w.counted(n.Arguments[1], "months"))
	case callee.Value == "on" && len(n.Arguments) == 2:
		if id, ok := n.Arguments[0].(*ast.StringNode); ok {
			return w.fill(sayOn, w.title(id.Value), w.term(n.Arguments[1], nil))
		}
	}
	return nil
}

// counted is a number of days or months.
func (w *wording) counted(n ast.Node, unit string) sentence {
	if d, ok := literal(n); ok {
		return say(text.Quantity(d, unit, w.Language))
	}
	return w.term(n, nil)
}

// number writes a figure in the unit of what it is compared with.
func (w *wording) number(n, like ast.Node) sentence {
	d, ok := literal(n)
	if !ok {
		return sentence{{says: n.String(), look: code}}
	}
	return say(strings.Replace(text.Quantity(d, w.unit(like), w.Language), ".00", "", 1)) // whole yuan
}

func literal(n ast.Node) (decimal.Decimal, bool) {
	switch n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		d, err := decimal.Parse(n.String())
		return d, err == nil
	}
	return decimal.Decimal{}, false
}

// unit is that of a part's figures, as far as its names tell; "none" where they do not.
func (w *wording) unit(n ast.Node) string {
	switch n := n.(type) {
	case *ast.IdentifierNode, *ast.MemberNode, *ast.PointerNode:
		if f := w.factOf(n); f != nil {
			return f.Unit
		}
		if id, ok := n.(*ast.IdentifierNode); ok {
			if p := w.parameter(id.Value); p != nil {
				return p.Unit
			}
		}
	case *ast.BinaryNode:
		if n.Operator == "+" || n.Operator == "-" || n.Operator == "??" {
			return w.unit(w.alike(n.Left, n.Right))
		}
	case *ast.ConditionalNode:
		return w.unit(w.alike(n.Exp1, n.Exp2))
	case *ast.BuiltinNode:
		return w.unitOfFunction(n)
	case *ast.PredicateNode:
		return w.unit(n.Node)
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok && callee.Value == "days_since" {
			return "days"
		}
	}
	return "none"
}

// unitOfFunction is that of what one of expr's functions gives.
func (w *wording) unitOfFunction(n *ast.BuiltinNode) string {
	switch n.Name {
	case "len", "count":
		return "none"
	case "sum", "map":
		return w.unit(n.Arguments[len(n.Arguments)-1])
	}
	return w.unit(n.Arguments[0])
}

// isDay is whether a part is a date.
func (w *wording) isDay(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IdentifierNode, *ast.MemberNode, *ast.PointerNode:
		if f := w.factOf(n); f != nil {
			return f.Type == fact.Date
		}
		id, _ := n.(*ast.IdentifierNode)
		if id == nil {
			return false
		}
		p := w.parameter(id.Value)
		return id.Value == "as_of" || id.Value == "deadline" || p != nil && p.Unit == "date"
	case *ast.CallNode:
		callee, ok := n.Callee.(*ast.IdentifierNode)
		return ok && strings.HasPrefix(callee.Value, "add_")
	}
	return false
}
