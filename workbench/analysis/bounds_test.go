package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine/book"
)

// hostile are conditions on which a search that follows every way would never end. Each divides, so
// that it is looked at.
var hostile = map[string]string{
	"ands in a row": "owed / monthly_income > 1" + strings.Repeat(" and owed > 0", 150),
	"ands and ors, in turn": strings.Repeat("(", 60) + "owed / monthly_income > 1" +
		strings.Repeat(" and owed > 0) or owed < 9", 30) + strings.Repeat(" and owed > 0)", 30),
	"ternaries in a condition": strings.Repeat("(", 60) + "owed" + strings.Repeat(" > 0 ? owed : 1)", 60) +
		" / monthly_income > 1",
	"differences": "owed / (" + strings.Repeat("monthly_income - ", 90) + "1) > 1",
}

const (
	derivedFact = `
[fact.d%d]
of = "debt"
type = "money"
unit = "CNY"
title.zh = "数"
title.en = "a figure"
derive = "%s"
`
	alertTested = `
[alert.tested]
when     = '%s'
severity = "note"
text.zh  = "试"
text.en  = "a trial"
sources  = ["practice"]
`
)

// TestBounds: what is too much to follow is named as not analysed, and the analysis ends.
func TestBounds(t *testing.T) {
	files := minimal(t)
	facts := files["facts.toml"].Data
	for i := range 60 {
		before := "owed / monthly_income"
		if i > 0 {
			before = fmt.Sprintf("d%d + d%d", i-1, i-1)
		}
		facts = fmt.Appendf(facts, derivedFact, i, before)
	}
	files["facts.toml"].Data = facts
	all := map[string]string{"a derived fact read over and over": "d59 > 1"}
	for why, condition := range hostile {
		all[why] = condition
	}
	for why, condition := range all {
		with := minimal(t)
		with["facts.toml"] = files["facts.toml"]
		with["alerts.toml"].Data = fmt.Appendf(with["alerts.toml"].Data, alertTested, condition)
		b, problems := book.Load(with)
		if len(problems) > 0 {
			t.Fatalf("%s does not load: %v", why, problems[0])
		}
		r := Analyse(b, today)
		found := slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Code == "may-divide-by-zero" })
		if !found && !slices.ContainsFunc(r.NotAnalysed, func(u Unanalysed) bool { return u.What != "" }) {
			t.Errorf("%s is passed over in silence", why)
		}
	}
}
