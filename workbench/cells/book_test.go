package cells

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// today is the day on which the small book is asked.
var today = calendar.Of(2026, 11, 22)

// small is the book of these tests.
func small(t testing.TB) *book.Book {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/book.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	b, problems := book.Load(files)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// written is a value of a fact in short.
func written(b *book.Book, name string, v fact.Value) string {
	switch f := b.Vocabulary.Find(name); f.Type {
	case fact.Bool:
		return fmt.Sprint(v.Bool)
	case fact.Date:
		return v.Day.String()
	case fact.Choice:
		return v.Choice
	case fact.Choices:
		return fmt.Sprint(v.List)
	}
	return v.Number.Trim(0).String()
}
