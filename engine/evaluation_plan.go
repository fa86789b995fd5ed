package engine

import (
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/money"
	"github.com/forbear-project/forbear/engine/text"
)

// Household is all debts together that are to be paid: what plans for all would take a month,
// against what there is, and whom to pay with it. Sums are null where they are not known.
type Household struct {
	// a month, over 60 months without interest
	Need60    *Fen         `json:"need_60" jsonschema:"oneof_type=string;null"`
	Shareable *Fen         `json:"shareable" jsonschema:"oneof_type=string;null"` // what can be paid a month
	Fits      Truth        `json:"fits" jsonschema:"enum=yes,enum=no,enum=unknown"`
	ShortBy   *Fen         `json:"short_by" jsonschema:"oneof_type=string;null"`
	Order     []Share      `json:"order"`    // whom to pay with a month's money, the first first
	Snowball  *PayingOrder `json:"snowball"` // the smallest debt first
	// the highest rate first
	DearestFirst *PayingOrder `json:"dearest_first"`
	Missing      []Ref        `json:"missing"` // what its sums need
	Sources      []string     `json:"sources"`
}

// Share is what a debt gets of a month's money.
type Share struct {
	Debt    string    `json:"debt"`
	ID      string    `json:"id"` // of the line of the book
	Reason  text.Text `json:"reason"`
	Pay     *Fen      `json:"pay" jsonschema:"oneof_type=string;null"`
	Sources []string  `json:"sources"`
}

// PayingOrder is what it comes to if all the money goes to one debt after the other, whether or not
// creditors wait so long.
type PayingOrder struct {
	Debts           []string `json:"debts"`
	FirstGoneMonths *int     `json:"first_gone_months"` // null where they are never repaid, as are the others
	Months          *int     `json:"months"`
	Total           *Fen     `json:"total" jsonschema:"oneof_type=string;null"`
	Never           bool     `json:"never"` // the money does not exceed the interest
}

// Plan is what one way to pay comes to. Sums are null where they are not known. It holds under what
// Assume says, and says nothing of what the creditor will do.
type Plan struct {
	ID    string    `json:"id"`
	Title text.Text `json:"title"`
	Form  PlanForm  `json:"form" jsonschema:"enum=equal,enum=equal-principal,enum=flat-fee,enum=deferral,enum=lump-sum"`
	Of    *Fen      `json:"of" jsonschema:"oneof_type=string;null"` // the sum it is about
	// Of is the least that the sum can be, and so are the figures that follow from it
	AtLeast bool             `json:"at_least"`
	Rate    *decimal.Decimal `json:"rate" jsonschema:"oneof_type=string;null"` // yearly; of a flat-fee, the fee a month
	Months  *int             `json:"months"`
	// the first payment, which is the largest but for the last
	Monthly *Fen `json:"monthly" jsonschema:"oneof_type=string;null"`
	Last    *Fen `json:"last" jsonschema:"oneof_type=string;null"`
	Total   *Fen `json:"total" jsonschema:"oneof_type=string;null"`
	// of Total, what is above Of: interest and fees
	Extra *Fen `json:"extra" jsonschema:"oneof_type=string;null"`
	// of a flat-fee, the yearly rate that it is in truth
	CostRate *decimal.Decimal `json:"cost_rate" jsonschema:"oneof_type=string;null"`
	Beside   *Fen             `json:"beside" jsonschema:"oneof_type=string;null"` // what is to be paid beside it
	FirstOn  *calendar.Day    `json:"first_on" jsonschema:"oneof_type=string;null,format=date"`
	LastOn   *calendar.Day    `json:"last_on" jsonschema:"oneof_type=string;null,format=date"`
	// what can be paid, with which it is compared
	Against *Fen  `json:"against" jsonschema:"oneof_type=string;null"`
	Fits    Truth `json:"fits" jsonschema:"enum=yes,enum=no,enum=unknown"`
	ShortBy *Fen  `json:"short_by" jsonschema:"oneof_type=string;null"` // by how much it misses
	// whether it is no longer than may be asked for; null where there is no such limit, or it is
	// not known
	WithinMost *bool `json:"within_most"`
	Most       *int  `json:"most"`  // the most months that may be asked for
	Never      bool  `json:"never"` // the payments do not exceed the interest: they never repay it
	Missing    []Ref `json:"missing"`
	// the titles of what is missing, in the same order: a plan asks nothing, so no question need
	// have them
	MissingTitles []text.Text `json:"missing_titles"`
	// the numbers that it was reckoned from, and whether the profile gives it or it follows from
	// what it gives
	RestsOn  []Given        `json:"rests_on"`
	Assume   text.Text      `json:"assume"` // under what it holds
	Sources  []string       `json:"sources"`
	Schedule money.Schedule `json:"-"` // month by month; nil of what has no months, and where it is not known
}

// Given is a number, a day or a record that figures rest on.
type Given struct {
	Fact     Ref      `json:"fact"`
	Inferred bool     `json:"inferred"` // it follows from what the profile gives
	Claimed  bool     `json:"claimed"`  // it is what the creditor says
	Doubts   []string `json:"doubts"`   // ids of those that are about it
}
