package logic_test

import (
	"testing"

	"github.com/expr-lang/expr/vm"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/logic/oracle"
)

// BenchmarkCondition asks typical conditions: lowered, and on expr's machine in its fastest form
// (the environment a map, one machine reused), which knows neither unknown nor exact decimals.
func BenchmarkCondition(b *testing.B) {
	l := logic.TestLanguage(b)
	c := logic.TestAlone(b, l)
	f := l.NewFrame(c).At(0)
	f.Stage = "mid"
	o := oracle.New(l)
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
		e := logic.CompileWide(b, l, r.condition)
		if !oracle.Settled(e, f) {
			b.Fatalf("%s is not settled", r.condition)
		}
		b.Run(r.name+"/lowered", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Truth(f)
			}
		})
		b.Run(r.name+"/expr", func(b *testing.B) {
			program, err := o.Program(e)
			if err != nil {
				b.Fatal(err)
			}
			machine, environment := &vm.VM{}, o.Environment(f)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := machine.Run(program, environment); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
