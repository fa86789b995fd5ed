package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// debt finds the stage of a debt and judges every option of its book.
func (j *Judge) debt(i int) {
	j.frame.At(i)
	d := &j.Debts[i]
	j.stage(d)
	j.At(j.frame, i)
	d.Options = slices.Grow(d.Options[:0], len(d.Book.Options))
	d.Truths = again(d.Truths, conditions(d.Book))
	rest := d.Truths
	for _, o := range d.Book.Options {
		if !o.Holds(j.AsOf) {
			continue
		}
		requires, weighs := rest[:len(o.Requires)], rest[len(o.Requires):len(o.Requires)+len(o.Weighs)]
		rest = rest[len(o.Requires)+len(o.Weighs):]
		d.Options = append(d.Options, OptionDecision{Option: o, Requires: requires, Weighs: weighs})
		all := j.all(requires, o.Requires, logic.Yes, d.Candidates)
		j.all(weighs, o.Weighs, logic.No, d.Candidates)
		j.option(d, &d.Options[len(d.Options)-1], all)
	}
	rank(d)
}

// conditions counts those of every option.
func conditions(b *book.DebtBook) (n int) {
	for _, o := range b.Options {
		n += len(o.Requires) + len(o.Weighs)
	}
	return n
}

// all enters the truth of each condition, and returns that of all of them together. One that is not
// there on the day counts as absent says.
func (j *Judge) all(truths []logic.Truth, conditions []*book.Condition, absent logic.Truth,
	candidates []int) logic.Truth {
	together := logic.Yes
	for i, c := range conditions {
		t := absent
		if c.Holds(j.AsOf) {
			t = j.truth(c.When, candidates)
		}
		truths[i] = t
		if t != logic.Yes {
			together = both(together, t)
		}
	}
	return together
}

// stage finds the gravest stage that is yes and the graver ones that may be.
func (j *Judge) stage(d *DebtDecision) {
	d.StageTruths, d.Candidates = again(d.StageTruths, len(j.Book.Stages)), d.Candidates[:0]
	for i, s := range j.Book.Stages {
		t := logic.Yes
		if s.When != nil {
			t = s.When.Truth(j.frame)
		}
		d.StageTruths[i] = t
		if t == logic.Yes {
			d.Candidates = d.Candidates[:0]
		}
		if t != logic.No {
			d.Candidates = append(d.Candidates, i)
		}
	}
}

// option weighs up the truths of one option; required is that of all its requirements together.
func (j *Judge) option(d *DebtDecision, o *OptionDecision, required logic.Truth) {
	offered := 0
	for _, stage := range d.Candidates {
		points := o.Option.PointsAt[stage]
		if points == nil {
			continue
		}
		if offered == 0 {
			o.Low, o.High = *points, *points
		}
		o.Low, o.High = min(o.Low, *points), max(o.High, *points)
		offered++
	}
	switch offered {
	case 0:
		o.Offered = logic.No
	case len(d.Candidates):
		o.Offered = logic.Yes
	}
	o.Status = statusOf[both(o.Offered, required)]
	for i, w := range o.Option.Weighs {
		addWeight(o, w.Points, o.Weighs[i])
	}
}

// statusOf is the status by the truth of being offered and of all requirements together.
var statusOf = [...]Status{logic.No: Ineligible, logic.Unknown: Undetermined, logic.Yes: Eligible}

func addWeight(o *OptionDecision, points int, t logic.Truth) {
	if t == logic.Yes || t == logic.Unknown && points < 0 {
		o.Low += points
	}
	if t == logic.Yes || t == logic.Unknown && points > 0 {
		o.High += points
	}
}

// rank orders the options that are offered; law 5 of the package.
func rank(d *DebtDecision) {
	d.Ranking = slices.Grow(d.Ranking[:0], len(d.Options))
	for i := range d.Options {
		if d.Options[i].Offered != logic.No {
			d.Ranking = append(d.Ranking, i)
		}
	}
	slices.SortStableFunc(d.Ranking, func(i, k int) int { return d.Options[i].compare(&d.Options[k]) })
}

// compare is negative where o ranks before p.
func (o *OptionDecision) compare(p *OptionDecision) int {
	if c := compareFalseFirst(o.Status == Ineligible, p.Status == Ineligible); c != 0 {
		return c
	}
	x, y := o.Option.Strategy, p.Option.Strategy
	if x.Tier != y.Tier {
		return int(x.Tier - y.Tier)
	}
	if c := compareFalseFirst(o.Status == Undetermined, p.Status == Undetermined); c != 0 {
		return c
	}
	if o.Low != p.Low {
		return p.Low - o.Low
	}
	if o.High != p.High {
		return p.High - o.High
	}
	return x.Position - y.Position
}

func compareFalseFirst(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}
