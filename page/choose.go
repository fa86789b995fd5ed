package page

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
)

// maxInFull is how many of the strategies of a debt that may be asked for are shown in full.
const maxInFull = 3

// shown is a strategy that is shown in full or in short. Those that may be asked for are numbered
// from 1; the number of the others is 0.
type shown struct {
	*engine.Strategy
	number int
	full   bool
	debt   string // the id of its debt, where it is shown alone
}

// choice is how the strategies of a debt are shown; each list is in the order of the evaluation.
type choice struct {
	above      []*engine.Strategy // would stand before the first of ask: named with the question that tells
	ask        []shown            // may be asked for or done
	askOpen    []*engine.Strategy // the same, but nothing is known for them yet: named only
	besides    []shown            // protect, and exclude none of the others
	besideOpen []*engine.Strategy // the same, but nothing is known for them yet: named only
	notNow     []*engine.Strategy // do not suit: shown with the requirements that are not met
	idle       []*engine.Strategy // answer a paper or event that is not there: named only
}

// choose selects how the strategies of a debt are shown. Of those that may be asked for the first
// are shown in full; of those that protect, those to do today.
func (p *page) choose(d *engine.Debt) choice {
	var c choice
	full, best := 0, rankOfBest(d)
	for i := range d.Strategies {
		s := &d.Strategies[i]
		protects := s.Kind == book.KindProtect
		switch {
		case p.isQuestionAlone(s):
		case s.Status == engine.Ineligible && (protects || s.Kind == book.KindCourt):
			c.idle = append(c.idle, s)
		case s.Status == engine.Ineligible:
			c.notNow = append(c.notNow, s)
		case protects && !hasSupport(s):
			c.besideOpen = append(c.besideOpen, s)
		case protects:
			c.besides = append(c.besides, shown{Strategy: s, debt: d.ID, full: isForToday(d, s, p.DoFirst)})
		case !hasSupport(s):
			c.askOpen = append(c.askOpen, s)
		case s.Status == engine.Undetermined && s.Rank < best && len(s.TurnsOn) > 0:
			c.above = append(c.above, s)
		default:
			t := shown{Strategy: s, debt: d.ID, number: len(c.ask) + 1, full: full < maxInFull && mayShowInFull(s)}
			if t.full {
				full++
			}
			c.ask = append(c.ask, t)
		}
	}
	return c
}

// rankOfBest returns the rank of the best option, or 0 where that only protects: nothing is above it.
func rankOfBest(d *engine.Debt) int {
	if best := d.Best(); best != nil && best.Kind != book.KindProtect {
		return best.Rank
	}
	return 0
}

// isQuestionAlone reports whether a strategy is shown as the question that tells whether it may be
// asked for, and not otherwise: one of tier first that is not certain, unless all that it turns on
// was asked and is not known.
func (p *page) isQuestionAlone(s *engine.Strategy) bool {
	return s.Status == engine.Undetermined && s.Tier == book.TierFirst && len(s.TurnsOn) > 0 &&
		slices.ContainsFunc(p.Missing, func(q engine.Question) bool { return !q.Asked && refOf(q) == firstTurn(s) })
}

// mayShowInFull reports whether the page may say how to go about a strategy: it gives nobody words
// to say before it is certain that they may, unless a deadline or their safety depends on it.
func mayShowInFull(s *engine.Strategy) bool {
	return s.Status == engine.Eligible || s.Tier == book.TierFirst
}

// hasSupport reports whether a strategy is eligible, or meets a requirement of its own already.
func hasSupport(s *engine.Strategy) bool {
	for _, r := range s.Reasons {
		if r.Kind == engine.ReasonRequire && r.Truth == engine.Yes && !r.Shared {
			return true
		}
	}
	return s.Status == engine.Eligible
}

// isForToday reports whether one of the things to do today is for a strategy.
func isForToday(d *engine.Debt, s *engine.Strategy, doFirst []engine.Action) bool {
	return slices.ContainsFunc(doFirst, func(a engine.Action) bool { return a.Debt == d.ID && a.Strategy == s.ID })
}

// isWorthShowing reports whether a reason is more than a requirement that every strategy of the
// kind has, and that is met.
func isWorthShowing(r engine.Reason) bool {
	return !r.Shared || r.Kind != engine.ReasonRequire || r.Truth != engine.Yes
}

// findStrategy returns a strategy of a debt, or nil.
func findStrategy(d *engine.Debt, strategy string) *engine.Strategy {
	for i := range d.Strategies {
		if d.Strategies[i].ID == strategy {
			return &d.Strategies[i]
		}
	}
	return nil
}

// markOf returns + for a reason that speaks for a strategy, - for one that speaks against it.
func markOf(r engine.Reason) string {
	switch {
	case r.Truth == engine.Unknown || r.Truth == engine.No && r.Kind == engine.ReasonWeigh:
		return ""
	case r.Truth == engine.No || r.Kind == engine.ReasonWeigh && r.Points < 0:
		return "- "
	}
	return "+ "
}

// bestReason returns the first reason that speaks for a strategy, or nil.
func bestReason(s *engine.Strategy) *engine.Reason {
	for i, r := range s.Reasons {
		if markOf(r) == "+ " && isWorthShowing(r) {
			return &s.Reasons[i]
		}
	}
	return nil
}

// missingFacts returns the facts that unknown reasons of a kind miss, without those that have been
// named, and adds them to named.
func missingFacts(s *engine.Strategy, kind engine.ReasonKind, named map[engine.Ref]bool) []engine.Ref {
	var missing []engine.Ref
	for _, r := range s.Reasons {
		for _, m := range r.Missing {
			if r.Kind == kind && r.Truth == engine.Unknown && !named[m] {
				missing = append(missing, m)
				named[m] = true
			}
		}
	}
	return missing
}
