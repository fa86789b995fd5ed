package cells

import (
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// Smallest returns a witness of a question with as little in it as it can have: what it does not
// need is left out, what was asked last first, and what is left is as small as it can be. The
// engine judges that the question holds of each on the way.
func (s *Space) Smallest(where Setting, q Question, witness *fact.Profile) *fact.Profile {
	m := shrinking{Space: s, where: where, question: &q, at: s.addressed(witness, where.Debt).Clone()}
	m.leaveOut()
	for m.changed = true; m.changed; {
		m.changed = false
		for _, f := range s.book.Vocabulary.Facts {
			m.simplify(f)
		}
	}
	return m.at
}

// shrinking is a profile on its way to be smaller.
type shrinking struct {
	*Space
	where    Setting
	question *Question
	at       *fact.Profile
	changed  bool
}

// try keeps a change if the question still holds.
func (m *shrinking) try(change func(*fact.Profile)) bool {
	p := m.at.Clone()
	change(p)
	if !m.confirms(m.where, m.question, p) {
		return false
	}
	m.at, m.changed = p, true
	return true
}

// leaveOut leaves out debts and facts, again and again while it can.
func (m *shrinking) leaveOut() {
	for len(m.at.Debts) > 1 && m.try(func(p *fact.Profile) { p.Debts = p.Debts[:len(p.Debts)-1] }) {
	}
	m.try(func(p *fact.Profile) { p.Debts[0].Lender = "" })
	m.try(func(p *fact.Profile) { p.Debts[0].Family = "" })
	for m.changed = true; m.changed; {
		m.changed = false
		for _, f := range slices.Backward(m.book.Vocabulary.Facts) {
			for debt := range m.debtsOf(f) {
				if value(m.at, f, debt).Known {
					m.try(func(p *fact.Profile) { *value(p, f, debt) = fact.Value{} })
				}
			}
		}
	}
}

// debtsOf returns how many debts a fact may be known of.
func (m *shrinking) debtsOf(f *fact.Fact) int {
	if f.Of == fact.Borrower {
		return 1
	}
	return len(m.at.Debts)
}

// simplify gives a fact the simplest value with which the question holds: a number near zero, a day
// near the one that is judged, the first choice, a short list.
func (m *shrinking) simplify(f *fact.Fact) {
	for debt := range m.debtsOf(f) {
		old := *value(m.at, f, debt)
		if !old.Known {
			continue
		}
		for _, v := range m.simplest(f) {
			if m.asSimple(f, old, v) || m.try(func(p *fact.Profile) { *value(p, f, debt) = v }) {
				break
			}
		}
		for i := len(value(m.at, f, debt).List) - 1; i >= 0; i-- {
			m.try(func(p *fact.Profile) {
				list := &value(p, f, debt).List
				*list = slices.Delete(slices.Clone(*list), i, i+1)
			})
		}
	}
}

// simplest returns the samples of a fact, the simplest first.
func (m *shrinking) simplest(f *fact.Fact) []fact.Value {
	values := m.Samples(f)
	if f.Type.IsNumber() || f.Type == fact.Date {
		slices.SortStableFunc(values, func(v, w fact.Value) int { return m.far(f, v).Cmp(m.far(f, w)) })
	}
	return values
}

// far returns how far a number is from zero, a day from the one that is judged.
func (m *shrinking) far(f *fact.Fact, v fact.Value) *big.Rat {
	origin := new(big.Rat)
	if f.Type == fact.Date {
		origin = whole(int64(m.day))
	}
	origin.Sub(numberOf(f, v), origin)
	return origin.Abs(origin)
}

// asSimple reports whether a value of a fact is as simple as another already.
func (m *shrinking) asSimple(f *fact.Fact, v, other fact.Value) bool {
	switch f.Type {
	case fact.Bool:
		return !v.Bool || other.Bool
	case fact.Choice:
		return v.Choice == other.Choice
	case fact.Choices:
		return slices.Equal(v.List, other.List)
	}
	return m.far(f, v).Cmp(m.far(f, other)) <= 0
}
