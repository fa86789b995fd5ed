package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
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
	v := &divisions{
		examination: x, formulas: map[*logic.Expression]book.Spot{},
		divides: map[*logic.Expression]bool{}, seen: map[string]bool{},
	}
	for _, f := range x.book.Formulas() {
		v.formulas[f.Expression] = f.Spot
	}
	v.gatherParameterSigns()
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			v.searchOption(d, o)
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
	steps      int                        // nodes visited for one condition and what it reads
	allSteps   int                        // nodes visited for all conditions
	tried      int                        // profiles tried
}

// The bounds of the search: nodes for one condition with what it reads, nodes for the whole book,
// and profiles tried. A condition may read a derived fact a thousand times, through others.
const (
	mostSteps    = 100_000
	mostAllSteps = 2_000_000
	mostTried    = 10_000
)

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
	for _, d := range v.book.DebtBooks() {
		for _, p := range d.Parameters {
			add(p)
		}
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
	for _, u := range v.book.Urgency {
		add(u.When, u.Place, u.ID, "when")
	}
	for _, l := range v.book.Lines {
		add(l.When, l.Place, l.ID, "when")
	}
	return all
}

// searchOption searches the conditions of an option. Where one of the other requirements is no the
// option is closed in any case, so each is assumed to be yes.
func (v *divisions) searchOption(d *book.DebtBook, o *book.Option) {
	for _, c := range slices.Concat(o.Requires, o.Weighs) {
		if !v.doesDivide(c.When) {
			continue
		}
		when := nothingAssumed()
		for _, r := range o.Requires {
			if r != c && r.Validity == (book.Validity{}) {
				when = when.and(r.When.Tree(), true, v)
			}
		}
		v.searchRoot(root{c.When, v.book.Spot(c.Place, c.ID).Below("when"), d, o}, when)
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
	message := text.Both(divisor+" 可能是 0，那时 "+w.root.at.Path()+" 就说不出是或否",
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
	at := w.in.Problem("", "")
	place := fmt.Sprintf("%s:%d", at.File, at.Line)
	w.report.NotAnalysed = append(w.report.NotAnalysed, Unanalysed{Place: place, What: w.in.Path(), Why: why})
}

// assumptions are what must hold where a part of a condition matters: elsewhere something else
// decides the condition. Their keys are the texts of what is assumed, as Node.String writes them.
type assumptions struct {
	signs map[string]sign // of numbers
	truth map[string]bool // of what is yes or no
	known map[string]bool // facts that are known, and so can be computed
}

func (a assumptions) clone() assumptions {
	return assumptions{maps.Clone(a.signs), maps.Clone(a.truth), maps.Clone(a.known)}
}

func nothingAssumed() assumptions {
	return assumptions{map[string]sign{}, map[string]bool{}, map[string]bool{}}
}

// outside returns the assumptions that hold for the elements of a list: not those about another
// element.
func (a assumptions) outside() assumptions {
	out := a.clone()
	maps.DeleteFunc(out.signs, func(text string, _ sign) bool { return ofElement(text) })
	maps.DeleteFunc(out.truth, func(text string, _ bool) bool { return ofElement(text) })
	maps.DeleteFunc(out.known, func(text string, _ bool) bool { return ofElement(text) })
	return out
}

func ofElement(text string) bool { return strings.ContainsAny(text, "#.") }

// and returns the assumptions with one more: that a condition is yes, or is no. To assume less than
// possible is never wrong.
func (a assumptions) and(condition *logic.Node, yes bool, v *divisions) assumptions {
	if v.boundReached() {
		return a
	}
	n := condition
	switch {
	case n.Op == logic.OpNot:
		return a.and(n.Parts[0], !yes, v)
	case n.Op == logic.OpAnd && yes, n.Op == logic.OpOr && !yes:
		return a.and(n.Parts[0], yes, v).and(n.Parts[1], yes, v)
	case n.Op == logic.OpAnd, n.Op == logic.OpOr:
		return a.either(a.and(n.Parts[0], yes, v), a.and(n.Parts[1], yes, v))
	case n.Op == logic.OpCompare:
		return a.compared(n, yes, v)
	case n.Calls("known"):
		return a.isKnown(n.Parts[0].String(), yes)
	}
	out := a.clone()
	out.truth[n.String()] = yes
	return out
}

// isKnown returns the assumptions with one more: that something is known, or is not. What is not
// known has no sign.
func (a assumptions) isKnown(name string, yes bool) assumptions {
	out := a.clone()
	if yes {
		out.known[name] = true
	} else {
		out.signs[name] = 0
	}
	return out
}

// either returns what holds in both b and c: one of the two holds, and it is open which.
func (a assumptions) either(b, c assumptions) assumptions {
	out := a.clone()
	for text, s := range b.signs {
		if other, ok := c.signs[text]; ok {
			out.signs[text] = s | other
		}
	}
	for text, t := range b.truth {
		if other, ok := c.truth[text]; ok && other == t {
			out.truth[text] = t
		}
	}
	for name := range b.known {
		if c.known[name] {
			out.known[name] = true
		}
	}
	return out
}

// opposite are the comparisons that hold where others do not; mirrored are those with the sides
// exchanged.
var (
	opposite = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
	mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)

// compared returns the assumptions with what a comparison says of the signs of its sides and of
// their difference.
func (a assumptions) compared(n *logic.Node, yes bool, v *divisions) assumptions {
	out := a.clone()
	out.truth[n.String()] = yes
	operator := n.Operator
	if !yes {
		operator = opposite[operator]
	}
	left, right := n.Parts[0], n.Parts[1]
	out.narrow(left, signsCompared(operator, v.signsOf(right, a)))
	out.narrow(right, signsCompared(mirrored[operator], v.signsOf(left, a)))
	out.narrow(difference(left, right), signsCompared(operator, zero))
	out.narrow(difference(right, left), signsCompared(mirrored[operator], zero))
	return out
}

func difference(a, b *logic.Node) *logic.Node {
	return &logic.Node{Op: logic.OpArithmetic, Kind: logic.Number, Operator: "-", Parts: []*logic.Node{a, b}}
}

func (a assumptions) narrow(n *logic.Node, s sign) {
	text := n.String()
	if before, ok := a.signs[text]; ok {
		s &= before
	}
	a.signs[text] = s
}

// signsCompared returns the signs of a number that compares in this way with a number of one of the
// other signs.
func signsCompared(operator string, other sign) (s sign) {
	for _, o := range []sign{negative, zero, positive} {
		if other&o != 0 {
			s |= signsComparedTo(operator, o)
		}
	}
	if operator == "!=" && other == zero {
		return s &^ zero
	}
	return s
}

func signsComparedTo(operator string, o sign) sign {
	// what is less, or greater, than some number of the sign, and the sign itself
	below, above := o|(o-1), anySign&^(o-1)
	switch {
	case operator == "==":
		return o
	case operator == "!=":
		return anySign
	case operator == "<" && o == zero:
		return negative
	case operator == ">" && o == zero:
		return positive
	case operator[0] == '<':
		return below
	}
	return above
}

// member matches a fact of the element as it is written.
var member = re(`(^|[^\w)])\.([a-z])`)

// ofJudged returns a fact of the element as the same fact of the debt that is judged; nil for
// anything else.
func ofJudged(part *logic.Node) *logic.Node {
	if part.Op != logic.OpFact || !part.Each {
		return nil
	}
	own := *part
	own.Each = false
	return &own
}

// includes reports whether a list of debts contains the one that is judged: all debts do, and those
// filtered by what is assumed of it.
func (a assumptions) includes(list *logic.Node) bool {
	return list.Op == logic.OpDebts ||
		list.Calls("filter") && a.includes(list.Parts[0]) && a.holds(list.Parts[1], true)
}

// holds reports whether a predicate is assumed to be yes, or no, for the debt that is judged.
func (a assumptions) holds(predicate *logic.Node, yes bool) bool {
	switch n := predicate; {
	case n.Op == logic.OpNot:
		return a.holds(n.Parts[0], !yes)
	case n.Op == logic.OpAnd && yes, n.Op == logic.OpOr && !yes:
		return a.holds(n.Parts[0], yes) && a.holds(n.Parts[1], yes)
	}
	said, ok := a.truth[member.ReplaceAllString(predicate.String(), "$1$2")]
	return ok && said == yes
}

// sign is the set of signs a number may have; empty where it cannot be known.
type sign uint8

const (
	negative sign = 1 << iota
	zero
	positive
	anySign = negative | zero | positive
)

func signOf(n decimal.Decimal) sign { return [...]sign{negative, zero, positive}[n.Sign()+1] }

// each combines the signs of two numbers.
func each(a, b sign, combine func(a, b sign) sign) (s sign) {
	for _, x := range []sign{negative, zero, positive} {
		for _, y := range []sign{negative, zero, positive} {
			if a&x != 0 && b&y != 0 {
				s |= combine(x, y)
			}
		}
	}
	return s
}

func sum(a, b sign) sign {
	return each(a, b, func(a, b sign) sign {
		switch {
		case a == b, b == zero:
			return a
		case a == zero:
			return b
		}
		return anySign
	})
}

func product(a, b sign) sign {
	return each(a, b, func(a, b sign) sign {
		switch {
		case a == zero || b == zero:
			return zero
		case a == b:
			return positive
		}
		return negative
	})
}

func negated(a sign) (s sign) {
	return each(a, zero, func(a, _ sign) sign {
		return map[sign]sign{negative: positive, zero: zero, positive: negative}[a]
	})
}

// signsOf returns the signs that a node's number may have under assumptions.
func (v *divisions) signsOf(n *logic.Node, when assumptions) sign {
	if v.boundReached() {
		return anySign
	}
	s := v.signsOfNode(n, when)
	if known, ok := when.signs[n.String()]; ok {
		s &= known
	}
	return s
}

func (v *divisions) signsOfNode(n *logic.Node, when assumptions) sign {
	switch n.Op {
	case logic.OpLiteral:
		if n.Kind == logic.Number {
			return signOf(n.Value().Number)
		}
	case logic.OpFact:
		if n.Each { // it is another debt's, so nothing is assumed of it
			when = nothingAssumed()
		}
		return v.signsOfFact(n.Fact, when)
	case logic.OpParameter:
		return v.parameters[n.Name]
	case logic.OpLocal:
		return v.signsOf(n.Bound, when)
	case logic.OpLet:
		return v.signsOf(n.Parts[1], when)
	case logic.OpMinus:
		return negated(v.signsOf(n.Parts[0], when))
	case logic.OpArithmetic, logic.OpElse:
		return v.signsOfTwo(n, when)
	case logic.OpTernary:
		c := n.Parts[0]
		return v.signsOf(n.Parts[1], when.and(c, true, v)) | v.signsOf(n.Parts[2], when.and(c, false, v))
	case logic.OpCall:
		return v.signsOfCall(n, when)
	}
	return anySign
}

func (v *divisions) signsOfTwo(n *logic.Node, when assumptions) sign {
	a, b := v.signsOf(n.Parts[0], when), v.signsOf(n.Parts[1], when)
	switch n.Operator {
	case "+":
		return sum(a, b)
	case "-":
		return sum(a, negated(b))
	case "*":
		return product(a, b)
	case "/":
		return product(a, b&^zero)
	}
	return a | b
}

// signsOfFact returns the signs of a fact, by its bounds and its derivation.
func (v *divisions) signsOfFact(f *fact.Fact, when assumptions) sign {
	s := signsInBounds(f)
	if e := v.book.Language.Derivation(f); e != nil {
		s &= v.signsOf(e.Tree(), when)
	}
	return s
}

// signsInBounds returns the signs within a fact's bounds. A count of days, months, years or persons
// may be negative unless a bound excludes it.
func signsInBounds(f *fact.Fact) sign {
	s := anySign
	if f.Min != nil && !f.Min.IsNeg() {
		s &^= negative
	}
	if f.Min != nil && f.Min.IsPos() || f.Max != nil && f.Max.IsNeg() {
		s &^= zero
	}
	if f.Max != nil && !f.Max.IsPos() {
		s &^= positive
	}
	return s
}

// signsOfCall returns the signs of a call's result.
func (v *divisions) signsOfCall(n *logic.Node, when assumptions) sign {
	switch n.Function.Name {
	case "len", "count":
		return zero | positive
	case "abs":
		s := v.signsOf(n.Parts[0], when)
		return s&zero | map[bool]sign{true: positive}[s&(negative|positive) != 0]
	case "ceil", "floor", "round":
		return signsOfRounding(n.Function.Name, v.signsOf(n.Parts[0], when))
	case "max", "min":
		return v.signsOfExtreme(n, when)
	case "sum":
		return v.signsOfSum(n, when)
	}
	return anySign
}

// signsOfRounding returns the signs of a rounded number: a small one may be rounded to 0.
func signsOfRounding(how string, s sign) sign {
	if how != "ceil" && s&positive != 0 || how != "floor" && s&negative != 0 {
		s |= zero
	}
	return s
}

func (v *divisions) signsOfExtreme(n *logic.Node, when assumptions) sign {
	if len(n.Parts) < 2 {
		return anySign // of a list
	}
	s := v.signsOf(n.Parts[0], when)
	for _, a := range n.Parts[1:] {
		s = each(s, v.signsOf(a, when), func(a, b sign) sign {
			if n.Calls("max") {
				return max(a, b)
			}
			return min(a, b)
		})
	}
	return s
}

// signsOfSum returns the signs of a sum over debts, which is 0 over none. A sum that contains the
// debt that is judged contains its part.
func (v *divisions) signsOfSum(n *logic.Node, when assumptions) sign {
	if len(n.Parts) != 2 {
		return anySign
	}
	one := v.signsOf(n.Parts[1], when.outside())
	all := zero | one | sum(one, one)
	if own := ofJudged(n.Parts[1]); own != nil && when.includes(n.Parts[0]) {
		return sum(all, v.signsOf(own, when))
	}
	return all
}

// findWitness looks for a borrower for whom everything a condition asks is known, and the condition
// is unknown all the same because it divides by 0. It returns the profile in JSON, judged so by the
// engine; nil when none is found. It searches near the profile with the plainest values of all
// facts, with one debt, or with two where the condition goes through debts.
func (v *divisions) findWitness(r root) []byte {
	facts := v.givenFacts(r.expression, nil)
	for debts := 1; debts <= 2; debts++ {
		judge := engine.NewJudge(v.book)
		frame := v.book.Language.NewFrame(judge.Case)
		start := v.plainest(r, facts, debts)
		result := nearby.Find(nearby.Search{
			Judge:  judge,
			Starts: []nearby.Start{{Profile: start, AsOf: v.asOf, Debts: []int{0}}},
			Goals: []nearby.Goal{func(_ int, d *engine.Decision) (bool, int) {
				return cannotTell(r, d, frame), 0
			}},
			Free: nearby.Subject{Facts: facts, Values: func(_ int, f *fact.Fact) []fact.Value {
				return v.plainValues(f)
			}},
			MostChanges: 2, Tries: mostTried - v.tried, Enough: 1,
		})
		v.tried += result.Tries
		if len(result.Ways) > 0 {
			return v.written(nearby.Apply(start, result.Ways[0].Changes))
		}
		if !r.expression.Tree().Contains(goesThroughDebts) {
			return nil
		}
	}
	return nil
}

func goesThroughDebts(n *logic.Node) bool { return n.Op == logic.OpDebts }

// givenFacts returns the given facts that an expression reads, directly or through derived ones, in
// the order in which they are met.
func (v *divisions) givenFacts(e *logic.Expression, met []*fact.Fact) []*fact.Fact {
	for _, f := range e.Facts {
		if derived := v.book.Language.Derivation(f); derived != nil {
			met = v.givenFacts(derived, met)
		} else if !slices.Contains(met, f) && f.Name != "family" {
			met = append(met, f)
		}
	}
	return met
}

// plainValues returns a few values that a fact may have, plainest first.
func (v *divisions) plainValues(f *fact.Fact) []fact.Value {
	switch f.Type {
	case fact.Bool:
		return []fact.Value{{Known: true}, {Known: true, Bool: true}}
	case fact.Date:
		past := v.asOf - 2000
		return []fact.Value{{Known: true, Day: v.asOf}, {Known: true, Day: past}}
	case fact.Choice, fact.Choices:
		values := []fact.Value{}
		if f.Type == fact.Choices {
			values = append(values, fact.Value{Known: true, List: []string{}})
		}
		for _, a := range f.Answers {
			values = append(values, fact.Value{Known: true, Choice: a.ID, List: []string{a.ID}})
		}
		return values
	}
	var values []fact.Value
	for _, n := range []decimal.Decimal{decimal.Zero, decimal.One, decimal.MustNew(1000, 0), decimal.MustNew(-1, 0)} {
		if (f.Min == nil || n.Cmp(*f.Min) >= 0) && (f.Max == nil || n.Cmp(*f.Max) <= 0) {
			values = append(values, fact.Value{Known: true, Number: n})
		}
	}
	for _, bound := range []*decimal.Decimal{f.Min, f.Max} {
		if bound != nil {
			values = append(values, fact.Value{Known: true, Number: *bound})
		}
	}
	return values
}

// plainest returns a profile with the plainest values of facts, whose debts are judged by the book
// of the condition's option; by that for unknown creditors where there is none.
func (v *divisions) plainest(r root, facts []*fact.Fact, debts int) *fact.Profile {
	p, day := v.book.Vocabulary.NewProfile(), v.asOf
	p.AsOf = &day
	for range debts {
		debt := &p.Debts[p.AddDebt()]
		switch d := r.book; {
		case d == nil:
			debt.Family = book.UnknownFamily
		case d.Lender != nil:
			debt.Lender = d.Lender.ID
		default:
			debt.Family = d.Family.ID
		}
	}
	for _, f := range facts {
		values := v.plainValues(f)
		switch {
		case len(values) == 0:
		case f.Of == fact.Borrower:
			p.Borrower[f.Slot] = values[0]
		default:
			for n := range p.Debts {
				p.Debts[n].Values[f.Slot] = values[0]
			}
		}
	}
	return p
}

// written returns a profile in JSON on one line; nil when it cannot be read again.
func (v *divisions) written(p *fact.Profile) []byte {
	data := p.JSON(v.book.Vocabulary)
	var compact bytes.Buffer
	if _, problems := fact.ReadProfile(v.book.Vocabulary, "", data); len(problems) > 0 {
		return nil
	}
	if err := json.Compact(&compact, data); err != nil {
		return nil
	}
	return compact.Bytes()
}

// cannotTell reports whether the condition is unknown for no other reason than a division by 0, and
// its option, if it has one, is not closed. The frame reads what is decided.
func cannotTell(r root, d *engine.Decision, frame *logic.Frame) bool {
	debt := 0
	if !r.expression.OfDebt && r.option == nil {
		debt = logic.NoDebt
	}
	if r.option != nil && !slices.ContainsFunc(d.Debts[0].Options, func(o engine.OptionDecision) bool {
		return o.Option == r.option && o.Status != engine.Ineligible && o.Offered != logic.No
	}) {
		return false
	}
	d.At(frame, debt)
	if r.expression.Value(frame).Known {
		return false
	}
	trace := r.expression.Trace(frame)
	return len(trace.Missing) == 0 && slices.ContainsFunc(trace.Causes, func(c logic.Cause) bool {
		return c.Kind == logic.DivisionByZero
	})
}
