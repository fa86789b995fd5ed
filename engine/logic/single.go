package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// single returns the comparison of one given fact where the whole condition is one, or nil. From it
// follows what the fact would have to be where the condition is no.
func (l *Language) single(n *Node, not bool) *Comparison {
	switch n.Op {
	case OpNot:
		return l.single(n.Parts[0], !not)
	case OpFact:
		if f := n.given(); f != nil && f.Type == fact.Bool {
			return &Comparison{Fact: f, Operator: "==", value: constant(fact.Value{Known: true, Bool: !not})}
		}
	case OpIn:
		f := n.Parts[1].given()
		if f == nil || f.Type != fact.Choices || !n.Parts[0].IsLiteral(Word) {
			return nil
		}
		return turn(&Comparison{Fact: f, Operator: "contains", value: constant(n.Parts[0].Value())}, not)
	case OpCompare:
		return l.singleComparison(n, not)
	}
	return nil
}

// given returns the given fact that a node reads of the borrower or the judged debt, or nil.
func (n *Node) given() *fact.Fact {
	if n.Op == OpFact && !n.Each && n.Fact.Given() {
		return n.Fact
	}
	return nil
}

func constant(v fact.Value) func(*Frame) (fact.Value, bool) {
	return func(*Frame) (fact.Value, bool) { return v, v.Known }
}

// opposite is the operator that holds where the other does not, mirrored the one that holds with
// the sides exchanged.
var (
	opposite = map[string]string{
		"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==", "contains": "lacks",
	}
	mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)

func (l *Language) singleComparison(n *Node, not bool) *Comparison {
	operator, side, other := n.Operator, n.Parts[0], n.Parts[1]
	if side.given() == nil {
		operator, side, other = mirrored[operator], other, side
	}
	f := side.given()
	if f == nil || f.Type == fact.Choices || f.Type == fact.Bool || l.moves(other, f) {
		return nil
	}
	t := (&lowering{language: l}).lower(other)
	value := func(f *Frame) (fact.Value, bool) { i := t.item(f); return i.Value, i.Known }
	return turn(&Comparison{Fact: f, Operator: operator, value: value}, not)
}

// moves reports whether the value of a node depends on a fact, directly or through derived facts.
func (l *Language) moves(n *Node, with *fact.Fact) bool {
	reads := func(e *Expression) bool { return slices.Contains(e.Facts, with) }
	return n.Contains(func(p *Node) bool {
		return p.Op == OpFact && (p.Fact == with || l.behind(p.Fact, reads)) ||
			p.Op == OpCall && (p.Calls("has") || p.Calls("proved")) && holdsPapers(with)
	})
}

func turn(c *Comparison, not bool) *Comparison {
	if not {
		c.Operator = opposite[c.Operator]
	}
	return c
}
