package engine

import (
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
	Truths      []logic.Truth // of every condition of every option, in one slice
	Options     []OptionDecision
	Ranking     []int // indexes into Options that are offered at some candidate, in the order of rank
}

// OptionDecision is what has been judged of one option.
type OptionDecision struct {
	Option    *book.Option
	Offered   logic.Truth
	Status    Status
	Low, High int
	Requires  []logic.Truth // part of Truths, by Option.Requires; yes for one that is not there on the day
	Weighs    []logic.Truth // likewise, by Option.Weighs; no for one that is not there on the day
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
	return NewJudge(b).Decide(p, asOf)
}

// Judge judges one profile after another by one book, each time in the same memory: for whoever judges thousands. It is not safe for two
// goroutines at once.
type Judge struct {
	Decision
	frame *logic.Frame
}

// NewJudge returns a judge by a book.
func NewJudge(b *book.Book) *Judge {
	c := &logic.Case{}
	return &Judge{Decision: Decision{Book: b, Case: c}, frame: b.Language.NewFrame(c)}
}

// Decide judges a profile as of a day. The decision holds until the judge is asked again.
func (j *Judge) Decide(p *fact.Profile, asOf calendar.Day) *Decision {
	j.prepare(p, asOf)
	j.frame.Derive()
	for i := range j.Debts {
		j.debt(i)
	}
	j.alerts()
	j.order()
	j.lines()
	return &j.Decision
}

// again is s with n elements. Those that were there before keep their memory.
func again[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// truth asks a condition about what the frame is at. One that names the stage is asked for each candidate.
func (j *Judge) truth(e *logic.Expression, candidates []int) logic.Truth {
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

func (j *Judge) debt(i int) {
	j.frame.At(i)
	d := &j.Debts[i]
	j.stage(d)
	d.Options = slices.Grow(d.Options[:0], len(d.Book.Options))
	d.Truths = again(d.Truths, conditions(d.Book))
	rest := d.Truths
	for _, o := range d.Book.Options {
		if !o.Holds(j.AsOf) {
			continue
		}
		requires, weighs := rest[:len(o.Requires)], rest[len(o.Requires):len(o.Requires)+len(o.Weighs)]
		rest = rest[len(o.Requires)+len(o.Weighs):]
		d.Options = append(d.Options, OptionDecision{Option: o, Requires: requires, Weighs: weighs})
		all := j.all(requires, o.Requires, logic.Yes, d.Candidates)
		j.all(weighs, o.Weighs, logic.No, d.Candidates)
		j.option(d, &d.Options[len(d.Options)-1], all)
	}
	rank(d)
}

func conditions(b *book.DebtBook) (n int) {
	for _, o := range b.Options {
		n += len(o.Requires) + len(o.Weighs)
	}
	return n
}

// all enters the truth of each condition, and returns that of all of them together. One that is not there on the day counts as absent says.
func (j *Judge) all(truths []logic.Truth, conditions []*book.Condition, absent logic.Truth, candidates []int) logic.Truth {
	together := logic.Yes
	for i, c := range conditions {
		t := absent
		switch {
		case !c.Holds(j.AsOf):
		case c.When.OfStage:
			t = j.truth(c.When, candidates)
		default:
			t = c.When.Truth(j.frame)
		}
		truths[i] = t
		if t != logic.Yes {
			together = both(together, t)
		}
	}
	return together
}

// stage finds the gravest stage that is yes and the graver ones that may be.
func (j *Judge) stage(d *DebtDecision) {
	d.StageTruths, d.Candidates = again(d.StageTruths, len(j.Book.Stages)), d.Candidates[:0]
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

// option weighs up the truths of one option; required is that of all its requirements together.
func (j *Judge) option(d *DebtDecision, o *OptionDecision, required logic.Truth) {
	offered := 0
	for _, stage := range d.Candidates {
		points := o.Option.PointsAt[stage]
		if points == nil {
			continue
		}
		if offered == 0 {
			o.Low, o.High = *points, *points
		}
		o.Low, o.High = min(o.Low, *points), max(o.High, *points)
		offered++
	}
	switch offered {
	case 0:
		o.Offered = logic.No
	case len(d.Candidates):
		o.Offered = logic.Yes
	}
	o.Status = statusOf[both(o.Offered, required)]
	for i, w := range o.Option.Weighs {
		addWeight(o, w.Points, o.Weighs[i])
	}
}

// statusOf is the status by the truth of being offered and of all requirements together.
var statusOf = [...]Status{logic.No: Ineligible, logic.Unknown: Undetermined, logic.Yes: Eligible}

func addWeight(o *OptionDecision, points int, t logic.Truth) {
	if t == logic.Yes || t == logic.Unknown && points < 0 {
		o.Low += points
	}
	if t == logic.Yes || t == logic.Unknown && points > 0 {
		o.High += points
	}
}

// tierOrder is 0 for the tier first, 1 for main, 2 for last.
func tierOrder(tier string) int {
	switch tier {
	case "first":
		return 0
	case "last":
		return 2
	}
	return 1
}

// rank orders the options that are offered; law 5 of the package.
func rank(d *DebtDecision) {
	d.Ranking = slices.Grow(d.Ranking[:0], len(d.Options))
	for i := range d.Options {
		if d.Options[i].Offered != logic.No {
			d.Ranking = append(d.Ranking, i)
		}
	}
	slices.SortStableFunc(d.Ranking, func(i, k int) int { return d.Options[i].compare(&d.Options[k]) })
}

// compare is negative where o ranks before p.
func (o *OptionDecision) compare(p *OptionDecision) int {
	if c := compareFalseFirst(o.Status == Ineligible, p.Status == Ineligible); c != 0 {
		return c
	}
	x, y := o.Option.Strategy, p.Option.Strategy
	if c := tierOrder(x.Tier) - tierOrder(y.Tier); c != 0 {
		return c
	}
	if c := compareFalseFirst(o.Status == Undetermined, p.Status == Undetermined); c != 0 {
		return c
	}
	if o.Low != p.Low {
		return p.Low - o.Low
	}
	if o.High != p.High {
		return p.High - o.High
	}
	return x.Position - y.Position
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

func (j *Judge) alerts() {
	j.Alerts = j.Alerts[:0]
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

func (j *Judge) lines() {
	j.Lines = j.Lines[:0]
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

func (j *Judge) alert(a *book.Alert, debt int) {
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
func (j *Judge) atStages(a *book.Alert, candidates []int) logic.Truth {
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
func (j *Judge) inFamilies(a *book.Alert, debt int) logic.Truth {
	family := j.Case.Debts[debt].Family
	switch {
	case a.Families == nil:
		return logic.Yes
	case family == "":
		return logic.Unknown
	}
	return logic.Of(slices.Contains(a.Families, family))
}
