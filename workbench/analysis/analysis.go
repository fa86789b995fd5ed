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

// analyses are all analyses. Each finds the mistakes of some codes.
var analyses = []func(*examination){
	findNeverEligible,
	findIdleConditions,
	findIdleAlerts,
	findIdleDoubts,
	findIdleOutsideOptions,
	findImplied,
	findFalseReasons,
	findIdleArms,
	findPastDays,
	findMixedUnits,
	findUnknownShown,
	findStages,
	findGaps,
	findDivisions,
	findRightsWithoutLaw,
	findUnused,
	findSubjects,
	findBadTexts,
	findBareBlanks,
	findBlanksOfLetters,
	findWordsOfLetters,
	findLanguagesDiffer,
	findSameSentence,
	findWithoutPoints,
	findUrgencyTwice,
	findAlertsTwice,
	findStrategiesTwice,
	findOppositeSentences,
	findOtherUnits,
	findLaterSources,
	findLookedAtInFuture,
	findStaleNumbers,
	findStale,
	findBeginsLater,
}

// Analyse examines a book as of a day. Findings are in the order of their places.
func Analyse(b *book.Book, asOf calendar.Day) Report {
	x := &examination{book: b, asOf: asOf, space: cells.New(b, asOf), barred: map[situation]bool{},
		read: map[string][]figure{}, requirements: map[*book.DebtBook]string{}}
	for _, analyse := range analyses {
		analyse(x)
	}
	slices.SortStableFunc(x.report.NotAnalysed, func(a, b Unanalysed) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.What, b.What), cmp.Compare(a.Why.EN, b.Why.EN))
	})
	return Report{Findings: Sort(x.report.Findings), NotAnalysed: slices.Compact(x.report.NotAnalysed)}
}

// examination is an analysis in progress.
type examination struct {
	book   *book.Book
	asOf   calendar.Day
	report Report

	space  *cells.Space        // answers questions about conditions
	barred map[situation]bool  // options that nobody can be eligible for
	read   map[string][]figure // the figures of texts that were looked at
	// what the options of a debt book require; the same for those of which the same can be told
	requirements map[*book.DebtBook]string
}

// wording is the message and the hint of a finding, in both languages.
type wording struct{ message, hint text.Text }

// at returns the problem at a place, with both languages.
func (s wording) at(place func(message, hint text.Text) problem.Problem) problem.Problem {
	return place(s.message, s.hint)
}

// find adds a finding. The witness is nil where there is nothing to show.
func (x *examination) find(code string, p problem.Problem, witness []byte) {
	x.report.Findings = append(x.report.Findings, finding(code, p, witness))
}

// finding returns a finding with a code that must exist.
func finding(code string, p problem.Problem, witness []byte) Finding {
	c, ok := CodeNamed(code)
	if !ok {
		panic("no code is called " + code)
	}
	return Finding{Problem: p, Code: c.Name, Severity: c.Severity, Witness: witness}
}
