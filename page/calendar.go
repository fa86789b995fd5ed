package page

import (
	"slices"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Calendar returns the page on the days to come: one part a day, and in it what falls due before
// what changes.
func Calendar(c *days.Calendar, language text.Language) document.Document {
	p := calendarPage(c, language)
	body := []document.Block{
		document.Heading{
			Level: titleLevel, Text: document.Say(p.say(sayDaysTitle, int(c.To-c.From))),
			Aside: document.Say(p.weekday(c.From)),
		},
		dimParagraph(p.in(sayLocal)),
		p.paragraph(p.in(sayDaysSaid)),
	}
	for i := range c.Plans {
		body = append(body, p.payingBy(&c.Plans[i]))
	}
	if len(c.Entries) == 0 {
		body = append(body, p.paragraph(p.in(sayNoChanges)))
	}
	for from := 0; from < len(c.Entries); {
		to := from
		for to < len(c.Entries) && c.Entries[to].Day == c.Entries[from].Day {
			to++
		}
		body = append(body, p.calendarDay(c.Entries[from:to], stillInTime(c.Entries[:from], c.Entries[from].Day)))
		from = to
	}
	if d := c.HolidaysUnknownFrom; d != nil {
		body = append(body, sectionOf(dimParagraph(p.say(sayHolidaysUnknown, p.date(*d)))))
	}
	return document.Document{
		Language: language.Tag(),
		Title:    p.say(sayDaysTitle, int(c.To-c.From)),
		Body:     slices.Concat(body, p.references()),
	}
}

// payingBy says by which plan payments are entered, and under what it holds.
func (p *page) payingBy(plan *days.Plan) document.Block {
	said := p.withDebt(p.say(sayPayingBy, p.in(plan.Title), p.planNote(&plan.Plan)), plan.Debt)
	return p.paragraph(p.capital(said) + p.in(saySpace) + p.in(sayPayingHolds) + p.mark(plan.Plan.Sources))
}

// calendarPage returns a page that knows the debts and sources of a calendar.
func calendarPage(c *days.Calendar, language text.Language) *page {
	e := &engine.Evaluation{Book: c.Book, AsOf: c.From, FactsAsOf: c.FactsAsOf, Sources: c.Sources}
	for _, d := range c.Debts {
		e.Debts = append(e.Debts, engine.Debt{ID: d.ID, Title: d.Title})
	}
	return &page{Options: Options{Language: language, Full: true}, Evaluation: e}
}

// stillInTime returns the earlier entries whose day law moves to a day or a later one: rules go by
// the day that is counted, and what they say on the days between comes too soon.
func stillInTime(earlier []days.Entry, day calendar.Day) (due []days.Entry) {
	for _, e := range earlier {
		if e.MovedTo != nil && *e.MovedTo >= day {
			due = append(due, e)
		}
	}
	return due
}

// calendarDay returns what there is on one day. Options and alerts of which there is no more to say
// than their names stand in one line.
func (p *page) calendarDay(entries, due []days.Entry) document.Block {
	day := entries[0].Day
	list := document.List{}
	for _, e := range due {
		list.Items = append(list.Items,
			p.item(p.withDebt(p.say(sayStillInTime, p.date(e.Day), p.date(*e.MovedTo)), e.Debt)))
	}
	for i := range entries {
		e := &entries[i]
		if isNamedOnly(e) || isSaidByACount(e, entries) {
			continue
		}
		list.Items = append(list.Items, p.calendarItem(e))
	}
	for _, kind := range []struct {
		of       days.Kind
		sentence text.Text
	}{{days.Opens, sayMayOpen}, {days.Closes, sayCloses}, {days.Alert, sayAlertsEnd}} {
		if names := p.namesOf(entries, kind.of); names != nil {
			list.Items = append(list.Items, p.item(p.say(kind.sentence, p.join(names))))
		}
	}
	head := document.Heading{Level: sectionLevel, Text: document.Say(p.say(sayDayLeft, p.weekday(day), p.daysUntil(day)))}
	return sectionOf(head, list)
}

// isNamedOnly reports whether an entry is told by its name alone: an option that is no longer
// certain or suitable, or that may suit once more is known, and an alert that ends.
func isNamedOnly(e *days.Entry) bool {
	switch e.Kind {
	case days.Opens:
		return *e.Status != engine.Eligible
	case days.Closes:
		return true
	case days.Alert:
		return !*e.Begins
	}
	return false
}

// isSaidByACount reports whether an alert begins with a count of the same day, which says the same.
func isSaidByACount(e *days.Entry, entries []days.Entry) bool {
	return e.Kind == days.Alert && slices.ContainsFunc(entries, func(o days.Entry) bool {
		return o.Kind == days.Count && o.Alert == e.ID && o.Debt == e.Debt
	})
}

// namesOf returns the names of the entries of a kind that are told by name alone, each once.
func (p *page) namesOf(entries []days.Entry, kind days.Kind) (names []string) {
	for i := range entries {
		e := &entries[i]
		if e.Kind != kind || !isNamedOnly(e) {
			continue
		}
		name := p.in(e.Text)
		if kind == days.Alert {
			name = firstSentence(name)
		}
		if name = p.withDebt(p.say(sayNamed, name), e.Debt); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// calendarItem returns what an entry says, and below it what to bring, and why.
func (p *page) calendarItem(e *days.Entry) document.Item {
	said := p.withDebt(p.calendarSaid(e), e.Debt)
	if e.Kind != days.Paying { // above, the plan has its sources
		said += p.mark(e.Sources)
	}
	item := p.item(said)
	var below []string
	if e.MovedTo != nil {
		below = append(below, p.say(sayMovedTo, p.weekday(*e.MovedTo)))
	}
	if do := p.in(e.Do); do != "" {
		below = append(below, p.sentence(do))
	}
	if len(e.Bring) > 0 {
		var papers []string
		for _, b := range e.Bring {
			papers = append(papers, p.in(b.Title))
		}
		below = append(below, p.say(sayToBring, p.join(papers)))
	}
	for _, why := range e.Why {
		below = append(below, p.say(sayBecause, p.in(why)))
	}
	if below != nil {
		item.Below = []document.Block{dashedList(below)}
	}
	return item
}

// calendarSaid returns the sentence of an entry.
func (p *page) calendarSaid(e *days.Entry) string {
	said := p.in(e.Text)
	switch e.Kind {
	case days.Stage:
		if e.ID == "" {
			return p.in(sayStageUnknown)
		}
		return p.say(sayStageFrom, said)
	case days.Deadline:
		return p.say(sayDeadline, p.capital(said))
	case days.Alert:
		return p.say(sayFromThisDay, said)
	case days.Count:
		if e.Alert != "" || e.Strategy != "" {
			return p.say(sayFromThisDay, said)
		}
	case days.Opens:
		return p.say(sayOpens, said)
	case days.Paying:
		return p.paymentSaid(e.Payment)
	}
	return said
}

// paymentSaid says what is done about a payment, with its sum.
func (p *page) paymentSaid(due *days.Payment) string {
	sum := p.money(due.Amount)
	if due.AtLeast {
		sum = p.say(sayPlanLeast, sum)
	}
	switch due.Step {
	case days.Ready:
		return p.say(sayPayReady, sum, p.date(due.On), p.instalment(due))
	case days.Pay:
		return p.say(sayPay, p.instalment(due), sum)
	}
	return p.payStep(due)
}

// payStep says what is done about a payment, without its sum.
func (p *page) payStep(due *days.Payment) string {
	if due.Step == days.Statement {
		return p.in(sayPayStatement)
	}
	return p.say([...]text.Text{days.Ready: sayPayReadyStep, days.Pay: sayPayStep, days.Check: sayPayCheck}[due.Step],
		p.instalment(due))
}

// instalment names a payment by its number, where there are several.
func (p *page) instalment(due *days.Payment) string {
	if due.Of == 1 {
		return p.in(sayPayOnly)
	}
	return p.say(sayPayNumber, due.Number, due.Of)
}
