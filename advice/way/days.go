package way

import (
	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// firstDay returns the first day to come on which the option is eligible with changes; law 3.
func (s *search) firstDay(changes []nearby.Change) (calendar.Day, bool) {
	if !s.runsClock(changes) {
		return 0, false
	}
	for day := s.day + 1; day <= s.day+mostDays; day++ {
		if s.opensOn(changes, day) {
			return day, true
		}
	}
	return 0, false
}

// opensOn reports whether the option is eligible on a day to come by law 3.
func (s *search) opensOn(changes []nearby.Change, day calendar.Day) bool {
	return s.opens(changes, day) && s.opensHeld(changes, day) &&
		!s.isGraver(s.judge.Decide(nearby.Apply(s.profile, changes), day))
}

// runsClock reports whether a day that somebody can set, and that the option rests on, is known with
// changes.
func (s *search) runsClock(changes []nearby.Change) bool {
	p := nearby.Apply(s.profile, changes)
	for _, it := range s.pool {
		if it.fact != nil && it.fact.Type == fact.Date && nearby.ValueOf(p, it.fact, it.debt).Known {
			return true
		}
	}
	return false
}

// opensHeld reports whether the option is eligible on a day to come if no count of days had grown
// and every day that nobody can set lay as far off as it does today.
func (s *search) opensHeld(changes []nearby.Change, day calendar.Day) bool {
	gone := day - s.day
	changed := append([]nearby.Change{}, changes...)
	p := nearby.Apply(s.profile, changes)
	v := s.judge.Book.Vocabulary
	hold := func(f *fact.Fact, debt int) {
		value := nearby.ValueOf(p, f, debt)
		switch {
		case !value.Known || !f.Given():
			return
		case f.CountsDays():
			value = s.countOf(f, debt)
		case f.Type == fact.Date && !isFree(f):
			value.Day += gone
		default:
			return
		}
		changed = append(changed, nearby.Change{Debt: debt, Fact: f, Value: value})
	}
	for _, f := range v.Borrower {
		hold(f, logic.NoDebt)
	}
	for _, f := range v.Debt {
		for i := range p.Debts {
			hold(f, i)
		}
	}
	held := nearby.Apply(s.profile, changed)
	held.AsOf = &day
	return s.isEligible(held, day)
}

// held is a fact as it stands on the day that is judged.
type held struct {
	fact  *fact.Fact
	debt  int
	value fact.Value
}

// holdAll returns the facts of a kind as a decision has them.
func holdAll(d *engine.Decision, is func(*fact.Fact) bool) (all []held) {
	for _, f := range d.Book.Vocabulary.Facts {
		switch {
		case !is(f):
		case f.Of == fact.Borrower:
			all = append(all, held{f, logic.NoDebt, d.Case.Borrower[f.Slot]})
		default:
			for i := range d.Case.Debts {
				all = append(all, held{f, i, d.Case.Debts[i].Values[f.Slot]})
			}
		}
	}
	return all
}

func (f *Finder) countOf(of *fact.Fact, debt int) fact.Value {
	for _, h := range f.counts {
		if h.fact == of && h.debt == debt {
			return h.value
		}
	}
	return fact.Value{}
}

// isAsBefore reports whether every derived fact that nobody is told to change comes to what it came
// to.
func (f *Finder) isAsBefore(c *logic.Case) bool {
	for _, h := range f.kept {
		values := c.Borrower
		if h.debt != logic.NoDebt {
			values = c.Debts[h.debt].Values
		}
		v := values[h.fact.Slot]
		if v.Known != h.value.Known || v.Bool != h.value.Bool || v.Day != h.value.Day || v.Choice != h.value.Choice ||
			v.Number.Cmp(h.value.Number) != 0 {
			return false
		}
	}
	return true
}
