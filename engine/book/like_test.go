package book

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/logic"
)

// TestLoadedLike: law 23, a book that is loaded like another is the one that is loaded from nothing,
// with the same problems. It shares the language where nothing that the language turns on differs.
func TestLoadedLike(t *testing.T) {
	files := Open(minimal(t))
	like := sound(t, minimal(t))
	for _, row := range []struct {
		why, file, old, new string
		shares              bool
	}{
		{"nothing differs", "stages.toml", "", "", true},
		{"a condition", "stages.toml", "overdue_days >= 1", "overdue_days >= 2", true},
		{"a condition that does not compile", "stages.toml", "overdue_days >= 1", "overdue_dasy >= 1", true},
		{"a reference to what is not there", "common.toml", `["S001"]`, `["S009"]`, true},
		{"a remark before all places", "facts.toml", "[fact", "# a remark\n[fact", false},
		{"how a fact is derived", "facts.toml", "monthly_income - ", "monthly_income + ", false},
		{"the value of a parameter", "parameters.toml", "value", "# value\nvalue", true},
		{"the name of a parameter", "parameters.toml", "[parameter.grace_days]", "[parameter.days_of_grace]", false},
		{"which papers there are", "materials.toml", "[material.id-card]", "[material.passport]", false},
		{"what an answer is called", "hardships.toml", `"illness"`, `"an illness"`, false},
		{"which stages there are", "stages.toml", "[stage.late]", "[stage.later]", false},
		{"what the whole book says of itself", "book.toml", "title.zh", "# a remark\ntitle.zh", false},
	} {
		was := files.Text(row.file)
		if row.old != "" && !strings.Contains(was, row.old) {
			t.Fatalf("%s: nothing to change in %s:\n%s", row.why, row.file, was)
		}
		edited := files.With(row.file, strings.Replace(was, row.old, row.new, 1))
		want, problems := edited.Load()
		got, same := edited.LoadLike(like)
		if diff := cmp.Diff(problems, same); diff != "" {
			t.Errorf("%s: other problems (-want +got):\n%s", row.why, diff)
		}
		if diff := cmp.Diff(shownWhole(want), shownWhole(got)); diff != "" {
			t.Errorf("%s: another book (-want +got):\n%s", row.why, diff)
		}
		if got != nil && (got.Vocabulary == like.Vocabulary) != row.shares {
			t.Errorf("%s: the language is shared: %v", row.why, !row.shares)
		}
	}
}

// shownWhole returns what a book says: its files by their digest, its facts, expressions, references
// and sentences with their places, and the options of each creditor.
func shownWhole(b *Book) []string {
	if b == nil {
		return nil
	}
	all := []string{b.Digest}
	for _, f := range b.Vocabulary.Facts {
		all = append(all, fmt.Sprint(f.Name, f.Position, f.Slot, f.Place, f.Answers, f.Unnamed, f.Nothing,
			b.OfFact(f).Of.What))
	}
	for _, s := range b.Subjects {
		for _, f := range s.Facts {
			all = append(all, s.ID+" "+f.Name)
		}
	}
	for _, f := range b.Formulas() {
		all = append(all, f.File()+" "+f.Path()+" "+shownExpression(f.Expression))
	}
	for _, m := range b.Mentions() {
		all = append(all, m.File()+" "+m.Path()+" "+m.Kind+" "+m.ID)
	}
	for _, s := range b.Sentences() {
		all = append(all, s.File()+" "+s.Path()+" "+s.Says)
	}
	for _, of := range b.DebtBooks() {
		for _, o := range of.Options {
			all = append(all, fmt.Sprint(of.Family.ID, o.Strategy.ID, o.Place, o.Stages, o.Points, o.Sources, o.Places))
			for _, c := range append(o.Requires, o.Weighs...) {
				all = append(all, c.ID+" "+c.Place+" "+shownExpression(c.When))
				for _, p := range c.Parts {
					all = append(all, "part "+shownExpression(p.When))
				}
			}
		}
	}
	return all
}

func shownExpression(e *logic.Expression) string {
	if e == nil {
		return "none"
	}
	names := make([]string, len(e.Facts))
	for i, f := range e.Facts {
		names[i] = f.Name
	}
	return fmt.Sprint(e.Tree(), e.Kind, names, e.Parameters, e.OfDebt, e.OfStage, e.Peeks)
}

// TestApart: what one of two books that share a language compiles is not seen in the other.
func TestApart(t *testing.T) {
	var fsys fs.FS = minimal(t)
	files := Open(fsys)
	like := sound(t, fsys)
	one, _ := files.LoadLike(like)
	other, _ := files.LoadLike(like)
	if one.Language == like.Language || one.Language == other.Language {
		t.Error("two books have one language, whose memory what either compiles would fill")
	}
	if a, b := one.Formulas()[0].Expression, other.Formulas()[0].Expression; a != b {
		t.Error("an expression that is written alike was compiled again")
	}
}
