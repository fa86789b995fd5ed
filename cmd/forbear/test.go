package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
)

func (a *app) test() *cli.Command {
	return &cli.Command{
		Name: "test", ArgsUsage: "[PATH...]", Action: a.doTest, HideHelp: true,
		Usage: usage("样例借款人听到的话变没变", "do the fixtures still hold"),
		Description: description("PATH 是样例或放样例的文件夹，都没写就是 fixtures。规则：--rules，没有就用 ./rules，再没有就用自带的。\n"+
			"--update 改写变了的样例，why 保留；环境变量 CI 有值时不许用。\n"+
			"--coverage 和 --min-coverage 数的是这次跑的样例：条件要见过是和否，各家的方案要见过有人能用、有人不能用，\n还法的数目要有样例核对。\n"+
			"--mutate 把规则一处一处改错，列出哪个样例也察觉不了的，并给出得分。",
			"PATH is a fixture or a folder of them; without one, fixtures. The book is --rules, else ./rules, else "+
				"the one built in.\n"+
				"--update rewrites what moved and keeps every why; it is refused where CI is set.\n"+
				"--coverage and --min-coverage count what ran: every condition is to be seen yes\n"+
				"and no, every option of every lender eligible and not, every plan held.\n"+
				"--mutate changes the book one small step at a time, lists what no fixture\n"+
				"notices, and gives a score."),
		Flags: slices.Concat([]cli.Flag{
			rulesFlag(), languageFlag(), testFormats.flag(),
			stringFlag("run", "REGEX", text.Both("只跑名字对得上的样例", "only fixtures whose name matches")),
			boolFlag("update", text.Both("改写变了的样例", "rewrite what moved")),
			boolFlag("verbose", text.Both("每个样例变了什么都写出来；--coverage 把没见过未知的也列出来",
				"write what moved in each fixture, however many; with --coverage, list also what was never unknown")),
		}, coverageFlags(), mutateFlags()),
	}
}

func (a *app) doTest(c *cli.Context) error {
	runsLong()
	if err := a.setLanguage(c); err != nil {
		return err
	}
	switch mutating, err := mutationAsked(c); {
	case err != nil:
		return err
	case mutating:
		return a.mutate(c)
	}
	format, err := testFormats.chosen(c)
	if err != nil {
		return err
	}
	w, err := coverageWanted(c)
	if err != nil {
		return err
	}
	if c.Bool("update") && a.getenv("CI") != "" {
		return &failure{
			text.Both("CI 里不能用 --update", "--update is refused where CI is set"),
			text.Both("在自己的机器上改写，看过再提交", "rewrite on your own machine, read the change, and commit it"),
		}
	}
	s, b, cases, err := a.gather(c)
	if err != nil {
		return err
	}
	if c.Bool("update") {
		return a.update(b, cases)
	}
	run := coverage.Run{Results: a.runFixtures(b, cases), Verbose: c.Bool("verbose"), Rules: s.shown()}
	if err := a.cover(s, b, &run, w); err != nil {
		return err
	}
	if err := format.write(a, run); err != nil {
		return err
	}
	if !run.Holds() || !run.Covered() {
		return errFound
	}
	return nil
}

// gather loads the book nearby, and finds the fixtures that the command line names.
func (a *app) gather(c *cli.Context) (s bookSource, b *book.Book, cases []located, err error) {
	if cases, err = findCases(c); err != nil {
		return s, nil, nil, err
	}
	b, s, err = a.bookNearby(c)
	return s, b, cases, err
}

var testFormats = outputFormats[coverage.Run]{
	{"text", func(a *app, run coverage.Run) error { return run.WriteText(a.stdout, a.language) }},
	toStdout("json", coverage.Run.WriteJSON),
	toStdout("github", coverage.Run.WriteGitHub),
	toStdout("junit", coverage.Run.WriteJUnit),
}

// located is a fixture in a folder.
type located struct{ folder, name string }

// path returns the path of the fixture without .json.
func (l located) path() string { return path.Join(filepath.ToSlash(l.folder), l.name) }

// findCases returns the fixtures that the command line names, sorted by path. None is an error.
func findCases(c *cli.Context) ([]located, error) {
	paths := c.Args().Slice()
	if len(paths) == 0 {
		paths = []string{"fixtures"}
	}
	var all []located
	for _, p := range paths {
		found, err := casesAt(p)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b located) int { return strings.Compare(a.path(), b.path()) })
	all = slices.Compact(all)
	if !c.IsSet("run") {
		return all, nil
	}
	pattern, err := regexp.Compile(c.String("run"))
	if err != nil {
		return nil, &failure{
			text.Both("--run 不是正则表达式", "--run is not a regular expression"),
			text.Both("先试试只写样例名字的一部分", "try part of a fixture's name first"),
		}
	}
	all = slices.DeleteFunc(all, func(l located) bool { return !pattern.MatchString(l.path()) })
	if len(all) == 0 {
		return nil, &failure{
			text.Both("没有名字对得上的样例", "no fixture's name matches"),
			text.Both("去掉 --run 看看有哪些", "leave --run out to see what there is"),
		}
	}
	return all, nil
}

func casesAt(p string) ([]located, error) {
	folder, only := p, []string(nil)
	if info, err := os.Stat(p); err != nil || !info.IsDir() {
		folder, only = filepath.Dir(p), []string{filepath.Base(p)}
	}
	names, problems := fixture.Names(os.DirFS(folder), only)
	if len(problems) > 0 || len(names) == 0 {
		return nil, &failure{
			text.Both("这里没有样例："+p, "no fixture at "+p),
			text.Both("样例是一对文件：名字.json 和 名字.expect.toml", "a fixture is two files: NAME.json and NAME.expect.toml"),
		}
	}
	all := make([]located, len(names))
	for i, name := range names {
		all[i] = located{folder, name}
	}
	return all, nil
}

// run reads and runs a fixture; with fresh its expectations are not read. Its name and problems
// have paths from the working directory.
func (l located) run(by *fixture.Runner, fresh bool) fixture.Result {
	r := by.Run(fixture.Read(os.DirFS(l.folder), by.Book, l.name, fresh))
	r.Name = l.path()
	for i := range r.Problems {
		r.Problems[i].File = path.Join(filepath.ToSlash(l.folder), r.Problems[i].File)
	}
	return r
}

// runFixtures runs fixtures by a book, several at once, and returns the results in their order.
func runFixtures(b *book.Book, cases []located) []fixture.Result {
	results := make([]fixture.Result, len(cases))
	fixture.Each(b, len(cases), runtime.GOMAXPROCS(0), func(by *fixture.Runner, i int) {
		results[i] = cases[i].run(by, false)
	})
	return results
}

// mostWritten is how many files that were rewritten are named.
const mostWritten = 20

// update rewrites the expectations that moved, and says which. A broken profile and a missing why
// are problems.
func (a *app) update(b *book.Book, cases []located) error {
	var problems problem.List
	written, by := 0, fixture.NewRunner(b)
	for _, l := range cases {
		r := l.run(by, true)
		if r.Got == nil {
			problems = append(problems, r.Problems...)
			continue
		}
		name := filepath.Join(l.folder, l.name+".expect.toml")
		before, _ := os.ReadFile(name)
		if now := r.Got.Write(); !bytes.Equal(bytes.ReplaceAll(before, []byte("\r\n"), []byte("\n")), now) {
			if err := a.files.write(output{name, now, either}); err != nil {
				return err
			}
			if written++; written <= mostWritten {
				fmt.Fprintln(a.stdout, text.Both("改写 ", "wrote ").In(a.language)+filepath.ToSlash(name))
			}
		}
		if r.Got.Why == "" {
			problems = append(problems, problem.Problem{File: filepath.ToSlash(name), Path: "why",
				Message: text.Both("没有写这个样例是为了什么", "nothing says what this borrower is for").In(a.language),
				Hint: text.Both("用一句话写上顾问会怎么说",
					"say in a sentence what a counsellor would tell them, and why").In(a.language)})
		}
	}
	if more := written - mostWritten; more > 0 {
		said := text.Both("另外还改写了 %d 个；都有哪些：git status", "and %d more; git status lists them").With(more)
		fmt.Fprintln(a.stdout, said.In(a.language))
	}
	if written == 0 {
		fmt.Fprintln(a.stdout, text.Both("没有要改写的", "nothing to rewrite").In(a.language))
	}
	if len(problems) > 0 {
		a.writeProblems(a.stdout, problems)
		return errFound
	}
	return nil
}
