package suggest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/suggest"
)

// TestConditionsThatNoOptionHas: letters, doubts, answers, urgency, lines of the first page and whom to
// pay are seen from their other side too, as package coverage counts it.
func TestConditionsThatNoOptionHas(t *testing.T) {
	const base = "can-pay-tempted-to-borrow"
	fixtures := os.DirFS("../../fixtures/jd-jintiao")
	s := suggest.Search{Files: book.Open(rules.FS), Tries: 2000, Workers: 1}
	b, problems := s.Files.Load()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c := fixture.Read(fixtures, b, base, true)
	data, err := os.ReadFile("../../fixtures/jd-jintiao/" + base + ".json")
	if err != nil {
		t.Fatal(err)
	}
	s.Bases = []suggest.Base{{Case: c, JSON: data}}
	seen := coverage.Of(b, []fixture.Result{fixture.Run(b, c)})
	for _, row := range []struct{ why, file, condition, want string }{
		{"a doubt", "doubts.toml", "doubt.nothing-overdue-but-an-amount",
			"[{jintiao overdue_amount 0 1}]\n"},
		{"a row of urgency, of one of several debts", "urgency.toml", "urgency.police-notice",
			"[{jintiao legal_papers [] [\"police-notice\"]}]\n"},
		{"a line of the first page", "page.toml", "line.nothing-to-promise", "[{ monthly_income 8600 5200}]\n"},
		{"whom to pay", "household.toml", "share.large-card", "[{card principal 16000 50000} {card overdue_days 0 31}]\n"},
		{"what a promise takes", "letters.toml", "promise.own-debt", "[{jintiao role null \"spouse\"}]\n"},
		{"a letter", "letters/answer-collector.toml", "letter", "[{jintiao overdue_days 0 1}]\n"},
		{"a block, where its letter may be made", "letters/call-script.toml", "block.mid",
			"[{jintiao overdue_days 0 31}]\n"},
		{"an answer that the profile does not tell of", "refusals.toml", "refusal.no-such-policy.against.card",
			"[{jintiao refusals null [{ \"said\": \"no-such-policy\" }]}]\n" +
				"[{card refusals null [{ \"said\": \"no-such-policy\" }]}]\n"},
		{"what is said beside every answer", "refusals.toml", "refusals.step.complaint",
			"[{jintiao refusals null [{ \"said\": \"no-such-policy\" }]}]\n" +
				"[{card refusals null [{ \"said\": \"no-such-policy\" }]}]\n"},
	} {
		s.Goals = nil
		for _, g := range goalsMissing(seen) {
			if g.Condition == row.condition && strings.HasPrefix(g.Place, row.file+":") {
				s.Goals = append(s.Goals, g)
			}
		}
		got := ""
		found := suggest.Find(s)
		for _, one := range found.Suggestions {
			got += fmt.Sprintln(one.Changes)
		}
		for _, g := range found.Open {
			got += fmt.Sprintln("open: " + said(g))
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}
