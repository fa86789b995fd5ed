package logic

import (
	"cmp"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

func (l *lowering) unary(n *ast.UnaryNode) term {
	switch n.Operator {
	case "not":
		l.papers = [...]polarity{plain: negated, negated: plain, mixed: mixed}[l.papers]
		t := l.lower(n.Node)
		l.papers = [...]polarity{plain: negated, negated: plain, mixed: mixed}[l.papers]
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
	return "the operator " + operator + " is not part of the language of conditions", hintFor[operator]
}

// hintFor says what to write instead of an operator that the language leaves out.
var hintFor = map[string]string{
	"!": "write not", "&&": "write and; a comparison in a row, a < b < c, is written a < b and b < c", "||": "write or",
	"..": "a range of whole numbers stands only behind in: overdue_days in 1..30",
}

// need goes on when a term is of the kind that is needed.
func (l *lowering) need(node ast.Node, t term, kind Kind, then func() term) term {
	if l.fault == nil && t.kind != kind {
		l.fail(node, kind.String()+" is needed here, and this is "+t.kind.String(), "")
	}
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
	l.need(n.Left, a, Truthy, func() term { return a })
	return l.need(n.Right, b, Truthy, func() term {
		t := term{kind: Truthy, constant: a.constant && b.constant, truth: kleene(a.truth, b.truth, n.Operator == "or")}
		if l.tracing {
			t.truth = kleeneTraced(a.truth, b.truth, n.Operator == "or")
		}
		return t
	})
}

// kleene joins two truths. One that equals decides settles the answer whatever the other is: no settles and, yes settles or.
func kleene(a, b Term[bool], decides bool) Term[bool] {
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
func kleeneTraced(a, b Term[bool], decides bool) Term[bool] {
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
	outer := l.papers
	l.papers = mixed
	return func() { l.papers = outer }
}

func (l *lowering) comparison(n *ast.BinaryNode) term {
	defer l.mix()()
	a, b := l.lower(n.Left), l.lower(n.Right)
	if l.fault != nil {
		return term{}
	}
	equality := n.Operator == "==" || n.Operator == "!="
	if a.kind != b.kind || a.kind == List || a.kind == Debt || !equality && (a.kind == Truthy || a.kind == Word) {
		return l.fail(n, "cannot compare "+a.kind.String()+" with "+b.kind.String()+" by "+n.Operator, "")
	}
	t := term{kind: Truthy, constant: a.constant && b.constant}
	switch a.kind {
	case Number:
		t.truth = l.compareNumbers(a, b, orders[n.Operator])
	case Day:
		t.truth = compare(a.day, b.day, dayHolds[n.Operator])
	case Word:
		l.agree(n.Left, b.domain)
		l.agree(n.Right, a.domain)
		t.truth = compare(a.word, b.word, equal[string](n.Operator == "=="))
	case Truthy:
		t.truth = compare(a.truth, b.truth, equal[bool](n.Operator == "=="))
	}
	return t
}

// order is a set of signs: what the comparison of two numbers may come to.
type order uint8

const (
	less order = 1 << iota
	same
	more
)

var orders = map[string]order{"<": less, "<=": less | same, "==": same, "!=": less | more, ">=": more | same, ">": more}

// holds is whether the sign, -1, 0 or 1, is in the set.
func (o order) holds(sign int) bool { return o&(1<<(sign+1)) != 0 }

// signOf is x.Cmp(y), quick for the usual case: two figures of one scale, neither below zero.
func signOf(x, y decimal.Decimal) int {
	if x.Scale() != y.Scale() || x.IsNeg() || y.IsNeg() {
		return x.Cmp(y)
	}
	return cmp.Compare(x.Coef(), y.Coef())
}

func (l *lowering) compareNumbers(a, b term, o order) Term[bool] {
	if b.constant {
		y, _ := b.number(nowhere())
		if a.fact != nil && !l.tracing {
			from, slot := a.from, a.fact.Slot
			if a.fact.Type == fact.Money {
				y = y.Pad(2) // figures of one scale compare fastest
			}
			return func(f *Frame) (bool, bool) {
				v := f.at(from, slot)
				return v.Known && o.holds(signOf(v.Number, y)), v.Known
			}
		}
		return func(f *Frame) (bool, bool) {
			x, known := a.number(f)
			return known && o.holds(signOf(x, y)), known
		}
	}
	return func(f *Frame) (bool, bool) {
		x, xKnown := a.number(f)
		y, yKnown := b.number(f)
		if !xKnown || !yKnown {
			return false, false
		}
		return o.holds(signOf(x, y)), true
	}
}

func compare[T any](a, b Term[T], holds func(x, y T) bool) Term[bool] {
	return func(f *Frame) (bool, bool) {
		x, xKnown := a(f)
		y, yKnown := b(f)
		if !xKnown || !yKnown {
			return false, false
		}
		return holds(x, y), true
	}
}

func equal[T comparable](same bool) func(x, y T) bool {
	return func(x, y T) bool { return (x == y) == same }
}

var dayHolds = map[string]func(x, y calendar.Day) bool{
	"==": func(x, y calendar.Day) bool { return x == y },
	"!=": func(x, y calendar.Day) bool { return x != y },
	"<":  func(x, y calendar.Day) bool { return x < y },
	"<=": func(x, y calendar.Day) bool { return x <= y },
	">":  func(x, y calendar.Day) bool { return x > y },
	">=": func(x, y calendar.Day) bool { return x >= y },
}

func (l *lowering) arithmetic(n *ast.BinaryNode) term {
	defer l.mix()()
	a, b := l.lower(n.Left), l.lower(n.Right)
	l.need(n.Left, a, Number, func() term { return a })
	return l.need(n.Right, b, Number, func() term {
		if n.Operator == "/" && b.constant {
			if divisor, _ := b.number(nowhere()); divisor.IsZero() {
				return l.fail(n, "divides by zero", "")
			}
		}
		return term{kind: Number, constant: a.constant && b.constant, number: reckon(a.number, b.number, reckoning[n.Operator])}
	})
}

func reckon(a, b Term[decimal.Decimal], by func(x, y decimal.Decimal) (decimal.Decimal, string)) Term[decimal.Decimal] {
	return func(f *Frame) (decimal.Decimal, bool) {
		x, xKnown := a(f)
		y, yKnown := b(f)
		if !xKnown || !yKnown {
			return decimal.Decimal{}, false
		}
		z, cause := by(x, y)
		if cause != "" {
			f.fail(cause, "")
		}
		return z, cause == ""
	}
}

// reckoning works out a figure, or names the cause why it cannot be.
var reckoning = map[string]func(x, y decimal.Decimal) (decimal.Decimal, string){
	"+": plus,
	"-": func(x, y decimal.Decimal) (decimal.Decimal, string) { return plus(x, y.Neg()) },
	"*": times,
	"/": over,
}

// exactScale is the most decimals that a figure has which did not come out of a division: the product of two rates has 12. One of rateScale
// decimals may have them all the same, yet not behind so many digits before the point.
const (
	exactScale = 12
	rateScale  = 6
)

// rounded tells what came out of a division, and was rounded there.
func rounded(d decimal.Decimal) bool {
	return d.Scale() > exactScale || d.Scale() > rateScale && d.Prec() == decimal.MaxPrec
}

func plus(x, y decimal.Decimal) (decimal.Decimal, string) {
	if z, err := x.AddExact(y, max(x.Scale(), y.Scale())); err == nil {
		return z, ""
	}
	x, y = x.Trim(0), y.Trim(0)
	if rounded(x) || rounded(y) {
		return inBounds(x.Add(y))
	}
	return inBounds(x.AddExact(y, max(x.Scale(), y.Scale())))
}

func times(x, y decimal.Decimal) (decimal.Decimal, string) {
	z, err := x.MulExact(y, min(x.Scale()+y.Scale(), decimal.MaxScale))
	if exact := x.Scale()+y.Scale() <= decimal.MaxScale; err == nil && exact {
		return z, ""
	}
	x, y = x.Trim(0), y.Trim(0)
	if rounded(x) || rounded(y) {
		return inBounds(x.Mul(y))
	}
	return inBounds(x.MulExact(y, x.Scale()+y.Scale()))
}

func over(x, y decimal.Decimal) (decimal.Decimal, string) {
	if y.IsZero() {
		return decimal.Decimal{}, DivisionByZero
	}
	return inBounds(x.Quo(y))
}

func inBounds(z decimal.Decimal, err error) (decimal.Decimal, string) {
	if err != nil {
		return decimal.Decimal{}, OutOfBounds
	}
	return z, ""
}

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

func orElse[T any](a, b Term[T]) Term[T] {
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
	l.need(n.Cond, c, Truthy, func() term { return c })
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

func either[T any](c Term[bool], a, b Term[T], same func(x, y T) bool) Term[T] {
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
