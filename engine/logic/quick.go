package logic

import (
	"cmp"
	"math"
	"math/bits"

	"github.com/govalues/decimal"
)

// What decimal does for numbers of every size, these do for those of up to 18 digits, which nearly all
// are, in whole numbers of 64 bits. They are not ok where they would not give what decimal gives: then
// that is asked.

// mostQuick is below what a sum of two does not fit in 64 bits.
const mostQuick = 1_000_000_000_000_000_000

// aligned returns two numbers as multiples of one unit, 10 to the minus scale.
func aligned(x, y decimal.Decimal) (a, b int64, scale int, ok bool) {
	scale = x.Scale()
	large, small := x.Coef(), y.Coef()
	switch zeros := scale - y.Scale(); {
	case zeros > 0:
		small, ok = withZeros(small, zeros)
	case zeros < 0:
		scale = y.Scale()
		large, ok = withZeros(large, -zeros)
	default:
		ok = true
	}
	if !ok || large >= mostQuick || small >= mostQuick {
		return 0, 0, 0, false
	}
	return signed(large, x.IsNeg()), signed(small, y.IsNeg()), scale, true
}

func withZeros(coefficient uint64, zeros int) (longer uint64, ok bool) {
	beyond, longer := bits.Mul64(coefficient, powersOfTen[zeros])
	return longer, beyond == 0
}

func signed(magnitude uint64, isNegative bool) int64 {
	if isNegative {
		return -int64(magnitude)
	}
	return int64(magnitude)
}

// of returns a decimal of its parts.
func of(magnitude uint64, isNegative bool, scale int) (z decimal.Decimal, ok bool) {
	if magnitude > math.MaxInt64 {
		return z, false
	}
	z, err := decimal.New(signed(magnitude, isNegative), scale)
	return z, err == nil
}

// quickSum returns x plus y.
func quickSum(x, y decimal.Decimal) (z decimal.Decimal, ok bool) {
	a, b, scale, ok := aligned(x, y)
	if !ok {
		return z, false
	}
	z, err := decimal.New(a+b, scale)
	return z, err == nil
}

// quickProduct returns x times y.
func quickProduct(x, y decimal.Decimal) (z decimal.Decimal, ok bool) {
	beyond, product := bits.Mul64(x.Coef(), y.Coef())
	if beyond != 0 || product >= mostQuick {
		return z, false
	}
	return of(product, x.IsNeg() != y.IsNeg(), x.Scale()+y.Scale())
}

// signOf returns x.Cmp(y).
func signOf(x, y decimal.Decimal) int {
	if x.Scale() == y.Scale() && !x.IsNeg() && !y.IsNeg() {
		return cmp.Compare(x.Coef(), y.Coef())
	}
	if a, b, _, ok := aligned(x, y); ok {
		return cmp.Compare(a, b)
	}
	return x.Cmp(y)
}

// quickQuotient returns x by y, which is not 0, and whether it is exact: with as few decimals as hold
// it, but no fewer than x has more than y; else with 19 digits or decimals, rounded half to even.
func quickQuotient(x, y decimal.Decimal) (z decimal.Decimal, exact, ok bool) {
	negative, more := x.IsNeg() != y.IsNeg(), x.Scale()-y.Scale()
	least := max(more, 0)
	if q, rest, ok := divided(x.Coef(), y.Coef(), least-more); ok && rest == 0 {
		z, ok = of(q, negative, least)
		return z, true, ok
	}
	shift := min(decimal.MaxPrec-digitsOf(x.Coef())+digitsOf(y.Coef()), decimal.MaxScale-more)
	if shift >= len(powersOfTen) {
		return z, false, false
	}
	q, rest, ok := divided(x.Coef(), y.Coef(), shift)
	if !ok { // it would have a digit more
		shift--
		q, rest, ok = divided(x.Coef(), y.Coef(), shift)
	}
	scale := more + shift
	if !ok || scale < least {
		return z, false, false
	}
	if half := y.Coef() - rest; rest > half || rest == half && q%2 == 1 {
		q++
	}
	if z, ok = of(q, negative, scale); q%10 == 0 {
		z = z.Trim(least)
	}
	return z, rest == 0, ok
}

// divided divides a number with so many zeros behind it by another. It is ok where the quotient has no
// more than 19 digits.
func divided(x, y uint64, zeros int) (quotient, rest uint64, ok bool) {
	if zeros < 0 || zeros >= len(powersOfTen) {
		return 0, 0, false
	}
	high, low := bits.Mul64(x, powersOfTen[zeros])
	if high >= y {
		return 0, 0, false
	}
	quotient, rest = bits.Div64(high, low, y)
	return quotient, rest, quotient < powersOfTen[decimal.MaxPrec]
}

// digitsOf returns how many digits a number has, 0 none.
func digitsOf(n uint64) int {
	digits := bits.Len64(n) * 1233 >> 12 // or one less: 1233/4096 is the logarithm of 2
	if n >= powersOfTen[digits] {
		digits++
	}
	return digits
}
