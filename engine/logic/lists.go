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

func forgetful[T any](of Term[T]) Term[T] {
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
func wordIn(x, list term) Term[bool] {
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
func itemIn(x term, list Term[view]) Term[bool] {
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
	for i, t := range []term{x, from, to} {
		l.need([]ast.Node{n.Left, r.Left, r.Right}[i], t, Number, func() term { return t })
	}
	if l.fault != nil {
		return term{}
	}
	return l.settled(term{kind: Truthy, constant: x.constant && from.constant && to.constant, truth: between(x.number, from.number, to.number)})
}

// between is no as soon as one bound is known to be passed, whatever the other is.
func between(x, from, to Term[decimal.Decimal]) Term[bool] {
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

// predicate lowers the second argument of any, count and the like, for the elements of a list.
func (l *lowering) predicate(node, list ast.Node, over term) term {
	p, ok := node.(*ast.PredicateNode)
	if !ok {
		return l.fail(node, "a predicate is needed here", "write # for the element, or .name for a fact of a debt")
	}
	if l.at(p) == '{' {
		return l.fail(p, "braces are not part of the language of conditions", "write the predicate without them")
	}
	e := &element{kind: over.of, domain: over.domain, list: list}
	l.elements = append(l.elements, e)
	t := l.lower(p.Node)
	l.elements = l.elements[:len(l.elements)-1]
	if l.fault == nil && !e.mentioned {
		return l.fail(p.Node, "a predicate that does not mention its element asks the same of each", "write # for the element, or .name for a fact of a debt")
	}
	t.constant = t.constant && over.constant
	return t
}

// builtin lowers the functions of expr that the language keeps.
func (l *lowering) builtin(n *ast.BuiltinNode) term {
	switch n.Name {
	case "any", "all", "none", "one", "count":
		return l.settled(l.overElements(n))
	case "filter", "map":
		return l.settled(l.made(n))
	case "sum":
		return l.settled(l.sum(n))
	case "len":
		return l.settled(l.length(n))
	case "min", "max":
		return l.settled(l.extreme(n))
	case "abs", "ceil", "floor", "round":
		return l.rounded(n)
	}
	return l.fail(n, n.Name+" is not part of the language of conditions", functionsHint)
}

// listAnd lowers a list and a predicate over it.
func (l *lowering) listAnd(n *ast.BuiltinNode) (list, p term) {
	if len(n.Arguments) != 2 {
		return list, l.fail(n, n.Name+" takes a list and a predicate", "")
	}
	if n.Name != "any" && n.Name != "all" {
		defer l.mix()()
	}
	back := func() {}
	if n.Name == "all" { // the more there are, the less holds for all
		back = l.mix()
	}
	list = l.lower(n.Arguments[0])
	back()
	if l.fault == nil && list.kind != List {
		return list, l.fail(n.Arguments[0], n.Name+" goes through a list, and this is "+list.kind.String(), "")
	}
	if l.fault != nil {
		return list, p
	}
	return list, l.predicate(n.Arguments[1], n.Arguments[0], list)
}

func (l *lowering) overElements(n *ast.BuiltinNode) term {
	list, p := l.listAnd(n)
	return l.need(n, p, Truthy, func() term {
		t := term{kind: Truthy, constant: list.constant && p.constant}
		switch n.Name {
		case "any":
			t.truth = l.firstOf(list.list, p.truth, true, true)
		case "all":
			t.truth = l.firstOf(list.list, p.truth, false, false)
		case "none":
			t.truth = l.firstOf(list.list, p.truth, true, false)
		case "one":
			t.truth = exactlyOne(list.list, p.truth)
		case "count":
			t.kind, t.number = Number, counted(list.list, p.truth)
		}
		return t
	})
}

// each calls visit with every element as #, until it returns false.
func (f *Frame) each(all view, visit func() bool) {
	outer := f.element
	for i := range all.len() {
		f.element = all.at(i)
		if !visit() {
			break
		}
	}
	f.element = outer
}

// firstOf gives found at the first element for which the predicate is decisive, and not found when it is so for none.
func (l *lowering) firstOf(list Term[view], p Term[bool], decisive, found bool) Term[bool] {
	if l.tracing {
		return firstOfTraced(list, p, decisive, found)
	}
	inner := func(f *Frame) (bool, bool) {
		all, known := list(f)
		if !known {
			return false, false
		}
		for i := range all.len() {
			f.enter(&all, i)
			v, vKnown := p(f)
			if vKnown && v == decisive {
				return found, true
			}
			known = known && vKnown
		}
		return !found, known
	}
	if len(l.elements) == 0 {
		return inner
	}
	return func(f *Frame) (bool, bool) {
		outer := f.element
		defer func() { f.element = outer }()
		return inner(f)
	}
}

func firstOfTraced(list Term[view], p Term[bool], decisive, found bool) Term[bool] {
	return func(f *Frame) (bool, bool) {
		all, known := list(f)
		if !known {
			return false, false
		}
		decided, first := false, f.mark()
		f.each(all, func() bool {
			this := f.mark()
			v, vKnown := p(f)
			decided, known = vKnown && v == decisive, known && vKnown
			if decided {
				f.unpeek(first, this)
			}
			return !decided
		})
		return decided == found, known || decided
	}
}

func exactlyOne(list Term[view], p Term[bool]) Term[bool] {
	return func(f *Frame) (bool, bool) {
		all, known := list(f)
		if !known {
			return false, false
		}
		yes, unknown := 0, 0
		f.each(all, func() bool {
			switch v, vKnown := p(f); {
			case !vKnown:
				unknown++
			case v:
				yes++
			}
			return yes < 2
		})
		return yes == 1, yes == 2 || unknown == 0
	}
}

func counted(list Term[view], p Term[bool]) Term[decimal.Decimal] {
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

// made lowers filter and map.
func (l *lowering) made(n *ast.BuiltinNode) term {
	list, p := l.listAnd(n)
	if l.fault != nil {
		return term{}
	}
	t := term{kind: List, of: list.of, domain: list.domain, constant: list.constant && p.constant}
	if n.Name == "filter" {
		return l.need(n, p, Truthy, func() term {
			t.list = collect(list.list, func(f *Frame) (kept item, keep, known bool) {
				v, vKnown := p.truth(f)
				return f.element, v, vKnown
			})
			return t
		})
	}
	if p.kind == List || p.kind == Debt {
		return l.fail(n, "map gives a list of single values", "")
	}
	t.of, t.domain = p.kind, p.domain
	t.list = collect(list.list, func(f *Frame) (item, bool, bool) {
		i := p.item(f)
		return i, true, i.Known
	})
	return t
}

// collect makes a list of what take gives for each element; it is unknown if any of it is.
func collect(list Term[view], take func(*Frame) (i item, keep, known bool)) Term[view] {
	return func(f *Frame) (view, bool) {
		all, known := list(f)
		items := make([]item, 0, all.len())
		f.each(all, func() bool {
			i, keep, iKnown := take(f)
			known = known && iKnown
			if keep {
				items = append(items, i)
			}
			return true
		})
		return view{items: items}, known
	}
}

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
func fold(list Term[view], with func(f *Frame, so *item, next item) bool, first *item) Term[decimal.Decimal] {
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
	parts := make([]Term[decimal.Decimal], len(arguments))
	for i, node := range arguments {
		part := l.lower(node)
		l.need(node, part, Number, func() term { return part })
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

func (l *lowering) rounded(n *ast.BuiltinNode) term {
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
	if err != nil {
		return cut
	}
	return away
}
