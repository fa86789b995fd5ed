package logic

import (
	"testing"

	"pgregory.net/rapid"
)

// Law 11: what is judged quickly is what is judged part by part, as a trace judges it.
func TestLaw11QuickAsTraced(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		_, e, c := drawn(rt, t, l, true)
		for debt := range c.Debts {
			f := l.NewFrame(c).At(debt)
			if quick, plain := e.Truth(f), e.tracedTruth(f); quick != plain {
				rt.Fatalf("%s of debt %d is %v, and part by part %v", e.Source, debt, quick, plain)
			}
		}
	})
}

// tracedTruth judges a condition by the closures of a trace.
func (e *Expression) tracedTruth(f *Frame) Truth {
	f.Remember(nil)
	defer f.stopRemembering()
	f.memory.prepareNotes()
	f.trace = &f.memory.recording
	f.trace.begin()
	defer func() { f.trace = nil }()
	value, known := e.traced.truth(f)
	if !known {
		return Unknown
	}
	return Of(value)
}

// Law 11: bounds of derived facts that are worked out when asked for are those of their expressions,
// whatever was asked before.
func TestLaw11BoundsWhenAsked(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		w, e, c := drawn(rt, t, l, true)
		remembers := l.NewFrame(c)
		remembers.Remember(nil)
		for range 8 {
			d, debt := l.derivations[w.pick(len(l.derivations))], w.pick(len(c.Debts))
			remembers.At(debt)
			e.Truth(remembers)
			if l.NewFrame(c).Read(d.fact, debt).Known {
				continue
			}
			want := d.expression.Bounds(l.NewFrame(c).At(debt))
			for _, f := range []*Frame{remembers, l.NewFrame(c)} {
				if got := f.BoundsOf(d.fact, debt); got != want {
					rt.Fatalf("%s may be %v, want %v", d.fact.Name, got, want)
				}
			}
		}
	})
}
