package cells

import (
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// bookWith is the book of these tests with more files, and with more at the end of those it has.
func bookWith(t *testing.T, more map[string]string) *book.Book {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/book.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: append(f.Data, more[f.Name]...)}
	}
	for name, says := range more {
		if files[name] == nil {
			files[name] = &fstest.MapFile{Data: []byte(says)}
		}
	}
	b, problems := book.Load(files)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// TestAlike: law 8. One lender stands for another where conditions cannot tell them apart.
func TestAlike(t *testing.T) {
	const lender = "[lender]\nfamily = \"card\"\ntitle.zh = \"x\"\ntitle.en = \"x\"\nsources = [\"law\"]\n"
	for _, row := range []struct {
		why, adds string
		want      bool
	}{
		{"a lender of the same family that adds nothing", "", true},
		{"one with another line", "[option.ask.step.d]\nzh = \"x\"\nen = \"x\"\nsources = [\"law\"]\n", true},
		{"one with another parameter", "[parameter.grace]\nvalue = 9\nsource = \"law\"\n", false},
		{"one that a condition names", "[option.ask.weigh.d]\nwhen = 'lender == \"d-card\"'\npoints = 1\n" +
			"reason.zh = \"x\"\nreason.en = \"x\"\nsources = [\"law\"]\n", false},
	} {
		b := bookWith(t, map[string]string{"lenders/c-card.toml": lender, "lenders/d-card.toml": lender + row.adds})
		s, alone := New(b, today), New(b, today) // in the second the other stands for itself
		first, other := b.Lender("c-card").Book, b.Lender("d-card").Book
		if got := s.Alike(first) == s.Alike(other); got != row.want {
			t.Errorf("%s: %t", row.why, got)
		}
		if loan := b.Lender("b-loan").Book; s.Alike(first) == s.Alike(loan) {
			t.Errorf("%s: a lender of another family is alike", row.why)
		}
		if family := b.Family("card").Book; s.Alike(family) != family || s.Alike(first) == family {
			t.Errorf("%s: the family is alike", row.why)
		}
		for _, f := range b.Formulas() {
			if f.Expression.Kind != logic.Truthy {
				continue
			}
			for _, truth := range []logic.Truth{logic.Yes, logic.No, logic.Unknown} {
				q, where := Is(f.Expression, truth), Setting{Debt: other}
				s.Ask(Setting{Debt: first}, q)
				if got, want := s.Ask(where, q).Verdict, alone.Ask(where, q).Verdict; got != want {
					t.Errorf("%s: %s is %v: verdict %v, and %v by itself", row.why, f.Expression.Source, truth, got, want)
				}
			}
		}
	}
	b := bookWith(t, map[string]string{"lenders/c-card.toml": lender, "lenders/d-card.toml": lender})
	s := New(b, today)
	names := parse(t, b, `yes: lender == "d-card"`)
	for id, want := range map[string]Verdict{"c-card": Impossible, "d-card": Possible} {
		if got := s.Ask(Setting{Debt: b.Lender(id).Book}, names).Verdict; got != want {
			t.Errorf("a question that names a lender, about %s: %v, want %v", id, got, want)
		}
	}
}
