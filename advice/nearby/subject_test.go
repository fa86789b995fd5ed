package nearby_test

import (
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

func TestSubject(t *testing.T) {
	b := small(t)
	for _, row := range []struct {
		why, condition string
		want           string
	}{
		{"a fact and a number", "days >= 31", "facts days; numbers 31; comparisons days 31 of days"},
		{"a derived fact is followed down", "months > 24",
			"facts principal surplus; numbers 24; comparisons months 24 of principal surplus"},
		{"each once", "days > 1 and days < 9 and days != 1",
			"facts days; numbers 1 9; comparisons days 1 of days, days 9 of days, days 1 of days"},
		{"words", `"illness" in hardships`, "facts hardships; words illness"},
		{"a kind of creditor is no fact", `family == "bank" and summoned`, "facts summoned; families bank; words bank"},
		{"days too", "received_on > as_of", "facts received_on; comparisons received_on as_of of received_on"},
		{"what is bound outside it stands not by itself", "any(debts, .days > days)", "facts days"},
	} {
		got := describe(nearby.NewReader(b).Subject(condition(t, b, row.condition)))
		if diff := gocmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

// TestSubjectOfNothing: nothing turns on nothing.
func TestSubjectOfNothing(t *testing.T) {
	if got := describe(nearby.NewReader(small(t)).Subject()); got != "" {
		t.Error(got)
	}
}

func condition(t testing.TB, b *book.Book, source string) *logic.Expression {
	t.Helper()
	e, fault := b.Language.Compile(source, logic.Use{Debt: true})
	if fault != nil {
		t.Fatal(fault.Message.EN)
	}
	return e
}

// describe is a subject in a line, without what is empty.
func describe(s nearby.Subject) string {
	var parts []string
	add := func(what string, list []string, between string) {
		if len(list) > 0 {
			parts = append(parts, what+" "+strings.Join(list, between))
		}
	}
	var names, numbers, comparisons []string
	for _, f := range s.Facts {
		names = append(names, f.Name)
	}
	for _, n := range s.Numbers {
		numbers = append(numbers, n.String())
	}
	for _, c := range s.Comparisons {
		var on []string
		for _, f := range c.Facts {
			on = append(on, f.Name)
		}
		comparisons = append(comparisons, fmt.Sprint(c.Left.Source, " ", c.Right.Source, " of ", strings.Join(on, " ")))
	}
	add("facts", names, " ")
	add("families", s.Families, " ")
	add("words", s.Words, " ")
	add("numbers", numbers, " ")
	add("comparisons", comparisons, ", ")
	return strings.Join(parts, "; ")
}
