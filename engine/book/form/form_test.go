package form

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/text"
)

var update = flag.Bool("update", false, "write the outline into the package comment")

// TestLaw1Outline: the package comment lists the files, their tables and keys, in order, as the
// data has them.
func TestLaw1Outline(t *testing.T) {
	const begins, ends = "hold what may be left out:\n//\n", "//\n// What keys require of one another"
	comment, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(comment), begins)
	got, after, found := strings.Cut(rest, ends)
	if !found {
		t.Fatal("doc.go has no outline")
	}
	if *update {
		err := os.WriteFile("doc.go", []byte(before+begins+outline()+ends+after), 0o644)
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(outline(), got); diff != "" {
		t.Errorf("go test ./engine/book/form -update writes it: (-want +got)\n%s", diff)
	}
}

// outline is the files, their tables and keys.
func outline() string {
	var b strings.Builder
	seen := map[*Table]bool{}
	for _, f := range Files {
		fmt.Fprintf(&b, "//\t%s\n", strings.TrimSuffix(f.Path+" "+f.Parts(), " "))
		writeTable(&b, f.Table, seen, "")
	}
	return b.String()
}

// writeTable writes a table that is not seen yet, and those in it.
func writeTable(b *strings.Builder, t *Table, seen map[*Table]bool, header string) {
	if seen[t] {
		return
	}
	seen[t] = true
	line, open := header, false
	for _, k := range t.Keys {
		if header == "" && k.Type.Table != nil { // a file of tables
			continue
		}
		word := k.Name
		switch {
		case k.Need == May && !open:
			word, open = "("+word, true
		case k.Need != May && open:
			line, open = line+")", false
		}
		if width := len(line) + len(word); width-strings.LastIndex(line, "\n") > 88 {
			line += "\n//\t    " + word
		} else {
			line += " " + word
		}
	}
	if open {
		line += ")"
	}
	if line != "" {
		fmt.Fprintf(b, "//\t  %s\n", strings.TrimSpace(line))
	}
	within := ""
	if header != "" {
		within = "…."
	}
	for _, k := range t.Keys {
		switch {
		case k.Type.Table == nil:
		case k.Type.Kind == Tables:
			writeTable(b, k.Type.Table, seen, "["+within+k.Name+".x]")
		default:
			writeTable(b, k.Type.Table, seen, "["+within+k.Name+"]")
		}
	}
}

// eachTable calls f for every table, with the path that leads to it.
func eachTable(f func(path string, t *Table)) {
	seen := map[*Table]bool{}
	var walk func(path string, t *Table)
	walk = func(path string, t *Table) {
		if seen[t] {
			return
		}
		seen[t] = true
		f(path, t)
		for _, k := range t.Keys {
			if k.Type.Table != nil {
				walk(path+"."+k.Name, k.Type.Table)
			}
		}
	}
	for _, file := range Files {
		walk(file.Path, file.Table)
	}
}

// TestLaw2Types: a type has what its kind asks for, and a rule names keys that there are.
func TestLaw2Types(t *testing.T) {
	eachTable(func(path string, of *Table) {
		seen := map[string]bool{}
		for _, k := range of.Keys {
			at := path + "." + k.Name
			kind := k.Type.Kind
			if seen[k.Name] {
				t.Errorf("%s is there twice", at)
			}
			seen[k.Name] = true
			if has := k.Type.Words != nil; has != (kind == Enum || kind == Enums || kind == Languages) {
				t.Errorf("%s: words %v", at, has)
			}
			if has := k.Type.Use != nil; has != (kind == Expression || kind == NumberOrExpression) {
				t.Errorf("%s: a use %v", at, has)
			}
			if has := k.Type.Table != nil; has != (kind == One || kind == Tables || kind == Figure) {
				t.Errorf("%s: a table %v", at, has)
			}
			if has := k.Type.High > k.Type.Low; has != (kind == Integer || kind == StagePoints) {
				t.Errorf("%s: bounds %v", at, has)
			}
			if k.Type.Of == "" && (kind == ID || kind == IDs || kind == Groups) {
				t.Errorf("%s: ids of nothing", at)
			}
			if (kind == Enums) != (k.Type.Unknown != "") {
				t.Errorf("%s: nothing is said of a word that there is not", at)
			}
		}
		for _, r := range of.Rules {
			for _, c := range []Cond{r.If, r.Then, r.Else} {
				names := append(append(append([]string{c.Key, c.Lists}, c.Has...), c.Not...), c.One...)
				for _, name := range names {
					if name != "" && !seen[name] {
						t.Errorf("%s: a rule names %s", path, name)
					}
				}
			}
		}
	})
}

// TestLaw3Says: every table and key is explained, but for keys whose table or expression is.
func TestLaw3Says(t *testing.T) {
	explained := func(at string, says text.Text) {
		if says.ZH == "" || says.EN == "" {
			t.Errorf("%s is not explained", at)
		}
	}
	for _, f := range Files {
		explained(f.Path, f.Title)
	}
	eachTable(func(path string, of *Table) {
		explained(path, of.Says)
		for _, k := range of.Keys {
			if k.Type.Kind != One && k.Type.Kind != Expression {
				explained(path+"."+k.Name, k.Says)
			}
			for _, w := range k.Type.Words {
				if k.Type.Of == "" {
					explained(path+"."+k.Name+": "+w.Is, w.Says)
				}
			}
		}
	})
}

// TestLookUps: how files and keys are found.
func TestLookUps(t *testing.T) {
	for _, row := range []struct{ why, name, want string }{
		{"a file at the root", "facts.toml", "facts"},
		{"one of many", "lenders/some-bank.toml", "lender"},
		{"a lender that is called like another file", "lenders/facts.toml", "lender"},
		{"too deep", "lenders/old/some-bank.toml", ""},
		{"no file of a book", "some.toml", ""},
	} {
		got := ""
		if f := FileAt(row.name); f != nil {
			got = f.Name
		}
		if got != row.want {
			t.Errorf("%s: %s is %q, not %q", row.why, row.name, got, row.want)
		}
	}
	var paths []string
	for _, p := range optionTable.Paths() {
		paths = append(paths, p.Name+" "+string(p.Key.Effect.Less)+" "+string(p.Key.Effect.More))
	}
	want := []string{
		"because text-only text-only", "stages stricter looser", "basis stricter looser", "leads changed changed",
		"sources text-only text-only", "from stricter looser", "until stricter looser",
		"terms.months_min stricter looser", "terms.months_max stricter looser",
		"materials.required looser stricter", "materials.helpful changed changed",
	}
	if diff := cmp.Diff(want, paths); diff != "" {
		t.Errorf("plain keys of an option (-want +got)\n%s", diff)
	}
}
