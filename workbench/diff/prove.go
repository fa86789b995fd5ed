package diff

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/cells"
)

// way says whether a condition can have gone one way for anybody, with a profile for which it has.
type way struct {
	verdict cells.Verdict
	witness string
}

// proof holds the ways a condition can have gone: to more than it came to, and to less.
type proof struct{ looser, closer way }

// prove decides which ways a requirement can have gone, over all profiles whose debt is judged by a
// book that has it. The old condition is taken as the new book reads it, because other changes are
// listed by themselves; one that the new book cannot read is undecided.
func (c *Comparison) prove(of pair[*book.Condition]) (p proof) {
	was, fault := c.now.Language.Compile(of.was.When.Source, logic.Use{
		Gives: logic.Truthy, Debt: true, Stage: true, Require: true,
	})
	if fault != nil {
		return p
	}
	p = proof{way{verdict: cells.Impossible}, way{verdict: cells.Impossible}}
	for _, b := range booksWith(c.now, of.is) {
		where := cells.Setting{Debt: b}
		c.askOf(&p.looser, where, more(was, of.is.When))
		c.askOf(&p.closer, where, more(of.is.When, was))
	}
	return p
}

// more asks whether a condition can come to more than another: to unknown or yes where that is no,
// to yes where it is unknown.
func more(other, e *logic.Expression) cells.Question {
	return cells.Any(
		cells.All(cells.Is(other, logic.No), cells.Is(e, logic.Unknown, logic.Yes)),
		cells.All(cells.Is(other, logic.Unknown), cells.Is(e, logic.Yes)))
}

// askOf asks of one more book. What is possible in any book is possible; what is undecided in any
// is not impossible.
func (c *Comparison) askOf(w *way, where cells.Setting, q cells.Question) {
	if w.verdict == cells.Possible {
		return
	}
	switch answer := c.space.Ask(where, q); answer.Verdict {
	case cells.Possible:
		smallest := c.space.Smallest(where, q, answer.Witness)
		*w = way{cells.Possible, strings.Join(strings.Fields(string(smallest.JSON(c.now.Vocabulary))), " ")}
	case cells.Undecided:
		w.verdict = cells.Undecided
	}
}

// booksWith returns the books of families and lenders that have a requirement.
func booksWith(b *book.Book, c *book.Condition) []*book.DebtBook {
	has := func(o *book.Option) bool { return slices.Contains(o.Requires, c) }
	return slices.DeleteFunc(b.DebtBooks(), func(d *book.DebtBook) bool { return !slices.ContainsFunc(d.Options, has) })
}

// pending is a requirement whose condition has changed: which way is to be proved, or seen from
// what it comes to.
type pending struct {
	change int // index into Comparison.changes
	of     pair[*book.Condition]
	proof  *proof // nil until it is tried
	looser bool   // it was seen to come to more than it did: from no to unknown or yes, from unknown to yes
	closer bool   // it was seen to come to less
}

// wait records a requirement whose condition has just been added.
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

// watch records what the pending requirements come to by either book.
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

// see records what a condition came to before and comes to now.
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
