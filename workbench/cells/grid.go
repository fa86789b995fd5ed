package cells

import (
	"math/big"
	"math/bits"
	"strings"
)

// grid is a formula laid out for the search: nodes in an order in which each stands after those it
// is made of, and variables cut into cells.
type grid struct {
	nodes   []node
	axes    []axis
	axisOf  map[int32]int // by variable; of a list: the one for whether it is known
	support []bitset      // by node: the axes on which it depends
	places  int           // a place is one cell of one axis; how many there are
}

// node is a part of a formula. The last one is the whole formula.
type node struct {
	part           // a, b and c are indexes into the nodes
	above []int    // the nodes that are made of it
	axis  int      // of an atom
	table []truths // of an atom: its truth in each cell of its axis
}

// axis is a variable with its cells. A list has several: one for whether the list is known, and one
// for each group of ids that no atom tells apart, for whether any of them is in the list.
type axis struct {
	of    int32
	ids   []string // of a group of a list: its ids; else nil
	asked []*atom
	cells []cell
	first int    // the place of its first cell; those of the others follow
	own   bitset // the places of its cells
	atoms []int  // the nodes that are its atoms
}

// mostParts bounds a formula: a question with more parts is undecided.
const mostParts = 50_000

// layout builds a grid.
type layout struct {
	*grid
	space  *Space
	asked  map[int32][]*atom // by variable
	order  []int32           // variables, in the order in which they are met
	placed map[formula]int   // nodes by the parts they are
	groups map[int32][]int   // of a list: the axes of its groups
}

// layOut builds the grid of a formula; nil when it has too many parts.
func (s *Space) layOut(whole formula) *grid {
	l := &layout{grid: &grid{axisOf: map[int32]int{}}, space: s, asked: map[int32][]*atom{}, placed: map[formula]int{},
		groups: map[int32][]int{}}
	seen := map[formula]bool{}
	if l.gather(whole, seen); len(seen) > mostParts {
		return nil
	}
	for _, v := range l.order {
		l.cut(v)
	}
	l.place(whole)
	if len(l.nodes) > mostParts {
		return nil
	}
	l.connect()
	return l.grid
}

// below returns the parts that a part is made of.
func (p *part) below() []formula {
	switch p.op {
	case constant, atomic:
		return nil
	case negation, among:
		return []formula{p.a}
	case both, either, fallback, loosening:
		return []formula{p.a, p.b}
	}
	return []formula{p.a, p.b, p.c}
}

// gather collects the atoms of each variable.
func (l *layout) gather(f formula, seen map[formula]bool) {
	if seen[f] || len(seen) > mostParts {
		return
	}
	seen[f] = true
	p := &l.space.parts[f]
	for _, below := range p.below() {
		l.gather(below, seen)
	}
	if p.op != atomic {
		return
	}
	a := &l.space.atoms[p.leaf]
	if l.asked[a.of] == nil {
		l.order = append(l.order, a.of)
	}
	l.asked[a.of] = append(l.asked[a.of], a)
}

// place adds the node of a part after those it is made of, and returns its index.
func (l *layout) place(f formula) int {
	if n, ok := l.placed[f]; ok {
		return n
	}
	p := l.space.parts[f]
	var n int
	if p.op == atomic {
		n = l.placeAtom(&l.space.atoms[p.leaf])
	} else {
		var at [3]formula
		for i, below := range p.below() {
			at[i] = formula(l.place(below))
		}
		p.a, p.b, p.c = at[0], at[1], at[2]
		n = l.add(node{part: p})
	}
	l.placed[f] = n
	return n
}

func (l *layout) add(n node) int {
	l.nodes = append(l.nodes, n)
	return len(l.nodes) - 1
}

func (l *layout) placeAtom(a *atom) int {
	n := l.axisOf[a.of]
	if a.asks != some {
		return l.add(l.atomOn(n, a))
	}
	known := l.add(l.atomOn(n, &atom{of: a.of, asks: isKnown}))
	there := l.add(node{part: part{op: constant, set: no}})
	for _, group := range l.groups[a.of] {
		if !a.names(l.axes[group].ids[0]) {
			continue
		}
		leaf := l.add(node{part: part{op: atomic}, axis: group, table: []truths{no, yes}})
		there = l.add(node{part: part{op: either, a: formula(there), b: formula(leaf)}})
	}
	never := l.add(node{part: part{op: constant, set: unknown}})
	return l.add(node{part: part{op: strict, a: formula(known), b: formula(there), c: formula(never)}})
}

// atomOn returns the node of an atom, with its truth in each cell.
func (l *layout) atomOn(axis int, a *atom) node {
	n := node{part: part{op: atomic}, axis: axis}
	for _, c := range l.axes[axis].cells {
		n.table = append(n.table, c.truth(a))
	}
	return n
}

// connect fills in which nodes depend on which axes.
func (l *layout) connect() {
	for i := range l.axes {
		l.axes[i].first = l.places
		l.places += len(l.axes[i].cells)
	}
	for i := range l.axes {
		x := &l.axes[i]
		x.own = newBitset(l.places)
		for cell := range x.cells {
			x.own.add(x.first + cell)
		}
	}
	l.support = make([]bitset, len(l.nodes))
	for i := range l.nodes {
		n := &l.nodes[i]
		l.support[i] = newBitset(len(l.axes))
		if n.op == atomic {
			l.support[i].add(n.axis)
			l.axes[n.axis].atoms = append(l.axes[n.axis].atoms, i)
			continue
		}
		for _, below := range n.below() {
			l.support[i].join(l.support[below])
			l.nodes[below].above = append(l.nodes[below].above, i)
		}
	}
}

// cut adds the axes of a variable.
func (l *layout) cut(of int32) {
	v := &l.space.variables[of]
	l.axisOf[of] = len(l.axes)
	l.axes = append(l.axes, axis{of: of, asked: l.asked[of], cells: v.cut(l.asked[of])})
	if v.kind != choices {
		return
	}
	for _, group := range v.groups(l.asked[of]) {
		l.groups[of] = append(l.groups[of], len(l.axes))
		l.axes = append(l.axes, axis{of: of, ids: group, cells: []cell{{}, {yes: true}}})
	}
}

// groups returns the ids of a choice or list in groups that no atom tells apart, in the order of
// the first id of each. Of a list, the ids that no atom names are left out.
func (v *variable) groups(asked []*atom) [][]string {
	var groups [][]string
	index := map[string]int{}
	for _, id := range v.ids {
		asks := strings.Builder{}
		for _, a := range asked {
			if (a.asks == some || a.asks == holds) && a.names(id) {
				asks.WriteByte('1')
			} else {
				asks.WriteByte('0')
			}
		}
		if v.kind == choices && !strings.Contains(asks.String(), "1") {
			continue
		}
		i, ok := index[asks.String()]
		if !ok {
			i = len(groups)
			index[asks.String()] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], id)
	}
	return groups
}

// constrain returns a formula together with what holds in any case: a computed variable is known
// where the variables it is computed from are.
func (s *Space) constrain(whole formula) formula {
	variables, parts := map[int32]bool{}, map[formula]bool{}
	all := whole
	for waiting := []formula{whole}; len(waiting) > 0; {
		next := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		s.eachVariable(next, parts, func(of int32) {
			if variables[of] {
				return
			}
			variables[of] = true
			if more := s.constraint(of); more != always {
				all = s.and(all, more)
				waiting = append(waiting, more)
			}
		})
	}
	return all
}

// eachVariable visits the variable of each atom of a formula that has not been seen yet.
func (s *Space) eachVariable(f formula, seen map[formula]bool, visit func(of int32)) {
	if seen[f] || len(seen) > mostParts {
		return
	}
	seen[f] = true
	p := &s.parts[f]
	if p.op == atomic {
		visit(s.atoms[p.leaf].of)
	}
	for _, below := range p.below() {
		s.eachVariable(below, seen, visit)
	}
}

// constraint returns what always holds of a computed variable: when it is known, when the engine
// knows anything of it, and when it knows bounds of a sum.
func (s *Space) constraint(of int32) formula {
	v := &s.variables[of]
	asks := func(test test) formula { return s.leaf(atom{of: of, asks: test}) }
	holds := always
	if v.known != 0 {
		holds = s.same(asks(isKnown), v.known)
	}
	if v.needs != 0 {
		holds = s.and(holds, s.or(s.not(asks(isKnown)), v.needs))
	}
	if v.there != 0 {
		holds = s.and(holds, s.or(s.not(asks(isThere)), s.among(v.there, yes)))
	}
	parts := v.own
	if v.known != 0 && len(v.twice) == 0 && v.shape.exact {
		parts = v.weights
	}
	if len(parts) > 0 {
		low, high := s.bounded(parts)
		holds = s.and(holds, s.and(s.or(s.not(asks(hasLow)), low), s.or(s.not(asks(hasHigh)), high)))
	}
	return holds
}

// same reports whether both of two formulas that are never unknown are yes, or both no.
func (f *formulas) same(a, b formula) formula { return f.or(f.and(a, b), f.and(f.not(a), f.not(b))) }

// bounded reports whether the engine can know a lower and an upper bound of a sum.
func (s *Space) bounded(weights []weight) (low, high formula) {
	low, high = always, always
	for _, w := range weights {
		lowest, highest := s.ends(w.of)
		if w.by.Sign() < 0 {
			lowest, highest = highest, lowest
		}
		low, high = s.and(low, lowest), s.and(high, highest)
	}
	return low, high
}

// ends reports whether a variable is known or the engine knows a lower, and an upper, bound of it.
func (s *Space) ends(of int32) (low, high formula) {
	v := &s.variables[of]
	switch {
	case v.always:
		return always, always
	case v.moves != nil:
		there := s.or(s.not(s.knows(v.inner)), s.among(s.canMove(v), yes))
		low, high = s.ends(v.inner)
		return s.and(low, there), s.and(high, there)
	}
	end := func(bound *big.Rat, settled bool, asks test) formula {
		switch {
		case v.opaque == "" && bound != nil:
			return always
		case settled:
			return s.knows(of)
		}
		return s.or(s.knows(of), s.leaf(atom{of: of, asks: asks}))
	}
	return end(v.shape.untold.low, v.settledLow, hasLow), end(v.shape.untold.high, v.settledHigh, hasHigh)
}

// bitset is a set of numbers from 0 on: of axes, nodes or places.
type bitset []uint64

func newBitset(size int) bitset { return make(bitset, (size+63)/64) }

func (s bitset) add(n int) { s[n/64] |= 1 << (n % 64) }

func (s bitset) remove(n int) { s[n/64] &^= 1 << (n % 64) }

func (s bitset) has(n int) bool { return s[n/64]&(1<<(n%64)) != 0 }

func (s bitset) join(t bitset) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s bitset) keep(t bitset) {
	for i := range s {
		s[i] &= t[i]
	}
}

func (s bitset) drop(t bitset) {
	for i := range s {
		s[i] &^= t[i]
	}
}

// meets reports whether there are numbers in both.
func (s bitset) meets(t bitset) bool {
	for i := range s {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// without counts the numbers that are not in t.
func (s bitset) without(t bitset) (n int) {
	for i := range s {
		n += bits.OnesCount64(s[i] &^ t[i])
	}
	return n
}

// each visits the numbers in ascending order.
func (s bitset) each(visit func(n int)) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			visit(64*i + bits.TrailingZeros64(word))
		}
	}
}
