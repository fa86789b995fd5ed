package logic

import (
	"slices"
)

// lowerMembership lowers x in list and x in a..b.
func (l *lowering) lowerMembership(n *Node) term {
	l.compared++
	defer func() { l.compared-- }()
	x := l.lower(n.Parts[0])
	if r := n.Parts[1]; r.Op == OpRange {
		from, to := l.lower(r.Parts[0]), l.lower(r.Parts[1])
		return l.settled(term{truth: l.orBounds(between(x.number, from.number, to.number), func(f *Frame) Truth {
			return x.boundsIn(f).isWithin(from.boundsIn(f), to.boundsIn(f))
		})})
	}
	list := l.lower(n.Parts[1])
	if x.Kind == Word && list.possible == nil {
		return l.settled(term{truth: wordIn(x, list, l.tracing)})
	}
	return l.settled(term{truth: l.orBounds(itemIn(x, list.list), func(f *Frame) Truth { return x.isAmong(f, &list) })})
}

// orBounds returns a truth that looks at bounds where it is not known without.
func (l *lowering) orBounds(truth closure[bool], bounds func(*Frame) Truth) closure[bool] {
	if l.compared > maxCompared {
		return truth
	}
	return func(f *Frame) (bool, bool) {
		if value, known := truth(f); known {
			return value, true
		}
		return bounds(f).value()
	}
}

// isAmong is itemIn by what the value and the elements may be.
func (t *term) isAmong(f *Frame, list *term) Truth {
	all, known := list.elements(f)
	if !known {
		return Unknown
	}
	x, found := t.asPossible(f, false), No
	for i := range all {
		is := x.is(t.Kind, &all[i])
		if is == Yes && !all[i].open {
			return Yes
		}
		if is != No {
			found = Unknown
		}
	}
	return found
}

// is tells whether two elements are the same.
func (p *possible) is(kind Kind, q *possible) Truth {
	switch {
	case p.Known && q.Known:
		return Of(sameItem(kind, p.item, q.item))
	case kind == Number || kind == Day:
		return same.compare(p.bounds(kind), q.bounds(kind))
	}
	return Unknown
}

func (p *possible) bounds(kind Kind) Bounds {
	if p.Known {
		return pointOf(kind, &p.Value)
	}
	return p.within
}

// settled returns a term whose trace drops, where the result is known, what was read of elements
// that do not matter.
func (l *lowering) settled(t term) term {
	if !l.tracing {
		return t
	}
	t.truth, t.number, t.list = forgetful(t.truth), forgetful(t.number), forgetful(t.list)
	return t
}

func forgetful[T any](of closure[T]) closure[T] {
	return func(f *Frame) (T, bool) {
		m := f.mark()
		value, known := of(f)
		if known {
			f.forget(m)
		}
		return value, known
	}
}

// wordIn is itemIn for ids, with quicker ways for constants.
func wordIn(x, list term, tracing bool) closure[bool] {
	among := itemIn(x, list.list)
	if words := list.Node.list.words; list.Constant && len(words) > 0 {
		return func(f *Frame) (bool, bool) {
			w, known := x.word(f)
			return known && slices.Contains(words, w), known
		}
	}
	if x.Constant && list.Op == OpFact && !tracing {
		w, from, slot := x.value.Choice, list.origin(), list.Fact.Slot
		return func(f *Frame) (bool, bool) {
			v := f.at(from, slot)
			return v.Known && slices.Contains(v.List, w), v.Known
		}
	}
	if x.Constant {
		w := x.value.Choice
		return func(f *Frame) (bool, bool) {
			all, known := list.list(f)
			if known && all.items == nil {
				return slices.Contains(all.words, w), true
			}
			return among(f)
		}
	}
	return among
}

// itemIn makes the or of the equalities with each element.
func itemIn(x term, list closure[view]) closure[bool] {
	return func(f *Frame) (bool, bool) {
		all, listKnown := list(f)
		v := x.item(f)
		if !listKnown {
			return false, false
		}
		known := v.Known || all.len() == 0
		for n := range all.len() {
			i := all.at(n)
			if i.Known && v.Known && sameItem(x.Kind, v, i) {
				return true, true
			}
			known = known && i.Known
		}
		return false, known
	}
}

func sameItem(kind Kind, a, b item) bool {
	switch kind {
	case Number:
		return a.Number.Cmp(b.Number) == 0
	case Day:
		return a.Day == b.Day
	case Word:
		return a.Choice == b.Choice
	}
	return a.Bool == b.Bool
}

// between is no as soon as the value is known to be beyond one bound, even where the other is
// unknown.
func between(x, from, to closure[number]) closure[bool] {
	return func(f *Frame) (bool, bool) {
		v, known := x(f)
		low, lowKnown := from(f)
		high, highKnown := to(f)
		if known && (!v.IsInt() || lowKnown && v.Less(low.Decimal) || highKnown && high.Less(v.Decimal)) {
			return false, true
		}
		return true, known && lowKnown && highKnown
	}
}
