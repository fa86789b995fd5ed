package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestEscapeMarkdown: nothing in an escaped text is Markdown, and the text is all there.
func TestEscapeMarkdown(t *testing.T) {
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
		{"a line under a heading", "=== x", `\=== x`, true},
		{"somebody's name", "@a", `\@a`, false},
		{"a number behind something", "1. first", "1. first", false},
	} {
		if diff := cmp.Diff(row.want, escapeMarkdown(row.text, row.start)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestEscapeMarkdownIsTheTextWithBackslashes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		e := escapeMarkdown(s, rapid.Bool().Draw(t, "start"))
		var back strings.Builder
		for runes := []rune(e); len(runes) > 0; runes = runes[1:] {
			if runes[0] == '\\' {
				runes = runes[1:]
			} else if strings.ContainsRune(markdownSpecial, runes[0]) {
				t.Fatalf("%q is in %q", runes[0], e)
			}
			back.WriteRune(runes[0])
		}
		if back.String() != strings.ToValidUTF8(s, "�") {
			t.Fatalf("%q comes back as %q", s, back.String())
		}
	})
}

// TestCodeSpan: an expression is between backquotes as it is, and a pipe in it does not end a cell.
func TestCodeSpan(t *testing.T) {
	for _, row := range []struct {
		why, code, want string
		cell            bool
	}{
		{"plain", "a > 1", "`a > 1`", false},
		{"with a backquote", "a`b", "``a`b``", false},
		{"that begins with one", "`a", "`` `a ``", false},
		{"a pipe", "a | b", "`a | b`", false},
		{"a pipe in a cell", "a | b", "`a \\| b`", true},
	} {
		w := &markdownWriter{cell: row.cell}
		if diff := cmp.Diff(row.want, w.codeSpan(row.code)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// TestCellKeepsToItself: whatever it holds, and in whatever look, a cell ends neither its row nor
// itself.
func TestCellKeepsToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab中 _|`<>&*[]\\@#$~:/.w\n!-"))).Draw(t, "s")
		look := rapid.SampledFrom([]Look{Plain, Strong, Code, Dim}).Draw(t, "look")
		cell := Lines([]Sentence{Styled(Clean(s), look), Say("b")})
		rows := strings.Split(Markdown([]Block{Table{Head: []string{"h"}, Rows: [][]Sentence{{cell}}}},
			MarkdownOptions{}), "\n")
		if len(rows) != 5 {
			t.Fatalf("%q is written in %d lines", s, len(rows))
		}
		ends := 0
		for row := []rune(rows[2]); len(row) > 0; row = row[1:] {
			switch {
			case row[0] == '\\' && len(row) > 1 && strings.ContainsRune("\\|`*_[]<>~&$@:.", row[1]):
				row = row[1:]
			case row[0] == '|':
				ends++
			}
		}
		if ends != 2 {
			t.Errorf("%q as look %d is written %q", s, look, rows[2])
		}
	})
}

// TestFoldInMarkdown: its text is HTML, and what is in it Markdown.
func TestFoldInMarkdown(t *testing.T) {
	fold := Fold{Text: Say("a <b> & *c*\n@d"), Body: []Block{Paragraph{Say("*e*")}}, InMarkdown: true}
	want := "<details><summary>a &lt;b&gt; &amp; *c* @d</summary>\n\n\\*e\\*\n\n</details>\n\n"
	if diff := cmp.Diff(want, Markdown([]Block{fold}, MarkdownOptions{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestTarget: links from page to page are relative paths.
func TestTarget(t *testing.T) {
	pageOf := map[string]string{"fact-days": "facts.md", "lender-north": "lenders/north.md"}
	for _, row := range []struct{ why, page, to, want string }{
		{"from the top", "README.md", "fact-days", "facts.md#fact-days"},
		{"into a folder", "README.md", "lender-north", "lenders/north.md#lender-north"},
		{"out of a folder", "families/bank.md", "fact-days", "../facts.md#fact-days"},
		{"from one folder into another", "families/bank.md", "lender-north", "../lenders/north.md#lender-north"},
		{"to the web", "families/bank.md", "https://example.org/a b>", "<https://example.org/a%20b%3E>"},
	} {
		w := &markdownWriter{MarkdownOptions: MarkdownOptions{Page: row.page, PageOf: pageOf}}
		if diff := cmp.Diff(row.want, w.target(row.to)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestAnAddressIsNoLink(t *testing.T) {
	said := Markdown([]Block{Paragraph{Text: Sentence{
		{Text: "at https://x.org, www.x.org and "}, {Text: "https://y.org", To: "https://y.org"},
	}}}, MarkdownOptions{})
	want := `at https\://x.org, www\.x.org and [https://y.org](<https://y.org>)` + "\n\n"
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
