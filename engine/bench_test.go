package engine_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, problems := book.Load(os.DirFS("../rules")); problems != nil {
			b.Fatal(problems)
		}
	}
}

// A profile of one debt, as programs write it.
func BenchmarkRead(b *testing.B) {
	bk := shipped(b)
	data, err := os.ReadFile("../fixtures/jd-jintiao/unemployed-45-days.json")
	if err != nil {
		b.Fatal(err)
	}
	quick := fact.NewQuickReader(bk.Vocabulary)
	for _, row := range []struct {
		name string
		read func(*fact.Vocabulary, string, []byte, calendar.Day) (*fact.Profile, problem.List)
	}{
		{"quick", func(_ *fact.Vocabulary, name string, data []byte, today calendar.Day) (*fact.Profile, problem.List) {
			return quick.Read(name, data, today)
		}},
		{"strict", fact.ReadProfile},
		{"as written", fact.ReadAsWritten},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if p, _ := row.read(bk.Vocabulary, "p.json", data, calendar.Last); p == nil {
					b.Fatal("not read")
				}
			}
		})
	}
}

func BenchmarkJudge(b *testing.B) {
	bk, p := shipped(b), unemployed(b)
	day := calendar.Of(2026, 11, 22)
	b.Run("Decide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.Decide(bk, p, day)
		}
	})
	b.Run("Questions", func(b *testing.B) {
		d := engine.Decide(bk, p, day)
		b.ReportAllocs()
		for b.Loop() {
			engine.Questions(d)
		}
	})
	b.Run("Questions/lender alone", func(b *testing.B) {
		d := engine.Decide(bk, read(b, bk, `{"debts": [{"lender": "jd-jintiao"}]}`), day)
		b.ReportAllocs()
		for b.Loop() {
			engine.Questions(d)
		}
	})
	b.Run("Evaluate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.Evaluate(bk, p, day)
		}
	})
}

// The figures of all options of one debt, and what they add to an explanation.
func BenchmarkPlans(b *testing.B) {
	data, err := os.ReadFile("../fixtures/credit-card/shop-closed-91-days.json")
	if err != nil {
		b.Fatal(err)
	}
	day := calendar.Of(2026, 11, 22)
	bk, bare := shipped(b), shipped(b)
	for _, of := range bare.DebtBooks() {
		for _, o := range of.Options {
			o.Plans = nil
		}
	}
	d := engine.Decide(bk, read(b, bk, string(data)), day)
	b.Run("all options", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, k := range d.Debts[0].Ranking {
				engine.Plans(d, 0, &d.Debts[0].Options[k])
			}
		}
	})
	b.Run("Explain", func(b *testing.B) {
		for b.Loop() {
			engine.Explain(d)
		}
	})
	b.Run("Explain without plans", func(b *testing.B) {
		d := engine.Decide(bare, read(b, bare, string(data)), day)
		for b.Loop() {
			engine.Explain(d)
		}
	})
}

func shipped(t testing.TB) *book.Book {
	bk, problems := book.Load(os.DirFS("../rules"))
	if problems != nil {
		t.Fatal(problems)
	}
	return bk
}

func unemployed(t testing.TB) *fact.Profile {
	data, err := os.ReadFile("../fixtures/jd-jintiao/unemployed-45-days.json")
	if err != nil {
		t.Fatal(err)
	}
	return read(t, shipped(t), string(data))
}

// The eight-by-eight comparison: one debt, eight options of eight conditions, judged by Decide with
// three truths on exact decimals, and by a plain loop of expr's machine that knows yes and no
// alone, in its fastest form: one machine reused, the environment a map or a struct value.
func BenchmarkEightByEight(b *testing.B) {
	bk := eightByEight(b)
	profile := `{
		"surplus": "599.50", "spare_cash": "399.50", "temporary": true, "hardships": ["illness"],
		"recovery_months": 5,
		"debts": [{"family": "unknown", "overdue_days": 45, "overdue_amount": 5200,
			"refused": [], "agreement": "none", "broken": false}]
	}`
	p := read(b, bk, profile)
	day, judge := calendar.Of(2026, 11, 22), engine.NewJudge(bk)
	b.Run("Decide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			judge.Decide(p, day)
		}
	})
	b.Run("Decide/afresh", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.Decide(bk, p, day)
		}
	})
	b.Run("expr/map", func(b *testing.B) {
		plainLoop(b, map[string]any{"surplus": 599.5, "spare_cash": 399.5, "temporary": true,
			"hardships": []string{"illness"}, "recovery_months": 5,
			"overdue_days": 45, "overdue_amount": 5200.0, "refused": []string{}, "agreement": "none", "broken": false})
	})
	b.Run("expr/struct", func(b *testing.B) {
		plainLoop(b, plainEnvironment{599.5, 399.5, true, []string{"illness"}, 5, 45, 5200, []string{}, "none", false})
	})
}

type plainEnvironment struct {
	Surplus        float64  `expr:"surplus"`
	SpareCash      float64  `expr:"spare_cash"`
	Temporary      bool     `expr:"temporary"`
	Hardships      []string `expr:"hardships"`
	RecoveryMonths int      `expr:"recovery_months"`
	OverdueDays    int      `expr:"overdue_days"`
	OverdueAmount  float64  `expr:"overdue_amount"`
	Refused        []string `expr:"refused"`
	Agreement      string   `expr:"agreement"`
	Broken         bool     `expr:"broken"`
}

// typical are eight conditions as the shipped book has them, with its derived facts given.
var typical = []string{
	"surplus > 0",
	"spare_cash >= overdue_amount",
	"overdue_days >= 1 and overdue_days <= 30",
	`any(hardships, # != "oversight")`,
	"temporary",
	"recovery_months <= 6",
	`"instalment" in refused`,
	`agreement == "written" and not broken`,
}

func plainLoop(b *testing.B, env any) {
	var programs []*vm.Program
	for range 8 {
		for _, condition := range typical {
			program, err := expr.Compile(condition, expr.Env(env), expr.AsBool())
			if err != nil {
				b.Fatal(err)
			}
			programs = append(programs, program)
		}
	}
	b.ReportAllocs()
	machine := vm.VM{}
	for b.Loop() {
		for _, program := range programs {
			if _, err := machine.Run(program, env); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func eightByEight(t testing.TB) *book.Book {
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	for _, name := range []string{"alerts.toml", "materials.toml", "parameters.toml", "urgency.toml"} {
		add(name, "")
	}
	for _, name := range []string{"book.toml", "sources.toml", "families/unknown.toml"} {
		text, err := os.ReadFile("testdata/book/" + name)
		if err != nil {
			t.Fatal(err)
		}
		add(name, string(text))
	}
	add("stages.toml", "[stage.current]\ntitle.zh = \"甲\"\ntitle.en = \"a\"\n")
	add("hardships.toml", "[hardship.illness]\ntitle.zh = \"病\"\ntitle.en = \"illness\"\n[hardship.oversight]\n"+
		"title.zh = \"忘\"\ntitle.en = \"oversight\"\n")
	add("facts.toml", facts(
		"surplus borrower money CNY", "spare_cash borrower money CNY", "temporary borrower bool",
		"hardships borrower choices from=hardship",
		"recovery_months borrower integer months", "overdue_days debt integer days", "overdue_amount debt money CNY",
		"refused debt choices from=strategy", "agreement debt choice none written", "broken debt bool"))
	names := []string{"instalment", "extension", "waiver", "mediation", "renewal", "settlement", "relief", "transfer"}
	var strategies, options strings.Builder
	for _, name := range names {
		fmt.Fprintf(
			&strategies, "[strategy.%s]\ntitle.zh = \"甲\"\ntitle.en = \"a\"\nkind = \"arrange\"\neffect.zh = \"甲\"\n"+
				"effect.en = \"a\"\n", name)
		for n, condition := range typical {
			fmt.Fprintf(
				&strategies, "[strategy.%s.require.c%d]\nwhen = '%s'\nreason.zh = \"甲\"\nreason.en = \"a\"\n"+
					"otherwise.zh = \"乙\"\notherwise.en = \"b\"\nsources = [\"law\"]\n", name, n, condition)
		}
		fmt.Fprintf(
			&options, "[option.%s]\nstages = [\"current\"]\npoints = 50\nbasis = \"negotiation\"\nsources = [\"law\"]\n", name)
	}
	add("strategies.toml", strategies.String())
	add("common.toml", options.String())
	b, problems := book.Load(files)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// facts writes given facts: name, scope, type, then a unit, from=… or choices.
func facts(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		f := strings.Fields(line)
		fmt.Fprintf(&b, "[fact.%s]\nof = %q\ntype = %q\ntitle.zh = \"甲\"\ntitle.en = %q\nask.zh = \"甲\"\nask.en = %q\n",
			f[0], f[1], f[2], f[0], f[0])
		for _, extra := range f[3:] {
			from, isFrom := strings.CutPrefix(extra, "from=")
			switch {
			case isFrom:
				fmt.Fprintf(&b, "from = %q\n", from)
			case f[2] == "choice":
				fmt.Fprintf(&b, "choice.%s.zh = \"甲\"\nchoice.%s.en = %q\n", extra, extra, extra)
			default:
				fmt.Fprintf(&b, "unit = %q\n", extra)
			}
		}
	}
	return b.String()
}
