package schema

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
)

// readers are the methods of the loader's tables that read a key by its name.
var readers = []string{"get", "title", "text", "word", "oneOf", "flag", "integer", "number", "day", "value", "words", "ids", "reference", "expression", "each", "below", "conditions", "sentence"}

// TestLaw2KeysAreThoseOfTheLoader: the loader's own source says which keys it reads, and which
// words some of them have. A key that is added there is missing here until it is in a table.
func TestLaw2KeysAreThoseOfTheLoader(t *testing.T) {
	reads, words := loaderKeys(t)
	has, choices := schemaKeys(t)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(reads)), slices.Sorted(maps.Keys(has))); diff != "" {
		t.Errorf("keys of the loader, and of the schemas (-loader +schemas)\n%s", diff)
	}
	for key, of := range words {
		for _, w := range of {
			if !slices.Contains(choices[key], w) {
				t.Errorf("%s may be %q, and no schema says so", key, w)
			}
		}
	}
	if len(words) < 10 {
		t.Errorf("few words were found, of %v", slices.Sorted(maps.Keys(words)))
	}
}

// loaderKeys are the keys that package book reads, and the words that it lists for some.
func loaderKeys(t *testing.T) (keys map[string]bool, words map[string][]string) {
	t.Helper()
	keys, words = map[string]bool{}, map[string][]string{"section": book.Sections, "kind": book.SourceKinds}
	for _, kind := range book.LineKinds {
		keys[kind] = true
	}
	sources, err := filepath.Glob("../../engine/book/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatal("no source of the loader", err)
	}
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if reader, texts := reading(n); len(texts) > 0 {
				keys[texts[0]] = true
				if reader == "oneOf" {
					words[texts[0]] = append(words[texts[0]], texts[1:]...)
				}
			}
			return true
		})
	}
	return keys, words
}

// reading is the reader that a node calls, and the strings that its arguments begin with.
func reading(n ast.Node) (reader string, texts []string) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return "", nil
	}
	args := call.Args
	switch of := call.Fun.(type) {
	case *ast.SelectorExpr:
		reader = of.Sel.Name
		if !slices.Contains(readers, reader) {
			return "", nil
		}
	case *ast.IndexExpr: // as[T](t, key, wanted)
		if name, ok := of.X.(*ast.Ident); !ok || name.Name != "as" {
			return "", nil
		}
		args = args[1:2]
	default:
		return "", nil
	}
	for _, arg := range args {
		lit, ok := arg.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			break
		}
		text, _ := strconv.Unquote(lit.Value)
		texts = append(texts, text)
	}
	return reader, texts
}

// schemaKeys are the keys of every table in the schemas of the files of a book, and the words that
// they may have.
func schemaKeys(t *testing.T) (keys map[string]bool, words map[string][]string) {
	t.Helper()
	keys, words = map[string]bool{}, map[string][]string{}
	b := loaded(t, minimal)
	for _, kind := range Kinds {
		if kind.Files == "" {
			continue
		}
		var s map[string]any
		if err := json.Unmarshal(JSON(b, kind.Name), &s); err != nil {
			t.Fatal(err)
		}
		walk(s, func(o map[string]any) {
			if o["x-tombi-table-keys-order"] == nil && o["$defs"] == nil { // neither a table nor a file, but a text or a list of ids
				return
			}
			for key, is := range o["properties"].(map[string]any) {
				keys[key] = true
				all, _ := is.(map[string]any)["enum"].([]any)
				for _, w := range all {
					words[key] = append(words[key], w.(string))
				}
			}
		})
	}
	return keys, words
}
