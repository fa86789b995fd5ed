package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
)

// listPapers returns the papers of an option; law 10 of the package.
func (x *explainer) listPapers(o *book.Option) []Paper {
	listed := x.listed[:0]
	add := func(need Need, ids []string) {
		for _, id := range ids {
			if !slices.ContainsFunc(listed, func(p neededPaper) bool { return p.id == id }) {
				listed = append(listed, neededPaper{id, need})
			}
		}
	}
	add(Required, o.Required)
	if asksHardship(o) {
		for _, h := range x.readList(fact.FromHardships).List {
			add(Proof, x.chooseProof(x.Book.Hardship(h)))
		}
	}
	add(Helpful, o.Helpful)
	x.listed = listed
	papers := make([]Paper, len(listed))
	for i, p := range listed {
		papers[i] = x.describePaper(p.id, p.need)
	}
	return papers
}

// neededPaper is a paper that an option lists, and why.
type neededPaper struct {
	id   string
	need Need
}

// asksHardship reports whether a condition of the option reads the hardships of the borrower.
func asksHardship(o *book.Option) bool {
	asks := func(c *book.Condition) bool {
		return slices.ContainsFunc(c.When.Facts, func(f *fact.Fact) bool { return f.From == fact.FromHardships })
	}
	return slices.ContainsFunc(o.Requires, asks) || slices.ContainsFunc(o.Weighs, asks)
}

// readList returns the borrower's list of hardships, or of papers at hand.
func (x *explainer) readList(from fact.Origin) fact.Value {
	for _, f := range x.Book.Vocabulary.Borrower {
		if f.From == from {
			return x.Case.Borrower[f.Slot]
		}
	}
	return fact.Value{}
}

// chooseProof returns the group of papers that lacks the fewest to prove a hardship; the first of
// several.
func (x *explainer) chooseProof(h *book.Hardship) []string {
	var best []string
	fewest := -1
	for _, group := range h.Proof {
		lacking := 0
		for _, id := range group {
			if x.describePaper(id, Proof).State != AtHand {
				lacking++
			}
		}
		if fewest < 0 || lacking < fewest {
			best, fewest = group, lacking
		}
	}
	return best
}

// describePaper returns a paper and whether it is at hand.
func (x *explainer) describePaper(id string, need Need) Paper {
	p, there := x.papers[id]
	if !there {
		p = x.lookUpPaper(id)
		x.papers[id] = p
	}
	p.Need = need
	return p
}

func (x *explainer) lookUpPaper(id string) Paper {
	m := x.Book.Material(id)
	p := Paper{
		ID: id, Title: m.Title, State: Missing, By: []string{}, What: m.What, Where: m.Where, Fresh: m.Fresh, Mask: m.Mask,
	}
	atHand := x.readList(fact.FromMaterials)
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
