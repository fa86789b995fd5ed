package days

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// walk goes from day to day. It judges in the memory of two judges by turns, so that the day before
// is still there to compare with, and explains only the days on which there is something to tell.
type walk struct {
	book     *book.Book
	was, now *sight
	found    []found // on the day that is judged
}

// found is an entry and the debt that it is about, as an index or logic.NoDebt.
type found struct {
	Entry
	debt int
}

// sight is the judgment of one day, explained when it is first needed.
type sight struct {
	*engine.Judge
	explained *engine.Evaluation
}

func newSight(b *book.Book) *sight { return &sight{Judge: engine.NewJudge(b)} }

func (s *sight) judge(p *fact.Profile, day calendar.Day) {
	s.Decide(p, day)
	s.explained = nil
}

func (s *sight) evaluation() *engine.Evaluation {
	if s.explained == nil {
		s.explained = engine.Explain(&s.Decision)
	}
	return s.explained
}

func (w *walk) add(debt int, e Entry) {
	e.Day = w.now.AsOf
	if debt != logic.NoDebt {
		e.Debt = w.now.Profile.Debts[debt].ID
	}
	e.Bring, e.Why, e.Sources = orNone(e.Bring), orNone(e.Why), orNone(e.Sources)
	w.found = append(w.found, found{e, debt})
}

// orNone returns a list, never nil.
func orNone[T any](list []T) []T { return append([]T{}, list...) }

// fallDue adds what falls due on the day: alerts, and lines of the page.
func (w *walk) fallDue() {
	kinds := map[book.AlertDay]Kind{book.DayDeadline: Deadline, book.DayAnswer: FollowUp, book.DayCount: Count}
	for i := range w.now.Alerts {
		a := &w.now.Alerts[i]
		if a.Truth != logic.Yes || !a.Due.Known || a.Due.Day != w.now.AsOf {
			continue
		}
		e := w.alertEntry(w.now, a)
		e.Kind = kinds[a.Alert.Day]
		if a.MovedTo.Known {
			e.MovedTo = new(a.MovedTo.Day)
		}
		w.tellHow(&e, a)
		w.add(a.Debt, e)
	}
	frame := w.book.Language.NewFrame(w.now.Case)
	for i, l := range w.now.Lines {
		if l.Line.On == nil {
			continue
		}
		w.now.At(frame, l.Debt)
		if on := l.Line.On.Value(frame); on.Known && on.Day == w.now.AsOf {
			said := w.now.evaluation().Lines[i]
			w.add(l.Debt, Entry{Kind: FollowUp, ID: l.Line.ID, Text: said.Text, Sources: said.Sources,
				Personal: w.isPersonal(l.Line.Text)})
		}
	}
	for i := range w.now.Profile.Debts {
		w.askAgain(i)
	}
}

// askAgain adds the days that are counted from an answer of a creditor.
func (w *walk) askAgain(debt int) {
	r := engine.ExplainRefusals(&w.now.Decision, debt)
	if r == nil {
		return
	}
	for _, heard := range r.Heard {
		for _, c := range heard.Clocks {
			if c.On != w.now.AsOf {
				continue
			}
			of := w.book.Refusals.Refusal(heard.ID)
			i := slices.IndexFunc(of.Clocks, func(b *book.Clock) bool { return b.ID == c.ID })
			w.add(debt, Entry{Kind: FollowUp, ID: heard.ID + "." + c.ID, Text: c.Text, Strategy: heard.Strategy,
				Sources: c.Sources, Personal: w.isPersonal(of.Clocks[i].Text)})
		}
	}
}

// tellHow enters how to do what is due: of the first strategy of the alert that suits, how to begin,
// which papers it requires, and what is reached by it. Where none suits the alert's own text says
// all.
func (w *walk) tellHow(e *Entry, a *engine.AlertDecision) {
	if a.Debt == logic.NoDebt {
		return
	}
	for _, id := range a.Alert.Strategies {
		if s := strategyOf(w.now, a.Debt, id); s != nil && s.Status == engine.Eligible {
			e.Strategy, e.Why = id, []text.Text{s.Effect}
			e.begin(s)
			return
		}
	}
}

// begin enters how to begin with a strategy, and the papers that it requires.
func (e *Entry) begin(s *engine.Strategy) {
	if len(s.First) > 0 {
		e.Do = s.First[0].Text
	}
	for _, p := range s.Materials {
		if p.Need == engine.Required {
			e.Bring = append(e.Bring, Paper{p.ID, p.Title})
		}
	}
}

// alertEntry returns an entry with what an alert says, without its kind.
func (w *walk) alertEntry(of *sight, a *engine.AlertDecision) Entry {
	e := Entry{ID: a.Alert.ID, Severity: a.Alert.Severity.String(), Sources: a.Alert.Sources,
		Personal: w.isPersonal(a.Alert.Text)}
	debt := ""
	if a.Debt != logic.NoDebt {
		debt = of.Profile.Debts[a.Debt].ID
	}
	for _, said := range of.evaluation().Alerts {
		if said.ID == a.Alert.ID && said.Debt == debt {
			e.Text = said.Text
		}
	}
	return e
}

// isPersonal reports whether values of the profile, or sums, are written into a text of the book: it
// has other holes than the day that is due and parameters that are no money.
func (w *walk) isPersonal(t text.Text) bool {
	holes, _, _ := text.Holes(t.ZH)
	return slices.ContainsFunc(holes, func(h text.Hole) bool {
		return h.Name != "due" && !slices.ContainsFunc(w.book.Parameters, func(p *book.Parameter) bool {
			return p.ID == h.Name && !text.IsMoney(p.Unit)
		})
	})
}
