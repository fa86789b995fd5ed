package money

import (
	"math"

	"github.com/govalues/decimal"
)

// rateDecimals is how many decimals CostRate returns.
const rateDecimals = 9

// CostRate returns the yearly rate at which payments at the end of each month are worth what was
// received at the beginning: twelve times the monthly rate m for which the sum of
// payment ÷ (1+m)^month is the sum received, to nine decimals. It is the rate by which loans with
// different fees can be compared.
//
// ErrNoRate where the payments come to less than was received, or the rate is above 10,000 % a year.
// An element of payments may be 0, for a month without a payment; none may be negative.
func CostRate(received Fen, payments []Fen) (yearly decimal.Decimal, err error) {
	if received <= 0 || received > MaxFen {
		return decimal.Decimal{}, ErrAmount
	}
	if len(payments) < 1 || len(payments) > MaxMonths {
		return decimal.Decimal{}, ErrMonths
	}
	var total Fen
	for _, p := range payments {
		if p < 0 || p > MaxFen {
			return decimal.Decimal{}, ErrAmount
		}
		total += p
	}
	low, high := 0.0, 100.0/12
	if total < received || worth(payments, high) > float64(received) {
		return decimal.Decimal{}, ErrNoRate
	}
	for {
		middle := low + (high-low)/2
		if middle <= low || high <= middle { // they are neighbours
			break
		}
		if worth(payments, middle) >= float64(received) {
			low = middle
		} else {
			high = middle
		}
	}
	unit := math.Pow10(rateDecimals)
	return decimal.MustNew(int64(math.Round(low*12*unit)), rateDecimals).Trim(0), nil
}

// worth returns what payments are worth at a monthly rate, at the time of the loan. Each product is
// rounded by itself, so that every machine computes the same.
func worth(payments []Fen, monthly float64) (w float64) {
	discount := 1 / (1 + monthly)
	for k := len(payments) - 1; k >= 0; k-- {
		w = float64((w + float64(payments[k])) * discount)
	}
	return w
}
