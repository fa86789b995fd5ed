package book

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/forbear-project/forbear/engine/problem"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// minimal is a small sound book, in a map that a test may change.
func minimal(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("testdata/minimal")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// with lays files over the minimal book: name replaces a file, name+ adds to its end, name- takes
// it away.
func with(t testing.TB, files ...txtar.File) fstest.MapFS {
	t.Helper()
	all := minimal(t)
	for _, f := range files {
		switch name := strings.TrimRight(f.Name, "+-"); f.Name[len(name):] {
		case "+":
			old := ""
			if all[name] != nil {
				old = string(all[name].Data)
			}
			all[name] = &fstest.MapFile{Data: []byte(old + string(f.Data))}
		case "-":
			delete(all, name)
		default:
			all[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return all
}

// sound loads a book that must have no problems.
func sound(t testing.TB, fsys fs.FS) *Book {
	t.Helper()
	b, problems := Load(fsys)
	if len(problems) > 0 {
		t.Fatalf("problems in a sound book:\n%s", written(problems))
	}
	return b
}

func TestMinimalBookIsSound(t *testing.T) { sound(t, minimal(t)) }

// TestProblems loads one faulty book for each mistake and compares all that is said about it.
func TestProblems(t *testing.T) {
	specimens, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(specimens) == 0 {
		t.Fatal("no specimens", err)
	}
	for _, path := range specimens {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { specimen(t, path) })
	}
}

func specimen(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var faulty []txtar.File
	want, at := "", -1
	for i, f := range archive.Files {
		if f.Name == "want" {
			want, at = string(f.Data), i
		} else {
			faulty = append(faulty, f)
		}
	}
	book, problems := Load(with(t, faulty...))
	if book != nil || len(problems) == 0 {
		t.Fatal("no problem was found")
	}
	for _, p := range problems {
		if p.Chinese.Message == "" || (p.Chinese.Hint == "") != (p.Hint == "") {
			t.Errorf("in English alone: %s, hint: %s", p, p.Hint)
		}
	}
	got := written(problems)
	if !*update {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		return
	}
	if at < 0 {
		archive.Files = append(archive.Files, txtar.File{Name: "want"})
		at = len(archive.Files) - 1
	}
	archive.Files[at].Data = []byte(got)
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// written is problems as a maintainer sees them.
func written(problems problem.List) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p)
		if p.Snippet != "" {
			line := []rune(p.Snippet)
			meant := line[p.Column-1 : min(len(line), p.Column-1+p.Width)]
			fmt.Fprintf(&b, "   | %s\n   | %s%s\n", p.Snippet, strings.Repeat(" ", columns(line[:p.Column-1])),
				strings.Repeat("^", max(columns(meant), 1)))
		}
		if p.Hint != "" {
			fmt.Fprintf(&b, "   hint: %s\n", p.Hint)
		}
	}
	return b.String()
}

func columns(s []rune) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}
