package engine_test

import (
	"fmt"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// small is the book of these tests; testdata/book is short enough to be read beside them.
func small(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(os.DirFS("testdata/book"))
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// smallWith is that book with more at the end of its files, and with more files.
func smallWith(t testing.TB, more map[string]string) *book.Book {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata/book"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile("testdata/book/" + name)
		files[name] = &fstest.MapFile{Data: append(data, more[name]...)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range more {
		if files[name] == nil {
			files[name] = &fstest.MapFile{Data: []byte(data)}
		}
	}
	b, problems := book.Load(files)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// evaluate judges a profile, given in JSON without its as_of, on 22 November 2026.
func evaluate(t testing.TB, profile string) *engine.Evaluation {
	t.Helper()
	return evaluateOn(t, profile, calendar.Of(2026, 11, 22))
}

func evaluateOn(t testing.TB, profile string, day calendar.Day) *engine.Evaluation {
	t.Helper()
	return evaluateBy(t, small(t), profile, day)
}

func evaluateBy(t testing.TB, b *book.Book, profile string, day calendar.Day) *engine.Evaluation {
	t.Helper()
	return engine.Evaluate(b, read(t, b, profile), day)
}

func read(t testing.TB, b *book.Book, profile string) *fact.Profile {
	t.Helper()
	p, problems := fact.ReadProfile(b.Vocabulary, "profile.json", []byte(profile), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

// ranking is each strategy of the first debt with its status and score.
func ranking(e *engine.Evaluation) []string {
	var lines []string
	for _, s := range e.Debts[0].Strategies {
		lines = append(lines, fmt.Sprintf("%s %s %d..%d", s.ID, s.Status, s.Score.Low, s.Score.High))
	}
	return lines
}

func strategy(t testing.TB, e *engine.Evaluation, id string) engine.Strategy {
	t.Helper()
	for _, s := range e.Debts[0].Strategies {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("no strategy %s", id)
	return engine.Strategy{}
}
