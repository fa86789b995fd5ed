package money

import (
	"math/big"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// Simple returns the interest on a sum over so many days: amount × yearlyRate × days ÷ yearDays,
// rounded half up. A contract says whether its year has 365 or 360 days; with 1 the rate is one for
// each day.
func Simple(amount Fen, yearlyRate decimal.Decimal, days, yearDays int) (Fen, error) {
	switch {
	case amount < 0 || amount > MaxFen:
		return 0, ErrAmount
	case days < 0 || yearDays < 1 || days > maxDays:
		return 0, ErrDays
	}
	if err := checkRate(yearlyRate); err != nil {
		return 0, err
	}
	f := fractionOf(yearlyRate, big.NewInt(int64(yearDays)))
	f.over.Mul(f.over, big.NewInt(int64(days)))
	over := f.over.Mul(f.over, big.NewInt(int64(amount)))
	if over.BitLen()-f.under.BitLen() > 62 {
		return 0, ErrAmount
	}
	return halfUp(over, f.under), nil
}

// maxDays is how many days may be reckoned: a hundred years.
const maxDays = 36525

// Payment is money that was paid on a day.
type Payment struct {
	On     calendar.Day
	Amount Fen
}

// Imputation says what a payment counts towards first.
type Imputation int

// Where nothing else was agreed, a payment counts towards interest before principal (Civil Code,
// Art. 561). What is left of it counts towards the other.
const (
	InterestFirst Imputation = iota
	PrincipalFirst
)

// Terms are the terms by which a debt is reckoned.
type Terms struct {
	YearlyRate decimal.Decimal
	YearDays   int // 365, or 360 where the contract says so
	Imputation Imputation
}

// Balance is what is left of a debt on a day. Over is what the payments came to beyond both: money
// to be claimed back, or 0.
type Balance struct {
	Principal, Interest, Over Fen
}

// Owed returns principal and interest together.
func (b Balance) Owed() Fen { return b.Principal + b.Interest }

// Reckon returns what is left on a day of a sum received on another, after the payments. Interest
// is simple: it runs by the day on the principal that is left, from the day after the sum was
// received, and bears none itself. It is rounded at each payment and at the end.
func Reckon(received Payment, t Terms, payments []Payment, until calendar.Day) (Balance, error) {
	b, on := Balance{Principal: received.Amount}, received.On
	to := func(day calendar.Day) error {
		interest, err := Simple(b.Principal, t.YearlyRate, int(day-on), t.YearDays)
		b.Interest, on = b.Interest+interest, day
		return err
	}
	for _, p := range payments {
		if p.On < on || p.On > until {
			return Balance{}, ErrOrder
		}
		if p.Amount < 0 || p.Amount > MaxFen {
			return Balance{}, ErrAmount
		}
		if err := to(p.On); err != nil {
			return Balance{}, err
		}
		b.take(p.Amount, t.Imputation)
	}
	if until < on {
		return Balance{}, ErrOrder
	}
	if err := to(until); err != nil {
		return Balance{}, err
	}
	return b, nil
}

// take imputes a payment.
func (b *Balance) take(amount Fen, by Imputation) {
	first, second := &b.Interest, &b.Principal
	if by == PrincipalFirst {
		first, second = second, first
	}
	for _, part := range []*Fen{first, second} {
		paid := min(amount, *part)
		*part, amount = *part-paid, amount-paid
	}
	b.Over += amount
}
