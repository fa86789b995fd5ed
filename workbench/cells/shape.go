package cells

import (
	"math/big"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// interval is the numbers from low to high; nil is no bound.
type interval struct{ low, high *big.Rat }

// shape is what is known of a number beforehand: its bounds, and that it is a multiple of a step.
type shape struct {
	interval
	// what the engine takes the number for, or for a part of that, while it is not known: its bounds
	// there where no fact is known
	untold   interval
	step     *big.Rat // nil: any number
	decimals int      // the most digits after its point
	exact    bool     // the engine never rounds it
}

func integer(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func ratio(d decimal.Decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(d.String()) // a decimal is always a number
	return r
}

// The bounds of each type; those of days are all dates of the calendar.
var (
	hundredth = big.NewRat(1, 100)
	millionth = big.NewRat(1, 1_000_000)
	firstDay  = calendar.Of(1, 1, 1)
	lastDay   = calendar.Last

	ofType = map[fact.Type]shape{
		fact.Integer: onSteps(integer(-999_999_999), integer(999_999_999), integer(1), 0),
		fact.Money:   onSteps(big.NewRat(-99_999_999_999, 100), big.NewRat(99_999_999_999, 100), hundredth, 2),
		fact.Rate:    onSteps(big.NewRat(-9_999_999, 1_000_000), big.NewRat(9_999_999, 1_000_000), millionth, 6),
		fact.Date:    onSteps(integer(int64(firstDay)), integer(int64(lastDay)), integer(1), 0),
	}
)

// onSteps returns the shape of a number that the engine never rounds, and of which it knows no
// bounds.
func onSteps(low, high, step *big.Rat, decimals int) shape {
	return shape{interval: interval{low, high}, step: step, decimals: decimals, exact: true}
}

// shapeOfGiven returns the shape of a given fact. A count of days that runs may have grown since
// the profile was written, up to any day.
func shapeOfGiven(f *fact.Fact) shape {
	s := ofType[f.Type]
	if f.Min != nil {
		s.untold.low = ratio(*f.Min)
		s.low = most(s.low, s.untold.low)
	}
	if f.CountsDays() {
		s.high = new(big.Rat).Add(ofType[fact.Integer].high, integer(int64(lastDay)-int64(firstDay)))
	} else if f.Max != nil {
		s.untold.high = ratio(*f.Max)
		s.high = least(s.high, s.untold.high)
	}
	return s
}

// fixed returns the shape of a constant.
func fixed(r *big.Rat) shape {
	decimals, finite := r.FloatPrec()
	return shape{interval{r, r}, interval{r, r}, new(big.Rat).Abs(r), decimals, finite}
}

// fits reports whether the engine computes the number exactly: 19 digits in all, at most 12 after
// the point.
func (s shape) fits() bool {
	if !s.exact || s.decimals > 12 || s.low == nil || s.high == nil {
		return false
	}
	most := new(big.Rat).SetFrac(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(18-s.decimals)), nil), big.NewInt(1))
	return new(big.Rat).Abs(s.low).Cmp(most) < 0 && new(big.Rat).Abs(s.high).Cmp(most) < 0
}

func (s shape) plus(t shape) shape {
	return shape{s.interval.plus(t.interval), s.untold.plus(t.untold), common(s.step, t.step), max(s.decimals, t.decimals),
		s.exact && t.exact}
}

// times returns the shape of the products.
func (s shape) times(t shape) shape {
	p := shape{s.interval.times(t.interval), s.untold.times(t.untold), nil, s.decimals + t.decimals, s.exact && t.exact}
	if s.step != nil && t.step != nil {
		p.step = new(big.Rat).Mul(s.step, t.step)
	}
	return p
}

// over returns the shape of the quotients.
func (s shape) over(t shape) shape {
	return shape{interval: s.interval.over(t.interval), untold: s.untold.over(t.untold), decimals: decimal.MaxScale}
}

// either returns the shape of a number that has one of two shapes.
func (s shape) either(t shape) shape {
	return shape{s.interval.either(t.interval), s.untold.either(t.untold), common(s.step, t.step),
		max(s.decimals, t.decimals), s.exact && t.exact}
}

// larger returns the shape of the larger of two numbers, smaller that of the smaller.
func (s shape) larger(t shape) shape {
	u := s.either(t)
	u.interval, u.untold = s.interval.larger(t.interval), s.untold.larger(t.untold)
	return u
}

func (s shape) smaller(t shape) shape { return s.negated().larger(t.negated()).negated() }

func (s shape) negated() shape {
	s.interval, s.untold = s.interval.negated(), s.untold.negated()
	return s
}

// key identifies a shape.
func (s shape) key() string {
	written := ""
	for _, r := range []*big.Rat{s.low, s.high, s.step, s.untold.low, s.untold.high} {
		if r != nil {
			written += r.RatString()
		}
		written += " "
	}
	return written
}

func (i interval) plus(j interval) interval {
	return interval{added(i.low, j.low), added(i.high, j.high)}
}

func (i interval) times(j interval) (product interval) {
	if i.isPoint() {
		i, j = j, i
	}
	switch {
	case j.isPoint():
		return i.scaled(j.low)
	case i.low == nil || i.high == nil || j.low == nil || j.high == nil:
		if i.atLeastZero() && j.atLeastZero() {
			product.low = new(big.Rat)
		}
		return product
	}
	for _, x := range []*big.Rat{i.low, i.high} {
		for _, y := range []*big.Rat{j.low, j.high} {
			r := new(big.Rat).Mul(x, y)
			if product.low == nil {
				product = interval{r, r}
			}
			product = interval{least(product.low, r), most(product.high, r)}
		}
	}
	return product
}

func (i interval) scaled(by *big.Rat) interval {
	of := func(end *big.Rat) *big.Rat {
		if end == nil {
			return nil
		}
		return new(big.Rat).Mul(end, by)
	}
	switch by.Sign() {
	case 0:
		return interval{new(big.Rat), new(big.Rat)}
	case -1:
		return interval{of(i.high), of(i.low)}
	}
	return interval{of(i.low), of(i.high)}
}

func (i interval) over(j interval) (quotient interval) {
	if i.atLeastZero() && j.atLeastZero() {
		quotient.low = new(big.Rat)
	}
	return quotient
}

func (i interval) either(j interval) (u interval) {
	if i.low != nil && j.low != nil {
		u.low = least(i.low, j.low)
	}
	if i.high != nil && j.high != nil {
		u.high = most(i.high, j.high)
	}
	return u
}

func (i interval) larger(j interval) interval {
	u := i.either(j)
	switch {
	case i.low == nil:
		u.low = j.low
	case j.low == nil:
		u.low = i.low
	default:
		u.low = most(i.low, j.low)
	}
	return u
}

func (i interval) negated() interval { return i.scaled(integer(-1)) }

func (i interval) isPoint() bool { return i.low != nil && i.high != nil && i.low.Cmp(i.high) == 0 }

func (i interval) atLeastZero() bool { return i.low != nil && i.low.Sign() >= 0 }

// isOpen reports whether an end has no bound.
func (i interval) isOpen() bool { return i.low == nil || i.high == nil }

func added(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

// common returns the greatest number of which both are multiples; zero is a multiple of every
// number.
func common(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	// a = p/q and b = r/s are multiples of gcd(ps, rq) / qs
	p, r := new(big.Int).Mul(a.Num(), b.Denom()), new(big.Int).Mul(b.Num(), a.Denom())
	gcd := new(big.Int).GCD(nil, nil, p.Abs(p), r.Abs(r))
	return new(big.Rat).SetFrac(gcd, new(big.Int).Mul(a.Denom(), b.Denom()))
}

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}
