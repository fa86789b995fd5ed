package calendar

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var anyDay = rapid.Custom(func(t *rapid.T) Day {
	return Day(rapid.Int32Range(int32(firstDay), int32(lastDay)).Draw(t, "day"))
})

func day(s string) Day {
	d, ok := Parse(s)
	if !ok {
		panic("no such day: " + s)
	}
	return d
}

func TestParse(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    Day
		ok      bool
	}{
		{"the day that is counted from", "1970-01-01", 0, true},
		{"the day before", "1969-12-31", -1, true},
		{"a leap day", "2024-02-29", 19782, true},
		{"the first day", "0001-01-01", firstDay, true},
		{"the last day", "9999-12-31", lastDay, true},
		{"no leap year", "2026-02-29", 0, false},
		{"a century is no leap year", "1900-02-29", 0, false},
		{"no such month", "2026-13-01", 0, false},
		{"no such day", "2026-11-31", 0, false},
		{"day nought", "2026-11-00", 0, false},
		{"year nought", "0000-01-01", 0, false},
		{"a year of five digits", "10000-01-01", 0, false},
		{"digits missing", "2026-1-2", 0, false},
		{"slashes", "2026/11/22", 0, false},
		{"a time of day", "2026-11-22T00:00:00Z", 0, false},
		{"space", " 2026-11-22", 0, false},
		{"full-width digits", "\uFF12026-11-22", 0, false},
		{"nothing", "", 0, false},
	} {
		if got, ok := Parse(row.in); got != row.want || ok != row.ok {
			t.Errorf("%s: Parse(%q) = %d, %t", row.why, row.in, got, ok)
		}
	}
}

func TestFromTimeTakesTheDateOfItsOwnZone(t *testing.T) {
	shanghai := time.FixedZone("CST", 8*60*60)
	if got := FromTime(time.Date(2026, 11, 22, 0, 30, 0, 0, shanghai)); got != day("2026-11-22") {
		t.Errorf("half past midnight in Shanghai is still %s", got)
	}
	if got := FromTime(time.Date(1969, 12, 31, 23, 59, 59, 0, time.UTC)); got != -1 {
		t.Errorf("the last second before the count begins is day %d", got)
	}
}

func TestLaw1ADayIsACount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDay.Draw(t, "a"), anyDay.Draw(t, "b")
		if later, ok := a.AddDays(int64(b - a)); !ok || later != b {
			t.Fatalf("%d days after %s is %s, not %s", b-a, a, later, b)
		}
		if hours := b.Time().Unix() - a.Time().Unix(); hours != int64(b-a)*24*60*60 {
			t.Fatalf("from %s to %s is not a whole number of days: %d s", a, b, hours)
		}
		if back, ok := Parse(a.String()); !ok || back != a {
			t.Fatalf("%s is read as %s", a, back)
		}
	})
}

func TestLaw2MonthsKeepTheDayOrTakeTheLast(t *testing.T) {
	for _, row := range []struct {
		why, from string
		months    int64
		want      string
	}{
		{"the same day", "2026-11-22", 1, "2026-12-22"},
		{"over the end of a year", "2026-12-22", 1, "2027-01-22"},
		{"a shorter month", "2026-01-31", 1, "2026-02-28"},
		{"a leap year", "2024-01-31", 1, "2024-02-29"},
		{"from a leap day", "2024-02-29", 12, "2025-02-28"},
		{"counted from the date given, not step by step", "2026-01-31", 2, "2026-03-31"},
		{"three years of limitation", "2023-06-30", 36, "2026-06-30"},
		{"backwards", "2026-03-31", -1, "2026-02-28"},
		{"backwards over a year", "2026-01-15", -13, "2024-12-15"},
		{"none", "2026-02-28", 0, "2026-02-28"},
	} {
		if got, ok := day(row.from).AddMonths(row.months); !ok || got != day(row.want) {
			t.Errorf("%s: %s and %d months is %s, want %s", row.why, row.from, row.months, got, row.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay.Draw(t, "from"), rapid.Int64Range(-1200, 1200).Draw(t, "months")
		to, ok := from.AddMonths(n)
		if !ok {
			return
		}
		a, b := from.Time(), to.Time()
		if moved := int64(b.Year()-a.Year())*12 + int64(b.Month()-a.Month()); moved != n {
			t.Fatalf("%s to %s is %d months, not %d", from, to, moved, n)
		}
		tomorrow := to.Time().AddDate(0, 0, 1)
		if b.Day() != a.Day() && (b.Day() > a.Day() || tomorrow.Day() != 1) {
			t.Fatalf("%s and %d months is %s: neither the same day nor the last", from, n, to)
		}
	})
}

func TestLaw3OutsideTheYearsIsNoDay(t *testing.T) {
	for _, row := range []struct {
		why  string
		from Day
		n    int64
	}{
		{"after the last", lastDay, 1},
		{"before the first", firstDay, -1},
		{"so far that it overflows", lastDay, math.MaxInt64},
		{"so far back that it overflows", firstDay, math.MinInt64},
		{"as far as it gets, from the middle", 0, math.MaxInt64},
		{"as far back as it gets, from the middle", 0, math.MinInt64},
	} {
		if d, ok := row.from.AddDays(row.n); ok {
			t.Errorf("%s: %s and %d days is %s", row.why, row.from, row.n, d)
		}
		if d, ok := row.from.AddMonths(row.n); ok {
			t.Errorf("%s: %s and %d months is %s", row.why, row.from, row.n, d)
		}
	}
}

func TestJSON(t *testing.T) {
	type due struct{ Due Day }
	b, err := json.Marshal(due{day("2026-11-22")})
	if want := `{"Due":"2026-11-22"}`; err != nil || string(b) != want {
		t.Errorf("got %s, %v", b, err)
	}
	var back due
	if err := json.Unmarshal(b, &back); err != nil || back.Due != day("2026-11-22") {
		t.Errorf("got %s, %v", back.Due, err)
	}
	if err := json.Unmarshal([]byte(`{"Due":"2026-02-30"}`), &back); err == nil {
		t.Error("a day that does not exist was read")
	}
}

func TestCompare(t *testing.T) {
	early, late := Of(2026, 11, 22), Of(2026, 11, 23)
	for _, row := range []struct {
		why  string
		a, b *Day
		want int
	}{
		{"the earlier day first", &early, &late, -1},
		{"the later day after it", &late, &early, 1},
		{"one day is no other", &early, &early, 0},
		{"no day comes last", nil, &late, 1},
		{"what has a day comes before it", &late, nil, -1},
		{"two without a day", nil, nil, 0},
	} {
		if got := Compare(row.a, row.b); got != row.want {
			t.Errorf("%s: %d, want %d", row.why, got, row.want)
		}
	}
}
