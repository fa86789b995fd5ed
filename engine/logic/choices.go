package logic

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/problem"
)

// join is every id of two domains; nil when both are.
func join(a, b []string) []string {
	all := slices.Clone(a)
	for _, id := range b {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// agree sees that the literals which a part may give are among the ids of a choice; a nil domain takes any.
func (l *lowering) agree(node ast.Node, domain []string) {
	if domain == nil {
		return
	}
	switch n := node.(type) {
	case *ast.StringNode:
		if !slices.Contains(domain, n.Value) {
			l.fail(n, fmt.Sprintf("there is no choice %q here", n.Value), oneOf(n.Value, domain))
		}
	case *ast.ArrayNode:
		for _, element := range n.Nodes {
			l.agree(element, domain)
		}
	case *ast.ConditionalNode:
		l.agree(n.Exp1, domain)
		l.agree(n.Exp2, domain)
	case *ast.BinaryNode: // ?? is the only operator that gives a choice
		l.agree(n.Left, domain)
		l.agree(n.Right, domain)
	case *ast.BuiltinNode:
		if n.Name == "filter" {
			l.agree(n.Arguments[0], domain)
		}
	default:
		l.agreeBound(node, domain)
	}
}

// agreeBound is agree for what stands for something else: a name bound by let, and #.
func (l *lowering) agreeBound(node ast.Node, domain []string) {
	switch n := node.(type) {
	case *ast.VariableDeclaratorNode:
		l.locals = append(l.locals, local{name: n.Name, node: n.Value})
		l.agree(n.Expr, domain)
		l.locals = l.locals[:len(l.locals)-1]
	case *ast.IdentifierNode:
		if i := slices.IndexFunc(l.locals, func(v local) bool { return v.name == n.Value }); i >= 0 {
			l.agree(l.locals[i].node, domain)
		}
	case *ast.PointerNode:
		if open := l.elements; len(open) > 0 {
			l.elements = open[:len(open)-1]
			l.agree(open[len(open)-1].list, domain)
			l.elements = open
		}
	}
}

// oneOf is the hint for an id that a choice does not have.
func oneOf(word string, domain []string) string {
	if hint := didYouMean(problem.Suggest(word, domain)); hint != "" {
		return hint
	}
	const most = 12
	switch {
	case len(domain) == 0:
		return ""
	case len(domain) > most:
		return fmt.Sprintf("one of %s and %d more", strings.Join(domain[:most], ", "), len(domain)-most)
	}
	return "one of " + strings.Join(domain, ", ")
}
