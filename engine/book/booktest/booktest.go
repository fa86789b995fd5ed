// Package booktest makes rule books for tests and benchmarks: copies to be changed, and large ones.
package booktest

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/forbear-project/forbear/engine/book"
)

// Copy returns the files of a folder, in a map that a test may change.
func Copy(t testing.TB, fsys fs.FS) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// WithLenders returns the files of a sound book with n lenders: its own, which are at most as many,
// then copies of them in turn, under ids and aliases of their own.
func WithLenders(fsys fs.FS, n int) fstest.MapFS {
	files := book.Open(fsys)
	all := fstest.MapFS{}
	var lenders []string
	for _, name := range files.Names() {
		if strings.HasPrefix(name, "lenders/") {
			lenders = append(lenders, name)
		}
		all[name] = &fstest.MapFile{Data: []byte(files.Text(name))}
	}
	for i := len(lenders); i < n; i++ {
		of := lenders[i%len(lenders)]
		name := fmt.Sprintf("%s-%d.toml", strings.TrimSuffix(of, ".toml"), i/len(lenders))
		all[name] = &fstest.MapFile{Data: []byte(renamed(files, of, i/len(lenders)))}
	}
	return all
}

// renamed returns the text of a lender's file with a number behind each alias.
func renamed(files *book.Files, name string, number int) string {
	text := files.Text(name)
	keys := files.Keys(name)
	for i := len(keys) - 1; i >= 0; i-- {
		if k := keys[i]; strings.HasPrefix(k.Dotted(), "lender.aliases[") {
			text = fmt.Sprintf("%s %d%s", text[:k.End-1], number, text[k.End-1:])
		}
	}
	return text
}
