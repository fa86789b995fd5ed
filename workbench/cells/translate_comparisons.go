package cells

import (
	"math/big"
	"sort"

	"github.com/forbear-project/forbear/engine/calendar"
)

// compare reports whether a comparison of two figures holds.
func (t *translator) compare(operator string, f, g figure) formula {
	return t.bySigns(operator, func(part string) formula { return t.compareParts(part, operator, f, g) })
}

// bySigns makes a comparison from "less than" and "at most".
func (t *translator) bySigns(operator string, ask func(operator string) formula) formula {
	switch operator {
	case "<", "<=":
		return ask(operator)
	case ">=":
		return t.not(ask("<"))
	case ">":
		return t.not(ask("<="))
	case "==":
		return t.and(ask("<="), t.not(ask("<")))
	}
	return t.not(t.and(ask("<="), t.not(ask("<"))))
}

// compareParts reports whether f < g or f <= g, for a comparison with the operator written. A larger
// of two is less where both are.
func (t *translator) compareParts(operator, written string, f, g figure) formula {
	switch {
	case f.fork != nil:
		ask := func(x figure) formula { return t.compareParts(operator, written, x, g) }
		return t.eachArm(f.fork, f.fork.how == larger, ask)
	case g.fork != nil:
		ask := func(y figure) formula { return t.compareParts(operator, written, f, y) }
		return t.eachArm(g.fork, g.fork.how == smaller, ask)
	case f.count != nil && g.constant() != nil:
		return t.compareCount(operator, f.count, g.constant())
	case g.count != nil && f.constant() != nil:
		return t.not(t.compareCount(map[string]string{"<": "<=", "<=": "<"}[operator], g.count, f.constant()))
	case f.count != nil:
		return t.compareParts(operator, written, f.count.plain, g)
	case g.count != nil:
		return t.compareParts(operator, written, f, g.count.plain)
	case f.sum == nil || g.sum == nil:
		return t.constant(unknown)
	}
	return t.compareSums(operator, written, f, g)
}

var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

// eachArm asks the same of both figures of a fork. Of the larger and the smaller of two either both
// are to hold or one, and nothing is known where nothing is known of one of them.
func (t *translator) eachArm(f *fork, isBoth bool, ask func(figure) formula) formula {
	a, b := ask(f.a), ask(f.b)
	switch {
	case f.how == chosen:
		return t.choose(ternary, f.condition, a, b)
	case isBoth:
		return t.onlyIf(t.and(t.isThere(f.a), t.isThere(f.b)), t.and(a, b))
	}
	return t.onlyIf(t.and(t.isThere(f.a), t.isThere(f.b)), t.or(a, b))
}

func (t *translator) compareSums(operator, written string, f, g figure) formula {
	if !t.takeNode() {
		return t.constant(any3)
	}
	written = f.sum.written + " " + written + " " + g.sum.written
	if !f.shape.exact && !(f.bare() >= 0 && g.constant() != nil) || !g.shape.exact &&
		!(g.bare() >= 0 && f.constant() != nil) {
		return t.compareRounded(operator, f, g, written)
	}
	difference := f.sum.add(g.sum.scaled(integer(-1)))
	truth := t.against(operator, difference, f.shape.plus(g.shape.negated()), written)
	for _, of := range difference.twice {
		truth = t.widened(of, truth)
	}
	return truth
}

// widened returns a truth of what a variable is both added to and subtracted from. While that is not
// known, the engine can tell less.
func (t *translator) widened(of int32, truth formula) formula {
	if v := &t.variables[of]; v.isSettled() && v.shape.untold.isOpen() {
		return t.onlyIf(t.knows(of), truth)
	}
	return t.loosen(t.not(t.knows(of)), truth)
}

// compareRounded compares rounded numbers: no term may be moved from one side to the other.
func (t *translator) compareRounded(operator string, f, g figure, written string) formula {
	a, b := f.sum.key(), g.sum.key()
	if b < a {
		a, b, operator = b, a, mirrored[operator]
		f, g = g, f
	}
	difference := f.sum.add(g.sum.scaled(integer(-1)))
	n := t.variable(variable{kind: numeric, key: "rounded:" + a + " ~ " + b, opaque: written,
		weights: difference.weights, twice: difference.twice, plus: difference.plus,
		known: t.and(t.knowsSum(f.sum), t.knowsSum(g.sum))})
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
	difference.plus, difference.twice = new(big.Rat), nil
	of = of.plus(fixed(new(big.Rat).Neg(s.plus))).times(fixed(new(big.Rat).Inv(first)))
	n := t.variable(variable{kind: numeric, key: "sum:" + difference.key() + of.key(), opaque: written, shape: of,
		weights: difference.weights, plus: difference.plus, known: t.knowsAll(difference.weights),
		stepped: t.stepped(difference.weights), exists: t.isThere(figure{sum: difference}) == always})
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
	return t.bySigns(operator, func(operator string) formula {
		return t.leaf(atom{of: of, asks: testOf[operator], than: limit})
	})
}

var testOf = map[string]test{"<": lessThan, "<=": atMost}

// thresholdOfMoved compares a moved day with a day. A later day never moves to an earlier one, so
// this is a comparison of the day that is moved, also while that is not known.
func (t *translator) thresholdOfMoved(operator string, v *variable, limit *big.Rat) formula {
	from, to := v.reach()
	less := func(operator string) formula { // whether the day is before the first that moves too far
		n := sort.Search(int(to-from)+1, func(i int) bool {
			later, _ := v.moves(from + calendar.Day(i))
			sign := integer(int64(later)).Cmp(limit)
			return sign > 0 || sign == 0 && operator == "<"
		})
		return t.leaf(atom{of: v.inner, asks: lessThan, than: integer(int64(from) + int64(n))})
	}
	parts := map[string]formula{}
	for _, operator := range []string{"<", "<="} {
		truth, untold := t.constant(unknown), t.beyondCalendar(operator, v, limit)
		if from <= to {
			truth = t.onlyIf(t.canMove(v), less(operator))
			if limit.Cmp(integer(int64(firstDay))) > 0 && limit.Cmp(integer(int64(lastDay))) < 0 {
				untold = t.choose(ternary, t.endsCanMove(v), less(operator), untold)
			}
		}
		parts[operator] = t.choose(ternary, t.knows(v.inner), truth, untold)
	}
	return t.bySigns(operator, func(operator string) formula { return parts[operator] })
}

// beyondCalendar reports whether a comparison of a moved day holds while it is not known, and may be
// beyond the calendar. It is not looked into.
func (t *translator) beyondCalendar(operator string, v *variable, limit *big.Rat) formula {
	free := variable{kind: truth, key: "beyond:" + v.key + operator + limit.RatString(), opaque: v.written}
	free.reads, free.others = t.dependencies(v.inner)
	return t.leaf(atom{of: t.variable(free), asks: isYes})
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

// canMove reports whether a day does not leave the calendar when it is moved.
func (s *Space) canMove(v *variable) formula {
	low, high := s.reaches(v)
	return s.and(low, high)
}

// endsCanMove reports whether the bounds of a day that is not known do not leave the calendar when
// they are moved.
func (s *Space) endsCanMove(v *variable) formula {
	low, high := s.reaches(v)
	hasLow, hasHigh := s.ends(v.inner)
	return s.and(s.or(s.not(hasLow), s.among(low, yes)), s.or(s.not(hasHigh), s.among(high, yes)))
}

// reaches reports whether a day is not before the first, and not after the last, that can be moved.
func (s *Space) reaches(v *variable) (low, high formula) {
	low, high = always, always
	from, to := v.reach()
	if from > firstDay {
		low = s.not(s.leaf(atom{of: v.inner, asks: lessThan, than: integer(int64(from))}))
	}
	if to < lastDay {
		high = s.leaf(atom{of: v.inner, asks: atMost, than: integer(int64(to))})
	}
	return low, high
}

// knows reports whether a variable is known.
func (s *Space) knows(of int32) formula {
	switch v := &s.variables[of]; {
	case v.always:
		return s.constant(yes)
	case v.moves != nil:
		return s.and(s.knows(v.inner), s.among(s.canMove(v), yes))
	}
	return s.leaf(atom{of: of, asks: isKnown})
}

// knowsAll reports whether all these variables are known.
func (s *Space) knowsAll(weights []weight) formula {
	known := always
	for _, w := range weights {
		known = s.and(known, s.knows(w.of))
	}
	return known
}

// knowsSum reports whether a sum is known.
func (t *translator) knowsSum(s *sum) formula {
	known := t.knowsAll(s.weights)
	for _, of := range s.twice {
		known = t.and(known, t.knows(of))
	}
	return known
}

// knowsFigure reports whether a figure is known.
func (t *translator) knowsFigure(f figure) formula {
	switch {
	case f.count != nil:
		return f.count.known
	case f.sum != nil:
		return t.knowsSum(f.sum)
	case f.fork == nil:
		return t.constant(no)
	}
	a, b := t.knowsFigure(f.fork.a), t.knowsFigure(f.fork.b)
	if f.fork.how != chosen {
		return t.and(a, b)
	}
	return t.among(t.choose(loose, f.fork.condition, a, b), yes)
}

// isThere reports whether the engine knows a figure or anything of it: not where it cannot be
// computed.
func (t *translator) isThere(f figure) formula {
	switch {
	case f.count != nil:
		return always
	case f.fork != nil:
		a, b := t.isThere(f.fork.a), t.isThere(f.fork.b)
		if f.fork.how != chosen {
			return t.and(a, b)
		}
		return t.among(t.choose(ternary, f.fork.condition, a, b), yes)
	case f.sum == nil:
		return t.constant(no)
	}
	there := always
	for _, of := range f.sum.variables() {
		there = t.and(there, t.variableIsThere(of))
	}
	return there
}

func (t *translator) variableIsThere(of int32) formula {
	switch v := &t.variables[of]; {
	case v.moves != nil:
		return t.and(t.variableIsThere(v.inner), t.or(t.not(t.knows(v.inner)), t.among(t.canMove(v), yes)))
	case v.isGivenDay():
		return t.knows(of)
	case v.always, v.opaque == "", v.exists:
		return always
	}
	return t.leaf(atom{of: of, asks: isThere})
}
