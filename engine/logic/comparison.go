package logic

import (
	"cmp"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

func (l *lowering) lowerComparison(n *Node) term {
	a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1])
	switch a.Kind {
	case Number:
		return term{truth: l.compareNumbers(a, b, orders[n.Operator])}
	case Day:
		o := orders[n.Operator]
		return term{truth: compare(a.day, b.day, func(x, y calendar.Day) bool { return o.holds(cmp.Compare(x, y)) })}
	case Word:
		return term{truth: compare(a.word, b.word, equal[string](n.Operator == "=="))}
	}
	return term{truth: compare(a.truth, b.truth, equal[bool](n.Operator == "=="))}
}

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

// signOf returns x.Cmp(y), quickly in the usual case: two numbers of one scale, neither negative.
func signOf(x, y decimal.Decimal) int {
	if x.Scale() != y.Scale() || x.IsNeg() || y.IsNeg() {
		return x.Cmp(y)
	}
	return cmp.Compare(x.Coef(), y.Coef())
}

func (l *lowering) compareNumbers(a, b term, o order) closure[bool] {
	if b.Constant {
		y := b.value.Number
		if a.Op == OpFact && !l.tracing {
			from, slot := a.origin(), a.Fact.Slot
			if a.Fact.Type == fact.Money {
				y = y.Pad(2) // figures of one scale compare fastest
			}
			return func(f *Frame) (bool, bool) {
				v := f.at(from, slot)
				return v.Known && o.holds(signOf(v.Number, y)), v.Known
			}
		}
		return func(f *Frame) (bool, bool) {
			x, known := a.number(f)
			return known && o.holds(signOf(x.Decimal, y)), known
		}
	}
	return func(f *Frame) (bool, bool) {
		x, xKnown := a.number(f)
		y, yKnown := b.number(f)
		if !xKnown || !yKnown {
			return false, false
		}
		return o.holds(signOf(x.Decimal, y.Decimal)), true
	}
}

func compare[T any](a, b closure[T], holds func(x, y T) bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		x, xKnown := a(f)
		y, yKnown := b(f)
		if !xKnown || !yKnown {
			return false, false
		}
		return holds(x, y), true
	}
}

func equal[T comparable](same bool) func(x, y T) bool {
	return func(x, y T) bool { return (x == y) == same }
}
