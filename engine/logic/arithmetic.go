package logic

import (
	"math/bits"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
)

// number is a decimal, and whether it rests on a quotient that was rounded. One that does not is
// exact.
type number struct {
	decimal.Decimal
	rounded bool
}

func numberOf(v *fact.Value) number    { return number{v.Number, v.Rounded} }
func exactly(d decimal.Decimal) number { return number{d, false} }
func (x number) negated() number       { return number{x.Neg(), x.rounded} }
func (x number) equal(y number) bool   { return x.Decimal.Equal(y.Decimal) }

func (l *lowering) lowerArithmetic(n *Node) term {
	a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1])
	by := boundsOperationOf[n.Operator]
	return term{
		number: combine(a.number, b.number, operationOf[n.Operator]),
		bounds: func(f *Frame) Bounds { return by(a.boundsIn(f), b.boundsIn(f)) },
	}
}

// operation computes a number, or returns the cause why it cannot.
type operation func(x, y number) (z number, cause CauseKind)

func combine(a, b closure[number], by operation) closure[number] {
	return func(f *Frame) (number, bool) {
		x, xKnown := a(f)
		y, yKnown := b(f)
		if !xKnown || !yKnown {
			return number{}, false
		}
		z, cause := by(x, y)
		if cause != "" {
			f.fail(cause, "")
		}
		return z, cause == ""
	}
}

var operationOf = map[string]operation{
	"+": plus,
	"-": func(x, y number) (number, CauseKind) { return plus(x, y.negated()) },
	"*": times,
	"/": over,
}

// exactScale is the most decimals that a number in an expression may have.
const exactScale = 12

// plus, times and over find out whether decimal has rounded: a rounded result has fewer decimals
// than an exact one should have.

func plus(x, y number) (number, CauseKind) {
	if z, ok := quickSum(x.Decimal, y.Decimal); ok {
		return number{z, x.rounded || y.rounded}, ""
	}
	return plusOfAny(x, y)
}

func plusOfAny(x, y number) (number, CauseKind) {
	z, err := x.Add(y.Decimal)
	full := z.Scale() == max(x.Scale(), y.Scale())
	return settle(z, err, x.rounded || y.rounded, full || err == nil && isSum(x.Decimal, y.Decimal, z))
}

func times(x, y number) (number, CauseKind) {
	if z, ok := quickProduct(x.Decimal, y.Decimal); ok {
		return number{z, x.rounded || y.rounded}, ""
	}
	return timesOfAny(x, y)
}

func timesOfAny(x, y number) (number, CauseKind) {
	z, err := x.Mul(y.Decimal)
	full := z.Scale() == x.Scale()+y.Scale()
	return settle(z, err, x.rounded || y.rounded, full || err == nil && isProduct(x.Decimal, y.Decimal, z))
}

// settle returns a sum or a product. One that is not exact is out of bounds, unless an operand was
// rounded already.
func settle(z decimal.Decimal, err error, rounded, exact bool) (number, CauseKind) {
	if err != nil || !exact && !rounded {
		return number{}, OutOfBounds
	}
	return number{z, rounded}, ""
}

func over(x, y number) (number, CauseKind) {
	if y.IsZero() {
		return number{}, DivisionByZero
	}
	if z, exact, ok := quickQuotient(x.Decimal, y.Decimal); ok {
		return number{z, x.rounded || y.rounded || !exact}, ""
	}
	return overAny(x, y)
}

func overAny(x, y number) (number, CauseKind) {
	z, err := x.Quo(y.Decimal)
	if err != nil {
		return number{}, OutOfBounds
	}
	return number{z, x.rounded || y.rounded || !isProduct(z, y.Decimal, x.Decimal)}, ""
}

// uint128 is a whole number of 128 bits.
type uint128 struct{ high, low uint64 }

// powersOfTen are those that 64 bits hold.
var powersOfTen = func() (powers [20]uint64) {
	powers[0] = 1
	for i := range powers[1:] {
		powers[i+1] = powers[i] * 10
	}
	return powers
}()

// shifted returns a coefficient with so many zeros appended; not ok where it is wider than 128
// bits.
func shifted(coefficient uint64, zeros int) (w uint128, ok bool) {
	if coefficient == 0 {
		return uint128{}, true
	}
	if zeros < 0 || zeros >= len(powersOfTen) {
		return uint128{}, false
	}
	w.high, w.low = bits.Mul64(coefficient, powersOfTen[zeros])
	return w, true
}

// isProduct reports whether z is exactly x times y.
func isProduct(x, y, z decimal.Decimal) bool {
	var product uint128
	product.high, product.low = bits.Mul64(x.Coef(), y.Coef())
	zeros := x.Scale() + y.Scale() - z.Scale()
	if zeros < 0 { // z has more decimals than the product
		if product.high != 0 {
			return false
		}
		all, ok := shifted(product.low, -zeros)
		return ok && all == uint128{0, z.Coef()}
	}
	all, ok := shifted(z.Coef(), zeros)
	if !ok { // so many zeros go to a wider coefficient, which a product of two has where the rest fits
		rest, fits := shifted(z.Coef(), zeros-len(powersOfTen)+1)
		if !fits || rest.high != 0 {
			return false
		}
		all.high, all.low = bits.Mul64(rest.low, powersOfTen[len(powersOfTen)-1])
	}
	return all == product
}

// isSum reports whether z is exactly x plus y.
func isSum(x, y, z decimal.Decimal) bool {
	scale := max(x.Scale(), y.Scale())
	a, aFits := shifted(x.Coef(), scale-x.Scale())
	b, bFits := shifted(y.Coef(), scale-y.Scale())
	c, cFits := shifted(z.Coef(), scale-z.Scale())
	if !aFits || !bFits || !cFits {
		return false
	}
	if x.IsNeg() == y.IsNeg() {
		return a.plus(b) == c
	}
	if x.IsNeg() != z.IsNeg() {
		a, b = b, a
	}
	return c.plus(b) == a
}

// plus returns the sum of two numbers of at most 38 digits, which 128 bits hold.
func (w uint128) plus(v uint128) (sum uint128) {
	var carry uint64
	sum.low, carry = bits.Add64(w.low, v.low, 0)
	sum.high, _ = bits.Add64(w.high, v.high, carry)
	return sum
}
