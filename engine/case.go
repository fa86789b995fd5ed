package engine

import (
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// prepare makes a profile ready for judging as of a day: books found, days taken forward, derived facts worked out.
func prepare(b *book.Book, p *fact.Profile, asOf calendar.Day) (*logic.Case, []*book.DebtBook) {
	since := factsAsOf(p, asOf)
	c := &logic.Case{
		AsOf:     asOf,
		Borrower: takeForward(b.Vocabulary.Borrower, p.Borrower, asOf-since),
		Debts:    make([]logic.DebtCase, len(p.Debts)),
		Figures:  figures(b.Series(), asOf),
	}
	books := make([]*book.DebtBook, len(p.Debts))
	for i, d := range p.Debts {
		books[i] = b.For(d.Lender, d.Family)
		c.Debts[i] = logic.DebtCase{
			Values:  takeForward(b.Vocabulary.Debt, d.Values, asOf-since),
			Figures: figures(books[i].Series, asOf),
		}
		if lender := books[i].Lender; lender != nil {
			c.Debts[i].Lender = lender.ID
		}
		if books[i].Lender != nil || d.Family != "" {
			tellFamily(b.Vocabulary, &c.Debts[i], books[i].Family.ID)
		}
	}
	b.Language.Derive(c)
	return c, books
}

// tellFamily enters the creditor's kind, also as the fact that asks for it, where the book has one.
func tellFamily(v *fact.Vocabulary, d *logic.DebtCase, id string) {
	d.Family = id
	if f := v.Find("family"); f != nil {
		d.Values[f.Slot] = fact.Value{Known: true, Choice: id}
	}
}

// factsAsOf is the day on which the profile's facts were true; the day that is judged, when the profile does not say.
func factsAsOf(p *fact.Profile, asOf calendar.Day) calendar.Day {
	if p.AsOf != nil {
		return *p.AsOf
	}
	return asOf
}

func figures(series []logic.Series, asOf calendar.Day) logic.Figures {
	now := make([]fact.Value, len(series))
	for i, s := range series {
		now[i] = s.On(asOf)
	}
	return logic.Figures{Now: now, Series: series}
}

// takeForward copies values, with counts of days that change with time moved by the days gone since the facts were true.
func takeForward(facts []*fact.Fact, values []fact.Value, gone calendar.Day) []fact.Value {
	moved := slices.Clone(values)
	if gone == 0 {
		return moved
	}
	days := decimal.MustNew(int64(gone), 0)
	for i, f := range facts {
		v := &moved[i]
		if !v.Known || f.Changes != "time" || f.Unit != "days" {
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
