package logic

import (
	"slices"
	"strconv"
	"sync"
)

// The conditions of a book ask the same again and again: those that are judged for a debt have
// thousands of parts, of which a third are distinct. So the parts that are written alike are one
// place, and a frame that remembers keeps what each place came to, once for each debt, and once
// for the borrower where the part says nothing of the debt that is judged.

// place is where what a part comes to is kept.
type place struct {
	index  int  // from 1; 0 where it is not kept
	ofDebt bool // it may come to something else for another debt
	peeks  bool // it has known or ??, or reads a derived fact that has
}

// places numbers the distinct parts of the expressions of a language. Expressions may be compiled
// while others are judged.
type places struct {
	mutex       sync.Mutex
	indexes     map[string]int
	expressions int // how many there are
}

// countPlaces returns how many places there are, that of nothing among them, and how many
// expressions.
func (l *Language) countPlaces() (places, expressions int) {
	l.places.mutex.Lock()
	defer l.places.mutex.Unlock()
	return len(l.places.indexes) + 1, l.places.expressions + 1
}

// reach is what the value of a part hangs on besides facts of the borrower.
type reach struct {
	ofDebt, peeks bool
	passing       bool  // on # or on the stage or deadline, which change for one and the same debt
	placeless     bool  // on more than there are places for
	locals        uint8 // on names bound outside, a bit for each slot
}

func (r reach) and(of reach) reach {
	return reach{
		r.ofDebt || of.ofDebt, r.peeks || of.peeks, r.passing || of.passing, r.placeless || of.placeless,
		r.locals | of.locals,
	}
}

// maxPlaces is how many places and expressions a language has, so that memory does not grow with all
// that is ever compiled. Those of a book are some thousands.
const maxPlaces = 1 << 14

// place gives the parts of an expression their places. The number of a part is that of its text with
// those of its parts.
func (l *Language) place(e *Expression) {
	l.places.mutex.Lock()
	defer l.places.mutex.Unlock()
	if e.index == 0 && l.places.expressions < maxPlaces {
		l.places.expressions++
		e.index = l.places.expressions
	}
	l.placePart(e.tree)
}

func (l *Language) placePart(n *Node) (index int, r reach) {
	key := append(make([]byte, 0, 80), byte('A'+n.Op), byte('A'+n.Kind))
	key = append(key, n.Operator...)
	key = append(append(key, ' '), n.Name...)
	switch {
	case n.Op == OpLiteral:
		key = append(key, n.literal()...)
	case n.Op == OpCall:
		key = append(key, n.Function.Name...)
	}
	r = l.reachOf(n)
	for i, p := range n.Parts {
		part, of := l.placePart(p)
		switch {
		case n.Op == OpCall && n.Function.Predicate && i == 1:
			of.passing = of.passing && p.names(OpStage, OpDeadline)
		case n.Op == OpLet && i == 1:
			of.locals &^= 1 << n.Slot
		}
		r = r.and(of)
		key = strconv.AppendInt(append(key, ' '), int64(part), 36)
	}
	index = l.places.indexes[string(key)]
	if r.placeless = r.placeless || index == 0 && len(l.places.indexes) >= maxPlaces; r.placeless {
		return 0, r
	}
	if index == 0 {
		index = len(l.places.indexes) + 1
		l.places.indexes[string(key)] = index
	}
	if !n.Constant && !r.passing && r.locals == 0 {
		n.place = place{index, r.ofDebt, r.peeks}
	}
	return index, r
}

// names reports whether a node of the tree is of one of some kinds.
func (n *Node) names(ops ...Op) bool {
	return n.Contains(func(p *Node) bool {
		for _, op := range ops {
			if p.Op == op {
				return true
			}
		}
		return false
	})
}

// reachOf returns what the value of a node hangs on, but for that of its parts.
func (l *Language) reachOf(n *Node) (r reach) {
	switch n.Op {
	case OpElement, OpField, OpStage, OpDeadline:
		r.passing = true
	case OpFamily, OpLender:
		r.passing, r.ofDebt = n.Each, !n.Each
	case OpParameter:
		r.ofDebt = true // its family or lender may have another figure
	case OpLocal:
		r.locals = 1 << n.Slot
	case OpElse:
		r.peeks = true
	case OpCall:
		r.peeks, r.ofDebt = n.Calls("known"), n.Calls("on")
	case OpFact:
		bounds, derived := l.bounds[n.Fact], l.derived[n.Fact]
		r.passing = n.Each
		r.ofDebt = n.origin() == judged || bounds != BoundedBy{} // which may name a parameter
		r.peeks = derived != nil && (derived.Peeks)
	}
	return r
}

// memory is what a frame keeps of its case: of each place whether it holds, and what tracing it has
// recorded. There is a row of places for the borrower, and one for each debt.
type memory struct {
	width  int // of a row
	truths []kept
	bounds sparse[Bounds] // of derived facts that are not known, by row and position of the fact

	// What tracing has found, since Remember was called.
	prepared    bool
	notes       sparse[note]   // by row and place
	derived     sparse[note]   // by the index of a Ref
	traces      sparse[traced] // by row and expression
	expressions int            // how many there are
	facts       int            // how many there are
	refs        []Ref          // those of all notes, one behind the other
	causes      []Cause
	seen        []uint64 // by the index of a Ref: the last list that holds it
	lists       uint64

	recording recording
	unkept    note
}

// kept is a truth that was found, or nothing.
type kept uint8

const notFound kept = 0

func found(t Truth) kept    { return kept(t) + 1 }
func (k kept) truth() Truth { return Truth(k - 1) }

// note is what evaluating a place, a derived fact or an expression adds to a trace: each thing once,
// in the order of reading. In its lists a derived fact of the borrower stands for what it lacks.
type note struct {
	value, known   bool
	failed         bool
	pulled, peeked span // of memory.refs
	causes         span // of memory.causes

	lacks    span // pulled and peeked, where an expression has both and was asked
	expanded bool // what follows is there
	missing  span // the given facts of pulled and peeked
	needed   int  // how many of them are of pulled
}

// needs returns what was pulled where that is missing: what is known lacks none of it.
func (n *note) needs() span {
	if n.known {
		return span{}
	}
	return n.pulled
}

// traced is what tracing an expression found at a stage.
type traced struct {
	stage string
	note
}

// span is a part of a list.
type span struct{ from, to int32 }

// Remember makes the frame keep what the parts of expressions come to, and what traces find, until
// it is called again. Until then the values of its case must not change. It begins with the truths
// that another frame of the same case remembers; of may be nil.
func (f *Frame) Remember(of *Frame) {
	if f.memory == nil {
		f.memory = f.language.released.Get().(*memory)
	}
	m, debts := f.memory, len(f.Debts)
	if of != nil && of.memory != nil && of.memory.width > 0 {
		m.width, m.expressions = of.memory.width, of.memory.expressions
		m.truths = append(m.truths[:0], of.memory.truths...)
	} else {
		m.width, m.expressions = f.language.countPlaces()
		m.truths = emptied(m.truths, m.width*(debts+1))
	}
	m.prepared, m.facts = false, len(f.language.vocabulary.Facts)
	m.bounds.forget(Refs(m.facts, debts))
	f.common, f.row = m.row(NoDebt), m.row(f.Debt)
}

// Release leaves the memory of a frame that remembers to frames that will. The frame, and the traces
// that it made, may not be used afterwards.
func (f *Frame) Release() {
	f.language.released.Put(f.memory)
	*f = Frame{}
}

// stopRemembering drops what the frame keeps, until Remember is called again.
func (f *Frame) stopRemembering() {
	if f.memory != nil {
		f.memory.width, f.common, f.row = 0, nil, nil
	}
}

// emptied returns a list of zeros in the memory of another.
func emptied[T any](list []T, length int) []T {
	if cap(list) < length {
		return make([]T, length)
	}
	list = list[:length]
	clear(list)
	return list
}

// remembers reports whether the frame keeps anything.
func (f *Frame) remembers() bool { return f.memory != nil && f.memory.width > 0 }

// beside returns a frame of the same case and memory that is at a debt. It is valid until the next
// call.
func (f *Frame) beside(debt int) *Frame {
	if f.inner == nil {
		f.inner = &Frame{}
	}
	*f.inner = Frame{
		Case: f.Case, language: f.language, memory: f.memory, common: f.common, trace: f.trace,
		inner: f.inner.inner, locals: f.inner.locals,
	}
	return f.inner.At(debt)
}

// prepareNotes forgets what tracing found for another case, and makes room.
func (m *memory) prepareNotes() {
	if m.prepared {
		return
	}
	m.prepared = true
	rows := len(m.truths) / m.width
	refs := Refs(m.facts, rows-1)
	m.notes.forget(len(m.truths))
	m.derived.forget(refs)
	m.traces.forget(m.expressions * rows)
	m.refs, m.causes = m.refs[:0], m.causes[:0]
	if len(m.seen) < refs {
		m.seen = make([]uint64, refs)
	}
}

// indexOf returns the index of a fact in derived and seen.
func (m *memory) indexOf(r Ref) int { return r.Index(m.facts) }

// keepRefs keeps one list or several, one behind the other, each of them once.
func (m *memory) keepRefs(lists ...[]Ref) span {
	from := len(m.refs)
	if len(lists) == 1 && len(lists[0]) < 2 {
		m.refs = append(m.refs, lists[0]...)
		return span{int32(from), int32(len(m.refs))}
	}
	m.lists++
	for _, list := range lists {
		for _, r := range list {
			if at := &m.seen[m.indexOf(r)]; *at != m.lists {
				*at = m.lists
				m.refs = append(m.refs, r)
			}
		}
	}
	return span{int32(from), int32(len(m.refs))}
}

// expand keeps the given facts of a list and then those of another, each once: for a derived fact what
// it lacks. It returns them, and how many are of the first list.
func (m *memory) expand(first, second span) (all span, ofFirst int) {
	from := len(m.refs)
	m.lists++
	m.expandMore(m.refsOf(first))
	ofFirst = len(m.refs) - from
	m.expandMore(m.refsOf(second))
	return span{int32(from), int32(len(m.refs))}, ofFirst
}

func (m *memory) expandMore(list []Ref) {
	for _, r := range list {
		at := m.indexOf(r)
		switch {
		case m.seen[at] == m.lists:
			continue
		case r.Fact.Given():
			m.refs = append(m.refs, r)
		default:
			m.expandMore(m.behind(r))
		}
		m.seen[at] = m.lists
	}
}

func (m *memory) keepCauses(list []Cause) span {
	from := len(m.causes)
	for _, c := range list {
		if !slices.Contains(m.causes[from:], c) {
			m.causes = append(m.causes, c)
		}
	}
	return span{int32(from), int32(len(m.causes))}
}

func (s span) len() int { return int(s.to - s.from) }

func (m *memory) refsOf(s span) []Ref     { return m.refs[s.from:s.to:s.to] }
func (m *memory) causesOf(s span) []Cause { return m.causes[s.from:s.to:s.to] }

// noteSince returns a note of what was recorded since a mark.
func (m *memory) noteSince(from mark, r *recording) note {
	return note{
		failed: r.failed,
		pulled: m.keepRefs(r.pulled[from.pulled:]), peeked: m.keepRefs(r.peeked[from.peeked:]),
		causes: m.keepCauses(r.causes[from.causes:]),
	}
}

// indexFor returns the index in memory.notes of a place for the debt that a frame is at.
func (at place) indexFor(f *Frame) int {
	if at.ofDebt {
		return at.index + (f.Debt+1)*f.memory.width
	}
	return at.index
}

// noting returns a traced closure of a yes or no that is evaluated once for each place.
func (at place) noting(compute closure[bool]) closure[bool] {
	return func(f *Frame) (bool, bool) {
		if f.trace == nil {
			return compute(f)
		}
		m, index := f.memory, at.indexFor(f)
		if n := m.notes.find(index); n != nil {
			f.record(n)
			return n.value, n.known
		}
		before, failed := f.mark(), f.trace.failed
		f.trace.failed = false
		value, known := compute(f)
		n := m.notes.add(index)
		*n = m.noteSince(before, f.trace)
		n.value, n.known = value, known
		f.trace.failed = failed || f.trace.failed
		return value, known
	}
}

// isNoted reports whether a frame that remembers keeps what a node comes to, and what tracing it
// finds.
func (n *Node) isNoted() bool {
	return n.Kind == Truthy && n.place.index > 0 && n.Op != OpFact && n.Op != OpNot
}

// row returns what is kept for a debt, or with NoDebt for the borrower.
func (m *memory) row(debt int) []kept { return m.truths[(debt+1)*m.width:][:m.width] }

// remembering returns a term of a yes or no that is worked out once for each place.
func (l *lowering) remembering(t term) term {
	if !t.isNoted() || t.Node == l.whole {
		return t
	}
	at, afresh := t.place, t.truth
	compute := afresh
	if l.tracing {
		compute = at.noting(afresh)
	}
	t.truth = func(f *Frame) (bool, bool) {
		cell := f.cell(&at)
		if cell == nil {
			return afresh(f)
		}
		if *cell != notFound && (f.trace == nil || *cell != found(Unknown) && !at.peeks) {
			return cell.truth().value()
		}
		value, known := compute(f)
		*cell = found(truthOf(value, known))
		return value, known
	}
	return t
}

// cell returns where the frame keeps what a place came to; nil where it keeps nothing of it, or has
// no room since it was compiled later.
func (f *Frame) cell(at *place) *kept {
	row := f.common
	if at.ofDebt {
		row = f.row
	}
	if at.index == 0 || at.index >= len(row) {
		return nil
	}
	return &row[at.index]
}
