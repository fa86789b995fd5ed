package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Plan is one way to pay, whose figures are reckoned for a debt. An expression is nil where the book
// does not write it.
type Plan struct {
	ID      string
	Title   text.Text
	Form    PlanForm
	When    *logic.Expression // where it is no, there are no figures
	Of      *logic.Expression // the sum it is about, in yuan
	Rate    *logic.Expression // yearly; of a flat-fee, the fee a month; nil of a lump-sum
	Months  *logic.Expression // the run, from which the payment follows
	Pay     *logic.Expression // the most that is paid a month, from which the run follows
	Most    *logic.Expression // the longest run that may be asked for
	Until   *logic.Expression // of a deferral, the day on which it is paid
	Days    *logic.Expression // of a deferral, the days of a year by which interest runs
	First   *logic.Expression // the day of the first payment
	Against *logic.Expression // what the payment is compared with
	Beside  *logic.Expression // what is to be paid beside it
	Assume  text.Text         // under what its figures hold
	Sources []string
	Place   string
	Said    Values // by the format
}

// PlanFigure is an expression of a plan, under its key.
type PlanFigure struct {
	Key        string
	Expression *logic.Expression
}

// Figures returns the expressions of a plan that the book writes, in the order of the format.
func (p *Plan) Figures() []PlanFigure {
	return slices.DeleteFunc([]PlanFigure{
		{"of", p.Of}, {"rate", p.Rate}, {"months", p.Months}, {"pay", p.Pay}, {"most", p.Most}, {"until", p.Until},
		{"year_days", p.Days}, {"first", p.First}, {"against", p.Against}, {"beside", p.Beside}, {"when", p.When},
	}, func(f PlanFigure) bool { return f.Expression == nil })
}

func planID(p *Plan) string { return p.ID }

// readPlans reads the plans of a strategy or option.
func (t *table) readPlans() []entry[*Plan] {
	var all []entry[*Plan]
	t.each("plan", func(id string, t *table) {
		e := entry[*Plan]{id: id, spot: t.spot}
		if e.drop = t.readDrop(); !e.drop {
			e.is = t.readPlan(id)
		}
		all = append(all, e)
	})
	return all
}

func (t *table) readPlan(id string) *Plan {
	p := &Plan{
		ID: id, Title: t.text("title"), Assume: t.text("assume"), Sources: t.sources(), Place: t.place(t.spot),
		Form: valueOf[PlanForm](form.PlanForms, t.word("form")),
	}
	for _, key := range []struct {
		name string
		into **logic.Expression
	}{
		{"of", &p.Of}, {"rate", &p.Rate}, {"months", &p.Months}, {"pay", &p.Pay}, {"most", &p.Most}, {"until", &p.Until},
		{"year_days", &p.Days}, {"first", &p.First}, {"against", &p.Against}, {"beside", &p.Beside}, {"when", &p.When},
	} {
		t.expression(key.name, key.into)
	}
	t.keepRules()
	p.Said = t.finish()
	return p
}
