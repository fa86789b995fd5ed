package page

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
)

// maxInFull is how many strategies of a debt are told in full, so that the first is not lost among
// them.
const maxInFull = 3

// told is a strategy that is told in full or in short. Those to be asked for are numbered from 1;
// the number of others is 0.
type told struct {
	*engine.Strategy
	number int
	full   bool
}

// choice says which strategies of a debt are told, and how; each list in the order of the
// evaluation.
type choice struct {
	ask        []told             // what may be asked for or done
	askOpen    []*engine.Strategy // of these nothing is known but that they exist: named
	besides    []told             // what protects, and takes nothing away from the rest
	besideOpen []*engine.Strategy // named
	notNow     []*engine.Strategy // told with what stands against them
	idle       []*engine.Strategy // they answer a paper or a wrong that is not there: named
}

// choose decides how the strategies of a debt are told. Of what may be asked for the first are told
// in full; of what protects, that which is to be done today.
func choose(d *engine.Debt, doFirst []engine.Action) choice {
	var c choice
	full := 0
	for i := range d.Strategies {
		s := &d.Strategies[i]
		protects := s.Kind == book.KindProtect
		switch {
		case s.Status == engine.Ineligible && (protects || s.Kind == book.KindCourt):
			c.idle = append(c.idle, s)
		case s.Status == engine.Ineligible:
			c.notNow = append(c.notNow, s)
		case protects && !isSubstantial(s):
			c.besideOpen = append(c.besideOpen, s)
		case protects:
			c.besides = append(c.besides, told{Strategy: s, full: isForToday(d, s, doFirst)})
		case !isSubstantial(s):
			c.askOpen = append(c.askOpen, s)
		default:
			t := told{Strategy: s, number: len(c.ask) + 1, full: full < maxInFull && tellsHow(s)}
			if t.full {
				full++
			}
			c.ask = append(c.ask, t)
		}
	}
	return c
}

// tellsHow is whether the page says how to go about a strategy: nobody is handed words to say
// before it is clear that they may, unless a deadline or their safety hangs on it.
func tellsHow(s *engine.Strategy) bool {
	return s.Status == engine.Eligible || s.Tier == book.TierFirst
}

// isSubstantial is whether a strategy is open, or something of its own speaks for it already.
func isSubstantial(s *engine.Strategy) bool {
	for _, r := range s.Reasons {
		if r.Kind == engine.ReasonRequire && r.Truth == engine.Yes && !r.Shared {
			return true
		}
	}
	return s.Status == engine.Eligible
}

// isForToday is whether the things to do today are for the sake of a strategy.
func isForToday(d *engine.Debt, s *engine.Strategy, doFirst []engine.Action) bool {
	for _, a := range doFirst {
		if a.Debt == d.ID && a.Strategy == s.ID {
			return true
		}
	}
	return false
}

// isTelling is whether a reason is more than a requirement that every strategy of the kind has, and
// that is met.
func isTelling(r engine.Reason) bool {
	return !r.Shared || r.Kind != engine.ReasonRequire || r.Truth != engine.Yes
}

// find is a strategy of a debt, or nil.
func find(d *engine.Debt, strategy string) *engine.Strategy {
	for i := range d.Strategies {
		if d.Strategies[i].ID == strategy {
			return &d.Strategies[i]
		}
	}
	return nil
}

// markOf is + for what speaks for a strategy, - for what speaks against it.
func markOf(r engine.Reason) string {
	switch {
	case r.Truth == engine.Unknown || r.Truth == engine.No && r.Kind == engine.ReasonWeigh:
		return ""
	case r.Truth == engine.No || r.Kind == engine.ReasonWeigh && r.Points < 0:
		return "- "
	}
	return "+ "
}

// bestReason is the first thing that speaks for a strategy, or nil.
func bestReason(s *engine.Strategy) *engine.Reason {
	for i, r := range s.Reasons {
		if markOf(r) == "+ " && isTelling(r) {
			return &s.Reasons[i]
		}
	}
	return nil
}

// missingFor are the facts that conditions of one kind lack and that have not been named yet.
func missingFor(s *engine.Strategy, kind engine.ReasonKind, named map[engine.Ref]bool) []engine.Ref {
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
