package analysis

import (
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// sign is which signs a number may have; none where it cannot be known.
type sign uint8

const (
	negative sign = 1 << iota
	zero
	positive
	anySign = negative | zero | positive
)

func signOf(n decimal.Decimal) sign { return [...]sign{negative, zero, positive}[n.Sign()+1] }

// each combines the signs of two numbers, one by one.
func each(a, b sign, combine func(a, b sign) sign) (s sign) {
	for _, x := range []sign{negative, zero, positive} {
		for _, y := range []sign{negative, zero, positive} {
			if a&x != 0 && b&y != 0 {
				s |= combine(x, y)
			}
		}
	}
	return s
}

func sum(a, b sign) sign {
	return each(a, b, func(a, b sign) sign {
		switch {
		case a == b, b == zero:
			return a
		case a == zero:
			return b
		}
		return anySign
	})
}

func product(a, b sign) sign {
	return each(a, b, func(a, b sign) sign {
		switch {
		case a == zero || b == zero:
			return zero
		case a == b:
			return positive
		}
		return negative
	})
}

func turned(a sign) (s sign) {
	return each(a, zero, func(a, _ sign) sign {
		return map[sign]sign{negative: positive, zero: zero, positive: negative}[a]
	})
}

// signs works out which signs the number of a node may have, under what is assumed.
func (v *divisions) signs(n *logic.Node, when assumptions) sign {
	if v.tired() {
		return anySign
	}
	s := v.ownSigns(n, when)
	if known, ok := when.signs[n.String()]; ok {
		s &= known
	}
	return s
}

func (v *divisions) ownSigns(n *logic.Node, when assumptions) sign {
	switch n.Op {
	case logic.OpLiteral:
		if n.Kind == logic.Number {
			return signOf(n.Value().Number)
		}
	case logic.OpFact:
		if n.Each { // of another debt, so nothing is known of it
			when = nothingAssumed()
		}
		return v.factSigns(n.Fact, when)
	case logic.OpParameter:
		return v.parameters[n.Name]
	case logic.OpLocal:
		return v.signs(n.Bound, when)
	case logic.OpLet:
		return v.signs(n.Parts[1], when)
	case logic.OpMinus:
		return turned(v.signs(n.Parts[0], when))
	case logic.OpArithmetic, logic.OpElse:
		return v.signsOfTwo(n, when)
	case logic.OpTernary:
		c := n.Parts[0]
		return v.signs(n.Parts[1], when.and(c, true, v)) | v.signs(n.Parts[2], when.and(c, false, v))
	case logic.OpCall:
		return v.callSigns(n, when)
	}
	return anySign
}

func (v *divisions) signsOfTwo(n *logic.Node, when assumptions) sign {
	a, b := v.signs(n.Parts[0], when), v.signs(n.Parts[1], when)
	switch n.Operator {
	case "+":
		return sum(a, b)
	case "-":
		return sum(a, turned(b))
	case "*":
		return product(a, b)
	case "/":
		return product(a, b&^zero)
	}
	return a | b
}

// factSigns returns those of a fact, within its bounds and as it is worked out.
func (v *divisions) factSigns(f *fact.Fact, when assumptions) sign {
	s := boundSigns(f)
	if e := v.book.Language.Derivation(f); e != nil {
		s &= v.signs(e.Tree(), when)
	}
	return s
}

// boundSigns returns those that a fact's bounds leave. Counts of days, months, years and persons
// are not kept from being below 0 but by a bound.
func boundSigns(f *fact.Fact) sign {
	s := anySign
	if f.Min != nil && !f.Min.IsNeg() {
		s &^= negative
	}
	if f.Min != nil && f.Min.IsPos() || f.Max != nil && f.Max.IsNeg() {
		s &^= zero
	}
	if f.Max != nil && !f.Max.IsPos() {
		s &^= positive
	}
	return s
}

// callSigns returns those of what a function gives; any where nothing is known of it.
func (v *divisions) callSigns(n *logic.Node, when assumptions) sign {
	switch n.Function.Name {
	case "len", "count":
		return zero | positive
	case "abs":
		s := v.signs(n.Parts[0], when)
		return s&zero | map[bool]sign{true: positive}[s&(negative|positive) != 0]
	case "ceil", "floor", "round":
		return roundedSigns(n.Function.Name, v.signs(n.Parts[0], when))
	case "max", "min":
		return v.extremeSigns(n, when)
	case "sum":
		return v.sumSigns(n, when)
	}
	return anySign
}

// roundedSigns: what is near 0 may come to 0, but not when it is taken away from it.
func roundedSigns(how string, s sign) sign {
	if how != "ceil" && s&positive != 0 || how != "floor" && s&negative != 0 {
		s |= zero
	}
	return s
}

func (v *divisions) extremeSigns(n *logic.Node, when assumptions) sign {
	if len(n.Parts) < 2 {
		return anySign // of a list
	}
	s := v.signs(n.Parts[0], when)
	for _, a := range n.Parts[1:] {
		s = each(s, v.signs(a, when), func(a, b sign) sign {
			if n.Calls("max") {
				return max(a, b)
			}
			return min(a, b)
		})
	}
	return s
}

// sumSigns: of nothing it is 0. A sum over debts holds the debt that is judged where nothing
// filters it out, and so is no less than that one's part.
func (v *divisions) sumSigns(n *logic.Node, when assumptions) sign {
	if len(n.Parts) != 2 {
		return anySign
	}
	one := v.signs(n.Parts[1], when.outside())
	all := zero | one | sum(one, one)
	if own := ofJudged(n.Parts[1]); own != nil && when.includes(n.Parts[0]) {
		return sum(all, v.signs(own, when))
	}
	return all
}
