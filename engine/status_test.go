package engine_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// TestStatusOfOneOption: an option judged alone has the status that it has among the others.
func TestStatusOfOneOption(t *testing.T) {
	b := shipped(t)
	names, err := filepath.Glob("../fixtures/several/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	alone := engine.NewJudge(b)
	for _, name := range names[:10] {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := fact.ReadProfile(b.Vocabulary, name, data, calendar.Of(2026, 11, 22))
		if problems != nil {
			t.Fatal(problems)
		}
		for _, day := range []calendar.Day{calendar.Of(2026, 11, 22), calendar.Of(2027, 1, 5)} {
			d := engine.Decide(b, p, day)
			for i := range d.Debts {
				for _, o := range d.Debts[i].Options {
					if got := alone.StatusOf(p, day, i, o.Option); got != o.Status {
						t.Errorf("%s, %s, debt %d, %s: %s alone, %s among all", name, day, i, o.Option.Strategy.ID, got, o.Status)
					}
				}
			}
		}
	}
}
