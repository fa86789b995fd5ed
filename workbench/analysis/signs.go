package analysis

import (
	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
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
func (v *divisions) signs(node ast.Node, when assumptions) sign {
	if v.tired() {
		return anySign
	}
	s := v.ownSigns(node, when)
	if known, ok := when.signs[node.String()]; ok {
		s &= known
	}
	return s
}

func (v *divisions) ownSigns(node ast.Node, when assumptions) sign {
	switch n := node.(type) {
	case *ast.IntegerNode:
		return signOf(decimal.MustNew(int64(n.Value), 0))
	case *ast.FloatNode:
		if value, err := decimal.NewFromFloat64(n.Value); err == nil {
			return signOf(value)
		}
	case *ast.IdentifierNode:
		return v.nameSigns(n.Value, when)
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok {
			return v.nameSigns(name.Value, nothingAssumed()) // of another debt, so nothing is known of it
		}
	case *ast.UnaryNode:
		if n.Operator == "-" {
			return turned(v.signs(n.Node, when))
		}
		return v.signs(n.Node, when)
	case *ast.BinaryNode:
		return v.binarySigns(n, when)
	case *ast.ConditionalNode:
		return v.signs(n.Exp1, when.and(n.Cond, true, v)) | v.signs(n.Exp2, when.and(n.Cond, false, v))
	case *ast.BuiltinNode:
		return v.builtinSigns(n, when)
	}
	return anySign
}

func (v *divisions) binarySigns(n *ast.BinaryNode, when assumptions) sign {
	a, b := v.signs(n.Left, when), v.signs(n.Right, when)
	switch n.Operator {
	case "+":
		return sum(a, b)
	case "-":
		return sum(a, turned(b))
	case "*":
		return product(a, b)
	case "/":
		return product(a, b&^zero)
	case "??":
		return a | b
	}
	return anySign
}

// nameSigns are those of a fact, within its bounds and as it is worked out, of a parameter over all its values, or of what let has bound.
func (v *divisions) nameSigns(name string, when assumptions) sign {
	if bound, ok := when.bound[name]; ok {
		return v.signs(bound, when)
	}
	if values, ok := v.parameters[name]; ok {
		return values
	}
	f := v.book.Vocabulary.Find(name)
	if f == nil {
		return anySign
	}
	s := boundSigns(f)
	if e := v.book.Language.Derivation(f); e != nil {
		s &= v.signs(e.Node(), when)
	}
	return s
}

// boundSigns are those that a fact's bounds leave. Counts of days, months, years and persons are not kept from being below 0 but by a bound.
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

func (v *divisions) builtinSigns(n *ast.BuiltinNode, when assumptions) sign {
	switch n.Name {
	case "len", "count":
		return zero | positive
	case "abs":
		s := v.signs(n.Arguments[0], when)
		return s&zero | map[bool]sign{true: positive}[s&(negative|positive) != 0]
	case "ceil", "floor", "round":
		return roundedSigns(n.Name, v.signs(n.Arguments[0], when))
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

func (v *divisions) extremeSigns(n *ast.BuiltinNode, when assumptions) sign {
	if len(n.Arguments) < 2 {
		return anySign // of a list
	}
	s := v.signs(n.Arguments[0], when)
	for _, a := range n.Arguments[1:] {
		s = each(s, v.signs(a, when), func(a, b sign) sign {
			if n.Name == "max" {
				return max(a, b)
			}
			return min(a, b)
		})
	}
	return s
}

// sumSigns: of nothing it is 0. A sum over debts holds the debt that is judged where nothing filters it out, and so is no less than that one's part.
func (v *divisions) sumSigns(n *ast.BuiltinNode, when assumptions) sign {
	if len(n.Arguments) != 2 {
		return anySign
	}
	part, ok := n.Arguments[1].(*ast.PredicateNode)
	if !ok {
		return anySign
	}
	one := v.signs(part.Node, when.outside())
	all := zero | one | sum(one, one)
	if own := ofJudged(part.Node); own != nil && when.includes(n.Arguments[0]) {
		return sum(all, v.signs(own, when))
	}
	return all
}
