package calendar

import "testing"

// Law 4: the working days around National Day 2026, and where nothing is known.
func TestLaw4WorkingDays(t *testing.T) {
	var week []Day
	for d := day("2026-10-01"); d <= day("2026-10-07"); d++ {
		week = append(week, d)
	}
	w := NewWorkdays([]Year{
		{Number: 2026, Off: week, Worked: []Day{day("2026-09-20"), day("2026-10-10")}},
		{Number: 2027, Off: []Day{day("2027-01-01")}, Worked: []Day{day("2026-12-26")}},
	})
	for _, row := range []struct{ why, from, want string }{
		{"a Friday", "2026-11-27", "2026-11-27"},
		{"a Saturday", "2026-11-28", "2026-11-30"},
		{"a Sunday", "2026-11-29", "2026-11-30"},
		{"a holiday in the middle of the week", "2026-10-01", "2026-10-08"},
		{"a Sunday that is worked", "2026-09-20", "2026-09-20"},
		{"a Saturday that is worked", "2026-10-10", "2026-10-10"},
		{"the Sunday after it", "2026-10-11", "2026-10-12"},
		{"a year that is not known", "2025-11-28", ""},
		{"a day of the week in a year that is not known", "2025-11-27", ""},
		{"a Saturday in December that the next year has worked", "2026-12-26", "2026-12-26"},
		{"late December of the last year that is known", "2027-12-25", ""},
		{"the day before that", "2027-12-24", "2027-12-24"},
		{"a holiday at the turn of the year", "2027-01-01", "2027-01-04"},
	} {
		got, ok := w.Next(day(row.from))
		if ok != (row.want != "") || ok && got != day(row.want) {
			t.Errorf("%s: from %s on it is %s, %t; want %q", row.why, row.from, got, ok, row.want)
		}
	}
	if _, known := (*Workdays)(nil).IsWorking(day("2026-11-27")); known {
		t.Error("no holidays at all: it is known whether a day is worked")
	}
}
