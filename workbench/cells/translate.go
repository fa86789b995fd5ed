package cells

import (
	"fmt"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// translator makes formulas of what is said of one debt, or of the borrower, at one stage. What the parameters are, and whose the debt is, is settled then.
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

// mostNodes is how many nodes are looked at for one expression; one that comes to more is not looked into.
const mostNodes = 20_000

// scope is what names mean in a part of an expression.
type scope struct {
	elements []string // ids that # stands for, the innermost last
	locals   []local
}

type local struct {
	name string
	node ast.Node
	in   scope
}

// inside is the scope of a predicate, for one element.
func (s scope) inside(id string) scope {
	s.elements = append(slices.Clip(s.elements), id)
	return s
}

func (s scope) bind(n *ast.VariableDeclaratorNode) scope {
	return scope{s.elements, append(slices.Clip(s.locals), local{n.Name, n.Value, s})}
}

// find is what a name is bound to, or nil.
func (s scope) find(name string) *local {
	for i := len(s.locals) - 1; i >= 0; i-- {
		if s.locals[i].name == name {
			return &s.locals[i]
		}
	}
	return nil
}

// whole is the formula of an expression. One that comes to too many nodes is a truth that is not looked into.
func (t *translator) whole(node ast.Node) formula {
	outer := t.left
	t.left = mostNodes
	defer func() { t.left = outer }()
	if f := t.truth(node, scope{}); t.left > 0 {
		return f
	}
	n := t.variable(variable{kind: truth, key: fmt.Sprint("whole:", len(t.variables)), opaque: node.String()}.reading(t.reads(node, scope{})))
	return t.leaf(atom{of: n, asks: isYes})
}

// spend is whether there is still something left for another node.
func (t *translator) spend() bool {
	t.left--
	return t.left > 0
}

// opaqueTruth is a truth that may be anything, and the same wherever the same is written.
func (t *translator) opaqueTruth(node ast.Node, in scope) formula {
	written := t.spell(node, in)
	n := t.variable(variable{kind: truth, key: "truth:" + written, opaque: node.String()}.reading(t.reads(node, in)))
	return t.leaf(atom{of: n, asks: isYes})
}

// truth is the formula of a part that is yes or no.
func (t *translator) truth(node ast.Node, in scope) formula {
	if !t.spend() {
		return t.constant(any3)
	}
	switch n := node.(type) {
	case *ast.BoolNode:
		return t.constant(given(n.Value))
	case *ast.IdentifierNode:
		return t.truthNamed(n, in)
	case *ast.UnaryNode:
		return t.not(t.truth(n.Node, in))
	case *ast.BinaryNode:
		return t.truthOfTwo(n, in)
	case *ast.ConditionalNode:
		return t.choose(ternary, t.truth(n.Cond, in), t.truth(n.Exp1, in), t.truth(n.Exp2, in))
	case *ast.VariableDeclaratorNode:
		return t.truth(n.Expr, in.bind(n))
	case *ast.BuiltinNode:
		return t.quantified(n, in)
	case *ast.CallNode:
		return t.asked(n, in)
	}
	return t.opaqueTruth(node, in)
}

func (t *translator) truthNamed(n *ast.IdentifierNode, in scope) formula {
	if l := in.find(n.Value); l != nil {
		return t.truth(l.node, l.in)
	}
	f := t.book.Vocabulary.Find(n.Value)
	if f == nil || f.Type != fact.Bool {
		return t.opaqueTruth(n, in)
	}
	if !f.Given() {
		return t.derivedTruth(f)
	}
	return t.leaf(atom{of: t.given(f), asks: isYes})
}

// derivedTruth is the formula by which a fact is derived.
func (t *translator) derivedTruth(f *fact.Fact) formula {
	by := t.of(f)
	done, ok := by.truths[f]
	if !ok {
		done = by.whole(t.book.Language.Derivation(f).Node())
		by.truths[f] = done
	}
	return done
}

// of is the translator of what a fact is derived from.
func (t *translator) of(f *fact.Fact) *translator {
	if f.Of == fact.Borrower && t.borrower != nil {
		return t.borrower
	}
	return t
}

func (t *translator) truthOfTwo(n *ast.BinaryNode, in scope) formula {
	switch n.Operator {
	case "and":
		return t.and(t.truth(n.Left, in), t.truth(n.Right, in))
	case "or":
		return t.or(t.truth(n.Left, in), t.truth(n.Right, in))
	case "??":
		return t.orElse(t.truth(n.Left, in), t.truth(n.Right, in))
	case "in":
		return t.member(n, in)
	case "==", "!=", "<", "<=", ">", ">=":
		return t.comparison(n, in)
	}
	return t.opaqueTruth(n, in)
}

func (t *translator) comparison(n *ast.BinaryNode, in scope) formula {
	switch t.kind(n.Left, in) {
	case logic.Number, logic.Day:
		return t.compare(n.Operator, t.figure(n.Left, in), t.figure(n.Right, in))
	case logic.Word:
		return t.inverted(n.Operator == "!=", t.sameWord(t.word(n.Left, in), t.word(n.Right, in)))
	case logic.Truthy:
		a, b := t.truth(n.Left, in), t.truth(n.Right, in)
		return t.inverted(n.Operator == "!=", t.or(t.and(a, b), t.and(t.not(a), t.not(b))))
	}
	return t.opaqueTruth(n, in)
}

// inverted is not f, or f.
func (t *translator) inverted(not bool, f formula) formula {
	if not {
		return t.not(f)
	}
	return f
}

// given is the variable of a given fact.
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
