package cells

import "github.com/forbear-project/forbear/engine/logic"

// truths is a set of truths: what a part of a formula may still come to.
type truths uint8

const (
	unknown truths = 1 << logic.Unknown
	no      truths = 1 << logic.No
	yes     truths = 1 << logic.Yes
	known          = no | yes
	any3           = unknown | no | yes
)

// of returns the set of these.
func of(list ...logic.Truth) (set truths) {
	for _, t := range list {
		set |= 1 << t
	}
	return set
}

// given is yes or no.
func given(b bool) truths {
	if b {
		return yes
	}
	return no
}

// single reports whether the set has one truth.
func (t truths) single() bool { return t&(t-1) == 0 }

// not is Kleene's not of each.
func (t truths) not() truths { return t&unknown | t&no<<1 | t&yes>>1 }

// junction is a table of a Kleene junction over sets: and, or.
type junction [8][8]truths

func tabulate(of func(x, y truths) truths) (table junction) {
	for a := range truths(8) {
		for b := range truths(8) {
			for x := unknown; x <= yes; x <<= 1 {
				for y := unknown; y <= yes; y <<= 1 {
					if a&x != 0 && b&y != 0 {
						table[a][b] |= of(x, y)
					}
				}
			}
		}
	}
	return table
}

var and, or = tabulate(func(x, y truths) truths {
	switch {
	case x == no || y == no:
		return no
	case x == unknown || y == unknown:
		return unknown
	}
	return yes
}), tabulate(func(x, y truths) truths {
	switch {
	case x == yes || y == yes:
		return yes
	case x == unknown || y == unknown:
		return unknown
	}
	return no
})

// alike is what x and y have in common where both are known and equal, else unknown.
var alike = tabulate(func(x, y truths) truths {
	if x == y {
		return x
	}
	return unknown
})

// choose returns a where the condition is yes, b where it is no, and what is said where it is
// unknown.
func choose(condition, a, b, otherwise truths) (chosen truths) {
	if condition&yes != 0 {
		chosen |= a
	}
	if condition&no != 0 {
		chosen |= b
	}
	if condition&unknown != 0 {
		chosen |= otherwise
	}
	return chosen
}

// orElse returns a where it is known, else b.
func orElse(a, b truths) truths {
	if a&unknown == 0 {
		return a
	}
	return a&known | b
}
