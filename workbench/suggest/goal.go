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

// goal is a goal, and what it takes to see whether it is reached and how near a decision comes.
type goal struct {
	Goal
	reached bool

	when  *logic.Expression // the condition that it is about; nil for none
	asked bool              // the condition is asked of some debts and not of others
	parts []part            // what must not hide the answer that is looked for

	// of a mutant
	judge    *engine.Judge // by the changed book
	reach    mutation.Reach
	changed  *logic.Expression // the condition with the change; nil where something else is changed
	frame    *logic.Frame      // of the changed book, over what the book has judged last
	explains int               // how many pairs of decisions may still be explained
}

// mostExplained bounds how many pairs of decisions are explained for a mutant, to see whether what
// they say is missing differs.
const mostExplained = 60

// newGoal prepares a goal; not ok for a mutant whose book does not load.
func (s *search) newGoal(g Goal) (*goal, bool) {
	one := &goal{Goal: g}
	file, path := strings.Split(g.Place, ":")[0], g.Condition+".when"
	wanted := g.Truth
	if g.Mutant != nil {
		b, problems := g.Mutant.Apply(s.Files).Load()
		if len(problems) > 0 {
			return nil, false
		}
		one.judge, one.reach = engine.NewJudge(b), mutation.ReachOf(s.book, *g.Mutant)
		one.frame = b.Language.NewFrame(s.judge.Case)
		if file, path = g.Mutant.File, table(g.Mutant.Path)+".when"; g.Mutant.Path == path {
			one.changed = b.Formula(file, path)
		}
		wanted = logic.Yes
	}
	if strings.HasPrefix(path, "urgency.") {
		return one, true // which compares debts, and is asked of none
	}
	one.when = s.book.Formula(file, path)
	one.asked = slices.Contains([]string{"option", "strategy", "kind", "alert"}, strings.Split(path, ".")[0])
	switch {
	case one.when == nil:
	case one.changed != nil:
		one.parts = s.beside(one.when, one.changed)
	default:
		one.parts = s.hiding(one.when.Tree(), wanted)
	}
	return one, true
}

// part is a part of a condition, and the truth with which it hides what is looked for.
type part struct {
	expression *logic.Expression
	hides      logic.Truth
}

// beside lists the parts beside the place where two texts of a condition begin to differ: one
// beside and hides the change where it is no, one beside or where it is yes. What cannot be asked
// by itself is left out.
func (s *search) beside(was, is *logic.Expression) (all []part) {
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

// hiding lists the parts of a condition that keep it from the truth wanted: each part of an and
// that is no, of an or that is yes.
func (s *search) hiding(n *logic.Node, wanted logic.Truth) (all []part) {
	if n.Op == logic.OpAnd && wanted == logic.Yes || n.Op == logic.OpOr && wanted == logic.No {
		return append(s.hiding(n.Parts[0], wanted), s.hiding(n.Parts[1], wanted)...)
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

// hidden counts what hides a goal's condition of a debt: the parts, and that it is not asked.
func (s *search) hidden(g *goal, debt int, d *engine.Decision) (n int) {
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

// isAsked reports whether a condition of options or alerts is asked of a debt where its answer is
// seen.
func isAsked(when *logic.Expression, debt int, d *engine.Decision) bool {
	is := func(o engine.OptionDecision) bool {
		return o.Offered != logic.No && holds(o.Option, []*logic.Expression{when})
	}
	return slices.ContainsFunc(d.Debts[debt].Options, is) ||
		slices.ContainsFunc(d.Alerts, func(a engine.AlertDecision) bool {
			return a.Alert.When == when && (a.Debt == debt || a.Debt == logic.NoDebt) && coverage.Asks(d, a)
		})
}

// firstDifference returns the first character in which two texts differ.
func firstDifference(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return utf8.RuneCountInString(a[:i])
}

// reaches reports whether a decision reaches a goal, where a debt is changed, and else how near it
// comes. Nearness is positive where something differs already that cannot be seen yet.
func (s *search) reaches(g *goal, debt int, d *engine.Decision) (reached bool, nearness int) {
	switch {
	case g.Mutant != nil:
		return s.notices(g, debt, d)
	case g.Condition != "":
		return g.asks(d), -s.hidden(g, debt, d)
	}
	return g.shows(&d.Debts[debt])
}

// notices reports whether a decision notices a mutant. It comes the nearer the less hides the
// change.
func (s *search) notices(g *goal, debt int, d *engine.Decision) (does bool, nearness int) {
	differs := false
	if g.changed == nil || !s.isSame(g, d) {
		changed := g.judge.Decide(d.Profile, d.AsOf)
		switch difference := g.reach.Compare(d, changed); {
		case difference == mutation.Apart:
			return true, 0
		case difference == mutation.Doubtful && g.explains > 0:
			g.explains--
			return len(fixture.Compare(hear(d), hear(changed))) > 0, 1
		default:
			differs = difference == mutation.Doubtful || truthsDiffer(d, changed)
		}
	}
	nearness = -s.hidden(g, debt, d)
	if nearness == 0 && differs {
		return false, 1
	}
	return false, nearness
}

// isSame reports whether a condition is known to be the same with the change, of the borrower or of
// each debt; then so is everything.
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

func hear(d *engine.Decision) fixture.Judgment {
	return fixture.Judgment{Book: d.Book, Evaluation: engine.Explain(d)}
}

// truthsDiffer reports whether any truth differs.
func truthsDiffer(a, b *engine.Decision) bool {
	for i := range a.Debts {
		x, y := &a.Debts[i], &b.Debts[i]
		if !slices.Equal(x.StageTruths, y.StageTruths) || !slices.Equal(x.Truths, y.Truths) {
			return true
		}
	}
	return !slices.EqualFunc(a.Alerts, b.Alerts, func(x, y engine.AlertDecision) bool { return x.Truth == y.Truth })
}

// asks reports whether the condition of a goal has, somewhere, the truth that is looked for.
func (g *goal) asks(d *engine.Decision) bool {
	has := func(conditions []*book.Condition, truths []logic.Truth) bool {
		for i, c := range conditions {
			if c.Place == g.Place && truths[i] == g.Truth {
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
		}
	}
	return slices.ContainsFunc(d.Alerts, func(a engine.AlertDecision) bool {
		return a.Alert.Place == g.Place && "alert."+a.Alert.ID == g.Condition && a.Truth == g.Truth &&
			coverage.Asks(d, a)
	})
}

// shows reports whether the option of a debt is as the goal says. It comes the nearer the fewer of
// its requirements stand in the way.
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
