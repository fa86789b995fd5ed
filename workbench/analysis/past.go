package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// findPastDays reports alerts whose day is over whenever they are heard and it is known.
func findPastDays(x *examination) {
	for _, a := range x.book.Alerts {
		if a.Due == nil || !a.Holds(x.asOf) {
			continue
		}
		where := x.settingsOf(a.OfDebt, a.Families, a.Stages)
		past := x.compile("("+a.Due.Source+") < as_of", a.Due, logic.Truthy)
		if past == nil {
			continue
		}
		heard := func(t logic.Truth) cells.Question {
			return cells.All(cells.Is(a.When, logic.Yes), cells.Is(past, t))
		}
		ahead := slices.ContainsFunc(where, func(s cells.Setting) bool { return !x.space.Excludes(s, heard(logic.No)) })
		if ahead {
			continue
		}
		for _, s := range where {
			answer := x.space.Ask(s, heard(logic.Yes))
			if answer.Verdict != cells.Possible {
				continue
			}
			witness, _ := x.witness(s, heard(logic.Yes), answer)
			x.find("day-always-past", wording{
				text.Both("提醒出现的时候，这一天总是已经过了", "whenever the alert is heard this day is over"),
				text.Both("改 due，或让 when 在这一天之前成立", "mend due, or let when be yes before that day"),
			}.at(x.book.Spot(a.Place, a.ID).Below("due").Problem), witness)
			break
		}
	}
}
