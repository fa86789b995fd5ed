package logic

import (
	"cmp"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"
)

func (l *lowering) unary(n *ast.UnaryNode) term {
	switch n.Operator {
	case "not":
		l.polarity = l.polarity.turned()
		t := l.lower(n.Node)
		l.polarity = l.polarity.turned()
		return l.need(n.Node, t, Truthy, func() term {
			return term{kind: Truthy, constant: t.constant, truth: func(f *Frame) (bool, bool) { v, known := t.truth(f); return !v, known }}
		})
	case "-":
		t := l.lower(n.Node)
		return l.need(n.Node, t, Number, func() term {
			return term{kind: Number, constant: t.constant, number: func(f *Frame) (decimal.Decimal, bool) { v, known := t.number(f); return v.Neg(), known }}
		})
	}
	message, hint := notInLanguage(n.Operator)
	return l.fail(n, message, hint)
}

// operators are those that the language has.
var operators = []string{"and", "or", "not", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "in", "??"}

func notInLanguage(operator string) (message, hint string) {
	return "the operator " + operator + " is not part of the language of conditions", cmp.Or(hintFor[operator], "the operators are "+strings.Join(operators, " "))
}

// hintFor says what to write instead of an operator that the language leaves out.
var hintFor = map[string]string{
	"!": "write not", "+": "leave it out in front of a number", "&&": "write and; a comparison in a row, a < b < c, is written a < b and b < c", "||": "write or",
	"..": "a range of whole numbers stands only behind in: overdue_days in 1..30",
}

// expect sees that a term is of the kind that is needed.
func (l *lowering) expect(node ast.Node, t term, kind Kind) {
	if l.fault == nil && t.kind != kind {
		l.fail(node, kind.String()+" is needed here, and this is "+t.kind.String(), "")
	}
}

// need goes on when a term is of the kind that is needed.
func (l *lowering) need(node ast.Node, t term, kind Kind, then func() term) term {
	l.expect(node, t, kind)
	if l.fault != nil {
		return term{}
	}
	return then()
}

func (l *lowering) binary(n *ast.BinaryNode) term {
	switch n.Operator {
	case "and", "or":
		return l.junction(n)
	case "==", "!=", "<", "<=", ">", ">=":
		return l.comparison(n)
	case "+", "-", "*", "/":
		return l.arithmetic(n)
	case "in":
		return l.membership(n)
	case "??":
		return l.fallback(n)
	}
	message, hint := notInLanguage(n.Operator)
	return l.fail(n, message, hint)
}

func (l *lowering) junction(n *ast.BinaryNode) term {
	a, b := l.lower(n.Left), l.lower(n.Right)
	l.expect(n.Left, a, Truthy)
	return l.need(n.Right, b, Truthy, func() term {
		t := term{kind: Truthy, constant: a.constant && b.constant, truth: kleene(a.truth, b.truth, n.Operator == "or")}
		if l.tracing {
			t.truth = kleeneTraced(a.truth, b.truth, n.Operator == "or")
		}
		return t
	})
}

// kleene joins two truths. One that equals decides settles the answer whatever the other is: no settles and, yes settles or.
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

// kleeneTraced is kleene for a trace. The second is asked even where the first settles it, if the first only looked at something: the second may
// settle it whatever that is.
func kleeneTraced(a, b closure[bool], decides bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		first := f.mark()
		x, xKnown := a(f)
		settled := xKnown && x == decides
		if settled && !f.peeked(first) {
			return decides, true
		}
		second := f.mark()
		y, yKnown := b(f)
		switch {
		case yKnown && y == decides && !(settled && f.peeked(second)):
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

// mix makes what is lowered until the returned function is called pull neither way.
func (l *lowering) mix() (back func()) {
	outer := l.polarity
	l.polarity = mixed
	return func() { l.polarity = outer }
}
