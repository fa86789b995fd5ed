package cells

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// translator makes formulas of what is said of one debt, or of the borrower, at one stage. The
// values of parameters and the debt's creditor are fixed for it. Its methods truthOfX, figureOfX,
// wordOf and list translate one kind of node each; those that "report whether" something holds
// return that as a formula.
type translator struct {
	*Space
	debt     *book.DebtBook // nil: it translates for the borrower
	stage    string         // "" for expressions that do not name it
	series   []logic.Series
	borrower *translator // the translator of what is derived for the borrower; nil: this one

	truths    map[*fact.Fact]formula // the derived facts translated so far
	numbers   map[*fact.Fact]int32   // likewise
	words     map[*fact.Fact]word    // likewise
	nodesLeft int                    // nodes that may still be visited for the expression
	compared  int                    // comparisons in whose operands the part translated now stands
}

// mostNodes bounds the nodes visited for one expression; an expression with more is not looked
// into.
const mostNodes = 20_000

// mostCompared is how deep a comparison may stand in the operands of others; one that is deeper is
// left open. The engine looks at bounds no deeper than a bound of its own, which is not below this.
const mostCompared = 5

// scope says what names mean in a part of an expression.
type scope struct {
	elements []string // the ids that # stands for, the innermost last
	locals   []local  // bound with let, by slot
}

type local struct {
	node *logic.Node
	in   scope
}

// inside returns the scope of a predicate for one element.
func (s scope) inside(id string) scope {
	s.elements = append(slices.Clip(s.elements), id)
	return s
}

func (s scope) bind(let *logic.Node) scope {
	return scope{s.elements, append(slices.Clip(s.locals), local{let.Parts[0], s})}
}

// element returns the id that # stands for.
func (s scope) element() string { return s.elements[len(s.elements)-1] }

// fact returns the fact that a node reads, in the space's own book: expressions may come from
// another.
func (t *translator) fact(n *logic.Node) *fact.Fact {
	if n.Op != logic.OpFact || n.Each {
		return nil
	}
	return t.book.Vocabulary.Find(n.Name)
}

// formulaOf returns the formula of an expression. One with too many nodes becomes a truth that is
// not looked into.
func (t *translator) formulaOf(node *logic.Node) formula {
	defer t.afresh()()
	if f := t.truth(node, scope{}); t.nodesLeft > 0 {
		return f
	}
	v := variable{kind: truth, key: fmt.Sprint("whole:", len(t.variables)), opaque: node.String()}
	return t.leaf(atom{of: t.variable(v.dependingOn(t.namesIn(node, scope{}))), asks: isYes})
}

// afresh begins another expression, and returns a function that ends it.
func (t *translator) afresh() (end func()) {
	nodesLeft, compared := t.nodesLeft, t.compared
	t.nodesLeft, t.compared = mostNodes, 0
	return func() { t.nodesLeft, t.compared = nodesLeft, compared }
}

// takeNode counts a node, and reports whether it may be visited.
func (t *translator) takeNode() bool {
	t.nodesLeft--
	return t.nodesLeft > 0
}

// opaqueTruth returns a truth that is not looked into: it may be anything, and is the same wherever
// the same is written.
func (t *translator) opaqueTruth(node *logic.Node, in scope) formula {
	written := t.keyOf(node, in)
	v := variable{kind: truth, key: "truth:" + written, opaque: node.String()}
	return t.leaf(atom{of: t.variable(v.dependingOn(t.namesIn(node, in))), asks: isYes})
}

// truth returns the formula of a part that gives yes or no.
func (t *translator) truth(n *logic.Node, in scope) formula {
	if !t.takeNode() {
		return t.constant(any3)
	}
	switch n.Op {
	case logic.OpLiteral:
		return t.constant(asTruth(n.Value().Bool))
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
	case logic.OpIn, logic.OpCompare:
		return t.truthOfOperands(n, in)
	case logic.OpTernary:
		return t.choose(ternary, t.truth(n.Parts[0], in), t.truth(n.Parts[1], in), t.truth(n.Parts[2], in))
	case logic.OpLet:
		return t.truth(n.Parts[1], in.bind(n))
	case logic.OpCall:
		return t.truthOfCall(n, in)
	}
	return t.opaqueTruth(n, in)
}

func (t *translator) truthOfFact(n *logic.Node, in scope) formula {
	f := t.fact(n)
	if f == nil || f.Type != fact.Bool {
		return t.opaqueTruth(n, in)
	}
	if !f.Given() {
		return t.truthOfDerived(f)
	}
	return t.leaf(atom{of: t.given(f), asks: isYes})
}

// truthOfDerived returns the formula of a derived fact.
func (t *translator) truthOfDerived(f *fact.Fact) formula {
	by := t.of(f)
	done, ok := by.truths[f]
	if !ok {
		done = by.formulaOf(t.book.Language.Derivation(f).Tree())
		by.truths[f] = done
	}
	return done
}

// of returns the translator for a fact's derivation.
func (t *translator) of(f *fact.Fact) *translator {
	if f.Of == fact.Borrower && t.borrower != nil {
		return t.borrower
	}
	return t
}

// truthOfOperands translates a comparison or a membership.
func (t *translator) truthOfOperands(n *logic.Node, in scope) formula {
	if t.compared > mostCompared {
		return t.constant(any3)
	}
	t.compared++
	defer func() { t.compared-- }()
	if n.Op == logic.OpIn {
		return t.truthOfIn(n, in)
	}
	return t.truthOfComparison(n, in)
}

func (t *translator) truthOfComparison(n *logic.Node, in scope) formula {
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

// equal reports whether two parts that are not choices have the same value.
func (t *translator) equal(a, b *logic.Node, in scope) formula {
	if a.Kind != logic.Truthy {
		return t.compare("==", t.figure(a, in), t.figure(b, in))
	}
	x, y := t.truth(a, in), t.truth(b, in)
	return t.or(t.and(x, y), t.and(t.not(x), t.not(y)))
}

// inverted returns f, negated where not is set.
func (t *translator) inverted(not bool, f formula) formula {
	if not {
		return t.not(f)
	}
	return f
}

// given returns the variable of a given fact.
func (t *translator) given(f *fact.Fact) int32 {
	v := variable{key: "fact:" + f.Name, fact: f}
	if n, ok := t.sheet.numbers[v.key]; ok {
		return n
	}
	switch f.Type {
	case fact.Bool:
		v.kind = truth
	case fact.Choice:
		v.kind, v.ids = choice, answers(f)
	case fact.Choices:
		v.kind, v.ids = choices, answers(f)
	case fact.Records: // what its entries are is not looked into, only whether it is known
		v.kind = choices
	default:
		t.bound(&v)
	}
	return t.variable(v)
}

// bound fills in what is known of a given number or day. A count of days that runs may be known to
// be at most some number, and a bound that is an expression is somewhere among what that may come to.
func (t *translator) bound(v *variable) {
	v.shape = shapeOfGiven(v.fact)
	by := t.book.Language.BoundedBy(v.fact)
	isDay := v.fact.Type == fact.Date // of which nothing is known, not even that it has come
	v.settledLow, v.settledHigh = isDay || by.Min == nil, isDay || by.Max == nil && !v.fact.CountsDays()
	if by.Min != nil && !isDay {
		v.shape.untold.low = t.endsOf(by.Min).low
	}
	if by.Max != nil && !isDay && !v.fact.CountsDays() {
		v.shape.untold.high = t.endsOf(by.Max).high
	}
	v.stepped = true
	for _, end := range []*big.Rat{v.shape.untold.low, v.shape.untold.high} {
		v.stepped = v.stepped && (end == nil || new(big.Rat).Quo(end, v.shape.step).IsInt())
	}
}

// endsOf returns the least and the most that a bound may be, for whatever creditor; none where it
// may not be computed.
func (t *translator) endsOf(bound *logic.Expression) interval {
	ofCreditor := func(n *logic.Node) bool { return n.Op == logic.OpParameter || n.Calls("on") }
	defer t.afresh()()
	f := t.figure(bound.Tree(), scope{})
	if bound.Tree().Contains(ofCreditor) || t.isThere(f) != always {
		return interval{}
	}
	return f.shape.interval.either(f.shape.untold)
}
