// Package letter says which letters a profile needs, and fills them in: what is handed in, or said on
// the telephone, as against the papers that prove something. Every word of a letter is the book's.
//
//  1. A letter is listed for a debt where one of its strategies suits or may suit, its families
//     include the creditor's or may, and its condition is not no. What is open is said by the facts
//     that it turns on, and where none of its strategies suits for certain, by those that the first
//     turns on. A letter that names nothing of a debt is the borrower's, and listed once.
//
//  2. A letter that promises something may be made only where every requirement of promises is yes:
//     unknown is not enough. Else it is listed as refused, with those that are not yes, and so is the
//     letter to use instead. A refused letter is not filled.
//
//  3. A block or a row with a condition is in a letter only where that is yes, and so is a block that
//     names, without a blank, a parameter that has no value on the day. A heading with nothing below
//     it is not there.
//
//  4. A figure in a letter is one that the profile gives or that is worked out from it, or one of the
//     first plan of its block that can be paid and is no longer than may be asked for. What is not
//     known, or only within bounds, is a blank. The instalments of a plan that cannot be paid are
//     not there. The entries of a fact of type records have their sum where each has its own.
//
//  5. A letter holds nothing of another debt. Only a sheet has a line for each debt, by number.
//
//  6. Sums have two decimals, and every day has its weekday: 2026年12月15日（星期二）.
//
//  7. Equal input gives an equal result, in the order of urgency of the debts; of one debt first what
//     is due earliest, then by the rank of the strategies, then what is for fewer strategies, then
//     by id.
//
//  8. Enter writes the same letters, in the same order, into an evaluation, and to each answer of a
//     creditor that may be answered the first of its letters that the debt needs and that may be made.
//
// Which letters a profile needs, and the first of them:
//
//	letters := letter.All(engine.Decide(book, profile, day))
//	filled := letter.Fill(decision, letters[0])
package letter

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Letter is a letter of the book for a debt or the borrower.
type Letter struct {
	engine.Letter
	Missing []Question `json:"missing"` // what would tell whether it is for this debt
	Refused []Refusal  `json:"refused"` // why it may not be made; empty where it may
	Sources []string   `json:"sources"`

	Of *book.Letter `json:"-"`
	At int          `json:"-"` // index into the debts of the profile, or logic.NoDebt

	rank int // of the first of Strategies
}

// Question is a given fact that is not known.
type Question struct {
	Fact  string    `json:"fact"`
	Debt  string    `json:"debt"` // "" for a fact of the borrower
	Title text.Text `json:"title"`
}

// Refusal is a requirement of promises that is not yes.
type Refusal struct {
	ID      string      `json:"id"`
	Truth   logic.Truth `json:"truth"` // no or unknown
	Text    text.Text   `json:"text"`  // what is true where it is no; empty while it is unknown
	Missing []Question  `json:"missing"`
	Sources []string    `json:"sources"`
}

// All returns the letters that a profile needs.
func All(d *engine.Decision) []Letter {
	c := &clerk{Decision: d, frame: d.Book.Language.NewFrame(d.Case)}
	all := []Letter{}
	for _, debt := range d.Order {
		all = append(all, c.lettersOf(debt)...)
	}
	return append(all, c.lettersOf(logic.NoDebt)...)
}

// Enter enters the letters that a profile needs into the evaluation of a decision, and into each
// answer of a creditor the one that says what to say to it.
func Enter(e *engine.Evaluation, d *engine.Decision) {
	letters := All(d)
	e.Letters = []engine.Letter{}
	for _, l := range letters {
		e.Letters = append(e.Letters, l.Letter)
	}
	for i := range e.Debts {
		r := e.Debts[i].Refusals
		if r == nil || r.Held != nil {
			continue
		}
		for k := range r.Heard {
			r.Heard[k].Letter = ToAnswer(d.Book, letters, e.Debts[i].ID, r.Heard[k].ID)
		}
	}
}

// ToAnswer returns the id of the letter that says what to say to an answer of a creditor about a
// debt: of those that the book names for it the first that the debt needs and that may be made; ""
// where there is none.
func ToAnswer(b *book.Book, letters []Letter, debt, refusal string) string {
	of := b.Refusals.Refusal(refusal)
	if of == nil {
		return ""
	}
	for _, id := range of.Letters {
		if l, there := Find(letters, id, debt); there && l.MayBeMade {
			return id
		}
	}
	return ""
}

// Find returns the letter of an id for a debt among letters; for "" that of the first debt for which
// there is one, or of the borrower.
func Find(letters []Letter, id, debt string) (l Letter, ok bool) {
	i := slices.IndexFunc(letters, func(l Letter) bool { return l.ID == id && (debt == "" || l.Debt == debt) })
	if i < 0 {
		return l, false
	}
	return letters[i], true
}

// clerk judges what the letters of a decision turn on.
type clerk struct {
	*engine.Decision
	frame *logic.Frame
}

func (c *clerk) lettersOf(debt int) []Letter {
	c.At(c.frame, debt)
	letters := []Letter{}
	for _, of := range c.Book.Letters {
		if l, listed := c.judge(of, debt); listed && of.OfDebt == (debt != logic.NoDebt) {
			letters = append(letters, l)
		}
	}
	for i := range letters {
		if _, there := Find(letters, letters[i].Instead, ""); letters[i].MayBeMade || there {
			continue
		}
		instead, may := c.openFor(c.Book.Letter(letters[i].Instead), debt)
		if !may {
			letters[i].Instead = ""
			continue
		}
		letters = append(letters, instead)
	}
	slices.SortStableFunc(letters, func(a, b Letter) int {
		return cmp.Or(calendar.Compare(a.By, b.By), cmp.Compare(a.rank, b.rank),
			cmp.Compare(len(a.Of.Strategies), len(b.Of.Strategies)), cmp.Compare(a.ID, b.ID))
	})
	return letters
}

// judge returns a letter for the debt that the frame is at, or for the borrower; false where it is
// not for it.
func (c *clerk) judge(of *book.Letter, debt int) (l Letter, listed bool) {
	strategies, rank, open := c.strategies(of, debt)
	if of.Strategies != nil && strategies == nil {
		return l, false
	}
	if l, listed = c.openFor(of, debt); !listed {
		return l, false
	}
	for _, q := range open {
		if !slices.Contains(l.Missing, q) {
			l.Missing = append(l.Missing, q)
		}
	}
	l.Strategies, l.rank = append(l.Strategies, strategies...), rank
	if of.Kind == book.Offer {
		if l.Refused = c.refusals(); len(l.Refused) > 0 {
			l.MayBeMade, l.Instead = false, of.Instead
		}
	}
	return l, true
}

// openFor returns a letter whatever its strategies come to; false where its families or its condition
// say no, or where it is of the borrower and this is a debt.
func (c *clerk) openFor(of *book.Letter, debt int) (l Letter, may bool) {
	if of.OfDebt != (debt != logic.NoDebt) {
		return l, false
	}
	l = Letter{
		Letter:  engine.Letter{ID: of.ID, Kind: of.Kind, Title: of.Title, Strategies: []string{}, MayBeMade: true},
		Missing: []Question{}, Refused: []Refusal{}, Sources: append([]string{}, of.Sources...),
		Of: of, At: debt, rank: len(c.Book.Strategies),
	}
	if debt != logic.NoDebt {
		l.Debt = c.Profile.Debts[debt].ID
	}
	switch c.inFamilies(of, debt) {
	case logic.No:
		return l, false
	case logic.Unknown:
		if f := c.Book.Vocabulary.Find("family"); f != nil {
			l.Missing = append(l.Missing, c.question(logic.Ref{Fact: f, Debt: debt}))
		}
	}
	if of.When != nil {
		switch c.Truth(c.frame, of.When) {
		case logic.No:
			return l, false
		case logic.Unknown:
			l.Missing = append(l.Missing, c.missingFor(of.When)...)
		}
	}
	if of.By != nil {
		if day := of.By.Value(c.frame); day.Known {
			l.By = &day.Day
		}
	}
	l.To, l.Why = c.fill(of.To, nil), c.fill(of.Why, nil)
	return l, true
}

// strategies returns those of a letter that suit a debt or may, and the rank of the first. Where none
// suits for certain, open is what the first turns on.
func (c *clerk) strategies(of *book.Letter, debt int) (ids []string, rank int, open []Question) {
	rank = len(c.Book.Strategies)
	if debt == logic.NoDebt {
		return nil, rank, nil
	}
	suits := false
	for n, o := range c.ranked(debt) {
		id := o.Option.Strategy.ID
		if o.Status == engine.Ineligible || !slices.Contains(of.Strategies, id) {
			continue
		}
		if ids == nil {
			rank, open = n, c.openOf(o, debt)
		}
		ids, suits = append(ids, id), suits || o.Status == engine.Eligible
	}
	if suits {
		open = nil
	}
	return ids, rank, open
}

// openOf returns what would tell whether an option suits: what tells the stage, where it is offered at
// some stages alone, then what its requirements lack.
func (c *clerk) openOf(o *engine.OptionDecision, debt int) []Question {
	open := []Question{}
	add := func(more []Question) {
		for _, q := range more {
			if !slices.Contains(open, q) {
				open = append(open, q)
			}
		}
	}
	if o.Offered == logic.Unknown {
		for _, stage := range c.Debts[debt].Candidates[1:] {
			add(c.missingFor(c.Book.Stages[stage].When))
		}
	}
	for i, truth := range o.Requires {
		if truth == logic.Unknown {
			add(c.missingFor(o.Option.Requires[i].When))
		}
	}
	return open
}

// ranked returns the options of a debt in the order of rank.
func (c *clerk) ranked(debt int) []*engine.OptionDecision {
	d := &c.Debts[debt]
	all := make([]*engine.OptionDecision, len(d.Ranking))
	for n, k := range d.Ranking {
		all[n] = &d.Options[k]
	}
	return all
}

// inFamilies judges whether the creditor is of one of the letter's families.
func (c *clerk) inFamilies(of *book.Letter, debt int) logic.Truth {
	switch {
	case of.Families == nil:
		return logic.Yes
	case c.Case.Debts[debt].Family == "":
		return logic.Unknown
	}
	return logic.Of(slices.Contains(of.Families, c.Case.Debts[debt].Family))
}

// refusals returns the requirements of promises that are not yes for the debt that the frame is at.
func (c *clerk) refusals() []Refusal {
	all := []Refusal{}
	for _, p := range c.Book.Promises {
		truth := c.Truth(c.frame, p.When)
		if truth == logic.Yes {
			continue
		}
		r := Refusal{ID: p.ID, Truth: truth, Missing: []Question{}, Sources: append([]string{}, p.Sources...)}
		if truth == logic.No {
			r.Text = c.fill(p.Otherwise, nil)
		} else {
			r.Missing = c.missingFor(p.When)
		}
		all = append(all, r)
	}
	return all
}

// missingFor returns what a condition that is not known lacks, and what would tell the stage where it
// turns on that.
func (c *clerk) missingFor(e *logic.Expression) []Question {
	all := []Question{}
	add := func(e *logic.Expression) {
		for _, ref := range e.Trace(c.frame).Missing {
			if q := c.question(ref); !slices.Contains(all, q) {
				all = append(all, q)
			}
		}
	}
	add(e)
	if e.OfStage && c.frame.Debt != logic.NoDebt {
		for _, stage := range c.Debts[c.frame.Debt].Candidates[1:] {
			add(c.Book.Stages[stage].When)
		}
	}
	return all
}

func (c *clerk) question(ref logic.Ref) Question {
	q := Question{Fact: ref.Fact.Name, Title: ref.Fact.Title}
	if ref.Fact.Of == fact.Debt {
		q.Debt = c.Profile.Debts[ref.Debt].ID
	}
	return q
}
