package logic

import (
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// lowerName lowers as_of, facts_as_of, stage, debts and deadline.
func (l *lowering) lowerName(n *Node) term {
	switch n.Op {
	case OpAsOf:
		return term{day: func(f *Frame) (calendar.Day, bool) { return f.AsOf, true }}
	case OpFactsAsOf:
		return term{day: func(f *Frame) (calendar.Day, bool) { return f.FactsAsOf, true }}
	case OpStage:
		return term{word: func(f *Frame) (string, bool) { return f.Stage, f.Stage != "" }}
	case OpDebts:
		return term{list: func(f *Frame) (view, bool) { return view{debts: len(f.Debts)}, true }}
	}
	return term{day: func(f *Frame) (calendar.Day, bool) {
		if f.Deadline == nil {
			return 0, false
		}
		return *f.Deadline, true
	}}
}

// lowerCreditor lowers the family or lender of a debt.
func (l *lowering) lowerCreditor(n *Node) term {
	from := n.origin()
	if n.Op == OpLender {
		return term{word: func(f *Frame) (string, bool) {
			id := f.Debts[from.debt(f)].Lender
			return id, id != ""
		}}
	}
	asked := l.language.vocabulary.Find("family") // a book may have a question for it
	return term{word: func(f *Frame) (string, bool) {
		debt := from.debt(f)
		id := f.Debts[debt].Family
		if id == "" && asked != nil {
			f.miss(asked, debt)
		}
		return id, id != ""
	}}
}

// lowerParameter lowers a parameter on the day of the case, as the debt's book has it.
func (l *lowering) lowerParameter(n *Node) term {
	slot := n.Slot
	name := l.language.names.Parameters[slot].Name
	now := func(f *Frame) (*fact.Value, bool) {
		v := &f.figures().Now[slot]
		if !v.Known {
			f.fail(ParameterUnknown, name)
		}
		return v, v.Known
	}
	if n.Kind == Day {
		return term{day: func(f *Frame) (calendar.Day, bool) { v, ok := now(f); return v.Day, ok }}
	}
	return term{number: func(f *Frame) (number, bool) { v, ok := now(f); return numberOf(v), ok }}
}

// origin says whose fact is read.
type origin uint8

const (
	borrower   origin = iota
	judged            // the debt that is judged
	enumerated        // the debt that a predicate is at
)

// origin returns whose fact, family or lender a node reads.
func (n *Node) origin() origin {
	switch {
	case n.Each:
		return enumerated
	case n.Op == OpFact && n.Fact.Of == fact.Borrower:
		return borrower
	}
	return judged
}

func (o origin) debt(f *Frame) int {
	if o == enumerated {
		return f.element.debt
	}
	return f.Debt
}

// at returns the value of the fact in a slot.
func (f *Frame) at(from origin, slot int) *fact.Value {
	switch from {
	case borrower:
		return &f.Borrower[slot]
	case judged:
		return &f.own[slot]
	}
	return &f.Debts[f.element.debt].Values[slot]
}

// lowerRead lowers a fact.
func (l *lowering) lowerRead(n *Node) term { return l.lowerFact(n.Fact, n.origin()) }

func (l *lowering) lowerFact(of *fact.Fact, from origin) term {
	slot := of.Slot
	t := term{
		truth:  func(f *Frame) (bool, bool) { v := f.at(from, slot); return v.Bool, v.Known },
		number: func(f *Frame) (number, bool) { v := f.at(from, slot); return numberOf(v), v.Known },
		day:    func(f *Frame) (calendar.Day, bool) { v := f.at(from, slot); return v.Day, v.Known },
		word:   func(f *Frame) (string, bool) { v := f.at(from, slot); return v.Choice, v.Known },
		list:   func(f *Frame) (view, bool) { v := f.at(from, slot); return view{words: v.List}, v.Known },
	}
	if of.Type == fact.Records {
		t.list = func(f *Frame) (view, bool) {
			v := f.at(from, slot)
			return view{records: v.Records, of: from.debt(f)}, v.Known
		}
	}
	switch kindOf(of.Type) {
	case Number:
		t.bounds = func(f *Frame) Bounds {
			if v := f.at(from, slot); v.Known {
				return point(numberOf(v))
			}
			return f.boundsOfUnknown(of, from.debt(f))
		}
	case Day:
		t.bounds = func(f *Frame) Bounds {
			if v := f.at(from, slot); v.Known {
				return pointOfDay(v.Day)
			}
			return f.boundsOfUnknown(of, from.debt(f))
		}
	}
	if l.tracing {
		mayPeek := l.language.mayPeek(of)
		return t.after(func(f *Frame) {
			if mayPeek || !f.at(from, slot).Known {
				f.miss(of, from.debt(f))
			}
		})
	}
	return t
}

// lowerField lowers .name of an entry that a predicate is at.
func (l *lowering) lowerField(n *Node) term {
	slot, kind, unknown := n.Fact.Slot, n.Kind, boundsOfFact(n.Fact)
	at := func(f *Frame) *fact.Value { return &f.element.Records[0][slot] }
	t := term{
		truth:  func(f *Frame) (bool, bool) { v := at(f); return v.Bool, v.Known },
		number: func(f *Frame) (number, bool) { v := at(f); return numberOf(v), v.Known },
		day:    func(f *Frame) (calendar.Day, bool) { v := at(f); return v.Day, v.Known },
		word:   func(f *Frame) (string, bool) { v := at(f); return v.Choice, v.Known },
	}
	if kind == Number || kind == Day {
		t.bounds = func(f *Frame) Bounds {
			if v := at(f); v.Known {
				return pointOf(kind, v)
			}
			return unknown
		}
	}
	if !l.tracing {
		return t
	}
	return t.after(func(f *Frame) {
		if !at(f).Known {
			f.miss(n.Fact.Within, f.element.debt)
		}
	})
}

// stored returns a term that reads what a predicate or a let has put into the frame.
func stored(at func(*Frame) *item) term {
	return term{
		truth:  func(f *Frame) (bool, bool) { i := at(f); return i.Bool, i.Known },
		number: func(f *Frame) (number, bool) { i := at(f); return numberOf(&i.Value), i.Known },
		day:    func(f *Frame) (calendar.Day, bool) { i := at(f); return i.Day, i.Known },
		word:   func(f *Frame) (string, bool) { i := at(f); return i.Choice, i.Known },
	}
}

// lowerElement lowers #.
func (l *lowering) lowerElement(n *Node) term {
	t := stored(func(f *Frame) *item { return &f.element })
	t.bounds = func(f *Frame) Bounds {
		if f.element.Known {
			return pointOf(n.Kind, &f.element.Value)
		}
		return f.elementBounds
	}
	return t
}

// lowerLocal lowers a name bound with let. A trace records what its value reads where the name is
// used, since only there it matters.
func (l *lowering) lowerLocal(n *Node) term {
	slot := n.Slot
	t := stored(func(f *Frame) *item {
		h := &f.locals[slot]
		if f.trace != nil {
			f.again(h, func() { h.bound.item(f) })
		}
		return &h.value
	})
	t.bounds = func(f *Frame) (s Bounds) {
		h := &f.locals[slot]
		switch {
		case h.value.Known:
			return pointOf(n.Kind, &h.value.Value)
		case h.bounded && f.trace == nil:
			return h.within
		}
		f.again(h, func() { s = h.bound.boundsIn(f) })
		h.within, h.bounded = s, true
		return s
	}
	return t
}

// lowerLet lowers let x = a; b. The value is computed once, where it is bound.
func (l *lowering) lowerLet(n *Node) term {
	slot, bound, body := n.Slot, l.lower(n.Parts[0]), l.lower(n.Parts[1])
	return body.after(func(f *Frame) {
		if f.locals == nil {
			f.locals = new([maxLocals]held)
		}
		trace := f.trace
		f.trace = nil
		f.locals[slot] = held{value: bound.item(f), element: f.element, elementBounds: f.elementBounds, bound: &bound}
		f.trace = trace
	})
}

// after returns a term that calls do before it is evaluated.
func (t term) after(do func(*Frame)) term {
	inner := t
	t.truth = func(f *Frame) (bool, bool) { do(f); return inner.truth(f) }
	t.number = func(f *Frame) (number, bool) { do(f); return inner.number(f) }
	t.day = func(f *Frame) (calendar.Day, bool) { do(f); return inner.day(f) }
	t.word = func(f *Frame) (string, bool) { do(f); return inner.word(f) }
	t.list = func(f *Frame) (view, bool) { do(f); return inner.list(f) }
	if inner.bounds != nil {
		t.bounds = func(f *Frame) Bounds { do(f); return inner.bounds(f) }
	}
	if inner.possible != nil {
		t.possible = func(f *Frame) ([]possible, bool) { do(f); return inner.possible(f) }
	}
	return t
}
