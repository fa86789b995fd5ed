package analysis

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// findDivisions reports conditions that are unknown for somebody because they divide, or read a
// derived fact that divides, by what is 0 for that person, though all that they ask is known and
// nothing else decides them. Each division is reported once, with the first condition that reaches
// it.
//
// The sign of a divisor is followed through the bounds of facts, all values of parameters and the
// derivations of facts. What stands beside the division in the condition, and the other
// requirements of the option, guard it: where they decide, the division does not matter. Package
// cells cannot decide all of this: it follows no bounds through ceil or a comparison of two facts,
// and does not look into debts.
func findDivisions(x *examination) {
	v := newDivisions(x)
	searched := map[situation]bool{}
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			if s := x.like(situation{d, o}); !searched[s] {
				searched[s] = true
				v.searchOption(d, o)
			}
		}
	}
	for _, r := range v.roots() {
		v.searchRoot(r, nothingAssumed())
	}
}

// divisions is a search for divisions by 0.
type divisions struct {
	*examination
	// the place of each expression; one of them, where a text stands more than once
	formulas   map[*logic.Expression]book.Spot
	parameters map[string]sign            // by name: the signs of all values, in all layers
	divides    map[*logic.Expression]bool // whether an expression divides, directly or through derived facts
	seen       map[string]bool            // what was reported already, by place
	// what String writes of nodes of expressions, and of the differences of two
	texts       map[*logic.Node]string
	differences map[[2]*logic.Node]string
	steps       int // nodes visited for one condition and what it reads
	allSteps    int // nodes visited for all conditions
	tried       int // profiles tried
}

// The bounds of the search: nodes for one condition with what it reads, nodes for the whole book,
// and profiles tried. A condition may read a derived fact a thousand times, through others.
const (
	mostSteps    = 100_000
	mostAllSteps = 2_000_000
	mostTried    = 10_000
)

// text returns what String writes of a node of an expression.
func (v *divisions) text(n *logic.Node) string {
	text, ok := v.texts[n]
	if !ok {
		text = n.String()
		v.texts[n] = text
	}
	return text
}

func newDivisions(x *examination) *divisions {
	v := &divisions{
		examination: x, formulas: map[*logic.Expression]book.Spot{}, divides: map[*logic.Expression]bool{},
		seen: map[string]bool{}, texts: map[*logic.Node]string{}, differences: map[[2]*logic.Node]string{},
	}
	for _, f := range x.book.Formulas() {
		v.formulas[f.Expression] = f.Spot
	}
	v.gatherParameterSigns()
	return v
}

// boundReached counts a node, and reports whether a bound is reached.
func (v *divisions) boundReached() bool {
	v.steps++
	v.allSteps++
	return v.steps > mostSteps || v.allSteps > mostAllSteps
}

// root is a condition or a day, where it is asked.
type root struct {
	expression *logic.Expression
	at         book.Spot
	book       *book.DebtBook // the debts it is asked about; nil: any
	option     *book.Option   // the option it is a condition of; nil: none
}

func (v *divisions) gatherParameterSigns() {
	v.parameters = map[string]sign{}
	add := func(p *book.Parameter) {
		for _, value := range p.Values {
			v.parameters[p.ID] |= signOf(value.Is.Number)
		}
	}
	for _, p := range v.book.Parameters {
		add(p)
	}
	for _, p := range everyParameter(v.book) {
		add(p)
	}
}

// roots returns the conditions outside options, and the days that are due.
func (v *divisions) roots() []root {
	var all []root
	add := func(e *logic.Expression, place, id, key string) {
		if e != nil {
			all = append(all, root{expression: e, at: v.book.Spot(place, id).Below(key)})
		}
	}
	for _, s := range v.book.Stages {
		add(s.When, s.Place, s.ID, "when")
	}
	for _, a := range v.book.Alerts {
		add(a.When, a.Place, a.ID, "when")
		add(a.Due, a.Place, a.ID, "due")
	}
	for _, d := range v.book.Doubts {
		add(d.When, d.Place, d.ID, "when")
	}
	for _, u := range v.book.Urgency {
		add(u.When, u.Place, u.ID, "when")
	}
	for _, l := range v.book.Lines {
		add(l.When, l.Place, l.ID, "when")
	}
	return all
}

// searchOption searches the conditions, lines and plans of an option. Where one of the other
// requirements is no the option is closed in any case, so each is assumed to be yes.
func (v *divisions) searchOption(d *book.DebtBook, o *book.Option) {
	search := func(e *logic.Expression, place, id, key string) {
		if e == nil || !v.doesDivide(e) {
			return
		}
		when := nothingAssumed()
		for _, r := range o.Requires {
			if r.When != e && r.Validity == (book.Validity{}) {
				when = when.and(r.When.Tree(), true, v)
			}
		}
		v.searchRoot(root{e, v.book.Spot(place, id).Below(key), d, o}, when)
	}
	for _, c := range slices.Concat(o.Requires, o.Weighs) {
		search(c.When, c.Place, c.ID, "when")
	}
	for _, l := range o.Lines {
		search(l.When, l.Place, l.ID, "when")
	}
	for _, p := range o.Plans {
		for _, f := range p.Figures() {
			search(f.Expression, p.Place, p.ID, f.Key)
		}
	}
}

// doesDivide reports whether an expression divides, directly or through derived facts.
func (v *divisions) doesDivide(e *logic.Expression) bool {
	does, asked := v.divides[e]
	if !asked {
		does = e.Tree().Contains(divides) || slices.ContainsFunc(e.Facts, func(f *fact.Fact) bool {
			derived := v.book.Language.Derivation(f)
			return derived != nil && v.doesDivide(derived)
		})
		v.divides[e] = does
	}
	return does
}

// divides reports whether a node is a division.
func divides(n *logic.Node) bool { return n.Op == logic.OpArithmetic && n.Operator == "/" }

// searchRoot searches a condition under assumptions.
func (v *divisions) searchRoot(r root, when assumptions) {
	if !v.doesDivide(r.expression) {
		return
	}
	v.steps = 0
	w := &divisionWalk{divisions: v, root: r, in: r.at}
	if w.walk(r.expression.Tree(), when); v.boundReached() {
		w.addUnproved(r.at.Path(), text.Both("式子太复杂，没能判断它的除数会不会是 0",
			"it is too intricate to tell whether its divisors can be 0"))
	}
}

// divisionWalk visits one condition, and the derived facts that it reads.
type divisionWalk struct {
	*divisions
	root root
	in   book.Spot    // the expression that is being visited
	of   []*fact.Fact // the derived facts that lead there
}

func (w *divisionWalk) walk(n *logic.Node, when assumptions) {
	if w.boundReached() {
		return
	}
	switch n.Op {
	case logic.OpFact:
		if n.Each {
			when = nothingAssumed()
		}
		w.walkDerived(n.Name, when)
	case logic.OpAnd, logic.OpOr: // each side matters only where the other is yes, or no
		a, b, yes := n.Parts[0], n.Parts[1], n.Op == logic.OpAnd
		w.walk(a, when.and(b, yes, w.divisions))
		w.walk(b, when.and(a, yes, w.divisions))
	case logic.OpElse: // a default stands in for what cannot be computed
		w.walk(n.Parts[1], when)
	case logic.OpTernary:
		w.walk(n.Parts[0], when)
		w.walk(n.Parts[1], when.and(n.Parts[0], true, w.divisions))
		w.walk(n.Parts[2], when.and(n.Parts[0], false, w.divisions))
	case logic.OpCall:
		w.walkCall(n, when)
	default:
		for _, p := range n.Parts {
			w.walk(p, when)
		}
		if divides(n) && w.signsOf(n.Parts[1], when)&zero != 0 {
			w.reportDivision(n)
		}
	}
}

// walkCall visits a call. Nothing is assumed of the elements of a list but what filtered them;
// known is never unknown itself.
func (w *divisionWalk) walkCall(n *logic.Node, when assumptions) {
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

// walkDerived visits a derived fact, unless it is assumed to be known, and so can be computed.
func (w *divisionWalk) walkDerived(name string, when assumptions) {
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

// reportDivision reports a division with a borrower for whom the divisor is 0, or that none was
// found.
func (w *divisionWalk) reportDivision(n *logic.Node) {
	divisor := n.Parts[1].String()
	key := fmt.Sprint(w.in.File(), w.in.Path(), n.At.From)
	if w.seen[key] {
		return
	}
	witness := w.findWitness(w.root)
	if witness == nil {
		w.addUnproved(key, text.Both("没能判断 "+divisor+" 会不会是 0", "whether "+divisor+" can be 0 could not be decided"))
		return
	}
	w.seen[key] = true
	untold := "就说不出是或否"
	if w.root.expression.Kind != logic.Truthy {
		untold = "就算不出来"
	}
	message := text.Both(divisor+" 可能是 0，那时 "+w.root.at.Path()+" "+untold,
		divisor+" may be 0, and then "+w.root.at.Path()+" cannot be told")
	hint := text.Both("改成乘法，如 total_monthly_due > 0.5 * monthly_income；或在同一个条件里先要求它大于 0",
		"multiply instead, as in total_monthly_due > 0.5 * monthly_income; or ask in the same condition that it "+
			"be above 0")
	w.find("may-divide-by-zero", wording{message, hint}.at(w.in.Part(n.At.From, len("/"))), witness)
}

// addUnproved adds a division or a condition for which neither was shown.
func (w *divisionWalk) addUnproved(key string, why text.Text) {
	if key = "unproved " + key; w.seen[key] {
		return
	}
	w.seen[key] = true
	at := w.in.Problem(text.Text{}, text.Text{})
	place := fmt.Sprintf("%s:%d", at.File, at.Line)
	w.report.NotAnalysed = append(w.report.NotAnalysed, Unanalysed{Place: place, What: w.in.Path(), Why: why})
}
