package cells

import (
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/engine/logic"
)

// mostCounted is up to which number it is looked into how many there are.
const mostCounted = 8

// atLeast reports whether n of the formulas hold.
func (t *translator) atLeast(n int, of []formula) formula {
	// row[k] is whether at least k of those seen so far hold
	row := make([]formula, n+1)
	row[0] = t.constant(yes)
	for k := 1; k <= n; k++ {
		row[k] = t.constant(no)
	}
	for _, f := range of {
		for k := n; k > 0 && t.spend(); k-- {
			row[k] = t.or(row[k], t.and(f, row[k-1]))
		}
	}
	return row[n]
}

// compareCount compares how many hold with a number.
func (t *translator) compareCount(operator string, c *count, limit *big.Rat) formula {
	holds := func(n int) bool { return signs[operator][whole(int64(n)).Cmp(limit)+1] }
	truth := t.constant(given(holds(0)))
	for n := 1; n <= len(c.of); n++ { // from where the answer changes to where it changes again
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
	return t.where(c.known, truth)
}

// length returns how many a list has.
func (t *translator) length(n *logic.Node, in scope) figure {
	if n.Parts[0].Op == logic.OpDebts {
		v := variable{
			kind: numeric, key: "len(debts)", opaque: "len(debts)", always: true, others: true,
			shape: shape{whole(1), whole(100), whole(1), 0, true},
		}
		return t.bare(t.variable(v), v.key)
	}
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaque(n, in, shape{low: new(big.Rat), step: whole(1), exact: true})
	}
	c := &count{known: l.known, plain: t.opaque(n, in, ofCount(len(l.members)))}
	for _, m := range l.members {
		c.of = append(c.of, m.there)
	}
	if l.plain >= 0 {
		c.any = t.anyOf(l, slices.Repeat([]formula{always}, len(l.members)))
	}
	return figure{count: c, leaves: 1, shape: c.plain.shape}
}

// ofCount returns the shape of a number of things, of which there are so many.
func ofCount(n int) shape { return shape{new(big.Rat), whole(int64(n)), whole(1), 0, true} }

// counted returns for how many elements a predicate holds. It is unknown where that is not known of
// one.
func (t *translator) counted(n *logic.Node, in scope) figure {
	l, ok := t.list(n.Parts[0], in)
	if !ok {
		return t.opaque(n, in, shape{low: new(big.Rat), step: whole(1), exact: true})
	}
	c := &count{known: l.known, plain: t.opaque(n, in, ofCount(len(l.members)))}
	for i, truth := range t.ofEach(n, l, in) {
		hold := t.and(l.members[i].there, truth)
		c.of = append(c.of, hold)
		c.known = t.and(c.known, t.among(hold, known))
	}
	c.known = t.among(c.known, yes)
	return figure{count: c, leaves: 1, shape: c.plain.shape}
}

// extreme returns the least or the greatest of several numbers; known where all are.
func (t *translator) extreme(n *logic.Node, in scope) figure {
	nodes := n.Parts
	if len(nodes) == 1 && nodes[0].Op == logic.OpList {
		nodes = nodes[0].Parts
	} else if len(nodes) == 1 {
		return t.opaque(n, in, t.shapeOfElements(nodes[0]))
	}
	var best figure
	for i, node := range nodes {
		next := t.figure(node, in)
		switch {
		case !next.countless() || best.leaves*next.leaves > mostLeaves:
			return t.opaque(n, in, shape{})
		case i == 0:
			best = next
		case n.Function.Name == "max":
			best = t.larger(best, next, ">=", shape.larger)
		default:
			best = t.larger(best, next, "<=", func(s, u shape) shape {
				return s.negated().larger(u.negated()).negated()
			})
		}
	}
	return best
}

// larger is f where it stands to g as the operator says, else g.
func (t *translator) larger(f, g figure, operator string, of func(s, u shape) shape) figure {
	best := t.forked(strict, t.compare(operator, f, g), f, g)
	if best.fork != nil {
		best.shape = of(f.shape, g.shape)
	}
	return best
}

func (t *translator) absolute(n *logic.Node, in scope) figure {
	f := t.figure(n.Parts[0], in)
	if !f.countless() || f.leaves*f.leaves > mostLeaves {
		return t.opaque(n, in, shape{low: new(big.Rat)})
	}
	return t.larger(f, f.negated(), ">=", shape.larger)
}

// rounded is ceil, floor or round. A whole number stays as it is.
func (t *translator) rounded(n *logic.Node, in scope) figure {
	f := t.figure(n.Parts[0], in)
	if f.shape.step != nil && f.shape.step.IsInt() && f.shape.exact {
		return f
	}
	of := shape{step: whole(1), exact: true}
	if f.shape.fits() {
		of.low, of.high = added(f.shape.low, whole(-1)), added(f.shape.high, whole(1))
	}
	if atLeastZero(f.shape) {
		of.low = new(big.Rat)
	}
	return t.opaque(n, in, of)
}

// total returns a sum: of numbers in brackets, or of something of every debt.
func (t *translator) total(n *logic.Node, in scope) figure {
	if len(n.Parts) > 1 || n.Parts[0].Op != logic.OpList {
		of := t.shapeOfElements(n.Parts[len(n.Parts)-1])
		return t.opaque(n, in, shape{low: lowOfTotal(of.low), step: of.step, exact: of.exact, decimals: of.decimals})
	}
	sum := number(new(big.Rat), "0")
	for _, node := range n.Parts[0].Parts {
		next := t.figure(node, in)
		if !next.countless() || sum.leaves*next.leaves > mostLeaves {
			return t.opaque(n, in, shape{})
		}
		sum = together(sum, next, func(x, y figure) figure { return t.reckon("+", x, y) })
	}
	return sum
}

func lowOfTotal(low *big.Rat) *big.Rat {
	if low != nil && low.Sign() >= 0 {
		return new(big.Rat) // of none, where those that count are picked
	}
	return nil
}

// shapeOfElements returns what is known of a given fact of every debt: of .fact, or of map(debts,
// .fact). What is derived may depend on a creditor's own figures.
func (t *translator) shapeOfElements(n *logic.Node) shape {
	if n.Calls("map") {
		return t.shapeOfElements(n.Parts[1])
	}
	if n.Op != logic.OpFact || !n.Each || n.Kind != logic.Number {
		return shape{}
	}
	f := t.book.Vocabulary.Find(n.Name)
	if f == nil || !f.Given() {
		return shape{}
	}
	return shapeOfGiven(f)
}
