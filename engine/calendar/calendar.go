// Package calendar computes with days. Law counts deadlines in days and months, never in hours, so
// there is no time of day and no time zone here.
//
//  1. A day is a whole number: days since 1 January 1970. Day b is b-a days after day a.
//  2. Adding months keeps the day of the month, or takes the last day of a shorter month (Civil
//     Code, Art. 202).
//  3. Years run from 1 to 9999; what would lie outside is no day.
//  4. A working day is one from Monday to Friday that is no public holiday, or one of a weekend that
//     is worked instead. Which days these are is published year by year: of a year for which it is
//     not told, no day is taken for a working day nor for a day off. The last days of a year are
//     known only together with the next, whose holidays may reach into them.
package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// Day is a date of the Gregorian calendar, in days since 1 January 1970.
type Day int32

// Last is the last day there is, 9999-12-31.
const Last Day = 2932896

const perDay = 24 * time.Hour

// Of returns the day of a date that exists.
func Of(year int, month time.Month, day int) Day {
	return FromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// FromTime returns the date that t shows in its own zone.
func FromTime(t time.Time) Day {
	utc := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return Day(utc.Unix() / int64(perDay/time.Second))
}

// Parse reads a date written as 2026-11-22. Anything else, and a date that does not exist, is not
// ok.
func Parse(s string) (d Day, ok bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, false
	}
	return FromTime(t), true
}

// Time returns midnight UTC at the start of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*int64(perDay/time.Second), 0).UTC() }

// String returns the day as 2026-11-22.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// MarshalText writes the day as 2026-11-22.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Day) UnmarshalText(b []byte) error {
	day, ok := Parse(string(b))
	if !ok {
		return fmt.Errorf("not a date")
	}
	*d = day
	return nil
}

// Compare puts the earlier day first, and what has no day last.
func Compare(a, b *Day) int {
	switch {
	case a != nil && b != nil:
		return cmp.Compare(*a, *b)
	case a != nil:
		return -1
	case b != nil:
		return 1
	}
	return 0
}

// AddDays returns the day n days later (earlier when n is negative); not ok outside the years 1 to
// 9999.
func (d Day) AddDays(n int64) (later Day, ok bool) {
	sum := int64(d) + n
	if sum < int64(firstDay) || sum > int64(lastDay) {
		return 0, false
	}
	return Day(sum), true
}

// AddMonths returns the same day of the month n months later, or the last day of a shorter month;
// not ok outside the years 1 to 9999.
func (d Day) AddMonths(n int64) (later Day, ok bool) {
	t := d.Time()
	months := int64(t.Year())*12 + int64(t.Month()) - 1 + n
	year, month := months/12, time.Month(months%12+1)
	if months < 12 || year > 9999 {
		return 0, false
	}
	lastOfMonth := time.Date(int(year), month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return Of(int(year), month, min(t.Day(), lastOfMonth)), true
}

var (
	firstDay = Of(1, time.January, 1)
	lastDay  = Of(9999, time.December, 31)
)
