package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// Run is what forbear test has found.
type Run struct {
	Results  []fixture.Result // each named as the user would
	Coverage coverage.Coverage
	Minimum  *int // the percentage that conditions and options must each reach; nil for none
}

// moved are the results that do not hold.
func (r Run) moved() (moved []fixture.Result) {
	for _, result := range r.Results {
		if !result.Holds() {
			moved = append(moved, result)
		}
	}
	return moved
}

// Holds is whether every borrower hears what they must.
func (r Run) Holds() bool { return len(r.moved()) == 0 }

// Fixtures writes what a maintainer reads: each fixture that moved, from what to what and because of which condition; then the sum.
func Fixtures(w io.Writer, r Run, l text.Language) error {
	var b strings.Builder
	moved := r.moved()
	for _, result := range moved {
		b.WriteString(result.Name + "\n")
		for _, p := range result.Problems {
			fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(p.String()+hintLine(p), "\n", "\n    "))
		}
		writeMoves(&b, result.Moves, l)
		b.WriteString("\n")
	}
	if len(moved) == 0 {
		fmt.Fprintf(&b, sayHold.In(l)+"\n", len(r.Results))
	} else {
		fmt.Fprintf(&b, sayMoved.In(l)+"\n", len(r.Results), len(moved), len(r.Results)-len(moved))
	}
	if judged := slices.DeleteFunc(moved, func(result fixture.Result) bool { return result.Got == nil }); len(judged) > 0 {
		b.WriteString(strings.TrimRight(fmt.Sprintf(sayAccept.In(l), r.paths(judged)), " ") + "\n")
	}
	writeShares(&b, r.Coverage, l)
	if short := r.shortfalls(l); len(short) > 0 {
		fmt.Fprintf(&b, "%s\n%s%s\n", strings.Join(short, "\n"), sayHint.In(l), saySeeCoverage.In(l))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// maxPaths is how many fixtures the line to copy names; beyond it, it names none, and so all.
const maxPaths = 3

func (r Run) paths(moved []fixture.Result) string {
	var paths []string
	for i, result := range moved {
		if i == maxPaths {
			return ""
		}
		paths = append(paths, result.Name)
	}
	return strings.Join(paths, " ")
}

// runJSON is a run for programs.
type runJSON struct {
	Format   string        `json:"format"`
	Fixtures []fixtureJSON `json:"fixtures"`
	Coverage coverageJSON  `json:"coverage"`
}

type fixtureJSON struct {
	Name     string         `json:"name"`
	Holds    bool           `json:"holds"`
	Moves    []fixture.Move `json:"moves"`
	Problems []string       `json:"problems"`
}

// FixturesJSON writes every fixture and the whole coverage.
func FixturesJSON(w io.Writer, r Run) error {
	out := runJSON{Format: "1", Fixtures: []fixtureJSON{}, Coverage: coverageOf(r)}
	for _, result := range r.Results {
		f := fixtureJSON{Name: result.Name, Holds: result.Holds(), Moves: append([]fixture.Move{}, result.Moves...), Problems: []string{}}
		for _, p := range result.Problems {
			f.Problems = append(f.Problems, p.String())
		}
		out.Fixtures = append(out.Fixtures, f)
	}
	return JSON(w, out)
}

// said is a fixture's moves and problems in one text.
func said(result fixture.Result) string {
	var b strings.Builder
	for _, p := range result.Problems {
		fmt.Fprintf(&b, "%s\n", p)
	}
	writeMoves(&b, result.Moves, text.EN)
	return strings.TrimRight(b.String(), "\n")
}

// FixturesGitHub writes an annotation for each fixture that moved, and one where the coverage is below the minimum.
func FixturesGitHub(w io.Writer, r Run) error {
	var list problem.List
	for _, result := range r.moved() {
		list = append(list, problem.Problem{File: result.Name + ".expect.toml", Message: said(result)})
	}
	if !r.Covered() {
		list = append(list, problem.Problem{Message: strings.Join(r.shortfalls(text.EN), "; "), Hint: saySeeCoverage.EN})
	}
	return ProblemsGitHub(w, list)
}

// FixturesJUnit writes a test case for each fixture, and one for the minimum of coverage where it is asked for.
func FixturesJUnit(w io.Writer, r Run) error {
	var cases []junitCase
	for _, result := range r.Results {
		c := junitCase{Name: result.Name, Class: "fixtures"}
		if !result.Holds() {
			c.Failure = &junitFailure{Message: "moved", Text: said(result)}
		}
		cases = append(cases, c)
	}
	if r.Minimum != nil {
		c := junitCase{Name: "minimum", Class: "coverage"}
		if !r.Covered() {
			c.Failure = &junitFailure{Message: sayNotCovered.EN, Text: strings.Join(r.shortfalls(text.EN), "\n")}
		}
		cases = append(cases, c)
	}
	return writeJUnit(w, "forbear test", cases)
}
