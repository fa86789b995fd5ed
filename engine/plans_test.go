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

// planLine writes the figures of a plan in one line.
func planLine(p engine.Plan) string {
	var b strings.Builder
	sum := func(name string, f *engine.Fen) {
		if f != nil {
			fmt.Fprintf(&b, " %s %s", name, f)
		}
	}
	fmt.Fprint(&b, p.ID)
	if p.AtLeast {
		fmt.Fprint(&b, " at least")
	}
	if p.Months != nil {
		fmt.Fprintf(&b, " %d", *p.Months)
	}
	sum("x", p.Monthly)
	sum("last", p.Last)
	sum("total", p.Total)
	sum("extra", p.Extra)
	sum("beside", p.Beside)
	if p.CostRate != nil {
		fmt.Fprintf(&b, " cost %s", p.CostRate.Round(4))
	}
	fmt.Fprintf(&b, " fits %s", p.Fits)
	sum("short", p.ShortBy)
	if p.WithinMost != nil && !*p.WithinMost {
		fmt.Fprint(&b, " too long")
	}
	if p.Never {
		fmt.Fprint(&b, " never")
	}
	if len(p.Missing) > 0 {
		fmt.Fprint(&b, " needs ", p.Missing)
	}
	return b.String()
}

func planLines(s engine.Strategy) (lines []string) {
	for _, p := range s.Plans {
		lines = append(lines, planLine(p))
	}
	return lines
}

// The figures of the first two worked examples, to the fen: a card of a shop that has closed, and a
// consumer loan after a cut in pay.
func TestPlansOfWorkedExamples(t *testing.T) {
	b := shipped(t)
	for _, row := range []struct {
		why, fixture, strategy string
		want                   []string
	}{
		{"a card, 91 days: without interest 60 or 46 months, with it too long for Art. 70",
			"credit-card/shop-closed-91-days", "personalised-instalment", []string{
				"longest 60 x 831.66 last 832.06 total 49900.00 extra 0.00 fits yes",
				"shortest 46 x 1084.78 last 1084.90 total 49900.00 extra 0.00 fits yes",
				"at-rate 78 x 1096.83 last 1097.48 total 85553.39 extra 35653.39 fits yes too long",
				"principal 48 x 958.33 last 958.49 total 46000.00 extra 0.00 fits yes",
			}},
		{"the same: 15,300 now, and the rest at the card's rate", "credit-card/shop-closed-91-days", "part-payment",
			[]string{
				"now total 15300.00 extra 0.00 fits yes",
				"rest 44 x 1084.34 last 1084.55 total 47711.17 extra 13111.17 fits yes",
			}},
		{"a loan, 31 days: arrears of 311.30 are no part of what is spread at the rate",
			"ant-jiebei/pay-cut-31-days", "instalment", []string{
				"stopped 20 x 898.06 last 898.16 total 17961.30 extra 0.00 fits yes",
				"at-rate 23 x 884.39 last 884.43 total 20341.01 extra 2691.01 beside 311.30 fits yes",
			}},
	} {
		data, err := os.ReadFile("../fixtures/" + row.fixture + ".json")
		if err != nil {
			t.Fatal(err)
		}
		e := evaluateBy(t, b, string(data), calendar.Of(2026, 11, 22))
		if diff := cmp.Diff(row.want, planLines(strategy(t, e, row.strategy))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

// planBook is the small book with facts for figures, and with the plans of one option.
func planBook(plans string) map[string]string {
	money := func(name, more string) string {
		return fmt.Sprintf("[fact.%s]\nof = \"debt\"\ntype = \"money\"\nunit = \"CNY\"\nmin = 0\ntitle.zh = \"字\"\n"+
			"title.en = %[1]q\n%s", name, more)
	}
	asked := "ask.zh = \"多少？\"\nask.en = \"How much?\"\n"
	table := func(id, keys string) string {
		return fmt.Sprintf("[strategy.extension.plan.%s]\ntitle.zh = \"字\"\ntitle.en = \"text\"\n%s\n"+
			"assume.zh = \"字\"\nassume.en = \"text\"\nsources = [\"law\"]\n", id, keys)
	}
	var all strings.Builder
	for plan := range strings.Lines(plans) {
		if id, keys, found := strings.Cut(strings.TrimSpace(plan), ": "); found {
			all.WriteString(table(id, strings.ReplaceAll(keys, "; ", "\n")))
		}
	}
	return map[string]string{
		"facts.toml": "\n" + money("capital", asked) + money("interest", asked) + money("means", asked) +
			money("whole", "derive = \"capital + interest\"\n") +
			"[fact.rate]\nof = \"debt\"\ntype = \"rate\"\nunit = \"per-year\"\ntitle.zh = \"字\"\ntitle.en = \"rate\"\n" + asked,
		"strategies.toml": "\n" + all.String(),
	}
}

func TestPlans(t *testing.T) {
	const equal = `form = "equal"; of = "whole"; rate = "rate"; against = "means"`
	for _, row := range []struct{ why, plans, facts, want string }{
		{"the run follows from the payment, which is levelled over it",
			"a: " + equal + `; pay = "means"`, `"capital": 10000, "interest": 0, "rate": 0, "means": 3000`,
			"a 4 x 2500.00 last 2500.00 total 10000.00 extra 0.00 fits yes"},
		{"the payment follows from the run, and misses what can be paid",
			"a: " + equal + `; months = "3"`, `"capital": 10000, "interest": 0, "rate": 0, "means": 3000`,
			"a 3 x 3333.33 last 3333.34 total 10000.00 extra 0.00 fits no short 333.33"},
		{"the interest of a month takes all that can be paid",
			"a: " + equal + `; pay = "means"`, `"capital": 10000, "interest": 0, "rate": 0.24, "means": 200`,
			"a fits no never"},
		{"a rate that is not known leaves that plan unknown, and says what is needed",
			"a: " + equal + `; pay = "means"`, `"capital": 10000, "interest": 0, "means": 3000`,
			"a fits unknown needs [d.rate]"},
		{"interest that is not known: the least it can be, which proves no more than that",
			"a: " + equal + `; months = "10"`, `"capital": 10000, "rate": 0, "means": 3000`,
			"a at least 10 x 1000.00 last 1000.00 total 10000.00 extra 0.00 fits unknown needs [d.interest]"},
		{"even the least does not fit",
			"a: " + equal + `; months = "2"`, `"capital": 10000, "rate": 0, "means": 3000`,
			"a at least 2 x 5000.00 last 5000.00 total 10000.00 extra 0.00 fits no short 2000.00 needs [d.interest]"},
		{"longer than may be asked for",
			"a: " + equal + `; pay = "means"; most = "12"`, `"capital": 10000, "interest": 0, "rate": 0, "means": 500`,
			"a 20 x 500.00 last 500.00 total 10000.00 extra 0.00 fits yes too long"},
		{"equal principal: the first payment is the one that must be affordable",
			`a: form = "equal-principal"; of = "whole"; rate = "rate"; months = "24"; against = "means"`,
			`"capital": 17650, "interest": 0, "rate": 0.146, "means": 900`,
			"a 24 x 950.15 last 744.52 total 20334.28 extra 2684.28 fits no short 50.15"},
		{"a flat fee, with the yearly rate that it is in truth",
			`a: form = "flat-fee"; of = "whole"; rate = "0.0045"; months = "60"; against = "means"`,
			`"capital": 49900, "interest": 0, "means": 1100`,
			"a 60 x 1056.22 last 1056.02 total 63373.00 extra 13473.00 cost 0.0984 fits yes"},
		{"put off by days, with their interest",
			`a: form = "deferral"; of = "whole"; rate = "rate"; until = "add_days(as_of, 92)"; year_days = "365"`,
			`"capital": 17650, "interest": 0, "rate": 0.146`,
			"a total 18299.52 extra 649.52 fits unknown"},
		{"put off by days of a year of 360",
			`a: form = "deferral"; of = "whole"; rate = "rate"; until = "add_days(as_of, 92)"; year_days = "360"`,
			`"capital": 17650, "interest": 0, "rate": 0.146`,
			"a total 18308.54 extra 658.54 fits unknown"},
		{"paid at once, with something beside it",
			`a: form = "lump-sum"; of = "capital"; against = "means"; beside = "interest"`,
			`"capital": 800, "interest": 20, "means": 3000`,
			"a total 800.00 extra 0.00 beside 20.00 fits yes"},
		{"nothing is owed, so there is no plan",
			`a: form = "lump-sum"; of = "capital"; against = "means"`, `"capital": 0, "means": 3000`, ""},
		{"a plan whose condition is no",
			"a: form = \"lump-sum\"; of = \"capital\"; against = \"means\"; when = \"rate > 1\"\n" +
				`b: form = "lump-sum"; of = "capital"; against = "means"; when = "rate < 1"`,
			`"capital": 8, "rate": 0.2, "means": 3000`, "b total 8.00 extra 0.00 fits yes"},
	} {
		b := smallWith(t, planBook(row.plans))
		profile := fmt.Sprintf(`{"hardships": ["illness"], "debts": [{"id": "d", "family": "bank", "days": 40, %s}]}`, row.facts)
		s := strategy(t, evaluateBy(t, b, profile, calendar.Of(2026, 11, 22)), "extension")
		if got := strings.Join(planLines(s), "\n"); got != row.want {
			t.Errorf("%s:\n got %s\nwant %s", row.why, got, row.want)
		}
	}
}

// A plan says what it was reckoned from: numbers, days and records, which of them the creditor claims,
// and which are doubted.
func TestLaw15PlansSayWhatTheyRestOn(t *testing.T) {
	for _, row := range []struct{ why, file, change, to, plan, want string }{
		{"what the creditor claims, and what is doubted", "ant-jiebei/pay-cut-31-days", `"monthly_due": "1885.25"`, `"monthly_due": 2163.8`,
			"instalment.at-rate", "jiebei.principal claimed [instalments-and-rate] jiebei.contract_amount jiebei.amount_received " +
				"jiebei.interest claimed jiebei.penalty claimed jiebei.apr [instalments-and-rate] " +
				"jiebei.monthly_due [instalments-and-rate] monthly_income other_income essential_spending"},
		{"days and records", "small-loan/fees-taken-upfront-payments-listed", "", "", "check-charges.principal-first",
			"cash.payments cash.amount_received cash.disbursed_on cash.contract_date " +
				"available_cash essential_spending monthly_income other_income"},
	} {
		data, err := os.ReadFile("../fixtures/" + row.file + ".json")
		if err != nil {
			t.Fatal(err)
		}
		e := evaluateBy(t, shipped(t), strings.Replace(string(data), row.change, row.to, 1), calendar.Of(2026, 11, 22))
		option, id, _ := strings.Cut(row.plan, ".")
		var got []string
		for _, p := range strategy(t, e, option).Plans {
			if p.ID == id {
				for _, g := range p.RestsOn {
					got = append(got, sayGiven(g))
				}
			}
		}
		if diff := cmp.Diff(row.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

func sayGiven(g engine.Given) string {
	said := g.Fact.String()
	if g.Inferred {
		said += " inferred"
	}
	if g.Claimed {
		said += " claimed"
	}
	if len(g.Doubts) > 0 {
		said += fmt.Sprint(" ", g.Doubts)
	}
	return said
}

// An option that does not suit has no figures.
func TestNoPlansOfWhatDoesNotSuit(t *testing.T) {
	b := smallWith(t, planBook(`a: form = "lump-sum"; of = "capital"; against = "means"`))
	profile := `{"hardships": [], "debts": [{"id": "d", "family": "bank", "days": 40, "capital": 8, "means": 9}]}`
	s := strategy(t, evaluateBy(t, b, profile, calendar.Of(2026, 11, 22)), "extension")
	if s.Status != engine.Ineligible || len(s.Plans) != 0 {
		t.Errorf("%s with %d plans", s.Status, len(s.Plans))
	}
}
