package logic

import (
	"testing"

	"github.com/expr-lang/expr/vm"
)

// BenchmarkCondition asks typical conditions: lowered, and on expr's machine in its fastest form (the environment a map, one machine reused),
// which knows neither unknown nor exact decimals.
func BenchmarkCondition(b *testing.B) {
	l := language(b)
	c := alone(b, l)
	f := l.NewFrame(c).At(0)
	f.Stage = "mid"
	for _, r := range []struct{ name, condition string }{
		{"comparison", "overdue_days >= 30"},
		{"junction", "overdue_days in 1..90 and not sued and surplus > 0"},
		{"reckoning", "owed > spending + max(surplus, 0)"},
		{"product", "owed * rate / 12 > 0.5 * income"},
		{"choice", `job in ["worker", "retired"] and family == "platform"`},
		{"list", `"illness" in hardships and any(hardships, # != "disaster")`},
		{"days", "days_since(signed_on) > 30 and add_months(signed_on, 36) < as_of"},
		{"debts", "any(debts, .overdue_days > 60)"},
	} {
		e := compile(b, l, r.condition, wide)
		if !e.Settled(f) {
			b.Fatalf("%s is not settled", r.condition)
		}
		b.Run(r.name+"/lowered", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Truth(f)
			}
		})
		b.Run(r.name+"/expr", func(b *testing.B) {
			program, err := e.program()
			if err != nil {
				b.Fatal(err)
			}
			machine, environment := &vm.VM{}, f.OracleEnvironment()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := machine.Run(program, environment); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTrace asks why a condition is not known.
func BenchmarkTrace(b *testing.B) {
	l := language(b)
	f := l.NewFrame(sample(b, l)).At(0)
	e := compile(b, l, "(unknown or reserve > 0) and any(debts, .interest > 99999)", wide)
	b.ReportAllocs()
	for b.Loop() {
		e.Trace(f)
	}
}

// BenchmarkCompile compiles a condition that was not compiled before.
func BenchmarkCompile(b *testing.B) {
	l := language(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, fault := l.compile("owed > spending + max(surplus, 0) and not sued", wide); fault != nil {
			b.Fatal(fault)
		}
	}
}
