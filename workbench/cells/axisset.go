package cells

import "math/bits"

// axisSet is a set of axes.
type axisSet []uint64

func newAxisSet(axes int) axisSet { return make(axisSet, (axes+63)/64) }

func (s axisSet) add(axis int) { s[axis/64] |= 1 << (axis % 64) }

func (s axisSet) remove(axis int) { s[axis/64] &^= 1 << (axis % 64) }

func (s axisSet) has(axis int) bool { return s[axis/64]&(1<<(axis%64)) != 0 }

func (s axisSet) join(t axisSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

// without counts those that are not in t.
func (s axisSet) without(t axisSet) (n int) {
	for i := range s {
		n += bits.OnesCount64(s[i] &^ t[i])
	}
	return n
}

// each visits the axes in ascending order.
func (s axisSet) each(visit func(axis int)) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			visit(64*i + bits.TrailingZeros64(word))
		}
	}
}
