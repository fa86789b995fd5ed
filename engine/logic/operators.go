package logic

func (l *lowering) lowerNot(n *Node) term {
	t := l.lower(n.Parts[0])
	return term{truth: func(f *Frame) (bool, bool) { v, known := t.truth(f); return !v, known }}
}

func (l *lowering) lowerMinus(n *Node) term {
	t := l.lower(n.Parts[0])
	return term{
		number: func(f *Frame) (number, bool) { v, known := t.number(f); return v.negated(), known },
		bounds: func(f *Frame) Bounds { return t.boundsIn(f).negated() },
	}
}

// lowerJunction lowers and and or.
func (l *lowering) lowerJunction(n *Node) term {
	a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1])
	if l.tracing {
		return term{truth: kleeneTraced(a.truth, b.truth, n.Op == OpOr)}
	}
	return term{truth: kleene(a.truth, b.truth, n.Op == OpOr)}
}

// kleene joins two truths. One that equals decides fixes the result whatever the other is: no that
// of and, yes that of or.
func kleene(a, b closure[bool], decides bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		x, xKnown := a(f)
		if xKnown && x == decides {
			return decides, true
		}
		y, yKnown := b(f)
		if yKnown && y == decides {
			return decides, true
		}
		return !decides, xKnown && yKnown
	}
}

// kleeneTraced is kleene for a trace. Where the first fixes the result but has looked at something
// with known or ??, it evaluates the second too: that may fix the result whatever the first looked
// at.
func kleeneTraced(a, b closure[bool], decides bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		first := f.mark()
		x, xKnown := a(f)
		settled := xKnown && x == decides
		if settled && !f.hasPeeked(first) {
			return decides, true
		}
		second := f.mark()
		y, yKnown := b(f)
		switch {
		case yKnown && y == decides && !(settled && f.hasPeeked(second)):
			f.forget(first)
			f.unpeek(first, second)
			return decides, true
		case settled:
			f.forget(second)
			f.unpeek(second, f.mark())
			return decides, true
		}
		return !decides, xKnown && yKnown
	}
}
