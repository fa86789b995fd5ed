package logic

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
)

// checker makes a tree of expr's, and refuses what the language does not have. It keeps the first
// fault and goes on, so that the code need not ask after every step; a node after a fault means
// nothing.
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

// polarity says which way a part pulls the whole: a paper at hand may open a requirement by its
// absence, but never close it.
type polarity int

const (
	plain polarity = iota
	negated
	mixed
)

// turned is the polarity behind a not.
func (p polarity) turned() polarity {
	return [...]polarity{plain: negated, negated: plain, mixed: mixed}[p]
}

// mix makes what is checked until the returned function is called pull neither way.
func (c *checker) mix() (back func()) {
	outer := c.polarity
	c.polarity = mixed
	return func() { c.polarity = outer }
}

// whole checks the tree and that it gives what is asked for.
func (c *checker) whole(tree ast.Node) *Node {
	n := c.check(tree)
	if c.fault == nil && n.Kind == List {
		return c.fail(tree, "gives a list, and a list is not worked out", "")
	}
	if c.fault == nil && n.Kind != c.use.Gives {
		c.fail(tree, "gives "+n.Kind.String()+", and "+c.use.Gives.String()+" is needed here", "")
	}
	return n
}

// check makes a node, and works it out where it is constant.
func (c *checker) check(node ast.Node) *Node {
	n := c.node(node)
	if c.fault == nil && n.Constant && n.Op != OpLiteral && !n.workOut(c.language) {
		return c.fail(node, "can never be computed", "look for a division by zero, or min or max of nothing")
	}
	return n
}

// workOut gives a constant node its value; false where it has none.
func (n *Node) workOut(l *Language) (known bool) {
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

func spanOf(node ast.Node) Span {
	at := node.Location()
	return Span{at.From, at.To}
}

// fail keeps the first fault, at the node.
func (c *checker) fail(node ast.Node, message, hint string) *Node {
	return c.failAt(spanOf(node), message, hint)
}

func (c *checker) failAt(at Span, message, hint string) *Node {
	if c.fault == nil {
		c.fault = &Fault{Offset: at.From, Width: max(1, at.To-at.From), Message: message, Hint: hint}
	}
	return &Node{}
}

// expect sees that a node is of the kind that is needed.
func (c *checker) expect(n *Node, kind Kind) {
	if c.fault == nil && n.Kind != kind {
		c.failAt(n.At, kind.String()+" is needed here, and this is "+n.Kind.String(), "")
	}
}

// node is check without its look at constants.
func (c *checker) node(node ast.Node) *Node {
	at := spanOf(node)
	switch n := node.(type) {
	case *ast.BoolNode:
		return literal(at, Truthy, fact.Value{Known: true, Bool: n.Value})
	case *ast.IntegerNode, *ast.FloatNode:
		return c.number(node)
	case *ast.StringNode:
		return literal(at, Word, fact.Value{Known: true, Choice: n.Value})
	case *ast.ArrayNode:
		return c.array(n)
	case *ast.IdentifierNode:
		return c.name(n)
	case *ast.PointerNode:
		return c.pointer(n)
	case *ast.MemberNode:
		return c.member(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		return c.conditional(n)
	case *ast.VariableDeclaratorNode:
		return c.let(n)
	case *ast.BuiltinNode:
		return c.builtin(n)
	case *ast.CallNode:
		return c.call(n)
	case *ast.NilNode:
		return c.fail(node, "nil is not part of the language of conditions", "write known(x), or not known(x)")
	}
	return c.fail(node, "this construct is not part of the language of conditions", "")
}

func literal(at Span, kind Kind, v fact.Value) *Node {
	return &Node{Op: OpLiteral, At: at, Kind: kind, Constant: true, value: item{Value: v}}
}

// number reads a number from the source text: expr's node has lost the digits of a long one.
func (c *checker) number(node ast.Node) *Node {
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

const (
	notExact    = "a number that cannot be read exactly"
	writeDigits = "write it in digits, such as 0.24, with at most 15 of them, 12 after the point"
)

// array checks [a, b]: its elements are all of one kind.
func (c *checker) array(n *ast.ArrayNode) *Node {
	defer c.mix()()
	list := &Node{Op: OpList, At: spanOf(n), Kind: List, Of: nothing, Constant: true,
		Parts: make([]*Node, len(n.Nodes))}
	for i, node := range n.Nodes {
		part := c.check(node)
		list.Parts[i] = part
		list.Constant = list.Constant && part.Constant
		if c.fault == nil && (part.Kind == List || part.Kind == Debt || i > 0 && part.Kind != list.Parts[0].Kind) {
			return c.fail(node, "a list holds values of one kind", "")
		}
		list.Of, list.Domain = part.Kind, join(list.Domain, part.Domain)
	}
	return list
}

// holds is whether a node is a list whose elements can be of that kind.
func (n *Node) holds(kind Kind) bool { return n.Kind == List && (n.Of == kind || n.Of == nothing) }

// pointer checks #, the element of the innermost predicate.
func (c *checker) pointer(n *ast.PointerNode) *Node {
	if n.Name != "" || len(c.elements) == 0 {
		return c.fail(n, "#"+n.Name+" is not part of the language of conditions",
			"# alone is the element of a predicate")
	}
	e := c.elements[len(c.elements)-1]
	e.mentioned = true
	return &Node{Op: OpElement, At: spanOf(n), Kind: e.list.Of, Domain: e.list.Domain, Bound: e.list}
}

// maxLocals is how many names one expression may bind with let.
const maxLocals = 4

// let checks let x = a; b.
func (c *checker) let(n *ast.VariableDeclaratorNode) *Node {
	_, isParameter := c.language.parameters[n.Name]
	if isParameter || c.language.vocabulary.Find(n.Name) != nil || c.language.isReserved(n.Name) {
		return c.fail(n, n.Name+" already means something", "bind another name")
	}
	unmix := c.mix()
	bound := c.check(n.Value)
	unmix()
	slot := len(c.locals)
	switch {
	case c.fault != nil:
		return &Node{}
	case bound.Kind == List || bound.Kind == Debt:
		return c.fail(n.Value, "let binds a single value, not a list", "")
	case slot == maxLocals:
		return c.fail(n, fmt.Sprintf("more than %d names bound with let", maxLocals),
			"give part of it a name as a derived fact")
	}
	let := &Node{Op: OpLet, At: spanOf(n), Name: n.Name, Slot: slot, Parts: []*Node{bound}}
	c.locals = append(c.locals, let)
	body := c.check(n.Expr)
	c.locals = c.locals[:slot]
	let.Kind, let.Of, let.Domain, let.Parts = body.Kind, body.Of, body.Domain, append(let.Parts, body)
	return let
}

// local is what a name is bound to, or nil.
func (c *checker) local(name string) *Node {
	i := slices.IndexFunc(c.locals, func(let *Node) bool { return let.Name == name })
	if i < 0 {
		return nil
	}
	return c.locals[i]
}
