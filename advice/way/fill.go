package way

import (
	"slices"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Fill looks for the ways to the strategies of these ids, or without any to every strategy, and
// enters them into the evaluation of a profile: for each debt where the strategy is ineligible.
func Fill(e *engine.Evaluation, b *book.Book, p *fact.Profile, strategies ...string) {
	f := NewFinder(b, p, e.AsOf)
	for i := range e.Debts {
		debt := slices.IndexFunc(p.Debts, func(d fact.DebtFacts) bool { return d.ID == e.Debts[i].ID })
		for k := range e.Debts[i].Strategies {
			s := &e.Debts[i].Strategies[k]
			if s.Status == engine.Ineligible && (len(strategies) == 0 || slices.Contains(strategies, s.ID)) {
				f.enter(s, f.Find(debt, b.Strategy(s.ID)))
			}
		}
	}
}

// enter writes a result as plain data.
func (f *Finder) enter(s *engine.Strategy, r Result) {
	s.Ways, s.WaySearch = []engine.Way{}, &engine.WaySearch{Named: []engine.Needs{}, Bound: r.Bound}
	for _, w := range r.Ways {
		plain := engine.Way{Changes: []engine.Change{}, By: f.changer(&w), Worse: []engine.Worse{}}
		if w.Day != f.day {
			plain.From = new(calendar.Day)
			*plain.From = w.Day
		}
		for _, c := range w.Changes {
			plain.Changes = append(plain.Changes, f.plainChange(c))
		}
		for _, o := range w.Worse {
			worse := engine.Worse{Debt: f.debtID(o.Debt)}
			if o.Stage != nil {
				worse.Stage, worse.Title = o.Stage.ID, o.Stage.Title
			} else {
				worse.Strategy, worse.Title = o.Strategy.ID, o.Strategy.Title
			}
			plain.Worse = append(plain.Worse, worse)
		}
		s.Ways = append(s.Ways, plain)
	}
	for _, c := range r.Named {
		plain := f.plainChange(c)
		named := engine.Needs{Fact: plain.Fact, Debt: plain.Debt, Title: plain.Title, Changes: plain.Changes}
		named.Operator, named.Value, named.Text = plain.Operator, plain.Value, plain.Text
		if !c.Fact.Type.IsNumber() && c.Fact.Type != fact.Bool {
			was := nearby.ValueOf(f.profile, c.Fact, c.Debt)
			named.Operator, named.Value = "!=", plain.Was
			named.Text = text.Each(func(l text.Language) string { return c.Fact.Write(was, l) })
		}
		s.WaySearch.Named = append(s.WaySearch.Named, named)
	}
}

func (f *Finder) debtID(debt int) string {
	if debt == logic.NoDebt {
		return ""
	}
	return f.profile.Debts[debt].ID
}

// plainChange writes a change as plain data.
func (f *Finder) plainChange(c nearby.Change) engine.Change {
	was := nearby.ValueOf(f.profile, c.Fact, c.Debt)
	plain := engine.Change{
		Fact: c.Fact.Name, Debt: f.debtID(c.Debt), Title: c.Fact.Title, Act: c.Fact.Act, Operator: "==",
		Was: engine.PlainValue(c.Fact, was), Value: engine.PlainValue(c.Fact, c.Value),
		Text:    text.Each(func(l text.Language) string { return c.Fact.Write(c.Value, l) }),
		Changes: c.Fact.Changes,
	}
	switch {
	case c.Fact.Type.IsNumber() && c.Value.Number.Cmp(was.Number) < 0:
		plain.Operator = "<="
	case c.Fact.Type.IsNumber():
		plain.Operator = ">="
	case c.Fact.Type == fact.Choices:
		longer, shorter := c.Value.List, was.List
		if plain.Operator = "contains"; len(longer) < len(shorter) {
			plain.Operator, longer, shorter = "lacks", shorter, longer
		}
		for _, id := range longer {
			if !slices.Contains(shorter, id) {
				plain.Value, plain.Text = id, c.Fact.AnswerTitle(id)
			}
		}
	}
	return plain
}
