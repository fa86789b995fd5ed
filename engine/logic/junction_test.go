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
