package analysis

import (
	"maps"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// beginning is what begins on one day.
type beginning struct {
	first  book.Spot    // where the first of it stands
	counts map[part]int // how many there are of each
}

// findBeginsLater reports for each day to come, how many rules and values of parameters begin on it:
// a book is examined as of one day.
func findBeginsLater(x *examination) {
	days := map[calendar.Day]*beginning{}
	add := func(what part, from *calendar.Day, at book.Spot) {
		if from == nil || *from <= x.asOf {
			return
		}
		if days[*from] == nil {
			days[*from] = &beginning{at, map[part]int{}}
		}
		days[*from].counts[what]++
	}
	for _, r := range rulesOf(x.book) {
		add(r.what, r.validity.From, x.book.Spot(r.place, r.id).Below("from"))
	}
	for _, p := range everyParameter(x.book) {
		for _, v := range p.Values {
			add(partFigure, v.From, x.book.Spot(v.Place).Below("from"))
		}
	}
	for _, day := range slices.Sorted(maps.Keys(days)) {
		on := sayDay(day, x.asOf)
		x.find("begins-later", wording{
			sayBegins.With(on, days[day].said()),
			text.Both("看那一天的规则：forbear check --as-of %s", "look at the book of that day: forbear check --as-of %s").With(day),
		}.at(days[day].first.Problem), nil)
	}
}

// said says how many there are of each part.
func (b *beginning) said() text.Text {
	return text.Each(func(l text.Language) string {
		var all []string
		for _, what := range slices.Sorted(maps.Keys(b.counts)) {
			all = append(all, countOf(b.counts[what], partCounts[what], l))
		}
		return text.Join(all, l)
	})
}

var sayBegins = text.Both("到 %s才开始的，这次没有查：%s", "not there until %s, and not examined: %s")

// partCounts count the parts in words.
var partCounts = map[part]counting{
	partOption:    {text.Both("%d 个方案", "%d option"), text.Both("%d 个方案", "%d options")},
	partCondition: {text.Both("%d 个条件", "%d condition"), text.Both("%d 个条件", "%d conditions")},
	partAlert:     {text.Both("%d 条提醒", "%d alert"), text.Both("%d 条提醒", "%d alerts")},
	partFigure:    {text.Both("%d 个参数的数值", "%d figure"), text.Both("%d 个参数的数值", "%d figures")},
	partChannel:   {text.Both("%d 个渠道", "%d channel"), text.Both("%d 个渠道", "%d channels")},
	partLine:      {text.Both("%d 句话", "%d line"), text.Both("%d 句话", "%d lines")},
	partPlan:      {text.Both("%d 种还法", "%d plan"), text.Both("%d 种还法", "%d plans")},
}
