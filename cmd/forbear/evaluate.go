package main

import (
	"cmp"
	"io"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/advice/way"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

func (a *app) evaluate() *cli.Command {
	return &cli.Command{
		Name: "evaluate", ArgsUsage: "PROFILE.json|-", Action: a.doEvaluate, HideHelp: true,
		Usage: usage("看可以申请什么、先后次序、为什么、要哪些材料", "what to ask for, in what order, why"),
		Description: description(
			"资料是一个 JSON 文件，用 --template 可以得到一份空白的；- 表示从标准输入读。\n"+
				"评估日：--as-of，没有就用资料里的 as_of，再没有就用今天。",
			"A profile is a JSON file; --template writes an empty one. - is standard input.\n"+
				"The day judged is --as-of, else the profile's as_of, else today."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), evaluateFormats.flag(),
			stringFlag("as-of", "DATE", text.Both("按这一天评估，如 2026-11-22", "judge as of this day, such as 2026-11-22")),
			stringFlag("template", "LENDER", text.Both("写出一份空白资料，不评估", "write an empty profile instead")),
			stringFlag("strategy", "NAME", text.Both("只看这一个方案，看全部", "everything on this one strategy")),
			stringFlag("compare", "A,B", text.Both("两个方案，为什么一个排在另一个前面", "why one of two strategies comes before the other")),
			boolFlag("full", text.Both("写出全部内容，不只是最要紧的", "write everything, not only what matters most")),
			boolFlag("points", text.Both("写出次序分和规则的位置（给维护规则的人）", "with points and places, for maintainers")),
			colourFlag(),
		},
	}
}

func (a *app) doEvaluate(c *cli.Context) error {
	if c.IsSet("template") {
		return a.template(c)
	}
	name, colour, err := a.start(c)
	if err != nil {
		return err
	}
	format, err := evaluateFormats.chosen(c)
	if err != nil {
		return err
	}
	explain := engine.Explain
	if !strings.HasPrefix(format.name, "json") {
		explain = func(d *engine.Decision) *engine.Evaluation { return engine.ExplainIn(d, a.language) }
	}
	found, err := a.judge(c, name, explain)
	if err != nil {
		return err
	}
	found.colour = colour
	found.options.Language, found.options.Stages = a.language, stageTitles(found.book)
	found.options.Full, found.options.Points = c.Bool("full"), c.Bool("points")
	return format.write(a, found)
}

// judged is an evaluation and the options of its page.
type judged struct {
	book       *book.Book
	evaluation *engine.Evaluation
	compared   *engine.Comparison // or nil
	options    page.Options
	colour     bool
}

func (j judged) page() document.Document {
	if j.compared != nil {
		return page.OfComparison(j.evaluation, j.compared, j.options)
	}
	return page.Of(j.evaluation, j.options)
}

// data is what JSON holds.
func (j judged) data() any {
	if j.compared != nil {
		return j.compared
	}
	return j.evaluation
}

var evaluateFormats = outputFormats[judged]{
	{"text", func(a *app, j judged) error { return document.WriteTerminal(a.stdout, j.page(), j.colour) }},
	{"json", func(a *app, j judged) error { return text.WriteJSON(a.stdout, j.data()) }},
	{"json-compact", func(a *app, j judged) error { return text.WriteLineOfJSON(a.stdout, j.data()) }},
	{"markdown", func(a *app, j judged) error { return document.WriteMarkdown(a.stdout, j.page()) }},
	{"html", func(a *app, j judged) error {
		j.options.Full, j.options.Screen = true, true // a page that is printed or sent has everything, and no commands
		return document.WriteHTML(a.stdout, j.page())
	}},
}

// judge evaluates the profile in a file, by the flags of the command.
func (a *app) judge(
	c *cli.Context,
	name string,
	explain func(*engine.Decision) *engine.Evaluation,
) (j judged, err error) {
	given, err := dayFlag(c)
	if err != nil {
		return j, err
	}
	b, err := a.bookFor(c.String("rules"))
	if err != nil {
		return j, err
	}
	if c.IsSet("strategy") {
		if j.options.Strategy, err = strategyNamed(b, c.String("strategy")); err != nil {
			return j, err
		}
	}
	compared, err := comparedStrategies(c, b)
	if err != nil {
		return j, err
	}
	p, err := a.profile(b, name, dayOf(given, nil))
	if err != nil {
		return j, err
	}
	decision := engine.Decide(b, p, dayOf(given, p))
	j.book, j.evaluation = b, explain(decision)
	letter.Enter(j.evaluation, decision)
	if id := j.options.Strategy; id != "" {
		way.Fill(j.evaluation, b, p, id)
	}
	if compared != nil {
		j.compared = engine.Compare(j.evaluation, compared[0], compared[1])
	}
	return j, nil
}

// explainWithLetters returns the evaluation of a decision, with the letters that are needed.
func explainWithLetters(d *engine.Decision) *engine.Evaluation {
	e := engine.Explain(d)
	letter.Enter(e, d)
	return e
}

// comparedStrategies returns the two strategies of --compare, or nil.
func comparedStrategies(c *cli.Context, b *book.Book) ([]string, error) {
	if !c.IsSet("compare") {
		return nil, nil
	}
	ids := strings.Split(c.String("compare"), ",")
	if len(ids) != 2 || ids[0] == ids[1] || c.IsSet("strategy") {
		return nil, &failure{
			text.Both("--compare 要两个不同的方案，不和 --strategy 一起用", "--compare takes two different strategies, and no --strategy"),
			text.Both("写成 --compare lower-payment,instalment 这样", "write it like --compare lower-payment,instalment"),
		}
	}
	for i, name := range ids {
		id, err := strategyNamed(b, name)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

func stageTitles(b *book.Book) map[string]text.Text {
	titles := map[string]text.Text{}
	for _, s := range b.Stages {
		titles[s.ID] = s.Title
	}
	return titles
}

// wantsColour reports whether standard output is a terminal that shows colours, and NO_COLOR is not
// set.
func (a *app) wantsColour() bool {
	return a.getenv("NO_COLOR") == "" && a.isTerminal(a.stdout)
}

// isTerminal reports whether a reader or writer is a terminal with colours and a cursor that can move.
func (a *app) isTerminal(of any) bool {
	f, ok := of.(*os.File)
	if !ok || a.getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// dayFlag returns --as-of, or nil.
func dayFlag(c *cli.Context) (*calendar.Day, error) {
	if !c.IsSet("as-of") {
		return nil, nil
	}
	day, ok := calendar.Parse(c.String("as-of"))
	if !ok {
		return nil, &failure{
			text.Both("--as-of 不是日期", "--as-of is not a date"),
			text.Both("写成 2026-11-22 这样", "write it like 2026-11-22"),
		}
	}
	return &day, nil
}

// dayOf returns the day to judge: the one given, else that of the profile, else today.
func dayOf(given *calendar.Day, p *fact.Profile) calendar.Day {
	switch {
	case given != nil:
		return *given
	case p != nil && p.AsOf != nil:
		return *p.AsOf
	}
	return clock()
}

// today returns --as-of, else the current day.
func today(c *cli.Context) (calendar.Day, error) {
	given, err := dayFlag(c)
	if err != nil || given != nil {
		return *cmp.Or(given, new(calendar.Day)), err
	}
	return clock(), nil
}

// clock returns the current day. Nothing else reads the clock, except to time the progress bar.
func clock() calendar.Day { return calendar.FromTime(time.Now()) }

// maxRead is how many bytes of an input are read: one more than a profile may have, so that its
// reader can say so.
const maxRead = 1<<20 + 1

// profile reads a profile from a file, or with - from standard input. today is the day of the facts
// where the profile gives none.
func (a *app) profile(b *book.Book, name string, today calendar.Day) (*fact.Profile, error) {
	in, called := a.stdin, "stdin"
	if name != "-" {
		f, err := openFile(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in, called = f, name
	}
	data, err := io.ReadAll(io.LimitReader(in, maxRead))
	if err != nil {
		return nil, unreadable(called, err)
	}
	p, problems := fact.ReadAsWritten(b.Vocabulary, called, data, today)
	if len(problems) > 0 {
		a.writeProblems(a.stderr, problems)
		return nil, errSaid
	}
	return p, nil
}

func openFile(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if info.IsDir() {
		return nil, &failure{
			text.Both(name+" 是文件夹，不是资料", name+" is a folder, not a profile"),
			text.Both("给出一个 JSON 文件", "name a JSON file"),
		}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return f, nil
}

func looksLikeFile(name string) bool {
	_, err := os.Stat(name)
	return err == nil || strings.HasSuffix(name, ".json")
}

// strategyNamed returns the id of the strategy with that id or title.
func strategyNamed(b *book.Book, name string) (string, error) {
	var ids []string
	for _, s := range b.Strategies {
		if s.ID == name || s.Title.ZH == name || strings.EqualFold(s.Title.EN, name) {
			return s.ID, nil
		}
		ids = append(ids, s.ID)
	}
	hint := text.Both("名字见 forbear list strategies", "see forbear list strategies")
	if near := problem.Suggest(name, ids); near != "" {
		hint = text.Both("您要的是不是 "+near+"？", "did you mean "+near+"?")
	}
	return "", &failure{text.Both("没有这个方案", "no such strategy"), hint}
}
