package logic

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// derivation is a derived fact and its expression.
type derivation struct {
	fact       *fact.Fact
	expression *Expression
}

// Define compiles the expression of a derived fact. What reads the fact must be compiled after it,
// and Order called when all are defined.
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

// agree returns a fault where a derived choice may be none of the fact's values.
func (l *Language) agree(e *Expression, f *fact.Fact) *Fault {
	c := &checker{language: l}
	switch e.Kind {
	case Word:
		c.checkChoices(e.tree, answerIDs(f))
	case List:
		c.checkChoices(e.tree, answerIDs(f))
		for _, id := range e.tree.Domain {
			if answers := answerIDs(f); !slices.Contains(answers, id) {
				c.failAt(e.tree.At, text.Both("这里没有选项 %q", "there is no choice %q here").With(id), oneOf(id, answers))
			}
		}
	}
	return c.fault
}

// behind reports whether something holds for an expression by which a derived fact is computed,
// directly or through others. It does not see facts that are not defined yet.
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

// Derivation returns the expression of a derived fact, or nil.
func (l *Language) Derivation(f *fact.Fact) *Expression { return l.derived[f] }

// Order sorts the derived facts so that each comes after those it needs. Where some need one
// another in a circle it returns their names, in the order of the circle, and no derived fact has a
// value.
func (l *Language) Order() (circle []string) {
	l.derivations = nil
	circle = l.circle(
		func(f *fact.Fact) []*fact.Fact {
			if e := l.derived[f]; e != nil {
				return e.Facts
			}
			return nil
		},
		func(f *fact.Fact) {
			if e := l.derived[f]; e != nil {
				l.derivations = append(l.derivations, derivation{f, e})
			}
		})
	if circle != nil {
		l.derivations = nil
	}
	for _, d := range l.derivations { // now it is known of each whether those that it needs peek
		l.lowerAgain(d.expression)
	}
	return circle
}

// lowerAgain lowers a derived fact whose expression reads a derived fact that peeks, as it may not
// have been known to do.
func (l *Language) lowerAgain(e *Expression) {
	if slices.ContainsFunc(e.Facts, func(f *fact.Fact) bool { return l.derived[f] != nil && l.derived[f].Peeks }) {
		e.Peeks = true
		l.lower(e)
	}
}

// circle goes through all facts, each after those it needs, and calls visit with them. Where some
// need one another in a circle it stops and returns their names, in the order of the circle.
func (l *Language) circle(needs func(*fact.Fact) []*fact.Fact, visit func(*fact.Fact)) []string {
	done := map[*fact.Fact]bool{}
	var waiting []*fact.Fact
	var place func(f *fact.Fact) (circle []string)
	place = func(f *fact.Fact) (circle []string) {
		if done[f] {
			return nil
		}
		if i := slices.Index(waiting, f); i >= 0 {
			for _, member := range waiting[i:] {
				circle = append(circle, member.Name)
			}
			return circle
		}
		waiting = append(waiting, f)
		for _, needed := range needs(f) {
			if circle = place(needed); circle != nil {
				return circle
			}
		}
		waiting = waiting[:len(waiting)-1]
		done[f] = true
		visit(f)
		return nil
	}
	for _, f := range l.vocabulary.Facts {
		if circle := place(f); circle != nil {
			return circle
		}
	}
	return nil
}
