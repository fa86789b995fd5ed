package coverage_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// TestAWatcherSeesWhatIsCounted: of each condition that no option has, the truths that Of counts.
func TestAWatcherSeesWhatIsCounted(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	watched := map[string]int{} // by kind
	for _, profile := range []string{
		`{"as_of": "2026-11-22", "debts": [{"id": "a", "family": "bank-loan"}]}`,
		`{"as_of": "2026-11-22", "monthly_income": 6000, "essential_spending": 4000, "available_cash": 900, "debts": [
			{"id": "a", "family": "credit-card", "overdue_days": 100, "principal": 20000, "legal_papers": ["summons"],
			 "refusals": [{"said": "no-such-policy"}]},
			{"id": "b", "lender": "jd-jintiao", "overdue_days": 0, "principal": 5000}]}`,
	} {
		p, problems := fact.ReadProfile(b.Vocabulary, "a.json", []byte(profile), calendar.Last)
		if problems != nil {
			t.Fatal(problems)
		}
		d := engine.Decide(b, p, *p.AsOf)
		for _, c := range coverage.Of(b, []fixture.Result{{Name: "a", Decision: d}}).Conditions {
			w, ok := coverage.NewWatcher(b, c.Place, c.ID)
			if !ok {
				continue
			}
			watched[c.Kind]++
			var want []logic.Truth
			for i, n := range []int{c.Yes, c.No, c.Unknown} {
				if n > 0 {
					want = append(want, []logic.Truth{logic.Yes, logic.No, logic.Unknown}[i])
				}
			}
			for range 2 { // it forgets what it has seen
				if diff := cmp.Diff(want, w.Sees(d)); diff != "" {
					t.Errorf("%s %s (-want +got)\n%s", c.Place, c.ID, diff)
				}
			}
		}
	}
	for _, kind := range []string{"doubt", "urgency", "line", "share", "promise", "letter", "refusal"} {
		if watched[kind] == 0 {
			t.Errorf("no condition of the kind %s is watched: %v", kind, watched)
		}
	}
}

// TestWhatIsNotWatched: conditions that a decision holds itself, and what is no condition.
func TestWhatIsNotWatched(t *testing.T) {
	b := small(t)
	for _, c := range coverage.Of(b, nil).Conditions {
		own := slices.Contains([]string{"stage", "alert", "require", "weigh", "plan", "guess"}, c.Kind)
		if _, ok := coverage.NewWatcher(b, c.Place, c.ID); ok && own {
			t.Errorf("%s is watched", c.ID)
		}
	}
	if _, ok := coverage.NewWatcher(b, "page.toml:1", "line.nowhere"); ok {
		t.Error("what is not there is watched")
	}
}
