package engine

import (
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
// The comments of the fields in evaluation*.go are the descriptions of its JSON Schema.
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
