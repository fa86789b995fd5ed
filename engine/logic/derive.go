package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// derivation is a derived fact and how it is worked out.
type derivation struct {
	fact       *fact.Fact
	expression *Expression
}

// Define compiles how a derived fact is worked out. Order must be called when all are defined, and
// what reads a derived fact is compiled after it.
func (l *Language) Define(f *fact.Fact) *Fault {
	e, fault := l.Compile(f.Derive, Use{Gives: kindOf(f.Type), Debt: f.Of == fact.Debt})
	if fault != nil {
		return fault
	}
	if fault := l.agree(e, f); fault != nil {
		return fault
	}
	l.derived[f] = e
	return nil
}

// agree sees that a derived choice is one of the fact's values.
func (l *Language) agree(e *Expression, f *fact.Fact) *Fault {
	c := &checker{language: l}
	if e.Kind == Word {
		c.agree(e.tree, ids(f))
	}
	return c.fault
}

// behind holds when something holds for an expression by which a derived fact is worked out,
// directly or through others. Those that are not defined yet are not seen.
func (l *Language) behind(f *fact.Fact, holds func(*Expression) bool) bool {
	return l.behindUnseen(f, holds, map[*fact.Fact]bool{})
}

func (l *Language) behindUnseen(f *fact.Fact, holds func(*Expression) bool, seen map[*fact.Fact]bool) bool {
	e := l.derived[f]
	if e == nil || seen[f] {
		return false
	}
	seen[f] = true
	return holds(e) || slices.ContainsFunc(e.Facts, func(needed *fact.Fact) bool {
		return l.behindUnseen(needed, holds, seen)
	})
}

// Derivation is the expression of a derived fact, or nil.
func (l *Language) Derivation(f *fact.Fact) *Expression { return l.derived[f] }

// Order puts the derived facts in an order in which each comes after those it needs. When some need
// one another in a circle it returns their names, in the order of the circle, and none is in order.
func (l *Language) Order() (circle []string) {
	l.derivations = nil
	done := map[*fact.Fact]bool{}
	for _, f := range l.vocabulary.Facts {
		if circle = l.place(f, done, nil); circle != nil {
			l.derivations = nil
			return circle
		}
	}
	return nil
}

// place appends f after all it needs; path is what is being placed for its sake.
func (l *Language) place(f *fact.Fact, done map[*fact.Fact]bool, path []*fact.Fact) (circle []string) {
	e := l.derived[f]
	if e == nil || done[f] {
		return nil
	}
	for i, before := range path {
		if before == f {
			for _, member := range path[i:] {
				circle = append(circle, member.Name)
			}
			return circle
		}
	}
	for _, needed := range e.Facts {
		if circle = l.place(needed, done, append(path, f)); circle != nil {
			return circle
		}
	}
	done[f] = true
	l.derivations = append(l.derivations, derivation{f, e})
	return nil
}
