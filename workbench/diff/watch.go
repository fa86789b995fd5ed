package diff

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// judged is a condition of a debt, or of the borrower.
type judged struct {
	when *logic.Expression
	debt int // index into Decision.Debts, or logic.NoDebt
}

// watch records what the pending conditions come to by either book.
func (c *Comparison) watch(was, is *engine.Decision) {
	if len(c.pending) == 0 {
		return
	}
	before := truthsIn(was)
	for at, now := range truthsIn(is) {
		for _, p := range c.pending {
			if p.of.is != at.when {
				continue
			}
			if old, judgedThen := before[judged{p.of.was, at.debt}]; judgedThen {
				p.more = p.more || openness(now) > openness(old)
				p.less = p.less || openness(now) < openness(old)
			}
		}
	}
}

// openness orders truths by how much they leave open: no, unknown, yes.
func openness(t logic.Truth) int {
	switch t {
	case logic.No:
		return 0
	case logic.Unknown:
		return 1
	}
	return 2
}

// truthsIn returns what the conditions of stages, requirements, weights, alerts and doubts came to, of
// those that hold on the day and were judged.
func truthsIn(d *engine.Decision) map[judged]logic.Truth {
	truths := map[judged]logic.Truth{}
	for i := range d.Debts {
		debt := &d.Debts[i]
		for k, s := range d.Book.Stages {
			truths[judged{s.When, i}] = debt.StageTruths[k]
		}
		for k := range debt.Options {
			o := &debt.Options[k]
			addTruths(truths, d, i, o.Option.Requires, o.Requires)
			addTruths(truths, d, i, o.Option.Weighs, o.Weighs)
		}
	}
	for _, a := range d.Alerts {
		if a.Applies == logic.Yes {
			truths[judged{a.Alert.When, a.Debt}] = a.Truth
		}
	}
	for _, one := range d.Doubts {
		truths[judged{one.Doubt.When, one.Debt}] = one.Truth
	}
	return truths
}

func addTruths(into map[judged]logic.Truth, d *engine.Decision, debt int, all []*book.Condition, are []logic.Truth) {
	for i, c := range all {
		if c.Holds(d.AsOf) {
			into[judged{c.When, debt}] = are[i]
		}
	}
}
