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

// header says what this is, by which rules, of which day, and that it stays here.
func (p *page) header() []document.Block {
	body := []document.Block{
		document.Heading{
			Level: titleLevel, Text: document.Say(p.in(sayTitle)),
			Aside: document.Say(p.say(sayJudgedOn, p.date(p.AsOf))),
		},
		dim(p.say(sayBook, p.in(p.Book.Title), p.Book.Version)),
	}
	if p.FactsAsOf != p.AsOf {
		body = append(body, p.paragraph(p.say(sayFactsFrom, p.date(p.FactsAsOf))))
	}
	return append(body, dim(p.in(sayLocal)))
}

// urgent is a box of what cannot wait: each alert with its day and its debt.
func (p *page) urgent() []document.Block {
	var body []document.Block
	for _, a := range p.alerts(isPressing) {
		var alert []document.Block
		if head := p.alertHead(a); head != "" {
			alert = append(alert, document.Paragraph{Text: document.Styled(head, document.Strong)})
		}
		body = append(body, apart(append(alert, p.paragraph(p.in(a.Text)))...))
	}
	if body == nil {
		return nil
	}
	return []document.Block{apart(document.Box{Title: p.in(sayUrgent), Body: body})}
}

// isPressing holds for what cannot wait.
func isPressing(a *engine.Alert) bool {
	return a.Severity == book.SeverityUrgent || a.Tier == book.TierFirst
}

func (p *page) alerts(wanted func(*engine.Alert) bool) []*engine.Alert {
	var list []*engine.Alert
	for i := range p.Alerts {
		if wanted(&p.Alerts[i]) {
			list = append(list, &p.Alerts[i])
		}
	}
	return list
}

// alertHead is the day by which something is due and the debt it is about, as far as there are.
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

// conclusion is a sentence for each debt.
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
	return []document.Block{apart(body...)}
}

// counts says how many strategies there are of each status; what protects besides is counted apart,
// for nobody grants it.
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

// doFirst are the things to do today.
func (p *page) doFirst() []document.Block {
	if len(p.DoFirst) == 0 {
		return nil
	}
	actions := make([]string, len(p.DoFirst))
	for i, a := range p.DoFirst {
		actions[i] = p.action(a)
	}
	return []document.Block{apart(p.heading(sectionLevel, sayDoFirst), numbered(actions))}
}

func (p *page) action(a engine.Action) string {
	switch {
	case a.Kind == engine.ActionDeadline && a.Due != nil && p.isUrgent(a):
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

// isUrgent is whether the alert of an action stands in the box at the top.
func (p *page) isUrgent(a engine.Action) bool {
	return slices.ContainsFunc(p.Alerts, func(x engine.Alert) bool {
		return x.ID == a.Alert && x.Debt == a.Debt && x.Severity == book.SeverityUrgent
	})
}

// strategyTitle is what a strategy of a debt is called, with the debt where there are several.
func (p *page) strategyTitle(debt, strategy string) string {
	title := strategy
	for i := range p.Debts {
		if s := find(&p.Debts[i], strategy); s != nil && p.Debts[i].ID == debt {
			title = p.in(s.Title)
		}
	}
	if len(p.Debts) > 1 && debt != "" {
		return p.say(sayOfDebt, title, p.debtTitle(debt))
	}
	return title
}

// alertsOf are those about a debt, or about no single one, of a severity, but for what is pressing.
func (p *page) alertsOf(debt string, severity book.Severity) []*engine.Alert {
	return p.alerts(func(a *engine.Alert) bool { return a.Debt == debt && a.Severity == severity && !isPressing(a) })
}

// reminders are what to be careful about, with a debt or with none.
func (p *page) reminders(debt string, level int) []document.Block {
	alerts := p.alertsOf(debt, book.SeverityCaution)
	if alerts == nil {
		return nil
	}
	return []document.Block{apart(p.heading(level, sayMind), p.mind(alerts))}
}

// maxNotes is how many notes a tired person reads.
const maxNotes = 3

// notes are the first notes on a debt, or on none, and how many more there are.
func (p *page) notes(debt string, level int) []document.Block {
	alerts := p.alertsOf(debt, book.SeverityNote)
	if alerts == nil {
		return nil
	}
	shown := alerts[:min(maxNotes, len(alerts))]
	body := []document.Block{p.heading(level, sayNotes), p.mind(shown)}
	if more := len(alerts) - len(shown); more > 0 {
		body = append(body, dim(p.say(sayMoreNotes, more)))
	}
	return []document.Block{apart(body...)}
}

// mind lists alerts; one with a day names it.
func (p *page) mind(alerts []*engine.Alert) document.List {
	said := make([]string, len(alerts))
	for i, a := range alerts {
		said[i] = p.in(a.Text)
		if a.Due != nil {
			said[i] = p.say(sayColon, p.due(*a.Due), said[i])
		}
	}
	return marked("! ", said...)
}
