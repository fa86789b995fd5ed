package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
)

// A guess chooses the book by which a debt is judged, and nothing else.
func TestLaw1AGuessChoosesTheBookAlone(t *testing.T) {
	b := smallWith(t, map[string]string{
		"families/bank.toml": `
[guess.bank]
words    = ["bank", "bank loan"]
at       = "ending"
families = ["unknown"]
lenders  = ["north"]
`,
		"families/unknown.toml": `
[guess.several]
words = ["River Bank", "shop"]
`,
		"facts.toml": `
[fact.family]
of       = "debt"
type     = "choice"
from     = "family"
title.zh = "哪一类"
title.en = "kind"
ask.zh   = "哪一类？"
ask.en   = "Which kind?"
`,
		"alerts.toml": `
[alert.of-a-bank]
when     = 'family == "bank"'
severity = "note"
text.zh  = "银行"
text.en  = "a bank"
sources  = ["law"]
`})
	type judged struct {
		Family string
		Known  bool
		Guess  string
		First  bool // the kind of creditor is the first question
		Alert  bool
	}
	for _, row := range []struct {
		why, debt string
		want      judged
	}{
		{"the end of a name, in any case", `"lender":"Hill BANK"`, judged{"bank", false, "bank", true, false}},
		{"a word that is the whole name", `"lender":"shop"`, judged{"unknown", false, "several", true, false}},
		{"the whole name comes before its end", `"lender":"river bank"`, judged{"unknown", false, "several", true, false}},
		{"a word at the beginning is none", `"lender":"bank of hills"`, judged{"unknown", false, "", true, false}},
		{"a family that is told is no guess", `"lender":"Hill Bank","family":"bank"`, judged{"bank", true, "", false, true}},
		{"a lender that the book knows is none", `"lender":"north"`, judged{"bank", true, "", false, true}},
		{"no name, no guess", `"id":"a"`, judged{"unknown", false, "", true, false}},
	} {
		e := evaluateBy(t, b, `{"debts":[{`+row.debt+`}]}`, calendar.Of(2026, 11, 22))
		d := e.Debts[0]
		got := judged{d.Family, d.FamilyKnown, "", false, false}
		if d.Guess != nil {
			got.Guess = d.Guess.ID
		}
		got.First = len(e.Missing) > 0 && e.Missing[0].Fact == "family"
		for _, a := range e.Alerts {
			got.Alert = got.Alert || a.ID == "of-a-bank"
		}
		if row.want.Guess == "" { // the order of questions is law 7's
			got.First = row.want.First
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
	d := evaluateBy(t, b, `{"debts":[{"lender":"Hill Bank"}]}`, calendar.Of(2026, 11, 22)).Debts[0]
	if len(d.Guess.Families) != 1 || d.Guess.Families[0].ID != "unknown" || len(d.Guess.Lenders) != 1 {
		t.Errorf("candidates: %v", *d.Guess)
	}
	var none *engine.Guess
	if other := evaluateBy(t, b, `{"debts":[{"lender":"Hill"}]}`, calendar.Of(2026, 11, 22)).Debts[0].Guess; other != none {
		t.Errorf("a guess at nothing: %v", *other)
	}
}
