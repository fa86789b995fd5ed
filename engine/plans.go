package engine

import (
	"errors"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/money"
	"github.com/forbear-project/forbear/engine/text"
)

// Plans returns what an option of a debt comes to, as Explain has it, without explaining the rest.
func Plans(d *Decision, debt int, o *OptionDecision) []Plan {
	r := NewReckoner(d)
	defer r.Release()
	return r.Plans(debt, o)
}

// Reckoner reckons the figures of one decision. It is not safe for use by two goroutines at once.
type Reckoner struct{ x *explainer }

// NewReckoner returns a reckoner of a decision.
func NewReckoner(d *Decision) Reckoner { return Reckoner{newExplainer(d)} }

// Plans returns what an option of a debt comes to, as Explain has it.
func (r Reckoner) Plans(debt int, o *OptionDecision) []Plan {
	r.x.moveTo(debt)
	return r.x.explainPlans(debt, o)
}

// Month returns what all debts together need a month and what can be paid, as Explain has it, without
// the order of paying; nil where Together returns nil.
func (r Reckoner) Month() *Household {
	h, _ := (&figures{explainer: r.x}).explainMonth()
	return h
}

// Release leaves the memory of the reckoner to others. What it returned stays; it may not be used
// afterwards.
func (r Reckoner) Release() { r.x.frame.Release() }

// explainPlans returns what an option comes to by each plan of the book: none for an option that
// does not suit, and no plan whose condition is no or of a sum that is 0.
func (x *explainer) explainPlans(debt int, o *OptionDecision) []Plan {
	plans := []Plan{}
	if o.Status == Ineligible {
		return plans
	}
	for _, p := range o.Option.Plans {
		if p.When != nil {
			x.noteParameters(p.When)
			if x.Truth(x.frame, p.When) == logic.No {
				continue
			}
		}
		r := planFigures{
			figures: figures{explainer: x, missing: []Ref{}, restsOn: make([]Given, 0, manyGivens)},
			plan:    p,
			Plan:    Plan{ID: p.ID, Title: x.fill(p.Title, fact.Value{}), Form: p.Form, Fits: logic.Unknown},
		}
		if r.reckon() {
			r.Missing, r.RestsOn = r.missing, r.restsOn
			r.MissingTitles = make([]text.Text, len(r.missing))
			for i, ref := range r.missing {
				r.MissingTitles[i] = x.Book.Vocabulary.Find(ref.Fact).Title
			}
			r.Assume, r.Sources = x.fill(p.Assume, fact.Value{}), x.cite(p.Sources)
			plans = append(plans, r.Plan)
		}
	}
	return plans
}

// manyGivens is about as many facts as the figures of a plan rest on.
const manyGivens = 8

// planFigures reckons one plan.
type planFigures struct {
	figures
	plan *book.Plan
	Plan
}

// figures reads what expressions give, and notes what they rest on and what they lack.
type figures struct {
	*explainer
	missing []Ref
	restsOn []Given
}

// reckon enters all that can be known of the plan; false where its sum is 0, and there is nothing
// to pay.
func (r *planFigures) reckon() bool {
	r.Of, r.AtLeast = r.sumOrLeast(r.plan.Of)
	if r.Of != nil && *r.Of == 0 {
		return false
	}
	r.Rate, r.Most = r.number(r.plan.Rate), r.count(r.plan.Most)
	beside := figures{explainer: r.explainer} // the plan's own figures lack nothing of it
	r.Beside = beside.sum(r.plan.Beside)
	if r.Beside != nil && *r.Beside == 0 {
		r.Beside = nil
	}
	r.FirstOn = r.firstDay()
	switch r.Form {
	case book.LumpSum:
		r.Total, r.Extra, r.LastOn = r.Of, new(Fen), r.FirstOn
	case book.Deferral:
		r.postpone()
	default:
		r.spread()
	}
	r.compare()
	return true
}

// spread enters the schedule of a plan in months.
func (r *planFigures) spread() {
	months, pay := r.count(r.plan.Months), r.sum(r.plan.Pay)
	if r.Of == nil || r.Rate == nil || months == nil && pay == nil {
		return
	}
	if months == nil {
		n, err := r.termOf(termed{*r.Of, *r.Rate, *pay})
		if err != nil {
			r.Never = errors.Is(err, money.ErrNever) || errors.Is(err, money.ErrMonths)
			return
		}
		months = &n
	}
	schedule, err := r.scheduleOf(scheduled{r.Form, *r.Of, *r.Rate, *months})
	if err != nil {
		r.Never = errors.Is(err, money.ErrNever)
		return
	}
	first, last, total, extra := schedule.First(), schedule.Last(), schedule.Total(), schedule.Extra()
	r.Schedule, r.Months = schedule, months
	r.Monthly, r.Last, r.Total, r.Extra = &first, &last, &total, &extra
	if r.FirstOn != nil {
		if day, ok := r.FirstOn.AddMonths(int64(*months - 1)); ok {
			r.LastOn = &day
		}
	}
	if r.Most != nil {
		within := *months <= *r.Most
		r.WithinMost = &within
	}
	if r.Form == book.FlatFee {
		payments := make([]Fen, len(schedule))
		for k, i := range schedule {
			payments[k] = i.Payment
		}
		if rate, err := money.CostRate(*r.Of, payments); err == nil {
			r.CostRate = &rate
		}
	}
}

// reckoned keeps what was reckoned for an evaluation: several options come to the same.
type reckoned struct {
	schedules map[scheduled]scheduleResult
	terms     map[termed]termResult
}

type (
	scheduled struct {
		form   book.PlanForm
		of     Fen
		rate   decimal.Decimal
		months int
	}
	scheduleResult struct {
		schedule money.Schedule
		err      error
	}
	termed struct {
		of   Fen
		rate decimal.Decimal
		pay  Fen
	}
	termResult struct {
		months int
		err    error
	}
)

// scheduleOf returns a schedule, which plans that come to the same share.
func (k *reckoned) scheduleOf(s scheduled) (money.Schedule, error) {
	r, there := k.schedules[s]
	if !there {
		r.schedule, r.err = schedules[s.form](s.of, s.rate, s.months)
		k.schedules[s] = r
	}
	return r.schedule, r.err
}

// termOf returns how many months a sum takes.
func (k *reckoned) termOf(t termed) (int, error) {
	r, there := k.terms[t]
	if !there {
		r.months, r.err = money.Term(t.of, t.rate, t.pay)
		k.terms[t] = r
	}
	return r.months, r.err
}

var schedules = map[book.PlanForm]func(Fen, decimal.Decimal, int) (money.Schedule, error){
	book.Equal: money.Equal, book.EqualPrincipal: money.EqualPrincipal, book.FlatFee: money.FlatFee,
}

// postpone enters what is due on a later day, with the interest up to then.
func (r *planFigures) postpone() {
	r.LastOn = r.day(r.plan.Until)
	r.FirstOn = r.LastOn
	yearDays := r.count(r.plan.Days)
	if r.Of == nil || r.Rate == nil || r.LastOn == nil || *r.LastOn < r.AsOf || yearDays == nil {
		return
	}
	interest, err := money.Simple(*r.Of, *r.Rate, int(*r.LastOn-r.AsOf), *yearDays)
	if err != nil {
		return
	}
	total := *r.Of + interest
	r.Total, r.Extra = &total, &interest
}

// compare enters whether the plan fits what can be paid: the payment of each month, or all that is
// paid at once. The last month's, which rounding alone makes another, decides nothing. A sum that is
// only the least is no proof that it fits.
func (r *planFigures) compare() {
	r.Against = r.sum(r.plan.Against)
	due := r.Monthly
	if due == nil {
		due = r.Total
	}
	switch {
	case r.Never && r.Against != nil:
		r.Fits = logic.No
	case due == nil || r.Against == nil:
	case *due > *r.Against:
		short := *due - *r.Against
		r.Fits, r.ShortBy = logic.No, &short
	case !r.AtLeast:
		r.Fits = logic.Yes
	}
}

// firstDay returns the day of the first payment.
func (r *planFigures) firstDay() *calendar.Day {
	if r.plan.First != nil {
		return r.day(r.plan.First)
	}
	day := r.AsOf
	if r.Form != book.LumpSum {
		day, _ = day.AddMonths(1)
	}
	return &day
}

// Payments returns what the plan has one pay, with the days: month by month, or once. None where a
// sum or a day is not known.
func (p *Plan) Payments() []money.Payment {
	if p.FirstOn == nil || p.Total == nil {
		return nil
	}
	if p.Schedule == nil {
		return []money.Payment{{On: *p.FirstOn, Amount: *p.Total}}
	}
	all := make([]money.Payment, len(p.Schedule))
	for k, i := range p.Schedule {
		day, _ := p.FirstOn.AddMonths(int64(k))
		all[k] = money.Payment{On: day, Amount: i.Payment}
	}
	return all
}

// value returns what an expression gives, and notes what it rests on or what it lacks.
func (f *figures) value(e *logic.Expression) fact.Value {
	if e == nil {
		return fact.Value{}
	}
	of := f.figureOf(e)
	for _, missing := range of.missing {
		if !slices.Contains(f.missing, missing) {
			f.missing = append(f.missing, missing)
		}
	}
	for _, given := range of.restsOn {
		if !slices.ContainsFunc(f.restsOn, func(g Given) bool { return g.Fact == given.Fact }) {
			f.restsOn = append(f.restsOn, given)
		}
	}
	return of.value
}

// figure is what an expression gives, and what it rests on or lacks. It is worked out once for all
// plans of a debt. Nothing may be written to it.
type figure struct {
	value   fact.Value
	missing []Ref
	restsOn []Given
}

// figureOf returns that of an expression for the debt that the frame is at.
func (x *explainer) figureOf(e *logic.Expression) *figure {
	x.keepOf()
	f := x.figured[e]
	if f != nil {
		return f
	}
	x.noteParameters(e)
	f = &figure{value: e.Value(x.frame)}
	x.figured[e] = f
	if f.value.Known {
		x.rest(f, e)
		return f
	}
	for _, ref := range e.Trace(x.frame).Missing {
		f.missing = append(f.missing, x.refOf(ref))
	}
	return f
}

func (f *figures) number(e *logic.Expression) *decimal.Decimal {
	if v := f.value(e); v.Known {
		n := v.Number
		return &n
	}
	return nil
}

// sum returns a sum, to the nearest fen; nil where it is not known, or no sum.
func (f *figures) sum(e *logic.Expression) *Fen {
	v := f.value(e)
	if sum, ok := money.Nearest(v.Number); v.Known && ok {
		return &sum
	}
	return nil
}

// sumOrLeast returns a sum, or the least that it can be where that is more than 0.
func (r *planFigures) sumOrLeast(e *logic.Expression) (f *Fen, least bool) {
	if f = r.sum(e); f != nil {
		return f, false
	}
	v := e.Bounds(r.frame).Least(fact.Money)
	if f, ok := money.Nearest(v.Number); v.Known && ok && f > 0 {
		return &f, true
	}
	return nil, false
}

// count returns a whole number of months, any part of one left out.
func (f *figures) count(e *logic.Expression) *int {
	v := f.value(e)
	if n, _, ok := v.Number.Trunc(0).Int64(0); v.Known && ok && n <= money.MaxMonths {
		months := int(n)
		return &months
	}
	return nil
}

func (f *figures) day(e *logic.Expression) *calendar.Day { return dayOrNil(f.value(e)) }

// rest notes the given numbers, days and records that an expression was computed from, directly or
// through derived facts of the same debt or of the borrower: not what a yes or no rests on that
// chooses between figures.
func (x *explainer) rest(f *figure, e *logic.Expression) {
	for _, of := range e.Facts {
		if !of.Type.IsNumber() && of.Type != fact.Date && of.Type != fact.Records {
			continue
		}
		if inner := x.Book.Language.Derivation(of); inner != nil {
			x.rest(f, inner)
			continue
		}
		debt := logic.NoDebt
		if of.Of == fact.Debt {
			if debt = x.frame.Debt; debt == logic.NoDebt {
				continue // of each of the debts
			}
		}
		if !x.frame.Read(of, debt).Known {
			continue
		}
		ref := logic.Ref{Fact: of, Debt: debt}
		named := x.refOf(ref)
		if !slices.ContainsFunc(f.restsOn, func(g Given) bool { return g.Fact == named }) {
			f.restsOn = append(f.restsOn, Given{named, slices.Contains(x.Case.Inferred, ref), of.Claimed, x.doubtsAbout(ref)})
		}
	}
}
