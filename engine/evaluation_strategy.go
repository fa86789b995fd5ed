package engine

import (
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// Status says whether a strategy may be asked for.
type Status int

// The texts for borrowers are softer: may be asked for, not certain yet, not suitable now.
const (
	Ineligible Status = iota
	Undetermined
	Eligible
)

// String returns ineligible, undetermined or eligible.
func (s Status) String() string { return [...]string{"ineligible", "undetermined", "eligible"}[s] }

// MarshalText writes what String does.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Strategy is one thing that may be done or asked for.
type Strategy struct {
	Rank        int          `json:"rank" jsonschema:"minimum=1"`
	ID          string       `json:"id"`
	Kind        StrategyKind `json:"kind" jsonschema:"enum=repay,enum=arrange,enum=court,enum=protect"`
	Tier        Tier         `json:"tier" jsonschema:"enum=first,enum=main,enum=last"`
	Title       text.Text    `json:"title"`
	Effect      text.Text    `json:"effect"`
	Status      Status       `json:"status" jsonschema:"enum=eligible,enum=undetermined,enum=ineligible"`
	Basis       Basis        `json:"basis" jsonschema:"enum=right,enum=discretion,enum=negotiation"`
	Unconfirmed bool         `json:"unconfirmed"` // it rests on practice that no confirmed source bears out
	Leads       bool         `json:"leads"`       // it is done before the debt is paid or negotiated
	Score       Score        `json:"score"`
	Terms       Terms        `json:"terms"`
	Reasons     []Reason     `json:"reasons"`
	Missing     []Ref        `json:"missing"` // the facts not known in its requirements, as debt.fact or fact
	// while it is undetermined: the same facts, in the order in which to ask, those that are taken
	// for the usual last; the first would tell most
	TurnsOn   []Turn   `json:"turns_on"`
	Cause     *Cause   `json:"cause"` // what no answer can cure
	Plans     []Plan   `json:"plans"` // what it comes to; none of a strategy that does not suit
	Materials []Paper  `json:"materials"`
	First     []Line   `json:"first"`
	Steps     []Line   `json:"steps"`
	Say       []Line   `json:"say"`
	Agreement []Line   `json:"agreement"`
	Duties    []Line   `json:"duties"`
	Risks     []Line   `json:"risks"`
	Sources   []string `json:"sources"`
	Place     string   `json:"place"` // where the book says so
	// the least changes that would make it eligible, fewest first; filled where ways were looked for:
	// package advice/way does, of a strategy that is asked for alone and is ineligible
	Ways []Way `json:"ways"`
	// what else that search found; null where ways were not looked for
	WaySearch *WaySearch `json:"way_search"`
}

// Way is a change of what the profile tells that would make an ineligible strategy eligible. It was
// judged like any profile.
type Way struct {
	Changes []Change `json:"changes"` // what the borrower can do first, then what the creditor must grant
	// the first day on which it is eligible, where days must pass besides; else null
	From  *calendar.Day `json:"from" jsonschema:"oneof_type=string;null,format=date"`
	By    fact.Changer  `json:"by" jsonschema:"enum=borrower,enum=lender,enum=time"` // on whom or what it waits
	Worse []Worse       `json:"worse"`                                               // what becomes worse by it
}

// Change is another value of a fact.
type Change struct {
	Fact  string    `json:"fact"`
	Debt  string    `json:"debt"` // empty for a fact of the borrower
	Title text.Text `json:"title"`
	Act   text.Text `json:"act"` // what it takes, as the clause after if; empty where the book has none
	// contains and lacks: the list has that item more, or fewer
	Operator string       `json:"operator" jsonschema:"enum=<=,enum=>=,enum===,enum=contains,enum=lacks"`
	Was      any          `json:"was"`   // as the profile has it
	Value    any          `json:"value"` // the least change; of a list its item
	Text     text.Text    `json:"text"`  // the value in words
	Changes  fact.Changer `json:"changes" jsonschema:"enum=borrower,enum=lender"`
}

// Worse is what a way makes worse: a debt may be at a graver stage, or a strategy that was eligible
// is not.
type Worse struct {
	Debt     string    `json:"debt"`
	Stage    string    `json:"stage"`    // the gravest that it may be at then; empty for a strategy
	Strategy string    `json:"strategy"` // empty for a stage
	Title    text.Text `json:"title"`
}

// WaySearch is what the search for ways found besides them.
type WaySearch struct {
	// facts that nobody is told to change: each alone would make the strategy eligible; != the value
	// that it has where it is not a number or yes or no
	Named []Needs `json:"named"`
	Bound bool    `json:"bound"` // not everything was tried: there may be other ways
}

// LinesOf returns the list of a kind of lines.
func (s *Strategy) LinesOf(kind string) *[]Line {
	switch kind {
	case "first":
		return &s.First
	case "step":
		return &s.Steps
	case "say":
		return &s.Say
	case "agreement":
		return &s.Agreement
	case "duty":
		return &s.Duties
	}
	return &s.Risks
}

// Score says how good a first thing to do it is; it is no chance of success. Low and high differ
// while something is unknown; neutral counts nothing for what is unknown.
type Score struct {
	Low     int `json:"low"`
	High    int `json:"high"`
	Neutral int `json:"neutral"`
}

// Turn is a fact that an open strategy turns on.
type Turn struct {
	Fact string `json:"fact"`
	Debt string `json:"debt"` // empty for a fact of the borrower
	// until it is told it is taken for the usual: the option turns on it only where that is not so
	Assumed bool `json:"assumed"`
}

// Terms are the months an agreement may run.
type Terms struct {
	MonthsMin *int `json:"months_min"`
	MonthsMax *int `json:"months_max"`
}

// Paper is a material that an option needs, or that would help it.
type Paper struct {
	ID    string    `json:"id"`
	Title text.Text `json:"title"`
	Need  Need      `json:"need" jsonschema:"enum=required,enum=proof,enum=helpful"`
	State State     `json:"state" jsonschema:"enum=at-hand,enum=missing,enum=unknown"`
	By    []string  `json:"by"` // the papers at hand that do for it
	What  text.Text `json:"what"`
	Where text.Text `json:"where"`
	Fresh text.Text `json:"fresh"`
	Mask  text.Text `json:"mask"`
}

// Need says why a paper is listed.
type Need int

// A paper is required, proves a hardship, or helps.
const (
	Required Need = iota
	Proof
	Helpful
)

// String returns required, proof or helpful.
func (n Need) String() string { return [...]string{"required", "proof", "helpful"}[n] }

// MarshalText writes what String does.
func (n Need) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// State says whether a paper, or one that may stand in for it, is at hand.
type State int

// NotTold is the state of every paper while the profile does not list the papers at hand.
const (
	NotTold State = iota
	Missing
	AtHand
)

// String returns unknown, missing or at-hand.
func (s State) String() string { return [...]string{"unknown", "missing", "at-hand"}[s] }

// MarshalText writes what String does.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Line is one sentence of what to do, say, check or mind.
type Line struct {
	ID      string    `json:"id"`
	Text    text.Text `json:"text"`
	Sources []string  `json:"sources"`
}
