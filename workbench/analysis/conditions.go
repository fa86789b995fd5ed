package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// asking is a condition wherever it is asked, and the truths it can have there.
type asking struct {
	when      *logic.Expression
	place, id string
	requires  bool // it is a requirement; else a weight, a line or an alert
	yes, no   bool // it can be so somewhere
	asked     bool // there is somebody about whom it is asked
	undecided *cells.Answer
}

// findIdleConditions reports conditions of options that are the same for everybody. A condition of
// a strategy is asked about many creditors, and reported when it is the same for all of them.
func findIdleConditions(x *examination) {
	var list []*asking
	known := map[string]*asking{} // by place and id
	ask := func(a asking, s situation) {
		at := a.place + " " + a.id
		if known[at] == nil {
			known[at] = &a
			list = append(list, &a)
		}
		x.ask(known[at], s.asked())
	}
	for _, s := range x.situations() {
		for _, c := range x.inForce(s.option.Requires) {
			ask(asking{when: c.When, place: c.Place, id: c.ID, requires: true}, s)
		}
		for _, c := range x.inForce(s.option.Weighs) {
			ask(asking{when: c.When, place: c.Place, id: c.ID}, s)
		}
		for _, l := range s.option.Lines {
			if l.When != nil {
				ask(asking{when: l.When, place: l.Place, id: l.ID}, s)
			}
		}
		for _, p := range s.option.Plans {
			if p.When != nil {
				ask(asking{when: p.When, place: p.Place, id: p.ID}, s)
			}
		}
	}
	for _, a := range list {
		x.reportIdle(a)
	}
}

// findIdleAlerts reports conditions of alerts that are the same for everybody.
func findIdleAlerts(x *examination) {
	for _, alert := range x.book.Alerts {
		a := &asking{when: alert.When, place: alert.Place, id: alert.ID}
		switch {
		case !alert.Holds(x.asOf):
			continue
		case !alert.OfDebt:
			x.ask(a, cells.Setting{})
		default:
			for _, debt := range x.book.DebtBooks() {
				if alert.Families == nil || slices.Contains(alert.Families, debt.Family.ID) {
					x.ask(a, cells.Setting{Debt: debt, Stages: alert.Stages})
				}
			}
		}
		x.reportIdle(a)
	}
}

// findIdleDoubts reports conditions of doubts that are the same for everybody.
func findIdleDoubts(x *examination) {
	for _, d := range x.book.Doubts {
		a := &asking{when: d.When, place: d.Place, id: d.ID}
		if !d.OfDebt {
			x.ask(a, cells.Setting{})
		} else {
			for _, debt := range x.book.DebtBooks() {
				x.ask(a, cells.Setting{Debt: debt})
			}
		}
		x.reportIdle(a)
	}
}

// findIdleOutsideOptions reports conditions of lines of the first page, of urgency, of whom to pay, and
// of what a creditor answers that are proved to be the same for everybody.
func findIdleOutsideOptions(x *examination) {
	report := func(when *logic.Expression, place, id string, ofDebt bool) {
		a := &asking{when: when, place: place, id: id, asked: true}
		for _, where := range x.settingsOf(ofDebt, nil, nil) {
			a.yes = a.yes || !x.space.Excludes(where, cells.Is(when, logic.Yes))
			a.no = a.no || !x.space.Excludes(where, cells.Is(when, logic.No))
		}
		x.reportIdle(a)
	}
	for _, l := range x.book.Lines {
		if l.When != nil && l.Holds(x.asOf) {
			report(l.When, l.Place, l.ID, l.OfDebt)
		}
	}
	for _, u := range x.book.Urgency {
		if u.When != nil {
			report(u.When, u.Place, u.ID, true)
		}
	}
	if x.book.Household != nil {
		for _, s := range x.book.Household.Shares {
			if s.When != nil {
				report(s.When, s.Place, s.ID, true)
			}
		}
	}
	if x.book.Refusals != nil {
		for _, r := range x.book.Refusals.All {
			for _, c := range x.inForce(r.Against) {
				report(c.When, c.Place, c.ID, true)
			}
		}
	}
}

// ask finds out whether a condition can be yes and can be no in a setting, as far as that is not
// known yet.
func (x *examination) ask(a *asking, where cells.Setting) {
	if a.yes && a.no {
		return
	}
	if x.space.Excludes(where, cells.All()) {
		return // no debt is ever there, which is a finding of its own
	}
	a.asked = true
	for _, t := range []struct {
		truth logic.Truth
		can   *bool
	}{{logic.Yes, &a.yes}, {logic.No, &a.no}} {
		if *t.can {
			continue
		}
		answer := x.space.Ask(where, cells.Is(a.when, t.truth))
		*t.can = answer.Verdict == cells.Possible
		if answer.Verdict == cells.Undecided {
			a.undecided = &answer
		}
	}
}

// reportIdle reports a condition that is never no, or never yes. A requirement that is never yes is
// reported with the option that it closes.
func (x *examination) reportIdle(a *asking) {
	at := x.book.Spot(a.place, a.id).Below("when").Problem
	switch {
	case !a.asked || a.yes && a.no:
	case a.undecided != nil:
		x.addUndecided(*a.undecided, a.place, a.id)
	case a.yes:
		x.find("always-yes", wording{
			text.Both("对每个答得出来的人都成立", "it is yes for everybody who can answer what it asks"),
			text.Both("写错了就改；本来就总成立的，去掉它，要说的话写成 step、risk 这样的一行",
				"mend the condition; where it is meant to hold always, take it out, and say what it says in a line "+
					"such as a step or a risk"),
		}.at(at), nil)
	case a.requires:
	case a.no:
		x.find("always-no", wording{
			text.Both("对每个答得出来的人都不成立", "it is no for everybody who can answer what it asks"),
			text.Both("写错了就改，用不着就去掉", "mend the condition, or take it out"),
		}.at(at), nil)
	default:
		x.find("always-no", wording{
			text.Both("无论怎么回答，都说不出是或否", "it cannot be told for anybody, whatever they answer"),
			text.Both("看看用到的参数今天有没有数值，条件能不能算出来",
				"see whether its parameters have a value today, and whether it can be computed at all"),
		}.at(at), nil)
	}
}
