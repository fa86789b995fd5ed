package analysis

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// divisionWalk goes through one condition, and through the derived facts that it reads.
type divisionWalk struct {
	*divisions
	reader reader
	in     book.Spot    // the expression that is being gone through
	of     []*fact.Fact // the derived facts that led there
}

func (w *divisionWalk) walk(n *logic.Node, when assumptions) {
	if w.tired() {
		return
	}
	switch n.Op {
	case logic.OpFact:
		if n.Each {
			when = nothingAssumed()
		}
		w.derived(n.Name, when)
	case logic.OpAnd, logic.OpOr: // the other side must be yes, or no, for this one to matter
		a, b, yes := n.Parts[0], n.Parts[1], n.Op == logic.OpAnd
		w.walk(a, when.and(b, yes, w.divisions))
		w.walk(b, when.and(a, yes, w.divisions))
	case logic.OpElse: // what stands before ?? may be impossible to compute
		w.walk(n.Parts[1], when)
	case logic.OpTernary:
		w.walk(n.Parts[0], when)
		w.walk(n.Parts[1], when.and(n.Parts[0], true, w.divisions))
		w.walk(n.Parts[2], when.and(n.Parts[0], false, w.divisions))
	case logic.OpCall:
		w.call(n, when)
	default:
		for _, p := range n.Parts {
			w.walk(p, when)
		}
		if divides(n) && w.signs(n.Parts[1], when)&zero != 0 {
			w.found(n)
		}
	}
}

// call: of the elements of a list nothing is assumed but what filtered them, and known is never
// unknown itself.
func (w *divisionWalk) call(n *logic.Node, when assumptions) {
	if n.Calls("known") {
		return
	}
	for i, p := range n.Parts {
		if i == 0 || !n.Function.Predicate {
			w.walk(p, when)
			continue
		}
		inside := when.outside()
		if n.Parts[0].Calls("filter") {
			inside = inside.and(n.Parts[0].Parts[1], true, w.divisions)
		}
		w.walk(p, inside)
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
		inner.walk(e.Tree(), when)
	}
}

// found looks for a borrower whom a division by 0 touches, and reports it, or that none was found.
func (w *divisionWalk) found(n *logic.Node) {
	divisor := n.Parts[1].String()
	key := fmt.Sprint(w.in.File(), w.in.Path(), n.At.From)
	if w.seen[key] {
		return
	}
	witness := w.touched(w.reader)
	if witness == nil {
		w.unproved(key, text.Both("没能判断 "+divisor+" 会不会是 0", "whether "+divisor+" can be 0 could not be decided"))
		return
	}
	w.seen[key] = true
	message := text.Both(divisor+" 可能是 0，那时 "+w.reader.at.Path()+" 就说不出是或否",
		divisor+" may be 0, and then "+w.reader.at.Path()+" cannot be told")
	hint := text.Both("改成乘法，如 total_monthly_due > 0.5 * monthly_income；或在同一个条件里先要求它大于 0",
		"multiply instead, as in total_monthly_due > 0.5 * monthly_income; or ask in the same condition that it "+
			"be above 0")
	w.find("may-divide-by-zero", said{message, hint}.at(w.in.Part(n.At.From, len("/"))), witness)
}

// unproved adds a division, or a condition, of which neither has been shown.
func (w *divisionWalk) unproved(key string, why text.Text) {
	if key = "unproved " + key; w.seen[key] {
		return
	}
	w.seen[key] = true
	at := w.in.Problem("", "")
	place := fmt.Sprintf("%s:%d", at.File, at.Line)
	w.report.NotAnalysed = append(w.report.NotAnalysed, Unanalysed{Place: place, What: w.in.Path(), Why: why})
}
