package mutation

import (
	"cmp"
	"slices"

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
	done := 0
	workers.Run(len(t.Mutants), t.Workers, func() func(int) {
		prover := newProver(b, c.witnesses)
		return func(i int) { r.Outcomes[i] = c.outcome(t.Mutants[i], prover) }
	}, func(int) {
		if done++; t.Progress != nil {
			t.Progress(done, len(t.Mutants))
		}
	})
	return r
}

// witness is a fixture and the decision about it.
type witness struct {
	fixture.Case
	day     calendar.Day
	decided *engine.Decision
	open    []*logic.Expression // see openExpressions
}

// witnesses returns those of the fixtures that can be judged, those of the fewest debts first: what
// takes the least time.
func witnesses(b *book.Book, cases []fixture.Case) []*witness {
	var all []*witness
	for _, c := range cases {
		if day, ok := c.AsOf(); ok && c.Profile != nil && c.Want != nil {
			w := &witness{Case: c, day: day, decided: engine.Decide(b, c.Profile, day)}
			w.open = openExpressions(w.decided)
			all = append(all, w)
		}
	}
	slices.SortStableFunc(all, func(x, y *witness) int {
		return cmp.Compare(len(x.Profile.Debts), len(y.Profile.Debts))
	})
	return all
}

// checker judges mutants. It does not change, and several workers use it at once.
type checker struct {
	files     *book.Files
	book      *book.Book
	witnesses []*witness
}

func (c *checker) outcome(m Mutant, p *prover) Outcome {
	b, problems := m.Apply(c.files).Load()
	if len(problems) > 0 {
		return Outcome{Mutant: m, Fate: Stillborn, Why: problems[0].Message}
	}
	judge, t := engine.NewJudge(b), ReachOf(c.book, m)
	var doubtful []*witness
	for _, w := range c.witnesses {
		if !w.concerns(m) || !t.mayReach(w) {
			continue
		}
		switch w.compare(judge, t) {
		case Apart:
			return Outcome{Mutant: m, Fate: Noticed, By: w.Name}
		case Doubtful:
			doubtful = append(doubtful, w)
		}
	}
	// what takes longer comes last
	for _, moves := range []func(*witness, *engine.Decision) bool{(*witness).questionsMove, (*witness).anythingMoves} {
		for _, w := range doubtful {
			if moves(w, judge.Decide(w.Profile, w.day)) {
				return Outcome{Mutant: m, Fate: Noticed, By: w.Name}
			}
		}
	}
	if why := p.whyEquivalent(m, b); why != "" {
		return Outcome{Mutant: m, Fate: Equivalent, Why: why}
	}
	return Outcome{Mutant: m, Fate: Survived}
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
		t.letters && w.HoldsLetters() && w.LettersMove(d) || w.RefusalsMove(d)) {
		return Apart
	}
	if is == Same && (t.plans || t.shares) {
		return Doubtful // what figures lack is asked for
	}
	return is
}

func (w *witness) questionsMove(d *engine.Decision) bool { return w.QuestionsMove(d) }

func (w *witness) anythingMoves(d *engine.Decision) bool { return len(w.Moves(d)) > 0 }

// mayReach reports whether the expectations of a fixture hold anything that the change reaches.
func (t Reach) mayReach(w *witness) bool {
	return (!t.pageAlone || w.HoldsPage()) && (!t.ofLetters || w.HoldsLetters())
}
