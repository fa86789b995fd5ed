package engine

import (
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Debt is one debt and what may be done about it.
type Debt struct {
	ID          string `json:"id"`
	Lender      string `json:"lender"`       // as the profile names it
	LenderKnown bool   `json:"lender_known"` // whether the book knows the lender
	Family      string `json:"family"`       // the kind of creditor by whose rules it was judged
	FamilyKnown bool   `json:"family_known"` // false when neither a lender nor a family was told
	// by which words of its name a lender that the book does not know was taken for one of the
	// family; null where nothing was guessed
	Guess       *Guess    `json:"guess"`
	Title       text.Text `json:"title"`
	FamilyTitle text.Text `json:"family_title"`
	What        text.Text `json:"what"`   // who the creditor is in law
	Entity      text.Text `json:"entity"` // who lends, where the book knows it
	// why it stands before the next debt; null for the last, and where nothing certain put it there
	Urgency *Urgency `json:"urgency"`
	Stage   Stage    `json:"stage"`
	// in the order of rank: eligible ones of tier first; tier main, by the neutral score; open ones
	// of tier first; tier last; what is ineligible
	Strategies []Strategy  `json:"strategies"`
	Elsewhere  []Elsewhere `json:"elsewhere"` // what this creditor offers at other stages, or not at all
	Channels   []Channel   `json:"channels"`
	// what the creditor answered to requests; null where the profile tells of no answer
	Refusals *Refusals `json:"refusals"`
}

// Refusals are the answers of a creditor to what was asked for, and what to do about them.
type Refusals struct {
	Heard []Refusal `json:"heard"` // as the profile lists them
	// why nothing may be answered now; there are no answers and no steps then, else null
	Held  *text.Text `json:"held"`
	Steps []Line     `json:"steps"` // what to try one after the other, whatever was answered
	// of what holds the answers back
	Sources []string `json:"sources"`
}

// Refusal is one answer of a creditor, and what to do about it.
type Refusal struct {
	ID       string        `json:"id"`       // what was said; empty where it is not known, and nothing is answered then
	Strategy string        `json:"strategy"` // what was asked for; empty where it is not known
	On       *calendar.Day `json:"on" jsonschema:"oneof_type=string;null,format=date"`
	Title    text.Text     `json:"title"`
	Answers  []Line        `json:"answers"` // what to say to the creditor
	// conditions that hold of the profile, and that what was said does not agree with
	Against []Reason `json:"against"`
	Next    []Line   `json:"next"` // what the borrower does next
	// the facts whose change makes it worth asking again
	Again []Named `json:"again"`
	// the id of the letter that says it; empty where there is none, and where letters were not
	// looked for
	Letter string  `json:"letter"`
	Clocks []Clock `json:"clocks"` // from the earliest day on; none where the day of the answer is not known
}

// Named is a fact and what it is called.
type Named struct {
	Fact  string    `json:"fact"`
	Title text.Text `json:"title"`
}

// Clock is a day counted from that of an answer, and what to do on it.
type Clock struct {
	ID      string       `json:"id"`
	On      calendar.Day `json:"on" jsonschema:"type=string,format=date"`
	Text    text.Text    `json:"text"`
	Sources []string     `json:"sources"`
}

// Guess is what a lender was taken for by its name. It is to be confirmed.
type Guess struct {
	ID       string      `json:"id"`
	Families []Candidate `json:"families"` // the other kinds of creditor that it may be
	Lenders  []Candidate `json:"lenders"`  // the products that it may be
}

// Candidate is a kind of creditor or a product that a name may mean.
type Candidate struct {
	ID    string    `json:"id"`
	Title text.Text `json:"title"`
}

// Urgency is why a debt comes before the next.
type Urgency struct {
	ID   string    `json:"id"`
	Text text.Text `json:"text"`
}

// Stage is how far the debt has gone.
type Stage struct {
	ID         string    `json:"id"` // empty while it cannot be told
	Title      text.Text `json:"title"`
	Candidates []string  `json:"candidates"` // the stages it may be at, the mildest first
	Reasons    []Reason  `json:"reasons"`    // the conditions of the stages that are yes or unknown
}

// Elsewhere is a strategy that is not offered at the debt's stage, or that the creditor's book
// drops.
type Elsewhere struct {
	ID      string     `json:"id"`
	Title   text.Text  `json:"title"`
	Stages  []string   `json:"stages"`
	Because *text.Text `json:"because"`
}

// Channel is a way to reach somebody.
type Channel struct {
	ID      string    `json:"id"`
	Kind    string    `json:"kind" jsonschema:"enum=app,enum=phone,enum=branch,enum=site,enum=regulator"`
	Where   text.Text `json:"where"`
	Sources []string  `json:"sources"`
}
