package cells

import (
	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// asked is what the functions give that are yes or no: known, has and proved.
func (t *translator) asked(n *ast.CallNode, in scope) formula {
	switch called(n) {
	case "known":
		return t.knownPart(n.Arguments[0], in)
	case "has":
		if id, ok := n.Arguments[0].(*ast.StringNode); ok && t.papers != nil {
			return t.has(id.Value)
		}
	case "proved":
		if t.papers != nil {
			return t.proved(t.word(n.Arguments[0], in))
		}
	}
	return t.opaqueTruth(n, in)
}

// knownPart is whether a part is known.
func (t *translator) knownPart(node ast.Node, in scope) formula {
	if _, ok := node.(*ast.MemberNode); ok { // of each debt
		return t.opaqueTruth(node, in)
	}
	switch t.kind(node, in) {
	case logic.Truthy:
		return t.among(t.truth(node, in), known)
	case logic.Word:
		w := t.word(node, in)
		return w.known
	case logic.List:
		if l, ok := t.list(node, in); ok {
			return l.known
		}
		return always // debts
	}
	return t.knowsFigure(t.figure(node, in))
}

// has is whether a paper, or what stands in for it, is at hand.
func (t *translator) has(id string) formula {
	return t.leaf(atom{of: t.given(t.papers), asks: some, ids: joined(t.standIns[id])})
}

// proved is whether the papers at hand prove a hardship.
func (t *translator) proved(hardship word) formula {
	proved := t.constant(no)
	for _, id := range hardship.ids {
		whole := t.constant(no)
		for _, group := range t.proofs[id] {
			all := always
			for _, paper := range group {
				all = t.and(all, t.has(paper))
			}
			whole = t.or(whole, all)
		}
		proved = t.or(proved, t.and(hardship.is(id), whole))
	}
	return t.where(t.and(hardship.known, t.knows(t.given(t.papers))), proved)
}

// member is x in list, or x in a..b.
func (t *translator) member(n *ast.BinaryNode, in scope) formula {
	switch r := n.Right.(type) {
	case *ast.BinaryNode:
		if r.Operator == ".." {
			return t.between(n.Left, r, in)
		}
	case *ast.ArrayNode:
		return t.amongWritten(n.Left, r, in)
	}
	l, ok := t.list(n.Right, in)
	if !ok || t.kind(n.Left, in) != logic.Word {
		return t.opaqueTruth(n, in)
	}
	w := t.word(n.Left, in)
	hold := make([]formula, len(l.members))
	for i, m := range l.members {
		hold[i] = t.oneOf(w, []string{m.id})
	}
	return t.where(l.known, t.anyOf(l, hold))
}

// amongWritten is x in [a, b]: the or of its equalities.
func (t *translator) amongWritten(left ast.Node, r *ast.ArrayNode, in scope) formula {
	if l, ok := t.written(r, in); ok && len(l.members) > 0 {
		w := t.word(left, in)
		ids := make([]string, len(l.members))
		for i, m := range l.members {
			ids[i] = m.id
		}
		return t.oneOf(w, ids)
	}
	among := t.constant(no)
	for _, node := range r.Nodes {
		among = t.or(among, t.comparison(&ast.BinaryNode{Operator: "==", Left: left, Right: node}, in))
	}
	return among
}

// between is x in a..b: no as soon as x is no whole number or lies behind one bound, whatever the other is.
func (t *translator) between(left ast.Node, r *ast.BinaryNode, in scope) formula {
	x := t.figure(left, in)
	if x.shape.step == nil || !x.shape.step.IsInt() || !x.shape.exact {
		return t.opaqueTruth(&ast.BinaryNode{Operator: "in", Left: left, Right: r}, in)
	}
	return t.and(t.compare(">=", x, t.figure(r.Left, in)), t.compare("<=", x, t.figure(r.Right, in)))
}

// papersOf is the fact that holds the papers at hand, or nil.
func papersOf(v *fact.Vocabulary) *fact.Fact {
	for _, f := range v.Borrower {
		if f.From == "material" {
			return f
		}
	}
	return nil
}
