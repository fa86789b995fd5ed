package suggest

import (
	"slices"

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
	e.Tree().Walk(func(n *logic.Node) { p.take(n, s) })
	for _, f := range e.Facts {
		switch {
		case !f.Given():
			p.gather(p.book.Language.Derivation(f), s, seen)
		case f.Name != "family" && !slices.Contains(s.facts, f):
			s.facts = append(s.facts, f)
		}
	}
}

// take takes the word, number or comparison that a node is.
func (p *plan) take(n *logic.Node, s *subject) {
	switch {
	case n.IsLiteral(logic.Word):
		id := n.Value().Choice
		if slices.Contains(s.words, id) {
			return
		}
		s.words = append(s.words, id)
		if p.book.Family(id) != nil {
			s.families = append(s.families, id)
		}
	case n.IsLiteral(logic.Number):
		if written := n.String(); !slices.Contains(s.numbers, written) {
			s.numbers = append(s.numbers, written)
		}
	case n.Op == logic.OpCompare:
		if c, ok := p.comparison(n); ok {
			s.comparisons = append(s.comparisons, c)
		}
	}
}

// comparison compiles the two sides of a comparison, each by itself. Not ok for one of other things than
// numbers and days, or inside a predicate.
func (p *plan) comparison(n *logic.Node) (comparison, bool) {
	kind := n.Parts[0].Kind
	if kind != logic.Number && kind != logic.Day {
		return comparison{}, false
	}
	left, right := p.compile(n.Parts[0], kind), p.compile(n.Parts[1], kind)
	if left == nil || right == nil {
		return comparison{}, false
	}
	return comparison{left, right, p.given(left, right)}, true
}

// compile is an expression of its own for a part of one; nil where it is none.
func (p *plan) compile(node *logic.Node, kind logic.Kind) *logic.Expression {
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
