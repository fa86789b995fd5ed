package book

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// FileNames returns the paths of the files that the book at the root of fsys is read from, sorted.
func FileNames(fsys fs.FS) []string {
	names, _ := listFiles(fsys)
	return names
}

// lister finds the files of a book.
type lister struct {
	fsys     fs.FS
	names    []string
	problems problem.List
}

// listFiles lists the files of a book, sorted, and reports those that are missing, that are no part of
// one, and those that look like a part and would be read by nobody. Without book.toml there is no
// book at all.
//
// A link to a folder is followed where a book has a folder of that name, and nowhere else: so links
// cannot go round in a circle.
func listFiles(fsys fs.FS) ([]string, problem.List) {
	l := &lister{fsys: fsys}
	if _, err := fs.Stat(fsys, "book.toml"); err != nil {
		l.problem("", text.Both("这里没有规则", "no rule book here"),
			text.Both("规则是一个里面有 book.toml 的文件夹", "a rule book is a folder with a book.toml in it"))
		return nil, l.problems
	}
	fs.WalkDir(fsys, ".", l.visit)
	for _, of := range form.Files {
		if !of.Optional && !of.Many() && !slices.Contains(l.names, of.Path) {
			l.problem(of.Path, missingFile, text.Both("规则里要有这个文件，空的也要", "a rule book has this file, even when it is empty"))
		}
	}
	if !slices.Contains(l.names, unknownFamily) {
		l.problem(unknownFamily, missingFile,
			text.Both("它说的是：不知道谁放的款时怎么办", "it says what to do when nobody knows who the lender is"))
	}
	slices.Sort(l.names)
	return l.names, l.problems
}

// visit looks at a file or folder as fs.WalkDir comes to it.
func (l *lister) visit(name string, entry fs.DirEntry, err error) error {
	switch {
	case err != nil:
		l.problem(name, text.Both("读不了", "cannot be read"), text.Both("看看您能不能读", "see that you may read it"))
	case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != ".":
		return fs.SkipDir
	case entry.Type()&fs.ModeSymlink != 0:
		l.follow(name)
	case !entry.IsDir():
		l.add(name)
	}
	return nil
}

// follow looks at what a link leads to.
func (l *lister) follow(link string) {
	info, err := fs.Stat(l.fsys, link)
	switch {
	case err != nil && (path.Ext(link) == ".toml" || isFolder(link)):
		l.problem(link, text.Both("这个链接指的地方读不到", "a link to what cannot be read"),
			text.Both("链接要指向规则文件夹里面的东西", "a link leads to something within the folder of the book"))
	case err != nil:
	case !info.IsDir():
		l.add(link)
	case isFolder(link):
		entries, _ := fs.ReadDir(l.fsys, link)
		for _, entry := range entries {
			if !entry.IsDir() {
				l.add(path.Join(link, entry.Name()))
			}
		}
	default:
		if files, _ := fs.Glob(l.fsys, path.Join(link, "*.toml")); len(files) > 0 {
			l.problem(link, text.Both("链接到这里的文件夹不会读", "a link to a folder that is not read"),
				text.Both("规则里的文件夹只有 %s", "the folders of a book are %s").With(strings.Join(folders(), ", ")))
		}
	}
}

// add adds a file where it is part of a book, and a problem where it only looks like one.
func (l *lister) add(name string) {
	extension := path.Ext(name)
	switch {
	case extension == ".toml" && l.belongs(name):
		l.names = append(l.names, name)
	case extension != ".toml" && strings.EqualFold(extension, ".toml"):
		l.problem(name, text.Both("文件名要以小写的 .toml 结尾", "a file whose name ends in .toml in capitals is not read"),
			text.Both("改名为 %s", "call it %s").With(strings.TrimSuffix(name, extension)+".toml"))
	}
}

// belongs reports whether a TOML file is part of a book, and adds a problem where not.
func (l *lister) belongs(name string) bool {
	of := form.FileAt(name)
	if of == nil {
		var known []string
		for _, other := range form.Files {
			if !other.Many() {
				known = append(known, other.Path)
			}
		}
		l.problem(
			name,
			text.Both("规则里没有这种文件", "a file that no rule book has"),
			didYouMean(
				name,
				known,
				text.Both(
					"strategies、letters、families 和 lenders 有自己的文件夹",
					"strategies, letters, families and lenders have folders of their own",
				),
			),
		)
		return false
	}
	if hint := isID(strings.TrimSuffix(path.Base(name), ".toml")); of.Many() && hint != (text.Text{}) {
		l.problem(name, text.Both("文件名就是 id，这个名字不能做 id", "the file's name is the id, and is not one"), hint)
	}
	return true
}

func (l *lister) problem(file string, message, hint text.Text) {
	l.problems = append(l.problems, ofFile(file, message, hint))
}

// folders are those that a book may have.
func folders() (names []string) {
	for _, of := range form.Files {
		if of.Folder() != "" {
			names = append(names, of.Folder())
		}
	}
	return names
}

func isFolder(name string) bool { return slices.Contains(folders(), name) }

var missingFile = text.Both("缺这个文件", "missing")

// ofFile returns a problem of a whole file.
func ofFile(name string, message, hint text.Text) problem.Problem {
	p := problem.Of(message, hint)
	p.File = name
	return p
}
