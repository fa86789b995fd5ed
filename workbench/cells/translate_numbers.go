package cells

import (
	"fmt"
	"math/big"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// figure translates a part that gives a number or a day. One with too many sums becomes a
// variable of its own.
func (t *translator) figure(node *logic.Node, in scope) figure {
	if !t.takeNode() {
		return unknowable
	}
	f := t.decompose(node, in)
	if f.leaves > mostLeaves || f.sum != nil && f.constant() == nil && !f.shape.fits() && f.bare() < 0 {
		return t.opaque(node, in, f.shape)
	}
	return f
}

// opaque returns a number that is not looked into: it may be anything of its shape, and is the same
// wherever the same is written.
func (t *translator) opaque(node *logic.Node, in scope, of shape) figure {
	v := variable{kind: numeric, key: "number:" + t.keyOf(node, in) + of.key(), opaque: node.String(), shape: of}
	return t.bare(t.variable(v.dependingOn(t.namesIn(node, in))), node.String())
}

func (t *translator) decompose(n *logic.Node, in scope) figure {
	switch n.Op {
	case logic.OpLiteral:
		return number(ratio(n.Value().Number), n.String())
	case logic.OpLocal:
		l := in.locals[n.Slot]
		return t.figure(l.node, l.in)
	case logic.OpAsOf:
		return number(integer(int64(t.day)), n.Name)
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

// parameter returns the value of a parameter.
func parameter(unit string, v fact.Value, name string) figure {
	switch {
	case !v.Known:
		return unknowable
	case unit == "date":
		return number(integer(int64(v.Day)), name)
	}
	return number(ratio(v.Number), name)
}

// derivedNumber returns the variable of a derived number or day. A sum is tied to the variables it
// is made of.
func (t *translator) derivedNumber(f *fact.Fact) int32 {
	by := t.of(f)
	n, ok := by.numbers[f]
	if ok {
		return n
	}
	outer := by.nodesLeft
	by.nodesLeft = mostNodes
	from := by.figure(t.book.Language.Derivation(f).Tree(), scope{})
	v := variable{kind: numeric, key: "fact:" + f.Name, fact: f, opaque: f.Name}
	if by.nodesLeft > 0 {
		v.shape = from.shape
		if from.sum != nil && from.shape.exact {
			v.known = t.knowsAll(from.sum.weights)
			v.weights, v.plus = from.sum.weights, from.sum.plus
			v.key += "=" + from.sum.key()
		}
	}
	by.nodesLeft = outer
	v.key += fmt.Sprint(v.shape.key(), v.known)
	n = t.variable(v)
	by.numbers[f] = n
	return n
}

func (f figure) negated() figure {
	return f.mapSums(func(x figure) figure {
		return figure{shape: x.shape.negated(), sum: x.sum.scaled(integer(-1)).as("-(" + x.sum.written + ")"), leaves: 1}
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
	return combine(a, b, func(x, y figure) figure { return t.calculate(n.Operator, x, y) })
}

// calculate computes x operator y for two sums.
func (t *translator) calculate(operator string, x, y figure) figure {
	if !t.takeNode() {
		return unknowable
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
		return t.opaqueResult(byVariable, written, x.shape.over(y.shape), x, y)
	}
	return t.times(x, number(new(big.Rat).Inv(divisor), ""), operator, written)
}

func (t *translator) plus(x, y figure, written string) figure {
	together, gone := x.sum.add(y.sum)
	of := x.shape.plus(y.shape)
	if len(gone) > 0 || !of.fits() {
		return t.opaqueResult("+", written, of, x, y)
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
		return t.opaqueResult(operator, written, of, x, y)
	}
	return figure{shape: of, sum: x.sum.scaled(by).as(written), leaves: 1}
}

// byVariable marks a division by what may be 0.
const byVariable = "/?"

// opaqueResult returns the result of a calculation that is not looked into.
func (t *translator) opaqueResult(operator, written string, of shape, from ...figure) figure {
	v := variable{kind: numeric, key: "reckoned:" + operator + of.key(), opaque: written, shape: of, needs: always}
	for _, f := range from {
		v.key += " (" + f.sum.key() + ")"
		v.needs = t.and(v.needs, t.knowsAll(f.sum.weights))
	}
	if operator == byVariable {
		v.divides = t.compare("!=", from[1], number(new(big.Rat), "0"))
		v.needs = t.and(v.needs, v.divides)
	}
	for _, f := range from {
		for _, w := range f.sum.weights {
			facts, others := t.dependencies(w.of)
			v.reads, v.others = append(v.reads, facts...), v.others || others
		}
	}
	return t.bare(t.variable(v), written)
}

// figureOfCall translates a call that gives a number or a day.
func (t *translator) figureOfCall(n *logic.Node, in scope) figure {
	switch n.Function.Cells {
	case logic.ByLength:
		return t.figureOfLen(n, in)
	case logic.ByCount:
		return t.figureOfCount(n, in)
	case logic.ByExtreme:
		return t.figureOfExtreme(n, in)
	case logic.ByTotal:
		return t.figureOfSum(n, in)
	case logic.ByMagnitude:
		return t.figureOfAbs(n, in)
	case logic.ByRounding:
		return t.figureOfRounding(n, in)
	case logic.ByDaysSince:
		today := number(integer(int64(t.day)), "as_of")
		return t.figure(n.Parts[0], in).mapSums(func(d figure) figure {
			return t.plus(today, d.negated(), n.Function.Name+"("+d.sum.written+")")
		})
	case logic.ByMovingDay:
		return t.figureOfMovedDay(n, in)
	case logic.ByPeriods:
		return t.figureOfOn(n, in)
	}
	return t.opaque(n, in, shape{})
}

// figureOfExtreme translates min and max; the result is known where all numbers are.
func (t *translator) figureOfExtreme(n *logic.Node, in scope) figure {
	nodes := n.Parts
	if len(nodes) == 1 && nodes[0].Op == logic.OpList {
		nodes = nodes[0].Parts
	} else if len(nodes) == 1 {
		return t.opaque(n, in, t.shapeOfElements(nodes[0]))
	}
	var best figure
	for i, node := range nodes {
		next := t.figure(node, in)
		switch {
		case !next.countless() || best.leaves*next.leaves > mostLeaves:
			return t.opaque(n, in, shape{})
		case i == 0:
			best = next
		case n.Function.Name == "max":
			best = t.larger(best, next, ">=", shape.larger).asExtreme(1)
		default:
			best = t.larger(best, next, "<=", func(s, u shape) shape {
				return s.negated().larger(u.negated()).negated()
			}).asExtreme(-1)
		}
	}
	return best
}

// asExtreme says of a fork that it is the larger, or the smaller, of two figures.
func (f figure) asExtreme(sign int) figure {
	if f.fork != nil {
		f.fork.extreme = sign
	}
	return f
}

// larger returns f where the comparison of f with g holds, else g.
func (t *translator) larger(f, g figure, operator string, of func(s, u shape) shape) figure {
	best := t.forked(opened, t.compare(operator, f, g), f, g)
	if best.fork != nil {
		best.shape = of(f.shape, g.shape)
	}
	return best
}

func (t *translator) figureOfAbs(n *logic.Node, in scope) figure {
	f := t.figure(n.Parts[0], in)
	if !f.countless() || f.leaves*f.leaves > mostLeaves {
		return t.opaque(n, in, shape{low: new(big.Rat)})
	}
	return t.larger(f, f.negated(), ">=", shape.larger)
}

// figureOfRounding translates ceil, floor and round. A whole number stays as it is.
func (t *translator) figureOfRounding(n *logic.Node, in scope) figure {
	f := t.figure(n.Parts[0], in)
	if f.shape.step != nil && f.shape.step.IsInt() && f.shape.exact {
		return f
	}
	of := shape{step: integer(1), exact: true}
	if f.shape.fits() {
		of.low, of.high = added(f.shape.low, integer(-1)), added(f.shape.high, integer(1))
	}
	if atLeastZero(f.shape) {
		of.low = new(big.Rat)
	}
	return t.opaque(n, in, of)
}

// figureOfSum translates sum: of numbers in brackets, or over debts.
func (t *translator) figureOfSum(n *logic.Node, in scope) figure {
	if len(n.Parts) > 1 || n.Parts[0].Op != logic.OpList {
		of := t.shapeOfElements(n.Parts[len(n.Parts)-1])
		return t.opaque(n, in, shape{low: lowOfTotal(of.low), step: of.step, exact: of.exact, decimals: of.decimals})
	}
	sum := number(new(big.Rat), "0")
	for _, node := range n.Parts[0].Parts {
		next := t.figure(node, in)
		if !next.countless() || sum.leaves*next.leaves > mostLeaves {
			return t.opaque(n, in, shape{})
		}
		sum = combine(sum, next, func(x, y figure) figure { return t.calculate("+", x, y) })
	}
	return sum
}

func lowOfTotal(low *big.Rat) *big.Rat {
	if low != nil && low.Sign() >= 0 {
		return new(big.Rat) // the sum over no debt, where a filter leaves none
	}
	return nil
}

// shapeOfElements returns the shape of a given fact of every debt, written .fact or map(debts,
// .fact). A derived fact has none: it may depend on a creditor's own parameters.
func (t *translator) shapeOfElements(n *logic.Node) shape {
	if n.Calls("map") {
		return t.shapeOfElements(n.Parts[1])
	}
	if n.Op != logic.OpFact || !n.Each || n.Kind != logic.Number {
		return shape{}
	}
	f := t.book.Vocabulary.Find(n.Name)
	if f == nil || !f.Given() {
		return shape{}
	}
	return shapeOfGiven(f)
}

// figureOfOn translates on, a parameter's value on a date, period by period.
func (t *translator) figureOfOn(n *logic.Node, in scope) figure {
	name := n.Parts[0].Value().Choice
	slot := t.parameters[name]
	day := t.figure(n.Parts[1], in)
	return day.mapSums(func(d figure) figure {
		rest := unknowable
		for i := len(t.series[slot]) - 1; i >= 0; i-- {
			rest = t.period(t.series[slot][i], d, rest, name)
		}
		return rest
	})
}

// period returns a parameter's value on a day that is not before its period; rest is the value
// after the period.
func (t *translator) period(p logic.Period, day, rest figure, name string) figure {
	f := parameter("", p.Is, name)
	if p.Until != nil {
		f = t.forked(strict, t.compare("<=", day, number(integer(int64(*p.Until)), "")), f, rest)
	} else {
		f = t.forked(strict, t.knowsFigure(day), f, unknowable)
	}
	if p.From != nil {
		f = t.forked(strict, t.compare("<", day, number(integer(int64(*p.From)), "")), unknowable, f)
	}
	return f
}
