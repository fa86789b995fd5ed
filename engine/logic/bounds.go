package logic

import (
	"cmp"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// Bounds is what a number or a day may be: any value from its lower to its upper limit, both
// included. The zero Bounds says nothing at all: not even that there is a value. A day is counted as
// calendar counts it.
type Bounds struct {
	low, high limit
	whole     bool // every value is a whole number
	exists    bool
	unasked   bool // of a derived fact: they are worked out when something asks for them
}

// limit is an end of a Bounds: a number, or beyond every number.
type limit struct {
	number
	beyond int8 // -1 below every number, 1 above, else 0
}

var below, above = limit{beyond: -1}, limit{beyond: 1}

// largest is the largest number there is. A limit that would lie beyond it is that: what is larger
// cannot be computed.
var largest = decimal.MustParse("9999999999999999999")

func boundsOf(low, high limit, whole bool) Bounds {
	return Bounds{low: low, high: high, whole: whole, exists: true}
}

// point returns the span of one number.
func point(n number) Bounds { return boundsOf(limit{number: n}, limit{number: n}, n.IsInt()) }

func pointOfDay(d calendar.Day) Bounds { return point(exactly(whole(int64(d)))) }

// pointOf returns the span of a value of a kind; none of one that is not known.
func pointOf(kind Kind, v *fact.Value) Bounds {
	switch {
	case !v.Known:
	case kind == Number:
		return point(numberOf(v))
	case kind == Day:
		return pointOfDay(v.Day)
	}
	return Bounds{}
}

// atLeast returns the span of the whole numbers from n on.
func atLeast(n int) Bounds { return boundsOf(limit{number: exactly(whole(int64(n)))}, above, true) }

// wholeBetween returns the span of the whole numbers from one to another.
func wholeBetween(from, to int) Bounds {
	return boundsOf(limit{number: exactly(whole(int64(from)))}, limit{number: exactly(whole(int64(to)))}, true)
}

// boundsOfFact returns what a given number may be while nothing is known of it. What grows each day may
// pass the greatest value that a profile may give. Of a day that nobody has told nothing is known, not
// even that it has come: its bounds only say which days a profile may give.
func boundsOfFact(f *fact.Fact) Bounds {
	if f.Type == fact.Date {
		return Bounds{}
	}
	s := boundsOf(below, above, f.Type == fact.Integer)
	if f.Min != nil {
		s.low = limit{number: exactly(*f.Min)}
	}
	if f.Max != nil && !f.CountsDays() {
		s.high = limit{number: exactly(*f.Max)}
	}
	return s
}

// isPoint reports whether a span holds one value alone.
func (s Bounds) isPoint() bool {
	return s.exists && s.low.beyond == 0 && s.high.beyond == 0 && signOf(s.low.Decimal, s.high.Decimal) == 0
}

// isWhole reports whether every value of them is a whole number.
func (s Bounds) isWhole() bool { return s.whole || s.isPoint() && s.low.IsInt() }

// Least and Most return the limits as values of a type of facts; not known where there is none.

func (s Bounds) Least(t fact.Type) fact.Value { return s.low.value(s.exists, kindOf(t)) }

func (s Bounds) Most(t fact.Type) fact.Value { return s.high.value(s.exists, kindOf(t)) }

func (l limit) value(exists bool, kind Kind) (v fact.Value) {
	if !exists || l.beyond != 0 {
		return v
	}
	if kind == Day {
		days, _, _ := l.Int64(0)
		return fact.Value{Known: true, Day: calendar.Day(days)}
	}
	return fact.Value{Known: true, Number: l.Decimal, Rounded: l.rounded}
}

func (l limit) sign() int {
	if l.beyond != 0 {
		return int(l.beyond)
	}
	return l.Sign()
}

func (l limit) compare(m limit) int {
	if l.beyond != 0 || m.beyond != 0 {
		return cmp.Compare(l.beyond, m.beyond)
	}
	return signOf(l.Decimal, m.Decimal)
}

func (l limit) negated() limit { return limit{l.number.negated(), -l.beyond} }

func lowest(of ...limit) limit  { return extremeOf(of, -1) }
func highest(of ...limit) limit { return extremeOf(of, 1) }

func extremeOf(of []limit, sign int) limit {
	best := of[0]
	for _, l := range of[1:] {
		if l.compare(best) == sign {
			best = l
		}
	}
	return best
}

// reckon computes a limit of two others by the operation of the language, or where that refuses the
// result as not exact, rounded as decimal rounds, which keeps the order of what it rounds. A result
// that is too large is the largest number with that sign.
func reckon(x, y number, by operation, round func(x, y decimal.Decimal) (decimal.Decimal, error), sign int) limit {
	if z, cause := by(x, y); cause == "" {
		return limit{number: z}
	}
	z, err := round(x.Decimal, y.Decimal)
	if err != nil {
		z = largest
		if sign < 0 {
			z = z.Neg()
		}
	}
	return limit{number: number{z, true}}
}

func (l limit) plus(m limit) limit {
	switch {
	case l.beyond != 0:
		return l
	case m.beyond != 0:
		return m
	}
	return reckon(l.number, m.number, plus, decimal.Decimal.Add, l.sign())
}

func (l limit) times(m limit) limit {
	sign := l.sign() * m.sign()
	switch {
	case sign == 0:
		return limit{}
	case l.beyond != 0 || m.beyond != 0:
		return limit{beyond: int8(sign)}
	}
	return reckon(l.number, m.number, times, decimal.Decimal.Mul, sign)
}

// over divides by a limit that is not 0. At most one of the two is beyond every number.
func (l limit) over(m limit) limit {
	sign := l.sign() * m.sign()
	switch {
	case m.beyond != 0:
		return limit{}
	case l.beyond != 0:
		return limit{beyond: int8(sign)}
	}
	return reckon(l.number, m.number, over, decimal.Decimal.Quo, sign)
}

// boundsOperation computes the span of what an operator gives for any values of two bounds.
type boundsOperation func(s, t Bounds) Bounds

var boundsOperationOf = map[string]boundsOperation{
	"+": together(plus, Bounds.plus),
	"-": func(s, t Bounds) Bounds { return together(plus, Bounds.plus)(s, t.negated()) },
	"*": together(times, Bounds.times),
	"/": together(over, Bounds.over),
}

// together returns a boundsOperation that computes two points as the language does: what has no value
// there has no span. A span that says nothing gives none.
func together(by operation, apart boundsOperation) boundsOperation {
	return func(s, t Bounds) Bounds {
		switch {
		case !s.exists || !t.exists:
			return Bounds{}
		case s.isPoint() && t.isPoint():
			z, cause := by(s.low.number, t.low.number)
			if cause != "" {
				return Bounds{}
			}
			return point(z)
		}
		return apart(s, t)
	}
}

func (s Bounds) negated() Bounds {
	return Bounds{low: s.high.negated(), high: s.low.negated(), whole: s.whole, exists: s.exists}
}

func (s Bounds) plus(t Bounds) Bounds {
	return boundsOf(s.low.plus(t.low), s.high.plus(t.high), s.whole && t.whole)
}

func (s Bounds) times(t Bounds) Bounds {
	a, b, c, d := s.low.times(t.low), s.low.times(t.high), s.high.times(t.low), s.high.times(t.high)
	return boundsOf(lowest(a, b, c, d), highest(a, b, c, d), s.whole && t.whole)
}

// over gives none where the divisor may be 0. To open the ends instead would say something of a
// quotient that may turn out not to exist.
func (s Bounds) over(t Bounds) Bounds {
	switch {
	case t.low.sign() <= 0 && t.high.sign() >= 0:
		return Bounds{}
	case t.high.sign() < 0:
		s, t = s.negated(), t.negated()
	}
	low, high := t.high, t.low // what makes a quotient of at least 0 small, and large
	if s.low.sign() < 0 {
		low = t.low
	}
	if s.high.sign() < 0 {
		high = t.high
	}
	return boundsOf(s.low.over(low), s.high.over(high), false)
}

// or returns the least span that holds two others; none where one of them is none.
func (s Bounds) or(t Bounds) Bounds {
	return Bounds{low: lowest(s.low, t.low), high: highest(s.high, t.high),
		whole: s.whole && t.whole, exists: s.exists && t.exists}
}

// extreme returns the span of the smaller or larger of two numbers.
func (s Bounds) extreme(t Bounds, sign int) Bounds {
	return Bounds{low: extremeOf([]limit{s.low, t.low}, sign), high: extremeOf([]limit{s.high, t.high}, sign),
		whole: s.whole && t.whole, exists: s.exists && t.exists}
}

// magnitude returns the span of the numbers without their signs.
func (s Bounds) magnitude() Bounds {
	switch {
	case s.low.sign() >= 0:
		return s
	case s.high.sign() <= 0:
		return s.negated()
	}
	return Bounds{high: highest(s.low.negated(), s.high), whole: s.whole, exists: s.exists}
}

// rounded returns the span of the numbers made whole by a function that keeps their order.
func (s Bounds) rounded(how func(decimal.Decimal) decimal.Decimal) Bounds {
	round := func(l limit) limit { return limit{number{how(l.Decimal), l.number.rounded}, l.beyond} }
	return Bounds{low: round(s.low), high: round(s.high), whole: true, exists: s.exists}
}

// The years that calendar has.
var firstDay, lastDay = calendar.Of(1, 1, 1), calendar.Of(9999, 12, 31)

// later returns the span of the days that lie so many days or months after others; none where it
// may be no whole number of them.
func (s Bounds) later(by Bounds, add func(calendar.Day, int64) (calendar.Day, bool)) Bounds {
	if !s.exists || !by.exists || !by.isWhole() {
		return Bounds{}
	}
	computed := true
	shift := func(day, count limit) limit {
		switch {
		case day.beyond != 0:
			return day
		case count.beyond != 0:
			return count
		}
		from, _, _ := day.Int64(0)
		steps, _, fits := count.Trim(0).Int64(0)
		to, exists := add(calendar.Day(from), steps)
		if computed = computed && fits && exists; !fits || !exists {
			if to = lastDay; count.sign() < 0 {
				to = firstDay
			}
		}
		return limit{number: exactly(whole(int64(to)))}
	}
	moved := boundsOf(shift(s.low, by.low), shift(s.high, by.high), true)
	moved.exists = computed || !s.isPoint() || !by.isPoint()
	return moved
}

// compare tells whether an order holds for every pair of values from two bounds, for none, or for
// some.
func (o order) compare(s, t Bounds) Truth {
	if !s.exists || !t.exists {
		return Unknown
	}
	var possible order
	if s.low.compare(t.high) < 0 {
		possible |= less
	}
	if s.low.compare(t.high) <= 0 && t.low.compare(s.high) <= 0 {
		possible |= same
	}
	if s.high.compare(t.low) > 0 {
		possible |= more
	}
	switch {
	case possible&^o == 0:
		return Yes
	case possible&o == 0:
		return No
	}
	return Unknown
}

// isWithin tells whether every value of them is a whole number from one to another, or none.
func (s Bounds) isWithin(from, to Bounds) Truth {
	switch {
	case s.isPoint() && !s.isWhole():
		return No
	case orders[">="].compare(s, from) == No || orders["<="].compare(s, to) == No:
		return No
	case s.isWhole() && orders[">="].compare(s, from) == Yes && orders["<="].compare(s, to) == Yes:
		return Yes
	}
	return Unknown
}
