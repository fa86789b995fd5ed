package cells

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// spell writes a part so that no two that may differ are written alike: every bracket is there, and what names stand for is put in their place.
func (t *translator) spell(node ast.Node, in scope) string {
	if !t.spend() {
		return "…" // the whole expression is not looked into, and this is not used
	}
	switch n := node.(type) {
	case *ast.IdentifierNode:
		return t.spellName(n.Value, in)
	case *ast.PointerNode:
		if len(in.elements) > 0 {
			return fmt.Sprintf("%q", in.elements[len(in.elements)-1])
		}
		return "#"
	case *ast.UnaryNode:
		return n.Operator + t.spellAll(in, n.Node)
	case *ast.BinaryNode:
		return n.Operator + t.spellAll(in, n.Left, n.Right)
	case *ast.ConditionalNode:
		return "?" + t.spellAll(in, n.Cond, n.Exp1, n.Exp2)
	case *ast.VariableDeclaratorNode:
		return t.spell(n.Expr, in.bind(n))
	case *ast.BuiltinNode:
		return n.Name + t.spellAll(in, n.Arguments...)
	case *ast.CallNode:
		return called(n) + t.spellAll(in, n.Arguments...)
	case *ast.PredicateNode:
		return t.spell(n.Node, scope{locals: in.locals})
	case *ast.MemberNode:
		return t.spellAll(in, n.Node, n.Property)
	case *ast.ArrayNode:
		return "[]" + t.spellAll(in, n.Nodes...)
	}
	return node.String()
}

func (t *translator) spellAll(in scope, nodes ...ast.Node) string {
	parts := make([]string, len(nodes))
	for i, node := range nodes {
		parts[i] = t.spell(node, in)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// spellName writes what a name stands for. A parameter is the same as another only while it has the same value.
func (t *translator) spellName(name string, in scope) string {
	if l := in.find(name); l != nil {
		return t.spell(l.node, l.in)
	}
	if name == "stage" {
		return "stage " + t.stage
	}
	if slot, ok := t.parameters[name]; ok {
		if v := t.series[slot].On(t.day); v.Known {
			return fmt.Sprintf("%s %s %s", name, v.Number.Trim(0), v.Day)
		}
	}
	return name
}
