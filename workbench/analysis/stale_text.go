package analysis

import (
	"fmt"
	"io"
	"strings"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Aged is the result of forbear stale.
type Aged struct {
	Due    []Due
	AsOf   calendar.Day
	Within int // days; negative where only what is past was looked for
}

// WriteText writes one line for each part with a last day, past or near, then their numbers.
func (a Aged) WriteText(w io.Writer, o notice.Options) error {
	var rows [][]string
	for _, d := range a.Due {
		place := strings.TrimSuffix(problem.Problem{File: d.File, Line: d.Line}.String(), ": ")
		rows = append(rows, []string{d.Day.String(), a.distance(d.Day, o.Language), d.Code, d.ID, place})
	}
	if err := document.WriteTable(w, rows); err != nil {
		return err
	}
	if len(rows) > 0 {
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintln(w, a.counts(o.Language))
	return err
}

// distance returns how far a day is from the one that is judged.
func (a Aged) distance(day calendar.Day, l text.Language) string {
	switch {
	case day < a.AsOf:
		return countOf(int(a.AsOf-day), daysPast, l)
	case day > a.AsOf:
		return countOf(int(day-a.AsOf), daysAhead, l)
	}
	return sayLastDay.In(l)
}

func (a Aged) counts(l text.Language) string {
	past := 0
	for _, d := range a.Due {
		if d.Past(a.AsOf) {
			past++
		}
	}
	within := countOf(a.Within, dayCount, l)
	switch {
	case len(a.Due) == 0 && a.Within < 0:
		return sayNothingPast.In(l)
	case len(a.Due) == 0:
		return fmt.Sprintf(sayNothingNear.In(l), within)
	case a.Within < 0:
		return fmt.Sprintf(sayPast.In(l), past)
	}
	return fmt.Sprintf(sayPastAndNear.In(l), past, within, len(a.Due)-past)
}

// WriteJSON writes the result as data; within_days is null where only what is past was looked for.
func (a Aged) WriteJSON(w io.Writer) error {
	type due struct {
		Day     calendar.Day `json:"day"`
		Past    bool         `json:"past"`
		Kind    string       `json:"kind"`
		ID      string       `json:"id"`
		Code    string       `json:"code"`
		Place   string       `json:"place"`
		Line    int          `json:"line"`
		Message text.Text    `json:"message"`
		Hint    text.Text    `json:"hint"`
	}
	out := struct {
		Format string       `json:"format"`
		AsOf   calendar.Day `json:"as_of"`
		Within *int         `json:"within_days"`
		Stale  []due        `json:"stale"`
	}{Format: "1", AsOf: a.AsOf, Stale: []due{}}
	if a.Within >= 0 {
		out.Within = &a.Within
	}
	for _, d := range a.Due {
		out.Stale = append(out.Stale, due{
			d.Day, d.Past(a.AsOf), d.Kind, d.ID, d.Code, d.File, d.Line, d.Messages(), d.Hints(),
		})
	}
	return text.WriteJSON(w, out)
}

// WriteGitHub writes an annotation for each: a warning for what is past, a notice for what is near.
func (a Aged) WriteGitHub(w io.Writer) error {
	list := make([]notice.Notice, len(a.Due))
	for i, d := range a.Due {
		list[i] = d.Finding
		list[i].Severity = Note
		if d.Past(a.AsOf) {
			list[i].Severity = Warning
		}
	}
	return notice.GitHub(w, list)
}

// WriteJUnit writes a failed test for each part; one test that passes where there is none.
func (a Aged) WriteJUnit(w io.Writer) error {
	var cases []notice.Case
	for _, d := range a.Due {
		failure := &notice.Failure{Message: d.Code, Text: notice.InFull(d.Problem)}
		cases = append(cases, notice.Case{Name: d.Problem.String(), Class: d.File, Failure: failure})
	}
	if len(cases) == 0 {
		cases = []notice.Case{{Name: "nothing has grown old", Class: "book.toml"}}
	}
	return notice.Suite{Name: "forbear stale", Cases: cases}.Write(w)
}

var (
	daysPast       = counting{text.Both("已过 %d 天", "%d day ago"), text.Both("已过 %d 天", "%d days ago")}
	daysAhead      = counting{text.Both("还有 %d 天", "in %d day"), text.Both("还有 %d 天", "in %d days")}
	sayLastDay     = text.Both("就是今天", "today")
	dayCount       = counting{text.Both("%d 天", "%d day"), text.Both("%d 天", "%d days")}
	sayNothingPast = text.Both("没有过时的", "nothing has grown old")
	sayNothingNear = text.Both("没有过时的，%s内也没有到期的", "nothing has grown old, or will within %s")
	sayPast        = text.Both("过时的 %d 处", "past: %d")
	sayPastAndNear = text.Both("过时的 %d 处，%s内到期的 %d 处", "past: %d; within %s: %d")
)
