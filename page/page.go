// Package page makes the document that a borrower reads of an evaluation. Package document writes
// it for a terminal, as Markdown or as HTML.
//
// The sentences of the page are in words.go. Those that depend on facts, lenders or law come from
// the rule book, values from package text, and the reasons why something cannot be computed from
// package engine.
//
//  1. The same evaluation and options give the same document.
//
//  2. A strategy may be asked for, needs more information, or does not suit now; none is denied.
//     Points are shown only to those who ask for them.
//
//  3. The first screen has what to do today, the next days that run and what can be paid this month.
//     The short page goes on with the best option of each debt and the names of the others. It is
//     as generous as fits: one debt takes at most 80 lines in a terminal, eight at most 200, wherever
//     leaving out what can wait makes that possible. The full page has everything: there the first
//     strategies of each debt are shown in full, the others in short, and those on which nothing is
//     known yet, or that answer a paper or event that is not there, are named only. A strategy that
//     is asked for alone is shown with everything there is. An option names its first letter, and how
//     that is made, where letters were entered into the evaluation.
//
//  4. What would make a strategy suit is said of one that is asked for alone: as what to do or to
//     agree, never as what to pretend.
//
//  5. Long names from a profile are cut.
//
//  5. Sources stand once, at the end of the full page, with numbers in the order in which the page
//     comes to them. A reason, the basis of a strategy, an alert, a sentence of the book and a place
//     to turn to have only these numbers. Ids are shown only to those who ask for points.
//
//  6. What a book is about is called by the words of its [wording], else by words that fit any book:
//     wording.go. The page of a book on another subject has no word of loans.
//
// Rule books have titles and sentences as clauses, in lower case and without a full stop. The page
// makes titles and sentences of them: title, sentence.
//
// The functions that return blocks are in the order of the page: opening.go has the first screen and
// what cannot wait, short.go the rest of the short page. Of the full page debt.go has a debt,
// strategy.go and materials.go a strategy, ending.go what comes after the debts, sources.go the
// sources; choose.go selects the strategies that are shown. A new block is one more function of
// blocks in short, everything or debt, at its place in their lists.
//
// For example:
//
//	d := page.Of(engine.Evaluate(book, profile, day), page.Options{Language: text.ZH})
//	err := document.WriteTerminal(os.Stdout, d, false)
package page

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Options select what a page shows, and its language.
type Options struct {
	Language text.Language
	Full     bool                 // everything; else the best option of each debt, and the others by name
	Points   bool                 // with points and places, for maintainers: everything too
	Strategy string               // show everything on this strategy alone; "" for the whole page
	Stages   map[string]text.Text // the titles of stages by id; a stage without one is called by its id
	Screen   bool                 // for a browser that has links: no command is named
	Remote   bool                 // worked out on another computer than the reader's
}

// Of returns the page on an evaluation.
func Of(e *engine.Evaluation, o Options) document.Document {
	p := &page{Options: o, Evaluation: e}
	body := p.fit
	switch {
	case o.Strategy != "":
		body = func() []document.Block { return slices.Concat(p.header(), p.urgent(), p.doubtLine(), p.oneStrategy()) }
	case o.Full || o.Points:
		body = func() []document.Block {
			return slices.Concat(p.header(), p.today(), p.urgent(), p.doubtLine(), p.everything())
		}
	}
	return document.Document{
		Language: o.Language.Tag(),
		Title:    p.in(sayTitle),
		Body:     body(),
	}
}

// page makes the blocks of a document from an evaluation.
type page struct {
	Options
	*engine.Evaluation
	thrift thrift   // of the short page
	linked bool     // letters are links, which are not among the blocks
	cited  []string // the ids of sources that have a number, in its order: the first has 1
}

func (p *page) everything() []document.Block {
	return slices.Concat(
		p.readBack(),
		p.plainLines(book.SectionOpening),
		p.reminders("", sectionLevel),
		p.notes("", sectionLevel),
		p.headedLines(book.SectionBudget),
		p.shares(len(p.Debts)),
		p.payingOrders(),
		p.headedLines(book.SectionFamily),
		p.debts(),
		p.headedLines(book.SectionNever),
		p.headedLines(book.SectionHelp),
		p.headedLines(book.SectionAgain),
		p.doubts(),
		p.inferred(),
		p.questions(p.Missing),
		p.outdated(),
		p.plainLines(book.SectionClosing),
		p.howToSeeOne(),
		p.references(),
	)
}

// oneStrategy returns what there is on the strategy of the options for every debt, and the
// questions that it depends on.
func (p *page) oneStrategy() []document.Block {
	var body []document.Block
	var strategies []*engine.Strategy
	for i := range p.Debts {
		d := &p.Debts[i]
		debt := p.debtHead(i)
		if s := findStrategy(d, p.Strategy); s == nil {
			debt = append(debt, sectionOf(p.paragraph(p.whyAbsent(d, p.Strategy))))
		} else {
			debt = append(debt, p.fullStrategy(shown{Strategy: s, debt: d.ID}))
			strategies = append(strategies, s)
		}
		body = append(body, document.Section{Body: debt})
	}
	return slices.Concat(body, p.questionsOf(strategies...), p.outdated(), p.references())
}

// questionsOf returns the questions that strategies depend on.
func (p *page) questionsOf(strategies ...*engine.Strategy) []document.Block {
	var missing []engine.Ref
	for _, s := range strategies {
		for _, r := range s.Reasons {
			missing = append(missing, r.Missing...)
		}
	}
	return p.questions(slices.DeleteFunc(slices.Clone(p.Missing), func(q engine.Question) bool {
		return !slices.Contains(missing, refOf(q))
	}))
}

func refOf(q engine.Question) engine.Ref { return engine.Ref{Debt: q.Debt, Fact: q.Fact} }

// whyAbsent says why a debt does not have a strategy.
func (p *page) whyAbsent(d *engine.Debt, id string) string {
	for _, e := range d.Elsewhere {
		switch {
		case e.ID != id:
		case e.Because != nil:
			return p.say(sayDropped, p.capital(p.in(e.Title)), p.in(*e.Because))
		default:
			return p.say(sayOtherStage, p.capital(p.in(e.Title)), p.stages(e.Stages))
		}
	}
	return p.say(sayNoStrategy, id)
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

// linesOf returns the book's own sentences of a section of the page, each with its debt where there
// are several debts.
func (p *page) linesOf(section book.Section) []string {
	var said []string
	for _, l := range p.Lines {
		if l.Section == section {
			said = append(said, p.withDebt(p.in(l.Text), l.Debt)+p.mark(l.Sources))
		}
	}
	return said
}

// plainLines returns the sentences of a section without a heading.
func (p *page) plainLines(section book.Section) []document.Block {
	var body []document.Block
	for _, said := range p.linesOf(section) {
		body = append(body, p.paragraph(said))
	}
	if body == nil {
		return nil
	}
	return []document.Block{sectionOf(body...)}
}

// headedLines returns the sentences of a section under its heading.
func (p *page) headedLines(section book.Section) []document.Block {
	said := p.linesOf(section)
	if said == nil {
		return nil
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, SectionHeading(section)), dashedList(said))}
}

// withDebt adds the debt that a sentence is about, where there are several debts.
func (p *page) withDebt(said, debt string) string {
	if inside := p.insideWithDebt(said, debt); inside != said {
		return p.capital(inside)
	}
	return said
}

// insideWithDebt is withDebt inside a sentence.
func (p *page) insideWithDebt(said, debt string) string {
	if debt == "" || len(p.Debts) < 2 {
		return said
	}
	return p.say(sayColon, p.debtTitle(debt), said)
}

// withDebts is withDebt for a sentence about several debts.
func (p *page) withDebts(said string, debts []string) string {
	if len(debts) == 0 || len(p.Debts) < 2 {
		return said
	}
	return p.capital(p.say(sayColon, p.debtTitles(debts), said))
}

// maxName is how many cells a name that the profile gives may take.
const maxName = 40

// shortName returns a name from the profile or the book, clean and not too long.
func shortName(s string) string { return document.Truncate(document.Clean(s), maxName, "...") }

// debtTitle returns the title of a debt, with its id where another debt has the same title.
func (p *page) debtTitle(id string) string {
	title, namesakes := shortName(id), 0
	for i := range p.Debts {
		if p.Debts[i].ID == id {
			title = shortName(p.in(p.Debts[i].Title))
		}
	}
	for i := range p.Debts {
		if shortName(p.in(p.Debts[i].Title)) == title {
			namesakes++
		}
	}
	if namesakes > 1 {
		return p.say(sayOfDebt, title, shortName(id))
	}
	return title
}

// in returns a text in the language of the page, with what the book calls things.
func (p *page) in(t text.Text) string {
	if p.Evaluation == nil { // of what is shown beside a page
		return worded(t, nil, p.Language)
	}
	return worded(t, p.Book.Wording, p.Language)
}

// capital returns a text that begins with a capital letter, in a language that has them.
func (p *page) capital(s string) string { return capital(s) }

func capital(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// title returns the title of a strategy.
func (p *page) title(s *engine.Strategy) string { return p.capital(p.in(s.Title)) }

// sentence returns a clause as a sentence. A Chinese one in a list has no full stop.
func (p *page) sentence(s string) string {
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || p.Language != text.EN || strings.ContainsRune(".?!:”", last) {
		return p.capital(s)
	}
	return p.capital(s) + "."
}

func (p *page) sentences(clauses []string) []string {
	all := make([]string, len(clauses))
	for i, s := range clauses {
		all[i] = p.sentence(s)
	}
	return all
}

// joinSentences makes one paragraph of clauses.
func (p *page) joinSentences(clauses []string) string {
	return strings.Join(p.sentences(clauses), p.in(sayBetweenSentences))
}

// say returns a sentence in the language of the page, with its blanks filled.
func (p *page) say(t text.Text, blanks ...any) string { return fmt.Sprintf(p.in(t), blanks...) }

func (p *page) date(d calendar.Day) string { return text.Date(d, p.Language) }

func (p *page) join(items []string) string { return text.Join(items, p.Language) }

// The levels of headings.
const (
	titleLevel = iota + 1
	sectionLevel
	partLevel // of the parts of a debt
	strategyLevel
)

func (p *page) heading(level int, t text.Text) document.Block {
	return document.Heading{Level: level, Text: document.Say(p.in(t))}
}

func (p *page) paragraph(s string) document.Block { return document.Paragraph{Text: document.Say(s)} }

// dimParagraph returns a paragraph of less weight.
func dimParagraph(s string) document.Block {
	return document.Paragraph{Text: document.Styled(s, document.Dim)}
}

// sectionOf sets blocks apart from those before them.
func sectionOf(body ...document.Block) document.Block { return document.Section{Body: body} }

func itemsOf(texts []string) []document.Item {
	items := make([]document.Item, len(texts))
	for i, t := range texts {
		items[i] = document.Item{Text: document.Say(t)}
	}
	return items
}

func dashedList(texts []string) document.List { return document.List{Items: itemsOf(texts)} }

func numberedList(texts []string) document.List {
	return document.List{Kind: document.Numbered, Items: itemsOf(texts)}
}

// markedList returns a list whose items all have the same mark.
func markedList(mark string, texts ...string) document.List {
	list := document.List{Kind: document.Marked, Items: itemsOf(texts)}
	for i := range list.Items {
		list.Items[i].Mark = mark
	}
	return list
}
