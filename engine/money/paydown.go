package money

import "github.com/govalues/decimal"

// Loan is what is left of a debt, and what it costs a year.
type Loan struct {
	Balance    Fen
	YearlyRate decimal.Decimal
}

// Paydown is how several loans are repaid with one sum a month.
type Paydown struct {
	FirstGone int // the month in which the first of them is repaid
	Months    int // in which all are
	Total     Fen // of all payments
}

// PayDown repays loans with one sum a month, all of it to the first that is left, in their order,
// and what remains of it to the next. The interest of each month runs on all of them and is added
// before the payment, rounded half up to the fen. Nobody is asked whether creditors wait so long.
//
// ErrNever where the loans are not repaid within MaxMonths, ErrAmount where there is none, one
// is too large, or the monthly sum is not more than 0.
func PayDown(loans []Loan, monthly Fen) (Paydown, error) {
	left := make([]Fen, len(loans))
	rates := make([]fraction, len(loans))
	open := 0
	for i, l := range loans {
		if l.Balance < 0 || l.Balance > MaxFen {
			return Paydown{}, ErrAmount
		}
		if err := checkRate(l.YearlyRate); err != nil {
			return Paydown{}, err
		}
		left[i], rates[i] = l.Balance, fractionOf(l.YearlyRate, twelve)
		if l.Balance > 0 {
			open++
		}
	}
	if open == 0 || monthly <= 0 || monthly > MaxFen {
		return Paydown{}, ErrAmount
	}
	var p Paydown
	for p.Months = 1; p.Months <= MaxMonths; p.Months++ {
		rest := monthly
		for i := range left {
			if left[i] == 0 {
				continue
			}
			left[i] += rates[i].of(left[i])
			if left[i] > MaxFen {
				return Paydown{}, ErrNever
			}
		}
		for i := range left {
			paid := min(left[i], rest)
			left[i], rest, p.Total = left[i]-paid, rest-paid, p.Total+paid
			if paid > 0 && left[i] == 0 {
				open--
				if p.FirstGone == 0 {
					p.FirstGone = p.Months
				}
			}
		}
		if open == 0 {
			return p, nil
		}
	}
	return Paydown{}, ErrNever
}
