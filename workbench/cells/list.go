package cells

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// list is a list of ids, each with the condition on which it is there. The conditions are yes or no
// wherever the list is known.
type list struct {
	known   formula
	members []member
	plain   int32 // the variable that it is, or -1
}

type member struct {
	id    string
	there formula
}

// list takes a list of ids apart; not ok when it is one of something else, or comes from debts.
func (t *translator) list(n *logic.Node, in scope) (l list, ok bool) {
	if !t.spend() {
		return list{}, false
	}
	switch n.Op {
	case logic.OpFact:
		if f := t.fact(n); f != nil && f.Type == fact.Choices {
			return t.listed(f), true
		}
	case logic.OpList:
		return t.written(n, in)
	case logic.OpElse:
		return t.listOrElse(n, in)
	case logic.OpCall:
		if n.Function.Cells == logic.BySelection {
			return t.filtered(n, in)
		}
	}
	return list{}, false
}

// listed returns the list that a given fact is.
func (t *translator) listed(f *fact.Fact) list {
	n := t.given(f)
	l := list{known: t.knows(n), plain: n}
	for _, id := range answers(f) {
		l.members = append(l.members, member{id, t.leaf(atom{of: n, asks: some, ids: id})})
	}
	return l
}

// written returns a list of ids in brackets.
func (t *translator) written(n *logic.Node, in scope) (list, bool) {
	l := list{known: always, plain: -1}
	for _, node := range n.Parts {
		w := t.word(node, in)
		id, ok := w.literal()
		if !ok || node.Kind != logic.Word {
			return list{}, false
		}
		l.members = append(l.members, member{id, always})
	}
	return l, true
}

// filtered returns a list of those elements for which a predicate holds. It is unknown where that
// is not known of one.
func (t *translator) filtered(n *logic.Node, in scope) (list, bool) {
	from, ok := t.list(n.Parts[0], in)
	if !ok {
		return list{}, false
	}
	l := list{known: from.known, plain: -1}
	for i, holds := range t.ofEach(n, from, in) {
		m := from.members[i]
		l.known = t.and(l.known, t.not(t.and(m.there, t.among(holds, unknown))))
		l.members = append(l.members, member{m.id, t.and(m.there, holds)})
	}
	l.known = t.among(l.known, yes)
	return l, true
}

// listOrElse returns a ?? b of two lists.
func (t *translator) listOrElse(n *logic.Node, in scope) (list, bool) {
	a, ok := t.list(n.Parts[0], in)
	if !ok {
		return list{}, false
	}
	b, ok := t.list(n.Parts[1], in)
	if !ok {
		return list{}, false
	}
	l := list{known: t.or(a.known, b.known), plain: -1}
	for _, m := range a.members {
		l.members = append(l.members, member{m.id, t.choose(ternary, a.known, m.there, t.constant(no))})
	}
	for _, m := range b.members {
		l.members = append(l.members, member{m.id, t.choose(ternary, a.known, t.constant(no), m.there)})
	}
	return l, true
}

// ofEach returns the truth of a predicate for each member of a list.
func (t *translator) ofEach(n *logic.Node, l list, in scope) []formula {
	truths := make([]formula, len(l.members))
	for i, m := range l.members {
		truths[i] = t.truth(n.Parts[1], in.inside(m.id))
	}
	return truths
}

// quantified is any, all, none or one.
func (t *translator) quantified(n *logic.Node, in scope) formula {
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaqueTruth(n, in)
	}
	truths := t.ofEach(n, l, in)
	switch n.Function.Name {
	case "any":
		return t.where(l.known, t.anyOf(l, truths))
	case "none":
		return t.where(l.known, t.not(t.anyOf(l, truths)))
	case "all":
		for i := range truths {
			truths[i] = t.not(truths[i])
		}
		return t.where(l.known, t.not(t.anyOf(l, truths)))
	case "one":
		return t.where(l.known, t.exactlyOne(l, truths))
	}
	return t.opaqueTruth(n, in)
}

// anyOf reports whether there is a member for which it is true.
func (t *translator) anyOf(l list, truths []formula) formula {
	var certain []string
	found := t.constant(no)
	for i, m := range l.members {
		switch {
		case l.plain >= 0 && t.is(truths[i], yes):
			certain = append(certain, m.id)
		default:
			found = t.or(found, t.and(m.there, truths[i]))
		}
	}
	if len(certain) > 0 {
		slices.Sort(certain)
		found = t.or(found, t.leaf(atom{of: l.plain, asks: some, ids: joined(certain)}))
	}
	return found
}

// exactlyOne is no as soon as it is true for two, whatever is not known of others.
func (t *translator) exactlyOne(l list, truths []formula) formula {
	hold := make([]formula, len(truths))
	settled := t.constant(yes)
	for i, m := range l.members {
		hold[i] = t.and(m.there, truths[i])
		settled = t.and(settled, t.among(hold[i], known))
	}
	two := t.atLeast(2, hold)
	return t.choose(strict, t.among(two, yes), t.constant(no), t.where(settled, t.and(t.atLeast(1, hold), t.not(two))))
}
