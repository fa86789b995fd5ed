package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// maxProblems is how many problems are shown; whoever has mended these sees the rest.
const maxProblems = 20

// Problems writes each problem as people read it: place, path and message; the line of a rule file with a caret under what is meant; a hint.
// They come sorted, at most twenty and then a count.
func Problems(w io.Writer, list problem.List, o Options) error {
	p := newPage(o)
	sorted := append(problem.List{}, list...).Sort()
	for _, one := range sorted[:min(maxProblems, len(sorted))] {
		if o.Language == text.ZH {
			one = one.InChinese()
		}
		p.WriteString(p.Paint(document.Clean(one.String()), document.Strong) + "\n")
		p.snippet(one)
		if one.Hint != "" {
			p.WriteString("   " + p.Paint(p.say(sayHint), document.Green) + document.Clean(one.Hint) + "\n")
		}
	}
	if more := len(sorted) - maxProblems; more > 0 {
		p.WriteString(p.say(sayMoreProblems, more) + "\n")
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// snippet is the line of the file and, below it, carets under the characters that are meant, each as wide as its character.
func (p *page) snippet(one problem.Problem) {
	if one.Snippet == "" {
		return
	}
	line := []rune(strings.TrimRight(one.Snippet, "\r\n"))
	start := min(max(one.Column-1, 0), len(line))
	end := min(start+max(one.Width, 1), len(line))
	before, meant := visible(line[:start]), visible(line[start:end])
	before, cut := cutLeft(before, maxBefore)
	meant = document.Truncate(meant, max(len("..."), document.Width-gutterWidth-len(cut)-document.Cells(before)), "...")
	after := visible(line[end:])
	after = document.Truncate(after, max(0, document.Width-gutterWidth-len(cut)-document.Cells(before+meant)), "...")
	p.WriteString(gutter + cut + before + meant + after + "\n")
	if one.Column > 0 {
		carets := strings.Repeat("^", max(1, document.Cells(meant)))
		p.WriteString(gutter + strings.Repeat(" ", len(cut)+document.Cells(before)) + p.Paint(carets, document.Red) + "\n")
	}
}

const (
	gutter      = "   | "
	gutterWidth = len(gutter)
	maxBefore   = 48 // cells shown before what is meant
)

// visible writes tabs as spaces and drops what would steer a terminal, so that cells can be counted.
func visible(s []rune) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteString("    ")
		case r == ' ':
			b.WriteByte(' ')
		default:
			b.WriteString(document.Clean(string(r)))
		}
	}
	return b.String()
}

// cutLeft keeps at most that many cells at the end of s; cut is what stands for the rest.
func cutLeft(s string, width int) (kept, cut string) {
	if document.Cells(s) <= width {
		return s, ""
	}
	runes := []rune(s)
	for document.Cells(string(runes)) > width {
		runes = runes[1:]
	}
	return string(runes), "..."
}

// problemsFile is the shape of problems in JSON.
type problemsFile struct {
	Format   string        `json:"format"`
	Problems []problemJSON `json:"problems"`
}

type problemJSON struct {
	Place   string `json:"place"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Path    string `json:"path"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// ProblemsJSON writes every problem as data; an empty list where there are none. Lines and columns are counted from 1, 0 is the whole.
func ProblemsJSON(w io.Writer, list problem.List) error {
	return JSON(w, problemsFile{Format: "1", Problems: problemsJSON(list)})
}

func problemsJSON(list problem.List) []problemJSON {
	all := []problemJSON{}
	for _, p := range append(problem.List{}, list...).Sort() {
		all = append(all, problemJSON{p.File, p.Line, p.Column, p.Path, p.Message, p.Hint})
	}
	return all
}

// ProblemsGitHub writes every problem as an annotation of a GitHub workflow.
func ProblemsGitHub(w io.Writer, list problem.List) error {
	var b strings.Builder
	for _, p := range append(problem.List{}, list...).Sort() {
		b.WriteString(annotation("error", p, ""))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// annotation is one, of a level, with a title where there is one.
func annotation(level string, p problem.Problem, title string) string {
	var at []string
	if p.File != "" {
		at = append(at, "file="+escapeProperty.Replace(p.File))
	}
	if p.Line > 0 {
		at = append(at, fmt.Sprintf("line=%d", p.Line))
	}
	if p.Line > 0 && p.Column > 0 {
		at = append(at, fmt.Sprintf("col=%d", p.Column), fmt.Sprintf("endColumn=%d", p.Column+max(p.Width, 1)))
	}
	if title != "" {
		at = append(at, "title="+escapeProperty.Replace(title))
	}
	command := strings.TrimRight(level+" "+strings.Join(at, ","), " ")
	return fmt.Sprintf("::%s::%s\n", command, escapeMessage.Replace(described(p)))
}

// The escapes of workflow commands: of a message, and of a property, where : and , end it.
var (
	escapeMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// described is path, message and hint, without the place.
func described(p problem.Problem) string {
	return problem.Problem{Path: p.Path, Message: p.Message}.String() + hintLine(p)
}

func hintLine(p problem.Problem) string {
	if p.Hint == "" {
		return ""
	}
	return "\nhint: " + p.Hint
}
