package logic

import (
	"github.com/expr-lang/expr/ast"
)

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
	if len(n.Arguments) == 0 {
		return l.fail(n, n.Name+" without arguments", "") // expr loses some of its own faults
	}
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
		return l.ofOneNumber(n)
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

// firstOf gives found at the first element for which the predicate is decisive, and not found when it is so for none. Only inside another predicate
// is # put back afterwards: elsewhere it means nothing.
func (l *lowering) firstOf(list closure[view], p closure[bool], decisive, found bool) closure[bool] {
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

func firstOfTraced(list closure[view], p closure[bool], decisive, found bool) closure[bool] {
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

func exactlyOne(list closure[view], p closure[bool]) closure[bool] {
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
func collect(list closure[view], take func(*Frame) (i item, keep, known bool)) closure[view] {
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
