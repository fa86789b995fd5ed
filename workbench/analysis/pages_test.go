package analysis

import (
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"github.com/forbear-project/forbear/engine/text"
)

// The size of a page: a terminal's width, and no more lines than it shows at once.
const (
	pageWidth = 80
	pageLines = 40
)

// TestEveryCodeHasItsPages: one in each language that begins with the code and what it says, has a
// wrong and a right example or one to look at, says how to mend it, and fits.
func TestEveryCodeHasItsPages(t *testing.T) {
	cells := &runewidth.Condition{StrictEmojiNeutral: true}
	says := map[text.Language]struct{ colon, why, example, mend string }{
		text.EN: {": ", "\nWhy it matters: ", "\n    ", "To mend it"},
		text.ZH: {"：", "\n为什么要紧：", "\n    ", "怎么改"},
	}
	for _, c := range Codes() {
		for _, l := range text.Languages {
			page, want := c.Page(l), says[l]
			if first, _, _ := strings.Cut(page, "\n"); first != c.Name+want.colon+c.Title.In(l) {
				t.Errorf("%s in %s begins with %q", c.Name, l, first)
			}
			for _, part := range []string{want.why, want.example} {
				if !strings.Contains(page, part) {
					t.Errorf("%s in %s has no %q", c.Name, l, part)
				}
			}
			if !strings.Contains(strings.Join(strings.Fields(page), " "), want.mend) && c.Severity != Note {
				t.Errorf("%s in %s does not say how to mend it", c.Name, l)
			}
			lines := strings.Split(strings.TrimSuffix(page, "\n"), "\n")
			if len(lines) > pageLines {
				t.Errorf("%s in %s has %d lines", c.Name, l, len(lines))
			}
			for _, line := range lines {
				if w := cells.StringWidth(line); w > pageWidth || strings.TrimRight(line, " ") != line {
					t.Errorf("%s in %s: %d cells: %q", c.Name, l, w, line)
				}
			}
		}
	}
}

// TestCodes: names are words joined by hyphens, and no two codes have the same.
func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Codes() {
		if strings.Trim(c.Name, "abcdefghijklmnopqrstuvwxyz-") != "" || seen[c.Name] || c.Title.ZH == "" ||
			c.Title.EN == "" {
			t.Errorf("%+v", c)
		}
		seen[c.Name] = true
	}
	if _, ok := CodeNamed("no-such-code"); ok {
		t.Error("a code that there is not is found")
	}
}
