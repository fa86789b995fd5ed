package cells

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/book"
)

// TestSearchFindsWhatThereIs: cells in which a formula is yes are found exactly where there are
// some, and one that tries the cells it is shown is shown others until it takes some.
func TestSearchFindsWhatThereIs(t *testing.T) {
	b := small(t)
	rapid.Check(t, func(t *rapid.T) {
		for range 30 {
			checkSearch(t, b)
		}
	})
}

func checkSearch(t *rapid.T, b *book.Book) {
	s := New(b, today)
	var leaves []formula
	for i := range rapid.IntRange(2, 5).Draw(t, "variables") {
		ids := []string{"p", "q", "r", "s"}[:rapid.IntRange(2, 4).Draw(t, "ids")]
		v := s.variable(variable{kind: choice, key: fmt.Sprint("drawn ", i), ids: ids})
		leaves = append(leaves, s.knows(v))
		for _, id := range ids {
			leaves = append(leaves, s.leaf(atom{of: v, asks: holds, ids: id}))
		}
	}
	whole := s.constant(yes)
	for range rapid.IntRange(1, 6).Draw(t, "parts") {
		f := drawFormula(t, s, leaves, rapid.IntRange(1, 4).Draw(t, "depth"))
		whole = s.and(whole, s.among(f, drawTruths(t)))
	}
	g := s.layOut(whole)
	if len(g.axes) < 2 {
		return
	}
	// two cells that together lead to no answer, though the formula may be yes there
	var pair, refused [2]int
	for i := range pair {
		pair[i] = rapid.IntRange(0, len(g.axes)-1).Draw(t, "axis")
		refused[i] = rapid.IntRange(0, len(g.axes[pair[i]].cells)-1).Draw(t, "cell")
	}
	try := func(chosen []int, because bitset) bool {
		for i, axis := range pair {
			if chosen[axis] != refused[i] {
				return true
			}
		}
		because.add(pair[0])
		because.add(pair[1])
		return false
	}
	found := newSearch(g, Steps, try).run()
	if there := existsFrom(newSearch(g, Steps, try), 0); found != there {
		t.Fatalf("found is %t, there is one: %t", found, there)
	}
}

// drawFormula is a formula of any kind of part.
func drawFormula(t *rapid.T, s *Space, leaves []formula, depth int) formula {
	if depth == 0 {
		return rapid.SampledFrom(leaves).Draw(t, "leaf")
	}
	part := func() formula { return drawFormula(t, s, leaves, depth-1) }
	switch rapid.SampledFrom([]op{
		constant, both, both, either, either, negation, among, ternary, strict, strict, loose, fallback,
		loosening,
	}).Draw(t, "part") {
	case constant:
		return s.constant(drawTruths(t))
	case both:
		return s.and(part(), part())
	case either:
		return s.or(part(), part())
	case negation:
		return s.not(part())
	case among:
		return s.among(part(), drawTruths(t))
	case ternary:
		return s.choose(ternary, part(), part(), part())
	case strict:
		return s.choose(strict, part(), part(), part())
	case loose:
		return s.choose(loose, part(), part(), part())
	case fallback:
		return s.orElse(part(), part())
	}
	return s.loosen(part(), part())
}

func drawTruths(t *rapid.T) truths { return truths(rapid.IntRange(1, 6).Draw(t, "truths")) }

// existsFrom tries every cell of every axis from one on.
func existsFrom(s *search, axis int) bool {
	if axis == len(s.axes) {
		return s.now[len(s.nodes)-1]&yes != 0 && s.try(s.chosen, newBitset(axis))
	}
	for cell := range s.axes[axis].cells {
		mark := len(s.trail)
		s.choose(axis, cell)
		there := existsFrom(s, axis+1)
		s.undo(axis, mark)
		if there {
			return true
		}
	}
	return false
}
