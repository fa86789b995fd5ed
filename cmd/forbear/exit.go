package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/forbear-project/forbear/engine/text"
)

// The exit codes; forbear help exit-codes explains them.
const (
	exitGood   = 0
	exitFound  = 1
	exitCannot = 2
)

var exitCodes = text.Both(`forbear 的退出码：
  0  运行了，没有问题（不管评估的结论如何）
  1  运行了，发现了问题（规则有错或有说不通的地方，有过时的，样例的结论变了；
     diff 加了 --exit-code：有不同）
  2  没能运行（命令写错、文件读不了、资料不是一份资料；
     对 evaluate、test 和 diff 来说，规则有错也算）
读输出的程序先走了（像 forbear … | head），退出码是 1。
batch 的某一行出错不算问题，除非多过 --max-errors；被 Ctrl+C 停下是 130，读的先走了按信号退出。
`, `exit codes of forbear:
  0  it ran and found nothing wrong, whatever the verdict
  1  it ran and found problems: a broken book, a finding above a note, what
     has grown old, a changed fixture; with diff --exit-code, anything that
     differs
  2  it could not run: the command line, an unreadable file, a profile that is
     not one; for evaluate, test and diff also a broken book
where nobody reads the output to its end, as in forbear ... | head, it is 1.
lines of batch that fail are no problem unless they are more than --max-errors;
Ctrl+C ends it with 130, and a reader that has left with its signal.
`)

// failure is the error that a command could not run, with a hint what to do.
type failure struct{ said, hint text.Text }

func (f *failure) Error() string { return f.said.EN }

var (
	errFound = errors.New("problems were found") // and have been written: exit code 1
	errSaid  = errors.New("said already")        // the reason has been written: exit code 2
	errHelp  = errors.New("help is asked for")
)

// exit writes an error and returns the exit code.
func (a *app) exit(err error) int {
	var f *failure
	var signalled stopped
	if errors.Is(err, syscall.EPIPE) && !errors.As(err, &signalled) { // whoever read the output has left
		return exitFound
	}
	if p := (*fs.PathError)(nil); errors.As(err, &p) && p.Op == "write" { // of standard output
		err = unwritable(p.Path, p)
	}
	switch {
	case err == nil:
		return exitGood
	case errors.Is(err, errFound):
		return exitFound
	case errors.Is(err, errSaid):
	case errors.As(err, &signalled):
		return signalled.code()
	case errors.As(err, &f):
		fmt.Fprintln(a.stderr, text.Both("错误：", "error: ").In(a.language)+f.said.In(a.language))
		if hint := f.hint.In(a.language); hint != "" {
			fmt.Fprintln(a.stderr, text.Both("提示：", "hint: ").In(a.language)+hint)
		}
	default:
		fmt.Fprintln(a.stderr, text.Both("错误：", "error: ").In(a.language)+err.Error())
	}
	return exitCannot
}
