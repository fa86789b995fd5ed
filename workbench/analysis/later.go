package analysis

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// findLaterSources reports rules, values of parameters and rights that begin before anything that
// they rest on is in force. What says no first day is there on the day of the analysis. A parameter that
// holds the day on which something begins is known before that day.
func findLaterSources(x *examination) {
	for _, r := range rulesOf(x.book) {
		if r.validity.Until == nil || *r.validity.Until >= x.asOf {
			x.reportLater(r.sources, x.firstDay(r.validity), x.book.Spot(r.place, r.id), "sources")
		}
	}
	s := &staleSearch{book: x.book}
	for _, p := range everyParameter(s.book) {
		for _, v := range p.Values {
			announced := p.Unit == "date" && v.Is.Day > x.firstDay(v.Validity)
			if v.Source != "" && !announced && (v.From != nil || v.Holds(x.asOf)) {
				x.reportLater([]string{v.Source}, x.firstDay(v.Validity), x.book.Spot(v.Place), "source")
			}
		}
	}
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			laws := slices.Clone(o.Sources)
			laws = slices.DeleteFunc(laws, func(id string) bool { return !isLawful(x.book.Source(id)) })
			if o.Basis == book.BasisRight && len(laws) < len(o.Sources) {
				x.reportLater(laws, x.firstDay(o.Validity), x.book.Spot(o.Place, o.Strategy.ID), "basis")
			}
		}
	}
}

// firstDay returns the first day of what holds for a time.
func (x *examination) firstDay(v book.Validity) calendar.Day {
	if v.From == nil {
		return x.asOf
	}
	return *v.From
}

// reportLater reports what begins on a day, where each of its sources comes into force later.
func (x *examination) reportLater(sources []string, begins calendar.Day, at book.Spot, key string) {
	var earliest *book.Source
	for _, id := range sources {
		s := x.book.Source(id)
		if s == nil || s.From == nil || *s.From <= begins {
			return
		}
		if earliest == nil || *s.From < *earliest.From {
			earliest = s
		}
	}
	if earliest == nil {
		return
	}
	x.find("source-later", wording{
		text.Both(fmt.Sprintf("从 %s 起就有，它的出处 %s 到 %s 才生效", begins, earliest.ID, *earliest.From),
			fmt.Sprintf("it is there on %s, and %s, on which it rests, is in force from %s", begins, earliest.ID,
				*earliest.From)),
		text.Both("from 写成出处生效的日子，或引用当时有效的出处", "let it begin with its source, or cite what was in force then"),
	}.at(at.Below(key).Problem), nil)
}

// findLookedAtInFuture reports sources and lenders that are said to have been looked at on a day that
// has not come: no review is due for too long then.
func findLookedAtInFuture(x *examination) {
	report := func(day *calendar.Day, place, key string) {
		if day != nil && *day > x.asOf {
			x.find("reviewed-in-future", wording{
				text.Both(fmt.Sprintf("%s 还没到，不会已经核对过", day), fmt.Sprintf("%s has not come yet", day)),
				text.Both("写真正核对的那一天；年份写错了就改", "write the day on which it was looked at; see whether the year is right"),
			}.at(x.book.Spot(place).Below(key).Problem), nil)
		}
	}
	for _, s := range x.book.Sources {
		report(s.Checked, s.Place, "checked")
	}
	for _, l := range x.book.Lenders {
		report(l.Reviewed, l.Place, "reviewed")
	}
}
