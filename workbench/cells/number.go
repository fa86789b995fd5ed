package cells

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// figure takes a part that is a number or a day apart. One that comes to too much is a variable of its own.
func (t *translator) figure(node ast.Node, in scope) figure {
	if !t.spend() {
		return nothing
	}
	f := t.apart(node, in)
	if f.leaves > mostLeaves || f.sum != nil && f.constant() == nil && !f.shape.fits() && f.bare() < 0 {
		return t.opaque(node, in, f.shape)
	}
	return f
}

// opaque is a number that may be anything of its shape, and the same wherever the same is written.
func (t *translator) opaque(node ast.Node, in scope, of shape) figure {
	n := t.variable(variable{kind: numeric, key: "number:" + t.spell(node, in) + of.key(), opaque: node.String(), shape: of}.reading(t.reads(node, in)))
	return t.bare(n, node.String())
}

func (t *translator) apart(node ast.Node, in scope) figure {
	switch n := node.(type) {
	case *ast.IntegerNode:
		return number(whole(int64(n.Value)), n.String())
	case *ast.FloatNode:
		r, _ := new(big.Rat).SetString(strconv.FormatFloat(n.Value, 'f', -1, 64)) // a literal has at most 15 digits, and so is kept whole
		return number(r, n.String())
	case *ast.IdentifierNode:
		return t.figureNamed(n, in)
	case *ast.UnaryNode:
		if f := t.figure(n.Node, in); f.countless() {
			return f.negated()
		}
		return t.opaque(n, in, shape{})
	case *ast.BinaryNode:
		return t.figureOfTwo(n, in)
	case *ast.ConditionalNode:
		return t.forked(loose, t.truth(n.Cond, in), t.figure(n.Exp1, in), t.figure(n.Exp2, in))
	case *ast.VariableDeclaratorNode:
		return t.figure(n.Expr, in.bind(n))
	case *ast.BuiltinNode:
		return t.figureOfList(n, in)
	case *ast.CallNode:
		return t.figureOfCall(n, in)
	}
	return t.opaque(node, in, shape{})
}

func (t *translator) figureNamed(n *ast.IdentifierNode, in scope) figure {
	if l := in.find(n.Value); l != nil {
		return t.figure(l.node, l.in)
	}
	if n.Value == "as_of" {
		return number(whole(int64(t.day)), "as_of")
	}
	if slot, ok := t.parameters[n.Value]; ok {
		return parameter(t.book.Parameters[slot].Unit, t.series[slot].On(t.day), n.Value)
	}
	f := t.book.Vocabulary.Find(n.Value)
	switch {
	case f == nil || f.Type == fact.Bool || f.Type == fact.Choice || f.Type == fact.Choices:
		return t.opaque(n, in, shape{})
	case f.Given():
		return t.bare(t.given(f), n.Value)
	}
	return t.bare(t.derivedNumber(f), n.Value)
}

// parameter is what is known of a parameter.
func parameter(unit string, v fact.Value, name string) figure {
	switch {
	case !v.Known:
		return nothing
	case unit == "date":
		return number(whole(int64(v.Day)), name)
	}
	return number(ratio(v.Number), name)
}

// derivedNumber is the variable of a derived number or day. What is a sum of others is tied to them.
func (t *translator) derivedNumber(f *fact.Fact) int32 {
	by := t.of(f)
	n, ok := by.numbers[f]
	if ok {
		return n
	}
	outer := by.left
	by.left = mostNodes
	from := by.figure(t.book.Language.Derivation(f).Node(), scope{})
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

func (t *translator) figureOfTwo(n *ast.BinaryNode, in scope) figure {
	a, b := t.figure(n.Left, in), t.figure(n.Right, in)
	if n.Operator == "??" {
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

// unreckoned is what comes out of arithmetic that is not looked into.
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

func (t *translator) figureOfCall(n *ast.CallNode, in scope) figure {
	switch called(n) {
	case "days_since":
		today := number(whole(int64(t.day)), "as_of")
		return t.figure(n.Arguments[0], in).each(func(d figure) figure { return t.plus(today, d.negated(), "days_since("+d.sum.written+")") })
	case "add_days", "add_months":
		return t.later(n, in)
	case "on":
		return t.on(n, in)
	}
	return t.opaque(n, in, shape{})
}

// on is a parameter's value on a date: piece by piece, as its periods follow one another.
func (t *translator) on(n *ast.CallNode, in scope) figure {
	name, ok := n.Arguments[0].(*ast.StringNode)
	if !ok {
		return t.opaque(n, in, shape{})
	}
	slot := t.parameters[name.Value]
	day := t.figure(n.Arguments[1], in)
	return day.each(func(d figure) figure {
		rest := nothing
		for i := len(t.series[slot]) - 1; i >= 0; i-- {
			rest = t.period(t.series[slot][i], d, rest, name.Value)
		}
		return rest
	})
}

// period is a parameter's value on a day not before its period; rest is what it is behind it.
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
