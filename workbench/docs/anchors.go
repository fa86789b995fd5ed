package docs

import (
	"strconv"

	"github.com/forbear-project/forbear/engine/book"
)

// An anchor is the kind of a thing and its id. Ids are words joined by - and _, so a point can
// stand between two of them.

func factAnchor(name string) string       { return "fact-" + name }
func parameterAnchor(id string) string    { return "figure-" + id }
func materialAnchor(id string) string     { return "paper-" + id }
func subjectAnchor(id string) string      { return "subject-" + id }
func hardshipAnchor(id string) string     { return "hardship-" + id }
func stageAnchor(id string) string        { return "stage-" + id }
func strategyAnchor(id string) string     { return "strategy-" + id }
func doubtAnchor(id string) string        { return "doubt-" + id }
func alertAnchor(id string) string        { return "alert-" + id }
func urgencyAnchor(id string) string      { return "urgency-" + id }
func shareAnchor(id string) string        { return "share-" + id }
func refusalAnchor(id string) string      { return "refusal-" + id }
func stepAnchor(id string) string         { return "step-" + id }
func lineAnchor(id string) string         { return "line-" + id }
func yearAnchor(number string) string     { return "year-" + number }
func letterAnchor(id string) string       { return "letter-" + id }
func promiseAnchor(id string) string      { return "promise-" + id }
func neverAnchor(id string) string        { return "never-" + id }
func kindAnchor(id string) string         { return "kind-" + id }
func claimAnchor(id string) string        { return "claim-" + id }
func sourceAnchor(citation string) string { return "source-" + citation }

func creditorAnchor(b *book.DebtBook) string {
	if b.Lender != nil {
		return "lender-" + b.Lender.ID
	}
	return "family-" + b.Family.ID
}

// optionAnchor returns the anchor of what a family or a lender says of a strategy.
func optionAnchor(b *book.DebtBook, strategy string) string {
	return creditorAnchor(b) + "." + strategy
}

// atStageAnchor returns the anchor of what may be asked of a family or a lender at a stage.
func atStageAnchor(b *book.DebtBook, stage string) string {
	return creditorAnchor(b) + ".at." + stage
}

// fixtureAnchor returns the anchor of the n-th fixture, counted from 1. Links to fixtures are
// numbers, because options that many have seen would else be long lists of names; the chapter of
// fixtures gives the names.
func fixtureAnchor(n int) string { return "fixture-" + strconv.Itoa(n) }
