package mutation

import (
	"strings"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// expression adds the mutants of one expression.
func (s *script) expression(i int) {
	w := &walker{script: s, key: i, says: []rune(s.keys[i].Says())}
	s.formulas[s.keys[i].Dotted()].Tree().Walk(w.visit)
}

// walker visits the tree of an expression.
type walker struct {
	*script
	key  int
	says []rune
}

// visit adds the mutants of one node.
func (w *walker) visit(n *logic.Node) {
	switch n.Op {
	case logic.OpNot:
		w.not(n)
	case logic.OpAnd, logic.OpOr:
		w.operator(n)
	case logic.OpCompare:
		w.operator(n)
		w.move(n.Parts[0], n.Parts[1], n)
		w.move(n.Parts[1], n.Parts[0], n)
	case logic.OpRange:
		w.move(n.Parts[0], nil, n)
		w.move(n.Parts[1], nil, n)
	case logic.OpList:
		w.choices(n)
	case logic.OpCall:
		if n.Calls("add_days") || n.Calls("add_months") {
			w.move(n.Parts[1], nil, n)
		}
	}
}

// replace puts other words in the place of some characters of the expression.
func (w *walker) replace(operator string, at logic.Span, with string, about *logic.Node) {
	k := w.keys[w.key]
	w.mutant(w.key, change{operator, k.Byte(at.From), k.Byte(at.To), with, about.String()})
}

// at returns what stands at a place of the expression.
func (w *walker) at(s logic.Span) string {
	if s.From < 0 || s.To > len(w.says) || s.From > s.To {
		return ""
	}
	return string(w.says[s.From:s.To])
}

// changed are the operators that are made one another, and the operator of the mutant that this
// makes.
var changed = map[string]struct{ operator, with string }{
	"<": {"bound", "<="}, "<=": {"bound", "<"}, ">": {"bound", ">="}, ">=": {"bound", ">"},
	"==": {"equality", "!="}, "!=": {"equality", "=="},
	"and": {"junction", "or"}, "or": {"junction", "and"},
}

func (w *walker) operator(n *logic.Node) {
	if c := changed[n.Operator]; w.at(n.At) == n.Operator {
		w.replace(c.operator, n.At, c.with, n)
	}
}

// not takes a not away, with the white space behind it.
func (w *walker) not(n *logic.Node) {
	at := n.At
	if w.at(at) != "not" {
		return
	}
	for at.To < len(w.says) && strings.ContainsRune(" \t\n", w.says[at.To]) {
		at.To++
	}
	w.replace("negation", at, "", n.Parts[0])
}

// choices takes each of several away, with the comma that parts it from the next.
func (w *walker) choices(n *logic.Node) {
	if len(n.Parts) < 2 {
		return
	}
	for i, part := range n.Parts {
		at := part.At
		if !part.IsLiteral(logic.Word) {
			continue
		}
		if i+1 < len(n.Parts) {
			at.To = n.Parts[i+1].At.From
		} else {
			at.From = n.Parts[i-1].At.To
		}
		w.replace("choice", at, "", part)
	}
}

// move moves a number by one unit each way; with is what it is compared with, or nil, and about the
// whole.
func (w *walker) move(n, with, about *logic.Node) {
	if !n.IsLiteral(logic.Number) {
		return
	}
	for _, moved := range moved(w.at(n.At), namesShare(with)) {
		w.replace("threshold", n.At, moved, about)
	}
}

// namesShare reports whether a node names a rate or a share, which is not counted.
func namesShare(n *logic.Node) bool {
	return n != nil && n.Op == logic.OpFact && !n.Each && n.Fact.Type == fact.Rate
}
