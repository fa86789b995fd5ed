package logic

import (
	"math"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"
)

// What the functions of loans give, and where there is nothing to give.
func TestLoans(t *testing.T) {
	l := language(t)
	f := l.NewFrame(sample(t, l)).At(0)
	for _, r := range []struct {
		why, expression, want string
		cause                 CauseKind
	}{
		{"a card over five years, without interest", "payment(49900 + zero, 0, 60)", "831.66", ""},
		{"with interest", "payment(49900 + zero, 0.1825, 78)", "1096.83", ""},
		{"a published annuity", "payment(600000 + zero, 0.0375, 360)", "2778.69", ""},
		{"of nothing", "payment(zero, 0.1825, 78)", "0", ""},
		{"a part of a fen is rounded half up", "payment(0.005 + zero, 0, 1)", "0.01", ""},
		{"less than half a fen", "payment(10.004999 + zero, 0, 1)", "10.00", ""},
		{"a negative sum", "payment(zero - 1, 0, 1)", "", OutOfBounds},
		{"a negative rate", "payment(100, zero - 0.1, 12)", "", OutOfBounds},
		{"10,000 % a year", "payment(12 + zero, 100, 1)", "112.00", ""},
		{"more", "payment(12 + zero, 100.1, 1)", "", OutOfBounds},
		{"no months", "payment(12 + zero, 0.1, zero)", "", OutOfBounds},
		{"half a month", "payment(12 + zero, 0.1, 1.5)", "", OutOfBounds},
		{"a whole number with a point", "payment(12 + zero, 0, 12.00)", "1.00", ""},
		{"60 years", "payment(12000 + zero, 0, 720)", "16.66", ""},
		{"a hundred years", "payment(12000 + zero, 0, 1200)", "10.00", ""},
		{"more", "payment(12000 + zero, 0, 1201)", "", OutOfBounds},
		{"too large a sum", "payment(999999999999 + zero, 0, 12)", "", OutOfBounds},

		{"the fewest months", "term_months(49900 + zero, 0, 1100)", "46", ""},
		{"with interest", "term_months(49900 + zero, 0.1825, 1100)", "78", ""},
		{"of nothing", "term_months(zero, 0.1825, 1100)", "0", ""},
		{"of nothing, by nothing", "term_months(zero, 0.1825, zero)", "0", ""},
		{"the interest takes it all", "term_months(10000 + zero, 0.12, 100)", "", NoSolution},
		{"a fen more than the interest", "term_months(10000 + zero, 0.12, 100.01)", "885", ""},
		{"by nothing", "term_months(10000, 0.12, zero)", "", NoSolution},
		{"more than a hundred years", "term_months(10000 + zero, 0, 0.01)", "", NoSolution},
		{"by less than nothing", "term_months(10000 + zero, 0, -1)", "", OutOfBounds},

		{"money kept back", "cost_rate(16000 + zero, 1950, 12)", "0.767427886", ""},
		{"without interest", "cost_rate(1200 + zero, 100, 12)", "0", ""},
		{"less comes back", "cost_rate(1200 + zero, 99.99, 12)", "", NoSolution},
		{"nothing was received", "cost_rate(zero, 100, 12)", "", NoSolution},
		{"nothing is paid", "cost_rate(1200, zero, 12)", "", NoSolution},
		{"above every rate", "cost_rate(1 + zero, 1000, 1)", "", OutOfBounds},
		{"half a month", "cost_rate(1 + zero, 1000, 1.5)", "", OutOfBounds},
	} {
		e := compile(t, l, r.expression, Use{Debt: true, Gives: Number})
		v, causes := e.Value(f), e.Trace(f).Causes
		switch {
		case r.cause != "" && (v.Known || len(causes) != 1 || causes[0].Kind != r.cause):
			t.Errorf("%s: %s is %v with %v, want the cause %s", r.why, r.expression, v.Number, causes, r.cause)
		case r.cause == "" && (!v.Known || v.Number.String() != r.want || len(causes) > 0):
			t.Errorf("%s: %s is %v (%t, %v), want %s", r.why, r.expression, v.Number, v.Known, causes, r.want)
		}
	}
}

// A part without names that can never be computed is a fault, as with a division by zero.
func TestLoansOfConstants(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, source string
		fault       bool
	}{
		{"a constant", "income > payment(49900, 0, 60)", false},
		{"never repaid", "income > term_months(10000, 0.12, 100)", true},
		{"half a month", "income > payment(10000, 0.12, 1.5)", true},
	} {
		if _, fault := l.Compile(r.source, wide); (fault != nil) != r.fault {
			t.Errorf("%s: %s: %+v", r.why, r.source, fault)
		}
	}
}

// Law 2, of loans: payment and term rise with the sum and the rate, and fall with the months and with
// what is paid a month; the rate rises with what is paid and for how long, and falls with what was
// received. Of gain nothing is known but that it is not negative, of people that there are 1 to 60.
func TestLaw2BoundsOfLoans(t *testing.T) {
	check(t, []row{
		{"a payment is not negative", "payment(gain, 0.1, 12) >= 0", Yes},
		{"it rises with the sum", "payment(49900 + gain, 0, 60) >= 831.66", Yes},
		{"and no more is known", "payment(49900 + gain, 0, 60) > 831.66", Unknown},
		{"it rises with the rate", "payment(49900, gain, 60) >= 831.66", Yes},
		{"it falls with the months: the longest", "payment(49900, 0, people) >= 831.66", Yes},
		{"and the shortest", "payment(49900, 0, people) <= 49900", Yes},
		{"all at once", "payment(49900 + gain, gain, people) >= 831.66", Yes},
		{"no month at all", "payment(49900, 0, people - 1) >= 0", Unknown},
		{"no whole number of months", "payment(49900, 0, 1 + gain) >= 0", Unknown},
		{"a rate that may be negative", "payment(49900, savings, 60) >= 0", Unknown},
		{"a sum that may be", "payment(savings, 0.1, 60) >= 0", Unknown},
		{"a sum of points alone", "payment(49900 * (unknown ? 1 : 1), 0, 60) == 831.66", Yes},
		{"what cannot be computed has no bounds", "payment(49900, 0, 1.5 * (unknown ? 1 : 1)) >= 0", Unknown},
		{"a term rises with the sum", "term_months(1100 * people, 0, 1100) in 1..60", Yes},
		{"and with the rate", "term_months(49900, people * 0.001, 1100) >= 46", Yes},
		{"it falls with what is paid", "term_months(49900, 0, 1100 + gain) <= 46", Yes},
		{"it is whole", "term_months(49900, 0, 1100 + gain) in 1..46", Yes},
		{"nothing to repay", "term_months(49900 * (unknown ? 0 : 1), 0, 1100) in 0..46", Yes},
		{"it may never be repaid", "term_months(49900 + gain, 0, 1100) >= 46", Unknown},
		{"nor by what may be nothing", "term_months(49900, 0, gain) >= 1", Unknown},
		{"a rate of what comes back", "cost_rate(16000, 1950 + gain, 12) > 0.767427", Yes},
		{"less comes back, or nothing was received", "cost_rate(16000 + gain, 1950, 12) >= 0", Unknown},
		{"received between two sums", "cost_rate(16000 + people, 1950, 12) < 0.7674279", Yes},
		{"and the more months", "cost_rate(16000, 1950, 11 + people) >= 0.767427", Yes},
		{"not negative", "cost_rate(1200, 100 + gain, 12) >= 0", Yes},
	})
}

// A loan's bounds hold for all that is within those of its arguments, and are reached.
func TestLaw2BoundsOfLoansByFilling(t *testing.T) {
	for name, fn := range map[string]*loanFunction{"payment": payment, "term_months": termMonths, "cost_rate": costRate} {
		bounded := 0
		rapid.Check(t, func(t *rapid.T) {
			spans, at := make([]Bounds, 3), make([]decimal.Decimal, 3)
			for i, a := range fn.takes {
				low, high := drawSpan(t, a)
				spans[i] = boundsOf(limit{number: exactly(low)}, limit{number: exactly(high)}, a.whole)
				at[i] = drawWithin(t, a, low, high)
			}
			b := fn.bounds(spans)
			z, cause := fn.of(at)
			switch {
			case !b.exists:
				return
			case cause == NoSolution:
				t.Fatalf("%s%v has bounds, and no solution within them at %v", name, spans, at)
			case cause == "" && (b.low.Decimal.Cmp(z) > 0 || b.high.Decimal.Cmp(z) < 0):
				t.Fatalf("%s%v is %v, beyond %v to %v", name, at, z, b.low, b.high)
			}
			bounded++
		})
		if bounded < 3 { // of 100; some 20 are usual
			t.Errorf("%s had bounds %d times", name, bounded)
		}
	}
}

// drawSpan draws the least and the greatest value of an argument.
func drawSpan(t *rapid.T, a loanArgument) (low, high decimal.Decimal) {
	low = drawWithin(t, a, a.least, a.most)
	if rapid.IntRange(0, 3).Draw(t, "single") > 0 {
		return low, low
	}
	return low, drawWithin(t, a, low, a.most)
}

// drawWithin draws a value of an argument from one to another, in the size that loans have.
func drawWithin(t *rapid.T, a loanArgument, low, high decimal.Decimal) decimal.Decimal {
	scale, most := 2, int64(200_000_00)
	switch {
	case a.whole:
		scale, most = 0, 120
	case a.most.Equal(aRate.most):
		scale, most = 6, 2_000_000
	}
	from := decimal.MustNew(rapid.Int64Range(0, most).Draw(t, "value"), scale)
	return from.Max(low).Min(high)
}

// What expr's machine computes in binary floats, by other formulas, is the same but for rounding.
func TestLoansOnMachine(t *testing.T) {
	compared := 0
	for _, r := range []struct {
		name    string
		fn      *loanFunction
		machine func(a, b, c float64) float64
		apart   float64
	}{
		{"payment", payment, floatPayment, 0.0101},
		{"term_months", termMonths, floatTerm, 1},
		{"cost_rate", costRate, floatCost, 1e-6},
	} {
		rapid.Check(t, func(t *rapid.T) {
			at, floats := make([]decimal.Decimal, 3), make([]float64, 3)
			for i, a := range r.fn.takes {
				at[i] = drawWithin(t, a, a.least, a.most)
				floats[i], _ = at[i].Float64()
			}
			z, cause := r.fn.of(at)
			if cause != "" {
				return
			}
			compared++
			exact, _ := z.Float64()
			if got := r.machine(floats[0], floats[1], floats[2]); !(math.Abs(got-exact) <= r.apart) {
				t.Fatalf("%s%v is %v, and in floats %v", r.name, at, exact, got)
			}
		})
	}
	if compared < 100 {
		t.Errorf("only %d were compared", compared)
	}
}
