package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/analysis"
	"github.com/forbear-project/forbear/workbench/notice"
)

func (a *app) check() *cli.Command {
	return &cli.Command{
		Name: "check", ArgsUsage: "[DIR]", Action: a.doCheck, HideHelp: true,
		Usage: usage("规则有没有错", "is the book sound"),
		Description: description("查 DIR 或 --rules 里的规则；都没写就查 ./rules，没有的话查自带的。\n"+
			"读得进来的，再找说不通的地方；旁边有 fixtures 的，也看样例写没写为什么。有错误或警告，退出码 1。",
			"Looks at the book in DIR or --rules; else at ./rules where it holds one,\n"+
				"else at the one built in. In a book that loads it looks for what cannot be right,\n"+
				"and whether each fixture beside it says what it is for.\n"+
				"Errors and warnings leave with 1; notes do not."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), checkFormats.flag(), notesFlag(),
			stringFlag("fixtures", "DIR",
				text.Both("样例在这个文件夹，不在规则旁边", "the fixtures are in this folder, not beside the book")),
			todayFlag(),
			boolFlag("watch", text.Both("文件一改就再查一次，Ctrl+C 停下", "check again whenever a file changes, until Ctrl+C")),
		},
	}
}

func notesFlag() cli.Flag {
	return boolFlag("notes", text.Both("备注和没有分析的也一一列出", "list the notes too, and what was not analysed"))
}

func todayFlag() cli.Flag {
	return stringFlag("as-of", "DATE",
		text.Both("当作今天是这一天，如 2026-11-22", "take this day for today, such as 2026-11-22"))
}

func (a *app) doCheck(c *cli.Context) error {
	runsLong()
	if err := a.setLanguage(c); err != nil {
		return err
	}
	format, err := checkFormats.chosen(c)
	if err != nil {
		return err
	}
	day, err := today(c)
	if err != nil {
		return err
	}
	s, err := a.sourceNamed(c)
	if err != nil {
		return err
	}
	once := func() error { return a.checkOnce(c, s, day, format) }
	if !c.Bool("watch") {
		return once()
	}
	if s.folder == "" || format.name != "text" {
		return &failure{
			text.Both("--watch 要一个文件夹里的规则，只写文字", "--watch takes a book in a folder, and writes text alone"),
			text.Both("写 --rules DIR，去掉 --format", "name the folder with --rules DIR, and leave --format out"),
		}
	}
	folders := []string{filepath.ToSlash(s.folder)}
	if beside, err := findFixtures(c, s); err != nil {
		return err
	} else if beside != "" {
		folders = append(folders, filepath.ToSlash(beside))
	}
	next, stop := untilInterrupted()
	defer stop()
	return a.watch(folders, next, once)
}

// checkOnce checks the book as it is now, and writes what it finds.
func (a *app) checkOnce(c *cli.Context, s bookSource, day calendar.Day, format outputFormat[checked]) error {
	found := checked{Check: analysis.Check{Notes: c.Bool("notes")}, source: s}
	if found.book, found.Problems = a.load(s); len(found.Problems) == 0 {
		fixtures, err := findFixtures(c, s)
		if err != nil {
			return err
		}
		found.Report = a.examine(s, found.book, day, fixtures)
	}
	if err := format.write(a, found); err != nil {
		return err
	}
	if !found.Holds() {
		return errFound
	}
	return nil
}

// sourceNamed returns the book that the argument or --rules names, else the one nearby.
func (a *app) sourceNamed(c *cli.Context) (bookSource, error) {
	folder, err := onlyOne(c)
	if err != nil {
		return bookSource{}, err
	}
	if folder != "" && c.IsSet("rules") {
		return bookSource{}, &failure{
			text.Both("DIR 和 --rules 只能写一个", "either DIR or --rules"),
			text.Both("去掉一个", "leave one of them out"),
		}
	}
	return a.announcedSource(folder + c.String("rules"))
}

// announcedSource returns the book nearby and writes which it is, so that nobody takes it for
// another.
func (a *app) announcedSource(folder string) (bookSource, error) {
	s, err := sourceNearby(folder)
	if err == nil {
		fmt.Fprintln(a.stderr, text.Both("规则：", "book: ").In(a.language)+s.name(a.language))
	}
	return s, err
}

// findFixtures returns the folder of --fixtures, else the folder fixtures beside the book, or "".
func findFixtures(c *cli.Context, s bookSource) (string, error) {
	if c.IsSet("fixtures") {
		_, err := casesAt(c.String("fixtures"))
		return c.String("fixtures"), err
	}
	if s.folder == "" {
		return "", nil
	}
	beside := filepath.Join(filepath.Dir(filepath.Clean(s.folder)), "fixtures")
	if info, err := os.Stat(beside); err != nil || !info.IsDir() {
		return "", nil
	}
	return beside, nil
}

// examine analyses a book, and the fixtures of a folder unless that is "". Findings name files by
// their paths from the working directory.
func (a *app) examine(s bookSource, b *book.Book, day calendar.Day, fixtures string) analysis.Report {
	r := analysis.Analyse(b, day)
	for i := range r.Findings {
		r.Findings[i].File = path.Join(s.shown(), r.Findings[i].File)
	}
	for i := range r.NotAnalysed {
		r.NotAnalysed[i].Place = path.Join(s.shown(), r.NotAnalysed[i].Place)
	}
	if fixtures != "" {
		for _, f := range analysis.FixturesWithoutWhy(b, os.DirFS(fixtures)) {
			f.File = path.Join(filepath.ToSlash(fixtures), f.File)
			r.Findings = append(r.Findings, f)
		}
	}
	r.Findings = analysis.Sort(r.Findings)
	return r
}

// checked is the result of check.
type checked struct {
	analysis.Check
	source bookSource
	book   *book.Book
}

var checkFormats = outputFormats[checked]{
	{"text", (*app).writeChecked},
	toStdout("json", checked.WriteJSON),
	toStdout("github", checked.WriteGitHub),
	toStdout("junit", checked.WriteJUnit),
}

func (a *app) writeChecked(found checked) error {
	s := found.source
	if n := len(found.Problems); n > 0 {
		if err := notice.Text(a.stdout, notice.Of(found.Problems), a.noticeOptions()); err != nil {
			return err
		}
		_, err := fmt.Fprintf(a.stdout, "\n%s\n", text.Both(
			fmt.Sprintf("%d 个文件里有 %d 处问题", s.files(), n),
			fmt.Sprintf("%s in %s", countOf(n, "problem"), countOf(s.files(), "file"))).In(a.language))
		return err
	}
	if found.Holds() {
		if _, err := fmt.Fprintln(a.stdout, a.contents(s, found.book)); err != nil {
			return err
		}
	}
	return found.WriteText(a.stdout, a.noticeOptions())
}

// contents returns the line that says that the book is sound, and counts what is in it.
func (a *app) contents(s bookSource, b *book.Book) string {
	counts := []any{
		s.files(), len(b.Vocabulary.Facts), len(b.Strategies), len(b.Families), len(b.Lenders), len(b.Alerts),
		len(b.Sources),
	}
	said := text.Both(
		"规则没有错：%d 个文件，%d 个事实，%d 个方案，%d 类机构，%d 家机构，%d 条提醒，%d 个出处",
		"the book is sound: %d files, %d facts, %d strategies, %d families, %d lenders, %d alerts, %d sources",
	)
	return fmt.Sprintf(said.In(a.language), counts...)
}
