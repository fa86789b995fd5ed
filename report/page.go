package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// page gathers lines of at most Width cells, in one language.
type page struct {
	strings.Builder
	Options
}

// flush writes the page, without blank lines at its ends.
func (p *page) flush(w io.Writer) error {
	_, err := io.WriteString(w, strings.Trim(p.String(), "\n")+"\n")
	return err
}

// in is a text in the language of the page.
func (p *page) in(t text.Text) string { return t.In(p.Language) }

// say is a sentence of the interface with its blanks filled, in the language of the page.
func (p *page) say(t text.Text, blanks ...any) string {
	return fmt.Sprintf(t.In(p.Language), blanks...)
}

func (p *page) date(d calendar.Day) string { return text.Date(d, p.Language) }

func (p *page) join(items []string) string { return text.Join(items, p.Language) }

// style is how a line looks in a terminal; it never says anything that the words do not.
type style string

const (
	plain  style = ""
	bold   style = "\x1b[1m"
	dim    style = "\x1b[2m"
	red    style = "\x1b[1;31m"
	green  style = "\x1b[32m"
	yellow style = "\x1b[33m"
	reset  style = "\x1b[0m"
)

func (p *page) paint(s string, as style) string {
	if !p.Colour || as == plain || s == "" {
		return s
	}
	return string(as) + s + string(reset)
}

// line writes one line as it is.
func (p *page) line(s string, as style) { p.WriteString(p.paint(s, as) + "\n") }

// blank puts an empty line, but never two.
func (p *page) blank() {
	if s := p.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		p.WriteByte('\n')
	}
}

// para writes s over as many lines as it takes: the first after lead, the others as far in as the first.
func (p *page) para(lead, s string) { p.paraAs(lead, s, plain) }

func (p *page) paraAs(lead, s string, as style) {
	indent := strings.Repeat(" ", cells.StringWidth(lead))
	for i, l := range wrap(s, Width-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.WriteString(lead + p.paint(l, as) + "\n")
	}
}

// head writes a heading after a blank line.
func (p *page) head(t text.Text) {
	p.blank()
	p.line(p.in(t), bold)
}

// ends writes one thing at the left and one at the right of a line, or below it where they do not fit.
func (p *page) ends(left, right string, as style) {
	if gap := Width - cells.StringWidth(left) - cells.StringWidth(right); gap >= 2 {
		p.WriteString(p.paint(left, bold) + strings.Repeat(" ", gap) + p.paint(right, as) + "\n")
		return
	}
	p.paraAs("", left, bold)
	p.line(pad("", Width-cells.StringWidth(right))+right, as)
}

// The label's column of an indented block.
const (
	inset  = "    "
	column = 12
)

// field writes a label and what belongs to it, line by line, aligned behind the label. A mark such as "+ " or "1. " hangs before each.
func (p *page) field(label text.Text, items []item) {
	lead := inset + pad(p.in(label), column)
	for _, it := range items {
		p.paraAs(lead+it.mark, it.text, it.style)
		lead = pad("", len(inset)+column)
	}
}

// item is one entry of a field.
type item struct {
	mark, text string
	style      style
}

// numbered marks each with its number.
func numbered(texts []string) []item {
	items := make([]item, len(texts))
	for i, t := range texts {
		items[i] = item{mark: pad(fmt.Sprintf("%d.", i+1), 3), text: t}
		if len(texts) > 9 {
			items[i].mark = fmt.Sprintf("%2d. ", i+1)
		}
	}
	return items
}

// dashed marks each with a hyphen where there are several.
func dashed(texts []string) []item {
	items := make([]item, len(texts))
	for i, t := range texts {
		items[i] = item{text: t}
		if len(texts) > 1 {
			items[i].mark = "- "
		}
	}
	return items
}
