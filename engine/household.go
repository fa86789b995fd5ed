package engine

import (
	"cmp"
	"errors"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/money"
)

// Together returns all debts together, as Explain has it, without explaining the rest.
func Together(d *Decision) *Household {
	x := newExplainer(d)
	defer x.frame.Release()
	return x.explainHousehold()
}

// explainHousehold returns all debts together; nil where the book does not say how, or there is
// none to reckon.
func (x *explainer) explainHousehold() *Household {
	f := &figures{explainer: x, missing: []Ref{}}
	h, debts := f.explainMonth()
	if h == nil {
		return nil
	}
	h.Order = x.payOut(debts, h.Shareable)
	h.Snowball, h.DearestFirst = f.payingOrders(x.Book.Household, debts, h.Shareable)
	h.Missing = f.missing
	return h
}

// explainMonth returns what all debts together need a month and what can be paid, and the debts that
// take part, by urgency; nil where explainHousehold returns nil.
func (f *figures) explainMonth() (h *Household, debts []int) {
	x, b := f.explainer, f.Book.Household
	if b == nil {
		return nil, nil
	}
	x.noteParameters(b.When)
	for _, i := range x.Order {
		if x.moveTo(i); x.Truth(x.frame, b.When) != logic.No {
			debts = append(debts, i)
		}
	}
	if debts == nil {
		return nil, nil
	}
	h = &Household{Fits: logic.Unknown, Sources: x.cite(b.Sources)}
	x.moveTo(logic.NoDebt)
	h.Need60, h.Shareable = f.sum(b.Need), f.sum(b.Money)
	if h.Need60 != nil && h.Shareable != nil {
		h.Fits = logic.Of(*h.Need60 <= *h.Shareable)
		if short := *h.Need60 - *h.Shareable; short > 0 {
			h.ShortBy = &short
		}
	}
	return h, debts
}

// payOut shares a month's money out by the lines of the book: line by line, and of each line debt by
// debt. Nothing is shared out where the money is not known; then the order alone is told. A debt of
// which a line is not known to hold waits for the next line.
func (x *explainer) payOut(debts []int, has *Fen) []Share {
	order := []Share{}
	f := &figures{explainer: x}
	paid := map[int]Fen{}
	var left Fen
	if has != nil {
		left = *has
	}
	for _, line := range x.Book.Household.Shares {
		x.noteParameters(line.When)
		for _, i := range debts {
			if x.moveTo(i); x.Truth(x.frame, line.When) != logic.Yes {
				continue
			}
			upTo := f.sum(line.UpTo)
			if upTo == nil || *upTo <= paid[i] || has != nil && left == 0 {
				continue
			}
			s := Share{
				Debt: x.debtID(i), ID: line.ID, Reason: x.fill(line.Reason, fact.Value{}), Sources: x.cite(line.Sources),
			}
			pay := *upTo - paid[i]
			if has != nil {
				pay = min(pay, left)
				s.Pay, left = &pay, left-pay
			}
			paid[i] += pay
			order = append(order, s)
		}
	}
	return order
}

// payingOrders reckons what it comes to if all the money goes to one debt after the other: the
// smallest first, and the dearest first. nil where a balance, a rate or the money is not known, or
// there is one debt alone.
func (f *figures) payingOrders(b *book.Household, debts []int, has *Fen) (smallest, dearest *PayingOrder) {
	type loan struct {
		debt string
		money.Loan
	}
	loans := make([]loan, 0, len(debts))
	for _, i := range debts {
		f.moveTo(i)
		owed, rate := f.sum(b.Owed), f.number(b.Rate)
		if owed != nil && rate != nil && *owed > 0 {
			loans = append(loans, loan{f.debtID(i), money.Loan{Balance: *owed, YearlyRate: *rate}})
		}
		if owed == nil || rate == nil {
			has = nil
		}
	}
	if has == nil || *has <= 0 || len(loans) < 2 {
		return nil, nil
	}
	by := func(compare func(x, y loan) int) *PayingOrder {
		sorted := slices.Clone(loans)
		slices.SortStableFunc(sorted, compare)
		o, all := &PayingOrder{}, make([]money.Loan, len(sorted))
		for k, l := range sorted {
			o.Debts, all[k] = append(o.Debts, l.debt), l.Loan
		}
		p, err := money.PayDown(all, *has)
		if err != nil {
			o.Never = errors.Is(err, money.ErrNever)
			return o
		}
		o.FirstGoneMonths, o.Months, o.Total = &p.FirstGone, &p.Months, &p.Total
		return o
	}
	rate := func(l loan) decimal.Decimal { return l.YearlyRate }
	return by(func(x, y loan) int { return cmp.Compare(x.Balance, y.Balance) }),
		by(func(x, y loan) int { return rate(y).Cmp(rate(x)) })
}
