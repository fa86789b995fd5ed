package logic

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/govalues/decimal"
)

func ratOf(d decimal.Decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(d.String())
	return r
}

// fits reports whether a decimal of 19 digits holds a number.
func fits(r *big.Rat) bool {
	decimals, finite := r.FloatPrec()
	if !finite || decimals > decimal.MaxScale {
		return false
	}
	coefficient := new(big.Rat).Mul(r, new(big.Rat).SetInt(power(decimals)))
	return new(big.Rat).Abs(coefficient).Cmp(new(big.Rat).SetInt(power(decimal.MaxPrec))) < 0
}

func power(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// isRounding reports whether a decimal is as near to a number as 19 digits come.
func isRounding(d decimal.Decimal, r *big.Rat) bool {
	whole := new(big.Int).Quo(r.Num(), r.Denom())
	decimals := decimal.MaxPrec
	if whole.Sign() != 0 {
		decimals -= len(new(big.Int).Abs(whole).String())
	}
	off := new(big.Rat).Sub(ratOf(d), r)
	off.Abs(off).Mul(off, big.NewRat(2, 1))
	return off.Cmp(new(big.Rat).SetFrac(big.NewInt(1), power(decimals))) <= 0
}

// Law 5: sums, differences, products and quotients are exact wherever 19 digits hold the number.
// Where they do not, a quotient and what rests on one are rounded, and nothing else is known.
func TestLaw5ExactWhereItFits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	money := func() decimal.Decimal { return decimal.MustNew(r.Int64N(99_999_999_999)-9_999_999, 2) }
	rate := func() decimal.Decimal { return decimal.MustNew(r.Int64N(9_999_999)+1, 6) }
	round := func() decimal.Decimal { // with zeros at its end, as people write them
		return decimal.MustNew(r.Int64N(999)*[]int64{1, 100, 10_000, 1_000_000}[r.IntN(4)]+5, r.IntN(3))
	}
	long := func() decimal.Decimal { return decimal.MustNew(r.Int64(), r.IntN(decimal.MaxScale+1)) }
	draws := []func() decimal.Decimal{money, rate, round, long}
	operations := map[string]func(z, x, y *big.Rat) *big.Rat{
		"+": (*big.Rat).Add, "-": (*big.Rat).Sub, "*": (*big.Rat).Mul, "/": (*big.Rat).Quo,
	}
	for range 8_000 {
		x, y := number{draws[r.IntN(4)](), r.IntN(4) == 0}, number{draws[r.IntN(4)](), false}
		for operator, exact := range operations {
			if operator == "/" && y.IsZero() {
				continue
			}
			want := exact(new(big.Rat), ratOf(x.Decimal), ratOf(y.Decimal))
			z, cause := operationOf[operator](x, y)
			tooLarge := new(big.Rat).Abs(want).Cmp(new(big.Rat).SetInt(power(decimal.MaxPrec))) >= 0
			switch holds := fits(want); {
			case holds && (cause != "" || ratOf(z.Decimal).Cmp(want) != 0 || z.rounded != x.rounded):
				t.Fatalf("%v %s %v is %v %s, want %s", x, operator, y, z, cause, want.FloatString(40))
			case holds:
			case operator != "/" && !x.rounded && cause != OutOfBounds:
				t.Fatalf("%v %s %v is %v, which is not exact", x, operator, y, z)
			case cause == "" && (!z.rounded || !isRounding(z.Decimal, want)):
				t.Fatalf("%v %s %v is %v, want %s rounded", x, operator, y, z, want.FloatString(40))
			case cause != "" && !tooLarge && (x.rounded || operator == "/"):
				if ceiling := new(big.Rat).Abs(want); ceiling.Cmp(new(big.Rat).SetInt(power(decimal.MaxPrec-1))) < 0 {
					t.Fatalf("%v %s %v is not known: %s", x, operator, y, cause)
				}
			}
		}
	}
}

// A rounded quotient may end in zeros, and a product that does not look as if it fitted may fit.
func TestRoundedIsCarried(t *testing.T) {
	check(t, []row{
		{"the 19th digit of the quotient is 0", "103073.3 / 0.072295 * 18000 > 0", Yes},
		{"a quotient with 13 digits only", "1 / 3 * 3 == 1", No},
		{"a product that ends in zeros", "999999999.5 * 10000000000 / 10000000000 == 999999999.5", Yes},
		{"zeros on both sides", "999999999.50 * 1000000000.00 == 999999999500000 * 1000", Yes},
		{"a sum that ends in a zero", "(999999999999999 * 1000 + 999.5) + 0.5 == 100000000000000 * 10000", Yes},
		{"through a derived fact and a list", "sum([owed / 7, 1]) * 123456789 > 0", Yes},
		{"through min, max, abs, let and ??",
			"let q = abs(min(owed / 7, 99999)); (max(q, 1) ?? 0) * 123456789.123456 > 0", Yes},
		{"what is exact is never rounded", "(income + 123456789.123456) * 123456.123456 > 0", Unknown},
	})
}
