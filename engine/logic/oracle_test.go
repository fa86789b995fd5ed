package logic

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// against asks a generated expression about a generated case, where all is known, of both machines.
func against(t *testing.T, l *Language, data []byte) (asked bool) {
	w := &writer{bytes: data, peeks: true}
	c := w.someCase(t, l, 0)
	source := w.whole(4)
	f := l.NewFrame(c).At(0)
	e := compile(t, l, source, wide)
	if !e.Settled(f) { // min of nothing
		if v := e.Trace(f); e.Truth(f) == Unknown && len(v.Causes) == 0 {
			t.Fatalf("%s is unknown though all is known", source)
		}
		return false
	}
	want, err := e.AskOracle(f.OracleEnvironment())
	if err != nil {
		t.Fatalf("%s: expr: %v", source, err)
	}
	if got := e.Truth(f); got != Of(want.Bool) {
		t.Fatalf("%s is %v, and expr says %v\n%+v", source, got, want.Bool, f.OracleEnvironment())
	}
	return true
}

// Where everything is known and binary floats hold the numbers, the lowered expression and expr's machine agree.
func FuzzAgainstExpr(f *testing.F) {
	l := language(f)
	for i := range 200 {
		f.Add(randomBytes(uint64(i), 400))
	}
	f.Fuzz(func(t *testing.T, data []byte) { against(t, l, data) })
}

func TestAgainstExpr(t *testing.T) {
	l, asked := language(t), 0
	for i := range 3000 {
		if against(t, l, randomBytes(uint64(i), 600)) {
			asked++
		}
	}
	if asked < 2000 {
		t.Errorf("only %d of 3000 could be asked", asked)
	}
}

func randomBytes(seed uint64, n int) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// Whatever the text, compiling does not panic, a fault lies within the text, and what is compiled can be asked and traced.
func FuzzCompile(f *testing.F) {
	l := language(f)
	for _, s := range []string{"", "yes", "any(debts, .owed > 1)", "let q = 1; q > income", `job in ["worker", dream]`, "overdue_days in 1..30", "on(cap, signed_on) > 0.1",
		"(", "'", "退休", "$env", "#", "a?.b", "{", "1e9", "not not in", "nil ?? nil", "income / 0", "\xff", "if yes {no} else {yes}", "known(debts)", "any([], #)", "sum([[]])"} {
		f.Add(s)
	}
	c := sample(f, l)
	f.Fuzz(func(t *testing.T, source string) {
		for _, use := range []Use{wide, {}, {Debt: true, Require: true}, {Gives: Number, Debt: true}, {Gives: Day}, {Gives: Word, Debt: true}, {Gives: List}} {
			e, fault := l.compile(source, use)
			fault.within(utf8.RuneCountInString(source))
			if (e == nil) == (fault == nil) {
				t.Fatalf("%q: %v and %v", source, e, fault)
			}
			if fault != nil {
				if end := max(1, utf8.RuneCountInString(source)); fault.Offset < 0 || fault.Width < 1 || fault.Offset+fault.Width > end || fault.Message == "" {
					t.Fatalf("%q: %+v", source, *fault)
				}
				continue
			}
			frame := l.NewFrame(c)
			if use.Debt {
				frame.At(0)
			}
			before, trace := e.Value(frame), e.Trace(frame)
			if after := e.Value(frame); after.Known != before.Known {
				t.Fatalf("%q: known %v, and after a trace %v: %+v", source, before.Known, after.Known, trace)
			}
		}
	})
}

// Settled says no wherever expr's machine would be asked about what is not there.
func TestSettled(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, condition string
		want           bool
	}{
		{"all is known", "income > 0 and overdue_days > 1", true},
		{"an unknown fact, even where it does not matter", "yes or unknown", false},
		{"of another debt, which is not read", "owed > 0", true},
		{"of another debt, which is read", "any(debts, .owed > 0)", false},
		{"a lender", `lender == "jintiao"`, true},
		{"a lender of each debt", `any(debts, .lender == "jintiao")`, false},
		{"a stage that is not told", `stage == "mid"`, false},
		{"a deadline that there is not", "deadline > as_of or yes", false},
		{"a parameter", "grace > 1", true},
		{"a parameter that has ended", "lost > 1 or yes", false},
		{"a parameter before its first day", "on(cap, add_months(signed_on, -120)) > 0", false},
		{"a division by zero", "income / zero > 1", false},
		{"a division by zero, where it does not matter", "((income / zero) ?? 5) == 5", false},
	} {
		if got := compile(t, l, r.condition, wide).Settled(l.NewFrame(sample(t, l)).At(0)); got != r.want {
			t.Errorf("%s settled: %v, want %v: %s", r.condition, got, r.want, r.why)
		}
	}
}

// The oracle knows the names of this language: functions, parameters, stage and deadline.
func TestOracleEnvironment(t *testing.T) {
	l := language(t)
	c := alone(t, l)
	papers := l.vocabulary.Find("papers")
	c.Borrower[papers.Slot] = value(t, papers, []string{"payslip", "medical-bill"})
	f := l.NewFrame(c).At(0)
	f.Stage, f.Deadline = "mid", &f.AsOf
	for _, condition := range []string{`has("income-proof")`, `proved("illness")`, "known(income)", "on(cap, signed_on) == cap", "add_months(signed_on, 12) < as_of",
		"add_days(paid_on, 5) > enacted_on", "days_since(paid_on) > 3", `stage == "mid" and deadline == as_of`, `family == "platform" and lender == "jintiao"`,
		`any(debts, .family == "bank")`, "late and interest > 3", `"payslip" in papers`, "(income ?? 3) == 3", "overdue_days / 2 == 22.5", "share > 1 or 1 > 2"} {
		e := compile(t, l, condition, wide)
		if !e.Settled(f) {
			if condition != "share > 1 or 1 > 2" {
				t.Errorf("%s is not settled", condition)
			}
			continue
		}
		if v, err := e.AskOracle(f.OracleEnvironment()); err != nil || Of(v.Bool) != e.Truth(f) {
			t.Errorf("%s: %v, and expr %v %v", condition, e.Truth(f), v.Bool, err)
		}
	}
}
