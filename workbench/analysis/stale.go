package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Due is a part of a book that has a last day, past or near.
type Due struct {
	Finding
	Kind string       // source lender parameter holidays rule
	ID   string       // of the source, lender or parameter; the last year of holidays; of a rule, its path
	Day  calendar.Day // the last day on which it is as it should be
}

// Past reports whether the last day is over.
func (d Due) Past(asOf calendar.Day) bool { return d.Day < asOf }

// near is how many days ahead Analyse looks.
const near = 30

// Stale returns what grows old: sources and lenders due for review, parameters known to hold only
// until a day, the end of the years whose holidays are there, rules that end, and rules whose
// sources have all ended. It lists those whose last
// day is before asOf, or at most within days after it; where within is negative, only those before.
// They are ordered by day, then by place.
func Stale(b *book.Book, asOf calendar.Day, within int) []Due {
	w := &staleSearch{book: b, asOf: asOf, until: asOf + calendar.Day(within)}
	w.addReviews()
	w.addParameters()
	w.addHolidays()
	for _, r := range rulesOf(b) {
		w.addRule(r)
	}
	slices.SortStableFunc(w.due, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Code, b.Code))
	})
	return slices.CompactFunc(w.due, func(a, b Due) bool { return a.Problem == b.Problem && a.Day == b.Day })
}

// findStale reports what is past or near, as notes: time alone makes no book wrong.
func findStale(x *examination) {
	for _, d := range Stale(x.book, x.asOf, near) {
		x.report.Findings = append(x.report.Findings, d.Finding)
	}
}

// staleSearch collects what is due.
type staleSearch struct {
	book  *book.Book
	asOf  calendar.Day
	until calendar.Day // the last day looked at
	due   []Due
}

// add adds something whose last day is near or past.
func (w *staleSearch) add(code string, of Due, at book.Spot, s wording) {
	if of.Day > w.until {
		return
	}
	of.Finding = finding(code, s.at(at.Problem), nil)
	w.due = append(w.due, of)
}

// sayDay writes a day and its distance from another, in both languages.
func sayDay(day, from calendar.Day) text.Text {
	switch away := int(day - from); {
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

// withDay replaces %s by a day, in both languages.
func (w *staleSearch) withDay(day calendar.Day, zh, en string) text.Text {
	on := sayDay(day, w.asOf)
	return text.Both(fmt.Sprintf(zh, on.ZH), fmt.Sprintf(en, on.EN))
}

// addReviews adds the sources and lenders due for review.
func (w *staleSearch) addReviews() {
	again := text.Both("再核对一遍，把 %s 改成核对的日子", "look at it again, and write the day under %s")
	for _, s := range w.book.Sources {
		if day, ok := review(s.Checked, s.ReviewDays); ok {
			w.add("source-to-review", Due{Kind: "source", ID: s.ID, Day: day}, w.book.Spot(s.Place).Below("checked"),
				wording{w.withDay(day, "核对过的内容到 %s就该再看", "what was checked is to be looked at again by %s"),
					fill(again, "checked")})
		}
	}
	for _, l := range w.book.Lenders {
		if day, ok := review(l.Reviewed, l.ReviewDays); ok {
			w.add("lender-to-review", Due{Kind: "lender", ID: l.ID, Day: day}, w.book.Spot(l.Place).Below("reviewed"),
				wording{w.withDay(day, "这一家的资料到 %s就该再看", "what is known of this lender is to be looked at again by %s"),
					fill(again, "reviewed")})
		}
	}
}

// review returns the last day before the next review; not ok when none is due.
func review(looked *calendar.Day, days int) (calendar.Day, bool) {
	if looked == nil || days == 0 {
		return 0, false
	}
	return looked.AddDays(int64(days))
}

func fill(t text.Text, word string) text.Text {
	return text.Each(func(l text.Language) string { return fmt.Sprintf(t.In(l), word) })
}

// addParameters adds parameters whose current value is known to hold only until a day, and those
// without a value after a day.
func (w *staleSearch) addParameters() {
	for _, p := range everyParameter(w.book) {
		for _, v := range p.Values {
			at := w.book.Spot(v.Place)
			switch due := (Due{Kind: "parameter", ID: p.ID}); {
			case v.Holds(w.asOf) && v.KnownUntil != nil:
				due.Day = *v.KnownUntil
				w.add("parameter-outdated", due, at.Below("known_until"), wording{
					w.withDay(due.Day, "这个数值只知道到 %s为止没有变", "this value was known to hold until %s"),
					text.Both("查清现在的数值：没有变就把 known_until 往后移，变了就加一行",
						"find out what holds now: move known_until on, or add a row")})
			case v.Until != nil && !w.follows(p, *v.Until) && (v.From == nil || *v.From <= w.asOf):
				due.Day = *v.Until
				w.add("parameter-outdated", due, at.Below("until"), wording{
					w.withDay(due.Day, "数值到 %s为止，以后没有：读它的条件都会是未知",
						"the value ends on %s, and nothing follows: conditions that read it are then unknown"),
					text.Both("加上以后的数值；已经没有这个数的，把读它的条件也去掉",
						"add the value that follows; if there is none any more, take out the conditions that read it")})
			}
		}
	}
}

// addHolidays adds the last year whose public holidays the book has. A book that has none of any
// year tells of no deadline that law moves it.
func (w *staleSearch) addHolidays() {
	n := len(w.book.Years)
	if n == 0 {
		return
	}
	last := w.book.Years[n-1]
	due := Due{Kind: "holidays", ID: strconv.Itoa(last.Number), Day: calendar.Of(last.Number, time.December, 31)}
	w.add("holidays-missing", due, w.book.Spot(last.Place), wording{
		w.withDay(due.Day, "放假和调休的日子只有到 %s的：再往后，不知道哪天休息，期限顺延到哪天就不说了",
			"the public holidays are there until %s: of later deadlines no working day to which law moves them is told"),
		text.Both("国务院办公厅一般在前一年 10 月、11 月公布：公布了就加上下一年",
			"the General Office of the State Council publishes them in October or November: add the next year then")})
}

// everyParameter returns the parameters of a book and those of its layers, each once.
func everyParameter(b *book.Book) []*book.Parameter {
	all := slices.Clone(b.Parameters)
	seen := map[*book.Parameter]bool{}
	for _, p := range all {
		seen[p] = true
	}
	for _, d := range b.DebtBooks() {
		if d.Lender != nil && slices.Equal(d.Parameters, d.Family.Book.Parameters) {
			continue
		}
		for _, p := range d.Parameters {
			if !seen[p] {
				all = append(all, p)
			}
			seen[p] = true
		}
	}
	return all
}

// follows reports whether a parameter has a value after a day.
func (w *staleSearch) follows(p *book.Parameter, day calendar.Day) bool {
	return slices.ContainsFunc(p.Values, func(v book.ParameterValue) bool { return v.Until == nil || *v.Until > day })
}

// addRule adds a rule that ends, and one whose sources have all ended.
func (w *staleSearch) addRule(r rule) {
	if r.validity.From != nil && *r.validity.From > w.asOf {
		return
	}
	at := w.book.Spot(r.place, r.id)
	if r.validity.Until != nil {
		day := *r.validity.Until
		w.add("rule-ending", Due{Kind: "rule", ID: at.Path(), Day: day}, at.Below("until"), wording{
			w.withDay(day, "只写到 %s，过后就不在了", "it is there until %s, and not after"),
			text.Both("看看后来怎么规定：延长了就改 until，没有了就删掉", "see what holds afterwards: move until on, or take the rule out")})
		if day < w.asOf {
			return
		}
	}
	if day, ended := w.lastSource(r.sources); ended && !w.speaksOfPast(r.says, day) {
		w.add("sources-ended", Due{Kind: "rule", ID: at.Path(), Day: day}, at.Below("sources"), wording{
			w.withDay(day, "它的出处都只到 %s", "none of its sources holds after %s"),
			text.Both("引用现在有效的条文；已经没有依据的，改掉或删掉",
				"cite what holds now; if nothing does, change the rule or take it out")})
	}
}

// lastSource returns the last day on which one of the sources holds; not ok where one has no end,
// or there are none.
func (w *staleSearch) lastSource(cited []string) (last calendar.Day, ok bool) {
	for _, id := range cited {
		s := w.book.Source(id)
		if s.Until == nil {
			return 0, false
		}
		last = max(last, *s.Until)
	}
	return last, len(cited) > 0
}

// speaksOfPast reports whether a text itself says that it is about the past: it names a year, or a
// parameter with a date, no later than a day.
func (w *staleSearch) speaksOfPast(says text.Text, day calendar.Day) bool {
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
	what      part
	place, id string
	validity  book.Validity
	sources   []string
	says      text.Text // empty where it has no text of its own
}

// part says what a rule is.
type part int

const (
	partOption part = iota
	partCondition
	partAlert
	partFigure
	partChannel
	partLine
	partPlan
)

// rulesOf returns the rules of a book, each once. An option whose layers differ occurs once for
// each of its places.
func rulesOf(b *book.Book) []rule {
	var all []rule
	seen := map[string]bool{}
	add := func(r rule) {
		if key := r.place + " " + r.id; !seen[key] {
			seen[key] = true
			all = append(all, r)
		}
	}
	options := map[*book.Option]bool{}
	for _, d := range b.DebtBooks() {
		for _, o := range d.Options {
			if options[o] {
				continue
			}
			options[o] = true
			add(rule{partOption, o.Place, o.Strategy.ID, o.Validity, o.Sources, text.Text{}})
			for _, c := range slices.Concat(o.Requires, o.Weighs) {
				add(rule{partCondition, c.Place, c.ID, c.Validity, c.Sources, c.Reason})
			}
			for _, l := range o.Lines {
				add(rule{partLine, l.Place, l.ID, book.Validity{}, l.Sources, l.Text})
			}
			for _, p := range o.Plans {
				add(rule{partPlan, p.Place, p.ID, book.Validity{}, p.Sources, p.Assume})
			}
		}
		for _, c := range d.Channels {
			add(rule{partChannel, c.Place, c.ID, c.Validity, c.Sources, text.Text{}})
		}
	}
	for _, a := range b.Alerts {
		add(rule{partAlert, a.Place, a.ID, a.Validity, a.Sources, a.Text})
	}
	for _, l := range b.Lines {
		add(rule{partLine, l.Place, l.ID, l.Validity, l.Sources, l.Text})
	}
	return all
}
