package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// mutateFlags are the flags of test for mutants.
func mutateFlags() []cli.Flag {
	return []cli.Flag{
		boolFlag("mutate", text.Both(
			"把规则一处一处改错，看样例察觉不察觉", "change the book one small step at a time, and list what no fixture notices",
		)),
		stringFlag("only", "PREFIX", text.Both(
			"和 --mutate 一起：只改这一种，或这个文件、位置、名字开头的",
			"with --mutate: only this operator, or what has this file, place or path",
		)),
		stringFlag("min-score", "N", text.Both("和 --mutate 一起：得分不到 N，退出码 1",
			"with --mutate: leave with 1 below this score")),
	}
}

// mutationAsked reports whether the command line asks for mutants. Flags that do not go together
// are an error.
func mutationAsked(c *cli.Context) (bool, error) {
	for _, flag := range []string{"only", "min-score"} {
		if c.IsSet(flag) && !c.Bool("mutate") {
			return false, &failure{
				text.Both("--"+flag+" 要和 --mutate 一起写", "--"+flag+" stands beside --mutate"),
				text.Both("加上 --mutate", "add --mutate"),
			}
		}
	}
	for _, flag := range []string{"update", "coverage", "coverage-html", "min-coverage"} {
		if c.IsSet(flag) && c.Bool("mutate") {
			return false, &failure{
				text.Both("--"+flag+" 和 --mutate 只能写一个", "either --"+flag+" or --mutate"),
				text.Both("分两次跑", "run it once with each"),
			}
		}
	}
	return c.Bool("mutate"), nil
}

// mutate runs the mutants that --only names on the fixtures that the command line names.
func (a *app) mutate(c *cli.Context) error {
	minimum, err := minimumScore(c)
	if err != nil {
		return err
	}
	format, err := mutantFormats.chosen(c)
	if err != nil {
		return err
	}
	s, b, cases, err := a.gather(c)
	if err != nil {
		return err
	}
	t := mutation.Trial{Files: book.Open(s), Workers: runtime.GOMAXPROCS(0)}
	if t.Mutants, err = mutantsWanted(c, mutation.Mutants(t.Files), s); err != nil {
		return err
	}
	if t.Cases, err = a.holding(b, cases, func(int, fixture.Result) {}); err != nil {
		return err
	}
	bar := a.progress()
	t.Progress = bar.show
	limitMemory()
	r := mutation.Run(t)
	bar.clear()
	if err := format.write(a, mutation.Shown{Result: r, Folder: s.shown()}); err != nil {
		return err
	}
	if r.Score() < minimum {
		return errFound
	}
	return nil
}

// mutationMemory is where memory is collected sooner rather than more of it taken: thousands of books
// are loaded and thrown away. It costs no time that could be measured.
const mutationMemory = 800 << 20

// limitMemory sets that limit, unless GOMEMLIMIT gives another.
func limitMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(mutationMemory)
	}
}

// minimumScore returns --min-score, or 0.
func minimumScore(c *cli.Context) (float64, error) {
	if !c.IsSet("min-score") {
		return 0, nil
	}
	minimum, err := strconv.ParseFloat(c.String("min-score"), 64)
	if err != nil || !(minimum >= 0 && minimum <= 100) {
		return 0, &failure{
			text.Both("--min-score 要写 0 到 100 的数", "--min-score is a number from 0 to 100"),
			text.Both("像 --min-score 95", "as in --min-score 95"),
		}
	}
	return minimum, nil
}

var mutantFormats = outputFormats[mutation.Shown]{
	asText(mutation.Shown.WriteText),
	toStdout("json", mutation.Shown.WriteJSON),
	toStdout("github", mutation.Shown.WriteGitHub),
	toStdout("junit", mutation.Shown.WriteJUnit),
}

// holding reads and runs the fixtures, several at once, and hands on each result with its index, one at
// a time and in no order. It does not keep them: their decisions are large. A fixture that does not hold
// is an error, for it cannot show that it notices a change.
func (a *app) holding(b *book.Book, cases []located, result func(int, fixture.Result)) ([]fixture.Case, error) {
	all, holds := make([]fixture.Case, len(cases)), true
	var one sync.Mutex
	fixture.Each(b, len(cases), runtime.GOMAXPROCS(0), func(by *fixture.Runner, i int) {
		l := cases[i]
		r := l.run(by, false)
		all[i] = fixture.Read(os.DirFS(l.folder), b, l.name, false)
		all[i].Name = l.path()
		one.Lock()
		defer one.Unlock()
		holds = holds && r.Holds()
		result(i, r)
	})
	if holds {
		return all, nil
	}
	run := coverage.Run{Results: runFixtures(b, cases)}
	run.Coverage = coverage.Of(b, run.Results)
	if err := run.WriteText(a.stdout, a.language); err != nil {
		return nil, err
	}
	said := text.Both("样例先要全部不变，才能看它们察觉什么",
		"the fixtures must hold before it can be seen what they notice")
	fmt.Fprintln(a.stderr, said.In(a.language))
	return nil, errFound
}

// mutantsWanted returns the mutants that --only names. None is an error.
func mutantsWanted(c *cli.Context, all []mutation.Mutant, s bookSource) ([]mutation.Mutant, error) {
	only := filepath.ToSlash(c.String("only"))
	var paths []string
	for _, m := range all {
		paths = append(paths, m.Path)
	}
	if all = mutantsAt(only, all, s); len(all) > 0 {
		return all, nil
	}
	list := strings.Join(mutation.Operators, ", ")
	return nil, matchesNothing(only, paths, text.Both("可以写 "+list+"，或者一个文件、位置或名字的开头；只有条件和数字可改",
		"write one of "+list+", or how a file, a place or a path begins; nothing but conditions and figures is changed"))
}

// matchesNothing says that --only names none of what there is, and which have it in their names: three
// at most; else the hint.
func matchesNothing(only string, names []string, hint text.Text) error {
	within := "/" + strings.TrimSuffix(only, ".toml") + "/" // lenders/some-bank.toml is meant for some-bank
	near := slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(names))), func(name string) bool {
		return !strings.Contains(name, only) && !strings.Contains(within, "/"+name+"/")
	})
	if len(near) > 0 {
		near = near[:min(3, len(near))]
		hint = text.Both("您要的是不是 "+text.Join(near, text.ZH)+"？", "did you mean "+text.Join(near, text.EN)+"?")
	}
	return &failure{text.Both("--only 对不上任何一处", "--only matches nothing"), hint}
}

// mutantsAt returns the mutants of the operator only, and those whose place or path begins with it.
// A place may have the folder of the book.
func mutantsAt(only string, all []mutation.Mutant, s bookSource) []mutation.Mutant {
	return slices.DeleteFunc(all, func(m mutation.Mutant) bool {
		return m.Operator != only && !begins(only, m.Place(), s.shown()+"/"+m.Place(), m.Path)
	})
}

// begins reports whether one of the names begins with only.
func begins(only string, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, only) })
}

// progress returns a bar on standard error, which is shown where that is a terminal.
func (a *app) progress() *bar { return &bar{to: a.stderr, shown: a.isTerminal(a.stderr)} }

// bar shows in one line how much is done.
type bar struct {
	to    io.Writer
	shown bool
	last  time.Time
}

const barWidth = 40

// show draws the bar, at most ten times a second.
func (b *bar) show(done, total int) {
	if !b.shown || done < total && time.Since(b.last) < time.Second/10 {
		return
	}
	b.last = time.Now()
	full := done * barWidth / max(total, 1)
	fmt.Fprintf(b.to, "\r[%s%s] %d/%d", strings.Repeat("=", full), strings.Repeat(" ", barWidth-full), done, total)
}

// clear erases the bar.
func (b *bar) clear() {
	if b.shown {
		fmt.Fprintf(b.to, "\r%s\r", strings.Repeat(" ", barWidth+20))
	}
}
