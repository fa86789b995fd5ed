package suggest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/suggest"
)

// TestLaw2AFixtureOfManyDebts is changed where no other is found: what a search from the others reaches
// is reached from them, though the one of many debts stands first.
func TestLaw2AFixtureOfManyDebts(t *testing.T) {
	s, b := small(t)
	s.Tries = 300
	var debts []string
	for i := range 12 {
		days := []int{0, 20, 45}[i%3]
		debts = append(debts, fmt.Sprintf(`{ "id": "d%d", "family": "bank", "days": %d, "summoned": false }`, i, days))
	}
	data := `{ "as_of": "2026-11-22", "surplus": 100, "temporary": true, "hardships": [], "papers": [], "debts": [ ` +
		strings.Join(debts, ", ") + ` ] }`
	p, problems := fact.ReadProfile(b.Vocabulary, "wide", []byte(data), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	wide := suggest.Base{Case: fixture.Case{Name: "wide", Profile: p}, JSON: []byte(data)}

	alone := s
	alone.Bases = []suggest.Base{wide}
	if from := basesOf(suggest.Find(alone)); len(from) == 0 {
		t.Fatal("from many debts alone nothing is found, and this shows nothing")
	}
	reached := basesOf(suggest.Find(s))
	s.Bases = append([]suggest.Base{wide}, s.Bases...)
	for goal, base := range basesOf(suggest.Find(s)) {
		if base == "wide" && reached[goal] != "" {
			t.Errorf("%s is reached from many debts, and from %s as well", goal, reached[goal])
		}
	}
}

// basesOf returns from which fixture each goal is reached.
func basesOf(found suggest.Found) map[string]string {
	bases := map[string]string{}
	for _, one := range found.Suggestions {
		for _, g := range one.Reaches {
			bases[said(g)] = one.Base
		}
	}
	return bases
}
