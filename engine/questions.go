package engine

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/logic"
)

// findQuestions returns the given facts that are unknown where it matters; law 7 of the package.
func (x *explainer) findQuestions() []Question {
	q := &inquiry{explainer: x, found: map[logic.Ref]*Question{}}
	for _, debt := range x.Order {
		x.moveTo(debt)
		q.askStage(debt)
		for i := range x.Debts[debt].Options {
			if o := &x.Debts[debt].Options[i]; o.Offered != logic.No && o.Status != Ineligible {
				q.askOption(debt, o)
			}
		}
	}
	for _, a := range x.Alerts {
		if a.Truth == logic.Unknown || a.Truth == logic.Yes && a.Alert.When.Peeks {
			x.moveTo(a.Debt)
			q.ask(a.Alert.When.Trace(x.frame), Decides{x.debtID(a.Debt), DecidesAlert, a.Alert.ID})
		}
	}
	return q.sort()
}

// inquiry collects questions.
type inquiry struct {
	*explainer
	refs  []logic.Ref
	found map[logic.Ref]*Question
}

// ask adds what a trace lacks to the questions, with what their answers decide: nothing where they
// only narrow a score.
func (q *inquiry) ask(t logic.Trace, decides ...Decides) {
	for _, ref := range t.Missing {
		question := q.found[ref]
		if question == nil {
			question = &Question{
				Fact: ref.Fact.Name, Debt: q.debtID(ref.Debt), Title: ref.Fact.Title, Ask: ref.Fact.Ask,
				Asked: q.wasAsked(ref), Decides: []Decides{},
			}
			q.found[ref] = question
			q.refs = append(q.refs, ref)
		}
		for _, d := range decides {
			if !slices.Contains(question.Decides, d) {
				question.Decides = append(question.Decides, d)
			}
		}
	}
}

// wasAsked reports whether the profile says that a fact was asked and is not known.
func (q *inquiry) wasAsked(ref logic.Ref) bool {
	list := q.Profile.Asked
	if ref.Debt != logic.NoDebt {
		list = q.Profile.Debts[ref.Debt].Asked
	}
	return ref.Fact.Slot < len(list) && list[ref.Fact.Slot]
}

// askStage asks for what would decide the stage; where the stage is certain, for what its condition
// looked at with known or ??.
func (q *inquiry) askStage(debt int) {
	d := &q.Debts[debt]
	for i, s := range q.Book.Stages {
		if s.When != nil && i >= d.Candidates[0] && (d.StageTruths[i] == logic.Unknown || s.When.Peeks) {
			q.ask(s.When.Trace(q.frame), Decides{Debt: q.debtID(debt), Kind: DecidesStage})
		}
	}
}

// askOption asks for what the requirements and weights of an option lack, and for what they looked
// at with known or ??.
func (q *inquiry) askOption(debt int, o *OptionDecision) {
	for i, c := range o.Option.Requires {
		if c.Holds(q.AsOf) && (o.Requires[i] == logic.Unknown || c.When.Peeks) {
			var decides []Decides
			if o.Requires[i] == logic.Unknown {
				decides = []Decides{{q.debtID(debt), DecidesStrategy, o.Option.Strategy.ID}}
			}
			q.ask(c.When.Trace(q.frame), decides...)
		}
	}
	for i, c := range o.Option.Weighs {
		if c.Holds(q.AsOf) && (o.Weighs[i] == logic.Unknown || c.When.Peeks) {
			q.ask(c.When.Trace(q.frame))
		}
	}
}

// sort returns the questions in the order of law 7.
func (q *inquiry) sort() []Question {
	position := map[string]int{}
	for i, f := range q.Book.Vocabulary.Facts {
		position[f.Name] = i
	}
	slices.SortStableFunc(q.refs, func(a, b logic.Ref) int {
		x, y := q.found[a], q.found[b]
		return cmp.Or(
			compareFalseFirst(x.Asked, y.Asked),
			compareFalseFirst(!decidesStage(x), !decidesStage(y)),
			cmp.Compare(len(y.Decides), len(x.Decides)),
			cmp.Compare(position[x.Fact], position[y.Fact]),
		)
	})
	questions := make([]Question, len(q.refs))
	for i, ref := range q.refs {
		questions[i] = *q.found[ref]
	}
	return questions
}

// decidesStage reports whether an answer would decide the stage of any debt: a fact of the
// borrower, or of another debt, may do so too.
func decidesStage(q *Question) bool {
	return slices.ContainsFunc(q.Decides, func(d Decides) bool { return d.Kind == DecidesStage })
}
