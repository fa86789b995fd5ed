package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Validity is the days between which something is there, both included; nil is open.
type Validity struct{ From, Until *calendar.Day }

// Holds reports whether d lies between them.
func (v Validity) Holds(d calendar.Day) bool {
	return (v.From == nil || *v.From <= d) && (v.Until == nil || d <= *v.Until)
}

// Parameter is a figure that law or market fixes, as the whole book has it; families and lenders
// may lay others over it.
type Parameter struct {
	ID     string
	Slot   int
	Title  text.Text
	Unit   string // a unit of facts, or "date"
	Values []ParameterValue
	Place  string
	Said   Values // by the format
}

// ParameterValue is one value of a parameter and the days it held.
type ParameterValue struct {
	Validity
	Is         fact.Value // Number, or Day when the unit is date
	Source     string
	KnownUntil *calendar.Day // the last day on which it was known to hold; nil when it is not known to have an end
	Place      string
}

// Source is where a statement comes from.
type Source struct {
	ID         string
	Position   int // its place in the order of the book, counted from 0
	Title      text.Text
	Issuer     text.Text // may be empty
	Kind       string    // one of SourceKinds
	Confidence string    // read reported unverified disputed
	Validity
	Checked    *calendar.Day
	ReviewDays int // 0: no review is due
	FoundAt    []string
	Place      string
	Said       Values // by the format
}

// SourceKinds are the kinds of sources, the weightiest first.
var SourceKinds = form.IDsOf(form.SourceKinds)

// Confirmed reports whether the text of a source was read or reliably reported.
func (s *Source) Confirmed() bool { return s.Confidence == "read" || s.Confidence == "reported" }

// Hardship is a reason why a borrower cannot pay.
type Hardship struct {
	ID      string
	Title   text.Text
	Proof   [][]string // groups of materials; any whole group proves it; none: it cannot be proved
	Unnamed bool       // it names no reason: a blank of a sentence stays blank
	Sources []string
	Place   string
	Said    Values // by the format
}

// Material is a paper.
type Material struct {
	ID      string
	Title   text.Text
	What    text.Text // the rest may be empty
	Where   text.Text
	Fresh   text.Text
	Mask    text.Text
	Instead []string
	Exposes []string // assets health family other-creditors
	Sources []string
	Place   string
	Said    Values // by the format
}

// Kind groups strategies: repay, arrange, court, protect. Its conditions hold for every strategy of
// the kind.
type Kind struct {
	ID       string
	Title    text.Text
	Like     StrategyKind // which of the four it is judged like: itself, unless it is the book's own
	Requires []*Condition
	Weighs   []*Condition
	Said     Values // by the format
}

// Strategy is something a borrower may do or ask for, whoever the creditor is.
type Strategy struct {
	ID       string
	Title    text.Text
	Position int    // its place in the order of the book, counted from 0
	Group    string // the id of its kind
	Kind     StrategyKind
	Tier     Tier
	Effect   text.Text
	Requires []*Condition // the kind's first
	Weighs   []*Condition
	Lines    []*Line
	Plans    []*Plan
	Place    string
	Said     Values // by the format
}

// LineKinds are the kinds of lines, in the order in which they are shown.
var LineKinds = form.IDsOf(form.LineKinds)

// Line is one sentence of what to do, say, check or mind.
type Line struct {
	Kind string // one of LineKinds
	ID   string
	Text text.Text
	Showing
	Sources []string
	Place   string
	Said    Values // by the format
}

// Name returns the name of a line within its option, such as risk.limitation.
func (l *Line) Name() string { return l.Kind + "." + l.ID }

// Showing says when a line of an option or of the first page is shown.
type Showing struct {
	When      *logic.Expression // nil: always
	IfUnknown bool              // it is shown also while When is unknown
	// slots of the parameters that its text names without a blank: it is not shown on a day on
	// which one of them has no value
	Figures []int
	Plain   bool // there is nothing to fill in in its text
}

// HasFigures reports whether each parameter that the text names without a blank has a value; values
// are by slot.
func (s *Showing) HasFigures(values []fact.Value) bool {
	return !slices.ContainsFunc(s.Figures, func(slot int) bool { return !values[slot].Known })
}

// Shows reports whether a line is shown where its condition has come to t.
func (s *Showing) Shows(t logic.Truth) bool {
	return t == logic.Yes || t == logic.Unknown && s.IfUnknown
}

// Condition is a requirement or a weight of an option.
type Condition struct {
	ID        string
	When      *logic.Expression
	Points    int       // of a weight
	Reason    text.Text // true when the condition is yes
	Otherwise text.Text // true when it is no; empty for a weight
	Shared    bool      // every strategy of the kind has it: as a requirement that holds it is no reason for this one
	Silent    bool      // of a requirement: where it holds it is no reason either
	Firm      bool      // of a requirement: where it does not hold, nothing is a way to the option
	Leads     bool      // where it holds, its strategy comes before those that pay or negotiate
	Parts     []Part    // in the order of the alternatives of When
	Sources   []string
	Validity
	Place string // such as families/platform.toml:31
	Said  Values // by the format
}

// Part is one of the alternatives that or joins in a condition, and the sentence that is true when
// it is yes.
type Part struct {
	When   *logic.Expression
	Reason text.Text
}

// Stage is how far a debt has gone.
type Stage struct {
	ID      string
	Title   text.Text
	When    *logic.Expression // nil for the first
	Sources []string
	Place   string
	Said    Values // by the format
}

// Alert is a warning that holds whatever is asked for.
type Alert struct {
	ID       string
	When     *logic.Expression
	Severity Severity
	Tier     Tier              // first: danger to life, a criminal matter, comes before everything; or main
	Brief    bool              // while it is shown, the page shows little besides
	Due      *logic.Expression // nil when it has no day
	Day      AlertDay          // what kind of day Due is
	Moves    bool              // where Due is no working day, law moves it to the next one
	// the ids of the strategies by which what is due is done; of them the first that suits
	Strategies []string
	Text       text.Text
	Families   []string // nil: whoever the creditor is
	Stages     []string // nil: however far the debt has gone
	Sources    []string
	Validity
	OfDebt bool // judged for each debt: it names something of a debt, or stages or families
	Place  string
	Said   Values // by the format
}

// Doubt is what cannot all be true of what a profile tells. It closes nothing.
type Doubt struct {
	ID      string
	When    *logic.Expression
	Text    text.Text
	About   []string // names of the facts to look at again
	Sources []string
	OfDebt  bool // judged for each debt: it names something of a debt
	Place   string
	Said    Values // by the format
}

// Urgency is one thing that is compared to say which of several debts comes first.
type Urgency struct {
	ID           string
	When         *logic.Expression // nil when By is set
	By           string            // "deadline" or the name of a number or date fact of a debt; "" when When is set
	LargestFirst bool
	Reason       text.Text
	Place        string
	Said         Values // by the format
}

// Year is the public holidays of a year, by one notice.
type Year struct {
	Number   int
	Source   string
	Holidays []*Holiday // in the order of the file
	Place    string
	Said     Values // by the format
}

// Holiday is a public holiday and the days worked to make up for it.
type Holiday struct {
	ID          string
	Title       text.Text
	From, Until calendar.Day   // the first and the last day off
	Worked      []calendar.Day // Saturdays and Sundays
	Place       string
	Said        Values // by the format
}

// PageLine is a sentence of the first page.
type PageLine struct {
	ID      string
	Section Section
	Text    text.Text
	Showing
	On      *logic.Expression // the day it speaks of; nil for none
	Sources []string
	Validity
	OfDebt bool // written for each debt
	Place  string
	Said   Values // by the format
}

// Sections are the parts of the first page, in their order.
var Sections = []Section{
	SectionMonth, SectionOpening, SectionDebt, SectionBudget, SectionFamily, SectionNever, SectionHelp, SectionAgain,
	SectionClosing,
}

// Claim is what became of one statement of an article.
type Claim struct {
	ID      string // of the statement, such as S002-28
	Says    text.Text
	Fate    string    // encoded corrected noise
	Instead text.Text // what holds instead, of a corrected one
	Why     text.Text // why it is noise
	Sources []string  // by which it is corrected
	By      []string  // the places that correct it, which alone may cite it; of a corrected one, and often none
	CitedBy []string  // the places that cite it, sorted
	Place   string
	Said    Values // by the format
}
