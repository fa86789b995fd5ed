package logic

import "testing"

// needs is a comparison as one reads it; "" for none.
func needs(t *testing.T, l *Language, c *Comparison) string {
	t.Helper()
	if c == nil {
		return ""
	}
	v, known := c.Value(l.NewFrame(sample(t, l)).At(0))
	s := c.Fact.Name + " " + c.Operator + " "
	switch {
	case !known:
		return s + "?"
	case v.Choice != "":
		return s + v.Choice
	case kindOf(c.Fact.Type) == Truthy:
		return s + map[bool]string{true: "true", false: "false"}[v.Bool]
	case kindOf(c.Fact.Type) == Day:
		return s + v.Day.String()
	}
	return s + v.Number.Trim(0).String()
}

// A condition that compares one given fact with a value tells what would have to be otherwise.
func TestSingle(t *testing.T) {
	l := language(t)
	for _, r := range []struct{ why, condition, want string }{
		{"a number", "overdue_days >= 90", "overdue_days >= 90"},
		{"the fact on the right", "90 <= overdue_days", "overdue_days >= 90"},
		{"with a value that is reckoned", "savings > spending * 2", "savings > 5201"},
		{"with a derived fact", "savings > surplus", "savings > 599.5"},
		{"the given one of the two, on the right", "surplus > savings", "savings < 599.5"},
		{"two given ones: the first", "income > spending", "income > 2600.5"},
		{"with a parameter", "overdue_days <= grace", "overdue_days <= 7"},
		{"with a day", "paid_on > add_days(as_of, -1)", "paid_on > 2026-11-21"},
		{"with an unknown value", "income > savings", "income > ?"},
		{"a choice", `job == "retired"`, "job == retired"},
		{"a choice, the other way round", `"retired" != job`, "job != retired"},
		{"a truth", "sued", "sued == true"},
		{"not", "not sued", "sued == false"},
		{"not twice", "not (not sued)", "sued == true"},
		{"not, of a comparison", "not (overdue_days > 30)", "overdue_days <= 30"},
		{"not, of an equality", `not (job == "retired")`, "job != retired"},
		{"in a list that is a fact", `"illness" in hardships`, "hardships contains illness"},
		{"not in", `"illness" not in hardships`, "hardships lacks illness"},
		{"not in, and not", `not ("illness" not in hardships)`, "hardships contains illness"},
		{"two comparisons", "overdue_days > 30 and income > 0", ""},
		{"a derived fact alone", "surplus > 0", ""},
		{"a derived truth", "late", ""},
		{"a value that moves with the fact", "income > income / 2", ""},
		{"a value that moves with the fact, by way of a derived one", "income > surplus", ""},
		{"of every debt", "sum(debts, .owed) > 1", ""},
		{"a value that moves with it, among all debts", "owed > total_owed / 2", ""},
		{"one of several choices", `job in ["worker", "student"]`, ""},
		{"a range", "overdue_days in 1..30", ""},
		{"a term", "overdue_days + 1 > 30", ""},
		{"a truth compared", "sued == yes", ""},
		{"known", "known(income)", ""},
		{"no fact at all", "1 < 2", ""},
	} {
		if got := needs(t, l, compile(t, l, r.condition, wide).Single); got != r.want {
			t.Errorf("%s needs %q, want %q: %s", r.condition, got, r.want, r.why)
		}
	}
	if e := compile(t, l, "income", Use{Gives: Number}); e.Single != nil {
		t.Error("what is no condition needs nothing")
	}
}
