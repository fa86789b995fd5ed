package cells

import (
	"math/big"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// climb goes from profile to profile, each time to one that comes nearer to what is wanted.
type climb struct {
	*ask
	chosen []int
	at     *fact.Profile
	wants  []int // axes of what is not looked into, and has a cell
	free   []freeFact
	asked  int // how many profiles the engine has judged
}

// freeFact is a fact, of one of the debts when it is a debt's, with the values that may be tried.
type freeFact struct {
	*fact.Fact
	debt   int
	values []fact.Value
}

// up climbs until the question holds; false where no step leads higher or too many have been tried.
func (c *climb) up() bool {
	height, top := c.height(c.at)
	for !top && c.asked < mostProfiles {
		before := height
		if height, top = c.steps(height, c.free); height == before && !top {
			height, top = c.doubleStep(height)
		}
		if height == before && !top {
			return false
		}
	}
	return top
}

// steps changes one fact after the other where that leads higher.
func (c *climb) steps(height int, free []freeFact) (int, bool) {
	for _, f := range free {
		for _, v := range f.values {
			if c.asked >= mostProfiles {
				return height, false
			}
			p := c.changed(c.at, f, v)
			h, top := c.height(p)
			if h > height || top {
				c.at, height = p, h
			}
			if top {
				return height, true
			}
		}
	}
	return height, false
}

// doubleStep changes two facts at once where that leads higher.
func (c *climb) doubleStep(height int) (int, bool) {
	from := c.at
	for i, f := range c.free {
		for _, v := range f.values {
			if c.asked >= mostProfiles {
				break
			}
			c.at = c.changed(from, f, v)
			if h, top := c.steps(height, c.free[i+1:]); h > height || top {
				return h, top
			}
		}
	}
	c.at = from
	return height, false
}

func (c *climb) changed(p *fact.Profile, f freeFact, v fact.Value) *fact.Profile {
	q := copied(p)
	*value(q, f.Fact, f.debt) = v
	return q
}

// height tells how much of what is wanted a profile has; top is whether the question holds of it.
func (c *climb) height(p *fact.Profile) (height int, top bool) {
	c.asked++
	c.vain++
	d := c.judge.Decide(p, c.day)
	truth := c.Space.truths(d, c.where)
	if c.isWhere(d, c.where) {
		height++
		top = c.question.holds(truth)
	}
	height += c.question.met(truth)
	for _, i := range c.wants {
		x := &c.axes[i]
		height += c.nearness(x.of, x.cells[c.chosen[i]])
	}
	return height, top
}

// nearness is 2 where a variable has, in what has been judged last, a value of the cell, 1 where it is known and should be, else 0, as it is for what cannot
// be read off.
func (c *climb) nearness(of int32, cell cell) int {
	r, ok := c.read(of)
	switch {
	case c.variables[of].kind != numeric || !ok || (r == nil) != cell.unknown:
		return 0
	case r == nil || cell.span.nearest(r).Cmp(r) == 0:
		return 2
	}
	return 1
}

// read is the number of a variable in what has been judged last, nil where it is not known; not ok where it cannot be read off.
func (c *climb) read(of int32) (r *big.Rat, ok bool) {
	v := &c.variables[of]
	switch {
	case v.fact != nil && (v.fact.Of == fact.Borrower || c.where.Debt != nil):
		return c.readFact(v.fact), true
	case len(v.weights) == 0:
		return nil, false
	}
	total := v.plus
	for _, w := range v.weights {
		part, ok := c.read(w.of)
		if !ok || part == nil {
			return nil, ok
		}
		total = new(big.Rat).Add(total, new(big.Rat).Mul(part, w.by))
	}
	return total, true
}

func (c *climb) readFact(f *fact.Fact) *big.Rat {
	debt := logic.NoDebt
	if f.Of == fact.Debt {
		debt = 0
	}
	v := c.frame.Read(f, debt)
	if !v.Known {
		return nil
	}
	return numberOf(f, *v)
}
