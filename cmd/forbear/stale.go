package main

import (
	"path"
	"regexp"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/analysis"
)

func (a *app) staleRules() *cli.Command {
	return &cli.Command{
		Name: "stale", ArgsUsage: "[DIR]", Action: a.doStale, HideHelp: true,
		Usage: usage("规则里哪些过时了，或快要过时", "what of the book has grown old, or soon will"),
		Description: description("列出该重新核对的出处和机构、可能变了的参数、到期的规则、出处已经失效的规则，按日子排。\n"+
			"只看已经过了的；加 --within 30d，也看 30 天内的。列出了什么，退出码就是 1。",
			"Lists sources and lenders to look at again, parameters that may have changed,\n"+
				"rules that end, and rules whose sources have ended; by day. What is past, and\n"+
				"with --within 30d also what comes within 30 days. It leaves with 1 where it lists\n"+
				"anything."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), staleFormats.flag(),
			stringFlag("within", "DAYS",
				text.Both("也看这么多天以内的，如 30d", "what comes within so many days as well, such as 30d")),
			todayFlag(),
		},
	}
}

func (a *app) doStale(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	format, err := staleFormats.chosen(c)
	if err != nil {
		return err
	}
	day, err := today(c)
	if err != nil {
		return err
	}
	within, err := daysFlag(c, "within")
	if err != nil {
		return err
	}
	s, err := a.sourceNamed(c)
	if err != nil {
		return err
	}
	b, err := a.soundBook(s)
	if err != nil {
		return err
	}
	due := analysis.Stale(b, day, within)
	for i := range due {
		due[i].File = path.Join(s.shown(), due[i].File)
	}
	if err := format.write(a, analysis.Aged{Due: due, AsOf: day, Within: within}); err != nil {
		return err
	}
	if len(due) > 0 {
		return errFound
	}
	return nil
}

var staleFormats = outputFormats[analysis.Aged]{
	asText(analysis.Aged.WriteText),
	toStdout("json", analysis.Aged.WriteJSON),
	toStdout("github", analysis.Aged.WriteGitHub),
	toStdout("junit", analysis.Aged.WriteJUnit),
}

var daysWritten = regexp.MustCompile(`^(\d{1,5})d?$`)

// daysFlag returns a number of days, written as 30d or 30, or -1 where the flag is not given.
func daysFlag(c *cli.Context, flag string) (int, error) {
	if !c.IsSet(flag) {
		return -1, nil
	}
	m := daysWritten.FindStringSubmatch(c.String(flag))
	if m == nil {
		return 0, &failure{
			text.Both("--"+flag+" 不是天数", "--"+flag+" is not a number of days"),
			text.Both("写成 30d 这样", "write it like 30d"),
		}
	}
	days, err := strconv.Atoi(m[1])
	return days, err
}
