package engine

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// maxPapers is how many papers one line of the day can name and still be read.
const maxPapers = 4

// doFirst is what to do today, at most three things: the nearest deadline, the papers missing for the first strategy
// that is certainly open for the most urgent debt, and where to turn.
func (x *explainer) doFirst(e *Evaluation) []Action {
	actions := []Action{}
	for _, a := range e.Alerts {
		if a.Severity == "urgent" && (a.Due != nil || a.Tier == "first") {
			actions = append(actions, Action{Kind: "deadline", Debt: a.Debt, Alert: a.ID, Due: a.Due, Text: a.Text})
			break
		}
	}
	debt := e.Debts[0]
	top := slices.IndexFunc(debt.Strategies, func(s Strategy) bool { return s.Status == Eligible })
	if top < 0 {
		return actions
	}
	strategy := debt.Strategies[top]
	if papers := missingPapers(strategy); papers != (text.Text{}) {
		actions = append(actions, Action{Kind: "papers", Debt: debt.ID, Strategy: strategy.ID, Text: papers})
	}
	if len(strategy.First) > 0 {
		actions = append(actions, Action{Kind: "contact", Debt: debt.ID, Strategy: strategy.ID, Text: strategy.First[0].Text})
	} else if len(debt.Channels) > 0 {
		actions = append(actions, Action{Kind: "contact", Debt: debt.ID, Strategy: strategy.ID, Text: debt.Channels[0].Where})
	}
	return actions
}

// missingPapers names the papers still to be got, those that are required first.
func missingPapers(s Strategy) text.Text {
	var names []text.Text
	for _, p := range s.Materials {
		if p.State != "at-hand" && p.Need != "helpful" && len(names) < maxPapers {
			names = append(names, p.Title)
		}
	}
	return text.Each(func(l text.Language) string {
		list := make([]string, len(names))
		for i, n := range names {
			list[i] = n.In(l)
		}
		if l == text.ZH {
			return strings.Join(list, "、")
		}
		return strings.Join(list, ", ")
	})
}
