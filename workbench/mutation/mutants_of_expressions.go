package mutation

import (
	"strings"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// addExpression adds the mutants of one expression.
func (s *fileMutants) addExpression(i int) {
	w := &expressionWalk{fileMutants: s, key: i, says: []rune(s.keys[i].Says())}
	s.formulas[s.keys[i].Dotted()].Tree().Walk(w.visit)
}

// expressionWalk adds the mutants of an expression.
type expressionWalk struct {
	*fileMutants
	key  int
	says []rune
}

// visit adds the mutants of one node.
func (w *expressionWalk) visit(n *logic.Node) {
	switch n.Op {
	case logic.OpNot:
		w.addNegation(n)
	case logic.OpAnd, logic.OpOr:
		w.addOperator(n)
	case logic.OpCompare:
		w.addOperator(n)
		w.addMoved(n.Parts[0], n.Parts[1], n)
		w.addMoved(n.Parts[1], n.Parts[0], n)
	case logic.OpRange:
		w.addMoved(n.Parts[0], nil, n)
		w.addMoved(n.Parts[1], nil, n)
	case logic.OpList:
		w.addChoices(n)
	case logic.OpCall:
		if n.Calls("add_days") || n.Calls("add_months") {
			w.addMoved(n.Parts[1], nil, n)
		}
	}
}

// replace adds a mutant that replaces some characters of the expression.
func (w *expressionWalk) replace(operator string, at logic.Span, with string, about *logic.Node) {
	k := w.keys[w.key]
	w.add(w.key, change{operator, k.Byte(at.From), k.Byte(at.To), with, about.String()})
}

// at returns the text at a place of the expression.
func (w *expressionWalk) at(s logic.Span) string {
	if s.From < 0 || s.To > len(w.says) || s.From > s.To {
		return ""
	}
	return string(w.says[s.From:s.To])
}

// changed says which operator replaces another, and the name of that change.
var changed = map[string]struct{ operator, with string }{
	"<": {"bound", "<="}, "<=": {"bound", "<"}, ">": {"bound", ">="}, ">=": {"bound", ">"},
	"==": {"equality", "!="}, "!=": {"equality", "=="},
	"and": {"junction", "or"}, "or": {"junction", "and"},
	// of the figures of plans alone
	"+": {"arithmetic", "-"}, "-": {"arithmetic", "+"}, "*": {"arithmetic", "/"}, "/": {"arithmetic", "*"},
	"min": {"arithmetic", "max"}, "max": {"arithmetic", "min"},
}

func (w *expressionWalk) addOperator(n *logic.Node) {
	if c := changed[n.Operator]; w.at(n.At) == n.Operator {
		w.replace(c.operator, n.At, c.with, n)
	}
}

// addNegation removes a not, with the white space after it.
func (w *expressionWalk) addNegation(n *logic.Node) {
	at := n.At
	if w.at(at) != "not" {
		return
	}
	for at.To < len(w.says) && strings.ContainsRune(" \t\n", w.says[at.To]) {
		at.To++
	}
	w.replace("negation", at, "", n.Parts[0])
}

// addChoices removes each of several choices, with the comma between it and its neighbour.
func (w *expressionWalk) addChoices(n *logic.Node) {
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

// addMoved moves a number by one unit each way; with is what it is compared with, or nil.
func (w *expressionWalk) addMoved(n, with, about *logic.Node) {
	if !n.IsLiteral(logic.Number) {
		return
	}
	for _, moved := range neighboursOf(w.at(n.At), namesShare(with)) {
		w.replace("threshold", n.At, moved, about)
	}
}

// namesShare reports whether a node is a rate.
func namesShare(n *logic.Node) bool {
	return n != nil && n.Op == logic.OpFact && !n.Each && n.Fact.Type == fact.Rate
}
