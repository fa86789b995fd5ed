package logic

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/text"
)

// checkOwnCall is a call of a function as expr has parsed it.
type call struct {
	*Function
	node      ast.Node
	arguments []ast.Node
}

// result returns the node of a call without its parts.
func (c call) result() *Node {
	return &Node{Op: OpCall, At: spanOf(c.node), Kind: c.Gives, Function: c.Function}
}

// checkOwnCall checks a call of a function that expr does not have.
func (c *checker) checkOwnCall(n *ast.CallNode) *Node {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return c.fail(n, text.Both("条件里不能用方法", "methods are not part of the language of conditions"), text.Text{})
	}
	f := c.language.functions[callee.Value]
	if f == nil || f.isExprs() {
		return c.fail(n, notPart(callee.Value), text.Text{})
	}
	if f.arity() != len(n.Arguments) { // expr loses some of its own faults
		return c.fail(n, text.Both("%s 的参数个数不对", "%s takes another number of arguments").With(f.Name), text.Text{})
	}
	return c.checkCall(call{f, n, n.Arguments})
}

// checkBuiltin checks a call of a function that expr has too.
func (c *checker) checkBuiltin(n *ast.BuiltinNode) *Node {
	if len(n.Arguments) == 0 { // expr loses some of its own faults
		return c.fail(n, text.Both("%s 没有写参数", "%s without arguments").With(n.Name), text.Text{})
	}
	f := c.language.functions[n.Name]
	if f == nil {
		return c.fail(n, notPart(n.Name), c.language.functionsHint())
	}
	return c.checkCall(call{f, n, n.Arguments})
}

func (c *checker) checkCall(of call) *Node {
	if of.check != nil {
		return of.check(c, of)
	}
	return c.plainCall(of)
}

// plainCall checks a call whose arguments are of the kinds that the table says.
func (c *checker) plainCall(of call) *Node {
	if len(of.arguments) != len(of.Takes) {
		return c.fail(of.node, text.Both("%s 要一个数", "%s takes one number").With(of.Name), text.Text{})
	}
	n := of.result()
	for _, a := range of.arguments {
		n.Parts = append(n.Parts, c.check(a))
	}
	for i, kind := range of.Takes {
		c.expect(n.Parts[i], kind)
	}
	if of.isExprs() || of.Within != nil { // what has bounds by its arguments alone hangs on no day
		n = n.joining(n.Parts...)
	}
	return n
}

// checkKnown checks known(x): whether x has a value.
func (c *checker) checkKnown(of call) *Node {
	switch of.arguments[0].(type) {
	case *ast.IdentifierNode, *ast.MemberNode:
	default:
		return c.fail(of.arguments[0], text.Both("known 里写一个事实或参数的名字", "known asks after one fact or parameter by its name"), text.Text{})
	}
	c.expression.Peeks = true
	outer := c.polarity
	c.polarity = negated // whether the list of papers is known does not depend on any paper
	n := of.result()
	n.Parts = []*Node{c.check(of.arguments[0])}
	c.polarity = outer
	return n
}

// checkHas checks has("id"): whether a paper, or what may stand in for it, is at hand.
func (c *checker) checkHas(of call) *Node {
	id, ok := of.arguments[0].(*ast.StringNode)
	if !ok {
		return c.fail(of.arguments[0], text.Both("has 里写一种材料的 id", "has asks after one material by its id"),
			text.Both(`写 has("income-proof")`, `write has("income-proof")`))
	}
	papers := c.language.names.Papers
	if _, exists := papers[id.Value]; !exists {
		known := slices.Sorted(maps.Keys(papers))
		return c.fail(id, text.Both("没有这种材料：%q", "there is no material %q").With(id.Value), oneOf(id.Value, known))
	}
	n := of.result()
	n.Parts = []*Node{c.check(id)}
	return c.readPapers(n)
}

// readPapers records that a call reads the papers at hand besides its arguments.
func (c *checker) readPapers(n *Node) *Node {
	papers := papersAtHand(c.language.vocabulary)
	if papers == nil {
		return c.failAt(n.At, text.Both("没有哪个事实列出手头的材料", "no fact of the book holds the papers at hand"),
			text.Both(`给借款人的一个事实写 from = "material"`,
				`give one fact of the borrower from = "material"`))
	}
	c.read(&Node{At: n.At}, papers)
	return n
}

// checkProved checks proved(h): whether the papers at hand prove a hardship.
func (c *checker) checkProved(of call) *Node {
	hardship := c.check(of.arguments[0])
	c.expect(hardship, Word)
	hardships := slices.Sorted(maps.Keys(c.language.names.Proof))
	c.checkChoices(hardship, hardships)
	isHardship := func(id string) bool { return slices.Contains(hardships, id) }
	if c.fault == nil && hardship.Domain != nil && len(hardships) > 0 &&
		!slices.ContainsFunc(hardship.Domain, isHardship) {
		return c.fail(
			of.arguments[0],
			text.Both("proved 里要写困难原因，写的是别的选项", "proved asks after a hardship, and this is another choice"),
			text.Both(`写 proved("illness")，或 any(hardships, proved(#))`,
				`write proved("illness"), or any(hardships, proved(#))`),
		)
	}
	n := of.result()
	n.Parts = []*Node{hardship}
	return c.readPapers(n)
}

// checkOn checks on(parameter, date): the parameter's value on that date.
func (c *checker) checkOn(of call) *Node {
	name, ok := of.arguments[0].(*ast.StringNode)
	if !ok {
		return c.fail(of.arguments[0], text.Both("on 里先写参数的名字", "on reads a parameter by its name"),
			text.Both("写 on(lpr_1y, contract_date)", "write on(lpr_1y, contract_date)"))
	}
	slot, exists := c.language.parameters[name.Value]
	if !exists || c.language.names.Parameters[slot].Unit == "date" {
		return c.fail(name, text.Both("%s 不是有数的参数", "%s is not a parameter with a figure").With(name.Value), text.Text{})
	}
	c.noteParameter(slot)
	n := of.result()
	n.Slot, n.Parts = slot, []*Node{c.check(name), c.check(of.arguments[1])}
	c.expect(n.Parts[1], Day)
	return n
}

// checkListAnd checks a list and a predicate over it. Only for any and all is the polarity of the
// predicate known.
func (c *checker) checkListAnd(of call) *Node {
	if len(of.arguments) != 2 {
		return c.fail(of.node, text.Both("%s 要一个列表和一个条件", "%s takes a list and a predicate").With(of.Name), text.Text{})
	}
	if of.Name != "any" && of.Name != "all" {
		defer c.mix()()
	}
	back := func() {}
	if of.Name == "all" { // a longer list makes all false, not true
		back = c.mix()
	}
	list := c.check(of.arguments[0])
	back()
	if c.fault == nil && list.Kind != List {
		return c.fail(
			of.arguments[0],
			text.Both("%s 要一个列表，写的是%s", "%s goes through a list, and this is %s").With(of.Name, list.Kind.text()),
			text.Text{},
		)
	}
	if c.fault != nil {
		return list
	}
	n := of.result()
	return n.joining(list, c.checkPredicate(of.arguments[1], list))
}

// checkPredicate checks the second argument of any, count and the like, for the elements of a list.
func (c *checker) checkPredicate(node ast.Node, list *Node) *Node {
	p, ok := node.(*ast.PredicateNode)
	if !ok {
		return c.fail(node, text.Both("这里要一个条件", "a predicate is needed here"), forTheElement)
	}
	if c.firstRune(p) == '{' {
		return c.fail(p, text.Both("条件里不能用花括号", "braces are not part of the language of conditions"),
			text.Both("去掉花括号", "write the predicate without them"))
	}
	e := &element{list: list}
	c.elements = append(c.elements, e)
	body := c.check(p.Node)
	c.elements = c.elements[:len(c.elements)-1]
	if c.fault == nil && !e.mentioned {
		return c.fail(
			p.Node,
			text.Both("条件里没有提到正在看的那一项，等于每项都问同样的", "a predicate that does not mention its element asks the same of each"),
			forTheElement,
		)
	}
	return body
}

// checkOverElements checks any, all, none, one, count and filter: the predicate is yes or no.
func (c *checker) checkOverElements(of call) *Node {
	n := c.checkListAnd(of)
	if c.fault != nil {
		return n
	}
	if n.Parts[1].Kind != Truthy {
		return c.fail(of.node, neededHere(Truthy, n.Parts[1].Kind), text.Text{})
	}
	if n.Kind == List {
		n.Of, n.Domain, n.Records = n.Parts[0].Of, n.Parts[0].Domain, n.Parts[0].Records
	}
	return n
}

// checkMap checks map(list, part).
func (c *checker) checkMap(of call) *Node {
	n := c.checkListAnd(of)
	if c.fault != nil {
		return n
	}
	part := n.Parts[1]
	if !part.isSingle() {
		return c.fail(of.node, text.Both("map 得出的列表，每项要是单个的值", "map gives a list of single values"), text.Text{})
	}
	n.Of, n.Domain = part.Kind, part.Domain
	return n
}

// checkSum checks sum of a list of numbers, or of a list and what to take of each element.
func (c *checker) checkSum(of call) *Node {
	if len(of.arguments) != 2 {
		return c.checkNumbers(of)
	}
	n := c.checkListAnd(of)
	if c.fault == nil && n.Parts[1].Kind != Number {
		return c.fail(of.node, text.Both("%s 要由数组成的列表", "%s needs a list of numbers").With(of.Name), text.Text{})
	}
	return n
}

// checkNumbers checks a call that takes one list of numbers.
func (c *checker) checkNumbers(of call) *Node {
	list := c.check(of.arguments[0])
	if c.fault == nil && list.Kind == List && !list.holds(Number) {
		return c.fail(of.node, text.Both("%s 要由数组成的列表", "%s needs a list of numbers").With(of.Name), text.Text{})
	}
	if c.fault == nil && list.Kind != List {
		return c.fail(of.node, neededHere(List, list.Kind), text.Text{})
	}
	return of.result().joining(list)
}

// checkExtreme checks min and max, of a list or of several numbers.
func (c *checker) checkExtreme(of call) *Node {
	if len(of.arguments) == 1 {
		return c.checkNumbers(of)
	}
	parts := make([]*Node, len(of.arguments))
	for i, a := range of.arguments {
		parts[i] = c.check(a)
		c.expect(parts[i], Number)
	}
	return of.result().joining(parts...)
}

// checkLength checks len(list).
func (c *checker) checkLength(of call) *Node {
	list := c.check(of.arguments[0])
	c.expect(list, List)
	return of.result().joining(list)
}

var forTheElement = text.Both("那一项写 #，一笔债的事实、一项里的值写 .name",
	"write # for the element, or .name for a fact of a debt or a field of an entry")
