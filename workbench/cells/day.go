package cells

import (
	"fmt"
	"math/big"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
)

// later returns a day moved by add_days or add_months.
func (t *translator) later(n *logic.Node, in scope) figure {
	day, by := t.figure(n.Parts[0], in), t.figure(n.Parts[1], in)
	if !by.countless() || day.leaves*by.leaves > mostLeaves {
		return t.opaque(n, in, ofDay())
	}
	return together(day, by, func(d, by figure) figure {
		written := n.Function.Name + "(" + d.sum.written + ", " + by.sum.written + ")"
		steps := by.constant()
		switch {
		case steps == nil:
			return t.unreckoned(n.Function.Name, written, ofDay(), d, by)
		case !steps.IsInt() || !steps.Num().IsInt64():
			return nothing
		}
		return t.moved(d, n.Function.Name, steps.Num().Int64(), written)
	})
}

func ofDay() shape {
	return shape{low: whole(int64(firstDay)), high: whole(int64(lastDay)), step: whole(1), exact: true}
}

// moveBy is a function of the language that moves a day.
var moveBy = map[string]func(calendar.Day, int64) (calendar.Day, bool){
	"add_days": calendar.Day.AddDays, "add_months": calendar.Day.AddMonths,
}

// move takes a day so many steps on. Out says at which end it left the calendar: -1, 1, or 0 where
// it did not.
func move(d calendar.Day, function string, steps int64) (later calendar.Day, out int) {
	if later, exists := moveBy[function](d, steps); exists {
		return later, 0
	}
	if steps < 0 {
		return firstDay, -1
	}
	return lastDay, 1
}

// moved returns a day, given by a sum, moved so many steps.
func (t *translator) moved(d figure, function string, steps int64, written string) figure {
	if c := d.constant(); c != nil {
		later, out := move(dayOf(c), function, steps)
		if out != 0 {
			return nothing
		}
		return number(whole(int64(later)), written)
	}
	of := d.bare()
	if of < 0 {
		return t.unreckoned(fmt.Sprint(function, " ", steps), written, ofDay(), d)
	}
	v := variable{
		kind: numeric, key: fmt.Sprintf("moved:%d %s %d", of, function, steps), shape: ofDay(),
		inner: of, opaque: t.variables[of].opaque,
	}
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

// dayOf returns the day of a number that is one.
func dayOf(r *big.Rat) calendar.Day { return calendar.Day(r.Num().Int64()) }
