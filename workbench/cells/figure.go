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

// fork is a where the condition is yes, b where it is no; how says what it is where the condition
// is unknown.
type fork struct {
	how       op // strict, loose, opened, or fallback: a where it is known, else b, without a condition
	condition formula
	a, b      figure
	extreme   int // 1 where it is the larger of the two, -1 the smaller, else 0
}

// sum is variables with their factors, added up, and a constant.
type sum struct {
	weights []weight // ordered by variable, no factor is zero
	plus    *big.Rat
	written string // as the book writes it
}

// count is how many of some conditions hold; unknown where known is not yes.
type count struct {
	of    []formula
	known formula
	given formula // something is known of which there are
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
	if f.sum == nil || len(f.sum.weights) > 0 {
		return nil
	}
	return f.sum.plus
}

// bare returns the variable that a figure is, with nothing added or multiplied, or -1.
func (f *figure) bare() int32 {
	if f.sum == nil || len(f.sum.weights) != 1 || f.sum.plus.Sign() != 0 || f.sum.weights[0].by.Cmp(integer(1)) != 0 {
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
func forked(how op, condition formula, a, b figure) figure {
	f := figure{fork: &fork{how: how, condition: condition, a: a, b: b}, leaves: a.leaves + b.leaves, shape: a.shape.either(b.shape)}
	switch {
	case a.leaves == 0:
		f.shape = b.shape
	case b.leaves == 0:
		f.shape = a.shape
	}
	return f
}

// forked returns one of two figures; only one of them where the condition is certain.
func (f *formulas) forked(how op, condition formula, a, b figure) figure {
	switch f.certain(condition) {
	case yes:
		return a
	case no:
		return b
	}
	return forked(how, condition, a, b)
}

// mapSums replaces each sum that a figure may be. It must not be called on a count.
func (f figure) mapSums(of func(figure) figure) figure {
	if f.fork == nil {
		if f.sum == nil {
			return unknowable
		}
		return of(f)
	}
	return forked(f.fork.how, f.fork.condition, f.fork.a.mapSums(of), f.fork.b.mapSums(of))
}

// combine applies of to each pair of sums that two figures may be.
func combine(f, g figure, of func(x, y figure) figure) figure {
	return f.mapSums(func(x figure) figure { return g.mapSums(func(y figure) figure { return of(x, y) }) })
}

// countless reports whether a figure contains no count.
func (f *figure) countless() bool {
	return f.count == nil && (f.fork == nil || f.fork.a.countless() && f.fork.b.countless())
}

// scaled returns the sum times a number.
func (s *sum) scaled(by *big.Rat) *sum {
	t := &sum{plus: new(big.Rat).Mul(s.plus, by)}
	if by.Sign() != 0 {
		for _, w := range s.weights {
			t.weights = append(t.weights, weight{w.of, new(big.Rat).Mul(w.by, by)})
		}
	}
	return t
}

// add returns the sum of both, and the variables that cancel out, at least in part.
func (s *sum) add(o *sum) (t *sum, gone []int32) {
	t = &sum{plus: new(big.Rat).Add(s.plus, o.plus), weights: slices.Clone(s.weights)}
	for _, w := range o.weights {
		i, there := slices.BinarySearchFunc(t.weights, w.of, func(v weight, of int32) int {
			return int(v.of) - int(of)
		})
		if !there {
			t.weights = slices.Insert(t.weights, i, w)
			continue
		}
		if t.weights[i].by.Sign() != w.by.Sign() {
			gone = append(gone, w.of)
		}
		t.weights[i].by = new(big.Rat).Add(t.weights[i].by, w.by)
		if t.weights[i].by.Sign() == 0 {
			t.weights = slices.Delete(t.weights, i, i+1)
		}
	}
	return t, gone
}

// key identifies a sum.
func (s *sum) key() string {
	key := ""
	for _, w := range s.weights {
		key += w.by.RatString() + "*" + integer(int64(w.of)).RatString() + "+"
	}
	return key + s.plus.RatString()
}
