package cells

import (
	"math/big"
	"slices"
)

// figure is a number or a day, taken apart: a sum of variables, or one of two figures, as a
// condition says.
type figure struct {
	shape  shape
	fork   *fork  // it is one of two
	sum    *sum   // it is this sum
	count  *count // it is how many hold
	leaves int    // sums at its ends
	// it can never be known when none is set
}

// fork is a figure that is a where the condition is yes, b where it is no. Where it is unknown, how
// says.
type fork struct {
	how       op // strict, loose; or fallback: a where it is known, else b, and no condition
	condition formula
	a, b      figure
}

// sum is variables multiplied and added up, and a number.
type sum struct {
	weights []weight // by the numbers of the variables, none of them zero
	plus    *big.Rat
	written string // as the book writes it
}

// count is how many of some conditions hold; unknown where known is not yes.
type count struct {
	of    []formula
	known formula
	any   formula // whether any does, when that can be asked at once; else 0
	plain figure  // the same as a variable, for what is not looked into
}

var nothing figure

// mostLeaves is how many sums a figure may end in; what has more is not looked into.
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

// bare returns the variable that a figure is and nothing more, or -1.
func (f *figure) bare() int32 {
	if f.sum == nil || len(f.sum.weights) != 1 || f.sum.plus.Sign() != 0 || f.sum.weights[0].by.Cmp(whole(1)) != 0 {
		return -1
	}
	return f.sum.weights[0].of
}

// bare returns the figure that is that variable.
func (s *sheet) bare(n int32, written string) figure {
	return figure{shape: s.variables[n].shape,
		sum: &sum{weights: []weight{{n, whole(1)}}, plus: new(big.Rat), written: written}, leaves: 1}
}

// forked returns one of two figures.
func forked(how op, condition formula, a, b figure) figure {
	f := figure{fork: &fork{how, condition, a, b}, leaves: a.leaves + b.leaves, shape: a.shape.either(b.shape)}
	switch {
	case a.leaves == 0:
		f.shape = b.shape
	case b.leaves == 0:
		f.shape = a.shape
	}
	return f
}

// forked returns one of two figures; one of them alone where the condition is certain.
func (f *formulas) forked(how op, condition formula, a, b figure) figure {
	switch f.certain(condition) {
	case yes:
		return a
	case no:
		return b
	}
	return forked(how, condition, a, b)
}

// each makes a figure of what is made of each sum at its ends. It is not to be asked of a count.
func (f figure) each(of func(figure) figure) figure {
	if f.fork == nil {
		if f.sum == nil {
			return nothing
		}
		return of(f)
	}
	return forked(f.fork.how, f.fork.condition, f.fork.a.each(of), f.fork.b.each(of))
}

// together makes a figure of what is made of each two sums at the ends of two.
func together(f, g figure, of func(x, y figure) figure) figure {
	return f.each(func(x figure) figure { return g.each(func(y figure) figure { return of(x, y) }) })
}

// countless reports whether there is no count in a figure.
func (f *figure) countless() bool {
	return f.count == nil && (f.fork == nil || f.fork.a.countless() && f.fork.b.countless())
}

// scaled returns a sum times a number.
func (s *sum) scaled(by *big.Rat) *sum {
	t := &sum{plus: new(big.Rat).Mul(s.plus, by)}
	if by.Sign() != 0 {
		for _, w := range s.weights {
			t.weights = append(t.weights, weight{w.of, new(big.Rat).Mul(w.by, by)})
		}
	}
	return t
}

// add returns the sum of two sums, and the variables of which nothing remains.
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
		t.weights[i].by = new(big.Rat).Add(t.weights[i].by, w.by)
		if t.weights[i].by.Sign() == 0 {
			t.weights = slices.Delete(t.weights, i, i+1)
			gone = append(gone, w.of)
		}
	}
	return t, gone
}

// key tells sums apart.
func (s *sum) key() string {
	key := ""
	for _, w := range s.weights {
		key += w.by.RatString() + "*" + whole(int64(w.of)).RatString() + "+"
	}
	return key + s.plus.RatString()
}
