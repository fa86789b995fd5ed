package cells

import (
	"math/big"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// sizes are numbers of every size that occurs among people. A sum of facts has no threshold for
// each of them.
var sizes = map[fact.Type][]*big.Rat{
	fact.Integer: {integer(0), integer(1), integer(2), integer(12), integer(60), integer(400), integer(-30)},
	fact.Money: {
		integer(0), integer(1), integer(100), integer(1000), integer(10_000), integer(100_000), integer(1_000_000),
		integer(-1000),
	},
	fact.Rate: {integer(0), big.NewRat(1, 10), big.NewRat(1, 2), integer(1), integer(2), big.NewRat(-1, 10)},
}

// daysAgo are days, counted back from the day that is judged.
var daysAgo = []int64{0, -30, 30, 400, 1500, 4500}

// aCentury is how many days before and after the day that is judged dates are tried.
const aCentury = 36525

// spread returns a few values of a fact that lie far apart, the usual ones first.
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
	case fact.Records:
		values = append(values, fact.Value{Known: true, Records: [][]fact.Value{}})
	case fact.Date:
		latest := dayOf(s.ofProfile(f).high)
		for _, ago := range daysAgo {
			if day := dayOf(integer(int64(s.day) - ago)); day <= latest {
				values = append(values, fact.Value{Known: true, Day: day})
			}
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

// Samples returns known values of a given fact, at least one of each cell that the conditions of
// the whole book make: for a number or day every threshold and its neighbours, and a few of every
// size, in ascending order, days at most a century away; every choice; for a list the empty one,
// and each id alone. Earlier questions make no difference.
func (s *Space) Samples(f *fact.Fact) []fact.Value {
	if s.ofBook == nil {
		s.ofBook = New(s.book, s.day)
		s.ofBook.translateAll()
	}
	return s.ofBook.samples(f)
}

// samples returns the samples for what has been translated so far.
func (s *Space) samples(f *fact.Fact) []fact.Value {
	if !f.Type.IsNumber() && f.Type != fact.Date {
		return s.spread(f)
	}
	of := s.ofProfile(f)
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
		of.low, of.high = integer(int64(s.day)-aCentury), least(of.high, integer(int64(s.day)+aCentury))
	}
	for _, r := range ascending(numbers) {
		if p, ok := of.narrow(span{low: r, high: r}); ok {
			values = append(values, s.numberIn(f, p))
		}
	}
	return values
}

// ofProfile returns the shape of a number in a profile of the day, before time goes by.
func (s *Space) ofProfile(f *fact.Fact) shape {
	of := shapeOfGiven(f)
	of.high = least(of.high, ofType[f.Type].high)
	if f.Type == fact.Date && f.MaxBy == fact.FactsAsOf {
		of.high = integer(int64(s.day))
	}
	return of
}

// translateAll translates every expression of the book for every debt book and stage.
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

// translate adds the atoms of an expression, where it can be asked there.
func (s *Space) translate(e *logic.Expression, where at) {
	switch {
	case e.OfDebt != (where.debt != nil):
	case e.Kind == logic.Truthy:
		s.expression(e, where)
	default:
		t := s.translator(where)
		t.nodesLeft = mostNodes
		t.figure(e.Tree(), scope{})
	}
}
