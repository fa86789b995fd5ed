package page

import (
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// debt is everything on one debt.
func (p *page) debt(i int) document.Block {
	d := &p.Debts[i]
	chosen := choose(d, p.DoFirst)
	body := p.debtHead(i)
	if said := p.debtLines(d); said != nil {
		body = append(body, apart(dashed(said)))
	}
	body = append(body, p.reminders(d.ID, partLevel)...)
	body = append(body, p.mayAskFor(chosen))
	body = append(body, p.meanwhile(chosen))
	body = append(body, p.notNow(chosen)...)
	if n := len(d.Elsewhere); n > 0 {
		body = append(body, apart(dim(p.say(sayElsewhere, n))))
	}
	body = append(body, p.notes(d.ID, partLevel)...)
	body = append(body, p.channels(d)...)
	return document.Section{Body: body}
}

// debtHead says which debt this is, whose, how far it has gone and why it stands here.
func (p *page) debtHead(i int) []document.Block {
	d := &p.Debts[i]
	title := p.say(sayOnlyDebt, p.debtTitle(d.ID))
	if len(p.Debts) > 1 {
		title = p.say(sayDebtNumber, i+1, p.debtTitle(d.ID))
	}
	body := []document.Block{
		document.Rule{},
		document.Heading{Level: sectionLevel, Text: document.Say(title)},
	}
	if !d.LenderKnown && d.Lender != "" {
		body = append(body, p.paragraph(p.say(sayNotInBook, name(d.Lender))))
	}
	fields := p.field(nil, sayCreditor, p.creditor(d))
	fields = p.field(fields, sayEntity, p.in(d.Entity))
	fields = p.field(fields, sayAt, p.stage(d))
	if d.Urgency != nil {
		fields = p.field(fields, sayWhyFirst, p.in(d.Urgency.Text))
	}
	return append(body, fields)
}

// field adds a label and what it says, where it says something.
func (p *page) field(fields document.Fields, label text.Text, said string) document.Fields {
	if said == "" {
		return fields
	}
	return p.list(fields, label, dashed([]string{said}))
}

// list adds a label and its list, where there is something in it.
func (p *page) list(fields document.Fields, label text.Text, l document.List) document.Fields {
	if len(l.Items) == 0 {
		return fields
	}
	return append(fields, document.Field{Label: p.in(label), List: l})
}

func (p *page) creditor(d *engine.Debt) string {
	if what := p.in(d.What); what != "" {
		return p.say(sayWhat, p.in(d.FamilyTitle), what)
	}
	return p.in(d.FamilyTitle)
}

func (p *page) stage(d *engine.Debt) string {
	if d.Stage.ID == "" {
		return p.say(sayMaybe, p.stages(d.Stage.Candidates))
	}
	return p.in(d.Stage.Title)
}

func (p *page) debtLines(d *engine.Debt) []string {
	var said []string
	for _, l := range p.Lines {
		if l.Section == book.SectionDebt && l.Debt == d.ID {
			said = append(said, p.in(l.Text))
		}
	}
	return said
}

// mayAskFor is the main list.
func (p *page) mayAskFor(c choice) document.Block {
	body := []document.Block{p.heading(partLevel, sayMayAskFor)}
	var brief []document.Block // those told in short stand together
	inFull := 0
	for _, t := range c.ask {
		if !t.full {
			brief = append(brief, p.inShort(t))
			continue
		}
		if brief != nil {
			body = append(body, apart(brief...))
			brief = nil
		}
		inFull++
		body = append(body, p.inFull(t))
	}
	if brief != nil {
		body = append(body, apart(brief...))
	}
	if len(c.ask)+len(c.askOpen) == 0 {
		body = append(body, p.paragraph(p.in(sayNothing)))
	}
	body = append(body, p.named(sayWaiting, c.askOpen)...)
	if len(c.ask) > inFull || len(c.askOpen) > 0 {
		body = append(body, apart(dim(p.in(sayMoreOf))))
	}
	return apart(body...)
}

// named is a paragraph that names strategies and no more.
func (p *page) named(sentence text.Text, strategies []*engine.Strategy) []document.Block {
	if len(strategies) == 0 {
		return nil
	}
	titles := make([]string, len(strategies))
	for i, s := range strategies {
		titles[i] = p.in(s.Title)
	}
	return []document.Block{apart(p.paragraph(p.say(sentence, p.join(titles))))}
}

// meanwhile are the ways to protect oneself.
func (p *page) meanwhile(c choice) document.Block {
	body := []document.Block{p.heading(partLevel, sayMeanwhile)}
	for _, t := range c.besides {
		if t.full {
			body = append(body, p.inFull(t))
		} else {
			body = append(body, p.inShort(t))
		}
	}
	return apart(append(body, p.named(sayWaiting, c.besideOpen)...)...)
}

// notNow says what does not suit, what stands against it and what would have to be otherwise.
func (p *page) notNow(c choice) []document.Block {
	said := make([]string, len(c.notNow))
	for i, s := range c.notNow {
		said[i] = p.say(sayColon, p.in(s.Title), strings.Join(p.against(s), p.in(saySemicolon)))
	}
	var body []document.Block
	if len(said) > 0 {
		body = append(body, apart(p.heading(partLevel, sayNotNow), dashed(said)))
	}
	return append(body, p.named(sayIdle, c.idle)...)
}

// against are the sentences of the requirements that are not met.
func (p *page) against(s *engine.Strategy) []string {
	var against []string
	for _, r := range s.Reasons {
		if r.Kind == engine.ReasonRequire && r.Truth == engine.No {
			against = append(against, p.failed(r))
		}
	}
	return against
}

// failed is the sentence of a requirement that is not met, and what it would take.
func (p *page) failed(r engine.Reason) string {
	said := p.in(r.Text)
	if needs := p.needs(r.Needs); needs != "" {
		return p.say(saySince, said, needs)
	}
	return said
}

// needs says what a fact would have to be; nothing where nobody can change it, nor of what is
// either so or not, which the reason has said.
func (p *page) needs(n *engine.Needs) string {
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
	said := p.say(sayNeeds, p.in(n.Title), p.in(Compared(n.Operator, day)), value)
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

func (p *page) channels(d *engine.Debt) []document.Block {
	if len(d.Channels) == 0 {
		return nil
	}
	where := make([]string, len(d.Channels))
	for i, c := range d.Channels {
		where[i] = p.in(c.Where)
	}
	return []document.Block{apart(p.heading(partLevel, sayChannels), dashed(where))}
}
