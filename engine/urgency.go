package engine

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// orderDebts sorts the debts by the rows of urgency: the first row in which two debts differ
// decides, else they stay as in the profile.
func (j *Judge) orderDebts() {
	j.Order, j.Why = resize(j.Order, len(j.Debts)), resize(j.Why, len(j.Debts))
	for i := range j.Debts {
		j.Order[i], j.Why[i] = i, -1
		j.Debts[i].Deadline = j.findDeadline(i)
	}
	if len(j.Debts) < 2 {
		return
	}
	all := make([][]standing, len(j.Debts))
	for i := range j.Debts {
		all[i] = j.findStandings(j.frame, i)
	}
	slices.SortStableFunc(j.Order, func(a, b int) int {
		c, _ := compareStandings(all[a], all[b])
		return c
	})
	for n, debt := range j.Order[:len(j.Order)-1] {
		_, row := compareStandings(all[debt], all[j.Order[n+1]])
		if row >= 0 && all[debt][row].certain {
			j.Why[n] = row
		}
	}
}

// standing is what one row compares of a debt: the smaller comes first.
type standing struct {
	group   int // 0 before 1 before 2
	value   fact.Value
	certain bool // the row's reason is true of the debt
	largest bool
}

// findStandings returns what each row of urgency compares of a debt; it turns the frame to that.
func (d *Decision) findStandings(f *logic.Frame, debt int) []standing {
	f.At(debt)
	f.Deadline = d.Debts[debt].Deadline
	all := make([]standing, len(d.Book.Urgency))
	for i, row := range d.Book.Urgency {
		if row.When != nil {
			t := d.Truth(f, row.When)
			all[i] = standing{group: [...]int{logic.Yes: 0, logic.Unknown: 1, logic.No: 2}[t], certain: t == logic.Yes}
			continue
		}
		all[i] = standing{value: d.valueBy(row, debt), largest: row.LargestFirst}
		all[i].certain = all[i].value.Known
		if !all[i].certain {
			all[i].group = 2
		}
	}
	return all
}

// valueBy returns the value that a row compares.
func (d *Decision) valueBy(row *book.Urgency, debt int) (v fact.Value) {
	if row.By != "deadline" {
		return d.Case.Debts[debt].Values[d.Book.Vocabulary.Find(row.By).Slot]
	}
	if day := d.Debts[debt].Deadline; day != nil {
		v.Known, v.Day = true, *day
	}
	return v
}

// findDeadline returns the earliest day, today or to come, on which an urgent alert of the debt is
// due, or nil: a day that is past can no longer be met.
func (j *Judge) findDeadline(debt int) (earliest *calendar.Day) {
	for _, a := range j.Alerts {
		if a.Debt != debt || a.Truth != logic.Yes || a.Alert.Severity != book.SeverityUrgent {
			continue
		}
		if day := a.Due.Day; a.Due.Known && day >= j.AsOf && (earliest == nil || day < *earliest) {
			earliest = &day
		}
	}
	return earliest
}

// compareStandings compares two debts; row is the first in which they differ, or -1.
func compareStandings(x, y []standing) (c, row int) {
	for i := range x {
		if c = x[i].compare(y[i]); c != 0 {
			return c, i
		}
	}
	return 0, -1
}

func (s standing) compare(t standing) int {
	if c := cmp.Compare(s.group, t.group); c != 0 {
		return c
	}
	c := cmp.Or(s.value.Number.Cmp(t.value.Number), cmp.Compare(s.value.Day, t.value.Day))
	if s.largest {
		return -c
	}
	return c
}
