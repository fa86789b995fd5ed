package docs

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestEscaped: Markdown finds nothing of its own in a text, and the text is all there.
func TestEscaped(t *testing.T) {
	for _, row := range []struct {
		why, text, want string
		start           bool
	}{
		{"plain", "欠款 3,000 元，见第 70 条。", "欠款 3,000 元，见第 70 条。", true},
		{"emphasis", "*a* and _b_", `\*a\* and \_b\_`, false},
		{"a tag and an entity", "<b>&lt;", `\<b\>\&lt;`, false},
		{"a link", "[a](b)", `\[a\](b)`, false},
		{"a number at the beginning", "1. first", `1\. first`, true},
		{"several digits", "12) first", `12\) first`, true},
		{"a number further on", "is 1. first", "is 1. first", true},
		{"a bullet", "- first", `\- first`, true},
		{"a hyphen further on", "a - b", "a - b", true},
		{"a heading", "# first", `\# first`, true},
		{"a number behind something", "1. first", "1. first", false},
	} {
		if diff := cmp.Diff(row.want, escaped(row.text, row.start)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestEscapedIsTheTextWithBackslashes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		e := escaped(s, rapid.Bool().Draw(t, "start"))
		var back strings.Builder
		for runes := []rune(e); len(runes) > 0; runes = runes[1:] {
			if runes[0] == '\\' {
				runes = runes[1:]
			} else if strings.ContainsRune(special, runes[0]) {
				t.Fatalf("%q is in %q", runes[0], e)
			}
			back.WriteRune(runes[0])
		}
		if back.String() != strings.ToValidUTF8(s, "�") {
			t.Fatalf("%q comes back as %q", s, back.String())
		}
	})
}

// TestCodeSpan: an expression stands between backquotes as it is, and a pipe in it does not end a cell.
func TestCodeSpan(t *testing.T) {
	for _, row := range []struct {
		why, code, want string
		cells           bool
	}{
		{"plain", "a > 1", "`a > 1`", false},
		{"with a backquote", "a`b", "``a`b``", false},
		{"that begins with one", "`a", "`` `a ``", false},
		{"a pipe", "a | b", "`a | b`", false},
		{"a pipe in a cell", "a | b", "`a \\| b`", true},
	} {
		w := &markdownWriter{cells: row.cells}
		if diff := cmp.Diff(row.want, w.codeSpan(row.code)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// TestTarget: links lead from page to page by relative paths.
func TestTarget(t *testing.T) {
	pageOf := map[string]string{"fact-days": "facts.md", "lender-north": "lenders/north.md"}
	for _, row := range []struct{ why, folder, to, want string }{
		{"from the top", ".", "fact-days", "facts.md#fact-days"},
		{"into a folder", ".", "lender-north", "lenders/north.md#lender-north"},
		{"out of a folder", "families", "fact-days", "../facts.md#fact-days"},
		{"from one folder into another", "families", "lender-north", "../lenders/north.md#lender-north"},
		{"to the web", "families", "https://example.org/a b>", "<https://example.org/a%20b%3E>"},
	} {
		w := &markdownWriter{folder: row.folder, pageOf: pageOf}
		if diff := cmp.Diff(row.want, w.target(row.to)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}
