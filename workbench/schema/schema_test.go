package schema

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/format"
)

// loaded is a book that must have no problems.
func loaded(t testing.TB, fsys fs.FS) *book.Book {
	t.Helper()
	b, problems := book.Load(fsys)
	if len(problems) > 0 {
		t.Fatalf("problems in a sound book:\n%v", problems)
	}
	return b
}

// minimal is the small book that specimens are laid over.
var minimal = os.DirFS("../../engine/book/testdata/minimal")

// compiled is a schema that a validator has read, and found to be one. Formats are asserted.
func compiled(t testing.TB, b *book.Book, name string) *validator.Schema {
	t.Helper()
	doc, err := validator.UnmarshalJSON(bytes.NewReader(JSON(b, name)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c := validator.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

// asJSON is a TOML file as editors hand it to a schema: a date is a string.
func asJSON(t testing.TB, data []byte) (doc any, isTOML bool) {
	t.Helper()
	var keys map[string]any
	if _, err := toml.Decode(strings.TrimLeft(string(data), "\ufeff"), &keys); err != nil {
		return nil, false
	}
	text, err := json.Marshal(plain(keys))
	if err != nil {
		return nil, false // nan
	}
	doc, err = validator.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc, true
}

func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		all := make(map[string]any, len(v))
		for key, value := range v {
			all[key] = plain(value)
		}
		return all
	case []any:
		all := make([]any, len(v))
		for i, value := range v {
			all[i] = plain(value)
		}
		return all
	case time.Time:
		switch v.Location().String() {
		case "date-local":
			return v.Format(time.DateOnly)
		case "time-local":
			return v.Format(time.TimeOnly)
		}
		return v.Format(time.RFC3339)
	}
	return v
}

// files are the TOML files of a book.
func files(t testing.TB, fsys fs.FS) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".toml" {
			all[name], err = fs.ReadFile(fsys, name)
		}
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%d files, %v", len(all), err)
	}
	return all
}

func TestSoundBooksAreAccepted(t *testing.T) {
	for why, fsys := range map[string]fs.FS{"the shipped book": rules.FS, "the minimal book": minimal} {
		b := loaded(t, fsys)
		for name, data := range files(t, fsys) {
			kind := kindFor(t, name)
			doc, _ := asJSON(t, data)
			if err := compiled(t, b, kind.Name).Validate(doc); err != nil {
				t.Errorf("%s: %s: %v", why, name, err)
			}
		}
	}
}

// TestSameBookSameBytes also looks that no key of an object is there twice, which ordered writing
// would not notice.
func TestSameBookSameBytes(t *testing.T) {
	b, again := loaded(t, rules.FS), loaded(t, rules.FS)
	for _, name := range Names() {
		data := JSON(b, name)
		if !bytes.Equal(data, JSON(again, name)) {
			t.Errorf("%s: two loads, two schemas", name)
		}
		if twice := repeated(json.NewDecoder(bytes.NewReader(data))); twice != "" {
			t.Errorf("%s: %s is there twice", name, twice)
		}
		if len(data) > 320_000 {
			t.Errorf("%s: %d bytes, more than an editor should read", name, len(data))
		}
	}
	if JSON(b, "zodiac") != nil {
		t.Error("there is a schema of what has none")
	}
}

// repeated is a key that an object has twice, or "".
func repeated(d *json.Decoder) string {
	token, _ := d.Token()
	delim, _ := token.(json.Delim)
	seen := map[string]bool{}
	for delim != 0 && d.More() {
		if delim == '{' {
			key, _ := d.Token()
			if seen[key.(string)] {
				return key.(string)
			}
			seen[key.(string)] = true
		}
		if twice := repeated(d); twice != "" {
			return twice
		}
	}
	if delim != 0 {
		d.Token()
	}
	return ""
}

// TestLaw5OnlyKeywordsThatEditorsKnow: the keywords were tried in taplo, tombi and VS Code; whoever
// adds one tries it there first. An allOf, or a reference, beside the keys of a table would hide
// them.
func TestLaw5OnlyKeywordsThatEditorsKnow(t *testing.T) {
	known := map[string]bool{}
	for _, word := range strings.Fields(`$schema $comment $defs $ref title description type properties patternProperties
		required additionalProperties
		items uniqueItems minItems maxItems minProperties maxProperties minLength maxLength minimum maximum
		pattern format enum anyOf oneOf allOf if then else
		examples enumDescriptions x-taplo x-tombi-table-keys-order`) {
		known[word] = true
	}
	for _, name := range Names() {
		var s map[string]any
		if err := json.Unmarshal(JSON(loaded(t, rules.FS), name), &s); err != nil {
			t.Fatal(err)
		}
		walk(s, func(o map[string]any) {
			for word := range o {
				if !known[word] {
					t.Errorf("%s: %s", name, word)
				}
			}
			if o["properties"] != nil && (o["allOf"] != nil || o["$ref"] != nil) {
				t.Errorf("%s: %v hides its keys", name, o["description"])
			}
		})
	}
}

// walk visits every schema within one.
func walk(s map[string]any, visit func(map[string]any)) {
	visit(s)
	each := func(v any) {
		switch v := v.(type) {
		case map[string]any:
			walk(v, visit)
		case []any:
			for _, one := range v {
				walk(one.(map[string]any), visit)
			}
		}
	}
	for word, v := range s {
		switch word {
		case "properties", "patternProperties", "$defs":
			for _, one := range v.(map[string]any) {
				each(one)
			}
		case "items", "additionalProperties", "if", "then", "else", "anyOf", "oneOf", "allOf":
			each(v)
		}
	}
}

// kindFor is the kind of a file of a book.
func kindFor(t testing.TB, file string) Kind {
	t.Helper()
	for _, k := range Kinds {
		for _, pattern := range []string{k.Files, k.Parts} {
			if matched, _ := path.Match(pattern, file); matched && file != "" {
				return k
			}
		}
	}
	return Kind{}
}

// TestFilesNameTheirSchemas: package format puts that line on top of a file which leads to its
// schema.
func TestFilesNameTheirSchemas(t *testing.T) {
	all := files(t, rules.FS)
	all["strategies/court.toml"] = all["strategies.toml"]
	for name := range all {
		to, ok := strings.CutPrefix(format.SchemaLine(name), "#:schema ")
		want := path.Join(Folder, kindFor(t, name).Name+".json")
		if got := path.Join(path.Dir(name), to); !ok || got != want {
			t.Errorf("%s leads to %s, not to %s", name, got, want)
		}
	}
}

// TestKeysStandInTheOrderOfTheirForm: what an editor offers, and puts in order, is in the order
// that fmt gives it.
func TestKeysStandInTheOrderOfTheirForm(t *testing.T) {
	for _, kind := range Kinds {
		if kind.table != nil {
			m := &maker{book: loaded(t, minimal)}
			file := strings.Replace(kind.Files, "*", "some-bank", 1)
			m.inOrder(t, file, m.file(kind.table, kind.Title), nil)
		}
	}
}

// inOrder looks at the keys of a table and of those below it; keys lead to it.
func (m *maker) inOrder(t *testing.T, file string, s object, keys []string) {
	if to, ok := s.at("$ref").(string); ok {
		s = m.defs.at(strings.TrimPrefix(to, "#/$defs/")).(object)
	}
	properties, _ := s.at("properties").(object)
	if named, ok := s.at("patternProperties").(object); ok {
		m.inOrder(t, file, named[0].value.(object), append(keys, "x"))
		return
	}
	if s.at("x-tombi-table-keys-order") != nil {
		formatted(t, file, properties, keys)
	}
	for _, p := range properties {
		if below, ok := p.value.(object); ok {
			m.inOrder(t, file, below, append(keys[:len(keys):len(keys)], p.key))
		}
	}
}

// formatted writes the keys of a table in the wrong order, and looks how fmt puts them.
func formatted(t *testing.T, file string, properties object, keys []string) {
	t.Helper()
	var want, content string
	for _, p := range properties {
		want += p.key + "\n"
		content = p.key + " = 0\n" + content
	}
	if len(keys) > 0 {
		content = "[" + strings.Join(keys, ".") + "]\n" + content
	}
	form, problems := format.File(file, []byte(content))
	got := ""
	for line := range strings.Lines(string(form)) {
		if key, _, ok := strings.Cut(line, "="); ok {
			got += strings.TrimSpace(key) + "\n"
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
		t.Errorf("%s: %s: (-schema +fmt) %v\n%s", file, strings.Join(keys, "."), problems, diff)
	}
}
