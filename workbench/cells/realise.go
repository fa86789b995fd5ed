package cells

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// ask is a question on its way from cells to a profile.
type ask struct {
	*Space
	*grid
	where    Setting
	question *Question
	search   *search
	found    *fact.Profile
	rounds   int
}

// The bounds of trying: how many combinations of cells, how many profiles for one of them from where a climb starts, and how many in vain in a whole space,
// after which nothing is climbed any more.
const (
	mostRounds   = 8
	mostProfiles = 400
	mostInVain   = 100_000
)

// try is whether there is a profile that lies in the cells chosen, as the engine judges. Cells of what is not looked into do not say which facts lead
// there, so those are tried, with a second debt where others count. Where none does, other cells of those and of the facts beneath are the next to try.
func (a *ask) try(chosen []int, because axisSet) bool {
	a.rounds++
	a.search.spent = a.rounds >= mostRounds
	p := a.told(a.grid, chosen, a.where.Debt)
	if a.confirms(a.where, a.question, p) {
		a.found = p
		return true
	}
	if a.vain >= mostInVain {
		return false
	}
	c := climb{ask: a, chosen: chosen}
	beneath, others := c.prepare()
	c.blame(beneath, because)
	if c.climbs(p, beneath, 1) {
		return true
	}
	if !others {
		return false
	}
	p = copied(p)
	p.Debts = append(p.Debts, a.blankDebt(2))
	return c.climbs(p, beneath, 2)
}

// prepare finds what is wanted, and what may be changed for its sake.
func (c *climb) prepare() (beneath []*fact.Fact, others bool) {
	for i := range c.axes {
		if of := c.axes[i].of; c.chosen[i] >= 0 && c.variables[of].opaque != "" {
			c.wants = append(c.wants, i)
			facts, through := c.beneath(of)
			beneath, others = append(beneath, facts...), others || through
		}
	}
	return beneath, others
}

// blame enters the cells of what is wanted and of the facts beneath.
func (c *climb) blame(beneath []*fact.Fact, because axisSet) {
	for i := range c.axes {
		v := &c.variables[c.axes[i].of]
		if c.chosen[i] >= 0 && (v.opaque != "" || slices.Contains(beneath, v.fact)) {
			because.add(i)
		}
	}
}

// climbs is whether a climb from anywhere leads to a profile of which the question holds.
func (c *climb) climbs(p *fact.Profile, beneath []*fact.Fact, debts int) bool {
	c.free = nil
	for _, f := range c.book.Vocabulary.Facts {
		if !slices.Contains(beneath, f) {
			continue
		}
		if values := c.valuesFor(f); len(values) > 0 {
			c.free = append(c.free, freeFact{f, 0, values})
		}
		if debts > 1 && f.Of == fact.Debt {
			c.free = append(c.free, freeFact{f, 1, append(c.ladder(f), fact.Value{})})
		}
	}
	for _, pick := range starts {
		if c.at, c.asked = c.begin(p, pick), 0; c.up() {
			c.found = c.at
			return true
		}
	}
	return false
}

// starts pick the first of the values that are tried: something of everything, so that whatever is reckoned can be; and nothing of anything.
var starts = []func(values []fact.Value) fact.Value{
	func(values []fact.Value) fact.Value {
		if numbers := values[len(values)/2].Number; !numbers.IsZero() {
			return values[len(values)/2]
		}
		return values[0]
	},
	func(values []fact.Value) fact.Value { return values[0] },
}

// begin is a profile with a value for everything that may be changed.
func (c *climb) begin(p *fact.Profile, pick func([]fact.Value) fact.Value) *fact.Profile {
	q := copied(p)
	for _, f := range c.free {
		*value(q, f.Fact, f.debt) = pick(f.values)
	}
	return q
}

// valuesFor are values of a fact of the debt to try: those that lie in its cell where it has one. The last is that it is not known, where it has none.
func (c *climb) valuesFor(f *fact.Fact) []fact.Value {
	own := -1
	for i := range c.axes {
		if v := &c.variables[c.axes[i].of]; v.fact == f && c.axes[i].ids == nil && v.opaque == "" {
			own = i
		}
	}
	if own < 0 || c.chosen[own] < 0 {
		return append(c.ladder(f), fact.Value{})
	}
	x := &c.axes[own]
	cell := x.cells[c.chosen[own]]
	if v := &c.variables[x.of]; v.kind != numeric || cell.unknown {
		return nil // it stays as it is
	}
	values := slices.DeleteFunc(c.ladder(f), func(v fact.Value) bool {
		r := numberOf(f, v)
		return cell.span.nearest(r).Cmp(r) != 0
	})
	return append([]fact.Value{c.numberIn(f, cell.span)}, values...)
}
