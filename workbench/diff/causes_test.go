package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/notice"
)

// moved is somebody whose option came out otherwise because of a place of the book.
func moved(name string, line int, effect Effect, place string) Affected {
	says := text.Both("x 变为否（"+place+"）", "x became no ("+place+")")
	return Affected{Name: name, Line: line, Effect: effect, Moves: []fixture.Move{{
		Kind: fixture.StrategyMove, Debt: "card", Strategy: "instalment",
		Was: fixture.List{"eligible 70"}, Is: fixture.List{"ineligible 70"},
		Because: []fixture.Cause{{Says: says, Place: place}},
	}}}
}

// unread is somebody whose profile one of the books does not accept.
func unread(name string, effect Effect, facts ...string) Affected {
	a := Affected{Name: name, Effect: effect}
	for _, fact := range facts {
		a.Problems = append(a.Problems, problem.Problem{
			File: name + ".json", Line: len(name), Path: "debts[0]." + fact, Message: fact + " is not a fact",
			Chinese: problem.Said{Message: fact + " 不在要填的情况里"},
		})
	}
	return a
}

// TestCauses: what moved many for one cause is one cause, with how many and the gravest of them.
func TestCauses(t *testing.T) {
	order := moved("", 7, Order, "")
	order.Moves[0].Because = nil
	for _, row := range []struct {
		why  string
		of   []Affected
		want []string
	}{
		{"nobody", nil, nil},
		{"the cause of most first", []Affected{
			moved("a", 0, Loses, "x.toml:1"), moved("b", 0, Gains, "y.toml:2"), moved("c", 0, Order, "y.toml:2"),
		}, []string{
			"y.toml:2: x became no (y.toml:2): b c: card instalment eligible 70 -> ineligible 70",
			"x.toml:1: x became no (x.toml:1): a: card instalment eligible 70 -> ineligible 70",
		}},
		{"what a book does not accept, of whichever debt", []Affected{
			unread("a", Refused, "children"), unread("bb", Refused, "children", "age"),
		}, []string{
			": children is not a fact: a bb: is not taken by the new book",
			": age is not a fact: bb: is not taken by the new book",
		}},
		{"what only the new book accepts", []Affected{unread("a", Taken, "children")}, []string{
			": children is not a fact: a: is taken by the new book alone",
		}},
		{"what nothing explains", []Affected{order}, []string{
			": instalment: line 7: card instalment eligible 70 -> ineligible 70",
		}},
	} {
		var got []string
		for _, c := range (Borrowers{Affected: row.of}).Causes() {
			var names []string
			for _, a := range c.Affected {
				names = append(names, a.called(text.EN))
			}
			got = append(got, fmt.Sprintf("%s: %s: %s: %s", c.Place, c.Says.EN, strings.Join(names, " "), c.Example.EN))
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

// TestFewAreToldOfOneByOne, and many by what moved them; each as well where that is asked for.
func TestFewAreToldOfOneByOne(t *testing.T) {
	var few, many Borrowers
	for i := range maxEach + 1 {
		many.Affected = append(many.Affected, moved("", i+1, Loses, "x.toml:1"))
	}
	few.Affected = many.Affected[:maxEach]
	const caused = "     4  x became no (x.toml:1)\n" +
		"        such as line 1: card instalment eligible 70 -> ineligible 70\n"
	for _, row := range []struct {
		why     string
		of      Borrowers
		verbose bool
		grouped bool
		each    int
	}{
		{"few", few, false, false, 3},
		{"few, and each is asked for", few, true, false, 3},
		{"many", many, false, true, 0},
		{"many, and each is asked for", many, true, true, 4},
	} {
		for name, r := range map[string]Report{
			"fixtures": {Fixtures: row.of, Verbose: row.verbose}, "profiles": {Profiles: row.of, Verbose: row.verbose},
		} {
			var b strings.Builder
			if err := r.WriteText(&b, notice.Options{Language: text.EN}); err != nil {
				t.Fatal(err)
			}
			grouped := strings.Contains(b.String(), caused)
			if each := strings.Count(b.String(), ": loses a way\n"); grouped != row.grouped || each != row.each {
				t.Errorf("%s, %s: grouped %t, each %d, in\n%s", row.why, name, grouped, each, b.String())
			}
			hinted := strings.Contains(b.String(), "what moved in each: --verbose shows it\n")
			if hinted != (row.grouped && !row.verbose) {
				t.Errorf("%s, %s: the flag is named: %t", row.why, name, hinted)
			}
		}
	}
}

// TestManyCauses are shown in part, unless all are asked for.
func TestManyCauses(t *testing.T) {
	var r Report
	for i := range maxCauses + 5 {
		r.Fixtures.Affected = append(r.Fixtures.Affected, moved("a", 0, Loses, fmt.Sprintf("x.toml:%d", i+1)))
	}
	for _, shortened := range []bool{true, false} {
		r.Shortened = shortened
		var in, md strings.Builder
		if err := r.WriteText(&in, notice.Options{Language: text.EN}); err != nil {
			t.Fatal(err)
		}
		if err := r.WriteMarkdown(&md, text.EN); err != nil {
			t.Fatal(err)
		}
		want := map[bool]int{true: maxCauses, false: maxCauses + 5}[shortened]
		if got := strings.Count(in.String(), "such as a: card"); got != want {
			t.Errorf("text, shortened %t: %d causes", shortened, got)
		}
		if got := strings.Count(md.String(), "| a: card"); got != want {
			t.Errorf("markdown, shortened %t: %d causes", shortened, got)
		}
		for _, s := range []string{in.String(), md.String()} {
			if strings.Contains(s, "and 5 more causes") != shortened {
				t.Errorf("shortened %t:\n%s", shortened, s)
			}
		}
	}
}

// TestGitHub: one annotation a cause, at its place in the new book, else at the first fixture; a
// warning where somebody loses something. Of a profile there is the line and no file.
func TestGitHub(t *testing.T) {
	unplaced := moved("", 9, Loses, "")
	unplaced.Moves[0].Because[0] = fixture.Cause{Says: text.Both("丙", "c is gone")}
	r := Report{
		Rules: "my/rules",
		Fixtures: Borrowers{Affected: []Affected{
			unread("f/r", Refused, "age"), moved("f/a", 0, Loses, "x.toml:3"), moved("f/b", 0, Order, "x.toml:3"),
			moved("f/c", 0, Gains, "y.toml:4"),
		}},
		Profiles: Borrowers{Affected: []Affected{unplaced}},
	}
	const became = "such as %s: card instalment eligible 70 -> ineligible 70\n"
	want := "::warning file=my/rules/x.toml,line=3::x became no (x.toml:3)" +
		"%0Ahint: fixtures that get another answer: 2, " +
		fmt.Sprintf(became, "f/a") +
		"::warning file=f/r.json::age is not a fact%0Ahint: fixtures that get another answer: 1, " +
		"such as f/r: is not taken by the new book\n" +
		"::notice file=my/rules/y.toml,line=4::x became no (y.toml:4)%0Ahint: fixtures that get another answer: 1, " +
		fmt.Sprintf(became, "f/c") +
		"::warning::c is gone%0Ahint: profiles that get another answer: 1, " + fmt.Sprintf(became, "line 9")
	var b strings.Builder
	if err := r.WriteGitHub(&b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
