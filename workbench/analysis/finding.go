// Package analysis finds what cannot be right in a rule book that loads: what no borrower can ever
// reach, what is said twice, what nothing uses, what no text should say, what has grown old.
//
//  1. A finding is never a false alarm. What is said to be possible is shown by a witness, a small
//     profile that shows it, and the engine has judged it so before it is reported; what is said to
//     be impossible has been decided over every cell of every fact concerned.
//
//  2. What cannot be decided is named as not analysed, with the reason, and is no finding. Of false
//     reasons, of texts with something unknown in them, of arms that nobody reaches, of days that are
//     always past and of conditions outside options, alerts and doubts nothing is said where nothing is
//     shown or proved.
//
//  3. Each finding has a code, and each code a severity and a page in both languages. An error
//     makes a book say something wrong, a warning makes it worse than it need be, a note is worth
//     knowing.
//
//  4. Time alone makes no book wrong: what grows old is a note. Stale lists it by day.
//
//  5. What a layer above replaces is looked at too: it holds for creditors without a layer above.
//
//  6. The same book and day give the same findings in the same order.
//
// For example:
//
//	report := analysis.Analyse(b, day)
//	for _, f := range report.Findings {
//		fmt.Println(f.Severity, f.Problem, f.Code, string(f.Witness))
//	}
package analysis

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Severity says how bad a finding is. An error makes a book say something wrong, a warning makes it
// worse than it need be, a note is worth knowing. Check fails on errors and warnings.
type Severity = notice.Severity

const (
	Error   = notice.Error
	Warning = notice.Warning
	Note    = notice.Note
)

// Finding is a mistake in a book that loads, or something worth knowing: a notice in both
// languages, with the code of the analysis that found it. File is relative to the book.
type Finding = notice.Notice

// Unanalysed is a question that could not be decided.
type Unanalysed struct {
	Place string    // such as families/platform.toml:31
	What  string    // such as option.instalment.require.surplus
	Why   text.Text // what stands in the way
}

// Report is the result of an analysis.
type Report struct {
	Findings    []Finding    // by place, then code
	NotAnalysed []Unanalysed // by place
}

// Sort orders findings by place, and removes repetitions of one finding at one place.
func Sort(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(findings, func(a, b Finding) bool { return a.Problem == b.Problem && a.Code == b.Code })
}
