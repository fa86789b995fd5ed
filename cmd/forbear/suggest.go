package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
	"github.com/forbear-project/forbear/workbench/suggest"
)

func (a *app) suggest() *cli.Command {
	return &cli.Command{
		Name: "suggest", ArgsUsage: "[PATH...]", Action: a.doSuggest, HideHelp: true,
		Usage: usage("还缺哪些样例", "which fixtures are missing"),
		Description: description("从已有的样例改动尽量少的几处，找出能察觉变体（改错了一处的规则）、补上条件另一面、看到各家方案的样例。三样都没点名，就三样都找。\n"+
			"--write 写下资料和结论，why 留空，由您来写；不盖掉已有的文件，环境变量 CI 有值时不许用。",
			"Changes an existing fixture as little as possible, until it notices a mutant, sees a condition from its "+
				"other side, or an option of a lender.\n"+
				"Where none of the three is named, all are looked for. --write writes profiles and decisions with an "+
				"empty why, which is yours to fill in;\n"+
				"it writes over nothing, and is refused where CI is set."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), suggestFormats.flag(),
			stringFlag("run", "REGEX", text.Both("只从名字对得上的样例改起", "begin with fixtures whose name matches")),
			boolFlag("mutants", text.Both("找能察觉变体的", "fixtures that notice mutants")),
			boolFlag("conditions", text.Both("找能看到条件另一面的", "fixtures that see conditions from their other side")),
			boolFlag("options", text.Both("找能看到各家方案有人能用、有人不能用的",
				"fixtures that see options of lenders eligible, and closed")),
			stringFlag("only", "PREFIX", text.Both(
				"只要这一种变体，或这个文件、位置、名字、机构开头的", "only this operator, or what has this file, place, path or creditor",
			)),
			stringFlag("limit", "N", text.Both("最多建议 N 个", "at most so many fixtures")),
			stringFlag("tries", "N", text.Both(
				"每一处最多试 N 份资料，不写就是 20000", "profiles tried for each condition or creditor, 20000 unless given",
			)),
			stringFlag("write", "DIR", text.Both("写到这个样例文件夹里", "write them into this folder of fixtures")),
		},
	}
}

func (a *app) doSuggest(c *cli.Context) error {
	runsLong()
	if err := a.setLanguage(c); err != nil {
		return err
	}
	w, err := a.suggestionsWanted(c)
	if err != nil {
		return err
	}
	s, b, cases, err := a.gather(c)
	if err != nil {
		return err
	}
	results := make([]fixture.Result, len(cases))
	read, err := a.holding(b, cases, func(i int, r fixture.Result) { results[i] = r })
	if err != nil {
		return err
	}
	search := suggest.Search{
		Files:   book.Open(s),
		Bases:   bases(cases, read, cmp.Or(w.folder, "fixtures")),
		Tries:   w.tries,
		Workers: runtime.GOMAXPROCS(0),
	}
	goals, matched := a.goals(w, goalInputs{search.Files, b, read, results, s})
	switch search.Goals = goals; {
	case matched == 0:
		return matchesNothing(w.only, named(coverage.Of(b, results)),
			text.Both("写一种变体，或者一个文件、位置、名字或机构的开头",
				"write an operator, or how a file, a place, a path or a creditor begins"))
	case len(goals) == 0 && w.format.name == "text":
		fmt.Fprintln(a.stdout, text.Both("什么都不缺", "nothing is missing").In(a.language))
		return nil
	}
	bar := a.progress()
	search.Progress = bar.show
	found := suggest.Find(search)
	bar.clear()
	return a.reportSuggestions(found, w, s)
}

// named returns the paths of conditions, and creditors.
func named(seen coverage.Coverage) (names []string) {
	for _, c := range seen.Conditions {
		names = append(names, c.ID)
	}
	for _, o := range seen.Options {
		names = append(names, o.Book)
	}
	return names
}

// suggestQuery is what the command line asks suggest for.
type suggestQuery struct {
	mutants, conditions, options bool
	only                         string
	limit, tries                 int
	format                       outputFormat[suggest.Shown]
	folder                       string // to write into; "" for none
}

func (a *app) suggestionsWanted(c *cli.Context) (w suggestQuery, err error) {
	w = suggestQuery{
		mutants:    c.Bool("mutants"),
		conditions: c.Bool("conditions"),
		options:    c.Bool("options"),
		only:       filepath.ToSlash(c.String("only")),
		folder:     c.String("write"),
	}
	if !w.mutants && !w.conditions && !w.options {
		w.mutants, w.conditions, w.options = true, true, true
	}
	if w.folder != "" && a.getenv("CI") != "" {
		return w, &failure{
			text.Both("CI 里不能用 --write", "--write is refused where CI is set"),
			text.Both("在自己的机器上写，看过再提交", "write on your own machine, fill in each why, and commit it"),
		}
	}
	if w.format, err = suggestFormats.chosen(c); err != nil {
		return w, err
	}
	if w.limit, err = countFlag(c, "limit", 0); err != nil {
		return w, err
	}
	w.tries, err = countFlag(c, "tries", 20000)
	return w, err
}

// countFlag returns a whole number from 1, or unless where the flag is not given.
func countFlag(c *cli.Context, name string, unless int) (int, error) {
	if !c.IsSet(name) {
		return unless, nil
	}
	n, err := strconv.Atoi(c.String(name))
	if err != nil || n < 1 {
		return 0, &failure{
			text.Both("--"+name+" 要写 1 以上的整数", "--"+name+" is a whole number from 1"),
			text.Both("像 --"+name+" 20", "as in --"+name+" 20"),
		}
	}
	return n, nil
}

// bases returns the fixtures with the JSON of their profiles. Each is named by its path from the
// folder that is written into, so that suggestions made of it are written beside it.
func bases(cases []located, read []fixture.Case, folder string) []suggest.Base {
	all := make([]suggest.Base, len(cases))
	for i, l := range cases {
		data, _ := os.ReadFile(filepath.Join(l.folder, l.name+".json")) // it has just been read
		all[i] = suggest.Base{Case: read[i], JSON: data}
		all[i].Name = l.name
		if below, err := filepath.Rel(folder, filepath.FromSlash(l.path())); err == nil && filepath.IsLocal(below) {
			all[i].Name = filepath.ToSlash(below)
		}
	}
	return all
}

// goalInputs are what goals are found by.
type goalInputs struct {
	files   *book.Files
	book    *book.Book
	cases   []fixture.Case
	results []fixture.Result
	source  bookSource
}

// goals returns the mutants that no fixture notices and the conditions and options that none has
// seen from both sides; matched is how many mutants, conditions and options --only matches.
func (a *app) goals(w suggestQuery, in goalInputs) (goals []suggest.Goal, matched int) {
	if w.mutants {
		t := mutation.Trial{
			Files:   in.files,
			Cases:   in.cases,
			Mutants: mutantsAt(w.only, mutation.Mutants(in.files), in.source),
			Workers: runtime.GOMAXPROCS(0),
		}
		matched += len(t.Mutants)
		bar := a.progress()
		t.Progress = bar.show
		survived := mutation.Run(t).Of(mutation.Survived)
		bar.clear()
		for i := range survived {
			goals = append(goals, suggest.Goal{Mutant: &survived[i].Mutant})
		}
	}
	seen := coverage.Of(in.book, in.results)
	if w.conditions {
		of := conditionsAt(w.only, seen.Conditions, in.source)
		goals, matched = append(goals, conditionGoals(of)...), matched+len(of)
	}
	if w.options {
		of := slices.DeleteFunc(seen.Options, func(o coverage.Option) bool {
			return !begins(w.only, o.Book, o.Strategy)
		})
		goals, matched = append(goals, optionGoals(of)...), matched+len(of)
	}
	return goals, matched
}

func conditionsAt(only string, all []coverage.Condition, s bookSource) []coverage.Condition {
	return slices.DeleteFunc(all, func(c coverage.Condition) bool {
		return !begins(only, c.Place, s.shown()+"/"+c.Place, c.ID)
	})
}

func conditionGoals(conditions []coverage.Condition) (goals []suggest.Goal) {
	for _, c := range conditions {
		if c.Yes == 0 {
			goals = append(goals, suggest.Goal{Condition: c.ID, Place: c.Place, Truth: logic.Yes})
		}
		if c.No == 0 {
			goals = append(goals, suggest.Goal{Condition: c.ID, Place: c.Place, Truth: logic.No})
		}
	}
	return goals
}

func optionGoals(options []coverage.Option) (goals []suggest.Goal) {
	for _, o := range options {
		if o.NeverOpen() {
			goals = append(goals, suggest.Goal{Book: o.Book, Strategy: o.Strategy, Open: true})
		}
		if o.NeverClosed() {
			goals = append(goals, suggest.Goal{Book: o.Book, Strategy: o.Strategy})
		}
	}
	return goals
}

var suggestFormats = outputFormats[suggest.Shown]{
	asText(suggest.Shown.WriteText),
	toStdout("json", suggest.Shown.WriteJSON),
}

// reportSuggestions writes the report, and the fixtures where --write is given.
func (a *app) reportSuggestions(found suggest.Found, w suggestQuery, s bookSource) error {
	if w.limit > 0 && len(found.Suggestions) > w.limit {
		found.Suggestions = found.Suggestions[:w.limit]
	}
	if err := w.format.write(a, suggest.Shown{Found: found, Folder: s.shown()}); err != nil {
		return err
	}
	if w.folder == "" {
		return nil
	}
	return a.writeFixtures(found.Suggestions, w.folder)
}

// writeFixtures writes suggestions into a folder, or none where one of the files is there already.
func (a *app) writeFixtures(suggestions []suggest.Suggestion, folder string) error {
	var files []output
	for _, s := range suggestions {
		name := filepath.Join(folder, filepath.FromSlash(s.Name))
		files = append(files, output{name + ".json", s.Profile, absent},
			output{name + ".expect.toml", s.Decisions, absent})
	}
	if err := a.files.write(files...); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(a.stderr, text.Both("写下 ", "wrote ").In(a.language)+filepath.ToSlash(f.name))
	}
	if len(suggestions) > 0 {
		said := text.Both("每个样例的 why 还空着：写上顾问会怎么说，forbear test 才放行",
			"each why is empty: say in a sentence what a counsellor would tell them; until then forbear test does "+
				"not hold")
		fmt.Fprintln(a.stderr, said.In(a.language))
	}
	return nil
}
