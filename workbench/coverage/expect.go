package coverage

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// key is a condition's place and id, because several may stand on one line, or an option's book and
// strategy.
type key struct{ in, id string }

// counter holds what has been counted so far.
type counter struct {
	conditions map[key]*Condition
	options    map[key]*Option
	plans      map[key]*Plan
	letters    map[key]*Plan
}

func newCounter() *counter {
	return &counter{
		conditions: map[key]*Condition{}, options: map[key]*Option{}, plans: map[key]*Plan{}, letters: map[key]*Plan{},
	}
}

// expecting returns a counter that has everything of a book, with zeros. Kinds come before
// strategies and these before options, so that what is inherited has the name under which it stands
// in its file.
func expecting(b *book.Book) *counter {
	c := newCounter()
	c.single(b)
	for _, k := range b.Kinds {
		c.both("kind."+k.ID, k.Requires, k.Weighs)
	}
	for _, s := range b.Strategies {
		c.both("strategy."+s.ID, s.Requires, s.Weighs)
		c.lines("strategy."+s.ID, s.Lines)
		c.enterPlans("strategy."+s.ID, s.Plans)
	}
	for _, f := range b.Families {
		c.book(f.ID, f.Book, bareDebt(b, "", f.ID))
	}
	for _, l := range b.Lenders {
		c.book(l.ID, l.Book, bareDebt(b, l.ID, ""))
	}
	return c
}

// single adds the conditions that are no part of an option.
func (c *counter) single(b *book.Book) {
	for _, s := range b.Stages {
		c.condition("stage", "stage."+s.ID, s.When, key{s.Place, s.ID})
	}
	for _, a := range b.Alerts {
		c.condition("alert", "alert."+a.ID, a.When, key{a.Place, a.ID})
	}
	for _, d := range b.Doubts {
		c.condition("doubt", "doubt."+d.ID, d.When, key{d.Place, d.ID})
	}
	for _, u := range b.Urgency {
		c.condition("urgency", "urgency."+u.ID, u.When, key{u.Place, u.ID})
	}
	if h := b.Household; h != nil {
		c.condition("share", "household", h.When, key{h.Place, "household"})
		for _, s := range h.Shares {
			c.condition("share", "share."+s.ID, s.When, key{s.Place, s.ID})
		}
	}
	for _, p := range b.Promises {
		c.condition("promise", "promise."+p.ID, p.When, key{p.Place, p.ID})
	}
	for _, l := range b.Letters {
		c.condition("letter", "letter", l.When, key{l.Place, l.ID})
		c.letters[key{l.Place, l.ID}] = &Plan{Place: l.Place, ID: "letter"}
		for _, part := range l.Blocks {
			c.condition("letter", "block."+part.ID, part.When, key{part.Place, part.ID})
			for _, r := range part.Rows {
				c.condition("letter", "block."+part.ID+".row."+r.ID, r.When, key{r.Place, r.ID})
			}
		}
	}
	if b.Refusals != nil {
		c.expectRefusals(b.Refusals)
	}
	for _, f := range b.Families {
		for _, g := range f.Guesses { // yes of a name that it takes, no of another that the book does not know
			c.conditions[key{g.Place, g.ID}] = &Condition{Kind: "guess", Place: g.Place, ID: "guess." + g.ID}
		}
	}
	for _, l := range b.Lines {
		c.condition("line", "line."+l.ID, l.When, key{l.Place, l.ID})
	}
}

func (c *counter) both(path string, requires, weighs []*book.Condition) {
	for _, r := range requires {
		c.condition("require", path+".require."+r.ID, r.When, key{r.Place, r.ID})
	}
	for _, w := range weighs {
		c.condition("weigh", path+".weigh."+w.ID, w.When, key{w.Place, w.ID})
	}
}

func (c *counter) lines(path string, lines []*book.Line) {
	for _, l := range lines {
		c.condition("line", path+"."+l.Name(), l.When, key{l.Place, l.ID})
	}
}

// enterPlans enters plans, unless they are there already, and their conditions.
func (c *counter) enterPlans(path string, plans []*book.Plan) {
	for _, p := range plans {
		at := key{p.Place, p.ID}
		c.condition("plan", path+".plan."+p.ID, p.When, at)
		if c.plans[at] == nil {
			c.plans[at] = &Plan{Place: p.Place, ID: path + ".plan." + p.ID}
		}
	}
}

// condition enters one, unless it is there already, or there is none.
func (c *counter) condition(kind, path string, when *logic.Expression, at key) {
	if when != nil && c.conditions[at] == nil {
		c.conditions[at] = &Condition{Kind: kind, Place: at.in, ID: path}
	}
}

func (c *counter) book(name string, b *book.DebtBook, d *bare) {
	for _, o := range b.Options {
		c.both("option."+o.Strategy.ID, o.Requires, o.Weighs)
		c.lines("option."+o.Strategy.ID, o.Lines)
		c.enterPlans("option."+o.Strategy.ID, o.Plans)
		c.options[key{name, o.Strategy.ID}] = &Option{
			Book:          name,
			Strategy:      o.Strategy.ID,
			Place:         o.Place,
			NothingCloses: d.nothingCloses(o),
		}
	}
}

// sorted is what was counted, in its order.
func (c *counter) sorted(b *book.Book) Coverage {
	out := Coverage{Conditions: []Condition{}, Options: []Option{}, Plans: []Plan{}, Letters: []Plan{}}
	for _, s := range c.conditions {
		out.Conditions = append(out.Conditions, *s)
	}
	slices.SortFunc(out.Conditions, func(x, y Condition) int { return comparePlaces(x.Place, x.ID, y.Place, y.ID) })
	for _, p := range c.plans {
		out.Plans = append(out.Plans, *p)
	}
	for _, l := range c.letters {
		out.Letters = append(out.Letters, *l)
	}
	for _, held := range [][]Plan{out.Plans, out.Letters} {
		slices.SortFunc(held, func(x, y Plan) int { return comparePlaces(x.Place, x.ID, y.Place, y.ID) })
	}
	for _, o := range c.options {
		out.Options = append(out.Options, *o)
	}
	slices.SortFunc(out.Options, func(x, y Option) int {
		return cmp.Or(compareBooks(b, x.Book, y.Book), cmp.Compare(
			b.Strategy(x.Strategy).Position, b.Strategy(y.Strategy).Position,
		))
	})
	return out
}

func comparePlaces(x, xID, y, yID string) int {
	xFile, xLine := split(x)
	yFile, yLine := split(y)
	return cmp.Or(cmp.Compare(xFile, yFile), cmp.Compare(xLine, yLine), cmp.Compare(xID, yID))
}

// compareBooks puts families before lenders.
func compareBooks(b *book.Book, x, y string) int {
	rank := func(name string) int {
		if b.Family(name) != nil {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x, y))
}
