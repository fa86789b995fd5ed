package cells

// Steps bounds the search at each stage of a question, where need be its second one. Each node that
// is evaluated is a step; a question that takes more is undecided.
const Steps = 1_000_000

// search looks for cells in which a formula is yes. It chooses a cell for one axis after another,
// and backtracks as soon as the formula cannot be yes any more, to the last axis that has a part in
// that.
type search struct {
	*grid
	now    []truths // by node: the truths it may still have
	chosen []int    // by axis: the cell chosen, or -1
	set    axisSet  // the axes that have a cell
	trail  []change
	steps  int
	bound  int
	try    try
	spent  bool // the bound is reached
	later  bool // of axes that are as good as one another the later is chosen
}

// try reports whether cells in which the formula is yes, or may be, lead to an answer. Where they
// do not, it adds to because the axes whose cells are to be changed.
type try func(chosen []int, because axisSet) bool

// change keeps the truths that a node had before a cell was chosen.
type change struct {
	node int
	was  truths
}

func newSearch(g *grid, bound int, try try) *search {
	s := &search{grid: g, bound: bound, now: make([]truths, len(g.nodes)), chosen: make([]int, len(g.axes)),
		set: newAxisSet(len(g.axes)), try: try}
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

// solve reports whether the cells chosen so far can be completed to an answer. Where they cannot,
// because names axes whose cells alone exclude one.
func (s *search) solve() (found bool, because axisSet) {
	whole := len(s.nodes) - 1
	if s.now[whole]&yes == 0 {
		because = newAxisSet(len(s.axes))
		s.blame(whole, yes, because)
		return false, because
	}
	axis := -1
	if s.now[whole] != yes {
		axis = s.pickAxis(whole)
	}
	if axis < 0 {
		because = newAxisSet(len(s.axes))
		return s.try(s.chosen, because), because
	}
	because = newAxisSet(len(s.axes))
	for cell := range s.axes[axis].cells {
		if s.spent = s.spent || s.steps >= s.bound; s.spent {
			return false, because
		}
		mark := len(s.trail)
		s.choose(axis, cell)
		found, why := s.solve()
		if found {
			return true, nil
		}
		s.undo(axis, mark)
		if !why.has(axis) {
			return false, why
		}
		why.remove(axis)
		because.join(why)
	}
	return false, because
}

// choose puts an axis into a cell and evaluates every node that depends on it.
func (s *search) choose(axis, cell int) {
	s.chosen[axis] = cell
	s.set.add(axis)
	s.steps += 1 + len(s.axes[axis].atoms) + len(s.axes[axis].above)
	for _, i := range s.axes[axis].atoms {
		s.change(i, s.nodes[i].table[cell])
	}
	for _, i := range s.axes[axis].above {
		s.change(i, s.evaluate(&s.nodes[i]))
	}
}

func (s *search) change(node int, to truths) {
	if s.now[node] != to {
		s.trail = append(s.trail, change{node, s.now[node]})
		s.now[node] = to
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
}

// blame adds the axes whose cells are the reason that a node has none of the wanted truths.
func (s *search) blame(node int, wanted truths, into axisSet) {
	n := &s.nodes[node]
	if !s.blameParts(n, wanted, into) {
		s.support[node].each(func(axis int) {
			if s.set.has(axis) {
				into.add(axis)
			}
		})
	}
}

// blameParts does what blame does by the parts that the node is made of, where they tell.
func (s *search) blameParts(n *node, wanted truths, into axisSet) bool {
	a, b := int(n.a), int(n.b)
	switch {
	case n.op == negation:
		s.blame(a, wanted.not(), into)
	case n.op == among:
		var of truths
		if wanted&yes != 0 {
			of |= n.set
		}
		if wanted&no != 0 {
			of |= any3 &^ n.set
		}
		s.blame(a, of, into)
	case n.op == both && wanted == yes, n.op == either && wanted == no: // both are to be so
		if s.now[a]&wanted != 0 {
			a = b
		}
		s.blame(a, wanted, into)
	case n.op == both && wanted == no, n.op == either && wanted == yes: // one is to be so
		s.blame(a, wanted, into)
		s.blame(b, wanted, into)
	default:
		return false
	}
	return true
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
		if open := s.support[below].without(s.set); best < 0 || open < fewest || s.later && open == fewest {
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
