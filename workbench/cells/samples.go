package cells

import (
	"math/big"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// sizes are numbers of every size that occur among people: sums of facts have no thresholds that
// could be told fact by fact.
var sizes = map[fact.Type][]*big.Rat{
	fact.Integer: {whole(0), whole(1), whole(2), whole(12), whole(60), whole(400), whole(-30)},
	fact.Money: {
		whole(0), whole(1), whole(100), whole(1000), whole(10_000), whole(100_000), whole(1_000_000), whole(-1000),
	},
	fact.Rate: {whole(0), big.NewRat(1, 10), big.NewRat(1, 2), whole(1), whole(2), big.NewRat(-1, 10)},
}

// daysAgo are days, counted back from the one that is judged.
var daysAgo = []int64{0, -30, 30, 400, 1500, 4500}

// aCentury is how many days from the one that is judged days are tried.
const aCentury = 36525

// spread returns a few values of a fact that are far from one another, the usual first.
func (s *Space) spread(f *fact.Fact) (values []fact.Value) {
	switch f.Type {
	case fact.Bool:
		return []fact.Value{{Known: true}, {Known: true, Bool: true}}
	case fact.Choice:
		for _, a := range f.Answers {
			values = append(values, fact.Value{Known: true, Choice: a.ID})
		}
	case fact.Choices:
		values = append(values, fact.Value{Known: true, List: []string{}})
		for _, a := range f.Answers {
			values = append(values, fact.Value{Known: true, List: []string{a.ID}})
		}
	case fact.Date:
		for _, ago := range daysAgo {
			values = append(values, fact.Value{Known: true, Day: dayOf(whole(int64(s.day) - ago))})
		}
	default:
		of := shapeOfGiven(f)
		for _, r := range sizes[f.Type] {
			if p, ok := of.narrow(span{low: r, high: r}); ok {
				values = append(values, valueOf(f, p.low))
			}
		}
	}
	return values
}

// Samples are known values of a given fact, at least one of each cell that the conditions of the
// whole book cut out of it: of a number or day those at every threshold and next to it, and a few
// of every size, in ascending order, days no further than a century away; every choice; of a list
// none, and each alone. What has been asked before makes no difference.
func (s *Space) Samples(f *fact.Fact) []fact.Value {
	if s.whole == nil {
		s.whole = New(s.book, s.day)
		s.whole.translateAll()
	}
	return s.whole.samples(f)
}

// samples returns those for all that has been translated.
func (s *Space) samples(f *fact.Fact) []fact.Value {
	if !f.Type.IsNumber() && f.Type != fact.Date {
		return s.spread(f)
	}
	of := ofProfile(f)
	var numbers []*big.Rat
	for _, v := range s.spread(f) {
		numbers = append(numbers, numberOf(f, v))
	}
	n, ok := s.numbers["fact:"+f.Name]
	for i := range s.atoms {
		if a := &s.atoms[i]; ok && a.of == n && a.than != nil {
			numbers = append(numbers,
				onGrid(a.than, of.step, true, -1), onGrid(a.than, of.step, false, -1), onGrid(a.than, of.step, true, 1))
		}
	}
	var values []fact.Value
	if f.Type == fact.Date {
		of.low, of.high = whole(int64(s.day)-aCentury), whole(int64(s.day)+aCentury)
	}
	for _, r := range ascending(numbers) {
		if p, ok := of.narrow(span{low: r, high: r}); ok {
			values = append(values, s.numberIn(f, p))
		}
	}
	return values
}

// ofProfile returns the shape that a number has in a profile, where no time has gone by.
func ofProfile(f *fact.Fact) shape {
	of := shapeOfGiven(f)
	of.high = least(of.high, ofType[f.Type].high)
	return of
}

// translateAll translates every expression of the book, for whoever it may be asked about.
func (s *Space) translateAll() {
	for _, f := range s.book.Formulas() {
		s.translate(f.Expression, at{})
		for _, debt := range s.book.DebtBooks() {
			for _, stage := range s.book.Stages {
				s.translate(f.Expression, at{debt, stage.ID})
			}
		}
	}
}

// translate enters the atoms of an expression, when it can be asked there.
func (s *Space) translate(e *logic.Expression, where at) {
	switch {
	case e.OfDebt != (where.debt != nil):
	case e.Kind == logic.Truthy:
		s.expression(e, where)
	default:
		t := s.translator(where)
		t.left = mostNodes
		t.figure(e.Tree(), scope{})
	}
}
