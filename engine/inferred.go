package engine

import (
	"fmt"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// listInferred returns the facts that follow from others, in the order of the vocabulary and of the
// debts in the profile.
func (x *explainer) listInferred() []Inferred {
	list := []Inferred{}
	for _, f := range x.Book.Vocabulary.Facts {
		for _, ref := range x.Case.Inferred {
			if ref.Fact == f {
				list = append(list, x.explainInferred(ref))
			}
		}
	}
	return list
}

func (x *explainer) explainInferred(ref logic.Ref) Inferred {
	x.moveTo(ref.Debt)
	value := *x.frame.Read(ref.Fact, ref.Debt)
	one := Inferred{
		Fact: ref.Fact.Name, Debt: x.debtID(ref.Debt), Value: PlainValue(ref.Fact, value), From: []Ref{},
	}
	var titles []text.Text
	for _, f := range x.Book.Language.Inference(ref.Fact).Facts {
		if from := (logic.Ref{Fact: f, Debt: x.frame.Debt}); f != ref.Fact && x.frame.Read(f, from.Debt).Known {
			if f.Of == fact.Borrower {
				from.Debt = logic.NoDebt
			}
			one.From = append(one.From, x.refOf(from))
			titles = append(titles, f.Title)
		}
	}
	if family := x.Book.Vocabulary.Find("family"); titles == nil && family != nil { // whose name is no fact in conditions
		one.From, titles = []Ref{{Debt: one.Debt, Fact: family.Name}}, []text.Text{family.Title}
	}
	one.Text = text.Each(func(l text.Language) string {
		written := text.Both("%s为 %s（按您填的「%s」）", "%s: %s (from what you gave as %s)").In(l)
		return fmt.Sprintf(written, ref.Fact.Title.In(l), ref.Fact.Write(value, l), joined(titles, l))
	})
	return one
}

// joined returns texts in a language, one after the other.
func joined(texts []text.Text, l text.Language) string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = t.In(l)
	}
	return text.Join(list, l)
}
