package cells

import (
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// Smallest returns a witness of a question with as little in it as possible: what the question does
// not need is removed, starting with what is asked last, and what is left gets the simplest value.
// The engine judges that the question holds at every step.
func (s *Space) Smallest(where Setting, q Question, witness *fact.Profile) *fact.Profile {
	m := shrinker{Space: s, where: where, question: &q, at: s.addressed(witness, where.Debt).Clone()}
	m.removeUnneeded()
	for m.changed = true; m.changed; {
		m.changed = false
		for _, f := range s.book.Vocabulary.Facts {
			m.simplify(f)
		}
	}
	return m.at
}

// shrinker makes a witness smaller step by step.
type shrinker struct {
	*Space
	where    Setting
	question *Question
	at       *fact.Profile
	changed  bool
}

// try makes a change and keeps it if the question still holds.
func (m *shrinker) try(change func(*fact.Profile)) bool {
	p := m.at.Clone()
	change(p)
	if !m.confirms(m.where, m.question, p) {
		return false
	}
	m.at, m.changed = p, true
	return true
}

// removeUnneeded removes debts and facts as long as the question still holds.
func (m *shrinker) removeUnneeded() {
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

// debtsOf returns the number of debts for which a fact may be known; 1 for a fact of the borrower.
func (m *shrinker) debtsOf(f *fact.Fact) int {
	if f.Of == fact.Borrower {
		return 1
	}
	return len(m.at.Debts)
}

// simplify gives a fact the simplest value with which the question still holds: a number near zero,
// a day near the one that is judged, the first choice, a short list.
func (m *shrinker) simplify(f *fact.Fact) {
	for debt := range m.debtsOf(f) {
		old := *value(m.at, f, debt)
		if !old.Known {
			continue
		}
		for _, v := range m.simplest(f) {
			if m.isAsSimple(f, old, v) || m.try(func(p *fact.Profile) { *value(p, f, debt) = v }) {
				break
			}
		}
		for i := len(value(m.at, f, debt).List) - 1; i >= 0; i-- {
			m.try(func(p *fact.Profile) {
				list := &value(p, f, debt).List
				*list = slices.Delete(slices.Clone(*list), i, i+1)
			})
		}
		for i := len(value(m.at, f, debt).Records) - 1; i >= 0; i-- {
			m.try(func(p *fact.Profile) {
				records := &value(p, f, debt).Records
				*records = slices.Delete(slices.Clone(*records), i, i+1)
			})
		}
	}
}

// simplest returns samples of a fact for the questions asked so far, simplest first.
func (m *shrinker) simplest(f *fact.Fact) []fact.Value {
	values := m.samples(f)
	if f.Type.IsNumber() || f.Type == fact.Date {
		slices.SortStableFunc(values, func(v, w fact.Value) int { return m.distance(f, v).Cmp(m.distance(f, w)) })
	}
	return values
}

// distance returns how far a number is from zero, or a day from the one that is judged.
func (m *shrinker) distance(f *fact.Fact, v fact.Value) *big.Rat {
	origin := new(big.Rat)
	if f.Type == fact.Date {
		origin = integer(int64(m.day))
	}
	origin.Sub(numberOf(f, v), origin)
	return origin.Abs(origin)
}

// isAsSimple reports whether v is at least as simple as the other value.
func (m *shrinker) isAsSimple(f *fact.Fact, v, other fact.Value) bool {
	switch f.Type {
	case fact.Bool:
		return !v.Bool || other.Bool
	case fact.Choice:
		return v.Choice == other.Choice
	case fact.Choices:
		return slices.Equal(v.List, other.List)
	case fact.Records:
		return len(v.Records) >= len(other.Records)
	}
	return m.distance(f, v).Cmp(m.distance(f, other)) <= 0
}
