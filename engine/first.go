package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// maxPapers is how many papers one action may name and still be read.
const maxPapers = 4

// chooseActions returns what to do today, at most three things. The first alert that has a day or
// comes before everything. Then, of the most urgent debt: how to begin with its best strategy, and
// the papers that are missing for the best one that deals with the debt itself, or leads. Where these
// are one strategy, its papers come before the beginning. While an alert asks for little besides,
// there is that alert, and the first that has a day.
func chooseActions(e *Evaluation) []Action {
	if i := slices.IndexFunc(e.Alerts, func(a Alert) bool { return a.Brief }); i >= 0 {
		return append(
			[]Action{actionOf(e.Alerts[i])},
			firstDeadline(e.Alerts, func(a Alert) bool { return !a.Brief && a.Due != nil })...)
	}
	actions := firstDeadline(e.Alerts, func(a Alert) bool {
		return a.Severity != book.SeverityNote && a.Due != nil || a.Tier == book.TierFirst
	})
	if len(e.Debts) == 0 {
		return actions
	}
	debt := e.Debts[0]
	about, begin := debt.firstEligible(dealsOrLeads), debt.firstEligible(isBeforeLast)
	papers, contact := papersAction(debt, about), contactAction(debt, begin)
	if about != nil && begin.Rank < about.Rank {
		return append(append(actions, contact...), papers...)
	}
	return append(append(actions, papers...), contact...)
}

// firstDeadline returns the action of the first alert for which is holds; none where there is none.
func firstDeadline(alerts []Alert, is func(Alert) bool) []Action {
	if i := slices.IndexFunc(alerts, is); i >= 0 {
		return []Action{actionOf(alerts[i])}
	}
	return []Action{}
}

func actionOf(a Alert) Action {
	return Action{Kind: ActionDeadline, Debt: a.Debt, Alert: a.ID, Due: a.Due, Text: a.Text}
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

// Best returns the best option of a debt: the first eligible one that deals with the debt itself, or
// leads, and is not for when nothing else helps; else the first eligible one; nil where there is
// none.
func (d *Debt) Best() *Strategy {
	if best := d.firstEligible(dealsOrLeads); best != nil {
		return best
	}
	return d.firstEligible(func(*Strategy) bool { return true })
}

// firstEligible returns the first eligible strategy for which is holds, or nil.
func (d *Debt) firstEligible(is func(*Strategy) bool) *Strategy {
	for i := range d.Strategies {
		if s := &d.Strategies[i]; s.Status == Eligible && is(s) {
			return s
		}
	}
	return nil
}

// isBeforeLast reports whether a strategy is not for when nothing else helps.
func isBeforeLast(s *Strategy) bool { return s.Tier != book.TierLast }

// dealsOrLeads reports whether a strategy does more than protect, or comes before those that do,
// and is not for when nothing else helps.
func dealsOrLeads(s *Strategy) bool {
	return (s.Kind != book.KindProtect || s.Leads) && isBeforeLast(s)
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
