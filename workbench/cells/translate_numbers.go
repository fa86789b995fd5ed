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
	case logic.OpFactsAsOf:
		return t.bare(t.variable(variable{kind: numeric, key: n.Name, opaque: n.Name, always: true, shape: ofDay()}), n.Name)
	case logic.OpParameter:
		if slot, ok := t.parameters[n.Name]; ok {
			return parameter(t.book.Parameters[slot].Unit, t.series[slot].On(t.day), n.Name)
		}
	case logic.OpFact:
		return t.figureOfFact(n, in)
	case logic.OpMinus:
		if f := t.figure(n.Parts[0], in); f.countless() {
			return f.negated().mapSums(func(x figure) figure {
				x.sum.written = "-(" + x.sum.written + ")"
				return x
			})
		}
	case logic.OpArithmetic, logic.OpElse:
		return t.figureOfTwo(n, in)
	case logic.OpTernary:
		return t.chosen(t.truth(n.Parts[0], in), t.figure(n.Parts[1], in), t.figure(n.Parts[2], in))
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
	case f == nil || f.Type == fact.Bool || f.Type == fact.Choice || f.Type == fact.Choices || f.Type == fact.Records:
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
	end := by.afresh()
	from := by.figure(t.book.Language.Derivation(f).Tree(), scope{})
	v := variable{kind: numeric, key: "fact:" + f.Name, fact: f, opaque: f.Name}
	if by.nodesLeft > 0 {
		v.shape, v.exists = from.shape, t.isThere(from) == always
		if from.sum != nil && from.shape.exact {
			v.known = t.knowsSum(from.sum)
			v.weights, v.twice, v.plus = from.sum.weights, from.sum.twice, from.sum.plus
			v.stepped = t.stepped(from.sum.weights)
			v.key += "=" + from.sum.key()
		}
	}
	end()
	v.key += fmt.Sprint(v.shape.key(), v.known, v.exists)
	n = t.variable(v)
	by.numbers[f] = n
	return n
}

func (t *translator) figureOfTwo(n *logic.Node, in scope) figure {
	a, b := t.figure(n.Parts[0], in), t.figure(n.Parts[1], in)
	if n.Op == logic.OpElse {
		return t.defaulted(a, b)
	}
	if !a.countless() || !b.countless() || a.leaves*b.leaves > mostLeaves {
		return t.opaque(n, in, shape{})
	}
	written := func(x, y figure) string { return "(" + x.sum.written + " " + n.Operator + " " + y.sum.written + ")" }
	switch n.Operator {
	case "-":
		b = b.negated()
		fallthrough
	case "+":
		return combine(a, b, func(x, y figure) figure { return t.plus(x, y, written(x, y)) })
	case "*":
		if a.constant() != nil {
			a, b = b, a
			written = func(y, x figure) string { return "(" + x.sum.written + " * " + y.sum.written + ")" }
		}
	}
	divides := n.Operator == "/"
	switch by := b.constant(); {
	case by != nil && by.Sign() != 0:
		factor := b
		if divides {
			factor = number(new(big.Rat).Inv(by), b.sum.written)
		}
		if by.Sign() < 0 {
			a = a.flipped()
		}
		return a.mapSums(func(x figure) figure { return t.times(x, factor, n.Operator, written(x, b)) })
	case divides && a.sum != nil && b.sum != nil:
		return t.opaqueResult(byVariable, written(a, b), a.shape.over(b.shape), a, b)
	case divides || !a.isChosen() || !b.isChosen():
		return t.opaque(n, in, shape{})
	}
	return combine(a, b, func(x, y figure) figure { return t.times(x, y, n.Operator, written(x, y)) })
}

// defaulted returns a where it is known, else b; where that is not known either, anything between
// both.
func (t *translator) defaulted(a, b figure) figure {
	return t.chosen(t.knowsFigure(a), a, t.chosen(t.onlyIf(t.knowsFigure(b), t.constant(no)), a, b))
}

func (t *translator) plus(x, y figure, written string) figure {
	of := x.shape.plus(y.shape)
	if !t.takeNode() || !of.fits() {
		return t.opaqueResult("+", written, of, x, y)
	}
	return figure{shape: of, sum: x.sum.add(y.sum).as(written), leaves: 1}
}

func (t *translator) times(x, y figure, operator, written string) figure {
	if x.constant() != nil {
		x, y = y, x
	}
	of := x.shape.times(y.shape)
	by := y.constant()
	if by == nil || by.Sign() == 0 || !t.takeNode() || !of.fits() {
		return t.opaqueResult(operator, written, of, x, y)
	}
	return figure{shape: of, sum: x.sum.scaled(by).as(written), leaves: 1}
}

// byVariable marks a division by what may be 0.
const byVariable = "/?"

// opaqueResult returns the result of a calculation that is not looked into.
func (t *translator) opaqueResult(operator, written string, of shape, from ...figure) figure {
	v := variable{kind: numeric, key: "reckoned:" + operator + of.key(), opaque: written, shape: of, needs: always,
		there: always}
	for _, f := range from {
		v.key += " (" + f.sum.key() + ")"
		v.needs, v.there = t.and(v.needs, t.knowsSum(f.sum)), t.and(v.there, t.isThere(f))
		for _, n := range f.sum.variables() {
			facts, others := t.dependencies(n)
			v.reads, v.others = append(v.reads, facts...), v.others || others
		}
	}
	if operator == byVariable {
		v.there = t.and(v.there, t.compare("!=", from[1], number(new(big.Rat), "0")))
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
		return t.figure(n.Parts[0], in).negated().mapSums(func(d figure) figure {
			return t.plus(today, d, n.Function.Name+"("+d.sum.written+")")
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
	how := smaller
	if n.Function.Name == "max" {
		how = larger
	}
	best := t.figure(nodes[0], in)
	for _, node := range nodes[1:] {
		best = forked(how, 0, best, t.figure(node, in))
	}
	return best
}

// figureOfAbs translates abs, as the largest of a number, its negative and 0.
func (t *translator) figureOfAbs(n *logic.Node, in scope) figure {
	f := t.figure(n.Parts[0], in)
	if !f.countless() {
		return t.opaque(n, in, shape{})
	}
	return forked(larger, 0, forked(larger, 0, f, f.negated()), number(new(big.Rat), "0"))
}

// figureOfRounding translates ceil, floor and round. A whole number stays as it is.
func (t *translator) figureOfRounding(n *logic.Node, in scope) figure {
	f := t.figure(n.Parts[0], in)
	if f.shape.step != nil && f.shape.step.IsInt() && f.shape.exact {
		return f
	}
	of := shape{step: integer(1), exact: true}
	if f.shape.fits() {
		of.interval = f.shape.interval.rounded()
	}
	of.untold = f.shape.untold.rounded()
	if f.shape.atLeastZero() {
		of.low = new(big.Rat)
	}
	return t.opaque(n, in, of)
}

// rounded returns an interval that holds the numbers of another when they are made whole.
func (i interval) rounded() interval {
	r := interval{added(i.low, integer(-1)), added(i.high, integer(1))}
	if i.atLeastZero() {
		r.low = new(big.Rat)
	}
	return r
}

// figureOfSum translates sum: of numbers in brackets, or over debts.
func (t *translator) figureOfSum(n *logic.Node, in scope) figure {
	if len(n.Parts) > 1 || n.Parts[0].Op != logic.OpList {
		of := t.shapeOfElements(n.Parts[len(n.Parts)-1])
		of.interval, of.untold = interval{low: lowOfTotal(of.low)}, interval{low: lowOfTotal(of.untold.low)}
		total := t.opaque(n, in, of)
		if part := n.Parts[len(n.Parts)-1]; n.Parts[0].Op == logic.OpDebts && part.Op == logic.OpFact && part.Each {
			if f := t.book.Vocabulary.Find(part.Name); f != nil && f.Given() {
				own := t.given(f) // of the debt that is judged, which is one of them
				v := &t.variables[total.bare()]
				v.own, v.needs = []weight{{own, integer(1)}}, t.knows(own)
			}
		}
		return total
	}
	sum := number(new(big.Rat), "0")
	for _, node := range n.Parts[0].Parts {
		next := t.figure(node, in)
		if !next.countless() || sum.leaves*next.leaves > mostLeaves {
			return t.opaque(n, in, shape{})
		}
		sum = combine(sum, next, func(x, y figure) figure {
			return t.plus(x, y, "("+x.sum.written+" + "+y.sum.written+")")
		})
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

// figureOfOn translates on, a parameter's value on a date, period by period. Nothing is known of it
// while the date is not known.
func (t *translator) figureOfOn(n *logic.Node, in scope) figure {
	name := n.Parts[0].Value().Choice
	slot := t.parameters[name]
	day := t.figure(n.Parts[1], in)
	if !day.isChosen() {
		return t.opaque(n, in, shape{})
	}
	value := day.mapSums(func(d figure) figure {
		rest := unknowable
		for i := len(t.series[slot]) - 1; i >= 0; i-- {
			rest = t.period(t.series[slot][i], d, rest, name)
		}
		return rest
	})
	return t.chosen(t.knowsFigure(day), value, unknowable)
}

// period returns a parameter's value on a day that is not before its period; rest is the value
// after the period.
func (t *translator) period(p logic.Period, day, rest figure, name string) figure {
	f := parameter("", p.Is, name)
	if p.Until != nil {
		f = t.chosen(t.compare("<=", day, number(integer(int64(*p.Until)), "")), f, rest)
	}
	if p.From != nil {
		f = t.chosen(t.compare("<", day, number(integer(int64(*p.From)), "")), unknowable, f)
	}
	return f
}
