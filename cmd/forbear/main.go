// Command forbear tells a person who cannot pay a consumer loan what they may ask for, from whom,
// in what order, with which papers, and why.
//
//  1. Results go to standard output, everything else to standard error.
//
//  2. It leaves with 0 when it ran and found nothing wrong, whatever the verdict; 1 when it ran and
//     found problems; 2 when it could not run.
//
//  3. Nothing is sent anywhere, and no error holds a value of a profile.
//
// Its voice: lower case, no full stop; what is wrong, then a hint that says what to do. To a
// borrower it speaks Chinese.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

func main() {
	// One command runs a few hundredths of a second: collecting less often makes it a sixth
	// quicker.
	debug.SetGCPercent(400)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run does what the arguments say, without the name of the program, and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	d := &app{stdin: stdin, stdout: stdout, stderr: stderr, files: writer{openDraft}, language: languageOf(text.EN)}
	defer func() {
		if recover() != nil { // what was thrown may hold a value of the profile; where it was thrown does not
			fmt.Fprintf(
				stderr,
				"error: forbear broke, which is a mistake in forbear\n"+
					"hint: report it with the lines below; they hold nothing of a profile\n"+
					"%s",
				debug.Stack(),
			)
			code = exitCannot
		}
	}()
	return d.exit(d.do(args))
}

// app runs one command.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	files          writer
	language       text.Language // of errors; of results once the command is known
}

// commands are all there are.
func (a *app) commands() []*cli.Command {
	return []*cli.Command{
		a.evaluate(), a.check(), a.explainCode(), a.staleRules(), a.test(), a.suggest(), a.list(),
		a.diff(), a.fmt(), a.schema(), a.begin(), a.docs(), a.version(),
	}
}

func (a *app) do(args []string) error {
	if len(args) == 0 {
		a.overview(a.stderr)
		return errSaid
	}
	switch args[0] {
	case "help", "-h", "--help":
		return a.help(args[1:])
	case "-v", "--version":
		args = append([]string{"version"}, args[1:]...)
	}
	command := a.command(args[0])
	if command == nil {
		return a.unknownCommand(args[0])
	}
	arranged, err := arrange(command, args[1:])
	switch {
	case err == errHelp:
		return a.help([]string{command.Name})
	case err != nil:
		return err
	}
	return a.cliApp().Run(append([]string{"forbear", command.Name}, arranged...))
}

// cliApp is urfave/cli without its own ideas of help, of where errors go and of when to leave.
func (a *app) cliApp() *cli.App {
	return &cli.App{
		Name: "forbear", Commands: a.commands(), Reader: a.stdin, Writer: a.stdout, ErrWriter: a.stderr,
		HideHelp: true, HideVersion: true,
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   func(_ *cli.Context, err error, _ bool) error { return err },
	}
}

func (a *app) command(name string) *cli.Command {
	for _, c := range a.commands() {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func (a *app) unknownCommand(name string) error {
	names := []string{"help"}
	for _, c := range a.commands() {
		names = append(names, c.Name)
	}
	if strings.HasPrefix(name, "-") {
		return &failure{
			text.Both("选项写在命令前面了", "a flag before the command"),
			text.Both(
				"先写命令，像 forbear evaluate --lang zh profile.json",
				"write the command first, as in forbear evaluate --lang en profile.json",
			),
		}
	}
	hint := text.Both("命令有哪些，见 forbear help", "see forbear help for what there is")
	if near := problem.Suggest(name, names); near != "" {
		hint = text.Both("您要的是不是 forbear "+near+"？", "did you mean forbear "+near+"?")
	} else if looksLikeFile(name) {
		hint = text.Both("要评估一份资料，写 forbear evaluate 文件名", "to evaluate a profile, write forbear evaluate and its name")
	}
	return &failure{text.Both("没有这个命令", "no such command"), hint}
}
