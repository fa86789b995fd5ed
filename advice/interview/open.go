package interview

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Open begins an interview with what a profile tells, on pages that are answered. Its day is the
// one given, or that of the profile where that is later; counts of days are taken forward to it.
// What the profile says was asked and is not known is asked again: it may be known by now.
func Open(b *book.Book, day calendar.Day, p *fact.Profile) *Interview {
	if p.AsOf != nil {
		day = max(day, *p.AsOf)
	}
	iv := start(b, day)
	c := iv.judge.Place(p, day).Case
	for i, d := range p.Debts {
		iv.debts = append(iv.debts, debt{d.ID, d.Lender, true})
		asks := ref{i, KeyLender}.path()
		iv.pages = append(iv.pages, page{Page: Page{Kind: Lenders, Debt: i, Asks: asks, Answered: true}, told: true})
		if d.Family != "" {
			iv.answers[ref{i, KeyFamily}] = answer{text.JSON(d.Family), len(iv.pages) - 1}
		}
	}
	for i, d := range p.Debts {
		iv.tellUnknown(b.Vocabulary.Debt, i, d.Asked)
		given := func(f *fact.Fact) bool { return f.Name != KeyFamily && d.Values[f.Slot].Known }
		iv.tell(i, given, c.Debts[i].Values, c.Inferred)
	}
	iv.tellUnknown(b.Vocabulary.Borrower, logic.NoDebt, p.Asked)
	given := func(f *fact.Fact) bool { return p.Borrower[f.Slot].Known }
	iv.tell(logic.NoDebt, given, c.Borrower, c.Inferred)
	iv.profile, _ = iv.readProfile(iv.debts, iv.answers)
	return iv
}

// tellUnknown enters what was asked and is not known. It stands until it is asked again.
func (iv *Interview) tellUnknown(facts []*fact.Fact, debt int, asked []bool) {
	for _, f := range facts {
		if asked[f.Slot] {
			iv.answers[ref{debt, f.Name}] = answer{"null", noPage}
		}
	}
}

// tell enters values that a profile gives, each subject on pages of its own. A count of days that
// stood at 0, and may have begun since, is not known any more, and is asked for.
func (iv *Interview) tell(debt int, given func(*fact.Fact) bool, values []fact.Value, inferred []logic.Ref) {
	var open []question
	facts := iv.book.Vocabulary.Debt
	if debt == logic.NoDebt {
		facts = iv.book.Vocabulary.Borrower
	}
	for _, f := range facts {
		if v := values[f.Slot]; given(f) && v.Known && !slices.Contains(inferred, logic.Ref{Fact: f, Debt: debt}) {
			open = append(open, question{ref: ref{debt, f.Name}, fact: f, subject: iv.book.Subject(f.Subject)})
		}
	}
	for len(open) > 0 {
		kind := Single
		if s := open[0].subject; s != nil && s.Kind == book.AskForm && open[0].fact.Type != fact.Records {
			kind = Form
		}
		p := pageOf(kind, iv.together(open[0], open, mostOf[kind])...)
		p.Answered, p.told = true, true
		for _, f := range p.Fields {
			r := ref{debt, f.Name}
			iv.answers[r] = answer{f.Fact.JSON(values[f.Fact.Slot]), len(iv.pages)}
			open = slices.DeleteFunc(open, func(q question) bool { return q.ref == r })
		}
		iv.pages = append(iv.pages, p)
	}
}
