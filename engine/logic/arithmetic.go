package logic

import (
	"github.com/govalues/decimal"
)

func (l *lowering) arithmetic(n *Node) term {
	a, b := l.lower(n.Parts[0]), l.lower(n.Parts[1])
	return term{number: reckon(a.number, b.number, reckoning[n.Operator])}
}

func reckon(a, b closure[decimal.Decimal], by func(x, y decimal.Decimal) (decimal.Decimal, string)) closure[decimal.Decimal] {
	return func(f *Frame) (decimal.Decimal, bool) {
		x, xKnown := a(f)
		y, yKnown := b(f)
		if !xKnown || !yKnown {
			return decimal.Decimal{}, false
		}
		z, cause := by(x, y)
		if cause != "" {
			f.fail(cause, "")
		}
		return z, cause == ""
	}
}

// reckoning works out a figure, or names the cause why it cannot be.
var reckoning = map[string]func(x, y decimal.Decimal) (decimal.Decimal, string){
	"+": plus,
	"-": func(x, y decimal.Decimal) (decimal.Decimal, string) { return plus(x, y.Neg()) },
	"*": times,
	"/": over,
}

// exactScale is the most decimals that a figure has which did not come out of a division: the product of two rates has 12. One of rateScale
// decimals may have them all the same, yet not behind so many digits before the point.
const (
	exactScale = 12
	rateScale  = 6
)

// rounded tells what came out of a division, and was rounded there.
func rounded(d decimal.Decimal) bool {
	return d.Scale() > exactScale || d.Scale() > rateScale && d.Prec() == decimal.MaxPrec
}

func plus(x, y decimal.Decimal) (decimal.Decimal, string) {
	if z, err := x.AddExact(y, max(x.Scale(), y.Scale())); err == nil {
		return z, ""
	}
	x, y = x.Trim(0), y.Trim(0)
	if rounded(x) || rounded(y) {
		return inBounds(x.Add(y))
	}
	return inBounds(x.AddExact(y, max(x.Scale(), y.Scale())))
}

func times(x, y decimal.Decimal) (decimal.Decimal, string) {
	z, err := x.MulExact(y, min(x.Scale()+y.Scale(), decimal.MaxScale))
	if exact := x.Scale()+y.Scale() <= decimal.MaxScale; err == nil && exact {
		return z, ""
	}
	x, y = x.Trim(0), y.Trim(0)
	if rounded(x) || rounded(y) {
		return inBounds(x.Mul(y))
	}
	return inBounds(x.MulExact(y, x.Scale()+y.Scale()))
}

func over(x, y decimal.Decimal) (decimal.Decimal, string) {
	if y.IsZero() {
		return decimal.Decimal{}, DivisionByZero
	}
	return inBounds(x.Quo(y))
}

func inBounds(z decimal.Decimal, err error) (decimal.Decimal, string) {
	if err != nil {
		return decimal.Decimal{}, OutOfBounds
	}
	return z, ""
}
