package nearby

import (
	"fmt"
	"math"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Change gives a fact another value, or a debt another creditor.
type Change struct {
	Debt  int        // index into Profile.Debts; logic.NoDebt for a fact of the borrower
	Fact  *fact.Fact // nil: the creditor changes
	Value fact.Value

	Lender, Family string // the new creditor, as a profile names it
}

// Same reports whether two changes are of the same fact or creditor.
func (c Change) Same(other Change) bool { return c.Debt == other.Debt && c.Fact == other.Fact }

// String returns the change as JSON has it, such as debts[0].overdue_days: 31.
func (c Change) String() string {
	switch {
	case c.Fact == nil:
		return fmt.Sprintf("debts[%d]: lender %q, family %q", c.Debt, c.Lender, c.Family)
	case c.Debt == logic.NoDebt:
		return c.Fact.Name + ": " + c.Fact.JSON(c.Value)
	}
	return fmt.Sprintf("debts[%d].%s: %s", c.Debt, c.Fact.Name, c.Fact.JSON(c.Value))
}

// Apply returns a profile with changes, made in order. It shares with p what is not changed, and
// does not change p.
func Apply(p *fact.Profile, changes []Change) *fact.Profile {
	own := *p
	own.Debts = slices.Clone(p.Debts)
	for _, c := range changes {
		switch {
		case c.Fact == nil:
			own.Debts[c.Debt].Lender, own.Debts[c.Debt].Family = c.Lender, c.Family
		case c.Debt == logic.NoDebt:
			own.Borrower, own.Asked = with(own.Borrower, c.Fact.Slot, c.Value), with(own.Asked, c.Fact.Slot, false)
		default:
			d := &own.Debts[c.Debt]
			d.Values, d.Asked = with(d.Values, c.Fact.Slot, c.Value), with(d.Asked, c.Fact.Slot, false)
		}
	}
	return &own
}

func with[T any](list []T, i int, value T) []T {
	own := slices.Clone(list)
	own[i] = value
	return own
}

// ValueOf returns the value of a fact in a profile: the borrower's, or that of a debt.
func ValueOf(p *fact.Profile, f *fact.Fact, debt int) fact.Value {
	if f.Of == fact.Borrower {
		return p.Borrower[f.Slot]
	}
	return p.Debts[debt].Values[f.Slot]
}

// The costs of changes; another answer costs 1.
const (
	costOfCreditor = 3
	mostOfNumber   = 3 // the most that another number or day costs
	costOfLoss     = 4 // a known value is removed, or a number becomes negative
)

// Cost returns how far changes go: 1 for another answer and for each item of a list, less for a
// number or day nearby, more for a value that is removed and for another creditor.
func Cost(p *fact.Profile, changes []Change) (sum float64) {
	for _, c := range changes {
		if c.Fact == nil {
			sum += costOfCreditor
		} else {
			sum += costOf(c.Fact, ValueOf(p, c.Fact, c.Debt), c.Value)
		}
	}
	return sum
}

func costOf(f *fact.Fact, was, is fact.Value) float64 {
	switch {
	case !is.Known:
		return costOfLoss
	case !was.Known:
		return 1
	case f.Type == fact.Choices:
		return float64(countMissing(was.List, is.List) + countMissing(is.List, was.List))
	case f.Type == fact.Date:
		return min(0.5+math.Abs(float64(is.Day-was.Day))/30, mostOfNumber)
	case f.Type.IsNumber():
		x, _ := was.Number.Float64()
		y, _ := is.Number.Float64()
		if x >= 0 && y < 0 {
			return costOfLoss
		}
		return min(0.5+math.Abs(magnitude(x)-magnitude(y)), mostOfNumber)
	}
	return 1
}

// magnitude returns a number on a logarithmic scale that includes 0.
func magnitude(x float64) float64 { return math.Copysign(math.Log1p(math.Abs(x)), x) }

// countMissing counts the items of a list that are not in another.
func countMissing(list, from []string) (n int) {
	for _, id := range list {
		if !slices.Contains(from, id) {
			n++
		}
	}
	return n
}
