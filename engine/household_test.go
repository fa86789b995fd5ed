package engine_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
)

// householdLines writes who is paid what, and what else is reckoned of all debts together.
func householdLines(h *engine.Household) []string {
	if h == nil {
		return nil
	}
	sum := func(f *engine.Fen) string {
		if f == nil {
			return "?"
		}
		return f.String()
	}
	lines := []string{fmt.Sprintf("need %s has %s fits %s short %s", sum(h.Need60), sum(h.Shareable), h.Fits, sum(h.ShortBy))}
	for _, s := range h.Order {
		lines = append(lines, fmt.Sprintf("%s %s %s", s.ID, s.Debt, sum(s.Pay)))
	}
	for _, o := range []*engine.PayingOrder{h.Snowball, h.DearestFirst} {
		switch {
		case o == nil:
		case o.Months == nil:
			lines = append(lines, fmt.Sprintf("%s never", strings.Join(o.Debts, " ")))
		default:
			lines = append(lines, fmt.Sprintf("%s: %d, %d months, %s", strings.Join(o.Debts, " "), *o.FirstGoneMonths, *o.Months,
				sum(o.Total)))
		}
	}
	return lines
}

func TestHousehold(t *testing.T) {
	b := smallWith(t, map[string]string{"household.toml": `
[household]
need    = "sum(debts, .principal) / 60"
money   = "surplus"
when    = "not summoned"
owed    = "principal"
rate    = "0.12"
sources = ["law"]
[share.old]
when      = "days > 90"
up_to     = "100"
reason.zh = "久"
reason.en = "old"
sources   = ["law"]
[share.all]
when      = "days > 0"
up_to     = "principal"
reason.zh = "其余"
reason.en = "the rest"
sources   = ["law"]
`})
	debt := func(id string, days int, principal, more string) string {
		return fmt.Sprintf(`{"id": %q, "family": "bank", "days": %d, "principal": %s%s}`, id, days, principal, more)
	}
	const here = `, "summoned": false`
	for _, row := range []struct {
		why, surplus string
		debts        []string
		want         []string
	}{
		{"line by line, and of each line by urgency; what a debt had by an earlier line counts", "1500",
			[]string{debt("a", 40, "900", here), debt("b", 100, "3000", here)},
			[]string{"need 65.00 has 1500.00 fits yes short ?", "old b 100.00", "all b 1400.00",
				"a b: 1, 3 months, 3973.02", "b a: 3, 3 months, 3973.02"}},
		{"not enough for all", "60", []string{debt("a", 40, "900", here), debt("b", 100, "3000", here)},
			[]string{"need 65.00 has 60.00 fits no short 5.00", "old b 60.00", "a b: 17, 106 months, 6330.47",
				"b a: 70, 106 months, 6330.48"}},
		{"what is not known to be left out takes part, what is left out does not", "100",
			[]string{debt("a", 40, "900", here), debt("b", 40, "90", ""), debt("c", 40, "90", `, "summoned": true`)},
			[]string{"need 18.00 has 100.00 fits yes short ?", "all a 100.00", "b a: 1, 11 months, 1047.82",
				"a b: 10, 11 months, 1047.84"}},
		{"the money is not known: the order alone", "null", []string{debt("a", 40, "900", here), debt("b", 100, "3000", here)},
			[]string{"need 65.00 has ? fits unknown short ?", "old b ?", "all b ?", "all a ?"}},
		{"nobody takes part", "100", []string{debt("a", 40, "900", `, "summoned": true`)}, nil},
	} {
		profile := fmt.Sprintf(`{"surplus": %s, "debts": [%s]}`, row.surplus, strings.Join(row.debts, ", "))
		got := householdLines(evaluateBy(t, b, profile, calendar.Of(2026, 11, 22)).Household)
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

// The worked example of eight debts: not enough for plans everywhere, and the large card first, to
// bring its principal below 50,000.
func TestHouseholdOfEightDebts(t *testing.T) {
	data, err := os.ReadFile("../fixtures/several/eight-debts-and-little-left.json")
	if err != nil {
		t.Fatal(err)
	}
	h := evaluateBy(t, shipped(t), string(data), calendar.Of(2026, 11, 28)).Household
	want := []string{"need 3483.33 has 1200.00 fits no short 2283.33", "large-card cards-a 1200.00"}
	if diff := cmp.Diff(want, householdLines(h)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
