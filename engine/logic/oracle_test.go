package logic_test

import (
	"testing"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/logic/oracle"
)

// against asks a generated expression about a generated case, where all is known, of both machines.
func against(t *testing.T, o *oracle.Oracle, l *logic.Language, data []byte) (asked bool) {
	source, c := logic.WriteCase(t, l, data)
	f := l.NewFrame(c).At(0)
	e := logic.CompileWide(t, l, source)
	if !oracle.Settled(e, f) { // min of nothing
		if v := e.Trace(f); e.Truth(f) == logic.Unknown && len(v.Causes) == 0 {
			t.Fatalf("%s is unknown though all is known", source)
		}
		return false
	}
	want, err := o.Ask(e, o.Environment(f))
	if err != nil {
		t.Fatalf("%s: expr: %v", source, err)
	}
	if got := e.Truth(f); got != logic.Of(want.Bool) {
		t.Fatalf("%s is %v, and expr says %v\n%+v", source, got, want.Bool, o.Environment(f))
	}
	return true
}

// Where everything is known and binary floats hold the numbers, the lowered expression and expr's
// machine agree.
func FuzzAgainstExpr(f *testing.F) {
	l := logic.TestLanguage(f)
	o := oracle.New(l)
	for i := range 200 {
		f.Add(logic.RandomBytes(uint64(i), 400))
	}
	f.Fuzz(func(t *testing.T, data []byte) { against(t, o, l, data) })
}

func TestAgainstExpr(t *testing.T) {
	l, asked := logic.TestLanguage(t), 0
	o := oracle.New(l)
	for i := range 3000 {
		if against(t, o, l, logic.RandomBytes(uint64(i), 600)) {
			asked++
		}
	}
	if asked < 2000 {
		t.Errorf("only %d of 3000 could be asked", asked)
	}
}

// Settled says no wherever expr's machine would be asked about what is not there.
func TestSettled(t *testing.T) {
	l := logic.TestLanguage(t)
	f := l.NewFrame(logic.TestSample(t, l)).At(0)
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
		if got := oracle.Settled(logic.CompileWide(t, l, r.condition), f); got != r.want {
			t.Errorf("%s settled: %v, want %v: %s", r.condition, got, r.want, r.why)
		}
	}
}

// The oracle knows the names of this language: functions, parameters, stage and deadline.
func TestOracleEnvironment(t *testing.T) {
	l := logic.TestLanguage(t)
	c := logic.TestAlone(t, l)
	o := oracle.New(l)
	c.Borrower[l.Vocabulary().Find("papers").Slot] = fact.Value{Known: true, List: []string{"payslip", "medical-bill"}}
	f := l.NewFrame(c).At(0)
	f.Stage, f.Deadline = "mid", &f.AsOf
	for _, condition := range []string{`has("income-proof")`, `proved("illness")`, "known(income)",
		"on(cap, signed_on) == cap",
		"add_months(signed_on, 12) < as_of", "add_days(paid_on, 5) > enacted_on", "days_since(paid_on) > 3",
		`stage == "mid" and deadline == as_of`, `family == "platform" and lender == "jintiao"`,
		`any(debts, .family == "bank")`, "late and interest > 3", `"payslip" in papers`, "(income ?? 3) == 3",
		"overdue_days / 2 == 22.5", "share > 1 or 1 > 2"} {
		e := logic.CompileWide(t, l, condition)
		if !oracle.Settled(e, f) {
			if condition != "share > 1 or 1 > 2" {
				t.Errorf("%s is not settled", condition)
			}
			continue
		}
		if v, err := o.Ask(e, o.Environment(f)); err != nil || logic.Of(v.Bool) != e.Truth(f) {
			t.Errorf("%s: %v, and expr %v %v", condition, e.Truth(f), v.Bool, err)
		}
	}
}
