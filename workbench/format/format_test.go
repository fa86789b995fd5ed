package format

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func lines(all ...string) string { return strings.Join(all, "\n") + "\n" }

// TestForm takes each law by itself. The file is one that no book has, so that no schema line
// stands in the way.
func TestForm(t *testing.T) {
	for _, row := range []struct{ why, before, after string }{
		{"keys have an order, zh before en", lines("[stage.late]", `when = "x"`, `title.en = "e"`, `title.zh = "z"`),
			lines("[stage.late]", `title.zh = "z"`, `title.en = "e"`, `when     = "x"`)},
		{"keys that are not known come last, as they were written",
			lines("[stage.late]", `b = 1`, `when = "x"`, `a = 2`),
			lines("[stage.late]", `when = "x"`, `b    = 1`, `a    = 2`)},
		{"of a table that is not known nothing moves", lines("[thing.x]", "b = 1", "a = 2"),
			lines("[thing.x]", "b = 1", "a = 2")},
		{"names that a maintainer gives keep their order",
			lines("[fact.x]", `choice.b.en = "e"`, `choice.a.zh = "z"`, `choice.b.zh = "z"`, `of = "debt"`,
				`choice.a.en = "e"`),
			lines("[fact.x]", `of = "debt"`, `choice.b.zh = "z"`, `choice.b.en = "e"`, `choice.a.zh = "z"`,
				`choice.a.en = "e"`)},
		{"stages of points too, and those of an inline table",
			lines("[option.x]", "points = { late = 2, early = 1 }", `basis = "right"`),
			lines("[option.x]", `basis  = "right"`, "points = { late = 2, early = 1 }")},
		{"an inline table that is known has its order",
			lines("[parameter.x]", `value = [{ source = "s", is = 1, from = 2026-01-01 }]`),
			lines("[parameter.x]", `value = [{ from = 2026-01-01, is = 1, source = "s" }]`)},
		{"a condition of an option, with dotted keys or a header",
			lines("[option.x]", `weigh.y.points = 1`, `weigh.y.when = "w"`, "[option.x.weigh.z]", "points = 1",
				`when = "w"`),
			lines("[option.x]", `weigh.y.when   = "w"`, `weigh.y.points = 1`, "", "[option.x.weigh.z]", `when   = "w"`,
				"points = 1")},
		{"tables keep their order", lines("[option.b]", "[option.a]"), lines("[option.b]", "", "[option.a]")},

		{"keys of as many parts are aligned",
			lines("[option.x]", `materials.helpful = []`, `sources = []`, `materials.required = []`, `basis = "right"`),
			lines("[option.x]", `basis   = "right"`, `sources = []`, `materials.required = []`,
				`materials.helpful  = []`)},
		{"for a very long key nobody waits", lines(strings.Repeat("k", 61)+" = 1", "bb = 2", "c = 3"),
			lines(strings.Repeat("k", 61)+" = 1", "bb = 2", "c  = 3")},
		{"characters are counted, not bytes", lines(`"某" = 1`, "abcd = 2"), lines(`"某"  = 1`, "abcd = 2")},
		{"spaces", lines("a=1", " b\t=  'x'  ", "c = {d=1,e = [ 1,2 ,]}", "f = [ ]", "g = {  }"),
			lines("a = 1", "b = 'x'", "c = { d = 1, e = [1, 2] }", "f = []", "g = {}")},
		{"quotes that a key does not need", lines(`"a" = 1`, `[ "b" . 'c d' . "" ]`),
			lines("a = 1", "", `[b.'c d'.""]`)},
		{"lists of tables", lines("[[ a ]]", "[[a]] # second", "[ a . b ]"),
			lines("[[a]]", "", "[[a]] # second", "", "[a.b]")},

		{"values keep their characters",
			lines("a = 1_000.50", "b = 'x'", `c = "\u4e2d"`, "d = 2026-11-22 08:30:00", "e = 0x1F", "f = '''", "  a \t",
				"", "", "# no comment'''", "g = nan"),
			lines("a = 1_000.50", "b = 'x'", `c = "\u4e2d"`, "d = 2026-11-22 08:30:00", "e = 0x1F", "f = '''", "  a \t",
				"", "", "# no comment'''", "g = nan")},
		{"three quotes that end in quotes of their own", `a = """x"y"""""` + "\n" + `b = ''''z'''''`,
			lines(`a = """x"y"""""`, `b = ''''z'''''`)},

		{"a comment goes with the key below it", lines("[stage.x]", `when = "w"`, "# said so", "#", `title.zh = "z"`),
			lines("[stage.x]", "# said so", "#", `title.zh = "z"`, `when     = "w"`)},
		{"a comment behind a value goes with it", lines("[stage.x]", `when = "w"   # days`, `title.zh = "z"#it`),
			lines("[stage.x]", `title.zh = "z" #it`, `when     = "w" # days`)},
		{"a comment behind a header", lines("[stage.x]#one"), lines("[stage.x] #one")},
		{"comments at the top stay there", lines("# the book", "", `version = "1"`, `title.zh = "z"`),
			lines("# the book", "", `title.zh = "z"`, `version  = "1"`)},
		{"also in a table", lines("[stage.x]", "# both", "", "# when", `when = "w"`, `title.zh = "z"`),
			lines("[stage.x]", "# both", "", `title.zh = "z"`, "# when", `when     = "w"`)},
		{"a comment above a header", lines("a = 1", "# x", "[x]"), lines("a = 1", "", "# x", "[x]")},
		{"a comment under the last line", lines("a = 1", "# that was all", "", "", "# x", "[x]"),
			lines("a = 1", "# that was all", "", "# x", "[x]")},
		{"the title of a part of the file", lines("[x]", "", "", "# ---- y ----", "", "", "[y]"),
			lines("[x]", "", "# ---- y ----", "", "[y]")},
		{"comments at the end", lines("a = 1", "", "", "# b", "", "# c", "", ""), lines("a = 1", "", "# b", "", "# c")},
		{"nothing but comments", lines("", "# b", "", "", "# c"), lines("# b", "", "# c")},

		{"empty lines between keys go", lines("", "a = 1", "", "", "b = 2", "", "[x]", "", "c = 3"),
			lines("a = 1", "b = 2", "", "[x]", "c = 3")},
		{"those around comments stay", lines("[x]", "a = 1", "", "", "# two", "", "b = 2"),
			lines("[x]", "a = 1", "", "# two", "", "b = 2")},
		{"line ends, byte-order mark, white space", "\ufeffa = 1 \r\n\r\n  # b\t\r\n [c] \r\n  d = '''\r\nx'''",
			lines("a = 1", "", "# b", "[c]", "d = '''", "x'''")},
		{"nothing", "", ""},
		{"nothing but white space", " \n\n\t\n", ""},
	} {
		holds(t, row.why, "some.toml", row.before, row.after)
	}
}

// TestArrays: when an array takes more than a line.
func TestArrays(t *testing.T) {
	word := `"` + strings.Repeat("w", 48) + `"`
	for _, row := range []struct{ why, before, after string }{
		{"one line", lines("a = [", `  "b",`, `  "c",`, "]"), lines(`a = ["b", "c"]`)},
		{"160 characters are a line", lines("a = [" + word + ", " + word + `, "` + strings.Repeat("中", 48) + `"]`),
			lines("a = [" + word + ", " + word + `, "` + strings.Repeat("中", 48) + `"]`)},
		{"161 are not", lines("a = [" + word + ", " + word + `, "` + strings.Repeat("中", 49) + `"]`),
			lines("a = [", "  "+word+",", "  "+word+",", `  "`+strings.Repeat("中", 49)+`",`, "]")},
		{"the aligned = counts", lines("abc = 1", "a = ["+word+", "+word+`, "`+strings.Repeat("x", 48)+`"]`),
			lines("abc = 1", "a   = [", "  "+word+",", "  "+word+",", `  "`+strings.Repeat("x", 48)+`",`, "]")},
		{"several tables", "a = [{b=1},{b=2}]", lines("a = [", "  { b = 1 },", "  { b = 2 },", "]")},
		{"one table", "a = [\n{b=1}]", lines("a = [{ b = 1 }]")},
		{"several addresses", `a = ["https://b", "https://c"]`,
			lines("a = [", `  "https://b",`, `  "https://c",`, "]")},
		{"lists in a list", `a = [["b"],["c", "d"]]`, lines(`a = [["b"], ["c", "d"]]`)},
		{"lists in a list that is too long", "a = [[" + word + "," + word + "], [" + word + "," + word + "]]",
			lines("a = [", "  ["+word+", "+word+"],", "  ["+word+", "+word+"],", "]")},
		{"comments", lines("a = [ # all", "1,# one", "# two", "2", "  # also two", "  , 3 ]"),
			lines("a = [", "  # all", "  1, # one", "  # two", "  2,", "  # also two", "  3,", "]")},
		{"comments and empty lines", lines("a = [", "", "  # one", "  1,", "", "  2,", "", "", "  # three", "", "  3,",
			"", "  # no more", "", "]"),
			lines("a = [", "  # one", "  1,", "  2,", "", "  # three", "", "  3,", "", "  # no more", "]")},
		{"a comment in a list of a list", lines("a = [[1, # one", "2], [3]]"),
			lines("a = [", "  [", "    1, # one", "    2,", "  ],", "  [3],", "]")},
		{"nothing but a comment", lines("a = [ # none", "]"), lines("a = [", "  # none", "]")},
		{"a string of several lines", lines("a = ['''", "b''', 'c']"), lines("a = [", "  '''", "b''',", "  'c',", "]")},
		{"an inline table is never too long", "a = { b = [" + word + "," + word + "," + word + "," + word +
			"], c = 1 }", lines("a = { b = [" + word + ", " + word + ", " + word + ", " + word + "], c = 1 }")},
		{"but has a line for a comment", lines("a = { # all", "b = 1, # one", "c = 2 }"),
			lines("a = {", "  # all", "  b = 1, # one", "  c = 2,", "}")},
		{"or for one in an array of its own", lines("a = { b = [1, # one", "2], c = [3] }"),
			lines("a = { b = [", "  1, # one", "  2,", "], c = [3] }")},
	} {
		holds(t, row.why, "some.toml", row.before, row.after)
	}
}

// TestSchema: the line on top.
func TestSchema(t *testing.T) {
	for _, row := range []struct{ why, name, before, after string }{
		{"a file at the root", "facts.toml", lines("# all facts"),
			lines("#:schema schemas/facts.json", "", "# all facts")},
		{"a lender", "lenders/some-bank.toml", lines("[lender]"),
			lines("#:schema ../schemas/lender.json", "", "[lender]")},
		{"a family, by a longer path", "/home/rules/families/private.toml", lines("[family]"),
			lines("#:schema ../schemas/family.json", "", "[family]")},
		{"a lender that is called like another file", "lenders/facts.toml", "",
			lines("#:schema ../schemas/lender.json")},
		{"an empty file", "common.toml", "", lines("#:schema schemas/common.json")},
		{"one that is right", "common.toml", lines("#:schema schemas/common.json", "", "# c"),
			lines("#:schema schemas/common.json", "", "# c")},
		{"without an empty line below", "common.toml", lines("#:schema schemas/common.json", "# c"),
			lines("#:schema schemas/common.json", "", "# c")},
		{"one that is wrong, and below", "common.toml", lines("# c", "", "#:schema https://example.org/x.json", "# d"),
			lines("#:schema schemas/common.json", "", "# c", "", "# d")},
		{"two", "common.toml", lines("#:schema a", "#:schema b", "[option.x]"),
			lines("#:schema schemas/common.json", "", "[option.x]")},
		{"what only looks like one", "common.toml", lines("#:schemas are in schemas/", "[option.x]", "#:schema x"),
			lines("#:schema schemas/common.json", "", "#:schemas are in schemas/", "[option.x]", "#:schema x")},
		{"a file that no book has keeps its own", "lenders/old/some-bank.toml", lines("# c", "#:schema x", "a = 1"),
			lines("#:schema x", "", "# c", "a = 1")},
		{"and gets none", "some.toml", lines("a = 1"), lines("a = 1")},
	} {
		holds(t, row.why, row.name, row.before, row.after)
	}
}

// holds sees what a file is made, and that this is not changed again.
func holds(t *testing.T, why, name, before, after string) {
	t.Helper()
	for _, text := range []string{before, after} {
		got, problems := File(name, []byte(text))
		if problems != nil {
			t.Errorf("%s: %v", why, problems)
		}
		if diff := cmp.Diff(after, string(got)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", why, diff)
		}
	}
}

// TestNoForm: what TOML does not read is a problem at its place, in the words of book.Load.
func TestNoForm(t *testing.T) {
	for _, row := range []struct{ why, content, want string }{
		{"not TOML", "a = 1\nb = \n", "rules/x.toml:2:5: b: not TOML: "},
		{"a key twice", "a.b = 1\na = []\n", "rules/x.toml:2:1: a: a is there twice"},
		{"not UTF-8", "a = \"\xBD\xE8\"", "rules/x.toml:1:5: a: not TOML: invalid UTF-8"},
		{"UTF-16", "\xff\xfea\x00", "rules/x.toml: a file in UTF-16"},
		{"too large", strings.Repeat("#", 1<<20+1), "rules/x.toml: a file of 1048577 bytes; at most 1048576 are read"},
		{"too deep", "a = " + strings.Repeat("[", 101) + strings.Repeat("]", 101),
			"rules/x.toml:1:105: more than 100 brackets open at once"},
		{"too deep, behind strings that seem to close brackets", "a = " + strings.Repeat(`["]",`, 101) +
			strings.Repeat("]", 101), "rules/x.toml: more than 100 brackets open at once"},
		{"a key without end", strings.Repeat("a.", 4e5) + "a = 1", "rules/x.toml:1:201: a key of more than 100 parts"},
		{"too large once its keys are aligned", strings.Repeat("k", 60) + " = 1\n" + manyKeys(20_000),
			"rules/x.toml: in its form: a file of 1"},
	} {
		got, problems := File("rules/x.toml", []byte(row.content))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), row.want) || got != nil {
			t.Errorf("%s: got %.200q and %.300s", row.why, got, problems)
		}
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d=1\n", i)
	}
	return b.String()
}
