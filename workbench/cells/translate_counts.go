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

// compareCount compares a count with a number. What may count is both counted and not.
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
	anyNumber := cell{unknown: true, span: span{low: new(big.Rat)}}
	return t.choose(ternary, c.told, truth, t.constant(anyNumber.compare(&atom{asks: testOf[operator], than: limit})))
}

// figureOfLen translates len.
func (t *translator) figureOfLen(n *logic.Node, in scope) figure {
	if n.Parts[0].Op == logic.OpDebts {
		v := variable{
			kind: numeric, key: "len(debts)", opaque: "len(debts)", always: true, others: true,
			shape: onSteps(integer(1), integer(100), integer(1), 0),
		}
		return t.bare(t.variable(v), v.key)
	}
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaque(n, in, ofCount(nil))
	}
	c := &count{told: l.told, known: l.known, plain: t.opaque(n, in, ofCount(integer(int64(len(l.members)))))}
	for _, m := range l.members {
		c.of = append(c.of, m.there)
	}
	if l.plain >= 0 {
		c.any = t.anyOf(l, slices.Repeat([]formula{always}, len(l.members)))
	}
	return figure{count: c, leaves: 1, shape: c.plain.shape}
}

// ofCount returns the shape of a count of at most so many.
func ofCount(most *big.Rat) shape {
	of := onSteps(new(big.Rat), most, integer(1), 0)
	of.untold.low = new(big.Rat)
	return of
}

// figureOfCount translates count. It is not known where the predicate is unknown for a member.
func (t *translator) figureOfCount(n *logic.Node, in scope) figure {
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaque(n, in, ofCount(nil))
	}
	c := &count{told: l.told, known: l.known, plain: t.opaque(n, in, ofCount(integer(int64(len(l.members)))))}
	for i, truth := range t.ofEach(n, l, in) {
		hold := t.and(l.members[i].there, truth)
		c.of = append(c.of, hold)
		c.known = t.and(c.known, t.among(hold, known))
	}
	c.known = t.among(c.known, yes)
	return figure{count: c, leaves: 1, shape: c.plain.shape}
}
