package days_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/rules"
)

func shipped(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

func fixture(t testing.TB, b *book.Book, name string) *fact.Profile {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p, problems := fact.ReadProfile(b.Vocabulary, name, data, calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

// horizon is how many days after the first are looked at.
const horizon = 120

// Laws 1 and 2: for every fixture, the calendar of 120 days is what judging each day by itself gives;
// for those with very many debts, of 10 days.
func TestLaw1TheCalendarIsJudgingDayByDay(t *testing.T) {
	b := shipped(t)
	names, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(names) < 100 {
		t.Fatal("fixtures: ", len(names), err)
	}
	judge := engine.NewJudge(b)
	for _, name := range names {
		p, ahead := fixture(t, b, name), horizon
		if len(p.Debts) > 12 {
			ahead = 10
		}
		var got []string
		for _, e := range days.Of(b, p, *p.AsOf, ahead).Entries {
			switch e.Kind {
			case days.Stage:
				got = append(got, fmt.Sprint(e.Day, " ", e.Debt, " stage ", e.Candidates))
			case days.Opens, days.Closes:
				got = append(got, fmt.Sprint(e.Day, " ", e.Debt, " ", e.ID, " ", e.Was, " to ", e.Status))
			case days.Alert:
				got = append(got, fmt.Sprint(e.Day, " ", e.Debt, " ", e.ID, " begins ", *e.Begins))
			default:
				if e.Severity != "" && e.Alert == "" {
					got = append(got, fmt.Sprint(e.Day, " ", e.Debt, " ", e.ID, " is due"))
				}
			}
		}
		want := naive(judge, p, ahead)
		slices.Sort(got)
		slices.Sort(want)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// naive judges each day by itself and lists what differs from the day before, and what is due.
func naive(judge *engine.Judge, p *fact.Profile, ahead int) (lines []string) {
	var before map[string]string
	for n := range calendar.Day(ahead + 1) {
		day := *p.AsOf + n
		d := judge.Decide(p, day)
		now := map[string]string{}
		for i, debt := range d.Debts {
			id := p.Debts[i].ID
			var candidates []string
			for _, c := range debt.Candidates {
				candidates = append(candidates, d.Book.Stages[c].ID)
			}
			now[id+" stage "] = fmt.Sprint(candidates)
			for _, o := range debt.Options {
				if o.Status != engine.Ineligible {
					now[id+" "+o.Option.Strategy.ID+" "] = o.Status.String()
				}
			}
		}
		for _, a := range d.Alerts {
			id := ""
			if a.Debt != logic.NoDebt {
				id = p.Debts[a.Debt].ID
			}
			if a.Truth == logic.Yes {
				now[id+" "+a.Alert.ID+" begins "] = "true"
			}
			if a.Truth == logic.Yes && a.Due.Known && a.Due.Day == day {
				lines = append(lines, fmt.Sprint(day, " ", id, " ", a.Alert.ID, " is due"))
			}
		}
		keys := slices.Concat(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(now)))
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			was, is := before[k], now[k]
			switch {
			case n == 0 || was == is:
			case strings.HasSuffix(k, " begins "):
				lines = append(lines, fmt.Sprint(day, " ", k, is == "true"))
			case strings.HasSuffix(k, " stage "):
				lines = append(lines, fmt.Sprint(day, " ", k, is))
			default:
				lines = append(lines, fmt.Sprint(day, " ", k, cmp.Or(was, "ineligible"), " to ", cmp.Or(is, "ineligible")))
			}
		}
		before = now
	}
	return lines
}

// given returns a profile of one debt in JSON.
func given(t *testing.T, b *book.Book, debt string) *fact.Profile {
	t.Helper()
	p, problems := fact.ReadProfile(b.Vocabulary, "p.json",
		[]byte(`{"as_of": "2026-11-22", "monthly_income": 5000, "essential_spending": 4000, "available_cash": 3000, "debts": [`+debt+`]}`),
		calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

var start = calendar.Of(2026, 11, 22)

// TestDays: what the calendar says of the days that matter most, and where it says nothing.
func TestDays(t *testing.T) {
	b := shipped(t)
	for _, row := range []struct {
		why, debt string
		kinds     []days.Kind
		want      []string
	}{
		{"day 91 of a card, and day 121 with much principal: the days follow from the first day missed",
			`{"id": "a", "family": "credit-card", "principal": 53000, "first_missed_on": "2026-09-23", "legal_papers": []}`,
			[]days.Kind{days.Count, days.Stage},
			[]string{"2026-12-23 count cc_principal_first_from_day", "2026-12-23 stage late", "2027-01-22 count cc_fraud_min_days"}},
		{"with little principal day 121 means nothing",
			`{"id": "a", "family": "credit-card", "principal": 3000, "first_missed_on": "2026-09-23", "legal_papers": []}`,
			[]days.Kind{days.Count, days.Stage},
			[]string{"2026-12-23 count cc_principal_first_from_day", "2026-12-23 stage late"}},
		{"a count that is not known passes nothing",
			`{"id": "a", "family": "credit-card", "principal": 53000, "legal_papers": []}`,
			[]days.Kind{days.Count, days.Stage}, nil},
		{"a payment order whose last day is a Sunday: the day that is counted, and the Monday behind it",
			`{"id": "a", "family": "consumer-finance", "overdue_days": 100, "legal_papers": ["payment-order"],
			  "papers_answered": [], "payment_order_received_on": "2026-11-21"}`,
			[]days.Kind{days.Deadline}, []string{"2026-12-06 deadline payment-order-deadline (2026-12-07)"}},
		{"a last day in a year whose holidays are not there: no later day",
			`{"id": "a", "family": "consumer-finance", "overdue_days": 100, "legal_papers": ["summons"],
			  "papers_answered": [], "summons_received_on": "2026-11-21", "answer_by": "2027-01-03"}`,
			[]days.Kind{days.Deadline}, []string{"2027-01-03 deadline summons-deadline"}},
		{"the days of a complaint are a bank's",
			`{"id": "a", "family": "credit-card", "overdue_days": 40, "complained_on": "2026-11-20", "legal_papers": []}`,
			[]days.Kind{days.FollowUp}, []string{"2026-12-05 follow-up complaint-reply", "2026-12-20 follow-up complaint-complex",
				"2027-01-19 follow-up complaint-extra"}},
		{"they are not a small-loan company's",
			`{"id": "a", "family": "small-loan", "overdue_days": 40, "complained_on": "2026-11-20", "legal_papers": []}`,
			[]days.Kind{days.FollowUp}, nil},
		{"a request is followed up after a week, and a week later",
			`{"id": "a", "family": "small-loan", "overdue_days": 40, "asked_on": "2026-11-20", "refused": [], "legal_papers": []}`,
			[]days.Kind{days.FollowUp}, []string{"2026-11-27 follow-up reply-due", "2026-12-04 follow-up reply-late"}},
		{"no answer to one request is followed up from the day that was told",
			`{"id": "a", "family": "small-loan", "overdue_days": 40, "refused": [], "legal_papers": [], "role": "borrower",
			  "dispute_grounds": [], "refusals": [{"strategy": "extension", "day": "2026-11-21", "said": "no-answer"}]}`,
			[]days.Kind{days.FollowUp}, []string{"2026-11-28 follow-up no-answer.ask", "2026-12-05 follow-up no-answer.complain"}},
		{"a hearing", `{"id": "a", "family": "small-loan", "overdue_days": 140, "legal_papers": ["summons"],
			  "papers_answered": ["summons"], "hearing_on": "2026-12-19"}`,
			[]days.Kind{days.Deadline}, []string{"2026-12-19 deadline hearing-date"}},
		{"a guarantor may step in on a day that is no deadline",
			`{"id": "a", "family": "consumer-finance", "guaranteed": true, "first_missed_on": "2026-10-13", "legal_papers": []}`,
			[]days.Kind{days.Deadline, days.Count}, []string{"2027-01-01 count guarantor-takeover"}},
	} {
		var got []string
		for _, e := range days.Of(b, given(t, b, row.debt), start, horizon).Entries {
			if slices.Contains(row.kinds, e.Kind) {
				line := fmt.Sprint(e.Day, " ", e.Kind, " ", e.ID)
				if e.MovedTo != nil {
					line += fmt.Sprintf(" (%s)", e.MovedTo)
				}
				got = append(got, line)
			}
		}
		if diff := gocmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// Law 2: what falls due says how to begin, what to bring and what is reached by it, in the words of a
// strategy that suits on the day; where none suits it says no more than the alert does.
func TestLaw2HowToDoWhatFallsDue(t *testing.T) {
	b := shipped(t)
	const order = `{"id": "a", "family": "consumer-finance", "overdue_days": 100, "legal_papers": ["payment-order"],
		"papers_answered": [], "payment_order_received_on": "2026-11-21", "dispute_grounds": `
	for _, row := range []struct {
		why, debt, strategy, do string
		bring                   []string
	}{
		{"a payment order with something to object to: on its last day it is posted", order + `["amount"]}`,
			"object-payment-order", "today is the last day:", []string{"id-card", "legal-document"}},
		{"one with nothing to object to: no objection is prepared", order + `[]}`, "", "", []string{}},
		{"a hearing: the day is not a day to look for the date",
			`{"id": "a", "family": "small-loan", "overdue_days": 140, "legal_papers": ["summons"],
			  "papers_answered": ["summons"], "hearing_on": "2026-12-19"}`,
			"answer-lawsuit", "the hearing is today:", []string{"id-card", "legal-document"}},
	} {
		found := false
		for _, e := range days.Of(b, given(t, b, row.debt), start, 30).Entries {
			if e.Kind != days.Deadline {
				continue
			}
			found = true
			bring := []string{}
			for _, paper := range e.Bring {
				bring = append(bring, paper.ID)
			}
			if e.Strategy != row.strategy || !strings.HasPrefix(e.Do.EN, row.do) || (row.do == "") != (e.Do.EN == "") {
				t.Errorf("%s: by %q, do %q", row.why, e.Strategy, e.Do.EN)
			}
			if diff := gocmp.Diff(row.bring, bring); diff != "" {
				t.Errorf("%s: papers (-want +got)\n%s", row.why, diff)
			}
			if (len(e.Why) == 1) != (row.strategy != "") {
				t.Errorf("%s: why %v", row.why, e.Why)
			}
		}
		if !found {
			t.Errorf("%s: nothing is due", row.why)
		}
	}
}

// Law 4: of every plan of every fourth fixture, the payments stand on their days and nothing else is
// changed; what is before the first day or after the last is left out.
func TestLaw4ThePaymentsOfAPlan(t *testing.T) {
	b := shipped(t)
	names, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(names) < 100 {
		t.Fatal("fixtures: ", len(names), err)
	}
	const ahead = 70
	forms := map[book.PlanForm]bool{}
	for n, name := range names {
		p := fixture(t, b, name)
		if n%4 != 0 || len(p.Debts) > 3 {
			continue
		}
		e := engine.Evaluate(b, p, *p.AsOf)
		for _, d := range e.Debts {
			for _, s := range d.Strategies {
				for _, plan := range s.Plans {
					forms[plan.Form] = true
					c := &days.Calendar{From: e.AsOf, To: e.AsOf + ahead, Sources: map[string]engine.Source{}}
					c.AddPayments(b, days.Plan{Debt: d.ID, Strategy: s.ID, Title: s.Title, Plan: plan})
					var got []string
					for _, e := range c.Entries {
						got = append(got, fmt.Sprint(e.Day, " ", e.Payment.Step, " ", e.Payment.Number, " ", e.Payment.Amount))
					}
					want := naivePayments(&plan, c.From, c.To)
					if diff := gocmp.Diff(want, got); diff != "" {
						t.Errorf("%s: %s/%s (-want +got)\n%s", name, s.ID, plan.ID, diff)
					}
				}
			}
		}
	}
	for _, form := range []book.PlanForm{book.Equal, book.LumpSum, book.Deferral} {
		if !forms[form] {
			t.Errorf("no plan is paid as %s", form)
		}
	}
}

// naivePayments goes from day to day and asks of each what a payment has on it.
func naivePayments(plan *engine.Plan, from, to calendar.Day) (lines []string) {
	due := map[calendar.Day]string{}
	var last calendar.Day
	switch {
	case plan.Total == nil:
	case plan.Schedule == nil && plan.LastOn != nil:
		last = *plan.LastOn
		due[last] = fmt.Sprint("1 ", plan.Total)
	case plan.Schedule != nil && plan.FirstOn != nil:
		for k, i := range plan.Schedule {
			last, _ = plan.FirstOn.AddMonths(int64(k))
			due[last] = fmt.Sprint(k+1, " ", i.Payment)
		}
	}
	for day := from; day <= to; day++ {
		for _, step := range []struct {
			on   calendar.Day
			name string
		}{{day + 3, "ready"}, {day, "pay"}, {day - 1, "check"}, {day - 7, "statement"}} {
			if said, ok := due[step.on]; ok && (step.name != "statement" || step.on == last) {
				lines = append(lines, fmt.Sprint(day, " ", step.name, " ", said))
			}
		}
	}
	return lines
}

// Law 4: payments stand among what else there is on a day, and take nothing away.
func TestLaw4NothingElseChanges(t *testing.T) {
	b := shipped(t)
	p := fixture(t, b, "../../fixtures/ant-jiebei/pay-cut-31-days.json")
	e := engine.Evaluate(b, p, *p.AsOf)
	bare, with := days.Of(b, p, *p.AsOf, horizon), days.Of(b, p, *p.AsOf, horizon)
	for _, s := range e.Debts[0].Strategies {
		if s.ID == "instalment" {
			with.AddPayments(b, days.Plan{Debt: e.Debts[0].ID, Strategy: s.ID, Plan: s.Plans[0]})
		}
	}
	rest := slices.DeleteFunc(slices.Clone(with.Entries), func(e days.Entry) bool { return e.Kind == days.Paying })
	if len(rest) == len(with.Entries) {
		t.Error("there are no payments")
	}
	if diff := gocmp.Diff(bare.Entries, rest); diff != "" {
		t.Errorf("without payments (-want +got)\n%s", diff)
	}
	if !slices.IsSortedFunc(with.Entries, func(a, b days.Entry) int { return cmp.Compare(a.Day, b.Day) }) {
		t.Error("entries are out of order")
	}
}

// Law 5: whatever opens by a count or a stage, what the calendar says of it is no call to wait, and
// Law 6: every entry has a text of the book, but for stages that cannot be told.
func TestLaw6EveryEntryHasTheBooksText(t *testing.T) {
	b := shipped(t)
	names, _ := filepath.Glob("../../fixtures/credit-card/*.json")
	for _, name := range names {
		p := fixture(t, b, name)
		c := days.Of(b, p, *p.AsOf, horizon)
		last := c.From
		for _, e := range c.Entries {
			if (e.Text.ZH == "" || e.Text.EN == "") && len(e.Candidates) < 2 {
				t.Errorf("%s: %s %s %s has no text", name, e.Day, e.Kind, e.ID)
			}
			for _, id := range e.Sources {
				if c.Sources[b.Source(id).ID].Title.ZH == "" {
					t.Errorf("%s: %s %s cites %s, which the calendar does not list", name, e.Day, e.ID, id)
				}
			}
			if e.Day < last || e.Day > c.To || e.DaysLeft != int(e.Day-c.From) {
				t.Errorf("%s: %s %s is out of order, or %d days are not left", name, e.Day, e.ID, e.DaysLeft)
			}
			last = e.Day
		}
	}
}

// Law 7: the same input gives the same calendar, and no profile is changed by it.
func TestLaw7TheSameCalendar(t *testing.T) {
	b := shipped(t)
	p := fixture(t, b, "../../fixtures/credit-card/shop-closed-91-days.json")
	before := p.JSON(b.Vocabulary)
	a, c := days.Of(b, p, start, horizon), days.Of(b, p, start, horizon)
	if diff := gocmp.Diff(a, c); diff != "" {
		t.Errorf("twice: %s", diff)
	}
	if diff := gocmp.Diff(string(before), string(p.JSON(b.Vocabulary))); diff != "" {
		t.Errorf("the profile has changed: %s", diff)
	}
}

// BenchmarkCalendar: 120 days of one debt.
func BenchmarkCalendar(b *testing.B) {
	of := shipped(b)
	p := fixture(b, of, "../../fixtures/ant-jiebei/pay-cut-31-days.json")
	b.ReportAllocs()
	for b.Loop() {
		if c := days.Of(of, p, start, horizon); len(c.Entries) == 0 {
			b.Fatal("nothing changes")
		}
	}
}
