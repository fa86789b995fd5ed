package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/docs"
	"github.com/forbear-project/forbear/workbench/fixture"
)

func (a *app) docs() *cli.Command {
	return &cli.Command{
		Name: "docs", Action: a.doDocs, HideHelp: true,
		Usage: usage("把规则写成一本书：给帮人的人查", "the rule book as a book to read"),
		Description: description("每家机构、每个阶段可以提什么，条件、材料、出处、由哪些样例证明；每个事实谁在用，每个出处支撑什么。\n"+
			"没有 --out 就写到标准输出。规则：--rules，没有就用 ./rules，再没有就用自带的。\n"+
			"样例：--fixtures，没有就用 ./fixtures；再没有，书里就不写样例。",
			"For each lender and stage what may be asked for, on which conditions, with which papers,\n"+
				"resting on what, proved by which fixtures; who uses each fact; what rests on each source.\n"+
				"Without --out it goes to standard output. The book is --rules, else ./rules, else the one\n"+
				"built in; fixtures are --fixtures, else ./fixtures, else none are told."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), docsFormats.flag(),
			stringFlag("fixtures", "DIR", text.Both("用这个文件夹里的样例", "the fixtures in this folder")),
			stringFlag("as-of", "DATE", text.Both(
				"数字按这一天写，如 2026-11-22；没写就是今天", "give figures as of this day, such as 2026-11-22; else today",
			)),
			stringFlag("out", "FILE|DIR", text.Both(
				"写到这里：html 一个文件，markdown 一个文件夹", "write it here: one file of html, a folder of markdown",
			)),
		},
	}
}

func (a *app) doDocs(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	if c.NArg() > 0 {
		return &failure{
			text.Both("docs 后面不用写文件", "docs takes no files"),
			text.Both("写到哪里用 --out", "say with --out where to write"),
		}
	}
	format, out, err := docsTarget(c)
	if err != nil {
		return err
	}
	given, err := dayFlag(c)
	if err != nil {
		return err
	}
	b, _, err := a.bookNearby(c)
	if err != nil {
		return err
	}
	results, err := a.proofs(c, b)
	if err != nil {
		return err
	}
	return format.write(a, rulesDocument{
		b,
		docs.Options{Language: a.language, AsOf: dayOf(given, nil), Results: results},
		out,
	})
}

// rulesDocument is a book of rules that is to be written.
type rulesDocument struct {
	book    *book.Book
	options docs.Options
	out     string // a file or a folder; "" for standard output
}

var docsFormats = outputFormats[rulesDocument]{
	{"markdown", func(a *app, d rulesDocument) error {
		if d.out != "" {
			return a.writePages(d.out, docs.Pages(d.book, d.options))
		}
		_, err := a.stdout.Write(docs.Markdown(d.book, d.options))
		return err
	}},
	{"html", func(a *app, d rulesDocument) error {
		page := docs.HTML(d.book, d.options)
		if d.out != "" {
			return a.writeOut([]docs.Page{{Name: d.out, Data: page}})
		}
		_, err := a.stdout.Write(page)
		return err
	}},
}

// docsTarget returns the format and the place to write to. A name that ends in .html or .htm means
// the format html.
func docsTarget(c *cli.Context) (as outputFormat[rulesDocument], out string, err error) {
	as, err = docsFormats.chosen(c)
	if out = c.String("out"); out == "-" {
		out = ""
	}
	if ending := strings.ToLower(path.Ext(out)); !c.IsSet("format") && (ending == ".html" || ending == ".htm") {
		as = docsFormats.named("html")
	}
	return as, out, err
}

// proofs returns the results of the fixtures of --fixtures, else of ./fixtures where there are any,
// and notes how many of them do not hold.
func (a *app) proofs(c *cli.Context, b *book.Book) ([]fixture.Result, error) {
	folder := "fixtures"
	if c.IsSet("fixtures") {
		folder = c.String("fixtures")
	}
	cases, err := casesAt(folder)
	if err != nil {
		if c.IsSet("fixtures") {
			return nil, err
		}
		a.note(text.Both("这里没有 fixtures 文件夹，书里不写样例", "no fixtures here, so none are told"))
		return nil, nil
	}
	moved, results := 0, a.runFixtures(b, cases)
	for i, l := range cases {
		results[i].Name = l.name
		if !results[i].Holds() {
			moved++
		}
	}
	if moved > 0 {
		a.note(text.Both(
			fmt.Sprintf("有 %d 个样例和规则对不上，见 forbear test", moved),
			fmt.Sprintf("fixtures that do not hold: %d; see forbear test", moved),
		))
	}
	return results, nil
}

// writePages writes pages into a folder, and notes other Markdown files there.
func (a *app) writePages(folder string, pages []docs.Page) error {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return &failure{
			text.Both(folder+" 不是文件夹", folder+" is not a folder"),
			text.Both(
				"markdown 是一个文件夹；要一个文件，用 --format html，或者不写 --out",
				"markdown is a folder; for one file take --format html, or leave --out out",
			),
		}
	}
	ours := map[string]bool{}
	for i, p := range pages {
		pages[i].Name = filepath.Join(folder, filepath.FromSlash(p.Name))
		ours[pages[i].Name] = true
	}
	if err := a.writeOut(pages); err != nil {
		return err
	}
	for _, name := range foreignPages(folder, ours) {
		a.note(text.Both(filepath.ToSlash(name)+" 不是这本书的", filepath.ToSlash(name)+" is no page of this book"))
	}
	return nil
}

// foreignPages are the Markdown files of a folder that are not ours.
func foreignPages(folder string, ours map[string]bool) []string {
	var names []string
	filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(name) == ".md" && !ours[name] {
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names
}

// writeOut writes files and their folders, and says so on standard error. It writes none where one
// would replace a file that is no page.
func (a *app) writeOut(pages []docs.Page) error {
	for _, p := range pages {
		if err := keepOther(p.Name); err != nil {
			return err
		}
	}
	files := make([]output, len(pages))
	for i, p := range pages {
		files[i] = output{p.Name, p.Data, either}
	}
	if err := a.files.write(files...); err != nil {
		return err
	}
	first := filepath.ToSlash(pages[0].Name)
	said := text.Both(
		fmt.Sprintf("写好 %d 个文件：%s", len(pages), first),
		fmt.Sprintf("wrote %s: %s", countOf(len(pages), "file"), first),
	)
	_, err := fmt.Fprintln(a.stderr, said.In(a.language))
	return err
}
