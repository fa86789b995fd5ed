package cells

import (
	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
)

// reader gathers what parts name.
type reader struct {
	space  *Space
	facts  []*fact.Fact
	others bool // they go through all debts
}

// reads is what a part names.
func (t *translator) reads(node ast.Node, in scope) *reader {
	r := &reader{space: t.Space}
	ast.Walk(&node, r)
	for _, l := range in.locals {
		ast.Walk(&l.node, r)
	}
	return r
}

// reading is a variable that is not looked into, with what it names.
func (v variable) reading(r *reader) variable {
	v.reads, v.others = r.facts, r.others
	return v
}

// Visit enters a fact that is named.
func (r *reader) Visit(node *ast.Node) {
	name := ""
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		name = n.Value
	case *ast.StringNode: // of a debt that a predicate goes through; an id of a choice is not the name of a fact, or does no harm
		name = n.Value
	case *ast.CallNode:
		if called := called(n); (called == "has" || called == "proved") && r.space.papers != nil {
			name = r.space.papers.Name
		}
	}
	r.others = r.others || name == "debts"
	if f := r.space.book.Vocabulary.Find(name); f != nil {
		r.facts = append(r.facts, f)
	}
}

// beneath are the given facts on which a variable depends, in the order of the vocabulary, and whether on those of all debts.
func (s *Space) beneath(of int32) (facts []*fact.Fact, others bool) {
	d := digging{space: s, found: map[*fact.Fact]bool{}}
	d.variable(of)
	for _, f := range s.book.Vocabulary.Facts {
		if d.found[f] && f.Given() && f.Name != "family" {
			facts = append(facts, f)
		}
	}
	return facts, d.others
}

// digging goes down from what is worked out to what is given.
type digging struct {
	space  *Space
	found  map[*fact.Fact]bool
	others bool
}

func (d *digging) variable(of int32) {
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
}

func (d *digging) fact(f *fact.Fact) {
	if d.found[f] {
		return
	}
	d.found[f] = true
	if from := d.space.book.Language.Derivation(f); from != nil {
		r := &reader{space: d.space}
		node := from.Node()
		ast.Walk(&node, r)
		d.others = d.others || r.others
		for _, below := range r.facts {
			d.fact(below)
		}
	}
}
