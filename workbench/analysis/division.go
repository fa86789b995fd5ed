package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// findDivisions reports conditions that cannot be told for somebody because they divide, or read a
// derived fact that divides, by what is 0 for them, though all that they ask is known and nothing
// else tells them. Each place of a division is reported once, with the condition that first comes
// to it.
//
// What a condition divides by is followed by sign: bounds of facts, all values of parameters, how
// derived facts are worked out. What stands beside the division in the condition, and what the
// option requires besides, counts as a guard: where that is no, the division does not matter.
func findDivisions(x *examination) {
	v := &divisions{
		examination: x, formulas: map[*logic.Expression]book.Spot{},
		divides: map[*logic.Expression]bool{}, seen: map[string]bool{},
	}
	for _, f := range x.book.Formulas() {
		v.formulas[f.Expression] = f.Spot
	}
	v.parameterSigns()
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			v.option(d, o)
		}
	}
	for _, r := range v.roots() {
		v.root(r, nothingAssumed())
	}
}

// divisions is the search for what is divided by 0.
type divisions struct {
	*examination
	// formulas are where an expression stands; one of the places, where a text is there more than
	// once.
	formulas   map[*logic.Expression]book.Spot
	parameters map[string]sign            // over all their values, in all layers
	divides    map[*logic.Expression]bool // whether an expression divides, directly or through derived facts
	seen       map[string]bool            // what was looked at already
	steps      int                        // nodes that were looked at, of one condition and what it reads
	allSteps   int                        // of all of them
	tried      int                        // profiles
}

// The bounds of the search: in one condition with what it reads, in the whole book, and how many
// profiles are tried for it. A condition may read a derived fact a thousand times over, through
// others.
const (
	mostSteps    = 100_000
	mostAllSteps = 2_000_000
	mostTried    = 10_000
)

// tired reports whether a bound is reached. Each call is a step.
func (v *divisions) tired() bool {
	v.steps++
	v.allSteps++
	return v.steps > mostSteps || v.allSteps > mostAllSteps
}

// reader is a condition or a day, where it is asked.
type reader struct {
	expression *logic.Expression
	at         book.Spot
	book       *book.DebtBook // whose debts it is asked of; nil: of any
	option     *book.Option   // of which it is a condition; nil where it is of none
}

func (v *divisions) parameterSigns() {
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

// roots returns the conditions that stand in no option, and the days that are due.
func (v *divisions) roots() []reader {
	var all []reader
	add := func(e *logic.Expression, place, id, key string) {
		if e != nil {
			all = append(all, reader{expression: e, at: v.book.Spot(place, id).Below(key)})
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

// option looks at the conditions of an option. Where another requirement is no the option is closed
// whatever the rest, so each is taken for yes.
func (v *divisions) option(d *book.DebtBook, o *book.Option) {
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
		v.root(reader{c.When, v.book.Spot(c.Place, c.ID).Below("when"), d, o}, when)
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

// root looks at a condition under what is assumed.
func (v *divisions) root(r reader, when assumptions) {
	if !v.doesDivide(r.expression) {
		return
	}
	v.steps = 0
	w := &divisionWalk{divisions: v, reader: r, in: r.at}
	if w.walk(r.expression.Tree(), when); v.tired() {
		w.unproved(r.at.Path(), text.Both("式子太复杂，没能判断它的除数会不会是 0",
			"it is too intricate to tell whether its divisors can be 0"))
	}
}
