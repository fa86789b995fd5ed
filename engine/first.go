package engine

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// maxPapers is how many papers one line of the day can name and still be read.
const maxPapers = 4

// doFirst is what to do today, at most three things: the first alert that has a day or comes before
// everything; of the most urgent debt, the papers missing for the first strategy that is certainly
// open and deals with the debt itself, and how to begin with the first that is open at all: that
// before the papers where it is another strategy, since it ranks before.
func doFirst(e *Evaluation) []Action {
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
	about := firstOpen(debt, func(s Strategy) bool { return s.Kind != book.KindProtect })
	begin := firstOpen(debt, func(Strategy) bool { return true })
	papers, contact := getPapers(debt, about), turnTo(debt, begin)
	if about != nil && begin.Rank < about.Rank {
		return append(append(actions, contact...), papers...)
	}
	return append(append(actions, papers...), contact...)
}

// getPapers is the action of getting the papers that a strategy still needs; none when it is nil or
// has them.
func getPapers(d Debt, s *Strategy) []Action {
	if s == nil || missingPapers(*s) == (text.Text{}) {
		return nil
	}
	return []Action{{Kind: ActionPapers, Debt: d.ID, Strategy: s.ID, Text: missingPapers(*s)}}
}

// turnTo is how a strategy begins, or else where the debt's creditor is reached; none when it is
// nil.
func turnTo(d Debt, s *Strategy) []Action {
	switch {
	case s != nil && len(s.First) > 0:
		return []Action{{Kind: ActionContact, Debt: d.ID, Strategy: s.ID, Text: s.First[0].Text}}
	case s != nil && len(d.Channels) > 0:
		return []Action{{Kind: ActionContact, Debt: d.ID, Strategy: s.ID, Text: d.Channels[0].Where}}
	}
	return nil
}

// firstOpen is the first strategy of a debt that is certainly open and of that sort, or nil.
func firstOpen(d Debt, sort func(Strategy) bool) *Strategy {
	for i, s := range d.Strategies {
		if s.Status == Eligible && sort(s) {
			return &d.Strategies[i]
		}
	}
	return nil
}

// missingPapers names the papers still to be got, those that are required first.
func missingPapers(s Strategy) text.Text {
	var names []text.Text
	for _, p := range s.Materials {
		if p.State != AtHand && p.Need != Helpful && len(names) < maxPapers {
			names = append(names, p.Title)
		}
	}
	return text.Each(func(l text.Language) string {
		list := make([]string, len(names))
		for i, n := range names {
			list[i] = n.In(l)
		}
		return text.Join(list, l)
	})
}
