package report

import told "github.com/forbear-project/forbear/page"

// The words that package docs still takes from here; they go when it takes them from page.
var (
	Need        = told.Need
	LineHeading = told.LineHeading
	Compared    = told.Compared
)
