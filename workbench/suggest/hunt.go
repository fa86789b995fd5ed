package suggest

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// hunt looks for the goals about one condition or creditor.
type hunt struct {
	*plan
	aims     []*aim
	judge    *engine.Judge
	frame    *logic.Frame // over what the judge has judged last
	own      subject      // what the goals turn on
	near     subject      // what else decides whether it is seen
	seats    []seat
	tries    int
	most     int         // how many tries there may be when this round is over
	explains int         // how often it may still be asked for what takes explaining
	stirred  []candidate // pairs of changes that let something differ
	found    Found
}

func newHunt(p *plan, goals []Goal) *hunt {
	h := &hunt{plan: p, judge: engine.NewJudge(p.book)}
	h.frame = p.book.Language.NewFrame(h.judge.Case)
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
			a.frame = b.Language.NewFrame(h.judge.Case)
			if condition(g.Mutant.Path) {
				a.was, a.is = p.book.Formula(g.Mutant.File, g.Mutant.Path), b.Formula(g.Mutant.File, g.Mutant.Path)
				a.parts = p.parts(a.was, a.is)
			}
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

// name adds to what the goals turn on the facts, families and days that a goal names itself, without an expression.
func (h *hunt) name(g Goal) {
	if f := h.compared(g); f != nil && f.Given() && !slices.Contains(h.own.facts, f) {
		h.own.facts = append(h.own.facts, f)
	}
	if g.Mutant != nil && g.Mutant.Operator == "scope" && h.book.Family(g.Mutant.About) != nil {
		h.own.families = append(h.own.families, g.Mutant.About)
	}
	if g.Mutant != nil && g.Mutant.Operator == "figure" {
		h.own.days = append(h.own.days, h.firstDays(g.Mutant.About)...)
	}
}

// firstDays are those on which the values of a parameter begin to hold.
func (h *hunt) firstDays(parameter string) (days []calendar.Day) {
	for _, p := range h.book.Parameters {
		for _, v := range p.Values {
			if p.ID == parameter && v.From != nil && !slices.Contains(h.own.days, *v.From) {
				days = append(days, *v.From)
			}
		}
	}
	return days
}

// rounds are the ways of looking, each with the share of the tries, in per cent, that may be spent when it is over.
var rounds = []struct {
	look  func(*hunt)
	share int
}{{(*hunt).given, 10}, {(*hunt).single, 30}, {(*hunt).double, 45}, {(*hunt).pairs, 60}, {(*hunt).triple, 70}, {(*hunt).climb, 100}}

// mostExplained is how many decisions a round may have explained.
const mostExplained = 60

// find looks in one round after the other for what is not reached yet, each first without explaining and then with.
func (h *hunt) find() Found {
	for _, r := range rounds {
		for _, h.explains = range []int{0, mostExplained} {
			h.most = h.Tries * r.share / 100
			r.look(h)
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
	return h.tries < h.most && slices.ContainsFunc(h.aims, func(a *aim) bool { return !a.reached })
}

// try judges a profile: which of the goals that are left it reaches, and whether anything at all differs that could be seen with another change.
func (h *hunt) try(s seat, edits []edit) (reached []*aim, stirs bool) {
	h.tries++
	d := h.decide(s, edits)
	for _, a := range h.aims {
		if a.reached {
			continue
		}
		does, differs := h.reaches(a, s, d)
		if does {
			reached = append(reached, a)
		}
		stirs = stirs || differs
	}
	return reached, stirs
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
		if does, _ := h.reaches(a, s, h.judge.Decide(p, day)); does {
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
