package scaffold

import (
	"path"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// Creditor says whose debt a fixture is of. One of the two is "".
type Creditor struct{ Lender, Family string }

// firstQuestions is how many facts a new fixture asks for. When they are filled in, its decisions
// name those that are still missing.
const firstQuestions = 24

// Fixture drafts a sample borrower of that creditor, in two files: a profile, and what must be
// decided, without its why. The profile has a null for each fact that would decide most, to be
// filled in or taken out. From is another borrower's profile whose facts this one takes over
// instead, or nil; it has one debt.
func Fixture(b *book.Book, name string, of Creditor, from *fact.Profile, today calendar.Day) ([]Draft, problem.List) {
	folder := of.Family
	lender := b.Lender(of.Lender)
	switch {
	case !book.IsID(name):
		return nil, notID(name)
	case of.Lender != "" && lender == nil:
		return nil, unknown("lender", "这一家", of.Lender, idsOf(b.Lenders, func(l *book.Lender) string { return l.ID }))
	case of.Lender == "" && b.Family(of.Family) == nil:
		return nil, unknown("family", "这一类机构", of.Family, idsOf(b.Families, func(f *book.Family) string {
			return f.ID
		}))
	case from != nil && len(from.Debts) != 1:
		return nil, refused("the profile has several debts, and a fixture of one lender has one",
			"take one with a single debt", "那份资料里有好几笔债，一家机构的样例只写一笔", "换一份只有一笔债的")
	case lender != nil:
		of.Lender, folder = lender.ID, lender.ID
	}
	if from == nil {
		from = asking(b, of, today)
	}
	p := *from
	if p.AsOf == nil {
		p.AsOf = &today
	}
	p.Debts = slices.Clone(p.Debts)
	p.Debts[0].ID, p.Debts[0].Lender, p.Debts[0].Family = folder, of.Lender, of.Family
	return pair(b, path.Join(folder, name), &p), nil
}

// asking returns a profile that knows nothing, and has asked the first questions.
func asking(b *book.Book, of Creditor, today calendar.Day) *fact.Profile {
	p := b.Vocabulary.NewProfile()
	debt := &p.Debts[p.AddDebt()]
	debt.Lender, debt.Family = of.Lender, of.Family
	missing := engine.Evaluate(b, p, today).Missing
	for _, q := range missing[:min(firstQuestions, len(missing))] {
		if f := b.Vocabulary.Find(q.Fact); q.Debt == "" {
			p.Asked[f.Slot] = true
		} else {
			debt.Asked[f.Slot] = true
		}
	}
	return p
}

// pair returns the two files of a fixture.
func pair(b *book.Book, name string, p *fact.Profile) []Draft {
	profile := p.JSON(b.Vocabulary)
	result := fixture.Run(b, fixture.Case{Name: name, Profile: p})
	decisions := result.Got.Write()
	return []Draft{
		{Name: name + ".json", Added: profile, Content: profile, New: true},
		{Name: name + ".expect.toml", Added: decisions, Content: decisions, Blanks: []string{"why"}, New: true},
	}
}
