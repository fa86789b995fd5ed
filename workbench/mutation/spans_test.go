package mutation_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// checkSpans sees that every mutant changes its file, says so in the line it shows, and is one of a
// kind.
func checkSpans(t *testing.T, files *book.Files) {
	seen := map[mutation.Mutant]bool{}
	for _, m := range mutation.Mutants(files) {
		text := files.Text(m.File)
		changed := text[:m.From] + m.With + text[m.End:]
		if changed == text {
			t.Errorf("%s %s changes nothing", m.Place(), m.Operator)
		}
		if back := changed[:m.From] + text[m.From:m.End] + changed[m.From+len(m.With):]; back != text {
			t.Errorf("%s %s is not taken back by its bytes", m.Place(), m.Operator)
		}
		if m.Before == m.After || !strings.Contains(text, m.Before) || !strings.Contains(changed, m.After) {
			t.Errorf("%s %s: %q -> %q", m.Place(), m.Operator, m.Before, m.After)
		}
		if !slices.Contains(mutation.Operators, m.Operator) || m.About == "" {
			t.Errorf("%s: operator %q about %q", m.Place(), m.Operator, m.About)
		}
		if seen[m] {
			t.Errorf("%s %s is there twice", m.Place(), m.Operator)
		}
		seen[m] = true
	}
}

func TestApply(t *testing.T) {
	files := book.Open(os.DirFS("testdata/book"))
	m := mutation.Mutants(files)[0]
	text := files.Text(m.File)
	if changed := m.Apply(files); changed.Text(m.File) != text[:m.From]+m.With+text[m.End:] ||
		files.Text(m.File) != text {
		t.Errorf("%s %s: the files are not those with the change", m.Place(), m.Operator)
	}
}

func TestSpans(t *testing.T) {
	checkSpans(t, book.Open(rules.FS))
	checkSpans(t, book.Open(os.DirFS("testdata/book")))
}

// FuzzSpans writes conditions and tables in ways of its own.
func FuzzSpans(f *testing.F) {
	f.Add(`"days >= 1"`, "points = { early = 5, late = 6 }")
	f.Add(`'''
days >= 1 and
  days in 1..30'''`, `points.early = 5
points.late = 6`)
	f.Add(`"\u0064ays > 1 or not summoned"`, "stages = [\n \"early\", # 早\n 'late' ]\npoints = 3")
	f.Add(`'not (family in ["bank", "unknown"])'`, "points = { early = 5, # 注\n}")
	f.Add(`"""days not in [1, 2] and \
   surplus > 1_000"""`, "drop = true\nbecause.zh='x'\nbecause.en='x'")
	minimal := book.Open(os.DirFS("testdata/book"))
	f.Fuzz(func(t *testing.T, when, option string) {
		all := fstest.MapFS{}
		for _, name := range minimal.Names() {
			all[name] = &fstest.MapFile{Data: []byte(minimal.Text(name))}
		}
		all["alerts.toml"].Data = append(all["alerts.toml"].Data,
			"\n[alert.fuzz]\nseverity=\"note\"\ntext.zh=\"x\"\ntext.en=\"x\"\nsources=[\"law\"]\nwhen="+when+"\n"...)
		all["lenders/north.toml"].Data = append(all["lenders/north.toml"].Data,
			"\n[option.instalment]\n"+option+"\n"...)
		checkSpans(t, book.Open(all))
	})
}
