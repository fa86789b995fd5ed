package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// lowerCall makes the term of a call.
func (fn *Function) lowerCall(l *lowering, n *Node) term {
	if fn.lower != nil {
		return fn.lower(l, n)
	}
	parts := make([]term, len(n.Parts))
	for i, p := range n.Parts {
		parts[i] = l.lower(p)
	}
	call := func(f *Frame) (fact.Value, bool) { return fn.compute(f, parts) }
	var bounds func(*Frame) Bounds
	if fn.Within != nil {
		bounds = func(f *Frame) Bounds { return fn.within(f, parts) }
	}
	return term{
		bounds: bounds,
		truth:  func(f *Frame) (bool, bool) { v, known := call(f); return v.Bool, known },
		number: func(f *Frame) (number, bool) { v, known := call(f); return numberOf(&v), known },
		day:    func(f *Frame) (calendar.Day, bool) { v, known := call(f); return v.Day, known },
		word:   func(f *Frame) (string, bool) { v, known := call(f); return v.Choice, known },
	}
}

// compute evaluates every argument, so that a trace records all that are missing, and calls
// Compute.
func (fn *Function) compute(f *Frame, parts []term) (fact.Value, bool) {
	values, known := make([]fact.Value, len(parts)), true
	for i := range parts {
		parts[i].enter(f, &values[i])
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

// within returns what the result of a call may be. For single values it is computed.
func (fn *Function) within(f *Frame, parts []term) Bounds {
	of, values, arePoints := make([]Bounds, len(parts)), make([]fact.Value, len(parts)), true
	for i := range parts {
		of[i] = parts[i].boundsIn(f)
		arePoints = arePoints && of[i].isPoint()
		values[i] = of[i].low.value(arePoints, parts[i].Kind)
	}
	if !arePoints {
		return fn.Within(of)
	}
	v, cause := fn.Compute(f.AsOf, values)
	v.Known = cause == ""
	return pointOf(fn.Gives, &v)
}

// lowerKnown lowers known(x): whether x has a value.
func (l *lowering) lowerKnown(n *Node) term {
	t := l.lower(n.Parts[0])
	if t.Op == OpFact && !l.tracing {
		from, slot := t.origin(), t.Fact.Slot
		return term{truth: func(f *Frame) (bool, bool) { return f.at(from, slot).Known, true }}
	}
	return term{truth: func(f *Frame) (bool, bool) {
		m := f.mark()
		known := t.isKnown(f)
		if !known {
			f.peek(m)
		}
		return known, true
	}}
}

// lowerHas lowers has("id"): whether a paper, or what may stand in for it, is at hand.
func (l *lowering) lowerHas(n *Node) term {
	will, papers := l.language.names.Papers[n.Parts[0].value.Choice], l.lowerPapersAtHand()
	return term{truth: func(f *Frame) (bool, bool) {
		at, known := papers(f)
		return known && anyAtHand(will, at.words), known
	}}
}

func (l *lowering) lowerPapersAtHand() closure[view] {
	return l.lowerFact(papersAtHand(l.language.vocabulary), borrower).list
}

// anyAtHand reports whether one of several papers is at hand.
func anyAtHand(will, atHand []string) bool {
	return slices.ContainsFunc(will, func(id string) bool { return slices.Contains(atHand, id) })
}

// proves reports whether the papers at hand prove a hardship: every paper of one group, or one that
// stands in for it, is there.
func (n Names) proves(hardship string, atHand []string) bool {
	return slices.ContainsFunc(n.Proof[hardship], func(group []string) bool {
		return !slices.ContainsFunc(group, func(id string) bool { return !anyAtHand(n.Papers[id], atHand) })
	})
}

// lowerProved lowers proved(h): whether the papers at hand prove a hardship.
func (l *lowering) lowerProved(n *Node) term {
	hardship, papers, names := l.lower(n.Parts[0]).word, l.lowerPapersAtHand(), l.language.names
	return term{truth: func(f *Frame) (bool, bool) {
		at, known := papers(f)
		h, hKnown := hardship(f)
		return known && hKnown && names.proves(h, at.words), known && hKnown
	}}
}

// lowerDaysSince lowers days_since(date): whole days from it to the day of the case.
func (l *lowering) lowerDaysSince(n *Node) term {
	date := l.lower(n.Parts[0])
	return term{number: func(f *Frame) (number, bool) {
		day, known := date.day(f)
		return exactly(whole(int64(f.AsOf) - int64(day))), known
	}, bounds: func(f *Frame) Bounds { return boundsOperationOf["-"](pointOfDay(f.AsOf), date.boundsIn(f)) }}
}

// later lowers add_days and add_months.
func later(add func(calendar.Day, int64) (calendar.Day, bool)) func(*lowering, *Node) term {
	return func(l *lowering, n *Node) term {
		day, count := l.lower(n.Parts[0]), l.lower(n.Parts[1])
		bounds := func(f *Frame) Bounds { return day.boundsIn(f).later(count.boundsIn(f), add) }
		return term{bounds: bounds, day: func(f *Frame) (calendar.Day, bool) {
			from, fromKnown := day.day(f)
			by, byKnown := count.number(f)
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

// lowerOn lowers on(parameter, date): the parameter's value on that date.
func (l *lowering) lowerOn(n *Node) term {
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
