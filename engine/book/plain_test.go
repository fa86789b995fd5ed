package book

import (
	"testing"

	"github.com/forbear-project/forbear/rules"
)

// TestPlain: law 20. What is plain is told without BurntSushi/toml, and what only looks plain is not.
func TestPlain(t *testing.T) {
	for _, row := range []struct {
		why, text string
		plain     bool
	}{
		{"keys, tables, texts and comments", "# x\n[a.b-c]\nd = 'x' # y\n\te.zh = \"中\\\"文\"\ne.en = \"\"", true},
		{"numbers, dates and truths", "a = -12\nb = 0.05\nc = 2026-11-29\nd = true\n", true},
		{"lists", "a = []\nb = [ 1, # one\n 2, ]\nc = [['x'], []]", true},
		{"a table on one line", "a = { b = 1, c.d = [2], c.e = {} }", true},
		{"a table begun by one below it", "[a.b]\n[a]\nc = 1\n", true},
		{"a quoted key", "\"a b\".'c' = 1", true},
		{"more than one line", "a = '''\nx\n'''", true},
		{"quotes at the end of three", "a = '''x''''", false},
		{"an escape in more than one line", "a = \"\"\"x\\\\\"\"\"", false},
		{"three quotes that nobody closes", "a = '''x''", false},
		{"a key of more than one line", "'''a''' = 1", false},
		{"an escape that is not of a quote", `a = "\u4e2d"`, false},
		{"a list of tables", "[[a]]", false},
		{"a table twice", "[a]\n[a]", false},
		{"a table gone on with in another", "[a]\nb.c = 1\n[a.b]\n", false},
		{"a key of a table below that has a header", "[a.b]\n[a]\nb.c = 1\n", false},
		{"a key twice", "a = 1\na = 2", false},
		{"a key below a value", "a = 1\na.b = 2", false},
		{"no value", "a =\n", false},
		{"a day that does not exist", "a = 2026-02-30", false},
		{"a time of day", "a = 2026-11-22 08:30:00", false},
		{"a number with an exponent", "a = 1e3", false},
		{"a number that begins with 0", "a = 01", false},
		{"two values on a line", "a = 1 b = 2", false},
		{"commas that part nothing", "a = [,]\n", false},
		{"two commas", "a = [1,,2]\n", false},
		{"no comma", "a = [1 2]\n", false},
		{"a comma after the last of a table", "a = { b = 1, }", false},
		{"a table on two lines", "a = { b = 1,\n c = 2 }", false},
		{"a list that nobody closes", "a = [1,\n", false},
		{"a text that nobody closes", "a = 'x\n", false},
		{"a header that nobody closes", "[a\nb = 1", false},
		{"a header closed twice", "[a]]\nb = 1", false},
		{"a letter that needs quotes", "ä = 1", false},
		{"a control character in a comment", "# \x01\n", false},
		{"bytes that are no letter", "a = '\xff'", false},
	} {
		if got := places(row.text).plain; got != row.plain {
			t.Errorf("%s: plain is %t", row.why, got)
		}
	}
}

// TestPlainBook: law 20 pays only where rules are plain, and the shipped rules are plain, all of them.
func TestPlainBook(t *testing.T) {
	for _, name := range FileNames(rules.FS) {
		if f := open(rules.FS, name); f.values != nil {
			t.Errorf("%s is not", name)
		}
	}
}
