package logic

import (
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"
)

// membership lowers x in list and x in a..b.
func (l *lowering) membership(n *ast.BinaryNode) term {
	if r, ok := n.Right.(*ast.BinaryNode); ok && r.Operator == ".." {
		return l.within(n, r)
	}
	unmix := l.mix()
	x := l.lower(n.Left)
	unmix()
	list := l.lower(n.Right)
	if l.fault != nil {
		return term{}
	}
	if x.kind == List || x.kind == Debt || !list.holds(x.kind) {
		return l.fail(n, "cannot look for "+x.kind.String()+" in "+list.kind.String(), "in stands before a list of values of the same kind")
	}
	t := term{kind: Truthy, constant: x.constant && list.constant}
	if x.kind == Word {
		l.agree(n.Left, list.domain)
		l.agree(n.Right, x.domain)
		t.truth = wordIn(x, list)
	} else {
		t.truth = itemIn(x, list.list)
	}
	return l.settled(t)
}

// settled is the term whose trace forgets, once it is known, what was read of elements that turned out not to matter.
func (l *lowering) settled(t term) term {
	if !l.tracing {
		return t
	}
	t.truth, t.number, t.list = forgetful(t.truth), forgetful(t.number), forgetful(t.list)
	return t
}

func forgetful[T any](of closure[T]) closure[T] {
	return func(f *Frame) (T, bool) {
		m := f.mark()
		value, known := of(f)
		if known {
			f.forget(m)
		}
		return value, known
	}
}

// wordIn is itemIn for ids.
func wordIn(x, list term) closure[bool] {
	among := itemIn(x, list.list)
	if list.constant {
		if all, _ := list.list(nowhere()); len(all.words) > 0 {
			return func(f *Frame) (bool, bool) {
				w, known := x.word(f)
				return known && slices.Contains(all.words, w), known
			}
		}
	}
	if x.constant {
		w, _ := x.word(nowhere())
		return func(f *Frame) (bool, bool) {
			all, known := list.list(f)
			if known && all.items == nil {
				return slices.Contains(all.words, w), true
			}
			return among(f)
		}
	}
	return among
}

// itemIn is the or of equalities with each element.
func itemIn(x term, list closure[view]) closure[bool] {
	return func(f *Frame) (bool, bool) {
		all, listKnown := list(f)
		v := x.item(f)
		if !listKnown {
			return false, false
		}
		known := v.Known || all.len() == 0
		for n := range all.len() {
			i := all.at(n)
			if i.Known && v.Known && sameItem(x.kind, v, i) {
				return true, true
			}
			known = known && i.Known
		}
		return false, known
	}
}

func sameItem(kind Kind, a, b item) bool {
	switch kind {
	case Number:
		return a.Number.Cmp(b.Number) == 0
	case Day:
		return a.Day == b.Day
	case Word:
		return a.Choice == b.Choice
	}
	return a.Bool == b.Bool
}

// within lowers x in a..b: a whole number from a to b, both included.
func (l *lowering) within(n, r *ast.BinaryNode) term {
	defer l.mix()()
	x, from, to := l.lower(n.Left), l.lower(r.Left), l.lower(r.Right)
	l.expect(n.Left, x, Number)
	l.expect(r.Left, from, Number)
	l.expect(r.Right, to, Number)
	if l.fault != nil {
		return term{}
	}
	return l.settled(term{kind: Truthy, constant: x.constant && from.constant && to.constant, truth: between(x.number, from.number, to.number)})
}

// between is no as soon as one bound is known to be passed, whatever the other is.
func between(x, from, to closure[decimal.Decimal]) closure[bool] {
	return func(f *Frame) (bool, bool) {
		v, known := x(f)
		low, lowKnown := from(f)
		high, highKnown := to(f)
		if known && (!v.IsInt() || lowKnown && v.Less(low) || highKnown && high.Less(v)) {
			return false, true
		}
		return true, known && lowKnown && highKnown
	}
}
