package money

import (
	"math"
	"math/big"
	"sort"

	"github.com/govalues/decimal"
)

// Instalment is one month of a schedule.
type Instalment struct {
	Payment   Fen // Interest and Principal together
	Interest  Fen // or the month's fee
	Principal Fen
	Balance   Fen // what is left after the payment
}

// Schedule is the instalments of a loan, month by month.
type Schedule []Instalment

// Total returns what is paid in all.
func (s Schedule) Total() (total Fen) {
	for _, i := range s {
		total += i.Payment
	}
	return total
}

// Extra returns what is paid above the sum: interest and fees.
func (s Schedule) Extra() (extra Fen) {
	for _, i := range s {
		extra += i.Interest
	}
	return extra
}

// First returns the payment of the first month, Last that of the last.
func (s Schedule) First() Fen { return s[0].Payment }

// Last returns the payment of the last month.
func (s Schedule) Last() Fen { return s[len(s)-1].Payment }

// Equal returns the schedule of equal monthly payments (等额本息): with i, a twelfth of the yearly
// rate, each payment is amount × i × (1+i)^months ÷ ((1+i)^months − 1). Without interest it is the
// sum divided by the months, rounded down. The last payment is what is left and its interest.
//
// It is refused where the payment does not exceed the first month's interest (ErrNever).
func Equal(amount Fen, yearlyRate decimal.Decimal, months int) (Schedule, error) {
	if err := check(amount, yearlyRate, months); err != nil {
		return nil, err
	}
	monthly := fractionOf(yearlyRate, twelve)
	payment := equalPayment(amount, monthly, months)
	if yearlyRate.IsPos() && payment <= monthly.of(amount) {
		return nil, ErrNever
	}
	return repay(amount, months, func(balance Fen) Instalment {
		interest := monthly.of(balance)
		return Instalment{Interest: interest, Principal: payment - interest}
	})
}

// EqualPayment returns the payment of Equal by its formula, also where rounding leaves no schedule of it.
// It rises with the sum and with the rate, and falls with the months.
func EqualPayment(amount Fen, yearlyRate decimal.Decimal, months int) (Fen, error) {
	if err := check(amount, yearlyRate, months); err != nil {
		return 0, err
	}
	return equalPayment(amount, fractionOf(yearlyRate, twelve), months), nil
}

func equalPayment(amount Fen, monthly fraction, months int) Fen {
	if monthly.over.Sign() == 0 {
		return amount / Fen(months)
	}
	n := big.NewInt(int64(months))
	after := new(big.Int).Exp(new(big.Int).Add(monthly.under, monthly.over), n, nil) // (1+i)^n, times before
	before := new(big.Int).Exp(monthly.under, n, nil)
	over := new(big.Int).Mul(big.NewInt(int64(amount)), monthly.over)
	under := new(big.Int).Sub(after, before)
	return halfUp(over.Mul(over, after), under.Mul(under, monthly.under))
}

// EqualPrincipal returns the schedule that repays the same part of the sum each month (等额本金),
// rounded down, and the interest on what is left: the payments fall, and the first is the one that
// must be affordable.
func EqualPrincipal(amount Fen, yearlyRate decimal.Decimal, months int) (Schedule, error) {
	if err := check(amount, yearlyRate, months); err != nil {
		return nil, err
	}
	monthly := fractionOf(yearlyRate, twelve)
	return repay(amount, months, func(balance Fen) Instalment {
		return Instalment{Interest: monthly.of(balance), Principal: amount / Fen(months)}
	})
}

// FlatFee returns the schedule of card instalments with a monthly fee on the whole sum, not on what
// is left: the sum and all fees, divided by the months, rounded half up. What it costs a year is
// far more than twelve times the fee; CostRate tells.
func FlatFee(amount Fen, monthlyFee decimal.Decimal, months int) (Schedule, error) {
	if err := check(amount, monthlyFee, months); err != nil {
		return nil, err
	}
	fee := fractionOf(monthlyFee, big.NewInt(1)).of(amount)
	payment := halfUp(big.NewInt(int64(amount+fee*Fen(months))), big.NewInt(int64(months)))
	return repay(amount, months, func(Fen) Instalment {
		return Instalment{Interest: fee, Principal: payment - fee}
	})
}

// repay makes a schedule of what each month's interest and principal are; the last month's
// principal is what is left.
func repay(amount Fen, months int, month func(balance Fen) Instalment) (Schedule, error) {
	s, balance := make(Schedule, months), amount
	for k := range s {
		i := month(balance)
		if k == months-1 {
			i.Principal = balance
		}
		if i.Principal > balance {
			return nil, ErrSmall
		}
		balance -= i.Principal
		i.Payment, i.Balance = i.Principal+i.Interest, balance
		s[k] = i
	}
	return s, nil
}

// Term returns the fewest months in which equal payments of at most so much a month repay the sum: the
// payment of Equal is at most that much, and so many of that much come to the sum. It rises with the sum
// and with the rate, and falls with what is paid a month.
//
// ErrNever where the interest of the first month is as much or more; ErrMonths where more than MaxMonths
// are needed.
func Term(amount Fen, yearlyRate decimal.Decimal, monthly Fen) (months int, err error) {
	if err := check(amount, yearlyRate, 1); err != nil {
		return 0, err
	}
	if monthly > MaxFen {
		return 0, ErrAmount
	}
	interest := fractionOf(yearlyRate, twelve)
	if monthly <= 0 || interest.exceeds(amount, monthly) {
		return 0, ErrNever
	}
	fits := func(months int) bool {
		return monthly*Fen(months) >= amount && equalPayment(amount, interest, months) <= monthly
	}
	months = fewest(guessTerm(amount, yearlyRate, monthly), fits)
	if months > MaxMonths {
		return 0, ErrMonths
	}
	return months, nil
}

// fewest returns the fewest months that fit, where any more do too; MaxMonths + 1 where none do. It
// tries the guess and its neighbours first.
func fewest(guess int, fit func(months int) bool) int {
	none, some := 0, MaxMonths+1 // so many do not fit, so many do or are too many
	for try, step := guess, 1; none < try && try < some; step *= 2 {
		if fit(try) {
			some, try = try, try-step
		} else {
			none, try = try, try+step
		}
	}
	return none + 1 + sort.Search(some-none-1, func(k int) bool { return fit(none + 1 + k) })
}

// guessTerm returns how many months a sum takes, but for what floating point numbers miss.
func guessTerm(amount Fen, yearlyRate decimal.Decimal, monthly Fen) int {
	rate, _ := yearlyRate.Float64()
	sum, paid := float64(amount), float64(monthly)
	months := sum / paid
	if interest := sum * rate / 12; interest > 0 {
		months = -math.Log(1-interest/paid) / math.Log(1+rate/12)
	}
	switch {
	case months >= MaxMonths:
		return MaxMonths
	case months >= 1:
		return int(math.Ceil(months))
	}
	return 1 // also where it is no number
}

// exceeds reports whether the part of a sum that a fraction is comes to a limit or more, exactly.
func (f fraction) exceeds(sum, limit Fen) bool {
	over := new(big.Int).Mul(big.NewInt(int64(sum)), f.over)
	return over.Sign() > 0 && over.Cmp(new(big.Int).Mul(big.NewInt(int64(limit)), f.under)) >= 0
}
