package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// Trace lists why a result is unknown, or could change. Every expression is lowered twice: once to
// be judged, and once to be judged and to record what it reads. A trace comes from the second,
// results only from the first.
type Trace struct {
	Missing []Ref   // given facts that were not known where it mattered
	Needed  int     // so many of them, the first, were not merely looked at by known or ??
	Causes  []Cause // what no answer can cure
	Failed  bool    // something could not be computed, whether it mattered or not

	pulled []Ref // read while unknown
	peeked []Ref // read by known or ?? while unknown
	causes []Cause

	// derived is what reading each derived fact has added: it may be read many times, through
	// others.
	derived map[Ref]written
}

// written is what reading a derived fact adds to a trace, each thing once, in the order of reading.
type written struct {
	pulled, peeked []Ref
	causes         []Cause
	failed         bool
}

// Ref is a fact of the borrower (Debt is NoDebt) or of a debt.
type Ref struct {
	Fact *fact.Fact
	Debt int
}

// Cause is a reason why something cannot be computed.
type Cause struct {
	Kind CauseKind
	Name string // the parameter, or the derived fact that cannot be computed; may be empty
}

// CauseKind says why something cannot be computed.
type CauseKind string

// The kinds of causes.
const (
	DivisionByZero   CauseKind = "division-by-zero"
	OutOfBounds      CauseKind = "out-of-bounds"
	EmptyList        CauseKind = "empty-list"
	NoSolution       CauseKind = "no-solution" // no number of months, or no rate, fits
	ParameterUnknown CauseKind = "parameter-unknown"
)

// Trace evaluates the expression again and returns what is missing for it and what cannot be
// computed, each thing once, in the order of reading.
func (e *Expression) Trace(f *Frame) Trace {
	t := &Trace{derived: f.kept}
	f.trace = t
	known := e.traced.item(f).Known
	f.trace = nil
	if known {
		t.pulled, t.causes = nil, nil
	}
	t.Missing, t.Causes = distinct(slices.Concat(t.pulled, t.peeked)), distinct(t.causes)
	t.Needed = len(distinct(t.pulled))
	return *t
}

// AppendMissing appends to a list what is missing for the expression: the Missing of its Trace, in less
// memory. The frame must keep traces.
func (e *Expression) AppendMissing(f *Frame, into []Ref) []Ref {
	t := f.spare
	*t = Trace{derived: f.kept, pulled: t.pulled[:0], peeked: t.peeked[:0], causes: t.causes[:0]}
	f.trace = t
	known := e.traced.item(f).Known
	f.trace = nil
	from := len(into)
	if !known {
		into = appendDistinct(into, from, t.pulled)
	}
	return appendDistinct(into, from, t.peeked)
}

// appendDistinct appends what does not stand in a list from an index on.
func appendDistinct[T comparable](list []T, from int, more []T) []T {
	for _, one := range more {
		if !slices.Contains(list[from:], one) {
			list = append(list, one)
		}
	}
	return list
}

// KeepTraces makes the frame keep, from one trace to the next, what reading each derived fact adds to
// them; what it kept so far is dropped. The values of its case must not change any more.
func (f *Frame) KeepTraces() {
	if f.kept == nil {
		f.kept, f.spare = map[Ref]written{}, &Trace{}
	}
	clear(f.kept)
}

// mark is how much a trace has recorded; zero without a trace.
type mark struct{ pulled, peeked, causes int }

func (f *Frame) mark() mark {
	if f.trace == nil {
		return mark{}
	}
	return mark{len(f.trace.pulled), len(f.trace.peeked), len(f.trace.causes)}
}

// forget removes what was recorded since the mark: the result is known in spite of it.
func (f *Frame) forget(m mark) {
	if f.trace != nil {
		f.trace.pulled, f.trace.causes = f.trace.pulled[:m.pulled], f.trace.causes[:m.causes]
	}
}

// unpeek removes what was peeked at from one mark to another: it does not matter.
func (f *Frame) unpeek(from, to mark) {
	if f.trace != nil {
		f.trace.peeked = slices.Delete(f.trace.peeked, from.peeked, to.peeked)
	}
}

// hasPeeked reports whether something was peeked at since the mark.
func (f *Frame) hasPeeked(m mark) bool { return f.trace != nil && len(f.trace.peeked) > m.peeked }

// peek moves what was recorded since the mark to what was peeked at: known and ?? have a result
// without it, yet knowing it could change that result.
func (f *Frame) peek(m mark) {
	if f.trace != nil {
		f.trace.peeked = append(f.trace.peeked, f.trace.pulled[m.pulled:]...)
		f.forget(m)
	}
}

// miss records that a fact was read while unknown; for a derived fact, what is missing for it, or
// what it peeked at.
func (f *Frame) miss(of *fact.Fact, debt int) {
	if f.trace == nil {
		return
	}
	if of.Of == fact.Borrower {
		debt = NoDebt
	}
	if of.Given() {
		f.trace.pulled = append(f.trace.pulled, Ref{of, debt})
		return
	}
	w, ok := f.trace.derived[Ref{of, debt}]
	if !ok {
		w = f.writtenBy(of, debt)
	}
	f.trace.Failed = f.trace.Failed || w.failed
	f.trace.pulled = append(f.trace.pulled, w.pulled...)
	f.trace.peeked = append(f.trace.peeked, w.peeked...)
	f.trace.causes = append(f.trace.causes, w.causes...)
}

// writtenBy computes a derived fact again, and keeps what that adds to the trace.
func (f *Frame) writtenBy(of *fact.Fact, debt int) written {
	if f.trace.derived == nil {
		f.trace.derived = map[Ref]written{}
	}
	inner := f.language.NewFrame(f.Case).At(debt)
	inner.trace = &Trace{derived: f.trace.derived}
	traced := &f.language.derived[of].traced
	if !traced.item(inner).Known {
		traced.boundsIn(inner)
	}
	t := inner.trace
	for i := range t.causes {
		if t.causes[i].Name == "" {
			t.causes[i].Name = of.Name
		}
	}
	w := written{distinct(t.pulled), distinct(t.peeked), distinct(t.causes), t.Failed}
	f.trace.derived[Ref{of, debt}] = w
	return w
}

// distinct returns a list without repetitions.
func distinct[T comparable](list []T) []T { return appendDistinct(nil, 0, list) }

// fail records that something cannot be computed.
func (f *Frame) fail(kind CauseKind, name string) {
	if f.trace != nil {
		f.trace.Failed = true
		f.trace.causes = append(f.trace.causes, Cause{kind, name})
	}
}
