package cells

import (
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// ask is a question on its way from cells to a profile.
type ask struct {
	*Space
	*grid
	where    Setting
	question *Question
	search   *search
	found    *fact.Profile
	rounds   int
}

// The bounds of trying: how many combinations of cells; how many profiles for one of them, and how
// many facts are changed from where a search starts; and how many profiles in vain in a whole
// space, after which none are tried any more.
const (
	mostRounds   = 8
	mostProfiles = 800
	mostChanges  = 4
	mostInVain   = 100_000
)

// try reports whether there is a profile that lies in the cells chosen, as the engine judges. Cells
// of what is not looked into do not say which facts lead there, so those are tried, with a second
// debt where others count. Where none does, because gets the cells of those and of the facts they
// depend on: other cells of these are the next to try.
func (a *ask) try(chosen []int, because axisSet) bool {
	a.rounds++
	a.search.spent = a.rounds >= mostRounds
	p := a.told(a.grid, chosen, a.where.Debt)
	if a.confirms(a.where, a.question, p) {
		a.found = p
		return true
	}
	if a.vain >= mostInVain {
		return false
	}
	var opaque []int
	var facts []*fact.Fact
	var others bool
	for i := range a.axes {
		if of := a.axes[i].of; chosen[i] >= 0 && a.variables[of].opaque != "" {
			opaque = append(opaque, i)
			reads, through := a.beneath(of)
			facts, others = append(facts, reads...), others || through
		}
	}
	for i := range a.axes {
		v := &a.variables[a.axes[i].of]
		if chosen[i] >= 0 && (v.opaque != "" || slices.Contains(facts, v.fact)) {
			because.add(i)
		}
	}
	t := trial{ask: a, chosen: chosen, opaque: opaque}
	for _, f := range a.book.Vocabulary.Facts {
		if slices.Contains(facts, f) {
			t.facts = append(t.facts, f)
		}
	}
	if t.reaches(p, []int{0}) {
		return true
	}
	if !others {
		return false
	}
	p = p.Clone()
	p.AddDebt()
	return t.reaches(p, []int{0, 1})
}

// trial is a search for a profile that lies in the cells chosen of what is not looked into.
type trial struct {
	*ask
	chosen []int
	opaque []int        // axes of what is not looked into
	facts  []*fact.Fact // those it depends on
}

// reaches reports whether a profile of which the question holds is found near one that lies in the
// cells of what is looked into. The search starts from something of everything, so that whatever is
// reckoned can be, and from nothing of anything.
func (t *trial) reaches(p *fact.Profile, debts []int) bool {
	something, nothing := p.Clone(), p.Clone()
	free := [2]map[*fact.Fact][]fact.Value{{}, {}} // by debt; the borrower's with the first
	for _, f := range t.facts {
		for _, debt := range debts {
			if f.Of == fact.Borrower && debt > 0 {
				continue
			}
			values := t.valuesFor(debt, f)
			if free[debt][f] = values; len(values) == 0 {
				continue
			}
			*value(nothing, f, debt), *value(something, f, debt) = values[0], values[0]
			if middle := values[len(values)/2]; !middle.Number.IsZero() {
				*value(something, f, debt) = middle
			}
		}
	}
	values := func(debt int, f *fact.Fact) []fact.Value { return free[max(debt, 0)][f] }
	result := nearby.Find(nearby.Search{
		Judge: t.judge,
		Starts: []nearby.Start{
			{Profile: something, AsOf: t.day, Debts: debts},
			{Profile: nothing, AsOf: t.day, Debts: debts},
		},
		Goals:       []nearby.Goal{t.goal},
		Free:        nearby.Subject{Facts: t.facts, Values: values},
		MostChanges: mostChanges, Tries: mostProfiles, Enough: 1,
	})
	t.vain += result.Tries
	if len(result.Ways) == 0 {
		return false
	}
	t.found = nearby.Apply([]*fact.Profile{something, nothing}[result.Ways[0].Start], result.Ways[0].Changes)
	return true
}

// goal reports whether the question holds of a profile, and how much of what is wanted it has: the
// setting, what the question asks, and the cells of what is not looked into.
func (t *trial) goal(_ int, d *engine.Decision) (holds bool, nearness int) {
	truth := t.truths(d, t.where)
	if t.isWhere(d, t.where) {
		nearness++
		holds = t.question.holds(truth)
	}
	nearness += t.question.met(truth)
	for _, i := range t.opaque {
		x := &t.axes[i]
		nearness += t.nearness(x.of, x.cells[t.chosen[i]])
	}
	return holds, nearness
}

// nearness is 2 where a variable has, in what has been judged last, a value of the cell, 1 where it
// is known and should be, else 0, as it is for what cannot be read off.
func (t *trial) nearness(of int32, cell cell) int {
	r, ok := t.read(of)
	switch {
	case t.variables[of].kind != numeric || !ok || (r == nil) != cell.unknown:
		return 0
	case r == nil || cell.span.nearest(r).Cmp(r) == 0:
		return 2
	}
	return 1
}

// read returns the number of a variable in what has been judged last, nil where it is not known;
// not ok where it cannot be read off.
func (t *trial) read(of int32) (r *big.Rat, ok bool) {
	v := &t.variables[of]
	switch {
	case v.fact != nil && (v.fact.Of == fact.Borrower || t.where.Debt != nil):
		return t.readFact(v.fact), true
	case len(v.weights) == 0:
		return nil, false
	}
	total := v.plus
	for _, w := range v.weights {
		part, ok := t.read(w.of)
		if !ok || part == nil {
			return nil, ok
		}
		total = new(big.Rat).Add(total, new(big.Rat).Mul(part, w.by))
	}
	return total, true
}

func (t *trial) readFact(f *fact.Fact) *big.Rat {
	debt := logic.NoDebt
	if f.Of == fact.Debt {
		debt = 0
	}
	v := t.frame.Read(f, debt)
	if !v.Known {
		return nil
	}
	return numberOf(f, *v)
}

// valuesFor lists the values of a fact to try: of the first debt and the borrower those that lie in
// its cell where it has one, and else also that it is not known.
func (t *trial) valuesFor(debt int, f *fact.Fact) []fact.Value {
	own := -1
	for i := range t.axes {
		if v := &t.variables[t.axes[i].of]; v.fact == f && t.axes[i].ids == nil && v.opaque == "" {
			own = i
		}
	}
	if debt > 0 || own < 0 || t.chosen[own] < 0 {
		return append(t.spread(f), fact.Value{})
	}
	x := &t.axes[own]
	cell := x.cells[t.chosen[own]]
	if v := &t.variables[x.of]; v.kind != numeric || cell.unknown {
		return nil // it stays as it is
	}
	values := slices.DeleteFunc(t.spread(f), func(v fact.Value) bool {
		r := numberOf(f, v)
		return cell.span.nearest(r).Cmp(r) != 0
	})
	return append([]fact.Value{t.numberIn(f, cell.span)}, values...)
}
