package suggest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
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
// about one creditor, debts of its family are given to it, and where there are none, those of every
// family. Where they are about days, each debt is there on those days too.
func (s *search) starts(goals []Goal, turns []*logic.Expression) []start {
	all := s.startsWith(goals[0], turns, false)
	if all == nil {
		all = s.startsWith(goals[0], turns, true)
	}
	all = append(all, s.onOtherDays(all, s.days(goals))...)
	slices.SortStableFunc(all, func(a, b start) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(len(a.Profile.Debts), len(b.Profile.Debts)))
	})
	return all
}

// startsWith returns the debts of the family that a goal is about, or of any, in the order of the
// fixtures.
func (s *search) startsWith(g Goal, turns []*logic.Expression, anyFamily bool) (all []start) {
	for i, base := range s.Bases {
		if s.decided[i] == nil {
			continue
		}
		for debt := range base.Profile.Debts {
			changes, ok := s.changeCreditor(g, i, debt)
			switch {
			case !ok && !anyFamily:
				continue
			case !ok:
				changes = s.toCreditor(g, debt)
			}
			d := s.decided[i]
			changes = append(changes, s.answerOf(g, d, debt)...)
			if changes != nil {
				d = s.judge.Decide(nearby.Apply(base.Profile, changes), d.AsOf)
			}
			all = append(all, start{
				nearby.Start{Profile: base.Profile, AsOf: d.AsOf, Debts: []int{debt}, Changes: changes},
				i, 4*len(changes) + s.distance(d, debt, turns, g), false,
			})
		}
	}
	return all
}

// fewDebts is how many debts a reader of a fixture still takes in.
const fewDebts = 6

// apart returns the starts from fixtures of few debts, and those from others, each in their order.
func apart(all []start) (few, many []start) {
	for _, one := range all {
		if len(one.Profile.Debts) <= fewDebts {
			few = append(few, one)
		} else {
			many = append(many, one)
		}
	}
	return few, many
}

// toCreditor returns the change that makes a debt of another family one of the goal's creditor.
func (s *search) toCreditor(g Goal, debt int) []nearby.Change {
	lender, family := g.creditor(s.book)
	if lender != "" {
		family = ""
	}
	return []nearby.Change{{Debt: debt, Lender: lender, Family: family}}
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

// answerOf returns the change by which a profile tells of an answer of the creditor, where a goal is
// about what is said to it and the profile does not tell of it.
func (s *search) answerOf(g Goal, d *engine.Decision, debt int) []nearby.Change {
	keys := strings.Split(g.Condition, ".")
	if keys[0] != "refusals" && keys[0] != "refusal" {
		return nil
	}
	of := s.book.Refusals.All[0] // what stands above the answers is said to each
	if keys[0] == "refusal" {
		of = s.book.Refusals.Refusal(keys[1])
	}
	heard := d.Heard(debt)
	if slices.Contains(heard, of) || keys[0] == "refusals" && len(heard) > 0 {
		return nil
	}
	answers := s.book.Vocabulary.Find(s.book.Refusals.Heard)
	record := make([]fact.Value, len(answers.Fields))
	record[answers.Field(book.HeardSaid).Slot] = fact.Value{Known: true, Choice: of.ID}
	value := nearby.ValueOf(d.Profile, answers, debt)
	value.Known, value.Records = true, append(slices.Clip(value.Records), record)
	return []nearby.Change{{Debt: debt, Fact: answers, Value: value}}
}

// distance returns how far a debt is from having the goals' conditions asked where they are
// visible.
func (s *search) distance(d *engine.Decision, at int, turns []*logic.Expression, g Goal) int {
	far := 3
	for _, one := range s.goals {
		if one.watch != nil && len(one.watch.Sees(d)) > 0 {
			return 0
		}
	}
	debt := &d.Debts[at]
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
