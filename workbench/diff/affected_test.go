package diff_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/workbench/diff"
	"github.com/forbear-project/forbear/workbench/fixture"
)

var today, _ = calendar.Parse("2026-11-22")

// borrower is a profile as either book reads it; of a line, when there is one.
func borrower(was, is *book.Book, line int, profile string) diff.Borrower {
	b := diff.Borrower{Name: "one", Line: line, Day: today}
	old, problems := fact.ReadProfile(was.Vocabulary, "", []byte(profile), calendar.Last)
	now, more := fact.ReadProfile(is.Vocabulary, "", []byte(profile), calendar.Last)
	b.Was, b.Is, b.Problems = old, now, append(problems, more...)
	return b
}

// edited are two minimal books, each with what the texts lay over it.
func edited(t testing.TB, over string) (was, is *book.Book) {
	t.Helper()
	return pairOf(t, txtar.Parse([]byte(over)))
}

const whole = `{ "as_of": "2026-11-22", "monthly_income": 3000, "essential_spending": 2900,
	"materials": ["id-card"], "hardships": ["illness"],
	"debts": [ { "id": "card", "lender": "some-bank", "overdue_days": 20, "owed": 500, "agreement": "oral" } ] }`

// otherBank is a lender that one of the books knows.
const otherBank = "[lender]\nfamily = \"credit-card\"\ntitle.zh = \"别的银行\"\ntitle.en = \"Other Bank\"\n" +
	"reviewed = 2026-11-22\nsources = [\"S001\"]\n" +
	"[option.pay-in-full]\ndrop = true\nbecause.zh = \"不做\"\nbecause.en = \"not done\"\n"

var ofOther = strings.Replace(whole, "some-bank", "other-bank", 1)

func TestJudge(t *testing.T) {
	for _, row := range []struct {
		why, over, profile string
		want               []string
	}{
		{"words alone change no decision", "-- new/strategies.toml~ --\n没有逾期\n=>\n还没有逾期\n", whole, nil},
		{"a requirement that is not met any more",
			"-- new/families/credit-card.toml~ --\nmax(monthly_surplus, 0)\n=>\nmax(monthly_surplus, 500)\n", whole,
			[]string{
				"loses-a-way", "card instalment: eligible 40 -> ineligible 40 because beyond-means became no " +
					"(families/credit-card.toml:16)"}},
		{"a requirement that is met now",
			"-- old/families/credit-card.toml~ --\nmax(monthly_surplus, 0)\n=>\nmax(monthly_surplus, 500)\n", whole,
			[]string{
				"gains-a-way", "card instalment: ineligible 40 -> eligible 40 because beyond-means became yes " +
					"(families/credit-card.toml:16)"}},
		{"an alert", "-- new/alerts.toml~ --\nmonthly_surplus < 0\n=>\nmonthly_surplus < 500\n", whole, []string{
			"warnings", " alert:  -> note living-first because the alert is at alerts.toml:9"}},
		{"a paper more", "-- new/families/credit-card.toml~ --\n[\"id-card\"]\n=>\n[\"id-card\", \"diagnosis\"]\n",
			whole, []string{
				"papers", "card papers of instalment: id-card -> id-card, -diagnosis because diagnosis is asked " +
					"for now " +
					"(families/credit-card.toml:13)"}},
		{"points", "-- new/families/credit-card.toml~ --\npoints  = 60\n=>\npoints  = 65\n", whole, []string{
			"order", "card instalment: eligible 40 -> eligible 45 because its points are 65, not 60 " +
				"(families/credit-card.toml:11)"}},
		{"what nobody can know", "-- new/families/credit-card.toml~ --\nagreement == \"oral\"\n=>\n" +
			"agreement == \"oral\" or known(apr)\n", strings.Replace(whole, `, "agreement": "oral"`, "", 1), []string{
			"questions", " missing:  -> card.apr because "}},
		{"a fact is gone", "-- old/facts.toml+ --\n[fact.children]\nof = \"borrower\"\ntype = \"integer\"\n" +
			"unit = \"persons\"\ntitle.zh = \"子\"\ntitle.en = \"children\"\nask.zh = \"几?\"\nask.en = \"how many?\"\n",
			strings.Replace(whole, `"monthly_income"`, `"children": 2, "monthly_income"`, 1), []string{
				"refused",
				"1:26: children: children is not a fact",
			}},
		{"a fact is new", "-- new/facts.toml+ --\n[fact.children]\nof = \"borrower\"\ntype = \"integer\"\n" +
			"unit = \"persons\"\ntitle.zh = \"子\"\ntitle.en = \"children\"\nask.zh = \"几?\"\nask.en = \"how many?\"\n",
			strings.Replace(whole, `"monthly_income"`, `"children": 2, "monthly_income"`, 1), []string{
				"taken",
				"1:26: children: children is not a fact",
			}},
		{"the lender is new, and offers less than what the old book took it for",
			"-- new/lenders/other-bank.toml --\n" + otherBank, ofOther, []string{
				"creditor",
				"card creditor: unknown -> other-bank because the lender other-bank is in the book now " +
					"(lenders/other-bank.toml:1)",
				"card instalment:  -> eligible 40 because it is offered now (families/credit-card.toml:8)",
				"card pay-in-full: eligible 70 ->  because this creditor's book drops it (lenders/other-bank.toml:7)",
				"card ranking:  -> 1 instalment because ",
				" missing: card.family ->  because "}},
		{"the lender is new, and an alert of the borrower too", "-- new/lenders/other-bank.toml --\n" + otherBank +
			"-- new/alerts.toml~ --\nmonthly_surplus < 0\n=>\nmonthly_surplus < 500\n", ofOther, []string{
			"warnings",
			"card creditor: unknown -> other-bank because the lender other-bank is in the book now " +
				"(lenders/other-bank.toml:1)",
			" alert:  -> note living-first because the alert is at alerts.toml:9",
			"card instalment:  -> eligible 40 because it is offered now (families/credit-card.toml:8)",
			"card pay-in-full: eligible 70 ->  because this creditor's book drops it (lenders/other-bank.toml:7)",
			"card ranking:  -> 1 instalment because ",
			" missing: card.family ->  because "}},
		{"the lender is gone", "-- old/lenders/other-bank.toml --\n" + otherBank, ofOther, []string{
			"loses-a-way",
			"card creditor: other-bank -> unknown because the lender other-bank is not in the book any more " +
				"(it was at lenders/other-bank.toml:1)",
			"card pay-in-full:  -> eligible 70 because it is offered now (common.toml:1)",
			"card instalment: eligible 40 ->  because this creditor has no such option",
			"card ranking:  -> 1 pay-in-full because ",
			" missing:  -> card.family because "}},
		{"neither takes it", "", `{ "debts": 3 }`, nil},
	} {
		t.Run(row.why, func(t *testing.T) {
			was, is := edited(t, row.over)
			affected, ok := diff.Between(was, is, today).Judge(borrower(was, is, 0, row.profile))
			var got []string
			if ok {
				got = append(got, string(affected.Effect))
			}
			for _, m := range fixture.Entries(affected.Moves) {
				got = append(got, fmt.Sprintf(
					"%s %s: %s -> %s because %s", m.Debt, m.What, m.Was, m.Is, strings.Join(m.Because, "; "),
				))
			}
			for _, p := range affected.Problems {
				got = append(got, fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p))
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// children is a fact that the old book alone has.
const children = "-- old/facts.toml+ --\n[fact.children]\nof = \"borrower\"\ntype = \"integer\"\nunit = \"persons\"\n" +
	"title.zh = \"子\"\ntitle.en = \"children\"\nask.zh = \"几?\"\nask.en = \"how many?\"\n"

// TestSettle: which way a condition went is decided over everybody where it can be, and else by
// what it came to for those who were judged.
func TestSettle(t *testing.T) {
	over := func(to string) string {
		return children + "-- new/families/credit-card.toml~ --\nowed > max(monthly_surplus, 0)\n=>\n" + to +
			"\n-- old/families/credit-card.toml~ --\nowed > max(monthly_surplus, 0)\n=>\n" + "%s\n"
	}
	for _, row := range []struct {
		why, was, is string
		profiles     []string
		want         diff.Class
		grounds      diff.Grounds
		witness      string
	}{
		{
			"a threshold that is higher",
			"owed > 400",
			"owed > 450",
			nil,
			diff.Stricter,
			diff.Proved,
			`{ "as_of": "2026-11-22", "debts": [ { "family": "credit-card", "owed": 400.01 } ] }`,
		},
		{
			"a threshold that is lower",
			"owed > 450",
			"owed > 400",
			nil,
			diff.Looser,
			diff.Proved,
			`{ "as_of": "2026-11-22", "debts": [ { "family": "credit-card", "owed": 400.01 } ] }`,
		},
		{
			"from above to from",
			"owed > 400",
			"owed >= 400",
			nil,
			diff.Looser,
			diff.Proved,
			`{ "as_of": "2026-11-22", "debts": [ { "family": "credit-card", "owed": 400 } ] }`,
		},
		{
			"whole numbers have nothing between them",
			"overdue_days > 4",
			"overdue_days >= 5",
			nil,
			diff.Changed,
			diff.Equal,
			"",
		},
		{
			"one more thing to be known",
			"owed > 400",
			"owed > 400 and apr < 1",
			nil,
			diff.Stricter,
			diff.Proved,
			`{ "as_of": "2026-11-22", "debts": [ { "family": "credit-card", "apr": 1 } ] }`,
		},
		{"both ways", "owed > 400", "overdue_days > 9", nil, diff.Changed, diff.Proved, ""},
		{
			"what is worked out, each the same",
			"monthly_surplus > 0",
			"monthly_surplus > 500",
			nil,
			diff.Stricter,
			diff.Proved,
			`{ "as_of": "2026-11-22", "monthly_income": 1, "essential_spending": 0, "debts": [ { "family": "credit-card" } ] }`,
		},
		{
			"found for one way, and not ruled out for the other",
			"owed * apr > 400",
			"owed > apr * 300",
			nil,
			diff.Looser,
			diff.Seen,
			`{ "as_of": "2026-11-22", "debts": [ { "family": "credit-card", "owed": 0 } ] }`,
		},
		{"found for both ways", "owed * apr > 100", "owed > apr * 3000", nil, diff.Changed, diff.Proved, ""},
		{"a fact that the new book has not; nobody was judged", "children > 0", "owed > 0", nil, diff.Changed,
			diff.Open, ""},
		{
			"a fact that the new book has not; one was judged",
			"children > 0",
			"owed > 0",
			[]string{whole},
			diff.Looser,
			diff.Seen,
			"",
		},
	} {
		t.Run(row.why, func(t *testing.T) {
			was, is := edited(t, fmt.Sprintf(over(row.is), row.was))
			c := diff.Between(was, is, today)
			for _, p := range row.profiles {
				c.Judge(borrower(was, is, 0, p))
			}
			changes := c.Changes()[1:] // without the fact
			if len(changes) != 1 || changes[0].Class != row.want || changes[0].Grounds != row.grounds ||
				changes[0].Witness != row.witness {
				t.Errorf("got %+v, want %s, %s", changes, row.want, row.grounds)
			}
			if again := c.Changes()[1:]; cmp.Diff(changes, again) != "" {
				t.Errorf("asked again: %+v", again)
			}
		})
	}
}

// TestNothingOfAProfileIsGivenBack: of a profile that is no fixture, whatever has moved, no id,
// figure, day, name or paper at hand comes back.
func TestNothingOfAProfileIsGivenBack(t *testing.T) {
	const secret = "9182736"
	profile := `{ "as_of": "2026-11-22", "monthly_income": ` + secret + `, "essential_spending": 91,
		"materials": ["diagnosis"], "hardships": ["illness"],
		"debts": [ { "id": "` + secret + `", "lender": "` + secret + `", "family": "credit-card",
			"overdue_days": 97, "received_on": "2026-11-17", "agreement": "oral" },
			{ "id": "x` + secret + `", "lender": "some-bank", "owed": ` + secret + `, "overdue_days": 20 } ] }`
	was, is := edited(t, `
-- new/families/credit-card.toml~ --
max(monthly_surplus, 0)
=>
max(monthly_surplus, 50) and apr < 1
-- new/families/credit-card.toml~ --
["id-card"]
=>
["diagnosis"]
-- new/materials.toml~ --
title.en = "identity card"
=>
title.en = "identity card"
instead  = ["diagnosis"]
-- new/alerts.toml~ --
add_days(received_on, 15)
=>
add_days(received_on, 10)
-- new/alerts.toml~ --
monthly_surplus < 0
=>
monthly_surplus > 0
-- new/stages.toml~ --
91
=>
10
-- new/urgency.toml~ --
largest_first = true
=>
largest_first = false
-- new/common.toml~ --
early = 70
=>
late = 71
-- old/common.toml~ --
sources = ["practice"]
=>
sources = ["practice"]
materials.required = ["id-card"]
-- new/common.toml~ --
sources = ["practice"]
=>
sources = ["practice"]
materials.required = ["id-card"]
`)
	affected, ok := diff.Between(was, is, today).Judge(borrower(was, is, 12, profile))
	if !ok || affected.Line != 12 || len(affected.Moves) < 8 {
		t.Fatalf("too little has moved for this to show anything: %+v", affected)
	}
	affected.Name = ""
	data, err := json.Marshal(affected)
	if err != nil {
		t.Fatal(err)
	}
	written, err := json.Marshal(fixture.Entries(affected.Moves))
	if err != nil {
		t.Fatal(err)
	}
	causes, err := json.Marshal(diff.Borrowers{Affected: []diff.Affected{affected}}.Causes())
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{secret, "2026-1", "97", "\"-", "?"} {
		if all := string(data) + string(written) + string(causes); strings.Contains(all, secret) {
			t.Errorf("%s is given back: %s", secret, all)
		}
	}
	for _, m := range affected.Moves {
		if m.Debt != "" && m.Debt != "debt-1" && m.Debt != "debt-2" {
			t.Errorf("a debt is called %s", m.Debt)
		}
	}
}

func TestSortAffected(t *testing.T) {
	all := []diff.Affected{
		{Name: "a", Effect: diff.Order},
		{Name: "b", Effect: diff.Loses},
		{Name: "c", Effect: diff.Refused},
		{Name: "d", Effect: diff.Loses},
	}
	diff.SortAffected(all)
	var got []string
	for _, h := range all {
		got = append(got, h.Name)
	}
	if diff := cmp.Diff([]string{"c", "b", "d", "a"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestTheShippedBookSaysWhatItSays: over every fixture nobody gets another answer by the same
// book.
func TestTheShippedBookSaysWhatItSays(t *testing.T) {
	root := os.DirFS("../../fixtures")
	was, is := load(t, os.DirFS("../../rules")), load(t, os.DirFS("../../rules"))
	c := diff.Between(was, is, today)
	count := 0
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".json") {
			return err
		}
		data, err := fs.ReadFile(root, name)
		b := borrower(was, is, 0, string(data))
		if affected, ok := c.Judge(b); ok || b.Is == nil {
			t.Errorf("%s: %+v %v", name, affected, b.Problems)
		}
		count++
		return err
	})
	if err != nil || count == 0 {
		t.Fatal("no fixtures", err)
	}
}
