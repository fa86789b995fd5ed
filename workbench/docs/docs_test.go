package docs

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fixture"
	"github.com/forbear-project/forbear/engine/text"
)

var update = flag.Bool("update", false, "write the golden files")

var day = calendar.Of(2026, time.November, 22)

// shelves are the books that these tests write: a small one that has every shape once, and the one that is shipped.
var shelves = []struct{ name, rules, fixtures string }{
	{"small", "testdata/book", "testdata/fixtures"},
	{"shipped", "../../rules", "../../fixtures"},
}

func load(t *testing.T, folder string) *book.Book {
	t.Helper()
	b, problems := book.Load(os.DirFS(folder))
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// run judges every fixture of a folder.
func run(t *testing.T, b *book.Book, folder string) []fixture.Result {
	t.Helper()
	names, problems := fixture.Names(os.DirFS(folder), nil)
	if problems != nil {
		t.Fatal(problems)
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
	b := load(t, "testdata/book")
	results := run(t, b, "testdata/fixtures")
	for _, l := range text.Languages {
		o := Options{Language: l, AsOf: day, Results: results}
		golden(t, fmt.Sprintf("golden/book.%s.html", l), HTML(b, o))
		golden(t, fmt.Sprintf("golden/book.%s.md", l), Markdown(b, o))
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
		first, second := load(t, "testdata/book"), load(t, "testdata/book")
		o, p := Options{AsOf: day, Results: run(t, first, "testdata/fixtures")}, Options{AsOf: day, Results: run(t, second, "testdata/fixtures")}
		if !bytes.Equal(HTML(first, o), HTML(second, p)) || !bytes.Equal(Markdown(first, o), Markdown(second, p)) {
			t.Fatal("the same book, and other bytes")
		}
	}
}
