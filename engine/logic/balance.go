package logic

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/money"
	"github.com/forbear-project/forbear/engine/text"
)

// balance(payments, received, since, rate, days, "interest" or "principal") is the one way to fold what
// was paid into what is left: no expression goes from one payment to the next with what it has left
// so far.

// imputations are the last arguments of balance.
var imputations = map[string]money.Imputation{"interest": money.InterestFirst, "principal": money.PrincipalFirst}

// checkBalance checks balance: records with one day and one sum, a sum, a day, a rate, the days of a
// year, and what a payment counts towards first.
func (c *checker) checkBalance(of call) *Node {
	n := of.result()
	for _, a := range of.arguments {
		n.Parts = append(n.Parts, c.check(a))
	}
	for i, kind := range of.Takes {
		c.expect(n.Parts[i], kind)
	}
	if c.fault != nil {
		return n
	}
	if day, sum := paymentFields(n.Parts[0]); day == nil || sum == nil {
		return c.fail(
			of.arguments[0],
			text.Both("balance 里先写还款：每项有一个日期和一个金额", "balance takes payments, entries with one day and one sum"),
			text.Both(`写 balance(payments, …)`, `write balance(payments, …)`),
		)
	}
	if _, known := imputations[n.Parts[5].Value().Choice]; !known || !n.Parts[5].IsLiteral(Word) {
		return c.fail(of.arguments[5], text.Both("最后写还款先抵什么", "the last argument is what a payment counts towards first"),
			text.Both(`写 "interest" 或 "principal"`, `write "interest" or "principal"`))
	}
	return n
}

// paymentFields returns the only day and the only sum of the entries of a list; nil where there is
// none, or are several.
func paymentFields(list *Node) (day, sum *fact.Fact) {
	if list.Records == nil {
		return nil, nil
	}
	only := func(t fact.Type) (field *fact.Fact) {
		for _, f := range list.Records.Fields {
			if f.Type != t {
				continue
			}
			if field != nil {
				return nil
			}
			field = f
		}
		return field
	}
	return only(fact.Date), only(fact.Money)
}

func (l *lowering) lowerBalance(n *Node) term {
	list, received, since := l.lower(n.Parts[0]), l.lower(n.Parts[1]), l.lower(n.Parts[2])
	rate, days := l.lower(n.Parts[3]), l.lower(n.Parts[4])
	day, sum := paymentFields(n.Parts[0])
	by := imputations[n.Parts[5].value.Choice]
	return term{number: func(f *Frame) (number, bool) {
		paid, known := paymentsIn(f, &list, day, sum)
		amount, amountKnown := received.number(f)
		from, fromKnown := since.day(f)
		yearly, rateKnown := rate.number(f)
		year, yearKnown := days.number(f)
		if !known || !amountKnown || !fromKnown || !rateKnown || !yearKnown {
			return number{}, false
		}
		fen, ok := money.Nearest(amount.Decimal)
		yearDays, _, whole := year.Int64(0)
		left, err := money.Reckon(money.Payment{On: from, Amount: fen},
			money.Terms{YearlyRate: yearly.Decimal, YearDays: int(yearDays), Imputation: by}, paid, f.AsOf)
		if err != nil || !ok || !whole || !year.IsInt() {
			f.fail(OutOfBounds, "")
			return number{}, false
		}
		return number{left.Owed().Yuan(), amount.rounded || yearly.rounded}, true
	}}
}

// paymentsIn returns the payments of a list in the order of their days; not known where any of it
// is not, and then what is missing is in the trace.
func paymentsIn(f *Frame, list *term, day, sum *fact.Fact) ([]money.Payment, bool) {
	all, known := list.list(f)
	if !known {
		return nil, false
	}
	paid := make([]money.Payment, 0, all.len())
	f.each(all, func() bool {
		entry := f.element.Records[0]
		if !entry[day.Slot].Known || !entry[sum.Slot].Known {
			f.miss(day.Within, f.element.debt)
			known = false
			return true
		}
		amount, _ := money.Nearest(entry[sum.Slot].Number)
		paid = append(paid, money.Payment{On: entry[day.Slot].Day, Amount: amount})
		return true
	})
	slices.SortStableFunc(paid, func(a, b money.Payment) int { return cmp.Compare(a.On, b.On) })
	return paid, known
}

// floatBalance is balance as expr's machine calls it, in binary floats.
func floatBalance(asOf calendar.Day) any {
	return func(entries any, received any, since time.Time, rate, year any, first string) float64 {
		var days []time.Time
		paid := map[time.Time]float64{}
		for _, e := range entries.([]any) {
			var day time.Time
			var sum float64
			for _, field := range e.(map[string]any) {
				switch v := field.(type) {
				case time.Time:
					day = v
				case float64:
					sum = v
				}
			}
			if _, twice := paid[day]; !twice {
				days = append(days, day)
			}
			paid[day] += sum
		}
		slices.SortFunc(days, time.Time.Compare)
		principal, interest, at := asFloat(received), 0.0, since
		run := func(to time.Time) {
			interest += math.Round(100*principal*asFloat(rate)*to.Sub(at).Hours()/24/asFloat(year)) / 100
			at = to
		}
		for _, day := range days {
			run(day)
			one, other := &interest, &principal
			if first == "principal" {
				one, other = other, one
			}
			rest := paid[day] - min(paid[day], *one)
			*one -= paid[day] - rest
			*other -= min(rest, *other)
		}
		run(asOf.Time())
		return math.Round(100*(principal+interest)) / 100
	}
}
