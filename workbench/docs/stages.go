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

// stages are how far a debt has gone, from the mildest to the gravest.
func (a *author) stages() []block {
	body := []block{paragraph{Text: say(a.in(sayStagesSaid))}}
	for _, s := range a.Book.Stages {
		part := []block{heading{Level: 2, ID: stageAnchor(s.ID), Text: say(a.in(s.Title))}}
		if s.When == nil {
			part = append(part, paragraph{Text: say(a.in(sayFirstStage))})
		} else {
			part = append(part, a.when(s.When)...)
		}
		part = append(part, a.rests(s.Sources)...)
		part = append(part, a.others(s.Said)...)
		body = append(body, entry{Body: append(part, a.place(s.ID, s.Place))})
	}
	return body
}

// when is a condition in words, and as it is written for maintainers.
func (a *author) when(e *logic.Expression) []block {
	return append(a.condition(e).blocks(a), a.asWritten(e))
}

// asWritten is an expression as it is written, on one line.
func (a *author) asWritten(e *logic.Expression) block {
	return fine{Body: []block{paragraph{Text: sentence{{Text: oneLine(e.Source), Look: document.Code}}}}}
}

// oneLine is an expression without its line ends.
func oneLine(source string) string { return strings.Join(strings.Fields(source), " ") }

// place is where something stands, for maintainers.
func (a *author) place(id, place string) block {
	return fine{Body: []block{paragraph{Text: say(id + " · " + place)}}}
}

// urgency is what is compared to say which of several debts comes first.
func (a *author) urgency() []block {
	l := list{Kind: document.Numbered}
	for _, u := range a.Book.Urgency {
		it := item{ID: urgencyAnchor(u.ID), Text: a.spoken(u.Reason, nil)}
		if u.When != nil {
			it.Below = a.condition(u.When).blocks(a)
		} else {
			it.Aside = a.comparedBy(u)
		}
		it.Below = append(it.Below, fine{Body: []block{list{Items: []item{{Text: a.urgencyPlace(u)}}}}})
		l.Items = append(l.Items, it)
	}
	return []block{paragraph{Text: say(a.in(sayUrgencySaid))}, l}
}

func (a *author) urgencyPlace(u *book.Urgency) sentence {
	place := span{Text: u.ID + " · " + u.Place}
	if u.When == nil {
		return sentence{place}
	}
	return sentence{{Text: oneLine(u.When.Source), Look: document.Code}, {Text: " "}, place}
}

// comparedBy says by what debts are compared, and which way.
func (a *author) comparedBy(u *book.Urgency) sentence {
	f := a.Book.Vocabulary.Find(u.By)
	by := say(a.in(sayDeadline))
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

// alerts are told by severity, each with what it says, when, and until when.
func (a *author) alerts() []block {
	body := []block{paragraph{Text: say(a.in(sayAlertsSaid))}}
	for _, severity := range []book.Severity{book.SeverityUrgent, book.SeverityCaution, book.SeverityNote} {
		var part []block
		for _, alert := range a.Book.Alerts {
			if alert.Severity == severity {
				part = append(part, a.alert(alert))
			}
		}
		if len(part) > 0 {
			body = append(body, heading{Level: 2, Text: say(a.in(page.Severity(severity)))})
			body = append(body, part...)
		}
	}
	return body
}

// gist is how a text begins: what something is called that has no title but its id. A figure ends
// it, unless it is what the text begins with.
func (a *author) gist(t text.Text) string {
	said := a.spoken(t, nil).Text()
	from := 0
	if strings.HasPrefix(said, "〔") || strings.HasPrefix(said, "[") {
		from = max(0, strings.IndexAny(said, "〕]"))
	}
	if end := strings.IndexAny(said[from:], "，。；：！？〔,.;:!?["); end > 0 {
		said = said[:from+end]
	}
	return strings.TrimSpace(said)
}

func (a *author) alert(of *book.Alert) block {
	title := say(a.gist(of.Text))
	if of.Tier == book.TierFirst {
		title = title.And(span{Text: " "}, span{Text: a.in(sayTierFirst), Look: document.Badge})
	}
	body := []block{heading{Level: 3, ID: alertAnchor(of.ID), Text: title.And(a.days(of.Validity)...)},
		paragraph{Text: a.spoken(of.Text, nil)}}
	words := a.condition(of.When).item(a)
	parts := []item{{Text: a.labelled(sayWhen, words.Text), Below: words.Below}}
	if of.Due != nil {
		parts = append(parts, item{Text: a.labelled(sayDueOn, a.wording().term(of.Due.Tree(), nil))})
	}
	if len(of.Families) > 0 {
		parts = append(parts, item{Text: a.labelled(sayOnlyOf,
			joined(each(of.Families, func(id string) sentence { return a.wording().creditor(a.Book.Family(id)) }),
				a.in(sayBetween)))})
	}
	if len(of.Stages) > 0 {
		parts = append(parts, item{Text: a.labelled(sayOnlyAt,
			joined(each(of.Stages, func(id string) sentence {
				return sentence{link(a.stageTitle(id),
					stageAnchor(id))}
			}), a.in(sayBetween)))})
	}
	if len(of.Sources) > 0 {
		parts = append(parts, item{Text: a.labelled(page.SourcesHeading(), a.cited(of.Sources))})
	}
	parts = append(parts, a.otherKeys(of.Said)...)
	body = append(body, list{Items: parts}, a.asWritten(of.When))
	if of.Due != nil {
		body = append(body, a.asWritten(of.Due))
	}
	return entry{Body: append(body, a.place(of.ID, of.Place))}
}

// each makes a sentence of every id.
func each(ids []string, of func(string) sentence) []sentence {
	all := make([]sentence, len(ids))
	for i, id := range ids {
		all[i] = of(id)
	}
	return all
}

// firstPage are the sentences that the page says beside its judgments.
func (a *author) firstPage() []block {
	body := []block{paragraph{Text: say(a.in(sayFirstPageSaid))}}
	for _, section := range book.Sections {
		var l list
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
			body = append(body, heading{Level: 2, Text: say(title)}, l)
		}
	}
	return body
}

// sectionTitle is what stands over a section on the page itself; "" where nothing does.
func (a *author) sectionTitle(section book.Section) string { return a.in(page.SectionHeading(section)) }

// sectionTitles name the sections that have no heading on the page.
var sectionTitles = map[book.Section]text.Text{
	book.SectionOpening: text.Both("开头", "At the beginning"),
	book.SectionDebt:    text.Both("每笔债下面", "With each debt"),
	book.SectionClosing: text.Both("结尾", "At the end"),
}

func (a *author) pageLine(l *book.PageLine) item {
	it := item{ID: lineAnchor(l.ID), Text: a.spoken(l.Text, nil).And(a.days(l.Validity)...)}
	if l.When != nil {
		words := a.condition(l.When).item(a)
		it.Below = []block{list{Items: []item{{Text: a.labelled(sayWhen, words.Text), Below: words.Below}}}}
	}
	var below []item
	if l.When != nil {
		below = append(below, item{Text: sentence{{Text: oneLine(l.When.Source), Look: document.Code}}})
	}
	if len(l.Sources) > 0 {
		below = append(below, item{Text: a.labelled(page.SourcesHeading(), a.cited(l.Sources))})
	}
	it.Below = append(it.Below, fine{Body: []block{list{Items: append(below,
		item{Text: say(l.ID + " · " + l.Place)})}}})
	return it
}
