package engine

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// ExplainRefusals returns the refusals of a debt as Explain has them, without explaining the rest.
func ExplainRefusals(d *Decision, debt int) *Refusals {
	if d.heardRecords(debt) == nil {
		return nil
	}
	x := newExplainer(d)
	defer x.frame.Release()
	x.moveTo(debt)
	return x.explainRefusals(debt)
}

// explainRefusals returns what a creditor answered to requests about a debt, and what to do about
// it; nil where nothing was heard, or the book says nothing of it.
func (x *explainer) explainRefusals(debt int) *Refusals {
	b, records := x.Book.Refusals, x.heardRecords(debt)
	if records == nil {
		return nil
	}
	heard := x.Book.Vocabulary.Find(b.Heard)
	out := &Refusals{Heard: make([]Refusal, len(records)), Steps: []Line{}, Sources: []string{}}
	x.noteParameters(b.When)
	answered := x.Truth(x.frame, b.When) == logic.Yes
	for i, record := range records {
		out.Heard[i] = x.explainRefusal(heard, record, answered)
	}
	if answered {
		out.Steps = x.linesThatHold(b.Steps)
		return out
	}
	held := x.fill(b.Otherwise, fact.Value{})
	out.Held, out.Sources = &held, x.cite(b.Sources)
	return out
}

// Heard returns what the book says to each answer about a debt that the profile tells of, in the
// order of the profile, without those of which it is not known what was said.
func (d *Decision) Heard(debt int) []*book.Refusal {
	var all []*book.Refusal
	for _, record := range d.heardRecords(debt) {
		said := d.Book.Vocabulary.Find(d.Book.Refusals.Heard).Field(book.HeardSaid)
		if is := record[said.Slot]; is.Known {
			all = append(all, d.Book.Refusals.Refusal(is.Choice))
		}
	}
	return all
}

// heardRecords returns the answers about a debt as the profile has them; nil where there are none, or
// the book says nothing of them.
func (d *Decision) heardRecords(debt int) [][]fact.Value {
	r := d.Book.Refusals
	if r == nil {
		return nil
	}
	records := d.Case.Debts[debt].Values[d.Book.Vocabulary.Find(r.Heard).Slot].Records
	if len(records) == 0 {
		return nil
	}
	return records
}

// explainRefusal explains one answer; where it may not be answered, it is named alone.
func (x *explainer) explainRefusal(heard *fact.Fact, record []fact.Value, answered bool) Refusal {
	field := func(name string) (*fact.Fact, fact.Value) {
		f := heard.Field(name)
		return f, record[f.Slot]
	}
	said, is := field(book.HeardSaid)
	_, strategy := field(book.HeardStrategy)
	_, day := field(book.HeardDay)
	out := Refusal{
		ID: is.Choice, Strategy: strategy.Choice, On: dayOrNil(day), Title: said.AnswerTitle(is.Choice),
		Answers: []Line{}, Against: []Reason{}, Next: []Line{}, Again: []Named{}, Clocks: []Clock{},
	}
	if !is.Known || !answered {
		return out
	}
	r := x.Book.Refusals.Refusal(is.Choice)
	out.Answers, out.Next = x.linesThatHold(r.Answers), x.linesThatHold(r.Next)
	for _, c := range r.Against {
		x.noteParameters(c.When)
		if x.Truth(x.frame, c.When) == logic.Yes {
			out.Against = append(out.Against, x.explainCondition(ReasonAgainst, c, logic.Yes))
		}
	}
	for _, name := range r.Again {
		out.Again = append(out.Again, Named{name, x.Book.Vocabulary.Find(name).Title})
	}
	if out.On != nil {
		out.Clocks = x.startClocks(r.Clocks, *out.On)
	}
	return out
}

// startClocks returns the days that are counted from that of an answer, the earliest first.
func (x *explainer) startClocks(clocks []*book.Clock, from calendar.Day) []Clock {
	all := []Clock{}
	for _, c := range clocks {
		x.noteParameters(c.Days)
		days := (&figures{explainer: x}).count(c.Days)
		if days == nil {
			continue
		}
		if on, ok := from.AddDays(int64(*days)); ok {
			all = append(all, Clock{c.ID, on, x.fill(c.Text, fact.Value{}), x.cite(c.Sources)})
		}
	}
	slices.SortStableFunc(all, func(a, b Clock) int { return cmp.Compare(a.On, b.On) })
	return all
}

// linesThatHold returns the lines whose condition is yes, or that have none.
func (x *explainer) linesThatHold(lines []*book.Line) []Line {
	all := []Line{}
	for _, l := range lines {
		truth := logic.Yes
		if l.When != nil {
			x.noteParameters(l.When)
			truth = x.Truth(x.frame, l.When)
		}
		if l.Shows(truth) && l.HasFigures(x.frame.Now()) {
			all = append(all, Line{ID: l.ID, Text: x.fillLine(l), Sources: x.cite(l.Sources)})
		}
	}
	return all
}
