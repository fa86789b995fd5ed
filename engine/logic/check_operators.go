package logic

import (
	"cmp"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/text"
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

func notInLanguage(operator string) (message, hint text.Text) {
	return notPart(text.Both("运算符 %s", "the operator %s").With(operator)), cmp.Or(hintFor[operator],
		text.Both("运算符有 %s", "the operators are %s").With(strings.Join(operators, " ")))
}

// hintFor says what to write instead of an operator that the language leaves out.
var hintFor = map[string]text.Text{
	"!": text.Both("写 not", "write not"), "+": text.Both("数前面不用写", "leave it out in front of a number"),
	"&&": text.Both("写 and；连着比 a < b < c，写成 a < b and b < c",
		"write and; a comparison in a row, a < b < c, is written a < b and b < c"),
	"||": text.Both("写 or", "write or"),
	"..": text.Both(
		"整数的范围只用在 in 后面：overdue_days in 1..30",
		"a range of whole numbers stands only behind in: overdue_days in 1..30",
	),
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
		return c.fail(
			n,
			text.Both("除以零", "divides by zero"),
			text.Both("换一个除数，或写一个名字", "put another divisor there, or a name"),
		)
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
	if a.Kind != b.Kind || !a.isSingle() || !equality && (a.Kind == Truthy || a.Kind == Word) {
		return c.fail(
			n,
			text.Both("%s和%s不能用 %s 比", "cannot compare %s with %s by %s").With(a.Kind.text(), b.Kind.text(), n.Operator),
			text.Text{},
		)
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
	if !x.isSingle() || !list.holds(x.Kind) {
		return c.fail(n, text.Both("不能在%[2]s里找%[1]s", "cannot look for %[1]s in %[2]s").With(x.Kind.text(), list.Kind.text()),
			text.Both("in 后面的列表，要是同一类的值", "in stands before a list of values of the same kind"))
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
		return c.fail(n, text.Both("?? 会把不知道变成答案，而要求和阶段不能猜",
			"?? would turn unknown into an answer, and a requirement or a stage must not guess"),
			text.Both("让它不知道：下一个问题就会问；或者写 known(x)", "leave it unknown: it asks the next question; or write known(x)"))
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
	case a.Kind == List && !b.holds(of), a.Records != nil && b.Records != nil && a.Records != b.Records:
		return c.fail(n, text.Both("?? 两边的列表要是同一类", "?? stands between lists of the same kind"), text.Text{})
	}
	c.checkChoices(a, b.Domain)
	c.checkChoices(b, a.Domain)
	node.Op, node.Kind, node.Of, node.Domain = OpElse, a.Kind, of, join(a.Domain, b.Domain)
	if node.Records = a.Records; node.Records == nil {
		node.Records = b.Records
	}
	return node.joining(a, b)
}

// checkTernary checks c ? a : b.
func (c *checker) checkTernary(n *ast.ConditionalNode) *Node {
	if !n.Ternary {
		return c.fail(n, notPart("if"), text.Both("写 c ? a : b", "write c ? a : b"))
	}
	if n.Exp1 == n.Cond {
		return c.fail(
			n.Cond,
			notPart(text.Both("运算符 ?:", "the operator ?:")),
			text.Both("写 or，或 c ? a : b", "write or, or c ? a : b"),
		)
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
		return c.fail(n.Exp1, text.Both("不能用条件来选列表", "a list cannot be chosen by a condition"), text.Text{})
	}
	c.checkChoices(a, b.Domain)
	c.checkChoices(b, a.Domain)
	node := &Node{Op: OpTernary, At: spanOf(n), Kind: a.Kind, Domain: join(a.Domain, b.Domain)}
	return node.joining(condition, a, b)
}
