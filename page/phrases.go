package page

import (
	"fmt"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// The words of the page that other packages use too, so that nothing is said in two ways.

// StatusOf says whether a strategy of a kind is eligible. Only what the creditor has to grant is
// "asked for".
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

// MeanwhileHeading stands before the strategies that protect and exclude none of the others.
func MeanwhileHeading() text.Text { return sayMeanwhile }

// Unconfirmed marks what rests on nothing better than unverified or disputed sources.
func Unconfirmed() text.Text { return sayUnconfirmed }

// Need says what a paper is for.
func Need(need engine.Need) text.Text { return needWords[need] }

// Term says how many months a strategy runs. It is empty where the book sets no months.
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

// SourcesHeading stands before sources.
func SourcesHeading() text.Text { return sayFound }

// LineHeading stands before the lines of a kind: first, step, say, agreement, duty or risk.
func LineHeading(kind string) text.Text {
	return map[string]text.Text{
		"first": sayFirst, "step": saySteps, "say": sayWords, "agreement": sayAgreement, "duty": sayDuties,
		"risk": sayRisks,
	}[kind]
}

// SectionHeading stands before the sentences of a section of the page. It is empty for sections
// without a heading.
func SectionHeading(section engine.Section) text.Text {
	return map[engine.Section]text.Text{
		book.SectionMonth: sayMonth, book.SectionBudget: sayBudget, book.SectionFamily: sayFamily, book.SectionNever: sayNeverHeading,
		book.SectionHelp: sayHelp, book.SectionAgain: sayAgain,
	}[section]
}

// Severity names the severity of an alert.
func Severity(s engine.Severity) text.Text {
	return map[engine.Severity]text.Text{
		book.SeverityUrgent: sayUrgent, book.SeverityCaution: sayMind, book.SeverityNote: sayNotes,
	}[s]
}

// Compared returns the words for an operator such as <, of days or of other values. Where a figure
// follows, the Chinese ends in a space.
func Compared(operator string, days bool) text.Text {
	if word, ok := dateOperators[operator]; ok && days {
		return word
	}
	return operators[operator]
}
