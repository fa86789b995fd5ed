package book

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestNoBook: a folder without a book is one problem, not a list of missing files.
func TestNoBook(t *testing.T) {
	for _, row := range []struct {
		why  string
		fsys fstest.MapFS
	}{
		{"an empty folder", fstest.MapFS{}},
		{"a folder above a book", fstest.MapFS{"rules/book.toml": {Data: []byte("version = 1")}}},
	} {
		book, problems := Load(row.fsys)
		want := "no rule book here\n   hint: a rule book is a folder with a book.toml in it\n"
		if diff := cmp.Diff(want, written(problems)); diff != "" || book != nil {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}

// TestTooMuch: what a decoder or parser would choke on is refused before either sees it.
func TestTooMuch(t *testing.T) {
	condition := func(expression string) string {
		return "[option.instalment.weigh.x]\nwhen = \"" + expression +
			"\"\npoints = 5\nreason.zh = \"理\"\nreason.en = \"why\"\nsources = [\"lpr\"]\n"
	}
	for _, row := range []struct{ why, file, add, want string }{
		{"6 MB of parentheses", "families/credit-card.toml", condition(strings.Repeat("(", 6<<20)),
			"families/credit-card.toml: a file of "},
		{"parentheses in a file that is just small enough", "families/credit-card.toml",
			condition(strings.Repeat("(", 1e6)),
			"families/credit-card.toml:31:9: option.instalment.weigh.x.when: an expression of 1000000 characters"},
		{"brackets", "urgency.toml", "a = " + strings.Repeat("[", 1e6),
			"urgency.toml:10:105: more than 100 brackets open at once"},
		{"brackets that strings seem to close", "urgency.toml", "a = " + strings.Repeat(`["]",`, 2e5), "urgency.toml:"},
		{"GBK, as old editors save", "urgency.toml", "a = \"\xBD\xE8\"",
			"urgency.toml:10:5: urgency.owed.a: not TOML: invalid UTF-8"},
		{"keys below keys", "urgency.toml", strings.Repeat("a.", 99) + "a = 1",
			"urgency.toml:10:1: urgency.owed.a: unknown key a"},
		{"a header of 200,000 parts", "urgency.toml", "[" + strings.Repeat("a . ", 2e5) + "a]",
			"urgency.toml:10:402: a key of more than 100 parts"},
	} {
		fsys := minimal(t)
		fsys[row.file] = &fstest.MapFile{Data: append(fsys[row.file].Data, row.add...)}
		book, problems := Load(fsys)
		if book != nil || len(problems) != 1 || !strings.HasPrefix(problems[0].String(), row.want) {
			t.Errorf("%s: got %.300s", row.why, problems)
		}
	}
}
