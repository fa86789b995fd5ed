package suggest

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// subject is what goals are about: expressions, the given facts they rest on, and the values at which their answers can turn.
type subject struct {
	facts       []*fact.Fact
	words       []string // the ids that stand in the expressions
	numbers     []string // the numbers that stand in them, as they are written
	families    []string // the kinds of creditors that they name
	days        []calendar.Day
	comparisons []comparison
}

// comparison is of two numbers or two days.
type comparison struct {
	left, right *logic.Expression
	facts       []*fact.Fact // the given facts it rests on
}

// subjectOf are the facts and values of expressions, those of derived facts followed down.
func (p *plan) subjectOf(expressions []*logic.Expression) subject {
	s := subject{}
	seen := map[*logic.Expression]bool{}
	for _, e := range expressions {
		p.gather(e, &s, seen)
	}
	return s
}

func (p *plan) gather(e *logic.Expression, s *subject, seen map[*logic.Expression]bool) {
	if e == nil || seen[e] {
		return
	}
	seen[e] = true
	node := e.Node()
	ast.Walk(&node, &gatherer{plan: p, into: s})
	for _, f := range e.Facts {
		switch {
		case !f.Given():
			p.gather(p.book.Language.Derivation(f), s, seen)
		case f.Name != "family" && !slices.Contains(s.facts, f):
			s.facts = append(s.facts, f)
		}
	}
}

// gatherer visits a tree for its words, numbers and comparisons.
type gatherer struct {
	plan *plan
	into *subject
}

// Visit takes what one node holds.
func (g *gatherer) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.StringNode:
		if slices.Contains(g.into.words, n.Value) {
			return
		}
		g.into.words = append(g.into.words, n.Value)
		if g.plan.book.Family(n.Value) != nil {
			g.into.families = append(g.into.families, n.Value)
		}
	case *ast.IntegerNode, *ast.FloatNode:
		if written := n.String(); !slices.Contains(g.into.numbers, written) {
			g.into.numbers = append(g.into.numbers, written)
		}
	case *ast.BinaryNode:
		switch n.Operator {
		case "<", "<=", ">", ">=", "==", "!=":
			if c, ok := g.plan.comparison(n); ok {
				g.into.comparisons = append(g.into.comparisons, c)
			}
		}
	}
}

// comparison compiles the two sides of a comparison, each by itself. Not ok for one of other things than numbers and days, or inside a predicate.
func (p *plan) comparison(n *ast.BinaryNode) (comparison, bool) {
	for _, kind := range []logic.Kind{logic.Number, logic.Day} {
		left, right := p.compile(n.Left, kind), p.compile(n.Right, kind)
		if left != nil && right != nil {
			return comparison{left, right, p.given(left, right)}, true
		}
	}
	return comparison{}, false
}

// compile is an expression of its own for a part of one; nil where it is none.
func (p *plan) compile(node ast.Node, kind logic.Kind) *logic.Expression {
	of := side{node.String(), kind}
	if kept, ok := p.sides.Load(of); ok {
		return kept.(*logic.Expression)
	}
	e, _ := p.book.Language.Compile(of.source, logic.Use{Gives: kind, Debt: true, Stage: true})
	p.sides.Store(of, e)
	return e
}

// given are the given facts that expressions rest on.
func (p *plan) given(expressions ...*logic.Expression) (facts []*fact.Fact) {
	for _, e := range expressions {
		for _, f := range e.Facts {
			inner := []*fact.Fact{f}
			if !f.Given() {
				inner = p.given(p.book.Language.Derivation(f))
			}
			for _, f := range inner {
				if !slices.Contains(facts, f) {
					facts = append(facts, f)
				}
			}
		}
	}
	return facts
}

// samples are values for a fact other than what the profile has: those at which an answer of the subject can turn, then not known. Those of package cells
// would not do: they are the same for everybody and cut by every condition of the book, while a comparison of two facts turns where the rest of this
// profile puts it, and each value that is tried costs a judgment.
func (h *hunt) samples(d *engine.Decision, s seat, f *fact.Fact, of subject) []fact.Value {
	var all []fact.Value
	now := valueOf(d.Profile, f, s.debt)
	add := func(v fact.Value) {
		same := func(w fact.Value) bool { return alike(f, v, w) }
		if !same(now) && !slices.ContainsFunc(all, same) {
			all = append(all, v)
		}
	}
	switch f.Type {
	case fact.Bool:
		add(fact.Value{Known: true, Bool: true})
		add(fact.Value{Known: true, Bool: false})
	case fact.Choice:
		for _, a := range f.Answers {
			add(fact.Value{Known: true, Choice: a.ID})
		}
	case fact.Choices:
		for _, list := range lists(f, now.List, of.words, h.book) {
			add(fact.Value{Known: true, List: list})
		}
	default:
		for _, v := range h.edges(d, s, f, of) {
			add(v)
		}
	}
	add(fact.Value{})
	return all
}

// lists are lists of choices: one of them, one more, one less, none; of papers also those that prove hardships.
func lists(f *fact.Fact, now, words []string, b *book.Book) [][]string {
	var chosen []string
	for _, a := range f.Answers {
		if slices.Contains(words, a.ID) {
			chosen = append(chosen, a.ID)
		}
	}
	if len(chosen) == 0 || len(f.Answers) <= len(chosen)+3 {
		chosen = nil
		for _, a := range f.Answers {
			chosen = append(chosen, a.ID)
		}
	} else if i := slices.IndexFunc(f.Answers, func(a fact.Answer) bool { return !slices.Contains(chosen, a.ID) }); i >= 0 {
		chosen = append(chosen, f.Answers[i].ID)
	}
	all := [][]string{}
	for _, id := range chosen {
		if i := slices.Index(now, id); i >= 0 {
			all = append(all, slices.Delete(slices.Clone(now), i, i+1))
		} else {
			all = append(all, append(slices.Clone(now), id))
		}
	}
	for _, id := range chosen {
		all = append(all, []string{id})
	}
	if f.From == "material" {
		all = append(all, proofs(b)...)
	}
	return append(all, []string{})
}

// proofs are the groups of papers that prove a hardship.
func proofs(b *book.Book) (groups [][]string) {
	for _, h := range b.Hardships {
		groups = append(groups, h.Proof...)
	}
	return groups
}

// allowed is whether a fact may have the value.
func allowed(f *fact.Fact, v fact.Value) bool {
	if !v.Known || !f.Type.IsNumber() {
		return true
	}
	return (f.Min == nil || f.Min.Cmp(v.Number) <= 0) && (f.Max == nil || v.Number.Cmp(*f.Max) <= 0)
}
