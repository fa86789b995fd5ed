package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// Trace is why an answer is not known, or could change. Every expression is lowered twice, once to
// judge and once to judge and write down what was looked at; a trace asks the second. The answer
// itself is not taken from it.
type Trace struct {
	Missing []Ref   // given facts that were not known where it mattered
	Causes  []Cause // what no answer can cure
	Failed  bool    // something could not be computed, whether it mattered or not

	pulled []Ref // read while unknown
	peeked []Ref // looked at by known or ?? while unknown
	causes []Cause

	// derived is what each derived fact that was looked at has added: it may be read many times
	// over, through others.
	derived map[Ref]written
}

// written is what looking at a derived fact adds to a trace, each once, in the order it was looked
// at.
type written struct {
	pulled, peeked []Ref
	causes         []Cause
}

// Ref is a fact of the borrower (Debt is NoDebt) or of a debt.
type Ref struct {
	Fact *fact.Fact
	Debt int
}

// Cause is a reason why something cannot be computed.
type Cause struct {
	Kind CauseKind
	Name string // the parameter, or the derived fact in whose reckoning it lies; may be empty
}

// CauseKind says why something cannot be computed.
type CauseKind string

// The kinds of causes.
const (
	DivisionByZero   CauseKind = "division-by-zero"
	OutOfBounds      CauseKind = "out-of-bounds"
	EmptyList        CauseKind = "empty-list"
	ParameterUnknown CauseKind = "parameter-unknown"
)

// Trace asks the expression again and returns what is missing for it and what stands in its way,
// each once, in the order it was looked at.
func (e *Expression) Trace(f *Frame) Trace {
	t := &Trace{}
	f.trace = t
	known := e.traced.item(f).Known
	f.trace = nil
	if known {
		t.pulled, t.causes = nil, nil
	}
	t.Missing, t.Causes = distinct(slices.Concat(t.pulled, t.peeked)), distinct(t.causes)
	return *t
}

// mark is how much a trace has written down; zero without a trace.
type mark struct{ pulled, peeked, causes int }

func (f *Frame) mark() mark {
	if f.trace == nil {
		return mark{}
	}
	return mark{len(f.trace.pulled), len(f.trace.peeked), len(f.trace.causes)}
}

// forget takes back what was written since the mark: the answer is known in spite of it.
func (f *Frame) forget(m mark) {
	if f.trace != nil {
		f.trace.pulled, f.trace.causes = f.trace.pulled[:m.pulled], f.trace.causes[:m.causes]
	}
}

// unpeek takes back what was only looked at from one mark to another: it does not matter.
func (f *Frame) unpeek(from, to mark) {
	if f.trace != nil {
		f.trace.peeked = slices.Delete(f.trace.peeked, from.peeked, to.peeked)
	}
}

// peeked holds when something was only looked at since the mark.
func (f *Frame) peeked(m mark) bool { return f.trace != nil && len(f.trace.peeked) > m.peeked }

// peek moves what was written since the mark to what was only looked at: known and ?? go on without
// it, yet an answer to it could change theirs.
func (f *Frame) peek(m mark) {
	if f.trace != nil {
		f.trace.peeked = append(f.trace.peeked, f.trace.pulled[m.pulled:]...)
		f.forget(m)
	}
}

// miss writes down that a fact was read while unknown. For a derived fact it is what that one
// lacks; of one that is known, what it looked at.
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
	f.trace.pulled = append(f.trace.pulled, w.pulled...)
	f.trace.peeked = append(f.trace.peeked, w.peeked...)
	f.trace.causes = append(f.trace.causes, w.causes...)
}

// writtenBy works a derived fact out, and keeps what that adds to the trace.
func (f *Frame) writtenBy(of *fact.Fact, debt int) written {
	inner := f.language.NewFrame(f.Case).At(debt)
	inner.trace = &Trace{derived: f.trace.derived}
	f.language.derived[of].traced.item(inner)
	t := inner.trace
	for i := range t.causes {
		if t.causes[i].Name == "" {
			t.causes[i].Name = of.Name
		}
	}
	w := written{distinct(t.pulled), distinct(t.peeked), distinct(t.causes)}
	f.trace.Failed = f.trace.Failed || t.Failed
	if f.trace.derived = t.derived; f.trace.derived == nil {
		f.trace.derived = map[Ref]written{}
	}
	f.trace.derived[Ref{of, debt}] = w
	return w
}

// distinct is a list without what is in it already.
func distinct[T comparable](list []T) (all []T) {
	for _, one := range list {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// fail writes down that something cannot be computed.
func (f *Frame) fail(kind CauseKind, name string) {
	if f.trace != nil {
		f.trace.Failed = true
		f.trace.causes = append(f.trace.causes, Cause{kind, name})
	}
}
