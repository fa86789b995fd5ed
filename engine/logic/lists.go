package logic

// lowerListAnd lowers a list and a predicate over it.
func (l *lowering) lowerListAnd(n *Node) (list, p term) {
	list = l.lower(n.Parts[0])
	l.inside++
	p = l.lower(n.Parts[1])
	l.inside--
	return list, p
}

// lowerOverElements lowers any, all, none, one and count.
func (l *lowering) lowerOverElements(n *Node) (t term) {
	list, p := l.lowerListAnd(n)
	switch n.Function.Name {
	case "any":
		t.truth = l.firstOf(list.list, p.truth, true, true)
	case "all":
		t.truth = l.firstOf(list.list, p.truth, false, false)
	case "none":
		t.truth = l.firstOf(list.list, p.truth, true, false)
	case "one":
		t.truth = existsOne(list.list, p.truth)
	case "count":
		t.number = countWhere(list.list, p.truth)
	}
	return l.settled(t)
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

// firstOf gives found at the first element where the predicate equals decisive, and the opposite
// where there is none. It restores # afterwards only inside another predicate: elsewhere # has no
// meaning.
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
	if l.inside == 0 {
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

func existsOne(list closure[view], p closure[bool]) closure[bool] {
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

// lowerFilter lowers filter(list, predicate).
func (l *lowering) lowerFilter(n *Node) term {
	list, p := l.lowerListAnd(n)
	return l.settled(term{list: collect(list.list, func(f *Frame) (kept item, keep, known bool) {
		v, vKnown := p.truth(f)
		return f.element, v, vKnown
	})})
}

// lowerMap lowers map(list, part).
func (l *lowering) lowerMap(n *Node) term { return l.settled(term{list: l.lowerTaken(n)}) }

// lowerTaken makes the list of what a part gives for each element.
func (l *lowering) lowerTaken(n *Node) closure[view] {
	list, p := l.lowerListAnd(n)
	return collect(list.list, func(f *Frame) (item, bool, bool) {
		i := p.item(f)
		return i, true, i.Known
	})
}

// collect makes a list of what take gives for each element; it is unknown where any of that is.
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
