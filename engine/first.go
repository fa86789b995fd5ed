package engine

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// maxPapers is how many papers one action may name and still be read.
const maxPapers = 4

// chooseActions returns what to do today, at most three things. The first alert that has a day or
// comes before everything. Then, of the most urgent debt: how to begin with its best strategy, and
// the papers that are missing for the best one that deals with the debt itself. Where these are one
// strategy, its papers come before the beginning.
func chooseActions(e *Evaluation) []Action {
	actions := []Action{}
	for _, a := range e.Alerts {
		if a.Severity != book.SeverityNote && a.Due != nil || a.Tier == book.TierFirst {
			actions = append(actions, Action{Kind: ActionDeadline, Debt: a.Debt, Alert: a.ID, Due: a.Due, Text: a.Text})
			break
		}
	}
	if len(e.Debts) == 0 {
		return actions
	}
	debt := e.Debts[0]
	about := findBest(debt, func(s Strategy) bool { return s.Kind != book.KindProtect })
	begin := findBest(debt, func(Strategy) bool { return true })
	papers, contact := papersAction(debt, about), contactAction(debt, begin)
	if about != nil && begin.Rank < about.Rank {
		return append(append(actions, contact...), papers...)
	}
	return append(append(actions, papers...), contact...)
}

// papersAction returns the action of getting the papers that a strategy still needs; none when the
// strategy is nil or lacks no papers.
func papersAction(d Debt, s *Strategy) []Action {
	if s == nil || nameMissing(*s) == (text.Text{}) {
		return nil
	}
	return []Action{{Kind: ActionPapers, Debt: d.ID, Strategy: s.ID, Text: nameMissing(*s)}}
}

// contactAction returns the first step of a strategy, or else where to reach the creditor; none
// when the strategy is nil.
func contactAction(d Debt, s *Strategy) []Action {
	switch {
	case s != nil && len(s.First) > 0:
		return []Action{{Kind: ActionContact, Debt: d.ID, Strategy: s.ID, Text: s.First[0].Text}}
	case s != nil && len(d.Channels) > 0:
		return []Action{{Kind: ActionContact, Debt: d.ID, Strategy: s.ID, Text: d.Channels[0].Where}}
	}
	return nil
}

// findBest returns the first strategy of a debt that is eligible, of tier first or main, and for
// which is holds, or nil.
func findBest(d Debt, is func(Strategy) bool) *Strategy {
	for i, s := range d.Strategies {
		if s.Status == Eligible && s.Tier != book.TierLast && is(s) {
			return &d.Strategies[i]
		}
	}
	return nil
}

// nameMissing lists the papers that a strategy lacks, those that are required first.
func nameMissing(s Strategy) text.Text {
	var names []text.Text
	for _, p := range s.Materials {
		if p.State != AtHand && p.Need != Helpful && len(names) < maxPapers {
			names = append(names, p.Title)
		}
	}
	return text.Each(func(l text.Language) string { return joined(names, l) })
}
