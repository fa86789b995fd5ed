package engine

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

func (j *Judge) judgeAlerts() {
	j.Alerts = j.Alerts[:0]
	for _, a := range j.Book.Alerts {
		if !a.Holds(j.AsOf) {
			continue
		}
		if !a.OfDebt {
			j.At(j.frame, logic.NoDebt)
			j.judgeAlert(a, logic.NoDebt)
			continue
		}
		for i := range j.Debts {
			j.At(j.frame, i)
			j.judgeAlert(a, i)
		}
	}
}

// judgeAlert judges an alert for the borrower or the debt that the frame is at.
func (j *Judge) judgeAlert(a *book.Alert, debt int) {
	j.Alerts = append(j.Alerts, AlertDecision{Alert: a, Debt: debt, Applies: logic.Yes})
	decided := &j.Alerts[len(j.Alerts)-1]
	candidates := j.candidates(debt)
	if debt != logic.NoDebt {
		decided.Applies = both(j.atStages(a, candidates), j.inFamilies(a, debt))
	}
	if decided.Truth = decided.Applies; decided.Truth != logic.No {
		decided.Truth = both(decided.Truth, j.truth(a.When, candidates))
	}
	if a.Due != nil && decided.Truth != logic.No {
		decided.Due = a.Due.Value(j.frame)
		decided.MovedTo = j.moved(a, decided.Due)
	}
}

// moved returns the working day to which law moves a due day; nothing where it stays, or is not
// known to move. Law 16.
func (j *Judge) moved(a *book.Alert, due fact.Value) (to fact.Value) {
	if !a.Moves || !due.Known {
		return to
	}
	if next, known := j.Book.Workdays().Next(due.Day); known && next != due.Day {
		to = fact.Value{Known: true, Day: next}
	}
	return to
}

// atStages judges whether the debt is at one of the alert's stages.
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

// inFamilies judges whether the creditor is of one of the alert's families.
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

// ShownAlerts appends to a list the indexes of the alerts that are shown, in the order of law 8.
func (d *Decision) ShownAlerts(into []int) []int {
	from := len(into)
	for i := range d.Alerts {
		if d.Alerts[i].Truth == logic.Yes {
			into = append(into, i)
		}
	}
	slices.SortStableFunc(into[from:], func(i, k int) int {
		a, b := &d.Alerts[i], &d.Alerts[k]
		return cmp.Or(
			cmp.Compare(a.Alert.Tier, b.Alert.Tier),
			cmp.Compare(a.Alert.Severity, b.Alert.Severity),
			calendar.Compare(dayOrNil(a.Due), dayOrNil(b.Due)),
			cmp.Compare(d.rankOf(a.Debt), d.rankOf(b.Debt)),
		)
	})
	return into
}

// rankOf returns the place of a debt in the order of urgency; the borrower stands with the first.
func (d *Decision) rankOf(debt int) int { return max(slices.Index(d.Order, debt), 0) }

// chooseLines keeps the lines of the first page that are shown.
func (j *Judge) chooseLines() {
	j.Lines = j.Lines[:0]
	for _, l := range j.Book.Lines {
		if !l.Holds(j.AsOf) {
			continue
		}
		debts := []int{logic.NoDebt}
		if l.OfDebt {
			debts = j.Order
		}
		for _, debt := range debts {
			j.At(j.frame, debt)
			if l.Shows(j.judgeShowing(&l.Showing, j.candidates(debt))) {
				j.Lines = append(j.Lines, LineDecision{Line: l, Debt: debt})
			}
		}
	}
}
