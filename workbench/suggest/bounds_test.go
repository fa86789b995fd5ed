package suggest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/booktest"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
	"github.com/forbear-project/forbear/workbench/suggest"
)

// TestBoundsOfWhatIsNotKnown: what notices the mistakes in a condition whose numbers have bounds while
// they are not told. The condition is that of an alert, and nothing else is asked for.
func TestBoundsOfWhatIsNotKnown(t *testing.T) {
	for _, row := range []struct{ why, when, want string }{
		{"the least is reached by who does not tell it", "principal >= 0", ">: noticed\n1: noticed\n"},
		{"a part is enough for a sum, and 4 is not", "principal + days > 4",
			">=: [{a days 5 4}]\n5: noticed\n3: [{a days 5 4}]\n"},
		{"nor is more needed", "principal + days >= 5", ">: noticed\n6: noticed\n4: [{a days 5 4}]\n"},
		{"what is never no hides mistakes in what is only unknown beside it",
			"not (days != 5 and principal > 3) or principal >= 0",
			": equivalent\n==: equivalent\n6: equivalent\n4: equivalent\nor: equivalent\n>=: equivalent\n4: equivalent\n" +
				"2: equivalent\nand: [{a days 5 6}]\n>: [{a days 5 6}]\n1: [{a days 5 6}]\n"},
		{"what is compared with itself is not known before it is told",
			"let x = principal; not (x < principal or x > principal)", ": [{a principal null 0}]\n" +
				"<=: [{a principal null 0}]\nand: equivalent\n>=: [{a principal null 0}]\n"},
	} {
		if diff := cmp.Diff(row.want, noticing(t, row.when)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", row.why, row.when, diff)
		}
	}
}

// noticing lists the mutants of a condition, each with its fate, and where it survives with what
// notices it.
func noticing(t *testing.T, when string) string {
	files := smallBook(t)
	alerts := files["alerts.toml"]
	alerts.Data = []byte(strings.Replace(string(alerts.Data), `"surplus < 0 and not temporary"`, "'"+when+"'", 1))
	facts := files["facts.toml"]
	facts.Data = []byte(strings.Replace(string(facts.Data), "[fact.principal]\n", "[fact.principal]\nmin = 0\n", 1))
	s := suggest.Search{Files: book.Open(files), Tries: 2000, Workers: 1}
	b, problems := s.Files.Load()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	profile := []byte(`{"as_of": "2026-11-22", "debts": [{"id": "a", "family": "bank", "days": 5}]}`)
	got := fixture.Run(b, fixture.Read(fstest.MapFS{"base.json": {Data: profile}}, b, "base", true)).Got
	got.Why = "x"
	c := fixture.Read(fixtureFiles("base", string(profile), string(got.Write())), b, "base", false)
	if !fixture.Run(b, c).Holds() {
		t.Fatalf("%s: the base does not hold", when)
	}
	s.Bases = []suggest.Base{{Case: c, JSON: profile}}
	trial := mutation.Trial{Files: s.Files, Cases: []fixture.Case{c}, Workers: 1}
	for _, m := range mutation.Mutants(s.Files) {
		if m.Path == "alert.poor.when" {
			trial.Mutants = append(trial.Mutants, m)
		}
	}
	fates := map[string]string{}
	for _, o := range mutation.Run(trial).Outcomes {
		fates[o.With] = string(o.Fate)
		if o.Fate == mutation.Survived {
			s.Goals = append(s.Goals, suggest.Goal{Mutant: &o.Mutant})
		}
	}
	for _, one := range suggest.Find(s).Suggestions {
		for _, g := range one.Reaches {
			fates[g.Mutant.With] = fmt.Sprint(one.Changes)
		}
	}
	var all strings.Builder
	for _, m := range trial.Mutants {
		fmt.Fprintf(&all, "%s: %s\n", m.With, fates[m.With])
	}
	return all.String()
}

// smallBook is the book of package mutation's tests, in memory.
func smallBook(t *testing.T) fstest.MapFS {
	t.Helper()
	return booktest.Copy(t, os.DirFS("../mutation/testdata/book"))
}
