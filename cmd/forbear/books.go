package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

// bookSource is a folder with the files of a rule book.
type bookSource struct {
	fs.FS
	folder string // as the user wrote it; "" for the book that is built in
}

// name returns the folder, or that the book is the one built in.
func (s bookSource) name(l text.Language) string {
	if s.folder == "" {
		return text.Both("自带的", "built in").In(l)
	}
	return s.folder
}

// sourceAt returns the book in a folder, or with "" the one built in. A folder without a book is an
// error.
func sourceAt(folder string) (bookSource, error) {
	if folder == "" {
		return bookSource{FS: rules.FS}, nil
	}
	if info, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return bookSource{}, &failure{
			text.Both("没有这个文件夹："+folder, folder+": no such folder"),
			text.Both("规则是一个里面有 book.toml 的文件夹", "a rule book is a folder with a book.toml in it"),
		}
	} else if err != nil {
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
	root, err := os.OpenRoot(folder) // whose links lead nowhere else; it is closed when the process ends
	if err != nil {
		return bookSource{}, unreadable(folder, err)
	}
	return bookSource{FS: root.FS(), folder: folder}, nil
}

// sourceNearby returns the book in a folder, or with "" that in ./rules where there is one, else
// the one built in: commands of maintainers see what the maintainer has edited.
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

// load reads the book. Its problems name files by their paths from the working directory.
func (s bookSource) load() (*book.Book, problem.List) {
	b, problems := book.Load(s)
	for i := range problems {
		problems[i].File = path.Join(s.shown(), problems[i].File)
	}
	return b, problems
}

// shown returns the folder that the places of the book are written with.
func (s bookSource) shown() string {
	if s.folder == "" {
		return "rules"
	}
	return filepath.ToSlash(s.folder)
}

// files counts the files of the book.
func (s bookSource) files() int { return len(book.FileNames(s)) }

// bookFor loads the book in a folder, or with "" the one built in, for those that borrowers read: what
// follows is in a language that the book speaks.
func (a *app) bookFor(folder string) (*book.Book, error) {
	s, err := sourceAt(folder)
	if err != nil {
		return nil, err
	}
	b, err := a.soundBook(s)
	if err == nil {
		a.language = b.Speaks(a.language)
	}
	return b, err
}

// bookNearby loads the book of --rules, else that of sourceNearby, and says which it is.
func (a *app) bookNearby(c *cli.Context) (*book.Book, bookSource, error) {
	s, err := a.announcedSource(c.String("rules"))
	if err != nil {
		return nil, s, err
	}
	b, err := a.soundBook(s)
	return b, s, err
}

// soundBook loads the book of a source, or writes its problems.
func (a *app) soundBook(s bookSource) (*book.Book, error) {
	b, problems := a.load(s)
	if len(problems) > 0 {
		a.writeProblems(a.stderr, problems)
		return nil, &failure{
			text.Both("规则有错，没法用", "the rule book is broken"),
			text.Both("先用 forbear check 查", "see forbear check"),
		}
	}
	return b, nil
}

// unreadable returns the error that a file cannot be read.
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

// countOf returns a count and a noun, in the plural unless n is 1.
func countOf(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
