package notice

import (
	"fmt"
	"io"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Options say for whom text is written.
type Options struct {
	Language text.Language
	Colour   bool // with ANSI escapes
	All      bool // however many there are; else at most 20 and then how many more
}

// maxShown is how many notices are shown: the rest can wait until these are mended.
const maxShown = 20

// Text writes each notice as people read it: place, severity of a finding, path, message and code;
// the line of a rule file with carets under what is meant; a hint; a profile that shows it.
func Text(w io.Writer, list []Notice, o Options) error {
	t := &document.Terminal{Colour: o.Colour}
	shown := list
	if !o.All {
		shown = list[:min(maxShown, len(list))]
	}
	for _, n := range shown {
		n.writeTo(t, o.Language)
	}
	if more := len(list) - len(shown); more > 0 {
		sentence := sayMoreProblems
		if list[0].Code != "" {
			sentence = sayMoreFindings
		}
		t.WriteString(fmt.Sprintf(sentence.In(o.Language), more) + "\n")
	}
	_, err := io.WriteString(w, t.String())
	return err
}

func (n Notice) writeTo(t *document.Terminal, l text.Language) {
	p := n.Problem
	if l == text.ZH {
		p = p.InChinese()
	}
	if n.Code == "" {
		t.WriteString(t.Paint(document.Clean(p.String()), document.Strong) + "\n")
	} else {
		place := problem.Problem{File: p.File, Line: p.Line, Column: p.Column}.String()
		what := problem.Problem{Path: p.Path, Message: p.Message}.String()
		head := document.Clean(place + severityLabels[n.Severity].In(l) + what)
		t.WriteString(t.Paint(head, document.Strong) + " [" + n.Code + "]\n")
	}
	writeSnippet(t, p)
	if p.Hint != "" {
		t.WriteString("   " + t.Paint(HintLabel.In(l), document.Green) + document.Clean(p.Hint) + "\n")
	}
	if n.Witness != nil {
		t.WriteString("   " + t.Paint(sayShows.In(l), document.Green) + string(n.Witness) + "\n")
	}
}

// The line of a file stands behind a gutter; at most so many cells of it before what is meant.
const (
	gutter    = "   | "
	maxBefore = 48
)

// writeSnippet writes the line of the file and, below it, carets under the characters that are
// meant, each as wide as its character.
func writeSnippet(t *document.Terminal, p problem.Problem) {
	if p.Snippet == "" {
		return
	}
	line := []rune(strings.TrimRight(p.Snippet, "\r\n"))
	start := min(max(p.Column-1, 0), len(line))
	end := min(start+max(p.Width, 1), len(line))
	before, cut := cutLeft(printable(line[:start]), maxBefore)
	room := document.Width - len(gutter) - len(cut)
	meant := printable(line[start:end])
	meant = document.Truncate(meant, max(len("..."), room-document.Cells(before)), "...")
	after := document.Truncate(printable(line[end:]), max(0, room-document.Cells(before+meant)), "...")
	t.WriteString(gutter + cut + before + meant + after + "\n")
	if p.Column > 0 {
		carets := strings.Repeat("^", max(1, document.Cells(meant)))
		indent := strings.Repeat(" ", len(cut)+document.Cells(before))
		t.WriteString(gutter + indent + t.Paint(carets, document.Red) + "\n")
	}
}

// printable writes tabs as spaces and drops what would steer a terminal, so that cells can be
// counted.
func printable(s []rune) string {
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

// HintLabel stands before a hint.
var HintLabel = text.Both("提示：", "hint: ")

var (
	sayShows        = text.Both("可见：", "shows: ")
	sayMoreProblems = text.Both("另有 %d 处问题", "and %d more problems")
	sayMoreFindings = text.Both("另有 %d 处", "and %d more findings")
)

var severityLabels = map[Severity]text.Text{
	Error: text.Both("错误：", "error: "), Warning: text.Both("警告：", "warning: "), Note: text.Both("备注：", "note: "),
}

var severityNames = map[Severity]text.Text{
	Error: text.Both("错误", "error"), Warning: text.Both("警告", "warning"), Note: text.Both("备注", "note"),
}
