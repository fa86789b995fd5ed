// Package mutation changes a rule book one small step at a time and finds the changes that no
// fixture notices: what the fixtures do not hold.
//
//  1. A mutant is an edit of one rule file's text. The changed book is loaded and judged like any
//     other, so a mutant is a mistake that a maintainer could make. One that does not load is
//     stillborn: reading the book would refuse the mistake, so it says nothing about the fixtures.
//
//  2. A fixture notices a mutant when its expectations no longer hold, as forbear test would say.
//     Expectations hold no prose, so neither that nor a derived fact that only prose names is
//     changed. They hold the figures of plans of the options that they name, the lines of the first
//     page where they have page, whom a month's money goes to where they have shares, and the
//     letters of the debts of which they have letters, so only such fixtures notice a changed plan,
//     line, share or letter.
//
//  3. The score is the percentage of noticed mutants among those noticed and those that survive.
//
//  4. A mutant that no fixture notices is equivalent, and not in the score, where package cells
//     proves for the days on which the fixtures are judged that nobody could notice it: the
//     condition has the same truth for everybody, or nothing that expectations hold depends on it,
//     or no debt can be where it would matter. What cannot be decided survives.
//
//  5. The same book and fixtures give the same mutants, in the same order, with the same fates,
//     whatever the number of workers. Which fixture is named of those that notice a mutant is the
//     same too for the same list of mutants: those that noticed others of the same thing are judged
//     first, then those whose expectations hold most of what is changed.
//
// The operators:
//
//	threshold      a number compared with, a bound of a range, days or months added, any number of a
//	               plan or a share: one unit each way
//	figure         the value of a parameter that a condition reads, one unit each way
//	bound          < made <=, > made >=, and back
//	equality       == made !=, and back
//	junction       and made or, and back
//	negation       not taken away
//	choice         one taken away from a list of several
//	unknown        a line that is shown while its condition is unknown is not, and back
//	arithmetic     + made -, * made /, min made max, and back, in a figure of a plan or a share
//	swapped        a figure of a plan or a share made that which another one has there, or of two plans
//	               of a letter the second first
//	form           a plan is paid in another way
//	dropped        a requirement, a weight, an alert, a row of urgency, a plan, a share, a block or row
//	               of a letter taken away, or what a plan need not have
//	restored       what a family or lender takes away is there again
//	sign           the points of a weight turned
//	stage-added    an option is offered a stage earlier or a stage later too
//	stage-removed  an option is offered at a stage less
//	scope          one of the families or stages of an alert taken away, or all of them; one of the
//	               strategies, families or plans of a letter
//	holiday        a public holiday ends a day sooner or later, a weekend day worked instead is
//	               forgotten, an alert whose day law moves stays
//	order          what comes first of debts compared by a figure comes last; a share comes after the
//	               next
//	day            the day from which the value of a parameter, or anything else, holds, or until
//	               which it does, a day sooner or later
//
// A unit is 1 of what is counted, one yuan of money, 0.01 of a rate or share, a day of a date.
// Nothing is moved below zero.
//
//	files := book.Open(rules.FS)
//	result := mutation.Run(mutation.Trial{Files: files, Cases: cases, Mutants: mutation.Mutants(files), Workers: 2})
//	result.Score() // such as 97.4
package mutation

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
)

// Operators are the kinds of changes, in the order of the package comment.
var Operators = []string{
	"threshold", "figure", "bound", "equality", "junction", "negation", "choice", "unknown",
	"arithmetic", "swapped", "form", "dropped", "restored", "sign", "stage-added", "stage-removed", "scope", "holiday",
	"order", "day",
}

// Mutant is one small change of a rule file: With replaces the bytes from From to End.
type Mutant struct {
	Operator     string
	File         string // such as families/platform.toml
	Line, Column int    // where the change begins, counted from 1, columns in characters
	Path         string // the path of the changed key, such as option.instalment.require.surplus.when
	From, End    int
	With         string
	// the line in which the change begins, without it and with it; After is "" when the line is
	// gone
	Before, After string
	// what the change is about: a comparison, a choice, a stage, a family, a parameter, or the
	// expression of a condition
	About string
}

// Place returns where a mutant begins, such as families/platform.toml:31:12.
func (m Mutant) Place() string { return fmt.Sprintf("%s:%d:%d", m.File, m.Line, m.Column) }

// Creditor returns the ids of the family or lender whose file a mutant changes, as CreditorOf does.
func (m Mutant) Creditor() (family, lender string) { return CreditorOf(m.File) }

// CreditorOf returns the ids of the family or lender that a file of the book is about. One of them
// is "", and both are where the file belongs to no creditor.
func CreditorOf(file string) (family, lender string) {
	folder, name, _ := strings.Cut(file, "/")
	switch id := strings.TrimSuffix(name, ".toml"); folder {
	case "families":
		return id, ""
	case "lenders":
		return "", id
	}
	return "", ""
}

// OfPlan reports whether a mutant changes a plan.
func (m Mutant) OfPlan() bool { return isPlan(strings.Split(m.Path, ".")) }

// Letter returns the id of the letter whose file a mutant changes, or "".
func (m Mutant) Letter() string {
	if folder, name, _ := strings.Cut(m.File, "/"); folder == "letters" {
		return strings.TrimSuffix(name, ".toml")
	}
	return ""
}

// concerns reports whether the changed file applies to the debts of a book.
func (m Mutant) concerns(b *book.DebtBook) bool {
	family, lender := m.Creditor()
	return (family == "" || b.Family.ID == family) && (lender == "" || b.Lender != nil && b.Lender.ID == lender)
}

// Apply returns the files with the change.
func (m Mutant) Apply(files *book.Files) *book.Files {
	text := files.Text(m.File)
	return files.With(m.File, text[:m.From]+m.With+text[m.End:])
}
