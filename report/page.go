// Package report says problems, what became of fixtures, and what the tools of the workbench have found:
// to people as text or markdown, to programs as JSON, junit and GitHub annotations.
package report

import (
	"fmt"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Options say for whom a report is written.
type Options struct {
	Language text.Language
	Colour   bool // with ANSI escapes
}

// page gathers lines for a terminal, in one language.
type page struct {
	document.Terminal
	Options
}

func newPage(o Options) *page {
	return &page{Terminal: document.Terminal{Colour: o.Colour}, Options: o}
}

// in is a text in the language of the page.
func (p *page) in(t text.Text) string { return t.In(p.Language) }

// say is a sentence of the interface with its blanks filled, in the language of the page.
func (p *page) say(t text.Text, blanks ...any) string {
	return fmt.Sprintf(t.In(p.Language), blanks...)
}

func (p *page) date(d calendar.Day) string { return text.Date(d, p.Language) }

func (p *page) join(items []string) string { return text.Join(items, p.Language) }

// para writes s over as many lines as it takes: the first after lead, the others as far in as the
// first.
func (p *page) para(lead, s string) { p.Paragraph(lead, s, document.Plain) }

// head writes a heading after a blank line.
func (p *page) head(t text.Text) {
	p.Blank()
	p.Line(p.in(t), document.Strong)
}
