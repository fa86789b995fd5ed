package cells

import (
	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// kind is what a part gives. It goes down one path alone, and so is quick.
func (t *translator) kind(node ast.Node, in scope) logic.Kind {
	switch n := node.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return logic.Number
	case *ast.StringNode, *ast.PointerNode: // what is bound to # here is an id
		return logic.Word
	case *ast.ArrayNode:
		return logic.List
	case *ast.IdentifierNode:
		return t.kindNamed(n.Value, in)
	case *ast.MemberNode:
		if property, ok := n.Property.(*ast.StringNode); ok {
			return t.kindNamed(property.Value, scope{})
		}
	case *ast.UnaryNode:
		if n.Operator == "-" {
			return logic.Number
		}
	case *ast.BinaryNode:
		return t.kindOfTwo(n, in)
	case *ast.ConditionalNode:
		return t.kind(n.Exp1, in)
	case *ast.VariableDeclaratorNode:
		return t.kind(n.Expr, in.bind(n))
	case *ast.BuiltinNode:
		return kindOfBuiltin[n.Name]
	case *ast.CallNode:
		return kindOfFunction[called(n)]
	}
	return logic.Truthy
}

func (t *translator) kindOfTwo(n *ast.BinaryNode, in scope) logic.Kind {
	switch n.Operator {
	case "+", "-", "*", "/":
		return logic.Number
	case "??":
		return t.kind(n.Left, in)
	}
	return logic.Truthy
}

// Of what is not listed the kind is Truthy, the zero of kinds.
var (
	kindOfBuiltin = map[string]logic.Kind{"count": logic.Number, "sum": logic.Number, "len": logic.Number, "min": logic.Number, "max": logic.Number,
		"abs": logic.Number, "ceil": logic.Number, "floor": logic.Number, "round": logic.Number, "filter": logic.List, "map": logic.List}
	kindOfFunction = map[string]logic.Kind{"days_since": logic.Number, "on": logic.Number, "add_days": logic.Day, "add_months": logic.Day}
)

// called is the name of a function.
func called(n *ast.CallNode) string {
	if callee, ok := n.Callee.(*ast.IdentifierNode); ok {
		return callee.Value
	}
	return ""
}

func (t *translator) kindNamed(name string, in scope) logic.Kind {
	if l := in.find(name); l != nil {
		return t.kind(l.node, l.in)
	}
	switch name {
	case "as_of", "deadline":
		return logic.Day
	case "family", "lender", "stage":
		return logic.Word
	case "debts":
		return logic.List
	}
	if slot, ok := t.parameters[name]; ok {
		if t.book.Parameters[slot].Unit == "date" {
			return logic.Day
		}
		return logic.Number
	}
	f := t.book.Vocabulary.Find(name)
	if f == nil {
		return logic.Truthy
	}
	switch f.Type {
	case fact.Bool:
		return logic.Truthy
	case fact.Date:
		return logic.Day
	case fact.Choice:
		return logic.Word
	case fact.Choices:
		return logic.List
	}
	return logic.Number
}
