package workbench_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// blank is a place in a sentence that is filled in, with the number of what fills it where the
// sentence gives one.
var blank = regexp.MustCompile(`%(?:\[(\d+)\])?([a-z%])`)

// TestSentencesTakeTheSameBlanks: both languages of a sentence are filled with the same. The
// sentences are read from the source, so that none is left out.
func TestSentencesTakeTheSameBlanks(t *testing.T) {
	sentences := 0
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			zh, en, ok := sentence(n)
			if !ok {
				return true
			}
			sentences++
			if diff := cmp.Diff(blanksOf(zh), blanksOf(en)); diff != "" {
				t.Errorf("%s: %q and %q (-zh +en)\n%s", name, zh, en, diff)
			}
			return true
		})
		return nil
	})
	if err != nil || sentences < 200 {
		t.Errorf("only %d sentences were found, %v", sentences, err)
	}
}

// sentence returns the two languages of text.Both where both are written out.
func sentence(n ast.Node) (zh, en string, ok bool) {
	call, isCall := n.(*ast.CallExpr)
	if !isCall || len(call.Args) != 2 {
		return "", "", false
	}
	if callee, isMember := call.Fun.(*ast.SelectorExpr); !isMember || callee.Sel.Name != "Both" {
		return "", "", false
	}
	zh, isText := literal(call.Args[0])
	en, areTexts := literal(call.Args[1])
	return zh, en, isText && areTexts
}

// literal returns a string that is written out, in one part or in several joined by +.
func literal(e ast.Expr) (s string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		first, isText := literal(e.X)
		second, areTexts := literal(e.Y)
		return first + second, isText && areTexts
	}
	return "", false
}

// blanksOf returns the blanks of a sentence in the order of what fills them.
func blanksOf(s string) []string {
	var blanks []string
	next := 1
	for _, m := range blank.FindAllStringSubmatch(s, -1) {
		switch {
		case m[2] == "%":
			continue
		case m[1] != "":
			next, _ = strconv.Atoi(m[1])
		}
		blanks = append(blanks, strconv.Itoa(next)+m[2])
		next++
	}
	slices.Sort(blanks)
	return blanks
}
