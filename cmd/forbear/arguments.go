package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// arrange puts flags before files, each as --name=value, and refuses flags that are given twice:
// urfave/cli silently takes every argument after a file for a file, and of a flag given twice the
// last. Arguments after -- are files; - is standard input.
func arrange(command *cli.Command, args []string) ([]string, error) {
	var flags, files []string
	seen := map[string]bool{}
	if slices.Contains(args, "") {
		return nil, &failure{
			text.Both("有一个空的参数", "an empty argument"),
			text.Both("是不是 shell 里有个变量没有值？", "is a variable of the shell not set?"),
		}
	}
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			files = append(files, args[i+1:]...)
			i = len(args)
		case arg == "-h" || arg == "--help":
			return nil, errHelp
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			files = append(files, arg)
		default:
			name, used, err := flagAt(command, args[i:])
			if err != nil {
				return nil, err
			}
			if seen[name] {
				return nil, &failure{
					text.Both("--"+name+" 写了两次", "--"+name+" is given twice"),
					text.Both("留一个", "keep one of them"),
				}
			}
			seen[name] = true
			flags = append(flags, strings.Join(args[i:i+used], "="))
			i += used - 1
		}
	}
	return slices.Concat(flags, []string{"--"}, files), nil
}

// flagAt returns the name of the flag that args begin with, and how many of args it takes.
func flagAt(command *cli.Command, args []string) (name string, used int, err error) {
	written, value, hasValue := strings.Cut(args[0], "=")
	name = strings.TrimLeft(written, "-")
	flag := findFlag(command, name)
	if flag == nil || !strings.HasPrefix(written, "--") || strings.HasPrefix(written, "---") {
		return "", 0, unknownFlag(command, name)
	}
	switch {
	case hasValue && !flag.TakesValue():
		return "", 0, &failure{
			text.Both("--"+name+" 后面不用写值", "--"+name+" takes no value"),
			text.Both("只写 --"+name+"，或者去掉", "write --"+name+" alone, or leave it out"),
		}
	case !flag.TakesValue(), value != "":
		return name, 1, nil
	case hasValue, len(args) == 1, strings.HasPrefix(args[1], "--"):
		return "", 0, noValue(name, text.Both("见 forbear help "+command.Name, "see forbear help "+command.Name))
	}
	return name, 2, nil
}

func noValue(flag string, hint text.Text) error {
	return &failure{text.Both("--"+flag+" 后面要写一个值", "--"+flag+" needs a value"), hint}
}

func findFlag(command *cli.Command, name string) cli.DocGenerationFlag {
	for _, f := range command.Flags {
		if f.Names()[0] == name {
			return f.(cli.DocGenerationFlag)
		}
	}
	return nil
}

// unknownFlag never repeats the argument, which may be a misplaced value of a profile.
func unknownFlag(command *cli.Command, name string) error {
	var names []string
	for _, f := range command.Flags {
		names = append(names, f.Names()[0])
	}
	if near := problem.Suggest(name, names); near != "" {
		return &failure{
			text.Both("没有这个选项", "no such flag"),
			text.Both("您要的是不是 --"+near+"？", "did you mean --"+near+"?"),
		}
	}
	return &failure{
		text.Both("forbear "+command.Name+" 没有这个选项", "forbear "+command.Name+" has no such flag"),
		text.Both(
			"选项见 forbear help "+command.Name+"；文件名以 - 开头的，前面加 --",
			"see forbear help "+command.Name+"; write -- before a file whose name begins with -",
		),
	}
}

// onlyOne returns the single argument of a command, or "".
func onlyOne(c *cli.Context) (string, error) {
	if c.NArg() > 1 {
		return "", &failure{
			text.Both("一次只能给一个", "one at a time"),
			text.Both("见 forbear help "+c.Command.Name, "see forbear help "+c.Command.Name),
		}
	}
	return c.Args().First(), nil
}

// nothingMore refuses arguments to a command that takes none.
func nothingMore(c *cli.Context) error {
	if c.NArg() == 0 {
		return nil
	}
	name := c.Command.Name
	return &failure{
		text.Both(name+" 后面不用写别的", name+" takes nothing"),
		text.Both("只写 forbear "+name, "write forbear "+name+" alone"),
	}
}

// start does what the commands that judge a profile begin with: it sets the language, and returns the
// file of the one profile and whether to use colour. Without a file it explains the command.
func (a *app) start(c *cli.Context) (file string, colour bool, err error) {
	if err := a.setLanguage(c); err != nil {
		return "", false, err
	}
	if file, err = onlyOne(c); err != nil {
		return "", false, err
	}
	if file == "" {
		a.explain(a.stderr, c.Command)
		return "", false, errSaid
	}
	wanted, err := choice(c, "color")
	return file, wanted == "always" || wanted == "auto" && a.wantsColour(), err
}

// colourFlag returns the flag that start reads.
func colourFlag() cli.Flag {
	return choiceFlag("color", text.Both("用不用颜色", "whether to use colour"), "auto", "always", "never")
}

func rulesFlag() cli.Flag {
	return stringFlag("rules", "DIR",
		text.Both("用这个文件夹里的规则，不用自带的", "the book in this folder, not the one built in"))
}

func languageFlag() cli.Flag {
	return choiceFlag("lang", text.Both("语言", "language"), string(text.ZH), string(text.EN))
}

// stringFlag returns a flag with a value. cli has one string for its usage; a line end separates
// the two languages until help is written.
func stringFlag(name, value string, usage text.Text) cli.Flag {
	return &cli.StringFlag{Name: name, DefaultText: value, Usage: usage.ZH + "\n" + usage.EN}
}

func boolFlag(name string, usage text.Text) cli.Flag {
	return &cli.BoolFlag{Name: name, Usage: usage.ZH + "\n" + usage.EN}
}

// flagLine returns the row of a flag in the help of its command.
func flagLine(f cli.DocGenerationFlag, name string, l text.Language) []string {
	zh, en, _ := strings.Cut(f.GetUsage(), "\n")
	written := "--" + name
	if f.TakesValue() {
		written = fmt.Sprintf("--%s %s", name, f.GetDefaultText())
	}
	return []string{" ", written, text.Both(zh, en).In(l)}
}
