package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Book is a rule book that has no problems. It is not changed after loading.
type Book struct {
	Title     text.Text
	Version   string
	Languages []text.Language      // one or both; a text has the same in the language that the book lacks
	Currency  text.Currency        // of all sums
	Wording   map[string]text.Text // what the page calls things, by the keys of [wording]; what is left out is absent
	Digest    string               // sha-256 over each file's path and its bytes with LF line ends, in path order, in hex

	Said       Values // of book.toml, by the format
	Vocabulary *fact.Vocabulary
	Subjects   []*Subject // in the order of the file
	Language   *logic.Language
	Parameters []*Parameter // by slot
	Sources    []*Source    // in the order of the file, as are all that follow
	Hardships  []*Hardship
	Materials  []*Material
	Kinds      []*Kind
	Strategies []*Strategy
	Stages     []*Stage // from the mildest to the gravest; the first has no condition
	Alerts     []*Alert
	Doubts     []*Doubt
	Household  *Household // nil where there is no household.toml
	Refusals   *Refusals  // nil where there is no refusals.toml
	Urgency    []*Urgency
	Years      []*Year     // of public holidays, one after the other; none where there is no holidays.toml
	Lines      []*PageLine // of the first page
	Families   []*Family   // by id
	Lenders    []*Lender   // by id
	Promises   []*Promise  // none where there is no letters.toml
	Never      []*Never    // likewise
	Letters    []*Letter   // by id
	Claims     []*Claim    // in the order of the file; none where there is no claims.toml

	slots      map[string]int     // of parameters
	sources    map[string]*Source // by id, and by what cites a statement of them
	materials  map[string]*Material
	hardships  map[string]*Hardship
	strategies map[string]*Strategy
	families   map[string]*Family
	lenders    map[string]*Lender // by id and by folded alias
	whole      map[string]*Guess  // by folded word
	endings    map[string]*Guess
	series     []logic.Series
	facts      map[*fact.Fact]Values
	contents   contents
	compiled   map[asWritten]*logic.Expression // all of them but those of facts
	workdays   *calendar.Workdays
}

// Speaks returns a language, or where the book does not speak it, the one that it speaks.
func (b *Book) Speaks(l text.Language) text.Language {
	if !slices.Contains(b.Languages, l) && len(b.Languages) > 0 {
		return b.Languages[0]
	}
	return l
}

// Subject is what is asked together: facts of the borrower, or of a debt.
type Subject struct {
	ID    string
	Title text.Text
	Ask   text.Text // the sentence above its questions
	Kind  SubjectKind
	Facts []*fact.Fact // in the order of the vocabulary
	Place string
	Said  Values // by the format
}

// SubjectKind says how the facts of a subject are asked.
type SubjectKind string

// Several questions stand on a page of a form, one on that of single; of ticks, what there is is
// ticked.
const (
	AskForm   SubjectKind = "form"
	AskTick   SubjectKind = "tick"
	AskSingle SubjectKind = "single"
)

// Subject returns the subject of that id, or nil.
func (b *Book) Subject(id string) *Subject {
	return find(b.Subjects, func(s *Subject) bool { return s.ID == id })
}

// Source returns the source of that id, or nil. The id may be of a statement of an article: S002-28
// is of S002.
func (b *Book) Source(id string) *Source {
	if s := b.sources[id]; s != nil {
		return s
	}
	return b.sources[article(id)]
}

// Material returns the material of that id, or nil.
func (b *Book) Material(id string) *Material { return b.materials[id] }

// Hardship returns the hardship of that id, or nil.
func (b *Book) Hardship(id string) *Hardship { return b.hardships[id] }

// Parameter returns the parameter of that id, or nil.
func (b *Book) Parameter(id string) *Parameter {
	slot, there := b.slots[id]
	if !there {
		return nil
	}
	return b.Parameters[slot]
}

// Strategy returns the strategy of that id, or nil.
func (b *Book) Strategy(id string) *Strategy { return b.strategies[id] }

// Family returns the family of that id, or nil.
func (b *Book) Family(id string) *Family { return b.families[id] }

// Lender returns the lender of that id or alias, compared trimmed, in NFKC and lower case, or nil.
func (b *Book) Lender(name string) *Lender { return b.lenders[fold(name)] }

// UnknownFamily is the id of the family that judges a debt of which neither lender nor family is
// known.
const UnknownFamily = "unknown"

// Series returns the book's own parameters, for a Frame that judges the borrower.
func (b *Book) Series() []logic.Series { return b.series }

// Workdays returns the working days of the years that the book has.
func (b *Book) Workdays() *calendar.Workdays { return b.workdays }

// OfFact returns what the book says of a fact, or of a field of records, by the format.
func (b *Book) OfFact(f *fact.Fact) Values { return b.facts[f] }
