package suggest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// goal is a Goal with what it takes to see whether a decision reaches it, or how near it comes.
type goal struct {
	Goal
	reached bool

	when  *logic.Expression // the condition that it is about, or nil
	asked bool              // the condition is asked of some debts and not of others
	parts []part            // parts of the condition that may hide its truth
	watch *coverage.Watcher // of a condition that no option, stage or alert has; else nil

	// for a mutant
	judge    *engine.Judge // judges by the changed book
	reach    mutation.Reach
	changed  *logic.Expression // the changed condition; nil where something else is changed
	frame    *logic.Frame      // of the changed book; it reads what the book has judged last
	explains int               // the pairs of decisions that may still be explained
}

// mostExplained bounds the pairs of decisions that are explained for a mutant, to see whether what
// they say is missing differs.
const mostExplained = 60

// newGoal prepares a goal; not ok for a mutant whose book does not load, and for one of a plan or a
// letter: no facts make a fixture notice it, but that its expectations name the option or hold
// letters.
func (s *search) newGoal(g Goal) (*goal, bool) {
	one := &goal{Goal: g}
	file, path := g.file(), g.Condition+".when"
	wanted := g.Truth
	if g.Mutant != nil {
		b, problems := g.Mutant.Apply(s.Files).Load()
		if len(problems) > 0 || g.Mutant.OfPlan() || g.Mutant.OfLetter() {
			return nil, false
		}
		one.judge, one.reach = engine.NewJudge(b), mutation.ReachOf(s.book, *g.Mutant)
		one.frame = b.Language.NewFrame(s.judge.Case)
		if path = tableOf(g.Mutant.Path) + ".when"; g.Mutant.Path == path {
			one.changed = b.Formula(file, path)
		}
		wanted = logic.Yes
	}
	if g.Mutant != nil && strings.HasPrefix(path, "urgency.") {
		return one, true // it compares debts, and is asked of none
	}
	if g.Condition != "" {
		one.watch, _ = coverage.NewWatcher(s.book, g.Place, g.Condition)
	}
	one.when = s.book.Formula(file, path)
	one.asked = slices.Contains([]string{"option", "strategy", "kind", "alert"}, strings.Split(path, ".")[0])
	switch {
	case one.when == nil:
	case one.changed != nil:
		one.parts = s.partsBeside(one.when, one.changed)
	default:
		one.parts = s.partsHiding(one.when.Tree(), wanted)
	}
	return one, true
}

// part is a part of a condition, and the truth with which it hides the rest.
type part struct {
	expression *logic.Expression
	hides      logic.Truth
}

// partsBeside returns the parts beside the place where two texts of a condition begin to differ. A
// part of an and hides the change where it is no, a part of an or where it is yes. Parts that
// cannot be asked alone are left out.
func (s *search) partsBeside(was, is *logic.Expression) (all []part) {
	at := firstDifference(was.Source, is.Source)
	n := was.Tree()
	for n.Op == logic.OpNot || n.Op == logic.OpAnd || n.Op == logic.OpOr {
		if n.Op == logic.OpNot {
			n = n.Parts[0]
			continue
		}
		if n.At.From <= at && at < n.At.To {
			break // the junction itself is changed
		}
		hides := logic.No
		if n.Op == logic.OpOr {
			hides = logic.Yes
		}
		changed, beside := n.Parts[0], n.Parts[1]
		if n.At.To <= at {
			changed, beside = beside, changed
		}
		if e := s.reader.Part(beside); e != nil {
			all = append(all, part{e, hides})
		}
		n = changed
	}
	return all
}

// partsHiding returns the parts that keep a condition from a truth: the parts of an and that are
// no, of an or that are yes.
func (s *search) partsHiding(n *logic.Node, wanted logic.Truth) (all []part) {
	if n.Op == logic.OpAnd && wanted == logic.Yes || n.Op == logic.OpOr && wanted == logic.No {
		return append(s.partsHiding(n.Parts[0], wanted), s.partsHiding(n.Parts[1], wanted)...)
	}
	hides := logic.No
	if wanted == logic.No {
		hides = logic.Yes
	}
	if e := s.reader.Part(n); e != nil {
		all = append(all, part{e, hides})
	}
	return all
}

// countHiding counts what hides a goal's condition for a debt: its parts, and that it is not asked.
func (s *search) countHiding(g *goal, debt int, d *engine.Decision) (n int) {
	if g.asked && !isAsked(g.when, debt, d) {
		n++
	}
	d.At(s.frame, debt)
	for _, p := range g.parts {
		if d.Truth(s.frame, p.expression) == p.hides {
			n++
		}
	}
	return n
}

// isAsked reports whether a condition of options or alerts is asked of a debt where its truth is
// visible.
func isAsked(when *logic.Expression, debt int, d *engine.Decision) bool {
	is := func(o engine.OptionDecision) bool {
		return o.Offered != logic.No && holds(o.Option, []*logic.Expression{when})
	}
	return slices.ContainsFunc(d.Debts[debt].Options, is) ||
		slices.ContainsFunc(d.Alerts, func(a engine.AlertDecision) bool {
			return a.Alert.When == when && (a.Debt == debt || a.Debt == logic.NoDebt) && coverage.Asks(d, a)
		})
}

// firstDifference returns the index of the first character in which two texts differ.
func firstDifference(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return utf8.RuneCountInString(a[:i])
}

// reaches reports whether a decision reaches a goal, where facts of a debt are changed, and how
// near it comes. Nearness is positive where something differs already that is not visible yet.
func (s *search) reaches(g *goal, debt int, d *engine.Decision) (reached bool, nearness int) {
	switch {
	case g.Mutant != nil:
		return s.notices(g, debt, d)
	case g.watch != nil:
		return g.sees(d, -s.countHiding(g, debt, d))
	case g.Condition != "":
		return g.asks(d), -s.countHiding(g, debt, d)
	}
	return g.shows(&d.Debts[debt])
}

// notices reports whether a decision notices a mutant. The less hides the change, the nearer it
// comes.
func (s *search) notices(g *goal, debt int, d *engine.Decision) (does bool, nearness int) {
	differs := false
	if g.changed == nil || !s.isSame(g, d) {
		changed := g.judge.Decide(d.Profile, d.AsOf)
		switch difference := g.reach.Compare(d, changed); {
		case difference == mutation.Apart:
			return true, 0
		case difference == mutation.Doubtful && g.explains > 0:
			g.explains--
			return len(fixture.Compare(judgment(d), judgment(changed))) > 0, 1
		default:
			differs = difference == mutation.Doubtful || truthsDiffer(d, changed)
		}
	}
	nearness = -s.countHiding(g, debt, d)
	if nearness == 0 && differs {
		return false, 1
	}
	return false, nearness
}

// isSame reports whether a condition certainly has the same truth with the change, for the borrower
// or for each debt; then nothing differs.
func (s *search) isSame(g *goal, d *engine.Decision) bool {
	for debt := range d.Debts {
		if !g.when.OfDebt {
			debt = logic.NoDebt
		}
		d.At(s.frame, debt)
		d.At(g.frame, debt)
		was, is := d.Truth(s.frame, g.when), d.Truth(g.frame, g.changed)
		if was != is || g.explains > 0 && (was == logic.Unknown || g.when.Peeks) {
			return false
		}
	}
	return true
}

func judgment(d *engine.Decision) fixture.Judgment {
	return fixture.Judgment{Book: d.Book, Evaluation: engine.Explain(d)}
}

func truthsDiffer(a, b *engine.Decision) bool {
	for i := range a.Debts {
		x, y := &a.Debts[i], &b.Debts[i]
		if !slices.Equal(x.StageTruths, y.StageTruths) || !slices.Equal(x.Truths, y.Truths) {
			return true
		}
	}
	return !slices.EqualFunc(a.Alerts, b.Alerts, func(x, y engine.AlertDecision) bool { return x.Truth == y.Truth })
}

// asks reports whether the goal's condition has the truth that is looked for, somewhere.
func (g *goal) asks(d *engine.Decision) bool {
	has := func(conditions []*book.Condition, truths []logic.Truth) bool {
		for i, c := range conditions {
			if c.Place == g.Place && c.Holds(d.AsOf) && truths[i] == g.Truth {
				return true
			}
		}
		return false
	}
	for i := range d.Debts {
		for n, s := range d.Book.Stages {
			if s.Place == g.Place && "stage."+s.ID == g.Condition && d.Debts[i].StageTruths[n] == g.Truth {
				return true
			}
		}
		for k := range d.Debts[i].Options {
			o := &d.Debts[i].Options[k]
			if has(o.Option.Requires, o.Requires) || has(o.Option.Weighs, o.Weighs) {
				return true
			}
			for n, l := range o.Option.Lines {
				if l.When != nil && l.Place == g.Place && o.Lines[n] == g.Truth {
					return true
				}
			}
			if o.Offered != logic.No && o.Status != engine.Ineligible && g.asksPlan(d, i, o.Option) {
				return true
			}
		}
	}
	return slices.ContainsFunc(d.Alerts, func(a engine.AlertDecision) bool {
		return a.Alert.Place == g.Place && "alert."+a.Alert.ID == g.Condition && a.Truth == g.Truth &&
			coverage.Asks(d, a)
	})
}

// sees reports whether the watched condition has the truth that is looked for. Where it is not asked,
// that is further away than any part that hides it.
func (g *goal) sees(d *engine.Decision, nearness int) (bool, int) {
	truths := g.watch.Sees(d)
	if len(truths) == 0 {
		nearness -= 10
	}
	return slices.Contains(truths, g.Truth), nearness
}

// asksPlan reports whether the goal's condition is of a plan of an option, and has the truth that is
// looked for.
func (g *goal) asksPlan(d *engine.Decision, debt int, o *book.Option) bool {
	at := slices.IndexFunc(o.Plans, func(p *book.Plan) bool { return p.When != nil && p.Place == g.Place })
	if at < 0 {
		return false
	}
	frame := d.Book.Language.NewFrame(d.Case)
	d.At(frame, debt)
	return d.Truth(frame, o.Plans[at].When) == g.Truth
}

// shows reports whether the option of a debt is as the goal says. The fewer requirements stand in
// the way, the nearer it comes.
func (g *goal) shows(d *engine.DebtDecision) (does bool, nearness int) {
	for i := range d.Options {
		o := &d.Options[i]
		if o.Option.Strategy.ID != g.Strategy {
			continue
		}
		if !g.Open {
			return o.Offered == logic.No || o.Status == engine.Ineligible, 0
		}
		nearness = 2
		for _, t := range append(slices.Clone(o.Requires), o.Offered) {
			if t != logic.Yes {
				nearness--
			}
		}
		return o.Status == engine.Eligible, nearness
	}
	return false, 0
}
