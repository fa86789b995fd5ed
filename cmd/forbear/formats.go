package main

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/notice"
)

// outputFormat is a value of --format, and how a command writes its result in it.
type outputFormat[T any] struct {
	name  string
	write func(a *app, found T) error
}

// outputFormats are the formats of a command, the default first. The flag, its help, the check of
// its value and the choice of the writer come from this one list.
type outputFormats[T any] []outputFormat[T]

func (all outputFormats[T]) names() []string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.name
	}
	return names
}

// flag returns the flag --format with these values.
func (all outputFormats[T]) flag() cli.Flag {
	return choiceFlag("format", text.Both("输出的格式", "how the result is written"), all.names()...)
}

// chosen returns the format that the command line names, or the default.
func (all outputFormats[T]) chosen(c *cli.Context) (outputFormat[T], error) {
	name, err := oneOf(c, "format", all.names()...)
	if err != nil {
		return outputFormat[T]{}, err
	}
	return all.named(name), nil
}

func (all outputFormats[T]) named(name string) outputFormat[T] {
	return all[slices.Index(all.names(), name)]
}

// choiceFlag returns a flag that takes only these values. The first is the default.
func choiceFlag(name string, usage text.Text, values ...string) cli.Flag {
	return stringFlag(name, strings.Join(values, "|"), usage)
}

// choice returns the value of a flag that choiceFlag has declared.
func choice(c *cli.Context, flag string) (string, error) {
	return oneOf(c, flag, strings.Split(findFlag(c.Command, flag).GetDefaultText(), "|")...)
}

// oneOf returns the value of a flag that takes only these values, or the first.
func oneOf(c *cli.Context, flag string, values ...string) (string, error) {
	given := c.String(flag)
	switch {
	case !c.IsSet(flag):
		return values[0], nil
	case slices.Contains(values, given):
		return given, nil
	}
	return "", noSuchValue(flag, values)
}

// noSuchValue returns the error that a flag is given another value than one of these.
func noSuchValue(flag string, values []string) error {
	list := strings.Join(values, ", ")
	return &failure{
		text.Both("--"+flag+" 没有这个值", "--"+flag+" has no such value"),
		text.Both("可以写："+list, "choose from "+list),
	}
}

// noticeOptions returns the options of text on standard output.
func (a *app) noticeOptions() notice.Options {
	return notice.Options{Language: a.language, Colour: a.wantsColour()}
}

// writeProblems writes problems for people, without colours.
func (a *app) writeProblems(w io.Writer, list problem.List) error {
	return notice.Text(w, notice.Of(list), notice.Options{Language: a.language})
}

// toStdout returns a format whose writer needs no options.
func toStdout[T any](name string, write func(found T, w io.Writer) error) outputFormat[T] {
	return outputFormat[T]{name, func(a *app, found T) error { return write(found, a.stdout) }}
}

// asText returns the format text, in the language of the command, with colours on a terminal.
func asText[T any](write func(found T, w io.Writer, o notice.Options) error) outputFormat[T] {
	return outputFormat[T]{"text", func(a *app, found T) error { return write(found, a.stdout, a.noticeOptions()) }}
}
