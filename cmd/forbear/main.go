// Command forbear tells a person who cannot pay a consumer loan what they may ask for, from whom,
// in what order, with which papers, and why.
//
//  1. Results go to standard output, everything else to standard error.
//
//  2. The exit code is 0 when it ran and found nothing wrong, whatever the verdict; 1 when it ran
//     and found problems, or nobody read its output to the end; 2 when it could not run.
//
//  3. Nothing is sent anywhere, and no error holds a value of a profile.
//
// Errors are in lower case, without a full stop: what is wrong, then a hint that says what to do.
// What a borrower or a counsellor reads is in Chinese unless the environment or --lang says
// otherwise.
//
// A command is a file with a method of app that declares it (its flags, help and formats), one that
// runs it, and its place in commands. Each is tested by a script of its own in testdata/script.
package main

import (
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
)

func main() {
	// Most commands run a few hundredths of a second, and end before the first collection.
	debug.SetGCPercent(800)
	if !slices.Equal(os.Args[1:min(2, len(os.Args))], []string{"batch"}) { // which ends by the signal
		signal.Ignore(syscall.SIGPIPE)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// runsLong is called by commands that run for seconds: for them memory counts too.
func runsLong() { debug.SetGCPercent(400) }

// run runs the command that the arguments name, and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return newApp(stdin, stdout, stderr, os.Environ()).run(args)
}

// app runs one command.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	environ        []string // as os.Environ returns it
	files          writer
	load           func(bookSource) (*book.Book, problem.List)
	runFixtures    func(*book.Book, []located) []fixture.Result
	language       text.Language // of errors; of results once the command is known
	languageGiven  bool          // by --lang
}

func newApp(stdin io.Reader, stdout, stderr io.Writer, environ []string) *app {
	return &app{
		stdin: stdin, stdout: stdout, stderr: stderr, environ: environ,
		files: writer{open: openDraft}, load: bookSource.load, runFixtures: runFixtures,
	}
}

func (a *app) run(args []string) (code int) {
	a.language = a.languageOf(text.EN)
	if l, given := languageIn(args); given {
		a.language, a.languageGiven = l, true
	}
	defer func() {
		if recover() != nil { // the value of a panic may hold a value of the profile; its stack does not
			a.exit(&failure{
				text.Both("forbear 出错停下了，这是 forbear 的错", "forbear broke, which is a mistake in forbear"),
				text.Both("请把下面几行报给我们，里面没有您资料里的内容",
					"report it with the lines below; they hold nothing of a profile"),
			})
			a.stderr.Write(debug.Stack())
			code = exitCannot
		}
	}()
	return a.exit(a.do(args))
}

// getenv returns a variable of the environment, or "". Of several of one name the last counts.
func (a *app) getenv(name string) string {
	for _, variable := range slices.Backward(a.environ) {
		if value, found := strings.CutPrefix(variable, name+"="); found {
			return value
		}
	}
	return ""
}

// commands are all there are.
func (a *app) commands() []*cli.Command {
	return []*cli.Command{
		a.evaluate(), a.ask(), a.plan(), a.calendar(), a.letter(),
		a.serve(), a.batch(),
		a.check(), a.explainCode(), a.staleRules(), a.test(), a.suggest(), a.list(), a.diff(), a.fmt(), a.schema(),
		a.begin(), a.docs(),
		a.completion(), a.man(), a.version(),
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
	case completing:
		return a.complete(args[1:])
	case "-v", "--version":
		args = append([]string{"version"}, args[1:]...)
	}
	command := a.command(args[0])
	if command == nil {
		return a.unknownCommand(args[0])
	}
	if !a.languageGiven {
		a.language = a.languageOf(ownLanguage(command.Name))
	}
	arranged, err := arrange(command, args[1:])
	switch {
	case err == errHelp:
		if _, err := withoutLanguage(args[1:]); err != nil {
			return err
		}
		return a.help([]string{command.Name})
	case err != nil:
		return err
	}
	return a.cliApp().Run(append([]string{"forbear", command.Name}, arranged...))
}

// cliApp returns urfave/cli without its own help, error output and exit.
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
