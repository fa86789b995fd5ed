package engine

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// inquire collects the questions of a decision, and sorts them.
func (q *inquiry) inquire(d *Decision) {
	q.begin(d)
	for _, debt := range d.Order {
		d.At(q.frame, debt)
		q.askFamily(debt)
		q.askStage(debt)
		for i := range d.Debts[debt].Options {
			q.askOption(debt, &d.Debts[debt].Options[i])
		}
	}
	for i := range d.Alerts {
		d.At(q.frame, d.Alerts[i].Debt)
		q.askAlert(&d.Alerts[i])
	}
	q.askOrder()
	q.askFigures()
	q.sort()
}

// askFamily asks for the kind of a creditor that is not known, where the book has a question for it.
func (q *inquiry) askFamily(debt int) {
	if f := q.Book.Vocabulary.Find("family"); f != nil && q.Case.Debts[debt].Family == "" {
		a := q.askOne(logic.Ref{Fact: f, Debt: debt})
		if a.group = tellsStage; q.Book.Guess(q.Profile.Debts[debt].Lender) != nil {
			a.group = confirms
		}
	}
}

// askStage asks for what could move the stage: what the graver ones lack, and what known or ??
// looked at in that which is certain.
func (q *inquiry) askStage(debt int) {
	d := &q.Debts[debt]
	for i, s := range q.Book.Stages {
		if s.When != nil && i >= d.Candidates[0] {
			q.ask(q.missingFor(s.When, d.StageTruths[i]), Decides{Debt: q.debtID(debt), Kind: DecidesStage})
		}
	}
}

// askOption asks for what the requirements and weights of an option lack. An option that a
// requirement closes asks nothing, unless an answer to what known or ?? looked at there could open
// it: then that alone.
func (q *inquiry) askOption(debt int, o *OptionDecision) {
	if o.Offered == logic.No {
		return
	}
	closed, open := q.closed[:0], q.open[:0]
	for i, c := range o.Option.Requires {
		if !c.Holds(q.AsOf) {
			continue
		}
		missing := q.missingFor(c.When, o.Requires[i])
		switch {
		case o.Requires[i] == logic.No && len(missing) == 0:
			return
		case o.Requires[i] == logic.No:
			closed = append(closed, missing...)
		default:
			open = append(open, missing...)
		}
	}
	q.closed, q.open = closed, open
	if len(closed) > 0 {
		q.askForOption(debt, o, closed)
		return
	}
	q.askForOption(debt, o, open)
	for i, c := range o.Option.Weighs {
		if c.Holds(q.AsOf) {
			q.askToOrder(q.missingFor(c.When, o.Weighs[i]))
		}
	}
}

// askForOption asks for what decides an option.
func (q *inquiry) askForOption(debt int, o *OptionDecision, missing []logic.Ref) {
	s := o.Option.Strategy
	q.ask(missing, Decides{q.debtID(debt), DecidesStrategy, s.ID})
	for _, ref := range missing {
		q.find(ref).improve(placing{decidesOption, s.Tier, o.Neutral})
	}
}

// askAlert asks for what an alert lacks, and for what its day lacks where it is shown or may be.
func (q *inquiry) askAlert(a *AlertDecision) {
	if a.Applies == logic.No {
		return
	}
	when := q.missingFor(a.Alert.When, a.Truth)
	if f := q.Book.Vocabulary.Find("family"); f != nil && a.Alert.Families != nil && q.Case.Debts[a.Debt].Family == "" {
		when = append(when, logic.Ref{Fact: f, Debt: a.Debt})
	}
	var due []logic.Ref
	if a.Alert.Due != nil && a.Truth != logic.No && (!a.Due.Known || a.Alert.Due.Peeks) {
		due = q.lacksOf(a.Alert.Due)
	}
	decides := Decides{q.debtID(a.Debt), DecidesAlert, a.Alert.ID}
	q.ask(when, decides)
	q.ask(due, decides)
	switch {
	case a.Alert.Severity != book.SeverityUrgent || a.Truth == logic.No:
	case a.Truth == logic.Yes:
		q.waiting = append(q.waiting, waiting{due, nil, tellsDay}, waiting{when, nil, tellsUrgent})
	case a.Alert.Due != nil:
		q.waiting = append(q.waiting, waiting{when, due, showsDay})
	default:
		q.waiting = append(q.waiting, waiting{when, nil, tellsUrgent})
	}
}

// askOrder asks for what the rows of urgency lack, down to the row that tells a debt from the next.
func (q *inquiry) askOrder() {
	if len(q.Order) < 2 {
		return
	}
	reached := make([]int, len(q.Order)) // how many rows matter, by the order of debts
	standings := make([][]standing, len(q.Order))
	for n, debt := range q.Order {
		standings[n] = q.findStandings(q.frame, debt)
	}
	for n := range q.Order[1:] {
		_, row := compareStandings(standings[n], standings[n+1])
		rows := row + 1
		if row < 0 {
			rows = len(q.Book.Urgency)
		}
		reached[n], reached[n+1] = max(reached[n], rows), rows
	}
	for n, debt := range q.Order {
		q.At(q.frame, debt)
		for _, row := range q.Book.Urgency[:reached[n]] {
			q.askToOrder(q.missingForRow(row, debt))
		}
	}
}

// askFigures asks, behind everything else, for what the plans of options that may suit lack, and what
// all debts together do.
func (q *inquiry) askFigures() {
	asked, derived := len(q.refs), len(q.derived)
	for _, debt := range q.Order {
		q.At(q.frame, debt)
		for i := range q.Debts[debt].Options {
			if o := &q.Debts[debt].Options[i]; o.Status != Ineligible {
				q.askPlans(o, Decides{q.debtID(debt), DecidesPlans, o.Option.Strategy.ID})
			}
		}
	}
	if q.Book.Household != nil {
		q.askHousehold(q.Book.Household)
	}
	for _, list := range [...][]logic.Ref{q.refs[asked:], q.derived[derived:]} {
		for _, ref := range list {
			q.find(ref).group = tellsFigures
		}
	}
}

// askPlans asks for what the plans of an option lack.
func (q *inquiry) askPlans(o *OptionDecision, decides Decides) {
	for _, p := range o.Option.Plans {
		if p.When != nil {
			shows := q.Truth(q.frame, p.When)
			if q.ask(q.missingFor(p.When, shows), decides); shows == logic.No {
				continue
			}
		}
		for _, e := range [...]*logic.Expression{
			p.Of, p.Rate, p.Months, p.Pay, p.Most, p.Until, p.Days, p.First, p.Against, p.Beside,
		} {
			if e != nil {
				q.ask(q.lacksOf(e), decides)
			}
		}
	}
}

// askHousehold asks for what the figures of all debts together lack.
func (q *inquiry) askHousehold(h *book.Household) {
	decides := Decides{Kind: DecidesHousehold}
	for _, debt := range q.Order {
		q.At(q.frame, debt)
		takesPart := q.Truth(q.frame, h.When)
		if q.ask(q.missingFor(h.When, takesPart), decides); takesPart == logic.No {
			continue
		}
		for _, s := range h.Shares {
			gets := q.Truth(q.frame, s.When)
			if q.ask(q.missingFor(s.When, gets), decides); gets == logic.Yes {
				q.ask(q.lacksOf(s.UpTo), decides)
			}
		}
		if len(q.Order) > 1 {
			q.ask(q.lacksOf(h.Owed), decides)
			q.ask(q.lacksOf(h.Rate), decides)
		}
	}
	q.At(q.frame, logic.NoDebt)
	q.ask(q.lacksOf(h.Need), decides)
	q.ask(q.lacksOf(h.Money), decides)
}

// missingForRow returns what a row of urgency lacks for the debt that the frame is at. What the
// deadline lacks the alerts ask for.
func (q *inquiry) missingForRow(row *book.Urgency, debt int) []logic.Ref {
	if row.When != nil {
		return q.missingFor(row.When, q.Truth(q.frame, row.When))
	}
	f := q.Book.Vocabulary.Find(row.By)
	switch {
	case f == nil || f.Given() && q.frame.Read(f, debt).Known:
		return nil
	case f.Given():
		return []logic.Ref{{Fact: f, Debt: debt}}
	}
	return q.lacksOf(q.Book.Language.Derivation(f))
}
