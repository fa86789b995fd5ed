package diff

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/cells"
)

// way is whether a condition can have gone one way for anybody, and a profile for which it has.
type way struct {
	verdict cells.Verdict
	witness string
}

// proof is which ways a condition can have gone: to more than it came to, and to less.
type proof struct{ looser, closer way }

// prove decides which ways a requirement can have gone, over everybody whose debt is judged by a
// book that has it. The old condition is taken as the new book reads it, for what has changed
// elsewhere is told elsewhere; one that the new book cannot read is not decided.
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
		c.further(&p.looser, where, more(was, of.is.When))
		c.further(&p.closer, where, more(of.is.When, was))
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

// further asks of one more book. What is possible for anybody is possible; what is not decided for
// anybody is not impossible.
func (c *Comparison) further(w *way, where cells.Setting, q cells.Question) {
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

// booksWith are the books of debts, by family and by lender, that have a requirement.
func booksWith(b *book.Book, c *book.Condition) []*book.DebtBook {
	has := func(o *book.Option) bool { return slices.Contains(o.Requires, c) }
	return slices.DeleteFunc(b.DebtBooks(), func(d *book.DebtBook) bool { return !slices.ContainsFunc(d.Options, has) })
}
