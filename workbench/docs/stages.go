package docs

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// stages returns how far a debt may have gone, from the mildest to the gravest.
func (a *author) stages() []document.Block {
	body := []document.Block{a.paragraph(sayStagesSaid)}
	for _, s := range a.Book.Stages {
		part := []document.Block{document.Heading{Level: 2, ID: stageAnchor(s.ID), Text: document.Say(a.in(s.Title))}}
		if s.When == nil {
			part = append(part, a.paragraph(sayFirstStage))
		} else {
			part = append(part, a.when(s.When)...)
		}
		part = append(part, a.sourcesLine(s.Sources)...)
		part = append(part, a.others(s.Said)...)
		body = append(body, document.Entry{Body: append(part, a.place(s.ID, s.Place))})
	}
	return body
}

// when returns a condition in words, and as it is written for maintainers.
func (a *author) when(e *logic.Expression) []document.Block {
	return append(a.condition(e).blocks(a), a.asWritten(e))
}

func (a *author) asWritten(e *logic.Expression) document.Block {
	return document.Fine{
		Body: []document.Block{
			document.Paragraph{Text: document.Sentence{{Text: oneLine(e.Source), Look: document.Code}}},
		},
	}
}

func oneLine(source string) string { return strings.Join(strings.Fields(source), " ") }

// place says where something is written, for maintainers.
func (a *author) place(id, place string) document.Block {
	return document.Fine{Body: []document.Block{document.Paragraph{Text: document.Say(id + " · " + place)}}}
}

// urgency returns what is compared to say which of several debts comes first.
func (a *author) urgency() []document.Block {
	l := document.List{Kind: document.Numbered}
	for _, u := range a.Book.Urgency {
		it := document.Item{ID: urgencyAnchor(u.ID), Text: a.textOf(u.Reason, nil)}
		if u.When != nil {
			it.Below = a.condition(u.When).blocks(a)
		} else {
			it.Aside = a.comparedBy(u)
		}
		it.Below = append(it.Below,
			document.Fine{Body: []document.Block{document.List{Items: []document.Item{{Text: a.urgencyPlace(u)}}}}},
		)
		l.Items = append(l.Items, it)
	}
	return append([]document.Block{a.paragraph(sayUrgencySaid), l}, a.household()...)
}

func (a *author) urgencyPlace(u *book.Urgency) document.Sentence {
	place := document.Span{Text: u.ID + " · " + u.Place}
	if u.When == nil {
		return document.Sentence{place}
	}
	return document.Sentence{{Text: oneLine(u.When.Source), Look: document.Code}, {Text: " "}, place}
}

// comparedBy says by what debts are compared, and which comes first.
func (a *author) comparedBy(u *book.Urgency) document.Sentence {
	f := a.Book.Vocabulary.Find(u.By)
	by := document.Say(a.in(sayDeadline))
	if f != nil {
		by = a.wording().fact(f)
	}
	switch {
	case u.LargestFirst:
		return fill(a.in(sayLargestFirst), by)
	case u.By == "deadline" || f != nil && f.Type == fact.Date:
		return fill(a.in(sayEarliestFirst), by)
	}
	return fill(a.in(saySmallestFirst), by)
}

func (a *author) wording() *wording { return &wording{author: a} }

// alerts returns the alerts by severity.
func (a *author) alerts() []document.Block {
	body := []document.Block{a.paragraph(sayAlertsSaid)}
	for _, severity := range []book.Severity{book.SeverityUrgent, book.SeverityCaution, book.SeverityNote} {
		var part []document.Block
		for _, alert := range a.Book.Alerts {
			if alert.Severity == severity {
				part = append(part, a.alert(alert))
			}
		}
		if len(part) > 0 {
			body = append(body, a.heading(2, page.Severity(severity)))
			body = append(body, part...)
		}
	}
	return append(body, a.doubtBlocks()...)
}

// doubtBlocks returns what cannot all be true, behind the alerts.
func (a *author) doubtBlocks() []document.Block {
	if len(a.Book.Doubts) == 0 {
		return nil
	}
	body := []document.Block{a.heading(2, sayDoubts), a.paragraph(sayDoubtsSaid)}
	for _, d := range a.Book.Doubts {
		words := a.condition(d.When).item(a)
		parts := []document.Item{{Text: a.labelled(sayWhen, words.Text), Below: words.Below}}
		if len(d.Sources) > 0 {
			parts = append(parts, document.Item{Text: a.labelled(sayFoundIn, a.cited(d.Sources))})
		}
		body = append(body, document.Entry{Body: []document.Block{
			document.Heading{Level: 3, ID: doubtAnchor(d.ID), Text: document.Say(a.gist(d.Text))},
			document.Paragraph{Text: a.textOf(d.Text, nil)},
			document.List{Items: append(parts, a.otherKeys(d.Said)...)},
			a.asWritten(d.When),
			a.place(d.ID, d.Place),
		}})
	}
	return body
}

// gist returns the beginning of a text, as a title for what has only an id. A figure ends it,
// unless the text begins with one.
func (a *author) gist(t text.Text) string {
	said := a.textOf(t, nil).Text()
	from := 0
	if strings.HasPrefix(said, "〔") || strings.HasPrefix(said, "[") {
		from = max(0, strings.IndexAny(said, "〕]"))
	}
	if end := strings.IndexAny(said[from:], "，。；：！？〔,.;:!?["); end > 0 {
		said = said[:from+end]
	}
	return strings.TrimSpace(said)
}

func (a *author) alert(of *book.Alert) document.Block {
	title := document.Say(a.gist(of.Text))
	if of.Tier == book.TierFirst {
		title = title.And(document.Span{Text: " "}, document.Span{Text: a.in(sayTierFirst), Look: document.Badge})
	}
	body := []document.Block{
		document.Heading{Level: 3, ID: alertAnchor(of.ID), Text: title.And(a.days(of.Validity)...)},
		document.Paragraph{Text: a.textOf(of.Text, nil)},
	}
	words := a.condition(of.When).item(a)
	parts := []document.Item{{Text: a.labelled(sayWhen, words.Text), Below: words.Below}}
	if of.Due != nil {
		parts = append(parts, document.Item{Text: a.labelled(sayDueOn, a.wording().term(of.Due.Tree(), nil))})
	}
	if len(of.Families) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(
			sayOnlyOf,
			document.Join(
				each(
					of.Families,
					func(id string) document.Sentence { return a.wording().creditor(a.Book.Family(id)) },
				),
				a.in(sayBetween),
			),
		)})
	}
	if len(of.Stages) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(sayOnlyAt,
			document.Join(each(of.Stages, func(id string) document.Sentence {
				return document.Sentence{document.Link(a.stageTitle(id),
					stageAnchor(id))}
			}), a.in(sayBetween)))})
	}
	if len(of.Sources) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(page.SourcesHeading(), a.cited(of.Sources))})
	}
	parts = append(parts, a.otherKeys(of.Said)...)
	body = append(body, document.List{Items: parts}, a.asWritten(of.When))
	if of.Due != nil {
		body = append(body, a.asWritten(of.Due))
	}
	return document.Entry{Body: append(body, a.place(of.ID, of.Place))}
}

// firstPage returns the sentences that a borrower's page has beside its judgments.
func (a *author) firstPage() []document.Block {
	body := []document.Block{a.paragraph(sayFirstPageSaid)}
	for _, section := range book.Sections {
		var l document.List
		for _, line := range a.Book.Lines {
			if line.Section == section {
				l.Items = append(l.Items, a.pageLine(line))
			}
		}
		if len(l.Items) > 0 {
			title := a.sectionTitle(section)
			if title == "" {
				title = a.in(sectionTitles[section])
			}
			body = append(body, document.Heading{Level: 2, Text: document.Say(title)}, l)
		}
	}
	return body
}

// sectionTitle returns the heading of a section on a borrower's page; "" where it has none.
func (a *author) sectionTitle(section book.Section) string { return a.in(page.SectionHeading(section)) }

var sectionTitles = map[book.Section]text.Text{
	book.SectionOpening: text.Both("开头", "At the beginning"),
	book.SectionDebt:    text.Both("每笔债下面", "With each debt"),
	book.SectionClosing: text.Both("结尾", "At the end"),
}

func (a *author) pageLine(l *book.PageLine) document.Item {
	it := document.Item{ID: lineAnchor(l.ID), Text: a.textOf(l.Text, nil).And(a.days(l.Validity)...)}
	if l.When != nil {
		words := a.condition(l.When).item(a)
		it.Below = []document.Block{
			document.List{Items: []document.Item{{Text: a.labelled(sayWhen, words.Text), Below: words.Below}}},
		}
	}
	var below []document.Item
	if l.When != nil {
		below = append(below,
			document.Item{Text: document.Sentence{{Text: oneLine(l.When.Source), Look: document.Code}}},
		)
	}
	if len(l.Sources) > 0 {
		below = append(below, document.Item{Text: a.labelled(page.SourcesHeading(), a.cited(l.Sources))})
	}
	it.Below = append(it.Below, document.Fine{Body: []document.Block{document.List{Items: append(below,
		document.Item{Text: document.Say(l.ID + " · " + l.Place)})}}})
	return it
}
