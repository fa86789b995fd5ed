package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/scaffold"
)

// drafting drafts a kind of thing for a book.
type drafting func(*cli.Context, bookSource, *book.Book) ([]scaffold.Draft, error)

// oneDraft returns a draft in a list, or the first problem.
func oneDraft(d *scaffold.Draft, problems problem.List) ([]scaffold.Draft, error) {
	if err := refusal(problems); err != nil {
		return nil, err
	}
	return []scaffold.Draft{*d}, nil
}

// refusal returns the first problem as an error, or nil.
func refusal(problems problem.List) error {
	if len(problems) == 0 {
		return nil
	}
	p := problems[0]
	return &failure{text.Both(p.Chinese.Message, p.Message), text.Both(p.Chinese.Hint, p.Hint)}
}

func draftLender(c *cli.Context, _ bookSource, b *book.Book) ([]scaffold.Draft, error) {
	day, err := today(c)
	if err != nil {
		return nil, err
	}
	return oneDraft(scaffold.Lender(b, c.Args().Get(1), c.String("family"), day))
}

func draftSource(c *cli.Context, s bookSource, b *book.Book) ([]scaffold.Draft, error) {
	day, err := today(c)
	if err != nil {
		return nil, err
	}
	before, err := fs.ReadFile(s, "sources.toml")
	if err != nil {
		return nil, unreadable(path.Join(filepath.ToSlash(s.folder), "sources.toml"), err)
	}
	return oneDraft(scaffold.Source(b, before, c.Args().Get(1), c.String("kind"), day))
}

// lastEntry drafts an entry that comes last in a file, of which before is what it holds.
type lastEntry func(c *cli.Context, b *book.Book, before []byte) (*scaffold.Draft, problem.List)

// draftLast returns what drafts such an entry of a file of the book.
func draftLast(file string, draft lastEntry) drafting {
	return func(c *cli.Context, s bookSource, b *book.Book) ([]scaffold.Draft, error) {
		before, err := fs.ReadFile(s, file)
		if err != nil {
			return nil, unreadable(path.Join(filepath.ToSlash(s.folder), file), err)
		}
		return oneDraft(draft(c, b, before))
	}
}

var (
	draftFact = draftLast("facts.toml",
		func(c *cli.Context, b *book.Book, before []byte) (*scaffold.Draft, problem.List) {
			return scaffold.Fact(b, before, c.Args().Get(1), c.String("kind"))
		})
	draftAlert = draftLast("alerts.toml",
		func(c *cli.Context, b *book.Book, before []byte) (*scaffold.Draft, problem.List) {
			return scaffold.Alert(b, before, c.Args().Get(1))
		})
	draftStrategy = draftLast("strategies.toml",
		func(c *cli.Context, b *book.Book, before []byte) (*scaffold.Draft, problem.List) {
			return scaffold.Strategy(b, before, c.Args().Get(1), c.String("kind"))
		})
)

func draftOption(c *cli.Context, s bookSource, b *book.Book) ([]scaffold.Draft, error) {
	strategy, layer := c.Args().Get(1), strings.TrimSuffix(c.String("in"), ".toml")
	before, err := fs.ReadFile(s, layer+".toml")
	if err != nil && fs.ValidPath(layer) && !errors.Is(err, fs.ErrNotExist) {
		return nil, unreadable(path.Join(filepath.ToSlash(s.folder), layer+".toml"), err)
	}
	all, _ := fs.ReadFile(s, "strategies.toml") // it may be parted over a folder
	lender, isLender := strings.CutPrefix(layer, "lenders/")
	switch {
	case b.Strategy(strategy) == nil && scaffold.IsBegun(all, "strategy", strategy):
		return nil, notFilledIn(strategy)
	case isLender && before != nil && b.Lender(lender) == nil:
		return nil, notFilledIn(layer)
	}
	return oneDraft(scaffold.Option(b, before, strategy, layer))
}

// notFilledIn refuses to go on from a draft that has blanks.
func notFilledIn(named string) error {
	return &failure{
		text.Both(named+" 还有空着的地方", named+" has blanks still"),
		text.Both("先填好 forbear check 指出的地方", "fill in first what forbear check names"),
	}
}

func draftFixture(c *cli.Context, _ bookSource, b *book.Book) ([]scaffold.Draft, error) {
	day, err := today(c)
	if err != nil {
		return nil, err
	}
	var from *fact.Profile
	if name := c.String("from"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		profile, problems := fact.ReadAsWritten(b.Vocabulary, name, data, day)
		if len(problems) > 0 {
			return nil, &failure{
				text.Both(name+" 不是一份资料", name+" is no profile"),
				text.Both("见 forbear evaluate "+name, "see forbear evaluate "+name),
			}
		}
		from = profile
	}
	drafts, problems := scaffold.Fixture(
		b, c.Args().Get(1), scaffold.Creditor{Lender: c.String("lender"), Family: c.String("family")}, from, day,
	)
	return drafts, refusal(problems)
}

// panoramas returns the fixtures in the folder panorama beside a book with a debt to a new lender: each
// owes whole families.
func panoramas(s bookSource, lender, family string) (all []output) {
	beside := filepath.Join(filepath.Dir(filepath.Clean(s.folder)), "fixtures", "panorama")
	names, _ := filepath.Glob(filepath.Join(beside, "*.json"))
	for _, name := range names {
		profile, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		if added, ok := scaffold.Panorama(profile, lender, family); ok {
			all = append(all, output{filepath.ToSlash(name), added, present})
		}
	}
	return all
}
