package report

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// header says what this is, by which rules, of which day, and that it stays here.
func (p *sheet) header() {
	p.Ends(p.in(sayTitle), p.say(sayJudgedOn, p.date(p.AsOf)), document.Plain)
	p.Paragraph("", p.say(sayBook, p.in(p.Book.Title), p.Book.Version), document.Dim)
	if p.FactsAsOf != p.AsOf {
		p.para("", p.say(sayFactsFrom, p.date(p.FactsAsOf)))
	}
	p.Paragraph("", p.in(sayLocal), document.Dim)
}

// urgent is a box of what cannot wait: each alert with its day and its debt. Its right side is open, for no two terminals agree how wide some characters are.
func (p *sheet) urgent() {
	alerts := p.alerts(func(a *engine.Alert) bool { return pressing(a) })
	if len(alerts) == 0 {
		return
	}
	p.Blank()
	title := "==== " + p.in(sayUrgent) + " "
	p.Line(title+strings.Repeat("=", document.Width-document.Cells(title)), document.Red)
	for i, a := range alerts {
		if i > 0 {
			p.Line("|", document.Plain)
		}
		if head := p.alertHead(a); head != "" {
			p.boxed(head, document.Strong)
		}
		p.boxed(p.in(a.Text), document.Plain)
	}
	p.Line(strings.Repeat("=", document.Width), document.Red)
}

func (p *sheet) boxed(s string, as document.Look) {
	for _, l := range document.Wrap(s, document.Width-2) {
		p.WriteString("| " + p.Paint(l, as) + "\n")
	}
}

// pressing holds for what cannot wait.
func pressing(a *engine.Alert) bool { return a.Severity == "urgent" || a.Tier == "first" }

func (p *sheet) alerts(wanted func(*engine.Alert) bool) []*engine.Alert {
	var list []*engine.Alert
	for i := range p.Alerts {
		if wanted(&p.Alerts[i]) {
			list = append(list, &p.Alerts[i])
		}
	}
	return list
}

// alertHead is the day by which something is due and the debt it is about, as far as there are.
func (p *sheet) alertHead(a *engine.Alert) string {
	var parts []string
	if a.Due != nil {
		parts = append(parts, p.say(sayDue, p.date(*a.Due), p.daysUntil(*a.Due)))
	}
	if a.Debt != "" {
		parts = append(parts, p.debtTitle(a.Debt))
	}
	return strings.Join(parts, p.in(saySemicolon))
}

func (p *sheet) daysUntil(due calendar.Day) string {
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
func (p *sheet) conclusion() {
	p.head(sayConclusion)
	for i := range p.Debts {
		d := &p.Debts[i]
		debt := p.say(sayDebtIs, p.debtTitle(d.ID))
		if d.Stage.ID != "" {
			debt = p.say(sayDebtStage, p.debtTitle(d.ID), p.in(d.Stage.Title))
		}
		p.para("  ", debt+p.counts(d)+strings.TrimSpace(p.in(sayStop)))
	}
}

// counts says how many strategies there are of each status; what protects besides is counted apart, for nobody grants it.
func (p *sheet) counts(d *engine.Debt) string {
	count := map[engine.Status]int{}
	besides := 0
	for _, s := range d.Strategies {
		if s.Kind == "protect" && s.Status != engine.Ineligible {
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
func (p *sheet) doFirst() {
	if len(p.DoFirst) == 0 {
		return
	}
	p.head(sayDoFirst)
	for i, a := range p.DoFirst {
		p.para(p.say(sayStep, i+1), p.action(a))
	}
}

func (p *sheet) action(a engine.Action) string {
	switch {
	case a.Kind == "deadline" && a.Due != nil && p.isUrgent(a):
		return p.say(sayDeadline, p.date(*a.Due), p.daysUntil(*a.Due))
	case a.Kind == "deadline" && a.Due != nil:
		return p.say(sayDayAhead, p.date(*a.Due), p.daysUntil(*a.Due))
	case a.Kind == "deadline":
		return p.in(sayLookUp)
	case a.Kind == "papers":
		return p.say(sayPapers, p.in(a.Text), p.strategyTitle(a.Debt, a.Strategy))
	}
	return p.say(sayContact, p.strategyTitle(a.Debt, a.Strategy), p.in(a.Text))
}

// isUrgent is whether the alert of an action stands in the box at the top.
func (p *sheet) isUrgent(a engine.Action) bool {
	return slices.ContainsFunc(p.Alerts, func(x engine.Alert) bool { return x.ID == a.Alert && x.Debt == a.Debt && x.Severity == "urgent" })
}

// strategyTitle is what a strategy of a debt is called, with the debt where there are several.
func (p *sheet) strategyTitle(debt, strategy string) string {
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

// maxNotes is how many notes a tired person reads.
const maxNotes = 3

// reminders are the cautions and notes that are about no single debt.
func (p *sheet) reminders() {
	p.cautions("", "  ")
	p.notes("", "  ")
}

func (p *sheet) cautions(debt, lead string) {
	alerts := p.alerts(func(a *engine.Alert) bool { return a.Debt == debt && a.Severity == "caution" && !pressing(a) })
	p.mind(alerts, sayMind, lead)
}

func (p *sheet) notes(debt, lead string) {
	alerts := p.alerts(func(a *engine.Alert) bool { return a.Debt == debt && a.Severity == "note" && !pressing(a) })
	shown := alerts[:min(maxNotes, len(alerts))]
	p.mind(shown, sayNotes, lead)
	if more := len(alerts) - len(shown); more > 0 {
		p.Paragraph(lead, p.say(sayMoreNotes, more), document.Dim)
	}
}

// mind lists alerts under a heading; one with a day names it.
func (p *sheet) mind(alerts []*engine.Alert, heading text.Text, lead string) {
	for i, a := range alerts {
		if i == 0 {
			p.Blank()
			p.Line(lead[2:]+p.in(heading), document.Strong)
		}
		said := p.in(a.Text)
		if a.Due != nil {
			said = p.say(sayColon, p.say(sayDue, p.date(*a.Due), p.daysUntil(*a.Due)), said)
		}
		p.para(lead+"! ", said)
	}
}
