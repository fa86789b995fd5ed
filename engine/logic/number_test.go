package logic

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/fact"
)

// Law 4: what cannot be computed is unknown, with its cause.
func TestLaw4Causes(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, condition string
		want           Truth
		causes         []Cause
	}{
		{"a division by zero", "income / zero > 3", Unknown, []Cause{{DivisionByZero, ""}}},
		{"written so that it answers for an income of 0", "income > 3 * zero", Yes, nil},
		{"more digits than a figure has", "income * 100000000000000 * 1000 > 1", Unknown, []Cause{{OutOfBounds, ""}}},
		{"a sum with more digits", "income * 999999999999999 + 0.01 > 1", Unknown, []Cause{{OutOfBounds, ""}}},
		{"never rounded in silence", "income * 999999999999999 * 0.001 + 0.000001 > 1", Unknown,
			[]Cause{{OutOfBounds, ""}}},
		{"the largest of nothing", `max(map(gifts, # == "illness" ? 1 : 2)) > 1`, Unknown, []Cause{{EmptyList, ""}}},
		{"a parameter that has ended", "rate <= lost", Unknown, []Cause{{ParameterUnknown, "lost"}}},
		{"a parameter before its first day", "on(cap, add_months(signed_on, -120)) > 0", Unknown,
			[]Cause{{ParameterUnknown, "cap"}}},
		{"a date beyond the calendar", "add_days(paid_on, 9999999) > as_of", Unknown, []Cause{{OutOfBounds, ""}}},
		{"a date before the calendar", "add_months(paid_on, -99999) > as_of", Unknown, []Cause{{OutOfBounds, ""}}},
		{"half a day", "add_days(paid_on, 1.5) > as_of", Unknown, []Cause{{OutOfBounds, ""}}},
		{"in the reckoning of a derived fact, which is named", "share > 1", Unknown,
			[]Cause{{DivisionByZero, "share"}}},
		{"one that does not matter", "income / zero > 3 and no", No, nil},
		{"one that does not matter, written last", "yes or income / zero > 3", Yes, nil},
		{"each once", "income / zero > 3 and income / zero > 4", Unknown, []Cause{{DivisionByZero, ""}}},
		{"two", "income / zero > 3 or rate > lost", Unknown, []Cause{{DivisionByZero, ""}, {ParameterUnknown, "lost"}}},
	} {
		e := compile(t, l, r.condition, wide)
		f := l.NewFrame(sample(t, l)).At(0)
		if got := e.Truth(f); got != r.want {
			t.Errorf("%s is %v, want %v: %s", r.condition, got, r.want, r.why)
		}
		if diff := cmp.Diff(r.causes, e.Trace(f).Causes); diff != "" {
			t.Errorf("%s: %s\n%s", r.condition, r.why, diff)
		}
	}
}

// Law 5: sums, differences and products are exact.
func TestLaw5Exactness(t *testing.T) {
	check(t, []row{
		{"binary floats say no", "0.1 + 0.2 == 0.3", Yes},
		{"binary floats say no", "0.7 * 1100 <= 770", Yes},
		{"binary floats say no", "1.1 - 1 == 0.1", Yes},
		{"scale does not matter", "3200 == 3200.00", Yes},
		{"the product of two rates", "0.123456 * 0.654321 == 0.080779853376", Yes},
		{"zeros at the end do not count as digits", "999999999999 + 100.00 * 0.240000 * 1.00000000 == 1000000000023",
			Yes},
		{"14 decimals are exact as long as there is room", "28000.55 * 0.000657 * 0.000657 * 100 == 1.208640940695",
			Yes},
		{"a quotient that ends", "1 / 4 == 0.25", Yes},
		{"a quotient is rounded to 19 digits", "1 / 3 * 3 == 1", No},
		{"a quotient is rounded to 19 digits", "1 - 1 / 3 * 3 < 0.000000000001", Yes},
		{"what is reckoned from a quotient is rounded as well", "income / 7 * 3 + 1000 > 8", Yes},
		{"even from a large one", "999999999 / 7 * 3 > 8", Yes},
		{"even from a large one", "999999999 / 7 + 900000000 > 8", Yes},
		{"half to even, at the 19th digit", "1000000000001 / 16 * 16 == 1000000000001", Yes},
		{"round is half away from zero", "round(2.5) == 3 and round(-2.5) == -3 and round(3.5) == 4", Yes},
		{"round", "round(2.4999) == 2 and round(-2.4999) == -2 and round(0.5) == 1 and round(-0.5) == -1", Yes},
		{"round of a whole number", "round(7) == 7", Yes},
		{"floor and ceil", "floor(-1.5) == -2 and ceil(-1.5) == -1 and floor(1.5) == 1 and ceil(1.5) == 2", Yes},
		{"abs", "abs(-1.5) == 1.5", Yes},
		{"minus", "-(-1.5) == 1.5 and 1 - -1 == 2", Yes},
	})
}

// The least and the greatest of equal numbers are written alike, whichever stands first.
func TestExtremesOfEqualNumbers(t *testing.T) {
	l := language(t)
	for _, r := range []struct{ why, expression, want string }{
		{"the greatest has the fewest decimals", "max(spending - spending, 0)", "0"},
		{"in either order", "max(0, spending - spending)", "0"},
		{"the least has the most", "min(0, spending - spending)", "0.00"},
		{"in either order", "min(spending - spending, 0)", "0.00"},
		{"over a list", `max(map(hardships, # == "illness" ? spending - spending : 0))`, "0"},
	} {
		e := compile(t, l, r.expression, Use{Debt: true, Gives: Number})
		v := e.Value(l.NewFrame(sample(t, l)).At(0))
		if got := v.Number.String(); !v.Known || got != r.want {
			t.Errorf("%s is %s, want %s: %s", r.expression, got, r.want, r.why)
		}
	}
}

func TestDays(t *testing.T) {
	l := language(t)
	for _, r := range []struct{ why, expression, want string }{
		{"a day later", "add_days(paid_on, 1)", "2026-02-01"},
		{"days back", "add_days(paid_on, -31)", "2025-12-31"},
		{"the last day of a shorter month", "add_months(paid_on, 1)", "2026-02-28"},
		{"the last day of February in a leap year", "add_months(paid_on, 25)", "2028-02-29"},
		{"counted from the date given, not from the shorter month", "add_months(paid_on, 2)", "2026-03-31"},
		{"months back", "add_months(paid_on, -2)", "2025-11-30"},
		{"from 29 February to a year without one", "add_months(signed_on, 12)", "2021-02-28"},
		{"from 29 February to the next one", "add_months(signed_on, 48)", "2024-02-29"},
		{"over a leap day", "add_days(signed_on, 366)", "2021-03-01"},
		{"a parameter that is a date", "add_days(enacted_on, 0)", "2021-01-01"},
		{"a count that is a whole number written with decimals", "add_days(paid_on, 2 * 0.5)", "2026-02-01"},
	} {
		e := compile(t, l, r.expression, Use{Debt: true, Gives: Day})
		v := e.Value(l.NewFrame(sample(t, l)).At(0))
		if got := v.Day.String(); !v.Known || got != r.want {
			t.Errorf("%s is %s, want %s: %s", r.expression, got, r.want, r.why)
		}
	}
	check(t, []row{
		{"whole days to the day of the case", "days_since(paid_on) == 295", Yes},
		{"a day to come is counted below zero", "days_since(add_days(as_of, 3)) == -3", Yes},
		{"today", "days_since(as_of) == 0", Yes},
		{"before the first value", "on(cap, add_months(signed_on, -120)) > 0", Unknown},
		{"the first day", "on(cap, add_days(signed_on, -1642)) == 0.24", Yes},
		{"the last day of a value", "on(cap, add_days(signed_on, 172)) == 0.24", Yes},
		{"the gap", "on(cap, add_days(signed_on, 173)) > 0", Unknown},
		{"the first day of the next", "on(cap, add_days(signed_on, 174)) == 0.154", Yes},
		{"by its name in quotes", `on("cap", signed_on) == 0.24`, Yes},
		{"as of today", "cap == 0.154", Yes},
		{"after the last value", "on(lost, as_of) > 0", Unknown},
	})
}

func TestSeriesOn(t *testing.T) {
	s := figures(t).Series[1]
	for _, r := range []struct {
		why, day string
		want     bool
	}{
		{"before the first", "2015-08-31", false}, {"the first day", "2015-09-01", true},
		{"the last day", "2020-08-19", true},
		{"the gap", "2020-08-20", false}, {"the open end", "9999-12-31", true},
	} {
		if got := s.On(date(t, r.day)); got.Known != r.want {
			t.Errorf("%s: known %v, want %v: %s", r.day, got.Known, r.want, r.why)
		}
	}
	if got := (Series{}).On(0); !cmp.Equal(got, fact.Value{}, cmp.AllowUnexported(got.Number)) {
		t.Errorf("an empty series gives %v", got)
	}
}
