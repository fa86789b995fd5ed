package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// judgeDoubts judges what cannot all be true, for the borrower and for each debt.
func (j *Judge) judgeDoubts() {
	j.Doubts = j.Doubts[:0]
	for _, d := range j.Book.Doubts {
		if !d.OfDebt {
			j.At(j.frame, logic.NoDebt)
			j.Doubts = append(j.Doubts, DoubtDecision{d, logic.NoDebt, d.When.Truth(j.frame)})
			continue
		}
		for i := range j.Debts {
			j.At(j.frame, i)
			j.Doubts = append(j.Doubts, DoubtDecision{d, i, d.When.Truth(j.frame)})
		}
	}
}

// ShownDoubts appends to a list the indexes of the doubts that are yes: the borrower's first, then by
// the urgency of the debts, in the order of the book.
func (d *Decision) ShownDoubts(into []int) []int {
	from := len(into)
	for i := range d.Doubts {
		if d.Doubts[i].Truth == logic.Yes {
			into = append(into, i)
		}
	}
	slices.SortStableFunc(into[from:], func(i, k int) int {
		return slices.Index(d.Order, d.Doubts[i].Debt) - slices.Index(d.Order, d.Doubts[k].Debt)
	})
	return into
}

func (x *explainer) explainDoubts() []Doubt {
	shown := []Doubt{}
	for _, i := range x.ShownDoubts(nil) {
		shown = append(shown, x.explainDoubt(x.Doubts[i]))
	}
	return shown
}

func (x *explainer) explainDoubt(d DoubtDecision) Doubt {
	x.moveTo(d.Debt)
	x.noteParameters(d.Doubt.When)
	one := Doubt{ID: d.Doubt.ID, Debt: x.debtID(d.Debt), Text: x.fill(d.Doubt.Text, fact.Value{}), About: []Ref{},
		Sources: x.cite(d.Doubt.Sources)}
	for _, name := range d.Doubt.About {
		ref := Ref{Fact: name}
		if x.Book.Vocabulary.Find(name).Of == fact.Debt {
			ref.Debt = one.Debt
		}
		one.About = append(one.About, ref)
	}
	return one
}

// doubtsAbout returns the ids of the doubts that are yes about a fact.
func (x *explainer) doubtsAbout(ref logic.Ref) []string {
	ids := []string{}
	for _, d := range x.doubted {
		of := ref.Debt == d.Debt || ref.Fact.Of == fact.Borrower
		if of && slices.Contains(d.Doubt.About, ref.Fact.Name) && !slices.Contains(ids, d.Doubt.ID) {
			ids = append(ids, d.Doubt.ID)
		}
	}
	return ids
}

// doubtsOf returns the ids of the doubts that are yes about a fact that the day of an alert is
// worked out from.
func (x *explainer) doubtsOf(a *AlertDecision) []string {
	ids := []string{}
	for _, d := range x.doubted {
		if a.Alert.Due == nil || d.Debt != a.Debt {
			continue
		}
		if slices.ContainsFunc(a.Alert.Due.Facts, func(f *fact.Fact) bool {
			return f.Type == fact.Date && slices.Contains(d.Doubt.About, f.Name)
		}) {
			ids = append(ids, d.Doubt.ID)
		}
	}
	return ids
}
