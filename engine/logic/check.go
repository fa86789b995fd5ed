package logic

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// checker makes a tree of Nodes of expr's tree, and refuses what the language does not have. It
// keeps the first fault and goes on, so that not every step needs a test; nodes after a fault have
// no meaning.
type checker struct {
	language   *Language
	use        Use
	source     []rune
	expression *Expression
	fault      *Fault

	elements []*element // of the predicates that are open, innermost last
	locals   []*Node    // the lets that are open
	polarity polarity
}

// element is what # means in a predicate.
type element struct {
	list      *Node // what the predicate goes through
	mentioned bool
}

// polarity says how the truth of a part moves that of the whole: along with it, against it, or
// either way. Only a negated part of a requirement may read whether a paper is at hand, since a
// missing paper must not fail the requirement.
type polarity int

const (
	plain polarity = iota
	negated
	mixed
)

// turned returns the polarity behind a not.
func (p polarity) turned() polarity {
	return [...]polarity{plain: negated, negated: plain, mixed: mixed}[p]
}

// mix sets the polarity to mixed until the returned function is called.
func (c *checker) mix() (back func()) {
	outer := c.polarity
	c.polarity = mixed
	return func() { c.polarity = outer }
}

// checkWhole checks the tree and the kind that it gives.
func (c *checker) checkWhole(tree ast.Node) *Node {
	n := c.check(tree)
	if c.fault == nil && n.Kind == List && !(c.use.Lists && n.holds(Word)) {
		return c.fail(tree, text.Both("得出的是列表，这里不能用", "gives a list, and a list is not worked out"), text.Text{})
	}
	if c.fault == nil && n.Kind != c.use.Gives {
		c.fail(
			tree,
			text.Both("得出的是%s，这里要%s", "gives %s, and %s is needed here").With(n.Kind.text(), c.use.Gives.text()),
			text.Text{},
		)
	}
	return n
}

// check makes a node, and computes it where it is constant.
func (c *checker) check(node ast.Node) *Node {
	n := c.checkNode(node)
	if c.fault == nil && n.Constant && n.Op != OpLiteral && !n.computeConstant(c.language) {
		return c.fail(node, text.Both("永远算不出来", "can never be computed"), neverComputed)
	}
	return n
}

// computeConstant gives a constant node its value; known is false where it has none.
func (n *Node) computeConstant(l *Language) (known bool) {
	t := (&lowering{language: l}).make(n)
	nowhere := &Frame{Case: &Case{}, Debt: NoDebt}
	if n.Kind != List {
		n.value = t.item(nowhere)
		return n.value.Known
	}
	all, known := t.list(nowhere)
	if known && n.Of == Word {
		words := make([]string, all.len())
		for i := range words {
			words[i] = all.at(i).Choice
		}
		all = view{words: words}
	}
	n.list = all
	return known
}

// neverComputed is the hint where a part can never be computed.
var neverComputed = text.Both("看看是不是除以零、对空列表取 min 或 max，或一笔永远还不清的贷款",
	"look for a division by zero, min or max of nothing, or a loan that is never repaid")

func spanOf(node ast.Node) Span {
	at := node.Location()
	return Span{at.From, at.To}
}

// fail records a fault at a node, unless there is one already.
func (c *checker) fail(node ast.Node, message, hint text.Text) *Node {
	return c.failAt(spanOf(node), message, hint)
}

func (c *checker) failAt(at Span, message, hint text.Text) *Node {
	if c.fault == nil {
		c.fault = &Fault{Offset: at.From, Width: max(1, at.To-at.From), Message: message, Hint: hint}
	}
	return &Node{}
}

// neededHere says which kind is needed, and which one is there.
func neededHere(needed, there Kind) text.Text {
	return text.Both("这里要%s，写的是%s", "%s is needed here, and this is %s").With(needed.text(), there.text())
}

// expect fails where a node is not of a kind.
func (c *checker) expect(n *Node, kind Kind) {
	if c.fault == nil && n.Kind != kind {
		c.failAt(n.At, neededHere(kind, n.Kind), text.Text{})
	}
}

// checkNode makes a node without computing constants.
func (c *checker) checkNode(node ast.Node) *Node {
	at := spanOf(node)
	switch n := node.(type) {
	case *ast.BoolNode:
		return literal(at, Truthy, fact.Value{Known: true, Bool: n.Value})
	case *ast.IntegerNode, *ast.FloatNode:
		return c.checkNumber(node)
	case *ast.StringNode:
		return literal(at, Word, fact.Value{Known: true, Choice: n.Value})
	case *ast.ArrayNode:
		return c.checkList(n)
	case *ast.IdentifierNode:
		return c.checkName(n)
	case *ast.PointerNode:
		return c.checkElement(n)
	case *ast.MemberNode:
		return c.checkMember(n)
	case *ast.UnaryNode:
		return c.checkUnary(n)
	case *ast.BinaryNode:
		return c.checkBinary(n)
	case *ast.ConditionalNode:
		return c.checkTernary(n)
	case *ast.VariableDeclaratorNode:
		return c.checkLet(n)
	case *ast.BuiltinNode:
		return c.checkBuiltin(n)
	case *ast.CallNode:
		return c.checkOwnCall(n)
	case *ast.NilNode:
		return c.fail(node, notPart("nil"), text.Both("写 known(x) 或 not known(x)", "write known(x), or not known(x)"))
	}
	return c.fail(node, notPart(text.Both("这种写法", "this construct")), text.Text{})
}

func literal(at Span, kind Kind, v fact.Value) *Node {
	return &Node{Op: OpLiteral, At: at, Kind: kind, Constant: true, value: item{Value: v}}
}

// checkNumber reads a number from the source text, since expr's node lacks the digits of a long
// one.
func (c *checker) checkNumber(node ast.Node) *Node {
	start := node.Location().From
	end := start
	for end < len(c.source) && strings.ContainsRune("0123456789._eExXabcdefABCDEFoO", c.source[end]) {
		if c.source[end] == '.' && end+1 < len(c.source) && c.source[end+1] == '.' {
			break // a range
		}
		end++
	}
	digits := string(c.source[start:end])
	d, err := decimal.Parse(digits)
	plainDigits := strings.Trim(digits, "0123456789.") == "" && !strings.HasPrefix(digits, ".") &&
		!strings.HasSuffix(digits, ".")
	_, decimals, _ := strings.Cut(digits, ".")
	significant := strings.TrimLeft(strings.Replace(digits, ".", "", 1), "0")
	if err != nil || !plainDigits || len(decimals) > exactScale || len(significant) > 15 {
		return c.fail(node, notExact, writeDigits)
	}
	return literal(spanOf(node), Number, fact.Value{Known: true, Number: d.Trim(0)})
}

var (
	notExact    = text.Both("这个数不能精确地读", "a number that cannot be read exactly")
	writeDigits = text.Both("用数字写，如 0.24，最多 15 位，小数点后最多 12 位",
		"write it in digits, such as 0.24, with at most 15 of them, 12 after the point")
)

// checkList checks [a, b]: its elements are all of one kind.
func (c *checker) checkList(n *ast.ArrayNode) *Node {
	defer c.mix()()
	parts := make([]*Node, len(n.Nodes))
	list := &Node{Op: OpList, At: spanOf(n), Kind: List, Of: nothing, Constant: true, Parts: parts}
	for i, node := range n.Nodes {
		part := c.check(node)
		parts[i] = part
		list.Constant = list.Constant && part.Constant
		if c.fault == nil && (!part.isSingle() || i > 0 && part.Kind != parts[0].Kind) {
			return c.fail(node, text.Both("一个列表里的值要是同一类", "a list holds values of one kind"), text.Text{})
		}
		list.Of, list.Domain = part.Kind, join(list.Domain, part.Domain)
	}
	return list
}

// isSingle reports whether a node gives a single value: no list, debt or entry.
func (n *Node) isSingle() bool { return n.Kind != List && n.Kind != Debt && n.Kind != Record }

// holds reports whether a node is a list whose elements can be of that kind.
func (n *Node) holds(kind Kind) bool { return n.Kind == List && (n.Of == kind || n.Of == nothing) }

// checkElement checks #, the element of the innermost predicate.
func (c *checker) checkElement(n *ast.PointerNode) *Node {
	if n.Name != "" || len(c.elements) == 0 {
		return c.fail(n, notPart("#"+n.Name),
			text.Both("只写 #，就是正在看的那一项", "# alone is the element of a predicate"))
	}
	e := c.elements[len(c.elements)-1]
	e.mentioned = true
	return &Node{
		Op:      OpElement,
		At:      spanOf(n),
		Kind:    e.list.Of,
		Domain:  e.list.Domain,
		Records: e.list.Records,
		Bound:   e.list,
	}
}

// maxLocals is how many names one expression may bind with let.
const maxLocals = 4

// checkLet checks let x = a; b.
func (c *checker) checkLet(n *ast.VariableDeclaratorNode) *Node {
	_, isParameter := c.language.parameters[n.Name]
	if isParameter || c.language.vocabulary.Find(n.Name) != nil || c.language.isReserved(n.Name) {
		return c.fail(
			n,
			text.Both("%s 已经有意思了", "%s already means something").With(n.Name),
			text.Both("换个名字", "bind another name"),
		)
	}
	unmix := c.mix()
	bound := c.check(n.Value)
	unmix()
	slot := len(c.locals)
	switch {
	case c.fault != nil:
		return &Node{}
	case !bound.isSingle():
		return c.fail(n.Value, text.Both("let 只能给一个值起名，不能给列表", "let binds a single value, not a list"), text.Text{})
	case slot == maxLocals:
		return c.fail(n, text.Both("let 起的名字超过 %d 个", "more than %d names bound with let").With(maxLocals),
			text.Both("把其中一部分做成算出来的事实", "give part of it a name as a derived fact"))
	}
	let := &Node{Op: OpLet, At: spanOf(n), Name: n.Name, Slot: slot, Parts: []*Node{bound}}
	c.locals = append(c.locals, let)
	body := c.check(n.Expr)
	c.locals = c.locals[:slot]
	let.Kind, let.Of, let.Domain, let.Parts = body.Kind, body.Of, body.Domain, append(let.Parts, body)
	return let
}

// findLocal returns the let that binds a name, or nil.
func (c *checker) findLocal(name string) *Node {
	i := slices.IndexFunc(c.locals, func(let *Node) bool { return let.Name == name })
	if i < 0 {
		return nil
	}
	return c.locals[i]
}
