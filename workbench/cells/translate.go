package cells

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// translator makes formulas of what is said of one debt, or of the borrower, at one stage. What the
// parameters are, and whose the debt is, is settled then.
type translator struct {
	*Space
	debt     *book.DebtBook // nil: the borrower is judged
	stage    string         // "" where expressions do not name it
	series   []logic.Series
	borrower *translator // by which what is derived of the borrower is translated; nil: by this one

	truths  map[*fact.Fact]formula // of derived facts
	numbers map[*fact.Fact]int32   // likewise
	words   map[*fact.Fact]word    // likewise
	left    int                    // how many more nodes may be looked at
}

// mostNodes is how many nodes are looked at for one expression; one that comes to more is not
// looked into.
const mostNodes = 20_000

// scope is what names mean in a part of an expression.
type scope struct {
	elements []string // ids that # stands for, the innermost last
	locals   []local  // what is bound with let, by slot
}

type local struct {
	node *logic.Node
	in   scope
}

// inside returns the scope of a predicate, for one element.
func (s scope) inside(id string) scope {
	s.elements = append(slices.Clip(s.elements), id)
	return s
}

func (s scope) bind(let *logic.Node) scope {
	return scope{s.elements, append(slices.Clip(s.locals), local{let.Parts[0], s})}
}

// element returns the id that # stands for.
func (s scope) element() string { return s.elements[len(s.elements)-1] }

// fact returns the fact that a node reads, of the space's own book: expressions may be of another.
func (t *translator) fact(n *logic.Node) *fact.Fact {
	if n.Op != logic.OpFact || n.Each {
		return nil
	}
	return t.book.Vocabulary.Find(n.Name)
}

// whole returns the formula of an expression. One that comes to too many nodes is a truth that is
// not looked into.
func (t *translator) whole(node *logic.Node) formula {
	outer := t.left
	t.left = mostNodes
	defer func() { t.left = outer }()
	if f := t.truth(node, scope{}); t.left > 0 {
		return f
	}
	v := variable{kind: truth, key: fmt.Sprint("whole:", len(t.variables)), opaque: node.String()}
	return t.leaf(atom{of: t.variable(v.reading(t.reads(node, scope{}))), asks: isYes})
}

// spend reports whether there is still something left for another node.
func (t *translator) spend() bool {
	t.left--
	return t.left > 0
}

// opaqueTruth returns a truth that may be anything, and the same wherever the same is written.
func (t *translator) opaqueTruth(node *logic.Node, in scope) formula {
	written := t.spell(node, in)
	n := t.variable(variable{kind: truth, key: "truth:" + written, opaque: node.String()}.reading(t.reads(node, in)))
	return t.leaf(atom{of: n, asks: isYes})
}

// truth returns the formula of a part that is yes or no.
func (t *translator) truth(n *logic.Node, in scope) formula {
	if !t.spend() {
		return t.constant(any3)
	}
	switch n.Op {
	case logic.OpLiteral:
		return t.constant(given(n.Value().Bool))
	case logic.OpFact:
		return t.truthOfFact(n, in)
	case logic.OpLocal:
		l := in.locals[n.Slot]
		return t.truth(l.node, l.in)
	case logic.OpNot:
		return t.not(t.truth(n.Parts[0], in))
	case logic.OpAnd:
		return t.and(t.truth(n.Parts[0], in), t.truth(n.Parts[1], in))
	case logic.OpOr:
		return t.or(t.truth(n.Parts[0], in), t.truth(n.Parts[1], in))
	case logic.OpElse:
		return t.orElse(t.truth(n.Parts[0], in), t.truth(n.Parts[1], in))
	case logic.OpIn:
		return t.member(n, in)
	case logic.OpCompare:
		return t.comparison(n, in)
	case logic.OpTernary:
		return t.choose(ternary, t.truth(n.Parts[0], in), t.truth(n.Parts[1], in), t.truth(n.Parts[2], in))
	case logic.OpLet:
		return t.truth(n.Parts[1], in.bind(n))
	case logic.OpCall:
		return t.called(n, in)
	}
	return t.opaqueTruth(n, in)
}

func (t *translator) truthOfFact(n *logic.Node, in scope) formula {
	f := t.fact(n)
	if f == nil || f.Type != fact.Bool {
		return t.opaqueTruth(n, in)
	}
	if !f.Given() {
		return t.derivedTruth(f)
	}
	return t.leaf(atom{of: t.given(f), asks: isYes})
}

// derivedTruth returns the formula by which a fact is derived.
func (t *translator) derivedTruth(f *fact.Fact) formula {
	by := t.of(f)
	done, ok := by.truths[f]
	if !ok {
		done = by.whole(t.book.Language.Derivation(f).Tree())
		by.truths[f] = done
	}
	return done
}

// of returns the translator of what a fact is derived from.
func (t *translator) of(f *fact.Fact) *translator {
	if f.Of == fact.Borrower && t.borrower != nil {
		return t.borrower
	}
	return t
}

func (t *translator) comparison(n *logic.Node, in scope) formula {
	a, b := n.Parts[0], n.Parts[1]
	if a.Kind == logic.Word {
		x, y := t.word(a, in), t.word(b, in)
		if x.opaque || y.opaque {
			return t.opaqueTruth(n, in)
		}
		return t.inverted(n.Operator == "!=", t.sameWord(x, y))
	}
	if n.Operator == "!=" && a.Kind == logic.Truthy {
		return t.not(t.equal(a, b, in))
	}
	if a.Kind == logic.Truthy {
		return t.equal(a, b, in)
	}
	return t.compare(n.Operator, t.figure(a, in), t.figure(b, in))
}

// equal reports whether two parts that are no ids come to the same.
func (t *translator) equal(a, b *logic.Node, in scope) formula {
	if a.Kind != logic.Truthy {
		return t.compare("==", t.figure(a, in), t.figure(b, in))
	}
	x, y := t.truth(a, in), t.truth(b, in)
	return t.or(t.and(x, y), t.and(t.not(x), t.not(y)))
}

// inverted is not f, or f.
func (t *translator) inverted(not bool, f formula) formula {
	if not {
		return t.not(f)
	}
	return f
}

// given returns the variable of a given fact.
func (t *translator) given(f *fact.Fact) int32 {
	v := variable{key: "fact:" + f.Name, fact: f}
	switch f.Type {
	case fact.Bool:
		v.kind = truth
	case fact.Choice:
		v.kind, v.ids = choice, answers(f)
	case fact.Choices:
		v.kind, v.ids = choices, answers(f)
	default:
		v.shape = shapeOfGiven(f)
	}
	return t.variable(v)
}
