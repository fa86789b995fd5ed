package logic

import (
	"math/rand/v2"
	"testing"

	"github.com/govalues/decimal"
)

// Law 11: the quick ways give what decimal gives, digit for digit, or leave it to that.
func TestLaw11QuickAsDecimal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	coefficient := func() int64 {
		n := r.Int64() >> r.IntN(63)
		switch r.IntN(4) {
		case 0:
			n = int64(powersOfTen[r.IntN(19)]) * (n % 1000)
		case 1:
			n = int64(powersOfTen[r.IntN(19)]) + int64(r.IntN(3)) - 1
		}
		if r.IntN(3) == 0 {
			return -n
		}
		return n
	}
	quick := [4]int{}
	for range 60_000 {
		x := decimal.MustNew(coefficient(), r.IntN(decimal.MaxScale+1))
		y := decimal.MustNew(coefficient(), r.IntN(decimal.MaxScale+1))
		for i, was := range checkQuick(t, x, y) {
			if was {
				quick[i]++
			}
		}
	}
	for i, times := range quick {
		if times < 5_000 {
			t.Errorf("the quick way %d was gone only %d times", i, times)
		}
	}
}

func FuzzQuickAsDecimal(f *testing.F) {
	f.Add(int64(2800000), int64(36), 2, 0)
	f.Add(int64(9_999_999_999_999_999_999>>1), int64(-3), 0, 19)
	f.Add(int64(1), int64(8), 0, 0)
	f.Fuzz(func(t *testing.T, x, y int64, xScale, yScale int) {
		a, err := decimal.New(x, xScale)
		b, errB := decimal.New(y, yScale)
		if err == nil && errB == nil {
			checkQuick(t, a, b)
		}
	})
}

// checkQuick compares the quick ways with those for any number, and returns which of them, a sum, a
// product, a comparison and a quotient, were quick.
func checkQuick(t *testing.T, x, y decimal.Decimal) (quick [4]bool) {
	t.Helper()
	a, b := number{x, false}, number{y, false}
	agrees := func(operator string, z decimal.Decimal, rounded bool, want number, cause CauseKind) {
		if cause != "" || z != want.Decimal || rounded != want.rounded {
			t.Fatalf("%v %s %v is %v (rounded: %t), and by decimal %v (%t) %s", x, operator, y, z, rounded, want, want.rounded, cause)
		}
	}
	if z, ok := quickSum(x, y); ok {
		want, cause := plusOfAny(a, b)
		agrees("+", z, false, want, cause)
		quick[0] = true
	}
	if z, ok := quickProduct(x, y); ok {
		want, cause := timesOfAny(a, b)
		agrees("*", z, false, want, cause)
		quick[1] = true
	}
	if _, _, _, ok := aligned(x, y); ok {
		quick[2] = true
	}
	if got, want := signOf(x, y), x.Cmp(y); got != want {
		t.Fatalf("%v beside %v is %d, want %d", x, y, got, want)
	}
	if y.IsZero() {
		return quick
	}
	if z, exact, ok := quickQuotient(x, y); ok {
		want, cause := overAny(a, b)
		agrees("/", z, !exact, want, cause)
		quick[3] = true
	}
	return quick
}
