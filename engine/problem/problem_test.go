package problem

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestString(t *testing.T) {
	for _, row := range []struct {
		why  string
		in   Problem
		want string
	}{
		{"everything, but not the hint",
			Problem{File: "facts.toml", Line: 12, Column: 8, Path: "fact.x.type", Message: "unknown type",
				Hint: "money?"}, "facts.toml:12:8: fact.x.type: unknown type"},
		{"a whole line", Problem{File: "facts.toml", Line: 12, Message: "m"}, "facts.toml:12: m"},
		{"a whole file", Problem{File: "facts.toml", Message: "m"}, "facts.toml: m"},
		{"a column without a line means nothing", Problem{File: "facts.toml", Column: 3, Message: "m"},
			"facts.toml: m"},
		{"no file", Problem{Line: 12, Path: "debts[0]", Message: "m"}, "debts[0]: m"},
		{"a message alone", Problem{Message: "m"}, "m"},
	} {
		if got := row.in.String(); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func TestErrorIsALineEach(t *testing.T) {
	var err error = List{{File: "a", Message: "first"}, {File: "b", Message: "second"}}
	if want := "a: first\nb: second"; err.Error() != want {
		t.Errorf("got %q, want %q", err.Error(), want)
	}
}

func TestSort(t *testing.T) {
	for _, row := range []struct {
		why      string
		in, want List
	}{
		{"nothing", nil, nil},
		{"file before line before column before path before message",
			List{{File: "b"}, {File: "a", Line: 10}, {File: "a", Line: 9, Column: 2},
				{File: "a", Line: 9, Column: 1, Path: "b"},
				{File: "a", Line: 9, Column: 1, Path: "a", Message: "z"},
				{File: "a", Line: 9, Column: 1, Path: "a", Message: "a"}},
			List{{File: "a", Line: 9, Column: 1, Path: "a", Message: "a"},
				{File: "a", Line: 9, Column: 1, Path: "a", Message: "z"},
				{File: "a", Line: 9, Column: 1, Path: "b"}, {File: "a", Line: 9, Column: 2}, {File: "a", Line: 10},
				{File: "b"}}},
		{"a file as a whole before its lines", List{{File: "a", Line: 1}, {File: "a"}},
			List{{File: "a"}, {File: "a", Line: 1}}},
		{"repetitions go, also those that another hint stood between",
			List{{Message: "m", Hint: "1"}, {Message: "m", Hint: "2"}, {Message: "m", Hint: "1"}},
			List{{Message: "m", Hint: "1"}, {Message: "m", Hint: "2"}}},
	} {
		if diff := cmp.Diff(row.want, row.in.Sort()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestSuggest(t *testing.T) {
	names := []string{"money", "monthly_income", "other_income", "choice", "choices", "apr", "是", "notice_received_on",
		"notice_answered_on"}
	for _, row := range []struct{ why, word, want string }{
		{"the name itself", "money", "money"},
		{"a letter missing", "mony", "money"},
		{"two neighbours swapped are one change", "mnoey", "money"},
		{"case does not matter", "Monthly_INCOME", "monthly_income"},
		{"three changes in a long word", "mothly_imcom", "monthly_income"},
		{"four are too many", "mothl_imcom", ""},
		{"two changes are too many for five letters", "munny", ""},
		{"one change in a short word", "apt", "apr"},
		{"the first of several as near", "choicez", "choice"},
		{"the nearest, though it comes later", "choicess", "choices"},
		{"one letter is near to nothing", "x", ""},
		{"one character of three bytes is one letter", "否", ""},
		{"half of the parts of both", "sum_of_money_apr", ""},
		{"the only one with half of the parts", "owed_money", "money"},
		{"more parts in common than another", "received_notice", "notice_received_on"},
		{"two names share as much", "notice_served_on", ""},
		{"less than half", "income_of_each_month", ""},
		{"nothing is near to nothing", "", ""},
		{"nothing is near to a flood", strings.Repeat("money", 100_000), ""},
	} {
		if got := Suggest(row.word, names); got != row.want {
			t.Errorf("%s: %.40q suggests %q, want %q", row.why, row.word, got, row.want)
		}
	}
	if got := Suggest("money", nil); got != "" {
		t.Errorf("without names, got %q", got)
	}
}

// Giving up early must not change the distance. The plain recursion is the oracle.
func TestDistanceIsThatOfThePlainRecursion(t *testing.T) {
	word := rapid.SliceOfN(rapid.SampledFrom([]rune("ab是")), 0, 6)
	rapid.Check(t, func(t *rapid.T) {
		a, b, limit := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 7).Draw(t, "limit")
		if got, want := distance(a, b, limit), min(limit, plain(a, b)); got != want {
			t.Fatalf("%q and %q within %d: got %d, want %d", string(a), string(b), limit, got, want)
		}
	})
}

func plain(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	x, y := len(a)-1, len(b)-1
	change := plain(a[:x], b[:y])
	if a[x] != b[y] {
		change++
	}
	d := min(change, plain(a[:x], b)+1, plain(a, b[:y])+1)
	if x > 0 && y > 0 && a[x] == b[y-1] && a[x-1] == b[y] {
		d = min(d, plain(a[:x-1], b[:y-1])+1)
	}
	return d
}
