package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Decision is the result of judging a profile: truths, statuses, scores and orders, without texts.
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
	Doubts    []DoubtDecision // likewise
	Lines     []LineDecision  // those of the first page that are written: by the book, then by urgency of debts

	frame *logic.Frame // that of the judge, which remembers what conditions came to
}

// DebtDecision is the part of a decision on one debt.
type DebtDecision struct {
	Book        *book.DebtBook
	StageTruths []logic.Truth // by the book's stages
	Candidates  []int         // indexes into the book's stages, the mildest first
	Deadline    *calendar.Day // the earliest day, today or to come, on which an urgent alert of the debt is due
	Truths      []logic.Truth // of every condition and line of every option, in one slice
	Options     []OptionDecision
	Ranking     []int // indexes into Options that are offered at some candidate, in the order of rank
}

// OptionDecision is the part of a decision on one option.
type OptionDecision struct {
	Option    *book.Option
	Offered   logic.Truth
	Status    Status
	Low, High int
	Neutral   int           // the least points and every weight that is yes
	Requires  []logic.Truth // part of Truths, by Option.Requires; yes for one that is not there on the day
	Weighs    []logic.Truth // likewise, by Option.Weighs; no for one that is not there on the day
	// likewise, by Option.Lines: of the condition of each; yes for one without, no for one with a
	// figure that has no value on the day
	Lines []logic.Truth
}

// AlertDecision is the part of a decision on one alert, for the borrower or a debt.
type AlertDecision struct {
	Alert *book.Alert
	Debt  int // index into Decision.Debts, or logic.NoDebt
	// whether the debt is at one of its stages and the creditor of one of its families; yes of the borrower
	Applies logic.Truth
	Truth   logic.Truth
	Due     fact.Value
	MovedTo fact.Value // the working day to which law moves Due, where Due is known to be none
}

// DoubtDecision is the part of a decision on one doubt, for the borrower or a debt.
type DoubtDecision struct {
	Doubt *book.Doubt
	Debt  int // index into Decision.Debts, or logic.NoDebt
	Truth logic.Truth
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

// Judge judges one profile after another by one book, each time in the same memory, so that
// thousands can be judged quickly. It is not safe for use by two goroutines at once.
type Judge struct {
	Decision
	sparing bool
}

// NewSparingJudge returns a judge by a book that leaves out what a compact decision, its questions and
// figures do not say: options have no lines, those that are not offered no truths and scores, and the
// first page has no lines. Its decisions are not for Explain.
func NewSparingJudge(b *book.Book) *Judge {
	j := NewJudge(b)
	j.sparing = true
	return j
}

// NewJudge returns a judge by a book.
func NewJudge(b *book.Book) *Judge {
	c := &logic.Case{}
	return &Judge{Decision: Decision{Book: b, Case: c, frame: b.Language.NewFrame(c)}}
}

// Decide judges a profile as of a day. The decision is valid until the next call of Decide or Place.
func (j *Judge) Decide(p *fact.Profile, asOf calendar.Day) *Decision {
	j.Place(p, asOf)
	for i := range j.Debts {
		j.judgeDebt(i)
	}
	j.judgeAlerts()
	j.judgeDoubts()
	j.orderDebts()
	if !j.sparing {
		j.chooseLines()
	}
	return &j.Decision
}

// Place infers and derives the facts of a profile and finds the stages of its debts, and judges
// nothing else: the decision has no options, alerts, doubts, deadlines, order or lines. Truth judges
// single conditions by it as by that of Decide, but for those that name the deadline, and it costs a
// fraction. The decision is valid until the next call of Decide or Place.
func (j *Judge) Place(p *fact.Profile, asOf calendar.Day) *Decision {
	j.prepare(p, asOf)
	j.frame.Infer(p)
	j.frame.Remember(nil)
	j.frame.Derive()
	for i := range j.Debts {
		j.frame.At(i)
		d := &j.Debts[i]
		j.findStage(d)
		d.Deadline, d.Truths, d.Options, d.Ranking = nil, d.Truths[:0], d.Options[:0], d.Ranking[:0]
	}
	j.Order, j.Why, j.Alerts, j.Doubts, j.Lines = j.Order[:0], j.Why[:0], j.Alerts[:0], j.Doubts[:0], j.Lines[:0]
	return &j.Decision
}

// StatusOf judges one option of a debt alone, with the status that Decide gives it; ineligible where
// the option is not there on the day. The decision is not valid afterwards, but its case is that of
// the profile.
func (j *Judge) StatusOf(p *fact.Profile, asOf calendar.Day, debt int, o *book.Option) Status {
	j.prepare(p, asOf)
	j.frame.Infer(p)
	j.frame.Remember(nil)
	j.frame.Derive()
	j.frame.At(debt)
	d := &j.Debts[debt]
	j.findStage(d)
	if !o.Holds(asOf) {
		return Ineligible
	}
	j.At(j.frame, debt)
	d.Truths = resize(d.Truths, len(o.Requires))
	required := j.judgeConditions(d.Truths, o.Requires, logic.Yes, d.Candidates)
	return statusOf[both(offeredAt(o, d.Candidates), required)]
}

// resize returns s with n elements. Those that were there before keep their memory.
func resize[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// Truth judges a condition of the borrower or debt that a frame over the decision's case is at, in
// the same way as the judge did.
func (d *Decision) Truth(f *logic.Frame, e *logic.Expression) logic.Truth {
	if e.OfStage && f.Debt != logic.NoDebt {
		return d.truthAtEach(f, e, d.Debts[f.Debt].Candidates)
	}
	return e.Truth(f)
}

// truth is Truth for the judge's own frame, with the candidates at hand: alerts and lines call it
// very often.
func (j *Judge) truth(e *logic.Expression, candidates []int) logic.Truth {
	if e.OfStage {
		return j.truthAtEach(j.frame, e, candidates)
	}
	return e.Truth(j.frame)
}

// truthAtEach judges a condition at each of the candidates; unknown where the results differ.
func (d *Decision) truthAtEach(f *logic.Frame, e *logic.Expression, candidates []int) logic.Truth {
	common, certain := logic.Unknown, f.Stage
	defer func() { f.Stage = certain }()
	for i, stage := range candidates {
		f.Stage = d.Book.Stages[stage].ID
		t := e.Truth(f)
		if i > 0 && t != common {
			return logic.Unknown
		}
		common = t
	}
	return common
}

// At turns a frame over the decision's case to a debt, with its stage when that is certain, or to
// the borrower.
func (d *Decision) At(f *logic.Frame, debt int) {
	f.At(debt)
	if debt != logic.NoDebt && len(d.Debts[debt].Candidates) == 1 {
		f.Stage = d.Book.Stages[d.Debts[debt].Candidates[0]].ID
	}
}

// debtID returns the id of a debt, or "" for the borrower.
func (d *Decision) debtID(debt int) string {
	if debt == logic.NoDebt {
		return ""
	}
	return d.Profile.Debts[debt].ID
}

// candidates returns the stages that a debt may be at; nil for the borrower.
func (j *Judge) candidates(debt int) []int {
	if debt == logic.NoDebt {
		return nil
	}
	return j.Debts[debt].Candidates
}

// both joins two truths by Kleene's and.
func both(a, b logic.Truth) logic.Truth {
	switch {
	case a == logic.No || b == logic.No:
		return logic.No
	case a == logic.Unknown || b == logic.Unknown:
		return logic.Unknown
	}
	return logic.Yes
}
