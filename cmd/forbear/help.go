package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

var purpose = text.Both("还不上消费贷款的人，可以提什么、向谁提、先后次序、要哪些材料、为什么。\n只在本机计算，不上传任何信息。",
	"what a person in China who cannot pay a consumer loan may ask for,\n"+
		"from whom, in what order, with which papers, and why. It works on this computer\n"+
		"alone; nothing is sent anywhere.")

// whichLanguage is the one rule for all commands; languageOf and ownLanguage keep it.
var whichLanguage = text.Both(
	"语言：--lang zh|en；没写就看 FORBEAR_LANG、LC_ALL、LC_MESSAGES、LANG；都没有，\n"+
		"借款人和顾问看的命令用中文，其余用英文。",
	"language: --lang zh|en, else FORBEAR_LANG, LC_ALL, LC_MESSAGES or LANG; without\n"+
		"any, Chinese for what borrowers and counsellors read, English for the rest.")

// help writes the overview, the help of a command, or that of a topic, in the language that --lang
// among the topics names.
func (a *app) help(topics []string) error {
	var said strings.Builder
	topics, err := withoutLanguage(topics)
	switch {
	case err != nil:
		return err
	case len(topics) == 0:
		a.overview(&said)
		return a.print(said.String())
	case len(topics) > 1 && !isBeginning(topics):
		return &failure{
			text.Both("一次只能问一个", "one at a time"),
			text.Both("有什么可问的，见 forbear help", "see forbear help for what there is"),
		}
	case topics[0] == "exit-codes":
		return a.print(exitCodes.In(a.language))
	case topics[0] == "expressions":
		return a.expressions()
	}
	command := a.command(topics[0])
	if command == nil {
		return a.unknownCommand(topics[0])
	}
	if !a.languageGiven {
		a.language = a.languageOf(ownLanguage(command.Name))
	}
	a.explain(&said, command)
	return a.print(said.String())
}

// isBeginning reports whether topics are new and what it begins, such as new lender.
func isBeginning(topics []string) bool {
	return len(topics) == 2 && topics[0] == "new" &&
		slices.ContainsFunc(beginnings, func(b beginning) bool { return b.what == topics[1] })
}

// print writes to standard output.
func (a *app) print(s string) error {
	_, err := io.WriteString(a.stdout, s)
	return err
}

// overview lists the commands.
func (a *app) overview(w io.Writer) {
	fmt.Fprintf(w, "forbear: %s\n\n", purpose.In(a.language))
	var rows [][]string
	for _, c := range a.commands() {
		rows = append(rows, []string{
			" ",
			strings.TrimSpace("forbear " + c.Name + " " + c.ArgsUsage),
			usageOf(c).In(a.language),
		})
	}
	rows = append(rows,
		[]string{" ", "forbear help COMMAND", text.Both("一个命令的选项", "the flags of one command").In(a.language)},
		[]string{" ", "forbear help expressions", text.Both("规则里的条件怎么写", "how conditions are written").In(a.language)},
		[]string{" ", "forbear help exit-codes", text.Both("退出码的意思", "what the exit codes mean").In(a.language)})
	document.WriteTable(w, rows)
	fmt.Fprint(w, text.Both("\n"+
		"第一次用：forbear evaluate --template jd-jintiao > profile.json，填好以后\n"+
		"forbear evaluate profile.json\n",
		"\n"+
			"to begin: forbear evaluate --template jd-jintiao > profile.json, fill it in, then\n"+
			"forbear evaluate profile.json\n").In(a.language))
	fmt.Fprintln(w, "\n"+whichLanguage.In(a.language))
}

// withoutLanguage returns the topics without --lang and its value, which is a language.
func withoutLanguage(topics []string) (rest []string, err error) {
	for i := 0; i < len(topics); i++ {
		value, isLanguage := strings.CutPrefix(topics[i], "--lang=")
		switch {
		case topics[i] == "--lang" && i+1 == len(topics):
			return nil, noValue("lang", text.Both("像 --lang zh", "as in --lang zh"))
		case topics[i] == "--lang":
			i++
			value, isLanguage = topics[i], true
		case !isLanguage:
			rest = append(rest, topics[i])
		}
		if isLanguage && !slices.Contains(text.Languages, text.Language(value)) {
			return nil, noSuchValue("lang", []string{string(text.ZH), string(text.EN)})
		}
	}
	return rest, nil
}

// explain writes the help of one command.
func (a *app) explain(w io.Writer, c *cli.Command) {
	flags := ""
	if len(c.Flags) > 0 {
		flags = " [--flags]"
	}
	fmt.Fprintln(w, strings.TrimSpace("forbear "+c.Name+flags+" "+c.ArgsUsage))
	fmt.Fprintln(w, "  "+usageOf(c).In(a.language))
	zh, en, _ := strings.Cut(c.Description, "\x00")
	if said := text.Both(zh, en).In(a.language); said != "" {
		fmt.Fprintln(w, "\n"+said)
	}
	var rows [][]string
	for _, f := range c.Flags {
		rows = append(rows, flagLine(f.(cli.DocGenerationFlag), f.Names()[0], a.language))
	}
	if len(rows) > 0 {
		fmt.Fprintln(w)
		document.WriteTable(w, rows)
	}
}

// usageOf returns what a command does in both languages, which cli has as one string.
func usageOf(c *cli.Command) text.Text {
	zh, en, _ := strings.Cut(c.Usage, "\n")
	return text.Both(zh, en)
}

func usage(zh, en string) string { return zh + "\n" + en }

func description(zh, en string) string { return zh + "\x00" + en }
