package book

import (
	"cmp"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/problem"
)

// Files are the files of a rule book, opened once: for whoever looks at their text, or makes many
// books that are nearly equal. They are not changed.
type Files struct {
	files    []*file      // in the order of their paths
	problems problem.List // of files that are missing, or are no part of a book
}

// Open opens the files of the rule book at the root of fsys. What is wrong with them is said by
// Load.
func Open(fsys fs.FS) *Files {
	f := &Files{}
	f.openAll(fsys, f.names(fsys))
	return f
}

// Names are the files, in the order of their paths.
func (f *Files) Names() []string { return idsOf(f.files, func(one *file) string { return one.name }) }

// Text is what a file says, without byte-order mark and with LF line ends; "" of a file that is not
// there or could not be read.
func (f *Files) Text(name string) string {
	if i := f.find(name); i >= 0 {
		return f.files[i].text
	}
	return ""
}

// With are the same files with one that says something else. One that is not there is not added.
func (f *Files) With(name, text string) *Files {
	with := &Files{files: slices.Clone(f.files), problems: f.problems}
	if i := f.find(name); i >= 0 {
		with.files[i] = &file{name: name}
		with.files[i].read(text)
	}
	return with
}

// Position is the line and the column of a byte of a file, both counted from 1, columns in
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

// afresh are the files for a book in the making, which notes in each what is wrong with it.
func afresh(files []*file) []*file {
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
		f.problem("", "no rule book here", "a rule book is a folder with a book.toml in it")
		return nil
	}
	var names []string
	fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			f.problem(name, "cannot be read", "see that you may read it")
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != ".":
			return fs.SkipDir
		case !entry.IsDir() && path.Ext(name) == ".toml" && f.belongs(name):
			names = append(names, name)
		}
		return nil
	})
	for _, of := range form.Files {
		if !of.Optional && !of.Many() && !slices.Contains(names, of.Path) {
			f.problem(of.Path, "missing", "a rule book has this file, even when it is empty")
		}
	}
	if !slices.Contains(names, unknownFamily) {
		f.problem(unknownFamily, "missing", "it says what to do when nobody knows who the lender is")
	}
	return names
}

// belongs is whether a TOML file is part of a book; it reports one that is not.
func (f *Files) belongs(name string) bool {
	of := form.FileAt(name)
	if of == nil {
		var known []string
		for _, other := range form.Files {
			if !other.Many() {
				known = append(known, other.Path)
			}
		}
		f.problem(name, "a file that no rule book has",
			didYouMean(name, known, "families and lenders have folders of their own"))
		return false
	}
	if hint := isID(strings.TrimSuffix(path.Base(name), ".toml")); of.Many() && hint != "" {
		f.problem(name, "the file's name is the id, and is not one", hint)
	}
	return true
}

// problem reports what is wrong with a file that is not open.
func (f *Files) problem(file, message, hint string) {
	f.problems = append(f.problems, problem.Problem{File: file, Message: message, Hint: hint})
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

// largestFirst is the indexes of names by the size of the files: the one that takes longest must
// not be begun last.
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
