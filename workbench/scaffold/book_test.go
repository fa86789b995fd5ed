package scaffold

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/analysis"
)

// TestLaw4TheSmallestBookIsSound: nothing above a note is found in it, with a draft in it either.
func TestLaw4TheSmallestBookIsSound(t *testing.T) {
	for _, spoken := range []text.Language{"", text.ZH, text.EN} {
		t.Run("in "+string(spoken), func(t *testing.T) { isSound(t, spoken) })
	}
}

func isSound(t *testing.T, spoken text.Language) {
	files := fstest.MapFS{}
	for _, d := range Book(spoken) {
		if name, ok := strings.CutPrefix(d.Name, "rules/"); ok {
			files[name] = &fstest.MapFile{Data: d.Content}
		}
	}
	b, problems := book.Load(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, f := range analysis.Analyse(b, today).Findings {
		if f.Severity != analysis.Note {
			t.Errorf("%+v", f)
		}
	}
	if spoken != "" && (len(b.Languages) != 1 || b.Languages[0] != spoken) {
		t.Errorf("it speaks %v", b.Languages)
	}
	d, problems := Fact(b, files["facts.toml"].Data, "money_in", "money")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	files["facts.toml"] = &fstest.MapFile{Data: d.Content}
	if _, problems := book.Load(files); len(problems) == 0 {
		t.Error("a draft with blanks is sound")
	}
	if left, problems := WithoutDrafts(book.Open(files)).Load(); len(problems) > 0 || left.Vocabulary.Find("money_in") != nil {
		t.Errorf("the draft is not left out: %v", problems)
	}
}

// A new lender is written into each panorama of the shipped book that owes its family.
func TestShippedPanoramas(t *testing.T) {
	names, err := filepath.Glob("../../fixtures/panorama/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no panorama: ", err)
	}
	for _, name := range names {
		profile, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, family := range []string{"bank-loan", "consumer-finance", "credit-card", "platform", "small-loan"} {
			owes := bytes.Contains(profile, []byte(`"id": "`+family+`", "family": "`+family+`"`))
			if _, ok := Panorama(profile, "new", family); ok != owes {
				t.Errorf("%s, %s: %v", name, family, ok)
			}
		}
	}
}

func TestPanorama(t *testing.T) {
	const before = `{
  "debts": [
    { "id": "bank", "family": "bank", "overdue_days": 3 },
    { "id": "shop", "family": "shop" },
    {"id": "card", "family": "card", "apr": 0.18}
  ]
}
`
	for _, row := range []struct{ why, family, want string }{
		{"behind the debt to its family", "bank", `    { "id": "bank", "family": "bank", "overdue_days": 3 },
    { "id": "new", "lender": "new", "overdue_days": 3 },
    { "id": "shop", "family": "shop" }`},
		{"a debt of one fact", "shop", `    { "id": "shop", "family": "shop" },
    { "id": "new", "lender": "new" },`},
		{"the last debt, written without spaces", "card", `    {"id": "card", "family": "card", "apr": 0.18},
    {"id": "new", "lender": "new", "apr": 0.18}
  ]`},
		{"nothing is owed to the family", "state", ""},
	} {
		added, ok := Panorama([]byte(before), "new", row.family)
		if ok != (row.want != "") {
			t.Errorf("%s: %v", row.why, ok)
		}
		if diff := cmp.Diff(true, !ok || bytes.Contains(added, []byte(row.want))); diff != "" {
			t.Errorf("%s: %s", row.why, added)
		}
		if _, again := Panorama(added, "new", row.family); again {
			t.Errorf("%s: it is owed twice", row.why)
		}
	}
}
