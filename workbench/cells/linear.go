package cells

import (
	"cmp"
	"math/big"
	"slices"
)

// inequality says that a sum of variables is at most a number, or less than it, and which axes say
// so.
type inequality struct {
	weights []weight // in the order of the variables, none of them 0
	most    *big.Rat
	less    bool
	by      bitset
}

// mostInequalities bounds what may follow from the cells of several sums; where more does, they count
// as consistent.
const mostInequalities = 300

// excludeTogether reports whether the cells chosen of several known sums and of their parts exclude one
// another, and adds to because the axes that do: monthly_surplus above 5000 where income and other
// income together are below 4000.
//
// Each cell gives an inequality for each of its ends. From two of which one bounds a variable from
// above and the other from below, one without that variable follows (Fourier and Motzkin), until one
// without variables is false, or no variable is left. Then the variables, the last one first, are given
// values that lie between their bounds.
func (a *witnessSearch) excludeTogether(chosen []int, because bitset) bool {
	all, parts := a.inequalities(chosen)
	a.solved = nil
	var before []elimination
	for len(parts) > 0 {
		best, fewest := 0, -1
		for i, of := range parts {
			above, below := sides(all, of)
			if n := above * below; fewest < 0 || n < fewest {
				best, fewest = i, n
			}
		}
		if fewest > mostInequalities {
			return false
		}
		before = append(before, elimination{parts[best], all})
		if all = eliminated(all, parts[best]); len(all) > mostInequalities {
			return false
		}
		parts = slices.Delete(parts, best, best+1)
		for _, e := range all {
			if sign := e.most.Sign(); len(e.weights) == 0 && (sign < 0 || sign == 0 && e.less) {
				because.join(e.by)
				return true
			}
		}
	}
	if len(before) > 0 {
		a.solved = map[int32]*big.Rat{}
	}
	for _, e := range slices.Backward(before) {
		a.solved[e.of] = a.between(e)
	}
	return false
}

// elimination is a variable that was eliminated, and the inequalities with it.
type elimination struct {
	of  int32
	all []inequality
}

// between returns a value of a variable that lies between its bounds, where the variables that were
// eliminated later have their values.
func (a *witnessSearch) between(e elimination) *big.Rat {
	var within span
	for i := range e.all {
		w := e.all[i].weightOf(e.of)
		if w == nil {
			continue
		}
		end := new(big.Rat).Set(e.all[i].most)
		for _, other := range e.all[i].weights {
			if other.of != e.of && a.solved[other.of] != nil {
				end.Sub(end, new(big.Rat).Mul(other.by, a.solved[other.of]))
			}
		}
		end.Quo(end, w)
		open := e.all[i].less
		switch {
		case w.Sign() > 0 && (within.high == nil || end.Cmp(within.high) < 0 || end.Cmp(within.high) == 0 && open):
			within.high, within.openHigh = end, open
		case w.Sign() < 0 && (within.low == nil || end.Cmp(within.low) > 0 || end.Cmp(within.low) == 0 && open):
			within.low, within.openLow = end, open
		}
	}
	if on, ok := a.variables[e.of].shape.narrow(within); ok {
		within = on
	}
	return within.nearest(new(big.Rat))
}

// inequalities returns what the cells chosen of known sums and of their parts say, and the parts; none
// where no two sums have a part in common.
func (a *witnessSearch) inequalities(chosen []int) (all []inequality, parts []int32) {
	if !a.hasLinkedSums(chosen) {
		return nil, nil
	}
	add := func(weights []weight, plus *big.Rat, within span, axis int) {
		for _, side := range []struct {
			end  *big.Rat
			open bool
			by   *big.Rat
		}{{within.high, within.openHigh, integer(1)}, {within.low, within.openLow, integer(-1)}} {
			if side.end == nil {
				continue
			}
			e := inequality{less: side.open, by: newBitset(len(a.axes)),
				most: new(big.Rat).Mul(new(big.Rat).Sub(side.end, plus), side.by)}
			if axis >= 0 {
				e.by.add(axis)
			}
			for _, w := range weights {
				e.weights = append(e.weights, weight{w.of, new(big.Rat).Mul(w.by, side.by)})
			}
			all = append(all, e)
		}
	}
	for i := range a.axes {
		if !a.isKnownSum(i, chosen) {
			continue
		}
		v, c := &a.variables[a.axes[i].of], &a.axes[i].cells[chosen[i]]
		add(v.weights, v.plus, c.span, i)
		for _, w := range v.weights {
			if slices.Contains(parts, w.of) {
				continue
			}
			parts = append(parts, w.of)
			one := []weight{{w.of, integer(1)}}
			shape := a.variables[w.of].shape // a part of a sum that is known is known
			add(one, new(big.Rat), span{low: shape.low, high: shape.high}, -1)
			if n, ok := a.axisOf[w.of]; ok && chosen[n] >= 0 && !a.axes[n].cells[chosen[n]].unknown {
				add(one, new(big.Rat), a.axes[n].cells[chosen[n]].span, n)
			}
		}
	}
	return all, parts
}

// isKnownSum reports whether an axis is of an exact sum, and the cell chosen one in which it is known.
func (a *witnessSearch) isKnownSum(axis int, chosen []int) bool {
	v := &a.variables[a.axes[axis].of]
	return chosen[axis] >= 0 && v.kind == numeric && len(v.weights) > 0 && len(v.twice) == 0 && v.shape.exact &&
		!a.axes[axis].cells[chosen[axis]].unknown
}

// hasLinkedSums reports whether two of the sums that are known have a part in common.
func (a *witnessSearch) hasLinkedSums(chosen []int) bool {
	a.seen = a.seen[:0]
	for i := range a.axes {
		if !a.isKnownSum(i, chosen) {
			continue
		}
		for _, w := range a.variables[a.axes[i].of].weights {
			if slices.Contains(a.seen, w.of) {
				return true
			}
			a.seen = append(a.seen, w.of)
		}
	}
	return false
}

// weightOf returns what a variable is multiplied by in an inequality; nil where it is not in it.
func (e *inequality) weightOf(of int32) *big.Rat {
	i, ok := slices.BinarySearchFunc(e.weights, of, func(w weight, of int32) int { return cmp.Compare(w.of, of) })
	if !ok {
		return nil
	}
	return e.weights[i].by
}

// sides counts the inequalities that bound a variable from above and from below.
func sides(all []inequality, of int32) (above, below int) {
	for i := range all {
		switch w := all[i].weightOf(of); {
		case w == nil:
		case w.Sign() > 0:
			above++
		default:
			below++
		}
	}
	return above, below
}

// eliminated returns what follows from inequalities for the other variables than one.
func eliminated(all []inequality, of int32) (rest []inequality) {
	for i := range all {
		w := all[i].weightOf(of)
		if w == nil {
			rest = append(rest, all[i])
			continue
		}
		for j := range all[:i] {
			if u := all[j].weightOf(of); u != nil && u.Sign() != w.Sign() {
				rest = append(rest, all[i].without(&all[j], of))
			}
		}
	}
	return rest
}

// without adds to an inequality a multiple of another one, such that a variable is left out.
func (e *inequality) without(other *inequality, of int32) inequality {
	a, b := new(big.Rat).Abs(other.weightOf(of)), new(big.Rat).Abs(e.weightOf(of))
	s := (&sum{weights: e.weights, plus: e.most}).scaled(a).add((&sum{weights: other.weights, plus: other.most}).scaled(b))
	both := inequality{weights: s.weights, most: s.plus, less: e.less || other.less, by: slices.Clone(e.by)}
	both.by.join(other.by)
	return both
}
