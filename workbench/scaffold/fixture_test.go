package scaffold

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// mustRead reads a profile.
func mustRead(t testing.TB, b *book.Book, text string) *fact.Profile {
	t.Helper()
	p, problems := fact.ReadProfile(b.Vocabulary, "p.json", []byte(text), calendar.Last)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

// TestLaw1AFixtureLacksItsWhyAlone: everything else about it holds.
func TestLaw1AFixtureLacksItsWhyAlone(t *testing.T) {
	b := shipped(t)
	from := mustRead(
		t, b, `{"as_of": "2026-05-01", "monthly_income": "3200.50", "debts": [{"id": "old", "lender": "cmb-card", "overdue_days": 45}]}`)
	for _, row := range []struct {
		why   string
		of    Creditor
		from  *fact.Profile
		name  string
		holds string // in the profile
	}{
		{"of a lender", Creditor{Lender: "jd-jintiao"}, nil, "jd-jintiao/lost-job", `"overdue_days": null`},
		{"of a lender by another name", Creditor{Lender: "金条"}, nil, "jd-jintiao/lost-job", `"lender": "jd-jintiao"`},
		{"of a family", Creditor{Family: "credit-card"}, nil, "credit-card/lost-job", `"family": "credit-card"`},
		{"of somebody else's facts", Creditor{Lender: "jd-jintiao"}, from, "jd-jintiao/lost-job",
			`"monthly_income": 3200.5`},
		{"as of their day", Creditor{Lender: "jd-jintiao"}, from, "jd-jintiao/lost-job", `"as_of": "2026-05-01"`},
	} {
		drafts, problems := Fixture(b, "lost-job", row.of, row.from, today)
		if len(problems) > 0 || len(drafts) != 2 {
			t.Fatalf("%s: %v", row.why, problems)
		}
		folder := fstest.MapFS{}
		for _, d := range drafts {
			folder[d.Name] = &fstest.MapFile{Data: d.Content}
		}
		if profile := folder[row.name+".json"]; profile == nil || !bytes.Contains(profile.Data, []byte(row.holds)) {
			t.Errorf("%s: no %s in %v", row.why, row.holds, profile)
		}
		r := fixture.Run(b, fixture.Read(folder, b, row.name, false))
		want := problem.List{{File: row.name + ".expect.toml", Path: "why",
			Message: "nothing says what this borrower is for",
			Hint:    "say in a sentence what a counsellor would tell them, and why",
			Chinese: problem.Said{Message: "没有写这个样例是为了什么", Hint: "用一句话写上顾问会对他说什么、为什么"}}}
		if diff := cmp.Diff(want, r.Problems); diff != "" || len(r.Moves) > 0 {
			t.Errorf("%s: %v %s", row.why, r.Moves, diff)
		}
		expected := folder[row.name+".expect.toml"]
		expected.Data = bytes.Replace(expected.Data, []byte(`why     = ""`), []byte(`why     = "先谈分期"`), 1)
		if r := fixture.Run(b, fixture.Read(folder, b, row.name, false)); !r.Holds() {
			t.Errorf("%s: it does not hold: %v %v", row.why, r.Problems, r.Moves)
		}
	}
	if from.Debts[0].Lender != "cmb-card" || from.Debts[0].ID != "old" {
		t.Error("the other profile was changed")
	}
}

func TestRefusedFixtures(t *testing.T) {
	b := shipped(t)
	two := mustRead(t, b, `{"debts": [{}, {}]}`)
	for _, row := range []struct {
		why, name string
		of        Creditor
		from      *fact.Profile
		want      string
	}{
		{"a name that is a path", "jd-jintiao/x", Creditor{Lender: "jd-jintiao"}, nil, "that is no id"},
		{"a lender with a slip", "x", Creditor{Lender: "jd-jintia"}, nil, "there is no such lender"},
		{"no creditor", "x", Creditor{}, nil, "there is no such family"},
		{"two debts", "x", Creditor{Lender: "jd-jintiao"}, two,
			"the profile has several debts, and a fixture of one lender has one"},
	} {
		drafts, problems := Fixture(b, row.name, row.of, row.from, today)
		if len(problems) != 1 || problems[0].Message != row.want || drafts != nil {
			t.Errorf("%s: %v", row.why, problems)
		}
	}
}
