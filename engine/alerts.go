package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

func (j *Judge) alerts() {
	j.Alerts = j.Alerts[:0]
	for _, a := range j.Book.Alerts {
		if !a.Holds(j.AsOf) {
			continue
		}
		if !a.OfDebt {
			j.frame.At(logic.NoDebt)
			j.alert(a, logic.NoDebt)
			continue
		}
		for i := range j.Debts {
			j.frame.At(i)
			j.alert(a, i)
		}
	}
}

func (j *Judge) lines() {
	j.Lines = j.Lines[:0]
	for _, l := range j.Book.Lines {
		debts := []int{logic.NoDebt}
		if l.OfDebt {
			debts = j.Order
		}
		for _, debt := range debts {
			j.frame.At(debt)
			var candidates []int
			if debt != logic.NoDebt {
				candidates = j.Debts[debt].Candidates
			}
			if l.Holds(j.AsOf) && (l.When == nil || j.truth(l.When, candidates) == logic.Yes) {
				j.Lines = append(j.Lines, LineDecision{Line: l, Debt: debt})
			}
		}
	}
}

func (j *Judge) alert(a *book.Alert, debt int) {
	decided := AlertDecision{Alert: a, Debt: debt}
	var candidates []int
	concerns := logic.Yes
	if debt != logic.NoDebt {
		candidates = j.Debts[debt].Candidates
		concerns = both(j.atStages(a, candidates), j.inFamilies(a, debt))
	}
	if concerns != logic.No {
		decided.Truth = both(concerns, j.truth(a.When, candidates))
	} else {
		decided.Truth = logic.No
	}
	if a.Due != nil && decided.Truth != logic.No {
		decided.Due = a.Due.Value(j.frame)
	}
	j.Alerts = append(j.Alerts, decided)
}

// both is Kleene's and of two truths.
func both(a, b logic.Truth) logic.Truth {
	switch {
	case a == logic.No || b == logic.No:
		return logic.No
	case a == logic.Unknown || b == logic.Unknown:
		return logic.Unknown
	}
	return logic.Yes
}

// atStages is whether the debt is at one of the alert's stages.
func (j *Judge) atStages(a *book.Alert, candidates []int) logic.Truth {
	if a.Stages == nil {
		return logic.Yes
	}
	in := 0
	for _, stage := range candidates {
		if slices.Contains(a.Stages, j.Book.Stages[stage].ID) {
			in++
		}
	}
	switch in {
	case 0:
		return logic.No
	case len(candidates):
		return logic.Yes
	}
	return logic.Unknown
}

// inFamilies is whether the creditor is of one of the alert's kinds.
func (j *Judge) inFamilies(a *book.Alert, debt int) logic.Truth {
	family := j.Case.Debts[debt].Family
	switch {
	case a.Families == nil:
		return logic.Yes
	case family == "":
		return logic.Unknown
	}
	return logic.Of(slices.Contains(a.Families, family))
}
