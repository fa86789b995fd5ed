package logic

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
)

// single is the comparison of one given fact that the whole condition consists of, or nil. Whoever hears no is told by it what would have to be otherwise.
func (l *lowering) single(node ast.Node, not bool) *Comparison {
	switch n := node.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" {
			return l.single(n.Node, !not)
		}
	case *ast.IdentifierNode:
		if f := l.given(n); f != nil && f.Type == fact.Bool {
			return &Comparison{Fact: f, Operator: "==", value: constant(fact.Value{Known: true, Bool: !not})}
		}
	case *ast.BinaryNode:
		return l.singleComparison(n, not)
	}
	return nil
}

// given is the fact that a node names, if a profile may contain it.
func (l *lowering) given(node ast.Node) *fact.Fact {
	if n, ok := node.(*ast.IdentifierNode); ok {
		if f := l.language.vocabulary.Find(n.Value); f != nil && f.Given() && !IsReserved(n.Value) {
			return f
		}
	}
	return nil
}

func constant(v fact.Value) func(*Frame) (fact.Value, bool) {
	return func(*Frame) (fact.Value, bool) { return v, v.Known }
}

// opposite is the operator that holds where the other does not; mirrored the one that holds with its sides changed.
var (
	opposite = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==", "contains": "lacks"}
	mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)

func (l *lowering) singleComparison(n *ast.BinaryNode, not bool) *Comparison {
	operator, factSide, valueSide := n.Operator, n.Left, n.Right
	if word, ok := n.Left.(*ast.StringNode); ok && operator == "in" {
		f := l.given(n.Right)
		if f == nil || f.Type != fact.Choices {
			return nil
		}
		return turn(&Comparison{Fact: f, Operator: "contains", value: constant(fact.Value{Known: true, Choice: word.Value})}, not)
	}
	if mirrored[operator] == "" {
		return nil
	}
	if l.given(factSide) == nil {
		operator, factSide, valueSide = mirrored[operator], n.Right, n.Left
	}
	f := l.given(factSide)
	if f == nil || f.Type == fact.Choices || f.Type == fact.Bool {
		return nil
	}
	value := &lowering{language: l.language, use: l.use, source: l.source, expression: &Expression{}}
	t := value.lower(valueSide)
	if value.fault != nil || t.kind == List || value.reads(f) {
		return nil
	}
	return turn(&Comparison{Fact: f, Operator: operator, value: func(fr *Frame) (fact.Value, bool) { i := t.item(fr); return i.Value, i.Known }}, not)
}

// reads holds when a fact is read, directly or by a derived fact: then the value moves with it.
func (l *lowering) reads(f *fact.Fact) bool {
	direct := func(e *Expression) bool { return slices.Contains(e.Facts, f) }
	return direct(l.expression) || slices.ContainsFunc(l.expression.Facts, func(read *fact.Fact) bool { return l.language.behind(read, direct) })
}

func turn(c *Comparison, not bool) *Comparison {
	if not {
		c.Operator = opposite[c.Operator]
	}
	return c
}
