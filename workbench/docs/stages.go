package docs

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
)

// stages are how far a debt has gone, from the mildest to the gravest.
func (a *author) stages() []block {
	body := []block{paragraph{say(a.in(sayStagesSaid))}}
	for _, s := range a.Book.Stages {
		part := []block{heading{level: 2, id: stageAnchor(s.ID), says: say(a.in(s.Title))}}
		if s.When == nil {
			part = append(part, paragraph{say(a.in(sayFirstStage))})
		} else {
			part = append(part, a.when(s.When)...)
		}
		part = append(part, a.rests(s.Sources)...)
		body = append(body, entry{append(part, a.place(s.ID, s.Place))})
	}
	return body
}

// when is a condition in words, and as it is written for maintainers.
func (a *author) when(e *logic.Expression) []block {
	return append(a.condition(e).blocks(a), a.asWritten(e))
}

// asWritten is an expression as it is written, on one line.
func (a *author) asWritten(e *logic.Expression) block {
	return fine{[]block{paragraph{sentence{{says: oneLine(e.Source), look: code}}}}}
}

// oneLine is an expression without its line ends.
func oneLine(source string) string { return strings.Join(strings.Fields(source), " ") }

// place is where something stands, for maintainers.
func (a *author) place(id, place string) block {
	return fine{[]block{paragraph{say(id + " · " + place)}}}
}

// urgency is what is compared to say which of several debts comes first.
func (a *author) urgency() []block {
	l := list{numbered: true}
	for _, u := range a.Book.Urgency {
		it := item{id: urgencyAnchor(u.ID), says: a.spoken(u.Reason, nil)}
		if u.When != nil {
			it.below = a.condition(u.When).blocks(a)
		} else {
			it.aside = a.comparedBy(u)
		}
		it.below = append(it.below, fine{[]block{list{items: []item{{says: a.urgencyPlace(u)}}}}})
		l.items = append(l.items, it)
	}
	return []block{paragraph{say(a.in(sayUrgencySaid))}, l}
}

func (a *author) urgencyPlace(u *book.Urgency) sentence {
	place := span{says: u.ID + " · " + u.Place}
	if u.When == nil {
		return sentence{place}
	}
	return sentence{{says: oneLine(u.When.Source), look: code}, {says: " "}, place}
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
	body := []block{paragraph{say(a.in(sayAlertsSaid))}}
	for _, severity := range []string{"urgent", "caution", "note"} {
		var part []block
		for _, alert := range a.Book.Alerts {
			if alert.Severity == severity {
				part = append(part, a.alert(alert))
			}
		}
		if len(part) > 0 {
			body = append(body, heading{level: 2, says: say(a.in(page.Severity(severity)))})
			body = append(body, part...)
		}
	}
	return body
}

// gist is how a text begins: what something is called that has no title but its id. A figure ends it, unless it is what the
// text begins with.
func (a *author) gist(t text.Text) string {
	said := a.spoken(t, nil).text()
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
	if of.Tier == "first" {
		title = title.and(span{says: " "}, span{says: a.in(sayTierFirst), look: badge})
	}
	body := []block{heading{level: 3, id: alertAnchor(of.ID), says: title.and(a.days(of.Validity)...)}, paragraph{a.spoken(of.Text, nil)}}
	words := a.condition(of.When).item(a)
	parts := []item{{says: a.labelled(sayWhen, words.says), below: words.below}}
	if of.Due != nil {
		parts = append(parts, item{says: a.labelled(sayDueOn, a.wording().term(of.Due.Tree(), nil))})
	}
	if len(of.Families) > 0 {
		parts = append(parts, item{says: a.labelled(sayOnlyOf, joined(each(of.Families, func(id string) sentence { return a.wording().creditor(a.Book.Family(id)) }), a.in(sayBetween)))})
	}
	if len(of.Stages) > 0 {
		parts = append(parts, item{says: a.labelled(sayOnlyAt, joined(each(of.Stages, func(id string) sentence { return sentence{link(a.stageTitle(id), stageAnchor(id))} }), a.in(sayBetween)))})
	}
	if len(of.Sources) > 0 {
		parts = append(parts, item{says: a.labelled(page.SourcesHeading(), a.cited(of.Sources))})
	}
	body = append(body, list{items: parts}, a.asWritten(of.When))
	if of.Due != nil {
		body = append(body, a.asWritten(of.Due))
	}
	return entry{append(body, a.place(of.ID, of.Place))}
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
	body := []block{paragraph{say(a.in(sayFirstPageSaid))}}
	for _, section := range book.Sections {
		var l list
		for _, line := range a.Book.Lines {
			if line.Section == section {
				l.items = append(l.items, a.pageLine(line))
			}
		}
		if len(l.items) > 0 {
			title := a.sectionTitle(section)
			if title == "" {
				title = a.in(sectionTitles[section])
			}
			body = append(body, heading{level: 2, says: say(title)}, l)
		}
	}
	return body
}

// sectionTitle is what stands over a section on the page itself; "" where nothing does.
func (a *author) sectionTitle(section string) string { return a.in(page.SectionHeading(section)) }

// sectionTitles name the sections that have no heading on the page.
var sectionTitles = map[string]text.Text{
	"opening": text.Both("开头", "At the beginning"), "debt": text.Both("每笔债下面", "With each debt"), "closing": text.Both("结尾", "At the end"),
}

func (a *author) pageLine(l *book.PageLine) item {
	it := item{id: lineAnchor(l.ID), says: a.spoken(l.Text, nil).and(a.days(l.Validity)...)}
	if l.When != nil {
		words := a.condition(l.When).item(a)
		it.below = []block{list{items: []item{{says: a.labelled(sayWhen, words.says), below: words.below}}}}
	}
	var below []item
	if l.When != nil {
		below = append(below, item{says: sentence{{says: oneLine(l.When.Source), look: code}}})
	}
	if len(l.Sources) > 0 {
		below = append(below, item{says: a.labelled(page.SourcesHeading(), a.cited(l.Sources))})
	}
	it.below = append(it.below, fine{[]block{list{items: append(below, item{says: say(l.ID + " · " + l.Place)})}}})
	return it
}
