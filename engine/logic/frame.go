package logic

import (
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// Case is a profile prepared for judging: every value, given or derived, of the borrower and of
// each debt.
type Case struct {
	AsOf      calendar.Day
	FactsAsOf calendar.Day // the day on which the given facts were true
	Borrower  []fact.Value // by slot
	Debts     []DebtCase
	Figures   Figures // the book's own, for what is judged once for the borrower
	Inferred  []Ref   // the given facts whose values follow from others, as Frame.Infer found them

	// Bounds are what values of numbers and days may be that are not known, by slot, or empty. Of a
	// given fact the Bounds that says nothing stands for the fact's own bounds. Derive enters of a derived
	// fact that they are to be worked out when asked for, so that a copied Case needs Bounds of its own.
	Bounds []Bounds
}

// DebtCase is one debt of a Case.
type DebtCase struct {
	Values  []fact.Value // by slot
	Bounds  []Bounds     // as in Case
	Family  string       // "" when it is not known
	Lender  string       // "" when it is not known
	Figures Figures      // the book's, with those of its family and lender laid over
}

// Figures are the parameters that hold for a debt, by slot.
type Figures struct {
	Now    []fact.Value // as of Day, the day of the case
	Day    calendar.Day
	Series []Series
}

// NoDebt is the debt of a Frame that judges the borrower.
const NoDebt = -1

// Frame is what an expression is judged for: a case, and a debt in it. It is not safe for use by
// two goroutines at once.
type Frame struct {
	*Case
	Debt     int // index into Case.Debts, or NoDebt
	Stage    string
	Deadline *calendar.Day

	language *Language
	own      []fact.Value // the values of the debt
	memory   *memory      // by Remember; nil where nothing is kept
	common   []kept       // the borrower's row of it
	row      []kept       // that of the debt
	element  item         // what # means, inside a predicate
	locals   *[maxLocals]held
	trace    *recording // while a trace is made
	inner    *Frame     // by beside

	elementBounds Bounds // of a # that is not known

	workedOut map[Ref]Bounds // of derived facts, while a frame that does not remember works out one
}

// NewFrame returns a frame over a case that judges the borrower.
func (l *Language) NewFrame(c *Case) *Frame { return &Frame{Case: c, Debt: NoDebt, language: l} }

// At sets the frame to a debt, or with NoDebt to the borrower, with no stage and no deadline.
func (f *Frame) At(debt int) *Frame {
	f.Debt, f.Stage, f.Deadline, f.own = debt, "", nil, nil
	if debt != NoDebt {
		f.own = f.Debts[debt].Values
	}
	if f.memory != nil {
		f.row = f.memory.row(debt)
	}
	return f
}

// figures returns the parameters that hold for what the frame judges.
func (f *Frame) figures() *Figures {
	if f.Debt == NoDebt {
		return &f.Case.Figures
	}
	return &f.Debts[f.Debt].Figures
}

// Now returns the value of each parameter, by slot, as it holds for what the frame judges.
func (f *Frame) Now() []fact.Value { return f.figures().Now }

// Read returns the value of a fact: the borrower's, or that of the given debt.
func (f *Frame) Read(of *fact.Fact, debt int) *fact.Value {
	if of.Of == fact.Borrower {
		return &f.Borrower[of.Slot]
	}
	return &f.Debts[debt].Values[of.Slot]
}

// item is an element of a list, or a value bound by let. An entry is the only one of its Records.
type item struct {
	fact.Value
	debt int
}

// held is a value bound by let, what # meant where it was bound, and the term that computes it.
type held struct {
	value, element item
	bound          *term

	elementBounds Bounds
	within        Bounds // of the value, where bounded
	bounded       bool
}

// again evaluates something once more with # as it was where a value was bound. Bindings are
// restored afterwards.
func (f *Frame) again(h *held, evaluate func()) {
	element, within, bound := f.element, f.elementBounds, *f.locals
	f.element, f.elementBounds = h.element, h.elementBounds
	evaluate()
	f.element, f.elementBounds, *f.locals = element, within, bound
}

// view is a known list: words, the debts of the case, entries of records, or computed items. At most
// one is set.
type view struct {
	words   []string
	debts   int // how many there are
	records [][]fact.Value
	of      int // of records: the debt whose they are
	items   []item
}

func (v view) len() int { return len(v.words) + v.debts + len(v.records) + len(v.items) }

// enter sets # to an element of a list. It sets only the fields of the element's kind, which is
// quicker.
func (f *Frame) enter(v *view, i int) {
	e := &f.element
	switch {
	case v.words != nil:
		e.Known, e.Choice = true, v.words[i]
	case v.items != nil:
		*e = v.items[i]
	case v.records != nil:
		e.Known, e.Records, e.debt = true, v.records[i:i+1], v.of
	default:
		e.Known, e.debt = true, i
	}
}

func (v view) at(i int) item {
	switch {
	case v.words != nil:
		return item{Value: fact.Value{Known: true, Choice: v.words[i]}}
	case v.items != nil:
		return v.items[i]
	case v.records != nil:
		return item{Value: fact.Value{Known: true, Records: v.records[i : i+1]}, debt: v.of}
	}
	return item{Value: fact.Value{Known: true}, debt: i}
}

// Derive computes every derived fact of the frame's case, each after those it needs.
func (f *Frame) Derive() {
	for _, d := range f.language.derivations {
		if d.fact.Of == fact.Borrower {
			f.At(NoDebt).derive(d, f.Borrower, &f.Case.Bounds)
			continue
		}
		for i := range f.Debts {
			of := &f.Debts[i]
			f.At(i).derive(d, of.Values, &of.Bounds)
		}
	}
}

func (f *Frame) derive(d derivation, values []fact.Value, bounds *[]Bounds) {
	slot := d.fact.Slot
	v, judged := &values[slot], &d.expression.judged
	switch judged.Kind {
	case List:
		*v = judged.chosen(f)
	case Truthy:
		v.Bool, v.Known = d.expression.Truth(f).value()
	default:
		judged.enter(f, v)
	}
	if !v.Known && (judged.Kind == Number || judged.Kind == Day) {
		enterBounds(bounds, slot, Bounds{unasked: true})
	}
}

// enterBounds enters bounds by their slot.
func enterBounds(all *[]Bounds, slot int, s Bounds) {
	if len(*all) <= slot {
		*all = append(*all, make([]Bounds, slot+1-len(*all))...)
	}
	(*all)[slot] = s
}
