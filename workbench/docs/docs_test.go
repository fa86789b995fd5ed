package docs

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
)

var update = flag.Bool("update", false, "write the golden files")

var day = calendar.Of(2026, time.November, 22)

// shelf is a book that these tests write, with what its fixtures have shown; both are read once.
type shelf struct {
	name    string
	book    func() *book.Book
	results func() []fixture.Result
}

// The small one has every shape once; the other is the one that is shipped.
var (
	small   = newShelf("small", "testdata/book", "testdata/fixtures")
	shipped = newShelf("shipped", "../../rules", "../../fixtures")
	shelves = []*shelf{small, shipped}
)

func newShelf(name, rules, fixtures string) *shelf {
	s := &shelf{name: name, book: sync.OnceValue(func() *book.Book { return load(rules) })}
	s.results = sync.OnceValue(func() []fixture.Result { return run(s.book(), fixtures) })
	return s
}

// options are those of this book, proved by its fixtures.
func (s *shelf) options(l text.Language) Options {
	return Options{Language: l, AsOf: day, Results: s.results()}
}

func load(folder string) *book.Book {
	b, problems := book.Load(os.DirFS(folder))
	if problems != nil {
		panic(problems)
	}
	return b
}

// run judges every fixture of a folder.
func run(b *book.Book, folder string) []fixture.Result {
	names, problems := fixture.Names(os.DirFS(folder), nil)
	if problems != nil {
		panic(problems)
	}
	results := make([]fixture.Result, len(names))
	for i, name := range names {
		results[i] = fixture.Run(b, fixture.Read(os.DirFS(folder), b, name, false))
	}
	return results
}

// golden compares with testdata/name, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./workbench/docs -update writes it", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}

func TestGolden(t *testing.T) {
	b := small.book()
	for _, l := range text.Languages {
		golden(t, fmt.Sprintf("golden/book.%s.html", l), HTML(b, small.options(l)))
		golden(t, fmt.Sprintf("golden/book.%s.md", l), Markdown(b, small.options(l)))
	}
	for _, p := range Pages(b, Options{Language: text.ZH, AsOf: day}) {
		if p.Name == "README.md" || p.Name == "lenders/north.md" || p.Name == "fixtures.md" {
			golden(t, "golden/pages/"+p.Name, p.Data)
		}
	}
}

// TestLaw1SameBytes: the same book twice is the same to the byte, however often it is loaded.
func TestLaw1SameBytes(t *testing.T) {
	for range 3 {
		again := load("testdata/book")
		o := Options{Language: text.EN, AsOf: day, Results: run(again, "testdata/fixtures")}
		if !bytes.Equal(HTML(small.book(), small.options(text.EN)), HTML(again, o)) ||
			!bytes.Equal(Markdown(small.book(), small.options(text.EN)), Markdown(again, o)) {
			t.Fatal("the same book, and other bytes")
		}
	}
}
