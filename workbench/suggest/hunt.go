package suggest

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/fixture"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// hunt looks for the goals about one condition or creditor.
type hunt struct {
	*plan
	aims     []*aim
	judge    *engine.Judge
	own      subject // what the goals turn on
	near     subject // what else decides whether it is seen
	seats    []seat
	tries    int
	explains int // how often it may still be asked for what takes explaining
	found    Found
}

// aim is a goal, and what it takes to see whether it is reached.
type aim struct {
	Goal
	reached bool
	judge   *engine.Judge // by the changed book
	reach   mutation.Reach
}

// seat is a debt of a fixture: where a search begins.
type seat struct {
	base, debt int
	edits      []edit // the change of creditor that it takes
	rank       int    // the smaller the nearer to the goals
}

func newHunt(p *plan, goals []Goal) *hunt {
	h := &hunt{plan: p, judge: engine.NewJudge(p.book)}
	var turns, near []*logic.Expression
	for _, g := range goals {
		a := &aim{Goal: g}
		if g.Mutant != nil {
			b, problems := g.Mutant.Apply(p.Files).Load()
			if len(problems) > 0 {
				h.found.Open = append(h.found.Open, g)
				continue
			}
			a.judge, a.reach = engine.NewJudge(b), mutation.ReachOf(p.book, *g.Mutant)
		}
		h.aims = append(h.aims, a)
		own, beside := p.expressions(g)
		turns, near = append(turns, own...), append(near, beside...)
	}
	h.own, h.near = p.subjectOf(turns), p.subjectOf(slices.Concat(turns, near))
	for _, g := range goals {
		h.name(g)
	}
	if len(goals) > 0 {
		h.sit(goals[0], turns)
	}
	return h
}

// name adds to the facts and families that the goals turn on those that a goal names itself, without an expression.
func (h *hunt) name(g Goal) {
	if f := h.compared(g); f != nil && f.Given() && !slices.Contains(h.own.facts, f) {
		h.own.facts = append(h.own.facts, f)
	}
	if g.Mutant != nil && g.Mutant.Operator == "scope" && h.book.Family(g.Mutant.About) != nil {
		h.own.families = append(h.own.families, g.Mutant.About)
	}
}

func (h *hunt) dayOf(s seat) calendar.Day { return h.days[s.base] }

// sit lists the debts to begin with, the nearest first: those at which a condition of the goals is asked where it can be seen, then those whose book
// holds it, then the others. Where the goals are of one creditor, debts of its kind are given to it.
func (h *hunt) sit(g Goal, turns []*logic.Expression) {
	key, creditor := g.creditor(h.book)
	for i, base := range h.Bases {
		if base.Profile == nil {
			continue
		}
		for k := range base.Profile.Debts {
			s := seat{base: i, debt: k}
			if key != "" && !h.give(&s, key, creditor) {
				continue
			}
			d := h.judge.Decide(apply(base.Profile, s.edits), h.days[i])
			s.rank += 4 * len(s.edits)
			s.rank += distance(d, &d.Debts[k], turns, g)
			h.seats = append(h.seats, s)
		}
	}
	slices.SortStableFunc(h.seats, func(a, b seat) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(len(h.Bases[a.base].Profile.Debts), len(h.Bases[b.base].Profile.Debts)))
	})
}

// give sees that the debt of a seat is of a creditor; not ok when it is of another kind of creditor.
func (h *hunt) give(s *seat, key, creditor string) bool {
	told := h.Bases[s.base].Profile.Debts[s.debt]
	of := h.book.For(told.Lender, told.Family)
	family := creditor
	if key == "lender" {
		family = h.book.Lender(creditor).Family
		if of.Lender != nil && of.Lender.ID == creditor && of.Family.ID == family {
			return true
		}
	} else if of.Family.ID == family && (of.Lender == nil || of.Lender.Book != of || h.isMutant()) {
		return true
	}
	s.edits = []edit{{debt: s.debt, key: key, lender: creditor}}
	return of.Family.ID == family
}

// isMutant is whether the goals are mutants, to which every lender of a family is as good as the family.
func (h *hunt) isMutant() bool { return len(h.aims) > 0 && h.aims[0].Mutant != nil }

// distance is how far a debt is from having the goals' conditions asked where they can be seen.
func distance(d *engine.Decision, debt *engine.DebtDecision, turns []*logic.Expression, g Goal) int {
	far := 3
	for i := range debt.Options {
		o := &debt.Options[i]
		holds := func(c *book.Condition) bool { return slices.Contains(turns, c.When) }
		if o.Option.Strategy.ID != g.strategy() && !slices.ContainsFunc(o.Option.Requires, holds) && !slices.ContainsFunc(o.Option.Weighs, holds) {
			continue
		}
		far = min(far, 2)
		if o.Offered == logic.Yes {
			far = min(far, 1)
		}
		if o.Offered == logic.Yes && o.Status != engine.Ineligible {
			return 0
		}
	}
	return far
}

// find tries one change, then two, then three, each time for what is not reached yet.
func (h *hunt) find() Found {
	for _, round := range []func(*hunt){(*hunt).given, (*hunt).single, (*hunt).double, (*hunt).triple} {
		for _, h.explains = range []int{0, 400} {
			if h.left() {
				round(h)
			}
		}
	}
	for _, a := range h.aims {
		if !a.reached {
			h.found.Open = append(h.found.Open, a.Goal)
		}
	}
	return h.found
}

// left is whether something is not reached, and tries are left.
func (h *hunt) left() bool {
	return h.tries < h.Tries && slices.ContainsFunc(h.aims, func(a *aim) bool { return !a.reached })
}

// try judges a profile: which of the goals that are left it reaches, and whether anything at all differs that could be seen with another change.
func (h *hunt) try(s seat, edits []edit) (reached []*aim, stirs bool) {
	h.tries++
	p := apply(h.Bases[s.base].Profile, slices.Concat(s.edits, edits))
	d := h.judge.Decide(p, h.dayOf(s))
	for _, a := range h.aims {
		if a.reached {
			continue
		}
		does, differs := h.reaches(a, s, p, d)
		if does {
			reached = append(reached, a)
		}
		stirs = stirs || differs
	}
	return reached, stirs
}

// reaches is whether a decision reaches a goal, and else whether it comes nearer to it.
func (h *hunt) reaches(a *aim, s seat, p *fact.Profile, d *engine.Decision) (does, stirs bool) {
	switch {
	case a.Mutant != nil:
		changed := a.judge.Decide(p, h.dayOf(s))
		does := a.reach.Compare(d, changed)
		if does == mutation.Doubtful && h.explains > 0 {
			h.explains--
			return len(fixture.Compare(heard(d), heard(changed))) > 0, true
		}
		return does == mutation.Apart, differ(d, changed)
	case a.Condition != "":
		return h.asked(a.Goal, d), false
	}
	return h.seen(a.Goal, &d.Debts[s.debt])
}

func heard(d *engine.Decision) fixture.Hearing {
	return fixture.Hearing{Book: d.Book, Evaluation: engine.Explain(d)}
}

// differ is whether any truth differs.
func differ(a, b *engine.Decision) bool {
	for i := range a.Debts {
		if !slices.Equal(a.Debts[i].StageTruths, b.Debts[i].StageTruths) || !slices.Equal(a.Debts[i].Truths, b.Debts[i].Truths) {
			return true
		}
	}
	return !slices.EqualFunc(a.Alerts, b.Alerts, func(x, y engine.AlertDecision) bool { return x.Truth == y.Truth })
}

// asked is whether the condition has the truth that is wanted.
func (h *hunt) asked(g Goal, d *engine.Decision) bool {
	for i := range d.Debts {
		for n, s := range d.Book.Stages {
			if s.Place == g.Place && "stage."+s.ID == g.Condition && d.Debts[i].StageTruths[n] == g.Truth {
				return true
			}
		}
		for k := range d.Debts[i].Options {
			o := &d.Debts[i].Options[k]
			if has(o.Option.Requires, o.Requires, g) || has(o.Option.Weighs, o.Weighs, g) {
				return true
			}
		}
	}
	return slices.ContainsFunc(d.Alerts, func(a engine.AlertDecision) bool {
		return a.Alert.Place == g.Place && "alert."+a.Alert.ID == g.Condition && a.Truth == g.Truth
	})
}

func has(conditions []*book.Condition, truths []logic.Truth, g Goal) bool {
	for i, c := range conditions {
		if c.Place == g.Place && truths[i] == g.Truth {
			return true
		}
	}
	return false
}

// seen is whether the option of a debt is as it is wanted, and else whether fewer of its requirements stand in the way than of most.
func (h *hunt) seen(g Goal, d *engine.DebtDecision) (does, stirs bool) {
	for i := range d.Options {
		o := &d.Options[i]
		if o.Option.Strategy.ID != g.Strategy {
			continue
		}
		if !g.Open {
			return o.Offered == logic.No || o.Status == engine.Ineligible, false
		}
		lacking := 0
		for _, t := range o.Requires {
			if t != logic.Yes {
				lacking++
			}
		}
		if o.Offered != logic.Yes {
			lacking++
		}
		return o.Status == engine.Eligible, lacking <= 1
	}
	return false, false
}

// keep enters a suggestion for the goals that a profile reaches, if it is one that can be read.
func (h *hunt) keep(s seat, edits []edit, reached []*aim) bool {
	base := h.Bases[s.base]
	edits = slices.Concat(s.edits, edits)
	data, changes := written(base.JSON, base.Profile, edits)
	p, problems := fact.ReadProfile(h.book.Vocabulary, base.Name+".json", data)
	if len(problems) > 0 {
		return false
	}
	c := fixture.Case{Name: nameOf(base.Name, changes), Profile: p}
	r := fixture.Run(h.book, c)
	if r.Got == nil || len(r.Problems) > 0 {
		return false
	}
	one := Suggestion{Name: c.Name, Base: base.Name, Changes: changes, Profile: data, Decisions: r.Got.Write()}
	day, _ := c.AsOf()
	for _, a := range reached {
		if does, _ := h.reaches(a, s, p, h.judge.Decide(p, day)); does {
			a.reached = true
			one.Reaches = append(one.Reaches, a.Goal)
		}
	}
	if len(one.Reaches) == 0 {
		return false
	}
	h.found.Suggestions = append(h.found.Suggestions, one)
	return true
}
