// Package days tells on which days something changes for a borrower: it judges a profile as of each
// day of some months to come, and lists what differs from the day before and what falls due.
//
//  1. The calendar is what judging each day by itself gives, and nothing besides: a stage, the
//     status of an option, an alert that begins or ends, each on the first day on which it is
//     otherwise than the day before. What holds on the first day is no change.
//
//  2. A day on which something falls due is the due day of an alert, or the day of a line of the
//     page, that is shown on that very day, or one that is counted from a creditor's answer.
//     Papers, law and what was told give it. It is the day that is counted; the working day to
//     which law moves it stands beside it (law 16 of package engine). How to do it, and what to
//     bring, is what the evaluation of that day says of the first strategy that the alert names and
//     that suits.
//
//  3. A count passes a line on the day on which it reaches a parameter of the book, and a condition
//     that compares the two becomes yes. Nothing is guessed from days overdue: a count that is not
//     known passes nothing.
//
//  4. The payments of a plan that is named stand on the days that the plan gives, reckoned as of the
//     first day: the money ready three days before, paid on the day, looked up the day after, and a
//     statement a week after the last. They hold under what the plan assumes, and change nothing
//     else.
//
//  5. Nothing here tells anybody to wait. An option that opens says what may be done from then on;
//     what may be done today is the evaluation's matter.
//
//  6. Texts are the book's own. Package page says the rest.
//
//  7. The same input gives the same calendar. A profile that does not change is judged: what is
//     done or told in the meantime makes another one.
//
// For example:
//
//	c := days.Of(book, profile, today, 120)
//	for _, e := range c.Entries {
//		fmt.Println(e.Day, e.Kind, e.Text.EN)
//	}
package days

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// Format is the version of the shape of Calendar. Within a format keys are added, never renamed or
// removed.
const Format = "1"

// Calendar is what changes for a borrower, as plain data.
type Calendar struct {
	Format    string                   `json:"format"`
	Book      engine.BookRef           `json:"book"`
	From      calendar.Day             `json:"from"` // the first day judged
	To        calendar.Day             `json:"to"`   // the last
	FactsAsOf calendar.Day             `json:"facts_as_of"`
	Debts     []Debt                   `json:"debts"` // in the order of the profile
	Plans     []Plan                   `json:"plans"` // whose payments are among the entries
	Entries   []Entry                  `json:"entries"`
	Sources   map[string]engine.Source `json:"sources"` // those that entries cite; S002-28 is a statement of S002
	// the first day of which it is not known whether it is worked; null where the book knows all of
	// them. No later day of a deadline is told from there on
	HolidaysUnknownFrom *calendar.Day `json:"holidays_unknown_from" jsonschema:"oneof_type=string;null,format=date"`
}

// Debt names a debt of the calendar.
type Debt struct {
	ID    string    `json:"id"`
	Title text.Text `json:"title"`
}

// Kind says what an entry is about.
type Kind int

// The kinds, in the order in which those of one day stand.
const (
	Deadline Kind = iota // a deadline of the borrower's, or a day to be there
	Paying               // a payment of a plan that was named
	FollowUp             // others are to have answered; ask again
	Count                // a count of days passes a line
	Stage                // the debt is at another stage
	Alert                // an alert begins or ends
	Opens                // an option may be asked for, or may be able to
	Closes               // it may not any more, or is less certain
)

// String returns deadline, payment, follow-up, count, stage, alert, opens or closes.
func (k Kind) String() string {
	return [...]string{"deadline", "payment", "follow-up", "count", "stage", "alert", "opens", "closes"}[k]
}

// MarshalText writes what String does.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Entry is one thing on one day.
type Entry struct {
	Day      calendar.Day `json:"day"`
	Weekday  string       `json:"weekday"`   // Sunday
	DaysLeft int          `json:"days_left"` // from the first day of the calendar
	Debt     string       `json:"debt"`      // empty when it is about the borrower
	Kind     Kind         `json:"kind" jsonschema:"enum=deadline,enum=payment,enum=follow-up,enum=count,enum=stage,enum=alert,enum=opens,enum=closes"`
	// of the alert, line of the page, option, stage or plan; of a count, the parameter that it
	// reaches. A stage that cannot be told has none
	ID string `json:"id"`
	// what the alert or line says, the reason that holds from now on, the title of the option,
	// stage or plan
	Text text.Text `json:"text"`
	// of an option that opens, and of what falls due: how to begin; empty where there is nothing
	Do    text.Text `json:"do"`
	Bring []Paper   `json:"bring"` // likewise: the papers that it requires
	// the reasons that have changed; of what falls due, what is reached by doing it
	Why []text.Text `json:"why"`

	MovedTo  *calendar.Day `json:"moved_to,omitempty"` // the working day to which law moves a due day
	Begins   *bool         `json:"begins,omitempty"`   // of an alert
	Severity string        `json:"severity,omitempty"` // of an alert, also where it falls due or a count shows it
	Alert    string        `json:"alert,omitempty"`    // of a count: the alert that begins with it
	// of a count: whose reason it is; of a payment: whose plan; of what falls due: by which it is
	// done
	Strategy   string         `json:"strategy,omitempty"`
	Payment    *Payment       `json:"payment,omitempty"` // of a payment
	Was        *engine.Status `json:"was,omitempty"`     // of an option: what it was the day before
	Status     *engine.Status `json:"status,omitempty"`  // of an option: what it is now
	Candidates []string       `json:"candidates,omitempty"`
	Sources    []string       `json:"sources"`

	// Personal reports whether values of the profile, or sums, are written into the text.
	Personal bool `json:"-"`
}

// Paper is a paper to bring.
type Paper struct {
	ID    string    `json:"id"`
	Title text.Text `json:"title"`
}

// Of returns the calendar of a profile: from a day on, and as many days after it.
func Of(b *book.Book, p *fact.Profile, from calendar.Day, days int) *Calendar {
	w := &walk{book: b, was: newSight(b), now: newSight(b)}
	c := &Calendar{
		Format: Format, Book: engine.RefOf(b), From: from, To: from, FactsAsOf: p.FactsAsOf(from),
		Debts: []Debt{}, Plans: []Plan{}, Entries: []Entry{}, Sources: map[string]engine.Source{},
	}
	for n := range days + 1 {
		day, ok := from.AddDays(int64(n))
		if !ok {
			break
		}
		c.To = day
		w.was, w.now = w.now, w.was
		w.now.judge(p, day)
		w.fallDue()
		if n > 0 {
			w.compare()
		}
		if _, known := b.Workdays().IsWorking(day); !known && c.HolidaysUnknownFrom == nil {
			c.HolidaysUnknownFrom = &day
		}
		w.closeDay(c)
	}
	for i, d := range p.Debts {
		c.Debts = append(c.Debts, Debt{d.ID, titleOf(w.now.Debts[i].Book, d.Lender)})
	}
	return c
}

// cite enters sources of the book, or statements of them.
func (c *Calendar) cite(b *book.Book, ids []string) {
	for _, id := range ids {
		s := b.Source(id)
		c.Sources[s.ID] = engine.Source{Title: s.Title, Kind: s.Kind, Confidence: s.Confidence, Checked: s.Checked}
	}
}

// place enters what follows from the day of an entry, in a calendar from a day on.
func (e *Entry) place(from calendar.Day) {
	e.Weekday, e.DaysLeft = e.Day.Time().Weekday().String(), int(e.Day-from)
}

// titleOf returns the title of a creditor: the lender's, else the name that was told, else the
// family's.
func titleOf(b *book.DebtBook, lender string) text.Text {
	switch {
	case b.Lender != nil:
		return b.Lender.Title
	case lender != "":
		return text.Both(lender, lender)
	}
	return b.Family.Title
}

// closeDay adds the entries of a day to the calendar, in their order: by debt as the profile has
// them, those of the borrower first, then by kind, then as they were found.
func (w *walk) closeDay(c *Calendar) {
	slices.SortStableFunc(w.found, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.debt, b.debt), cmp.Compare(a.Kind, b.Kind))
	})
	for _, f := range w.found {
		f.place(c.From)
		c.cite(w.book, f.Sources)
		c.Entries = append(c.Entries, f.Entry)
	}
	w.found = w.found[:0]
}
