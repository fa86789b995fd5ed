package suggest

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
)

// seat is a debt of a fixture: where a search begins.
type seat struct {
	base, debt int
	edits      []edit // the change of creditor that it takes
	rank       int    // the smaller the nearer to the goals
}

func (h *hunt) dayOf(s seat) calendar.Day { return h.decided[s.base].AsOf }

// sit lists the debts to begin with, the nearest first: those at which a condition of the goals is asked where it can be seen, then those whose book
// holds it, then the others. Where the goals are of one creditor, debts of its kind are given to it.
func (h *hunt) sit(g Goal, turns []*logic.Expression) {
	key, creditor := g.creditor(h.book)
	for i, base := range h.Bases {
		if h.decided[i] == nil {
			continue
		}
		for k := range base.Profile.Debts {
			s := seat{base: i, debt: k}
			if key != "" && !h.give(&s, key, creditor) {
				continue
			}
			d := h.decided[i]
			if len(s.edits) > 0 {
				d = h.judge.Decide(apply(base.Profile, s.edits), d.AsOf)
			}
			s.rank += 4 * len(s.edits)
			s.rank += distance(d, &d.Debts[k], turns, g)
			h.seats = append(h.seats, s)
		}
	}
	slices.SortStableFunc(h.seats, func(a, b seat) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(len(h.Bases[a.base].Profile.Debts), len(h.Bases[b.base].Profile.Debts)))
	})
}

// give sees that the debt of a seat is of a creditor; not ok when it is of another kind of creditor.
func (h *hunt) give(s *seat, key, creditor string) bool {
	told := h.Bases[s.base].Profile.Debts[s.debt]
	of := h.book.For(told.Lender, told.Family)
	family := creditor
	if key == "lender" {
		family = h.book.Lender(creditor).Family
		if of.Lender != nil && of.Lender.ID == creditor && of.Family.ID == family {
			return true
		}
	} else if of.Family.ID == family && (of.Lender == nil || of.Lender.Book != of || h.isMutant()) {
		return true
	}
	s.edits = []edit{{debt: s.debt, key: key, lender: creditor}}
	return of.Family.ID == family
}

// isMutant is whether the goals are mutants, to which every lender of a family is as good as the family.
func (h *hunt) isMutant() bool { return len(h.aims) > 0 && h.aims[0].Mutant != nil }

// distance is how far a debt is from having the goals' conditions asked where they can be seen.
func distance(d *engine.Decision, debt *engine.DebtDecision, turns []*logic.Expression, g Goal) int {
	far := 3
	for i := range debt.Options {
		o := &debt.Options[i]
		holds := func(c *book.Condition) bool { return slices.Contains(turns, c.When) }
		if o.Option.Strategy.ID != g.strategy() && !slices.ContainsFunc(o.Option.Requires, holds) && !slices.ContainsFunc(o.Option.Weighs, holds) {
			continue
		}
		far = min(far, 2)
		if o.Offered == logic.Yes {
			far = min(far, 1)
		}
		if o.Offered == logic.Yes && o.Status != engine.Ineligible {
			return 0
		}
	}
	return far
}
