package diff

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// pending is a requirement whose condition has changed: which way is to be seen from what it comes to.
type pending struct {
	change int // index into Comparison.changes
	of     pair[*book.Condition]
	looser bool // it was seen to come to more than it did: from no to unknown or yes, from unknown to yes
	closer bool // it was seen to come to less
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

// settle classes a change by what was seen.
func (p *pending) settle(ch *Change) {
	ch.Seen = p.looser || p.closer
	switch {
	case p.looser && !p.closer:
		ch.Class = Looser
	case p.closer && !p.looser:
		ch.Class = Stricter
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
