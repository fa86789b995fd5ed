package logic

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Law 11: what is judged quickly, for a trace and for its result alone, is what is judged part by part,
// and what a trace records is what it records part by part.
func TestLaw11QuickAsPartByPart(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		w, e, c := drawn(rt, t, l, true)
		a, b := w.truth(2), w.truth(1)
		sign, other := w.one("and", "or"), w.one("and", "or")
		for _, source := range []string{
			e.Source,
			fmt.Sprintf("%s %s (%s) %s %s", b, sign, a, sign, b),
			fmt.Sprintf("%s %s (%s %s %s)", b, sign, a, other, b),
		} {
			if len(source) > maxLength {
				continue
			}
			e := mustCompile(rt, l, source)
			for debt := range c.Debts {
				f := l.NewFrame(c).At(debt)
				want, got := recordedBy(f, partByPart(l, e.tree)), recordedBy(f, e.traced.truth)
				if diff := cmp.Diff(want, got); diff != "" {
					rt.Fatalf("%s of debt %d (-part by part +traced)\n%s", source, debt, diff)
				}
				if quick := e.Truth(f); quick != want.Truth {
					rt.Fatalf("%s of debt %d is %v, and part by part %v", source, debt, quick, want.Truth)
				}
			}
		}
	})
}

// partByPart lowers a condition for a trace with junctions of two parts, each of which is called.
func partByPart(l *Language, n *Node) closure[bool] {
	lowering := &lowering{language: l, tracing: true}
	switch {
	case n.Constant:
	case n.Op == OpNot:
		of := partByPart(l, n.Parts[0])
		return func(f *Frame) (bool, bool) { v, known := of(f); return !v, known }
	case n.Op == OpAnd || n.Op == OpOr:
		return ofTwo(partByPart(l, n.Parts[0]), partByPart(l, n.Parts[1]), n.Op == OpOr)
	}
	return lowering.lower(n).truth
}

// ofTwo is a junction of two parts. Where the first fixes the result but has looked at something with
// known or ??, the second may fix it whatever the first looked at.
func ofTwo(a, b closure[bool], decides bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		first := f.mark()
		x, xKnown := a(f)
		settled := xKnown && x == decides
		if settled && !f.hasPeeked(first) {
			return decides, true
		}
		second := f.mark()
		y, yKnown := b(f)
		switch {
		case yKnown && y == decides && !(settled && f.hasPeeked(second)):
			f.forget(first)
			f.unpeek(first, second)
			return decides, true
		case settled:
			f.forget(second)
			f.unpeek(second, f.mark())
			return decides, true
		}
		return !decides, xKnown && yKnown
	}
}

// recorded is what a trace records, each thing once.
type recorded struct {
	Truth          Truth
	Pulled, Peeked []string
	Causes         []Cause
}

func recordedBy(f *Frame, truth closure[bool]) recorded {
	f.Remember(nil)
	defer f.stopRemembering()
	m := f.memory
	m.prepareNotes()
	f.trace = &m.recording
	f.trace.begin()
	value, known := truth(f)
	f.trace = nil
	n := m.noteSince(mark{}, &m.recording)
	pulled, _ := m.expand(n.pulled, span{})
	peeked, _ := m.expand(n.peeked, span{})
	of := recorded{
		Pulled: called(m.refsOf(pulled)), Peeked: called(m.refsOf(peeked)),
		Causes: append([]Cause(nil), m.causesOf(n.causes)...),
	}
	if known {
		of.Truth = Of(value)
	}
	return of
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
