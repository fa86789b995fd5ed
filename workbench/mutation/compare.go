package mutation

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Difference is what comparing two decisions about one profile has shown.
type Difference int

// The greater it is, the more differs.
const (
	Same Difference = iota // nothing that expectations hold
	// what is missing, what stands in the way or which papers are wanted may differ: explaining
	// tells
	Doubtful
	Apart // something that expectations hold
)

// compare compares what two books decide about one profile, as far as that can be told without
// explaining.
func compare(a, b *engine.Decision) Difference {
	if !slices.Equal(a.Order, b.Order) {
		return Apart
	}
	d := compareAlerts(a, b)
	for i := range a.Debts {
		if d < Apart {
			d = max(d, compareDebts(&a.Debts[i], &b.Debts[i]))
		}
	}
	return d
}

// compareAlerts compares those that are shown, with their days. In which order they are shown
// follows from that and from the order of the debts.
func compareAlerts(a, b *engine.Decision) Difference {
	alike := func(truth logic.Truth) bool {
		return slices.EqualFunc(alerts(a, truth), alerts(b, truth), func(x, y engine.AlertDecision) bool {
			return x.Alert.ID == y.Alert.ID && x.Debt == y.Debt && x.Due.Known == y.Due.Known && x.Due.Day == y.Due.Day
		})
	}
	switch {
	case !alike(logic.Yes):
		return Apart
	case !alike(logic.Unknown):
		return Doubtful
	}
	return Same
}

func alerts(d *engine.Decision, truth logic.Truth) (of []engine.AlertDecision) {
	for _, a := range d.Alerts {
		if a.Truth == truth {
			of = append(of, a)
		}
	}
	return of
}

// compareDebts compares stages and rankings.
func compareDebts(a, b *engine.DebtDecision) (d Difference) {
	if !slices.Equal(a.Candidates, b.Candidates) || len(a.Ranking) != len(b.Ranking) {
		return Apart
	}
	if !slices.Equal(a.StageTruths, b.StageTruths) {
		d = Doubtful
	}
	for rank := range a.Ranking {
		d = max(d, compareOptions(&a.Options[a.Ranking[rank]], &b.Options[b.Ranking[rank]]))
	}
	return d
}

// compareOptions compares two lines of a ranking.
func compareOptions(a, b *engine.OptionDecision) Difference {
	if a.Option.Strategy.ID != b.Option.Strategy.ID || a.Status != b.Status || a.Low != b.Low || a.High != b.High {
		return Apart
	}
	d := max(
		compareConditions(truths{a.Option.Requires, a.Requires}, truths{b.Option.Requires, b.Requires}, logic.No),
		compareConditions(truths{a.Option.Weighs, a.Weighs}, truths{b.Option.Weighs, b.Weighs}, logic.Yes,
			logic.Unknown),
	)
	switch {
	case d == Doubtful && a.Status == engine.Ineligible: // nothing is asked, and no papers are held
		return Same
	case a.Offered != b.Offered && a.Status != engine.Ineligible:
		return max(d, Doubtful)
	}
	return d
}

// truths are conditions and what became of them.
type truths struct {
	conditions []*book.Condition
	truths     []logic.Truth
}

// compareConditions compares the requirements or the weights of an option: those that have a truth
// which is held are apart where the other has not.
func compareConditions(a, b truths, held ...logic.Truth) (d Difference) {
	for i, k := 0, 0; i < len(a.truths) || k < len(b.truths); {
		switch {
		case i < len(a.truths) && k < len(b.truths) && a.conditions[i].ID == b.conditions[k].ID:
			if a.truths[i] != b.truths[k] {
				d = max(d, unlike(a.truths[i], held), unlike(b.truths[k], held))
			}
			i, k = i+1, k+1
		case k == len(b.truths) || i < len(a.truths) && len(a.truths)-i > len(b.truths)-k:
			d = max(d, a.alone(i, held))
			i++
		default:
			d = max(d, b.alone(k, held))
			k++
		}
	}
	return d
}

// unlike returns the difference that a truth makes where it is not the same.
func unlike(t logic.Truth, held []logic.Truth) Difference {
	if slices.Contains(held, t) {
		return Apart
	}
	return Doubtful
}

// alone returns the difference that a condition makes which the other book has not: none when it
// settles nothing, asks nothing and wants no papers.
func (t truths) alone(i int, held []logic.Truth) Difference {
	when := t.conditions[i].When
	asks := t.truths[i] == logic.Unknown || when.Peeks
	papers := slices.ContainsFunc(when.Facts, func(f *fact.Fact) bool { return f.From == fact.FromHardships })
	switch {
	case slices.Contains(held, t.truths[i]):
		return Apart
	case asks || papers:
		return Doubtful
	}
	return Same
}
