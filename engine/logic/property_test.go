package logic

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var someBytes = rapid.SliceOfN(rapid.Byte(), 80, 600)

// drawn is a generated condition and case, with unknowns.
func drawn(t *rapid.T, tb testing.TB, l *Language, peeks bool) (*writer, *Expression, *Case) {
	w := &writer{bytes: someBytes.Draw(t, "bytes"), peeks: peeks, divides: true}
	c := w.someCase(tb, l, 3)
	return w, mustCompile(t, l, w.whole(4)), c
}

func mustCompile(t *rapid.T, l *Language, source string) *Expression {
	e, fault := l.Compile(source, wide)
	if fault != nil {
		t.Fatalf("%s: %+v", source, *fault)
	}
	return e
}

// Law 1, for everything that can be written: the order of writing does not matter.
func TestLaw1OrderOfWriting(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		w, a, c := drawn(rt, t, l, true)
		b := w.whole(3)
		f := l.NewFrame(c).At(0)
		for _, operator := range []string{"and", "or"} {
			ab, ba := fmt.Sprintf("%s %s %s", a.Source, operator, b), fmt.Sprintf("%s %s %s", b, operator, a.Source)
			if len(ab) > maxLength {
				return
			}
			if x, y := mustCompile(rt, l, ab).Truth(f), mustCompile(rt, l, ba).Truth(f); x != y {
				rt.Fatalf("%s is %v\n%s is %v", ab, x, ba, y)
			}
		}
	})
}

// Law 7, the most important one: a yes or no stays what it is when something unknown becomes known.
// (known and ?? are questions about what is known, and so are left out.)
func TestLaw7Monotony(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		w, e, c := drawn(rt, t, l, false)
		if mentions(e.Source, "warned") {
			return
		}
		f := l.NewFrame(c).At(0)
		before := e.Truth(f)
		for open := unknown(l, c); len(open) > 0; open = unknown(l, c) {
			r := open[w.pick(len(open))]
			c = with(l, c, r, w.told(c, r, w.value))
			f := l.NewFrame(c).At(0)
			after := e.Truth(f)
			if before != Unknown && after != before && !(after == Unknown && isOutOfBounds(e.Trace(f))) {
				rt.Fatalf("%s was %v; with %v known it is %v", e.Source, before, called([]Ref{r}), after)
			}
			before = after
		}
		if before == Unknown && len(e.Trace(l.NewFrame(c).At(0)).Causes) == 0 {
			rt.Fatalf("%s is unknown though all is known", e.Source)
		}
	})
}

// isOutOfBounds reports whether a figure of an expression is out of bounds, which is the exception of
// law 7: a yearly cost may be told that is larger than any that is reckoned with.
func isOutOfBounds(t Trace) bool {
	return slices.ContainsFunc(t.Causes, func(c Cause) bool { return c.Kind == OutOfBounds })
}

// Unknown is never without a reason, and never without a question where a question would help.
func TestTraceIsNotEmpty(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		_, e, c := drawn(rt, t, l, true)
		f := l.NewFrame(c).At(0)
		trace := e.Trace(f)
		if e.Truth(f) == Unknown && len(trace.Missing)+len(trace.Causes) == 0 {
			rt.Fatalf("%s is unknown, and nothing is missing", e.Source)
		}
		for _, r := range trace.Missing {
			if !slices.Contains(unknown(l, c), r) {
				rt.Fatalf("%s misses %v, which is known or derived", e.Source, called([]Ref{r}))
			}
		}
	})
}

// What a trace does not name cannot move the answer.
func TestTraceNamesAllThatMatters(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		w, e, c := drawn(rt, t, l, true)
		f := l.NewFrame(c).At(0)
		before, missing := e.Truth(f), e.Trace(f).Missing
		for _, r := range unknown(l, c) {
			if slices.Contains(missing, r) {
				continue
			}
			if after := e.Truth(l.NewFrame(with(l, c, r, w.told(c, r, w.value))).At(0)); after != before {
				rt.Fatalf("%s was %v; with %v, which was not missing (%v), it is %v", e.Source, before,
					called([]Ref{r}), called(missing), after)
			}
		}
	})
}

// The same question gives the same trace, and asking for a trace changes no answer.
func TestTraceIsPure(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		_, e, c := drawn(rt, t, l, true)
		f := l.NewFrame(c).At(0)
		before := e.Truth(f)
		first, second := e.Trace(f), e.Trace(f)
		if diff := cmp.Diff(called(first.Missing), called(second.Missing)); diff != "" || e.Truth(f) != before {
			rt.Fatalf("%s was %v and is %v\n%s", e.Source, before, e.Truth(f), diff)
		}
	})
}
