package main

import (
	"bytes"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

func (a *app) letter() *cli.Command {
	return &cli.Command{
		Name: "letter", ArgsUsage: "list|ID PROFILE.json|-", Action: a.doLetter, HideHelp: true,
		Usage: usage("要写的信函、电话里要说的话", "letters to hand in, and words for the telephone"),
		Description: description(
			"forbear letter list PROFILE 列出现在要用哪些、为什么、最迟哪天；forbear letter ID PROFILE\n"+
				"写出来。信函是中文的，--lang both 在后面加英文对照。姓名、证件号、卡号、账号从来不问，\n"+
				"都是【】，自己填。不该写承诺的时候不写：说明原因，退出码是 1，什么都不写出来。",
			"forbear letter list PROFILE says which are needed now, why and by when; forbear letter\n"+
				"ID PROFILE writes one. A letter is in Chinese; --lang both adds an English reading.\n"+
				"Names, identity numbers, cards and accounts are never asked for: they are blanks.\n"+
				"Where nothing may be promised, an offer is refused with the reason, and nothing is written."),
		Flags: []cli.Flag{
			rulesFlag(),
			choiceFlag("lang", text.Both("语言；both 是中文加英文对照", "language; both is Chinese with an English reading"),
				"zh", "en", "both"),
			stringFlag("format", "text|json|markdown|html|docx", text.Both("输出的格式；json 只有 list 有，markdown、html、docx 只有信函有",
				"how it is written; json is of list alone, markdown, html and docx of a letter")),
			stringFlag("as-of", "DATE", text.Both("按这一天算，如 2026-11-22", "reckon as of this day, such as 2026-11-22")),
			stringFlag("debt", "ID", text.Both("为这一笔", "for this debt")),
			stringFlag("out", "FILE", text.Both("写到文件里，别人看不到", "write it to a file that nobody else can read")),
			boolFlag("force", text.Both("文件已经有了也盖掉", "write over a file that is there")),
		},
	}
}

// lettered is the letters that a profile needs.
type lettered struct {
	book     *book.Book
	decision *engine.Decision
	letters  []letter.Letter
}

var letterListFormats = outputFormats[lettered]{
	{"text", func(a *app, l lettered) error {
		d := page.Letters(engine.Explain(l.decision), l.letters, a.language)
		return document.WriteTerminal(a.stdout, d, a.wantsColour())
	}},
	{"json", func(a *app, l lettered) error {
		return text.WriteJSON(a.stdout, struct {
			Format  string          `json:"format"`
			Letters []letter.Letter `json:"letters"`
		}{engine.Format, l.letters})
	}},
}

// written is a letter and where it goes.
type written struct {
	letter.Filled
	options page.LetterOptions
	to      io.Writer
}

func (w written) page() document.Document { return page.Letter(w.Filled, w.options) }

var letterFormats = outputFormats[written]{
	{"text", func(a *app, w written) error { return document.WriteTerminal(w.to, w.page(), false) }},
	{"markdown", func(a *app, w written) error { return document.WriteMarkdown(w.to, w.page()) }},
	{"html", func(a *app, w written) error { return document.WriteHTML(w.to, w.page()) }},
	{"docx", func(a *app, w written) error { return document.WriteDocx(w.to, w.page()) }},
}

func (a *app) doLetter(c *cli.Context) error {
	languages, err := a.setLetterLanguage(c)
	if err != nil {
		return err
	}
	if c.NArg() != 2 {
		a.explain(a.stderr, c.Command)
		return errSaid
	}
	id, name := c.Args().Get(0), c.Args().Get(1)
	if id == "list" {
		return a.listLetters(c, name)
	}
	format, err := letterFormats.chosen(c)
	if err != nil {
		return err
	}
	found, err := a.lettersOf(c, name)
	if err != nil {
		return err
	}
	l, err := a.letterNamed(c, found, id)
	if err != nil {
		return err
	}
	return a.writeLetter(c, format, letter.Fill(found.decision, l), languages)
}

// setLetterLanguage sets the language of what is said beside a letter, and returns those of the
// letter: Chinese unless --lang says otherwise, whatever the environment says.
func (a *app) setLetterLanguage(c *cli.Context) ([]text.Language, error) {
	a.language = a.languageOf(ownLanguage(c.Command.Name))
	given, err := choice(c, "lang")
	switch {
	case err != nil:
		return nil, err
	case given == "both":
		return []text.Language{text.ZH, text.EN}, nil
	case c.IsSet("lang"):
		a.language = text.Language(given)
	}
	return []text.Language{text.Language(given)}, nil
}

func (a *app) listLetters(c *cli.Context, name string) error {
	for _, flag := range []string{"out", "force"} {
		if c.IsSet(flag) {
			return &failure{
				text.Both("--"+flag+" 不和 list 一起用", "--"+flag+" does not go with list"),
				text.Both("写一封信：forbear letter ID PROFILE", "write a letter: forbear letter ID PROFILE"),
			}
		}
	}
	format, err := letterListFormats.chosen(c)
	if err != nil {
		return err
	}
	found, err := a.lettersOf(c, name)
	if err != nil {
		return err
	}
	if debt := c.String("debt"); c.IsSet("debt") {
		found.letters = slices.DeleteFunc(found.letters, func(l letter.Letter) bool { return l.Debt != debt })
	}
	return format.write(a, found)
}

// lettersOf judges the profile in a file, by the flags of the command.
func (a *app) lettersOf(c *cli.Context, name string) (l lettered, err error) {
	given, err := dayFlag(c)
	if err != nil {
		return l, err
	}
	if l.book, err = a.bookFor(c.String("rules")); err != nil {
		return l, err
	}
	p, err := a.profile(l.book, name, dayOf(given, nil))
	if err != nil {
		return l, err
	}
	if id := c.String("debt"); c.IsSet("debt") &&
		!slices.ContainsFunc(p.Debts, func(d fact.DebtFacts) bool { return d.ID == id }) {
		return l, noSuchDebt
	}
	l.decision = engine.Decide(l.book, p, dayOf(given, p))
	l.letters = letter.All(l.decision)
	return l, nil
}

// noSuchDebt is the error of a --debt that the profile does not have.
var noSuchDebt = &failure{
	text.Both("--debt：资料里没有这笔债", "--debt: the profile has no such debt"),
	text.Both("写资料里 id 的值，没写 id 的用 debt-1、debt-2 这样的名字", "write the id that the profile gives it, or debt-1 and so on"),
}

// letterNamed returns the letter of an id; an error where the book has none, and exit code 1, with
// the reason, where it may not be made.
func (a *app) letterNamed(c *cli.Context, found lettered, id string) (l letter.Letter, err error) {
	of := found.book.Letter(id)
	if of == nil {
		var ids []string
		for _, one := range found.book.Letters {
			ids = append(ids, one.ID)
		}
		hint := text.Both("有哪些，见 forbear list letters", "see forbear list letters for what there is")
		if near := problem.Suggest(id, ids); near != "" {
			hint = text.Both("您要的是不是 "+near+"？", "did you mean "+near+"?")
		}
		return l, &failure{text.Both("没有这种信函", "no such letter"), hint}
	}
	isIt := func(l letter.Letter) bool { return l.ID == id }
	isNot := func(l letter.Letter) bool { return !isIt(l) }
	if n := len(slices.DeleteFunc(slices.Clone(found.letters), isNot)); n > 1 && !c.IsSet("debt") {
		return l, &failure{
			text.Both("不止一笔债用得上这种信函", "more than one debt needs this letter"),
			text.Both("写上 --debt，哪笔见 forbear letter list 资料.json",
				"say which with --debt; forbear letter list profile.json has them"),
		}
	}
	l, listed := letter.Find(found.letters, id, c.String("debt"))
	if listed && l.MayBeMade {
		return l, nil
	}
	message := text.Both("现在用不上「%s」", "%s is not needed at present").With(of.Title)
	hint := text.Both("用得上的，见 forbear letter list 资料.json", "forbear letter list profile.json has those that are")
	if listed {
		message = text.Both("现在不能写「%s」：%s", "%s may not be made at present: %s").With(of.Title, page.Refusal(l))
		hint = text.Both("见 forbear letter list 资料.json", "see forbear letter list profile.json")
	}
	if listed && l.Instead != "" {
		hint = text.Both("先用「%s」：forbear letter %s 资料.json", "use the %s instead: forbear letter %s profile.json").
			With(found.book.Letter(l.Instead).Title, l.Instead)
	}
	a.writeProblems(a.stderr, problem.List{problem.Of(message, hint)})
	return l, errFound
}

// writeLetter writes a letter to standard output, or to the file of --out. What is to be filled in
// stands at the end of the text on a terminal, and else on standard error.
func (a *app) writeLetter(
	c *cli.Context, format outputFormat[written], f letter.Filled, languages []text.Language,
) error {
	w := written{f, page.LetterOptions{Languages: languages, Language: a.language}, a.stdout}
	if !c.IsSet("out") {
		if c.IsSet("force") {
			return &failure{
				text.Both("--force 要和 --out 一起用", "--force goes with --out"), text.Both("写上 --out FILE", "write --out FILE"),
			}
		}
		if format.name == "docx" {
			return &failure{
				text.Both("docx 要写到文件里", "docx goes into a file"), text.Both("写上 --out FILE", "write --out FILE"),
			}
		}
		if w.options.Blanks = format.name == "text"; w.options.Blanks {
			return format.write(a, w)
		}
		if err := format.write(a, w); err != nil {
			return err
		}
		return document.WriteTerminal(a.stderr, page.Blanks(f, w.options), false)
	}
	var content bytes.Buffer
	w.to = &content
	if err := format.write(a, w); err != nil {
		return err
	}
	if err := a.writePrivate(c, c.String("out"), content.Bytes()); err != nil {
		return err
	}
	return document.WriteTerminal(a.stderr, page.Blanks(f, w.options), false)
}
