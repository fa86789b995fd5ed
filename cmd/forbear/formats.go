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

// outputFormat is one value of --format, and how a command writes what it has found in it.
type outputFormat[T any] struct {
	name  string
	write func(a *app, found T) error
}

// outputFormats are those of one command, the usual one first. Its flag with its help, the check of
// what is given and the choice of the writer all come from this one list.
type outputFormats[T any] []outputFormat[T]

func (all outputFormats[T]) names() []string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.name
	}
	return names
}

// flag is --format with these values.
func (all outputFormats[T]) flag() cli.Flag {
	return choiceFlag("format", text.Both("输出的格式", "how the result is written"), all.names()...)
}

// chosen is the format that the command line names, or the usual one.
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

// choiceFlag is a flag that has only some values; the first is meant where it is not given.
func choiceFlag(name string, usage text.Text, values ...string) cli.Flag {
	return stringFlag(name, strings.Join(values, "|"), usage)
}

// choice is the value of a flag that choiceFlag has declared.
func choice(c *cli.Context, flag string) (string, error) {
	return oneOf(c, flag, strings.Split(findFlag(c.Command, flag).GetDefaultText(), "|")...)
}

// oneOf is the value of a flag that has only some; the first when it is not given.
func oneOf(c *cli.Context, flag string, values ...string) (string, error) {
	given := c.String(flag)
	switch {
	case !c.IsSet(flag):
		return values[0], nil
	case slices.Contains(values, given):
		return given, nil
	}
	list := strings.Join(values, ", ")
	return "", &failure{
		text.Both("--"+flag+" 没有这个值", "--"+flag+" has no such value"),
		text.Both("可以写："+list, "choose from "+list),
	}
}

// noticeOptions are how text is written to standard output.
func (a *app) noticeOptions() notice.Options {
	return notice.Options{Language: a.language, Colour: a.wantsColour()}
}

// writeProblems writes problems for people, without colours.
func (a *app) writeProblems(w io.Writer, list problem.List) error {
	return notice.Text(w, notice.Of(list), notice.Options{Language: a.language})
}

// toStdout is a format that needs no more than where to write.
func toStdout[T any](name string, write func(found T, w io.Writer) error) outputFormat[T] {
	return outputFormat[T]{name, func(a *app, found T) error { return write(found, a.stdout) }}
}

// asText is text for people, in their language and with colours where standard output shows them.
func asText[T any](write func(found T, w io.Writer, o notice.Options) error) outputFormat[T] {
	return outputFormat[T]{"text", func(a *app, found T) error { return write(found, a.stdout, a.noticeOptions()) }}
}
