package nearby

import (
	"math"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// values returns the values of a fact that are worth trying, other than the profile's own: every
// choice, yes and no; lists with one item more or less; for numbers and days the bounds, the values
// in the conditions and their neighbours, and where a comparison changes; last, that it is not
// known.
func (f *finder) values(d *engine.Decision, debt int, of *fact.Fact, s *Subject) (all []fact.Value) {
	was := ValueOf(d.Profile, of, debt)
	add := func(values ...fact.Value) {
		for _, v := range values {
			isSame := func(w fact.Value) bool { return isEqual(of, v, w) }
			if !isSame(was) && !slices.ContainsFunc(all, isSame) {
				all = append(all, v)
			}
		}
	}
	switch {
	case s.Values != nil:
		add(s.Values(debt, of)...)
		return all
	case of.Type == fact.Records: // nobody is wished another past: it is only taken away
	case of.Type == fact.Choices:
		for _, list := range lists(of, was.List, s.Words, d.Book) {
			add(fact.Value{Known: true, List: list})
		}
	case of.Type.IsNumber() || of.Type == fact.Date:
		add(f.numbers(d, debt, of, s)...)
	default:
		add(answers(of)...)
	}
	add(fact.Value{})
	return all
}

// ValuesOf returns the values of a fact, of a debt or the borrower, that are worth trying in a
// profile that was decided last, where the conditions of a subject are asked of the debt at: as
// Find tries them. The frame is one over the case of the decision.
func ValuesOf(d *engine.Decision, frame *logic.Frame, at, debt int, of *fact.Fact, s *Subject) []fact.Value {
	f := finder{Search: &Search{}, frame: frame, at: at}
	return f.values(d, debt, of, s)
}

// isEqual reports whether two values of a fact are the same.
func isEqual(f *fact.Fact, a, b fact.Value) bool {
	if a.Known != b.Known || !a.Known {
		return a.Known == b.Known
	}
	switch f.Type {
	case fact.Bool:
		return a.Bool == b.Bool
	case fact.Date:
		return a.Day == b.Day
	case fact.Choice:
		return a.Choice == b.Choice
	case fact.Choices:
		return slices.Equal(a.List, b.List)
	case fact.Records:
		return f.SameRecords(a.Records, b.Records)
	}
	return a.Number.Cmp(b.Number) == 0
}

// answers returns yes and no, or every choice.
func answers(f *fact.Fact) (all []fact.Value) {
	if f.Type == fact.Bool {
		return []fact.Value{{Known: true, Bool: true}, {Known: true}}
	}
	for _, a := range f.Answers {
		all = append(all, fact.Value{Known: true, Choice: a.ID})
	}
	return all
}

// lists returns lists near a list: with one item more or less, with one item, empty; for papers
// also those that prove a hardship. Where words name few of many choices, only those and one other
// are used.
func lists(f *fact.Fact, was, words []string, b *book.Book) (all [][]string) {
	var named, others []string
	for _, a := range f.Answers {
		if slices.Contains(words, a.ID) {
			named = append(named, a.ID)
		} else {
			others = append(others, a.ID)
		}
	}
	if len(named) == 0 || len(others) <= 3 {
		named = nil
		for _, a := range f.Answers {
			named = append(named, a.ID)
		}
	} else {
		named = append(named, others[0])
	}
	for _, id := range named {
		if i := slices.Index(was, id); i >= 0 {
			all = append(all, slices.Delete(slices.Clone(was), i, i+1))
		} else {
			all = append(all, append(slices.Clone(was), id))
		}
	}
	for _, id := range named {
		all = append(all, []string{id})
	}
	if f.From == fact.FromMaterials {
		for _, h := range b.Hardships {
			all = append(all, h.Proof...)
		}
	}
	return append(all, []string{})
}

// Numbers and days are computed as floats: the result is rounded to what its fact may have, and
// then judged like any other value.

// numbers returns the values of a number or day at which a condition can change.
func (f *finder) numbers(d *engine.Decision, debt int, of *fact.Fact, s *Subject) (values []fact.Value) {
	add := func(numbers ...float64) {
		for _, x := range numbers {
			if v, ok := valueAt(of, x, d); ok {
				values = append(values, v)
			}
		}
	}
	unit := unitOf(of)
	for _, c := range s.Comparisons {
		if slices.Contains(c.Facts, of) && (f.at != logic.NoDebt || !c.Left.OfDebt && !c.Right.OfDebt) {
			add(f.solve(d, debt, of, c)...)
		}
	}
	if of.Type == fact.Date {
		add(float64(d.AsOf))
		for _, day := range s.Days {
			add(float64(day), float64(day)+unit, float64(day)-unit)
		}
		return values
	}
	add(0)
	for _, n := range s.Numbers {
		x, _ := n.Float64()
		add(x, x+unit, x-unit)
	}
	for _, bound := range []*decimal.Decimal{of.Min, of.Max} {
		if bound != nil {
			x, _ := bound.Float64()
			add(x)
		}
	}
	return values
}

// unitOf returns the unit by which a number of a fact is moved.
func unitOf(f *fact.Fact) float64 {
	if f.Type == fact.Rate {
		return 0.01
	}
	return 1
}

// mostDays is how far from the day that is judged dates are tried: a century.
const mostDays = 36525

// valueAt returns the value that a profile has where the judge sees a number; not ok where no
// profile can have it.
func valueAt(f *fact.Fact, x float64, d *engine.Decision) (fact.Value, bool) {
	if f.CountsDays() {
		x -= float64(d.AsOf - d.FactsAsOf) // the judge adds the days since
	}
	v, ok := rounded(f, x, d.AsOf)
	if ok && f.Type.IsNumber() {
		ok = (f.Min == nil || f.Min.Cmp(v.Number) <= 0) && (f.Max == nil || v.Number.Cmp(*f.Max) <= 0)
	}
	return v, ok
}

// rounded returns a number as a value that the type of a fact allows, its own bounds apart.
func rounded(f *fact.Fact, x float64, asOf calendar.Day) (fact.Value, bool) {
	if f.Type == fact.Date {
		day := math.Round(x)
		return fact.Value{Known: true, Day: calendar.Day(day)}, math.Abs(day-float64(asOf)) <= mostDays
	}
	before, after := fact.MostDigits(f.Type)
	if !(math.Abs(x) < math.Pow10(before)-1) {
		return fact.Value{}, false
	}
	scale := math.Pow10(after)
	n, err := decimal.NewFromFloat64(math.Round(x*scale) / scale)
	return fact.Value{Known: true, Number: n.Rescale(after)}, err == nil
}

// usual returns a value as a number; a usual one where it is not known.
func usual(f *fact.Fact, v fact.Value, asOf calendar.Day) float64 {
	switch {
	case !v.Known && f.Type == fact.Date:
		return float64(asOf)
	case !v.Known && f.Type == fact.Rate:
		return 0.2
	case !v.Known && f.Type == fact.Money:
		return 1000
	case !v.Known:
		return 30
	case f.Type == fact.Date:
		return float64(v.Day)
	}
	x, _ := v.Number.Float64()
	return x
}

// solve returns the number of a fact at which the two sides of a comparison are equal, and those at
// which they differ by 1, or by 0.005 for a rate: within the step by which a mutant moves a
// threshold. It returns none where the fact does not move the sides.
func (f *finder) solve(d *engine.Decision, debt int, of *fact.Fact, c Comparison) []float64 {
	const steps = 4
	value := f.frame.Read(of, debt)
	before := *value
	defer func() {
		*value = before
		f.frame.Derive()
	}()
	unit := unitOf(of)
	x, slope := usual(of, before, d.AsOf), 0.0
	for step := range steps {
		at, known := f.gap(d, value, of, c, x)
		if !known {
			return nil
		}
		if at == 0 && slope != 0 {
			break
		}
		width := unit
		if step == 0 {
			width = max(unit, math.Abs(x)/4)
		}
		beside, known := f.gap(d, value, of, c, x+width)
		if !known || beside == at && slope == 0 {
			return nil
		}
		if beside != at {
			slope = (beside - at) / width
		}
		x -= at / slope
	}
	apart := 1 / slope
	if of.Type == fact.Rate {
		apart = 0.005 / slope
	}
	return []float64{x, x + apart, x - apart}
}

// gap returns the left side of a comparison minus the right, where a fact, whose value is given,
// has the number x.
func (f *finder) gap(d *engine.Decision, value *fact.Value, of *fact.Fact, c Comparison, x float64) (float64, bool) {
	var ok bool
	if *value, ok = rounded(of, x, d.AsOf); !ok {
		return 0, false
	}
	f.frame.Derive()
	d.At(f.frame, f.at)
	left, right := c.Left.Value(f.frame), c.Right.Value(f.frame)
	if !left.Known || !right.Known {
		return 0, false
	}
	if c.Left.Kind == logic.Day {
		return float64(left.Day - right.Day), true
	}
	difference, err := left.Number.Sub(right.Number)
	if err != nil {
		return 0, false
	}
	gap, _ := difference.Float64()
	return gap, true
}
