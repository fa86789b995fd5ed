package main

import (
	"fmt"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
)

func (a *app) man() *cli.Command {
	return &cli.Command{
		Name: "man", Action: a.doMan, HideHelp: true,
		Usage: usage("手册页，给 man 命令看", "the manual page, for the command man"),
		Description: description("forbear man > forbear.1，再 man ./forbear.1",
			"forbear man > forbear.1, then man ./forbear.1"),
		Flags: []cli.Flag{languageFlag()},
	}
}

// doMan writes what help says of every command as one page in the format of man.
func (a *app) doMan(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	if err := nothingMore(c); err != nil {
		return err
	}
	var page strings.Builder
	say := func(t text.Text) string { return t.In(a.language) }
	paragraph := func(format string, values ...any) { fmt.Fprintf(&page, format+"\n\n", values...) }
	paragraph("%% forbear 1")
	paragraph("# %s\n\nforbear - %s", say(text.Both("名称", "NAME")), oneLine(say(purpose)))
	paragraph("# %s\n\n**forbear** COMMAND [--flags] [FILE]", say(text.Both("用法", "SYNOPSIS")))
	paragraph("# %s", say(text.Both("命令", "COMMANDS")))
	for _, command := range a.commands() {
		paragraph("### %s", strings.TrimSpace("forbear "+command.Name+" "+escaped(command.ArgsUsage)))
		paragraph("%s", oneLine(escaped(usageOf(command).In(a.language))))
		if zh, en, _ := strings.Cut(command.Description, "\x00"); zh+en != "" {
			paragraph("```\n%s\n```", text.Both(zh, en).In(a.language))
		}
		for _, f := range command.Flags {
			row := flagLine(f.(cli.DocGenerationFlag), f.Names()[0], a.language)
			paragraph("**%s**\n: %s", escaped(row[1]), oneLine(escaped(row[2])))
		}
	}
	paragraph("# %s\n\n```\n%s```", say(text.Both("退出码", "EXIT STATUS")), say(exitCodes))
	paragraph("# %s\n\n%s", say(text.Both("语言", "LANGUAGE")), oneLine(say(whichLanguage)))
	_, err := a.stdout.Write(md2man.Render([]byte(page.String())))
	return err
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// escaped keeps what Markdown would take for markup.
func escaped(s string) string {
	return strings.NewReplacer("|", `\|`, "[", `\[`, "]", `\]`, "_", `\_`, "*", `\*`, "<", `\<`).Replace(s)
}
