package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// Trace is why an answer is not known, or could change. Every expression is lowered twice, once to judge and once to judge and write down what was
// looked at; a trace asks the second. The answer itself is not taken from it.
type Trace struct {
	Missing []Ref   // given facts that were not known where it mattered
	Causes  []Cause // what no answer can cure

	pulled []Ref // read while unknown
	peeked []Ref // looked at by known or ?? while unknown
	causes []Cause
	failed bool // something could not be computed, whether it mattered or not
}

// Ref is a fact of the borrower (Debt is NoDebt) or of a debt.
type Ref struct {
	Fact *fact.Fact
	Debt int
}

// Cause is a reason why something cannot be computed.
type Cause struct {
	Kind string // division-by-zero, out-of-bounds, empty-list, parameter-unknown
	Name string // the parameter, or the derived fact in whose reckoning it lies; may be empty
}

// The kinds of causes.
const (
	DivisionByZero   = "division-by-zero"
	OutOfBounds      = "out-of-bounds"
	EmptyList        = "empty-list"
	ParameterUnknown = "parameter-unknown"
)

// Trace asks the expression again and returns what is missing for it and what stands in its way, each once, in the order it was looked at.
func (e *Expression) Trace(f *Frame) Trace {
	t := &Trace{}
	f.trace = t
	known := e.traced.item(f).Known
	f.trace = nil
	if known {
		t.pulled, t.causes = nil, nil
	}
	for _, r := range slices.Concat(t.pulled, t.peeked) {
		if !slices.Contains(t.Missing, r) {
			t.Missing = append(t.Missing, r)
		}
	}
	for _, c := range t.causes {
		if !slices.Contains(t.Causes, c) {
			t.Causes = append(t.Causes, c)
		}
	}
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

// peek moves what was written since the mark to what was only looked at: known and ?? go on without it, yet an answer to it could change theirs.
func (f *Frame) peek(m mark) {
	if f.trace != nil {
		f.trace.peeked = append(f.trace.peeked, f.trace.pulled[m.pulled:]...)
		f.forget(m)
	}
}

// miss writes down that a fact was read while unknown. For a derived fact it is what that one lacks; of one that is known, what it looked at.
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
	inner := f.language.NewFrame(f.Case).At(debt)
	inner.trace = f.trace
	before := len(f.trace.causes)
	f.language.derived[of].traced.item(inner)
	for i := before; i < len(f.trace.causes); i++ {
		if f.trace.causes[i].Name == "" {
			f.trace.causes[i].Name = of.Name
		}
	}
}

// fail writes down that something cannot be computed.
func (f *Frame) fail(kind, name string) {
	if f.trace != nil {
		f.trace.failed = true
		f.trace.causes = append(f.trace.causes, Cause{kind, name})
	}
}
