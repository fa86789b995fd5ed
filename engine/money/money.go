// Package money computes what loans cost: instalments, how many months a sum takes, what a schedule
// costs a year, interest by the day, and what is left after payments.
//
//  1. Money is whole fen. A result is rounded half up, to the fen, at each instalment and nowhere
//     else. What is rounded is the exact value: no power, quotient or root is rounded before.
//
//  2. The instalments of a schedule repay the sum to the fen. The last one takes what rounding left
//     over in the others. No instalment is negative.
//
//  3. What cannot be repaid in the way that is asked for has no schedule: the error says why. A
//     function never returns a schedule, a term or a rate that only nearly holds.
//
//  4. Nothing here says what a creditor does, may do, or is owed: who calls a function decides which
//     sum it is about, and what the result rests on.
//
// Yearly rates are shares of 1: 0.24 is 24 % a year. A month's interest is a twelfth of a year's,
// whatever the number of its days; interest by the day counts days.
package money

import (
	"errors"
	"math"
	"math/big"
	"math/bits"

	"github.com/govalues/decimal"
)

// Fen is a sum of money in fen, a hundredth of a yuan.
type Fen int64

// MaxFen is the largest sum that the functions take: a hundred times the largest that a profile may
// hold.
const MaxFen Fen = 100 * 999_999_999_99

// Nearest returns a sum in yuan as fen, parts of a fen rounded half up; false where it is larger than
// MaxFen or negative.
func Nearest(yuan decimal.Decimal) (f Fen, ok bool) {
	if yuan.IsNeg() {
		return 0, false
	}
	whole := yuan.Trunc(2)
	if rest, err := yuan.Sub(whole); err == nil && rest.Cmp(halfFen) >= 0 {
		f = 1
	}
	n, exact := FromYuan(whole)
	return n + f, exact && n+f <= MaxFen
}

// Parse reads a sum of yuan in decimal digits, such as 2600.50, as Nearest does. It is not ok for what
// is no number.
func Parse(yuan string) (f Fen, ok bool) {
	d, err := decimal.Parse(yuan)
	if err != nil {
		return 0, false
	}
	return Nearest(d)
}

var halfFen = decimal.MustNew(5, 3)

// FromYuan returns a sum in yuan as fen; not exact where it has parts of a fen or is larger than
// MaxFen.
func FromYuan(yuan decimal.Decimal) (f Fen, exact bool) {
	fen, err := yuan.Mul(hundred)
	if err != nil || !fen.IsInt() {
		return 0, false
	}
	n, _, ok := fen.Trunc(0).Int64(0)
	f = Fen(n)
	return f, ok && -MaxFen <= f && f <= MaxFen
}

var hundred = decimal.MustNew(100, 0)

// Yuan returns the sum in yuan, with two decimals.
func (f Fen) Yuan() decimal.Decimal { return decimal.MustNew(int64(f), 2) }

// String returns the sum in yuan, with two decimals.
func (f Fen) String() string { return f.Yuan().String() }

// MarshalText writes what String does.
func (f Fen) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// MaxMonths is the most months that a schedule may have.
const MaxMonths = 1200

// The reasons why there is no result.
var (
	ErrAmount = errors.New("the sum is not more than 0, or too large")
	ErrMonths = errors.New("the number of months is less than 1, or too large")
	ErrRate   = errors.New("the rate is negative, or above 10,000 % a year")
	ErrNever  = errors.New("the payments never repay the sum: they do not exceed the interest")
	ErrSmall  = errors.New("the sum is so small that rounding alone repays it before the last month")
	ErrNoRate = errors.New("no rate of 0 or more makes the payments worth what was received")
	ErrDays   = errors.New("the number of days is negative, or a year has none")
	ErrOrder  = errors.New("the payments are not in the order of their days, or outside the days reckoned")
)

// MaxRate is the highest yearly rate, 10,000 %.
const MaxRate = 100

var maxRate = decimal.MustNew(MaxRate, 0)

var twelve = big.NewInt(12)

// check returns the reason why there is no schedule for what is asked.
func check(amount Fen, rate decimal.Decimal, months int) error {
	switch {
	case amount <= 0 || amount > MaxFen:
		return ErrAmount
	case months < 1 || months > MaxMonths:
		return ErrMonths
	}
	return checkRate(rate)
}

func checkRate(rate decimal.Decimal) error {
	if rate.IsNeg() || maxRate.Less(rate) {
		return ErrRate
	}
	return nil
}

// fraction is a number as a numerator and a denominator that is positive.
type fraction struct{ over, under *big.Int }

// fractionOf returns a decimal divided by a whole number.
func fractionOf(d decimal.Decimal, by *big.Int) fraction {
	over := new(big.Int).SetUint64(d.Coef())
	if d.IsNeg() {
		over.Neg(over)
	}
	under := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.Scale())), nil)
	return fraction{over, under.Mul(under, by)}
}

// of returns the part of a sum that a fraction is, rounded half up.
func (f fraction) of(sum Fen) Fen {
	if part, ok := f.quick(sum); ok {
		return part
	}
	over := new(big.Int).Mul(big.NewInt(int64(sum)), f.over)
	return halfUp(over, f.under)
}

// quick is of where 64 bits hold the fraction and the part; else it is not ok.
func (f fraction) quick(sum Fen) (part Fen, ok bool) {
	if sum < 0 || f.over.Sign() < 0 || !f.over.IsUint64() || !f.under.IsUint64() {
		return 0, false
	}
	under := f.under.Uint64()
	high, low := bits.Mul64(uint64(sum), f.over.Uint64())
	if high >= under {
		return 0, false
	}
	whole, rest := bits.Div64(high, low, under)
	if whole >= math.MaxInt64 {
		return 0, false
	}
	if rest >= under-rest { // half or more
		whole++
	}
	return Fen(whole), true
}

// halfUp returns over divided by under, which is positive, rounded to a whole number, half up.
func halfUp(over, under *big.Int) Fen {
	twice := new(big.Int).Lsh(over, 1)
	twice.Add(twice, under)
	return Fen(twice.Div(twice, new(big.Int).Lsh(under, 1)).Int64())
}
