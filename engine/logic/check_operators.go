package logic

import (
	"cmp"
	"strings"

	"github.com/expr-lang/expr/ast"
)

func (c *checker) checkUnary(n *ast.UnaryNode) *Node {
	node := &Node{Op: OpNot, At: spanOf(n), Kind: Truthy, Operator: n.Operator}
	switch n.Operator {
	case "not":
		c.polarity = c.polarity.turned()
		node.Parts = []*Node{c.check(n.Node)}
		c.polarity = c.polarity.turned()
	case "-":
		node.Op, node.Kind = OpMinus, Number
		node.Parts = []*Node{c.check(n.Node)}
	default:
		message, hint := notInLanguage(n.Operator)
		return c.fail(n, message, hint)
	}
	c.expect(node.Parts[0], node.Kind)
	node.Constant = node.Parts[0].Constant
	return node
}

// operators are the operators of the language.
var operators = []string{"and", "or", "not", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "in", "??"}

func notInLanguage(operator string) (message, hint string) {
	return "the operator " + operator + " is not part of the language of conditions",
		cmp.Or(hintFor[operator], "the operators are "+strings.Join(operators, " "))
}

// hintFor says what to write instead of an operator that the language leaves out.
var hintFor = map[string]string{
	"!": "write not", "+": "leave it out in front of a number",
	"&&": "write and; a comparison in a row, a < b < c, is written a < b and b < c", "||": "write or",
	"..": "a range of whole numbers stands only behind in: overdue_days in 1..30",
}

func (c *checker) checkBinary(n *ast.BinaryNode) *Node {
	node := &Node{At: spanOf(n), Kind: Truthy, Operator: n.Operator}
	switch n.Operator {
	case "and", "or":
		node.Op = map[string]Op{"and": OpAnd, "or": OpOr}[n.Operator]
		return c.checkOperands(n, node, Truthy)
	case "==", "!=", "<", "<=", ">", ">=":
		return c.checkComparison(n, node)
	case "+", "-", "*", "/":
		return c.checkArithmetic(n, node)
	case "in":
		return c.checkMembership(n, node)
	case "??":
		return c.checkElse(n, node)
	}
	message, hint := notInLanguage(n.Operator)
	return c.fail(n, message, hint)
}

// checkOperands checks the two sides of an operator, each of which must be of a kind.
func (c *checker) checkOperands(n *ast.BinaryNode, node *Node, kind Kind) *Node {
	a, b := c.check(n.Left), c.check(n.Right)
	c.expect(a, kind)
	c.expect(b, kind)
	return node.joining(a, b)
}

// joining sets the parts of a node and returns it; it is constant where all of them are.
func (n *Node) joining(parts ...*Node) *Node {
	n.Parts, n.Constant = parts, true
	for _, p := range parts {
		n.Constant = n.Constant && p.Constant
	}
	return n
}

func (c *checker) checkArithmetic(n *ast.BinaryNode, node *Node) *Node {
	defer c.mix()()
	node.Op, node.Kind = OpArithmetic, Number
	node = c.checkOperands(n, node, Number)
	if c.fault == nil && n.Operator == "/" && node.Parts[1].Constant && node.Parts[1].value.Number.IsZero() {
		return c.fail(n, "divides by zero", "put another divisor there, or a name")
	}
	return node
}

func (c *checker) checkComparison(n *ast.BinaryNode, node *Node) *Node {
	defer c.mix()()
	a, b := c.check(n.Left), c.check(n.Right)
	if c.fault != nil {
		return node
	}
	equality := n.Operator == "==" || n.Operator == "!="
	if a.Kind != b.Kind || a.Kind == List || a.Kind == Debt || !equality && (a.Kind == Truthy || a.Kind == Word) {
		return c.fail(n, "cannot compare "+a.Kind.String()+" with "+b.Kind.String()+" by "+n.Operator, "")
	}
	if a.Kind == Word {
		c.checkChoices(a, b.Domain)
		c.checkChoices(b, a.Domain)
	}
	node.Op = OpCompare
	return node.joining(a, b)
}

// checkMembership checks x in list and x in a..b.
func (c *checker) checkMembership(n *ast.BinaryNode, node *Node) *Node {
	node.Op = OpIn
	if r, ok := n.Right.(*ast.BinaryNode); ok && r.Operator == ".." {
		return c.checkRange(n, r, node)
	}
	unmix := c.mix()
	x := c.check(n.Left)
	unmix()
	list := c.check(n.Right)
	if c.fault != nil {
		return node
	}
	if x.Kind == List || x.Kind == Debt || !list.holds(x.Kind) {
		return c.fail(n, "cannot look for "+x.Kind.String()+" in "+list.Kind.String(),
			"in stands before a list of values of the same kind")
	}
	if x.Kind == Word {
		c.checkChoices(x, list.Domain)
		c.checkChoices(list, x.Domain)
	}
	return node.joining(x, list)
}

// checkRange checks x in a..b: a whole number from a to b, both included.
func (c *checker) checkRange(n, r *ast.BinaryNode, node *Node) *Node {
	defer c.mix()()
	x, from, to := c.check(n.Left), c.check(r.Left), c.check(r.Right)
	for _, part := range []*Node{x, from, to} {
		c.expect(part, Number)
	}
	between := (&Node{Op: OpRange, At: spanOf(r), Kind: List, Of: Number, Operator: ".."}).joining(from, to)
	return node.joining(x, between)
}

// checkElse checks a ?? b.
func (c *checker) checkElse(n *ast.BinaryNode, node *Node) *Node {
	if c.use.Require {
		return c.fail(n, "?? would turn unknown into an answer, and a requirement or a stage must not guess",
			"leave it unknown: it asks the next question; or write known(x)")
	}
	c.expression.Peeks = true
	a, b := c.check(n.Left), c.check(n.Right)
	c.expect(b, a.Kind)
	if c.fault != nil {
		return node
	}
	of := a.Of
	switch {
	case a.Kind == List && of == nothing:
		of = b.Of
	case a.Kind == List && !b.holds(of):
		return c.fail(n, "?? stands between lists of the same kind", "")
	}
	c.checkChoices(a, b.Domain)
	c.checkChoices(b, a.Domain)
	node.Op, node.Kind, node.Of, node.Domain = OpElse, a.Kind, of, join(a.Domain, b.Domain)
	return node.joining(a, b)
}

// checkTernary checks c ? a : b.
func (c *checker) checkTernary(n *ast.ConditionalNode) *Node {
	if !n.Ternary {
		return c.fail(n, "if is not part of the language of conditions", "write c ? a : b")
	}
	if n.Exp1 == n.Cond {
		return c.fail(n.Cond, "the operator ?: is not part of the language of conditions", "write or, or c ? a : b")
	}
	unmix := c.mix()
	condition := c.check(n.Cond)
	unmix()
	a, b := c.check(n.Exp1), c.check(n.Exp2)
	c.expect(condition, Truthy)
	c.expect(b, a.Kind)
	if c.fault != nil {
		return &Node{}
	}
	if a.Kind == List {
		return c.fail(n.Exp1, "a list cannot be chosen by a condition", "")
	}
	c.checkChoices(a, b.Domain)
	c.checkChoices(b, a.Domain)
	node := &Node{Op: OpTernary, At: spanOf(n), Kind: a.Kind, Domain: join(a.Domain, b.Domain)}
	return node.joining(condition, a, b)
}
