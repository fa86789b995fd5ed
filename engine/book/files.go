package book

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"sync"

	"github.com/forbear-project/forbear/engine/problem"
)

// Files are the files of a rule book, opened once, to look at their text or to load many books that
// differ little. They are never changed.
type Files struct {
	files    []*file      // in the order of their paths
	problems problem.List // of files that are missing, or are no part of a book
}

// Open opens the files of the rule book at the root of fsys. Load returns their problems.
func Open(fsys fs.FS) *Files {
	names, problems := listFiles(fsys)
	f := &Files{problems: problems}
	f.openAll(fsys, names)
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

// Without returns the files without one.
func (f *Files) Without(name string) *Files {
	without := &Files{files: slices.Clone(f.files), problems: f.problems}
	without.files = slices.DeleteFunc(without.files, func(one *file) bool { return one.name == name })
	return without
}

// Digest returns the Digest of the book.
func (f *Files) Digest() string { return digest(f.files) }

// Version returns the version that book.toml gives the book; "" where it gives none.
func (f *Files) Version() string {
	for _, k := range f.Keys("book.toml") {
		if k.Dotted() == "version" && k.IsText() {
			return k.Says()
		}
	}
	return ""
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
	w := bufio.NewWriter(h) // which spares a copy of each text
	for _, f := range files {
		fmt.Fprintf(w, "%s\x00%d\x00", f.name, len(f.text))
		w.WriteString(f.text)
	}
	w.Flush()
	return hex.EncodeToString(h.Sum(nil))
}
