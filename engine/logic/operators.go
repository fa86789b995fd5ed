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
