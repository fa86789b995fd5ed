package diff

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// Borrower is a profile as each book reads it.
type Borrower struct {
	Name     string        // of a fixture; "" of another profile
	Line     int           // of a profile that is no fixture, where it stands, counted from 1; 0 of a fixture
	Was, Is  *fact.Profile // as the old book reads it, and the new one; nil where that book refuses it
	Problems problem.List  // why it is refused
	Day      calendar.Day  // the day that is judged
}

// Effect is the gravest way in which the decisions about a borrower differ.
type Effect string

// The effects.
const (
	Refused   Effect = "refused"     // the new book does not take the profile any more
	Loses     Effect = "loses-a-way" // something may not be asked for any more, or is not certain any more
	Warnings  Effect = "warnings"    // an alert has come or gone, or is of another severity or day
	Gains     Effect = "gains-a-way" // something may be asked for that could not be
	Creditor  Effect = "creditor"    // a debt is of a lender that only the new book knows
	Papers    Effect = "papers"      // other papers are asked for
	Figures   Effect = "figures"     // what a way comes to is another sum, or in other months
	Lines     Effect = "lines"       // lines are shown that were not, or were and are not
	OfLetters Effect = "letters"     // letters have come or gone, may be made or not, or have other blocks
	Order     Effect = "order"       // only the stage, the order or the scores
	Questions Effect = "questions"   // only what is asked
	Taken     Effect = "taken"       // only the new book takes the profile
)

// Effects lists them, the gravest first.
var Effects = []Effect{
	Refused, Loses, Warnings, Gains, Creditor, Papers, Figures, Lines, OfLetters, Order, Questions, Taken,
}

// Affected is a borrower about whom the books decide differently.
type Affected struct {
	Name     string
	Line     int
	Effect   Effect
	Moves    []fixture.Move // none where one of the books refuses the profile
	Problems problem.List   // why it does
}

// Judge judges a borrower by both books. It is not ok when both decide the same, or neither accepts
// the profile.
func (c *Comparison) Judge(b Borrower) (affected Affected, ok bool) {
	affected = Affected{Name: b.Name, Line: b.Line}
	switch {
	case b.Was == nil && b.Is == nil:
		return affected, false
	case b.Is == nil:
		affected.Effect, affected.Problems = Refused, b.Problems
		return affected, true
	case b.Was == nil:
		affected.Effect, affected.Problems = Taken, b.Problems
		return affected, true
	}
	if b.Line > 0 {
		b.Was, b.Is = withoutNames(b.Was), withoutNames(b.Is)
	}
	was, is := c.judges.was.Decide(b.Was, b.Day), c.judges.is.Decide(b.Is, b.Day)
	c.watch(was, is)
	if c.alike(was, is) {
		return affected, false
	}
	before, now := engine.Explain(was), engine.Explain(is)
	affected.Moves = fixture.Compare(
		fixture.Judgment{Book: c.old, Evaluation: before, Decision: was},
		fixture.Judgment{Book: c.now, Evaluation: now, Decision: is},
	)
	affected.Effect = effectOf(before, now, affected.Moves)
	if b.Line > 0 {
		for i, m := range affected.Moves {
			affected.Moves[i] = m.WithoutProfile()
		}
	}
	return affected, len(affected.Moves) > 0
}

// SortAffected puts the gravest effect first, and leaves those of one effect as they are.
func SortAffected(all []Affected) {
	slices.SortStableFunc(all, func(a, b Affected) int {
		return cmp.Compare(slices.Index(Effects, a.Effect), slices.Index(Effects, b.Effect))
	})
}

// withoutNames returns a profile whose debts are called by their position.
func withoutNames(p *fact.Profile) *fact.Profile {
	own := *p
	own.Debts = slices.Clone(p.Debts)
	for i := range own.Debts {
		own.Debts[i].ID = fmt.Sprintf("debt-%d", i+1)
	}
	return &own
}

// effectOf returns the gravest of what has moved. What has moved of a debt whose lender only the new book
// knows is no loss, gain or warning: that book answers for somebody else.
func effectOf(was, is *engine.Evaluation, moves []fixture.Move) Effect {
	known := lendersKnownNow(was, is)
	moves = slices.DeleteFunc(slices.Clone(moves), func(m fixture.Move) bool { return m.IsOnlyOf(known) })
	before, now := ways(was, known), ways(is, known)
	lost, won := false, false
	for way, open := range before {
		lost = lost || now[way] < open
	}
	for way, open := range now {
		won = won || before[way] < open
	}
	hasMoved := func(kind fixture.MoveKind) bool {
		return slices.ContainsFunc(moves, func(m fixture.Move) bool { return m.Kind == kind })
	}
	switch {
	case lost:
		return Loses
	case hasMoved(fixture.AlertMove), hasMoved(fixture.DoubtsMove):
		return Warnings
	case won:
		return Gains
	case len(known) > 0:
		return Creditor
	case hasMoved(fixture.PapersMove):
		return Papers
	case hasMoved(fixture.PlanMove), hasMoved(fixture.SharesMove):
		return Figures
	case hasMoved(fixture.LinesMove), hasMoved(fixture.PageMove):
		return Lines
	case hasMoved(fixture.LetterMove):
		return OfLetters
	case len(moves) == 1 && hasMoved(fixture.MissingMove):
		return Questions
	}
	return Order
}

// lendersKnownNow returns the debts whose lender only the book of is knows.
func lendersKnownNow(was, is *engine.Evaluation) (debts []string) {
	for _, d := range is.Debts {
		isUnknown := func(then engine.Debt) bool { return then.ID == d.ID && !then.LenderKnown }
		if d.LenderKnown && slices.ContainsFunc(was.Debts, isUnknown) {
			debts = append(debts, d.ID)
		}
	}
	return debts
}

// ways returns how far each strategy of each debt is open: 2 when it may be asked for, 1 when that
// is not certain; of all debts but some.
func ways(e *engine.Evaluation, but []string) map[[2]string]int {
	open := map[[2]string]int{}
	for _, d := range e.Debts {
		if slices.Contains(but, d.ID) {
			continue
		}
		for _, s := range d.Strategies {
			switch s.Status {
			case engine.Eligible:
				open[[2]string{d.ID, s.ID}] = 2
			case engine.Undetermined:
				open[[2]string{d.ID, s.ID}] = 1
			}
		}
	}
	return open
}
