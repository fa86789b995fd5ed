package suggest

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// days returns the days on which goals may be reached where they are not on the day of a fixture,
// in the order of the goals: for a mutant that moves a day, that day before and after the change;
// for a condition, the first and the last day on which it is asked.
func (s *shared) days(goals []Goal) (days []calendar.Day) {
	add := func(more ...calendar.Day) {
		for _, day := range more {
			if !slices.Contains(days, day) {
				days = append(days, day)
			}
		}
	}
	for _, g := range goals {
		if m := g.Mutant; m != nil && m.Operator == "day" {
			for _, written := range []string{s.Files.Text(m.File)[m.From:m.End], m.With} {
				if day, ok := calendar.Parse(written); ok {
					add(day)
				}
			}
		}
		if g.Condition == "" {
			continue
		}
		for _, b := range s.book.DebtBooks() {
			for _, o := range b.Options {
				for _, c := range slices.Concat(o.Requires, o.Weighs) {
					if c.Place == g.Place {
						add(bounds(c.Validity)...)
					}
				}
			}
		}
	}
	return days
}

// bounds returns the first and the last day on which something is there, those that it has.
func bounds(v book.Validity) (days []calendar.Day) {
	for _, day := range []*calendar.Day{v.From, v.Until} {
		if day != nil {
			days = append(days, *day)
		}
	}
	return days
}

// costOfDay is what another day than the fixture's adds to the distance of a start and to the cost of
// its ways.
const costOfDay = 3

// onOtherDays returns the starts with their profiles moved to other days, whose facts are as they
// were.
func (s *search) onOtherDays(from []start, days []calendar.Day) (all []start) {
	for _, one := range from {
		for _, day := range days {
			if day == one.AsOf {
				continue
			}
			moved := *one.Profile
			moved.AsOf = &day
			other := one
			other.Profile, other.AsOf, other.moved = &moved, day, true
			other.distance += costOfDay
			all = append(all, other)
		}
	}
	return all
}

// movedTo returns a profile in JSON of another day, and the change that this is.
func movedTo(day calendar.Day, data []byte, p *fact.Profile) ([]byte, Change) {
	c := Change{Fact: "as_of", Was: "null", Is: quoted(day.String())}
	if p.AsOf != nil {
		c.Was = quoted(p.AsOf.String())
	}
	return parseProfile(data).set(-1, c.Fact, c.Is), c
}
