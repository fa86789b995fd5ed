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
	// Something could not be computed, whether it mattered or not. A frame that remembers does not
	// look again at what it knows to be yes or no.
	Failed bool
}

// recording is what evaluating an expression records.
type recording struct {
	pulled []Ref // given facts that were read while unknown
	peeked []Ref // those read by known or ?? while unknown
	causes []Cause
	failed bool
}

// Ref is a fact of the borrower (Debt is NoDebt) or of a debt.
type Ref struct {
	Fact *fact.Fact
	Debt int
}

// lookedAt is the debt of a derived fact of the borrower that stands for what known or ?? looked at
// in it.
const lookedAt = -2

// Refs returns how many Refs there may be in a case, by so many facts and debts.
func Refs(facts, debts int) int { return (debts - lookedAt) * facts }

// Index returns a number of its own for each that there may be in a case, from 0, by so many facts.
func (r Ref) Index(facts int) int { return (r.Debt-lookedAt)*facts + r.Fact.Position }

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
// computed, each thing once, in the order of reading. Nothing may be appended to its lists; those
// of a frame that remembers are valid until Remember is called again.
func (e *Expression) Trace(f *Frame) Trace {
	if !f.remembers() {
		f.Remember(nil)
		defer f.stopRemembering()
		t := e.Trace(f)
		t.Missing, t.Causes = append([]Ref(nil), t.Missing...), append([]Cause(nil), t.Causes...)
		return t
	}
	n, m := e.noteFor(f), f.memory
	if !n.expanded {
		n.missing, n.needed = m.expand(n.needs(), n.peeked)
		n.expanded = true
	}
	t := Trace{Missing: m.refsOf(n.missing), Needed: n.needed, Failed: n.failed}
	if !n.known {
		t.Causes = m.causesOf(n.causes)
	}
	return t
}

// Lacks returns what Trace calls missing, for a frame that remembers, in a shorter form: a derived
// fact of the borrower stands for all that LacksBehind returns for it. What rests on all debts is so
// listed once, and not for each debt again. Nothing may be appended to the list, and it is valid until
// Remember is called again.
func (e *Expression) Lacks(f *Frame) []Ref {
	n, m := e.noteFor(f), f.memory
	switch {
	case n.known || n.pulled.len() == 0:
		return m.refsOf(n.peeked)
	case n.peeked.len() == 0:
		return m.refsOf(n.pulled)
	case n.lacks.len() == 0:
		n.lacks = m.keepRefs(m.refsOf(n.pulled), m.refsOf(n.peeked))
	}
	return m.refsOf(n.lacks)
}

// LacksBehind returns what is missing for a derived fact that Lacks has returned, in the same form.
func (f *Frame) LacksBehind(derived Ref) []Ref { return f.memory.behind(derived) }

func (m *memory) behind(derived Ref) []Ref {
	n := m.derived.find(m.indexOf(Ref{derived.Fact, NoDebt}))
	if derived.Debt == lookedAt {
		return m.refsOf(n.peeked)
	}
	return m.refsOf(n.pulled)
}

// noteFor returns what tracing the expression found before, or traces it. It is valid until the next
// call.
func (e *Expression) noteFor(f *Frame) *note {
	m := f.memory
	m.prepareNotes()
	if at := e.tree.place; e.tree.isNoted() && at.index < m.width {
		index := at.indexFor(f)
		n := m.notes.find(index)
		if n == nil {
			e.record(f)
			n = m.notes.find(index)
		}
		if n == nil { // it is known, and nothing was looked at
			m.unkept = note{known: true}
			return &m.unkept
		}
		return n
	}
	if e.index == 0 || e.index >= m.expressions || e.OfDeadline {
		m.unkept = e.noteAfresh(f)
		return &m.unkept
	}
	at := (f.Debt+1)*m.expressions + e.index
	t := m.traces.find(at)
	if t != nil && t.stage == f.Stage {
		return &t.note
	}
	n := e.noteAfresh(f)
	if t == nil {
		t = m.traces.add(at)
	}
	*t = traced{f.Stage, n}
	return &t.note
}

// record evaluates the expression into the frame's recording, and reports whether it is known.
func (e *Expression) record(f *Frame) (known bool) {
	f.trace = &f.memory.recording
	f.trace.begin()
	known = e.traced.item(f).Known
	f.trace = nil
	return known
}

func (e *Expression) noteAfresh(f *Frame) note {
	known := e.record(f)
	n := f.memory.noteSince(mark{}, &f.memory.recording)
	n.known = known
	return n
}

func (r *recording) begin() {
	r.pulled, r.peeked, r.causes, r.failed = r.pulled[:0], r.peeked[:0], r.causes[:0], false
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
	m := f.memory
	at := m.indexOf(Ref{of, debt})
	n := m.derived.find(at)
	if n == nil {
		of := f.noteDerived(of, debt)
		n = m.derived.add(at)
		*n = of
	}
	f.recordDerived(Ref{of, debt}, n)
}

// recordDerived adds the note of a derived fact to the trace. One of the borrower may rest on all
// debts: it stands for what it lacks, and for what it looked at.
func (f *Frame) recordDerived(of Ref, n *note) {
	if of.Debt != NoDebt {
		f.record(n)
		return
	}
	t, m := f.trace, f.memory
	t.failed = t.failed || n.failed
	t.pulled = m.appendShort(t.pulled, n.pulled, of)
	t.peeked = m.appendShort(t.peeked, n.peeked, Ref{of.Fact, lookedAt})
	t.causes = append(t.causes, m.causesOf(n.causes)...)
}

// appendShort appends a list of a note, or where that is longer what stands for it.
func (m *memory) appendShort(to []Ref, list span, standsFor Ref) []Ref {
	if list.len() > 1 {
		return append(to, standsFor)
	}
	return append(to, m.refsOf(list)...)
}

// noteDerived computes a derived fact again, and returns what that records.
func (f *Frame) noteDerived(of *fact.Fact, debt int) note {
	inner, before := f.beside(debt), f.mark()
	failed := f.trace.failed
	f.trace.failed = false
	traced := &f.language.derived[of].traced
	if !traced.item(inner).Known {
		traced.boundsIn(inner)
	}
	causes := f.trace.causes[before.causes:]
	for i := range causes {
		if causes[i].Name == "" {
			causes[i].Name = of.Name
		}
	}
	n := f.memory.noteSince(before, f.trace)
	f.trace.drop(before, failed)
	return n
}

// drop removes everything that was recorded since the mark.
func (r *recording) drop(m mark, failed bool) {
	r.pulled, r.peeked, r.causes, r.failed = r.pulled[:m.pulled], r.peeked[:m.peeked], r.causes[:m.causes], failed
}

// record adds a note to the trace.
func (f *Frame) record(n *note) {
	t, m := f.trace, f.memory
	t.failed = t.failed || n.failed
	t.pulled = append(t.pulled, m.refsOf(n.pulled)...)
	t.peeked = append(t.peeked, m.refsOf(n.peeked)...)
	t.causes = append(t.causes, m.causesOf(n.causes)...)
}

// fail records that something cannot be computed.
func (f *Frame) fail(kind CauseKind, name string) {
	if f.trace != nil {
		f.trace.failed = true
		f.trace.causes = append(f.trace.causes, Cause{kind, name})
	}
}
