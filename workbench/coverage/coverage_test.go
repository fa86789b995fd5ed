package coverage_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// small is the book of package engine's tests.
func small(t *testing.T) *book.Book {
	t.Helper()
	b, problems := book.Load(os.DirFS("../../engine/testdata/book"))
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// edit is a text of a file with another in its place; from is nothing in a file that is new.
type edit struct{ file, from, to string }

// changed is the same book with edits.
func changed(t *testing.T, edits ...edit) *book.Book {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../engine/testdata/book")); err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		name := filepath.Join(dir, e.file)
		before, _ := os.ReadFile(name)
		if !strings.Contains(string(before), e.from) {
			t.Fatalf("%s has no %s", e.file, e.from)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(before), e.from, e.to, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, problems := book.Load(os.DirFS(dir))
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// run judges profiles, each a fixture by its letter: a, b, c.
func run(b *book.Book, profiles ...string) (results []fixture.Result) {
	for i, p := range profiles {
		name := string(rune('a' + i))
		results = append(results, fixture.Run(b, fixture.Read(
			fstest.MapFS{name + ".json": {Data: []byte(p)}}, b, name, true,
		)))
	}
	return results
}

// late has a surplus and is long overdue; early has none; sued owes two debts, one of them to a
// lender of the book; silent says nothing.
const (
	late = `{"as_of": "2026-11-22", "surplus": 100, "temporary": true, "hardships": ["illness"],
		"debts": [{"family": "bank", "days": 45, "summoned": false, "principal": 1000}]}`
	early = `{"as_of": "2026-11-22", "surplus": -5, "temporary": false, "hardships": ["oversight"],
		"debts": [{"family": "bank", "days": 5, "summoned": false, "principal": 0}]}`
	sued = `{"as_of": "2026-11-22", "debts": [{"lender": "north", "days": 50, "summoned": true, "received_on": "2026-11-20"},
		{"family": "bank", "days": 0, "summoned": false}]}`
	silent = `{"as_of": "2026-11-22", "debts": [{}]}`
)

func TestConditions(t *testing.T) {
	for _, test := range []struct {
		why      string
		profiles []string
		want     map[string]string // by id: yes no unknown, then the fixtures that saw them first
	}{
		{"nobody has seen anything", nil, map[string]string{
			"stage.late": "0 0 0", "alert.poor": "0 0 0", "urgency.late": "0 0 0",
			"kind.arrange.weigh.temporary": "0 0 0", "strategy.instalment.require.surplus": "0 0 0",
		}},
		{"one borrower; a parameter without a value is unknown; urgency is not asked for one debt", []string{late},
			map[string]string{
				"stage.late": "1 0 0 a", "stage.court": "0 1 0 a", "alert.poor": "0 1 0 a", "urgency.late": "0 0 0",
				"strategy.instalment.require.surplus": "1 0 0 a", "strategy.answer.require.summoned": "0 1 0 a",
				"strategy.catch-up.require.grace": "0 0 1 a",
			}},
		{
			"what every strategy of a kind weighs is one condition, asked for each",
			[]string{late},
			map[string]string{"kind.arrange.weigh.temporary": "2 0 0 a"},
		},
		{"both sides, each first seen where it was", []string{late, early}, map[string]string{
			"stage.late": "1 1 0 a b", "alert.poor": "1 1 0 b a", "strategy.instalment.require.surplus": "1 1 0 a b",
			"strategy.extension.require.hardship": "1 1 0 a b",
		}},
		{
			"an alert that names stages or families is not asked elsewhere",
			[]string{early},
			map[string]string{"alert.long": "0 0 0"},
		},
		{
			"urgency is asked of each of several debts",
			[]string{sued},
			map[string]string{"urgency.late": "0 2 0 a", "stage.court": "1 1 0 a a"},
		},
		{"silence is unknown, but for what is known whatever is said", []string{silent}, map[string]string{
			"stage.late": "0 0 1 a", "stage.court": "0 1 0 a", "alert.paper-unknown": "1 0 0 a",
			"alert.poor": "0 0 1 a", "alert.long": "0 0 1 a",
		}},
	} {
		t.Run(test.why, func(t *testing.T) {
			b := small(t)
			got := map[string]string{}
			for _, c := range coverage.Of(b, run(b, test.profiles...)).Conditions {
				if _, asked := test.want[c.ID]; asked {
					got[c.ID] = fmt.Sprint(c.Yes, c.No, c.Unknown)
					for _, in := range []string{c.YesIn, c.NoIn, c.UnknownIn} {
						if in != "" {
							got[c.ID] += " " + in
						}
					}
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestLaw2WhatIsOutsideItsDatesIsNotAsked(t *testing.T) {
	for _, test := range []struct{ why, file, from, id string }{
		{"a requirement", "strategies.toml", "[strategy.instalment.require.surplus]",
			"strategy.instalment.require.surplus"},
		{"a weight", "strategies.toml", "[strategy.instalment.weigh.long]", "strategy.instalment.weigh.long"},
		{"an alert", "alerts.toml", "[alert.poor]", "alert.poor"},
	} {
		b := changed(t, edit{test.file, test.from, test.from + "\nfrom = 2027-01-01"})
		for _, c := range coverage.Of(b, run(b, late)).Conditions {
			if c.ID == test.id && c.Yes+c.No+c.Unknown > 0 {
				t.Errorf("%s is asked before its first day: %+v", test.why, c)
			}
		}
	}
}

func TestLinesOfOptionsAreAskedWhereverTheOptionIsThere(t *testing.T) {
	b := changed(t, edit{"strategies.toml", "", `
[strategy.instalment.risk.rich]
zh   = "有"
en   = "there"
when = "surplus > 50"
[strategy.instalment.risk.always]
zh   = "总有"
en   = "always there"
`})
	var got []string
	for _, c := range coverage.Of(b, run(b, late, early, silent)).Conditions {
		if c.Kind == "line" {
			got = append(got, fmt.Sprintln(c.ID, c.Yes, c.No, c.Unknown, c.YesIn, c.NoIn, c.UnknownIn))
		}
	}
	if diff := cmp.Diff([]string{"strategy.instalment.risk.rich 1 1 1 a b c\n"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestLinesOfThePageAreAskedOfTheBorrowerOrOfEachDebt(t *testing.T) {
	b := changed(t, edit{"page.toml", "", `
[line.always]
section = "opening"
text.zh = "不慌"
text.en = "no panic"
[line.poor]
section = "budget"
when    = "surplus < 0"
text.zh = "没有结余"
text.en = "nothing is left"
[line.late]
section = "debt"
when    = 'stage == "late"'
text.zh = "久了"
text.en = "a long time"
`})
	got := map[string]string{}
	for _, c := range coverage.Of(b, run(b, late, sued)).Conditions {
		if c.Kind == "line" {
			got[c.ID] = fmt.Sprint(c.Yes, c.No, c.Unknown)
		}
	}
	want := map[string]string{"line.poor": "0 1 1", "line.late": "1 2 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a line without a condition has nothing to see (-want +got)\n%s", diff)
	}
}

func TestOptions(t *testing.T) {
	for _, test := range []struct {
		why      string
		profiles []string
		// by book and strategy: eligible undetermined ineligible not-offered, then the fixtures
		// that saw them first
		want map[[2]string]string
	}{
		{
			"nobody has seen anything",
			nil,
			map[[2]string]string{{"north", "answer"}: "0 0 0 0", {"bank", "instalment"}: "0 0 0 0"},
		},
		{"open at the stage, not offered at it, and waiting for a parameter", []string{late, early},
			map[[2]string]string{
				{"bank", "instalment"}: "1 0 1 0 a b", {"bank", "extension"}: "1 0 1 0 a b",
				{"bank", "answer"}:   "0 0 0 2 a",
				{"bank", "catch-up"}: "0 1 0 1 a",
			}},
		{"a lender of the book is no case of its family", []string{sued}, map[[2]string]string{
			{"north", "answer"}: "1 0 0 0 a", {"bank", "answer"}: "0 0 0 1 a", {"bank", "instalment"}: "0 1 0 0",
		}},
		{"a stage that is not certain", []string{silent}, map[[2]string]string{{"unknown", "instalment"}: "0 1 0 0"}},
	} {
		t.Run(test.why, func(t *testing.T) {
			b := small(t)
			got := map[[2]string]string{}
			for _, o := range coverage.Of(b, run(b, test.profiles...)).Options {
				id := [2]string{o.Book, o.Strategy}
				if _, asked := test.want[id]; asked {
					got[id] = fmt.Sprint(o.Eligible, o.Undetermined, o.Ineligible, o.NotOffered)
					for _, in := range []string{o.EligibleIn, o.ClosedIn} {
						if in != "" {
							got[id] += " " + in
						}
					}
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// Whatever ran is counted, and nothing else: what two runs have seen together is what one has seen
// and what the other has.
func TestLaw5TwoRunsSeeWhatEachSees(t *testing.T) {
	b := small(t)
	profiles := []string{late, early, sued, silent}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) []fixture.Result {
			return run(b, rapid.SliceOfN(rapid.SampledFrom(profiles), 0, 5).Draw(t, label)...)
		}
		one, other := draw("one"), draw("other")
		together, first, second := coverage.Of(b, slices.Concat(one, other)), coverage.Of(b, one), coverage.Of(b, other)
		for i, c := range together.Conditions {
			x, y := first.Conditions[i], second.Conditions[i]
			if c.Yes != x.Yes+y.Yes || c.No != x.No+y.No || c.Unknown != x.Unknown+y.Unknown {
				t.Errorf("%s: %+v is not %+v and %+v", c.ID, c, x, y)
			}
			if (c.Yes > 0) != (c.YesIn != "") || (c.No > 0) != (c.NoIn != "") ||
				(c.Unknown > 0) != (c.UnknownIn != "") {
				t.Errorf("%s: what was seen was seen somewhere, and nothing else: %+v", c.ID, c)
			}
		}
		for i, o := range together.Options {
			x, y := first.Options[i], second.Options[i]
			if o.Eligible != x.Eligible+y.Eligible || o.Undetermined != x.Undetermined+y.Undetermined ||
				o.Closed() != x.Closed()+y.Closed() {
				t.Errorf("%s of %s: %+v is not %+v and %+v", o.Strategy, o.Book, o, x, y)
			}
			if (o.Eligible > 0) != (o.EligibleIn != "") || (o.Closed() > 0) != (o.ClosedIn != "") {
				t.Errorf("%s of %s: what was seen was seen somewhere, and nothing else: %+v", o.Strategy, o.Book, o)
			}
		}
	})
}

func TestBothSides(t *testing.T) {
	for _, test := range []struct {
		why  string
		seen interface{ BothSides() bool }
		want bool
	}{
		{"a condition", coverage.Condition{Yes: 1, No: 1}, true},
		{"a condition never no", coverage.Condition{Yes: 1, Unknown: 1}, false},
		{"a condition never yes", coverage.Condition{No: 1}, false},
		{"an option that a requirement closed", coverage.Option{Eligible: 1, Ineligible: 1}, true},
		{"an option that another stage closed", coverage.Option{Eligible: 1, NotOffered: 1}, true},
		{"an option that was only ever open or waiting", coverage.Option{Eligible: 1, Undetermined: 1}, false},
		{"an option that was never open", coverage.Option{Undetermined: 1, Ineligible: 1}, false},
		{"an option that nothing can close", coverage.Option{Eligible: 1, NothingCloses: true}, true},
		{"and that nobody has seen", coverage.Option{NothingCloses: true}, false},
	} {
		if got := test.seen.BothSides(); got != test.want {
			t.Errorf("%s: %v", test.why, got)
		}
	}
}

func TestShares(t *testing.T) {
	one := coverage.Condition{Yes: 1, No: 1}
	for _, test := range []struct {
		why   string
		of    coverage.Coverage
		want  [3]int // percent of conditions, options and plans
		below []string
		min   int
	}{
		{"nothing is whole", coverage.Coverage{}, [3]int{100, 100, 100}, nil, 100},
		{
			"rounded down, and below what it does not reach",
			coverage.Coverage{Conditions: []coverage.Condition{one, one, {}}},
			[3]int{66, 100, 100},
			[]string{"conditions"},
			67,
		},
		{
			"what is reached is not below",
			coverage.Coverage{Conditions: []coverage.Condition{one, {}}},
			[3]int{50, 100, 100},
			nil,
			50,
		},
		{
			"all",
			coverage.Coverage{Conditions: []coverage.Condition{{}}, Options: []coverage.Option{{}}, Plans: []coverage.Plan{{}}},
			[3]int{0, 0, 0},
			[]string{"conditions", "options", "plans"},
			1,
		},
		{
			"nothing is below 0",
			coverage.Coverage{Conditions: []coverage.Condition{{}}, Options: []coverage.Option{{}}},
			[3]int{0, 0, 100},
			nil,
			0,
		},
		{
			"one plan of two is held",
			coverage.Coverage{Plans: []coverage.Plan{{}, {Held: 2}}},
			[3]int{100, 100, 50},
			[]string{"plans"},
			51,
		},
	} {
		shares := test.of.Shares()
		if got := [3]int{shares[0].Percent(), shares[1].Percent(), shares[2].Percent()}; got != test.want {
			t.Errorf("%s: %v, want %v", test.why, got, test.want)
		}
		var below []string
		for _, s := range test.of.Below(test.min) {
			below = append(below, s.What)
		}
		if diff := cmp.Diff(test.below, below); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.why, diff)
		}
	}
}

// A plan is held where the expectations name its option, and its total is known; its condition is
// asked of what may suit.
func TestLaw5Plans(t *testing.T) {
	table := func(id, pay, when string) string {
		return fmt.Sprintf("\n[strategy.instalment.plan.%s]\ntitle.zh = \"字\"\ntitle.en = \"text\"\nform = \"equal\"\n"+
			"of = \"principal\"\nrate = \"0\"\npay = \"%s\"\nagainst = \"surplus\"\nwhen = \"%s\"\nassume.zh = \"字\"\n"+
			"assume.en = \"text\"\nsources = [\"law\"]\n", id, pay, when)
	}
	b := changed(t, edit{"strategies.toml", "\n[strategy.extension]\n", table("known", "50", "temporary") +
		table("never", "0", "not temporary or principal > 5") + "\n[strategy.extension]\n"})
	expect := func(plans string) string {
		return "why = \"字\"\n[debt.d]\n[debt.d.plans]\n" + plans
	}
	files := fstest.MapFS{}
	for name, plans := range map[string]string{"a": "", "b": "instalment = []", "c": "instalment = []"} {
		profile := strings.Replace(late, `{"family"`, `{"id": "d", "family"`, 1)
		if name == "c" {
			profile = strings.Replace(early, `{"family"`, `{"id": "d", "family"`, 1)
		}
		files[name+".json"] = &fstest.MapFile{Data: []byte(profile)}
		files[name+".expect.toml"] = &fstest.MapFile{Data: []byte(expect(plans))}
	}
	var results []fixture.Result
	for _, name := range []string{"a", "b", "c"} {
		results = append(results, fixture.Run(b, fixture.Read(files, b, name, false)))
	}
	c := coverage.Of(b, results)
	got := map[string]string{}
	for _, p := range c.Plans {
		got[p.ID] = fmt.Sprint(p.Held, " ", p.HeldIn)
	}
	for _, of := range c.Conditions {
		if of.Kind == "plan" {
			got[of.ID] += fmt.Sprint(" ", of.Yes, of.No, of.Unknown)
		}
	}
	want := map[string]string{
		"strategy.instalment.plan.known": "1 b 2 0 0", // a does not name it, and c may not have it
		"strategy.instalment.plan.never": "0  2 0 0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
