package book

import (
	"bytes"
	"os"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

func day(s string) calendar.Day {
	d, ok := calendar.Parse(s)
	if !ok {
		panic("not a date: " + s)
	}
	return d
}

// TestParameterDates: first and last days are included, a value without a last day holds until the
// next begins, and outside all is unknown.
func TestParameterDates(t *testing.T) {
	b := sound(t, with(t, txtar.File{Name: "parameters.toml+", Data: []byte(`
[parameter.cap]
title.zh = "上限"
title.en = "cap"
unit     = "per-year"
value    = [
  { from = 2025-01-01, is = 0.20, source = "lpr" },
  { from = 2020-01-01, until = 2021-12-31, is = 0.36, source = "lpr" },
  { from = 2024-01-01, is = 0.240_000, source = "lpr" },
]
[parameter.start]
title.zh = "起"
title.en = "start"
unit     = "date"
value    = 2026-01-01
source   = "lpr"
`)}))
	for _, row := range []struct{ why, on, want string }{
		{"before the first", "2019-12-31", "unknown"},
		{"the first day", "2020-01-01", "0.36"},
		{"the last day", "2021-12-31", "0.36"},
		{"a gap", "2022-01-01", "unknown"},
		{"a value is read from its text", "2024-01-01", "0.240000"},
		{"until the next begins", "2024-12-31", "0.240000"},
		{"the next", "2025-01-01", "0.20"},
		{"no end", "2099-01-01", "0.20"},
	} {
		got := "unknown"
		if v := b.Series()[2].On(day(row.on)); v.Known {
			got = v.Number.String()
		}
		if got != row.want {
			t.Errorf("%s: %s is %s, want %s", row.why, row.on, got, row.want)
		}
	}
	want := fact.Value{Known: true, Day: day("2026-01-01")}
	if diff := cmp.Diff(want, b.Series()[3].On(0),
		cmp.Comparer(func(a, b fact.Value) bool { return a.Day == b.Day && a.Known == b.Known })); diff != "" {
		t.Errorf("a date: %s", diff)
	}
}

// TestOrder: what is read from a table comes in the order of the file, which TOML's decoder does
// not keep.
func TestOrder(t *testing.T) {
	b := sound(t, minimal(t))
	got := idsOf(b.Vocabulary.Facts, func(f *fact.Fact) string { return f.Name })
	want := []string{"monthly_income", "essential_spending", "monthly_surplus", "hardships", "materials",
		"overdue_days", "owed", "apr", "received_on", "agreement", "family"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(kinds, idsOf(b.Kinds, func(k *Kind) string { return k.ID })); diff != "" {
		t.Error(diff)
	}
	if got := b.Strategy("report-property").Position; got != 2 {
		t.Errorf("position %d", got)
	}
}

// TestJudgedOf: an alert is judged for each debt when its condition or its day speaks of one, or
// when it names stages or families.
func TestJudgedOf(t *testing.T) {
	b := sound(t, with(t, txtar.File{Name: "alerts.toml+", Data: []byte(`
[alert.cards]
when     = "monthly_surplus < 0"
severity = "note"
text.zh  = "欠 {owed}"
text.en  = "{owed} is owed"
sources  = ["lpr"]
families = ["credit-card"]
`)}))
	got := map[string]bool{}
	for _, a := range b.Alerts {
		got[a.ID] = a.OfDebt
	}
	if diff := cmp.Diff(map[string]bool{"paper": true, "living-first": false, "cards": true}, got); diff != "" {
		t.Error(diff)
	}
}

// TestKind: what a kind requires comes before what its strategy does.
func TestKind(t *testing.T) {
	b := sound(t, with(t, txtar.File{Name: "strategies.toml+", Data: []byte(`
[kind.arrange]
title.zh = "协商"
title.en = "arrangements"
[kind.arrange.require.willing]
when         = "owed > 0"
reason.zh    = "有欠款"
reason.en    = "something is owed"
otherwise.zh = "没有欠款"
otherwise.en = "nothing is owed"
sources      = ["lpr"]
`)}))
	if diff := cmp.Diff(
		"discretion early=60 late=60 [lpr] [id-card] !willing !overdue !beyond-means oral-20 step.reckon risk.credit",
		option(b.Lender("some-bank").Book, "instalment")); diff != "" {
		t.Error(diff)
	}
}

// TestDigest: line ends and byte-order marks are no difference; a word, a name and where one file
// ends are.
func TestDigest(t *testing.T) {
	first := sound(t, minimal(t)).Digest
	for _, row := range []struct {
		why    string
		change func(fstest.MapFS)
		same   bool
	}{
		{"nothing", func(fstest.MapFS) {}, true},
		{"CRLF", func(files fstest.MapFS) {
			for _, f := range files {
				f.Data = bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))
			}
		}, true},
		{"a byte-order mark", func(files fstest.MapFS) {
			files["facts.toml"].Data = append([]byte("\ufeff"), files["facts.toml"].Data...)
		}, true},
		{"a file that is not of the book",
			func(files fstest.MapFS) { files["README.md"] = &fstest.MapFile{Data: []byte("read me")} }, true},
		{"a comment", func(files fstest.MapFS) {
			files["facts.toml"].Data = append(files["facts.toml"].Data,
				"# why\n"...)
		}, false},
		{"a lender's name", func(files fstest.MapFS) {
			files["lenders/other-bank.toml"] = files["lenders/some-bank.toml"]
			delete(files, "lenders/some-bank.toml")
		}, false},
	} {
		files := minimal(t)
		row.change(files)
		if same := sound(t, files).Digest == first; same != row.same {
			t.Errorf("%s: the same digest is %t", row.why, same)
		}
	}
}

func TestArticle(t *testing.T) {
	for _, row := range []struct{ why, citation, want string }{
		{"a statement", "S000-28", "S000"},
		{"a table's statement", "S003-T05", "S003"},
		{"the article itself", "S003", "S003"},
		{"too many digits", "S000-281", "S000-281"},
		{"too few", "S000-8", "S000-8"},
		{"no other id is split", "civil-code-192", "civil-code-192"},
		{"nor one that looks like it", "s000-28", "s000-28"},
		{"nor a longer one", "S0000-28", "S0000-28"},
		{"nothing", "", ""},
	} {
		if got := article(row.citation); got != row.want {
			t.Errorf("%s: article(%q) is %q, want %q", row.why, row.citation, got, row.want)
		}
	}
}

func TestIdentity(t *testing.T) {
	for _, row := range []struct {
		why, name string
		want      bool
	}{
		{"a name", "name", true}, {"a part of one", "borrower_name", true}, {"a number", "id_number", true},
		{"a card", "bank_card_no", true},
		{"a day of birth", "birth_date", true}, {"a wechat account", "wechat_id", true},
		{"an address", "home_address", true},
		{"a record of credit", "credit_record_wrong", false}, {"a word with a name in it", "unnamed_lender", false},
		{"papers", "identity_disputed", true},
		{"calls are no number", "too_many_calls", false}, {"a card's kind", "card_tolerance", false},
	} {
		if got := looksIdentifying(row.name); got != row.want {
			t.Errorf("%s: %s smells: %t", row.why, row.name, got)
		}
	}
}

// BenchmarkLoad reads the shipped book from disk, as a command does once.
func BenchmarkLoad(b *testing.B) {
	shipped := os.DirFS("../../rules")
	if _, problems := Load(shipped); len(problems) > 0 {
		b.Skip("the shipped book has problems: forbear check")
	}
	for b.Loop() {
		Load(shipped)
	}
}

// TestDebtBooks: families come before lenders, and of a lender only the book for its own family.
func TestDebtBooks(t *testing.T) {
	b := sound(t, minimal(t))
	var got []string
	for _, d := range b.DebtBooks() {
		name := d.Family.ID
		if d.Lender != nil {
			name += " " + d.Lender.ID
		}
		got = append(got, name)
	}
	if diff := cmp.Diff([]string{"credit-card", "unknown", "credit-card some-bank"}, got); diff != "" {
		t.Error(diff)
	}
}
