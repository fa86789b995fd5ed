package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
)

// papers are what an option needs, what would prove each hardship claimed where the option asks
// after hardships, and what helps: each once, in that order.
func (x *explainer) papers(o *book.Option) []Paper {
	papers := []Paper{}
	add := func(need Need, ids []string) {
		for _, id := range ids {
			if !slices.ContainsFunc(papers, func(p Paper) bool { return p.ID == id }) {
				papers = append(papers, x.paper(id, need))
			}
		}
	}
	add(Required, o.Required)
	if asksHardship(o) {
		for _, h := range x.list(fact.FromHardships).List {
			add(Proof, x.proof(x.Book.Hardship(h)))
		}
	}
	add(Helpful, o.Helpful)
	return papers
}

// asksHardship is whether a condition of the option looks at the hardships claimed.
func asksHardship(o *book.Option) bool {
	for _, c := range slices.Concat(o.Requires, o.Weighs) {
		for _, f := range c.When.Facts {
			if f.From == fact.FromHardships {
				return true
			}
		}
	}
	return false
}

// list is the borrower's list whose choices come from a part of the book: hardships, or papers at
// hand.
func (x *explainer) list(from fact.Origin) fact.Value {
	for _, f := range x.Book.Vocabulary.Borrower {
		if f.From == from {
			return x.Case.Borrower[f.Slot]
		}
	}
	return fact.Value{}
}

// proof is the group of papers that proves a hardship with the fewest still to be got; the first of
// those that are alike.
func (x *explainer) proof(h *book.Hardship) []string {
	var best []string
	fewest := -1
	for _, group := range h.Proof {
		lacking := 0
		for _, id := range group {
			if x.paper(id, Proof).State != AtHand {
				lacking++
			}
		}
		if fewest < 0 || lacking < fewest {
			best, fewest = group, lacking
		}
	}
	return best
}

func (x *explainer) paper(id string, need Need) Paper {
	m := x.Book.Material(id)
	p := Paper{
		ID: id, Title: m.Title, Need: need, State: Missing, By: []string{},
		What: m.What, Where: m.Where, Fresh: m.Fresh, Mask: m.Mask,
	}
	atHand := x.list(fact.FromMaterials)
	for _, will := range append([]string{id}, m.Instead...) {
		if slices.Contains(atHand.List, will) {
			p.By = append(p.By, will)
		}
	}
	switch {
	case !atHand.Known:
		p.State = NotTold
	case len(p.By) > 0:
		p.State = AtHand
	}
	return p
}
