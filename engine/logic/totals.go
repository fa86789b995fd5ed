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

// countBounds counts each element of which it is unknown whether it counts both out and in.
func countBounds(list, p *term) func(*Frame) Bounds {
	return func(f *Frame) Bounds {
		all, known := list.elements(f)
		if !known {
			return atLeast(0)
		}
		least, most := 0, 0
		f.eachPossible(all, func(e *possible) {
			v, vKnown := p.truth(f)
			if v || !vKnown {
				most++
			}
			if v && vKnown && !e.open {
				least++
			}
		})
		return wholeBetween(least, most)
	}
}

// whole returns n as a decimal.
func whole(n int64) decimal.Decimal { return decimal.MustNew(n, 0) }

// lowerSum lowers sum, of a list of numbers or of what to take of each element.
func (l *lowering) lowerSum(n *Node) term {
	var list term
	if len(n.Parts) == 2 {
		list = l.lowerTaken(n)
	} else {
		list = l.lower(n.Parts[0])
	}
	if !l.tracing && len(n.Parts) == 2 {
		return term{bounds: sumBounds(&list), number: l.sumTaken(n)}
	}
	return l.settled(term{bounds: sumBounds(&list), number: fold(list.list, func(f *Frame, sum *item, next item) bool {
		z, cause := plus(numberOf(&sum.Value), numberOf(&next.Value))
		if cause != "" {
			f.fail(cause, "")
		}
		sum.Number, sum.Rounded = z.Decimal, z.rounded
		return cause == ""
	}, &item{})})
}

// sumTaken adds up what is taken of each element, and of each that a filter keeps where the list is
// filtered, without making the lists.
func (l *lowering) sumTaken(n *Node) closure[number] {
	list, keep := n.Parts[0], func(*Frame) (bool, bool) { return true, true }
	if list.Calls("filter") {
		of, p := l.lowerListAnd(list)
		return sumOf(of.list, p.truth, l.lowerPart(n).number)
	}
	return sumOf(l.lower(list).list, keep, l.lowerPart(n).number)
}

func sumOf(list closure[view], keep closure[bool], part closure[number]) closure[number] {
	return func(f *Frame) (sum number, known bool) {
		all, known := list(f)
		if !known {
			return sum, false
		}
		f.each(all, func() bool {
			kept, keptKnown := keep(f)
			if known = known && keptKnown; !known || !kept {
				return known
			}
			x, xKnown := part(f)
			if known = xKnown; !known {
				return false
			}
			var cause CauseKind
			sum, cause = plus(sum, x)
			known = cause == ""
			return known
		})
		return sum, known
	}
}

// sumBounds counts an element that may be in the list both out and in.
func sumBounds(list *term) func(*Frame) Bounds {
	return func(f *Frame) Bounds {
		all, known := list.elements(f)
		sum, zero := point(number{}), point(number{})
		for i := range all {
			next := all[i].bounds(Number)
			if all[i].open {
				next = next.or(zero)
			}
			sum = boundsOperationOf["+"](sum, next)
		}
		sum.exists = sum.exists && known
		return sum
	}
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
	list := l.lower(n.Parts[0])
	return l.settled(term{number: func(f *Frame) (number, bool) {
		all, known := list.list(f)
		return exactly(whole(int64(all.len()))), known
	}, bounds: func(f *Frame) Bounds {
		all, known := list.elements(f)
		if !known {
			return atLeast(0)
		}
		certain := 0
		for i := range all {
			if !all[i].open {
				certain++
			}
		}
		return wholeBetween(certain, len(all))
	}})
}

// lowerExtreme lowers min and max, of a list or of several numbers.
func (l *lowering) lowerExtreme(n *Node) term {
	better, sign := smaller, -1
	if n.Function.Name == "max" {
		better, sign = larger, 1
	}
	if len(n.Parts) > 1 {
		return l.settled(l.lowerExtremeOf(n.Parts, better, sign))
	}
	list := l.lower(n.Parts[0])
	extreme := fold(list.list, func(_ *Frame, so *item, next item) bool {
		best := better(numberOf(&so.Value), numberOf(&next.Value))
		so.Number, so.Rounded = best.Decimal, best.rounded
		return true
	}, nil)
	return l.settled(term{number: extreme, bounds: extremeBounds(&list, sign)})
}

// extremeBounds returns the span of the smallest or largest element; none where the list may be
// empty. An element that may be missing can move the result only towards the extreme.
func extremeBounds(list *term, sign int) func(*Frame) Bounds {
	return func(f *Frame) (best Bounds) {
		all, known := list.elements(f)
		if !known {
			return Bounds{}
		}
		for i := range all {
			if next := all[i].bounds(Number); !all[i].open && (!best.exists || !next.exists) {
				if best = next; !best.exists {
					return Bounds{}
				}
			} else if !all[i].open {
				best = best.extreme(next, sign)
			}
		}
		for i := range all {
			if all[i].open && best.exists {
				best = best.or(best.extreme(all[i].bounds(Number), sign))
			}
		}
		return best
	}
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

func (l *lowering) lowerExtremeOf(of []*Node, better func(x, y number) number, sign int) term {
	parts := make([]term, len(of))
	for i, p := range of {
		parts[i] = l.lower(p)
	}
	return term{number: func(f *Frame) (best number, known bool) {
		best, known = parts[0].number(f)
		for i := 1; i < len(parts); i++ {
			next, nextKnown := parts[i].number(f)
			best, known = better(best, next), known && nextKnown
		}
		return best, known
	}, bounds: func(f *Frame) Bounds {
		best := parts[0].boundsIn(f)
		for i := 1; i < len(parts); i++ {
			best = best.extreme(parts[i].boundsIn(f), sign)
		}
		return best
	}}
}

// ofNumber lowers a function of one number.
func ofNumber(how func(decimal.Decimal) decimal.Decimal, bounds func(Bounds) Bounds) func(*lowering, *Node) term {
	return func(l *lowering, n *Node) term {
		of := l.lower(n.Parts[0])
		return term{number: func(f *Frame) (number, bool) {
			v, known := of.number(f)
			return number{how(v.Decimal), v.rounded}, known
		}, bounds: func(f *Frame) Bounds { return bounds(of.boundsIn(f)) }}
	}
}

// toWhole lowers a function that makes a number whole and keeps the order of numbers.
func toWhole(how func(decimal.Decimal) decimal.Decimal) func(*lowering, *Node) term {
	return ofNumber(how, func(s Bounds) Bounds { return s.rounded(how) })
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
