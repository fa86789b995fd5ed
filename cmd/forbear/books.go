package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

// bookSource is a folder that is to hold a rule book.
type bookSource struct {
	fs.FS
	folder string // as the user wrote it; "" for the book that is built in
}

// name is what the book is called to the user.
func (s bookSource) name() string {
	if s.folder == "" {
		return "built in"
	}
	return s.folder
}

// sourceAt is the folder given, else the book that is built in. A folder without a book is refused:
// nothing found is no success.
func sourceAt(folder string) (bookSource, error) {
	if folder == "" {
		return bookSource{FS: rules.FS}, nil
	}
	if info, err := os.Stat(folder); err != nil {
		return bookSource{}, unreadable(folder, err)
	} else if !info.IsDir() {
		return bookSource{}, &failure{
			text.Both(folder+" 不是文件夹", folder+" is not a folder"),
			text.Both("规则是一个里面有 book.toml 的文件夹", "a rule book is a folder with a book.toml in it"),
		}
	}
	if !holdsBook(folder) {
		return bookSource{}, &failure{
			text.Both(folder+" 里没有规则", "no rule book in "+folder),
			text.Both("规则是一个里面有 book.toml 的文件夹", "a rule book is a folder with a book.toml in it"),
		}
	}
	return bookSource{FS: os.DirFS(folder), folder: folder}, nil
}

// sourceNearby is the folder given, else ./rules where it holds a book, else the book that is built
// in: an edit of a maintainer is never passed over.
func sourceNearby(folder string) (bookSource, error) {
	if folder == "" && holdsBook("rules") {
		folder = "rules"
	}
	return sourceAt(folder)
}

func holdsBook(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, "book.toml"))
	return err == nil && !info.IsDir()
}

// load reads the book; problems name files as the user would.
func (s bookSource) load() (*book.Book, problem.List) {
	b, problems := book.Load(s)
	for i := range problems {
		problems[i].File = path.Join(s.shown(), problems[i].File)
	}
	return b, problems
}

// shown is the folder as places of the book are written with it.
func (s bookSource) shown() string {
	if s.folder == "" {
		return "rules"
	}
	return filepath.ToSlash(s.folder)
}

// files counts the files of the book.
func (s bookSource) files() int {
	count := 0
	fs.WalkDir(s, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != ".":
			return fs.SkipDir
		case !entry.IsDir() && path.Ext(name) == ".toml":
			count++
		}
		return nil
	})
	return count
}

// bookFor is the book for a command that cannot do without: --rules, else the one built in.
func (a *app) bookFor(folder string) (*book.Book, error) {
	s, err := sourceAt(folder)
	if err != nil {
		return nil, err
	}
	return a.soundBook(s)
}

// bookNearby is the book that a maintainer means, as check finds it, and where it was read from.
func (a *app) bookNearby(c *cli.Context) (*book.Book, bookSource, error) {
	s, err := a.announcedSource(c.String("rules"))
	if err != nil {
		return nil, s, err
	}
	b, err := a.soundBook(s)
	return b, s, err
}

// soundBook is the book of a source; what is wrong with it is shown.
func (a *app) soundBook(s bookSource) (*book.Book, error) {
	b, problems := s.load()
	if len(problems) > 0 {
		a.writeProblems(a.stderr, problems)
		return nil, &failure{
			text.Both("规则有错，没法用", "the rule book is broken"),
			text.Both("先用 forbear check 查", "see forbear check"),
		}
	}
	return b, nil
}

// unreadable says in one line why a file cannot be opened.
func unreadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &failure{
			text.Both("没有这个文件："+name, name+": no such file"),
			text.Both("看看名字和所在的文件夹对不对", "see that the name and the folder are right"),
		}
	case errors.Is(err, fs.ErrPermission):
		return &failure{
			text.Both("没有权限读 "+name, name+": no permission to read it"),
			text.Both("看看文件的权限，或者复制一份再试", "see who may read it, or copy it"),
		}
	}
	return &failure{
		text.Both("读不了 "+name, name+": cannot be read"),
		text.Both("看看它是不是一个普通的文件", "see that it is an ordinary file"),
	}
}

// countOf is n things, with an s for more or less than one.
func countOf(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
