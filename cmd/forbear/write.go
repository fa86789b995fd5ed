package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
)

// output is a file that a command writes.
type output struct {
	name     string // its path from the working directory
	content  []byte
	presence presence
}

// presence says what may have the name of an output before it is written.
type presence int

const (
	absent  presence = iota // nothing, not even a link
	present                 // a file
	either
)

// writer writes every file that a command writes.
type writer struct {
	open    func(name string, mode fs.FileMode) (draft, error) // makes a file that is not there
	private bool                                               // nobody else may read what is written
}

// draft is a file under a temporary name.
type draft interface {
	io.WriteCloser
	Chmod(fs.FileMode) error
	Sync() error
}

// writePrivate writes a file that nobody else may read; over one that is there only with --force.
func (a *app) writePrivate(c *cli.Context, name string, content []byte) error {
	there := absent
	if c.Bool("force") {
		there = either
	}
	private := a.files
	private.private = true
	return private.write(output{name, content, there})
}

func openDraft(name string, mode fs.FileMode) (draft, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}

// write writes outputs and their folders: all of them or, with an error, none. Each content goes to
// a new file beside the place of the output, and once all are complete they are renamed. A file
// that was there keeps its mode, unless the writer is private, and a link to it stays a link.
func (w writer) write(outputs ...output) (err error) {
	var made []string // what to remove after an error, folders before their files
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(made) {
				os.Remove(name)
			}
		}
	}()
	targets := make([]target, len(outputs))
	for i, o := range outputs {
		targets[i], err = findTarget(o)
		if w.private {
			targets[i].mode = 0o600
		}
		if err == nil {
			made, err = makeFolders(made, filepath.Dir(targets[i].name))
		}
		if err == nil && !targets[i].direct {
			beside := fmt.Sprintf(".forbear-%d-%d", os.Getpid(), rand.Uint32())
			targets[i].draft = filepath.Join(filepath.Dir(targets[i].name), beside)
			made = append(made, targets[i].draft)
			err = w.fill(targets[i], o.content)
		}
		if err != nil {
			return unwritable(o.name, err)
		}
	}
	for i, o := range outputs {
		if err = targets[i].take(o.content); err != nil {
			return unwritable(o.name, err)
		}
		if targets[i].isNew {
			made = append(made, targets[i].name)
		}
	}
	return nil
}

// target is where an output goes.
type target struct {
	name   string // with links followed
	draft  string // the file that is to take the name
	mode   fs.FileMode
	isNew  bool // no file has the name
	direct bool // the name is of a device or a pipe, which is written to without a draft
}

var errDanglingLink = errors.New("a link that leads nowhere")

func findTarget(o output) (target, error) {
	info, err := os.Lstat(o.name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.presence != present:
		return target{name: o.name, mode: 0o644, isNew: true}, nil
	case err != nil:
		return target{}, err
	case o.presence == absent:
		return target{}, fs.ErrExist
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if info, err = os.Stat(o.name); errors.Is(err, fs.ErrNotExist) {
			return target{}, errDanglingLink
		} else if err != nil {
			return target{}, err
		}
	}
	mode := info.Mode()
	switch {
	case mode.IsDir():
		return target{}, syscall.EISDIR
	case !mode.IsRegular():
		return target{name: o.name, direct: true}, nil
	}
	name, err := filepath.EvalSymlinks(o.name)
	if err != nil {
		return target{}, err
	}
	old, err := os.OpenFile(name, os.O_WRONLY, 0) // a file that may not be written may not be replaced either
	if err != nil {
		return target{}, err
	}
	return target{name: name, mode: mode}, old.Close()
}

// makeFolders makes a folder and its parents, and appends those that it has made to made.
func makeFolders(made []string, folder string) ([]string, error) {
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return made, nil
	}
	if parent := filepath.Dir(folder); parent != folder {
		var err error
		if made, err = makeFolders(made, parent); err != nil {
			return made, err
		}
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		if errors.Is(err, fs.ErrExist) { // as a file
			err = syscall.ENOTDIR
		}
		return made, err
	}
	return append(made, folder), nil
}

// fill writes the draft of a target.
func (w writer) fill(t target, content []byte) error {
	f, err := w.open(t.draft, t.mode.Perm())
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil && !t.isNew {
		err = f.Chmod(t.mode) // whatever umask says
	}
	if err == nil {
		err = f.Sync() // some disks say only now that they are full
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// take gives the draft the name of the target. If another program has made a file of that name in
// the meantime, that is an error.
func (t target) take(content []byte) error {
	switch {
	case t.direct:
		f, err := os.OpenFile(t.name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.Write(content)
		return errors.Join(err, f.Close())
	case !t.isNew:
		return os.Rename(t.draft, t.name)
	}
	err := os.Link(t.draft, t.name)
	switch {
	case err == nil:
		return os.Remove(t.draft)
	case errors.Is(err, fs.ErrExist):
		return err
	}
	if _, err := os.Lstat(t.name); err == nil {
		return fs.ErrExist
	}
	return os.Rename(t.draft, t.name) // where a disk has no hard links
}

// writeFaults are the reasons why a file cannot be written, and what to do. %s is its name.
var writeFaults = []struct {
	is         error
	said, hint text.Text
}{
	{fs.ErrExist, text.Both("%s 已经有了", "%s is there already"),
		text.Both("换一个名字，或者先移走它", "choose another name, or move it away")},
	{fs.ErrPermission, text.Both("没有权限写 %s", "%s: no permission to write it"),
		text.Both("看看谁可以写这个文件和它所在的文件夹", "see who may write it and its folder")},
	{syscall.EROFS, text.Both("写不了 %s：这块磁盘只能读", "%s: the disk can only be read"),
		text.Both("换一个地方写", "write it elsewhere")},
	{syscall.ENOSPC, text.Both("写不了 %s：磁盘满了", "%s: no space left on the disk"),
		text.Both("腾出地方，再来一次", "make room, then run it again")},
	{syscall.EDQUOT, text.Both("写不了 %s：磁盘配额用完了", "%s: the disk quota is used up"),
		text.Both("腾出地方，再来一次", "make room, then run it again")},
	{syscall.EFBIG, text.Both("写不了 %s：超过了文件大小的上限", "%s: larger than a file may be here"),
		text.Both("上限见 ulimit -f", "ulimit -f tells the limit")},
	{syscall.EISDIR, text.Both("%s 是文件夹，不是文件", "%s is a folder, not a file"),
		text.Both("写上文件的名字", "give the name of a file")},
	{syscall.ENOTDIR, text.Both("写不了 %s：它所在的不是文件夹", "%s: what it is to stand in is not a folder"),
		text.Both("看看名字对不对", "see that the name is right")},
	{syscall.ENAMETOOLONG, text.Both("写不了 %s：名字太长", "%s: the name is too long"),
		text.Both("换一个短些的名字", "choose a shorter one")},
	{errDanglingLink, text.Both("%s 是一个链接，指向的文件不在", "%s is a link that leads nowhere"),
		text.Both("删掉这个链接，或者换一个名字", "remove the link, or choose another name")},
	{fs.ErrNotExist, text.Both("写不了 %s：没有这个文件或文件夹", "%s: no such file or folder"),
		text.Both("先建好文件夹，或者看看名字对不对", "make the folder, or see that the name is right")},
}

// unwritable returns the error that a file cannot be written.
func unwritable(name string, err error) error {
	name = filepath.ToSlash(name)
	for _, f := range writeFaults {
		if errors.Is(err, f.is) {
			return &failure{text.Both(fmt.Sprintf(f.said.ZH, name), fmt.Sprintf(f.said.EN, name)), f.hint}
		}
	}
	reason := err.Error()
	if errno := syscall.Errno(0); errors.As(err, &errno) {
		reason = errno.Error()
	}
	return &failure{text.Both("写不了 "+name, name+": cannot be written"),
		text.Both("系统说："+reason, "the system says: "+reason)}
}

// keepOther returns an error if the name is of a file that is not a page, so that a wrong name
// costs nobody a rule file or a README. Markdown of docs begins with a heading that has an anchor,
// HTML with its doctype. A file that is empty or cannot be read is no error here, but perhaps when
// it is written.
func keepOther(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, 4096))
	page := bytes.HasPrefix(bytes.ToLower(head), []byte("<!doctype html"))
	if strings.EqualFold(filepath.Ext(name), ".md") {
		page = bytes.Contains(head, []byte(`# <a id="`))
	}
	if page || len(head) == 0 {
		return nil
	}
	called := filepath.ToSlash(name)
	return &failure{text.Both(called+" 已经有了，里面不是这样的网页", called+" is there and is no such page"),
		text.Both("换一个名字或文件夹，或者先移走它", "choose another name or folder, or move it away")}
}
