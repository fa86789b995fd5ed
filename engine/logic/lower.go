package logic

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// term is a lowered node: the closure of its kind.
type term struct {
	*Node

	truth  closure[bool]
	number closure[number]
	day    closure[calendar.Day]
	word   closure[string]
	list   closure[view]

	// bounds returns what a number or day may be; nil where that is its value or nothing. It is
	// called only where something meets a number or day that is not known.
	bounds func(*Frame) Bounds
	// possible returns what is, or may be, in a list; nil where that is in its value. It is called
	// only where the value leaves something unknown.
	possible func(*Frame) (all []possible, known bool)
}

// possible is an element that is in a list or, where open, may be.
type possible struct {
	item
	within Bounds // of a number or day that is not known
	open   bool
}

// lowering makes closures of a tree that has been checked.
type lowering struct {
	language *Language
	tracing  bool  // the closures record in the trace what they read
	whole    *Node // what Truth keeps itself
	inside   int   // how many predicates are open
	compared int   // how many comparisons are open
}

// lower makes the term of a node.
func (l *lowering) lower(n *Node) term {
	if n.Constant {
		return n.always()
	}
	return l.make(n)
}

// make is lower, also for a constant that has not been computed yet.
func (l *lowering) make(n *Node) term {
	t := l.lowerNode(n)
	t.Node = n
	return l.remembering(t)
}

func (l *lowering) lowerNode(n *Node) term {
	switch n.Op {
	case OpLiteral:
		return n.always()
	case OpList:
		return l.lowerList(n)
	case OpFact:
		return l.lowerRead(n)
	case OpParameter:
		return l.lowerParameter(n)
	case OpAsOf, OpFactsAsOf, OpStage, OpDeadline, OpDebts:
		return l.lowerName(n)
	case OpFamily, OpLender:
		return l.lowerCreditor(n)
	case OpLocal:
		return l.lowerLocal(n)
	case OpElement:
		return l.lowerElement(n)
	case OpField:
		return l.lowerField(n)
	case OpLet:
		return l.lowerLet(n)
	case OpNot:
		return l.lowerNot(n)
	case OpMinus:
		return l.lowerMinus(n)
	case OpAnd, OpOr:
		return l.lowerJunction(n)
	case OpCompare:
		return l.lowerComparison(n)
	case OpArithmetic:
		return l.lowerArithmetic(n)
	case OpIn:
		return l.lowerMembership(n)
	case OpElse:
		return l.lowerElse(n)
	case OpTernary:
		return l.lowerTernary(n)
	case OpCall:
		return n.Function.lowerCall(l, n)
	}
	panic(fmt.Sprintf("a node that cannot be lowered: %d", n.Op)) // a range is lowered with the in before it
}

// always returns the term of a computed constant.
func (n *Node) always() term {
	v := n.value
	return term{
		Node: n, truth: always(v.Bool), number: always(numberOf(&v.Value)), day: always(v.Day), word: always(v.Choice),
		list: always(n.list),
	}
}

func always[T any](v T) closure[T] { return func(*Frame) (T, bool) { return v, true } }

// lowerList lowers [a, b]; some of its elements may be unknown.
func (l *lowering) lowerList(n *Node) term {
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
	}, possible: func(f *Frame) ([]possible, bool) {
		all := make([]possible, len(parts))
		for i := range parts {
			all[i] = parts[i].asPossible(f, false)
		}
		return all, true
	}}
}

// boundsIn returns what a term of a number or day may be; nothing of any other kind.
func (t *term) boundsIn(f *Frame) Bounds {
	switch {
	case t.bounds != nil:
		return t.bounds(f)
	case t.Kind == Number:
		if n, known := t.number(f); known {
			return point(n)
		}
	case t.Kind == Day:
		if d, known := t.day(f); known {
			return pointOfDay(d)
		}
	}
	return Bounds{}
}

// asPossible returns what a term may be, as an element.
func (t *term) asPossible(f *Frame, open bool) possible {
	p := possible{item: t.item(f), open: open}
	if !p.Known {
		p.within = t.boundsIn(f)
	}
	return p
}

// chosen evaluates a list of words: each once, in the order of the list.
func (t *term) chosen(f *Frame) fact.Value {
	all, known := t.list(f)
	if !known {
		return fact.Value{}
	}
	v := fact.Value{Known: true, List: []string{}}
	for i := range all.len() {
		if id := all.at(i).Choice; !slices.Contains(v.List, id) {
			v.List = append(v.List, id)
		}
	}
	return v
}

// item evaluates a term of any kind but a list.
func (t *term) item(f *Frame) (i item) {
	t.enter(f, &i.Value)
	return i
}

// enter evaluates a term of any kind but a list into a value of its kind.
func (t *term) enter(f *Frame, v *fact.Value) {
	switch t.Kind {
	case Truthy:
		v.Bool, v.Known = t.truth(f)
	case Number:
		n, known := t.number(f)
		v.Number, v.Rounded, v.Known = n.Decimal, n.rounded, known
	case Day:
		v.Day, v.Known = t.day(f)
	case Word:
		v.Choice, v.Known = t.word(f)
	}
}

// isKnown evaluates a term, and reports whether it has a value.
func (t *term) isKnown(f *Frame) (known bool) {
	switch t.Kind {
	case Truthy:
		_, known = t.truth(f)
	case Number:
		_, known = t.number(f)
	case Day:
		_, known = t.day(f)
	case Word:
		_, known = t.word(f)
	case List:
		_, known = t.list(f)
	}
	return known
}
