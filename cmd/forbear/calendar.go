package main

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/page/ics"
)

// The days that a calendar has after the first, where none are given, and at most.
const (
	usualDays = 120
	mostDays  = 730
)

func (a *app) calendar() *cli.Command {
	return &cli.Command{
		Name: "calendar", ArgsUsage: "PROFILE.json|-", Action: a.doCalendar, HideHelp: true,
		Usage: usage("接下来哪天到期、哪天有变化", "on which days something falls due or changes"),
		Description: description(
			"按资料一天一天评估，写出到期的日子、阶段和方案的变化、该追问的日子。\n"+
				"期限先写数出来的那一天；那天是休息日、法律上顺延的，再写顺延到哪天。",
			"Judges the profile day by day: what falls due, stages and options that change,\n"+
				"and when to ask again. The day that is counted comes first; where it is no\n"+
				"working day and law moves it, the working day follows."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), calendarFormats.flag(),
			stringFlag("days", "N", text.Both("往后看多少天，默认 120", "how many days ahead, 120 by default")),
			stringFlag("as-of", "DATE", text.Both("从这一天起，如 2026-11-22", "from this day on, such as 2026-11-22")),
			stringFlag("plan", "STRATEGY[/PLAN]", text.Both("也写上一个还法的还款日，如 instalment/stopped",
				"with the payments of a plan, such as instalment/stopped")),
			stringFlag("debt", "ID", text.Both("是哪一笔债的还法", "the debt that the plan is of")),
			stringFlag("ics", "FILE", text.Both("也写成日历文件（iCalendar），可以导入手机",
				"write a calendar file (iCalendar) too, for a phone")),
			boolFlag("names", text.Both("日历文件里写上债权人和金额", "with creditors and sums in the calendar file")),
			boolFlag("force", text.Both("日历文件已经有了也盖掉", "write over a calendar file that is there")),
			colourFlag(),
		},
	}
}

func (a *app) doCalendar(c *cli.Context) error {
	name, colour, err := a.start(c)
	if err != nil {
		return err
	}
	format, err := calendarFormats.chosen(c)
	if err != nil {
		return err
	}
	found, err := a.daysAhead(c, name)
	if err != nil {
		return err
	}
	if err := a.writeICS(c, found); err != nil {
		return err
	}
	found.colour = colour
	return format.write(a, found)
}

// ahead is a calendar and how to write it.
type ahead struct {
	*days.Calendar
	language text.Language
	colour   bool
}

func (h ahead) page() document.Document { return page.Calendar(h.Calendar, h.language) }

var calendarFormats = outputFormats[ahead]{
	{"text", func(a *app, h ahead) error { return document.WriteTerminal(a.stdout, h.page(), h.colour) }},
	{"json", func(a *app, h ahead) error { return text.WriteJSON(a.stdout, h.Calendar) }},
	{"markdown", func(a *app, h ahead) error { return document.WriteMarkdown(a.stdout, h.page()) }},
	{"html", func(a *app, h ahead) error { return document.WriteHTML(a.stdout, h.page()) }},
}

// daysAhead makes the calendar of the profile in a file, by the flags of the command.
func (a *app) daysAhead(c *cli.Context, name string) (h ahead, err error) {
	given, err := dayFlag(c)
	if err != nil {
		return h, err
	}
	n, err := horizon(c)
	if err != nil {
		return h, err
	}
	b, err := a.bookFor(c.String("rules"))
	if err != nil {
		return h, err
	}
	p, err := a.profile(b, name, dayOf(given, nil))
	if err != nil {
		return h, err
	}
	from := dayOf(given, p)
	chosen, err := chosenPlan(c, b, p, from)
	if err != nil {
		return h, err
	}
	h = ahead{Calendar: days.Of(b, p, from, n), language: a.language}
	if chosen != nil {
		h.AddPayments(b, *chosen)
	}
	return h, nil
}

// chosenPlan returns the plan that --plan and --debt name, reckoned as of a day; nil without --plan.
// Of a strategy named alone it is the first of its plans that can be worked out.
func chosenPlan(c *cli.Context, b *book.Book, p *fact.Profile, day calendar.Day) (*days.Plan, error) {
	if !c.IsSet("plan") {
		if c.IsSet("debt") {
			return nil, &failure{
				text.Both("--debt 要和 --plan 一起用", "--debt goes with --plan"),
				text.Both("比如 --plan instalment/stopped", "such as --plan instalment/stopped"),
			}
		}
		return nil, nil
	}
	name, plan, _ := strings.Cut(c.String("plan"), "/")
	strategy, err := strategyNamed(b, name)
	if err != nil {
		return nil, err
	}
	e := engine.Evaluate(b, p, day)
	if c.IsSet("debt") {
		if e.Debts = onlyDebt(e.Debts, c.String("debt")); len(e.Debts) == 0 {
			return nil, noSuchDebt
		}
	}
	found := plansNamed(e, strategy, plan)
	switch {
	case len(found) == 0:
		return nil, &failure{
			text.Both("没有这个还法，或者还算不出来", "there is no such plan, or it cannot be worked out yet"),
			text.Both("有哪些、还缺什么，见 forbear plan", "forbear plan says which there are, and what they lack"),
		}
	case slices.ContainsFunc(found, func(f *days.Plan) bool { return f.Debt != found[0].Debt }):
		return nil, &failure{
			text.Both("不止一笔债有这个还法", "several debts have such a plan"),
			text.Both("用 --debt 写明是哪一笔", "say which with --debt"),
		}
	}
	return found[0], nil
}

// plansNamed returns the plans of a strategy that can be worked out: all, or those of an id.
func plansNamed(e *engine.Evaluation, strategy, plan string) (all []*days.Plan) {
	for _, d := range e.Debts {
		for _, s := range d.Strategies {
			for _, p := range s.Plans {
				if s.ID == strategy && (plan == "" || p.ID == plan) && len(p.Payments()) > 0 {
					all = append(all, &days.Plan{Debt: d.ID, Strategy: s.ID, Title: s.Title, Plan: p})
				}
			}
		}
	}
	return all
}

// writeICS writes the file that --ics names. Others on the machine cannot read it.
func (a *app) writeICS(c *cli.Context, h ahead) error {
	name := c.String("ics")
	if !c.IsSet("ics") {
		for _, flag := range []string{"names", "force"} {
			if c.IsSet(flag) {
				return &failure{
					text.Both("--"+flag+" 要和 --ics 一起用", "--"+flag+" goes with --ics"),
					text.Both("写上 --ics FILE", "write --ics FILE"),
				}
			}
		}
		return nil
	}
	var content bytes.Buffer
	if err := ics.Write(&content, page.Events(h.Calendar, h.language, c.Bool("names"))); err != nil {
		return err
	}
	return a.writePrivate(c, name, content.Bytes())
}

// horizon returns --days, written as 120 or 120d.
func horizon(c *cli.Context) (int, error) {
	if !c.IsSet("days") {
		return usualDays, nil
	}
	n, err := daysFlag(c, "days")
	if err == nil && (n < 1 || n > mostDays) {
		most := strconv.Itoa(mostDays)
		return 0, &failure{
			text.Both("--days 要在 1 到 "+most+" 之间", "--days is not from 1 to "+most),
			text.Both("比如 --days 120", "such as --days 120"),
		}
	}
	return n, err
}
