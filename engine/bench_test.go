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
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, problems := book.Load(os.DirFS("../rules")); problems != nil {
			b.Fatal(problems)
		}
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
	b.Run("Evaluate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.Evaluate(bk, p, day)
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
	p, problems := fact.ReadProfile(shipped(t).Vocabulary, "profile.json", data)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

// The eight-by-eight comparison: one debt, eight options of eight conditions, judged by Decide with three truths on exact decimals, and by a plain
// loop of expr's machine that knows yes and no alone, in its fastest form: one machine reused, the environment a map or a struct value.
func BenchmarkEightByEight(b *testing.B) {
	bk := eightByEight(b)
	profile := `{"income": 3200, "spending": "2600.50", "temporary": true, "causes": ["illness"],
		"debts": [{"family": "unknown", "days": 45, "principal": 28000, "monthly": 2600, "kind": "loan", "refused": []}]}`
	p, problems := fact.ReadProfile(bk.Vocabulary, "profile.json", []byte(profile))
	if problems != nil {
		b.Fatal(problems)
	}
	day := calendar.Of(2026, 11, 22)
	b.Run("Decide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.Decide(bk, p, day)
		}
	})
	b.Run("expr/map", func(b *testing.B) {
		plainLoop(b, map[string]any{"income": 3200.0, "spending": 2600.5, "surplus": 599.5, "temporary": true, "causes": []string{"illness"},
			"days": 45, "principal": 28000.0, "monthly": 2600.0, "kind": "loan", "refused": []string{}})
	})
	b.Run("expr/struct", func(b *testing.B) {
		plainLoop(b, plainEnvironment{3200, 2600.5, 599.5, true, []string{"illness"}, 45, 28000, 2600, "loan", []string{}})
	})
}

type plainEnvironment struct {
	Income    float64  `expr:"income"`
	Spending  float64  `expr:"spending"`
	Surplus   float64  `expr:"surplus"`
	Temporary bool     `expr:"temporary"`
	Causes    []string `expr:"causes"`
	Days      int      `expr:"days"`
	Principal float64  `expr:"principal"`
	Monthly   float64  `expr:"monthly"`
	Kind      string   `expr:"kind"`
	Refused   []string `expr:"refused"`
}

// typical are eight conditions of the kinds that rules are made of; %d makes those of each option its own.
var typical = []string{
	"surplus > %d",
	"days >= 1 and days <= 9%d",
	"temporary or days > %d",
	`kind in ["loan", "card"] and days > %d`,
	`any(causes, # != "oversight") and days > %d`,
	"principal <= monthly * 6%d",
	"income - spending < monthly + %d",
	`not ("instalment" in refused) and days > %d`,
}

func plainLoop(b *testing.B, env any) {
	var programs []*vm.Program
	for option := range 8 {
		for _, condition := range typical {
			program, err := expr.Compile(fmt.Sprintf(condition, option), expr.Env(env), expr.AsBool())
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
	add("hardships.toml", "[hardship.illness]\ntitle.zh = \"病\"\ntitle.en = \"illness\"\n[hardship.oversight]\ntitle.zh = \"忘\"\ntitle.en = \"oversight\"\n")
	add("facts.toml", facts(
		"income borrower money CNY", "spending borrower money CNY", "temporary borrower bool", "causes borrower choices from=hardship",
		"days debt integer days", "principal debt money CNY", "monthly debt money CNY", "kind debt choice loan card", "refused debt choices from=strategy",
	)+"[fact.surplus]\nof = \"borrower\"\ntype = \"money\"\nunit = \"CNY\"\ntitle.zh = \"余\"\ntitle.en = \"surplus\"\nderive = \"income - spending\"\n")
	names := []string{"instalment", "extension", "waiver", "mediation", "renewal", "settlement", "relief", "transfer"}
	var strategies, options strings.Builder
	for i, name := range names {
		fmt.Fprintf(&strategies, "[strategy.%s]\ntitle.zh = \"甲\"\ntitle.en = \"a\"\nkind = \"arrange\"\neffect.zh = \"甲\"\neffect.en = \"a\"\n", name)
		for n, condition := range typical {
			fmt.Fprintf(&strategies, "[strategy.%s.require.c%d]\nwhen = '%s'\nreason.zh = \"甲\"\nreason.en = \"a\"\notherwise.zh = \"乙\"\notherwise.en = \"b\"\nsources = [\"law\"]\n", name, n, fmt.Sprintf(condition, i))
		}
		fmt.Fprintf(&options, "[option.%s]\nstages = [\"current\"]\npoints = 50\nbasis = \"negotiation\"\nsources = [\"law\"]\n", name)
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
		fmt.Fprintf(&b, "[fact.%s]\nof = %q\ntype = %q\ntitle.zh = \"甲\"\ntitle.en = %q\nask.zh = \"甲\"\nask.en = %q\n", f[0], f[1], f[2], f[0], f[0])
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
