package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// header returns the title, the day, and that nothing was sent anywhere.
func (p *page) header() []document.Block {
	body := []document.Block{
		document.Heading{
			Level: titleLevel, Text: document.Say(p.in(sayTitle)), Aside: document.Say(p.weekday(p.AsOf)),
		},
		dimParagraph(p.in(p.whereWorkedOut())),
	}
	if p.FactsAsOf != p.AsOf {
		body = append(body, dimParagraph(p.say(sayFactsFrom, p.date(p.FactsAsOf))))
	}
	return body
}

// whereWorkedOut says where the page was made, and for whom.
func (p *page) whereWorkedOut() text.Text {
	if p.Remote {
		return sayRemote
	}
	return sayLocal
}

// weekday returns a day with the day of its week.
func (p *page) weekday(d calendar.Day) string { return text.LongDate(d, p.Language) }

// today returns the first screen: what to do today, the next days that run, and what can be paid
// this month.
func (p *page) today() []document.Block {
	body := []document.Block{p.heading(sectionLevel, sayDoFirst)}
	if len(p.DoFirst) > 0 {
		items := make([]document.Item, len(p.DoFirst))
		for i, a := range p.DoFirst {
			items[i] = p.action(a)
		}
		body = append(body, document.List{Kind: document.Numbered, Items: items})
	} else {
		body = append(body, p.paragraph(p.in(sayNothingToday)))
	}
	fields := p.addList(nil, sayNextDays, dashedList(p.nextDays()))
	if !p.isBrief() {
		fields = p.addText(fields, sayMonth, strings.Join(p.linesOf(book.SectionMonth), p.in(saySpace)))
	}
	return []document.Block{sectionOf(body...), sectionOf(fields)}
}

// maxDays is how many of the next days the first screen shows.
const maxDays = 2

// nextDays returns the next days on which something is due, the nearest first. Of those that are in
// the box it returns the nearest alone.
func (p *page) nextDays() []string {
	coming := p.alerts(func(a *engine.Alert) bool { return a.Due != nil && *a.Due >= p.AsOf })
	slices.SortStableFunc(coming, func(a, b *engine.Alert) int { return int(*a.Due - *b.Due) })
	var said []string
	boxed := false
	for _, a := range p.grouped(coming) {
		day := p.say(sayDayLeft, p.weekday(*a.Due), p.daysUntil(*a.Due))
		switch {
		case len(said) == maxDays || isPressing(a.Alert) && boxed:
		case isPressing(a.Alert):
			boxed = true
			said = append(said, p.withDebts(p.say(sayInBox, day), a.debts))
		default:
			said = append(said, p.withDebts(p.say(sayColon, day, firstSentence(p.in(a.Text))), a.debts))
		}
	}
	switch {
	case said != nil:
		return said
	case p.isBrief():
		return nil
	case len(p.alerts(func(a *engine.Alert) bool { return isPressing(a) && a.Tier != book.TierFirst })) > 0:
		return []string{p.in(saySeeUrgent)}
	}
	return []string{p.in(sayNoDays)}
}

// firstSentence returns a text up to the end of its first sentence.
func firstSentence(s string) string {
	for i, r := range s {
		switch rest := s[i+len(string(r)):]; {
		case strings.ContainsRune("。；！？", r):
			return s[:i]
		case strings.ContainsRune(".;!?", r) && (rest == "" || strings.HasPrefix(rest, " ")):
			return s[:i]
		}
	}
	return s
}

// urgent returns a box of the alerts that cannot wait, each with its day and its debts. One that is
// the same for several debts stands there once.
func (p *page) urgent() []document.Block {
	var body []document.Block
	for i, a := range p.grouped(p.alerts(isPressing)) {
		said := p.sentence(p.in(a.Text))
		if i >= urgentWhole[p.thrift] {
			said = p.firstOfText(said)
		}
		said += p.mark(a.Sources)
		var alert []document.Block
		if head := p.alertHead(a); head != "" {
			alert = append(alert, document.Paragraph{Text: document.Styled(head, document.Strong)})
		}
		alert = append(alert, p.paragraph(said))
		for _, d := range p.Doubts {
			if (d.Debt == "" || slices.Contains(a.debts, d.Debt)) && slices.Contains(a.Doubts, d.ID) {
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

// doubtLine says that some things do not agree, in one line.
func (p *page) doubtLine() []document.Block {
	if len(p.Doubts) == 0 {
		return nil
	}
	return []document.Block{p.paragraph(p.in(sayDoubtCount))}
}

// alertOf is an alert and the debts that it is about.
type alertOf struct {
	*engine.Alert
	debts []string
}

// grouped returns alerts, those that say the same of the same day once.
func (p *page) grouped(alerts []*engine.Alert) []alertOf {
	var all []alertOf
	for _, a := range alerts {
		i := slices.IndexFunc(all, func(b alertOf) bool {
			return b.ID == a.ID && b.Text == a.Text && sameDay(a.Due, b.Due)
		})
		if i < 0 {
			i, all = len(all), append(all, alertOf{Alert: a})
		}
		if a.Debt != "" {
			all[i].debts = append(all[i].debts, a.Debt)
		}
	}
	return all
}

func sameDay(a, b *calendar.Day) bool { return a == b || a != nil && b != nil && *a == *b }

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

// alertHead returns the day by which something is due and the debts it is about, where it has them.
func (p *page) alertHead(a alertOf) string {
	var parts []string
	if a.Due != nil {
		parts = append(parts, p.due(*a.Due))
	}
	if len(a.debts) > 0 {
		parts = append(parts, p.capital(p.debtTitles(a.debts)))
	}
	return strings.Join(parts, p.in(saySemicolon))
}

// maxDebtTitles is how many debts a sentence names.
const maxDebtTitles = 4

// debtTitles joins the titles of debts, at most so many, and says how many there are.
func (p *page) debtTitles(ids []string) string {
	var titles []string
	for _, id := range ids[:min(maxDebtTitles, len(ids))] {
		titles = append(titles, p.debtTitle(id))
	}
	if len(ids) > maxDebtTitles {
		return p.say(sayManyDebts, p.join(titles), len(ids))
	}
	return p.join(titles)
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

// maxSaid is how many cells a sentence to say may have on the first screen.
const maxSaid = 140

// action returns one thing to do today. With whom to speak stands what to say.
func (p *page) action(a engine.Action) document.Item {
	switch {
	case a.Kind == engine.ActionDeadline && a.Due != nil:
		return p.item(p.withDebt(p.say(sayBy, p.weekday(*a.Due), p.daysUntil(*a.Due), p.firstOf(a)), a.Debt))
	case a.Kind == engine.ActionDeadline:
		return p.item(p.withDebt(p.firstOf(a), a.Debt))
	case a.Kind == engine.ActionPapers:
		return p.item(p.say(sayPapers, p.in(a.Text), p.strategyTitle(a.Debt, a.Strategy)))
	}
	debt := a.Debt
	if p.isSameForAll(a) {
		debt = ""
	}
	item := p.item(p.sentence(p.say(sayContact, p.strategyTitle(debt, a.Strategy), p.in(a.Text))))
	for i := range p.Debts {
		s := findStrategy(&p.Debts[i], a.Strategy)
		if p.Debts[i].ID != a.Debt || s == nil || len(s.Say) == 0 {
			continue
		}
		if said := p.in(s.Say[0].Text); document.Cells(said) <= maxSaid && len(p.DoFirst) < 3 {
			item.Below = []document.Block{p.paragraph(p.say(sayCanSay, said))}
		}
	}
	return item
}

// isSameForAll reports whether an action is one with which its strategy begins for every debt.
func (p *page) isSameForAll(a engine.Action) bool {
	return !slices.ContainsFunc(p.Debts, func(d engine.Debt) bool {
		s := findStrategy(&d, a.Strategy)
		return s == nil || s.Kind != book.KindProtect || s.Status != engine.Eligible || len(s.First) == 0 ||
			s.First[0].Text != a.Text
	})
}

// firstOf returns what an alert asks for first.
func (p *page) firstOf(a engine.Action) string { return p.firstOfText(p.in(a.Text)) }

// firstOfText returns the first sentence of a text, with its full stop or its own mark.
func (p *page) firstOfText(s string) string {
	first := firstSentence(s)
	if mark, size := utf8.DecodeRuneInString(s[len(first):]); strings.ContainsRune("？！?!", mark) && size > 0 {
		return first + string(mark)
	}
	return first + p.in(sayFullStop)
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
		said[i] = p.insideWithDebt(p.say(sayReadAs, p.in(r.Title), value), r.Debt)
	}
	return []document.Block{sectionOf(p.paragraph(p.say(sayReadBack, strings.Join(said, p.in(saySemicolon)))))}
}

func (p *page) item(s string) document.Item { return document.Item{Text: document.Say(p.capital(s))} }

// strategyTitle returns the title of a strategy, with its debt where there are several debts and it
// is not about all of them.
func (p *page) strategyTitle(debt, strategy string) string {
	title := strategy
	for i := range p.Debts {
		if s := findStrategy(&p.Debts[i], strategy); s != nil && (debt == "" || p.Debts[i].ID == debt) {
			title = p.title(s)
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
	list := p.alertList(alerts)
	if p.thrift == barest {
		for i, a := range alerts {
			list.Items[i].Text = document.Say(p.firstOfText(p.in(a.Text)))
		}
	}
	return []document.Block{sectionOf(p.heading(level, sayMind), list)}
}

// maxNotes is how many notes are shown of a debt, but in a browser; all are in the JSON.
const maxNotes = 3

// notes returns the first notes on a debt, or with "" on none, and how many more there are.
func (p *page) notes(debt string, level int) []document.Block {
	alerts := p.alertsOf(debt, book.SeverityNote)
	if alerts == nil {
		return nil
	}
	shown := alerts
	if !p.Screen {
		shown = alerts[:min(maxNotes, len(alerts))]
	}
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
		said[i] = p.alertSaid(a)
	}
	return markedList("! ", said...)
}

// alertSaid returns an alert with the day by which something is due.
func (p *page) alertSaid(a *engine.Alert) string {
	if a.Due != nil {
		return p.say(sayColon, p.due(*a.Due), p.in(a.Text)) + p.mark(a.Sources)
	}
	return p.sentence(p.in(a.Text)) + p.mark(a.Sources)
}
