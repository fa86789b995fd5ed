package cells

import "github.com/forbear-project/forbear/engine/logic"

// truths is a set of truths: those that a part of a formula may still have.
type truths uint8

const (
	unknown truths = 1 << logic.Unknown
	no      truths = 1 << logic.No
	yes     truths = 1 << logic.Yes
	known          = no | yes
	any3           = unknown | no | yes
)

// of returns the set of the given truths.
func of(list ...logic.Truth) (set truths) {
	for _, t := range list {
		set |= 1 << t
	}
	return set
}

// asTruth returns yes or no.
func asTruth(b bool) truths {
	if b {
		return yes
	}
	return no
}

// single reports whether the set has at most one truth.
func (t truths) single() bool { return t&(t-1) == 0 }

// not returns Kleene's not of each truth.
func (t truths) not() truths { return t&unknown | t&no<<1 | t&yes>>1 }

// junction is a table of Kleene's and, or or, over sets.
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

// alike gives what x and y have in common: x where both are equal, else unknown.
var alike = tabulate(func(x, y truths) truths {
	if x == y {
		return x
	}
	return unknown
})

// choose returns a where the condition is yes, b where it is no, and otherwise where it is unknown.
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

// formula is the number, in a Space, of a condition written as a graph of atoms. Equal formulas
// have equal numbers.
type formula int32

// part is a node of that graph.
type part struct {
	op      op
	a, b, c formula
	leaf    int32 // of an atom: its number
	set     truths
}

type op uint8

const (
	constant op = iota // one of set, it is open which
	atomic             // an atom
	both               // a and b
	either             // a or b
	negation           // not a
	ternary            // a ? b : c; where a is unknown, what b and c have in common
	strict             // a ? b : c; where a is unknown, unknown
	// a ? b : c; where a is unknown, either of those two: the values behind b and c may be equal or
	// not
	loose
	fallback  // a ?? b
	among     // whether a is in set; never unknown
	loosening // b, or else unknown where a is yes
)

// formulas holds every formula of a space, each once.
type formulas struct {
	parts  []part
	number map[part]formula
}

// always is the formula that is yes. It is the second of every space: 0 is unknown.
const always formula = 1

func newFormulas() *formulas {
	f := &formulas{number: map[part]formula{}}
	f.constant(unknown)
	f.constant(yes)
	return f
}

func (f *formulas) intern(p part) formula {
	n, ok := f.number[p]
	if !ok {
		n = formula(len(f.parts))
		f.parts = append(f.parts, p)
		f.number[p] = n
	}
	return n
}

func (f *formulas) constant(set truths) formula { return f.intern(part{op: constant, set: set}) }

func (f *formulas) atom(leaf int32) formula { return f.intern(part{op: atomic, leaf: leaf}) }

// is reports whether a formula is a constant of that one truth.
func (f *formulas) is(a formula, t truths) bool {
	return f.parts[a].op == constant && f.parts[a].set == t
}

// certain returns the truth of a constant; none of anything else, or of a constant that may have
// several.
func (f *formulas) certain(a formula) truths {
	if p := f.parts[a]; p.op == constant && p.set.single() {
		return p.set
	}
	return 0
}

func (f *formulas) and(a, b formula) formula {
	switch {
	case a == b, f.is(b, yes), f.is(a, no):
		return a
	case f.is(a, yes), f.is(b, no):
		return b
	}
	return f.intern(part{op: both, a: min(a, b), b: max(a, b)})
}

func (f *formulas) or(a, b formula) formula {
	switch {
	case a == b, f.is(b, no), f.is(a, yes):
		return a
	case f.is(a, no), f.is(b, yes):
		return b
	}
	return f.intern(part{op: either, a: min(a, b), b: max(a, b)})
}

func (f *formulas) not(a formula) formula {
	switch p := f.parts[a]; p.op {
	case constant:
		return f.constant(p.set.not())
	case negation:
		return p.a
	}
	return f.intern(part{op: negation, a: a})
}

// choose returns a ternary of the kind that how names: ternary, strict or loose.
func (f *formulas) choose(how op, condition, a, b formula) formula {
	switch f.certain(condition) {
	case yes:
		return a
	case no:
		return b
	}
	if a == b && how == ternary {
		return a
	}
	return f.intern(part{op: how, a: condition, b: a, c: b})
}

// onlyIf returns a where the condition is yes, else unknown.
func (f *formulas) onlyIf(condition, a formula) formula {
	return f.choose(strict, condition, a, f.constant(unknown))
}

func (f *formulas) orElse(a, b formula) formula {
	switch t := f.certain(a); {
	case a == b, t&known != 0:
		return a
	case t == unknown:
		return b
	}
	return f.intern(part{op: fallback, a: a, b: b})
}

// among returns yes where a is one of set, else no.
func (f *formulas) among(a formula, set truths) formula {
	switch t := f.certain(a); {
	case set&any3 == any3 || t != 0 && t&set != 0:
		return f.constant(yes)
	case set == 0 || t != 0:
		return f.constant(no)
	}
	if p := f.parts[a]; p.op == negation {
		return f.among(p.a, set.not())
	}
	return f.intern(part{op: among, a: a, set: set})
}

// loosen returns a, or unknown where the condition is yes: either is possible then.
func (f *formulas) loosen(condition, a formula) formula {
	if f.certain(condition) == no || f.is(a, unknown) {
		return a
	}
	return f.intern(part{op: loosening, a: condition, b: a})
}

// evaluate returns the truths of a part, given those of the parts it is made of.
func (p *part) evaluate(a, b, c truths) truths {
	switch p.op {
	case both:
		return and[a][b]
	case either:
		return or[a][b]
	case negation:
		return a.not()
	case ternary:
		return choose(a, b, c, alike[b][c])
	case strict:
		return choose(a, b, c, unknown)
	case loose:
		return choose(a, b, c, alike[b][c]|unknown)
	case fallback:
		return orElse(a, b)
	case among:
		return within(a, p.set)
	case loosening:
		if a&yes != 0 {
			return b | unknown
		}
		return b
	}
	return p.set
}

// within returns whether a truth is in a set, for each truth of a.
func within(a, set truths) (whether truths) {
	if a&set != 0 {
		whether |= yes
	}
	if a&^set != 0 {
		whether |= no
	}
	return whether
}
