package logic

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/fact"
)

// Node is a part of an expression, typed and with its names resolved. It must not be changed.
//
// Which of the fields below Constant are set depends on Op.
type Node struct {
	Op       Op
	At       Span       // of an operator its sign, of a call the function's name, else the whole
	Kind     Kind       // what it gives; of a predicate's body and of a range see OpCall and OpRange
	Of       Kind       // of a list: the kind of its elements
	Records  *fact.Fact // of a list of records, and of an entry: the fact that has them
	Domain   []string   // of a word, or a list of words: the ids it may have; nil when it has literals alone
	Constant bool       // it reads nothing, so Value is its value

	Operator string     // of the Ops that are operators: and, ==, not, …
	Name     string     // of what is a name: as it is written, without the dot before a fact of each debt
	Fact     *fact.Fact // of OpFact; of OpField the field
	Each     bool       // of OpFact, OpFamily and OpLender: of the debt that a predicate is at, not of the one judged
	Slot     int        // of OpParameter and of a call of on: the parameter's; of OpLet and OpLocal: the bound name's
	Function *Function  // of OpCall
	Parts    []*Node    // in the order of the text
	Bound    *Node      // of OpLocal: what the name stands for; of OpElement and OpField: the list that is gone through

	place place
	value item // of a constant single value
	list  view // of a constant list
}

// Op says what a node is.
type Op int

// The kinds of nodes, with their Parts.
const (
	OpLiteral   Op = iota // a truth, number or word that is written out
	OpList                // [a, b]
	OpFact                // a fact of the borrower or of a debt
	OpParameter           // a figure as of today
	OpAsOf
	OpFactsAsOf // the day on which the facts of the profile were true
	OpStage
	OpDeadline
	OpDebts
	OpFamily
	OpLender
	OpLocal      // a name bound with let
	OpElement    // #
	OpField      // .name, of an entry that a predicate is at
	OpNot        // of one part
	OpMinus      // of one part
	OpAnd        // of two parts
	OpOr         // of two parts
	OpCompare    // of two parts, by one of == != < <= > >=
	OpArithmetic // of two parts, by one of + - * /
	OpIn         // of a value and a list, or a value and a range
	OpRange      // from and to; it stands only behind in
	OpElse       // a ?? b
	OpTernary    // c ? a : b
	OpLet        // the value bound, and the body
	OpCall       // the arguments; where Function.Predicate says so, the second is asked of each element of the first
	opCount      // how many there are
)

// Ops are all kinds of nodes.
func Ops() []Op {
	ops := make([]Op, opCount)
	for i := range ops {
		ops[i] = Op(i)
	}
	return ops
}

// Span is a place in an expression: the characters from From up to To, counted from 0.
type Span struct{ From, To int }

// Walk calls visit with every node, the parts of a node before the node itself.
func (n *Node) Walk(visit func(*Node)) {
	for _, p := range n.Parts {
		p.Walk(visit)
	}
	visit(n)
}

// Contains reports whether something is true of a node of the tree.
func (n *Node) Contains(is func(*Node) bool) bool {
	found := false
	n.Walk(func(part *Node) { found = found || is(part) })
	return found
}

// Value returns the value of a constant that is no list; unknown for any other node.
func (n *Node) Value() fact.Value { return n.value.Value }

// IsLiteral reports whether a node is a value of that kind, written out.
func (n *Node) IsLiteral(kind Kind) bool { return n.Op == OpLiteral && n.Kind == kind }

// Calls reports whether a node calls the function of that name.
func (n *Node) Calls(function string) bool { return n.Op == OpCall && n.Function.Name == function }

// String returns the expression in its canonical form, which may be compiled again.
func (n *Node) String() string {
	switch n.Op {
	case OpLiteral:
		return n.literal()
	case OpList:
		return "[" + n.join() + "]"
	case OpElement:
		return "#"
	case OpNot, OpMinus:
		return n.unary()
	case OpRange:
		return n.Parts[0].inner() + ".." + n.Parts[1].inner()
	case OpTernary:
		return fmt.Sprintf("%s ? %s : %s", n.Parts[0].inner(), n.Parts[1].inner(), n.Parts[2].inner())
	case OpLet:
		return fmt.Sprintf("let %s = %s; %s", n.Name, n.Parts[0].inner(), n.Parts[1])
	case OpCall:
		return n.Function.Name + "(" + n.join() + ")"
	}
	switch {
	case n.Operator != "":
		return fmt.Sprintf("%s %s %s", n.side(n.Parts[0], false), n.Operator, n.side(n.Parts[1], true))
	case n.Each, n.Op == OpField:
		return "." + n.Name
	}
	return n.Name
}

func (n *Node) literal() string {
	switch n.Kind {
	case Truthy:
		return fmt.Sprint(n.value.Bool)
	case Word:
		return fmt.Sprintf("%q", n.value.Choice)
	}
	return n.value.Number.String()
}

func (n *Node) join() string {
	parts := make([]string, len(n.Parts))
	for i, p := range n.Parts {
		parts[i] = p.String()
	}
	return strings.Join(parts, ", ")
}

// isLoose reports whether a node needs parentheses beside any operator.
func (n *Node) isLoose() bool { return n.Op == OpTernary || n.Op == OpLet }

// inner returns a part of a ternary, or the value of a let, in parentheses where needed.
func (n *Node) inner() string {
	if n.isLoose() {
		return "(" + n.String() + ")"
	}
	return n.String()
}

// precedence is how closely operators bind; those with one part bind as the second table says.
var (
	precedence = map[string]int{"or": 10, "and": 15, "==": 20, "!=": 20, "<": 20, ">": 20, ">=": 20, "<=": 20, "in": 20,
		"..": 25, "+": 30, "-": 30, "*": 60, "/": 60, "??": 500}
	precedenceOfOne = map[Op]int{OpNot: 50, OpMinus: 90}
)

// isBinary reports whether a node is an operator between two parts.
func (n *Node) isBinary() bool { return len(n.Parts) == 2 && precedence[n.Operator] > 0 }

func (n *Node) unary() string {
	sign := n.Operator
	if n.Op == OpNot {
		sign += " "
	}
	inner := n.Parts[0]
	if inner.isLoose() || inner.isBinary() && precedence[inner.Operator] < precedenceOfOne[n.Op] {
		return sign + "(" + inner.String() + ")"
	}
	return sign + inner.String()
}

// side returns one side of an operator, in parentheses where it would be parsed otherwise.
func (n *Node) side(part *Node, right bool) string {
	own, inner := precedence[n.Operator], precedence[part.Operator]
	wrap := part.isLoose()
	switch {
	case part.isBinary():
		isJunction := part.Op == OpAnd || part.Op == OpOr
		wrap = inner < own || inner == own && right || part.Op == OpElse && !right || isJunction && part.Op != n.Op
	case !right && precedenceOfOne[part.Op] > 0:
		wrap = precedenceOfOne[part.Op] < own
	}
	if wrap {
		return "(" + part.String() + ")"
	}
	return part.String()
}
