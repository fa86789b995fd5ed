package mutation

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
)

var hundredth = decimal.MustNew(1, 2)

// moved returns a number's neighbours, one unit more and one unit less; a unit is 0.01 of a share,
// and of what is written with a point. Nothing is moved below zero; what is no plain number has no
// neighbours.
func moved(number string, share bool) (neighbours []string) {
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

// figure moves a value of a parameter that a condition reads.
func (s *script) figure(i int) {
	k := s.keys[i]
	slot := slices.IndexFunc(s.book.Parameters, func(p *book.Parameter) bool { return p.ID == k.Path[1] })
	if slot < 0 || !s.isRead(slot) || k.From == 0 || strings.HasPrefix(s.text[k.From:], "[") {
		return
	}
	neighbours := moved(k.Says(), isShare(s.book.Parameters[slot].Unit))
	if s.book.Parameters[slot].Unit == "date" {
		neighbours = nextDays(k.Says())
	}
	for _, n := range neighbours {
		s.mutant(i, change{"figure", k.From, k.End, n, k.Path[1]})
	}
}

// isShare reports whether a parameter of that unit is a rate.
func isShare(unit string) bool { return unit == "per-year" || unit == "per-day" }

func nextDays(date string) (neighbours []string) {
	day, ok := calendar.Parse(date)
	for _, by := range []int64{1, -1} {
		if next, in := day.AddDays(by); ok && in {
			neighbours = append(neighbours, next.String())
		}
	}
	return neighbours
}

// isRead reports whether something that fixtures hold reads a parameter, itself or by a derived
// fact.
func (s *script) isRead(slot int) bool {
	t := Reach{book: s.book, slot: slot}
	return slices.ContainsFunc(s.book.Formulas(), func(f book.Formula) bool {
		return !strings.HasPrefix(f.Path(), "line.") && !strings.HasPrefix(f.Path(), "fact.") && t.To(f.Expression)
	})
}
