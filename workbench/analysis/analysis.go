package analysis

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// analyses are all there are. Each looks for the mistakes of some codes, and adds what it finds.
var analyses = []func(*examination){
	findNeverEligible,
	findIdleConditions,
	findIdleAlerts,
	findImplied,
	findStages,
	findGaps,
	findDivisions,
	findRightsWithoutLaw,
	findUnused,
	findBadTexts,
	findStaleNumbers,
	findStale,
}

// Analyse examines a book as of a day. The findings are in the order of their places.
func Analyse(b *book.Book, asOf calendar.Day) Report {
	x := &examination{book: b, asOf: asOf, space: cells.New(b, asOf), barred: map[situation]bool{}}
	for _, analyse := range analyses {
		analyse(x)
	}
	slices.SortStableFunc(x.report.NotAnalysed, func(a, b Unanalysed) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.What, b.What), cmp.Compare(a.Why.EN, b.Why.EN))
	})
	return Report{Findings: Sort(x.report.Findings), NotAnalysed: slices.Compact(x.report.NotAnalysed)}
}

// examination is a book that is being analysed, and what has been found so far. What could not be
// decided is added to the report's NotAnalysed as it is met.
type examination struct {
	book   *book.Book
	asOf   calendar.Day
	report Report

	space  *cells.Space       // in which questions about conditions are asked
	barred map[situation]bool // the options that nobody can be eligible for
}

// said is what a finding says and what to do about it, in both languages.
type said struct{ message, hint text.Text }

// at returns the finding at a place: what is wrong there is written in English, and in Chinese
// beside it.
func (s said) at(place func(message, hint string) problem.Problem) problem.Problem {
	p := place(s.message.EN, s.hint.EN)
	p.Chinese = problem.Said{Message: s.message.ZH, Hint: s.hint.ZH}
	return p
}

// find adds a finding of a code. The witness is nil where nothing is to be shown.
func (x *examination) find(code string, p problem.Problem, witness []byte) {
	x.report.Findings = append(x.report.Findings, finding(code, p, witness))
}

// finding returns one of a code that there is.
func finding(code string, p problem.Problem, witness []byte) Finding {
	c, ok := CodeNamed(code)
	if !ok {
		panic("no code is called " + code)
	}
	return Finding{Problem: p, Code: c.Name, Severity: c.Severity, Witness: witness}
}
