package logic

import (
	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// fallback lowers a ?? b.
func (l *lowering) fallback(n *ast.BinaryNode) term {
	if l.use.Require {
		return l.fail(n, "?? would turn unknown into an answer, and a requirement or a stage must not guess", "leave it unknown: it asks the next question; or write known(x)")
	}
	l.expression.Peeks = true
	a, b := l.lower(n.Left), l.lower(n.Right)
	return l.need(n.Right, b, a.kind, func() term {
		of := a.of
		switch {
		case of == nothing:
			of = b.of
		case a.kind == List && !b.holds(of):
			return l.fail(n, "?? stands between lists of the same kind", "")
		}
		l.agree(n.Left, b.domain)
		l.agree(n.Right, a.domain)
		return term{kind: a.kind, of: of, domain: join(a.domain, b.domain), constant: a.constant && b.constant,
			truth: orElse(a.truth, b.truth), number: orElse(a.number, b.number), day: orElse(a.day, b.day), word: orElse(a.word, b.word), list: orElse(a.list, b.list)}
	})
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

// conditional lowers c ? a : b.
func (l *lowering) conditional(n *ast.ConditionalNode) term {
	if !n.Ternary {
		return l.fail(n, "if is not part of the language of conditions", "write c ? a : b")
	}
	if n.Exp1 == n.Cond {
		return l.fail(n.Cond, "the operator ?: is not part of the language of conditions", "write or, or c ? a : b")
	}
	unmix := l.mix()
	c := l.lower(n.Cond)
	unmix()
	a, b := l.lower(n.Exp1), l.lower(n.Exp2)
	l.expect(n.Cond, c, Truthy)
	return l.need(n.Exp2, b, a.kind, func() term {
		if a.kind == List {
			return l.fail(n.Exp1, "a list cannot be chosen by a condition", "")
		}
		l.agree(n.Exp1, b.domain)
		l.agree(n.Exp2, a.domain)
		return term{kind: a.kind, domain: join(a.domain, b.domain), constant: a.constant && b.constant && c.constant,
			truth:  either(c.truth, a.truth, b.truth, equal[bool](true)),
			number: either(c.truth, a.number, b.number, decimal.Decimal.Equal),
			day:    either(c.truth, a.day, b.day, equal[calendar.Day](true)),
			word:   either(c.truth, a.word, b.word, equal[string](true))}
	})
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
