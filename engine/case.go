package engine

import (
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// prepare makes a profile ready for judging: books found, days taken forward. Derived facts are
// still to be worked out.
func (j *Judge) prepare(p *fact.Profile, asOf calendar.Day) {
	j.Profile, j.AsOf, j.FactsAsOf = p, asOf, factsAsOf(p, asOf)
	vocabulary, gone, c := j.Book.Vocabulary, asOf-j.FactsAsOf, j.Case
	c.AsOf = asOf
	j.Debts = again(j.Debts, len(p.Debts))
	c.Borrower = takeForward(c.Borrower, vocabulary.Borrower, p.Borrower, gone)
	figure(&c.Figures, j.Book.Series(), asOf)
	c.Debts = again(c.Debts, len(p.Debts))
	for i, told := range p.Debts {
		b, d := j.Book.For(told.Lender, told.Family), &c.Debts[i]
		j.Debts[i].Book = b
		d.Family, d.Lender = "", ""
		d.Values = takeForward(d.Values, vocabulary.Debt, told.Values, gone)
		figure(&d.Figures, b.Series, asOf)
		if b.Lender != nil {
			d.Lender = b.Lender.ID
		}
		if b.Lender != nil || told.Family != "" {
			tellFamily(vocabulary, d, b.Family.ID)
		}
	}
}

// tellFamily enters the creditor's kind, also as the fact that asks for it, where the book has one.
func tellFamily(v *fact.Vocabulary, d *logic.DebtCase, id string) {
	d.Family = id
	if f := v.Find("family"); f != nil {
		d.Values[f.Slot] = fact.Value{Known: true, Choice: id}
	}
}

// factsAsOf is the day on which the profile's facts were true; the day that is judged, when the
// profile does not say.
func factsAsOf(p *fact.Profile, asOf calendar.Day) calendar.Day {
	if p.AsOf != nil {
		return *p.AsOf
	}
	return asOf
}

// figure enters the parameters as they hold on a day, unless they are there from the last time: a
// book's series never change, so the same slice and the same day give the same figures.
func figure(f *logic.Figures, series []logic.Series, asOf calendar.Day) {
	if f.Day == asOf && len(series) == len(f.Series) && len(series) > 0 && &series[0] == &f.Series[0] {
		return
	}
	f.Day, f.Series, f.Now = asOf, series, again(f.Now, len(series))
	for i, s := range series {
		f.Now[i] = s.On(asOf)
	}
}

// takeForward copies values into a slice, with counts of days that change with time moved by the
// days gone since the facts were true.
func takeForward(into []fact.Value, facts []*fact.Fact, values []fact.Value, gone calendar.Day) []fact.Value {
	moved := append(into[:0], values...)
	if gone == 0 {
		return moved
	}
	days := decimal.MustNew(int64(gone), 0)
	for i, f := range facts {
		v := &moved[i]
		if !v.Known || !f.CountsDays() {
			continue
		}
		sum, err := v.Number.Add(days)
		if err != nil || v.Number.IsZero() || !sum.IsPos() {
			*v = fact.Value{}
			continue
		}
		v.Number = sum
	}
	return moved
}
