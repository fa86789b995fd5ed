// Package page says what a borrower is told: it turns an evaluation into a document, which package
// document writes for a terminal, as Markdown or as HTML.
//
// Every word of the page lives here. What depends on facts, lenders or law is said by the rule
// book; how a value is written, by package text; why something cannot be computed, by package
// engine.
//
//  1. The same evaluation and options give the same document.
//
//  2. The page never ends in "denied": a strategy may be asked for, needs more information, or does
//     not suit now. Nobody reads points, but those who ask for them.
//
//  3. Of each debt the first strategies are told in full, others in short; of those on which
//     nothing is known yet, and of those that answer a paper or event that is not there, only the
//     names are told. Everything is told of one strategy that is asked for alone.
//
//  4. Names that a profile gives are cut where they are long.
//
// For example:
//
//	d := page.Of(engine.Evaluate(book, profile, day), page.Options{Language: text.ZH})
//	err := document.WriteTerminal(os.Stdout, d, false)
package page

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Options say for whom a page is written.
type Options struct {
	Language text.Language
	Points   bool                 // with points and places, for maintainers
	Strategy string               // everything on this strategy alone; "" for the whole page
	Stages   map[string]text.Text // the titles of stages by id; a stage without one is called by its id
}

// Of is what a borrower is told of an evaluation.
func Of(e *engine.Evaluation, o Options) document.Document {
	p := &page{Options: o, Evaluation: e}
	body := p.header()
	body = append(body, p.remarks(book.SectionOpening)...)
	body = append(body, p.urgent()...)
	if o.Strategy == "" {
		body = append(body, p.whole()...)
	} else {
		body = append(body, p.only()...)
	}
	body = append(body, p.outdated()...)
	body = append(body, p.remarks(book.SectionClosing)...)
	return document.Document{Language: text.Both("zh-CN", "en").In(o.Language), Title: p.in(sayTitle), Body: body}
}

// page is an evaluation on its way to a document.
type page struct {
	Options
	*engine.Evaluation
}

func (p *page) whole() []document.Block {
	body := p.conclusion()
	body = append(body, p.doFirst()...)
	body = append(body, p.reminders("", sectionLevel)...)
	body = append(body, p.notes("", sectionLevel)...)
	body = append(body, p.lines(book.SectionBudget)...)
	for i := range p.Debts {
		body = append(body, p.debt(i))
	}
	for _, section := range []book.Section{book.SectionNever, book.SectionHelp, book.SectionAgain} {
		body = append(body, p.lines(section)...)
	}
	return append(body, p.questions(p.Missing)...)
}

// only is one strategy, for every debt, and the questions that it turns on.
func (p *page) only() []document.Block {
	var body []document.Block
	var missing []engine.Ref
	for i := range p.Debts {
		d := &p.Debts[i]
		debt := p.debtHead(i)
		if s := find(d, p.Strategy); s == nil {
			debt = append(debt, apart(p.paragraph(p.absent(d))))
		} else {
			debt = append(debt, p.inFull(told{Strategy: s}))
			for _, r := range s.Reasons {
				missing = append(missing, r.Missing...)
			}
		}
		body = append(body, document.Section{Body: debt})
	}
	questions := slices.DeleteFunc(slices.Clone(p.Missing), func(q engine.Question) bool {
		return !slices.Contains(missing, refOf(q))
	})
	return append(body, p.questions(questions)...)
}

// refOf is the fact that a question asks for, as reasons refer to it.
func refOf(q engine.Question) engine.Ref { return engine.Ref{Debt: q.Debt, Fact: q.Fact} }

// absent says why a debt has not the strategy that is asked for.
func (p *page) absent(d *engine.Debt) string {
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

func (p *page) stages(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if title, ok := p.Stages[id]; ok {
			names[i] = p.in(title)
		}
	}
	return p.join(names)
}

// linesOf are the book's own sentences of one section of the page, each with its debt where there
// are several.
func (p *page) linesOf(section book.Section) []string {
	var said []string
	for _, l := range p.Lines {
		if l.Section == section {
			said = append(said, p.ofDebt(p.in(l.Text), l.Debt))
		}
	}
	return said
}

// remarks are the sentences of a section without a heading.
func (p *page) remarks(section book.Section) []document.Block {
	var body []document.Block
	for _, said := range p.linesOf(section) {
		body = append(body, p.paragraph(said))
	}
	if body == nil {
		return nil
	}
	return []document.Block{apart(body...)}
}

// lines are the sentences of a section under its heading.
func (p *page) lines(section book.Section) []document.Block {
	said := p.linesOf(section)
	if said == nil {
		return nil
	}
	return []document.Block{apart(p.heading(sectionLevel, SectionHeading(section)), dashed(said))}
}

// ofDebt adds which debt something is about, where there are several.
func (p *page) ofDebt(said, debt string) string {
	if debt == "" || len(p.Debts) < 2 {
		return said
	}
	return p.say(sayColon, p.debtTitle(debt), said)
}

// maxName is how many cells a name that the profile gives may take.
const maxName = 40

// name is a name from the profile or the book, clean and short enough.
func name(s string) string { return document.Truncate(document.Clean(s), maxName, "...") }

// debtTitle is what a debt is called; with its id where two have one title.
func (p *page) debtTitle(id string) string {
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

// in is a text in the language of the page.
func (p *page) in(t text.Text) string { return t.In(p.Language) }

// say is a sentence of the page with its blanks filled.
func (p *page) say(t text.Text, blanks ...any) string { return fmt.Sprintf(p.in(t), blanks...) }

func (p *page) date(d calendar.Day) string { return text.Date(d, p.Language) }

func (p *page) join(items []string) string { return text.Join(items, p.Language) }

// The levels of headings.
const (
	titleLevel = iota + 1
	sectionLevel
	partLevel // of what is said of a debt
	strategyLevel
)

func (p *page) heading(level int, t text.Text) document.Block {
	return document.Heading{Level: level, Text: document.Say(p.in(t))}
}

func (p *page) paragraph(s string) document.Block { return document.Paragraph{Text: document.Say(s)} }

// dim is a paragraph of less weight.
func dim(s string) document.Block { return document.Paragraph{Text: document.Styled(s, document.Dim)} }

// apart is what stands apart from what is before it.
func apart(body ...document.Block) document.Block { return document.Section{Body: body} }

func itemsOf(texts []string) []document.Item {
	items := make([]document.Item, len(texts))
	for i, t := range texts {
		items[i] = document.Item{Text: document.Say(t)}
	}
	return items
}

func dashed(texts []string) document.List { return document.List{Items: itemsOf(texts)} }

func numbered(texts []string) document.List {
	return document.List{Kind: document.Numbered, Items: itemsOf(texts)}
}

// marked is a list whose items have the same mark.
func marked(mark string, texts ...string) document.List {
	list := document.List{Kind: document.Marked, Items: itemsOf(texts)}
	for i := range list.Items {
		list.Items[i].Mark = mark
	}
	return list
}
