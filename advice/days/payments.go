package days

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/money"
	"github.com/forbear-project/forbear/engine/text"
)

// Plan is a plan whose payments a calendar has. They hold under what it assumes.
type Plan struct {
	Debt     string      `json:"debt"`
	Strategy string      `json:"strategy"`
	Title    text.Text   `json:"title"` // of the strategy
	Plan     engine.Plan `json:"plan"`
}

// Step is what is done about a payment.
type Step int

// The steps, in their order. Practice: three days before, the money is to be in the account; a day
// after, it is to be booked; a week after the last, a statement is to be had.
const (
	Ready     Step = iota // have the money ready
	Pay                   // pay
	Check                 // see that it is booked
	Statement             // after the last: ask for a statement
)

// steps are the days from that of the payment on which each step is done.
var steps = [...]calendar.Day{Ready: -3, Pay: 0, Check: 1, Statement: 7}

// String returns ready, pay, check or statement.
func (s Step) String() string { return [...]string{"ready", "pay", "check", "statement"}[s] }

// MarshalText writes what String does.
func (s Step) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Payment is the payment that an entry is about.
type Payment struct {
	Step   Step         `json:"step" jsonschema:"enum=ready,enum=pay,enum=check,enum=statement"`
	Number int          `json:"number"` // counted from 1
	Of     int          `json:"of"`     // how many there are in all
	On     calendar.Day `json:"on"`     // the day on which it is to be paid
	Amount money.Fen    `json:"amount"`
	// Amount is the least that it can be
	AtLeast bool `json:"at_least"`
}

// AddPayments enters the payments of a plan, those steps of them that are on days of the calendar.
// It enters none of a plan of which the sum or the first day is not known.
func (c *Calendar) AddPayments(b *book.Book, p Plan) {
	c.Plans = append(c.Plans, p)
	c.cite(b, p.Plan.Sources)
	due := p.Plan.Payments()
	for k, payment := range due {
		for step, days := range steps {
			if step := Step(step); step != Statement || k == len(due)-1 {
				c.addPayment(p, payment.On+days, Payment{
					step, k + 1, len(due), payment.On, payment.Amount, p.Plan.AtLeast,
				})
			}
		}
	}
	c.sort()
}

func (c *Calendar) addPayment(p Plan, day calendar.Day, payment Payment) {
	if day < c.From || day > c.To {
		return
	}
	e := Entry{
		Day: day, Debt: p.Debt, Kind: Paying, ID: p.Plan.ID, Strategy: p.Strategy, Text: p.Plan.Title,
		Bring: []Paper{}, Why: []text.Text{}, Payment: &payment, Sources: orNone(p.Plan.Sources), Personal: true,
	}
	e.place(c.From)
	c.Entries = append(c.Entries, e)
}

// sort puts entries in their order: by day; by debt as the profile has them, those of the borrower
// first; then by kind, then as they were found.
func (c *Calendar) sort() {
	position := map[string]int{"": -1}
	for i, d := range c.Debts {
		position[d.ID] = i
	}
	slices.SortStableFunc(c.Entries, func(a, b Entry) int {
		return cmp.Or(
			cmp.Compare(a.Day, b.Day), cmp.Compare(position[a.Debt], position[b.Debt]), cmp.Compare(a.Kind, b.Kind),
		)
	})
}
