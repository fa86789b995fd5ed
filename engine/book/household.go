package book

import (
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Household says which debts are reckoned together, what there is for them a month, and whom to pay
// with it.
type Household struct {
	Need    *logic.Expression // of the borrower: what plans for all would take a month
	Money   *logic.Expression // of the borrower: what can be paid a month
	When    *logic.Expression // of a debt: where it is no, the debt is left out
	Owed    *logic.Expression // of a debt, in yuan
	Rate    *logic.Expression // of a debt, a year
	Sources []string
	Shares  []*Share // in the order of paying
	Place   string
	Said    Values // by the format
}

// Share is one line of the order in which a month's money is paid out.
type Share struct {
	ID      string
	When    *logic.Expression // of a debt
	UpTo    *logic.Expression // of a debt: the most that it gets this month
	Reason  text.Text
	Sources []string
	Place   string
	Said    Values // by the format
}

// readHousehold reads household.toml.
func (l *loader) readHousehold(t *table) {
	t.need()
	own := t.below("household")
	if own == nil {
		return
	}
	h := &Household{Sources: own.sources(), Place: own.place(own.spot)}
	own.expression("need", &h.Need)
	own.expression("money", &h.Money)
	own.expression("when", &h.When)
	own.expression("owed", &h.Owed)
	own.expression("rate", &h.Rate)
	own.keepRules()
	h.Said = own.finish()
	t.each("share", func(id string, t *table) {
		t.need()
		s := &Share{ID: id, Reason: t.text("reason"), Sources: t.sources(), Place: t.place(t.spot)}
		t.expression("when", &s.When)
		t.expression("up_to", &s.UpTo)
		s.Said = t.finish()
		h.Shares = append(h.Shares, s)
	})
	l.book.Household = h
}
