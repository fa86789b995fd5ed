package report

import (
	"io"
	"strings"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/analysis"
)

// Aged is what forbear stale has found, by day.
type Aged struct {
	Due    []analysis.Due
	AsOf   calendar.Day
	Within int // days; below 0 where only what is past was looked for
}

// Stale writes one line for each thing that has a last day, past or near; then how many there are of either.
func Stale(w io.Writer, a Aged, o Options) error {
	p := newPage(o)
	var rows [][]string
	past := 0
	for _, d := range a.Due {
		if d.Past(a.AsOf) {
			past++
		}
		rows = append(rows, []string{d.Day.String(), p.away(d.Day, a.AsOf), d.Code, d.ID, placeOf(d.Finding)})
	}
	if err := document.WriteTable(p, rows); err != nil {
		return err
	}
	if len(rows) > 0 {
		p.WriteByte('\n')
	}
	p.WriteString(p.staleCounts(a, past) + "\n")
	_, err := io.WriteString(w, p.String())
	return err
}

// away is how far a day is from another.
func (p *page) away(day, from calendar.Day) string {
	switch {
	case day < from:
		return counted(p.Language, int(from-day), daysPast)
	case day > from:
		return counted(p.Language, int(day-from), daysAhead)
	}
	return p.in(sayLastDay)
}

func (p *page) staleCounts(a Aged, past int) string {
	within := counted(p.Language, a.Within, daysLong)
	switch near := len(a.Due) - past; {
	case len(a.Due) == 0 && a.Within < 0:
		return p.in(sayNothingPast)
	case len(a.Due) == 0:
		return p.say(sayNothingNear, within)
	case a.Within < 0:
		return p.say(sayPast, past)
	default:
		return p.say(sayPastAndNear, past, within, near)
	}
}

// placeOf is where a finding is, as people write it.
func placeOf(f analysis.Finding) string {
	return strings.TrimSuffix(problem.Problem{File: f.File, Line: f.Line}.String(), ": ")
}

// staleJSON is what has grown old, for programs.
type staleJSON struct {
	Format string       `json:"format"`
	AsOf   calendar.Day `json:"as_of"`
	Within *int         `json:"within_days"`
	Stale  []dueJSON    `json:"stale"`
}

type dueJSON struct {
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

// StaleJSON writes what has grown old as data; an empty list where nothing has. within_days is null where only what is past was looked for.
func StaleJSON(w io.Writer, a Aged) error {
	out := staleJSON{Format: "1", AsOf: a.AsOf, Stale: []dueJSON{}}
	if a.Within >= 0 {
		out.Within = &a.Within
	}
	for _, d := range a.Due {
		out.Stale = append(out.Stale, dueJSON{d.Day, d.Past(a.AsOf), d.Kind, d.ID, d.Code, d.File, d.Line,
			text.Both(d.Chinese.Message, d.Message), text.Both(d.Chinese.Hint, d.Hint)})
	}
	return JSON(w, out)
}

// StaleGitHub writes an annotation for each: a warning for what is past, a notice for what is near.
func StaleGitHub(w io.Writer, a Aged) error {
	for _, d := range a.Due {
		level := "notice"
		if d.Past(a.AsOf) {
			level = "warning"
		}
		if _, err := io.WriteString(w, annotation(level, d.Problem, d.Code)); err != nil {
			return err
		}
	}
	return nil
}

// StaleJUnit writes a failed test for each; one test that holds where there is none.
func StaleJUnit(w io.Writer, a Aged) error {
	var cases []junitCase
	for _, d := range a.Due {
		cases = append(cases, junitCase{Name: d.Problem.String(), Class: d.File, Failure: &junitFailure{Message: d.Code, Text: d.Problem.String() + hintLine(d.Problem)}})
	}
	if len(cases) == 0 {
		cases = []junitCase{{Name: "nothing has grown old", Class: "book.toml"}}
	}
	return writeJUnit(w, "forbear stale", cases)
}
