package cells

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Setting says whom a question is asked about.
type Setting struct {
	// the book that judges the debt; a family's covers debts of other families' lenders that name
	// it; nil: the question is about the borrower, whatever the debts
	Debt    *book.DebtBook
	Stages  []string // the debt may be at one of these; nil: at any
	Certain bool     // it can be at no other
}

// Verdict says whether a question can hold.
type Verdict int

// The verdicts; see laws 1 to 3.
const (
	Undecided  Verdict = iota // something is not looked into, or too much is asked
	Impossible                // it holds of no profile, of however many debts
	Possible                  // it holds of the witness, as the engine has judged
)

// Answer is the verdict about a question, with what shows it.
type Answer struct {
	Verdict Verdict
	// if possible: a profile for whose first debt the question holds, with a second debt where
	// others count
	Witness *fact.Profile
	Why     text.Text // if undecided: what stands in the way
}

// Ask decides whether a question holds for any profile. A question about a debt is undecided where
// the setting has none.
func (s *Space) Ask(where Setting, q Question) Answer {
	if where.Debt == nil && q.mentions(func(e *logic.Expression) bool { return e.OfDebt }) {
		return Answer{Why: noDebt}
	}
	undecided := Answer{Verdict: Impossible}
	for _, stage := range s.stagesToAsk(where, &q) {
		answer := s.askAt(where, &q, stage)
		switch answer.Verdict {
		case Possible:
			return answer
		case Undecided:
			undecided = answer
		}
	}
	return undecided
}

// Excludes reports whether Ask says that a question is impossible. It looks for no witness, so it
// costs less.
func (s *Space) Excludes(where Setting, q Question) bool {
	if where.Debt == nil && q.mentions(func(e *logic.Expression) bool { return e.OfDebt }) {
		return false
	}
	for _, stage := range s.stagesToAsk(where, &q) {
		whole := s.wholeAt(where, &q, stage)
		if s.open[whole] {
			return false
		}
		done, ok := s.outcomes[whole]
		if !ok {
			done = s.settle(whole, &witnessSearch{Space: s, proving: true})
		}
		if done.verdict != Impossible {
			s.open[whole] = true
			return false
		}
		s.outcomes[whole] = done
	}
	return true
}

// Look answers as Ask does, but tries no profiles near those that the cells give: what they do not
// show is undecided. It costs less, and takes nothing from what Ask may try.
func (s *Space) Look(where Setting, q Question) Answer {
	if where.Debt == nil && q.mentions(func(e *logic.Expression) bool { return e.OfDebt }) {
		return Answer{Why: noDebt}
	}
	undecided := Answer{Verdict: Impossible}
	for _, stage := range s.stagesToAsk(where, &q) {
		whole := s.wholeAt(where, &q, stage)
		done, ok := s.outcomes[whole]
		if !ok {
			if done, ok = s.looked[whole]; !ok {
				done = s.settle(whole, &witnessSearch{Space: s, where: where, question: &q, looking: true})
				s.looked[whole] = done
			}
		}
		switch {
		case done.verdict == Possible && s.confirms(where, &q, s.addressed(done.witness, where.Debt)):
			return Answer{Verdict: Possible, Witness: s.addressed(done.witness, where.Debt)}
		case done.verdict != Impossible:
			undecided = Answer{Why: done.why}
		}
	}
	return undecided
}

// noStage stands for the stage of a question that does not depend on it.
const noStage = -1

// stagesToAsk returns the stages that may be the gravest certain one where the question holds;
// those of the setting first.
func (s *Space) stagesToAsk(where Setting, q *Question) []int {
	if where.Debt == nil || where.Stages == nil && !q.mentions(func(e *logic.Expression) bool { return e.OfStage }) {
		return []int{noStage}
	}
	var named, others []int
	for i, stage := range s.book.Stages {
		if where.Stages == nil || slices.Contains(where.Stages, stage.ID) {
			named = append(named, i)
		} else if !where.Certain {
			others = append(others, i)
		}
	}
	return append(named, others...)
}

// wholeAt returns the formula of a question for debts of which a stage is the gravest certain one.
func (s *Space) wholeAt(where Setting, q *Question, stage int) formula {
	here, graver := at{debt: where.Debt}, s.constant(no)
	placed := s.constant(yes)
	if stage != noStage {
		here.stage = s.book.Stages[stage].ID
		placed, graver = s.atStage(where, stage)
	}
	return s.and(placed, s.formula(q, here, graver))
}

// askAt answers a question for debts of which a stage is the gravest certain one.
func (s *Space) askAt(where Setting, q *Question, stage int) Answer {
	whole := s.wholeAt(where, q, stage)
	done, ok := s.outcomes[whole]
	if !ok || done.verdict == Possible && !s.confirms(where, q, s.addressed(done.witness, where.Debt)) {
		done = s.settle(whole, &witnessSearch{Space: s, where: where, question: q})
		s.outcomes[whole] = done
	}
	if done.verdict != Possible {
		return Answer{Verdict: done.verdict, Why: done.why}
	}
	return Answer{Verdict: Possible, Witness: s.addressed(done.witness, where.Debt)}
}

// atStage returns when a stage is the gravest certain one and the debt may be where the setting
// says, and when a graver one is possible.
func (s *Space) atStage(where Setting, stage int) (placed, graver formula) {
	named := func(i int) bool { return where.Stages == nil || slices.Contains(where.Stages, s.book.Stages[i].ID) }
	placed, graver = s.stageIs(where, stage, yes), s.constant(no)
	reached := s.constant(asTruth(named(stage)))
	for i := stage + 1; i < len(s.book.Stages); i++ {
		may := s.stageIs(where, i, unknown)
		switch {
		case where.Certain && !named(i):
			placed = s.and(placed, s.stageIs(where, i, no))
		default:
			placed = s.and(placed, s.stageIs(where, i, no|unknown))
			graver = s.or(graver, may)
		}
		if named(i) {
			reached = s.or(reached, may)
		}
	}
	return s.and(placed, reached), graver
}

// stageIs returns whether the condition of a stage has one of the truths.
func (s *Space) stageIs(where Setting, i int, one truths) formula {
	when := s.book.Stages[i].When
	if when == nil {
		return s.constant(within(yes, one))
	}
	return s.among(s.expression(when, at{debt: where.Debt}), one)
}

// outcome is the answer that was found for a formula.
type outcome struct {
	verdict Verdict
	witness *fact.Profile
	why     text.Text
}

// settle searches for the answer to a formula.
func (s *Space) settle(whole formula, asked *witnessSearch) outcome {
	switch s.certain(whole) {
	case no, unknown:
		return outcome{verdict: Impossible}
	}
	g := s.layOut(s.constrain(whole))
	if g == nil {
		return outcome{why: tooMuch}
	}
	asked.grid = g
	before := s.vain
	asked.search = newSearch(g, s.bound, asked.try)
	switch {
	case asked.search.run():
		s.vain = before
		return outcome{verdict: Possible, witness: asked.found}
	case asked.rounds > 0:
		return outcome{why: asked.why()}
	case asked.search.spent:
		return outcome{why: tooMuch}
	}
	return outcome{verdict: Impossible}
}

var (
	tooMuch     = text.Both("格太多，没有全部试完", "too many cells to try them all")
	noDebt      = text.Both("说的是一笔债，而这里没有", "it speaks of a debt, and there is none here")
	eitherOfTwo = text.Both("用两个值中的哪一个，取决于还不知道的事", "which of two values is meant turns on what is not known")
)

// why names the variables that were not looked into.
func (a *witnessSearch) why() text.Text {
	var parts []string
	for _, x := range a.axes {
		if v := &a.variables[x.of]; v.opaque != "" && !slices.Contains(parts, v.opaque) {
			parts = append(parts, v.opaque)
		}
	}
	if parts == nil {
		return eitherOfTwo
	}
	list := strings.Join(parts, "; ")
	return text.Both("没有切成格："+list, "not cut into cells: "+list)
}

// confirms reports whether the engine judges that the question holds for a profile.
func (s *Space) confirms(where Setting, q *Question, p *fact.Profile) bool {
	d := q.decide()(s.judge, p, s.day)
	return s.isIn(d, where) && q.holds(s.truthsIn(d, where))
}

// decide returns the method of the judge that decides what a question needs: all there is only where
// a condition names the deadline, which hangs on the alerts.
func (q *Question) decide() func(*engine.Judge, *fact.Profile, calendar.Day) *engine.Decision {
	if q.mentions(func(e *logic.Expression) bool { return e.OfDeadline }) {
		return (*engine.Judge).Decide
	}
	return (*engine.Judge).Place
}

// isIn reports whether a judged profile belongs to the setting.
func (s *Space) isIn(d *engine.Decision, where Setting) bool {
	if where.Debt == nil {
		return true
	}
	debt := &d.Debts[0]
	if !covers(where.Debt, debt.Book) {
		return false
	}
	in := 0
	for _, i := range debt.Candidates {
		if where.Stages == nil || slices.Contains(where.Stages, s.book.Stages[i].ID) {
			in++
		}
	}
	return in == len(debt.Candidates) || in > 0 && !where.Certain
}

// truthsIn returns a function that tells the truth of a condition about the first debt of a
// decision, or about the borrower.
func (s *Space) truthsIn(d *engine.Decision, where Setting) func(*logic.Expression) logic.Truth {
	s.frame.At(logic.NoDebt)
	if where.Debt != nil {
		s.frame.At(0)
		s.frame.Deadline = d.Debts[0].Deadline
	}
	return func(e *logic.Expression) logic.Truth { return d.Truth(s.frame, e) }
}
