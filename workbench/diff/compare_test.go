package diff_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/booktest"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/diff"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

const minimal = "../../engine/book/testdata/minimal"

// overlay lays files over a book: name replaces a file, name+ adds to its end, name~ has in it what
// replaces what, with => between.
func overlay(t testing.TB, files fstest.MapFS, over []txtar.File, side string) *book.Book {
	t.Helper()
	for _, f := range over {
		name, ours := strings.CutPrefix(f.Name, side+"/")
		if !ours {
			continue
		}
		switch path := strings.TrimRight(name, "+~"); name[len(path):] {
		case "+":
			files[path] = &fstest.MapFile{Data: slices.Concat(files[path].Data, f.Data)}
		case "~":
			from, to, _ := strings.Cut(string(f.Data), "=>\n")
			from, to = strings.TrimSuffix(from, "\n"), strings.TrimSuffix(to, "\n")
			if !strings.Contains(string(files[path].Data), from) {
				t.Fatalf("%s has no %s", path, from)
			}
			files[path] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[path].Data), from, to, 1))}
		default:
			files[path] = &fstest.MapFile{Data: f.Data}
		}
	}
	return load(t, files)
}

func load(t testing.TB, fsys fs.FS) *book.Book {
	t.Helper()
	b, problems := book.Load(fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return b
}

// inShort is a change on a line, and below it what it was and is.
func inShort(c diff.Change) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s: %s (%s) %s -> %s", c.Class, c.What, c.How, orNone(c.WasAt), orNone(c.IsAt))
	if len(c.Families)+len(c.Lenders) > 0 {
		fmt.Fprintf(&s, " for %s", strings.Join(slices.Concat(c.Families, c.Lenders), ", "))
	}
	s.WriteString("\n")
	if c.Was+c.Is != "" {
		fmt.Fprintf(&s, "  %s -> %s\n", orNone(c.Was), orNone(c.Is))
	}
	if c.Grounds != "" || c.Way != "" {
		s.WriteString("  " + strings.Join(strings.Fields(string(c.Way)+" "+string(c.Grounds)+" "+c.Witness), " ") + "\n")
	}
	if c.WasText.EN+c.IsText.EN != "" {
		fmt.Fprintf(&s, "  %q -> %q\n", c.WasText.EN, c.IsText.EN)
	}
	return s.String()
}

func orNone(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// TestChanges compares each pair of specimen books with what is to be said of it.
func TestChanges(t *testing.T) {
	specimens, err := filepath.Glob("testdata/changes/*.txtar")
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
	was, is := pairOf(t, archive)
	var got strings.Builder
	for _, c := range diff.Between(was, is, today).Changes() {
		got.WriteString(inShort(c))
	}
	want := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	if *update {
		archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
		archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got.String())})
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want < 0 {
		t.Fatal("nothing is expected")
	}
	if diff := cmp.Diff(string(archive.Files[want].Data), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// pairOf is the old and the new book of a specimen.
func pairOf(t testing.TB, archive *txtar.Archive) (was, is *book.Book) {
	t.Helper()
	return overlay(t, booktest.Copy(t, os.DirFS(minimal)), archive.Files, "old"),
		overlay(t, booktest.Copy(t, os.DirFS(minimal)), archive.Files, "new")
}

func TestABookDiffersNotFromItself(t *testing.T) {
	for _, fsys := range []fs.FS{rules.FS, os.DirFS(minimal)} {
		if changes := diff.Between(load(t, fsys), load(t, fsys), today).Changes(); len(changes) > 0 {
			t.Errorf("%d changes, the first: %+v", len(changes), changes[0])
		}
	}
}

// TestTheOtherWayRound: what is new one way is gone the other way, at the same places and with the
// same reach; what is stricter is looser.
func TestTheOtherWayRound(t *testing.T) {
	specimens, _ := filepath.Glob("testdata/changes/*.txtar")
	for _, path := range specimens {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		was, is := pairOf(t, archive)
		var there, back []string
		for _, c := range diff.Between(was, is, today).Changes() {
			c.Witness = ""
			there = append(there, inShort(withoutWeight(c)))
		}
		for _, c := range diff.Between(is, was, today).Changes() {
			back = append(back, inShort(withoutWeight(turned(c))))
		}
		slices.Sort(there)
		slices.Sort(back)
		if diff := cmp.Diff(there, back); diff != "" {
			t.Errorf("%s (-there +back):\n%s", path, diff)
		}
	}
}

// turned is a change as it is seen from the other end.
func turned(c diff.Change) diff.Change {
	other := map[diff.How]diff.How{diff.Gone: diff.Arrived, diff.Arrived: diff.Gone, diff.Otherwise: diff.Otherwise}
	weight := map[diff.Class]diff.Class{diff.Stricter: diff.Looser, diff.Looser: diff.Stricter}
	back := map[diff.Way]diff.Way{
		diff.Wider: diff.Narrower, diff.Narrower: diff.Wider, diff.Earlier: diff.Later, diff.Later: diff.Earlier,
		diff.Higher: diff.Lower, diff.Lower: diff.Higher,
	}
	c.Was, c.Is, c.WasText, c.IsText, c.WasAt, c.IsAt = c.Is, c.Was, c.IsText, c.WasText, c.IsAt, c.WasAt
	c.How, c.Way = other[c.How], back[c.Way]
	c.Witness = "" // one for each way
	if class, turns := weight[c.Class]; turns {
		c.Class = class
	}
	return c
}

// withoutWeight is a change without its class where it may break on one way and not on the other,
// and without which of two that changed places was moved.
func withoutWeight(c diff.Change) diff.Change {
	slices.Sort(c.Families)
	slices.Sort(c.Lenders)
	if strings.HasSuffix(c.What, ".order") {
		return diff.Change{What: "order"}
	}
	breaks := []string{"fact", "lender", "source"}
	kind, _, _ := strings.Cut(c.What, ".")
	if c.Class == diff.Breaking || c.Class == diff.New || slices.Contains(breaks, kind) {
		c.Class = ""
	}
	return c
}

func TestTheSameBooksGiveTheSameChanges(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/changes/ids-gone.txtar")
	if err != nil {
		t.Fatal(err)
	}
	was, is := pairOf(t, archive)
	want := diff.Between(was, is, today).Changes()
	for range 3 {
		was, is := pairOf(t, archive)
		if diff := cmp.Diff(want, diff.Between(was, is, today).Changes()); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestTheDayOfAnAlert is earlier or later only where it is so for somebody and otherwise for nobody.
func TestTheDayOfAnAlert(t *testing.T) {
	for _, row := range []struct {
		why, was, is string
		way          diff.Way
		grounds      diff.Grounds
	}{
		{"fewer days", "add_days(received_on, 15)", "add_days(received_on, 10)", diff.Earlier, diff.Proved},
		{"more months", "add_months(received_on, 1)", "add_months(received_on, 2)", diff.Later, diff.Proved},
		{"the same number", "add_days(received_on, 15)", "add_days(received_on, 10 + 5)", "", diff.Equal},
		{"days of the facts' own", "add_days(received_on, 15)", "add_days(received_on, overdue_days)", "", diff.Proved},
		{"a day that is told stands before it still", "other_on ?? add_days(received_on, 15)",
			"other_on ?? add_days(received_on, 16)", diff.Later, diff.Proved},
		{"a day that is not known any more is later", "other_on ?? add_days(received_on, 15)", "other_on", diff.Later,
			diff.Proved},
		{"a day that is known to more is earlier", "other_on", "other_on ?? add_days(received_on, 15)", diff.Earlier,
			diff.Proved},
		{"another day", "received_on", "other_on", "", diff.Proved},
		{"one shows it, and the other way is not ruled out", "add_days(received_on, 40)", "add_months(received_on, 1)",
			diff.Earlier, diff.Seen},
	} {
		t.Run(row.why, func(t *testing.T) {
			var books [2]*book.Book
			for i, due := range []string{row.was, row.is} {
				files := booktest.Copy(t, os.DirFS(minimal))
				alerts := strings.Replace(string(files["alerts.toml"].Data), "add_days(received_on, 15)", due, 1)
				files["alerts.toml"] = &fstest.MapFile{Data: []byte(alerts)}
				second := strings.NewReplacer("fact.received_on", "fact.other_on").Replace(string(files["facts.toml"].Data))
				_, second, _ = strings.Cut(second, "[fact.other_on]")
				second, _, _ = strings.Cut(second, "\n\n")
				files["facts.toml"].Data = append(files["facts.toml"].Data, "\n[fact.other_on]"+second+"\n"...)
				books[i] = load(t, files)
			}
			for _, c := range diff.Between(books[0], books[1], today).Changes() {
				if c.What == "alert.paper.due" {
					if c.Way != row.way || c.Grounds != row.grounds {
						t.Errorf("%q %s, want %q %s: %s", c.Way, c.Grounds, row.way, row.grounds, c.Witness)
					}
					return
				}
			}
			t.Error("no change is told")
		})
	}
}
