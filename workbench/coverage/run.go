package coverage

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Run is what forbear test has found: which fixtures moved, and what they have seen of the book.
type Run struct {
	Results  []fixture.Result // each named as the user would
	Coverage Coverage
	Minimum  *int   // the percentage that conditions, options, plans and letters must each reach; nil for none
	Listed   bool   // the text lists what the fixtures have not seen
	Verbose  bool   // the text has every fixture that moved, however many, and with Listed what was never unknown
	Rules    string // the folder of the book, as the user wrote it
}

func (r Run) moved() (moved []fixture.Result) {
	for _, result := range r.Results {
		if !result.Holds() {
			moved = append(moved, result)
		}
	}
	return moved
}

// Holds is whether no fixture moved.
func (r Run) Holds() bool { return len(r.moved()) == 0 }

// Covered is whether the coverage reaches the minimum, where one is asked for.
func (r Run) Covered() bool { return r.Minimum == nil || len(r.Coverage.Below(*r.Minimum)) == 0 }

// shortfalls say of each share that is below the minimum what it lacks.
func (r Run) shortfalls(l text.Language) (lines []string) {
	if r.Minimum != nil {
		for _, s := range r.Coverage.Below(*r.Minimum) {
			lines = append(lines, fmt.Sprintf(sayBelow[s.What].In(l), s.Percent(), *r.Minimum))
		}
	}
	return lines
}

// WriteText writes what a maintainer reads: what the fixtures have not seen, where that is listed;
// each fixture that moved, from what to what and because of which condition; then the sums.
func (r Run) WriteText(w io.Writer, l text.Language) error {
	var b strings.Builder
	if r.Listed {
		r.Coverage.WriteText(&b, l)
		if r.Verbose {
			r.Coverage.writeNeverUnknown(&b, l)
		}
	}
	moved := r.moved()
	if len(moved) > maxPaths && !r.Verbose {
		r.writeCauses(&b, moved, l)
	} else {
		for _, result := range moved {
			result.WriteText(&b, l)
			b.WriteString("\n")
		}
	}
	if len(moved) == 0 {
		fmt.Fprintf(&b, sayHold.In(l)+"\n", len(r.Results))
	} else {
		fmt.Fprintf(&b, sayMoved.In(l)+"\n", len(r.Results), len(moved), len(r.Results)-len(moved))
	}
	judged := slices.DeleteFunc(moved, func(result fixture.Result) bool { return result.Got == nil })
	if len(judged) > 0 {
		b.WriteString(strings.TrimRight(fmt.Sprintf(sayAccept.In(l), pathsOf(judged)), " ") + "\n")
	}
	for _, s := range r.Coverage.Shares() {
		fmt.Fprintf(&b, sayShare[s.What].In(l)+"\n", s.All, s.Seen, s.Percent())
	}
	if short := r.shortfalls(l); len(short) > 0 {
		fmt.Fprintf(&b, "%s\n%s%s\n", strings.Join(short, "\n"), notice.HintLabel.In(l), saySeeCoverage.In(l))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeCauses writes what is wrong in fixtures, then what moved the others, most first.
func (r Run) writeCauses(b *strings.Builder, moved []fixture.Result, l text.Language) {
	for _, result := range moved {
		if len(result.Problems) > 0 {
			result.WriteText(b, l)
		}
	}
	fixture.WriteCauses(b, fixture.ResultsByCause(moved), l)
	fmt.Fprintf(b, "%s\n\n", sayVerbose.In(l))
}

// maxPaths is how many fixtures are written one by one, and how many the line to copy names; beyond it,
// it names none, and so all.
const maxPaths = 3

func pathsOf(moved []fixture.Result) string {
	if len(moved) > maxPaths {
		return ""
	}
	paths := make([]string, len(moved))
	for i, result := range moved {
		paths[i] = result.Name
	}
	return strings.Join(paths, " ")
}

// runJSON is a run for programs.
type runJSON struct {
	Format   string        `json:"format"`
	Fixtures []fixtureJSON `json:"fixtures"`
	Causes   []causeJSON   `json:"causes"` // of what moved, the one of most fixtures first
	Coverage coverageJSON  `json:"coverage"`
}

type fixtureJSON struct {
	Name     string          `json:"name"`
	Holds    bool            `json:"holds"`
	Moves    []fixture.Entry `json:"moves"`
	Problems []string        `json:"problems"`
}

// causeJSON is a cause and the fixtures that it moved.
type causeJSON struct {
	Because string   `json:"because"`
	Place   string   `json:"place"` // file:line in the book; "" for none
	Moved   []string `json:"moved"`
	Follow  int      `json:"follow"` // how many decisions follow from it, where it is a stage
}

// coverageJSON is a coverage for programs.
type coverageJSON struct {
	Shares  []shareJSON `json:"shares"`
	Minimum *int        `json:"minimum"` // in percent; null where none is asked for
	Reached bool        `json:"reached"` // true where none is asked for
	Coverage
}

// shareJSON is how much was seen from both sides, or is held.
type shareJSON struct {
	Of      string `json:"of"` // conditions, options, plans or letters
	Seen    int    `json:"seen"`
	All     int    `json:"all"`
	Percent int    `json:"percent"` // rounded down
}

// WriteJSON writes every fixture and the whole coverage.
func (r Run) WriteJSON(w io.Writer) error {
	out := runJSON{Format: "1", Fixtures: []fixtureJSON{}, Causes: []causeJSON{}, Coverage: r.coverageJSON()}
	for _, result := range r.Results {
		f := fixtureJSON{
			Name: result.Name, Holds: result.Holds(), Moves: fixture.Entries(result.Moves), Problems: []string{},
		}
		for _, p := range result.Problems {
			f.Problems = append(f.Problems, p.String())
		}
		out.Fixtures = append(out.Fixtures, f)
	}
	for _, g := range fixture.ResultsByCause(r.moved()) {
		c := causeJSON{Because: g.Says.EN, Place: g.Place, Follow: g.Follow}
		for _, result := range g.Moved {
			c.Moved = append(c.Moved, result.Name)
		}
		out.Causes = append(out.Causes, c)
	}
	return text.WriteJSON(w, out)
}

func (r Run) coverageJSON() coverageJSON {
	out := coverageJSON{Minimum: r.Minimum, Reached: r.Covered(), Coverage: r.Coverage}
	out.Conditions = append([]Condition{}, r.Coverage.Conditions...)
	out.Options = append([]Option{}, r.Coverage.Options...)
	out.Plans = append([]Plan{}, r.Coverage.Plans...)
	out.Letters = append([]Plan{}, r.Coverage.Letters...)
	for _, s := range r.Coverage.Shares() {
		out.Shares = append(out.Shares, shareJSON{s.What, s.Seen, s.All, s.Percent()})
	}
	return out
}

// WriteGitHub writes an annotation for each fixture that is broken, one for each cause that moved
// others, at its place in the book, and one where the coverage is below the minimum.
func (r Run) WriteGitHub(w io.Writer) error {
	var list problem.List
	for _, result := range r.moved() {
		if len(result.Problems) > 0 {
			list = append(list, problem.Problem{File: result.Name + ".expect.toml", Message: result.InShort()})
		}
	}
	for _, g := range fixture.ResultsByCause(r.moved()) {
		list = append(list, r.annotation(g))
	}
	if !r.Covered() {
		list = append(list, problem.Problem{
			Message: strings.Join(r.shortfalls(text.EN), "; "), Hint: saySeeCoverage.EN,
		})
	}
	return notice.GitHub(w, notice.Of(list))
}

// annotation is what GitHub shows of a cause: at its place in the book, else at the first fixture that
// it moved.
func (r Run) annotation(g fixture.Group[fixture.Result]) problem.Problem {
	p := problem.Problem{File: g.Moved[0].Name + ".expect.toml", Message: fixture.InFull(g.Says, g.Follow).EN,
		Hint: fmt.Sprintf(sayMovedOf.EN, len(g.Moved), g.Moved[0].Name, g.Example.Line(text.EN))}
	if file, line, ok := strings.Cut(g.Place, ":"); ok {
		p.File = path.Join(r.Rules, file)
		p.Line, _ = strconv.Atoi(line)
	}
	return p
}

// WriteJUnit writes a test case for each fixture, and one for the minimum of coverage where it is
// asked for.
func (r Run) WriteJUnit(w io.Writer) error {
	var cases []notice.Case
	for _, result := range r.Results {
		c := notice.Case{Name: result.Name, Class: "fixtures"}
		if !result.Holds() {
			c.Failure = &notice.Failure{Message: "moved", Text: result.InShort()}
		}
		cases = append(cases, c)
	}
	if r.Minimum != nil {
		c := notice.Case{Name: "minimum", Class: "coverage"}
		if !r.Covered() {
			short := strings.Join(r.shortfalls(text.EN), "\n")
			c.Failure = &notice.Failure{Message: "the fixtures have not seen enough", Text: short}
		}
		cases = append(cases, c)
	}
	return notice.Suite{Name: "forbear test", Cases: cases}.Write(w)
}

var (
	sayVerbose     = text.Both("每个样例变了什么：forbear test --verbose", "what moved in each fixture: forbear test --verbose")
	sayMovedOf     = text.Both("变了 %d 个样例，如 %s：%s", "fixtures moved: %d, such as %s: %s")
	sayHold        = text.Both("%d 个样例全部不变", "fixtures: %d, all hold")
	sayMoved       = text.Both("%d 个样例中有 %d 个变了，%d 个不变", "fixtures: %d, of which moved: %d, held: %d")
	sayAccept      = text.Both("若是本意：forbear test --update %s", "to accept: forbear test --update %s")
	saySeeCoverage = text.Both("forbear test --coverage 列出缺哪些", "forbear test --coverage lists what they lack")
)

var sayShare = map[string]text.Text{
	"conditions": text.Both("条件 %d 个：是、否都见过的 %d 个（%d%%）",
		"conditions: %d, of which seen yes and no: %d (%d%%)"),
	"options": text.Both("各家的方案 %d 个：有人能用、有人不能用都见过的 %d 个（%d%%）",
		"options of all lenders: %d, of which seen eligible and not: %d (%d%%)"),
	"plans":   text.Both("还法 %d 个：有样例核对数目的 %d 个（%d%%）", "plans: %d, of which a fixture holds the figures: %d (%d%%)"),
	"letters": text.Both("信函 %d 种：有样例核对的 %d 种（%d%%）", "letters: %d, of which a fixture holds: %d (%d%%)"),
}

var sayBelow = map[string]text.Text{
	"conditions": text.Both("条件见过 %d%%，不到要求的 %d%%", "conditions: %d%%, below the minimum of %d%%"),
	"options":    text.Both("各家的方案见过 %d%%，不到要求的 %d%%", "options: %d%%, below the minimum of %d%%"),
	"plans":      text.Both("还法核对过 %d%%，不到要求的 %d%%", "plans: %d%%, below the minimum of %d%%"),
	"letters":    text.Both("信函核对过 %d%%，不到要求的 %d%%", "letters: %d%%, below the minimum of %d%%"),
}
