package cells

import (
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// witnessSearch looks for the witness of one question among the cells that the search finds.
type witnessSearch struct {
	*Space
	*grid
	where    Setting
	question *Question
	proving  bool // no witness is looked for: it ends with the first cells that may hold one
	looking  bool // a witness is looked for in the cells alone
	search   *search
	found    *fact.Profile
	rounds   int
	solved   map[int32]*big.Rat // values of the parts of several sums with which all lie in their cells
	seen     []int32            // the parts of sums, while those in common are looked for
}

// The bounds of the search for a witness: combinations of cells tried; profiles for each
// combination; facts changed from where a search starts; profiles tried in vain in a whole space,
// after which none are tried any more.
const (
	mostRounds   = 8
	fewRounds    = 2 // of Look
	mostProfiles = 800
	mostChanges  = 4
	mostInVain   = 100_000
)

// try reports whether a profile that lies in the cells chosen is a witness, as the engine judges.
// The cells of what is not looked into do not say which facts lead there, so profiles nearby are
// tried, with a second debt where other debts count. Where none is a witness, because gets the axes
// of what is not looked into and of the facts it depends on, and of facts of which the engine knows
// more than their bounds: their other cells are tried next.
func (a *witnessSearch) try(chosen []int, because bitset) bool {
	if a.contradicts(chosen, because) {
		return false
	}
	a.rounds++
	if a.search.spent = a.proving || a.rounds >= mostRounds || a.looking && a.rounds >= fewRounds; a.proving {
		return false
	}
	p := a.profileIn(a.grid, chosen, a.where.Debt)
	for of, r := range a.solved {
		if v := &a.variables[of]; v.fact != nil && v.opaque == "" {
			*value(p, v.fact, 0) = a.numberIn(v.fact, span{low: r, high: r})
		}
	}
	if a.confirms(a.where, a.question, p) {
		a.found = p
		return true
	}
	if a.looking || a.vain >= mostInVain {
		for i := range a.axes {
			if chosen[i] >= 0 {
				because.add(i)
			}
		}
		return false
	}
	var opaque []int
	var facts []*fact.Fact
	var others bool
	for i := range a.axes {
		if of := a.axes[i].of; chosen[i] >= 0 && a.variables[of].opaque != "" {
			opaque = append(opaque, i)
			reads, through := a.dependencies(of)
			facts, others = append(facts, reads...), others || through
		}
	}
	for i := range a.axes {
		v := &a.variables[a.axes[i].of]
		if chosen[i] < 0 {
			continue
		}
		narrowed := chosen[i] > 0 && v.kind == numeric && a.axes[i].cells[chosen[i]].unknown
		if v.opaque != "" || slices.Contains(facts, v.fact) || narrowed {
			because.add(i)
		}
	}
	t := trial{witnessSearch: a, chosen: chosen, opaque: opaque}
	for _, f := range a.book.Vocabulary.Facts {
		if slices.Contains(facts, f) {
			t.facts = append(t.facts, f)
		}
	}
	if t.findNear(p, []int{0}) {
		return true
	}
	if !others {
		return false
	}
	p = p.Clone()
	p.AddDebt()
	return t.findNear(p, []int{0, 1})
}

// trial looks for a witness near a profile that lies in the cells chosen.
type trial struct {
	*witnessSearch
	chosen []int
	opaque []int        // the axes of what is not looked into
	facts  []*fact.Fact // the facts it depends on
}

// findNear reports whether a witness is found near p, changing facts of some debts. The search
// starts from a profile in which every fact has a value, so that everything can be computed, and
// from one in which every fact has its plainest value.
func (t *trial) findNear(p *fact.Profile, debts []int) bool {
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
		Judge: t.judge, Decide: t.question.decide(),
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

// goal reports whether a decision answers the question, and how near it comes: the setting, the
// parts of the question that hold, and the cells of what is not looked into.
func (t *trial) goal(_ int, d *engine.Decision) (holds bool, nearness int) {
	truth := t.truthsIn(d, t.where)
	if t.isIn(d, t.where) {
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

// nearness returns 2 where a variable's value, as judged last, lies in the cell; 1 where it is
// known and should be; else 0, also for a value that cannot be read.
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

// read returns the number of a variable as judged last, nil where it is unknown; not ok where it
// cannot be read.
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

// valuesFor lists the values of a fact to try. For a fact of the borrower or the first debt that
// has a cell, those in the cell; for others also that it is not known. A number that is not known in
// its cell may be told all the same: what is not looked into may be known only then.
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
	switch {
	case t.variables[x.of].kind != numeric:
		return nil // it keeps its value
	case cell.unknown:
		return append([]fact.Value{{}}, t.spread(f)...)
	}
	values := slices.DeleteFunc(t.spread(f), func(v fact.Value) bool {
		r := numberOf(f, v)
		return cell.span.nearest(r).Cmp(r) != 0
	})
	return append([]fact.Value{t.numberIn(f, cell.span)}, values...)
}
