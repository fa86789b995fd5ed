package analysis

import (
	"flag"
	"fmt"
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
	"github.com/forbear-project/forbear/engine/calendar"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// today is the day on which specimens are analysed.
var today, _ = calendar.Parse("2026-11-22")

// minimal is a small book in which nothing is to be found, in a map that a test may change.
func minimal(t testing.TB) fstest.MapFS {
	t.Helper()
	return booktest.Copy(t, os.DirFS("testdata/minimal"))
}

// specimen is what a txtar file holds for one code: name replaces a file of the minimal book, name+
// adds to its end, name- takes it away. Under found/ it makes a book that has the mistake, under
// lookalike/ one that only seems to. findings is what is said of the first.
type specimen struct {
	archive *txtar.Archive
	path    string
}

func readSpecimen(t *testing.T, code string) specimen {
	t.Helper()
	path := filepath.Join("testdata", "findings", code+".txtar")
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatalf("every code has a specimen, a book that it must find and a look-alike that it must not: %v", err)
	}
	return specimen{archive, path}
}

// files are the minimal book with what lies under a folder laid over it.
func (s specimen) files(t *testing.T, folder string) fstest.MapFS {
	t.Helper()
	all, laid := minimal(t), 0
	for _, f := range s.archive.Files {
		over, ok := strings.CutPrefix(f.Name, folder+"/")
		if !ok {
			continue
		}
		laid++
		switch name := strings.TrimRight(over, "+-"); over[len(name):] {
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
	if laid == 0 {
		t.Fatalf("%s has nothing under %s/", s.path, folder)
	}
	return all
}

// analysed loads a book, which must be sound, and returns the findings of a code, in its fixtures
// too.
func analysed(t *testing.T, files fstest.MapFS, code string) []Finding {
	t.Helper()
	rules, fixtures := fstest.MapFS{}, fstest.MapFS{}
	for name, f := range files {
		if beside, ok := strings.CutPrefix(name, "fixtures/"); ok {
			fixtures[beside] = f
			continue
		}
		rules[name] = f
	}
	b, problems := book.Load(rules)
	if len(problems) > 0 {
		t.Fatalf("a specimen must load:\n%v", problems)
	}
	all := append(Analyse(b, today).Findings, FixturesWithoutWhy(b, fixtures)...)
	return slices.DeleteFunc(all, func(f Finding) bool { return f.Code != code })
}

// written is everything that is said of findings.
func written(findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s\n", f.Problem)
		if f.Snippet != "" {
			fmt.Fprintf(&b, "   | %s\n", f.Snippet)
		}
		if f.Column > 0 && f.Snippet != "" {
			fmt.Fprintf(&b, "   | %s%s\n", strings.Repeat(" ", f.Column-1), strings.Repeat("^", max(f.Width, 1)))
		}
		fmt.Fprintf(&b, "   hint: %s\n   zh: %s\n   提示：%s\n", f.Hint, f.Chinese.Message, f.Chinese.Hint)
		if f.Witness != nil {
			fmt.Fprintf(&b, "   shows: %s\n", f.Witness)
		}
	}
	return b.String()
}

func (s specimen) expect(t *testing.T, got string) {
	t.Helper()
	i := slices.IndexFunc(s.archive.Files, func(f txtar.File) bool { return f.Name == "findings" })
	if *update {
		if i < 0 {
			i = len(s.archive.Files)
			s.archive.Files = append(s.archive.Files, txtar.File{Name: "findings"})
		}
		s.archive.Files[i].Data = []byte(got)
		if err := os.WriteFile(s.path, txtar.Format(s.archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if i < 0 {
		t.Fatalf("%s has no findings: run with -update", s.path)
	}
	if diff := cmp.Diff(string(s.archive.Files[i].Data), got); diff != "" {
		t.Error(diff)
	}
}

// TestEveryCode: each fires on its specimen, says there what it is to say, and is silent on the
// look-alike.
func TestEveryCode(t *testing.T) {
	for _, c := range Codes() {
		t.Run(c.Name, func(t *testing.T) {
			s := readSpecimen(t, c.Name)
			found := analysed(t, s.files(t, "found"), c.Name)
			if len(found) == 0 {
				t.Error("not found where it must be")
			}
			for _, f := range found {
				if f.Severity != c.Severity || f.Message == "" || f.Hint == "" || f.Chinese.Message == "" ||
					f.Chinese.Hint == "" {
					t.Errorf("a finding says what and where and what to do, in both languages: %+v", f)
				}
			}
			s.expect(t, written(found))
			if alarms := analysed(t, s.files(t, "lookalike"), c.Name); len(alarms) > 0 {
				t.Errorf("a false alarm:\n%s", written(alarms))
			}
		})
	}
}

// TestMinimalBookHasNothing: what the specimens are laid over has none of the mistakes itself.
func TestMinimalBookHasNothing(t *testing.T) {
	b, problems := book.Load(minimal(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	report := Analyse(b, today)
	if len(report.Findings) > 0 || len(report.NotAnalysed) > 0 {
		t.Errorf("found:\n%snot analysed: %v", written(report.Findings), report.NotAnalysed)
	}
}

// TestSpecimensAreOfCodes: a specimen that is of no code would never be read.
func TestSpecimensAreOfCodes(t *testing.T) {
	for _, folder := range []struct{ pattern, ending string }{{"testdata/findings/*.txtar", ".txtar"},
		{"pages/*.en.md", ".en.md"}, {"pages/*.zh.md", ".zh.md"}} {
		paths, err := filepath.Glob(folder.pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if _, ok := CodeNamed(strings.TrimSuffix(filepath.Base(path), folder.ending)); !ok {
				t.Errorf("%s is of no code", path)
			}
		}
	}
}
