package engine_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
)

// These tests hold the laws that the documentation once left open. The numbers are those of the
// package comment.

var judged = calendar.Of(2026, 11, 22)

func TestLaw3AStageThatCannotBeComputedIsTheCause(t *testing.T) {
	b := smallWith(t, map[string]string{"stages.toml": `
[stage.sold]
title.zh = "已转让"
title.en = "sold"
when     = "days > grace"
`})
	for _, test := range []struct{ why, debt, missing, cause string }{
		{"the book knows no days of grace", `{"family": "bank", "days": 45, "summoned": false}`, "",
			"parameter-unknown grace"},
		{"the days are missing as well", `{"family": "bank", "summoned": false}`, "debt-1.days",
			"parameter-unknown grace"},
		{"North's are over: nothing is unknown", `{"lender": "north", "days": 45, "summoned": false}`, "", ""},
	} {
		t.Run(test.why, func(t *testing.T) {
			e := evaluateBy(t, b, `{"surplus": 1, "temporary": true, "debts": [`+test.debt+`]}`, judged)
			for _, s := range e.Debts[0].Strategies {
				cause := ""
				if s.Cause != nil {
					cause = string(s.Cause.Kind) + " " + s.Cause.Name
				}
				missing := ""
				for _, m := range s.Missing {
					missing += m.String()
				}
				if s.ID == "instalment" && (missing != test.missing || cause != test.cause) {
					t.Errorf("missing %q, cause %q", missing, cause)
				}
			}
			if test.cause != "" && strategy(t, e, "instalment").Status != engine.Undetermined {
				t.Error("it is offered at late, not at sold: undetermined")
			}
		})
	}
}

// Both strategies have the same points. The family's comes first in strategies.toml, the one of
// common first in the layers.
func TestLaw5TheOrderOfTheBook(t *testing.T) {
	strategy := func(id string) string {
		return strings.ReplaceAll(`
[strategy.ID]
title.zh  = "甲"
title.en  = "ID"
kind      = "repay"
effect.zh = "甲"
effect.en = "ID"
`, "ID", id)
	}
	option := func(id string) string {
		return "\n[option." + id + "]\nstages = [\"late\"]\npoints = 88\nbasis = \"negotiation\"\nsources = [\"law\"]\n"
	}
	b := smallWith(t, map[string]string{
		"strategies.toml":    strategy("earlier") + strategy("later"),
		"common.toml":        option("later"),
		"families/bank.toml": option("earlier"),
	})
	debt := func(days string) engine.Debt {
		profile := `{"debts": [{"lender": "north", "days": ` + days + `, "summoned": false}]}`
		return evaluateBy(t, b, profile, judged).Debts[0]
	}
	var ranked, elsewhere []string
	for _, s := range debt("45").Strategies {
		if s.Score.Low == 88 {
			ranked = append(ranked, s.ID)
		}
	}
	for _, e := range debt("5").Elsewhere {
		elsewhere = append(elsewhere, e.ID)
	}
	if diff := cmp.Diff([]string{"earlier", "later"}, ranked); diff != "" {
		t.Errorf("ties are ranked in the order of strategies.toml (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"answer", "later", "earlier", "extension"}, elsewhere); diff != "" {
		t.Errorf("elsewhere: in the order of the layers, what is dropped last (-want +got):\n%s", diff)
	}
}

func TestLaw7AMilderStageAsksNothing(t *testing.T) {
	for _, test := range []struct{ why, debt, want string }{
		{"a summons is the gravest: the days would tell nothing", `{"id": "a", "family": "bank", "summoned": true}`,
			""},
		{"without one they tell the stage", `{"id": "a", "family": "bank", "summoned": false}`, "a/stage"},
	} {
		t.Run(test.why, func(t *testing.T) {
			decides := ""
			for _, q := range evaluate(t, `{"debts": [`+test.debt+`]}`).Missing {
				if q.Fact == "days" {
					decides = q.Decides[0].String()
				}
			}
			if decides != test.want {
				t.Errorf("days decide %q, want %q", decides, test.want)
			}
		})
	}
}

func TestLaw8AnAlertOfTheBorrowerStandsWithTheFirstDebt(t *testing.T) {
	e := evaluate(t, `{"surplus": -1, "debts": [
		{"id": "a", "family": "bank", "days": 1, "principal": 9},
		{"id": "b", "family": "bank", "days": 1, "principal": 1}]}`)
	var got []string
	for _, a := range e.Alerts {
		got = append(got, strings.TrimSpace(a.ID+" "+a.Debt))
	}
	if diff := cmp.Diff([]string{"paper-unknown a", "poor", "paper-unknown b"}, got); diff != "" {
		t.Errorf("poor follows paper-unknown in the book (-want +got):\n%s", diff)
	}
}

func TestLaw8AnAlertOfFamiliesWaitsForTheFamily(t *testing.T) {
	b := smallWith(t, map[string]string{"alerts.toml": `
[alert.who]
when     = "days > 0"
severity = "note"
families = ["bank", "unknown"]
text.zh  = "问清楚"
text.en  = "find out who lends"
sources  = ["law"]
`})
	for _, test := range []struct {
		why, debt string
		shown     bool
	}{
		{"nothing is told of the creditor", `{"days": 1}`, false},
		{"a lender that the book does not know tells nothing either", `{"lender": "south", "days": 1}`, false},
		{"the profile names the family unknown", `{"family": "unknown", "days": 1}`, true},
		{"the lender tells the family", `{"lender": "north", "days": 1}`, true},
	} {
		t.Run(test.why, func(t *testing.T) {
			shown := false
			for _, a := range evaluateBy(t, b, `{"debts": [`+test.debt+`]}`, judged).Alerts {
				shown = shown || a.ID == "who"
			}
			if shown != test.shown {
				t.Errorf("shown: %v", shown)
			}
		})
	}
}

// A summons is to be answered within 15 days.
func TestLaw8ADeadlineIsNotPast(t *testing.T) {
	for _, test := range []struct{ why, a, b, want string }{
		{"the day itself is a deadline, and a day that is past is none", "2026-11-06", "2026-11-07",
			"b: its deadline is the nearest: 22 November 2026, a: -"},
		{"both are to come", "2026-11-08", "2026-11-09",
			"a: its deadline is the nearest: 23 November 2026, b: -"},
	} {
		t.Run(test.why, func(t *testing.T) {
			debt := func(id, received string) string {
				return `{"id": "` + id + `", "family": "bank", "days": 1, "summoned": true, "received_on": "` +
					received + `"}`
			}
			var order []string
			for _, d := range evaluate(t, `{"debts": [`+debt("a", test.a)+`, `+debt("b", test.b)+`]}`).Debts {
				why := "-"
				if d.Urgency != nil {
					why = d.Urgency.Text.EN
				}
				order = append(order, d.ID+": "+why)
			}
			if diff := cmp.Diff(test.want, strings.Join(order, ", ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLaw10Papers(t *testing.T) {
	b := smallWith(t, map[string]string{
		"common.toml": `
[option.extension.materials]
required = ["receipt"]
helpful  = ["bill", "certificate", "plan", "receipt"]
`,
		"facts.toml": `
[fact.stricken]
of       = "borrower"
type     = "bool"
title.zh = "有难处"
title.en = "stricken"
derive   = 'any(hardships, # != "oversight")'
`,
		"strategies.toml": `
[strategy.instalment.weigh.stricken]
when      = "stricken"
points    = 1
reason.zh = "有难处"
reason.en = "there is a hardship"
sources   = ["law"]
`})
	for _, test := range []struct{ why, papers, strategy, want string }{
		{"each paper once: what is required is no proof, what is proof does not help besides; both groups lack one, " +
			"so the first",
			`["diagnosis"]`, "extension",
			"required receipt, proof diagnosis, proof bill, helpful certificate, helpful plan"},
		{"the group that lacks the fewest",
			`["certificate"]`, "extension", "required receipt, proof certificate, helpful bill, helpful plan"},
		{"all are lacking while nothing is known of them: the group of one",
			`null`, "extension", "required receipt, proof certificate, helpful bill, helpful plan"},
		{"a derived fact that turns on hardships asks for no proof",
			`["diagnosis"]`, "instalment", "required plan, required bill"},
	} {
		t.Run(test.why, func(t *testing.T) {
			profile := `{"surplus": 1, "hardships": ["illness"], "papers": ` + test.papers +
				`, "debts": [{"family": "bank", "days": 1, "summoned": false}]}`
			var got []string
			for _, p := range strategy(t, evaluateBy(t, b, profile, judged), test.strategy).Materials {
				got = append(got, p.Need.String()+" "+p.ID)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReferencesAreWrittenAsBefore(t *testing.T) {
	for _, test := range []struct {
		of   interface{ MarshalText() ([]byte, error) }
		want string
	}{
		{engine.Ref{Fact: "surplus"}, "surplus"},
		{engine.Ref{Debt: "a", Fact: "days"}, "a.days"},
		{engine.Decides{Debt: "a"}, "a/stage"},
		{engine.Decides{Debt: "a", Kind: engine.DecidesStrategy, ID: "instalment"}, "a/instalment"},
		{engine.Decides{Debt: "a", Kind: engine.DecidesAlert, ID: "long"}, "a/alert:long"},
		{engine.Decides{Kind: engine.DecidesAlert, ID: "poor"}, "alert:poor"},
	} {
		if got, err := test.of.MarshalText(); err != nil || string(got) != test.want {
			t.Errorf("%q, want %q (%v)", got, test.want, err)
		}
	}
}

// Without a word about the principal the requirement is no, and could be yes.
func TestLaw7AnOptionClosedByKnownAsksForWhatWasLookedAt(t *testing.T) {
	b := smallWith(t, map[string]string{"strategies.toml": `
[strategy.catch-up.require.small]
when         = "known(principal) and principal < 1000 and surplus > 0"
reason.zh    = "小"
reason.en    = "small"
otherwise.zh = "不小"
otherwise.en = "not small"
sources      = ["law"]
`})
	for _, test := range []struct{ why, debt, want string }{
		{"the principal alone, not yet what else the requirement lacks", `"family": "unknown", "days": 3`, "a.principal"},
		{"once it is told, the rest", `"family": "unknown", "days": 3, "principal": 1`, "surplus"},
		{"too much is owed: nothing opens it", `"family": "unknown", "days": 3, "principal": 2000`, ""},
	} {
		t.Run(test.why, func(t *testing.T) {
			var got []string
			for _, q := range evaluateBy(t, b, `{"debts": [{"id": "a", "summoned": false, `+test.debt+`}]}`, judged).Missing {
				if slices.ContainsFunc(q.Decides, func(d engine.Decides) bool { return d.ID == "catch-up" }) {
					got = append(got, engine.Ref{Debt: q.Debt, Fact: q.Fact}.String())
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Without the hardships, the surplus and whether it is temporary, instalments are open and rank
// first: they have the most points that are certain.
func TestLaw5AnOpenOptionSaysWhatItTurnsOn(t *testing.T) {
	for _, test := range []struct {
		why, profile, strategy string
		want                   []engine.Turn
	}{
		{
			"a fact of the borrower", `"debts": [{"id": "a", "family": "bank", "days": 45, "summoned": false}]`,
			"instalment", []engine.Turn{{Fact: "surplus"}},
		},
		{
			"in the order in which to ask: what tells the stage first",
			`"debts": [{"id": "a", "family": "bank", "summoned": false}]`,
			"catch-up", []engine.Turn{{Fact: "days", Debt: "a"}},
		},
		{
			"what is eligible turns on nothing, though its score is not certain",
			`"surplus": 1, "debts": [{"id": "a", "family": "bank", "days": 45, "summoned": false}]`,
			"instalment", []engine.Turn{},
		},
	} {
		t.Run(test.why, func(t *testing.T) {
			s := strategy(t, evaluate(t, `{`+test.profile+`}`), test.strategy)
			if diff := cmp.Diff(test.want, s.TurnsOn); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
