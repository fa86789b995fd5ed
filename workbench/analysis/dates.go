package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Due is something of a book that has a last day, past or near.
type Due struct {
	Finding
	Kind string       // source lender parameter rule
	ID   string       // of the source, lender or parameter; of a rule, the keys that lead to it
	Day  calendar.Day // the last day on which it is as it should be
}

// Past reports whether the day is over.
func (d Due) Past(asOf calendar.Day) bool { return d.Day < asOf }

// near is how many days ahead check looks.
const near = 30

// Stale returns what grows old: sources and lenders that are to be looked at again, parameters that
// were known to hold until a day, rules that end, and rules whose sources have all ended. It lists
// those whose last day is before the given one, or comes within so many days from it, and that day
// itself; where within is below 0, only what is past. By day, then by place.
func Stale(b *book.Book, asOf calendar.Day, within int) []Due {
	w := &watch{book: b, asOf: asOf, until: asOf + calendar.Day(within)}
	w.reviews()
	w.parameters()
	for _, r := range rulesOf(b) {
		w.rule(r)
	}
	slices.SortStableFunc(w.due, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Code, b.Code))
	})
	return slices.CompactFunc(w.due, func(a, b Due) bool { return a.Problem == b.Problem && a.Day == b.Day })
}

// findStale reports what is past, or near, as notes: time alone makes no book wrong.
func findStale(x *examination) {
	for _, d := range Stale(x.book, x.asOf, near) {
		x.report.Findings = append(x.report.Findings, d.Finding)
	}
}

// watch gathers what is due.
type watch struct {
	book  *book.Book
	asOf  calendar.Day
	until calendar.Day // the last day looked at
	due   []Due
}

// last adds something whose last day is near or past.
func (w *watch) last(code string, of Due, at book.Spot, s said) {
	if of.Day > w.until {
		return
	}
	of.Finding = finding(code, s.at(at.Problem), nil)
	w.due = append(w.due, of)
}

// on says a day and how far it is away, in both languages.
func (w *watch) on(day calendar.Day) text.Text {
	switch away := int(day - w.asOf); {
	case away == 0:
		return text.Both(day.String()+"（今天）", day.String()+" (today)")
	case away > 0:
		return text.Both(fmt.Sprintf("%s（还有 %d 天）", day, away), fmt.Sprintf("%s (in %s)", day, days(away)))
	default:
		return text.Both(fmt.Sprintf("%s（已过 %d 天）", day, -away), fmt.Sprintf("%s (%s ago)", day, days(-away)))
	}
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

// saying puts a day into a sentence in each language, where %s stands.
func (w *watch) saying(day calendar.Day, zh, en string) text.Text {
	on := w.on(day)
	return text.Both(fmt.Sprintf(zh, on.ZH), fmt.Sprintf(en, on.EN))
}

// reviews adds the sources and lenders that are to be looked at again.
func (w *watch) reviews() {
	again := text.Both("再核对一遍，把 %s 改成核对的日子", "look at it again, and write the day under %s")
	for _, s := range w.book.Sources {
		if day, ok := review(s.Checked, s.ReviewDays); ok {
			w.last("source-to-review", Due{Kind: "source", ID: s.ID, Day: day}, w.book.Spot(s.Place).Below("checked"),
				said{w.saying(day, "核对过的内容到 %s就该再看", "what was checked is to be looked at again by %s"),
					fill(again, "checked")})
		}
	}
	for _, l := range w.book.Lenders {
		if day, ok := review(l.Reviewed, l.ReviewDays); ok {
			w.last("lender-to-review", Due{Kind: "lender", ID: l.ID, Day: day}, w.book.Spot(l.Place).Below("reviewed"),
				said{w.saying(day, "这一家的资料到 %s就该再看", "what is known of this lender is to be looked at again by %s"),
					fill(again, "reviewed")})
		}
	}
}

// review returns the last day for which a look on one day is good; not ok when none is due.
func review(looked *calendar.Day, days int) (calendar.Day, bool) {
	if looked == nil || days == 0 {
		return 0, false
	}
	return looked.AddDays(int64(days))
}

func fill(t text.Text, word string) text.Text {
	return text.Each(func(l text.Language) string { return fmt.Sprintf(t.In(l), word) })
}

// parameters adds those whose value of the day was known to hold until a day, and those that have
// none after a day.
func (w *watch) parameters() {
	for _, p := range w.everyParameter() {
		for _, v := range p.Values {
			at := w.book.Spot(v.Place)
			switch due := (Due{Kind: "parameter", ID: p.ID}); {
			case v.Holds(w.asOf) && v.KnownUntil != nil:
				due.Day = *v.KnownUntil
				w.last("parameter-outdated", due, at.Below("known_until"), said{
					w.saying(due.Day, "这个数值只知道到 %s为止没有变", "this value was known to hold until %s"),
					text.Both("查清现在的数值：没有变就把 known_until 往后移，变了就加一行",
						"find out what holds now: move known_until on, or add a row")})
			case v.Until != nil && !w.follows(p, *v.Until) && (v.From == nil || *v.From <= w.asOf):
				due.Day = *v.Until
				w.last("parameter-outdated", due, at.Below("until"), said{
					w.saying(due.Day, "数值到 %s为止，以后没有：读它的条件都会是未知",
						"the value ends on %s, and nothing follows: conditions that read it are then unknown"),
					text.Both("加上以后的数值；已经没有这个数的，把读它的条件也去掉",
						"add the value that follows; if there is none any more, take out the conditions that read it")})
			}
		}
	}
}

// everyParameter returns those of the book and those that layers lay over them, each once.
func (w *watch) everyParameter() []*book.Parameter {
	all := slices.Clone(w.book.Parameters)
	for _, d := range w.book.DebtBooks() {
		for _, p := range d.Parameters {
			if !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	return all
}

// follows reports whether a parameter has a value on a day after this one.
func (w *watch) follows(p *book.Parameter, day calendar.Day) bool {
	return slices.ContainsFunc(p.Values, func(v book.ParameterValue) bool { return v.Until == nil || *v.Until > day })
}
