package engine

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Decision is what has been judged: truths, statuses, scores and orders, without a word.
type Decision struct {
	Book      *book.Book
	Profile   *fact.Profile
	Case      *logic.Case
	AsOf      calendar.Day
	FactsAsOf calendar.Day
	Debts     []DebtDecision  // in the profile's order
	Order     []int           // indexes into Debts, the most urgent first
	Why       []int           // for each of Order: the row of urgency that puts it before the next, or -1
	Alerts    []AlertDecision // in the book's order, debt by debt
	Lines     []LineDecision  // those of the first page that are written, in the book's order, debt by debt in order of urgency
}

// DebtDecision is what has been judged of one debt.
type DebtDecision struct {
	Book        *book.DebtBook
	StageTruths []logic.Truth // by the book's stages
	Candidates  []int         // indexes into the book's stages, the mildest first
	Deadline    *calendar.Day // the earliest day, today or to come, on which an urgent alert of the debt is due
	Options     []OptionDecision
	Ranking     []int // indexes into Options that are offered at some candidate, in the order of rank
}

// OptionDecision is what has been judged of one option.
type OptionDecision struct {
	Option    *book.Option
	Offered   logic.Truth
	Status    Status
	Low, High int
	Requires  []logic.Truth // by Option.Requires; yes for one that is not there on the day
	Weighs    []logic.Truth // by Option.Weighs; no for one that is not there on the day
}

// AlertDecision is what has been judged of one alert, for the borrower or a debt.
type AlertDecision struct {
	Alert *book.Alert
	Debt  int // index into Decision.Debts, or logic.NoDebt
	Truth logic.Truth
	Due   fact.Value
}

// LineDecision is a line of the first page that is written, for the borrower or a debt.
type LineDecision struct {
	Line *book.PageLine
	Debt int // index into Decision.Debts, or logic.NoDebt
}

// Decide judges a profile as of a day.
func Decide(b *book.Book, p *fact.Profile, asOf calendar.Day) *Decision {
	c, books := prepare(b, p, asOf)
	d := &Decision{Book: b, Profile: p, Case: c, AsOf: asOf, FactsAsOf: factsAsOf(p, asOf), Debts: make([]DebtDecision, len(books))}
	j := &judge{Decision: d, frame: b.Language.NewFrame(c)}
	for i, debtBook := range books {
		j.debt(i, debtBook)
	}
	j.alerts()
	j.order()
	j.lines()
	return d
}

// judge asks the expressions of a book about a case.
type judge struct {
	*Decision
	frame *logic.Frame
}

// truth asks a condition about what the frame is at. One that names the stage is asked for each candidate.
func (j *judge) truth(e *logic.Expression, candidates []int) logic.Truth {
	if !e.OfStage {
		return e.Truth(j.frame)
	}
	common := logic.Unknown
	for i, stage := range candidates {
		j.frame.Stage = j.Book.Stages[stage].ID
		t := e.Truth(j.frame)
		if i > 0 && t != common {
			return logic.Unknown
		}
		common = t
	}
	return common
}

func (j *judge) debt(i int, debtBook *book.DebtBook) {
	j.frame.At(i)
	d := &j.Debts[i]
	d.Book = debtBook
	j.stage(d)
	d.Options = make([]OptionDecision, 0, len(debtBook.Options))
	truths := make([]logic.Truth, 0, conditions(debtBook))
	for _, o := range debtBook.Options {
		if !o.Holds(j.AsOf) {
			continue
		}
		start := len(truths)
		truths = j.all(truths, o.Requires, logic.Yes, d.Candidates)
		middle := len(truths)
		truths = j.all(truths, o.Weighs, logic.No, d.Candidates)
		d.Options = append(d.Options, OptionDecision{Option: o, Requires: truths[start:middle], Weighs: truths[middle:]})
		j.option(d, &d.Options[len(d.Options)-1])
	}
	rank(d, j.Book)
}

func conditions(b *book.DebtBook) (n int) {
	for _, o := range b.Options {
		n += len(o.Requires) + len(o.Weighs)
	}
	return n
}

// all appends the truth of each condition; one that is not there on the day counts as absent says.
func (j *judge) all(truths []logic.Truth, conditions []*book.Condition, absent logic.Truth, candidates []int) []logic.Truth {
	for _, c := range conditions {
		t := absent
		if c.Holds(j.AsOf) {
			t = j.truth(c.When, candidates)
		}
		truths = append(truths, t)
	}
	return truths
}

// stage finds the gravest stage that is yes and the graver ones that may be.
func (j *judge) stage(d *DebtDecision) {
	d.StageTruths = make([]logic.Truth, len(j.Book.Stages))
	for i, s := range j.Book.Stages {
		t := logic.Yes
		if s.When != nil {
			t = s.When.Truth(j.frame)
		}
		d.StageTruths[i] = t
		if t == logic.Yes {
			d.Candidates = d.Candidates[:0]
		}
		if t != logic.No {
			d.Candidates = append(d.Candidates, i)
		}
	}
	if len(d.Candidates) == 1 {
		j.frame.Stage = j.Book.Stages[d.Candidates[0]].ID
	}
}

// option weighs up the truths of one option.
func (j *judge) option(d *DebtDecision, o *OptionDecision) {
	offered := 0
	for _, stage := range d.Candidates {
		points, ok := o.Option.Points[j.Book.Stages[stage].ID]
		if !ok {
			continue
		}
		if offered == 0 {
			o.Low, o.High = points, points
		}
		o.Low, o.High = min(o.Low, points), max(o.High, points)
		offered++
	}
	switch offered {
	case 0:
		o.Offered = logic.No
	case len(d.Candidates):
		o.Offered = logic.Yes
	}
	o.Status = status(o.Offered, o.Requires)
	for i, w := range o.Option.Weighs {
		addWeight(o, w.Points, o.Weighs[i])
	}
}

func status(offered logic.Truth, requires []logic.Truth) Status {
	switch {
	case offered == logic.No || slices.Contains(requires, logic.No):
		return Ineligible
	case offered == logic.Unknown || slices.Contains(requires, logic.Unknown):
		return Undetermined
	}
	return Eligible
}

func addWeight(o *OptionDecision, points int, t logic.Truth) {
	if t == logic.Yes || t == logic.Unknown && points < 0 {
		o.Low += points
	}
	if t == logic.Yes || t == logic.Unknown && points > 0 {
		o.High += points
	}
}

var (
	tierOrder   = map[string]int{"first": 0, "main": 1, "last": 2}
	statusOrder = map[Status]int{Eligible: 0, Undetermined: 1, Ineligible: 2}
)

// rank orders the options that are offered; law 5 of the package.
func rank(d *DebtDecision, b *book.Book) {
	for i := range d.Options {
		if d.Options[i].Offered != logic.No {
			d.Ranking = append(d.Ranking, i)
		}
	}
	slices.SortStableFunc(d.Ranking, func(i, k int) int {
		x, y := &d.Options[i], &d.Options[k]
		return cmp.Or(
			compareFalseFirst(x.Status == Ineligible, y.Status == Ineligible),
			cmp.Compare(tierOrder[x.Option.Strategy.Tier], tierOrder[y.Option.Strategy.Tier]),
			cmp.Compare(statusOrder[x.Status], statusOrder[y.Status]),
			cmp.Compare(y.Low, x.Low),
			cmp.Compare(y.High, x.High),
			cmp.Compare(b.Position(x.Option.Strategy), b.Position(y.Option.Strategy)),
		)
	})
}

func compareFalseFirst(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

func (j *judge) alerts() {
	for _, a := range j.Book.Alerts {
		if !a.Holds(j.AsOf) {
			continue
		}
		if !a.OfDebt {
			j.frame.At(logic.NoDebt)
			j.alert(a, logic.NoDebt)
			continue
		}
		for i := range j.Debts {
			j.frame.At(i)
			j.alert(a, i)
		}
	}
}

func (j *judge) lines() {
	for _, l := range j.Book.Lines {
		debts := []int{logic.NoDebt}
		if l.OfDebt {
			debts = j.Order
		}
		for _, debt := range debts {
			j.frame.At(debt)
			var candidates []int
			if debt != logic.NoDebt {
				candidates = j.Debts[debt].Candidates
			}
			if l.Holds(j.AsOf) && (l.When == nil || j.truth(l.When, candidates) == logic.Yes) {
				j.Lines = append(j.Lines, LineDecision{Line: l, Debt: debt})
			}
		}
	}
}

func (j *judge) alert(a *book.Alert, debt int) {
	decided := AlertDecision{Alert: a, Debt: debt}
	var candidates []int
	concerns := logic.Yes
	if debt != logic.NoDebt {
		candidates = j.Debts[debt].Candidates
		concerns = both(j.atStages(a, candidates), j.inFamilies(a, debt))
	}
	if concerns != logic.No {
		decided.Truth = both(concerns, j.truth(a.When, candidates))
	} else {
		decided.Truth = logic.No
	}
	if a.Due != nil && decided.Truth != logic.No {
		decided.Due = a.Due.Value(j.frame)
	}
	j.Alerts = append(j.Alerts, decided)
}

// both is Kleene's and of two truths.
func both(a, b logic.Truth) logic.Truth {
	switch {
	case a == logic.No || b == logic.No:
		return logic.No
	case a == logic.Unknown || b == logic.Unknown:
		return logic.Unknown
	}
	return logic.Yes
}

// atStages is whether the debt is at one of the alert's stages.
func (j *judge) atStages(a *book.Alert, candidates []int) logic.Truth {
	if a.Stages == nil {
		return logic.Yes
	}
	in := 0
	for _, stage := range candidates {
		if slices.Contains(a.Stages, j.Book.Stages[stage].ID) {
			in++
		}
	}
	switch in {
	case 0:
		return logic.No
	case len(candidates):
		return logic.Yes
	}
	return logic.Unknown
}

// inFamilies is whether the creditor is of one of the alert's kinds.
func (j *judge) inFamilies(a *book.Alert, debt int) logic.Truth {
	family := j.Case.Debts[debt].Family
	switch {
	case a.Families == nil:
		return logic.Yes
	case family == "":
		return logic.Unknown
	}
	return logic.Of(slices.Contains(a.Families, family))
}
