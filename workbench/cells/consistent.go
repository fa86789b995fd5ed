package cells

import "math/big"

// contradicts reports whether the cells chosen of sums and of their parts exclude one another, and adds
// to because the axes of the first such sum and of its parts, or those of several that do together.
func (a *witnessSearch) contradicts(chosen []int, because bitset) bool {
	for i := range a.axes {
		v := &a.variables[a.axes[i].of]
		if chosen[i] < 0 || v.kind != numeric || len(v.weights) == 0 || len(v.twice) > 0 || !v.shape.exact {
			continue
		}
		if c := &a.axes[i].cells[chosen[i]]; !a.allowsSum(v, c, a.axes[i].asked, chosen) {
			because.add(i)
			for _, w := range v.weights {
				if n, ok := a.axisOf[w.of]; ok && chosen[n] >= 0 {
					because.add(n)
				}
			}
			return true
		}
	}
	return a.excludeTogether(chosen, because)
}

// allowsSum reports whether a sum may lie in a cell, as far as the cells of its parts say.
func (a *witnessSearch) allowsSum(v *variable, c *cell, asked []*atom, chosen []int) bool {
	least, greatest := interval{v.plus, v.plus}, interval{v.plus, v.plus}
	for _, w := range v.weights {
		low, high := a.endsOf(w.of, chosen)
		if low, high = low.scaled(w.by), high.scaled(w.by); w.by.Sign() < 0 {
			low, high = high, low
		}
		least, greatest = least.plus(low), greatest.plus(high)
	}
	if !c.unknown {
		return !c.span.isBeyond(least, greatest)
	}
	for _, t := range asked {
		if t.than == nil {
			continue
		}
		switch c.truth(t) {
		case yes:
			if greatest.low != nil && !t.holds(greatest.low) {
				return false
			}
		case no:
			if least.high != nil && t.holds(least.high) {
				return false
			}
		default:
			if greatest.high != nil && t.holds(greatest.high) || least.low != nil && !t.holds(least.low) {
				return false
			}
		}
	}
	return true
}

// isBeyond reports whether no number of a span lies between one of least and one of greatest.
func (p span) isBeyond(least, greatest interval) bool {
	return p.high != nil && least.low != nil && p.high.Cmp(least.low) < 0 ||
		p.low != nil && greatest.high != nil && p.low.Cmp(greatest.high) > 0
}

// endsOf returns within what the lower and the upper limit of a part lie, in the cell chosen for it:
// both are its value where it is known.
func (a *witnessSearch) endsOf(of int32, chosen []int) (low, high interval) {
	n, ok := a.axisOf[of]
	if !ok || chosen[n] < 0 {
		return interval{}, interval{}
	}
	v, c := &a.variables[of], &a.axes[n].cells[chosen[n]]
	switch {
	case !c.unknown:
		return interval{c.span.low, c.span.high}, interval{c.span.low, c.span.high}
	case v.isSettled():
		return end(v.shape.untold.low), end(v.shape.untold.high)
	case c.nothing:
		return interval{}, interval{}
	}
	for _, t := range a.axes[n].asked {
		if t.than == nil {
			continue
		}
		switch c.truth(t) {
		case yes:
			high.high = nearer(high.high, t.than, -1)
		case no:
			low.low = nearer(low.low, t.than, 1)
		default:
			low.high, high.low = nearer(low.high, t.than, -1), nearer(high.low, t.than, 1)
		}
	}
	return low, high
}

// end returns where a settled limit lies; one without bound may be anything.
func end(bound *big.Rat) interval { return interval{bound, bound} }

// nearer returns the lesser of two bounds, or with a sign of 1 the greater; nil is no bound.
func nearer(a, b *big.Rat, sign int) *big.Rat {
	if a == nil || b.Cmp(a) == sign {
		return b
	}
	return a
}
