package money_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/money"
)

// loans is how many random loans are compared with the reference.
const loans = 2000

// Payments are those of the sum's present value, computed in another way with 120 digits.
func TestEqualAgainstReference(t *testing.T) {
	random := rand.New(rand.NewPCG(2026, 11))
	for range loans {
		amount := money.Fen(1 + random.Int64N(100_000_000))
		yearly := decimal.MustNew(1+random.Int64N(1_000_000), 6)
		months := 1 + random.IntN(360)
		want := reference(amount, yearly, months)
		s, err := money.Equal(amount, yearly, months)
		switch {
		case errors.Is(err, money.ErrNever), errors.Is(err, money.ErrSmall):
		case err != nil:
			t.Fatalf("%v at %v over %d months: %v", amount, yearly, months, err)
		case months > 1 && s.First() != want:
			t.Errorf("%v at %v over %d months: %v, by the reference %v", amount, yearly, months, s.First(), want)
		}
	}
}

// reference divides the sum by what one fen a month is worth, month by month.
func reference(amount money.Fen, yearly decimal.Decimal, months int) money.Fen {
	const bits = 400
	number := func(n int64) *big.Float { return new(big.Float).SetPrec(bits).SetInt64(n) }
	r, _ := new(big.Float).SetPrec(bits).SetString(yearly.String())
	growth := new(big.Float).Add(number(1), r.Quo(r, number(12)))
	worth, discount := number(0), number(1)
	for range months {
		discount.Quo(discount, growth)
		worth.Add(worth, discount)
	}
	exact := new(big.Float).Quo(number(int64(amount)), worth)
	whole, _ := exact.Add(exact, big.NewFloat(0.5)).Int64()
	return money.Fen(whole)
}

// drawLoan draws what a schedule is asked for.
func drawLoan(t *rapid.T) (amount money.Fen, yearly decimal.Decimal, months int) {
	amount = money.Fen(rapid.Int64Range(1, 10_000_000_00).Draw(t, "amount"))
	yearly = decimal.MustNew(rapid.Int64Range(0, 1_000_000).Draw(t, "rate"), 6)
	return amount, yearly, rapid.IntRange(1, 360).Draw(t, "months")
}

var schedules = map[string]func(money.Fen, decimal.Decimal, int) (money.Schedule, error){
	"Equal": money.Equal, "EqualPrincipal": money.EqualPrincipal,
	"FlatFee": func(amount money.Fen, yearly decimal.Decimal, months int) (money.Schedule, error) {
		monthly, _ := yearly.Quo(decimal.MustNew(12, 0))
		return money.FlatFee(amount, monthly.Round(6), months)
	},
}

// The instalments of a schedule repay the sum to the fen, none is negative, and each leaves what
// its principal did not repay.
func TestSchedulesAddUp(t *testing.T) {
	for name, schedule := range schedules {
		rapid.Check(t, func(t *rapid.T) {
			amount, yearly, months := drawLoan(t)
			s, err := schedule(amount, yearly, months)
			if err != nil {
				return
			}
			balance := amount
			for k, i := range s {
				balance -= i.Principal
				if i.Payment != i.Principal+i.Interest || i.Balance != balance || i.Payment < 0 || balance < 0 {
					t.Fatalf("%s: month %d: %+v", name, k+1, i)
				}
			}
			if len(s) != months || balance != 0 || s.Total() != amount+s.Extra() {
				t.Fatalf("%s: %d months, %v left, %v in all, %v extra", name, len(s), balance, s.Total(), s.Extra())
			}
		})
	}
}

// The last payment differs from the others by what rounding adds up to: at most a fen each month,
// with its interest.
func TestLastPaymentIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount, yearly, months := drawLoan(t)
		s, err := money.Equal(amount, yearly, months)
		if err != nil {
			return
		}
		off, most := s.Last()-s.First(), float64(months)
		if off < 0 {
			off = -off
		}
		if monthly, _ := yearly.Float64(); monthly > 0 {
			growth := 1.0
			for range months {
				growth *= 1 + monthly/12
			}
			most = (growth - 1) / (monthly / 12)
		}
		if float64(off) > most {
			t.Fatalf("the last payment is %v, the others %v: more than %f fen apart", s.Last(), s.First(), most)
		}
	})
}

// Term is the fewest months: one less has a payment that is too high, or none at all.
func TestTermIsTheFewestMonths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount, yearly, _ := drawLoan(t)
		monthly := money.Fen(rapid.Int64Range(1, 100_000_00).Draw(t, "monthly"))
		months, err := money.Term(amount, yearly, monthly)
		if err != nil {
			return
		}
		if s, err := money.Equal(amount, yearly, months); err == nil && s.First() > monthly {
			t.Fatalf("%d months need %v a month", months, s.First())
		}
		if months > 1 {
			s, err := money.Equal(amount, yearly, months-1)
			if err == nil && s.First() < monthly && s.Last() <= monthly {
				t.Fatalf("%d months need %v a month, the last %v", months-1, s.First(), s.Last())
			}
		}
	})
}

// A payment and a term rise with the sum and the rate; the one falls with the months, the other with what
// is paid a month.
func TestPaymentAndTermAreMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount, yearly, months := drawLoan(t)
		monthly := money.Fen(rapid.Int64Range(1, 100_000_00).Draw(t, "monthly"))
		more := money.Fen(rapid.Int64Range(0, 1000).Draw(t, "more"))
		dearer, _ := yearly.Add(decimal.MustNew(rapid.Int64Range(0, 1000).Draw(t, "dearer"), 6))
		longer := months + rapid.IntRange(0, 10).Draw(t, "longer")
		low, _ := money.EqualPayment(amount, yearly, longer)
		high, _ := money.EqualPayment(amount+more, dearer, months)
		if low > high {
			t.Fatalf("the smaller, longer loan is %v a month, the other %v", low, high)
		}
		short, err := money.Term(amount, yearly, monthly+more)
		long, never := money.Term(amount+more, dearer, monthly)
		if never == nil && (err != nil || short > long) {
			t.Fatalf("the smaller loan takes %d months (%v), the other %d", short, err, long)
		}
	})
}

// The cost of a schedule is its rate, as near as whole fen allow.
func TestCostRateOfScheduleIsItsRate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, yearly, months := drawLoan(t)
		const amount = 1_000_000_00
		s, err := money.Equal(amount, yearly, months)
		if err != nil {
			return
		}
		cost, err := money.CostRate(amount, payments(s))
		if err != nil {
			t.Fatal(err)
		}
		off, _ := cost.Sub(yearly)
		if decimal.MustNew(1, 5).Less(off.Abs()) {
			t.Fatalf("a schedule at %v costs %v", yearly, cost)
		}
	})
}

// Two parts of a period are the whole, to the fen.
func TestInterestOfTwoParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount, yearly, _ := drawLoan(t)
		a, b := rapid.IntRange(0, 2000).Draw(t, "a"), rapid.IntRange(0, 2000).Draw(t, "b")
		simple := func(days int) money.Fen {
			f, err := money.Simple(amount, yearly, days, 365)
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		if off := simple(a) + simple(b) - simple(a+b); off < -1 || off > 1 {
			t.Fatalf("%d and %d days: %v apart", a, b, off)
		}
	})
}

// A payment never raises what is left, neither on its own day nor later, whatever it counts towards.
func TestPaymentNeverRaisesBalance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount, yearly, _ := drawLoan(t)
		received := money.Payment{On: 20000, Amount: amount}
		terms := money.Terms{YearlyRate: yearly, YearDays: 365,
			Imputation: money.Imputation(rapid.IntRange(0, 1).Draw(t, "imputation"))}
		day := calendar.Day(20000 + rapid.IntRange(0, 500).Draw(t, "day"))
		until := day + calendar.Day(rapid.IntRange(0, 500).Draw(t, "later"))
		paid := money.Payment{On: day, Amount: money.Fen(rapid.Int64Range(0, int64(amount)*2).Draw(t, "paid"))}
		without, err := money.Reckon(received, terms, []money.Payment{{On: day}}, until)
		if err != nil {
			t.Fatal(err)
		}
		with, err := money.Reckon(received, terms, []money.Payment{paid}, until)
		if err != nil || with.Owed() > without.Owed() || with.Principal < 0 || with.Interest < 0 {
			t.Fatalf("%v paid: %v left, without %v; %v", paid.Amount, with, without, err)
		}
	})
}

// No input makes a function panic, and each returns either a result or why there is none.
func FuzzMoney(f *testing.F) {
	f.Add(int64(4990000), "0.1825", 78, int64(110000), 30)
	f.Fuzz(func(t *testing.T, amount int64, yearly string, months int, monthly int64, days int) {
		r, err := decimal.Parse(yearly)
		if err != nil {
			return
		}
		for _, schedule := range schedules {
			if s, err := schedule(money.Fen(amount), r, months); (s == nil) == (err == nil) {
				t.Errorf("a schedule %v, and the error %v", s, err)
			}
		}
		_, _ = money.Term(money.Fen(amount), r, money.Fen(monthly))
		_, _ = money.CostRate(money.Fen(amount), []money.Fen{money.Fen(monthly), money.Fen(monthly)})
		if interest, err := money.Simple(money.Fen(amount), r, days, 365); err == nil && interest < 0 {
			t.Errorf("interest of %v", interest)
		}
	})
}

func BenchmarkEqual(b *testing.B) {
	for b.Loop() {
		_, _ = money.Equal(49_900_00, rate("0.1825"), 60)
	}
}

func BenchmarkCostRate(b *testing.B) {
	s, _ := money.Equal(49_900_00, rate("0.1825"), 60)
	all := payments(s)
	for b.Loop() {
		_, _ = money.CostRate(49_900_00, all)
	}
}
