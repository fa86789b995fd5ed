package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// lowered is the term of a call.
func (fn *Function) lowered(l *lowering, n *Node) term {
	if fn.lower != nil {
		return fn.lower(l, n)
	}
	parts := make([]term, len(n.Parts))
	for i, p := range n.Parts {
		parts[i] = l.lower(p)
	}
	ask := func(f *Frame) (fact.Value, bool) { return fn.compute(f, parts) }
	return term{
		truth:  func(f *Frame) (bool, bool) { v, known := ask(f); return v.Bool, known },
		number: func(f *Frame) (number, bool) { v, known := ask(f); return numberOf(&v), known },
		day:    func(f *Frame) (calendar.Day, bool) { v, known := ask(f); return v.Day, known },
		word:   func(f *Frame) (string, bool) { v, known := ask(f); return v.Choice, known },
	}
}

// compute asks every argument, so that a trace writes down all that are missing, and then Compute.
func (fn *Function) compute(f *Frame, parts []term) (fact.Value, bool) {
	values, known := make([]fact.Value, len(parts)), true
	for i := range parts {
		values[i] = parts[i].item(f).Value
		known = known && values[i].Known
	}
	if !known {
		return fact.Value{}, false
	}
	v, cause := fn.Compute(f.AsOf, values)
	if cause != "" {
		f.fail(cause, "")
	}
	return v, cause == ""
}

// known lowers known(x): whether x has a value.
func (l *lowering) known(n *Node) term {
	t := l.lower(n.Parts[0])
	ask := func(f *Frame) bool { return t.item(f).Known }
	if t.Kind == List {
		ask = func(f *Frame) bool { _, known := t.list(f); return known }
	}
	return term{truth: func(f *Frame) (bool, bool) {
		m := f.mark()
		known := ask(f)
		if !known {
			f.peek(m)
		}
		return known, true
	}}
}

// has lowers has("id"): whether a paper, or what may stand in for it, is at hand.
func (l *lowering) has(n *Node) term {
	will, papers := l.language.names.Papers[n.Parts[0].value.Choice], l.papersList()
	return term{truth: func(f *Frame) (bool, bool) {
		at, known := papers(f)
		return known && anyAtHand(will, at.words), known
	}}
}

func (l *lowering) papersList() closure[view] {
	return l.readFact(papersAtHand(l.language.vocabulary), borrower).list
}

// anyAtHand is whether any of the papers that will do is among those at hand.
func anyAtHand(will, atHand []string) bool {
	return slices.ContainsFunc(will, func(id string) bool { return slices.Contains(atHand, id) })
}

// proves is whether the papers at hand prove a hardship: every paper of one group is there,
// stand-ins counted.
func (n Names) proves(hardship string, atHand []string) bool {
	return slices.ContainsFunc(n.Proof[hardship], func(group []string) bool {
		return !slices.ContainsFunc(group, func(id string) bool { return !anyAtHand(n.Papers[id], atHand) })
	})
}

// proved lowers proved(h): whether the papers at hand prove a hardship.
func (l *lowering) proved(n *Node) term {
	hardship, papers, names := l.lower(n.Parts[0]).word, l.papersList(), l.language.names
	return term{truth: func(f *Frame) (bool, bool) {
		at, known := papers(f)
		h, hKnown := hardship(f)
		return known && hKnown && names.proves(h, at.words), known && hKnown
	}}
}

// daysSince lowers days_since(date): whole days from it to the day of the case.
func (l *lowering) daysSince(n *Node) term {
	date := l.lower(n.Parts[0]).day
	return term{number: func(f *Frame) (number, bool) {
		day, known := date(f)
		return exactly(whole(int64(f.AsOf) - int64(day))), known
	}}
}

// later lowers add_days and add_months.
func later(add func(calendar.Day, int64) (calendar.Day, bool)) func(*lowering, *Node) term {
	return func(l *lowering, n *Node) term {
		day, count := l.lower(n.Parts[0]).day, l.lower(n.Parts[1]).number
		return term{day: func(f *Frame) (calendar.Day, bool) {
			from, fromKnown := day(f)
			by, byKnown := count(f)
			if !fromKnown || !byKnown {
				return 0, false
			}
			steps, _, whole := by.Trim(0).Int64(0)
			to, exists := add(from, steps)
			if !whole || !by.IsInt() || !exists {
				f.fail(OutOfBounds, "")
				return 0, false
			}
			return to, true
		}}
	}
}

// on lowers on(parameter, date): the parameter's value on that date.
func (l *lowering) on(n *Node) term {
	slot, name, date := n.Slot, n.Parts[0].value.Choice, l.lower(n.Parts[1]).day
	return term{number: func(f *Frame) (number, bool) {
		on, known := date(f)
		if !known {
			return number{}, false
		}
		v := f.figures().Series[slot].On(on)
		if !v.Known {
			f.fail(ParameterUnknown, name)
		}
		return numberOf(&v), v.Known
	}}
}
