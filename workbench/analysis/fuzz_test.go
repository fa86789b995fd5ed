package analysis

import (
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// FuzzAnalyse: a condition and a text of any kind, in a book that loads, make no panic; every
// finding is whole, and found again when the book is looked at again.
func FuzzAnalyse(f *testing.F) {
	for _, seed := range [][2]string{
		{"owed / monthly_income > 5", "逾期 15 天，最多 800 元"},
		{"let x = owed / sum(filter(debts, .overdue_days > 0), .owed); x > 0.5 or known(owed)",
			"deadbeats pay 36% within {owed} days, ring 400-000-0000"},
		{"any(debts, .owed / .overdue_days > 5) and not (owed == 0)", "一定能 2020年2月30日 {{ }} 第二十五条三百天"},
		{"(monthly_income ?? 1) / abs(min(owed, -1)) > on(grace_days, as_of)", "99999999999999999999999999999.9%"},
	} {
		f.Add(seed[0], seed[1])
	}
	files := minimal(f)
	f.Fuzz(func(t *testing.T, condition, said string) {
		with := fstest.MapFS{}
		for name, file := range files {
			with[name] = file
		}
		with["families/unknown.toml"] = &fstest.MapFile{Data: append(append([]byte{},
			files["families/unknown.toml"].Data...),
			"\n[option.extension.weigh.fuzzed]\nwhen = "+quoted(condition)+"\npoints = 1\nreason.zh = "+quoted(
				said)+"\nreason.en = "+quoted(said)+"\nsources = [\"practice\"]\n"...)}
		b, problems := book.Load(with)
		if len(problems) > 0 {
			return
		}
		first := Analyse(b, today)
		for _, found := range first.Findings {
			if found.Message == "" || found.Hint == "" || found.Chinese.Message == "" || found.File == "" ||
				found.Column-1+found.Width > utf8.RuneCountInString(found.Snippet) {
				t.Errorf("not whole: %+v", found)
			}
		}
		if diff := cmp.Diff(first, Analyse(b, today), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	})
}

// quoted writes a text as a literal string of TOML, as far as it can be one.
func quoted(s string) string { return "'" + s + "'" }

// FuzzSlips: of any text, what no book should say is named as it stands there.
func FuzzSlips(f *testing.F) {
	for _, seed := range []string{"别说谁是老赖", "defaulters ring 400-000-0000", "打 114，95999", "\xff36%\xfe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, says string) {
		for _, l := range text.Languages {
			before := 0
			for _, s := range Slips(says, l) {
				if runes := []rune(says); utf8.ValidString(says) &&
					string(runes[s.At:s.At+utf8.RuneCountInString(s.Word)]) != s.Word || s.At < before {
					t.Errorf("%q does not stand at %d of %q", s.Word, s.At, says)
				}
				before = s.At
			}
		}
		for _, one := range figures(says) {
			if one.at < 0 || one.at >= utf8.RuneCountInString(says) {
				t.Errorf("%q is said to stand at %d of %q", one.says, one.at, says)
			}
		}
	})
}
