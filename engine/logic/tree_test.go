package logic

import "testing"

// Law of the tree: its canonical form compiles to a tree of the same form.
func TestTreeString(t *testing.T) {
	l := language(t)
	same := func(source string) {
		t.Helper()
		e := compile(t, l, source, wide)
		written := e.Tree().String()
		if again := compile(t, l, written, wide).Tree().String(); again != written {
			t.Errorf("%s is written %s, and that %s", source, written, again)
		}
	}
	for _, source := range []string{
		"not (income > 1 and yes)", "(income - spending) * 2 > -3", "income - (spending - 1) > 0",
		"(income + 1) / 2 / 3 > 1",
		"(yes or no) and no", "yes or no and no", "(yes ? income : spending) > 1", "yes ? no : (no ? yes : no)",
		"(income ?? 1) * 2 > 0", "-(income + 1) < 0", "-income * 2 < 0", "(-income) < 0", "not yes == no",
		"(not yes) == no",
		"income not in [1, 2]", "overdue_days in -1..overdue_days + 1", "any(debts, #.owed > 1 and .family == 'bank')",
		`on(cap, signed_on) > 0.10`, "let q = income > 007.50; q and yes", `job in ["worker", 'retired']`,
		"len([]) == 0",
		"(income > 1) == yes", "sum(map(filter(debts, .sued), .owed)) > 1", "known(income)",
		"stage == 'mid' and deadline > as_of",
		"(yes == no) == no", "yes == (no == no)",
	} {
		same(source)
	}
	for i := range 2000 {
		w := &writer{bytes: randomBytes(uint64(i), 300), peeks: true}
		same(w.whole(4))
	}
}

// Every function has what the consumers of the tree need of it.
func TestFunctionsComplete(t *testing.T) {
	for _, f := range functions {
		switch {
		case f.Says.ZH == "" || f.Says.EN == "":
			t.Errorf("%s has no words", f.Name)
		case f.Gives == Truthy && (f.Denies.ZH == "" || f.Denies.EN == ""):
			t.Errorf("%s has no words for its opposite", f.Name)
		case f.check == nil && f.Takes == nil:
			t.Errorf("%s does not say what it takes", f.Name)
		case f.lower == nil && f.Compute == nil:
			t.Errorf("%s cannot be judged", f.Name)
		case f.Cells < Opaque || f.Cells >= treatments:
			t.Errorf("%s is treated in a way that there is not", f.Name)
		case !IsReserved(f.Name):
			t.Errorf("a fact could be called %s", f.Name)
		}
	}
}
