package page

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// header returns the title, the rules, the day, and that nothing was sent anywhere.
func (p *page) header() []document.Block {
	body := []document.Block{
		document.Heading{
			Level: titleLevel, Text: document.Say(p.in(sayTitle)),
			Aside: document.Say(p.say(sayJudgedOn, p.date(p.AsOf))),
		},
		dimParagraph(p.say(sayBook, p.in(p.Book.Title), p.Book.Version)),
	}
	if p.FactsAsOf != p.AsOf {
		body = append(body, p.paragraph(p.say(sayFactsFrom, p.date(p.FactsAsOf))))
	}
	return append(body, dimParagraph(p.in(sayLocal)))
}

// urgent returns a box of the alerts that cannot wait, each with its day and its debt.
func (p *page) urgent() []document.Block {
	var body []document.Block
	for _, a := range p.alerts(isPressing) {
		var alert []document.Block
		if head := p.alertHead(a); head != "" {
			alert = append(alert, document.Paragraph{Text: document.Styled(head, document.Strong)})
		}
		alert = append(alert, p.paragraph(p.in(a.Text)))
		for _, d := range p.Doubts {
			if d.Debt == a.Debt && slices.Contains(a.Doubts, d.ID) {
				alert = append(alert, p.paragraph(p.say(sayDoubtOfDay, p.in(d.Text))))
			}
		}
		body = append(body, sectionOf(alert...))
	}
	if body == nil {
		return nil
	}
	return []document.Block{sectionOf(document.Box{Title: p.in(sayUrgent), Body: body})}
}

// doubtLine says how many things do not agree, in one line.
func (p *page) doubtLine() []document.Block {
	if len(p.Doubts) == 0 {
		return nil
	}
	return []document.Block{p.paragraph(p.say(sayDoubtCount, len(p.Doubts)))}
}

func isPressing(a *engine.Alert) bool {
	return a.Severity == book.SeverityUrgent || a.Tier == book.TierFirst
}

// alerts returns those that are wanted, in the order of the evaluation.
func (p *page) alerts(wanted func(*engine.Alert) bool) []*engine.Alert {
	var list []*engine.Alert
	for i := range p.Alerts {
		if wanted(&p.Alerts[i]) {
			list = append(list, &p.Alerts[i])
		}
	}
	return list
}

// alertHead returns the day by which something is due and the debt it is about, where it has them.
func (p *page) alertHead(a *engine.Alert) string {
	var parts []string
	if a.Due != nil {
		parts = append(parts, p.due(*a.Due))
	}
	if a.Debt != "" {
		parts = append(parts, p.debtTitle(a.Debt))
	}
	return strings.Join(parts, p.in(saySemicolon))
}

func (p *page) due(day calendar.Day) string { return p.say(sayDue, p.date(day), p.daysUntil(day)) }

func (p *page) daysUntil(due calendar.Day) string {
	switch days := int(due - p.AsOf); {
	case days < 0:
		return p.say(sayDaysPast, -days)
	case days == 0:
		return p.in(sayToday)
	case days == 1:
		return p.in(sayOneDay)
	default:
		return p.say(sayDaysLeft, days)
	}
}

// conclusion returns a sentence for each debt.
func (p *page) conclusion() []document.Block {
	body := []document.Block{p.heading(sectionLevel, sayConclusion)}
	for i := range p.Debts {
		d := &p.Debts[i]
		debt := p.say(sayDebtIs, p.debtTitle(d.ID))
		if d.Stage.ID != "" {
			debt = p.say(sayDebtStage, p.debtTitle(d.ID), p.in(d.Stage.Title))
		}
		body = append(body, p.paragraph(debt+p.counts(d)+strings.TrimSpace(p.in(sayStop))))
	}
	return []document.Block{sectionOf(body...)}
}

// counts says how many strategies there are of each status. Those that protect are counted apart,
// for nobody has to grant them.
func (p *page) counts(d *engine.Debt) string {
	count := map[engine.Status]int{}
	besides := 0
	for _, s := range d.Strategies {
		if s.Kind == book.KindProtect && s.Status != engine.Ineligible {
			besides++
			continue
		}
		count[s.Status]++
	}
	said := p.say(sayCount, count[engine.Eligible])
	if count[engine.Eligible] == 0 {
		said = p.in(sayCountNone)
	}
	for _, part := range []struct {
		sentence text.Text
		count    int
	}{{sayCountMore, count[engine.Undetermined]}, {sayCountNot, count[engine.Ineligible]}, {sayBesides, besides}} {
		if part.count > 0 {
			said += p.in(sayPartComma) + p.say(part.sentence, part.count)
		}
	}
	return said
}

// doFirst lists what to do today.
func (p *page) doFirst() []document.Block {
	if len(p.DoFirst) == 0 {
		return nil
	}
	actions := make([]string, len(p.DoFirst))
	for i, a := range p.DoFirst {
		actions[i] = p.action(a)
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, sayDoFirst), numberedList(actions))}
}

func (p *page) action(a engine.Action) string {
	switch {
	case a.Kind == engine.ActionDeadline && a.Due != nil && p.isInBox(a):
		return p.say(sayDeadline, p.date(*a.Due), p.daysUntil(*a.Due))
	case a.Kind == engine.ActionDeadline && a.Due != nil:
		return p.say(sayDayAhead, p.date(*a.Due), p.daysUntil(*a.Due))
	case a.Kind == engine.ActionDeadline:
		return p.in(sayLookUp)
	case a.Kind == engine.ActionPapers:
		return p.say(sayPapers, p.in(a.Text), p.strategyTitle(a.Debt, a.Strategy))
	}
	return p.say(sayContact, p.strategyTitle(a.Debt, a.Strategy), p.in(a.Text))
}

// readBack says in one paragraph how what is not written in the form of the schema was read.
func (p *page) readBack() []document.Block {
	if len(p.Read) == 0 {
		return nil
	}
	said := make([]string, len(p.Read))
	for i, r := range p.Read {
		value := p.in(r.Text)
		if how, ok := readWords[r.As]; ok {
			value = p.say(sayOfDebt, value, p.in(how))
		}
		said[i] = p.withDebt(p.say(sayReadAs, p.in(r.Title), value), r.Debt)
	}
	return []document.Block{sectionOf(p.paragraph(p.say(sayReadBack, strings.Join(said, p.in(saySemicolon)))))}
}

// isInBox reports whether the alert of an action is urgent, and so in the box at the top.
func (p *page) isInBox(a engine.Action) bool {
	return slices.ContainsFunc(p.Alerts, func(x engine.Alert) bool {
		return x.ID == a.Alert && x.Debt == a.Debt && x.Severity == book.SeverityUrgent
	})
}

// strategyTitle returns the title of a strategy, with its debt where there are several debts.
func (p *page) strategyTitle(debt, strategy string) string {
	title := strategy
	for i := range p.Debts {
		if s := findStrategy(&p.Debts[i], strategy); s != nil && p.Debts[i].ID == debt {
			title = p.in(s.Title)
		}
	}
	if len(p.Debts) > 1 && debt != "" {
		return p.say(sayOfDebt, title, p.debtTitle(debt))
	}
	return title
}

// alertsOf returns the alerts of a severity on a debt, or with "" on none, without those that are
// in the box at the top.
func (p *page) alertsOf(debt string, severity book.Severity) []*engine.Alert {
	return p.alerts(func(a *engine.Alert) bool { return a.Debt == debt && a.Severity == severity && !isPressing(a) })
}

func (p *page) reminders(debt string, level int) []document.Block {
	alerts := p.alertsOf(debt, book.SeverityCaution)
	if alerts == nil {
		return nil
	}
	return []document.Block{sectionOf(p.heading(level, sayMind), p.alertList(alerts))}
}

// maxNotes is how many notes are shown of a debt; all are in the JSON.
const maxNotes = 3

// notes returns the first notes on a debt, or with "" on none, and how many more there are.
func (p *page) notes(debt string, level int) []document.Block {
	alerts := p.alertsOf(debt, book.SeverityNote)
	if alerts == nil {
		return nil
	}
	shown := alerts[:min(maxNotes, len(alerts))]
	body := []document.Block{p.heading(level, sayNotes), p.alertList(shown)}
	if more := len(alerts) - len(shown); more > 0 {
		body = append(body, dimParagraph(p.say(sayMoreNotes, more)))
	}
	return []document.Block{sectionOf(body...)}
}

// alertList lists alerts, each with the day by which something is due.
func (p *page) alertList(alerts []*engine.Alert) document.List {
	said := make([]string, len(alerts))
	for i, a := range alerts {
		said[i] = p.in(a.Text)
		if a.Due != nil {
			said[i] = p.say(sayColon, p.due(*a.Due), said[i])
		}
	}
	return markedList("! ", said...)
}
