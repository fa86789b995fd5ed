package engine

import (
	"cmp"
	"slices"
)

// LettersFor returns the letters for a strategy of a debt that may be made: first what is handed in,
// and of that what is for the fewest strategies. In the place of one that may not be made stands the
// one to use instead.
func (e *Evaluation) LettersFor(debt, strategy string) []Letter {
	var all []Letter
	for _, l := range e.Letters {
		if l.Debt != debt || !slices.Contains(l.Strategies, strategy) {
			continue
		}
		if !l.MayBeMade {
			i := slices.IndexFunc(e.Letters, func(o Letter) bool { return o.ID == l.Instead && o.Debt == debt })
			if i < 0 {
				continue
			}
			strategies := l.Strategies
			l = e.Letters[i]
			l.Strategies = strategies // its place is that of the other
		}
		if !slices.ContainsFunc(all, func(o Letter) bool { return o.ID == l.ID }) {
			all = append(all, l)
		}
	}
	toOneself := func(l Letter) int { return 1 - min(len(l.To.ZH), 1) }
	slices.SortStableFunc(all, func(a, b Letter) int {
		return cmp.Or(cmp.Compare(toOneself(a), toOneself(b)), cmp.Compare(len(a.Strategies), len(b.Strategies)))
	})
	return all
}
