package mutation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
)

// addDropped removes a condition or a plan.
func (s *fileMutants) addDropped(i int) {
	if !slices.ContainsFunc(s.below(i), func(k book.Key) bool { return k.Path[len(k.Path)-1] == "drop" }) {
		s.addWithout("dropped", i)
	}
}

// addRestored removes the drop of an option, a condition or a plan.
func (s *fileMutants) addRestored(i int) {
	path := s.keys[i].Path
	entry := len(path) == 5 && (path[2] == "require" || path[2] == "weigh" || path[2] == "plan")
	if p := s.parent(i); p >= 0 && (len(path) == 3 || entry) {
		s.addWithout("restored", p)
	}
}

// addWithout removes a whole table.
func (s *fileMutants) addWithout(operator string, i int) {
	if from, end, ok := s.table(i); ok {
		s.add(i, change{operator, from, end, "", s.keys[i].Path[len(s.keys[i].Path)-1]})
	}
}

// addSign changes the sign of a weight's points.
func (s *fileMutants) addSign(i int) {
	k := s.keys[i]
	turned, negative := strings.CutPrefix(k.Says(), "-")
	if !negative {
		turned = "-" + strings.TrimPrefix(turned, "+")
	}
	if strings.Trim(turned, "-0") != "" {
		s.add(i, change{"sign", k.From, k.End, turned, k.Path[3]})
	}
}

// addUnknown turns what becomes of a line while its condition is unknown.
func (s *fileMutants) addUnknown(i int) {
	k, turned := s.keys[i], `"show"`
	if k.Says() == "show" {
		turned = `"hide"`
	}
	s.add(i, change{"unknown", k.From, k.End, turned, k.Path[3]})
}

// addStages removes each of several stages of an option, and adds the neighbouring ones. Points by
// stage are stages with points.
func (s *fileMutants) addStages(i int) {
	elements := s.elements(i)
	if len(elements) == 0 || s.keys[i].End == 0 {
		return
	}
	at := map[string]book.Key{}
	for n, e := range elements {
		at[stageOf(e)] = e
		if len(elements) > 1 {
			from, end := without(elements, n)
			s.add(i, change{"stage-removed", from, end, "", stageOf(e)})
		}
	}
	end := elements[len(elements)-1].End
	for n, stage := range s.book.Stages {
		neighbour, next := s.neighbour(at, n)
		if _, there := at[stage.ID]; there || !next {
			continue
		}
		with := fmt.Sprintf(", %q", stage.ID)
		if neighbour.Path[2] == "points" {
			with = fmt.Sprintf(", %s = %s", stage.ID, neighbour.Says())
		}
		s.add(i, change{"stage-added", end, end, with, stage.ID})
	}
}

// stageOf returns the stage that an element of stages, or an entry of points, names.
func stageOf(k book.Key) string {
	if k.Path[2] == "points" {
		return k.Path[3]
	}
	return k.Says()
}

// neighbour returns the key of the option's stage before or after the n-th stage of the book.
func (s *fileMutants) neighbour(at map[string]book.Key, n int) (k book.Key, ok bool) {
	if n > 0 {
		k, ok = at[s.book.Stages[n-1].ID]
	}
	if !ok && n+1 < len(s.book.Stages) {
		k, ok = at[s.book.Stages[n+1].ID]
	}
	return k, ok
}

// addScope removes each of several families or stages of an alert, and the whole list.
func (s *fileMutants) addScope(i int) {
	k, elements := s.keys[i], s.elements(i)
	for n, e := range elements {
		if len(elements) > 1 {
			from, end := without(elements, n)
			s.add(i, change{"scope", from, end, "", e.Says()})
		}
	}
	if from := lineStart(s.text, k.At); strings.TrimSpace(s.text[from:k.At]) == "" {
		s.add(i, change{"scope", from, afterLine(s.text, k.End), "", k.Path[2]})
	}
}

// addHoliday moves the last day of a holiday where that makes a working day a day off, or the other
// way round; removes each day worked instead; and takes away that law moves the day of an alert.
func (s *fileMutants) addHoliday(i int) {
	k, about := s.keys[i], s.keys[i].Path[len(s.keys[i].Path)-2]
	switch k.Path[len(k.Path)-1] {
	case "moves":
		s.add(i, change{"holiday", lineStart(s.text, k.At), afterLine(s.text, k.End), "", about})
	case "until":
		last, ok := calendar.Parse(k.Says())
		if ok && !last.IsWeekend() {
			s.add(i, change{"holiday", k.From, k.End, (last - 1).String(), about})
		}
		if working, known := s.book.Workdays().IsWorking(last + 1); ok && known && working {
			s.add(i, change{"holiday", k.From, k.End, (last + 1).String(), about})
		}
	case "worked":
		elements := s.elements(i)
		if len(elements) == 1 {
			s.add(i, change{"holiday", elements[0].At, elements[0].To, "", about})
		}
		for n := range elements {
			if len(elements) > 1 {
				from, end := without(elements, n)
				s.add(i, change{"holiday", from, end, "", about})
			}
		}
	}
}

// addOrder reverses the order of debts compared by a figure.
func (s *fileMutants) addOrder(i int) {
	if k := s.keys[i]; k.Says() == "true" {
		s.add(i, change{"order", k.From, k.End, "false", k.Path[1]})
	}
}

var hundredth = decimal.MustNew(1, 2)

// neighboursOf returns a number one unit greater and one unit smaller. The unit is 0.01 for a
// share, and for what is written with a point. Nothing goes below zero, and what is not a plain
// number has no neighbours.
func neighboursOf(number string, share bool) (neighbours []string) {
	n, err := decimal.Parse(strings.ReplaceAll(number, "_", ""))
	if err != nil || n.IsNeg() {
		return nil
	}
	unit := decimal.One
	if share || strings.Contains(number, ".") {
		unit = hundredth
	}
	if more, err := n.Add(unit); err == nil {
		neighbours = append(neighbours, more.String())
	}
	if less, err := n.Sub(unit); err == nil && !less.IsNeg() {
		neighbours = append(neighbours, less.String())
	}
	return neighbours
}

// addFigures moves a value of a parameter that a condition reads.
func (s *fileMutants) addFigures(i int) {
	k := s.keys[i]
	slot := slices.IndexFunc(s.book.Parameters, func(p *book.Parameter) bool { return p.ID == k.Path[1] })
	if slot < 0 || !s.isRead(slot) || k.From == 0 || strings.HasPrefix(s.text[k.From:], "[") {
		return
	}
	neighbours := neighboursOf(k.Says(), isRate(s.book.Parameters[slot].Unit))
	if s.book.Parameters[slot].Unit == "date" {
		neighbours = nextDays(k.Says())
	}
	for _, n := range neighbours {
		s.add(i, change{"figure", k.From, k.End, n, k.Path[1]})
	}
}

// addDays moves the first or the last day of what holds for a time, a day each way. Of a parameter
// it moves the days on which one value follows another; the first day of its first value only where
// a condition asks for its value on other days than that of judging.
func (s *fileMutants) addDays(i int) {
	k := s.keys[i]
	about := k.Path[len(k.Path)-2]
	if k.Path[0] == "parameter" {
		slot := slices.IndexFunc(s.book.Parameters, func(p *book.Parameter) bool { return p.ID == k.Path[1] })
		if slot < 0 || !s.isRead(slot) || s.isFirstDay(slot, k.Says()) && !s.isReadOn(slot) {
			return
		}
		about = k.Path[1]
	}
	for _, n := range nextDays(k.Says()) {
		s.add(i, change{"day", k.From, k.End, n, about})
	}
}

// isFirstDay reports whether a parameter has no value before a day.
func (s *fileMutants) isFirstDay(slot int, day string) bool {
	first := s.book.Parameters[slot].Values[0].From
	return first != nil && first.String() == day
}

// isReadOn reports whether an expression asks for the value of a parameter on a day.
func (s *fileMutants) isReadOn(slot int) bool {
	return slices.ContainsFunc(s.book.Formulas(), func(f book.Formula) (is bool) {
		f.Expression.Tree().Walk(func(n *logic.Node) {
			is = is || n.Calls("on") && n.Slot == slot
		})
		return is
	})
}

// isRate reports whether a parameter of that unit is a rate.
func isRate(unit string) bool { return unit == "per-year" || unit == "per-day" }

func nextDays(date string) (neighbours []string) {
	day, ok := calendar.Parse(date)
	for _, by := range []int64{1, -1} {
		if next, in := day.AddDays(by); ok && in {
			neighbours = append(neighbours, next.String())
		}
	}
	return neighbours
}

// isRead reports whether anything that expectations hold reads a parameter, directly or by a
// derived fact.
func (s *fileMutants) isRead(slot int) bool {
	return s.isHeldBy(Reach{book: s.book, slot: slot})
}

// isFactRead reports whether anything that expectations hold reads a fact, directly or by a derived
// one.
func (s *fileMutants) isFactRead(id string) bool {
	f := s.book.Vocabulary.Find(id)
	return f.Derive == "" || s.isHeldBy(Reach{book: s.book, slot: -1, fact: f})
}

func (s *fileMutants) isHeldBy(t Reach) bool {
	return slices.ContainsFunc(s.book.Formulas(), func(f book.Formula) bool {
		keys := strings.Split(f.Path(), ".")
		return keys[0] != "fact" && isHeld(keys) && t.To(f.Expression)
	})
}
