package report

import (
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// maxInFull is how many strategies of a debt are told in full; the others are named, lest the first be lost among them.
const maxInFull = 3

func find(d *engine.Debt, strategy string) *engine.Strategy {
	for i := range d.Strategies {
		if d.Strategies[i].ID == strategy {
			return &d.Strategies[i]
		}
	}
	return nil
}

func (p *sheet) debt(i int) {
	d := &p.Debts[i]
	p.debtHead(i)
	p.Blank()
	for _, l := range p.Lines {
		if l.Section == "debt" && l.Debt == d.ID {
			p.para("  - ", p.in(l.Text))
		}
	}
	p.cautions(d.ID, "  ")
	p.mayAskFor(d)
	p.meanwhile(d)
	p.notNow(d)
	p.elsewhere(d)
	p.notes(d.ID, "  ")
	p.channels(d)
}

// debtHead says which debt this is, whose, how far it has gone and why it stands here.
func (p *sheet) debtHead(i int) {
	d := &p.Debts[i]
	p.Blank()
	p.Line(strings.Repeat("-", document.Width), document.Plain)
	title := p.say(sayOnlyDebt, p.debtTitle(d.ID))
	if len(p.Debts) > 1 {
		title = p.say(sayDebtNumber, i+1, p.debtTitle(d.ID))
	}
	p.Paragraph("", title, document.Strong)
	if !d.LenderKnown && d.Lender != "" {
		p.para("  ", p.say(sayNotInBook, name(d.Lender)))
	}
	p.headLine(sayCreditor, p.creditor(d))
	p.headLine(sayEntity, p.in(d.Entity))
	p.headLine(sayAt, p.stage(d))
	if d.Urgency != nil {
		p.headLine(sayWhyFirst, p.in(d.Urgency.Text))
	}
}

// headLine is a line of the debt's head: a label and what it says, aligned.
func (p *sheet) headLine(label text.Text, said string) {
	if said != "" {
		p.para("  "+document.Pad(p.in(label), 10)+"  ", said)
	}
}

func (p *sheet) creditor(d *engine.Debt) string {
	if what := p.in(d.What); what != "" {
		return p.say(sayWhat, p.in(d.FamilyTitle), what)
	}
	return p.in(d.FamilyTitle)
}

func (p *sheet) stage(d *engine.Debt) string {
	if d.Stage.ID == "" {
		return p.say(sayMaybe, p.stages(d.Stage.Candidates))
	}
	return p.in(d.Stage.Title)
}

// mayAskFor is the main list, in order: the first in full, then others in short. Of which nothing is known yet are named alone.
func (p *sheet) mayAskFor(d *engine.Debt) {
	p.head(sayMayAskFor)
	var open []string
	number, full := 0, 0
	for i := range d.Strategies {
		s := &d.Strategies[i]
		switch {
		case s.Kind == "protect" || s.Status == engine.Ineligible:
			continue
		case !substantial(s):
			open = append(open, p.in(s.Title))
			continue
		}
		number++
		if full < maxInFull && tellsHow(s) {
			full++
			p.strategy(s, number)
			p.Blank()
			continue
		}
		if number == 1 {
			p.Blank()
		}
		p.short(s, number)
	}
	if number == 0 && len(open) == 0 {
		p.para("  ", p.in(sayNothing))
	}
	p.named(sayWaiting, open)
	if number > full || len(open) > 0 {
		p.Blank()
		p.Paragraph("  ", p.in(sayMoreOf), document.Dim)
	}
}

// named is a paragraph that names strategies and no more.
func (p *sheet) named(sentence text.Text, titles []string) {
	if len(titles) > 0 {
		p.Blank()
		p.para("  ", p.say(sentence, p.join(titles)))
	}
}

// tellsHow is whether the page says how to go about a strategy: nobody is handed words to say before it is clear that they may, unless a deadline or
// their safety hangs on it.
func tellsHow(s *engine.Strategy) bool { return s.Status == engine.Eligible || s.Tier == "first" }

// substantial is whether a strategy is open, or something of its own speaks for it already. Of the others nothing is known but that they exist.
func substantial(s *engine.Strategy) bool {
	for _, r := range s.Reasons {
		if r.Kind == "require" && r.Truth == "yes" && !r.Shared {
			return true
		}
	}
	return s.Status == engine.Eligible
}

// meanwhile are the ways to protect oneself, which take nothing away from the others. The one that is to be done today is told in full.
func (p *sheet) meanwhile(d *engine.Debt) {
	p.head(sayMeanwhile)
	var open []string
	for i := range d.Strategies {
		s := &d.Strategies[i]
		switch {
		case s.Kind != "protect" || s.Status == engine.Ineligible:
		case !substantial(s):
			open = append(open, p.in(s.Title))
		case p.forToday(d, s):
			p.strategy(s, 0)
			p.Blank()
		default:
			p.short(s, 0)
		}
	}
	p.named(sayWaiting, open)
}

// forToday is whether the things to do today are for the sake of this strategy.
func (p *sheet) forToday(d *engine.Debt, s *engine.Strategy) bool {
	for _, a := range p.DoFirst {
		if a.Debt == d.ID && a.Strategy == s.ID {
			return true
		}
	}
	return false
}

// notNow names what does not suit, what stands against it and what would have to be otherwise. What answers a paper or a wrong that is not there is
// named and no more.
func (p *sheet) notNow(d *engine.Debt) {
	var idle []string
	first := true
	for i := range d.Strategies {
		s := &d.Strategies[i]
		switch {
		case s.Status != engine.Ineligible:
			continue
		case s.Kind == "court" || s.Kind == "protect":
			idle = append(idle, p.in(s.Title))
			continue
		}
		if first {
			p.head(sayNotNow)
		}
		first = false
		p.para("  - ", p.say(sayColon, p.in(s.Title), strings.Join(p.against(s), p.in(saySemicolon))))
	}
	p.named(sayIdle, idle)
}

// against are the sentences of the requirements that are not met.
func (p *sheet) against(s *engine.Strategy) []string {
	var against []string
	for _, r := range s.Reasons {
		if r.Kind == "require" && r.Truth == "no" {
			against = append(against, p.failed(r))
		}
	}
	return against
}

// failed is the sentence of a requirement that is not met, and what it would take.
func (p *sheet) failed(r engine.Reason) string {
	said := p.in(r.Text)
	if needs := p.needs(r.Needs); needs != "" {
		return p.say(saySince, said, needs)
	}
	return said
}

// needs says what a fact would have to be; nothing where nobody can change it, nor of what is either so or not, which the reason has said.
func (p *sheet) needs(n *engine.Needs) string {
	if n == nil || n.Changes == "nobody" {
		return ""
	}
	day, value := false, p.in(n.Text)
	switch v := n.Value.(type) {
	case bool:
		return ""
	case string:
		if day = isDay(v); !day && !isFigure(v) {
			value = p.say(sayQuoted, value)
		}
	}
	operator := Compared(n.Operator, day)
	said := p.say(sayNeeds, p.in(n.Title), p.in(operator), value)
	switch n.Changes {
	case "time":
		return p.say(sayInTime, said)
	case "lender":
		return p.say(sayByLender, said)
	}
	return said
}

func isFigure(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

func isDay(s string) bool {
	_, ok := calendar.Parse(s)
	return ok
}

func (p *sheet) elsewhere(d *engine.Debt) {
	if n := len(d.Elsewhere); n > 0 {
		p.Blank()
		p.Paragraph("  ", p.say(sayElsewhere, n), document.Dim)
	}
}

func (p *sheet) channels(d *engine.Debt) {
	for i, c := range d.Channels {
		if i == 0 {
			p.head(sayChannels)
		}
		p.para("  - ", p.in(c.Where))
	}
}
