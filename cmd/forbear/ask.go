package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

func (a *app) ask() *cli.Command {
	return &cli.Command{
		Name: "ask", Action: a.doAsk, HideHelp: true,
		Usage: usage("一步一步问，问完写出结果", "ask step by step, then write the result"),
		Description: description(
			"一行一行地问，不用别的程序，屏幕阅读器也能用。选项写数字，0 是都没有，回车是不知道；\n"+
				"? 为什么问，b 上一题，r 现在看结果，q 离开。不写 --out，什么都不留下。",
			"Plain lines, for any terminal and for a screen reader. Choices are numbers, 0 is none, an\n"+
				"empty line not known; ? why it is asked, b back, r the result now, q leave. Without --out\n"+
				"nothing is kept."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(),
			stringFlag("lender", "LENDER", text.Both("债权人：编号或合同上的名字", "the creditor: its id, or the name in the contract")),
			stringFlag("from", "FILE", text.Both("从存下的资料接着问", "go on from a saved profile")),
			stringFlag("out", "FILE", text.Both("把回答存成资料，只有您能读", "save the answers as a profile that nobody else can read")),
			boolFlag("force", text.Both("文件已经有了也盖掉", "write over a file that is there")),
			stringFlag("as-of", "DATE", text.Both("按这一天算，如 2026-11-22", "judge as of this day, such as 2026-11-22")),
			colourFlag(),
		},
	}
}

func (a *app) doAsk(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	if err := nothingMore(c); err != nil {
		return err
	}
	colour, err := choice(c, "color")
	if err != nil {
		return err
	}
	if err := a.refuseFile(c); err != nil {
		return err
	}
	iv, err := a.interview(c)
	if err != nil {
		return err
	}
	d := &dialogue{app: a, Interview: iv, lines: bufio.NewScanner(a.stdin)}
	d.lines.Buffer(nil, maxRead)
	d.colour = colour == "always" || colour == "auto" && a.wantsColour()
	end := d.hold()
	if err := a.keepAnswers(c, d, end); err != nil {
		return err
	}
	if end == quit {
		return d.failed
	}
	return d.showResult()
}

// refuseFile refuses a file that is there before anything is asked, rather than after.
func (a *app) refuseFile(c *cli.Context) error {
	name := c.String("out")
	if name == "" || c.Bool("force") {
		return nil
	}
	if _, err := os.Lstat(name); err == nil {
		return &failure{
			text.Both(name+" 已经有了", name+" is there already"),
			text.Both("换一个名字；真要盖掉，加 --force", "choose another name; --force writes over it"),
		}
	}
	return nil
}

// interview begins an interview by the flags of the command.
func (a *app) interview(c *cli.Context) (*interview.Interview, error) {
	day, err := today(c)
	if err != nil {
		return nil, err
	}
	b, err := a.bookFor(c.String("rules"))
	if err != nil {
		return nil, err
	}
	if c.IsSet("from") {
		if c.IsSet("lender") {
			return nil, &failure{
				text.Both("--from 和 --lender 不一起用", "--from does not go with --lender"),
				text.Both("资料里已经有债权人", "the profile has its creditors"),
			}
		}
		p, err := a.profile(b, c.String("from"), day)
		if err != nil {
			return nil, err
		}
		return interview.Open(b, day, p), nil
	}
	iv := interview.New(b, day)
	if c.IsSet("lender") {
		key := interview.KeyOther
		if b.Lender(c.String("lender")) != nil {
			key = interview.KeyLender
		}
		if problems := iv.Answer(1, map[string][]string{key: {c.String("lender")}}); problems != nil {
			a.writeProblems(a.stderr, problems)
			return nil, errSaid
		}
	}
	return iv, nil
}

// keepAnswers writes the answers where --out says so.
func (a *app) keepAnswers(c *cli.Context, d *dialogue, end ending) error {
	name := c.String("out")
	if name == "" {
		if end == quit {
			d.say(page.AskWord("left", d.Book(), a.language))
		}
		return nil
	}
	if err := a.writePrivate(c, name, d.Profile().JSON(d.Book().Vocabulary)); err != nil {
		return err
	}
	d.say(fmt.Sprintf(page.AskWord("saved", d.Book(), a.language), name))
	return nil
}

// showResult writes what evaluate writes; before the gate, that there is no result yet.
func (d *dialogue) showResult() error {
	if !d.Gate() {
		d.say(page.AskWord("gate", d.Book(), d.app.language))
		return d.failed
	}
	if d.failed != nil {
		return d.failed
	}
	e := engine.Evaluate(d.Book(), d.Profile(), d.Day())
	shown := page.Of(e, page.Options{Language: d.app.language, Stages: stageTitles(d.Book())})
	return document.WriteTerminal(d.app.stdout, shown, d.colour)
}
