// Package nearby looks for the profile with the fewest changed facts that reaches a goal: a
// predicate on what a book decides.
//
//  1. Fewest first. Profiles with one change are tried before those with two, and so on. A goal
//     that is reached with some changes is not looked for with more.
//
//  2. Among ways of as many changes, the cheapest comes first; of equally cheap ones the one that
//     was tried first.
//
//  3. Every way is verified: the judge has decided about the very profile, and the goal said that
//     this decision reaches it.
//
//  4. Only what is free is changed, to values that a profile may hold. Nothing is changed twice,
//     and no change leaves a fact as it was.
//
//  5. The search is bounded by a number of profiles and never by time. Where the bound kept it
//     from trying something, the result says so: what was not found may still exist.
//
//  6. Equal input gives an equal result.
//
// What would make an option eligible:
//
//	result := nearby.Find(nearby.Search{
//		Judge:  engine.NewJudge(book),
//		Starts: []nearby.Start{{Profile: profile, AsOf: day, Debts: []int{0}}},
//		Goals:  []nearby.Goal{isEligible},
//		Free:   nearby.Subject{Facts: facts, Numbers: thresholds},
//		MostChanges: 3, Tries: 20000,
//	})
//	for _, way := range result.Ways {
//		fmt.Println(way.Changes)
//	}
package nearby

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Goal reports whether a decision reaches what is looked for, and otherwise how near it comes: the
// greater the nearer. Profiles that come nearer are changed further first. The decision is about a
// start with some changes, and is valid until Goal returns.
type Goal func(start int, d *engine.Decision) (reached bool, nearness int)

// Start is a profile to change.
type Start struct {
	Profile *fact.Profile
	AsOf    calendar.Day
	Debts   []int    // indexes of the debts whose facts may be changed; conditions are asked of the first
	Changes []Change // made beforehand: they cost, and do not count as changes of a way
}

// Search says what is looked for, and from where.
type Search struct {
	Judge  *engine.Judge
	Starts []Start // the most promising first
	Goals  []Goal

	// Decide makes the decisions that goals are shown; nil: (*engine.Judge).Decide. Goals that look
	// at conditions alone need no more than (*engine.Judge).Place.
	Decide func(*engine.Judge, *fact.Profile, calendar.Day) *engine.Decision

	Free Subject // what may be changed

	// Beside may be changed instead of Free where a goal's nearness is positive: what the goal
	// depends on is as it must be, and something else stands in the way. It contains Free. nil:
	// only Free may be changed.
	Beside *Subject

	MostChanges int
	Tries       int // the most profiles judged to see whether they reach a goal
	Enough      int // a goal with so many ways is not looked for any more; 0: all its ways are

	Cost func(p *fact.Profile, changes []Change) float64 // nil: Cost
}

// Way is a profile that reaches goals.
type Way struct {
	Start   int      // index into Search.Starts
	Changes []Change // without the start's own
	Cost    float64  // with the start's own
	Reaches []int    // indexes into Search.Goals, ascending
}

// Result is the result of a search.
type Result struct {
	Ways  []Way // fewest changes first, then cheapest
	Tries int
	Bound bool // something was not tried because of Tries
}

// Find looks for the nearest profiles that reach each goal.
func Find(s Search) Result {
	if s.Cost == nil {
		s.Cost = Cost
	}
	if s.Decide == nil {
		s.Decide = (*engine.Judge).Decide
	}
	f := finder{
		Search: &s, frame: s.Judge.Book.Language.NewFrame(s.Judge.Case),
		tried: map[string]bool{}, found: make([]int, len(s.Goals)), reached: make([]bool, len(s.Goals)),
	}
	var level []*profile
	for i := range s.Starts {
		if f.tries == s.Tries {
			f.bound = true
			break
		}
		level = append(level, f.try(i, nil))
	}
	f.settle()
	for n := range s.MostChanges {
		level = f.further(level, (s.Tries-f.tries)/(s.MostChanges-n))
		f.settle()
	}
	slices.SortStableFunc(f.ways, func(a, b Way) int {
		return cmp.Or(cmp.Compare(len(a.Changes), len(b.Changes)), cmp.Compare(a.Cost, b.Cost))
	})
	return Result{Ways: f.ways, Tries: f.tries, Bound: f.bound}
}

// finder is a search in progress.
type finder struct {
	*Search
	frame   *logic.Frame // reads what the judge has decided last
	at      int          // the debt that conditions are asked of, or logic.NoDebt
	tried   map[string]bool
	tries   int
	bound   bool
	ways    []Way
	found   []int  // by goal: the number of its ways
	reached []bool // by goal: it is reached with fewer changes
}

// profile is a start with changes that was tried.
type profile struct {
	start    int
	changes  []Change
	cost     float64
	nearness []int // by goal
	changed  bool  // its changes have been tried
}

// settle ends the search for the goals that are reached.
func (f *finder) settle() {
	for g, n := range f.found {
		f.reached[g] = n > 0
	}
}

// wants reports whether more ways to a goal are looked for.
func (f *finder) wants(goal int) bool {
	return !f.reached[goal] && (f.Enough == 0 || f.found[goal] < f.Enough)
}

// isDone reports whether no more ways to any goal are looked for.
func (f *finder) isDone() bool {
	for g := range f.Goals {
		if f.wants(g) {
			return false
		}
	}
	return true
}

// try judges a start with changes, and records which goals it reaches.
func (f *finder) try(start int, changes []Change) *profile {
	f.tries++
	d := f.decide(start, changes)
	from := &f.Starts[start]
	p := &profile{start: start, changes: changes, nearness: make([]int, len(f.Goals))}
	p.cost = f.Cost(from.Profile, slices.Concat(from.Changes, changes))
	var reaches []int
	for g, goal := range f.Goals {
		if f.reached[g] {
			continue
		}
		var reached bool
		if reached, p.nearness[g] = goal(start, d); reached {
			reaches = append(reaches, g)
			f.found[g]++
		}
	}
	if reaches != nil {
		f.ways = append(f.ways, Way{start, changes, p.cost, reaches})
	}
	return p
}

func (f *finder) decide(start int, changes []Change) *engine.Decision {
	from := &f.Starts[start]
	return f.Decide(f.Judge, Apply(from.Profile, slices.Concat(from.Changes, changes)), from.AsOf)
}

// further tries profiles with one more change. The goals take turns: for each, the profile that
// comes nearest is changed next. At most most profiles are tried.
func (f *finder) further(level []*profile, most int) (next []*profile) {
	last := f.tries + most
	queues := make([][]*profile, len(f.Goals))
	for g := range queues {
		queues[g] = slices.Clone(level)
		slices.SortStableFunc(queues[g], func(a, b *profile) int {
			return cmp.Or(cmp.Compare(b.nearness[g], a.nearness[g]), cmp.Compare(a.cost, b.cost))
		})
	}
	for waiting := true; waiting; {
		waiting = false
		for g := range queues {
			for len(queues[g]) > 0 && queues[g][0].changed {
				queues[g] = queues[g][1:]
			}
			if len(queues[g]) == 0 || !f.wants(g) {
				continue
			}
			waiting = true
			queues[g][0].changed = true
			next = append(next, f.change(queues[g][0], last)...)
			if f.bound && f.tries >= last {
				return next
			}
		}
	}
	return next
}

// change tries a profile with each possible further change, until last profiles have been tried in
// all.
func (f *finder) change(p *profile, last int) (next []*profile) {
	for _, c := range f.changes(p) {
		all := append(slices.Clip(p.changes), c)
		key := f.key(p.start, all)
		if slices.ContainsFunc(p.changes, c.Same) || f.tried[key] {
			continue
		}
		if f.tries >= last {
			f.bound = true
			break
		}
		f.tried[key] = true
		if next = append(next, f.try(p.start, all)); f.isDone() {
			break
		}
	}
	return next
}

// key identifies a profile, whatever the order of its changes.
func (f *finder) key(start int, changes []Change) string {
	parts := make([]string, len(changes))
	for i, c := range changes {
		parts[i] = c.String()
	}
	slices.Sort(parts)
	return fmt.Sprint(start, "\n", strings.Join(parts, "\n"))
}

// changes returns the single changes of a profile that are worth trying.
func (f *finder) changes(p *profile) (all []Change) {
	s := &f.Free
	for g, n := range p.nearness {
		if f.Beside != nil && n > 0 && f.wants(g) {
			s = f.Beside
		}
	}
	d := f.decide(p.start, p.changes)
	from := &f.Starts[p.start]
	if f.at = logic.NoDebt; len(from.Debts) > 0 {
		f.at = from.Debts[0]
	}
	if len(from.Changes) == 0 {
		for _, debt := range from.Debts {
			for _, id := range s.Families {
				if d.Profile.Debts[debt].Family != id {
					all = append(all, Change{Debt: debt, Family: id})
				}
			}
		}
	}
	for _, of := range s.Facts {
		debts := from.Debts
		if of.Of == fact.Borrower {
			debts = []int{logic.NoDebt}
		}
		for _, debt := range debts {
			for _, v := range f.values(d, debt, of, s) {
				all = append(all, Change{Debt: debt, Fact: of, Value: v})
			}
		}
	}
	return all
}
