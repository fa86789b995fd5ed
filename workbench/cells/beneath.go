package cells

import (
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// reader gathers what parts name.
type reader struct {
	space  *Space
	facts  []*fact.Fact
	others bool // they go through all debts
}

// reads returns what a part names.
func (t *translator) reads(n *logic.Node, in scope) *reader {
	r := &reader{space: t.Space}
	n.Walk(r.node)
	for _, l := range in.locals {
		l.node.Walk(r.node)
	}
	return r
}

// reading returns a variable that is not looked into, with what it names.
func (v variable) reading(r *reader) variable {
	v.reads, v.others = r.facts, r.others
	return v
}

// node enters what a node names.
func (r *reader) node(n *logic.Node) {
	r.others = r.others || n.Op == logic.OpDebts
	name := n.Name
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

// beneath returns the given facts on which a variable depends, in the order of the vocabulary, and
// whether on those of all debts.
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
		from.Tree().Walk(r.node)
		d.others = d.others || r.others
		for _, below := range r.facts {
			d.fact(below)
		}
	}
}
