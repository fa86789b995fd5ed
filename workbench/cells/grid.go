package cells

import (
	"slices"
	"strings"
)

// grid is a formula laid out for the search: its nodes in an order in which each comes after those
// it is made of, and its variables in cells.
type grid struct {
	nodes   []node
	axes    []axis
	support []axisSet // by node: the axes on which it depends
}

// node is a part of a formula with its atoms told cell by cell. The last is the whole.
type node struct {
	part           // a, b and c are indexes into the nodes
	axis  int      // of an atom
	table []truths // of an atom: its truth in each cell of its axis
}

// axis is a variable; of a list, whether it is known, or some of its ids, which no atom tells
// apart: any of them is there, or none.
type axis struct {
	of    int32
	ids   []string // those that are there together; nil where the axis is no such
	cells []cell
	atoms []int // the nodes that are its atoms
	above []int // the other nodes that depend on it, in order
}

// mostParts bounds a question: one that comes to more is not decided.
const mostParts = 50_000

// layout is a grid in the making.
type layout struct {
	*grid
	space  *Space
	asked  map[int32][]*atom // by variable
	order  []int32           // variables, as they are met
	placed map[formula]int   // nodes by the parts they are
	axisOf map[int32]int     // by variable; of a list, whether it is known
	groups map[int32][]int   // of a list: the axes of its ids
}

// lay lays out a formula; nil when it has too many parts.
func (s *Space) lay(whole formula) *grid {
	l := &layout{grid: &grid{}, space: s, asked: map[int32][]*atom{}, placed: map[formula]int{},
		axisOf: map[int32]int{}, groups: map[int32][]int{}}
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

// below returns the parts of which a part is made.
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

// gather finds what is asked of each variable.
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

// place puts a part after those it is made of, and returns its node.
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
	ids := split(a.ids)
	for _, group := range l.groups[a.of] {
		if !slices.Contains(ids, l.axes[group].ids[0]) {
			continue
		}
		leaf := l.add(node{part: part{op: atomic}, axis: group, table: []truths{no, yes}})
		there = l.add(node{part: part{op: either, a: formula(there), b: formula(leaf)}})
	}
	never := l.add(node{part: part{op: constant, set: unknown}})
	return l.add(node{part: part{op: strict, a: formula(known), b: formula(there), c: formula(never)}})
}

// atomOn returns an atom, with its truth in each cell.
func (l *layout) atomOn(axis int, a *atom) node {
	n := node{part: part{op: atomic}, axis: axis}
	for _, c := range l.axes[axis].cells {
		n.table = append(n.table, c.truth(a))
	}
	return n
}

// connect finds what depends on what.
func (l *layout) connect() {
	l.support = make([]axisSet, len(l.nodes))
	for i := range l.nodes {
		n := &l.nodes[i]
		l.support[i] = newAxisSet(len(l.axes))
		if n.op == atomic {
			l.support[i].add(n.axis)
			l.axes[n.axis].atoms = append(l.axes[n.axis].atoms, i)
			continue
		}
		for _, below := range n.below() {
			l.support[i].join(l.support[below])
		}
		l.support[i].each(func(axis int) { l.axes[axis].above = append(l.axes[axis].above, i) })
	}
}

// cut makes the axes of a variable.
func (l *layout) cut(of int32) {
	v := &l.space.variables[of]
	l.axisOf[of] = len(l.axes)
	l.axes = append(l.axes, axis{of: of, cells: v.cut(l.asked[of])})
	if v.kind != choices {
		return
	}
	for _, group := range v.groups(l.asked[of]) {
		l.groups[of] = append(l.groups[of], len(l.axes))
		l.axes = append(l.axes, axis{of: of, ids: group, cells: []cell{{}, {yes: true}}})
	}
}

// groups returns the ids of a list or choice that no atom tells apart, in the order of the first of
// each; of a list, those that none asks for are left out.
func (v *variable) groups(asked []*atom) [][]string {
	var groups [][]string
	index := map[string]int{}
	for _, id := range v.ids {
		asks := strings.Builder{}
		for _, a := range asked {
			if (a.asks == some || a.asks == holds) && slices.Contains(split(a.ids), id) {
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
