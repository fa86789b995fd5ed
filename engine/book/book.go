package book

import (
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Book is a rule book that has no problems. It is not changed after loading.
type Book struct {
	Title     text.Text
	Version   string
	Languages []text.Language
	Digest    string // sha-256 over each file's path and its bytes with LF line ends, in path order, in hex

	Vocabulary *fact.Vocabulary
	Language   *logic.Language
	Parameters []*Parameter // by slot
	Sources    []*Source    // in the order of the file, as are all that follow
	Hardships  []*Hardship
	Materials  []*Material
	Kinds      []*Kind
	Strategies []*Strategy
	Stages     []*Stage // from the mildest to the gravest; the first has no condition
	Alerts     []*Alert
	Urgency    []*Urgency
	Lines      []*PageLine // of the first page
	Families   []*Family   // by id
	Lenders    []*Lender   // by id
	Claims     []*Claim    // in the order of the file; none where there is no claims.toml

	sources    map[string]*Source
	materials  map[string]*Material
	hardships  map[string]*Hardship
	strategies map[string]*Strategy
	families   map[string]*Family
	lenders    map[string]*Lender // by id and by folded alias
	series     []logic.Series
}

// Validity is the days between which something is there, both included; nil is open.
type Validity struct{ From, Until *calendar.Day }

// Holds is whether d lies within.
func (v Validity) Holds(d calendar.Day) bool {
	return (v.From == nil || *v.From <= d) && (v.Until == nil || d <= *v.Until)
}

// Parameter is a figure that law or market fixes, as the whole book has it; families and lenders may lay others over it.
type Parameter struct {
	ID     string
	Slot   int
	Title  text.Text
	Unit   string // a unit of facts, or "date"
	Values []ParameterValue
	Place  string
}

// ParameterValue is one value of a parameter and the days it held.
type ParameterValue struct {
	Validity
	Is         fact.Value // Number, or Day when the unit is date
	Source     string
	KnownUntil *calendar.Day // the last day on which it was known to hold; nil when it is not known to have an end
}

// Source is where a statement comes from.
type Source struct {
	ID         string
	Title      text.Text
	Issuer     text.Text // may be empty
	Kind       string    // law regulation standard guidance court official press article
	Confidence string    // read reported unverified disputed
	Validity
	Checked    *calendar.Day
	ReviewDays int // 0: no review is due
	FoundAt    []string
	Place      string
}

// Confirmed holds for a source whose text was read or reliably reported.
func (s *Source) Confirmed() bool { return s.Confidence == "read" || s.Confidence == "reported" }

// Hardship is a reason why a borrower cannot pay.
type Hardship struct {
	ID      string
	Title   text.Text
	Proof   [][]string // groups of materials; any whole group proves it; none: it cannot be proved
	Sources []string
	Place   string
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
}

// Kind groups strategies: repay, arrange, court, protect. Its conditions hold for every strategy of the kind.
type Kind struct {
	ID       string
	Title    text.Text
	Requires []*Condition
	Weighs   []*Condition
}

// Strategy is something a borrower may do or ask for, whoever the creditor is.
type Strategy struct {
	ID       string
	Title    text.Text
	Position int    // its place in the order of the book, counted from 0
	Kind     string // repay arrange court protect
	Tier     string // first main last
	Effect   text.Text
	Requires []*Condition // the kind's first
	Weighs   []*Condition
	Lines    []Line
	Place    string
}

// LineKinds are the kinds of lines, in the order in which they are shown.
var LineKinds = []string{"first", "step", "say", "agreement", "duty", "risk"}

// Line is one sentence of what to do, say, check or mind.
type Line struct {
	Kind    string // one of LineKinds
	ID      string
	Text    text.Text
	Sources []string
	Place   string
}

// Condition is a requirement or a weight of an option.
type Condition struct {
	ID        string
	When      *logic.Expression
	Points    int       // of a weight
	Reason    text.Text // true when the condition is yes
	Otherwise text.Text // true when it is no; empty for a weight
	Shared    bool      // every strategy of the kind has it: as a requirement that holds it is no reason for this one
	Sources   []string
	Validity
	Place string // such as families/platform.toml:31
}

// Stage is how far a debt has gone.
type Stage struct {
	ID      string
	Title   text.Text
	When    *logic.Expression // nil for the first
	Sources []string
	Place   string
}

// Alert is a warning that holds whatever is asked for.
type Alert struct {
	ID       string
	When     *logic.Expression
	Severity string            // urgent caution note
	Tier     string            // first: danger to life, a criminal matter, comes before everything; main
	Due      *logic.Expression // nil when it has no day
	Text     text.Text
	Families []string // nil: whoever the creditor is
	Stages   []string // nil: however far the debt has gone
	Sources  []string
	Validity
	OfDebt bool // judged for each debt: it speaks of the debt, or names stages or families
	Place  string
}

// Urgency is one thing that is compared to say which of several debts comes first.
type Urgency struct {
	ID           string
	When         *logic.Expression // nil when By is set
	By           string            // "deadline" or the name of a number or date fact of a debt; "" when When is set
	LargestFirst bool
	Reason       text.Text
	Place        string
}

// PageLine is a sentence of the first page.
type PageLine struct {
	ID      string
	Section string            // one of Sections
	When    *logic.Expression // nil: always
	Text    text.Text
	Sources []string
	Validity
	OfDebt bool // written for each debt
	Place  string
}

// Sections are the parts of the first page, in their order.
var Sections = []string{"opening", "debt", "budget", "never", "help", "again", "closing"}

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
}

// Channel is a way to reach somebody.
type Channel struct {
	ID      string
	Kind    string // app phone branch site regulator
	Where   text.Text
	Sources []string
	Validity
	Place string
}

// Option is what one creditor's book says of one strategy.
type Option struct {
	Strategy    *Strategy
	Stages      []string       // the stages it is offered at
	Basis       string         // right discretion negotiation
	Points      map[string]int // by stage, for each of Stages
	PointsAt    []*int         // the same by the book's stages; nil where it is not offered
	Sources     []string
	Required    []string // materials
	Helpful     []string
	MonthsMin   *int
	MonthsMax   *int
	Requires    []*Condition // the kind's, the strategy's, then the book's own
	Weighs      []*Condition
	Lines       []Line // the strategy's with the book's laid over, in the order of LineKinds
	Unconfirmed bool   // it rests on nothing better than unverified or disputed sources
	Validity
	Place string
}

// Dropped is an option that a family or lender takes away.
type Dropped struct {
	Strategy *Strategy
	Because  text.Text
	Place    string
}

// DebtBook is the book that holds for a debt: common, over it the family's, over that the lender's.
type DebtBook struct {
	Family     *Family
	Lender     *Lender // nil when the lender is not in the book
	Options    []*Option
	Dropped    []Dropped
	Channels   []*Channel
	Parameters []*Parameter   // by slot; the book's own where nothing is laid over
	Series     []logic.Series // the same, ready for a Frame
}

// Family is a kind of creditor by licence.
type Family struct {
	ID      string
	Title   text.Text
	What    text.Text
	Sources []string
	Book    *DebtBook // for a debt of the family whose lender is not in the book
	Place   string
}

// Lender is a product as borrowers name it.
type Lender struct {
	ID         string
	Family     string
	Title      text.Text
	Aliases    []string
	Entity     text.Text // may be empty
	Reviewed   *calendar.Day
	ReviewDays int
	Sources    []string
	Book       *DebtBook            // for a debt of the lender in its own family
	Foreign    map[string]*DebtBook // by family: for a debt that names another family; title, channels and dates of review are the lender's, options are not
	Place      string
}

// Source returns the source of that id, or nil. It may be one statement of an article: S002-28 is of S002.
func (b *Book) Source(id string) *Source { return b.sources[article(id)] }

// Material returns the material of that id, or nil.
func (b *Book) Material(id string) *Material { return b.materials[id] }

// Hardship returns the hardship of that id, or nil.
func (b *Book) Hardship(id string) *Hardship { return b.hardships[id] }

// Strategy returns the strategy of that id, or nil.
func (b *Book) Strategy(id string) *Strategy { return b.strategies[id] }

// Family returns the family of that id, or nil.
func (b *Book) Family(id string) *Family { return b.families[id] }

// Lender returns the lender of that id or alias, compared trimmed, in NFKC and lower case, or nil.
func (b *Book) Lender(name string) *Lender { return b.lenders[fold(name)] }

// UnknownFamily is the id of the family that judges a debt of which neither lender nor family is known.
const UnknownFamily = "unknown"

// For is the book that holds for a debt that names a lender and a family, either of which may be "".
// What the debt says of the family beats what the lender's product usually is; then the lender's own options are not carried over.
func (b *Book) For(lender, family string) *DebtBook {
	var l *Lender
	if lender != "" {
		l = b.Lender(lender)
	}
	switch {
	case l != nil && (family == "" || family == l.Family):
		return l.Book
	case l != nil:
		return l.Foreign[family]
	case family != "":
		return b.Family(family).Book
	}
	return b.Family(UnknownFamily).Book
}

// Series is the book's own parameters, ready for a Frame that judges the borrower.
func (b *Book) Series() []logic.Series { return b.series }
