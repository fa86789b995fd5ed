package cells

import (
	"math/big"
	"slices"
)

// figure is a number or a day as a formula sees it: a sum of variables, or one of two figures
// depending on a condition, or a count.
type figure struct {
	shape  shape
	fork   *fork // one of fork, sum and count is set; a figure with none is never known
	sum    *sum
	count  *count
	leaves int // the number of sums it may be
}

// fork is one of two figures.
type fork struct {
	how       way
	condition formula // of chosen
	a, b      figure
}

// way says which of two figures a fork is.
type way uint8

const (
	chosen  way = iota // a where the condition is yes, b where it is no, and anything between where it is unknown
	larger             // the larger of both
	smaller            // the smaller of both
)

// sum is variables with their factors, added up, and a constant.
type sum struct {
	weights []weight // ordered by variable, no factor is zero
	// variables that are both added and subtracted: while one is not known, the engine takes the sum
	// for more than it can be
	twice   []int32
	plus    *big.Rat
	written string // as the book writes it
}

// count is how many of some conditions hold.
type count struct {
	of    []formula
	told  formula // whether it is known of what it counts; any number where not
	known formula
	any   formula // whether any of them holds, where one atom asks that; else 0
	plain figure  // the same as a variable, for where counts are not looked into
}

var unknowable figure

// mostLeaves bounds the sums that a figure may be; a figure with more is not looked into.
const mostLeaves = 64

func number(r *big.Rat, written string) figure {
	return figure{shape: fixed(r), sum: &sum{plus: r, written: written}, leaves: 1}
}

// constant returns the number that a figure always is, or nil.
func (f *figure) constant() *big.Rat {
	if f.sum == nil || len(f.sum.weights) > 0 || len(f.sum.twice) > 0 {
		return nil
	}
	return f.sum.plus
}

// bare returns the variable that a figure is, with nothing added or multiplied, or -1.
func (f *figure) bare() int32 {
	if f.sum == nil || len(f.sum.weights) != 1 || len(f.sum.twice) > 0 || f.sum.plus.Sign() != 0 ||
		f.sum.weights[0].by.Cmp(integer(1)) != 0 {
		return -1
	}
	return f.sum.weights[0].of
}

// bare returns the figure that is a variable.
func (s *sheet) bare(n int32, written string) figure {
	return figure{shape: s.variables[n].shape,
		sum: &sum{weights: []weight{{n, integer(1)}}, plus: new(big.Rat), written: written}, leaves: 1}
}

// forked returns one of two figures.
func forked(how way, condition formula, a, b figure) figure {
	f := figure{fork: &fork{how, condition, a, b}, leaves: a.leaves + b.leaves}
	switch {
	case a.leaves == 0:
		f.shape = b.shape
	case b.leaves == 0:
		f.shape = a.shape
	case how == larger:
		f.shape = a.shape.larger(b.shape)
	case how == smaller:
		f.shape = a.shape.smaller(b.shape)
	default:
		f.shape = a.shape.either(b.shape)
	}
	return f
}

// chosen returns a where a condition is yes, b where it is no.
func (f *formulas) chosen(condition formula, a, b figure) figure {
	switch f.certain(condition) {
	case yes:
		return a
	case no:
		return b
	}
	return forked(chosen, condition, a, b)
}

// mapSums replaces each sum that a figure may be by what a function that keeps the order of numbers
// gives. It must not be called on a count.
func (f figure) mapSums(of func(figure) figure) figure {
	if f.fork == nil {
		if f.sum == nil {
			return unknowable
		}
		return of(f)
	}
	return forked(f.fork.how, f.fork.condition, f.fork.a.mapSums(of), f.fork.b.mapSums(of))
}

// combine applies of, which keeps the order of both, to each pair of sums that two figures may be.
func combine(f, g figure, of func(x, y figure) figure) figure {
	return f.mapSums(func(x figure) figure { return g.mapSums(func(y figure) figure { return of(x, y) }) })
}

// flipped returns the figure of which, once each of its sums is negated, this one is minus.
func (f figure) flipped() figure {
	if f.fork == nil {
		return f
	}
	how := f.fork.how
	switch how {
	case larger:
		how = smaller
	case smaller:
		how = larger
	}
	return forked(how, f.fork.condition, f.fork.a.flipped(), f.fork.b.flipped())
}

// negated returns minus the figure, written as the figure is.
func (f figure) negated() figure {
	return f.flipped().mapSums(func(x figure) figure {
		return figure{shape: x.shape.negated(), sum: x.sum.scaled(integer(-1)).as(x.sum.written), leaves: 1}
	})
}

// isChosen reports whether which sum a figure is hangs on conditions alone.
func (f *figure) isChosen() bool {
	return f.fork == nil || f.fork.how == chosen && f.fork.a.isChosen() && f.fork.b.isChosen()
}

// countless reports whether a figure contains no count.
func (f *figure) countless() bool {
	return f.count == nil && (f.fork == nil || f.fork.a.countless() && f.fork.b.countless())
}

// scaled returns the sum times a number that is not 0.
func (s *sum) scaled(by *big.Rat) *sum {
	t := &sum{plus: new(big.Rat).Mul(s.plus, by), twice: s.twice}
	for _, w := range s.weights {
		t.weights = append(t.weights, weight{w.of, new(big.Rat).Mul(w.by, by)})
	}
	return t
}

// add returns the sum of both.
func (s *sum) add(o *sum) *sum {
	t := &sum{plus: new(big.Rat).Add(s.plus, o.plus), weights: slices.Clone(s.weights),
		twice: slices.Concat(s.twice, o.twice)}
	for _, w := range o.weights {
		i, there := slices.BinarySearchFunc(t.weights, w.of, func(v weight, of int32) int {
			return int(v.of) - int(of)
		})
		if !there {
			t.weights = slices.Insert(t.weights, i, w)
			continue
		}
		if t.weights[i].by.Sign() != w.by.Sign() {
			t.twice = append(t.twice, w.of)
		}
		t.weights[i].by = new(big.Rat).Add(t.weights[i].by, w.by)
		if t.weights[i].by.Sign() == 0 {
			t.weights = slices.Delete(t.weights, i, i+1)
		}
	}
	slices.Sort(t.twice)
	t.twice = slices.Compact(t.twice)
	return t
}

// variables returns the variables of a sum.
func (s *sum) variables() []int32 {
	of := slices.Clone(s.twice)
	for _, w := range s.weights {
		of = append(of, w.of)
	}
	return of
}

func (s *sum) as(written string) *sum {
	s.written = written
	return s
}

// key identifies a sum.
func (s *sum) key() string {
	key := ""
	for _, w := range s.weights {
		key += w.by.RatString() + "*" + integer(int64(w.of)).RatString() + "+"
	}
	for _, of := range s.twice {
		key += "0*" + integer(int64(of)).RatString() + "+"
	}
	return key + s.plus.RatString()
}
