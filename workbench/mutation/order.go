package mutation

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// inOrder returns the fixtures that a mutant can reach, recent ones first, then the nearest: those
// that are likeliest to notice it, so that few are judged.
func (c *checker) inOrder(m Mutant, t Reach, recent []*witness) []*witness {
	var all [farthest + 2][]*witness
	for _, w := range recent {
		if t.mayReach(w) {
			all[0] = append(all[0], w)
		}
	}
	for _, w := range c.witnesses {
		if w.concerns(m) && t.mayReach(w) && !slices.Contains(recent, w) {
			n := w.distance(m, t)
			all[n+1] = append(all[n+1], w)
		}
	}
	return slices.Concat(all[:]...)
}

// distance is how far what a mutant changes is from what the expectations of a fixture hold.
type distance int8

// The distances. What cannot be told is held.
const (
	held     distance = iota // they hold what rests on it
	nextTo                   // they would hold it if it came out otherwise
	farther                  // they would hold it if something else, too, came out otherwise
	farthest                 // nothing that they hold rests on it
)

// distance returns the distance of a mutant.
func (w *witness) distance(m Mutant, t Reach) distance {
	keys := strings.Split(m.Path, ".")
	switch {
	case t.plans && m.OfPlan():
		return heldOr(w.holdsPlanOf(keys[1]), farthest)
	case t.shares && t.slot < 0 && t.fact == nil:
		return heldOr(w.HoldsShares(), farthest)
	case t.letter != "":
		return heldOr(w.HoldsLetter(t.letter), nextTo)
	case m.Operator == "choice":
		if !w.gives(m.About) {
			return farthest
		}
	case m.Operator == "stage-added", m.Operator == "stage-removed":
		return heldOr(w.mayBeAt(m.About), farthest)
	}
	nearest := farthest
	for e := range t.changed {
		if n, asked := w.asks[e]; asked {
			nearest = min(nearest, n)
		}
	}
	if len(t.changed) == 0 {
		return held
	}
	return nearest
}

// holdsPlanOf reports whether expectations name a strategy's plans.
func (w *witness) holdsPlanOf(strategy string) bool {
	return slices.ContainsFunc(w.Profile.Debts, func(d fact.DebtFacts) bool { return w.Want.HoldsPlans(d.ID, strategy) })
}

// gives reports whether a choice is among the answers of the profile, or is the creditor or the stage
// of a debt.
func (w *witness) gives(choice string) bool {
	is := func(v fact.Value) bool { return v.Choice == choice || slices.Contains(v.List, choice) }
	isOf := func(d engine.DebtDecision) bool {
		return d.Book.Family.ID == choice || d.Book.Lender != nil && d.Book.Lender.ID == choice
	}
	inDebt := func(d fact.DebtFacts) bool { return slices.ContainsFunc(d.Values, is) }
	return slices.ContainsFunc(w.Profile.Borrower, is) || slices.ContainsFunc(w.Profile.Debts, inDebt) ||
		slices.ContainsFunc(w.decided.Debts, isOf) || w.mayBeAt(choice)
}

// mayBeAt reports whether a debt may be at a stage.
func (w *witness) mayBeAt(stage string) bool {
	return slices.ContainsFunc(w.decided.Debts, func(d engine.DebtDecision) bool {
		return slices.ContainsFunc(d.Candidates, func(n int) bool { return w.decided.Book.Stages[n].ID == stage })
	})
}

// askedBy returns the distance of each condition that a decision asks.
func askedBy(d *engine.Decision) map[*logic.Expression]distance {
	all := map[*logic.Expression]distance{}
	add := func(e *logic.Expression, n distance) {
		if e == nil {
			return
		}
		if was, there := all[e]; !there || n < was {
			all[e] = n
		}
	}
	for i := range d.Debts {
		for n, s := range d.Book.Stages {
			add(s.When, heldOr(slices.Contains(d.Debts[i].Candidates, n), nextTo))
		}
		for k := range d.Debts[i].Options {
			addOption(&d.Debts[i].Options[k], add)
		}
	}
	for i := range d.Alerts {
		a := &d.Alerts[i]
		add(a.Alert.When, heldOr(isShown(a), heldOr(asks(a), farther)))
		if isShown(a) {
			add(a.Alert.Due, held)
		}
	}
	for _, of := range d.Doubts {
		add(of.Doubt.When, heldOr(of.Truth == logic.Yes, farther))
	}
	for _, row := range d.Book.Urgency {
		add(row.When, heldOr(len(d.Debts) > 1, farthest))
	}
	return all
}

func heldOr(is bool, otherwise distance) distance {
	if is {
		return held
	}
	return otherwise
}

// addOption adds the conditions of an option.
func addOption(o *engine.OptionDecision, add func(*logic.Expression, distance)) {
	if o.Offered == logic.No {
		return
	}
	shown := heldOr(o.Status != engine.Ineligible, nextTo)
	for n, c := range o.Option.Requires {
		add(c.When, heldOr(o.Requires[n] != logic.Yes, shown+1))
	}
	for n, c := range o.Option.Weighs {
		add(c.When, heldOr(o.Weighs[n] != logic.No, shown+1))
	}
	for _, l := range o.Option.Lines {
		add(l.When, shown)
	}
}
