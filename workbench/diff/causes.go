package diff

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Cause is why borrowers get another answer: a place of the book, a fact that is asked for now, or
// what one of the books does not accept in a profile.
type Cause struct {
	Says     text.Text  // names its place too
	Place    string     // the file and line of the new book where it is; "" for none
	Affected []Affected // those whom it moved, the gravest effect first
	Example  text.Text  // what moved of the first
	Follow   int        // how many decisions follow from it, where it is a stage
}

// Causes groups those about whom the books decide differently by why, the cause of most first. One
// who has several causes is with each.
func (b Borrowers) Causes() []Cause {
	groups := fixture.ByCause(b.Affected, movesOf)
	causes := make([]Cause, len(groups))
	for i, g := range groups {
		causes[i] = Cause{g.Says, g.Place, g.Moved, text.Each(g.Example.Line), g.Follow}
		if first := g.Moved[0]; len(first.Moves) == 0 {
			causes[i].Example = effectOfOne[first.Effect]
		}
	}
	return causes
}

func (c Cause) inFull() text.Text { return fixture.InFull(c.Says, c.Follow) }

// movesOf returns what moved; where a book refuses the profile, a move because of what it refuses.
func movesOf(a Affected) []fixture.Move {
	if len(a.Problems) == 0 {
		return a.Moves
	}
	var refused fixture.Move
	for _, p := range a.Problems {
		says := text.Both(p.InChinese().Message, p.Message)
		refused.Because = append(refused.Because, fixture.Cause{Says: says})
	}
	return []fixture.Move{refused}
}

// maxEach is how many borrowers are told of one by one; beyond it, they are grouped by cause.
const maxEach = 3

// causes writes for each cause how many it moved, and of the first what moved.
func (s *sheet) causes(b Borrowers, heading text.Text) {
	all := b.Causes()
	s.Blank()
	s.Line(s.in(heading), document.Strong)
	shown := s.shortened(all)
	for _, c := range shown {
		s.Line(fmt.Sprintf("%6d  %s", len(c.Affected), document.Clean(s.in(c.inFull()))), document.Plain)
		s.Line("        "+s.in(saySuchAs)+" "+s.exampleOf(c), document.Plain)
	}
	if more := len(all) - len(shown); more > 0 {
		s.Line("  "+s.say(sayMoreCauses, more), document.Plain)
	}
	if !s.Verbose {
		s.Line("  "+s.in(sayVerbose), document.Plain)
	}
}

// shortened returns the causes that are shown.
func (s *sheet) shortened(all []Cause) []Cause {
	if s.Shortened {
		return all[:min(maxCauses, len(all))]
	}
	return all
}

// exampleOf says what moved of the first borrower of a cause, and which that is.
func (s *sheet) exampleOf(c Cause) string {
	return s.say(sayAffected, c.Affected[0].called(s.language), document.Clean(s.in(c.Example)))
}

// causesTable returns a table of the causes, and how many more there are.
func (s *sheet) causesTable(b Borrowers) []document.Block {
	all := b.Causes()
	shown := s.shortened(all)
	t := document.Table{Head: s.columns(sayCountColumn, sayBecauseColumn, sayExampleColumn)}
	for _, c := range shown {
		t.Rows = append(t.Rows, []document.Sentence{
			document.Say(strconv.Itoa(len(c.Affected))), cell(s.in(c.inFull())), cell(s.exampleOf(c)),
		})
	}
	body := []document.Block{t}
	if more := len(all) - len(shown); more > 0 {
		body = append(body, document.Paragraph{Text: cell(s.say(sayMoreCauses, more))})
	}
	return body
}

// causeJSON is a cause for programs; names are of fixtures, lines of other profiles.
type causeJSON struct {
	Because string   `json:"because"`
	Place   string   `json:"place"` // file:line in the new book; "" for none
	Count   int      `json:"count"`
	Names   []string `json:"names"`
	Lines   []int    `json:"lines"`
	Example string   `json:"example"` // what moved of the first
	Follow  int      `json:"follow"`  // how many decisions follow from it, where it is a stage
}

func (b Borrowers) causesForJSON() []causeJSON {
	out := []causeJSON{}
	for _, c := range b.Causes() {
		one := causeJSON{c.Says.EN, c.Place, len(c.Affected), []string{}, []int{}, c.Example.EN, c.Follow}
		for _, a := range c.Affected {
			if a.Line > 0 {
				one.Lines = append(one.Lines, a.Line)
			} else {
				one.Names = append(one.Names, a.Name)
			}
		}
		out = append(out, one)
	}
	return out
}

// WriteGitHub writes an annotation for each cause for which fixtures or profiles get another answer, at
// its place in the new book: a warning where somebody loses something, else a notice; and one for each
// condition, day or weight that is known to have gone one way.
func (r Report) WriteGitHub(w io.Writer) error {
	list := r.annotations()
	for _, b := range []struct {
		Borrowers
		moved text.Text
	}{{r.Fixtures, sayFixturesMoved}, {r.Profiles, sayProfilesMoved}} {
		for _, c := range b.Causes() {
			list = append(list, r.annotation(c, b.moved))
		}
	}
	return notice.GitHub(w, list)
}

// annotation is what GitHub shows of a cause: at its place in the book, else at the first fixture that
// it moved.
func (r Report) annotation(c Cause, moved text.Text) notice.Notice {
	first := c.Affected[0]
	p := problem.Problem{
		Message: c.inFull().EN, Hint: fmt.Sprintf(moved.EN, len(c.Affected), first.called(text.EN), c.Example.EN),
	}
	if file, line, found := strings.Cut(c.Place, ":"); found {
		p.File = path.Join(r.Rules, file)
		p.Line, _ = strconv.Atoi(line)
	} else if first.Line == 0 {
		p.File = first.Name + ".json"
	}
	loses := func(a Affected) bool { return a.Effect == Refused || a.Effect == Loses }
	if slices.ContainsFunc(c.Affected, loses) {
		return notice.Notice{Problem: p, Severity: notice.Warning}
	}
	return notice.Notice{Problem: p, Severity: notice.Note}
}
