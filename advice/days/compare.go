package days

import (
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// compare adds what differs from the day before.
func (w *walk) compare() {
	for i := range w.now.Debts {
		w.compareStage(i)
		w.compareOptions(i)
	}
	w.compareAlerts()
}

func (w *walk) compareStage(i int) {
	was, now := &w.was.Debts[i], &w.now.Debts[i]
	if slices.Equal(was.Candidates, now.Candidates) {
		return
	}
	e := Entry{Kind: Stage}
	for _, n := range now.Candidates {
		e.Candidates = append(e.Candidates, w.book.Stages[n].ID)
	}
	only := w.book.Stages[now.Candidates[0]]
	e.Text = only.Title
	if len(now.Candidates) == 1 {
		e.ID = only.ID
	} else {
		e.Text = text.Text{}
	}
	e.Sources = only.Sources
	w.add(i, e)
}

// compareOptions adds the options of a debt whose status differs, and counts that turn one of their
// conditions. An option that is not there on a day is ineligible.
func (w *walk) compareOptions(i int) {
	was, now := w.was.Debts[i].Options, w.now.Debts[i].Options
	for n := range now {
		before := optionOf(was, now[n].Option, n)
		w.compareStatus(i, before, &now[n])
		if before != nil && now[n].Offered != logic.No {
			w.countsOf(i, before, &now[n])
		}
	}
	for n := range was {
		if optionOf(now, was[n].Option, n) == nil {
			w.compareStatus(i, &was[n], nil)
		}
	}
}

// optionOf returns the decision on an option, which is most likely the n-th; nil where it is not
// there.
func optionOf(all []engine.OptionDecision, o *book.Option, n int) *engine.OptionDecision {
	if n < len(all) && all[n].Option == o {
		return &all[n]
	}
	if n = slices.IndexFunc(all, func(d engine.OptionDecision) bool { return d.Option == o }); n < 0 {
		return nil
	}
	return &all[n]
}

func statusOf(o *engine.OptionDecision) engine.Status {
	if o == nil {
		return engine.Ineligible
	}
	return o.Status
}

// compareStatus adds an option whose status differs. Of was and now one may be nil.
func (w *walk) compareStatus(i int, was, now *engine.OptionDecision) {
	before, after := statusOf(was), statusOf(now)
	if before == after {
		return
	}
	of, kind := now, Opens
	if after < before {
		kind = Closes
	}
	if of == nil {
		of = was
	}
	s := of.Option.Strategy
	e := Entry{Kind: kind, ID: s.ID, Text: s.Title, Was: &before, Status: &after, Sources: of.Option.Sources}
	older, newer := strategyOf(w.was, i, s.ID), strategyOf(w.now, i, s.ID)
	e.Why = changedReasons(older, newer)
	if kind == Opens && newer != nil {
		e.begin(newer)
	}
	w.add(i, e)
}

// strategyOf returns what an evaluation says of a strategy; nil where it is not offered.
func strategyOf(s *sight, debt int, id string) *engine.Strategy {
	for d := range s.evaluation().Debts {
		of := &s.evaluation().Debts[d]
		if of.ID != s.Profile.Debts[debt].ID {
			continue
		}
		for n := range of.Strategies {
			if of.Strategies[n].ID == id {
				return &of.Strategies[n]
			}
		}
	}
	return nil
}

// changedReasons returns the sentences of the requirements that are otherwise than the day before.
func changedReasons(was, now *engine.Strategy) (why []text.Text) {
	if was == nil || now == nil {
		return nil // it is offered at other stages: the entry of the stage says so
	}
	for _, r := range now.Reasons {
		same := slices.ContainsFunc(was.Reasons, func(b engine.Reason) bool {
			return b.Kind == r.Kind && b.ID == r.ID && b.Truth == r.Truth
		})
		if !same && r.Kind != engine.ReasonWeigh && r.Text != (text.Text{}) {
			why = append(why, r.Text)
		}
	}
	return why
}

// compareAlerts adds the alerts that begin or end, and counts that they begin with.
func (w *walk) compareAlerts() {
	for i := range w.now.Alerts {
		a := &w.now.Alerts[i]
		before := alertOf(w.was.Alerts, a, i)
		was, now := before != nil && before.Truth == logic.Yes, a.Truth == logic.Yes
		switch {
		case was == now:
			continue
		case now:
			e := w.alertEntry(w.now, a)
			e.Kind, e.Begins = Alert, new(true)
			w.add(a.Debt, e)
			for _, p := range w.passed(a.Debt, a.Alert.When) {
				e := w.alertEntry(w.now, a)
				e.Kind, e.ID, e.Alert = Count, p.ID, a.Alert.ID
				w.addCount(a.Debt, e)
			}
		default:
			w.addEnd(before)
		}
	}
	for i := range w.was.Alerts {
		if b := &w.was.Alerts[i]; b.Truth == logic.Yes && alertOf(w.now.Alerts, b, i) == nil {
			w.addEnd(b)
		}
	}
}

// addEnd adds the end of an alert, with what it said the day before.
func (w *walk) addEnd(a *engine.AlertDecision) {
	e := w.alertEntry(w.was, a)
	e.Kind, e.Begins = Alert, new(false)
	w.add(a.Debt, e)
}

// alertOf returns the decision on the same alert and debt, which is most likely the n-th; nil where
// the alert is not there.
func alertOf(all []engine.AlertDecision, of *engine.AlertDecision, n int) *engine.AlertDecision {
	same := func(a engine.AlertDecision) bool { return a.Alert == of.Alert && a.Debt == of.Debt }
	if n < len(all) && same(all[n]) {
		return &all[n]
	}
	if n = slices.IndexFunc(all, same); n < 0 {
		return nil
	}
	return &all[n]
}

// countsOf adds the counts by which a condition of an option becomes yes.
func (w *walk) countsOf(i int, was, now *engine.OptionDecision) {
	turned := func(conditions []*book.Condition, before, after []logic.Truth) {
		for n, c := range conditions {
			if before[n] == logic.Yes || after[n] != logic.Yes {
				continue
			}
			for _, p := range w.passed(i, c.When) {
				id := now.Option.Strategy.ID
				w.addCount(i, Entry{Kind: Count, ID: p.ID, Strategy: id, Text: w.reasonOf(i, id, c.ID),
					Sources: c.Sources, Personal: w.isPersonal(c.Reason)})
			}
		}
	}
	turned(now.Option.Requires, was.Requires, now.Requires)
	turned(now.Option.Weighs, was.Weighs, now.Weighs)
}

// reasonOf returns the sentence of a condition of a strategy.
func (w *walk) reasonOf(debt int, strategy, condition string) text.Text {
	if s := strategyOf(w.now, debt, strategy); s != nil {
		for _, r := range s.Reasons {
			if r.ID == condition {
				return r.Text
			}
		}
	}
	return text.Text{}
}

// addCount adds a count, unless the day has it already.
func (w *walk) addCount(debt int, e Entry) {
	if !slices.ContainsFunc(w.found, func(f found) bool { return f.Kind == Count && f.ID == e.ID && f.debt == debt }) {
		w.add(debt, e)
	}
}

// passed returns the parameters that an expression reads and that a count which it reads has reached
// or left behind since the day before.
func (w *walk) passed(debt int, e *logic.Expression) (all []*book.Parameter) {
	if debt == logic.NoDebt {
		return nil
	}
	was, now := &w.was.Case.Debts[debt], &w.now.Case.Debts[debt]
	for _, f := range e.Facts {
		if f.Of != fact.Debt || !f.CountsDays() {
			continue
		}
		before, after := was.Values[f.Slot], now.Values[f.Slot]
		if !before.Known || !after.Known {
			continue
		}
		for _, slot := range e.Parameters {
			p, line := w.book.Parameters[slot], now.Figures.Now[slot]
			if p.Unit == "days" && line.Known && crosses(before.Number, after.Number, line.Number) {
				all = append(all, p)
			}
		}
	}
	return all
}

// crosses reports whether a count has come to a line, or gone beyond it.
func crosses(before, after, line decimal.Decimal) bool {
	reaches := before.Cmp(line) < 0 && after.Cmp(line) >= 0
	return reaches || before.Cmp(line) == 0 && after.Cmp(line) > 0
}
