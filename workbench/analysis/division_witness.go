package analysis

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

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
	case fact.Records:
		return []fact.Value{{Known: true, Records: [][]fact.Value{}}}
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
	if _, problems := fact.ReadProfile(v.book.Vocabulary, "", data, v.asOf); len(problems) > 0 {
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
