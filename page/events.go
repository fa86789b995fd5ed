package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/ics"
)

// Events returns what a calendar of one's phone may show of a calendar: what the page shows by more
// than its name. Without names nobody who looks at the phone sees a sum or a creditor: debts have
// their numbers, and what has values of the profile written into it is left out.
func Events(c *days.Calendar, language text.Language, names bool) ics.File {
	p := calendarPage(c, language)
	f := ics.File{Title: p.say(sayDaysTitle, int(c.To-c.From)), Stamp: c.From}
	for i := range c.Entries {
		e := &c.Entries[i]
		if isNamedOnly(e) || isSaidByACount(e, sameDayEntries(c.Entries, e)) {
			continue
		}
		said := p.eventSaid(e, names)
		for _, due := range stillInTime(c.Entries[:i], e.Day) {
			if due.Debt == e.Debt {
				said = append([]string{p.say(sayStillInTime, p.date(due.Day), p.date(*due.MovedTo))}, said...)
			}
		}
		f.Events = append(f.Events, ics.Event{
			UID: uid(e), Day: e.Day, Title: p.eventTitle(e, c, names), Description: strings.Join(said, "\n"),
		})
	}
	return f
}

// sameDayEntries returns the entries of the day of one.
func sameDayEntries(all []days.Entry, e *days.Entry) []days.Entry {
	return slices.DeleteFunc(slices.Clone(all), func(o days.Entry) bool { return o.Day != e.Day })
}

// uid returns the identifier of an entry, which does not depend on the day on which it was worked
// out, and from which the debt's name cannot be read.
func uid(e *days.Entry) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s\x00%s", e.Day, e.Kind, e.ID, e.Debt))
	return hex.EncodeToString(sum[:12]) + "@forbear"
}

// eventTitle returns one line: which debt, where there are several, and what is to be done.
func (p *page) eventTitle(e *days.Entry, c *days.Calendar, names bool) string {
	title := p.in(eventTitles[e.Kind])
	switch {
	case e.Payment != nil && !names:
		title = p.payStep(e.Payment)
	case !e.Personal || names:
		title = firstSentence(p.calendarSaid(e))
	}
	if names {
		return p.capital(p.withDebt(title, e.Debt))
	}
	n := slices.IndexFunc(c.Debts, func(d days.Debt) bool { return d.ID == e.Debt })
	if n < 0 || len(c.Debts) == 1 {
		return p.capital(title)
	}
	return p.say(sayNumberedDebt, n+1, p.capital(title))
}

// eventSaid returns the rest: what the entry says, what law moves, what to bring, and with names how
// to begin and why.
func (p *page) eventSaid(e *days.Entry, names bool) []string {
	var lines []string
	if !e.Personal || names {
		lines = append(lines, p.capital(p.calendarSaid(e)))
	} else {
		lines = append(lines, p.in(sayRunAgain))
	}
	if e.MovedTo != nil {
		lines = append(lines, p.say(sayMovedTo, p.weekday(*e.MovedTo)))
	}
	if do := p.in(e.Do); do != "" && names {
		lines = append(lines, p.sentence(do))
	}
	if len(e.Bring) > 0 {
		var papers []string
		for _, b := range e.Bring {
			papers = append(papers, p.in(b.Title))
		}
		lines = append(lines, p.say(sayToBring, p.join(papers)))
	}
	if names {
		for _, why := range e.Why {
			lines = append(lines, p.say(sayBecause, p.in(why)))
		}
	}
	return lines
}

// eventTitles are what an entry is called whose text has values of the profile in it.
var eventTitles = map[days.Kind]text.Text{
	days.Deadline: text.Both("有期限到期", "a deadline"),
	days.FollowUp: text.Both("该追问答复了", "ask again for an answer"),
	days.Count:    text.Both("天数到了，情况有变", "a count of days is reached"),
	days.Stage:    text.Both("走到了下一步", "another stage"),
	days.Alert:    text.Both("从这天起有一件事要留意", "something to mind from this day"),
	days.Opens:    text.Both("从这天起有一件事可以去办、去谈", "something can be done or asked for from this day"),
}
