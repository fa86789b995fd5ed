package cells

import (
	"math/bits"
	"slices"
)

// Steps bounds the search at each stage of a question. Each node that is evaluated is a step; a
// question that takes more is undecided.
const Steps = 1_000_000

// search looks for cells in which a formula is yes. It chooses a cell for one axis after another,
// and backtracks as soon as the formula cannot be yes any more, to the last axis that has a part in
// that. It learns from each axis none of whose cells leads on.
type search struct {
	*grid
	now     []truths // by node: the truths it may still have
	chosen  []int    // by axis: the cell chosen, or -1
	set     bitset   // the axes that have a cell
	trail   []change
	changed bitset     // nodes made of one that has changed, while a cell is chosen
	blamed  []uint8    // by node: the sets of truths for whose lack it has been blamed, a bit for each
	order   []int      // the axes that have a cell, in the order in which they got it
	learned [][]lesson // by axis: one of each, which has no cell or one of the reason's
	steps   int
	bound   int
	try     try
	spent   bool // the bound is reached
}

// try reports whether cells in which the formula is yes, or may be, lead to an answer. Where they
// do not, it adds to because the axes whose cells are to be changed.
type try func(chosen []int, because bitset) bool

// change keeps the truths that a node had before a cell was chosen.
type change struct {
	node int
	was  truths
}

// reason says why cells cannot be completed to an answer: it is the set of the places that would
// change that. While no axis is in one of them there is no answer, whatever else is chosen.
type reason = bitset

// lesson is a reason that was found, and the axes that have places in it.
type lesson struct {
	why  reason
	axes []int
}

func newSearch(g *grid, bound int, try try) *search {
	s := &search{grid: g, bound: bound, now: make([]truths, len(g.nodes)), chosen: make([]int, len(g.axes)),
		set: newBitset(len(g.axes)), changed: newBitset(len(g.nodes)), blamed: make([]uint8, len(g.nodes)),
		learned: make([][]lesson, len(g.axes)), try: try}
	for i := range s.chosen {
		s.chosen[i] = -1
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		if n.op != atomic {
			s.now[i] = s.evaluate(n)
			continue
		}
		for _, t := range n.table {
			s.now[i] |= t
		}
	}
	return s
}

func (s *search) evaluate(n *node) truths {
	return n.part.evaluate(s.now[n.a], s.now[n.b], s.now[n.c])
}

// run reports whether an answer is found.
func (s *search) run() bool {
	found, _ := s.solve()
	return found
}

// solve reports whether the cells chosen so far can be completed to an answer, or why not.
func (s *search) solve() (found bool, why reason) {
	whole := len(s.nodes) - 1
	if s.now[whole]&yes == 0 {
		return false, s.whyNot(whole)
	}
	axis := -1
	if s.now[whole] != yes {
		axis = s.pickAxis(whole)
	}
	if axis < 0 {
		because := newBitset(len(s.axes))
		if s.try(s.chosen, because) {
			return true, nil
		}
		return false, s.otherCells(because)
	}
	x, because := &s.axes[axis], newBitset(s.places)
	left := slices.Clone(x.own) // the cells that no reason so far excludes
	for cell := range x.cells {
		if !left.has(x.first + cell) {
			continue
		}
		if s.spent = s.spent || s.steps >= s.bound; s.spent {
			return false, because
		}
		if why = s.recall(axis, cell); why == nil {
			mark := len(s.trail)
			s.choose(axis, cell)
			if found, why = s.solve(); found {
				return true, nil
			}
			s.undo(axis, mark)
		}
		if !why.meets(x.own) {
			return false, why
		}
		left.keep(why)
		because.join(why)
	}
	because.drop(x.own)
	s.learn(because)
	return false, because
}

// otherCells returns the places of all cells of some axes but the chosen ones.
func (s *search) otherCells(of bitset) reason {
	why := newBitset(s.places)
	of.each(func(axis int) {
		why.join(s.axes[axis].own)
		why.remove(s.axes[axis].first + s.chosen[axis])
	})
	return why
}

// learn keeps a reason why the cells chosen cannot be completed, whichever the axis that was chosen
// next is put into.
func (s *search) learn(why reason) {
	l := lesson{why: why}
	for _, axis := range slices.Backward(s.order) {
		if s.axes[axis].own.meets(why) {
			l.axes = append(l.axes, axis)
		}
	}
	if len(l.axes) > 0 {
		s.learned[l.axes[0]] = append(s.learned[l.axes[0]], l) // it is the first to be undone
	}
}

// recall returns a reason that was learned why an axis cannot be put into a cell; nil for none.
func (s *search) recall(axis, cell int) (why reason) {
	lessons := s.learned[axis]
	rest := lessons[:0]
	for i, l := range lessons {
		s.steps++
		if l.why.has(s.axes[axis].first + cell) {
			rest = append(rest, l)
			continue
		}
		k := slices.IndexFunc(l.axes, func(other int) bool {
			return other != axis && (s.chosen[other] < 0 || l.why.has(s.axes[other].first+s.chosen[other]))
		})
		if k < 0 {
			s.learned[axis] = append(rest, lessons[i:]...)
			return l.why
		}
		s.learned[l.axes[k]] = append(s.learned[l.axes[k]], l)
	}
	s.learned[axis] = rest
	return nil
}

// choose puts an axis into a cell and evaluates every node that is made of one that has changed.
func (s *search) choose(axis, cell int) {
	s.chosen[axis] = cell
	s.set.add(axis)
	s.order = append(s.order, axis)
	s.steps += 1 + len(s.axes[axis].atoms)
	for _, i := range s.axes[axis].atoms {
		s.change(i, s.nodes[i].table[cell])
	}
	for w := range s.changed { // a node stands after those it is made of
		for s.changed[w] != 0 {
			i := 64*w + bits.TrailingZeros64(s.changed[w])
			s.changed.remove(i)
			s.steps++
			s.change(i, s.evaluate(&s.nodes[i]))
		}
	}
}

func (s *search) change(node int, to truths) {
	if s.now[node] == to {
		return
	}
	s.trail = append(s.trail, change{node, s.now[node]})
	s.now[node] = to
	for _, i := range s.nodes[node].above {
		s.changed.add(i)
	}
}

func (s *search) undo(axis, mark int) {
	for len(s.trail) > mark {
		last := s.trail[len(s.trail)-1]
		s.now[last.node] = last.was
		s.trail = s.trail[:len(s.trail)-1]
	}
	s.chosen[axis] = -1
	s.set.remove(axis)
	s.order = s.order[:len(s.order)-1]
}

// whyNot returns why a node cannot be yes.
func (s *search) whyNot(node int) reason {
	clear(s.blamed)
	why := newBitset(s.places)
	s.blame(node, yes, why)
	return why
}

// blame adds the places that could give a node one of the truths wanted, none of which it has now.
func (s *search) blame(node int, wanted truths, into reason) {
	if wanted == 0 || s.blamed[node]&(1<<wanted) != 0 {
		return
	}
	s.blamed[node] |= 1 << wanted
	n := &s.nodes[node]
	a, b, c := int(n.a), int(n.b), int(n.c)
	switch n.op {
	case constant:
	case atomic:
		for cell, t := range n.table {
			if t&wanted != 0 {
				into.add(s.axes[n.axis].first + cell)
			}
		}
	case negation:
		s.blame(a, wanted.not(), into)
	case among:
		var of truths
		if wanted&yes != 0 {
			of |= n.set
		}
		if wanted&no != 0 {
			of |= any3 &^ n.set
		}
		s.blame(a, of, into)
	case both:
		s.blameBoth(a, b, wanted, truths.itself, into)
	case either: // not a and not b is not wanted
		s.blameBoth(a, b, wanted, truths.not, into)
	case strict:
		var condition truths
		for _, arm := range []struct {
			when truths
			node int
		}{{yes, b}, {no, c}} {
			if s.now[arm.node]&wanted != 0 {
				condition |= arm.when
			} else {
				s.blame(arm.node, wanted, into)
			}
		}
		s.blame(a, condition|wanted&unknown, into)
	case loosening:
		s.blame(b, wanted, into)
		if wanted&unknown != 0 {
			s.blame(a, yes, into)
		}
	default: // they stay as they are
		for _, below := range n.below() {
			s.blame(int(below), any3&^s.now[below], into)
		}
	}
}

func (t truths) itself() truths { return t }

// blameBoth blames both parts of an and; of an or as an and of what is not so.
func (s *search) blameBoth(a, b int, wanted truths, as func(truths) truths, into reason) {
	wanted = as(wanted)
	for _, part := range []int{a, b} {
		if as(s.now[part])&^no == 0 && wanted&no == 0 {
			s.blame(part, as(yes|unknown), into)
			return
		}
	}
	ofA, ofB := wanted&^yes, wanted&^yes
	switch {
	case wanted&yes == 0:
	case as(s.now[a])&yes == 0:
		ofA |= yes
	default:
		ofB |= yes
	}
	s.blame(a, as(ofA), into)
	s.blame(b, as(ofB), into)
}

// pickAxis returns the next axis to choose a cell for, one on which the node's truth depends; -1
// when there is none, and what is open stays open in all cells.
func (s *search) pickAxis(node int) int {
	s.steps++
	n := &s.nodes[node]
	if s.now[node].single() {
		return -1
	}
	if n.op == atomic {
		if s.chosen[n.axis] < 0 {
			return n.axis
		}
		return -1
	}
	best, fewest := -1, 0
	s.frontier(node, func(below int) {
		if open := s.support[below].without(s.set); best < 0 || open < fewest {
			if axis := s.pickAxis(below); axis >= 0 {
				best, fewest = axis, open
			}
		}
	})
	return best
}

// frontier visits the open nodes directly below one; below an and of ands, or an or of ors, those
// that the whole chain is made of.
func (s *search) frontier(node int, visit func(below int)) {
	n := &s.nodes[node]
	for _, below := range n.below() {
		switch {
		case s.now[below].single():
		case (n.op == both || n.op == either) && s.nodes[below].op == n.op:
			s.frontier(int(below), visit)
		default:
			visit(int(below))
		}
	}
}
