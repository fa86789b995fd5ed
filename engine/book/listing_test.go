package book

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A file that somebody wrote for the book is read, or is told of; it is never left out in silence.
func TestEveryFileIsReadOrToldOf(t *testing.T) {
	const lender = "families/unknown.toml" // any file of the minimal book that lies in a folder
	for _, c := range []struct {
		why  string
		do   func(t *testing.T, book string)
		read string // a file that is read
		want string // the problem
	}{
		{"a folder that is a link", func(t *testing.T, book string) {
			move(t, book, "families", ".shared")
			link(t, book, ".shared", "families")
		}, lender, ""},
		{"a file that is a link", func(t *testing.T, book string) {
			move(t, book, lender, ".unknown")
			link(t, book, "../.unknown", lender)
		}, lender, ""},
		{"a link out of the book", func(t *testing.T, book string) {
			move(t, book, "families", "../elsewhere")
			link(t, book, "../elsewhere", "families")
		}, "", "families: a link to what cannot be read"},
		{"a link to nothing", func(t *testing.T, book string) {
			link(t, book, "nowhere", "lenders")
		}, "", "lenders: a link to what cannot be read"},
		{"a link that goes round in a circle", func(t *testing.T, book string) {
			link(t, book, "..", "families/again")
		}, "", "families/again: a link to a folder that is not read"},
		{"a link of another name to a folder with rules", func(t *testing.T, book string) {
			link(t, book, "families", "kinds")
		}, lender, "kinds: a link to a folder that is not read"},
		{"a link to a folder without rules", func(t *testing.T, book string) {
			write(t, book, "notes/read.md", "")
			link(t, book, "notes", "more")
		}, lender, ""},
		{"an extension in capitals", func(t *testing.T, book string) {
			move(t, book, lender, "families/unknown.TOML")
		}, "", "families/unknown.TOML: a file whose name ends in .toml in capitals is not read"},
		{"a folder of another name", func(t *testing.T, book string) {
			write(t, book, "lender/some-bank.toml", "")
		}, lender, "lender/some-bank.toml: a file that no rule book has"},
		{"a folder of strategies", func(t *testing.T, book string) {
			write(t, book, "strategies/court.toml", "")
		}, "strategies/court.toml", ""},
		{"a folder of strategies that is a link", func(t *testing.T, book string) {
			write(t, book, ".shared/court.toml", "")
			link(t, book, ".shared", "strategies")
		}, "strategies/court.toml", ""},
		{"a file that is not of TOML", func(t *testing.T, book string) {
			write(t, book, "families/unknown.toml~", "")
			write(t, book, "schemas/facts.json", "{}")
		}, lender, ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "book")
			if err := os.CopyFS(folder, minimal(t)); err != nil {
				t.Fatal(err)
			}
			c.do(t, folder)
			root, err := os.OpenRoot(folder)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			names, problems := listFiles(root.FS())
			if c.read != "" && !strings.Contains(strings.Join(names, " "), c.read) {
				t.Errorf("%s is not among %v", c.read, names)
			}
			var said []string
			for _, p := range problems {
				if p.Message != "missing" {
					said = append(said, p.File+": "+p.Message)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(said, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func move(t *testing.T, book, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(book, from), filepath.Join(book, to)); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, book, to, name string) {
	t.Helper()
	if err := os.Symlink(to, filepath.Join(book, name)); err != nil {
		t.Skip("no links here: ", err)
	}
}

func write(t *testing.T, book, name, says string) {
	t.Helper()
	at := filepath.Join(book, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(says), 0o644); err != nil {
		t.Fatal(err)
	}
}
