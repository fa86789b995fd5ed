package cells

import (
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// names collects the facts that parts of expressions name.
type names struct {
	space  *Space
	facts  []*fact.Fact
	others bool // the parts go through all debts
}

// namesIn returns what a part names, with the parts bound by let in its scope.
func (t *translator) namesIn(n *logic.Node, in scope) *names {
	r := &names{space: t.Space}
	n.Walk(r.node)
	for _, l := range in.locals {
		l.node.Walk(r.node)
	}
	return r
}

// dependingOn returns the variable with the facts it depends on.
func (v variable) dependingOn(r *names) variable {
	v.reads, v.others = r.facts, r.others
	return v
}

// node adds what a node names.
func (r *names) node(n *logic.Node) {
	r.others = r.others || n.Op == logic.OpDebts
	name := n.Name
	if n.Op == logic.OpField { // which is no fact: the list names that
		return
	}
	if n.Calls("has") || n.Calls("proved") {
		name = ""
		if r.space.papers != nil {
			name = r.space.papers.Name
		}
	}
	if f := r.space.book.Vocabulary.Find(name); f != nil {
		r.facts = append(r.facts, f)
	}
}

// dependencies returns the given facts on which a variable depends, in the order of the vocabulary,
// and whether it depends on facts of all debts.
func (s *Space) dependencies(of int32) (facts []*fact.Fact, others bool) {
	d := dependencyWalk{space: s, found: map[*fact.Fact]bool{}}
	d.variable(of)
	for _, f := range s.book.Vocabulary.Facts {
		if d.found[f] && f.Given() && f.Name != "family" {
			facts = append(facts, f)
		}
	}
	return facts, d.others
}

// dependencyWalk follows derived facts down to given ones.
type dependencyWalk struct {
	space  *Space
	found  map[*fact.Fact]bool
	others bool
}

func (d *dependencyWalk) variable(of int32) {
	v := &d.space.variables[of]
	d.others = d.others || v.others
	if v.moves != nil {
		d.variable(v.inner)
	}
	if v.fact != nil {
		d.fact(v.fact)
	}
	for _, f := range v.reads {
		d.fact(f)
	}
	for _, w := range v.weights {
		d.variable(w.of)
	}
	for _, of := range v.twice {
		d.variable(of)
	}
}

func (d *dependencyWalk) fact(f *fact.Fact) {
	if d.found[f] {
		return
	}
	d.found[f] = true
	if from := d.space.book.Language.Derivation(f); from != nil {
		r := &names{space: d.space}
		from.Tree().Walk(r.node)
		d.others = d.others || r.others
		for _, below := range r.facts {
			d.fact(below)
		}
	}
}
