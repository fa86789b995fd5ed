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
