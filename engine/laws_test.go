package engine_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

func TestStageIsTheGravestThatIsYesAndWhatMayBeGraver(t *testing.T) {
	for _, test := range []struct {
		why, debt  string
		stage      string
		candidates []string
	}{
		{"nothing is overdue", `{"days": 0, "summoned": false}`, "current", []string{"current"}},
		{"the gravest of those that hold", `{"days": 45, "summoned": false}`, "late", []string{"late"}},
		{"a summons outweighs the days", `{"days": 0, "summoned": true}`, "court", []string{"court"}},
		{"without the days it may be any of the graver ones", `{"summoned": false}`, "",
			[]string{"current", "early", "late"}},
		{"a summons nobody spoke of leaves the stage to the days: the condition says known()", `{"days": 45}`, "late",
			[]string{"late"}},
		{"a summons tells the stage even without the days", `{"summoned": true}`, "court", []string{"court"}},
	} {
		t.Run(test.why, func(t *testing.T) {
			stage := evaluate(t, `{"debts": [`+test.debt+`]}`).Debts[0].Stage
			if diff := cmp.Diff(test.candidates, stage.Candidates); diff != "" || stage.ID != test.stage {
				t.Errorf("stage %q, candidates (-want +got):\n%s", stage.ID, diff)
			}
		})
	}
}

func TestStatusAndScore(t *testing.T) {
	for _, test := range []struct {
		why, profile string
		want         []string
	}{
		{
			"all is known: what is open by points, the last tier behind it whatever its points, what is closed " +
				"at the end",
			`{"surplus": 100, "temporary": true, "hardships": [], ` +
				`"debts": [{"family": "bank", "days": 45, "summoned": false, "principal": 1000}]}`,
			[]string{"instalment eligible 75..75", "family-help eligible 99..99", "extension ineligible 45..45"},
		},
		{
			"an unknown requirement makes it undetermined; unknown weights widen the score both ways, and count nothing " +
				"for the rank: 70 before 40, though it is open",
			`{"hardships": ["illness"], "debts": [{"family": "bank", "days": 45, "summoned": false}]}`,
			[]string{"instalment undetermined 50..75", "extension eligible 40..45", "family-help eligible 99..99"},
		},
		{
			"the first tier comes first once it is eligible",
			`{"surplus": 1, "temporary": true, "hardships": ["illness"], ` +
				`"debts": [{"family": "bank", "days": 45, "summoned": true, "principal": 1}]}`,
			[]string{"answer eligible 90..90", "family-help eligible 99..99"},
		},
		{
			"offered at some candidates only: undetermined, and the points are between the least and the greatest",
			`{"surplus": 100, "temporary": false, "hardships": ["illness"], ` +
				`"debts": [{"family": "bank", "summoned": false, "principal": 1000}]}`,
			[]string{"catch-up undetermined 80..80", "extension eligible 40..60", "instalment eligible 10..70",
				"family-help eligible 99..99"},
		},
	} {
		t.Run(test.why, func(t *testing.T) {
			if diff := cmp.Diff(test.want, ranking(evaluate(t, test.profile))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestEveryFailedRequirementIsReportedWithWhatItNeeds(t *testing.T) {
	s := strategy(t, evaluate(t, `{"surplus": "-5.50", "debts": [{"family": "bank", "days": 45, "summoned": false}]}`),
		"instalment")
	got := s.Reasons[0]
	want := engine.Needs{Fact: "surplus", Title: got.Needs.Title, Operator: ">", Value: "0", Text: got.Needs.Text,
		Changes: "borrower"}
	if diff := cmp.Diff(&want, got.Needs); diff != "" {
		t.Errorf("needs (-want +got):\n%s", diff)
	}
	if got.Truth != engine.No || got.Text.EN != "there is no surplus" || got.Values["surplus"] != "-5.50" {
		t.Errorf("reason: %+v", got)
	}
}

func TestReasonsCarryTheOwnFigures(t *testing.T) {
	s := strategy(t, evaluate(t, `{"surplus": "1300", "debts": [{"family": "bank", "days": 45, "summoned": false}]}`),
		"instalment")
	if got := s.Reasons[0].Text; got.ZH != "有结余 1,300 元" || got.EN != "there is a surplus of CNY 1,300" {
		t.Errorf("text: %+v", got)
	}
	if s.Reasons[0].Place != "strategies.toml:38" {
		t.Errorf("place: %s", s.Reasons[0].Place)
	}
}

// A figure of which only bounds are known is said to be at least, or at most, so much.
func TestReasonsSayWhatIsOnlyBounded(t *testing.T) {
	b, problems := book.Load(os.DirFS("book/testdata/minimal"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, row := range []struct {
		why, profile string
		truth        engine.Truth
		text         text.Text
		bounds       map[string]engine.Bounds
	}{
		{"what is earned is not negative",
			`{"essential_spending": 40, "debts": [{"family": "credit-card", "overdue_days": 4, "owed": 0}]}`,
			engine.No, text.Text{ZH: "每月结余至少 -40 元够还", EN: "the surplus of at least CNY -40 covers it"},
			map[string]engine.Bounds{"monthly_surplus": {AtLeast: "-40.00"}}},
		{"what is known is no bound",
			`{"monthly_income": 100, "essential_spending": 40, "debts": [{"family": "credit-card", "overdue_days": 4, "owed": 500}]}`,
			engine.Yes, text.Text{ZH: "欠款 500 元,超出每月结余 60 元",
				EN: "CNY 500 is owed, more than the surplus of CNY 60"},
			map[string]engine.Bounds{}},
		{"nothing is known of it", `{"debts": [{"family": "credit-card", "overdue_days": 4, "owed": 500}]}`,
			engine.Unknown, text.Text{}, map[string]engine.Bounds{}},
		{"of each figure that is not known", `{"essential_spending": 40, "debts": [{"family": "credit-card", "overdue_days": 4}]}`,
			engine.Unknown, text.Text{}, map[string]engine.Bounds{"monthly_surplus": {AtLeast: "-40.00"}}},
	} {
		day := calendar.Of(2026, 11, 22)
		p, problems := fact.ReadProfile(b.Vocabulary, "", []byte(row.profile), day)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		reasons := strategy(t, engine.Evaluate(b, p, day), "instalment").Reasons
		r := reasons[slices.IndexFunc(reasons, func(r engine.Reason) bool { return r.ID == "beyond-means" })]
		if r.Truth != row.truth || r.Text != row.text {
			t.Errorf("%s: %v %+v", row.why, r.Truth, r.Text)
		}
		if diff := cmp.Diff(row.bounds, r.Bounds); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestWhatCannotBeComputedIsUnknownWithItsCause(t *testing.T) {
	s := strategy(
		t, evaluate(
			t, `{"surplus": 0, "temporary": true, `+
				`"debts": [{"family": "bank", "days": 45, "summoned": false, "principal": 1000}]}`), "instalment")
	i := slices.IndexFunc(s.Reasons, func(r engine.Reason) bool { return r.ID == "long" })
	if i < 0 {
		t.Fatal("instalment has no condition long")
	}
	if r := s.Reasons[i]; r.Truth != engine.Unknown || r.Cause == nil || r.Cause.Kind != "division-by-zero" ||
		r.Cause.Name != "months" || len(r.Missing) > 0 {
		t.Errorf("long: %+v, cause %+v", r, r.Cause)
	}
}

func TestParameterIsLaidOverByTheLender(t *testing.T) {
	for _, test := range []struct{ why, debt, status, cause string }{
		{"North's three days of grace", `{"lender": "north", "days": 3, "summoned": false}`, "eligible", ""},
		{"they are over", `{"lender": "north", "days": 4, "summoned": false}`, "ineligible", ""},
		{"the book itself knows none: unknown, never nought", `{"family": "bank", "days": 3, "summoned": false}`,
			"undetermined", "parameter-unknown grace"},
	} {
		t.Run(test.why, func(t *testing.T) {
			s := strategy(t, evaluate(t, `{"debts": [`+test.debt+`]}`), "catch-up")
			cause := ""
			if s.Cause != nil {
				cause = string(s.Cause.Kind) + " " + s.Cause.Name
			}
			if s.Status.String() != test.status || cause != test.cause {
				t.Errorf("%s, cause %q", s.Status, cause)
			}
		})
	}
}

func TestCreditor(t *testing.T) {
	for _, test := range []struct {
		why, debt, title, family     string
		lenderKnown, familyKnown, ok bool
	}{
		{"by id", `{"lender": "north", "days": 1}`, "North Bank", "bank", true, true, false},
		{"by alias, trimmed and folded", `{"lender": " 北方 ", "days": 1}`, "North Bank", "bank", true, true, false},
		{"the contract names another kind: none of North's own options, so nothing is dropped",
			`{"lender": "north", "family": "unknown", "days": 1}`, "North Bank", "unknown", true, true, true},
		{"not in the book, but of a known kind", `{"lender": "south", "family": "bank", "days": 1}`, "south", "bank",
			false, true, true},
		{"neither", `{"lender": "south", "days": 1}`, "south", "unknown", false, false, true},
	} {
		t.Run(test.why, func(t *testing.T) {
			d := evaluate(t, `{"debts": [`+test.debt+`]}`).Debts[0]
			offered := false
			for _, s := range d.Strategies {
				offered = offered || s.ID == "extension"
			}
			if d.Title.EN != test.title || d.Family != test.family || d.LenderKnown != test.lenderKnown ||
				d.FamilyKnown != test.familyKnown || offered != test.ok {
				t.Errorf("%q, family %s, lender known %v, family known %v, extension offered %v", d.Title.EN, d.Family,
					d.LenderKnown, d.FamilyKnown, offered)
			}
		})
	}
}

func TestDroppedIsListedElsewhereWithItsReason(t *testing.T) {
	d := evaluate(t, `{"debts": [{"lender": "north", "days": 1, "summoned": false}]}`).Debts[0]
	var got []string
	for _, e := range d.Elsewhere {
		because := ""
		if e.Because != nil {
			because = e.Because.EN
		}
		got = append(got, e.ID+" "+strings.Join(e.Stages, ",")+" "+because)
	}
	if diff := cmp.Diff([]string{"answer court ", "extension  North grants no extension"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestQuestions(t *testing.T) {
	question := func(q engine.Question) string {
		decides := make([]string, len(q.Decides))
		for i, d := range q.Decides {
			decides[i] = d.String()
		}
		return engine.Ref{Debt: q.Debt, Fact: q.Fact}.String() + " decides " + strings.Join(decides, " ")
	}
	for _, test := range []struct {
		why, profile string
		want         []string
	}{
		{
			"what tells the stage first, then what settles options, the one with more points first, then the rest in " +
				"the order of the vocabulary",
			`{"debts": [{"id": "a", "family": "bank", "summoned": false}]}`,
			[]string{"a.days decides a/stage a/catch-up", "hardships decides a/extension",
				"surplus decides a/instalment alert:poor", "temporary decides ", "a.principal decides a/alert:long"},
		},
		{
			"an option that is closed asks nothing: without a surplus the principal matters to the alert alone",
			`{"surplus": -1, "temporary": true, "hardships": [], ` +
				`"debts": [{"id": "a", "family": "bank", "days": 45, "summoned": false}]}`,
			[]string{"a.principal decides a/alert:long"},
		},
		{
			"a derived fact is never asked for, but what it lacks",
			`{"surplus": 1, "temporary": true, "hardships": [], ` +
				`"debts": [{"id": "a", "family": "unknown", "days": 45, "summoned": false}]}`,
			[]string{"a.principal decides "},
		},
		{
			"what known() looked at is asked, though its answer is certain as things stand; it would tell the stage",
			`{"surplus": 1, "temporary": true, "hardships": [], ` +
				`"debts": [{"id": "a", "family": "bank", "days": 45, "principal": 1}]}`,
			[]string{"a.summoned decides a/stage a/alert:answer-by a/alert:paper-unknown",
				"a.received_on decides a/alert:answer-by"},
		},
		{
			"what the day of an urgent alert lacks is asked before what settles options",
			`{"debts": [{"id": "a", "family": "bank", "summoned": true}]}`,
			[]string{"a.received_on decides a/alert:answer-by", "surplus decides alert:poor"},
		},
		{
			"the principal puts one debt before the other, and decides nothing else",
			`{"surplus": 1, "temporary": true, "hardships": [], "debts": [
				{"id": "a", "family": "unknown", "days": 1, "summoned": false, "principal": 1},
				{"id": "b", "family": "unknown", "days": 1, "summoned": false}]}`,
			[]string{"b.principal decides "},
		},
		{
			"asked before and not known: last",
			`{"surplus": null, "hardships": [], ` +
				`"debts": [{"id": "a", "family": "bank", "days": 45, "summoned": false, "principal": 1}]}`,
			[]string{"temporary decides ", "surplus decides a/instalment alert:poor"},
		},
	} {
		t.Run(test.why, func(t *testing.T) {
			var got []string
			for _, q := range evaluate(t, test.profile).Missing {
				got = append(got, question(q))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// All three tell the stage: then the order of the vocabulary decides, of the borrower or of a debt.
func TestAFactOfTheBorrowerMayTellTheStage(t *testing.T) {
	b := smallWith(t, map[string]string{"stages.toml": `
[stage.broke]
title.zh = "还不起"
title.en = "broke"
when     = "surplus < -1000 and temporary"
`})
	e := evaluateBy(
		t, b, `{"hardships": [], "debts": [{"id": "a", "family": "bank", "summoned": false, "principal": 1}]}`,
		calendar.Of(2026, 11, 22))
	var got []string
	for _, q := range e.Missing {
		got = append(got, q.Fact)
	}
	if diff := cmp.Diff([]string{"surplus", "temporary", "days"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatIsOutsideItsDatesIsNotThere(t *testing.T) {
	b := smallWith(t, map[string]string{
		"strategies.toml": `
[strategy.instalment.require.rich]
when         = "surplus > 1000000"
reason.zh    = "有钱"
reason.en    = "rich"
otherwise.zh = "没钱"
otherwise.en = "not rich"
sources      = ["law"]
until        = 2026-11-21
`,
		"alerts.toml": `
[alert.soon]
when     = "surplus > 0"
severity = "note"
text.zh  = "快了"
text.en  = "soon"
sources  = ["law"]
from     = 2026-11-22
`,
		"common.toml": `
[channel.closed]
kind     = "phone"
where.zh = "关了"
where.en = "closed since"
sources  = ["law"]
until    = 2026-11-21
`})
	profile := `{"surplus": 1, "debts": [{"family": "bank", "days": 45, "summoned": false}]}`
	for _, test := range []struct {
		why    string
		day    calendar.Day
		status engine.Status
		alerts int
		ways   int
	}{
		{"the last day of what ends, the day before what begins", calendar.Of(2026, 11, 21), engine.Ineligible, 0, 2},
		{"the day after, the first day", calendar.Of(2026, 11, 22), engine.Eligible, 1, 1},
	} {
		t.Run(test.why, func(t *testing.T) {
			e := evaluateBy(t, b, profile, test.day)
			if s := strategy(t, e, "instalment"); s.Status != test.status || len(e.Alerts) != test.alerts ||
				len(e.Debts[0].Channels) != test.ways {
				t.Errorf("%s, alerts %v, channels %v", s.Status, e.Alerts, e.Debts[0].Channels)
			}
		})
	}
}

func TestADueDayMayTurnOnTheStage(t *testing.T) {
	b := smallWith(t, map[string]string{"alerts.toml": `
[alert.call]
when     = "days >= 0"
severity = "note"
due      = 'add_days(as_of, stage == "late" ? 1 : 30)'
text.zh  = "{due} 前打电话"
text.en  = "call by {due}"
sources  = ["law"]
`})
	for _, test := range []struct{ why, debt, want string }{
		{"one stage", `{"family": "unknown", "days": 45, "summoned": false}`, "call by 23 November 2026"},
		{"another", `{"family": "unknown", "days": 1, "summoned": false}`, "call by 22 December 2026"},
	} {
		e := evaluateBy(t, b, `{"surplus": 1, "debts": [`+test.debt+`]}`, calendar.Of(2026, 11, 22))
		if len(e.Alerts) != 1 || e.Alerts[0].Text.EN != test.want {
			t.Errorf("%s: %+v", test.why, e.Alerts)
		}
	}
}

func TestAlerts(t *testing.T) {
	e := evaluate(t, `{"surplus": -1, "debts": [
		{"id": "a", "family": "bank", "days": 45, "summoned": true, "received_on": "2026-11-20", "principal": 1},
		{"id": "b", "family": "bank", "days": 45, "summoned": true, "received_on": "2026-11-10", "principal": 1},
		{"id": "c", "family": "bank", "days": 45, "principal": 9},
		{"id": "d", "days": 45, "summoned": false, "principal": 8}]}`)
	var got []string
	for _, a := range e.Alerts {
		got = append(got, strings.TrimSpace(a.Severity.String()+" "+a.ID+" "+a.Debt+" "+a.Text.EN))
	}
	want := []string{
		"urgent answer-by b answer by 25 November 2026",
		"urgent answer-by a answer by 5 December 2026",
		"caution poor  food first",
		"caution paper-unknown c look for a summons",
		"note long c a long time",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf(
			"by severity, due day, debt, order in the book; d's creditor is not known, so long is not heard for it "+
				"(-want +got):\n%s", diff)
	}
	var order []string
	for _, d := range e.Debts {
		why := "-"
		if d.Urgency != nil {
			why = d.Urgency.Text.EN
		}
		order = append(order, d.ID+": "+why)
	}
	want = []string{"b: its deadline is the nearest: 25 November 2026",
		"a: its deadline is the nearest: 5 December 2026", "c: more is owed", "d: -"}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("debts by urgency (-want +got):\n%s", diff)
	}
}

func TestPapers(t *testing.T) {
	paper := func(p engine.Paper) string {
		return p.Need.String() + " " + p.ID + " " + p.State.String() + " " + strings.Join(p.By, ",")
	}
	for _, test := range []struct {
		why, papers, strategy string
		want                  []string
	}{
		{"a stand-in does for a paper", `["receipt"]`, "instalment",
			[]string{"required plan missing ", "required bill at-hand receipt"}},
		{"not told: unknown, not missing", `null`, "instalment",
			[]string{"required plan unknown ", "required bill unknown "}},
		{"an option that asks after hardships wants their proof: the group with the least still to get",
			`["diagnosis", "receipt"]`, "extension",
			[]string{"proof diagnosis at-hand diagnosis", "proof bill at-hand receipt"}},
		{"none at hand: the group with the fewest papers", `[]`, "extension", []string{"proof certificate missing "}},
	} {
		t.Run(test.why, func(t *testing.T) {
			e := evaluate(
				t, `{"surplus": 1, "hardships": ["illness"], "papers": `+test.papers+`, "debts": [{"family": "bank", "days": 1, "summoned": false}]}`)
			var got []string
			for _, p := range strategy(t, e, test.strategy).Materials {
				got = append(got, paper(p))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDaysGoForwardWithTheDayThatIsJudged(t *testing.T) {
	for _, test := range []struct {
		why, asOf, days string
		want            []string
	}{
		{"thirty days are thirty-one a day later", "2026-11-21", "30", []string{"late"}},
		{"on the same day nothing moves", "2026-11-22", "30", []string{"early"}},
		{"a count at 0 has not begun: since then it is one day at the most", "2026-11-21", "0",
			[]string{"current", "early"}},
		{"on a day before it began it is not known either", "2026-12-30", "30", []string{"current", "early", "late"}},
	} {
		t.Run(test.why, func(t *testing.T) {
			e := evaluate(
				t, `{"as_of": "`+test.asOf+`", "debts": [{"family": "bank", "days": `+test.days+`, "summoned": false}]}`)
			if diff := cmp.Diff(test.want, e.Debts[0].Stage.Candidates); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if e.FactsAsOf.String() != test.asOf || e.AsOf.String() != "2026-11-22" {
				t.Errorf("facts as of %s, judged as of %s", e.FactsAsOf, e.AsOf)
			}
		})
	}
}

func TestWhatIsUsedPastItsDayIsSaid(t *testing.T) {
	e := evaluate(
		t, `{"surplus": 1, "hardships": ["illness"], `+
			`"debts": [{"lender": "north", "days": 1, "summoned": true}, {"family": "bank", "days": 1, "summoned": false}]}`)
	var got []string
	for _, o := range e.Outdated {
		got = append(got, o.Kind.String()+" "+o.ID+" "+o.KnownUntil.String())
	}
	if diff := cmp.Diff([]string{"parameter answer_days 2026-11-01", "source hearsay 2026-01-31",
		"lender north 2026-04-01"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPracticeThatNothingConfirmsIsMarked(t *testing.T) {
	e := evaluate(t, `{"debts": [{"family": "bank", "days": 1, "summoned": false}]}`)
	if !strategy(t, e, "extension").Unconfirmed || strategy(t, e, "instalment").Unconfirmed {
		t.Error("extension rests on hearsay, instalment on law")
	}
}

func TestDoFirst(t *testing.T) {
	e := evaluate(
		t, `{"papers": [], "debts": [{"family": "bank", "days": 1, "summoned": true, "received_on": "2026-11-20"}]}`)
	var got []string
	for _, a := range e.DoFirst {
		got = append(got, a.Kind.String()+": "+a.Text.EN)
	}
	if diff := cmp.Diff([]string{"deadline: answer by 5 December 2026", "contact: read the date first"},
		got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A judge that is used again must not keep the figures of another day: here the second debt is away
// on the day on which the parameter changed.
// TestPlace: it finds the stages and the truths that Decide finds, and leaves nothing of a decision
// before it.
func TestPlace(t *testing.T) {
	b, day := small(t), calendar.Of(2026, 11, 22)
	judge := engine.NewJudge(b)
	frame := b.Language.NewFrame(judge.Case)
	for _, profile := range []string{
		`{"surplus": 1300, "debts": [{"lender": "north", "days": 45, "summoned": false}, {"family": "bank"}]}`,
		`{"temporary": true, "debts": [{"days": 45, "summoned": true, "received_on": "2026-11-20"}]}`,
		`{"debts": [{}]}`,
	} {
		p := read(t, b, profile)
		want := engine.Decide(b, p, day)
		judge.Decide(p, day)
		placed := judge.Place(p, day)
		if n := len(placed.Alerts) + len(placed.Doubts) + len(placed.Lines) + len(placed.Order); n > 0 {
			t.Errorf("%s: %d alerts, doubts, lines and debts in order are left", profile, n)
		}
		for i, debt := range placed.Debts {
			if diff := cmp.Diff(want.Debts[i].Candidates, debt.Candidates); diff != "" {
				t.Errorf("%s: %s", profile, diff)
			}
			if len(debt.Options) > 0 || len(debt.Ranking) > 0 || debt.Deadline != nil {
				t.Errorf("%s: options or a deadline are left", profile)
			}
			placed.At(frame, i)
			for _, o := range want.Debts[i].Options {
				for k, c := range o.Option.Requires {
					if got := placed.Truth(frame, c.When); got != o.Requires[k] {
						t.Errorf("%s: %s is %s, by Decide %s", profile, c.ID, got, o.Requires[k])
					}
				}
			}
		}
	}
}

func TestJudgeUsedAgainKnowsTheDay(t *testing.T) {
	b := small(t)
	debt := `{"family": "bank", "days": 45, "summoned": true, "received_on": "2026-11-20"}`
	one, two := read(t, b, `{"debts": [`+debt+`]}`), read(t, b, `{"debts": [`+debt+`, `+debt+`]}`)
	// the time to answer is known from 1 January 2026
	early, late := calendar.Of(2025, 12, 31), calendar.Of(2026, 11, 22)
	judge := engine.NewJudge(b)
	judge.Decide(two, early)
	judge.Decide(one, late)
	for _, a := range engine.Explain(judge.Decide(two, late)).Alerts {
		if a.ID == "answer-by" && (a.Due == nil || a.Due.String() != "2026-12-05") {
			t.Errorf("%s is due on %v", a.Debt, a.Due)
		}
	}
}

// linesToJudge are lines of the option instalment, each with a condition or a figure.
const linesToJudge = `
[strategy.instalment.risk.old]
zh   = "拖得久"
en   = "it is old"
when = "days > 40"
[strategy.instalment.risk.received]
zh      = "收到了"
en      = "it came"
when    = "received_on < as_of"
unknown = "hide"
[strategy.instalment.risk.stage]
zh   = "还早"
en   = "it is early"
when = 'stage == "early"'
[strategy.instalment.risk.grace]
zh = "宽限 {grace}"
en = "{grace} of grace"
[strategy.instalment.risk.blank]
zh = "宽限 {grace|【几天】}"
en = "{grace|[how many days]} of grace"
`

func TestLaw12LinesAreShownByTheirConditions(t *testing.T) {
	b := smallWith(t, map[string]string{"strategies.toml": linesToJudge})
	for _, row := range []struct {
		why, debt string
		want      []string
	}{
		{"yes shows a line, no does not; a figure without a value hides it unless there is a blank",
			`"days": 45, "received_on": "2026-11-01"`, []string{"old", "received", "blank"}},
		{"no hides it", `"days": 20, "received_on": "2026-11-22"`, []string{"stage", "blank"}},
		{"unknown shows it unless it says hide", `"days": null`, []string{"old", "stage", "blank"}},
	} {
		e := evaluateBy(t, b, `{"surplus": 100, "temporary": true, "debts": [{"family": "bank", "summoned": false, "principal": 1,
			`+row.debt+`}]}`, calendar.Of(2026, 11, 22))
		var got []string
		for _, s := range e.Debts[0].Strategies {
			for _, l := range s.Risks {
				got = append(got, l.ID)
			}
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

func TestLaw12LinesAskNothing(t *testing.T) {
	const profile = `{"debts": [{"family": "bank", "days": 20}]}`
	day := calendar.Of(2026, 11, 22)
	want := evaluateBy(t, small(t), profile, day).Missing
	got := evaluateBy(t, smallWith(t, map[string]string{"strategies.toml": linesToJudge}), profile, day).Missing
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// In words to say a bound would be taken for the value: where there is a blank, it stays.
func TestABlankIsNotFilledWithABound(t *testing.T) {
	b := smallWith(t, map[string]string{
		"facts.toml": `
[fact.more]
of       = "debt"
type     = "money"
unit     = "CNY"
title.zh = "加五"
title.en = "five more"
derive   = "abs(principal) + 5"
`,
		"strategies.toml": `
[strategy.instalment.say.blank]
zh = "{more|【数】}"
en = "{more|[sum]}"
[strategy.instalment.say.bare]
zh = "{more}"
en = "{more}"
`})
	for _, row := range []struct {
		principal string
		want      []string
	}{
		{`"principal": 3`, []string{"8 元", "8 元"}},
		{`"principal": null`, []string{"【数】", "至少 5 元"}},
	} {
		e := evaluateBy(t, b, `{"surplus": 100, "debts": [{"family": "bank", "days": 20, "summoned": false, `+row.principal+`}]}`,
			calendar.Of(2026, 11, 22))
		var got []string
		for _, l := range strategy(t, e, "instalment").Say {
			got = append(got, l.Text.ZH)
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.principal, diff)
		}
	}
}

// The sentence of a reason is not written with a figure that has no value on the day.
func TestAReasonWithoutItsFigureIsEmpty(t *testing.T) {
	b := smallWith(t, map[string]string{"strategies.toml": `
[strategy.instalment.weigh.grace]
when      = "days > 1"
points    = 5
reason.zh = "过了 {grace}"
reason.en = "after {grace}"
sources   = ["law"]
`})
	e := evaluateBy(t, b, `{"debts": [{"family": "bank", "days": 20, "summoned": false}]}`, calendar.Of(2026, 11, 22))
	for _, r := range strategy(t, e, "instalment").Reasons {
		if r.ID == "grace" && (r.Truth != engine.Yes || r.Text != text.Text{}) {
			t.Errorf("%v: %q", r.Truth, r.Text.EN)
		}
	}
}

// countOfDays is the small book with a count of days that follows from a day.
func countOfDays(t *testing.T) *book.Book {
	t.Helper()
	return smallWith(t, map[string]string{"facts.toml": `
[fact.missed_on]
of       = "debt"
type     = "date"
title.zh = "最早没还上的日子"
title.en = "first missed on"
ask.zh   = "哪天？"
ask.en   = "On which day?"
max      = "facts_as_of"

[fact.due_on]
of       = "debt"
type     = "date"
title.zh = "下一个还款日"
title.en = "next due on"
ask.zh   = "哪天？"
ask.en   = "On which day?"

[fact.late]
of       = "debt"
type     = "integer"
unit     = "days"
title.zh = "晚了几天"
title.en = "days late"
ask.zh   = "几天？"
ask.en   = "How many days?"
min      = 0
infer    = "days_since(missed_on)"
changes  = "time"
starts   = "due_on"

[fact.owing]
of       = "debt"
type     = "bool"
title.zh = "有没还上的"
title.en = "something is owing"
ask.zh   = "有吗？"
ask.en   = "Is there?"
infer    = "owing and late > 0"
`})
}

// Law 9: a count of days that was 0 is 0 up to the day that it starts after, and then not known.
func TestLaw9CountsOfDaysStart(t *testing.T) {
	b := countOfDays(t)
	late := b.Vocabulary.Find("late")
	for _, row := range []struct {
		why, debt string
		later     calendar.Day
		want      string // "" for what is not known
	}{
		{"the day of the facts", `"late": 0`, 0, "0"},
		{"a later day, with no day to start after", `"late": 0`, 1, ""},
		{"before the next payment", `"late": 0, "due_on": "2026-11-30"`, 7, "0"},
		{"the day it is due", `"late": 0, "due_on": "2026-11-30"`, 8, "0"},
		{"the day after", `"late": 0, "due_on": "2026-11-30"`, 9, ""},
		{"one that runs", `"late": 3, "due_on": "2026-11-30"`, 7, "10"},
		{"the day before the facts", `"late": 0, "due_on": "2026-11-30"`, -1, ""},
		{"asked, and not known", `"late": null, "due_on": "2026-11-30"`, 7, ""},
	} {
		p := read(t, b, `{"as_of": "2026-11-22", "debts": [{`+row.debt+`}]}`)
		d := engine.Decide(b, p, calendar.Of(2026, 11, 22)+row.later)
		got := ""
		if v := d.Case.Debts[0].Values[late.Slot]; v.Known {
			got = v.Number.String()
		}
		if got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// Law 9: a count of days that was 0 is no more than the days since, whoever was judged before.
func TestLaw9CountsOfDaysAreBounded(t *testing.T) {
	b := small(t)
	judge := engine.NewJudge(b)
	for _, row := range []struct {
		why, days string
		later     calendar.Day
		want      []int // the candidates, by their place among the stages
	}{
		{"30 days since at the most", `0`, 30, []int{0, 1}},
		{"31", `0`, 31, []int{0, 1, 2}},
		{"nothing is told, after one who told", `null`, 5, []int{0, 1, 2}},
		{"a day", `0`, 1, []int{0, 1}},
		{"one that runs", `30`, 1, []int{2}},
	} {
		p := read(t, b, `{"as_of": "2026-11-22", "debts": [{"summoned": false, "days": `+row.days+`}]}`)
		got := judge.Decide(p, calendar.Of(2026, 11, 22)+row.later).Debts[0].Candidates
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// Law 13: what follows from others is known and listed; what is given wins.
func TestLaw13Inferred(t *testing.T) {
	b := countOfDays(t)
	for _, row := range []struct {
		why, debt string
		later     calendar.Day
		want      []string
	}{
		{"a day gives the count, on the day that is judged", `"missed_on": "2026-11-12"`, 5, []string{"d.late 15 from d.missed_on"}},
		{"null is not given", `"missed_on": "2026-11-12", "late": null`, 0, []string{"d.late 10 from d.missed_on"}},
		{"what is given wins", `"missed_on": "2026-11-12", "late": 4`, 0, []string{}},
		{"what is given wins, though it is not known on a later day", `"missed_on": "2026-11-12", "late": 0`, 3, []string{}},
		{"one inference after another", `"missed_on": "2026-11-22"`, 0,
			[]string{"d.late 0 from d.missed_on", "d.owing false from d.late"}},
		{"what the fact may not be", `"missed_on": "2026-11-22"`, -1, []string{}},
		{"its own name is not known, so nothing", `"late": 4`, 0, []string{}},
	} {
		e := engine.Evaluate(b, read(t, b, `{"as_of": "2026-11-22", "debts": [{"id": "d", `+row.debt+`}]}`),
			calendar.Of(2026, 11, 22)+row.later)
		got := []string{}
		for _, one := range e.Inferred {
			got = append(got, fmt.Sprintf("%s.%s %v from %v", one.Debt, one.Fact, one.Value, one.From[0]))
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// Law 14: a doubt is listed where it is yes, and moves nothing else.
func TestLaw14Doubts(t *testing.T) {
	facts := `
[fact.heard_on]
of       = "debt"
type     = "date"
title.zh = "开庭日"
title.en = "day of the hearing"
ask.zh   = "哪天？"
ask.en   = "On which day?"
`
	doubts := `
[doubt.heard]
when    = "heard_on < received_on"
text.zh = "{heard_on} 在 {received_on} 之前"
text.en = "{heard_on} is before {received_on}"
about   = ["heard_on", "received_on", "surplus"]
`
	plain, doubting := smallWith(t, map[string]string{"facts.toml": facts}),
		smallWith(t, map[string]string{"facts.toml": facts, "doubts.toml": doubts})
	for _, row := range []struct{ why, heard, want string }{
		{"a clash", `"2026-11-01"`, "d: 1 November 2026 is before 20 November 2026; look at [d.heard_on d.received_on surplus]"},
		{"none", `"2026-11-30"`, ""},
		{"not known", `null`, ""},
	} {
		profile := `{"debts": [{"id": "d", "days": 10, "summoned": true, "received_on": "2026-11-20", "heard_on": ` + row.heard + `}]}`
		day := calendar.Of(2026, 11, 22)
		e, without := evaluateBy(t, doubting, profile, day), evaluateBy(t, plain, profile, day)
		got := ""
		for _, d := range e.Doubts {
			got += fmt.Sprintf("%s: %s; look at %v", d.Debt, d.Text.EN, d.About)
		}
		if got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
		for i := range e.Alerts {
			if about := len(e.Alerts[i].Doubts) > 0; about != (row.want != "" && e.Alerts[i].Due != nil) {
				t.Errorf("%s: alert %s has doubts %v", row.why, e.Alerts[i].ID, e.Alerts[i].Doubts)
			}
			e.Alerts[i].Doubts = without.Alerts[i].Doubts
		}
		e.Doubts, e.Book = without.Doubts, without.Book
		if diff := cmp.Diff(without, e); diff != "" {
			t.Errorf("%s: the doubt moves something (-without +with)\n%s", row.why, diff)
		}
	}
}

// Law 16: the day that is counted is told first, and beside it the working day to which law moves
// it, where that is known.
func TestLaw16MovedDays(t *testing.T) {
	alerts := `
[alert.reply]
when     = "summoned"
severity = "urgent"
due      = "received_on"
moves    = true
text.zh  = "{due} 前答复"
text.en  = "reply by {due}"
sources  = ["law"]
[alert.visit]
when     = "summoned"
severity = "note"
due      = "received_on"
text.zh  = "{due} 到场"
text.en  = "be there on {due}"
sources  = ["law"]
`
	holidays := `
[year.2026]
source = "law"

[year.2026.holiday.national-day]
title.zh = "国庆节"
title.en = "National Day"
from     = 2026-10-01
until    = 2026-10-07
worked   = [2026-10-10]
`
	with := smallWith(t, map[string]string{"alerts.toml": alerts, "holidays.toml": holidays})
	without := smallWith(t, map[string]string{"alerts.toml": alerts})
	for _, row := range []struct {
		why   string
		book  *book.Book
		on    string
		moved string
	}{
		{"a Sunday", with, "2026-11-22", "2026-11-23"},
		{"a Monday", with, "2026-11-23", "<nil>"},
		{"a holiday", with, "2026-10-02", "2026-10-08"},
		{"a Saturday that is worked", with, "2026-10-10", "<nil>"},
		{"a Sunday of a year whose holidays are not there", with, "2025-11-23", "<nil>"},
		{"a Sunday, and no holidays at all", without, "2026-11-22", "<nil>"},
	} {
		d, _ := calendar.Parse(row.on)
		profile := `{"as_of": "` + row.on + `", "debts": [{"id": "d", "days": 10, "summoned": true, "received_on": "` +
			row.on + `"}]}`
		var got []string
		for _, a := range evaluateBy(t, row.book, profile, d).Alerts {
			if a.ID == "reply" || a.ID == "visit" {
				got = append(got, fmt.Sprint(a.ID, " ", a.Due, " ", a.MovedTo))
			}
		}
		want := []string{"reply " + row.on + " " + row.moved, "visit " + row.on + " <nil>"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}
