package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/diff"
	"github.com/forbear-project/forbear/workbench/fixture"
)

func (a *app) diff() *cli.Command {
	return &cli.Command{
		Name: "diff", ArgsUsage: "OLD [NEW]", Action: a.doDiff, HideHelp: true,
		Usage: usage("规则改了什么，谁的结果会不一样", "what changed in the book, and whose decisions"),
		Description: description("OLD 和 NEW 是放规则的文件夹，或者 git 的版本，像 main、HEAD~1、v1.2；规则在别处\n"+
			"就写成 main:路径。没写 NEW 就用 --rules，没有就用 ./rules，再没有就用自带的。\n"+
			"两份规则判断同样的人、同一天：样例（--fixtures，没有就用 ./fixtures），和\n"+
			"--profiles 里的资料，后者只写行号，不写内容。结果不一样的多了，按原因归在一起，\n"+
			"各举一例。有读不了的资料，其余照比，退出码是 2。",
			"OLD and NEW are folders with a rule book, or git revisions such as main, HEAD~1\n"+
				"or v1.2; main:PATH where the rules are elsewhere. Without NEW: --rules, else\n"+
				"./rules, else the book built in.\n"+
				"Both judge the same people on the same day: the fixtures (--fixtures, else\n"+
				"./fixtures) and the profiles of --profiles, of which only the line is shown.\n"+
				"Where many get another answer, they are grouped by cause, an example each.\n"+
				"Where a profile cannot be read, the others are compared and the exit code is 2."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), diffFormats.flag(),
			stringFlag("fixtures", "DIR", text.Both("样例在哪里", "where the fixtures are")),
			stringFlag("profiles", "FILE.jsonl",
				text.Both("一行一份资料的文件，- 是标准输入", "a profile on each line; - is standard input")),
			stringFlag("as-of", "DATE",
				text.Both("都按这一天判断，如 2026-11-22", "judge all as of this day, such as 2026-11-22")),
			boolFlag("verbose", text.Both("每个样例和资料变了什么都写出来",
				"write what moved in each fixture and profile, however many")),
			boolFlag("all", text.Both("样例、资料、原因和文字再多也全部列出",
				"show every fixture, profile, cause and text, however many")),
			boolFlag("exit-code", text.Both("有不同，退出码 1", "leave with 1 where anything differs")),
		},
	}
}

func (a *app) doDiff(c *cli.Context) error {
	runsLong()
	if err := a.setLanguage(c); err != nil {
		return err
	}
	format, err := diffFormats.chosen(c)
	if err != nil {
		return err
	}
	h, err := a.comparedBooks(c)
	if err != nil {
		return err
	}
	found := diff.Report{
		Old: edition(h.was, h.oldBook), New: edition(h.is, h.newBook),
		Families: len(h.newBook.Families), Lenders: len(h.newBook.Lenders), Rules: h.is.shown(),
		Shortened: !c.Bool("all"), Verbose: c.Bool("verbose") || c.Bool("all"),
	}
	if found.Fixtures, err = h.fixtures(c); err != nil {
		return err
	}
	if found.Profiles, err = h.profiles(c.String("profiles")); err != nil {
		return err
	}
	found.Changes = h.Changes()
	if err := format.write(a, found); err != nil {
		return err
	}
	if broken := append(problemsOf(found.Fixtures), problemsOf(found.Profiles)...); len(broken) > 0 {
		a.writeProblems(a.stderr, broken)
		return &failure{
			text.Both("有的资料两份规则都读不了", "some profiles are taken by neither book"),
			text.Both("其余的都比较过了", "the others were compared"),
		}
	}
	if c.Bool("exit-code") && found.Differ() {
		return errFound
	}
	return nil
}

var diffFormats = outputFormats[diff.Report]{
	asText(diff.Report.WriteText),
	toStdout("json", diff.Report.WriteJSON),
	toStdout("github", diff.Report.WriteGitHub),
	{"markdown", func(a *app, found diff.Report) error { return found.WriteMarkdown(a.stdout, a.language) }},
	{"html", func(a *app, found diff.Report) error { return found.WriteHTML(a.stdout, a.language) }},
}

// comparedBooks are the two books of diff and what is compared by them.
type comparedBooks struct {
	*app
	*diff.Comparison
	was, is          bookSource
	oldBook, newBook *book.Book
	day              *calendar.Day // nil: each on their own day
}

// comparedBooks opens the two books that the command line names.
func (a *app) comparedBooks(c *cli.Context) (h *comparedBooks, err error) {
	h = &comparedBooks{app: a}
	switch {
	case c.NArg() == 0:
		a.explain(a.stderr, c.Command)
		return nil, errSaid
	case c.NArg() > 2:
		return nil, &failure{
			text.Both("最多两份规则", "two books at most"),
			text.Both("见 forbear help diff", "see forbear help diff"),
		}
	case c.NArg() == 2 && c.IsSet("rules"):
		return nil, &failure{
			text.Both("NEW 和 --rules 只能写一个", "either NEW or --rules"),
			text.Both("去掉一个", "leave one of them out"),
		}
	}
	if h.day, err = dayFlag(c); err != nil {
		return nil, err
	}
	revisions := git{a.environ}
	if h.was, err = revisions.bookOf(c.Args().Get(0), c.String("rules")); err != nil {
		return nil, err
	}
	if c.NArg() == 2 {
		h.is, err = revisions.bookOf(c.Args().Get(1), "")
	} else {
		h.is, err = sourceNearby(c.String("rules"))
	}
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(a.stderr, text.Both("原来的规则：", "old book: ").In(a.language)+h.was.name(a.language))
	fmt.Fprintln(a.stderr, text.Both("现在的规则：", "new book: ").In(a.language)+h.is.name(a.language))
	return h, h.open()
}

// open loads both books, or writes the problems of both.
func (books *comparedBooks) open() error {
	var problems, more problem.List
	books.oldBook, problems = books.load(books.was)
	books.newBook, more = books.load(books.is)
	if problems = append(problems, more...); len(problems) > 0 {
		books.writeProblems(books.stderr, problems)
		return &failure{
			text.Both("规则有错，没法比较", "a rule book is broken"),
			text.Both("先用 forbear check 查", "see forbear check"),
		}
	}
	day := clock()
	if books.day != nil {
		day = *books.day
	}
	books.Comparison = diff.Between(books.oldBook, books.newBook, day)
	return nil
}

func edition(s bookSource, b *book.Book) diff.Edition {
	return diff.Edition{Name: s.name(text.EN), Title: b.Title, Version: b.Version, SHA256: b.Digest}
}

// fixtures compares the fixtures of --fixtures, else of ./fixtures where there are any. It does not
// read their expectations.
func (books *comparedBooks) fixtures(c *cli.Context) (a diff.Borrowers, err error) {
	folder := c.String("fixtures")
	if folder == "" {
		folder = "fixtures"
	}
	cases, err := casesAt(folder)
	if err != nil && !c.IsSet("fixtures") {
		return a, nil
	}
	for _, l := range cases {
		books.compare(&a, books.fixture(l))
	}
	diff.SortAffected(a.Affected)
	return a, err
}

// fixture reads a fixture by both books.
func (books *comparedBooks) fixture(l located) diff.Borrower {
	was := fixture.Read(os.DirFS(l.folder), books.oldBook, l.name, true)
	is := fixture.Read(os.DirFS(l.folder), books.newBook, l.name, true)
	b := diff.Borrower{Name: l.path(), Was: was.Profile, Is: is.Profile}
	for _, c := range []fixture.Case{is, was} {
		if c.Profile != nil {
			continue
		}
		for _, p := range c.Problems {
			p.File = path.Join(filepath.ToSlash(l.folder), p.File)
			b.Problems = append(b.Problems, p)
		}
	}
	own, hasDay := is.AsOf()
	switch {
	case books.day != nil:
		b.Day = *books.day
	case hasDay:
		b.Day = own
	default:
		b.Day = clock()
	}
	return b
}

// compare judges a borrower by both books and adds the result.
func (books *comparedBooks) compare(a *diff.Borrowers, b diff.Borrower) {
	if b.Was == nil && b.Is == nil {
		a.Broken = append(a.Broken, diff.BrokenProfile{Name: b.Name, Line: b.Line, Problems: b.Problems.Sort()})
		return
	}
	a.Count++
	if affected, differs := books.Judge(b); differs {
		a.Affected = append(a.Affected, affected)
	}
}

// profiles compares the profiles on the lines of a file.
func (books *comparedBooks) profiles(name string) (a diff.Borrowers, err error) {
	if name == "" {
		return a, nil
	}
	in, called := books.stdin, "stdin"
	if name != "-" {
		f, err := openFile(name)
		if err != nil {
			return a, err
		}
		defer f.Close()
		in, called = io.Reader(f), filepath.ToSlash(name)
	}
	err = diff.EachLine(in, func(number int, line []byte) { books.compare(&a, books.line(called, number, line)) })
	switch {
	case err != nil:
		return a, unreadable(called, err)
	case a.Count+len(a.Broken) == 0:
		return a, &failure{
			text.Both(called+" 里没有资料", "no profile in "+called),
			text.Both("一行写一份资料，每份是一个 JSON 对象", "write a profile on each line, each a JSON object"),
		}
	}
	diff.SortAffected(a.Affected)
	return a, nil
}

// line reads the profile on a line by both books. Its problems have the number of that line.
func (books *comparedBooks) line(file string, number int, data []byte) diff.Borrower {
	b := diff.Borrower{Line: number}
	var old, now problem.List
	today := dayOf(books.day, nil)
	b.Was, old = fact.ReadProfile(books.oldBook.Vocabulary, file, data, today)
	b.Is, now = fact.ReadProfile(books.newBook.Vocabulary, file, data, today)
	b.Problems = append(now, old...)
	for i := range b.Problems {
		b.Problems[i].Line = number
	}
	if b.Is != nil {
		b.Day = dayOf(books.day, b.Is)
	}
	return b
}

// problemsOf returns the problems of the profiles that neither book can read.
func problemsOf(a diff.Borrowers) (all problem.List) {
	for _, b := range a.Broken {
		all = append(all, b.Problems...)
	}
	return all
}
