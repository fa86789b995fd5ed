package engine

import (
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// Reason is a condition and what became of it.
type Reason struct {
	ID     string     `json:"id"`
	Kind   ReasonKind `json:"kind" jsonschema:"enum=stage,enum=require,enum=weigh,enum=against"`
	Truth  Truth      `json:"truth" jsonschema:"enum=yes,enum=no,enum=unknown"`
	Points int        `json:"points"`
	// every strategy of the kind has it, or it only says that nothing speaks against this one: as a
	// requirement that holds it is no reason
	Shared bool `json:"shared"`
	// the sentence that is true; empty while it is unknown, or a figure that it names is on the day
	Text   text.Text      `json:"text"`
	When   string         `json:"when"`
	Values map[string]any `json:"values"` // the facts and parameters it names
	// of the numbers and days among them that are not known: what they are at least and at most
	Bounds  map[string]Bounds `json:"bounds"`
	Missing []Ref             `json:"missing"` // the given facts that were not known where it mattered
	Cause   *Cause            `json:"cause"`
	// what would have to be otherwise, for a failed requirement on one given fact
	Needs   *Needs   `json:"needs"`
	Sources []string `json:"sources"`
	Place   string   `json:"place"`
}

// Bounds are what a number or day that is not known may be, written as in Values; null where that is
// open.
type Bounds struct {
	AtLeast any `json:"at_least"`
	AtMost  any `json:"at_most"`
}

// ReasonKind says what a condition decides: the stage, whether an option is open, its score, or that
// what a creditor said does not agree with the profile.
type ReasonKind int

// The kinds of reasons.
const (
	ReasonStage ReasonKind = iota
	ReasonRequire
	ReasonWeigh
	ReasonAgainst
)

// String returns stage, require, weigh or against.
func (k ReasonKind) String() string {
	return [...]string{"stage", "require", "weigh", "against"}[k]
}

// MarshalText writes what String does.
func (k ReasonKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Cause is why something cannot be computed.
type Cause struct {
	Kind CauseKind `json:"kind" jsonschema:"enum=division-by-zero,enum=out-of-bounds,enum=empty-list,enum=no-solution,enum=parameter-unknown"`
	Name string    `json:"name"` // the parameter or derived fact it lies in
	Text text.Text `json:"text"`
}

// Needs is what a fact would have to be.
type Needs struct {
	Fact     string       `json:"fact"`
	Debt     string       `json:"debt"`
	Title    text.Text    `json:"title"`
	Operator string       `json:"operator" jsonschema:"enum=<,enum=<=,enum=>,enum=>=,enum===,enum=!=,enum=contains,enum=lacks"`
	Value    any          `json:"value"`
	Text     text.Text    `json:"text"` // the value in words
	Changes  fact.Changer `json:"changes" jsonschema:"enum=borrower,enum=lender,enum=time,enum=nobody"`
}
