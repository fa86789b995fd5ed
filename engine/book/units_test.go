package book_test

import (
	"os"
	"testing"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

func TestUnitOf(t *testing.T) {
	b, problems := book.Load(os.DirFS("testdata/minimal"))
	if problems != nil {
		t.Fatal(problems)
	}
	for _, row := range []struct{ why, source, want string }{
		{"a fact", "overdue_days", "days"},
		{"a parameter", "lpr_1y", "per-year"},
		{"a parameter on a day", `on("lpr_1y", as_of)`, "per-year"},
		{"with a minus", "-owed", "CNY"},
		{"a sum, by whichever part has one", "3 + overdue_days", "days"},
		{"a product has none", "owed * apr", ""},
		{"one or the other", "owed > 1 ? 0 : overdue_days", "days"},
		{"what stands in for what is not known", "overdue_days ?? 0", "days"},
		{"a name that is bound", "let late = overdue_days; late + 1", "days"},
		{"of its first argument", "max(owed, 0)", "CNY"},
		{"of its last argument", "sum(debts, .owed)", "CNY"},
		{"the elements of a list", "sum(map(debts, .overdue_days), #)", "days"},
		{"of what a function gives", "payment(owed, apr, 12)", "CNY"},
		{"a number alone", "3", ""},
		{"days between days", "days_since(received_on)", "days"},
	} {
		e, fault := b.Language.Compile(row.source, logic.Use{Gives: logic.Number, Debt: true})
		if fault != nil {
			t.Errorf("%s: %s: %s", row.why, row.source, fault.Message.EN)
			continue
		}
		if got := b.UnitOf(e.Tree()); got != row.want {
			t.Errorf("%s: %s is in %q, not %q", row.why, row.source, got, row.want)
		}
	}
	if got := b.UnitOf(nil); got != "" {
		t.Errorf("nothing is in %s", got)
	}
}
