package logic

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// checkName checks what is written as a bare word.
func (c *checker) checkName(n *ast.IdentifierNode) *Node {
	node := &Node{At: spanOf(n), Name: n.Value}
	if let := c.findLocal(n.Value); let != nil {
		node.Op, node.Kind, node.Domain = OpLocal, let.Parts[0].Kind, let.Parts[0].Domain
		node.Slot, node.Bound = let.Slot, let.Parts[0]
		return node
	}
	switch n.Value {
	case "as_of":
		node.Op, node.Kind = OpAsOf, Day
		return node
	case factsAsOf:
		if !c.use.FactsDay {
			return c.fail(n, notKnownHere(factsAsOf),
				text.Both("只有事实的上下限能用它；条件按 as_of 那天判断",
					"it is a name in the bounds of facts alone; a condition is judged as_of a day"))
		}
		node.Op, node.Kind = OpFactsAsOf, Day
		return node
	case "family", "lender", "stage", "deadline":
		return c.checkOfDebt(n, node)
	case "debts":
		node.Op, node.Kind, node.Of = OpDebts, List, Debt
		return node
	}
	if slot, ok := c.language.parameters[n.Value]; ok {
		c.noteParameter(slot)
		node.Op, node.Kind, node.Slot = OpParameter, Number, slot
		if c.language.names.Parameters[slot].Unit == "date" {
			node.Kind = Day
		}
		return node
	}
	of := c.language.vocabulary.Find(n.Value)
	switch {
	case of == nil:
		fault := c.language.unknownName(&Fault{}, n.Value, c.use)
		return c.fail(n, fault.Message, fault.Hint)
	case of.Of == fact.Debt && !c.use.Debt:
		return c.fail(n, text.Both("%s 是一笔债的事实，这里没有在看哪一笔",
			"%s is a fact of a debt, and no single debt is judged here").With(n.Value),
			text.Both("看全部的债：any(debts, …)，里面写 .%s", "look at all of them: any(debts, …), with .%s inside").With(n.Value))
	}
	c.expression.OfDebt = c.expression.OfDebt || of.Of == fact.Debt
	return c.read(node, of)
}

func notKnownHere(name string) text.Text {
	return text.Both("这里不知道 %s", "%s is not known here").With(name)
}

// checkOfDebt checks the names of the judged debt that are no facts.
func (c *checker) checkOfDebt(n *ast.IdentifierNode, node *Node) *Node {
	allowed := map[string]bool{
		"family": c.use.Debt, "lender": c.use.Debt, "stage": c.use.Stage, "deadline": c.use.Deadline,
	}
	if !allowed[n.Value] {
		return c.fail(n, notKnownHere(n.Value),
			text.Both("只有先知道它的地方能用：stage 用在方案、提醒和 urgency 里，deadline 用在 urgency 里",
				"it is a name only where it has been told before: "+
					"stage in options, alerts and urgency; deadline in urgency"))
	}
	c.expression.OfDebt = true
	switch n.Value {
	case "family", "lender":
		return c.checkCreditor(node)
	case "stage":
		c.expression.OfStage = true
		node.Op, node.Kind, node.Domain = OpStage, Word, c.language.names.Stages
		return node
	}
	node.Op, node.Kind = OpDeadline, Day
	c.expression.OfDeadline = true
	return node
}

// checkCreditor makes the node of the family or lender of a debt.
func (c *checker) checkCreditor(node *Node) *Node {
	node.Op, node.Kind, node.Domain = OpLender, Word, c.language.names.Lenders
	if node.Name == "family" {
		node.Op, node.Domain = OpFamily, c.language.names.Families
	}
	return node
}

// noteParameter adds a parameter to those that the expression reads.
func (c *checker) noteParameter(slot int) {
	if !slices.Contains(c.expression.Parameters, slot) {
		c.expression.Parameters = append(c.expression.Parameters, slot)
	}
}

// read makes a node the reading of a fact, and adds the fact to those that the expression reads.
func (c *checker) read(node *Node, of *fact.Fact) *Node {
	if !slices.Contains(c.expression.Facts, of) {
		c.expression.Facts = append(c.expression.Facts, of)
	}
	readsPaper := func(e *Expression) bool { return slices.ContainsFunc(e.Facts, holdsPapers) }
	if holdsPapers(of) || c.language.behind(of, readsPaper) {
		c.refusePapers(node)
	}
	peeks := func(e *Expression) bool { return e.Peeks }
	c.expression.Peeks = c.expression.Peeks || c.language.behind(of, peeks)
	node.Op, node.Fact, node.Kind = OpFact, of, kindOf(of.Type)
	switch node.Kind {
	case Word:
		node.Domain = answerIDs(of)
	case List:
		node.Of, node.Domain = Word, answerIDs(of)
		if of.Type == fact.Records {
			node.Of, node.Domain, node.Records = Record, nil, of
		}
	}
	return node
}

func answerIDs(of *fact.Fact) []string {
	list := make([]string, len(of.Answers))
	for i, a := range of.Answers {
		list[i] = a.ID
	}
	return list
}

// holdsPapers reports whether a fact lists the papers at hand.
func holdsPapers(f *fact.Fact) bool { return f.From == fact.FromMaterials }

// papersAtHand returns the fact of a vocabulary that lists the papers at hand, or nil.
func papersAtHand(v *fact.Vocabulary) *fact.Fact {
	if i := slices.IndexFunc(v.Borrower, holdsPapers); i >= 0 {
		return v.Borrower[i]
	}
	return nil
}

// refusePapers refuses a requirement that fails while a paper is not at hand: a missing paper
// belongs on the list of papers.
func (c *checker) refusePapers(node *Node) {
	if c.use.Require && c.polarity != negated {
		c.failAt(node.At, text.Both("要求不能看手头有没有材料", "a requirement may not turn on a paper being at hand"),
			text.Both("写成 weigh：缺的材料列进材料单，不该把路堵上",
				"make it a weigh: a missing paper goes on the list of papers, it does not close the door"))
	}
}

// checkMember checks .name, a fact of the debt or a field of the entry that a predicate is at.
func (c *checker) checkMember(n *ast.MemberNode) *Node {
	_, ofElement := n.Node.(*ast.PointerNode)
	property, named := n.Property.(*ast.StringNode)
	if c.firstRune(n) == '[' {
		return c.fail(n, notPart(text.Both("下标", "an index")),
			text.Both("每笔债的事实写 .name，放在 any(debts, …) 里", "a fact of each debt is .name, inside any(debts, …)"))
	}
	if env, ok := n.Node.(*ast.IdentifierNode); ok && env.Value == "$env" {
		return c.checkName(env)
	}
	if !ofElement || !named || n.Optional || n.Method || len(c.elements) == 0 ||
		!slices.Contains([]Kind{Debt, Record}, c.elements[len(c.elements)-1].list.Of) {
		return c.fail(
			n,
			text.Both(". 后面的名字，只能是正在看的那笔债、那一项的", "a member is read only of the debts or entries that a predicate goes through"),
			text.Both("写 any(debts, .overdue_days > 30)", "write any(debts, .overdue_days > 30)"),
		)
	}
	e := c.elements[len(c.elements)-1]
	e.mentioned = true
	if e.list.Of == Record {
		return c.checkField(n, property.Value, e.list)
	}
	node := &Node{At: spanOf(n), Name: property.Value, Each: true, Bound: e.list}
	if property.Value == "family" || property.Value == "lender" {
		return c.checkCreditor(node)
	}
	of := c.language.vocabulary.Find(property.Value)
	if of == nil || of.Of != fact.Debt {
		near := problem.Suggest(property.Value, c.language.factNames(fact.Debt))
		return c.fail(n, unknownOfDebt(property.Value), didYouMean(near))
	}
	return c.read(node, of)
}

// checkField checks .name, a field of an entry of a list of records.
func (c *checker) checkField(n *ast.MemberNode, name string, list *Node) *Node {
	field := list.Records.Field(name)
	if field == nil {
		names := make([]string, len(list.Records.Fields))
		for i, f := range list.Records.Fields {
			names[i] = f.Name
		}
		return c.fail(
			n,
			text.Both("%s 的一项里没有 %s", "an entry of %s has no field %s").With(list.Records.Name, name),
			oneOf(name, names),
		)
	}
	node := &Node{Op: OpField, At: spanOf(n), Name: name, Fact: field, Kind: kindOf(field.Type), Bound: list}
	if node.Kind == Word {
		node.Domain = answerIDs(field)
	}
	return node
}

// firstRune returns the character at which a node starts.
func (c *checker) firstRune(node ast.Node) rune {
	if from := node.Location().From; from < len(c.source) {
		return c.source[from]
	}
	return 0
}
