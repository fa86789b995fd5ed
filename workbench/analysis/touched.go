package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// touched looks for a borrower of whom all that a condition asks is known, and whom it cannot be
// told all the same because it divides by 0; the witness is a profile in JSON that the engine has
// judged so. nil when none was found.
func (v *divisions) touched(r reader) []byte {
	facts := v.given(r.expression, nil)
	for debts := range 2 { // where the first is not touched, another beside it may be
		t := &trial{divisions: v, reader: r, facts: facts, chosen: make([]int, len(facts)), debts: debts + 1}
		for _, f := range facts {
			t.values = append(t.values, v.plainValues(f))
		}
		if t.search() || t.debts == 1 && !r.expression.Tree().Contains(goesThroughDebts) {
			return t.witness
		}
	}
	return nil
}

func goesThroughDebts(n *logic.Node) bool { return n.Op == logic.OpDebts }

// trial is a search among profiles: those with the plainest values of all facts, and then with one
// or two of them changed.
type trial struct {
	*divisions
	reader  reader
	facts   []*fact.Fact
	values  [][]fact.Value // of each fact, the plainest first
	chosen  []int          // of each fact, the value that is tried
	debts   int            // how many; all but the first have the plainest values
	witness []byte
}

func (t *trial) search() bool {
	if t.try() {
		return true
	}
	return t.change(0, func(i int) bool { return t.try() || t.change(i+1, func(int) bool { return t.try() }) })
}

// change calls then with one fact after another changed, from the given one on, until it holds.
func (t *trial) change(from int, then func(i int) bool) bool {
	for i := from; i < len(t.facts); i++ {
		for n := 1; n < len(t.values[i]); n++ {
			if t.chosen[i] = n; then(i) {
				return true
			}
		}
		t.chosen[i] = 0
	}
	return false
}

// given are the given facts that an expression reads, directly or through derived ones, in the
// order in which they are met.
func (v *divisions) given(e *logic.Expression, met []*fact.Fact) []*fact.Fact {
	for _, f := range e.Facts {
		if derived := v.book.Language.Derivation(f); derived != nil {
			met = v.given(derived, met)
		} else if !slices.Contains(met, f) && f.Name != "family" {
			met = append(met, f)
		}
	}
	return met
}

// plainValues are a few values that a fact may have, the plainest first.
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

// try is whether the condition cannot be told of the profile with the values chosen, as it is
// written and read again.
func (t *trial) try() bool {
	if t.tried++; t.tried > mostTried {
		return false
	}
	written := t.profile().JSON(t.book.Vocabulary)
	read, problems := fact.ReadProfile(t.book.Vocabulary, "", written)
	if len(problems) > 0 || !t.cannotTell(t.reader, read) {
		return false
	}
	var compact bytes.Buffer
	err := json.Compact(&compact, written)
	t.witness = compact.Bytes()
	return err == nil
}

// profile has the values chosen, and debts by the book of the condition's option; of an unknown
// lender where there is none.
func (t *trial) profile() *fact.Profile {
	vocabulary, day := t.book.Vocabulary, t.asOf
	p := &fact.Profile{AsOf: &day, Borrower: make([]fact.Value, len(vocabulary.Borrower)), Asked: make([]bool, len(vocabulary.Borrower))}
	for n := range t.debts {
		debt := fact.DebtFacts{ID: fmt.Sprintf("debt-%d", n+1), Values: make([]fact.Value, len(vocabulary.Debt)), Asked: make([]bool, len(vocabulary.Debt))}
		switch d := t.reader.book; {
		case d == nil:
			debt.Family = book.UnknownFamily
		case d.Lender != nil:
			debt.Lender = d.Lender.ID
		default:
			debt.Family = d.Family.ID
		}
		p.Debts = append(p.Debts, debt)
	}
	for i, f := range t.facts {
		if len(t.values[i]) == 0 {
			continue
		}
		if f.Of == fact.Borrower {
			p.Borrower[f.Slot] = t.values[i][t.chosen[i]]
			continue
		}
		for n := range p.Debts {
			p.Debts[n].Values[f.Slot] = t.values[i][0]
		}
		p.Debts[0].Values[f.Slot] = t.values[i][t.chosen[i]]
	}
	return p
}

// cannotTell is whether the condition is unknown for want of nothing but a division by 0, and its
// option, if it is of one, is open all the same.
func (v *divisions) cannotTell(r reader, p *fact.Profile) bool {
	d := engine.Decide(v.book, p, v.asOf)
	debt := 0
	if !r.expression.OfDebt && r.option == nil {
		debt = logic.NoDebt
	}
	if r.option != nil && !slices.ContainsFunc(d.Debts[0].Options, func(o engine.OptionDecision) bool {
		return o.Option == r.option && o.Status != engine.Ineligible && o.Offered != logic.No
	}) {
		return false
	}
	frame := v.book.Language.NewFrame(d.Case)
	d.At(frame, debt)
	if r.expression.Value(frame).Known {
		return false
	}
	trace := r.expression.Trace(frame)
	divided := func(c logic.Cause) bool { return c.Kind == logic.DivisionByZero }
	return len(trace.Missing) == 0 && slices.ContainsFunc(trace.Causes, divided)
}
