package money_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/money"
)

func TestPayDown(t *testing.T) {
	loan := func(balance, yearly string) money.Loan {
		return money.Loan{Balance: yuan(t, balance), YearlyRate: rate(yearly)}
	}
	for _, row := range []struct {
		why     string
		loans   []money.Loan
		monthly string
		want    money.Paydown
		fails   error
	}{
		{"without interest, what remains of a month goes to the next", []money.Loan{loan("800", "0"), loan("2200", "0")},
			"500", money.Paydown{FirstGone: 2, Months: 6, Total: 3000_00}, nil},
		{"a month's interest is added before the payment", []money.Loan{loan("1000", "0.12")},
			"500", money.Paydown{FirstGone: 3, Months: 3, Total: 1015_25}, nil},
		{"the other's interest runs on meanwhile", []money.Loan{loan("500", "0"), loan("1000", "0.12")},
			"500", money.Paydown{FirstGone: 1, Months: 4, Total: 1525_55}, nil},
		{"the interest of all takes all of it", []money.Loan{loan("9000", "0.24"), loan("1000", "0.24")},
			"200", money.Paydown{}, money.ErrNever},
		{"nothing is owed", []money.Loan{loan("0", "0.24")}, "200", money.Paydown{}, money.ErrAmount},
		{"nothing is paid", []money.Loan{loan("10", "0.24")}, "0", money.Paydown{}, money.ErrAmount},
	} {
		got, err := money.PayDown(row.loans, yuan(t, row.monthly))
		if !errors.Is(err, row.fails) || err == nil && got != row.want {
			t.Errorf("%s: got %+v, %v", row.why, got, err)
		}
	}
}

// Paying the dearest first never costs more than paying the smallest first, but for the rounding of
// each month.
func TestDearestFirstCostsLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var loans []money.Loan
		months := 0
		for range 2 + r.IntN(5) {
			loans = append(loans, money.Loan{
				Balance: money.Fen(1 + r.Int64N(5_000_000)), YearlyRate: decimal.MustNew(r.Int64N(36), 2),
			})
		}
		total := func(compare func(x, y money.Loan) int) money.Fen {
			slices.SortStableFunc(loans, compare)
			p, err := money.PayDown(loans, 1_000_000)
			if err != nil {
				t.Fatal(err)
			}
			months = max(months, p.Months)
			return p.Total
		}
		smallest := total(func(x, y money.Loan) int { return int(x.Balance - y.Balance) })
		dearest := total(func(x, y money.Loan) int { return y.YearlyRate.Cmp(x.YearlyRate) })
		if dearest > smallest+money.Fen(months*len(loans)) {
			t.Fatalf("%v: dearest first %v, smallest first %v", loans, dearest, smallest)
		}
	}
}
