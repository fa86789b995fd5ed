package docs

import (
	"strings"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// wording puts expressions into words.
type wording struct{ *author }

// statement says a condition that is no and, or or not; or its opposite.
func (w *wording) statement(n *logic.Node, opposite bool) document.Sentence {
	switch n.Op {
	case logic.OpLiteral:
		return w.fill(w.choose(opposite == n.Value().Bool, sayNever, sayAlways))
	case logic.OpIn:
		return w.member(n, opposite)
	case logic.OpCompare:
		return w.comparison(n, opposite)
	case logic.OpCall:
		return w.callTruth(n, opposite)
	case logic.OpTernary:
		return w.fill(sayWhether, w.clauseInline(n.Parts[0]), w.inline(w.clause(n.Parts[1], opposite), false),
			w.inline(w.clause(n.Parts[2], opposite), false))
	}
	return w.fill(w.choose(opposite, sayHoldsNot, sayHolds), w.term(n, nil))
}

// choose chooses between two sentences.
func (w *wording) choose(first bool, one, other text.Text) text.Text {
	if first {
		return one
	}
	return other
}

// fill puts what is said of the parts into the %s of a sentence.
func (w *wording) fill(t text.Text, parts ...document.Sentence) document.Sentence {
	return fill(w.in(t), parts...)
}

func (w *wording) clauseInline(n *logic.Node) document.Sentence {
	return w.inline(w.clause(n, false), false)
}

// opposites holds, for each comparison, the one that is true where it is false when both sides are
// known.
var opposites = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

func (w *wording) comparison(n *logic.Node, opposite bool) document.Sentence {
	operator := n.Operator
	if opposite {
		operator = opposites[operator]
	}
	a, b := n.Parts[0], n.Parts[1]
	if s := w.emptiness(a, operator, b); s != nil {
		return s
	}
	left, right := w.term(a, b), w.term(b, a)
	switch operator {
	case "==":
		return w.fill(sayIs, left, right)
	case "!=":
		return w.fill(sayIsNot, left, right)
	}
	word := w.in(page.Compared(operator, a.Kind == logic.Day))
	return w.fill(sayCompared, left, document.Say(strings.TrimSpace(word)), right)
}

// emptiness says len(list) > 0 or its opposite; nil of any other comparison.
func (w *wording) emptiness(left *logic.Node, operator string, right *logic.Node) document.Sentence {
	if !left.Calls("len") || !isZero(right) {
		return nil
	}
	switch operator {
	case ">", "!=":
		return w.fill(sayNotEmpty, w.term(left.Parts[0], nil))
	case "==", "<=":
		return w.fill(sayEmpty, w.term(left.Parts[0], nil))
	}
	return nil
}

func isZero(n *logic.Node) bool { return n.IsLiteral(logic.Number) && n.Value().Number.IsZero() }

// member says x in list and x in a..b.
func (w *wording) member(n *logic.Node, opposite bool) document.Sentence {
	x, in := n.Parts[0], n.Parts[1]
	switch in.Op {
	case logic.OpList:
		between := w.in(w.choose(opposite, sayNorBetween, sayOrBetween))
		return w.fill(w.choose(opposite, sayIsNot, sayIs), w.term(x, in), document.Join(w.values(in, x), between))
	case logic.OpRange:
		from, to := in.Parts[0], in.Parts[1]
		return w.fill(w.choose(opposite, sayOutside, sayWithin), w.term(x, from), w.term(from, x), w.term(to, x))
	}
	return w.fill(w.choose(opposite, sayLacks, sayIncludes), w.term(in, nil), w.term(x, in))
}

// values returns the elements of a list that is written out, in the words of what is looked for
// among them.
func (w *wording) values(n, like *logic.Node) []document.Sentence {
	parts := make([]document.Sentence, len(n.Parts))
	for i, v := range n.Parts {
		parts[i] = w.term(v, like)
	}
	return parts
}

// callTruth says a function that gives yes or no.
func (w *wording) callTruth(n *logic.Node, opposite bool) document.Sentence {
	says := w.choose(opposite, n.Function.Denies, n.Function.Says)
	switch n.Function.Name {
	case "any", "all", "none", "one":
		return w.quantified(n, opposite)
	case "has":
		id := n.Parts[0].Value().Choice
		return w.fill(
			says,
			document.Sentence{document.Link(w.quoted(w.in(w.Book.Material(id).Title)), materialAnchor(id))},
		)
	case "proved":
		if n.Parts[0].IsLiteral(logic.Word) {
			id := n.Parts[0].Value().Choice
			return w.fill(
				says,
				document.Sentence{document.Link(w.quoted(w.in(w.Book.Hardship(id).Title)), hardshipAnchor(id))},
			)
		}
	}
	if says == (text.Text{}) {
		return w.fill(sayHoldsNot, w.fill(n.Function.Says, w.arguments(n)...))
	}
	return w.fill(says, w.arguments(n)...)
}

func (w *wording) arguments(n *logic.Node) []document.Sentence {
	parts := make([]document.Sentence, len(n.Parts))
	for i, p := range n.Parts {
		if p.Kind == logic.Truthy && p.Op != logic.OpFact {
			parts[i] = w.clauseInline(p)
		} else {
			parts[i] = w.term(p, nil)
		}
	}
	return parts
}

// quantified says any, all, none and one.
func (w *wording) quantified(n *logic.Node, opposite bool) document.Sentence {
	function := n.Function.Name
	list := w.term(n.Parts[0], nil)
	if values, among := w.among(n.Parts[1]); values != nil && function != "one" {
		if function == "all" { // that all are among some is that none is not
			among = !among
		}
		has := (function == "any") != opposite
		return w.fill(w.amongWhich(has, among), list, w.listed(values, has, among))
	}
	says := w.choose(opposite, n.Function.Denies, n.Function.Says)
	if areDebts(n.Parts[0]) {
		switch {
		case function == "any" && !opposite, function == "none" && opposite:
			says = saySomeDebt
		case function == "any", function == "none":
			says = sayNoDebt
		}
	}
	return w.fill(says, list, w.clauseInline(n.Parts[1]))
}

// amongWhich says that a list has, or has not, one of some values, or one besides them.
func (w *wording) amongWhich(has, among bool) text.Text {
	if among {
		return w.choose(has, sayIncludes, sayLacks)
	}
	return w.choose(has, sayIncludesOther, sayIncludesNoOther)
}

// listed joins values as the sentence of amongWhich needs them.
func (w *wording) listed(values []document.Sentence, has, among bool) document.Sentence {
	switch {
	case !among:
		return document.Join(values, text.Join([]string{"", ""}, w.Language))
	case has:
		return document.Join(values, w.in(sayOrBetween))
	}
	return document.Join(values, w.in(sayLacksBetween))
}

// among returns the values of a predicate that only asks whether the element is one of some, or is
// not; nil of any other.
func (w *wording) among(n *logic.Node) (values []document.Sentence, among bool) {
	if n.Op == logic.OpNot {
		values, among = w.among(n.Parts[0])
		return values, !among
	}
	if len(n.Parts) != 2 || n.Parts[0].Op != logic.OpElement {
		return nil, false
	}
	element, of := n.Parts[0], n.Parts[1]
	switch {
	case n.Op == logic.OpIn && of.Op == logic.OpList:
		return w.values(of, element), true
	case n.Op == logic.OpCompare && of.IsLiteral(logic.Word):
		return []document.Sentence{w.term(of, element)}, n.Operator == "=="
	}
	return nil, false
}

// areDebts says that a list is that of the debts, or of some of them.
func areDebts(n *logic.Node) bool {
	return n.Op == logic.OpDebts || n.Calls("filter") && areDebts(n.Parts[0])
}

// factOf returns the fact whose values a part has: its own, or, of an element, that of its list;
// nil where there is none, or several.
func factOf(n *logic.Node) *fact.Fact {
	switch {
	case n == nil:
		return nil
	case n.Op == logic.OpElement:
		return factOf(n.Bound)
	case n.Calls("filter"):
		return factOf(n.Parts[0])
	}
	return n.Fact
}

// clause is a condition in words: a statement, or several of which all must hold, or one.
type clause struct {
	joint joint
	says  document.Sentence // of a statement
	parts []clause
}

type joint int

const (
	statement joint = iota
	allOf
	oneOf
)

func (a *author) condition(e *logic.Expression) clause {
	return (&wording{author: a}).clause(e.Tree(), false)
}

// clause says a condition, or its opposite. Behind a not, "and" becomes "or", which is right of
// unknown values too.
func (w *wording) clause(n *logic.Node, opposite bool) clause {
	switch n.Op {
	case logic.OpNot:
		return w.clause(n.Parts[0], !opposite)
	case logic.OpLet:
		return clause{says: w.inline(w.clause(n.Parts[1], opposite), false).And(w.where(n)...)}
	case logic.OpAnd:
		return w.join(allOf, n, opposite)
	case logic.OpOr:
		return w.join(oneOf, n, opposite)
	}
	return clause{says: w.statement(n, opposite)}
}

// join puts the two sides of an and, or an or, into one list with those of its sides that are
// joined alike.
func (w *wording) join(as joint, n *logic.Node, opposite bool) clause {
	if opposite {
		as = allOf + oneOf - as
	}
	c := clause{joint: as}
	for _, side := range n.Parts {
		part := w.clause(side, opposite)
		if part.joint == as {
			c.parts = append(c.parts, part.parts...)
		} else {
			c.parts = append(c.parts, part)
		}
	}
	return c
}

// inline returns a clause within a sentence, in brackets where it stands among others.
func (w *wording) inline(c clause, among bool) document.Sentence {
	if c.joint == statement {
		return c.says
	}
	parts := make([]document.Sentence, len(c.parts))
	for i, p := range c.parts {
		parts[i] = w.inline(p, true)
	}
	between := w.in(sayAnd)
	if c.joint == oneOf {
		between = w.in(sayOr)
	}
	s := document.Join(parts, between)
	if among {
		return w.bracketed(s)
	}
	return s
}

// blocks returns a clause as nested lists.
func (c clause) blocks(a *author) []document.Block {
	if c.joint == statement {
		return []document.Block{document.List{Items: []document.Item{{Text: c.says}}}}
	}
	return []document.Block{document.List{Items: []document.Item{c.item(a)}}}
}

func (c clause) item(a *author) document.Item {
	if c.joint == statement {
		return document.Item{Text: c.says}
	}
	heading := sayAllOf
	if c.joint == oneOf {
		heading = sayOneOf
	}
	parts := make([]document.Item, len(c.parts))
	for i, p := range c.parts {
		parts[i] = p.item(a)
	}
	return document.Item{Text: document.Say(a.in(heading)), Below: []document.Block{document.List{Items: parts}}}
}
