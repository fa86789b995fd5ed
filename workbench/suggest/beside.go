package suggest

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// takeSeenBeside gives each goal for which nothing was found to a suggestion made for another that
// reaches it, as packages coverage and mutation see it.
func (f *Found) takeSeenBeside(s Search, b *book.Book) {
	if len(f.Open) == 0 || len(f.Suggestions) == 0 {
		return
	}
	at, trial := map[string]int{}, mutation.Trial{Files: s.Files, Workers: s.Workers}
	results := make([]fixture.Result, len(f.Suggestions))
	for i, one := range f.Suggestions {
		at[one.Name] = i
		c := fixture.Case{Name: one.Name}
		c.Profile, c.Problems = fact.ReadProfile(b.Vocabulary, one.Name, one.Profile, calendar.Last)
		results[i] = fixture.Run(b, c)
		if c.Want = results[i].Got; c.Want != nil {
			trial.Cases = append(trial.Cases, c)
		}
	}
	for _, g := range f.Open {
		if g.Mutant != nil {
			trial.Mutants = append(trial.Mutants, *g.Mutant)
		}
	}
	noticed, seen := mutation.Run(trial).Outcomes, coverage.Of(b, results)
	f.Open = slices.DeleteFunc(f.Open, func(g Goal) bool {
		name := g.seenIn(seen)
		if g.Mutant != nil {
			name, noticed = noticed[0].By, noticed[1:]
		}
		i, is := at[name]
		if is {
			f.Suggestions[i].Reaches = append(f.Suggestions[i].Reaches, g)
		}
		return is
	})
}

// seenIn returns the first fixture that shows what a goal about a condition or an option looks for,
// or "".
func (g Goal) seenIn(seen coverage.Coverage) string {
	for _, c := range seen.Conditions {
		switch {
		case g.Condition == "" || c.ID != g.Condition || c.Place != g.Place:
		case g.Truth == logic.Yes:
			return c.YesIn
		default:
			return c.NoIn
		}
	}
	for _, o := range seen.Options {
		switch {
		case g.Strategy == "" || o.Strategy != g.Strategy || o.Book != g.Book:
		case g.Open:
			return o.EligibleIn
		default:
			return o.ClosedIn
		}
	}
	return ""
}
