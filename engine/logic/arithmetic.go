package logic

import (
	"math/bits"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
)

// number is a figure, and whether it rests on a quotient that was rounded. One that is not rounded
// is exact.
type number struct {
	decimal.Decimal
	rounded bool
}

func numberOf(v *fact.Value) number    { return number{v.Number, v.Rounded} }
func exactly(d decimal.Decimal) number { return number{d, false} }
func (x number) negated() number       { return number{x.Neg(), x.rounded} }
func (x number) equal(y number) bool   { return x.Decimal.Equal(y.Decimal) }
func (l *lowering) arithmetic(n *Node) term {
	a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1])
	return term{number: reckon(a.number, b.number, reckoning[n.Operator])}
}

// operation works out a figure, or names the cause why it cannot be.
type operation func(x, y number) (z number, cause CauseKind)

func reckon(a, b closure[number], by operation) closure[number] {
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

var reckoning = map[string]operation{
	"+": plus,
	"-": func(x, y number) (number, CauseKind) { return plus(x, y.negated()) },
	"*": times,
	"/": over,
}

// exactScale is the most decimals that a number in an expression may have.
const exactScale = 12

// plus, times and over: decimal rounds what has more digits than it holds, and then the result has
// fewer decimals than it should.

func plus(x, y number) (number, CauseKind) {
	z, err := x.Add(y.Decimal)
	full := z.Scale() == max(x.Scale(), y.Scale())
	return settle(z, err, x.rounded || y.rounded, full || err == nil && isSum(x.Decimal, y.Decimal, z))
}

func times(x, y number) (number, CauseKind) {
	z, err := x.Mul(y.Decimal)
	full := z.Scale() == x.Scale()+y.Scale()
	return settle(z, err, x.rounded || y.rounded, full || err == nil && isProduct(x.Decimal, y.Decimal, z))
}

// settle is what a sum or a product has come to. What is not exact is out of bounds, unless it
// rests on what was rounded already.
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

// shifted is a coefficient with so many zeros behind it; not ok where it is wider than 128 bits.
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

// isProduct tells whether z is x times y and not a digit less.
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

// isSum tells whether z is x plus y and not a digit less.
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

// plus is the sum of two numbers that 128 bits hold; 38 digits and 38 digits do.
func (w uint128) plus(v uint128) (sum uint128) {
	var carry uint64
	sum.low, carry = bits.Add64(w.low, v.low, 0)
	sum.high, _ = bits.Add64(w.high, v.high, carry)
	return sum
}
