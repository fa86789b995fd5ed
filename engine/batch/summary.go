package batch

import (
	_ "embed" // for SummarySchema

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/compact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/money"
)

// SummarySchema is the JSON Schema of a Summary as JSON.
//
//go:embed summary.schema.json
var SummarySchema string

// Summary is what somebody needs who goes through many profiles: of each debt the first options with
// what they come to, the days that run, and all debts together. Debts are told by their position in
// the profile, counted from 0; null is the borrower. Money is a decimal string in yuan.
type Summary struct {
	Book      string       `json:"book"` // the SHA-256 of the rule book
	AsOf      calendar.Day `json:"as_of" jsonschema:"type=string,format=date"`
	FactsAsOf calendar.Day `json:"facts_as_of" jsonschema:"type=string,format=date"`
	Debts     []Debt       `json:"debts"`     // in the order of the profile
	Order     []int        `json:"order"`     // the most urgent first
	Deadlines []Deadline   `json:"deadlines"` // the alerts that have a day, as the evaluation orders them
	// all debts together; null where there is none to reckon
	Together *Together `json:"together"`
}

// Debt is the part of a summary on one debt.
type Debt struct {
	By     string   `json:"by"`     // the lender by whose book it was judged, or else the family
	Stages []string `json:"stages"` // that it may be at, the mildest first
	First  []Option `json:"first"`  // the options that rank first and may suit, at most three
}

// Option is something that may be asked for.
type Option struct {
	ID     string        `json:"id"`
	Status engine.Status `json:"status" jsonschema:"enum=eligible,enum=undetermined"`
	Plans  []Plan        `json:"plans"`
}

// Plan is what an option comes to. What is not known is null.
type Plan struct {
	ID      string       `json:"id"`
	Months  *int         `json:"months"`
	Monthly *money.Fen   `json:"monthly" jsonschema:"oneof_type=string;null"`
	Total   *money.Fen   `json:"total" jsonschema:"oneof_type=string;null"`
	Fits    engine.Truth `json:"fits" jsonschema:"enum=yes,enum=no,enum=unknown"`
}

// Deadline is the day of an alert.
type Deadline struct {
	Alert string       `json:"alert"`
	Debt  *int         `json:"debt"`
	Due   calendar.Day `json:"due" jsonschema:"type=string,format=date"`
}

// Together is all debts together, by the month.
type Together struct {
	Need      *money.Fen   `json:"need_60" jsonschema:"oneof_type=string;null"`   // over 60 months without interest
	Shareable *money.Fen   `json:"shareable" jsonschema:"oneof_type=string;null"` // what can be paid
	Fits      engine.Truth `json:"fits" jsonschema:"enum=yes,enum=no,enum=unknown"`
	ShortBy   *money.Fen   `json:"short_by" jsonschema:"oneof_type=string;null"`
}

const mostOptions = 3

// Summarize returns the summary of a decision. It says what the evaluation says.
func Summarize(d *engine.Decision) *Summary {
	s := &Summary{
		Book: d.Book.Digest, AsOf: d.AsOf, FactsAsOf: d.FactsAsOf, Debts: make([]Debt, len(d.Debts)),
		Order: append([]int{}, d.Order...), Deadlines: []Deadline{},
	}
	reckoner := engine.NewReckoner(d)
	defer reckoner.Release()
	for i := range d.Debts {
		s.Debts[i] = summarizeDebt(d, i, reckoner)
	}
	for _, i := range d.ShownAlerts(nil) {
		a := &d.Alerts[i]
		if !a.Due.Known {
			continue
		}
		due := Deadline{Alert: a.Alert.ID, Due: a.Due.Day}
		if debt := a.Debt; debt != logic.NoDebt {
			due.Debt = &debt
		}
		s.Deadlines = append(s.Deadlines, due)
	}
	if h := reckoner.Month(); h != nil {
		s.Together = &Together{h.Need60, h.Shareable, h.Fits, h.ShortBy}
	}
	return s
}

func summarizeDebt(d *engine.Decision, debt int, reckoner engine.Reckoner) Debt {
	of := &d.Debts[debt]
	s := Debt{By: compact.Creditor(of.Book), Stages: []string{}, First: []Option{}}
	for _, stage := range of.Candidates {
		s.Stages = append(s.Stages, d.Book.Stages[stage].ID)
	}
	for _, k := range of.Ranking {
		o := &of.Options[k]
		if o.Status == engine.Ineligible || len(s.First) == mostOptions {
			break // what does not suit comes last
		}
		first := Option{ID: o.Option.Strategy.ID, Status: o.Status, Plans: []Plan{}}
		for _, p := range reckoner.Plans(debt, o) {
			first.Plans = append(first.Plans, Plan{p.ID, p.Months, p.Monthly, p.Total, p.Fits})
		}
		s.First = append(s.First, first)
	}
	return s
}
