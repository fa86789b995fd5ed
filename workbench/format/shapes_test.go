package format

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
)

// TestKeysOfTheFormat: the order of keys is the one in the package comment of engine/book, which is the format's home. A key that is new there is to have
// its place here.
func TestKeysOfTheFormat(t *testing.T) {
	comment, err := os.ReadFile("../../engine/book/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		table string   // as the comment calls it
		path  []string // to a table of its shape
		apart string   // keys that are said in the laws, or of other tables of the shape
	}{
		{"book.toml  ", nil, ""},
		{"[fact.x]", []string{"fact", "x"}, ""},
		{"[parameter.x]", []string{"parameter", "x"}, ""},
		{"value = [{", []string{"parameter", "x", "value"}, ""},
		{"[source.x]", []string{"source", "x"}, ""},
		{"[hardship.x]", []string{"hardship", "x"}, ""},
		{"[material.x]", []string{"material", "x"}, ""},
		{"[strategy.x]", []string{"strategy", "x"}, ""},
		{"[kind.x]", []string{"kind", "x"}, "first step say agreement duty risk"},
		{"[stage.x]", []string{"stage", "x"}, ""},
		{"[alert.x]", []string{"alert", "x"}, ""},
		{"[urgency.x]", []string{"urgency", "x"}, ""},
		{"[line.x]", []string{"line", "x"}, ""},
		{"[claim.x]", []string{"claim", "x"}, ""},
		{"[family]:", []string{"family"}, ""},
		{"[lender]:", []string{"lender"}, ""},
		{"[option.x]  ", []string{"option", "x"}, "drop because first step say agreement duty risk"},
		{"[….require.x]", []string{"option", "x", "require", "y"}, "drop points"},
		{"[….weigh.x]", []string{"option", "x", "weigh", "y"}, "drop otherwise"},
		{"[….step.x]", []string{"option", "x", "step", "y"}, "drop"},
		{"[channel.x]  ", []string{"channel", "x"}, "drop"},
	} {
		of := root
		for _, key := range row.path {
			of = of.at(key)
		}
		want := slices.DeleteFunc(slices.Clone(of.keys), func(key string) bool { return slices.Contains(strings.Fields(row.apart), key) })
		if diff := cmp.Diff(want, listed(string(comment), row.table, of)); diff != "" {
			t.Errorf("%s: (-here +there)\n%s", row.table, diff)
		}
	}
}

var (
	endOfTable = regexp.MustCompile(`\n//(\n|\t\S|\s+\[)|\. families|\}\]`)
	word       = regexp.MustCompile(`[a-z_]+`)
)

// listed is the keys that the comment lists of a table, in their order; what it says beside them in words is passed over.
func listed(comment, table string, of *shape) []string {
	_, text, _ := strings.Cut(comment, table)
	if end := endOfTable.FindStringIndex(text); end != nil {
		text = text[:end[0]]
	}
	var keys []string
	for _, w := range word.FindAllString(text, -1) {
		if slices.Contains(of.keys, w) && !slices.Contains(keys, w) {
			keys = append(keys, w)
		}
	}
	return keys
}

// TestRuleFiles: what is a rule file here is one of a book.
func TestRuleFiles(t *testing.T) {
	_, names := shipped(t)
	for _, name := range names {
		if !IsRuleFile(name) {
			t.Errorf("%s is shipped", name)
		}
	}
	files := fstest.MapFS{}
	for _, kind := range kinds {
		files[kind+".toml"] = &fstest.MapFile{}
	}
	_, problems := book.Load(files)
	for _, p := range problems {
		if strings.Contains(p.Message, "no rule book has") {
			t.Errorf("%s: %s", p.File, p.Message)
		}
	}
	for _, name := range []string{"some.toml", "facts.json", "lenders/old/some-bank.toml", "lenders", "", "."} {
		if IsRuleFile(name) {
			t.Errorf("%s is one", name)
		}
	}
}
