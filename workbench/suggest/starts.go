package suggest

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/logic"
)

// start is a debt of a fixture whose facts are changed.
type start struct {
	nearby.Start
	base     int
	distance int  // the smaller the nearer to the goals
	moved    bool // to another day than the fixture's
}

// starts returns the debts of all fixtures, nearest first: those of which a condition of the goals
// is asked where it is visible, then those whose book has it, then the others. Where the goals are
// about one creditor, debts of its family are given to it. Where they are about days, each debt is
// there on those days too.
func (s *search) starts(goals []Goal, turns []*logic.Expression) (all []start) {
	g, days := goals[0], s.days(goals)
	for i, base := range s.Bases {
		if s.decided[i] == nil {
			continue
		}
		for debt := range base.Profile.Debts {
			changes, ok := s.changeCreditor(g, i, debt)
			if !ok {
				continue
			}
			d := s.decided[i]
			if changes != nil {
				d = s.judge.Decide(nearby.Apply(base.Profile, changes), d.AsOf)
			}
			all = append(all, start{
				nearby.Start{Profile: base.Profile, AsOf: d.AsOf, Debts: []int{debt}, Changes: changes},
				i, 4*len(changes) + distance(&d.Debts[debt], turns, g), false,
			})
		}
	}
	all = append(all, s.onOtherDays(all, days)...)
	slices.SortStableFunc(all, func(a, b start) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(len(a.Profile.Debts), len(b.Profile.Debts)))
	})
	return all
}

// changeCreditor returns the change that makes a debt one of the goal's creditor; none where it is
// one, or the goal is about no creditor; not ok where the debt is of another family.
func (s *search) changeCreditor(g Goal, base, debt int) (changes []nearby.Change, ok bool) {
	own := s.Bases[base].Profile.Debts[debt]
	of := s.book.For(own.Lender, own.Family)
	switch lender, family := g.creditor(s.book); {
	case lender != "":
		if of.Family.ID != s.book.Lender(lender).Family {
			return nil, false
		}
		if of.Lender == nil || of.Lender.ID != lender {
			changes = []nearby.Change{{Debt: debt, Lender: lender}}
		}
	case family != "":
		if of.Family.ID != family {
			return nil, false
		}
		// for a mutant or a condition, every lender of a family is as good as the family
		if of.Lender != nil && of.Lender.Book == of && g.Book != "" {
			changes = []nearby.Change{{Debt: debt, Family: family}}
		}
	}
	return changes, true
}

// distance returns how far a debt is from having the goals' conditions asked where they are
// visible.
func distance(debt *engine.DebtDecision, turns []*logic.Expression, g Goal) int {
	far := 3
	for i := range debt.Options {
		o := &debt.Options[i]
		if o.Option.Strategy.ID != g.strategy() && !holds(o.Option, turns) {
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
