package diff

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/cells"
)

// Comparison is of an old book with a new one.
type Comparison struct {
	old, now *book.Book
	changes  []Change
	added    map[key]int             // indexes into changes
	places   map[string]pair[string] // of what both books have, by its path
	pending  []*pending
	space    *cells.Space // of the new book
	judges   pair[*engine.Judge]
	// something has changed on which any profile may turn, whoever the creditor
	anywhere bool
	// what orders debts has changed, and so perhaps what is asked of several
	reordered bool
	// something has changed of what letters there are, or what is in them
	lettered bool
	same     map[pair[*logic.Expression]]bool // whether two conditions say the same
}

// key identifies a change: what a layer says reaches many books, and is one change.
type key struct{ what, wasAt, isAt, was, is string }

// Between compares two books. What can be said of conditions without any profile is said for that
// day.
func Between(old, now *book.Book, day calendar.Day) *Comparison {
	c := &Comparison{
		old: old, now: now, space: cells.New(now, day), added: map[key]int{}, places: map[string]pair[string]{},
		judges: pair[*engine.Judge]{engine.NewJudge(old), engine.NewJudge(now)},
		same:   map[pair[*logic.Expression]]bool{},
	}
	c.bookItself()
	c.facts()
	c.subjects()
	c.parameters()
	c.sources()
	c.hardships()
	c.materials()
	c.kinds()
	c.strategies()
	c.stages()
	c.alerts()
	c.doubts()
	c.urgency()
	c.household()
	c.refusals()
	c.holidays()
	c.page()
	c.letters()
	c.families()
	c.guesses()
	c.lenders()
	c.debtBooks()
	c.claims()
	c.anywhere = slices.ContainsFunc(c.changes, concernsAll)
	c.lettered = slices.ContainsFunc(c.changes, concernsLetters)
	c.reordered = slices.ContainsFunc(c.changes, func(ch Change) bool { return strings.HasPrefix(ch.What, "urgency") })
	return c
}

// Changes returns what the two books do not say alike, the gravest class first, each in the order
// of the book. Which way a condition went is by what can be proved, and else by what has been judged so
// far.
func (c *Comparison) Changes() []Change {
	changes := make([]Change, len(c.changes))
	for i, ch := range c.changes {
		ch.Families, ch.Lenders = append([]string{}, ch.Families...), append([]string{}, ch.Lenders...)
		changes[i] = ch
	}
	for _, p := range c.pending {
		c.settle(p, &changes[p.change])
	}
	sortChanges(changes)
	return changes
}

// add adds a change; one that is known already gets a longer reach.
func (c *Comparison) add(ch Change, to reach) {
	k := key{ch.What, ch.WasAt, ch.IsAt, ch.Was, ch.Is}
	i, known := c.added[k]
	if !known {
		i = len(c.changes)
		c.added[k] = i
		c.changes = append(c.changes, ch)
	}
	c.changes[i].Families = union(c.changes[i].Families, to.families)
	c.changes[i].Lenders = union(c.changes[i].Lenders, to.lenders)
}

// union appends to a list what it does not have.
func union(list, more []string) []string {
	for _, id := range more {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

func (c *Comparison) bookItself() {
	t := thing{c: c, what: "book", wasAt: "book.toml", isAt: "book.toml"}
	t.saying(c.old.Said, c.now.Said).keys()
}
