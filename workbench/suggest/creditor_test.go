package suggest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
	"github.com/forbear-project/forbear/workbench/suggest"
)

// southern is a lender that no fixture has, with conditions of its own.
const southern = `[lender]
family      = "bank"
title.zh    = "南方银行"
title.en    = "South Bank"
reviewed    = 2026-01-01
review_days = 90
sources     = ["law"]
[option.instalment.require.recent]
when         = "days != 613"
reason.zh    = "不是六百一十三天"
reason.en    = "not 613 days"
otherwise.zh = "是六百一十三天"
otherwise.en = "613 days"
sources      = ["law"]
`

// TestCreditorOfCondition: a condition in the file of a lender or family is looked for among debts of
// that lender or family, on a day on which it is asked.
func TestCreditorOfCondition(t *testing.T) {
	for _, row := range []struct{ why, file, days, profile, want string }{
		{
			"a lender that no fixture has is given to a debt of its family", "lenders/south.toml", "",
			`"family": "bank", "days": 45`,
			"yes: [{a lender \"bank\" \"south\"}]\nno: [{a lender \"bank\" \"south\"} {a days 45 613}]\n",
		},
		{
			"so it is to a debt of another lender", "lenders/south.toml", "", `"lender": "north", "days": 45`,
			"yes: [{a lender \"north\" \"south\"}]\nno: [{a lender \"north\" \"south\"} {a days 45 613}]\n",
		},
		{
			"a debt of the lender stays with it", "lenders/south.toml", "", `"lender": "south", "days": 612`,
			"yes: []\nno: [{a days 612 613}]\n",
		},
		{
			"where no fixture owes its family, a debt of another is given to it", "lenders/south.toml", "",
			`"family": "guild", "days": 613`,
			"yes: [{a lender \"guild\" \"south\"} {a days 613 614}]\nno: [{a lender \"guild\" \"south\"}]\n",
		},
		{
			"where one does, a debt of another family is not", "lenders/south.toml", "",
			`"family": "guild", "days": 613}, {"id": "b", "family": "bank", "days": 5`,
			"yes: [{b lender \"bank\" \"south\"}]\nno: [{b lender \"bank\" \"south\"} {b days 5 613}]\n",
		},
		{
			"for a condition of a family, a lender of it is as good", "families/bank.toml", "",
			`"lender": "north", "days": 45`, "yes: []\nno: [{a days 45 613}]\n",
		},
		{
			"before its first day it is not asked: as_of moves to that day", "lenders/south.toml",
			"from = 2026-12-24\n", `"lender": "south", "days": 613`,
			"yes: [{ as_of \"2026-11-22\" \"2026-12-24\"} {a days 613 614}]\n" +
				"no: [{ as_of \"2026-11-22\" \"2026-12-24\"}]\n",
		},
		{
			"after its last day, too", "lenders/south.toml", "until = 2026-10-01\n",
			`"lender": "south", "days": 45`,
			"yes: [{ as_of \"2026-11-22\" \"2026-10-01\"}]\n" +
				"no: [{ as_of \"2026-11-22\" \"2026-10-01\"} {a days 45 613}]\n",
		},
		{
			"a day on which it is asked stays", "lenders/south.toml", "from = 2026-10-01\n",
			`"lender": "south", "days": 45`, "yes: []\nno: [{a days 45 613}]\n",
		},
	} {
		files := smallBook(t)
		_, condition, _ := strings.Cut(southern, "[option")
		files["lenders/south.toml"] = &fstest.MapFile{Data: []byte(southern + row.days)}
		if row.file == "families/bank.toml" {
			delete(files, "lenders/south.toml")
			family := files[row.file]
			family.Data = append(family.Data, "\n[option"+condition...)
		}
		s := suggest.Search{Files: book.Open(files), Tries: 2000, Workers: 1}
		b, problems := s.Files.Load()
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		profile := `{"as_of": "2026-11-22", "debts": [{"id": "a", ` + row.profile + `}]}`
		c := fixture.Read(fstest.MapFS{"base.json": {Data: []byte(profile)}}, b, "base", true)
		s.Bases = []suggest.Base{{Case: c, JSON: []byte(profile)}}
		for _, g := range goalsMissing(coverage.Of(b, nil)) {
			if g.Condition == "option.instalment.require.recent" && strings.HasPrefix(g.Place, row.file) {
				s.Goals = append(s.Goals, g)
			}
		}
		answers := map[string]string{}
		for _, one := range suggest.Find(s).Suggestions {
			for _, g := range one.Reaches {
				answers[g.Truth.String()] = fmt.Sprint(one.Changes)
			}
		}
		got := ""
		for _, g := range s.Goals {
			answer, found := answers[g.Truth.String()]
			if !found {
				answer = "nothing"
			}
			got += g.Truth.String() + ": " + answer + "\n"
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// TestWhatASuggestionShowsIsNotOpen: no goal is open that a suggestion for another reaches, as
// packages coverage and mutation see it.
func TestWhatASuggestionShowsIsNotOpen(t *testing.T) {
	s, b := small(t)
	found := suggest.Find(s)
	trial := mutation.Trial{Files: s.Files, Workers: 1}
	var results []fixture.Result
	for _, one := range found.Suggestions {
		decisions := strings.Replace(string(one.Decisions), `why     = ""`, `why     = "x"`, 1)
		files := fixtureFiles(one.Name, string(one.Profile), decisions)
		c := fixture.Read(files, b, one.Name, false)
		trial.Cases, results = append(trial.Cases, c), append(results, fixture.Run(b, c))
	}
	shown := map[string]bool{}
	for _, g := range s.Goals {
		shown[said(g)] = g.Mutant == nil
	}
	for _, g := range goalsMissing(coverage.Of(b, results)) {
		shown[said(g)] = false
	}
	for _, g := range found.Open {
		if g.Mutant != nil {
			trial.Mutants = append(trial.Mutants, *g.Mutant)
		}
	}
	for _, o := range mutation.Run(trial).Of(mutation.Noticed) {
		shown[said(suggest.Goal{Mutant: &o.Mutant})] = true
	}
	for _, g := range found.Open {
		if shown[said(g)] {
			t.Errorf("%s is open, and shown by a suggestion", said(g))
		}
	}
}
