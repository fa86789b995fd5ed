package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/coverage"
)

// coverageFlags are the flags of test for coverage.
func coverageFlags() []cli.Flag {
	return []cli.Flag{
		boolFlag("coverage", text.Both("列出样例还没见过什么", "list what the fixtures have not seen of the book")),
		stringFlag("coverage-html", "FILE", text.Both("把见过什么写成一个网页文件", "write what they have seen as one HTML file")),
		stringFlag("min-coverage", "N", text.Both(
			"条件或方案见过的不到百分之 N，退出码 1", "leave with 1 where less than N percent of conditions or options were seen",
		)),
	}
}

type coverageQuery struct {
	listed  bool
	page    string // the file to write it to; "" for none
	minimum *int   // in percent; nil for none
}

// coverageWanted reads the flags of coverage, which do not go with --update.
func coverageWanted(c *cli.Context) (coverageQuery, error) {
	w := coverageQuery{listed: c.Bool("coverage"), page: c.String("coverage-html")}
	if c.IsSet("min-coverage") {
		n, err := strconv.Atoi(c.String("min-coverage"))
		if err != nil || n < 0 || n > 100 {
			return w, &failure{
				text.Both("--min-coverage 要写 0 到 100 的整数", "--min-coverage is a whole number from 0 to 100"),
				text.Both("像 --min-coverage 100", "as in --min-coverage 100"),
			}
		}
		w.minimum = &n
	}
	if c.Bool("update") && (w.listed || w.page != "" || w.minimum != nil) {
		return w, &failure{
			text.Both("--update 不数见过什么", "--update counts no coverage"),
			text.Both("先改写，再跑一次", "rewrite first, then run it again"),
		}
	}
	return w, nil
}

// cover adds the coverage of the book to a run, and writes the page of --coverage-html.
func (a *app) cover(s bookSource, b *book.Book, run *coverage.Run, w coverageQuery) error {
	run.Coverage, run.Minimum, run.Listed = coverage.Of(b, run.Results), w.minimum, w.listed
	if w.page == "" {
		return nil
	}
	page, err := coverage.Page(coverage.Shown{
		Rules: s, Book: b, Coverage: run.Coverage, Fixtures: len(run.Results), Language: a.language,
	})
	if err != nil {
		return err
	}
	if err := keepOther(w.page); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Dir(w.page)); err != nil { // the page goes into a folder that is there
		return unwritable(w.page, err)
	}
	if err := a.files.write(output{w.page, page, either}); err != nil {
		return err
	}
	fmt.Fprintln(a.stderr, text.Both("网页写在 ", "page: ").In(a.language)+w.page)
	return nil
}
