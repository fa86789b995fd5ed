package coverage

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
)

// bare is a debt of which only the lender or family is known, on a day before every parameter. What
// is yes of it, without asking for anything more, is yes of every debt of that lender or family.
type bare struct {
	*engine.Decision
	frame *logic.Frame
	from  int // the mildest stage that such a debt can be at
}

// bareDebt returns one to a lender, else to a family.
func bareDebt(b *book.Book, lender, family string) *bare {
	profile := b.Vocabulary.NewProfile()
	debt := &profile.Debts[profile.AddDebt()]
	debt.Lender, debt.Family = lender, family
	d := &bare{Decision: engine.Decide(b, profile, calendar.Day(0))}
	d.frame = b.Language.NewFrame(d.Case)
	d.frame.At(0)
	for i, s := range b.Stages {
		if s.When != nil && d.always(s.When) {
			d.from = i
		}
	}
	return d
}

// always says that a condition is yes whatever else is known.
func (d *bare) always(when *logic.Expression) bool {
	trace := when.Trace(d.frame)
	return !when.OfStage && len(trace.Missing) == 0 && len(trace.Causes) == 0 && when.Truth(d.frame) == logic.Yes
}

// nothingCloses says that an option's requirements are always yes, and that it is offered at every
// stage that such a debt can be at.
func (d *bare) nothingCloses(o *book.Option) bool {
	for _, points := range o.PointsAt[d.from:] {
		if points == nil {
			return false
		}
	}
	for _, r := range o.Requires {
		if !d.always(r.When) {
			return false
		}
	}
	return true
}
