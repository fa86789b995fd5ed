package analysis

import (
	"fmt"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// divisionWalk goes through one condition, and through the derived facts that it reads.
type divisionWalk struct {
	*divisions
	reader reader
	in     book.Spot    // the expression that is being gone through
	of     []*fact.Fact // the derived facts that led there
}

func (w *divisionWalk) walk(node ast.Node, when assumptions) {
	if w.tired() {
		return
	}
	switch n := node.(type) {
	case *ast.IdentifierNode:
		w.derived(n.Value, when)
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok {
			w.derived(name.Value, nothingAssumed())
		}
	case *ast.UnaryNode:
		w.walk(n.Node, when)
	case *ast.BinaryNode:
		w.binary(n, when)
	case *ast.ConditionalNode:
		w.walk(n.Cond, when)
		w.walk(n.Exp1, when.and(n.Cond, true, w.divisions))
		w.walk(n.Exp2, when.and(n.Cond, false, w.divisions))
	case *ast.VariableDeclaratorNode:
		w.walk(n.Value, when)
		bound := when.clone()
		bound.bound[n.Name] = n.Value
		w.walk(n.Expr, bound)
	case *ast.CallNode:
		if name, ok := n.Callee.(*ast.IdentifierNode); ok && name.Value == "known" {
			return // it is never unknown itself
		}
		w.all(n.Arguments, when)
	case *ast.BuiltinNode:
		w.builtin(n, when)
	case *ast.ArrayNode:
		w.all(n.Nodes, when)
	}
}

func (w *divisionWalk) all(nodes []ast.Node, when assumptions) {
	for _, n := range nodes {
		w.walk(n, when)
	}
}

// binary: beside an and, the other side must be yes for this one to matter; beside an or, no. What stands before ?? may be impossible to compute.
func (w *divisionWalk) binary(n *ast.BinaryNode, when assumptions) {
	switch n.Operator {
	case "and", "&&":
		w.walk(n.Left, when.and(n.Right, true, w.divisions))
		w.walk(n.Right, when.and(n.Left, true, w.divisions))
		return
	case "or", "||":
		w.walk(n.Left, when.and(n.Right, false, w.divisions))
		w.walk(n.Right, when.and(n.Left, false, w.divisions))
		return
	case "??":
		w.walk(n.Right, when)
		return
	}
	w.walk(n.Left, when)
	w.walk(n.Right, when)
	if n.Operator == "/" && w.signs(n.Right, when)&zero != 0 {
		w.found(n)
	}
}

// builtin: of the elements of a list nothing is assumed but what filtered them.
func (w *divisionWalk) builtin(n *ast.BuiltinNode, when assumptions) {
	for _, a := range n.Arguments {
		predicate, ok := a.(*ast.PredicateNode)
		if !ok {
			w.walk(a, when)
			continue
		}
		inside := when.outside()
		if list, ok := n.Arguments[0].(*ast.BuiltinNode); ok && list.Name == "filter" {
			if by, ok := list.Arguments[len(list.Arguments)-1].(*ast.PredicateNode); ok {
				inside = inside.and(by.Node, true, w.divisions)
			}
		}
		w.walk(predicate.Node, inside)
	}
}

// derived goes into a derived fact, unless it is assumed to be known, and so can be computed.
func (w *divisionWalk) derived(name string, when assumptions) {
	f := w.book.Vocabulary.Find(name)
	if f == nil || when.known[name] || slices.Contains(w.of, f) {
		return
	}
	if e := w.book.Language.Derivation(f); e != nil && w.doesDivide(e) {
		inner := *w
		inner.in, inner.of = w.formulas[e], append(slices.Clone(w.of), f)
		inner.walk(e.Node(), when)
	}
}

// found looks for a borrower whom a division by 0 touches, and reports it, or that none was found.
func (w *divisionWalk) found(n *ast.BinaryNode) {
	divisor := n.Right.String()
	key := fmt.Sprint(w.in.File(), w.in.Path(), n.Location().From)
	if w.seen[key] {
		return
	}
	witness := w.touched(w.reader)
	if witness == nil {
		w.unproved(key, text.Both("没能判断 "+divisor+" 会不会是 0", "whether "+divisor+" can be 0 could not be decided"))
		return
	}
	w.seen[key] = true
	message := text.Both(divisor+" 可能是 0，那时 "+w.reader.at.Path()+" 就说不出是或否", divisor+" may be 0, and then "+w.reader.at.Path()+" cannot be told")
	hint := text.Both("改成乘法，如 total_monthly_due > 0.5 * monthly_income；或在同一个条件里先要求它大于 0", "multiply instead, as in total_monthly_due > 0.5 * monthly_income; or ask in the same condition that it be above 0")
	w.find("may-divide-by-zero", said{message, hint}.at(w.in.Part(n.Location().From, len("/"))), witness)
}

// unproved adds a division, or a condition, of which neither has been shown.
func (w *divisionWalk) unproved(key string, why text.Text) {
	if key = "unproved " + key; w.seen[key] {
		return
	}
	w.seen[key] = true
	at := w.in.Problem("", "")
	w.report.NotAnalysed = append(w.report.NotAnalysed, Unanalysed{Place: fmt.Sprintf("%s:%d", at.File, at.Line), What: w.in.Path(), Why: why})
}
