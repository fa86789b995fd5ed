// Package report says evaluations and problems, what became of fixtures, and what the rooms of the workbench have found: to people as text or markdown, to
// programs as JSON, junit and GitHub annotations.
// Every word of the page lives here. What depends on facts, lenders or law was said by the rule book; how a value is written, by package text;
// why something cannot be computed, by package engine, for programs are told that too.
//
//  1. The same data gives the same bytes, whatever the locale and the terminal.
//
//  2. No line that a borrower reads is wider than 80 cells; Chinese takes two cells a character. No line begins with a closing mark.
//
//  3. A borrower reads no points and is never told to be unentitled: a strategy may be asked for, needs more information, or does not suit now.
//
//  4. Colour, where it is asked for, repeats what the words say.
package report

import (
	"io"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Options say for whom a report is written.
type Options struct {
	Language text.Language
	Points   bool                 // with points and places, for maintainers
	Strategy string               // everything on this strategy alone; "" for the whole page
	Colour   bool                 // with ANSI escapes
	Stages   map[string]text.Text // the titles of stages by id; a stage without one is called by its id
}

// Text writes what a borrower reads.
func Text(w io.Writer, e *engine.Evaluation, o Options) error {
	own := *e // what is missing is narrowed on the way, and the caller's stays whole
	p := &sheet{page: newPage(o), Evaluation: &own}
	p.header()
	p.section("opening", text.Text{})
	p.urgent()
	if o.Strategy == "" {
		p.whole()
	} else {
		p.only()
	}
	p.outdated()
	p.section("closing", text.Text{})
	return p.Flush(w)
}

// sheet is an evaluation on its way to a page.
type sheet struct {
	*page
	*engine.Evaluation
}

func (p *sheet) whole() {
	p.conclusion()
	p.doFirst()
	p.reminders()
	p.section("budget", sayBudget)
	for i := range p.Debts {
		p.debt(i)
	}
	p.section("never", sayNeverHeading)
	p.section("help", sayHelp)
	p.section("again", sayAgain)
	p.questions()
}

// only is one strategy, for every debt, and the questions that it turns on.
func (p *sheet) only() {
	var missing []string
	for i := range p.Debts {
		d := &p.Debts[i]
		p.debtHead(i)
		s := find(d, p.Strategy)
		if s == nil {
			p.Blank()
			p.para("  ", p.absent(d))
			continue
		}
		p.strategy(s, 0)
		for _, r := range s.Reasons {
			missing = append(missing, r.Missing...)
		}
	}
	p.Missing = slices.DeleteFunc(slices.Clone(p.Missing), func(q engine.Question) bool { return !slices.Contains(missing, named(q)) })
	p.questions()
}

// named is what reasons call the fact that a question asks for.
func named(q engine.Question) string {
	if q.Debt == "" {
		return q.Fact
	}
	return q.Debt + "." + q.Fact
}

// absent says why a debt has not the strategy that is asked for.
func (p *sheet) absent(d *engine.Debt) string {
	for _, e := range d.Elsewhere {
		switch {
		case e.ID != p.Strategy:
		case e.Because != nil:
			return p.say(sayDropped, p.in(e.Title), e.ID, p.in(*e.Because))
		default:
			return p.say(sayOtherStage, p.in(e.Title), e.ID, p.stages(e.Stages))
		}
	}
	return p.say(sayNoStrategy, p.Strategy)
}

func (p *sheet) stages(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if title, ok := p.Stages[id]; ok {
			names[i] = p.in(title)
		}
	}
	return p.join(names)
}

// section writes the book's own sentences of one part of the page, each with its debt where there are several.
func (p *sheet) section(name string, heading text.Text) {
	first := true
	for _, l := range p.Lines {
		if l.Section != name {
			continue
		}
		if first && heading != (text.Text{}) {
			p.head(heading)
		} else if first {
			p.Blank()
		}
		first = false
		said := p.in(l.Text)
		if l.Debt != "" && len(p.Debts) > 1 {
			said = p.say(sayColon, p.debtTitle(l.Debt), said)
		}
		if heading == (text.Text{}) {
			p.para("", said)
		} else {
			p.para("  - ", said)
		}
	}
}

// maxName is how many cells a name that the profile gives may take.
const maxName = 40

// name is a name from the profile or the book, clean and short enough.
func name(s string) string { return document.Truncate(document.Clean(s), maxName, "...") }

// debtTitle is what a debt is called; with its id where two have one title.
func (p *sheet) debtTitle(id string) string {
	title, namesakes := name(id), 0
	for i := range p.Debts {
		if p.Debts[i].ID == id {
			title = name(p.in(p.Debts[i].Title))
		}
	}
	for i := range p.Debts {
		if name(p.in(p.Debts[i].Title)) == title {
			namesakes++
		}
	}
	if namesakes > 1 {
		return p.say(sayOfDebt, title, name(id))
	}
	return title
}
