package logic

import (
	"cmp"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

func (l *lowering) lowerComparison(n *Node) term {
	l.compared++
	a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1])
	l.compared--
	o := orders[n.Operator]
	switch a.Kind {
	case Number:
		return l.settled(term{truth: l.compareNumbers(a, b, o)})
	case Day:
		holds := func(x, y calendar.Day) bool { return o.holds(cmp.Compare(x, y)) }
		return l.settled(term{truth: compare(a.day, b.day, holds, l.compareBounds(a, b, o))})
	case Word:
		if same := n.Operator == "=="; b.Constant {
			return term{truth: isWord(a.word, b.value.Choice, same)}
		}
		return term{truth: compare(a.word, b.word, equal[string](n.Operator == "=="), unsettled)}
	}
	return term{truth: compare(a.truth, b.truth, equal[bool](n.Operator == "=="), unsettled)}
}

// isWord judges whether a word is the same as a constant, or another.
func isWord(a closure[string], constant string, same bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		word, known := a(f)
		return (word == constant) == same && known, known
	}
}

// maxCompared is how deep a comparison may stand within the operands of others and still look at
// bounds: each level doubles the work.
const maxCompared = 6

// compareBounds judges a comparison of which an operand is not known: by what both may be.
func (l *lowering) compareBounds(a, b term, o order) closure[bool] {
	if l.compared >= maxCompared {
		return unsettled
	}
	if b.Constant {
		to := b.boundsIn(nil)
		return func(f *Frame) (bool, bool) { return o.compare(a.boundsIn(f), to).value() }
	}
	return func(f *Frame) (bool, bool) {
		x := a.boundsIn(f)
		if !x.exists && f.trace == nil {
			return false, false
		}
		return o.compare(x, b.boundsIn(f)).value()
	}
}

func unsettled(*Frame) (value, known bool) { return false, false }

// order is a set of signs: the results of comparing two numbers or days for which an operator is
// true.
type order uint8

const (
	less order = 1 << iota
	same
	more
)

var orders = map[string]order{"<": less, "<=": less | same, "==": same, "!=": less | more, ">=": more | same, ">": more}

// holds reports whether the sign, -1, 0 or 1, is in the set.
func (o order) holds(sign int) bool { return o&(1<<(sign+1)) != 0 }

func (l *lowering) compareNumbers(a, b term, o order) closure[bool] {
	open := l.compareBounds(a, b, o)
	if b.Constant {
		y := b.value.Number
		if a.Op == OpFact && !l.tracing {
			from, slot := a.origin(), a.Fact.Slot
			if a.Fact.Type == fact.Money {
				y = y.Pad(2) // figures of one scale compare fastest
			}
			return func(f *Frame) (bool, bool) {
				v := f.at(from, slot)
				if !v.Known {
					return open(f)
				}
				return o.holds(signOf(v.Number, y)), true
			}
		}
		return func(f *Frame) (bool, bool) {
			x, known := a.number(f)
			if !known {
				return open(f)
			}
			return o.holds(signOf(x.Decimal, y)), true
		}
	}
	return func(f *Frame) (bool, bool) {
		x, xKnown := a.number(f)
		y, yKnown := b.number(f)
		if !xKnown || !yKnown {
			return open(f)
		}
		return o.holds(signOf(x.Decimal, y.Decimal)), true
	}
}

// compare judges a comparison by holds, and by open where an operand is not known.
func compare[T any](a, b closure[T], holds func(x, y T) bool, open closure[bool]) closure[bool] {
	return func(f *Frame) (bool, bool) {
		x, xKnown := a(f)
		y, yKnown := b(f)
		if !xKnown || !yKnown {
			return open(f)
		}
		return holds(x, y), true
	}
}

func equal[T comparable](same bool) func(x, y T) bool {
	return func(x, y T) bool { return (x == y) == same }
}
