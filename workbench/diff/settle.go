package diff

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/cells"
)

// pending is a requirement whose condition has changed: which way is to be proved, or to be seen
// from what it comes to.
type pending struct {
	change int // index into Comparison.changes
	of     pair[*book.Condition]
	proof  *proof // nil until somebody asks
	looser bool   // it was seen to come to more than it did: from no to unknown or yes, from unknown to yes
	closer bool   // it was seen to come to less
}

// wait notes a requirement whose condition has just been told of.
func (c *Comparison) wait(t thing, of pair[*book.Condition]) {
	if c.pendingOf(of) == nil {
		at := c.known[key{t.what, t.wasAt, t.isAt, source(of.was.When), source(of.is.When)}]
		c.pending = append(c.pending, &pending{change: at, of: of})
	}
}

func (c *Comparison) pendingOf(of pair[*book.Condition]) *pending {
	for _, p := range c.pending {
		if p.of == of {
			return p
		}
	}
	return nil
}

// settle classes a change by what can be proved, and where that is not all, by what was seen.
func (c *Comparison) settle(p *pending, ch *Change) {
	if p.proof == nil {
		proved := c.prove(p.of)
		p.proof = &proved
	}
	looser, closer := p.proof.looser, p.proof.closer
	can := func(w way, seen bool) bool {
		return w.verdict == cells.Possible || w.verdict == cells.Undecided && seen
	}
	more, less := can(looser, p.looser), can(closer, p.closer)
	decided := looser.verdict != cells.Undecided && closer.verdict != cells.Undecided
	switch {
	case more && !less:
		ch.Class, ch.Witness = Looser, looser.witness
	case less && !more:
		ch.Class, ch.Witness = Stricter, closer.witness
	}
	switch {
	case decided && !more && !less:
		ch.Grounds = Equal
	case decided:
		ch.Grounds = Proved
	case more || less:
		ch.Grounds = Seen
	default:
		ch.Grounds = Open
	}
}

// watch notes what the requirements that are pending come to by either book.
func (c *Comparison) watch(was, is *engine.Decision) {
	if len(c.pending) == 0 {
		return
	}
	for i := range is.Debts {
		for k := range is.Debts[i].Options {
			now := &is.Debts[i].Options[k]
			if before := optionIn(&was.Debts[i], now.Option.Strategy.ID); before != nil {
				c.watchOption(before, now)
			}
		}
	}
}

func (c *Comparison) watchOption(was, is *engine.OptionDecision) {
	for i, now := range is.Option.Requires {
		for k, before := range was.Option.Requires {
			if before.ID != now.ID {
				continue
			}
			if p := c.pendingOf(pair[*book.Condition]{before, now}); p != nil {
				p.see(was.Requires[k], is.Requires[i])
			}
		}
	}
}

// see notes what a condition came to before and comes to now.
func (p *pending) see(was, is logic.Truth) {
	p.looser = p.looser || openness(is) > openness(was)
	p.closer = p.closer || openness(is) < openness(was)
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

func optionIn(d *engine.DebtDecision, strategy string) *engine.OptionDecision {
	for i := range d.Options {
		if d.Options[i].Option.Strategy.ID == strategy {
			return &d.Options[i]
		}
	}
	return nil
}
