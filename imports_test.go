package forbear_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/forbear-project/forbear"

// layers say what the packages in a folder may import of this repository; the longest folder that
// matches counts. A name stands for that package, name/... for it and all below it, root for the
// package at the root. A package imports those above it in the list and those in its own folder, with
// two exceptions: root is the entrance to engine, and root, serve and cmd import rules, which is the
// shipped book as files.
//
// Root, engine, advice and page never import workbench, so a program for borrowers is not linked
// with the tools of those who keep a book.
var layers = []struct{ folder, allowed string }{
	{"root", "engine/... rules"},
	{"engine", "engine/..."},
	{"engine/batch", "engine engine/book engine/calendar engine/compact engine/fact engine/logic engine/money " +
		"engine/problem engine/text"},
	{"engine/calendar", ""},
	{"engine/compact", "engine engine/book engine/calendar engine/fact engine/logic engine/text"},
	{"engine/problem", "engine/calendar engine/text"},
	{"engine/schematest", "engine/calendar engine/text"},
	{"engine/text", "engine/calendar"},
	{"engine/money", "engine/calendar engine/problem engine/text"},
	{"engine/fact", "engine/calendar engine/money engine/problem engine/text"},
	{"engine/logic", "engine/calendar engine/fact engine/money engine/problem engine/text"},
	{"engine/logic/logictest", "engine/calendar engine/fact engine/logic engine/text"},
	{"engine/logic/oracle", "engine/calendar engine/fact engine/logic"},
	{"engine/book", "engine/book/form engine/calendar engine/fact engine/logic engine/money engine/problem engine/text"},
	{"engine/book/booktest", "engine/book"},
	{"engine/book/form", "engine/calendar engine/problem engine/text"},
	{"advice", "engine/... advice/..."},
	{"page", "engine/... advice/... page/document page/ics"},
	{"page/document", ""},
	{"page/ics", "engine/calendar"},
	{"page/web", "engine/... advice/... page/..."},
	{"workbench", "engine/... advice/... page/... workbench/..."},
	{"serve", "root engine/... advice/... page/... rules serve/..."},
	{"cmd", "root engine/... advice/... page/... workbench/... serve/... rules"},
	{"rules", ""},
	{"fixtures", ""},
}

// owners are the packages that may import a library, what of the standard library reaches out of
// the program, or a package that judges for tests. The rest of the standard library is free for
// all, other libraries for nobody.
var owners = map[string]string{
	"engine/batch/batchtest":                "",
	"engine/book/booktest":                  "",
	"engine/logic/logictest":                "",
	"engine/logic/oracle":                   "workbench/fixture",
	"engine/schematest":                     "",
	"github.com/BurntSushi/toml":            "engine/book workbench/fixture workbench/scaffold",
	"github.com/cpuguy83/go-md2man/v2":      "cmd/...",
	"github.com/expr-lang/expr":             "engine/logic/...",
	"github.com/govalues/decimal":           "engine/... advice/... workbench/...",
	"github.com/invopop/jsonschema":         "engine/schematest",
	"github.com/klauspost/compress":         "cmd/...",
	"github.com/mattn/go-runewidth":         "page/document",
	"github.com/prometheus/client_golang":   "serve",
	"github.com/rogpeppe/go-internal/diff":  "workbench/...",
	"github.com/santhosh-tekuri/jsonschema": "engine/schematest",
	"github.com/urfave/cli/v2":              "cmd/...",
	"golang.org/x/text":                     "engine/book",
	"log":                                   "cmd/... serve/...",
	"net":                                   "cmd/... serve/...",
	"os":                                    "cmd/... serve/...",
	"time.Now":                              "cmd/... serve/...",
}

// TestImports holds every package to what it may import; tests may import anything.
func TestImports(t *testing.T) {
	imports := readImports(t)
	if len(imports) < 20 {
		t.Fatalf("only %d packages were found", len(imports))
	}
	for _, name := range slices.Sorted(maps.Keys(imports)) {
		for _, imported := range imports[name] {
			if !mayImport(name, imported) {
				t.Errorf("%s may not import %s", name, imported)
			}
		}
	}
}

func TestMayImport(t *testing.T) {
	for _, row := range []struct {
		why, name, imported string
		want                bool
	}{
		{"the writers are below the page", "page", "page/document", true},
		{"the page never needs the workbench", "page", "workbench/docs", false},
		{"nor does a letter", "advice/letter", "workbench/cells", false},
		{"documents know nothing of lenders", "page/document", "engine/book", false},
		{"a book is loaded without a judge", "engine/book", "engine", false},
		{"nobody imports the root but those who serve", "workbench/docs", "root", false},
		{"a borrower is judged once", "engine", "engine/logic/oracle", false},
		{"a fixture twice", "workbench/fixture", "engine/logic/oracle", true},
		{"expr has one owner", "workbench/cells", "github.com/expr-lang/expr/ast", false},
		{"which is this", "engine/logic", "github.com/expr-lang/expr/ast", true},
		{"files are the command's", "engine/book", "os", false},
		{"so is the network", "workbench/docs", "net/http", false},
		{"so is the clock", "engine", "time.Now", false},
		{"an address is no network", "engine/book", "net/netip", false},
		{"the rest of the standard library is free", "engine/book", "strings", true},
		{"figures are counted where requests are", "serve", "github.com/prometheus/client_golang/prometheus", true},
		{"and nowhere else", "page", "github.com/prometheus/client_golang/prometheus", false},
		{"a library that nobody owns", "engine", "example.org/new", false},
		{"a folder that no rule names", "util", "engine", false},
	} {
		if got := mayImport(row.name, row.imported); got != row.want {
			t.Errorf("%s: %s imports %s: %t", row.why, row.name, row.imported, got)
		}
	}
}

func mayImport(name, imported string) bool {
	for library, folders := range owners {
		if isIn(imported, library) {
			return matchesAny(name, folders)
		}
	}
	if _, own := layerOf(imported); own {
		allowed, _ := layerOf(name)
		return matchesAny(imported, allowed)
	}
	domain, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(domain, ".")
}

// layerOf returns what a package of this repository may import of it; own is false for another.
func layerOf(name string) (allowed string, own bool) {
	longest := ""
	for _, l := range layers {
		if isIn(name, l.folder) && len(l.folder) > len(longest) {
			longest, allowed, own = l.folder, l.allowed, true
		}
	}
	return allowed, own
}

func isIn(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }

func matchesAny(name, patterns string) bool {
	for pattern := range strings.FieldsSeq(patterns) {
		folder, below := strings.CutSuffix(pattern, "/...")
		if name == pattern || below && isIn(name, folder) {
			return true
		}
	}
	return false
}

// readImports returns the imports of each package by its folder, those of this repository by folder
// too. Tests do not count, nor does a module of its own within this one.
func readImports(t *testing.T) map[string][]string {
	imports := map[string][]string{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		hidden := name != "." && strings.HasPrefix(entry.Name(), ".")
		_, noModule := os.Stat(path.Join(name, "go.mod"))
		other := name != "." && noModule == nil
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (hidden || other || entry.Name() == "testdata"):
			return fs.SkipDir
		case path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := path.Dir(name)
		if folder == "." {
			folder = "root"
		}
		imports[folder] = append(imports[folder], importsOf(t, file)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

// importsOf returns the imports of a file, and time.Now where it is called.
func importsOf(t *testing.T, file *ast.File) []string {
	var all []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if imported == module {
			imported = "root"
		}
		all = append(all, strings.TrimPrefix(imported, module+"/"))
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Now" {
			if of, ok := s.X.(*ast.Ident); ok && of.Name == "time" {
				all = append(all, "time.Now")
			}
		}
		return true
	})
	return all
}
