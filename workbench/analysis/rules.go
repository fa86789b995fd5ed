package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// rule adds a rule that ends, and one whose sources have all ended.
func (w *watch) rule(r rule) {
	if r.validity.From != nil && *r.validity.From > w.asOf {
		return
	}
	at := w.book.Spot(r.place, r.id)
	if r.validity.Until != nil {
		day := *r.validity.Until
		w.last("rule-ending", Due{Kind: "rule", ID: at.Path(), Day: day}, at.Below("until"), said{
			w.saying(day, "只写到 %s，过后就不在了", "it is there until %s, and not after"),
			text.Both("看看后来怎么规定：延长了就改 until，没有了就删掉", "see what holds afterwards: move until on, or take the rule out")})
		if day < w.asOf {
			return
		}
	}
	if day, ended := w.lastSource(r.sources); ended && !w.tellsOf(r.says, day) {
		w.last("sources-ended", Due{Kind: "rule", ID: at.Path(), Day: day}, at.Below("sources"), said{
			w.saying(day, "它的出处都只到 %s", "none of its sources holds after %s"),
			text.Both("引用现在有效的条文；已经没有依据的，改掉或删掉",
				"cite what holds now; if nothing does, change the rule or take it out")})
	}
}

// lastSource returns the last day on which one of the sources holds; not ok where one has no end,
// or there are none.
func (w *watch) lastSource(cited []string) (last calendar.Day, ok bool) {
	for _, id := range cited {
		s := w.book.Source(id)
		if s.Until == nil {
			return 0, false
		}
		last = max(last, *s.Until)
	}
	return last, len(cited) > 0
}

// tellsOf reports whether a text says itself that it speaks of the past: it names a year, or a date
// parameter, that was no later than a day.
func (w *watch) tellsOf(says text.Text, day calendar.Day) bool {
	if slices.ContainsFunc(figures(says.ZH), func(f figure) bool { return f.year > 0 && f.year <= day.Time().Year() }) {
		return true
	}
	holes, _, _ := text.Holes(says.ZH)
	return slices.ContainsFunc(w.book.Parameters, func(p *book.Parameter) bool {
		return p.Unit == "date" && slices.ContainsFunc(holes, func(h text.Hole) bool { return h.Name == p.ID }) &&
			slices.ContainsFunc(p.Values, func(v book.ParameterValue) bool { return v.Is.Day <= day })
	})
}

// rule is a part of the book that may have an end, and sources.
type rule struct {
	place, id string
	validity  book.Validity
	sources   []string
	says      text.Text // empty where it says nothing of its own
}

// rulesOf returns the rules of a book, each once. An option whose layers differ is there for each
// of its places.
func rulesOf(b *book.Book) []rule {
	var all []rule
	seen := map[string]bool{}
	add := func(r rule) {
		if key := r.place + " " + r.id; !seen[key] {
			seen[key] = true
			all = append(all, r)
		}
	}
	for _, d := range b.DebtBooks() {
		for _, o := range d.Options {
			add(rule{o.Place, o.Strategy.ID, o.Validity, o.Sources, text.Text{}})
			for _, c := range slices.Concat(o.Requires, o.Weighs) {
				add(rule{c.Place, c.ID, c.Validity, c.Sources, c.Reason})
			}
			for _, l := range o.Lines {
				add(rule{l.Place, l.ID, book.Validity{}, l.Sources, l.Text})
			}
		}
		for _, c := range d.Channels {
			add(rule{c.Place, c.ID, c.Validity, c.Sources, text.Text{}})
		}
	}
	for _, a := range b.Alerts {
		add(rule{a.Place, a.ID, a.Validity, a.Sources, a.Text})
	}
	for _, l := range b.Lines {
		add(rule{l.Place, l.ID, l.Validity, l.Sources, l.Text})
	}
	return all
}
