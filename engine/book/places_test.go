package book

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// shown lists every spot with its line and what its value says in the file, in order.
func shown(f *file) []string {
	var all []string
	var walk func(*spot)
	walk = func(s *spot) {
		if s.parent != nil {
			from, end := s.value()
			line, column := f.position(s.at)
			all = append(all, fmt.Sprintf("%d:%d %s %s", line, column, s.path(),
				strings.ReplaceAll(f.text[from:end], "\n", "⏎")))
		}
		for _, c := range s.children {
			walk(c)
		}
	}
	walk(f.root)
	return all
}

func TestPlaces(t *testing.T) {
	for _, row := range []struct {
		why, text string
		want      []string
	}{
		{"a key and its value", "a = 1 # one\n", []string{"1:1 a 1"}},
		{"after white space and Chinese", "  a.b  =\t'中文'\n", []string{"1:3 a a", "1:5 a.b '中文'"}},
		{"a table, and one below it", "[x]\ny = true\n[x.z]\nw = 3\n",
			[]string{"1:2 x x", "2:1 x.y true", "3:4 x.z z", "4:1 x.z.w 3"}},
		{"a table gone on with", "[x.a]\n[y]\n[x.b]\n", []string{"1:2 x x", "1:4 x.a a", "3:4 x.b b", "2:2 y y"}},
		{"a quoted key", "\"a.b\" = 1\n'c' = 2\n", []string{`1:1 a.b 1`, "2:1 c 2"}},
		{"a list over several lines", "a = [\n  1, # one\n  [\"]\"],\n]\n",
			[]string{"1:1 a [⏎  1, # one⏎  [\"]\"],⏎]", "2:3 a[0] 1", "3:3 a[1] [\"]\"]", "3:4 a[1][0] \"]\""}},
		{"an inline table", "a = { b = 1, c.d = \"}\" }\n",
			[]string{"1:1 a { b = 1, c.d = \"}\" }", "1:7 a.b 1", "1:14 a.c c", "1:16 a.c.d \"}\""}},
		{"a list of tables", "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n",
			[]string{"1:3 a a", "1:3 a[0] a", "2:1 a[0].b 1", "3:3 a[1] a", "4:1 a[1].b 2", "5:4 a[1].c c",
				"6:1 a[1].c.d 3"}},
		{"strings with quotes in them", `a = "\"#" # no
b = '"'
c = """x"y""z"""
d = ''''''
`, []string{`1:1 a "\"#"`, `2:1 b '"'`, `3:1 c """x"y""z"""`, "4:1 d ''''''"}},
		{"quotes at the end of three", "a = \"\"\"x\"\"\"\"\"\nb = '''''y'''''\n",
			[]string{`1:1 a """x"""""`, "2:1 b '''''y'''''"}},
		{"dates, with a space in them", "a = 2026-11-22 08:30:00 # x\nb = 2026-11-22\n",
			[]string{"1:1 a 2026-11-22 08:30:00", "2:1 b 2026-11-22"}},
		{"no line end at the end", "a = 1", []string{"1:1 a 1"}},
		{"nothing", "", nil},
	} {
		f := open(fstest.MapFS{"f": {Data: []byte(row.text)}}, "f")
		if f.unread {
			t.Fatalf("%s: %v", row.why, f.problems)
		}
		if diff := cmp.Diff(row.want, shown(f)); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}

// TestWithin: a character of what a string says is found in the string as it is written.
func TestWithin(t *testing.T) {
	for _, row := range []struct {
		why, raw string
		n        int
		want     string // what is written from there on
	}{
		{"a basic string", `"abc"`, 1, `bc"`},
		{"after Chinese", `"中文x"`, 2, `x"`},
		{"after escapes", `"\"\u4e2dx"`, 2, `x"`},
		{"a literal string has none", `'\nx'`, 2, `x'`},
		{"the line end after three quotes is not said", "'''\nab'''", 1, "b'''"},
		{"a line end within is", "'''a\nb'''", 2, "b'''"},
		{"one that is taken back is not", "\"\"\"a\\\n  b\"\"\"", 1, "b\"\"\""},
		{"the end", `"ab"`, 2, `"`},
		{"beyond the end", `"ab"`, 9, `"`},
	} {
		if got := row.raw[byteOf(row.raw, row.n):]; got != row.want {
			t.Errorf("%s: got %s, want %s", row.why, got, row.want)
		}
	}
}

// FuzzPlaces: of what TOML accepts, the scanner finds the same keys and values; of anything else it
// makes something without failing.
func FuzzPlaces(f *testing.F) {
	for _, file := range minimal(f) {
		f.Add(string(file.Data))
	}
	for _, s := range []string{"a = [[1], {b = '''x'''}]", "[[a]]\n[a.b]\n[[a]]",
		"\"\\u4e2d\".'b' = \"\"\"\n\\\n  x\"\"\"\"\"", "a = {\n b = 1, # c\n}", "a.b = 1979-05-27 07:32:00\n", "[",
		"= ]", "a = {]", "'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		places(text)
		if file := open(fstest.MapFS{"f": {Data: []byte(text)}}, "f"); !file.unread {
			var keys map[string]any
			if _, err := toml.Decode(file.text, &keys); err != nil {
				t.Fatalf("taken for TOML: %v", err)
			}
			agree(t, file, file.root, keys)
		}
	})
}

// agree holds a spot to the value that TOML's decoder found there.
func agree(t *testing.T, f *file, s *spot, value any) {
	switch v := value.(type) {
	case map[string]any:
		if len(s.children) != len(v) {
			t.Fatalf("%s: %d keys, want %d", s.path(), len(s.children), len(v))
		}
		for key, below := range v {
			child := s.child(key)
			if child == nil {
				t.Fatalf("%s: no place for %q", s.path(), key)
			}
			agree(t, f, child, below)
		}
	case []any:
		if len(s.children) != len(v) {
			t.Fatalf("%s: %d elements, want %d", s.path(), len(s.children), len(v))
		}
		for i, below := range v {
			agree(t, f, s.children[i], below)
		}
	case []map[string]any:
		for i, below := range v {
			agree(t, f, s.children[i], below)
		}
	case string:
		if got := f.valueAt(s); got != v {
			t.Fatalf("%s: the value is %v, want %v", s.path(), got, v)
		}
		if got := unquoted(f.text[s.from:s.end]); got != v {
			t.Fatalf("%s: %q is read as %q, want %q", s.path(), f.text[s.from:s.end], got, v)
		}
	default:
		got := f.valueAt(s)
		if day, ok := v.(time.Time); fmt.Sprintf("%T %v", got, got) != fmt.Sprintf("%T %v", v, v) ||
			ok && day.Location().String() != got.(time.Time).Location().String() {
			t.Fatalf("%s: the value is %v, want %v", s.path(), got, v)
		}
		var again map[string]any
		if _, err := toml.Decode("x = "+f.text[s.from:s.end], &again); err != nil ||
			fmt.Sprint(again["x"]) != fmt.Sprint(v) {
			t.Fatalf("%s: %q is read as %v, want %v", s.path(), f.text[s.from:s.end], again["x"], v)
		}
	}
}

// FuzzLoad: whatever stands in a file of a book, loading it gives a book or problems with places
// that exist.
func FuzzLoad(f *testing.F) {
	names := []string{"facts.toml", "parameters.toml", "sources.toml", "hardships.toml", "materials.toml",
		"strategies.toml", "stages.toml",
		"alerts.toml", "urgency.toml", "common.toml", "families/credit-card.toml", "lenders/some-bank.toml"}
	files := minimal(f)
	for i, name := range names {
		f.Add(i, string(files[name].Data))
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		all := maps.Clone(files)
		all[names[max(i, -i)&0xff%len(names)]] = &fstest.MapFile{Data: []byte(text)}
		b, problems := Load(all)
		if (b == nil) != (len(problems) > 0) {
			t.Fatalf("a book is there: %t, with %d problems", b != nil, len(problems))
		}
		written(problems)
		for _, p := range problems {
			if p.Line > 0 && (p.Column < 1 || p.Column > 1+utf8.RuneCountInString(p.Snippet)) {
				t.Fatalf("no such column: %v", p)
			}
		}
	})
}
