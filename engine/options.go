package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// judgeDebt judges every option of a debt's book.
func (j *Judge) judgeDebt(i int) {
	d := &j.Debts[i]
	j.At(j.frame, i)
	d.Options = slices.Grow(d.Options[:0], len(d.Book.Options))
	d.Truths = resize(d.Truths, countConditions(d.Book))
	rest := d.Truths
	for _, o := range d.Book.Options {
		if !o.Holds(j.AsOf) {
			continue
		}
		d.Options = append(d.Options, OptionDecision{Option: o, Offered: offeredAt(o, d.Candidates)})
		one := &d.Options[len(d.Options)-1]
		if j.sparing && one.Offered == logic.No {
			one.Status = Ineligible
			continue
		}
		one.Requires, rest = rest[:len(o.Requires)], rest[len(o.Requires):]
		one.Weighs, rest = rest[:len(o.Weighs)], rest[len(o.Weighs):]
		if !j.sparing {
			one.Lines, rest = rest[:len(o.Lines)], rest[len(o.Lines):]
			j.judgeLines(one, d.Candidates)
		}
		all := j.judgeConditions(one.Requires, o.Requires, logic.Yes, d.Candidates)
		j.judgeConditions(one.Weighs, o.Weighs, logic.No, d.Candidates)
		j.judgeOption(d, one, all)
	}
	rankOptions(d)
}

// judgeLines enters of each line of an option whether it is to be shown.
func (j *Judge) judgeLines(o *OptionDecision, candidates []int) {
	for n := range o.Lines {
		o.Lines[n] = logic.Yes
	}
	for _, n := range o.Option.Conditional {
		o.Lines[n] = j.judgeShowing(&o.Option.Lines[n].Showing, candidates)
	}
}

// judgeShowing judges whether a line is to be shown.
func (j *Judge) judgeShowing(s *book.Showing, candidates []int) logic.Truth {
	if !s.HasFigures(j.frame.Now()) {
		return logic.No
	}
	if s.When == nil {
		return logic.Yes
	}
	return j.truth(s.When, candidates)
}

// ShownLines returns the names of the lines that have a condition and are shown.
func (o *OptionDecision) ShownLines() (shown []string) {
	for i, l := range o.Option.Lines {
		if l.When != nil && l.Shows(o.Lines[i]) {
			shown = append(shown, l.Name())
		}
	}
	return shown
}

// countConditions counts the conditions and lines of all options.
func countConditions(b *book.DebtBook) (n int) {
	for _, o := range b.Options {
		n += len(o.Requires) + len(o.Weighs) + len(o.Lines)
	}
	return n
}

// judgeConditions enters the truth of each condition and returns that of all of them together.
// absent is the truth of a condition that is not there on the day.
func (j *Judge) judgeConditions(
	truths []logic.Truth, conditions []*book.Condition, absent logic.Truth, candidates []int,
) logic.Truth {
	together := logic.Yes
	for i, c := range conditions {
		t, found := c.When.Found(j.frame)
		switch {
		case !c.Holds(j.AsOf):
			t = absent
		case !found:
			t = j.truth(c.When, candidates)
		}
		truths[i] = t
		if t != logic.Yes {
			together = both(together, t)
		}
	}
	return together
}

// findStage judges the stages and keeps the candidates: the gravest that is yes and every graver
// one that is unknown.
func (j *Judge) findStage(d *DebtDecision) {
	d.StageTruths, d.Candidates = resize(d.StageTruths, len(j.Book.Stages)), d.Candidates[:0]
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

// judgeOption finds the scores and the status of an option, of which it is known whether it is
// offered; required is the truth of all its requirements together.
func (j *Judge) judgeOption(d *DebtDecision, o *OptionDecision, required logic.Truth) {
	first := true
	for _, stage := range d.Candidates {
		points := o.Option.PointsAt[stage]
		if points == nil {
			continue
		}
		if first {
			o.Low, o.High, first = *points, *points, false
		}
		o.Low, o.High = min(o.Low, *points), max(o.High, *points)
	}
	o.Status = statusOf[both(o.Offered, required)]
	o.Neutral = o.Low
	for i, w := range o.Option.Weighs {
		addWeight(o, w.Points, o.Weighs[i])
	}
}

// offeredAt reports whether an option is offered at the stages that a debt may be at: yes at all of
// them, no at none.
func offeredAt(o *book.Option, candidates []int) logic.Truth {
	offered := 0
	for _, stage := range candidates {
		if o.PointsAt[stage] != nil {
			offered++
		}
	}
	switch offered {
	case 0:
		return logic.No
	case len(candidates):
		return logic.Yes
	}
	return logic.Unknown
}

// statusOf gives the status of an option by the truth of its being offered and meeting all
// requirements.
var statusOf = [...]Status{logic.No: Ineligible, logic.Unknown: Undetermined, logic.Yes: Eligible}

func addWeight(o *OptionDecision, points int, t logic.Truth) {
	if t == logic.Yes {
		o.Neutral += points
	}
	if t == logic.Yes || t == logic.Unknown && points < 0 {
		o.Low += points
	}
	if t == logic.Yes || t == logic.Unknown && points > 0 {
		o.High += points
	}
}

// rankOptions sorts the options that are offered; law 5 of the package.
func rankOptions(d *DebtDecision) {
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
	x, y := o.place(), p.place()
	if x != y {
		return int(x - y)
	}
	if x == placeMain {
		if o.Neutral != p.Neutral {
			return p.Neutral - o.Neutral
		}
		if c := compareFalseFirst(o.Status == Undetermined, p.Status == Undetermined); c != 0 {
			return c
		}
	}
	if o.Low != p.Low {
		return p.Low - o.Low
	}
	if o.High != p.High {
		return p.High - o.High
	}
	return o.Option.Strategy.Position - p.Option.Strategy.Position
}

// place is what an option is ranked by before anything else.
type place int

// The places, the first first.
const (
	placeFirst     place = iota // eligible, of tier first
	placeMain                   // eligible or undetermined, of tier main
	placeFirstOpen              // undetermined, of tier first
	placeLast                   // eligible or undetermined, of tier last
	placeClosed                 // ineligible
)

func (o *OptionDecision) place() place { return placeOf(o.Status, o.Option.Strategy.Tier) }

func placeOf(status Status, tier Tier) place {
	switch {
	case status == Ineligible:
		return placeClosed
	case tier == book.TierLast:
		return placeLast
	case tier == book.TierMain:
		return placeMain
	case status == Eligible:
		return placeFirst
	}
	return placeFirstOpen
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
