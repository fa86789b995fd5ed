package engine_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// TestCompare: for each two neighbours of a ranking, whatever their order when asked, the one that
// ranks before is first, every line of law 5 before the one named is a tie, and the points and the
// conditions of the line add up to the scores.
func TestCompare(t *testing.T) {
	b := shipped(t)
	names, err := filepath.Glob("../fixtures/several/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	seen := map[engine.PartedBy]int{}
	for _, name := range names[:12] {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := fact.ReadProfile(b.Vocabulary, name, data, calendar.Of(2026, 11, 22))
		if problems != nil {
			t.Fatal(problems)
		}
		e := engine.Evaluate(b, p, calendar.Of(2026, 11, 22))
		for i, d := range e.Debts {
			for k := range d.Strategies[1:] {
				first, second := &d.Strategies[k], &d.Strategies[k+1]
				c := engine.Compare(e, second.ID, first.ID).Debts[i]
				seen[c.By]++
				if c.First != first.ID || c.Second != second.ID || len(c.Absent) > 0 {
					t.Errorf("%s: %s before %s, and not the reverse: %+v", name, first.ID, second.ID, c)
				}
				if parts(first, second, c.By) == 0 || slices.ContainsFunc(linesBefore(c.By), func(by engine.PartedBy) bool {
					return parts(first, second, by) != 0
				}) {
					t.Errorf("%s: %s and %s do not part by %s", name, first.ID, second.ID, c.By)
				}
				if c.Scores == nil {
					continue
				}
				difference := c.Points[0] - c.Points[1]
				for _, one := range c.Differences {
					if difference += one.Points; one.Strategy == second.ID {
						difference -= 2 * one.Points
					}
				}
				if difference != c.Scores[0]-c.Scores[1] || difference <= 0 {
					t.Errorf("%s: %s and %s: points and conditions come to %d, scores to %v", name, first.ID, second.ID,
						difference, c.Scores)
				}
			}
		}
	}
	for _, by := range lines[:len(lines)-1] {
		if seen[by] == 0 && by != engine.PartedByStatus {
			t.Errorf("no two part by %s", by)
		}
	}
}

var lines = []engine.PartedBy{
	engine.PartedBySuiting, engine.PartedByTier, engine.PartedByNeutral, engine.PartedByStatus, engine.PartedByLow,
	engine.PartedByHigh, engine.PartedByBook,
}

func linesBefore(by engine.PartedBy) []engine.PartedBy { return lines[:slices.Index(lines, by)] }

// parts is positive where a line of law 5 puts a strategy before another, by the words of the law.
func parts(a, b *engine.Strategy, by engine.PartedBy) int {
	suits := func(s *engine.Strategy) bool { return s.Status != engine.Ineligible }
	group := func(s *engine.Strategy) int { // of tiers, the later the less
		switch eligible := s.Status == engine.Eligible; {
		case !suits(s):
			return 0
		case s.Tier.String() == "last":
			return 1
		case s.Tier.String() == "main":
			return 3
		case eligible:
			return 4
		}
		return 2
	}
	inMain := suits(a) && suits(b) && group(a) == 3 && group(b) == 3
	switch by {
	case engine.PartedBySuiting:
		if suits(a) != suits(b) {
			return 1
		}
	case engine.PartedByTier:
		return group(a) - group(b)
	case engine.PartedByNeutral:
		if inMain {
			return a.Score.Neutral - b.Score.Neutral
		}
	case engine.PartedByStatus:
		if inMain {
			return int(a.Status) - int(b.Status)
		}
	case engine.PartedByLow:
		return a.Score.Low - b.Score.Low
	case engine.PartedByHigh:
		return a.Score.High - b.Score.High
	case engine.PartedByBook:
		return 1
	}
	return 0
}
