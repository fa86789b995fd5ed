package diff

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// concernsAll says that any decision may turn on a change, whatever its conditions come to: one of
// what facts or papers mean.
func concernsAll(ch Change) bool {
	kind, _, _ := strings.Cut(ch.What, ".")
	return ch.Class != TextOnly && slices.Contains([]string{"fact", "parameter", "hardship", "material"}, kind)
}

// concernsLetters says that a change is one of letters, and of more than words.
func concernsLetters(ch Change) bool {
	kind, _, _ := strings.Cut(ch.What, ".")
	return ch.Class != TextOnly && (kind == "letter" || kind == "promise")
}

// alike says that two decisions are so alike that their evaluations can differ in words only. False
// says nothing.
func (c *Comparison) alike(was, is *engine.Decision) bool {
	if c.anywhere || c.lettered || c.reordered && len(is.Debts) > 1 || !slices.Equal(was.Order, is.Order) ||
		!slices.EqualFunc(was.Alerts, is.Alerts, c.sameAlert) || !slices.EqualFunc(was.Doubts, is.Doubts, sameDoubt) {
		return false
	}
	for i := range is.Debts {
		if !c.debtAlike(&was.Debts[i], &is.Debts[i]) {
			return false
		}
	}
	return true
}

func (c *Comparison) sameAlert(a, b engine.AlertDecision) bool {
	was, is := a.Alert, b.Alert
	switch {
	case was.ID != is.ID || a.Debt != b.Debt || a.Applies != b.Applies || a.Truth != b.Truth ||
		!c.sameQuestions(was.When, is.When, a.Truth):
		return false
	case a.Truth == logic.No:
		return true
	}
	return c.sameQuestions(was.Due, is.Due, logic.Unknown) && was.Severity == is.Severity && was.Tier == is.Tier &&
		a.Due.Known == b.Due.Known && a.Due.Day == b.Due.Day && a.MovedTo.Day == b.MovedTo.Day
}

func sameDoubt(a, b engine.DoubtDecision) bool {
	return a.Doubt.ID == b.Doubt.ID && a.Debt == b.Debt && (a.Truth == logic.Yes) == (b.Truth == logic.Yes)
}

func (c *Comparison) debtAlike(was, is *engine.DebtDecision) bool {
	if !slices.Equal(was.StageTruths, is.StageTruths) || len(was.Ranking) != len(is.Ranking) {
		return false
	}
	for i, s := range c.now.Stages {
		if before := c.old.Stages[i]; before.ID != s.ID || !c.sameQuestions(before.When, s.When, is.StageTruths[i]) {
			return false
		}
	}
	for i := range is.Ranking {
		if !c.optionAlike(&was.Options[was.Ranking[i]], &is.Options[is.Ranking[i]]) {
			return false
		}
	}
	return true
}

func (c *Comparison) optionAlike(was, is *engine.OptionDecision) bool {
	before, now := was.Option, is.Option
	return before.Strategy.ID == now.Strategy.ID && was.Offered == is.Offered && was.Status == is.Status &&
		was.Low == is.Low && was.Neutral == is.Neutral && was.High == is.High &&
		slices.Equal(was.Requires, is.Requires) && slices.Equal(was.Weighs, is.Weighs) &&
		slices.Equal(was.ShownLines(), is.ShownLines()) &&
		(is.Status == engine.Ineligible || slices.EqualFunc(before.Plans, now.Plans, samePlan)) &&
		slices.Equal(before.Required, now.Required) && slices.Equal(before.Helpful, now.Helpful) &&
		c.conditionsAlike(before.Requires, now.Requires, is.Requires) && c.conditionsAlike(
		before.Weighs, now.Weighs, is.Weighs,
	)
}

// samePlan says that two plans come to the same figures.
func samePlan(was, is *book.Plan) bool {
	return was.ID == is.ID && was.Form == is.Form &&
		slices.EqualFunc(was.Figures(), is.Figures(), func(a, b book.PlanFigure) bool {
			return a.Key == b.Key && source(a.Expression) == source(b.Expression)
		})
}

// conditionsAlike says that conditions with the same truths ask for the same.
func (c *Comparison) conditionsAlike(was, is []*book.Condition, truths []logic.Truth) bool {
	for i, now := range is {
		before := was[i]
		if before.ID != now.ID || before.Points != now.Points || !sameDays(before, now) ||
			!c.sameQuestions(before.When, now.When, truths[i]) {
			return false
		}
	}
	return true
}

func sameDays(was, is *book.Condition) bool {
	return sameDay(was.From, is.From) && sameDay(was.Until, is.Until)
}

func sameDay(was, is *calendar.Day) bool {
	return was == is || was != nil && is != nil && *was == *is
}

// sameQuestions says that two conditions with one truth leave the same to be asked, and that both
// or neither read hardships, on which papers depend.
func (c *Comparison) sameQuestions(was, is *logic.Expression, truth logic.Truth) bool {
	if was == nil || is == nil {
		return was == is
	}
	if truth != logic.Unknown && !was.Peeks && !is.Peeks && ofHardship(was) == ofHardship(is) {
		return true
	}
	of := pair[*logic.Expression]{was, is}
	same, known := c.same[of]
	if !known {
		same = was.Source == is.Source || normal(was) == normal(is)
		c.same[of] = same
	}
	return same
}

func ofHardship(e *logic.Expression) bool {
	return slices.ContainsFunc(e.Facts, func(f *fact.Fact) bool { return f.From == fact.FromHardships })
}
