// Package suggest finds the fixture that would notice a mutant, show a condition with its other
// truth, or show an option open or closed: an existing fixture's profile, changed as little as
// possible.
//
//  1. A suggestion is a fixture's profile with a few facts changed, and what the book decides about
//     it. It is shown to reach its goals: the book and the changed book have judged it as it is
//     written, or the condition has been asked.
//
//  2. Package nearby looks for the changes, fewest first. The creditor is changed only where the
//     goal is about one creditor, such as by the file it is in, or names one; to one of another
//     family only where no fixture owes that family.
//     A fixture of many debts, in which nobody sees what a fact turns, is changed where no other is found.
//     The day is changed only where a goal is a mutant of a day or a condition with a first or last
//     day.
//
//  3. Few fixtures are suggested: of the goals about one condition or creditor, the profile that
//     reaches most is suggested first, and the goals it reaches are done. What a suggestion for
//     another condition or creditor reaches is not listed as open.
//
//  4. The search is bounded: at most Tries profiles for the goals about one condition or creditor.
//     What was not found may still exist.
//
//  5. The same book, fixtures and goals give the same suggestions, whatever the number of workers.
//
// The fixtures that would notice the mutants that survive:
//
//	for _, o := range result.Of(mutation.Survived) {
//		search.Goals = append(search.Goals, suggest.Goal{Mutant: &o.Mutant})
//	}
//	for _, s := range suggest.Find(search).Suggestions {
//		fmt.Println(s.Name, s.Changes) // jintiao-45-days-overdue-days-31 [jintiao.overdue_days 45 → 31]
//	}
package suggest

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/internal/workers"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// Goal is what a fixture is looked for: to notice a mutant, to show a condition with a truth, or to
// show an option open or closed. The fields of one of the three are set.
type Goal struct {
	Mutant *mutation.Mutant

	Condition string      // its path, such as option.instalment.require.surplus
	Place     string      // its place, such as families/platform.toml:31
	Truth     logic.Truth // yes or no

	Book     string // the id of the lender or family
	Strategy string
	Open     bool // eligible; else ineligible or not offered
}

// Base is a fixture, with its profile as it is written.
type Base struct {
	fixture.Case
	JSON []byte
}

// Search says what is looked for, and from where.
type Search struct {
	Files    *book.Files // of a sound book
	Bases    []Base      // read with that book, and each of them holds
	Goals    []Goal
	Tries    int // the most profiles tried for the goals about one condition or creditor
	Workers  int
	Progress func(done, total int) // called after each group of goals, by one worker at a time; may be nil
}

// Change is a fact in which a suggestion differs from its base. Values are as in JSON; null for
// what is not known.
type Change struct {
	Debt    string // the debt's id; "" for a fact of the borrower
	Fact    string // or lender, or family, or as_of
	Was, Is string
}

// Suggestion is a fixture that does not exist yet.
type Suggestion struct {
	Name      string // path and name, without an ending, such as jd-jintiao/unemployed-45-days-overdue-days-31
	Base      string // the fixture whose profile is changed
	Changes   []Change
	Profile   []byte // in JSON, written like that of the base
	Decisions []byte // its expectations in TOML, with an empty why
	Reaches   []Goal
}

// Found is the result of a search.
type Found struct {
	Suggestions []Suggestion // in the order of the first goals they reach
	Open        []Goal       // the goals for which nothing was found
}

// Find looks for fixtures that reach the goals.
func Find(s Search) Found {
	b, problems := s.Files.Load()
	if len(problems) > 0 {
		return Found{Open: s.Goals}
	}
	groups := groupGoals(s.Goals)
	found := make([]Found, len(groups))
	all := newShared(s, b)
	done := 0
	find := func(i int) { found[i] = all.find(groups[i]) }
	workers.Run(len(groups), s.Workers, func() func(int) { return find }, func(i int) {
		if done += len(groups[i]); s.Progress != nil {
			s.Progress(done, len(s.Goals))
		}
	})
	joined := joinFound(found, s.Bases)
	joined.takeSeenBeside(s, b)
	return joined
}

// groupGoals groups goals about the same condition or creditor, in the order of the first of each.
func groupGoals(goals []Goal) [][]Goal {
	var groups [][]Goal
	at := map[string]int{}
	for _, g := range goals {
		i, there := at[g.about()]
		if !there {
			i = len(groups)
			at[g.about()] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], g)
	}
	return groups
}

// about returns the condition or creditor that a goal is about.
func (g Goal) about() string {
	switch {
	case g.Mutant != nil:
		return g.Mutant.File + ":" + tableOf(g.Mutant.Path)
	case g.Condition != "":
		return g.Place + " " + g.Condition
	}
	return g.Book
}

// joinFound joins the results of all groups, each suggestion once and with a name of its own.
func joinFound(found []Found, bases []Base) Found {
	var all Found
	taken, at := map[string]bool{}, map[string]int{}
	for _, b := range bases {
		taken[b.Name] = true
	}
	for _, f := range found {
		for _, s := range f.Suggestions {
			i, there := at[s.Name+string(s.Profile)]
			if there {
				all.Suggestions[i].Reaches = append(all.Suggestions[i].Reaches, s.Reaches...)
				continue
			}
			at[s.Name+string(s.Profile)] = len(all.Suggestions)
			s.Name = freeName(s.Name, taken)
			all.Suggestions = append(all.Suggestions, s)
		}
		all.Open = append(all.Open, f.Open...)
	}
	return all
}
