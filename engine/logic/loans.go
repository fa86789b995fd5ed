package logic

import (
	"errors"
	"math"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/money"
)

// loanFunction is a function of loans, computed by package money. It rises with each of its arguments
// or falls, over all that the argument may be.
//
// Sums are taken to the fen, half up. A sum of 0 is repaid by payments of 0, in 0 months. What is less or
// more than an argument may be is out of bounds; so is half a month. Payments that never repay a sum, or
// come to less than was received, have NoSolution.
type loanFunction struct {
	takes   []loanArgument
	compute func([]decimal.Decimal) (decimal.Decimal, CauseKind)
	most    decimal.Decimal // what more than it is out of bounds
	apart   decimal.Decimal // by how much a result may be off that is not exact
	whole   bool            // the result is a whole number
}

// loanArgument is what an argument of a function of loans may be.
type loanArgument struct {
	least, most decimal.Decimal
	whole       bool
	falls       bool // the more it is, the less is the result
}

func (a loanArgument) falling() loanArgument {
	a.falls = true
	return a
}

var (
	aSum   = loanArgument{most: money.MaxFen.Yuan()}
	aRate  = loanArgument{most: whole(money.MaxRate)}
	aCount = loanArgument{least: decimal.One, most: whole(money.MaxMonths), whole: true} // of months
)

var (
	payment = &loanFunction{takes: []loanArgument{aSum, aRate, aCount.falling()},
		compute: func(of []decimal.Decimal) (decimal.Decimal, CauseKind) {
			amount := fenOf(of[0])
			if amount == 0 {
				return decimal.Zero, ""
			}
			monthly, err := money.EqualPayment(amount, of[1], countOf(of[2]))
			return monthly.Yuan(), causeOf(err)
		}}
	termMonths = &loanFunction{takes: []loanArgument{aSum, aRate, aSum.falling()}, whole: true,
		compute: func(of []decimal.Decimal) (decimal.Decimal, CauseKind) {
			amount := fenOf(of[0])
			if amount == 0 {
				return decimal.Zero, ""
			}
			months, err := money.Term(amount, of[1], fenOf(of[2]))
			return whole(int64(months)), causeOf(err)
		}}
	costRate = &loanFunction{takes: []loanArgument{aSum.falling(), aSum, aCount},
		most: whole(money.MaxRate), apart: decimal.MustNew(1, 9),
		compute: func(of []decimal.Decimal) (decimal.Decimal, CauseKind) {
			received, monthly, months := fenOf(of[0]), fenOf(of[1]), countOf(of[2])
			if received == 0 || monthly*money.Fen(months) < received {
				return decimal.Decimal{}, NoSolution
			}
			yearly, err := money.CostRate(received, slices.Repeat([]money.Fen{monthly}, months))
			return yearly, causeOf(err)
		}}
)

// fenOf returns a sum that is not negative, and no more than a sum may be, to the fen.
func fenOf(yuan decimal.Decimal) money.Fen {
	fen, _ := money.Nearest(yuan)
	return fen
}

// countOf returns a whole number of months.
func countOf(months decimal.Decimal) int {
	n, _, _ := months.Trunc(0).Int64(0)
	return int(n)
}

// causeOf returns the cause that an error of package money is.
func causeOf(err error) CauseKind {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, money.ErrNever), errors.Is(err, money.ErrMonths):
		return NoSolution
	}
	return OutOfBounds
}

// of computes the function, or says why there is no result.
func (fn *loanFunction) of(arguments []decimal.Decimal) (decimal.Decimal, CauseKind) {
	for i, a := range fn.takes {
		of := arguments[i]
		if of.Less(a.least) || a.most.Less(of) || a.whole && !of.IsInt() {
			return decimal.Decimal{}, OutOfBounds
		}
	}
	return fn.compute(arguments)
}

// value computes the function as the table of functions has it.
func (fn *loanFunction) value(_ calendar.Day, arguments []fact.Value) (v fact.Value, cause CauseKind) {
	numbers := make([]decimal.Decimal, len(arguments))
	for i, a := range arguments {
		numbers[i], v.Rounded = a.Number, v.Rounded || a.Rounded
	}
	v.Number, cause = fn.of(numbers)
	v.Known = cause == ""
	return v, cause
}

// bounds returns what the function may be for arguments within bounds: from what it is where all that
// makes it small comes together, to what it is where all that makes it large does. It has none where
// either has no result, or where an argument may be less than it may be; what is more than an argument
// may be is out of bounds.
func (fn *loanFunction) bounds(arguments []Bounds) Bounds {
	small, large := make([]decimal.Decimal, len(arguments)), make([]decimal.Decimal, len(arguments))
	for i, a := range fn.takes {
		of := arguments[i]
		if !of.exists || of.low.beyond != 0 || a.whole && !of.isWhole() {
			return Bounds{}
		}
		small[i], large[i] = of.low.Decimal, of.high.Decimal
		if of.high.compare(limit{number: exactly(a.most)}) > 0 {
			large[i] = a.most
		}
		if a.falls {
			small[i], large[i] = large[i], small[i]
		}
	}
	least, cause := fn.of(small)
	if cause != "" { // before the other is computed, which may take long: every figure that is not known comes here
		return Bounds{}
	}
	most, cause := fn.of(large)
	if cause == OutOfBounds && !fn.most.IsZero() {
		most, cause = fn.most, ""
	}
	if cause != "" {
		return Bounds{}
	}
	off := limit{number: exactly(fn.apart)}
	low := limit{number: exactly(least)}.plus(off.negated())
	return boundsOf(highest(limit{}, low), limit{number: exactly(most)}.plus(off), fn.whole)
}

// onMachine returns a function of loans as expr's machine calls it. It computes in binary floats, by other
// formulas than package money.
func onMachine(compute func(a, b, c float64) float64) func(Surroundings) any {
	return func(Surroundings) any {
		return func(a, b, c any) float64 { return compute(asFloat(a), asFloat(b), asFloat(c)) }
	}
}

func asFloat(n any) float64 {
	switch x := n.(type) {
	case int:
		return float64(x)
	case float64:
		return x
	}
	return math.NaN()
}

// worthOfMonths returns what 1 a month is worth at the beginning, at a yearly rate.
func worthOfMonths(yearly, months float64) float64 {
	if yearly == 0 {
		return months
	}
	return -math.Expm1(-months*math.Log1p(yearly/12)) / (yearly / 12)
}

func floatPayment(amount, yearly, months float64) float64 {
	fen := 100 * amount / worthOfMonths(yearly, months)
	if yearly == 0 {
		return math.Floor(fen) / 100
	}
	return math.Round(fen) / 100
}

func floatTerm(amount, yearly, monthly float64) float64 {
	if amount == 0 {
		return 0
	}
	for months := 1.0; months <= money.MaxMonths; months++ {
		if math.Round(100*monthly*months) >= math.Round(100*amount) && floatPayment(amount, yearly, months) <= monthly {
			return months
		}
	}
	return math.NaN()
}

// floatCost approaches the rate by secants.
func floatCost(received, monthly, months float64) float64 {
	off := func(yearly float64) float64 { return monthly*worthOfMonths(yearly, months) - received }
	a, b := 0.0, 0.24
	for range 200 {
		if x, y := off(a), off(b); x != y {
			a, b = b, b-y*(b-a)/(y-x)
		}
	}
	return b
}
