package cells

import (
	"math/big"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// shape is what is known of a number beforehand: its bounds, and that it is a multiple of a step.
type shape struct {
	low, high *big.Rat // nil: no bound
	step      *big.Rat // nil: any number
	decimals  int      // the most digits after its point
	exact     bool     // the engine never rounds it
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
		fact.Integer: {integer(-999_999_999), integer(999_999_999), integer(1), 0, true},
		fact.Money:   {big.NewRat(-99_999_999_999, 100), big.NewRat(99_999_999_999, 100), hundredth, 2, true},
		fact.Rate:    {big.NewRat(-999_999_999, 1_000_000), integer(100), millionth, 6, true},
		fact.Date:    {integer(int64(firstDay)), integer(int64(lastDay)), integer(1), 0, true},
	}
)

// shapeOfGiven returns the shape of a given fact. A count of days that runs may have grown since
// the profile was written, up to any day.
func shapeOfGiven(f *fact.Fact) shape {
	s := ofType[f.Type]
	if f.Min != nil && ratio(*f.Min).Cmp(s.low) > 0 {
		s.low = ratio(*f.Min)
	}
	if f.Max != nil && ratio(*f.Max).Cmp(s.high) < 0 {
		s.high = ratio(*f.Max)
	}
	if f.CountsDays() {
		s.high = new(big.Rat).Add(ofType[fact.Integer].high, integer(int64(lastDay)-int64(firstDay)))
	}
	return s
}

// fixed returns the shape of a constant.
func fixed(r *big.Rat) shape {
	decimals, finite := r.FloatPrec()
	return shape{r, r, new(big.Rat).Abs(r), decimals, finite}
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
	return shape{added(s.low, t.low), added(s.high, t.high), common(s.step, t.step), max(s.decimals, t.decimals),
		s.exact && t.exact}
}

// times returns the shape of the products.
func (s shape) times(t shape) shape {
	p := shape{decimals: s.decimals + t.decimals, exact: s.exact && t.exact}
	if s.step != nil && t.step != nil {
		p.step = new(big.Rat).Mul(s.step, t.step)
	}
	if s.low == nil || s.high == nil || t.low == nil || t.high == nil {
		if atLeastZero(s) && atLeastZero(t) {
			p.low = new(big.Rat)
		}
		return p
	}
	for _, x := range []*big.Rat{s.low, s.high} {
		for _, y := range []*big.Rat{t.low, t.high} {
			p = p.reach(new(big.Rat).Mul(x, y))
		}
	}
	return p
}

// reach returns the shape with its bounds extended to include r.
func (s shape) reach(r *big.Rat) shape {
	if s.low == nil || r.Cmp(s.low) < 0 {
		s.low = r
	}
	if s.high == nil || r.Cmp(s.high) > 0 {
		s.high = r
	}
	return s
}

// over returns the shape of the quotients.
func (s shape) over(t shape) shape {
	q := shape{decimals: decimal.MaxScale}
	if atLeastZero(s) && atLeastZero(t) {
		q.low = new(big.Rat)
	}
	return q
}

func atLeastZero(s shape) bool { return s.low != nil && s.low.Sign() >= 0 }

// either returns the shape of a number that has one of two shapes.
func (s shape) either(t shape) shape {
	u := shape{step: common(s.step, t.step), decimals: max(s.decimals, t.decimals), exact: s.exact && t.exact}
	if s.low != nil && t.low != nil {
		u.low = least(s.low, t.low)
	}
	if s.high != nil && t.high != nil {
		u.high = most(s.high, t.high)
	}
	return u
}

// larger returns the shape of the larger of two numbers. The smaller of two is minus the larger of
// both negated.
func (s shape) larger(t shape) shape {
	u := s.either(t)
	if s.low != nil && t.low != nil {
		u.low = most(s.low, t.low)
	} else if s.low == nil {
		u.low = t.low
	} else {
		u.low = s.low
	}
	return u
}

func (s shape) negated() shape {
	n := s
	n.low, n.high = nil, nil
	if s.high != nil {
		n.low = new(big.Rat).Neg(s.high)
	}
	if s.low != nil {
		n.high = new(big.Rat).Neg(s.low)
	}
	return n
}

// key identifies a shape.
func (s shape) key() string {
	written := ""
	for _, r := range []*big.Rat{s.low, s.high, s.step} {
		if r != nil {
			written += r.RatString()
		}
		written += " "
	}
	return written
}

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
