package cells

import (
	"math/big"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
)

// blank returns a profile of one debt in which nothing is known but the creditor.
func (s *Space) blank(debt *book.DebtBook) *fact.Profile {
	p, day := s.book.Vocabulary.NewProfile(), s.day
	p.AsOf = &day
	p.AddDebt()
	return s.addressed(p, debt)
}

// covers reports whether a question about one debt book is also about debts that another judges: a
// debt of a lender that names another family than the lender's own takes everything from that
// family.
func covers(asked, judged *book.DebtBook) bool {
	return judged == asked || asked.Lender == nil && judged.Family == asked.Family &&
		judged.Lender != nil && judged.Lender.Family != asked.Family.ID
}

// addressed returns a profile whose first debt is judged by a book; p itself where that is so
// already.
func (s *Space) addressed(p *fact.Profile, debt *book.DebtBook) *fact.Profile {
	if debt == nil || covers(debt, s.book.For(p.Debts[0].Lender, p.Debts[0].Family)) {
		return p
	}
	creditor := nearby.Change{Debt: 0}
	switch {
	case debt.Lender != nil:
		creditor.Lender = debt.Lender.ID
		if debt.Family.ID != debt.Lender.Family {
			creditor.Family = debt.Family.ID
		}
	case debt.Family.ID != unknownFamily:
		creditor.Family = debt.Family.ID
	}
	return nearby.Apply(p, []nearby.Change{creditor})
}

// value returns the place of a fact's value in a profile; debt counts only for a debt's fact.
func value(p *fact.Profile, f *fact.Fact, debt int) *fact.Value {
	if f.Of == fact.Debt {
		return &p.Debts[debt].Values[f.Slot]
	}
	return &p.Borrower[f.Slot]
}

// profileIn returns a profile that lies in the cells chosen, as far as they are of facts that a
// profile holds.
func (s *Space) profileIn(g *grid, chosen []int, debt *book.DebtBook) *fact.Profile {
	p := s.blank(debt)
	for i := range g.axes {
		x := &g.axes[i]
		if v := &s.variables[x.of]; chosen[i] >= 0 && v.opaque == "" {
			s.setFact(p, v, x, x.cells[chosen[i]], debt)
		}
	}
	return p
}

func (s *Space) setFact(p *fact.Profile, v *variable, x *axis, c cell, debt *book.DebtBook) {
	if v.fact == nil { // the family or the lender
		s.setCreditor(&p.Debts[0], v.key, c, debt)
		return
	}
	into := value(p, v.fact, 0)
	switch {
	case c.unknown:
	case v.fact.Type == fact.Records:
		*into = fact.Value{Known: true, Records: [][]fact.Value{}}
	case v.kind == choices:
		into.Known = true
		if into.List == nil {
			into.List = []string{}
		}
		if x.ids != nil && c.yes {
			into.List = append(into.List, x.ids[0])
		}
	case v.kind == choice:
		*into = fact.Value{Known: true, Choice: c.ids[0]}
	case v.kind == truth:
		*into = fact.Value{Known: true, Bool: c.yes}
	default:
		*into = s.numberIn(v.fact, c.span)
	}
}

// familyKey begins the keys of variables for the family that a debt states: each book has one.
const familyKey = "family:"

func (s *Space) setCreditor(d *fact.DebtFacts, key string, c cell, debt *book.DebtBook) {
	switch {
	case c.unknown && strings.HasPrefix(key, familyKey) && len(debt.Family.Guesses) > 0:
		d.Lender, d.Family = debt.Family.Guesses[0].Words[0], ""
	case c.unknown:
	case strings.HasPrefix(key, familyKey):
		d.Family = c.ids[0]
	default:
		d.Lender, d.Family = c.ids[0], debt.Family.ID
	}
}

// numberIn returns the value of a span nearest to zero, or to the day that is judged; unknown when
// no profile can hold one.
func (s *Space) numberIn(f *fact.Fact, in span) fact.Value {
	in, ok := s.ofProfile(f).narrow(in)
	if !ok {
		return fact.Value{}
	}
	if f.Type == fact.Date {
		return fact.Value{Known: true, Day: dayOf(in.nearest(integer(int64(s.day))))}
	}
	return valueOf(f, in.nearest(new(big.Rat)))
}

func valueOf(f *fact.Fact, r *big.Rat) fact.Value {
	return fact.Value{Known: true, Number: decimal.MustParse(r.FloatString(ofType[f.Type].decimals))}
}

// numberOf returns a value as a number; of a date, the number of the day.
func numberOf(f *fact.Fact, v fact.Value) *big.Rat {
	if f.Type == fact.Date {
		return integer(int64(v.Day))
	}
	return ratio(v.Number)
}
