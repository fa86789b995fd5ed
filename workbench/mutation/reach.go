package mutation

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Reach is how far a change of a book reaches: to one expression, and to those that read a derived
// fact or a parameter, directly or by a derived fact.
type Reach struct {
	book       *book.Book
	expression *logic.Expression // nil for none
	fact       *fact.Fact        // nil for none
	slot       int               // of the parameter; -1 for none
}

// ReachOf returns how far a mutant of a book reaches.
func ReachOf(b *book.Book, m Mutant) Reach {
	t := Reach{book: b, slot: -1}
	switch keys := strings.Split(m.Path, "."); keys[0] {
	case "fact":
		t.fact = b.Vocabulary.Find(keys[1])
	case "parameter":
		t.slot = slices.IndexFunc(b.Parameters, func(p *book.Parameter) bool { return p.ID == keys[1] })
	default:
		t.expression = b.Formula(m.File, m.Path)
	}
	return t
}

// To reports whether the change reaches an expression.
func (t Reach) To(e *logic.Expression) bool {
	if e == t.expression || t.slot >= 0 && slices.Contains(e.Parameters, t.slot) {
		return true
	}
	return slices.ContainsFunc(e.Facts, func(f *fact.Fact) bool {
		inner := t.book.Language.Derivation(f)
		return f == t.fact || inner != nil && t.To(inner)
	})
}

// Compare compares what the book decides about a profile with what the changed book decides about
// it.
func (t Reach) Compare(is, changed *engine.Decision) Difference {
	return t.compare(is, open(is), changed)
}

// compare is Compare with the expressions of the first that are open.
func (t Reach) compare(is *engine.Decision, open []*logic.Expression, changed *engine.Decision) Difference {
	d := compare(is, changed)
	if d == Same && slices.ContainsFunc(open, t.To) {
		return Doubtful
	}
	return d
}

// open returns the expressions of a decision from which questions may come, or what a line of a
// ranking says to be missing; see law 7 of package engine.
func open(d *engine.Decision) (all []*logic.Expression) {
	add := func(e *logic.Expression, t logic.Truth) {
		if e != nil && (t == logic.Unknown || e.Peeks) && !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	for i := range d.Debts {
		for n, s := range d.Book.Stages {
			add(s.When, d.Debts[i].StageTruths[n])
		}
		for k := range d.Debts[i].Options {
			o := &d.Debts[i].Options[k]
			if o.Offered == logic.No || o.Status == engine.Ineligible {
				continue
			}
			for n, c := range o.Option.Requires {
				add(c.When, o.Requires[n])
			}
			for n, c := range o.Option.Weighs {
				add(c.When, o.Weighs[n])
			}
		}
	}
	for _, a := range d.Alerts {
		if a.Truth != logic.No {
			add(a.Alert.When, a.Truth)
		}
	}
	return all
}
