package mutation

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/internal/workers"
)

// Trial is a run of fixtures against mutants.
type Trial struct {
	Files    *book.Files    // of a sound book
	Cases    []fixture.Case // read with that book, and each of them holds
	Mutants  []Mutant
	Workers  int                   // the number of mutants judged at once; at least one
	Progress func(done, total int) // called after each mutant, by one worker at a time; may be nil
}

// Fate says what became of a mutant.
type Fate string

// The fates. Nobody could notice an equivalent mutant.
const (
	Noticed    Fate = "noticed"
	Survived   Fate = "survived"
	Equivalent Fate = "equivalent"
	Stillborn  Fate = "stillborn"
)

// Fates are all fates.
var Fates = []Fate{Noticed, Survived, Equivalent, Stillborn}

// Outcome is a mutant with its fate.
type Outcome struct {
	Mutant
	Fate Fate
	By   string // a fixture that notices it
	Why  string // of a stillborn one: the first problem of the book; of an equivalent one: why nobody can notice it
}

// Result is the result of a trial.
type Result struct {
	Outcomes []Outcome // in the order of the mutants
}

// Of returns the outcomes with a fate, in the order of the mutants.
func (r Result) Of(fate Fate) (of []Outcome) {
	for _, o := range r.Outcomes {
		if o.Fate == fate {
			of = append(of, o)
		}
	}
	return of
}

// Score returns the percentage of noticed mutants among those noticed and those that survive; 100
// where there are none.
func (r Result) Score() float64 {
	noticed, survived := len(r.Of(Noticed)), len(r.Of(Survived))
	if noticed+survived == 0 {
		return 100
	}
	return 100 * float64(noticed) / float64(noticed+survived)
}

// Run judges the fixtures by each mutant until one notices it.
func Run(t Trial) Result {
	b, problems := t.Files.Load()
	if len(problems) > 0 {
		return Result{}
	}
	r := Result{Outcomes: make([]Outcome, len(t.Mutants))}
	c := checker{files: t.Files, book: b, witnesses: witnesses(b, t.Cases)}
	groups, done := inGroups(t.Mutants), 0
	var progress sync.Mutex
	workers.Run(len(groups), t.Workers, func() func(int) {
		prover := newProver(b, c.witnesses)
		return func(g int) {
			var recent []*witness
			for i := groups[g].from; i < groups[g].end; i++ {
				r.Outcomes[i], recent = c.outcome(t.Mutants[i], prover, recent)
				progress.Lock()
				if done++; t.Progress != nil {
					t.Progress(done, len(t.Mutants))
				}
				progress.Unlock()
			}
		}
	}, func(int) {})
	return r
}

// witness is a fixture and the decision about it.
type witness struct {
	fixture.Case
	day     calendar.Day
	decided *engine.Decision
	open    []*logic.Expression            // see openExpressions
	asks    map[*logic.Expression]distance // see askedBy
}

// witnesses returns those of the fixtures that can be judged, those of the fewest debts first: what
// takes the least time.
func witnesses(b *book.Book, cases []fixture.Case) []*witness {
	var all []*witness
	for _, c := range cases {
		if day, ok := c.AsOf(); ok && c.Profile != nil && c.Want != nil {
			w := &witness{Case: c, day: day, decided: engine.Decide(b, c.Profile, day)}
			w.open, w.asks = openExpressions(w.decided), askedBy(w.decided)
			all = append(all, w)
		}
	}
	slices.SortStableFunc(all, func(x, y *witness) int {
		return cmp.Compare(len(x.Profile.Debts), len(y.Profile.Debts))
	})
	return all
}

// group is a run of mutants that change the same thing, such as one strategy in one file.
type group struct{ from, end int }

// inGroups returns the groups of mutants, in their order.
func inGroups(all []Mutant) (groups []group) {
	for i, m := range all {
		if last := len(groups) - 1; i > 0 && m.changesThingOf(all[i-1]) {
			groups[last].end++
		} else {
			groups = append(groups, group{i, i + 1})
		}
	}
	return groups
}

func (m Mutant) changesThingOf(other Mutant) bool {
	return m.File == other.File && m.thing() == other.thing()
}

// thing returns the first two keys of the path, such as alert.paper.
func (m Mutant) thing() string {
	keys := strings.SplitN(m.Path, ".", 3)
	return strings.Join(keys[:min(len(keys), 2)], ".")
}

// checker judges mutants. It does not change, and several workers use it at once.
type checker struct {
	files     *book.Files
	book      *book.Book
	witnesses []*witness
}

// doubtsAQuestion is how many fixtures are found to be doubtful before of one of them is seen whether
// other questions are put: that takes as long as judging several, but some mutants are noticed by
// nothing else.
const doubtsAQuestion = 8

// outcome judges a mutant. recent are the fixtures that noticed mutants of the same thing, the last
// first: they are judged before any other, and returned with the one that notices this mutant.
func (c *checker) outcome(m Mutant, p *prover, recent []*witness) (Outcome, []*witness) {
	b, problems := m.Apply(c.files).LoadLike(c.book)
	if len(problems) > 0 {
		return Outcome{Mutant: m, Fate: Stillborn, Why: problems[0].Message}, recent
	}
	if w := c.noticedBy(m, b, recent); w != nil {
		others := slices.DeleteFunc(recent, func(r *witness) bool { return r == w })
		return Outcome{Mutant: m, Fate: Noticed, By: w.Name}, slices.Insert(others, 0, w)
	}
	if why := p.whyEquivalent(m, b); why != "" {
		return Outcome{Mutant: m, Fate: Equivalent, Why: why}, recent
	}
	return Outcome{Mutant: m, Fate: Survived}, recent
}

// noticedBy returns a fixture that notices a mutant, or nil.
func (c *checker) noticedBy(m Mutant, b *book.Book, recent []*witness) *witness {
	judge, t := engine.NewJudge(b), ReachOf(c.book, m)
	var doubtful []*witness
	asked := 0 // how many of them have been asked for their questions
	for _, w := range c.inOrder(m, t, recent) {
		switch w.compare(judge, t) {
		case Apart:
			return w
		case Doubtful:
			doubtful = append(doubtful, w)
			if len(doubtful)%doubtsAQuestion == 0 {
				if w := doubtful[asked]; w.questionsMove(judge) {
					return w
				}
				asked++
			}
		}
	}
	for _, w := range doubtful[asked:] {
		if w.questionsMove(judge) {
			return w
		}
	}
	for _, w := range doubtful { // what takes longest comes last
		if len(w.Moves(judge.Decide(w.Profile, w.day))) > 0 {
			return w
		}
	}
	return nil
}

// concerns reports whether a change can reach a debt of the fixture: the file of a family or lender
// applies to its own debts only.
func (w *witness) concerns(m Mutant) bool {
	return slices.ContainsFunc(w.decided.Debts, func(d engine.DebtDecision) bool { return m.concerns(d.Book) })
}

// compare compares what the fixture expects with the decision of the judge's book, without
// explaining it.
func (w *witness) compare(judge *engine.Judge, t Reach) Difference {
	d := judge.Decide(w.Profile, w.day)
	is := t.compare(w.decided, w.open, d)
	if is < Apart && (t.plans && w.HoldsPlans() && w.PlansMove(d) ||
		t.shares && w.HoldsShares() && w.SharesMove(d) || w.HoldsPage() && w.PageMoves(d) ||
		t.letters && w.HoldsLetters() && w.LettersMove(d, t.letter) || w.RefusalsMove(d)) {
		return Apart
	}
	if is == Same && (t.plans || t.shares) {
		return Doubtful // what figures lack is asked for
	}
	return is
}

func (w *witness) questionsMove(judge *engine.Judge) bool {
	return w.QuestionsMove(judge.Decide(w.Profile, w.day))
}

// mayReach reports whether the expectations of a fixture hold anything that the change reaches.
func (t Reach) mayReach(w *witness) bool {
	return (!t.pageAlone || w.HoldsPage()) && (!t.ofLetters || w.HoldsLetters())
}
