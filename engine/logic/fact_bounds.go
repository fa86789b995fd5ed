package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// factsAsOf is the name of the day on which the given facts were true.
const factsAsOf = fact.FactsAsOf

// BoundedBy are the expressions between which a given fact lies; nil where there is none. The numbers
// that bound it are the fact's own.
type BoundedBy struct{ Min, Max *Expression }

// BoundedBy returns those of a fact.
func (l *Language) BoundedBy(f *fact.Fact) BoundedBy { return l.bounds[f] }

// untold is what a given fact may be while it is not known.
type untold struct {
	own Bounds // by its numbers
	by  BoundedBy
}

// DefineBounds compiles the bounds of a given fact that are expressions, and returns what is wrong
// with each. They are defined before the derived facts, and read given facts alone.
func (l *Language) DefineBounds(f *fact.Fact) (ofMin, ofMax *Fault) {
	var b BoundedBy
	b.Min, ofMin = l.compileOfGiven(f, kindOf(f.Type), f.MinBy)
	b.Max, ofMax = l.compileOfGiven(f, kindOf(f.Type), f.MaxBy)
	if b != (BoundedBy{}) {
		l.bounds[f], l.untold[f.Position].by = b, b
	}
	return ofMin, ofMax
}

// BoundsOf returns what a number or day may be that is a fact of the borrower or of a debt: what the
// case says of it, else the bounds of the fact. A known one is its value.
func (f *Frame) BoundsOf(of *fact.Fact, debt int) Bounds {
	if v := f.Read(of, debt); v.Known {
		return pointOf(kindOf(of.Type), v)
	}
	return f.boundsOfUnknown(of, debt)
}

func (f *Frame) boundsOfUnknown(of *fact.Fact, debt int) Bounds {
	bounds := f.Case.Bounds
	if of.Of == fact.Debt {
		bounds = f.Debts[debt].Bounds
	}
	if of.Slot < len(bounds) && bounds[of.Slot].exists {
		return bounds[of.Slot]
	}
	if !of.Given() {
		if of.Slot < len(bounds) && bounds[of.Slot].unasked {
			return f.boundsOfDerived(of, debt)
		}
		return Bounds{}
	}
	untold := &f.language.untold[of.Position]
	own, by := untold.own, untold.by
	if !own.exists && f.trace == nil {
		return own
	}
	if by.Min != nil {
		own.low = f.evaluateBound(by.Min, debt).low
	}
	if by.Max != nil && !of.CountsDays() {
		own.high = f.evaluateBound(by.Max, debt).high
	}
	return own
}

// boundsOfDerived returns what a derived fact may be that is not known. A frame that remembers works it
// out once; another once for each expression that asks for it, since those that it needs may need one
// fact many times.
func (f *Frame) boundsOfDerived(of *fact.Fact, debt int) Bounds {
	if of.Of == fact.Borrower {
		debt = NoDebt
	}
	if !f.remembers() {
		return f.boundsWorkedOut(Ref{of, debt})
	}
	at := f.memory.indexOf(Ref{of, debt})
	if kept := f.memory.bounds.find(at); kept != nil {
		return *kept
	}
	inner := f.beside(debt)
	inner.trace = nil
	b := f.language.derived[of].judged.boundsIn(inner)
	*f.memory.bounds.add(at) = b
	return b
}

// boundsWorkedOut is boundsOfDerived for a frame that does not remember.
func (f *Frame) boundsWorkedOut(of Ref) Bounds {
	if f.workedOut == nil {
		f.workedOut = map[Ref]Bounds{}
		defer func() { f.workedOut = nil }() // values may be others when it is asked again
	}
	if kept, found := f.workedOut[of]; found {
		return kept
	}
	inner := f.beside(of.Debt)
	inner.trace, inner.workedOut = nil, f.workedOut
	b := f.language.derived[of.Fact].judged.boundsIn(inner)
	f.workedOut[of] = b
	return b
}

// evaluateBound returns what the bound of a fact may be; open on both sides where it has no bounds.
func (f *Frame) evaluateBound(e *Expression, debt int) Bounds {
	inner := f.beside(debt)
	term := &e.judged
	if f.trace != nil {
		term = &e.traced
	}
	if b := term.boundsIn(inner); b.exists {
		return b
	}
	return boundsOf(below, above, false)
}

// CircleOfBounds returns the names of facts that bound one another in a circle, in its order; nil
// where none do.
func (l *Language) CircleOfBounds() []string {
	return l.circle(func(f *fact.Fact) []*fact.Fact {
		var needs []*fact.Fact
		for _, e := range []*Expression{l.bounds[f].Min, l.bounds[f].Max} {
			if e != nil {
				needs = slices.Concat(needs, e.Facts)
			}
		}
		return needs
	}, func(*fact.Fact) {})
}
