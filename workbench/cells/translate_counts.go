package cells

import (
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/engine/logic"
)

// mostCounted is the greatest number with which a count is compared; beyond it the comparison is
// left open.
const mostCounted = 8

// atLeast reports whether at least n of the formulas hold.
func (t *translator) atLeast(n int, of []formula) formula {
	// row[k] is whether at least k of the formulas seen so far hold
	row := make([]formula, n+1)
	row[0] = t.constant(yes)
	for k := 1; k <= n; k++ {
		row[k] = t.constant(no)
	}
	for _, f := range of {
		for k := n; k > 0 && t.takeNode(); k-- {
			row[k] = t.or(row[k], t.and(f, row[k-1]))
		}
	}
	return row[n]
}

// compareCount compares a count with a number.
func (t *translator) compareCount(operator string, c *count, limit *big.Rat) formula {
	holds := func(n int) bool { return signs[operator][integer(int64(n)).Cmp(limit)+1] }
	truth := t.constant(asTruth(holds(0)))
	for n := 1; n <= len(c.of); n++ { // where the answer changes from n-1 to n
		if holds(n) == holds(n-1) {
			continue
		}
		if n > mostCounted {
			return t.constant(any3)
		}
		more := c.any
		if n > 1 || more == 0 {
			more = t.atLeast(n, c.of)
		}
		if holds(n) {
			truth = t.or(truth, more)
		} else {
			truth = t.and(truth, t.not(more))
		}
	}
	return t.choose(strict, c.given, truth, t.ofAnyCount(holds, limit))
}

// ofAnyCount returns whether a comparison holds for every count from 0 on; unknown where it does for
// some.
func (t *translator) ofAnyCount(holds func(int) bool, limit *big.Rat) formula {
	first := holds(0)
	for n := range mostCounted + 2 {
		if holds(n) != first {
			return t.constant(unknown)
		}
	}
	if limit.Cmp(integer(mostCounted)) > 0 {
		return t.constant(asTruth(first) | unknown)
	}
	return t.constant(asTruth(first))
}

// figureOfLen translates len.
func (t *translator) figureOfLen(n *logic.Node, in scope) figure {
	if n.Parts[0].Op == logic.OpDebts {
		v := variable{
			kind: numeric, key: "len(debts)", opaque: "len(debts)", always: true, others: true,
			shape: shape{integer(1), integer(100), integer(1), 0, true},
		}
		return t.bare(t.variable(v), v.key)
	}
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaque(n, in, shape{low: new(big.Rat), step: integer(1), exact: true})
	}
	c := &count{known: l.known, given: l.given, plain: t.opaque(n, in, ofCount(len(l.members)))}
	for _, m := range l.members {
		c.of = append(c.of, m.there)
	}
	if l.plain >= 0 {
		c.any = t.anyOf(l, slices.Repeat([]formula{always}, len(l.members)))
	}
	return figure{count: c, leaves: 1, shape: c.plain.shape}
}

// ofCount returns the shape of a count of at most n.
func ofCount(n int) shape { return shape{new(big.Rat), integer(int64(n)), integer(1), 0, true} }

// figureOfCount translates count. It is unknown where the predicate is unknown for a member.
func (t *translator) figureOfCount(n *logic.Node, in scope) figure {
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaque(n, in, shape{low: new(big.Rat), step: integer(1), exact: true})
	}
	c := &count{known: l.known, given: l.given, plain: t.opaque(n, in, ofCount(len(l.members)))}
	for i, truth := range t.ofEach(n, l, in) {
		hold := t.and(l.members[i].there, truth)
		c.of = append(c.of, hold)
		c.known = t.and(c.known, t.among(hold, known))
	}
	c.known = t.among(c.known, yes)
	return figure{count: c, leaves: 1, shape: c.plain.shape}
}
