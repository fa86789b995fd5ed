package interview

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Progress returns how many pages were answered, and about how many are left: as many as would be
// asked if nothing more came of the answers, less as many as answers usually settle. Nothing is left
// only where nothing is asked.
func (iv *Interview) Progress() (answered, left int) {
	for n := range iv.pages {
		if iv.pages[n].Answered {
			answered++
		}
	}
	type group struct {
		kind Kind
		of   ref
	}
	together := map[group]int{} // how many questions a subject has, of each debt
	for _, q := range iv.open() {
		if kind := iv.kindOf(q); kind == Form || kind == Tick {
			together[group{kind, ref{q.debt, q.subject.ID}}]++
		} else {
			left++
		}
	}
	for g, n := range together {
		left += (n + mostOf[g.kind] - 1) / mostOf[g.kind]
	}
	for _, d := range iv.debts {
		if !d.asked {
			left++
		}
	}
	if answered == len(iv.debts) { // what tells the stage usually settles a third of what is open
		left -= left / 3
	}
	return answered, left
}

// wereLendersAsked reports whether the creditor of every debt was asked for.
func (iv *Interview) wereLendersAsked() bool {
	return !slices.ContainsFunc(iv.debts, func(d debt) bool { return !d.asked })
}

// kindOf returns the kind of the page on which a question is asked.
func (iv *Interview) kindOf(q question) Kind {
	switch {
	case q.subject == nil || slices.Contains(iv.spelled, q.ref):
		return Single
	case q.fact.Type == fact.Records && !q.isTicked():
		return Records
	}
	return kindOf[q.subject.Kind]
}

// Done returns the debt of which everything was asked last, while questions on others are left; ok is
// false where there is none.
func (iv *Interview) Done() (debt int, ok bool) {
	if len(iv.debts) < 2 || !iv.wereLendersAsked() {
		return 0, false
	}
	open := iv.open()
	if len(open) == 0 || open[0].phase != oneByOne || open[0].turn == 0 {
		return 0, false
	}
	return iv.judge.Decide(iv.profile, iv.day).Order[open[0].turn-1], true
}

// Ask returns the page that asks for a fact: the one on which it was asked, else one of its own, which
// is asked next. It is not ok where nothing turns on the fact.
func (iv *Interview) Ask(debt int, name string) (p Page, ok bool) {
	r := ref{debt, name}
	for n := range iv.pages {
		of := &iv.pages[n]
		asks := of.Debt == debt && slices.ContainsFunc(of.Fields, func(f Field) bool { return f.Name == name })
		if asks && (!of.Answered || iv.answers[r].page == n && iv.wasAsked(r)) {
			return iv.Page(n + 1)
		}
	}
	open := iv.open()
	i := slices.IndexFunc(open, func(q question) bool { return q.ref == r })
	if i < 0 {
		return p, false
	}
	iv.dropOpenPage()
	iv.pages = append(iv.pages, pageOf(Single, open[i]))
	return iv.Page(len(iv.pages))
}

// Questions returns what is still to be asked, in the order of the interview, as if nothing more came
// of the answers. What it asks of everybody decides nothing.
func (iv *Interview) Questions() []engine.Question {
	decide := map[ref]engine.Question{}
	for _, q := range engine.Questions(iv.judge.Decide(iv.profile, iv.day)) {
		decide[ref{iv.debtOf(q.Debt), q.Fact}] = q
	}
	all := []engine.Question{}
	for _, q := range iv.open() {
		asked, found := decide[q.ref]
		if !found {
			asked = engine.Question{Fact: q.name, Title: q.fact.Title, Ask: q.fact.Ask, Decides: []engine.Decides{}}
			if q.debt != logic.NoDebt {
				asked.Debt = iv.profile.Debts[q.debt].ID
			}
		}
		all = append(all, asked)
	}
	return all
}
