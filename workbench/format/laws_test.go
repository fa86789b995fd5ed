package format

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
)

// shipped is the shipped book by file, and the names of its files in order.
func shipped(t testing.TB) (files map[string]string, names []string) {
	files = map[string]string{}
	err := fs.WalkDir(rules.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".toml" {
			return err
		}
		content, err := fs.ReadFile(rules.FS, name)
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, slices.Sorted(maps.Keys(files))
}

// TestUntidied: whatever a careless hand does to the looks of a shipped file and to the order of
// its keys, it comes back as it was.
func TestUntidied(t *testing.T) {
	files, names := shipped(t)
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom(names).Draw(r, "name")
		got, problems := File(name, []byte(untidied(rapid.Uint64().Draw(r, "seed"), files[name])))
		if diff := cmp.Diff(files[name], string(got)); diff != "" {
			r.Fatalf("%s: %v (-want +got)\n%s", name, problems, diff)
		}
	})
}

// TestSaysTheSame: an untidy book and the one in form say and ask the same, in the same order.
func TestSaysTheSame(t *testing.T) {
	files, _ := shipped(t)
	want := sayings(t, files)
	for seed := range uint64(3) {
		hand := map[string]string{}
		for name, text := range files {
			hand[name] = untidied(seed, text)
		}
		if diff := cmp.Diff(want, sayings(t, hand)); diff != "" {
			t.Errorf("seed %d: %s", seed, diff)
		}
	}
}

// sayings are all texts of a book, what its things name and how they are judged, in the order of
// reading.
func sayings(t *testing.T, files map[string]string) []string {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b, problems := book.Load(fsys)
	if problems != nil {
		t.Fatal(problems)
	}
	var all []string
	for _, s := range b.Sentences() {
		all = append(all, fmt.Sprint(s.File(), s.Path(), s.Language, s.Says))
	}
	for _, m := range b.Mentions() {
		all = append(all, fmt.Sprint(m.File(), m.Path(), m.Kind, m.ID))
	}
	for _, f := range b.Formulas() {
		all = append(all, fmt.Sprint(f.File(), f.Path(), f.Expression.Source))
	}
	for _, p := range b.Parameters {
		for _, v := range p.Values {
			all = append(all, fmt.Sprint(p.ID, v.Validity, v.Is, v.Source))
		}
	}
	return all
}

// FuzzFile: whatever a file holds, it gets one form or has problems. The form is that of itself,
// says the same, and is made of the same characters: neither key nor value nor comment is lost.
func FuzzFile(f *testing.F) {
	files, names := shipped(f)
	for _, name := range names {
		if len(files[name]) < 4000 {
			f.Add(files[name])
			f.Add(untidied(1, files[name]))
		}
	}
	for _, text := range []string{
		"#:schema x\n# a\n\n\n#:schema y\na = 1 # b", "a = [[1, #c\n], {b = '''x\n''', c.d = []}]",
		"a = {\n b = 1, # c\n}", "a = { b = [ #\n] }", "[[a]]\n[a.b]\n#\n[[a]]",
		"\"\\u4e2d\".'b' = \"\"\"\n\\\n  x\"\"\"\"\"", "a = 1979-05-27 07:32:00 \nb = nan\nc = -0.0",
		"a = [1 # x\n, # y\n# z\n, 2]", "'a' = 1\n\"a.b\".c = 2", "a = \"\"\"\r\r\n\"\"\"", "# c\r\r\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		form, problems := File("", []byte(text))
		if len(problems) > 0 {
			if form != nil {
				t.Fatalf("a form and %v", problems)
			}
			return
		}
		if again, problems := File("", form); string(again) != string(form) {
			t.Fatalf("%v: the form of %q is %q", problems, form, again)
		}
		read, before, _ := book.ReadTOML("", []byte(text))
		_, after, _ := book.ReadTOML("", form)
		if !same(before, after) {
			t.Fatalf("%q says otherwise than %q", form, text)
		}
		if strings.Count(text, directive) < 2 {
			if diff := cmp.Diff(characters(read), characters(string(form))); diff != "" {
				t.Fatalf("the form of %q is %q: %s", text, form, diff)
			}
		}
	})
}

// characters counts those of a text that a form neither adds nor takes away.
func characters(text string) map[rune]int {
	count := map[rune]int{}
	for _, r := range text {
		if !strings.ContainsRune(" \t\r\n,\"'", r) {
			count[r]++
		}
	}
	return count
}
