package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// The anchors of the chapters that are not of one family or lender.
const (
	chapterOpening    = "opening"
	chapterStages     = "stages"
	chapterUrgency    = "urgency"
	chapterCreditors  = "creditors"
	chapterStrategies = "strategies"
	chapterAlerts     = "alerts"
	chapterRefusals   = "answers"
	chapterPage       = "first-page"
	chapterLetters    = "letters"
	chapterPapers     = "papers"
	chapterFacts      = "facts"
	chapterFigures    = "figures"
	chapterSources    = "sources"
	chapterClaims     = "claims"
	chapterFixtures   = "fixtures"
)

// book returns the whole volume, its chapters in order.
func (a *author) book() volume {
	v := volume{
		Language: a.Language.Tag(),
		Title:    a.in(a.Book.Title),
		Contents: a.in(sayContents),
		Fine:     a.in(sayFineSwitch),
	}
	v.Chapters = append(v.Chapters,
		chapter{ID: chapterOpening, Page: "README.md", Title: v.Title, Body: a.opening()},
		a.alone(chapterStages, sayStages, a.stages()),
		a.alone(chapterUrgency, sayUrgencyTitle, a.urgency()),
		a.alone(chapterCreditors, sayCreditors, a.creditors()))
	for _, f := range a.Book.Families {
		v.Chapters = append(v.Chapters, a.creditorChapter(f.Book, "families/"+f.ID+".md", sayFamilies, a.family(f)))
	}
	for _, f := range a.Book.Families {
		for _, l := range a.lendersOf(f) {
			v.Chapters = append(v.Chapters,
				a.creditorChapter(l.Book, "lenders/"+l.ID+".md", sayLenders, a.lenderChapter(l)))
		}
	}
	v.Chapters = append(v.Chapters,
		a.alone(chapterStrategies, sayStrategies, a.strategies()),
		a.alone(chapterAlerts, sayAlerts, a.alerts()))
	if a.Book.Refusals != nil {
		v.Chapters = append(v.Chapters, a.alone(chapterRefusals, sayRefusals, a.refusals()))
	}
	v.Chapters = append(v.Chapters, a.alone(chapterPage, sayFirstPage, a.firstPage()))
	if len(a.Book.Letters)+len(a.Book.Promises)+len(a.Book.Never) > 0 {
		v.Chapters = append(v.Chapters, a.alone(chapterLetters, sayLetters, a.letters()))
	}
	v.Chapters = append(v.Chapters,
		a.alone(chapterPapers, sayPapers, a.papers()),
		a.alone(chapterFacts, sayFacts, a.facts()),
		a.alone(chapterFigures, sayFigures, a.figures()),
		a.alone(chapterSources, saySources, a.sources()))
	if len(a.Book.Claims) > 0 {
		v.Chapters = append(v.Chapters, a.alone(chapterClaims, sayClaims, a.claimChapter()))
	}
	v.Chapters = append(v.Chapters, a.alone(chapterFixtures, sayFixturesTitle, a.fixtures()))
	return v
}

// alone returns a chapter that stands alone in the table of contents.
func (a *author) alone(id string, title text.Text, body []document.Block) chapter {
	return chapter{ID: id, Page: id + ".md", Title: a.in(title), Body: body}
}

func (a *author) creditorChapter(b *book.DebtBook, page string, part text.Text, body []document.Block) chapter {
	return chapter{ID: creditorAnchor(b), Page: page, Title: a.titleOf(b), Part: a.in(part), Body: body}
}

// lendersOf returns the lenders of a family, in the order of the book.
func (a *author) lendersOf(f *book.Family) []*book.Lender {
	var of []*book.Lender
	for _, l := range a.Book.Lenders {
		if l.Family == f.ID {
			of = append(of, l)
		}
	}
	return of
}

// opening says what the book is, how to read it, and what it does not promise.
func (a *author) opening() []document.Block {
	b := a.Book
	body := append(a.standingLines(book.SectionOpening), a.paragraph(sayWhatThisIs))
	body = append(body, a.heading(2, sayNoPromise), a.paragraph(sayNoPromiseSaid))
	for _, section := range []book.Section{book.SectionNever, book.SectionHelp, book.SectionAgain} {
		body = append(body, a.standingLines(section)...)
	}
	return append(body,
		a.heading(2, sayHowToRead), document.List{Kind: document.Numbered, Items: a.howToRead()},
		a.heading(2, sayVersion),
		document.List{Items: []document.Item{
			{Text: a.labelled(sayVersion, document.Say(b.Version))},
			{Text: a.labelled(sayWrittenAsOf, document.Say(a.date(a.AsOf)))},
			{Text: a.labelled(sayInIt,
				document.Say(a.say(sayCounts, len(b.Families), len(b.Lenders), len(b.Strategies), len(b.Alerts),
					len(b.Sources))))},
			{Text: a.labelled(sayDigest, document.Sentence{{Text: b.Digest, Look: document.Code}})},
		}})
}

// standingLines returns the sentences of a section of the first page that every borrower reads.
func (a *author) standingLines(section book.Section) []document.Block {
	var says []document.Sentence
	for _, l := range a.Book.Lines {
		if l.Section == section && l.When == nil && l.Holds(a.AsOf) {
			says = append(says, a.textOf(l.Text, nil))
		}
	}
	title := a.sectionTitle(section)
	switch {
	case len(says) == 0:
		return nil
	case title == "" && len(says) == 1:
		return []document.Block{document.Paragraph{Text: says[0]}}
	case title == "":
		return bullets(says)
	}
	return append([]document.Block{document.Heading{Level: 2, Text: document.Say(title)}}, bullets(says)...)
}

// howToRead returns the steps of looking something up.
func (a *author) howToRead() []document.Item {
	return []document.Item{
		{Text: fill(a.in(sayReadCreditor), a.link(sayCreditors, chapterCreditors))},
		{Text: fill(a.in(sayReadStage), a.link(sayStages, chapterStages))},
		{Text: fill(a.in(sayReadOption), a.link(sayStrategies, chapterStrategies))},
		{Text: document.Say(a.in(sayReadUnknown))},
		{Text: document.Say(a.in(sayReadHoles))},
		{Text: fill(a.in(sayReadSources), a.link(saySources, chapterSources))},
		{Text: document.Say(a.in(sayReadPrint))},
	}
}
