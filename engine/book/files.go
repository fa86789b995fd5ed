package book

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Files are the files of a rule book, opened once, to look at their text or to load many books that
// differ little. They are never changed.
type Files struct {
	files    []*file      // in the order of their paths
	problems problem.List // of files that are missing, or are no part of a book
}

// Open opens the files of the rule book at the root of fsys. Load returns their problems.
func Open(fsys fs.FS) *Files {
	f := &Files{}
	f.openAll(fsys, f.names(fsys))
	return f
}

// Names returns the paths of the files, sorted.
func (f *Files) Names() []string { return idsOf(f.files, func(one *file) string { return one.name }) }

// Text returns the text of a file without byte-order mark and with LF line ends; "" of a file that
// is missing or could not be read.
func (f *Files) Text(name string) string {
	if i := f.find(name); i >= 0 {
		return f.files[i].text
	}
	return ""
}

// With returns the same files with another text of one. It does not add a file that is missing.
func (f *Files) With(name, text string) *Files {
	with := &Files{files: slices.Clone(f.files), problems: f.problems}
	if i := f.find(name); i >= 0 {
		with.files[i] = &file{name: name}
		with.files[i].read(text)
	}
	return with
}

// Position returns the line and the column of a byte of a file, both counted from 1, columns in
// characters.
func (f *Files) Position(name string, at int) (line, column int) {
	if i := f.find(name); i >= 0 && f.files[i].lines != nil {
		return f.files[i].position(at)
	}
	return 0, 0
}

func (f *Files) find(name string) int {
	return slices.IndexFunc(f.files, func(one *file) bool { return one.name == name })
}

// copyFiles returns copies of files, so that a loader can add problems to them.
func copyFiles(files []*file) []*file {
	own := make([]file, len(files))
	all := make([]*file, len(files))
	for i, f := range files {
		own[i] = *f
		own[i].problems = slices.Clone(f.problems)
		all[i] = &own[i]
	}
	return all
}

// names lists the files of the book and reports those that are missing or are no part of one; nil
// when there is no book at all.
func (f *Files) names(fsys fs.FS) []string {
	if _, err := fs.Stat(fsys, "book.toml"); err != nil {
		f.problem("", text.Both("这里没有规则", "no rule book here"),
			text.Both("规则是一个里面有 book.toml 的文件夹", "a rule book is a folder with a book.toml in it"))
		return nil
	}
	var names []string
	fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			f.problem(name, text.Both("读不了", "cannot be read"), text.Both("看看您能不能读", "see that you may read it"))
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != ".":
			return fs.SkipDir
		case !entry.IsDir() && path.Ext(name) == ".toml" && f.belongs(name):
			names = append(names, name)
		}
		return nil
	})
	for _, of := range form.Files {
		if !of.Optional && !of.Many() && !slices.Contains(names, of.Path) {
			f.problem(of.Path, missingFile, text.Both("规则里要有这个文件，空的也要", "a rule book has this file, even when it is empty"))
		}
	}
	if !slices.Contains(names, unknownFamily) {
		f.problem(unknownFamily, missingFile,
			text.Both("它说的是：不知道谁放的款时怎么办", "it says what to do when nobody knows who the lender is"))
	}
	return names
}

// belongs reports whether a TOML file is part of a book, and adds a problem where not.
func (f *Files) belongs(name string) bool {
	of := form.FileAt(name)
	if of == nil {
		var known []string
		for _, other := range form.Files {
			if !other.Many() {
				known = append(known, other.Path)
			}
		}
		f.problem(name, text.Both("规则里没有这种文件", "a file that no rule book has"),
			didYouMean(name, known, text.Both("families、lenders 和 letters 有自己的文件夹", "families, lenders and letters have folders of their own")))
		return false
	}
	if hint := isID(strings.TrimSuffix(path.Base(name), ".toml")); of.Many() && hint != (text.Text{}) {
		f.problem(name, text.Both("文件名就是 id，这个名字不能做 id", "the file's name is the id, and is not one"), hint)
	}
	return true
}

// problem adds a problem of a file that is not open.
func (f *Files) problem(file string, message, hint text.Text) {
	f.problems = append(f.problems, ofFile(file, message, hint))
}

var missingFile = text.Both("缺这个文件", "missing")

// ofFile returns a problem of a whole file.
func ofFile(name string, message, hint text.Text) problem.Problem {
	p := problem.Of(message, hint)
	p.File = name
	return p
}

// openAll reads the files, several at a time and the largest first, and leaves them in the order of
// their paths.
func (f *Files) openAll(fsys fs.FS, names []string) {
	slices.Sort(names)
	f.files = make([]*file, len(names))
	next := make(chan int, len(names))
	for _, i := range largestFirst(fsys, names) {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				f.files[i] = open(fsys, names[i])
			}
		})
	}
	wait.Wait()
}

// largestFirst returns the indexes of names by the size of the files, so that the file that takes
// longest is not begun last.
func largestFirst(fsys fs.FS, names []string) []int {
	order, sizes := make([]int, len(names)), make([]int64, len(names))
	for i, name := range names {
		order[i] = i
		if info, err := fs.Stat(fsys, name); err == nil {
			sizes[i] = info.Size()
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sizes[b], sizes[a]) })
	return order
}

// digest returns the same for two books only where their files have the same names and texts; line
// ends make no difference.
func digest(files []*file) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%s\x00%d\x00%s", f.name, len(f.text), f.text)
	}
	return hex.EncodeToString(h.Sum(nil))
}
