package cells

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Space answers questions about every profile that a book may be asked about on one day. It is not
// safe for concurrent use.
type Space struct {
	book *book.Book
	day  calendar.Day

	*formulas
	*sheet

	parameters map[string]int        // by name: its slot
	papers     *fact.Fact            // the fact that lists the papers at hand, or nil
	standIns   map[string][]string   // by material: those that are accepted for it, itself among them, sorted
	proofs     map[string][][]string // by hardship: the groups of papers that prove it

	translators map[at]*translator
	expressions map[judgedAt]formula
	outcomes    map[formula]outcome
	looked      map[formula]outcome // by Look, where they are not among outcomes
	open        map[formula]bool    // those that Excludes has found not to be impossible
	bound       int                 // Steps, except in tests
	vain        int                 // profiles tried for questions that stayed undecided
	// what Alike has found: which expressions read the lender, the words of the book's conditions, the
	// debt books that stand for others
	lenders  map[*logic.Expression]bool
	spoken   map[string]bool
	ofFamily map[*book.Family][]*book.DebtBook
	standing map[*book.DebtBook]*book.DebtBook
	// a space in which every expression of the book is translated, and nothing else; nil until
	// samples are asked for
	ofBook *Space
	judge  *engine.Judge
	frame  *logic.Frame
}

// at says what expressions are translated for.
type at struct {
	debt  *book.DebtBook
	stage string
}

// judgedAt is an expression and what it is translated for.
type judgedAt struct {
	*logic.Expression
	at
}

const unknownFamily = book.UnknownFamily

// New returns the space of a book on a day.
func New(b *book.Book, day calendar.Day) *Space {
	s := &Space{
		book: b, day: day, formulas: newFormulas(), sheet: newSheet(),
		parameters: map[string]int{}, papers: papersOf(b.Vocabulary), standIns: map[string][]string{},
		proofs:      map[string][][]string{},
		translators: map[at]*translator{}, expressions: map[judgedAt]formula{}, outcomes: map[formula]outcome{},
		looked: map[formula]outcome{}, open: map[formula]bool{}, judge: engine.NewJudge(b), bound: Steps,
	}
	s.lenders = map[*logic.Expression]bool{}
	s.ofFamily, s.standing = map[*book.Family][]*book.DebtBook{}, map[*book.DebtBook]*book.DebtBook{}
	for _, p := range b.Parameters {
		s.parameters[p.ID] = p.Slot
	}
	for _, m := range b.Materials {
		s.standIns[m.ID] = slices.Compact(slices.Sorted(slices.Values(append([]string{m.ID}, m.Instead...))))
	}
	for _, h := range b.Hardships {
		s.proofs[h.ID] = h.Proof
	}
	s.frame = b.Language.NewFrame(s.judge.Case)
	return s
}

// leaf returns the formula that is one atom.
func (s *Space) leaf(a atom) formula { return s.formulas.atom(s.sheet.atom(a)) }

// translator returns the translator for a debt's book, or for the borrower, at a stage.
func (s *Space) translator(where at) *translator {
	t, ok := s.translators[where]
	if !ok {
		t = &translator{Space: s, debt: where.debt, stage: where.stage, series: s.book.Series(),
			truths: map[*fact.Fact]formula{}, numbers: map[*fact.Fact]int32{}, words: map[*fact.Fact]word{}}
		if where.debt != nil {
			t.series = where.debt.Series
			t.borrower = s.translator(at{})
		}
		s.translators[where] = t
	}
	return t
}

// expression returns the formula of an expression. The stage matters only to an expression that
// names it.
func (s *Space) expression(e *logic.Expression, where at) formula {
	if !s.namesLender(e) {
		where.debt = s.Alike(where.debt)
	}
	if !e.OfStage {
		where.stage = ""
	}
	key := judgedAt{e, where}
	f, ok := s.expressions[key]
	if !ok {
		f = s.translator(where).formulaOf(e.Tree())
		s.expressions[key] = f
	}
	return f
}
