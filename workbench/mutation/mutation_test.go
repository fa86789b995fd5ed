package mutation_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// trial is every mutant of a book, and the fixtures of a folder.
func trial(t testing.TB, rules fs.FS, fixtures string) mutation.Trial {
	t.Helper()
	files := book.Open(rules)
	b, problems := files.Load()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	root := os.DirFS(fixtures)
	names, _ := fixture.Names(root, nil)
	tried := mutation.Trial{Files: files, Mutants: mutation.Mutants(files), Workers: 1}
	for _, name := range names {
		c := fixture.Read(root, b, name, false)
		if r := fixture.Run(b, c); !r.Holds() {
			t.Fatalf("%s: %v %v", name, r.Moves, r.Problems)
		}
		tried.Cases = append(tried.Cases, c)
	}
	return tried
}

func small(t testing.TB) mutation.Trial {
	return trial(t, os.DirFS("testdata/book"), "testdata/fixtures")
}

// outcomes runs the mutants of the small book, once for all tests.
func outcomes(t testing.TB) mutation.Result {
	t.Helper()
	once.Do(func() { ran = mutation.Run(small(t)) })
	return ran
}

var (
	once sync.Once
	ran  mutation.Result
)

// TestMutants: every mutant of a small book, with what became of it.
func TestMutants(t *testing.T) {
	r := outcomes(t)
	var b strings.Builder
	for _, o := range r.Outcomes {
		fmt.Fprintf(&b, "%s %s: %s (%s)\n  - %s\n", o.Place(), o.Operator, o.Path, o.About, o.Before)
		if o.After != "" {
			fmt.Fprintf(&b, "  + %s\n", o.After)
		}
		fmt.Fprintln(&b, " ", strings.TrimSpace(string(o.Fate)+" "+o.By+o.Why))
	}
	fmt.Fprintf(&b, "score %.1f\n", r.Score())
	const golden = "testdata/mutants.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestOperators: each operator has a mutant that is noticed, and one that is not.
func TestOperators(t *testing.T) {
	seen := map[string]int{}
	for _, o := range outcomes(t).Outcomes {
		seen[o.Operator+" "+string(o.Fate)]++
	}
	for _, operator := range mutation.Operators {
		for _, fate := range []mutation.Fate{mutation.Noticed, mutation.Survived} {
			if seen[operator+" "+string(fate)] == 0 {
				t.Errorf("no mutant of %s has %s", operator, fate)
			}
		}
	}
}

// TestEquivalent: what nobody can notice differs from what looks alike and somebody could notice.
func TestEquivalent(t *testing.T) {
	all := outcomes(t).Outcomes
	for _, row := range []struct {
		why, file, operator, path, with, about string
		fate                                   mutation.Fate
	}{
		{"a debt to a guild is never early", "families/guild.toml", "stage-added", "option.instalment.points",
			", early = 5", "early", mutation.Equivalent},
		{"nor could it be so before", "families/guild.toml", "stage-removed", "option.extension.points", "", "early",
			mutation.Equivalent},
		{"it may well be in court", "families/guild.toml", "stage-added", "option.instalment.points", ", court = 5",
			"court", mutation.Survived},
		{"a debt to a bank may be in court", "common.toml", "stage-added", "option.extension.points", ", court = 40",
			"court", mutation.Survived},
		{"whoever is in court has been summoned", "strategies.toml", "dropped", "strategy.answer.require.summoned", "",
			"summoned", mutation.Equivalent},
		{"not everybody has a surplus", "strategies.toml", "bound", "strategy.instalment.require.surplus.when", ">=",
			"surplus > 0", mutation.Noticed},
		{"the third day is named beside the days of grace, and yet there may be at most 3 that are not counted",
			"strategies.toml", "bound", "strategy.catch-up.require.grace.when", "<", "days <= grace", mutation.Survived},
		{"no other day is", "strategies.toml", "threshold", "strategy.catch-up.require.grace.when", "4", "days == 3",
			mutation.Survived},
	} {
		found := false
		for _, o := range all {
			if o.File == row.file && o.Operator == row.operator && o.Path == row.path && o.With == row.with &&
				o.About == row.about {
				found = true
				if o.Fate != row.fate {
					t.Errorf("%s: %s %s is %s, not %s", row.why, o.Place(), o.Operator, o.Fate, row.fate)
				}
				if (o.Fate == mutation.Equivalent) != (o.Why != "") {
					t.Errorf("%s: %s is %s, for: %q", row.why, o.Place(), o.Fate, o.Why)
				}
			}
		}
		if !found {
			t.Errorf("%s: there is no such mutant", row.why)
		}
	}
}

// TestWorkers: the number of workers changes nothing, and each mutant is reported once.
func TestWorkers(t *testing.T) {
	four := small(t)
	var reported []int
	four.Workers = 4
	four.Progress = func(done, total int) {
		if reported = append(reported, done); total != len(four.Mutants) {
			t.Errorf("%d of %d", done, total)
		}
	}
	if diff := cmp.Diff(outcomes(t), mutation.Run(four)); diff != "" {
		t.Errorf("(-one +four):\n%s", diff)
	}
	for i, done := range reported {
		if done != i+1 {
			t.Fatalf("reported of %d after %d", done, i)
		}
	}
	if len(reported) != len(four.Mutants) {
		t.Errorf("reported of %d of %d", len(reported), len(four.Mutants))
	}
}

// TestPlainRun: what is noticed is what running every fixture by the changed book would show, for
// every mutant of the small book and some of the shipped one.
func TestPlainRun(t *testing.T) {
	shipped := trial(t, rules.FS, "../../fixtures")
	shipped.Mutants = every(shipped.Mutants, 97)
	shipped.Cases = every(shipped.Cases, 9)
	for _, row := range []struct {
		tried mutation.Trial
		ran   mutation.Result
	}{{small(t), outcomes(t)}, {shipped, mutation.Run(shipped)}} {
		tried := row.tried
		for _, o := range row.ran.Outcomes {
			b, problems := o.Apply(tried.Files).Load()
			if (len(problems) > 0) != (o.Fate == mutation.Stillborn) {
				t.Errorf("%s %s: %s, and %v", o.Place(), o.Operator, o.Fate, problems)
			}
			if len(problems) > 0 {
				continue
			}
			var by []string
			runner := fixture.NewRunner(b)
			for _, c := range tried.Cases {
				if !runner.Run(c).Holds() {
					by = append(by, c.Name)
				}
			}
			if o.By == "" && by != nil || o.By != "" && !slices.Contains(by, o.By) {
				t.Errorf("%s %s is noticed by %q, and a plain run by %q", o.Place(), o.Operator, o.By, by)
			}
		}
	}
}

// every is each n-th of a list.
func every[T any](all []T, n int) (some []T) {
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}

// TestCreditor: a file below families or lenders is of one of them, any other of nobody in
// particular.
func TestCreditor(t *testing.T) {
	for file, want := range map[string][2]string{
		"families/platform.toml":  {"platform", ""},
		"lenders/jd-jintiao.toml": {"", "jd-jintiao"},
		"common.toml":             {"", ""},
	} {
		family, lender := mutation.Mutant{File: file}.Creditor()
		if diff := cmp.Diff(want, [2]string{family, lender}); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}
