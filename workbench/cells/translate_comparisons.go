package cells

import (
	"math/big"
	"sort"

	"github.com/forbear-project/forbear/engine/calendar"
)

// compare reports whether a comparison of two figures holds.
func (t *translator) compare(operator string, f, g figure) formula {
	switch {
	case f.fork != nil:
		return t.eachArm(f.fork, operator, func(x figure) formula { return t.compare(operator, x, g) })
	case g.fork != nil:
		return t.eachArm(g.fork, mirrored[operator], func(y figure) formula { return t.compare(operator, f, y) })
	case f.count != nil && g.constant() != nil:
		return t.compareCount(operator, f.count, g.constant())
	case g.count != nil && f.constant() != nil:
		return t.compareCount(mirrored[operator], g.count, f.constant())
	case f.count != nil:
		return t.compare(operator, f.count.plain, g)
	case g.count != nil:
		return t.compare(operator, f, g.count.plain)
	case f.sum == nil || g.sum == nil:
		return t.constant(unknown)
	}
	return t.compareSums(operator, f, g)
}

var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

// eachArm asks the same of both figures of a fork: whether it is so much, by the operator.
func (t *translator) eachArm(f *fork, operator string, ask func(figure) formula) formula {
	a, b := ask(f.a), ask(f.b)
	if f.how == fallback {
		return t.orElse(a, b)
	}
	if f.extreme == 0 || operator == "==" || operator == "!=" {
		return t.choose(f.how, f.condition, a, b)
	}
	open := t.or(a, b) // where it is not known which of the two it is
	if below := operator == "<" || operator == "<="; below == (f.extreme > 0) {
		open = t.and(a, b)
	}
	return t.choose(strict, t.among(f.condition, known), t.choose(strict, f.condition, a, b), open)
}

func (t *translator) compareSums(operator string, f, g figure) formula {
	if !t.takeNode() {
		return t.constant(any3)
	}
	written := f.sum.written + " " + operator + " " + g.sum.written
	if !f.shape.exact && !(f.bare() >= 0 && g.constant() != nil) || !g.shape.exact &&
		!(g.bare() >= 0 && f.constant() != nil) {
		return t.compareRounded(operator, f, g, written)
	}
	difference, gone := f.sum.add(g.sum.scaled(integer(-1)))
	truth := t.against(operator, difference, f.shape.plus(g.shape.negated()), written)
	for _, of := range gone {
		truth = t.settledBy(t.knows(of), truth)
	}
	return truth
}

// compareRounded compares rounded numbers: no term may be moved from one side to the other.
func (t *translator) compareRounded(operator string, f, g figure, written string) formula {
	a, b := f.sum.key(), g.sum.key()
	if b < a {
		a, b, operator = b, a, mirrored[operator]
		f, g = g, f
	}
	difference, _ := f.sum.add(g.sum.scaled(integer(-1)))
	n := t.variable(variable{kind: numeric, key: "rounded:" + a + " ~ " + b, opaque: written,
		weights: difference.weights, plus: difference.plus,
		known: t.and(t.knowsAll(f.sum.weights), t.knowsAll(g.sum.weights))})
	return t.threshold(operator, n, new(big.Rat))
}

// against compares a sum with zero.
func (t *translator) against(operator string, s *sum, of shape, written string) formula {
	switch len(s.weights) {
	case 0:
		return t.constant(asTruth(signs[operator][s.plus.Sign()+1]))
	case 1:
		w := s.weights[0]
		limit := new(big.Rat).Quo(new(big.Rat).Neg(s.plus), w.by)
		if w.by.Sign() < 0 {
			operator = mirrored[operator]
		}
		return t.threshold(operator, w.of, limit)
	}
	first := s.weights[0].by
	limit := new(big.Rat).Quo(new(big.Rat).Neg(s.plus), first)
	if first.Sign() < 0 {
		operator = mirrored[operator]
	}
	difference := s.scaled(new(big.Rat).Inv(first))
	difference.plus = new(big.Rat)
	of = of.plus(fixed(new(big.Rat).Neg(s.plus))).times(fixed(new(big.Rat).Inv(first)))
	n := t.variable(variable{kind: numeric, key: "sum:" + difference.key() + of.key(), opaque: written, shape: of,
		weights: difference.weights, plus: difference.plus,
		known: t.knowsAll(difference.weights)})
	return t.threshold(operator, n, limit)
}

// signs says for which signs of the difference, -1, 0 and 1, a comparison holds.
var signs = map[string][3]bool{"<": {true, false, false}, "<=": {true, true, false}, "==": {false, true, false},
	"!=": {true, false, true}, ">=": {false, true, true}, ">": {false, false, true}}

// threshold compares a variable with a number.
func (t *translator) threshold(operator string, of int32, limit *big.Rat) formula {
	if v := &t.variables[of]; v.moves != nil {
		return t.thresholdOfMoved(operator, v, limit)
	}
	less, most := t.leaf(atom{of: of, asks: lessThan, than: limit}), t.leaf(atom{of: of, asks: atMost, than: limit})
	return t.bySigns(operator, less, most)
}

// bySigns makes a comparison from "less than" and "at most".
func (t *translator) bySigns(operator string, less, atMost formula) formula {
	switch operator {
	case "<":
		return less
	case "<=":
		return atMost
	case ">=":
		return t.not(less)
	case ">":
		return t.not(atMost)
	case "==":
		return t.and(atMost, t.not(less))
	}
	return t.not(t.and(atMost, t.not(less)))
}

// thresholdOfMoved compares a moved day with a day. A later day never moves to an earlier one, so
// this is a comparison of the day that is moved.
func (t *translator) thresholdOfMoved(operator string, v *variable, limit *big.Rat) formula {
	from, to := v.reach()
	if to < from {
		return t.constant(unknown)
	}
	before := func(holds func(sign int) bool) formula { // whether the day is before the first for which holds is false
		n := sort.Search(int(to-from)+1, func(i int) bool {
			later, _ := v.moves(from + calendar.Day(i))
			return !holds(integer(int64(later)).Cmp(limit))
		})
		return t.leaf(atom{of: v.inner, asks: lessThan, than: integer(int64(from) + int64(n))})
	}
	less, most := before(func(sign int) bool { return sign < 0 }), before(func(sign int) bool { return sign <= 0 })
	truth, exists := t.bySigns(operator, less, most), t.exists(v)
	return t.choose(strict, t.among(exists, unknown), truth, t.onlyIf(exists, truth))
}

// reach returns the first and the last day that can be moved; none can when the last is before the
// first.
func (v *variable) reach() (from, to calendar.Day) {
	first := func(out int) calendar.Day { // the first that leaves the calendar at this end, or later
		return firstDay + calendar.Day(sort.Search(int(lastDay-firstDay)+1, func(i int) bool {
			_, o := v.moves(firstDay + calendar.Day(i))
			return o >= out
		}))
	}
	return first(0), first(1) - 1
}

// exists reports whether the day can be moved.
func (t *translator) exists(v *variable) formula {
	from, to := v.reach()
	can := t.onlyIf(t.knows(v.inner), always)
	if from > firstDay {
		can = t.and(can, t.not(t.leaf(atom{of: v.inner, asks: lessThan, than: integer(int64(from))})))
	}
	if to < lastDay {
		can = t.and(can, t.leaf(atom{of: v.inner, asks: atMost, than: integer(int64(to))}))
	}
	return can
}

// knows reports whether a variable is known.
func (t *translator) knows(of int32) formula {
	switch v := &t.variables[of]; {
	case v.always:
		return t.constant(yes)
	case v.moves != nil:
		return t.among(t.exists(v), yes)
	}
	return t.leaf(atom{of: of, asks: isKnown})
}

// knowsAll reports whether all variables of a sum are known.
func (t *translator) knowsAll(weights []weight) formula {
	known := always
	for _, w := range weights {
		known = t.and(known, t.knows(w.of))
	}
	return known
}

// knowsFigure reports whether a figure is known.
func (t *translator) knowsFigure(f figure) formula {
	switch {
	case f.count != nil:
		return f.count.known
	case f.sum != nil:
		return t.knowsAll(f.sum.weights)
	case f.fork == nil:
		return t.constant(no)
	}
	a, b := t.knowsFigure(f.fork.a), t.knowsFigure(f.fork.b)
	if f.fork.how == fallback {
		return t.or(a, b)
	}
	how := f.fork.how
	if how == opened {
		how = strict
	}
	return t.among(t.choose(how, f.fork.condition, a, b), yes)
}
