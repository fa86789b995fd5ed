package logic

import (
	"github.com/expr-lang/expr/ast"
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

func (l *lowering) sum(n *ast.BuiltinNode) term {
	list := l.numbers(n)
	return l.need(n, list, List, func() term {
		return term{kind: Number, constant: list.constant, number: fold(list.list, func(f *Frame, sum *item, next item) bool {
			z, cause := plus(sum.Number, next.Number)
			if cause != "" {
				f.fail(cause, "")
			}
			sum.Number = z
			return cause == ""
		}, &item{})}
	})
}

// numbers lowers the argument of sum, min and max: a list of numbers, or a list and what to take of each element.
func (l *lowering) numbers(n *ast.BuiltinNode) term {
	var list term
	if len(n.Arguments) == 2 && n.Name == "sum" {
		var p term
		list, p = l.listAnd(n)
		if l.fault == nil {
			list = term{kind: List, of: p.kind, constant: list.constant && p.constant, list: collect(list.list, func(f *Frame) (item, bool, bool) {
				i := p.item(f)
				return i, true, i.Known
			})}
		}
	} else {
		list = l.lower(n.Arguments[0])
	}
	if l.fault == nil && list.kind == List && !list.holds(Number) {
		return l.fail(n, n.Name+" needs a list of numbers", "")
	}
	return list
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
func (l *lowering) length(n *ast.BuiltinNode) term {
	list := l.lower(n.Arguments[0])
	return l.need(n.Arguments[0], list, List, func() term {
		return term{kind: Number, constant: list.constant, number: func(f *Frame) (decimal.Decimal, bool) {
			all, known := list.list(f)
			return whole(int64(all.len())), known
		}}
	})
}

// extreme lowers min and max, of a list or of several numbers.
func (l *lowering) extreme(n *ast.BuiltinNode) term {
	better := decimal.Decimal.Min
	if n.Name == "max" {
		better = decimal.Decimal.Max
	}
	if len(n.Arguments) > 1 {
		return l.extremeOf(n.Arguments, better)
	}
	list := l.numbers(n)
	return l.need(n, list, List, func() term {
		return term{kind: Number, constant: list.constant, number: fold(list.list, func(_ *Frame, so *item, next item) bool {
			so.Number = better(so.Number, next.Number)
			return true
		}, nil)}
	})
}

func (l *lowering) extremeOf(arguments []ast.Node, better func(x, y decimal.Decimal) decimal.Decimal) term {
	t := term{kind: Number, constant: true}
	parts := make([]closure[decimal.Decimal], len(arguments))
	for i, node := range arguments {
		part := l.lower(node)
		l.expect(node, part, Number)
		t.constant, parts[i] = t.constant && part.constant, part.number
	}
	t.number = func(f *Frame) (best decimal.Decimal, known bool) {
		best, known = parts[0](f)
		for _, part := range parts[1:] {
			next, nextKnown := part(f)
			best, known = better(best, next), known && nextKnown
		}
		return best, known
	}
	return t
}

// ofOneNumber lowers abs, ceil, floor and round.
func (l *lowering) ofOneNumber(n *ast.BuiltinNode) term {
	how := map[string]func(decimal.Decimal) decimal.Decimal{
		"abs":   decimal.Decimal.Abs,
		"ceil":  func(d decimal.Decimal) decimal.Decimal { return d.Ceil(0) },
		"floor": func(d decimal.Decimal) decimal.Decimal { return d.Floor(0) },
		"round": halfAwayFromZero,
	}[n.Name]
	if len(n.Arguments) != 1 {
		return l.fail(n, n.Name+" takes one number", "")
	}
	t := l.lower(n.Arguments[0])
	return l.need(n.Arguments[0], t, Number, func() term {
		return term{kind: Number, constant: t.constant, number: func(f *Frame) (decimal.Decimal, bool) {
			v, known := t.number(f)
			return how(v), known
		}}
	})
}

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
