package cells

import (
	"fmt"
	"math/big"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// figureOfMovedDay translates add_days and add_months.
func (t *translator) figureOfMovedDay(n *logic.Node, in scope) figure {
	day, by := t.figure(n.Parts[0], in), t.figure(n.Parts[1], in)
	if !by.countless() || day.leaves*by.leaves > mostLeaves {
		return t.opaque(n, in, ofDay())
	}
	moved := combine(day, by, func(d, by figure) figure {
		written := n.Function.Name + "(" + d.sum.written + ", " + by.sum.written + ")"
		steps := by.constant()
		switch {
		case steps == nil:
			return t.opaqueResult(n.Function.Name, written, ofDay(), d, by)
		case !steps.IsInt() || !steps.Num().IsInt64():
			return unknowable
		}
		return t.moved(d, n.Function.Name, steps.Num().Int64(), written)
	})
	if moved.fork == nil {
		return moved
	}
	// where it is not known which of several days, some of them may leave the calendar
	return t.chosen(t.and(t.knowsFigure(day), t.knowsFigure(by)), moved, t.opaque(n, in, ofDay()))
}

func ofDay() shape { return ofType[fact.Date] }

// moveBy holds the functions that move a day.
var moveBy = map[string]func(calendar.Day, int64) (calendar.Day, bool){
	"add_days": calendar.Day.AddDays, "add_months": calendar.Day.AddMonths,
}

// move moves a day by steps. out says where it left the calendar: -1 at the beginning, 1 at the
// end, 0 nowhere.
func move(d calendar.Day, function string, steps int64) (later calendar.Day, out int) {
	if later, exists := moveBy[function](d, steps); exists {
		return later, 0
	}
	if steps < 0 {
		return firstDay, -1
	}
	return lastDay, 1
}

// moved moves the day that a sum gives.
func (t *translator) moved(d figure, function string, steps int64, written string) figure {
	if c := d.constant(); c != nil {
		later, out := move(dayOf(c), function, steps)
		if out != 0 {
			return unknowable
		}
		return number(integer(int64(later)), written)
	}
	of := d.bare()
	if of < 0 {
		return t.opaqueResult(fmt.Sprint(function, " ", steps), written, ofDay(), d)
	}
	v := variable{
		kind: numeric, key: fmt.Sprintf("moved:%d %s %d", of, function, steps), shape: ofDay(),
		inner: of, written: written, opaque: t.variables[of].opaque, stepped: t.variables[of].stepped,
	}
	untold := func(end *big.Rat) *big.Rat {
		if end == nil {
			return nil
		}
		later, _ := move(dayOf(end), function, steps)
		return integer(int64(later))
	}
	v.shape.untold = interval{untold(d.shape.untold.low), untold(d.shape.untold.high)}
	v.moves = func(d calendar.Day) (calendar.Day, int) { return move(d, function, steps) }
	if inner := t.variables[of]; inner.moves != nil { // one that moves already: both moves at once
		v.inner = inner.inner
		v.moves = func(d calendar.Day) (calendar.Day, int) {
			first, out := inner.moves(d)
			if out != 0 {
				return first, out
			}
			return move(first, function, steps)
		}
	}
	return t.bare(t.variable(v), written)
}

func dayOf(r *big.Rat) calendar.Day { return calendar.Day(r.Num().Int64()) }
