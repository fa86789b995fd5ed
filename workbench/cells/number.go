package cells

import (
	"fmt"
	"math/big"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// figure takes a part that is a number or a day apart. One that comes to too much is a variable of
// its own.
func (t *translator) figure(node *logic.Node, in scope) figure {
	if !t.spend() {
		return nothing
	}
	f := t.apart(node, in)
	if f.leaves > mostLeaves || f.sum != nil && f.constant() == nil && !f.shape.fits() && f.bare() < 0 {
		return t.opaque(node, in, f.shape)
	}
	return f
}

// opaque returns a number that may be anything of its shape, and the same wherever the same is
// written.
func (t *translator) opaque(node *logic.Node, in scope, of shape) figure {
	v := variable{kind: numeric, key: "number:" + t.spell(node, in) + of.key(), opaque: node.String(), shape: of}
	return t.bare(t.variable(v.reading(t.reads(node, in))), node.String())
}

func (t *translator) apart(n *logic.Node, in scope) figure {
	switch n.Op {
	case logic.OpLiteral:
		return number(ratio(n.Value().Number), n.String())
	case logic.OpLocal:
		l := in.locals[n.Slot]
		return t.figure(l.node, l.in)
	case logic.OpAsOf:
		return number(whole(int64(t.day)), n.Name)
	case logic.OpParameter:
		if slot, ok := t.parameters[n.Name]; ok {
			return parameter(t.book.Parameters[slot].Unit, t.series[slot].On(t.day), n.Name)
		}
	case logic.OpFact:
		return t.figureOfFact(n, in)
	case logic.OpMinus:
		if f := t.figure(n.Parts[0], in); f.countless() {
			return f.negated()
		}
	case logic.OpArithmetic, logic.OpElse:
		return t.figureOfTwo(n, in)
	case logic.OpTernary:
		return t.forked(loose, t.truth(n.Parts[0], in), t.figure(n.Parts[1], in), t.figure(n.Parts[2], in))
	case logic.OpLet:
		return t.figure(n.Parts[1], in.bind(n))
	case logic.OpCall:
		return t.figureOfCall(n, in)
	}
	return t.opaque(n, in, shape{})
}

func (t *translator) figureOfFact(n *logic.Node, in scope) figure {
	f := t.fact(n)
	switch {
	case f == nil || f.Type == fact.Bool || f.Type == fact.Choice || f.Type == fact.Choices:
		return t.opaque(n, in, shape{})
	case f.Given():
		return t.bare(t.given(f), n.Name)
	}
	return t.bare(t.derivedNumber(f), n.Name)
}

// parameter returns what is known of a parameter.
func parameter(unit string, v fact.Value, name string) figure {
	switch {
	case !v.Known:
		return nothing
	case unit == "date":
		return number(whole(int64(v.Day)), name)
	}
	return number(ratio(v.Number), name)
}

// derivedNumber returns the variable of a derived number or day. What is a sum of others is tied to
// them.
func (t *translator) derivedNumber(f *fact.Fact) int32 {
	by := t.of(f)
	n, ok := by.numbers[f]
	if ok {
		return n
	}
	outer := by.left
	by.left = mostNodes
	from := by.figure(t.book.Language.Derivation(f).Tree(), scope{})
	v := variable{kind: numeric, key: "fact:" + f.Name, fact: f, opaque: f.Name}
	if by.left > 0 {
		v.shape = from.shape
		if from.sum != nil && from.shape.exact {
			v.known = t.knowsAll(from.sum.weights)
			v.weights, v.plus = from.sum.weights, from.sum.plus
			v.key += "=" + from.sum.key()
		}
	}
	by.left = outer
	v.key += fmt.Sprint(v.shape.key(), v.known)
	n = t.variable(v)
	by.numbers[f] = n
	return n
}

func (f figure) negated() figure {
	return f.each(func(x figure) figure {
		return figure{shape: x.shape.negated(), sum: x.sum.scaled(whole(-1)).as("-(" + x.sum.written + ")"), leaves: 1}
	})
}

func (s *sum) as(written string) *sum {
	s.written = written
	return s
}

func (t *translator) figureOfTwo(n *logic.Node, in scope) figure {
	a, b := t.figure(n.Parts[0], in), t.figure(n.Parts[1], in)
	if n.Op == logic.OpElse {
		return forked(fallback, 0, a, b)
	}
	if !a.countless() || !b.countless() || a.leaves*b.leaves > mostLeaves {
		return t.opaque(n, in, shape{})
	}
	return together(a, b, func(x, y figure) figure { return t.reckon(n.Operator, x, y) })
}

// reckon works out a figure from two sums.
func (t *translator) reckon(operator string, x, y figure) figure {
	if !t.spend() {
		return nothing
	}
	written := "(" + x.sum.written + " " + operator + " " + y.sum.written + ")"
	switch operator {
	case "-":
		return t.plus(x, y.negated(), written)
	case "+":
		return t.plus(x, y, written)
	case "*":
		return t.times(x, y, operator, written)
	}
	divisor := y.constant()
	if divisor == nil || divisor.Sign() == 0 {
		return t.unreckoned(byVariable, written, x.shape.over(y.shape), x, y)
	}
	return t.times(x, number(new(big.Rat).Inv(divisor), ""), operator, written)
}

func (t *translator) plus(x, y figure, written string) figure {
	together, gone := x.sum.add(y.sum)
	of := x.shape.plus(y.shape)
	if len(gone) > 0 || !of.fits() {
		return t.unreckoned("+", written, of, x, y)
	}
	return figure{shape: of, sum: together.as(written), leaves: 1}
}

func (t *translator) times(x, y figure, operator, written string) figure {
	if x.constant() != nil {
		x, y = y, x
	}
	of := x.shape.times(y.shape)
	by := y.constant()
	if by == nil || by.Sign() == 0 || !of.fits() {
		return t.unreckoned(operator, written, of, x, y)
	}
	return figure{shape: of, sum: x.sum.scaled(by).as(written), leaves: 1}
}

// byVariable is the operator of a division by what may be 0.
const byVariable = "/?"

// unreckoned returns what comes out of arithmetic that is not looked into.
func (t *translator) unreckoned(operator, written string, of shape, from ...figure) figure {
	v := variable{kind: numeric, key: "reckoned:" + operator + of.key(), opaque: written, shape: of, needs: always}
	for _, f := range from {
		v.key += " (" + f.sum.key() + ")"
		v.needs = t.and(v.needs, t.knowsAll(f.sum.weights))
	}
	if operator == byVariable {
		v.needs = t.and(v.needs, t.compare("!=", from[1], number(new(big.Rat), "0")))
	}
	for _, f := range from {
		for _, w := range f.sum.weights {
			facts, others := t.beneath(w.of)
			v.reads, v.others = append(v.reads, facts...), v.others || others
		}
	}
	return t.bare(t.variable(v), written)
}

// figureOfCall returns what a function gives that is a number or a day.
func (t *translator) figureOfCall(n *logic.Node, in scope) figure {
	switch n.Function.Cells {
	case logic.ByLength:
		return t.length(n, in)
	case logic.ByCount:
		return t.counted(n, in)
	case logic.ByExtreme:
		return t.extreme(n, in)
	case logic.ByTotal:
		return t.total(n, in)
	case logic.ByMagnitude:
		return t.absolute(n, in)
	case logic.ByRounding:
		return t.rounded(n, in)
	case logic.ByDaysSince:
		today := number(whole(int64(t.day)), "as_of")
		return t.figure(n.Parts[0], in).each(func(d figure) figure {
			return t.plus(today, d.negated(), n.Function.Name+"("+d.sum.written+")")
		})
	case logic.ByMovingDay:
		return t.later(n, in)
	case logic.ByPeriods:
		return t.on(n, in)
	}
	return t.opaque(n, in, shape{})
}

// on returns a parameter's value on a date: piece by piece, as its periods follow one another.
func (t *translator) on(n *logic.Node, in scope) figure {
	name := n.Parts[0].Value().Choice
	slot := t.parameters[name]
	day := t.figure(n.Parts[1], in)
	return day.each(func(d figure) figure {
		rest := nothing
		for i := len(t.series[slot]) - 1; i >= 0; i-- {
			rest = t.period(t.series[slot][i], d, rest, name)
		}
		return rest
	})
}

// period returns a parameter's value on a day not before its period; rest is what it is behind it.
func (t *translator) period(p logic.Period, day, rest figure, name string) figure {
	f := parameter("", p.Is, name)
	if p.Until != nil {
		f = t.forked(strict, t.compare("<=", day, number(whole(int64(*p.Until)), "")), f, rest)
	} else {
		f = t.forked(strict, t.knowsFigure(day), f, nothing)
	}
	if p.From != nil {
		f = t.forked(strict, t.compare("<", day, number(whole(int64(*p.From)), "")), nothing, f)
	}
	return f
}
