package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Channel is a way to reach somebody.
type Channel struct {
	ID      string
	Kind    string // app phone branch site regulator
	Where   text.Text
	Sources []string
	Validity
	Place string
	Said  Values // by the format
}

// Option is what one creditor's book says of one strategy.
type Option struct {
	Strategy    *Strategy
	Stages      []string // the stages it is offered at
	Basis       Basis
	Leads       bool           // whatever holds, it comes before those that pay or negotiate
	Points      map[string]int // by stage, for each of Stages
	PointsAt    []*int         // the same by the book's stages; nil where it is not offered
	Sources     []string
	Required    []string // materials
	Helpful     []string
	MonthsMin   *int
	MonthsMax   *int
	Requires    []*Condition // the kind's, the strategy's, then the book's own
	Weighs      []*Condition
	Lines       []*Line // the strategy's with those of the layers over them, in the order of LineKinds
	Conditional []int   // indexes into Lines of those that are not always shown
	Plans       []*Plan // the strategy's, with those of the layers over them
	Unconfirmed bool    // it rests on nothing better than unverified or disputed sources
	Validity
	Place string // of the topmost layer that says anything of it
	// where each key that is set is written, such as points or materials.required; "" for where the
	// lowest layer begins it
	Places map[string]string
	Said   Values // by the format
}

// Asks reports whether an expression is the condition of a requirement, a weight or a line.
func (o *Option) Asks(e *logic.Expression) bool {
	is := func(c *Condition) bool { return c.When == e }
	return slices.ContainsFunc(o.Requires, is) || slices.ContainsFunc(o.Weighs, is) ||
		slices.ContainsFunc(o.Lines, func(l *Line) bool { return l.When == e }) ||
		slices.ContainsFunc(o.Plans, func(p *Plan) bool { return p.When == e })
}

// Dropped is an option of a layer below that a family or lender drops.
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

// Option returns what the book says of the strategy of that id, or nil where it has no such option.
func (b *DebtBook) Option(strategy string) *Option {
	for _, o := range b.Options {
		if o.Strategy.ID == strategy {
			return o
		}
	}
	return nil
}

// Family is a kind of creditor by licence.
type Family struct {
	ID      string
	Title   text.Text
	What    text.Text
	Sources []string
	Guesses []*Guess  // by which a lender that is not in the book is taken for one of the family
	Book    *DebtBook // for a debt of the family whose lender is not in the book
	Place   string
	Said    Values // by the format
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
	Book       *DebtBook // for a debt of the lender in its own family
	Place      string
	Said       Values // by the format
	// by family: for a debt that names another family; title, channels and dates of review are the
	// lender's, options are not. Made when first asked for
	foreign func() map[string]*DebtBook
}

// For returns the book of a debt that names a lender and a family, either of which may be "". A
// family that the debt names takes precedence over that of the lender's product; then the lender's
// own options do not hold. A lender that the book does not know, of a debt that names no family, is
// judged by the family that its name is a guess at.
func (b *Book) For(lender, family string) *DebtBook {
	var l *Lender
	if lender != "" {
		l = b.Lender(lender)
	}
	switch {
	case l != nil && (family == "" || family == l.Family):
		return l.Book
	case l != nil:
		return l.foreign()[family]
	case family != "":
		return b.Family(family).Book
	}
	if g := b.Guess(lender); g != nil {
		return g.Family.Book
	}
	return b.Family(UnknownFamily).Book
}

// DebtBooks returns the books by which debts are judged: those of the families, then those of the
// lenders, each by id. Left out are the books for debts that name another family than their
// lender's: such a debt has the options of that family.
func (b *Book) DebtBooks() []*DebtBook {
	all := make([]*DebtBook, 0, len(b.Families)+len(b.Lenders))
	for _, f := range b.Families {
		all = append(all, f.Book)
	}
	for _, l := range b.Lenders {
		all = append(all, l.Book)
	}
	return all
}
