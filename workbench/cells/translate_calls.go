package cells

import (
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// truthOfCall translates a call that gives yes or no.
func (t *translator) truthOfCall(n *logic.Node, in scope) formula {
	switch n.Function.Cells {
	case logic.ByElements:
		return t.truthOfQuantifier(n, in)
	case logic.ByKnown:
		return t.truthOfKnown(n.Parts[0], in)
	case logic.ByPapers:
		if t.papers != nil {
			return t.has(n.Parts[0].Value().Choice)
		}
	case logic.ByProof:
		if hardship := t.word(n.Parts[0], in); t.papers != nil && !hardship.opaque {
			return t.proved(hardship)
		}
	}
	return t.opaqueTruth(n, in)
}

func (t *translator) truthOfKnown(n *logic.Node, in scope) formula {
	if n.Each {
		return t.opaqueTruth(n, in)
	}
	switch n.Kind {
	case logic.Truthy:
		return t.among(t.truth(n, in), known)
	case logic.Word:
		w := t.word(n, in)
		return w.known
	case logic.List:
		if f := t.fact(n); f != nil && f.Type == fact.Records {
			return t.knows(t.given(f))
		}
		if l, ok := t.list(n, in); ok {
			return l.known
		}
		return always // debts
	}
	return t.knowsFigure(t.figure(n, in))
}

// has reports whether a paper, or one accepted instead, is at hand.
func (t *translator) has(id string) formula {
	return t.leaf(atom{of: t.given(t.papers), asks: some, ids: joined(t.standIns[id])})
}

// proved reports whether the papers at hand prove a hardship.
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
	return t.onlyIf(t.and(hardship.known, t.knows(t.given(t.papers))), proved)
}

// truthOfIn translates x in list and x in a..b.
func (t *translator) truthOfIn(n *logic.Node, in scope) formula {
	x, among := n.Parts[0], n.Parts[1]
	switch among.Op {
	case logic.OpRange:
		return t.truthOfInRange(n, in)
	case logic.OpList:
		return t.truthOfInList(n, in)
	}
	l, ok := t.list(among, in)
	if !ok || x.Kind != logic.Word {
		return t.opaqueTruth(n, in)
	}
	w := t.word(x, in)
	if w.opaque {
		return t.opaqueTruth(n, in)
	}
	hold := make([]formula, len(l.members))
	for i, m := range l.members {
		hold[i] = t.oneOf(w, []string{m.id})
	}
	return t.onlyIf(l.told, t.anyOf(l, hold))
}

// truthOfInList translates x in [a, b], as x == a or x == b.
func (t *translator) truthOfInList(n *logic.Node, in scope) formula {
	x, list := n.Parts[0], n.Parts[1]
	among := t.constant(no)
	if x.Kind != logic.Word {
		for _, node := range list.Parts {
			among = t.or(among, t.equal(x, node, in))
		}
		return among
	}
	w := t.word(x, in)
	if l, ok := t.listWritten(list, in); ok && len(l.members) > 0 && !w.opaque {
		ids := make([]string, len(l.members))
		for i, m := range l.members {
			ids[i] = m.id
		}
		return t.oneOf(w, ids)
	}
	for _, node := range list.Parts {
		other := t.word(node, in)
		if w.opaque || other.opaque {
			return t.opaqueTruth(n, in)
		}
		among = t.or(among, t.sameWord(w, other))
	}
	return among
}

// truthOfInRange translates x in a..b. It is no as soon as x is not a whole number or is beyond one
// bound, whatever the other bound is.
func (t *translator) truthOfInRange(n *logic.Node, in scope) formula {
	x, bounds := t.figure(n.Parts[0], in), n.Parts[1].Parts
	if x.shape.step == nil || !x.shape.step.IsInt() || !x.shape.exact {
		return t.opaqueTruth(n, in)
	}
	within := t.and(t.compare(">=", x, t.figure(bounds[0], in)), t.compare("<=", x, t.figure(bounds[1], in)))
	if x.bare() >= 0 && x.sum != nil && t.variables[x.bare()].opaque == "" {
		return within
	}
	return t.loosen(t.not(t.knowsFigure(x)), within) // the engine may not see that it is a whole number
}

// papersOf returns the fact that lists the papers at hand, or nil.
func papersOf(v *fact.Vocabulary) *fact.Fact {
	for _, f := range v.Borrower {
		if f.From == fact.FromMaterials {
			return f
		}
	}
	return nil
}
