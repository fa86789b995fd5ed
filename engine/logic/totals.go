package logic

import (
	"github.com/govalues/decimal"
)

func countWhere(list closure[view], p closure[bool]) closure[number] {
	return func(f *Frame) (number, bool) {
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
		return exactly(whole(n)), known
	}
}

// whole returns n as a decimal.
func whole(n int64) decimal.Decimal { return decimal.MustNew(n, 0) }

// lowerSum lowers sum, of a list of numbers or of what to take of each element.
func (l *lowering) lowerSum(n *Node) term {
	var list closure[view]
	if len(n.Parts) == 2 {
		list = l.lowerTaken(n)
	} else {
		list = l.lower(n.Parts[0]).list
	}
	return l.settled(term{number: fold(list, func(f *Frame, sum *item, next item) bool {
		z, cause := plus(numberOf(&sum.Value), numberOf(&next.Value))
		if cause != "" {
			f.fail(cause, "")
		}
		sum.Number, sum.Rounded = z.Decimal, z.rounded
		return cause == ""
	}, &item{})})
}

// fold combines the items of a list in turn, starting from first, or from the first element where
// first is nil.
func fold(list closure[view], with func(f *Frame, so *item, next item) bool, first *item) closure[number] {
	return func(f *Frame) (number, bool) {
		all, known := list(f)
		if !known {
			return number{}, false
		}
		start := 0
		var so item
		switch {
		case first != nil:
			so = *first
		case all.len() == 0:
			f.fail(EmptyList, "")
			return number{}, false
		default:
			so, start = all.at(0), 1
			known = so.Known
		}
		for i := start; i < all.len(); i++ {
			next := all.at(i)
			known = known && next.Known
			if known && !with(f, &so, next) {
				return number{}, false
			}
		}
		return numberOf(&so.Value), known
	}
}

// lowerLength lowers len.
func (l *lowering) lowerLength(n *Node) term {
	list := l.lower(n.Parts[0]).list
	return l.settled(term{number: func(f *Frame) (number, bool) {
		all, known := list(f)
		return exactly(whole(int64(all.len()))), known
	}})
}

// lowerExtreme lowers min and max, of a list or of several numbers.
func (l *lowering) lowerExtreme(n *Node) term {
	better := smaller
	if n.Function.Name == "max" {
		better = larger
	}
	if len(n.Parts) > 1 {
		return l.settled(l.lowerExtremeOf(n.Parts, better))
	}
	return l.settled(term{number: fold(l.lower(n.Parts[0]).list, func(_ *Frame, so *item, next item) bool {
		best := better(numberOf(&so.Value), numberOf(&next.Value))
		so.Number, so.Rounded = best.Decimal, best.rounded
		return true
	}, nil)})
}

// smaller and larger: of two that are equal, the one with more decimals is the smaller, so that
// what is written does not hang on the order of the arguments.

func smaller(x, y number) number {
	if y.CmpTotal(x.Decimal) < 0 {
		return y
	}
	return x
}

func larger(x, y number) number {
	if y.CmpTotal(x.Decimal) > 0 {
		return y
	}
	return x
}

func (l *lowering) lowerExtremeOf(of []*Node, better func(x, y number) number) term {
	parts := make([]closure[number], len(of))
	for i, p := range of {
		parts[i] = l.lower(p).number
	}
	return term{number: func(f *Frame) (best number, known bool) {
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
		of := l.lower(n.Parts[0]).number
		return term{number: func(f *Frame) (number, bool) {
			v, known := of(f)
			return number{how(v.Decimal), v.rounded}, known
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
