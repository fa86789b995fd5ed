package suggest

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// shared is what the searches of all groups share. It does not change.
type shared struct {
	Search
	book    *book.Book
	reader  *nearby.Reader
	decided []*engine.Decision // by base; nil where it has no profile
}

func newShared(s Search, b *book.Book) *shared {
	all := &shared{Search: s, book: b, reader: nearby.NewReader(b)}
	for _, base := range s.Bases {
		var d *engine.Decision
		if day, ok := base.AsOf(); ok && base.Profile != nil {
			d = engine.Decide(b, base.Profile, day)
		}
		all.decided = append(all.decided, d)
	}
	return all
}

const (
	mostChanges = 5  // the most facts that a suggestion changes, besides the creditor
	enough      = 30 // ways looked for to each goal, of which the best are taken
)

// search looks for the goals about one condition or creditor.
type search struct {
	*shared
	judge *engine.Judge
	frame *logic.Frame // it reads what the judge has judged last
	from  []start
	goals []*goal
	found Found
}

// find looks for fixtures that reach goals about one condition or creditor: first among single
// changes, without explaining decisions, then for the goals left among all changes; from fixtures of
// many debts for what is left then.
func (s *shared) find(goals []Goal) Found {
	f := search{shared: s, judge: engine.NewJudge(s.book)}
	f.frame = s.book.Language.NewFrame(f.judge.Case)
	var turns, all []*logic.Expression
	for _, g := range goals {
		one, ok := f.newGoal(g)
		if !ok {
			f.found.Open = append(f.found.Open, g)
			continue
		}
		f.goals = append(f.goals, one)
		own, beside := s.conditions(g)
		turns, all = append(turns, own...), append(all, beside...)
	}
	free, beside := s.reader.Subject(turns...), s.reader.Subject(slices.Concat(turns, all)...)
	for _, g := range goals {
		s.addNamed(g, &free)
		s.addNamed(g, &beside)
	}
	few, many := apart(f.starts(goals, turns))
	tries := s.Tries
	if len(many) > 0 {
		tries -= s.Tries / 4
	}
	what := nearby.Search{Judge: f.judge, Free: free, Beside: &beside, Enough: enough}
	tries = s.Tries - f.runFrom(few, what, tries)
	f.runFrom(many, what, tries)
	for _, g := range f.goals {
		if !g.reached {
			f.found.Open = append(f.found.Open, g.Goal)
		}
	}
	return f.found
}

// runFrom searches from some debts, first among single changes, then among all, and returns how many
// profiles it tried.
func (s *search) runFrom(from []start, what nearby.Search, tries int) (tried int) {
	s.from = from
	for _, start := range from {
		what.Starts = append(what.Starts, start.Start)
	}
	what.MostChanges, what.Tries = 1, tries/4
	tried = s.run(what)
	for _, g := range s.goals {
		g.explains = mostExplained
	}
	what.MostChanges, what.Tries = mostChanges, tries-what.Tries
	return tried + s.run(what)
}

// run searches for the goals that are left, suggests what it finds, and returns how many profiles it
// tried.
func (s *search) run(what nearby.Search) (tried int) {
	left := slices.DeleteFunc(slices.Clone(s.goals), func(g *goal) bool { return g.reached })
	if len(left) == 0 || len(what.Starts) == 0 {
		return 0
	}
	for _, g := range left {
		what.Goals = append(what.Goals, func(start int, d *engine.Decision) (bool, int) {
			return s.reaches(g, s.from[start].Debts[0], d)
		})
	}
	found := nearby.Find(what)
	ways := found.Ways
	for i, w := range ways {
		if s.from[w.Start].moved {
			ways[i].Cost += costOfDay
		}
	}
	s.choose(ways, left)
	return found.Tries
}

// choose suggests the way that reaches most goals with the cheapest changes, until none reaches a
// new one.
func (s *search) choose(ways []nearby.Way, goals []*goal) {
	for len(ways) > 0 {
		for i := range ways {
			ways[i].Reaches = slices.DeleteFunc(ways[i].Reaches, func(g int) bool { return goals[g].reached })
		}
		ways = slices.DeleteFunc(ways, func(w nearby.Way) bool { return len(w.Reaches) == 0 })
		if len(ways) == 0 {
			return
		}
		best := 0
		for i, w := range ways {
			if c := cmp.Compare(len(w.Reaches), len(ways[best].Reaches)); c > 0 || c == 0 && w.Cost < ways[best].Cost {
				best = i
			}
		}
		s.suggest(ways[best], goals)
		ways = slices.Delete(ways, best, best+1)
	}
}

// suggest adds a suggestion for the goals that a way reaches, judged as it is written.
func (s *search) suggest(w nearby.Way, goals []*goal) {
	from := s.from[w.Start]
	base := s.Bases[from.base]
	data, changes := applyChanges(base.JSON, base.Profile, slices.Concat(from.Changes, w.Changes))
	today, _ := base.AsOf()
	if from.moved {
		var moved Change
		data, moved = movedTo(from.AsOf, data, base.Profile)
		today, changes = from.AsOf, append([]Change{moved}, changes...)
	}
	p, problems := fact.ReadProfile(s.book.Vocabulary, base.Name+".json", data, today)
	if len(problems) > 0 {
		return
	}
	c := fixture.Case{Name: nameOf(base.Name, changes), Profile: p}
	r := fixture.Run(s.book, c)
	if r.Got == nil || len(r.Problems) > 0 {
		return
	}
	one := Suggestion{Name: c.Name, Base: base.Name, Changes: changes, Profile: data, Decisions: r.Got.Write()}
	day, _ := c.AsOf()
	for _, i := range w.Reaches {
		g := goals[i]
		g.explains++ // one more: the decision was explained when the way was found
		if g.reached, _ = s.reaches(g, from.Debts[0], s.judge.Decide(p, day)); g.reached {
			one.Reaches = append(one.Reaches, g.Goal)
		}
	}
	if len(one.Reaches) > 0 {
		s.found.Suggestions = append(s.found.Suggestions, one)
	}
}
