package book

import "github.com/forbear-project/forbear/engine/logic"

// UnitOf returns the unit of a part of an expression, such as days or CNY: of a number, or of the numbers
// of a list. It is "" where none of its names has one, of what is multiplied or divided, and of nil; a
// number that is written out takes that of what it is set against.
func (b *Book) UnitOf(n *logic.Node) string {
	if n == nil {
		return ""
	}
	switch n.Op {
	case logic.OpFact, logic.OpField:
		return unlessNone(n.Fact.Unit)
	case logic.OpParameter:
		return unlessNone(b.Parameters[n.Slot].Unit)
	case logic.OpMinus:
		return b.UnitOf(n.Parts[0])
	case logic.OpLocal, logic.OpElement:
		return b.UnitOf(n.Bound)
	case logic.OpLet:
		return b.UnitOf(n.Parts[1])
	case logic.OpTernary:
		return b.unitOfEither(n.Parts[1], n.Parts[2])
	case logic.OpElse:
		return b.unitOfEither(n.Parts[0], n.Parts[1])
	case logic.OpArithmetic:
		if n.Operator == "+" || n.Operator == "-" {
			return b.unitOfEither(n.Parts[0], n.Parts[1])
		}
	case logic.OpCall:
		return b.unitOfCall(n)
	}
	return ""
}

// unitOfEither returns the unit of the first that has one.
func (b *Book) unitOfEither(one, other *logic.Node) string {
	if unit := b.UnitOf(one); unit != "" {
		return unit
	}
	return b.UnitOf(other)
}

func (b *Book) unitOfCall(n *logic.Node) string {
	switch n.Function.Unit {
	case logic.InDays:
		return "days"
	case logic.InMonths:
		return "months"
	case logic.InYuan:
		return b.Currency.Code
	case logic.PerYear:
		return "per-year"
	case logic.OfFirst:
		return b.UnitOf(n.Parts[0])
	case logic.OfLast:
		return b.UnitOf(n.Parts[len(n.Parts)-1])
	}
	if n.Calls("on") {
		return unlessNone(b.Parameters[n.Slot].Unit)
	}
	return ""
}

func unlessNone(unit string) string {
	if unit == "none" {
		return ""
	}
	return unit
}
