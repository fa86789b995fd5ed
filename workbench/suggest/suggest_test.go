package suggest_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
	"github.com/forbear-project/forbear/workbench/suggest"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// small is a search for everything that the fixtures of package mutation's tests leave missing.
func small(t testing.TB) (suggest.Search, *book.Book) {
	t.Helper()
	s := suggest.Search{Files: book.Open(os.DirFS("../mutation/testdata/book")), Tries: 2000, Workers: 1}
	b, problems := s.Files.Load()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	root := os.DirFS("../mutation/testdata/fixtures")
	names, _ := fixture.Names(root, nil)
	trial := mutation.Trial{Files: s.Files, Mutants: mutation.Mutants(s.Files), Workers: 1}
	var results []fixture.Result
	for _, name := range names {
		data, _ := fs.ReadFile(root, name+".json")
		c := fixture.Read(root, b, name, false)
		trial.Cases = append(trial.Cases, c)
		s.Bases = append(s.Bases, suggest.Base{Case: c, JSON: data})
		results = append(results, fixture.Run(b, c))
	}
	for _, o := range mutation.Run(trial).Of(mutation.Survived) {
		s.Goals = append(s.Goals, suggest.Goal{Mutant: &o.Mutant})
	}
	s.Goals = append(s.Goals, goalsMissing(coverage.Of(b, results))...)
	return s, b
}

// goalsMissing returns the conditions and options that were not seen from both sides.
func goalsMissing(seen coverage.Coverage) (goals []suggest.Goal) {
	for _, c := range seen.Conditions {
		if c.Yes == 0 {
			goals = append(goals, suggest.Goal{Condition: c.ID, Place: c.Place, Truth: logic.Yes})
		}
		if c.No == 0 {
			goals = append(goals, suggest.Goal{Condition: c.ID, Place: c.Place, Truth: logic.No})
		}
	}
	for _, o := range seen.Options {
		if o.Eligible == 0 {
			goals = append(goals, suggest.Goal{Book: o.Book, Strategy: o.Strategy, Open: true})
		}
		if o.Closed() == 0 && !o.NothingCloses {
			goals = append(goals, suggest.Goal{Book: o.Book, Strategy: o.Strategy})
		}
	}
	return goals
}

func said(g suggest.Goal) string {
	switch {
	case g.Mutant != nil:
		return g.Mutant.Place() + " " + g.Mutant.Operator + " " + g.Mutant.About + ": " + g.Mutant.With
	case g.Condition != "":
		return g.Condition + " " + g.Truth.String()
	}
	return fmt.Sprint(g.Book, " ", g.Strategy, " open ", g.Open)
}

// TestFind: what is suggested for a small book, and what is not found.
func TestFind(t *testing.T) {
	s, _ := small(t)
	found := suggest.Find(s)
	var b strings.Builder
	for _, one := range found.Suggestions {
		fmt.Fprintf(&b, "%s from %s %v\n", one.Name, one.Base, one.Changes)
		for _, g := range one.Reaches {
			fmt.Fprintf(&b, "  %s\n", said(g))
		}
	}
	for _, g := range found.Open {
		fmt.Fprintf(&b, "open: %s\n", said(g))
	}
	const golden = "testdata/found.txt"
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

// TestSuggestionsDoWhatTheySay: each suggestion, read as a fixture, holds by the book, and does not
// by the mutants that it is to notice; and it shows the conditions and options that it is to show.
func TestSuggestionsDoWhatTheySay(t *testing.T) {
	s, b := small(t)
	for _, one := range suggest.Find(s).Suggestions {
		decisions := strings.Replace(string(one.Decisions), `why     = ""`, `why     = "x"`, 1)
		files := fixtureFiles(one.Name, string(one.Profile), decisions)
		r := fixture.Run(b, fixture.Read(files, b, one.Name, false))
		if !r.Holds() {
			t.Errorf("%s does not hold: %v %v", one.Name, r.Moves, r.Problems)
		}
		left := map[string]bool{}
		for _, g := range goalsMissing(coverage.Of(b, []fixture.Result{r})) {
			left[said(g)] = true
		}
		for _, g := range one.Reaches {
			if left[said(g)] {
				t.Errorf("%s does not show %s", one.Name, said(g))
			}
			if g.Mutant == nil {
				continue
			}
			changed, problems := g.Mutant.Apply(s.Files).Load()
			if problems != nil || fixture.Run(changed, fixture.Read(files, changed, one.Name, false)).Holds() {
				t.Errorf("%s does not notice %s (%v)", one.Name, said(g), problems)
			}
		}
	}
}

// TestEveryGoalIsAnswered: each goal is reached once, or open.
func TestEveryGoalIsAnswered(t *testing.T) {
	s, _ := small(t)
	found := suggest.Find(s)
	times := map[string]int{}
	for _, one := range found.Suggestions {
		for _, g := range one.Reaches {
			times[said(g)]++
		}
	}
	for _, g := range found.Open {
		times[said(g)]++
	}
	for _, g := range s.Goals {
		if times[said(g)] != 1 {
			t.Errorf("%s is answered %d times", said(g), times[said(g)])
		}
	}
}

// TestNothingReachesWhatIsEquivalent: what is proved to be noticed by nobody is noticed by no
// profile that is tried.
func TestNothingReachesWhatIsEquivalent(t *testing.T) {
	s, _ := small(t)
	trial := mutation.Trial{Files: s.Files, Mutants: mutation.Mutants(s.Files), Workers: 1}
	for _, base := range s.Bases {
		trial.Cases = append(trial.Cases, base.Case)
	}
	s.Goals, s.Tries = nil, 20000
	for _, o := range mutation.Run(trial).Of(mutation.Equivalent) {
		s.Goals = append(s.Goals, suggest.Goal{Mutant: &o.Mutant})
	}
	if len(s.Goals) == 0 {
		t.Fatal("nothing is equivalent")
	}
	for _, one := range suggest.Find(s).Suggestions {
		t.Errorf("%s %v notices %s", one.Name, one.Changes, said(one.Reaches[0]))
	}
}

func TestWorkersChangeNothing(t *testing.T) {
	one, _ := small(t)
	four, _ := small(t)
	four.Workers = 4
	if diff := cmp.Diff(suggest.Find(one), suggest.Find(four)); diff != "" {
		t.Errorf("(-one +four):\n%s", diff)
	}
}

// TestTriesAreBounded: without tries nothing is found, and nothing is wrong.
func TestTriesAreBounded(t *testing.T) {
	s, _ := small(t)
	s.Tries = 0
	if found := suggest.Find(s); len(found.Suggestions) > 0 || len(found.Open) != len(s.Goals) {
		t.Errorf("%d suggestions, %d open of %d", len(found.Suggestions), len(found.Open), len(s.Goals))
	}
}

// TestNoValueIsMadeUpThatCannotBeRead is part of keeping a suggestion; here every profile is read
// once more.
func TestNoValueIsMadeUpThatCannotBeRead(t *testing.T) {
	s, b := small(t)
	for _, one := range suggest.Find(s).Suggestions {
		if _, problems := fact.ReadProfile(b.Vocabulary, one.Name, one.Profile, calendar.Last); problems != nil {
			t.Errorf("%s: %v", one.Name, problems)
		}
	}
}

// fixtureFiles is a folder with one fixture.
func fixtureFiles(name, profile, decisions string) fstest.MapFS {
	return fstest.MapFS{name + ".json": {Data: []byte(profile)}, name + ".expect.toml": {Data: []byte(decisions)}}
}
