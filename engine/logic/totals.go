package logic

import (
	"github.com/govalues/decimal"
)

func counted(list closure[view], p closure[bool]) closure[decimal.Decimal] {
	return func(f *Frame) (decimal.Decimal, bool) {
		all, known := list(f)
		n := int64(0)
		f.each(all, func() bool {
			v, vKnown := p(f)
			known = known && vKnown
			if v && vKnown {
				n++
			}
			return true
		})
		return whole(n), known
	}
}

// whole is n as a decimal.
func whole(n int64) decimal.Decimal { return decimal.MustNew(n, 0) }

// sum lowers sum, of a list of numbers or of what to take of each element.
func (l *lowering) sum(n *Node) term {
	var list closure[view]
	if len(n.Parts) == 2 {
		list = l.taken(n)
	} else {
		list = l.lower(n.Parts[0]).list
	}
	return l.settled(term{number: fold(list, func(f *Frame, sum *item, next item) bool {
		z, cause := plus(sum.Number, next.Number)
		if cause != "" {
			f.fail(cause, "")
		}
		sum.Number = z
		return cause == ""
	}, &item{})})
}

// fold goes through a list of known items, starting with first, or with the first element when first is nil.
func fold(list closure[view], with func(f *Frame, so *item, next item) bool, first *item) closure[decimal.Decimal] {
	return func(f *Frame) (decimal.Decimal, bool) {
		all, known := list(f)
		if !known {
			return decimal.Decimal{}, false
		}
		start := 0
		var so item
		switch {
		case first != nil:
			so = *first
		case all.len() == 0:
			f.fail(EmptyList, "")
			return decimal.Decimal{}, false
		default:
			so, start = all.at(0), 1
			known = so.Known
		}
		for i := start; i < all.len(); i++ {
			next := all.at(i)
			known = known && next.Known
			if known && !with(f, &so, next) {
				return decimal.Decimal{}, false
			}
		}
		return so.Number, known
	}
}

// length lowers len.
func (l *lowering) length(n *Node) term {
	list := l.lower(n.Parts[0]).list
	return l.settled(term{number: func(f *Frame) (decimal.Decimal, bool) {
		all, known := list(f)
		return whole(int64(all.len())), known
	}})
}

// extreme lowers min and max, of a list or of several numbers.
func (l *lowering) extreme(n *Node) term {
	better := decimal.Decimal.Min
	if n.Function.Name == "max" {
		better = decimal.Decimal.Max
	}
	if len(n.Parts) > 1 {
		return l.settled(l.extremeOf(n.Parts, better))
	}
	return l.settled(term{number: fold(l.lower(n.Parts[0]).list, func(_ *Frame, so *item, next item) bool {
		so.Number = better(so.Number, next.Number)
		return true
	}, nil)})
}

func (l *lowering) extremeOf(of []*Node, better func(x, y decimal.Decimal) decimal.Decimal) term {
	parts := make([]closure[decimal.Decimal], len(of))
	for i, p := range of {
		parts[i] = l.lower(p).number
	}
	return term{number: func(f *Frame) (best decimal.Decimal, known bool) {
		best, known = parts[0](f)
		for _, part := range parts[1:] {
			next, nextKnown := part(f)
			best, known = better(best, next), known && nextKnown
		}
		return best, known
	}}
}

// ofNumber lowers a function of one number.
func ofNumber(how func(decimal.Decimal) decimal.Decimal) func(*lowering, *Node) term {
	return func(l *lowering, n *Node) term {
		number := l.lower(n.Parts[0]).number
		return term{number: func(f *Frame) (decimal.Decimal, bool) {
			v, known := number(f)
			return how(v), known
		}}
	}
}

func up(d decimal.Decimal) decimal.Decimal   { return d.Ceil(0) }
func down(d decimal.Decimal) decimal.Decimal { return d.Floor(0) }

var half = decimal.MustNew(5, 1)

func halfAwayFromZero(d decimal.Decimal) decimal.Decimal {
	cut := d.Trunc(0)
	rest, err := d.Sub(cut)
	if err != nil || rest.CmpAbs(half) < 0 {
		return cut
	}
	away, err := cut.Add(decimal.One.CopySign(d))
	if err != nil { // never: what has a rest has no more than 18 digits before its point
		return cut
	}
	return away
}
