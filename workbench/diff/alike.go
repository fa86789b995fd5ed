package diff

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
)

// concernsAll is whether a decision about anybody may turn on a change: of a fact, a stage, an alert. What an option says is looked at option by option.
func concernsAll(ch Change) bool {
	kind, _, _ := strings.Cut(ch.What, ".")
	return ch.Class != TextOnly && slices.Contains([]string{"fact", "parameter", "hardship", "material", "stage", "alert", "urgency"}, kind)
}

// alike is whether two decisions are so alike that their explanations cannot differ but in words. Not alike says nothing.
func (c *Comparison) alike(was, is *engine.Decision) bool {
	if c.anywhere || !slices.Equal(was.Order, is.Order) || !slices.EqualFunc(was.Alerts, is.Alerts, sameAlert) {
		return false
	}
	for i := range is.Debts {
		if !c.debtAlike(&was.Debts[i], &is.Debts[i]) {
			return false
		}
	}
	return true
}

func sameAlert(a, b engine.AlertDecision) bool {
	return a.Alert.ID == b.Alert.ID && a.Debt == b.Debt && a.Truth == b.Truth && a.Due.Known == b.Due.Known && a.Due.Day == b.Due.Day
}

func (c *Comparison) debtAlike(was, is *engine.DebtDecision) bool {
	if !slices.Equal(was.Candidates, is.Candidates) || len(was.Ranking) != len(is.Ranking) {
		return false
	}
	for i := range is.Ranking {
		before, now := &was.Options[was.Ranking[i]], &is.Options[is.Ranking[i]]
		if before.Option.Strategy.ID != now.Option.Strategy.ID || before.Status != now.Status || before.Low != now.Low || before.High != now.High {
			return false
		}
		if !slices.Equal(before.Requires, now.Requires) || !slices.Equal(before.Weighs, now.Weighs) || !c.sameOption(before.Option, now.Option) {
			return false
		}
	}
	return true
}

// sameOption is whether an option asks for the same, so that the same truths leave the same questions and need the same papers.
func (c *Comparison) sameOption(was, is *book.Option) bool {
	of := pair[*book.Option]{was, is}
	same, known := c.same[of]
	if !known {
		same = slices.Equal(was.Required, is.Required) && slices.Equal(was.Helpful, is.Helpful) &&
			slices.EqualFunc(was.Requires, is.Requires, sameCondition) && slices.EqualFunc(was.Weighs, is.Weighs, sameCondition)
		c.same[of] = same
	}
	return same
}

func sameCondition(was, is *book.Condition) bool {
	return was.ID == is.ID && was.Points == is.Points && normal(was.When) == normal(is.When) &&
		dayOf(was.From) == dayOf(is.From) && dayOf(was.Until) == dayOf(is.Until)
}
