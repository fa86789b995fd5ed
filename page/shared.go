package page

import (
	"fmt"
	"github.com/forbear-project/forbear/engine/book"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
)

// What follows lends the words of the page to the rooms that write pages of their own, so that
// nothing is said in two ways.

// StatusOf says whether a strategy of a kind is open. Only what is asked of the creditor is asked
// for.
func StatusOf(kind engine.StrategyKind, s engine.Status) text.Text {
	switch {
	case s != engine.Eligible || kind == book.KindArrange:
		return statuses[s]
	case kind == book.KindRepay:
		return sayMayConsider
	}
	return sayMayDo
}

// Basis says how firm a strategy of a kind is.
func Basis(kind engine.StrategyKind, basis engine.Basis) text.Text {
	if kind == book.KindRepay && basis == book.BasisNegotiation {
		return sayByContract
	}
	return bases[basis]
}

// BasisHeading stands before what Basis says.
func BasisHeading() text.Text { return sayBasis }

// MeanwhileHeading stands before what protects and takes nothing away from the rest.
func MeanwhileHeading() text.Text { return sayMeanwhile }

// Unconfirmed marks what rests on nothing better than unverified or disputed sources.
func Unconfirmed() text.Text { return sayUnconfirmed }

// Need says why a paper is wanted.
func Need(need engine.Need) text.Text { return needWords[need] }

// Term says how many months a strategy runs; empty where the book says nothing of it.
func Term(t engine.Terms) text.Text {
	return text.Each(func(l text.Language) string {
		switch {
		case t.MonthsMin != nil && t.MonthsMax != nil:
			return fmt.Sprintf(sayMonthsBoth.In(l), *t.MonthsMin, *t.MonthsMax)
		case t.MonthsMax != nil:
			return fmt.Sprintf(sayMonthsMax.In(l), *t.MonthsMax)
		case t.MonthsMin != nil:
			return fmt.Sprintf(sayMonthsMin.In(l), *t.MonthsMin)
		}
		return ""
	})
}

// TermHeading stands before what Term says.
func TermHeading() text.Text { return sayTerm }

// PapersHeading stands before the papers of a strategy.
func PapersHeading() text.Text { return sayMaterials }

// SourcesHeading stands before what something rests on.
func SourcesHeading() text.Text { return sayFound }

// LineHeading stands before the lines of a kind: first, step, say, agreement, duty or risk.
func LineHeading(kind string) text.Text {
	return map[string]text.Text{
		"first": sayFirst, "step": saySteps, "say": sayWords, "agreement": sayAgreement, "duty": sayDuties,
		"risk": sayRisks,
	}[kind]
}

// SectionHeading stands before the sentences of a section of the first page; empty of those that
// have none.
func SectionHeading(section engine.Section) text.Text {
	return map[engine.Section]text.Text{
		book.SectionBudget: sayBudget, book.SectionNever: sayNeverHeading,
		book.SectionHelp: sayHelp, book.SectionAgain: sayAgain,
	}[section]
}

// Severity names that of an alert.
func Severity(s engine.Severity) text.Text {
	return map[engine.Severity]text.Text{
		book.SeverityUrgent: sayUrgent, book.SeverityCaution: sayMind, book.SeverityNote: sayNotes,
	}[s]
}

// Compared is a comparison, such as <, in words, between what is compared and what with; in Chinese
// the last has a space where a figure follows.
func Compared(operator string, days bool) text.Text {
	if word, ok := dateOperators[operator]; ok && days {
		return word
	}
	return operators[operator]
}
