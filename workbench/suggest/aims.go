package suggest

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// aim is a goal, and what it takes to see whether it is reached.
type aim struct {
	Goal
	reached bool
	judge   *engine.Judge // by the changed book
	reach   mutation.Reach

	was, is *logic.Expression // where the mutant changes a condition: without the change, and with it
	frame   *logic.Frame      // of the changed book, over what the book has judged last
	parts   []part            // what stands beside the change
}

// condition is whether a path is of a condition that is asked of the borrower or a debt, and of no more.
func condition(path string) bool {
	return strings.HasSuffix(path, ".when") && !strings.HasPrefix(path, "urgency.")
}

// reaches is whether a decision reaches a goal, and else whether it comes nearer to it.
func (h *hunt) reaches(a *aim, s seat, d *engine.Decision) (does, stirs bool) {
	switch {
	case a.Mutant != nil:
		if a.was != nil && h.alike(a, d) {
			return false, false
		}
		changed := a.judge.Decide(d.Profile, d.AsOf)
		does := a.reach.Compare(d, changed)
		if does == mutation.Doubtful && h.explains > 0 {
			h.explains--
			return len(fixture.Compare(heard(d), heard(changed))) > 0, true
		}
		return does == mutation.Apart, truthsDiffer(d, changed)
	case a.Condition != "":
		return h.asked(a.Goal, d), false
	}
	return h.seen(a.Goal, &d.Debts[s.debt])
}

// alike is whether a condition is known to be the same with the change, of the borrower or of each debt; then so is everything.
func (h *hunt) alike(a *aim, d *engine.Decision) bool {
	for debt := range d.Debts {
		if !a.was.OfDebt {
			debt = logic.NoDebt
		}
		d.At(h.frame, debt)
		d.At(a.frame, debt)
		was, is := d.Truth(h.frame, a.was), d.Truth(a.frame, a.is)
		if was != is || h.explains > 0 && (was == logic.Unknown || a.was.Peeks) {
			return false
		}
	}
	return true
}

func heard(d *engine.Decision) fixture.Hearing {
	return fixture.Hearing{Book: d.Book, Evaluation: engine.Explain(d)}
}

// truthsDiffer is whether any truth differs.
func truthsDiffer(a, b *engine.Decision) bool {
	for i := range a.Debts {
		if !slices.Equal(a.Debts[i].StageTruths, b.Debts[i].StageTruths) || !slices.Equal(a.Debts[i].Truths, b.Debts[i].Truths) {
			return true
		}
	}
	return !slices.EqualFunc(a.Alerts, b.Alerts, func(x, y engine.AlertDecision) bool { return x.Truth == y.Truth })
}

// asked is whether the condition has the truth that is wanted.
func (h *hunt) asked(g Goal, d *engine.Decision) bool {
	for i := range d.Debts {
		for n, s := range d.Book.Stages {
			if s.Place == g.Place && "stage."+s.ID == g.Condition && d.Debts[i].StageTruths[n] == g.Truth {
				return true
			}
		}
		for k := range d.Debts[i].Options {
			o := &d.Debts[i].Options[k]
			if has(o.Option.Requires, o.Requires, g) || has(o.Option.Weighs, o.Weighs, g) {
				return true
			}
		}
	}
	return slices.ContainsFunc(d.Alerts, func(a engine.AlertDecision) bool {
		return a.Alert.Place == g.Place && "alert."+a.Alert.ID == g.Condition && a.Truth == g.Truth && coverage.Asks(d, a)
	})
}

func has(conditions []*book.Condition, truths []logic.Truth, g Goal) bool {
	for i, c := range conditions {
		if c.Place == g.Place && truths[i] == g.Truth {
			return true
		}
	}
	return false
}

// seen is whether the option of a debt is as it is wanted, and else whether fewer of its requirements stand in the way than of most.
func (h *hunt) seen(g Goal, d *engine.DebtDecision) (does, stirs bool) {
	for i := range d.Options {
		o := &d.Options[i]
		if o.Option.Strategy.ID != g.Strategy {
			continue
		}
		if !g.Open {
			return o.Offered == logic.No || o.Status == engine.Ineligible, false
		}
		lacking := 0
		for _, t := range o.Requires {
			if t != logic.Yes {
				lacking++
			}
		}
		if o.Offered != logic.Yes {
			lacking++
		}
		return o.Status == engine.Eligible, lacking <= 1
	}
	return false, false
}
