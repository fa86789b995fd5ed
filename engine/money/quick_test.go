package money

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// What 64 bits hold is rounded as what they do not: half up.
func TestPartOfASum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		under := rapid.Int64Min(1).Draw(t, "under")
		over := rapid.OneOf(rapid.Int64Range(0, under), rapid.Int64Min(0)).Draw(t, "over")
		sum := Fen(rapid.OneOf(rapid.Int64Range(0, int64(MaxFen)), rapid.Int64Min(0)).Draw(t, "sum"))
		f := fraction{big.NewInt(over), big.NewInt(under)}
		got, ok := f.quick(sum)
		whole := halfUp(new(big.Int).Mul(big.NewInt(int64(sum)), f.over), f.under)
		if ok && got != whole {
			t.Fatalf("%d × %d ÷ %d is %d, not %d", sum, over, under, whole, got)
		}
		if !ok && over <= under/2 && sum <= MaxFen {
			t.Fatalf("%d × %d ÷ %d is left to large numbers", sum, over, under)
		}
	})
	for _, row := range []struct {
		why   string
		sum   Fen
		over  int64
		under int64
		want  Fen
	}{
		{"half is rounded up", 5, 1, 10, 1}, {"less than half is not", 4, 1, 10, 0}, {"nothing", 0, 1, 3, 0},
		{"an odd denominator", 5, 3, 11, 1},
	} {
		if got, ok := (fraction{big.NewInt(row.over), big.NewInt(row.under)}).quick(row.sum); !ok || got != row.want {
			t.Errorf("%s: %d, %v", row.why, got, ok)
		}
	}
}

// The search finds what trying one after the other finds, whatever the guess.
func TestFewest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.IntRange(1, MaxMonths+1).Draw(t, "fewest")
		guess := rapid.IntRange(-5, MaxMonths+5).Draw(t, "guess")
		tried := 0
		got := fewest(guess, func(months int) bool {
			if tried++; months < 1 || months > MaxMonths {
				t.Fatalf("%d months are tried", months)
			}
			return months >= want
		})
		if got != want || got == guess && tried > 3 {
			t.Fatalf("%d after %d attempts", got, tried)
		}
	})
}
