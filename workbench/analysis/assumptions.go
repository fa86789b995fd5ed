package analysis

import (
	"maps"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// assumptions are what must hold where a part of a condition matters: elsewhere the condition is told without it. They are written by the text of
// what is assumed, as expr prints it.
type assumptions struct {
	signs map[string]sign     // of numbers
	truth map[string]bool     // of whatever is yes or no
	known map[string]bool     // facts that are known, and so can be computed
	bound map[string]ast.Node // what let has bound
}

func (a assumptions) clone() assumptions {
	return assumptions{maps.Clone(a.signs), maps.Clone(a.truth), maps.Clone(a.known), maps.Clone(a.bound)}
}

func nothingAssumed() assumptions {
	return assumptions{map[string]sign{}, map[string]bool{}, map[string]bool{}, map[string]ast.Node{}}
}

// outside are the assumptions that hold for the elements of a list: what was assumed of another element does not.
func (a assumptions) outside() assumptions {
	out := a.clone()
	maps.DeleteFunc(out.signs, func(text string, _ sign) bool { return ofElement(text) })
	maps.DeleteFunc(out.truth, func(text string, _ bool) bool { return ofElement(text) })
	maps.DeleteFunc(out.known, func(text string, _ bool) bool { return ofElement(text) })
	return out
}

func ofElement(text string) bool { return strings.ContainsAny(text, "#.") }

// and are the assumptions with one more: that a condition is yes, or is no. To assume less than could be assumed is never wrong.
func (a assumptions) and(condition ast.Node, yes bool, v *divisions) assumptions {
	if v.tired() {
		return a
	}
	switch n := condition.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			return a.and(n.Node, !yes, v)
		}
	case *ast.BinaryNode:
		switch op := n.Operator; {
		case (op == "and" || op == "&&") && yes, (op == "or" || op == "||") && !yes:
			return a.and(n.Left, yes, v).and(n.Right, yes, v)
		case op == "and", op == "&&", op == "or", op == "||":
			return a.either(a.and(n.Left, yes, v), a.and(n.Right, yes, v))
		}
		return a.compared(n, yes, v)
	case *ast.CallNode:
		if name, ok := n.Callee.(*ast.IdentifierNode); ok && name.Value == "known" && len(n.Arguments) == 1 {
			return a.isKnown(n.Arguments[0].String(), yes)
		}
	}
	out := a.clone()
	out.truth[condition.String()] = yes
	return out
}

// isKnown: of what is not known no sign is known either.
func (a assumptions) isKnown(name string, yes bool) assumptions {
	out := a.clone()
	if yes {
		out.known[name] = true
	} else {
		out.signs[name] = 0
	}
	return out
}

// either is what holds in both: one of the two is true, and nobody knows which.
func (a assumptions) either(b, c assumptions) assumptions {
	out := a.clone()
	for text, s := range b.signs {
		if other, ok := c.signs[text]; ok {
			out.signs[text] = s | other
		}
	}
	for text, t := range b.truth {
		if other, ok := c.truth[text]; ok && other == t {
			out.truth[text] = t
		}
	}
	for name := range b.known {
		if c.known[name] {
			out.known[name] = true
		}
	}
	return out
}

// opposite are the comparisons that hold where others do not, and mirrored those that say the same with the sides exchanged.
var (
	opposite = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
	mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)

// compared is what a comparison says of the signs of its sides, and of their difference.
func (a assumptions) compared(n *ast.BinaryNode, yes bool, v *divisions) assumptions {
	out := a.clone()
	out.truth[n.String()] = yes
	operator := n.Operator
	if opposite[operator] == "" {
		return out
	}
	if !yes {
		operator = opposite[operator]
	}
	out.narrow(n.Left, comparedSigns(operator, v.signs(n.Right, a)))
	out.narrow(n.Right, comparedSigns(mirrored[operator], v.signs(n.Left, a)))
	out.narrow(&ast.BinaryNode{Operator: "-", Left: n.Left, Right: n.Right}, comparedSigns(operator, zero))
	out.narrow(&ast.BinaryNode{Operator: "-", Left: n.Right, Right: n.Left}, comparedSigns(mirrored[operator], zero))
	return out
}

func (a assumptions) narrow(node ast.Node, s sign) {
	text := node.String()
	if before, ok := a.signs[text]; ok {
		s &= before
	}
	a.signs[text] = s
}

// comparedSigns are those that a number may have which stands in that relation to one of the other signs.
func comparedSigns(operator string, other sign) (s sign) {
	for _, o := range []sign{negative, zero, positive} {
		if other&o != 0 {
			s |= comparedSign(operator, o)
		}
	}
	if operator == "!=" && other == zero {
		return s &^ zero
	}
	return s
}

func comparedSign(operator string, o sign) sign {
	below, above := o|(o-1), anySign&^(o-1) // what is less, or greater, than some number of the sign, and the sign itself
	switch {
	case operator == "==":
		return o
	case operator == "!=":
		return anySign
	case operator == "<" && o == zero:
		return negative
	case operator == ">" && o == zero:
		return positive
	case operator[0] == '<':
		return below
	}
	return above
}

// member is how a fact of the element is written.
var member = re(`(^|[^\w)])\.([a-z])`)

// ofJudged is a predicate's part with the facts of the element read as those of the debt that is judged; nil where it is more than a plain fact.
func ofJudged(part ast.Node) ast.Node {
	member, ok := part.(*ast.MemberNode)
	if !ok {
		return nil
	}
	_, element := member.Node.(*ast.PointerNode)
	name, named := member.Property.(*ast.StringNode)
	if !element || !named {
		return nil
	}
	return &ast.IdentifierNode{Value: name.Value}
}

// includes is whether a list of debts holds the one that is judged: all of them, or those of which something is true that is assumed of it.
func (a assumptions) includes(list ast.Node) bool {
	switch n := list.(type) {
	case *ast.IdentifierNode:
		return n.Value == "debts"
	case *ast.BuiltinNode:
		predicate, ok := n.Arguments[len(n.Arguments)-1].(*ast.PredicateNode)
		return n.Name == "filter" && ok && a.includes(n.Arguments[0]) && a.holds(predicate.Node, true)
	}
	return false
}

// holds is whether a predicate is yes, or no, of the debt that is judged.
func (a assumptions) holds(predicate ast.Node, yes bool) bool {
	switch n := predicate.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			return a.holds(n.Node, !yes)
		}
	case *ast.BinaryNode:
		switch op := n.Operator; {
		case (op == "and" || op == "&&") && yes, (op == "or" || op == "||") && !yes:
			return a.holds(n.Left, yes) && a.holds(n.Right, yes)
		}
	}
	said, ok := a.truth[member.ReplaceAllString(predicate.String(), "$1$2")]
	return ok && said == yes
}
