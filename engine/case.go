package engine

import (
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// prepare sets up the case of a profile: it finds the book of each debt, takes counts of days
// forward and enters the parameters. What is inferred or derived is computed later.
func (j *Judge) prepare(p *fact.Profile, asOf calendar.Day) {
	j.Profile, j.AsOf, j.FactsAsOf = p, asOf, p.FactsAsOf(asOf)
	vocabulary, gone, c := j.Book.Vocabulary, asOf-j.FactsAsOf, j.Case
	c.AsOf, c.FactsAsOf = asOf, j.FactsAsOf
	j.Debts = resize(j.Debts, len(p.Debts))
	c.Borrower = takeForward(c.Borrower, vocabulary.Borrower, p.Borrower, gone)
	setParameters(&c.Figures, j.Book.Series(), asOf)
	c.Debts = resize(c.Debts, len(p.Debts))
	for i, given := range p.Debts {
		b, d := j.Book.For(given.Lender, given.Family), &c.Debts[i]
		j.Debts[i].Book = b
		d.Family, d.Lender = "", ""
		d.Values = takeForward(d.Values, vocabulary.Debt, given.Values, gone)
		setParameters(&d.Figures, b.Series, asOf)
		if b.Lender != nil {
			d.Lender = b.Lender.ID
		}
		if b.Lender != nil || given.Family != "" {
			setFamily(vocabulary, d, b.Family.ID)
		}
	}
}

// setFamily enters the family of a debt, also as the value of the fact that asks for it, where the
// book has one.
func setFamily(v *fact.Vocabulary, d *logic.DebtCase, id string) {
	d.Family = id
	if f := v.Find("family"); f != nil {
		d.Values[f.Slot] = fact.Value{Known: true, Choice: id}
	}
}

// setParameters enters the parameters as they hold on a day. It does nothing where they are there
// from the profile before: a book's series never change, so the same slice and the same day give
// the same figures.
func setParameters(f *logic.Figures, series []logic.Series, asOf calendar.Day) {
	if f.Day == asOf && len(series) == len(f.Series) && len(series) > 0 && &series[0] == &f.Series[0] {
		return
	}
	f.Day, f.Series, f.Now = asOf, series, resize(f.Now, len(series))
	for i, s := range series {
		f.Now[i] = s.On(asOf)
	}
}

// takeForward copies values into a slice and adds the days gone since the facts were true to counts
// of days; law 9 of the package.
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
