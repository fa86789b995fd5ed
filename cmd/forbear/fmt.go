package main

import (
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/format"
)

func (a *app) fmt() *cli.Command {
	return &cli.Command{
		Name: "fmt", ArgsUsage: "[PATH...]", Action: a.doFmt, HideHelp: true,
		Usage: usage("把规则文件改成统一的写法", "give rule files their one form"),
		Description: description("PATH 是规则文件或放规则的文件夹，没写就是 ./rules；- 表示从标准输入读，写到标准输出。\n"+
			"不是统一写法的文件就地改写，并列出名字。变的是键的次序、对齐和空行，规则的内容和注释不变。\n"+
			"规则有错也可以改写法，只要是 TOML。",
			"PATH is a rule file or a folder of them; without one, ./rules. - reads standard\n"+
				"input and writes standard output.\n"+
				"Files that are not in form are rewritten and named. The order of keys, alignment\n"+
				"and empty lines change; what the rules say and their comments do not.\n"+
				"A book that does not check can be formatted, as long as it is TOML."),
		Flags: []cli.Flag{
			boolFlag("check", text.Both(
				"只列出要改的，不改；有要改的，退出码是 1", "name what is not in form and change nothing; 1 if there is any",
			)),
			boolFlag("diff", text.Both("同 --check，并逐行写出要改什么", "as --check, with what would change line by line")),
			stringFlag("as", "NAME", text.Both(
				"标准输入是哪个文件，如 lenders/abc-card.toml", "which file standard input is, such as lenders/abc-card.toml",
			)),
			languageFlag(), fmtFormats.flag(),
		},
	}
}

// formatting is what the flags of fmt ask for.
type formatting struct {
	keep   bool                        // rewrite nothing
	format outputFormat[format.Report] // of the report
}

func (a *app) doFmt(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	f, err := a.formatting(c)
	if err != nil {
		return err
	}
	paths := c.Args().Slice()
	switch piped := slices.Contains(paths, "-"); {
	case piped && len(paths) > 1:
		return &failure{
			text.Both("- 不能和别的文件一起写", "- goes with no other file"),
			text.Both("分两次做", "do one after the other"),
		}
	case !piped && c.IsSet("as"):
		return &failure{
			text.Both("--as 只和 - 一起用", "--as goes with - alone"),
			text.Both("去掉 --as：文件自己的名字已经说明它是哪一种", "leave it out: a file's own name says what it is"),
		}
	case piped && c.IsSet("format") && !f.keep:
		return &failure{
			text.Both("从标准输入读时，--format 要和 --check 一起用", "of standard input, --format goes with --check alone"),
			text.Both("去掉 --format，或加上 --check", "leave it out, or add --check"),
		}
	case piped:
		return a.formatPiped(c.String("as"), f)
	}
	files, err := a.ruleFiles(paths)
	if err != nil {
		return err
	}
	return a.formatFiles(files, f)
}

func (a *app) formatting(c *cli.Context) (formatting, error) {
	as, err := fmtFormats.chosen(c)
	if err == nil && as.name != "text" && c.Bool("diff") {
		err = &failure{
			text.Both("--diff 只有文字的", "--diff is text"),
			text.Both("去掉 --diff 或 --format", "leave out --diff or --format"),
		}
	}
	if c.Bool("diff") {
		as = asText(format.Report.WriteDiff)
	}
	return formatting{keep: c.Bool("check") || c.Bool("diff"), format: as}, err
}

var fmtFormats = outputFormats[format.Report]{
	asText(format.Report.WriteText),
	toStdout("json", format.Report.WriteJSON),
	toStdout("github", format.Report.WriteGitHub),
}

// formatFiles formats each file. A broken file does not keep the others from being formatted.
func (a *app) formatFiles(files []ruleFile, f formatting) error {
	found := format.Report{Files: len(files), Rewritten: !f.keep}
	for _, file := range files {
		before, err := os.ReadFile(file.path)
		if err != nil {
			return unreadable(file.called, err)
		}
		after, problems := format.File(file.path, before)
		if found.Add(format.Change{File: file.called, Before: before, After: after}, problems) && !f.keep {
			if err := a.files.write(output{file.called, after, present}); err != nil {
				return err
			}
		}
	}
	return a.reportFormatting(found, f)
}

// formatPiped formats standard input for an editor. It writes nothing to standard output where the
// input is broken.
func (a *app) formatPiped(as string, f formatting) error {
	called := "stdin"
	if as != "" {
		if called = as; !format.IsRuleFile(as) {
			return notOfABook(as)
		}
	}
	before, err := io.ReadAll(io.LimitReader(a.stdin, maxRead))
	if err != nil {
		return unreadable("stdin", err)
	}
	after, problems := format.File(as, before)
	found := format.Report{Files: 1}
	found.Add(format.Change{File: called, Before: before, After: after}, problems)
	switch {
	case f.keep:
		return a.reportFormatting(found, f)
	case len(problems) > 0:
		a.writeProblems(a.stderr, found.Problems)
		return errFound
	}
	_, err = a.stdout.Write(after)
	return err
}

// reportFormatting writes the report, and a line that sums it up.
func (a *app) reportFormatting(found format.Report, f formatting) error {
	if err := f.format.write(a, found); err != nil {
		return err
	}
	fmt.Fprintln(a.stderr, summaryOf(found).In(a.language))
	if len(found.Problems) > 0 || f.keep && len(found.Changed) > 0 {
		return errFound
	}
	return nil
}

func summaryOf(f format.Report) text.Text {
	others, broken := len(f.Changed), len(f.Problems)
	zh, en := fmt.Sprintf("%d 个文件", f.Files), countOf(f.Files, "file")
	switch {
	case others == 0 && broken == 0:
		zh, en = zh+"，都是统一的写法", en+", all in form"
	case others > 0 && f.Rewritten:
		zh, en = fmt.Sprintf("%s，改写了 %d 个", zh, others), fmt.Sprintf("%s, %d rewritten", en, others)
	case others > 0:
		zh = fmt.Sprintf("%s，%d 个不是统一的写法，用 forbear fmt 改", zh, others)
		en = fmt.Sprintf("%s, %d not in form: run forbear fmt", en, others)
	}
	if broken > 0 {
		zh, en = fmt.Sprintf("%s，%d 个有错、没有动", zh, broken), fmt.Sprintf("%s, %d broken and left alone", en, broken)
	}
	return text.Both(zh, en)
}
