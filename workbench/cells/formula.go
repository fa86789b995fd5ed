package cells

// formula is a condition as a graph of atoms, by its number in a Space. Equal formulas have equal
// numbers.
type formula int32

// part is a node of that graph: how it is made of others.
type part struct {
	op      op
	a, b, c formula
	leaf    int32 // of an atom: its number
	set     truths
}

type op uint8

const (
	constant op = iota // one of set, whichever
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

// always is the formula that is yes, the first of every space but one: 0 is unknown.
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

// is whether a formula is a constant of that one truth.
func (f *formulas) is(a formula, t truths) bool {
	return f.parts[a].op == constant && f.parts[a].set == t
}

// certain returns the truth of a constant; no truth at all of anything else, or where it may be
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

// choose returns a ternary, strict or loose.
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

// where returns a where the condition is yes, else unknown.
func (f *formulas) where(condition, a formula) formula {
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

// among is yes where a is one of set, else no.
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

// loosen returns a, or unknown where the condition is yes.
func (f *formulas) loosen(condition, a formula) formula {
	if f.certain(condition) == no || f.is(a, unknown) {
		return a
	}
	return f.intern(part{op: loosening, a: condition, b: a})
}

// evaluate returns what a part comes to, by what its parts come to.
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

// within reports whether a truth is in a set, for each of a.
func within(a, set truths) (whether truths) {
	if a&set != 0 {
		whether |= yes
	}
	if a&^set != 0 {
		whether |= no
	}
	return whether
}
