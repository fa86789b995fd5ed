package nearby

import (
	"slices"
	"sync"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Subject is what conditions depend on: the facts that may be changed, and the values in the
// conditions at which an answer can change.
type Subject struct {
	Facts       []*fact.Fact // given facts
	Families    []string     // the families that a creditor may become
	Words       []string     // ids of choices
	Numbers     []decimal.Decimal
	Days        []calendar.Day
	Comparisons []Comparison

	// Values returns the values to try for a fact, instead of those computed from the rest. It may
	// be nil.
	Values func(debt int, f *fact.Fact) []fact.Value
}

// Comparison is a comparison of two numbers or two days.
type Comparison struct {
	Left, Right *logic.Expression
	Facts       []*fact.Fact // the given facts it depends on
}

// Reader finds out what conditions of a book depend on. It is safe for concurrent use.
type Reader struct {
	book  *book.Book
	parts sync.Map // part → *logic.Expression; nil for what cannot stand alone
}

func NewReader(b *book.Book) *Reader { return &Reader{book: b} }

// Subject returns what conditions depend on, directly or through derived facts. The creditor's
// family is not among the facts: it is among Families where a condition names it.
func (r *Reader) Subject(conditions ...*logic.Expression) Subject {
	var s Subject
	seen := map[*logic.Expression]bool{}
	for _, e := range conditions {
		r.gather(e, &s, seen)
	}
	return s
}

func (r *Reader) gather(e *logic.Expression, s *Subject, seen map[*logic.Expression]bool) {
	if seen[e] {
		return
	}
	seen[e] = true
	e.Tree().Walk(func(n *logic.Node) { r.take(n, s) })
	for _, f := range e.Facts {
		switch {
		case !f.Given():
			r.gather(r.book.Language.Derivation(f), s, seen)
		case f.Name != "family" && !slices.Contains(s.Facts, f):
			s.Facts = append(s.Facts, f)
		}
	}
}

// take adds the word, number or comparison that a node is.
func (r *Reader) take(n *logic.Node, s *Subject) {
	switch {
	case n.IsLiteral(logic.Word):
		id := n.Value().Choice
		if slices.Contains(s.Words, id) {
			return
		}
		s.Words = append(s.Words, id)
		if r.book.Family(id) != nil {
			s.Families = append(s.Families, id)
		}
	case n.IsLiteral(logic.Number):
		number := n.Value().Number
		if !slices.ContainsFunc(s.Numbers, func(other decimal.Decimal) bool { return other.Cmp(number) == 0 }) {
			s.Numbers = append(s.Numbers, number)
		}
	case n.Op == logic.OpCompare && (n.Parts[0].Kind == logic.Number || n.Parts[0].Kind == logic.Day):
		left, right := r.Part(n.Parts[0]), r.Part(n.Parts[1])
		if left != nil && right != nil {
			s.Comparisons = append(s.Comparisons, Comparison{left, right, r.given(left, right)})
		}
	}
}

// part is the text of a part of a condition, and its kind.
type part struct {
	source string
	gives  logic.Kind
}

// Part returns an expression for a part of a condition, or nil where the part uses what is bound
// outside it.
func (r *Reader) Part(n *logic.Node) *logic.Expression {
	p := part{n.String(), n.Kind}
	if kept, ok := r.parts.Load(p); ok {
		return kept.(*logic.Expression)
	}
	e, _ := r.book.Language.Compile(p.source, logic.Use{Gives: p.gives, Debt: true, Stage: true})
	r.parts.Store(p, e)
	return e
}

// given returns the given facts that expressions depend on.
func (r *Reader) given(expressions ...*logic.Expression) (facts []*fact.Fact) {
	for _, e := range expressions {
		for _, f := range e.Facts {
			inner := []*fact.Fact{f}
			if !f.Given() {
				inner = r.given(r.book.Language.Derivation(f))
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
