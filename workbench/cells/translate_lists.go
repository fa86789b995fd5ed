package cells

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// list is a list of ids, each with the condition for being in it, where something is told of the
// list. The conditions are yes or no wherever the list is known.
type list struct {
	told    formula
	known   formula
	members []member
	plain   int32 // the variable it is, or -1
}

type member struct {
	id    string
	there formula
}

// list translates a list of ids; not ok when it holds something else, or comes from debts.
func (t *translator) list(n *logic.Node, in scope) (l list, ok bool) {
	if !t.takeNode() {
		return list{}, false
	}
	switch n.Op {
	case logic.OpFact:
		if f := t.fact(n); f != nil && f.Type == fact.Choices {
			return t.listOfFact(f), true
		}
	case logic.OpList:
		return t.listWritten(n, in)
	case logic.OpElse:
		return t.listOrElse(n, in)
	case logic.OpCall:
		if n.Function.Cells == logic.BySelection {
			return t.listFiltered(n, in)
		}
	}
	return list{}, false
}

func (t *translator) listOfFact(f *fact.Fact) list {
	n := t.given(f)
	l := list{told: t.knows(n), known: t.knows(n), plain: n}
	for _, id := range answers(f) {
		l.members = append(l.members, member{id, t.leaf(atom{of: n, asks: some, ids: id})})
	}
	return l
}

// listWritten translates a list of ids in brackets.
func (t *translator) listWritten(n *logic.Node, in scope) (list, bool) {
	l := list{told: always, known: always, plain: -1}
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

// listFiltered translates filter. The result is not known where the predicate is unknown for a
// member, which then may be in it.
func (t *translator) listFiltered(n *logic.Node, in scope) (list, bool) {
	from, ok := t.list(n.Parts[0], in)
	if !ok {
		return list{}, false
	}
	l := list{told: from.told, known: from.known, plain: -1}
	for i, holds := range t.ofEach(n, from, in) {
		m := from.members[i]
		l.known = t.and(l.known, t.not(t.and(m.there, t.among(holds, unknown))))
		l.members = append(l.members, member{m.id, t.and(m.there, holds)})
	}
	l.known = t.among(l.known, yes)
	return l, true
}

// listOrElse translates a ?? b.
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
	l.told = l.known
	for _, m := range a.members {
		l.members = append(l.members, member{m.id, t.choose(ternary, a.known, m.there, t.constant(no))})
	}
	for _, m := range b.members {
		l.members = append(l.members, member{m.id, t.choose(ternary, a.known, t.constant(no), m.there)})
	}
	return l, true
}

// ofEach returns the truth of a predicate for each member.
func (t *translator) ofEach(n *logic.Node, l list, in scope) []formula {
	truths := make([]formula, len(l.members))
	for i, m := range l.members {
		truths[i] = t.truth(n.Parts[1], in.inside(m.id))
	}
	return truths
}

// truthOfQuantifier translates any, all, none and one.
func (t *translator) truthOfQuantifier(n *logic.Node, in scope) formula {
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaqueTruth(n, in)
	}
	truths := t.ofEach(n, l, in)
	switch n.Function.Name {
	case "any":
		return t.onlyIf(l.told, t.anyOf(l, truths))
	case "none":
		return t.onlyIf(l.told, t.not(t.anyOf(l, truths)))
	case "all":
		for i := range truths {
			truths[i] = t.not(truths[i])
		}
		return t.onlyIf(l.told, t.not(t.anyOf(l, truths)))
	case "one":
		return t.onlyIf(l.told, t.exactlyOne(l, truths))
	}
	return t.opaqueTruth(n, in)
}

// anyOf reports whether the truth of any member is yes.
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

// exactlyOne reports whether the truth of exactly one member is yes. It is no as soon as two are
// yes, whatever is unknown of others.
func (t *translator) exactlyOne(l list, truths []formula) formula {
	hold := make([]formula, len(truths))
	settled := t.constant(yes)
	for i, m := range l.members {
		hold[i] = t.and(m.there, truths[i])
		settled = t.and(settled, t.among(hold[i], known))
	}
	two := t.atLeast(2, hold)
	return t.choose(strict, t.among(two, yes), t.constant(no), t.onlyIf(settled, t.and(t.atLeast(1, hold), t.not(two))))
}
