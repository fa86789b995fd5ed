package engine

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

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
	}
	j.findDeadlines()
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
	group   int8 // 0 before 1 before 2
	certain bool // the row's reason is true of the debt
	largest bool
	day     calendar.Day
	number  decimal.Decimal
}

// findStandings returns what each row of urgency compares of a debt; it turns the frame to that.
func (d *Decision) findStandings(f *logic.Frame, debt int) []standing {
	f.At(debt)
	f.Deadline = d.Debts[debt].Deadline
	all := make([]standing, len(d.Book.Urgency))
	for i, row := range d.Book.Urgency {
		if row.When != nil {
			t := d.Truth(f, row.When)
			all[i] = standing{group: [...]int8{logic.Yes: 0, logic.Unknown: 1, logic.No: 2}[t], certain: t == logic.Yes}
			continue
		}
		v := d.valueBy(row, debt)
		all[i] = standing{number: v.Number, day: v.Day, largest: row.LargestFirst, certain: v.Known}
		if !v.Known {
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

// findDeadlines enters the deadline of each debt: the earliest day, today or to come, on which an urgent
// alert of it is due. A day that is past can no longer be met.
func (j *Judge) findDeadlines() {
	for i := range j.Debts {
		j.Debts[i].Deadline = nil
	}
	for i := range j.Alerts {
		a := &j.Alerts[i]
		if a.Debt == logic.NoDebt || a.Truth != logic.Yes || a.Alert.Severity != book.SeverityUrgent {
			continue
		}
		day, earliest := a.Due.Day, &j.Debts[a.Debt].Deadline
		if a.Due.Known && day >= j.AsOf && (*earliest == nil || day < **earliest) {
			*earliest = &day
		}
	}
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
	c := cmp.Or(s.number.Cmp(t.number), cmp.Compare(s.day, t.day))
	if s.largest {
		return -c
	}
	return c
}
