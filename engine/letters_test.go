package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
)

func TestLettersFor(t *testing.T) {
	to := text.Both("某某银行", "some bank")
	e := &engine.Evaluation{Letters: []engine.Letter{
		{ID: "checklist", Debt: "a", Strategies: []string{"instalment"}, MayBeMade: true},
		{ID: "hardship", Debt: "a", To: to, Strategies: []string{"instalment", "extension"}, MayBeMade: true},
		{ID: "plan", Debt: "a", To: to, Strategies: []string{"instalment"}, MayBeMade: true},
		{ID: "plan", Debt: "b", To: to, Strategies: []string{"instalment", "settlement"}, Instead: "statement"},
		{ID: "offer", Debt: "b", To: to, Strategies: []string{"settlement"}, Instead: "gone"},
		{ID: "statement", Debt: "b", To: to, Strategies: []string{}, MayBeMade: true},
		{ID: "statement", Debt: "", To: to, Strategies: []string{}, MayBeMade: true},
	}}
	for _, row := range []struct {
		why, debt, strategy string
		want                []string
	}{
		{"what is handed in first, and of that what is for fewer strategies", "a", "instalment", []string{"plan", "hardship", "checklist"}},
		{"only what is for the strategy", "a", "extension", []string{"hardship"}},
		{"in the place of what may not be made what is used instead", "b", "instalment", []string{"statement"}},
		{"once, and nothing where there is none to use instead", "b", "settlement", []string{"statement"}},
		{"no such strategy", "a", "appeal", nil},
	} {
		var got []string
		for _, l := range e.LettersFor(row.debt, row.strategy) {
			got = append(got, l.ID)
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}
