package coverage

import (
	"slices"

	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// Of counts what the decisions of results, which are by that book, have seen of it. A result
// without a decision has seen nothing.
func Of(b *book.Book, results []fixture.Result) Coverage {
	c := expecting(b)
	for _, r := range results {
		if r.Decision != nil {
			w := &watch{counter: c, Decision: r.Decision, held: r.Got, fixture: r.Name}
			w.frame = b.Language.NewFrame(r.Decision.Case)
			w.look()
		}
	}
	return c.sorted(b)
}

// watch counts one decision.
type watch struct {
	*counter
	*engine.Decision
	held    *fixture.Decisions // of it, with the figures that the expectations name
	fixture string
	frame   *logic.Frame
}

// look counts everything that the decision has judged.
func (w *watch) look() {
	w.alerts()
	w.doubts()
	w.urgency()
	w.lines()
	w.shares()
	w.promises()
	w.letters()
	w.refusals()
	for i := range w.Debts {
		w.debt(i)
	}
}

func (w *watch) doubts() {
	for _, d := range w.Doubts {
		w.ask(d.Doubt.When, d.Debt, key{d.Doubt.Place, d.Doubt.ID})
	}
}

func (w *watch) urgency() {
	for i := range w.Debts {
		for _, u := range w.Book.Urgency {
			if u.When != nil && len(w.Debts) > 1 {
				w.ask(u.When, i, key{u.Place, u.ID})
			}
		}
	}
}

func (w *watch) alerts() {
	for _, a := range w.Alerts {
		if Asks(w.Decision, a) {
			w.ask(a.Alert.When, a.Debt, key{a.Alert.Place, a.Alert.ID})
		}
	}
}

// Asks says that an alert's condition is judged: that its stages and families include those of the
// debt, as far as they are known.
func Asks(d *engine.Decision, a engine.AlertDecision) bool {
	if a.Debt == logic.NoDebt {
		return true
	}
	family := d.Case.Debts[a.Debt].Family
	at := func(stage int) bool { return slices.Contains(a.Alert.Stages, d.Book.Stages[stage].ID) }
	return (a.Alert.Families == nil || family == "" || slices.Contains(a.Alert.Families, family)) &&
		(a.Alert.Stages == nil || slices.ContainsFunc(d.Debts[a.Debt].Candidates, at))
}

// shares counts which debts are reckoned together, and of those which line gives them their share.
func (w *watch) shares() {
	h := w.Book.Household
	if h == nil {
		return
	}
	for i := range w.Debts {
		w.ask(h.When, i, key{h.Place, "household"})
		w.At(w.frame, i)
		if w.Truth(w.frame, h.When) == logic.No {
			continue
		}
		for _, s := range h.Shares {
			w.ask(s.When, i, key{s.Place, s.ID})
		}
	}
}

// promises counts what promises require of each debt.
func (w *watch) promises() {
	for i := range w.Debts {
		for _, p := range w.Book.Promises {
			w.ask(p.When, i, key{p.Place, p.ID})
		}
	}
}

// letters counts the conditions of letters of each debt, or of the borrower; those of blocks and rows
// where the letter may be made.
func (w *watch) letters() {
	for i := range w.Debts {
		w.lettersOf(i)
	}
	w.lettersOf(logic.NoDebt)
	for _, l := range letter.All(w.Decision) {
		if !l.MayBeMade {
			continue
		}
		if w.held.HoldsLetters(l.Debt) {
			seen := w.counter.letters[key{l.Of.Place, l.ID}]
			count(&seen.Held, &seen.HeldIn, w.fixture)
		}
		for _, b := range l.Of.Blocks {
			w.askIf(b.When, l.At, key{b.Place, b.ID})
			for _, r := range b.Rows {
				w.askIf(r.When, l.At, key{r.Place, r.ID})
			}
		}
	}
}

func (w *watch) lettersOf(debt int) {
	for _, l := range w.Book.Letters {
		if l.OfDebt == (debt != logic.NoDebt) {
			w.askIf(l.When, debt, key{l.Place, l.ID})
		}
	}
}

// askIf is ask where there is a condition.
func (w *watch) askIf(when *logic.Expression, debt int, at key) {
	if when != nil {
		w.ask(when, debt, at)
	}
}

func (w *watch) lines() {
	for _, l := range w.Book.Lines {
		if l.When == nil || !l.Holds(w.AsOf) {
			continue
		}
		if !l.OfDebt {
			w.ask(l.When, logic.NoDebt, key{l.Place, l.ID})
			continue
		}
		for i := range w.Debts {
			w.ask(l.When, i, key{l.Place, l.ID})
		}
	}
}

// ask counts the truth of a condition about the borrower or a debt, which the decision does not
// hold.
func (w *watch) ask(when *logic.Expression, debt int, at key) {
	w.At(w.frame, debt)
	if debt != logic.NoDebt {
		w.frame.Deadline = w.Debts[debt].Deadline
	}
	w.truth(w.Truth(w.frame, when), at)
}

// truth counts one answer of a condition.
func (w *watch) truth(t logic.Truth, at key) {
	switch c := w.conditions[at]; t {
	case logic.Yes:
		count(&c.Yes, &c.YesIn, w.fixture)
	case logic.No:
		count(&c.No, &c.NoIn, w.fixture)
	default:
		count(&c.Unknown, &c.UnknownIn, w.fixture)
	}
}

// count adds one that a fixture has seen.
func count(n *int, first *string, fixture string) {
	if *n++; *n == 1 {
		*first = fixture
	}
}

// debt counts what was judged of one debt.
func (w *watch) debt(i int) {
	d := &w.Debts[i]
	for n, s := range w.Book.Stages {
		if s.When != nil {
			w.truth(d.StageTruths[n], key{s.Place, s.ID})
		}
	}
	w.guesses(i)
	name := nameOf(d.Book)
	for n := range d.Options {
		o := &d.Options[n]
		w.option(o, w.options[key{name, o.Option.Strategy.ID}])
		w.truths(o.Option.Requires, o.Requires)
		w.truths(o.Option.Weighs, o.Weighs)
		for k, l := range o.Option.Lines {
			if l.When != nil {
				w.truth(o.Lines[k], key{l.Place, l.ID})
			}
		}
		if o.Offered != logic.No && o.Status != engine.Ineligible {
			w.plans(i, o)
		}
	}
}

// plans counts the conditions of the plans of an option that may suit, and the plans of which the
// fixture holds a total.
func (w *watch) plans(debt int, o *engine.OptionDecision) {
	for _, p := range o.Option.Plans {
		if p.When != nil {
			w.ask(p.When, debt, key{p.Place, p.ID})
		}
	}
	if !w.held.HoldsPlans(w.Profile.Debts[debt].ID, o.Option.Strategy.ID) {
		return
	}
	for _, p := range engine.Plans(w.Decision, debt, o) {
		i := slices.IndexFunc(o.Option.Plans, func(of *book.Plan) bool { return of.ID == p.ID })
		if seen := w.counter.plans[key{o.Option.Plans[i].Place, p.ID}]; p.Total != nil {
			count(&seen.Held, &seen.HeldIn, w.fixture)
		}
	}
}

// guesses counts the guesses at a lender that the book does not know, of a debt that names no
// family.
func (w *watch) guesses(debt int) {
	given := &w.Profile.Debts[debt]
	if given.Lender == "" || given.Family != "" || w.Debts[debt].Book.Lender != nil {
		return
	}
	taken := w.Book.Guess(given.Lender)
	for _, f := range w.Book.Families {
		for _, g := range f.Guesses {
			t := logic.No
			if g == taken {
				t = logic.Yes
			}
			w.truth(t, key{g.Place, g.ID})
		}
	}
}

// nameOf returns the lender whose file decides about a debt, or else the family.
func nameOf(b *book.DebtBook) string {
	if b.Lender != nil && b == b.Lender.Book {
		return b.Lender.ID
	}
	return b.Family.ID
}

// truths counts those of an option's conditions.
func (w *watch) truths(conditions []*book.Condition, truths []logic.Truth) {
	for i, c := range conditions {
		if c.Holds(w.AsOf) {
			w.truth(truths[i], key{c.Place, c.ID})
		}
	}
}

func (w *watch) option(o *engine.OptionDecision, seen *Option) {
	closed := seen.Closed() == 0
	switch {
	case o.Offered == logic.No:
		seen.NotOffered++
	case o.Status == engine.Eligible:
		count(&seen.Eligible, &seen.EligibleIn, w.fixture)
		return
	case o.Status == engine.Undetermined:
		seen.Undetermined++
		return
	default:
		seen.Ineligible++
	}
	if closed {
		seen.ClosedIn = w.fixture
	}
}
