package suggest

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// edit is one change of a profile: another value for a fact, or another creditor for a debt.
type edit struct {
	debt   int        // index, or logic.NoDebt
	fact   *fact.Fact // nil: the creditor changes
	value  fact.Value
	key    string // of a creditor: lender or family
	lender string // of a creditor: its id
}

// same is whether two edits change the same.
func (e edit) same(f edit) bool { return e.debt == f.debt && e.fact == f.fact }

// apply is a profile with the edits, which shares what they leave alone.
func apply(p *fact.Profile, edits []edit) *fact.Profile {
	own := *p
	own.Debts = slices.Clone(p.Debts)
	for _, e := range edits {
		switch {
		case e.fact == nil:
			d := &own.Debts[e.debt]
			d.Lender, d.Family = "", ""
			if e.key == "lender" {
				d.Lender = e.lender
			} else {
				d.Family = e.lender
			}
		case e.debt == logic.NoDebt:
			own.Borrower, own.Asked = with(own.Borrower, e.fact.Slot, e.value), with(own.Asked, e.fact.Slot, false)
		default:
			d := &own.Debts[e.debt]
			d.Values, d.Asked = with(d.Values, e.fact.Slot, e.value), with(d.Asked, e.fact.Slot, false)
		}
	}
	return &own
}

func with[T any](list []T, i int, value T) []T {
	own := slices.Clone(list)
	own[i] = value
	return own
}

// written is a profile in JSON with the edits, and what each has changed.
func written(data []byte, p *fact.Profile, edits []edit) ([]byte, []Change) {
	var changes []Change
	for _, e := range edits {
		c := Change{}
		if e.debt != logic.NoDebt {
			c.Debt = p.Debts[e.debt].ID
		}
		if e.fact != nil {
			c.Fact, c.Was, c.Is = e.fact.Name, e.fact.JSON(valueOf(p, e.fact, e.debt)), e.fact.JSON(e.value)
			data = parsed(data).set(e.debt, c.Fact, c.Is)
		} else {
			told := p.Debts[e.debt]
			c.Fact, c.Was, c.Is = e.key, told.Lender, e.lender
			if c.Was == "" {
				c.Was = told.Family
			}
			c.Was, c.Is = quoted(c.Was), quoted(c.Is)
			other := map[string]string{"lender": "family", "family": "lender"}[e.key]
			data = parsed(data).set(e.debt, e.key, c.Is)
			data = parsed(data).set(e.debt, other, "null")
		}
		changes = append(changes, c)
	}
	return data, changes
}

// valueOf is the value of a fact of a profile.
func valueOf(p *fact.Profile, f *fact.Fact, debt int) fact.Value {
	if f.Of == fact.Borrower {
		return p.Borrower[f.Slot]
	}
	return p.Debts[debt].Values[f.Slot]
}

// scopeOf is the debt that an edit of the fact is of, for one who looks at a debt.
func scopeOf(f *fact.Fact, debt int) int {
	if f.Of == fact.Borrower {
		return logic.NoDebt
	}
	return debt
}

// alike is whether two values of a fact are the same.
func alike(f *fact.Fact, a, b fact.Value) bool { return f.JSON(a) == f.JSON(b) }

// name tells edits apart.
func (e edit) name() string {
	if e.fact == nil {
		return e.key + " " + e.lender
	}
	return e.fact.Name + " " + e.fact.JSON(e.value)
}
