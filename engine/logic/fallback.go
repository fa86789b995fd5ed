package logic

import (
	"github.com/forbear-project/forbear/engine/calendar"
)

// lowerElse lowers a ?? b.
func (l *lowering) lowerElse(n *Node) term {
	a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1])
	t := term{truth: orElse(a.truth, b.truth), number: orElse(a.number, b.number), day: orElse(a.day, b.day),
		word: orElse(a.word, b.word), list: orElse(a.list, b.list)}
	t.bounds = func(f *Frame) Bounds {
		m := f.mark()
		v := a.item(f)
		if v.Known {
			return pointOf(n.Kind, &v.Value)
		}
		told := a.boundsIn(f)
		f.peek(m)
		if v = b.item(f); v.Known {
			return pointOf(n.Kind, &v.Value)
		}
		return told.or(b.boundsIn(f))
	}
	return t
}

func orElse[T any](a, b closure[T]) closure[T] {
	return func(f *Frame) (T, bool) {
		m := f.mark()
		if x, known := a(f); known {
			return x, true
		}
		f.peek(m)
		return b(f)
	}
}

// lowerTernary lowers c ? a : b.
func (l *lowering) lowerTernary(n *Node) term {
	c, a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1]), l.lower(n.Parts[2])
	return term{
		truth:  either(c.truth, a.truth, b.truth, equal[bool](true)),
		number: either(c.truth, a.number, b.number, number.equal),
		day:    either(c.truth, a.day, b.day, equal[calendar.Day](true)),
		word:   either(c.truth, a.word, b.word, equal[string](true)),
		bounds: func(f *Frame) Bounds {
			switch chosen, known := c.truth(f); {
			case !known:
				return a.boundsIn(f).or(b.boundsIn(f))
			case chosen:
				return a.boundsIn(f)
			}
			return b.boundsIn(f)
		},
	}
}

func either[T any](c closure[bool], a, b closure[T], same func(x, y T) bool) closure[T] {
	return func(f *Frame) (value T, known bool) {
		before := f.mark()
		chosen, cKnown := c(f)
		switch {
		case cKnown && chosen:
			return a(f)
		case cKnown:
			return b(f)
		}
		after := f.mark()
		x, xKnown := a(f)
		y, yKnown := b(f)
		if xKnown && yKnown && same(x, y) {
			f.forget(before)
			f.unpeek(before, after)
			return x, true
		}
		return value, false
	}
}
