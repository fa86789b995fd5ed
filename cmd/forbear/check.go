package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/report"
)

func (d *desk) check() *cli.Command {
	return &cli.Command{
		Name: "check", ArgsUsage: "[DIR]", Action: d.doCheck, HideHelp: true,
		Usage: usage("规则有没有错", "is the book sound"),
		Description: description("查 DIR 或 --rules 里的规则；都没写就查 ./rules，没有的话查自带的。",
			"Looks at the book in DIR or --rules; else at ./rules where it holds one,\nelse at the one built in."),
		Flags: []cli.Flag{rulesFlag(), languageFlag(), formatFlag("text", "json", "github", "junit")},
	}
}

func (d *desk) doCheck(c *cli.Context) error {
	if err := d.speak(c, text.EN); err != nil {
		return err
	}
	format, err := oneOf(c, "format", "text", "json", "github", "junit")
	if err != nil {
		return err
	}
	folder, err := onlyOne(c)
	if err != nil {
		return err
	}
	if folder != "" && c.IsSet("rules") {
		return &failure{text.Both("DIR 和 --rules 只能写一个", "either DIR or --rules"), text.Both("去掉一个", "leave one of them out")}
	}
	s, err := d.shelf(folder + c.String("rules"))
	if err != nil {
		return err
	}
	b, problems := s.load()
	if err := d.sound(s, b, problems, format); err != nil {
		return err
	}
	if len(problems) > 0 {
		return errFound
	}
	return nil
}

// shelf is the book nearby, and says which it is: check and test must not judge another book than their user means.
func (d *desk) shelf(folder string) (shelf, error) {
	s, err := shelfNearby(folder)
	if err == nil {
		fmt.Fprintln(d.stderr, text.Both("规则：", "book: ").In(d.language)+s.name())
	}
	return s, err
}

// sound writes what is wrong with a book, or that nothing is.
func (d *desk) sound(s shelf, b *book.Book, problems problem.List, format string) error {
	switch format {
	case "json":
		return report.ProblemsJSON(d.stdout, problems)
	case "github":
		return report.ProblemsGitHub(d.stdout, problems)
	case "junit":
		return report.ProblemsJUnit(d.stdout, problems)
	}
	if len(problems) == 0 {
		_, err := fmt.Fprintln(d.stdout, d.contents(s, b))
		return err
	}
	if err := report.Problems(d.stdout, problems, report.Options{Language: d.language, Colour: wantsColour(d.stdout)}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(d.stdout, "\n%s\n", text.Both(
		fmt.Sprintf("%d 个文件里有 %d 处问题", s.files(), len(problems)),
		fmt.Sprintf("%s in %s", countOf(len(problems), "problem"), countOf(s.files(), "file"))).In(d.language))
	return err
}

// contents says that the book is sound, and what is in it.
func (d *desk) contents(s shelf, b *book.Book) string {
	return text.Both(
		fmt.Sprintf("规则没有错：%d 个文件，%d 个事实，%d 个方案，%d 类机构，%d 家机构，%d 条提醒，%d 个出处",
			s.files(), len(b.Vocabulary.Facts), len(b.Strategies), len(b.Families), len(b.Lenders), len(b.Alerts), len(b.Sources)),
		fmt.Sprintf("the book is sound: %d files, %d facts, %d strategies, %d families, %d lenders, %d alerts, %d sources",
			s.files(), len(b.Vocabulary.Facts), len(b.Strategies), len(b.Families), len(b.Lenders), len(b.Alerts), len(b.Sources))).In(d.language)
}
