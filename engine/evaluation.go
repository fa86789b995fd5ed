package engine

import (
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/money"
	"github.com/forbear-project/forbear/engine/text"
)

// Format is the version of the shape of Evaluation. Within a format keys are added, never renamed
// or removed.
const Format = "1"

// Evaluation is the whole answer to one profile, as plain data for other programs and for pages.
// The comments of the fields in this file are the descriptions of its JSON Schema.
//
// Money and rates are decimal strings, integers and booleans are themselves, lists are arrays, what
// is unknown is null, dates are ISO 8601.
type Evaluation struct {
	Format string       `json:"format"`
	Book   BookRef      `json:"book"`
	AsOf   calendar.Day `json:"as_of" jsonschema:"type=string,format=date"` // the day that is judged
	// the day on which the profile's facts were true; counts of days were taken forward from it
	FactsAsOf calendar.Day `json:"facts_as_of" jsonschema:"type=string,format=date"`
	Alerts    []Alert      `json:"alerts"`                           // by tier, severity, due day, debt, order in the book
	DoFirst   []Action     `json:"do_first" jsonschema:"maxItems=3"` // what to do today
	// what the first page says besides, in the book's order
	Lines []PageLine `json:"lines"`
	Debts []Debt     `json:"debts"` // the most urgent first
	// all debts together; null where the book does not say how, or there is none to reckon
	Household *Household `json:"household"`
	// what to hand in, or to say on the telephone: debt by debt, then the borrower's; filled where
	// letters were looked for: package advice/letter does
	Letters []Letter   `json:"letters"`
	Missing []Question `json:"missing"` // what is not known yet, in the order in which to ask it
	Read    []Read     `json:"read"`    // what was read otherwise than the profile writes it
	// what the profile does not give and follows from what it gives; in the order of the facts
	Inferred []Inferred `json:"inferred"`
	// what cannot all be true and is to be looked at again; the borrower's first, then debt by debt
	Doubts []Doubt `json:"doubts"`
	// what was used past the day until which it is known or reviewed
	Outdated []Outdated        `json:"outdated"`
	Sources  map[string]Source `json:"sources"` // every source cited; S002-28 is a statement of S002
}

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

// Inferred is a fact that the profile does not give, and what it is by others.
type Inferred struct {
	Fact  string `json:"fact"`
	Debt  string `json:"debt"`  // empty when it is a fact of the borrower
	Value any    `json:"value"` // on the day that is judged
	From  []Ref  `json:"from"`  // the facts that it follows from
	// what it is and what it follows from, as a sentence
	Text text.Text `json:"text"`
}

// BookRef says which book judged.
type BookRef struct {
	Title   text.Text `json:"title"`
	Version string    `json:"version"`
	SHA256  string    `json:"sha256"`

	// what a page calls things, and what money is counted in
	Wording  map[string]text.Text `json:"-"`
	Currency text.Currency        `json:"-"`
}

// RefOf returns what an evaluation says of its book.
func RefOf(b *book.Book) BookRef {
	return BookRef{Title: b.Title, Version: b.Version, SHA256: b.Digest, Wording: b.Wording, Currency: b.Currency}
}

// Alert is a warning that holds whatever is asked for.
type Alert struct {
	ID       string   `json:"id"`
	Debt     string   `json:"debt"` // the debt it is about; empty when it is about the borrower
	Severity Severity `json:"severity" jsonschema:"enum=urgent,enum=caution,enum=note"`
	Tier     Tier     `json:"tier" jsonschema:"enum=first,enum=main"`
	// while it is shown, a page shows only help, the days that run and what to do today
	Brief bool          `json:"brief"`
	Text  text.Text     `json:"text"`
	Due   *calendar.Day `json:"due" jsonschema:"oneof_type=string;null,format=date"`
	// the working day to which law moves the due day; null where that is a working day itself, law
	// does not move it, or the holidays of the year are not known
	MovedTo *calendar.Day `json:"moved_to" jsonschema:"oneof_type=string;null,format=date"`
	Sources []string      `json:"sources"`
	Doubts  []string      `json:"doubts"` // ids of the doubts about what its day is worked out from
}

// Doubt is what cannot all be true of what the profile tells. It decides nothing.
type Doubt struct {
	ID      string    `json:"id"`
	Debt    string    `json:"debt"` // empty when it is about the borrower
	Text    text.Text `json:"text"`
	About   []Ref     `json:"about"` // the facts to look at again
	Sources []string  `json:"sources"`
}

// Letter is a letter that a profile needs: what to hand in, or to say on the telephone.
type Letter struct {
	ID    string     `json:"id"`
	Debt  string     `json:"debt"` // empty for the borrower
	Kind  LetterKind `json:"kind" jsonschema:"enum=offer,enum=neutral,enum=court,enum=script,enum=sheet"`
	Title text.Text  `json:"title"`
	To    text.Text  `json:"to"` // whom it is addressed to; empty where it is for oneself, or is said
	Why   text.Text  `json:"why"`
	// the day by which it is due; null where there is none, or it is not known
	By *calendar.Day `json:"by" jsonschema:"oneof_type=string;null,format=date"`
	// those of its strategies that suit or may suit, in the order of rank; none of a letter that is
	// for no strategy
	Strategies []string `json:"strategies"`
	MayBeMade  bool     `json:"may_be_made"` // false while nothing may be promised
	Instead    string   `json:"instead"`     // the letter to use where it may not be made; else empty
}

// Action is one thing to do today.
type Action struct {
	Kind  ActionKind `json:"kind" jsonschema:"enum=deadline,enum=papers,enum=contact"`
	Debt  string     `json:"debt"`
	Alert string     `json:"alert,omitempty"` // of a deadline
	// for the sake of which papers are to be got or somebody is to be reached
	Strategy string        `json:"strategy,omitempty"`
	Due      *calendar.Day `json:"due" jsonschema:"oneof_type=string;null,format=date"`
	Text     text.Text     `json:"text"` // what the alert says; the papers that are missing; where to turn
}

// ActionKind says what kind of thing is to be done.
type ActionKind int

// A deadline is to be kept, papers are to be got, somebody is to be reached.
const (
	ActionDeadline ActionKind = iota
	ActionPapers
	ActionContact
)

// String returns deadline, papers or contact.
func (k ActionKind) String() string { return [...]string{"deadline", "papers", "contact"}[k] }

// MarshalText writes what String does.
func (k ActionKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// PageLine is a sentence of the first page that the book writes.
type PageLine struct {
	ID      string    `json:"id"`
	Section Section   `json:"section" jsonschema:"enum=month,enum=opening,enum=debt,enum=budget,enum=family,enum=never,enum=help,enum=again,enum=closing"`
	Debt    string    `json:"debt"`
	Text    text.Text `json:"text"`
	Sources []string  `json:"sources"`
}

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

// The small sets of values that a book has too.
type (
	Tier         = book.Tier
	Severity     = book.Severity
	Basis        = book.Basis
	StrategyKind = book.StrategyKind
	Section      = book.Section
	PlanForm     = book.PlanForm
	LetterKind   = book.LetterKind
)

// Fen is a sum of money, in JSON a decimal string in yuan.
type Fen = money.Fen

// Truth is what became of a condition: yes, no or unknown.
type Truth = logic.Truth

// CauseKind says why something cannot be computed.
type CauseKind = logic.CauseKind

// The truths.
const (
	Unknown = logic.Unknown
	No      = logic.No
	Yes     = logic.Yes
)

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

// Question is a fact that is not known, and what its answer would decide.
type Question struct {
	Fact  string    `json:"fact"`
	Debt  string    `json:"debt"`
	Title text.Text `json:"title"`
	Ask   text.Text `json:"ask"`
	Asked bool      `json:"asked"` // it was asked, and is not known
	// debt/stage, debt/strategy, debt/alert:id, alert:id, debt/plans:strategy for what it comes to, or
	// household; empty when it only orders options or debts
	Decides []Decides `json:"decides"`
	// it tells a stage or the kind of a creditor, or what an urgent alert lacks
	Early bool `json:"-"`
}

// Read is a value of the profile that is not written in the form of the schema, and what it was
// read as.
type Read struct {
	Path  string    `json:"path"` // in the profile, such as debts[0].overdue_days
	As    fact.Form `json:"as" jsonschema:"enum=number,enum=per-cent,enum=date,enum=past-date,enum=coming-date,enum=yes-no,enum=choice,enum=choices"`
	Value any       `json:"value"` // as the values of reasons are
	Fact  string    `json:"fact"`  // or as_of, or family
	Debt  string    `json:"debt"`  // empty for the borrower
	Title text.Text `json:"title"`
	Text  text.Text `json:"text"` // the value in words
}

// Outdated is something used past its day.
type Outdated struct {
	Kind       OutdatedKind `json:"kind" jsonschema:"enum=parameter,enum=source,enum=lender"`
	ID         string       `json:"id"`
	Title      text.Text    `json:"title"`
	KnownUntil calendar.Day `json:"known_until" jsonschema:"type=string,format=date"`
}

// OutdatedKind says what kind of thing is past its day.
type OutdatedKind int

// A parameter is past the day until which it is known; a source and a lender, past their review.
const (
	OutdatedParameter OutdatedKind = iota
	OutdatedSource
	OutdatedLender
)

// String returns parameter, source or lender.
func (k OutdatedKind) String() string { return [...]string{"parameter", "source", "lender"}[k] }

// MarshalText writes what String does.
func (k OutdatedKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Source is where a statement comes from.
type Source struct {
	Title      text.Text     `json:"title"`
	Kind       string        `json:"kind"`
	Confidence string        `json:"confidence" jsonschema:"enum=read,enum=reported,enum=unverified,enum=disputed"`
	Checked    *calendar.Day `json:"checked" jsonschema:"oneof_type=string;null,format=date"`
}
