package logic

// lowerListAnd lowers a list and a predicate over it.
func (l *lowering) lowerListAnd(n *Node) (list, p term) {
	return l.lower(n.Parts[0]), l.lowerPart(n)
}

// lowerPart lowers what is asked, or taken, of each element.
func (l *lowering) lowerPart(n *Node) term {
	l.inside++
	defer func() { l.inside-- }()
	return l.lower(n.Parts[1])
}

// lowerOverElements lowers any, all, none, one and count.
func (l *lowering) lowerOverElements(n *Node) (t term) {
	list, p := l.lowerListAnd(n)
	possibly := func(*Frame) Truth { return Unknown }
	switch n.Function.Name {
	case "any":
		t.truth, possibly = l.firstOf(list.list, p.truth, true, true), possiblyFirst(&list, &p, true, true)
	case "all":
		t.truth, possibly = l.firstOf(list.list, p.truth, false, false), possiblyFirst(&list, &p, false, false)
	case "none":
		t.truth, possibly = l.firstOf(list.list, p.truth, true, false), possiblyFirst(&list, &p, true, false)
	case "one":
		t.truth, possibly = existsOne(list.list, p.truth), possiblyOne(&list, &p)
	case "count":
		t.number, t.bounds = countWhere(list.list, p.truth), countBounds(&list, &p)
	}
	if t.truth != nil && list.possible != nil {
		t.truth = l.orBounds(t.truth, possibly)
	}
	return l.settled(t)
}

// elements returns what is, or may be, in a list.
func (t *term) elements(f *Frame) ([]possible, bool) {
	if t.possible != nil {
		return t.possible(f)
	}
	all, known := t.list(f)
	if !known {
		return nil, false
	}
	list := make([]possible, all.len())
	for i := range list {
		list[i].item = all.at(i)
	}
	return list, true
}

// eachPossible calls visit with every element as #.
func (f *Frame) eachPossible(all []possible, visit func(*possible)) {
	outer, within := f.element, f.elementBounds
	for i := range all {
		f.element, f.elementBounds = all[i].item, all[i].within
		visit(&all[i])
	}
	f.element, f.elementBounds = outer, within
}

// possiblyFirst is firstOf over what may be in a list.
func possiblyFirst(list, p *term, decisive, found bool) func(*Frame) Truth {
	return func(f *Frame) Truth {
		all, known := list.elements(f)
		decided := false
		f.eachPossible(all, func(e *possible) {
			v, vKnown := p.truth(f)
			decided = decided || vKnown && v == decisive && !e.open
			known = known && vKnown && v != decisive
		})
		switch {
		case decided:
			return Of(found)
		case known:
			return Of(!found)
		}
		return Unknown
	}
}

// possiblyOne is existsOne over what may be in a list.
func possiblyOne(list, p *term) func(*Frame) Truth {
	return func(f *Frame) Truth {
		all, known := list.elements(f)
		yes, unknown := 0, 0
		f.eachPossible(all, func(e *possible) {
			switch v, vKnown := p.truth(f); {
			case !vKnown || v && e.open:
				unknown++
			case v:
				yes++
			}
		})
		switch {
		case yes > 1:
			return No
		case !known || unknown > 0:
			return Unknown
		}
		return Of(yes == 1)
	}
}

// each calls visit with every element as #, until it returns false.
func (f *Frame) each(all view, visit func() bool) {
	outer, within := f.element, f.elementBounds
	f.elementBounds = Bounds{}
	for i := range all.len() {
		if f.enter(&all, i); !visit() {
			break
		}
	}
	f.element, f.elementBounds = outer, within
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
		f.elementBounds.exists = false
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
		outer, within := f.element, f.elementBounds
		defer func() { f.element, f.elementBounds = outer, within }()
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
	}), possible: func(f *Frame) (kept []possible, known bool) {
		all, known := list.elements(f)
		f.eachPossible(all, func(e *possible) {
			v, vKnown := p.truth(f)
			if v || !vKnown {
				kept = append(kept, possible{e.item, e.within, e.open || !vKnown})
			}
		})
		return kept, known
	}})
}

// lowerMap lowers map(list, part).
func (l *lowering) lowerMap(n *Node) term { return l.settled(l.lowerTaken(n)) }

// lowerTaken makes the list of what a part gives for each element.
func (l *lowering) lowerTaken(n *Node) term {
	list, p := l.lowerListAnd(n)
	return term{list: collect(list.list, func(f *Frame) (item, bool, bool) {
		i := p.item(f)
		return i, true, i.Known
	}), possible: func(f *Frame) (taken []possible, known bool) {
		all, known := list.elements(f)
		f.eachPossible(all, func(e *possible) { taken = append(taken, p.asPossible(f, e.open)) })
		return taken, known
	}}
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
