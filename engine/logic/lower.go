package logic

import (
	"fmt"

	"github.com/forbear-project/forbear/engine/calendar"
)

// term is a lowered node: the closure of its kind.
type term struct {
	*Node

	truth  closure[bool]
	number closure[number]
	day    closure[calendar.Day]
	word   closure[string]
	list   closure[view]
}

// lowering makes closures of a tree that has been checked.
type lowering struct {
	language *Language
	tracing  bool // the closures write down what they look at
	inside   int  // how many predicates are open
}

// lower makes the term of a node.
func (l *lowering) lower(n *Node) term {
	if n.Constant {
		return n.always()
	}
	return l.make(n)
}

// make is lower for a constant too that has not been worked out yet.
func (l *lowering) make(n *Node) term {
	t := l.closures(n)
	t.Node = n
	return t
}

func (l *lowering) closures(n *Node) term {
	switch n.Op {
	case OpLiteral:
		return n.always()
	case OpList:
		return l.listed(n)
	case OpFact:
		return l.read(n)
	case OpParameter:
		return l.parameter(n)
	case OpAsOf, OpStage, OpDeadline, OpDebts:
		return l.name(n)
	case OpFamily, OpLender:
		return l.creditor(n)
	case OpLocal:
		return l.local(n)
	case OpElement:
		return stored(func(f *Frame) *item { return &f.element })
	case OpLet:
		return l.let(n)
	case OpNot:
		return l.not(n)
	case OpMinus:
		return l.minus(n)
	case OpAnd, OpOr:
		return l.junction(n)
	case OpCompare:
		return l.comparison(n)
	case OpArithmetic:
		return l.arithmetic(n)
	case OpIn:
		return l.membership(n)
	case OpElse:
		return l.fallback(n)
	case OpTernary:
		return l.conditional(n)
	case OpCall:
		return n.Function.lowered(l, n)
	}
	panic(fmt.Sprintf("a node that cannot be lowered: %d", n.Op)) // a range is lowered with the in before it
}

// always is the term of a constant, worked out.
func (n *Node) always() term {
	v := n.value
	return term{
		Node: n, truth: always(v.Bool), number: always(numberOf(&v.Value)), day: always(v.Day), word: always(v.Choice),
		list: always(n.list),
	}
}

func always[T any](v T) closure[T] { return func(*Frame) (T, bool) { return v, true } }

// listed lowers [a, b]; some of its elements may be unknown when it is asked.
func (l *lowering) listed(n *Node) term {
	parts := make([]term, len(n.Parts))
	for i, p := range n.Parts {
		parts[i] = l.lower(p)
	}
	return term{list: func(f *Frame) (view, bool) {
		items := make([]item, len(parts))
		for i := range parts {
			items[i] = parts[i].item(f)
		}
		return view{items: items}, true
	}}
}

// item asks a term of any kind but a list.
func (t *term) item(f *Frame) (i item) {
	switch t.Kind {
	case Truthy:
		i.Bool, i.Known = t.truth(f)
	case Number:
		n, known := t.number(f)
		i.Number, i.Rounded, i.Known = n.Decimal, n.rounded, known
	case Day:
		i.Day, i.Known = t.day(f)
	case Word:
		i.Choice, i.Known = t.word(f)
	}
	return i
}
