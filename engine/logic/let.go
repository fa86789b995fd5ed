package logic

import (
	"fmt"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// maxLocals is how many names one expression may bind with let.
const maxLocals = 4

type local struct {
	name string
	term term
	node ast.Node // what is bound
}

// pointer lowers #, the element of the innermost predicate.
func (l *lowering) pointer(n *ast.PointerNode) term {
	if n.Name != "" || len(l.elements) == 0 {
		return l.fail(n, "#"+n.Name+" is not part of the language of conditions", "# alone is the element of a predicate")
	}
	e := l.elements[len(l.elements)-1]
	e.mentioned = true
	return stored(e.kind, e.domain, func(f *Frame) *item { return &f.element })
}

// stored is a term that reads what a predicate or a let has put into the frame.
func stored(kind Kind, domain []string, at func(*Frame) *item) term {
	t := term{kind: kind, domain: domain}
	switch kind {
	case Truthy:
		t.truth = func(f *Frame) (bool, bool) { i := at(f); return i.Bool, i.Known }
	case Number:
		t.number = func(f *Frame) (decimal.Decimal, bool) { i := at(f); return i.Number, i.Known }
	case Day:
		t.day = func(f *Frame) (calendar.Day, bool) { i := at(f); return i.Day, i.Known }
	case Word:
		t.word = func(f *Frame) (string, bool) { i := at(f); return i.Choice, i.Known }
	}
	return t
}

// let lowers let x = a; b. The value is worked out once, where it is bound; a trace looks at it where it is read, for only there it matters.
func (l *lowering) let(n *ast.VariableDeclaratorNode) term {
	_, isParameter := l.language.parameters[n.Name]
	if isParameter || l.language.vocabulary.Find(n.Name) != nil || IsReserved(n.Name) {
		return l.fail(n, n.Name+" already means something", "bind another name")
	}
	unmix := l.mix()
	bound := l.lower(n.Value)
	unmix()
	slot := len(l.locals)
	switch {
	case l.fault != nil:
		return term{}
	case bound.kind == List || bound.kind == Debt:
		return l.fail(n.Value, "let binds a single value, not a list", "")
	case slot == maxLocals:
		return l.fail(n, fmt.Sprintf("more than %d names bound with let", maxLocals), "give part of it a name as a derived fact")
	}
	read := stored(bound.kind, bound.domain, func(f *Frame) *item {
		if f.trace != nil {
			f.again(&bound, f.locals[slot].element)
		}
		return &f.locals[slot].value
	})
	l.locals = append(l.locals, local{n.Name, read, n.Value})
	body := l.lower(n.Expr)
	l.locals = l.locals[:slot]
	if l.fault != nil {
		return term{}
	}
	return body.after(func(f *Frame) {
		if f.locals == nil {
			f.locals = new([maxLocals]held)
		}
		trace := f.trace
		f.trace = nil
		f.locals[slot] = held{bound.item(f), f.element}
		f.trace = trace
	})
}

// after is the term with something done before it is asked.
func (t term) after(do func(*Frame)) term {
	inner := t
	t.constant = false
	t.truth = func(f *Frame) (bool, bool) { do(f); return inner.truth(f) }
	t.number = func(f *Frame) (decimal.Decimal, bool) { do(f); return inner.number(f) }
	t.day = func(f *Frame) (calendar.Day, bool) { do(f); return inner.day(f) }
	t.word = func(f *Frame) (string, bool) { do(f); return inner.word(f) }
	t.list = func(f *Frame) (view, bool) { do(f); return inner.list(f) }
	return t
}
