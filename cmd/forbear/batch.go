package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/batch"
	"github.com/forbear-project/forbear/engine/text"
)

func (a *app) batch() *cli.Command {
	return &cli.Command{
		Name: "batch", ArgsUsage: "[FILE...|-]", Action: a.doBatch, HideHelp: true,
		Usage: usage("一行一份资料，一行一个结果", "many profiles: a line of JSON in, a line out"),
		Description: description(
			"每一行是一份资料，结果也是每份一行，次序不变；读不了的那一行单独报错，其余照常。FILE 可以是 .gz 或 .zst；\n"+
				"没写 FILE 就读标准输入。按 --as-of 评估，没有就按每一行自己的 as_of；两样都没有的那一行算出错。",
			"Each line is a profile, and gives one line, in the same order; one that cannot be judged fails alone.\n"+
				"FILE may be .gz or .zst; without one, standard input is read. The day judged is --as-of, else the as_of of\n"+
				"each line; a line with neither fails."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(),
			stringFlag("as-of", "DATE", text.Both("每一行都按这一天评估，如 2026-11-22",
				"judge every line as of this day, such as 2026-11-22")),
			choiceFlag("view", text.Both("每一行写什么", "what is written of each line"), batch.Views[:]...),
			stringFlag("id", "KEY", text.Both("把资料里这个备注的值抄到结果里，如 //id", "copy the value of this remark, such as //id")),
			stringFlag("workers", "N", text.Both("同时评估 N 行", "judge so many lines at once")),
			stringFlag("max-errors", "N", text.Both("出错多于 N 行就停下，退出码 1", "stop where more than N lines fail, with exit code 1")),
			stringFlag("out", "FILE", text.Both("写到这个文件，全部写完才有它", "write to this file, which is there when all is written")),
			boolFlag("force", text.Both("盖掉已有的文件", "write over a file that is there")),
		},
	}
}

// batchMemory returns how large the heap may get before it is collected more often, whatever main says:
// each worker has a judge of its own, of some megabytes, and collecting what is all in use takes a third
// of the time.
func batchMemory(workers int) int64 { return int64(96+8*max(0, workers-2)) << 20 }

func (a *app) doBatch(c *cli.Context) error {
	runsLong()
	if err := a.setLanguage(c); err != nil {
		return err
	}
	if c.NArg() == 0 && a.isTerminal(a.stdin) { // nobody types profiles
		a.explain(a.stderr, c.Command)
		return errSaid
	}
	o, err := a.batchOptions(c)
	if err != nil {
		return err
	}
	in, err := a.openInputs(c.Args().Slice())
	if err != nil {
		return err
	}
	if o.Book, err = a.bookFor(c.String("rules")); err != nil {
		return err
	}
	out, err := a.batchOutput(c)
	if err != nil {
		return err
	}
	defer out.abandon()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(batchMemory(o.Workers)))
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	go func() {
		if s, more := <-signals; more {
			signal.Stop(signals) // so that a second one ends it at once
			cancel(stopped{s})
		}
	}()
	progress := a.meter(in)
	o.Report = progress.show
	counts, err := batch.Run(ctx, o, in, out)
	progress.clear()
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, context.Canceled) {
		err = cause
	}
	if err == nil {
		err = out.keep()
	}
	out.abandon() // before anything is said, for whoever listened may be gone, and that ends it
	if errors.Is(err, syscall.EPIPE) {
		return stopped{syscall.SIGPIPE}
	}
	fmt.Fprintln(a.stderr, progress.summary(counts).In(a.language))
	return batchError(c, err)
}

// batchOptions returns the options that the command line gives.
func (a *app) batchOptions(c *cli.Context) (o batch.Options, err error) {
	o = batch.Options{ID: c.String("id"), Language: a.language, Explain: explainWithLetters}
	if o.AsOf, err = dayFlag(c); err != nil {
		return o, err
	}
	view, err := choice(c, "view")
	if err != nil {
		return o, err
	}
	for i, name := range batch.Views {
		if name == view {
			o.View = batch.View(i)
		}
	}
	if c.IsSet("id") && !strings.HasPrefix(o.ID, "//") {
		return o, &failure{
			text.Both("--id 要写一个备注的名字", "--id takes the key of a remark"),
			text.Both("备注的名字以 // 开头，如 --id //id", "which begins with //, as in --id //id"),
		}
	}
	if o.Workers, err = countFlag(c, "workers", runtime.GOMAXPROCS(0)); err != nil {
		return o, err
	}
	o.MaxFailed, err = maxErrors(c)
	return o, err
}

// maxErrors returns --max-errors, or nil.
func maxErrors(c *cli.Context) (*int, error) {
	if !c.IsSet("max-errors") {
		return nil, nil
	}
	n, err := strconv.Atoi(c.String("max-errors"))
	if err != nil || n < 0 {
		return nil, &failure{
			text.Both("--max-errors 要写 0 以上的整数", "--max-errors is a whole number from 0"),
			text.Both("像 --max-errors 100", "as in --max-errors 100"),
		}
	}
	return &n, nil
}

// batchError returns the error of a command by that of its run.
func batchError(c *cli.Context, err error) error {
	var broken *batch.ReadError
	var signalled stopped
	switch {
	case errors.Is(err, batch.ErrTooMany):
		return errFound
	case errors.As(err, &broken):
		return broken.Err
	case errors.As(err, &signalled):
		return signalled
	case err != nil && c.IsSet("out"):
		return unwritable(c.String("out"), err)
	}
	return err
}

// stopped is the error that a signal has ended a command.
type stopped struct{ by os.Signal }

func (s stopped) Error() string { return s.by.String() }

// code returns the exit code by which a shell knows the signal.
func (s stopped) code() int {
	if by, ok := s.by.(syscall.Signal); ok {
		return 128 + int(by)
	}
	return exitCannot
}

// batchOutput is where the lines go: standard output, or a file that takes its name when it is kept.
type batchOutput struct {
	io.Writer
	file *pending // nil for standard output
}

func (a *app) batchOutput(c *cli.Context) (*batchOutput, error) {
	if !c.IsSet("out") {
		return &batchOutput{Writer: a.stdout}, nil
	}
	f, err := a.beginPrivate(c, c.String("out"))
	if err != nil {
		return nil, err
	}
	return &batchOutput{f, f}, nil
}

func (o *batchOutput) keep() error {
	if o.file == nil {
		return nil
	}
	return o.file.keep()
}

func (o *batchOutput) abandon() {
	if o.file != nil {
		o.file.abandon()
	}
}

// meter returns what shows how far a batch has got, on standard error where that is a terminal.
func (a *app) meter(in *inputs) *meter {
	return &meter{to: a.stderr, shown: a.isTerminal(a.stderr), language: a.language, in: in, began: time.Now()}
}

// meter shows in one line how far a batch has got.
type meter struct {
	to          io.Writer
	shown       bool
	language    text.Language
	in          *inputs
	began, last time.Time
}

// show writes the line anew, at most ten times a second.
func (m *meter) show(counts batch.Counts) {
	if !m.shown || time.Since(m.last) < time.Second/10 {
		return
	}
	m.last = time.Now()
	line := text.Both("%d 行，每秒 %.0f 行，出错 %d 行", "%d lines, %.0f a second, %d failed")
	said := line.With(counts.Lines, m.rate(counts), counts.Failed).In(m.language)
	if part := m.in.part(); part > 0 {
		left := time.Duration(float64(time.Since(m.began)) * (1 - part) / part).Round(time.Second)
		said += text.Both("，已读 %.0f%%，还要 %s", ", %.0f %% read, %s left").With(100*part, left).In(m.language)
	}
	fmt.Fprintf(m.to, "\r%s\x1b[K", said)
}

func (m *meter) clear() {
	if m.shown {
		fmt.Fprint(m.to, "\r\x1b[K")
	}
}

func (m *meter) rate(counts batch.Counts) float64 {
	return float64(counts.Lines) / max(time.Since(m.began).Seconds(), 1e-3)
}

// summary says what came of the lines.
func (m *meter) summary(counts batch.Counts) text.Text {
	return text.Both("%d 行：判断了 %d 行，出错 %d 行，空行 %d 行；%.1f 秒，每秒 %.0f 行",
		"%d lines: %d decided, %d failed, %d blank; %.1f s, %.0f a second",
	).With(counts.Lines, counts.Decided, counts.Failed, counts.Blank, time.Since(m.began).Seconds(), m.rate(counts))
}
