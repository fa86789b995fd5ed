package interview

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Answer is one answer that stands, or what follows from others.
type Answer struct {
	Page   int        // its page, to change it by; 0 of what is inferred
	Debt   int        // logic.NoDebt for the borrower
	Fact   *fact.Fact // nil of a creditor
	Lender string
	Family string     // of a creditor, where it was told
	Value  fact.Value // not known where the answer is that it is not known
	Read   *fact.Interpretation
	// it was not told, and follows from what was
	Inferred bool
}

// Answers returns what was answered, in the order of the pages, then what follows from that. What
// was ticked and is spelled out on a page of its own is told there.
func (iv *Interview) Answers() []Answer {
	var all []Answer
	for n := range iv.pages {
		p, _ := iv.Page(n + 1)
		if !p.Answered {
			continue
		}
		if p.Kind == Lenders {
			all = append(all, Answer{Page: p.Number, Debt: p.Debt, Lender: p.Lender, Family: p.Family})
		}
		for _, f := range p.Fields {
			if a, stands := iv.answers[ref{p.Debt, f.Name}]; stands && a.page == n {
				all = append(all, Answer{Page: p.Number, Debt: p.Debt, Fact: f.Fact, Value: f.Value, Read: f.Read})
			}
		}
	}
	return append(all, iv.inferred()...)
}

func (iv *Interview) inferred() []Answer {
	var all []Answer
	c := iv.judge.Place(iv.profile, iv.day).Case
	for _, f := range iv.book.Vocabulary.Facts {
		for _, r := range c.Inferred {
			values := c.Borrower
			if r.Debt != logic.NoDebt {
				values = c.Debts[r.Debt].Values
			}
			if r.Fact == f {
				all = append(all, Answer{Debt: r.Debt, Fact: f, Value: values[f.Slot], Inferred: true})
			}
		}
	}
	return slices.Clip(all)
}
