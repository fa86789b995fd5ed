package letter_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

func shipped(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	return b
}

// decide judges a fixture with some facts changed: each change is a text of the file and what takes
// its place.
func decide(t testing.TB, b *book.Book, name string, changes ...string) *engine.Decision {
	t.Helper()
	data, err := os.ReadFile("../../fixtures/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	written := string(data)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(written, changes[i]) {
			t.Fatalf("%s has no %s", name, changes[i])
		}
		written = strings.ReplaceAll(written, changes[i], changes[i+1])
	}
	p, problems := fact.ReadProfile(b.Vocabulary, name, []byte(written), calendar.Last)
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	return engine.Decide(b, p, p.FactsAsOf(calendar.Last))
}

// TestLaw2PromisesAreRefused: an offer is made only where everything that a promise requires is
// known to hold.
func TestLaw2PromisesAreRefused(t *testing.T) {
	b := shipped(t)
	for _, row := range []struct {
		why     string
		changes []string
		refused map[string]logic.Truth
	}{
		{"nothing stands against it", nil, map[string]logic.Truth{}},
		{"papers are not told", []string{`"legal_papers": [],`, ``}, map[string]logic.Truth{"court-papers": logic.Unknown}},
		{"a summons is not known to be answered", []string{`"legal_papers": []`, `"legal_papers": ["summons"]`},
			map[string]logic.Truth{"court-papers": logic.Unknown}},
		{"a summons is not answered", []string{`"legal_papers": []`, `"legal_papers": ["summons"], "papers_answered": []`},
			map[string]logic.Truth{"court-papers": logic.No}},
		{"it is answered", []string{`"legal_papers": []`, `"legal_papers": ["summons"], "papers_answered": ["summons"]`},
			map[string]logic.Truth{}},
		{"limitation is not known of an old debt", []string{`"overdue_days": 91,`, `"overdue_days": 1300,`,
			`"last_dealing_on": "2026-11-19",`, ``, `"first_missed_on": "2026-08-23",`, ``, `"asked_on": "2026-10-26",`, ``},
			map[string]logic.Truth{"limitation": logic.Unknown}},
		{"nor how old the debt is", []string{`"overdue_days": 91,`, ``, `"last_dealing_on": "2026-11-19",`, ``,
			`"first_missed_on": "2026-08-23",`, ``}, map[string]logic.Truth{"limitation": logic.Unknown}},
	} {
		l, found := letter.Find(letter.All(decide(t, b, "credit-card/shop-closed-91-days", row.changes...)), "art70-application", "card")
		if !found {
			t.Errorf("%s: not listed", row.why)
			continue
		}
		got := map[string]logic.Truth{}
		for _, r := range l.Refused {
			got[r.ID] = r.Truth
			if (r.Text.ZH == "") != (r.Truth == logic.Unknown) || r.Truth == logic.Unknown && len(r.Missing) == 0 {
				t.Errorf("%s: %+v", row.why, r)
			}
		}
		if diff := cmp.Diff(row.refused, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", row.why, diff)
		}
		if (l.Instead == "statement-request") == l.MayBeMade {
			t.Errorf("%s: instead %q", row.why, l.Instead)
		}
	}
}

// TestLaw4FiguresAreThoseOfThePlan: the worked example of a card at 91 days, to the fen.
func TestLaw4FiguresAreThoseOfThePlan(t *testing.T) {
	d := decide(t, shipped(t), "credit-card/shop-closed-91-days")
	l, _ := letter.Find(letter.All(d), "art70-application", "")
	filled := letter.Fill(d, l)
	said := ""
	for _, block := range filled.Blocks {
		said += block.Text.ZH + "\n"
		for _, r := range block.Rows {
			said += r.Cells[0].ZH + "：" + r.Cells[1].ZH + "\n"
		}
	}
	for _, want := range []string{"60 个月还清", "每月还 831.66 元", "最后一期 832.06 元", "2026年12月22日（星期二）",
		"每月收入：4,700.00 元", "必需开支：3,600.00 元", "每月结余：1,100.00 元"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %s in\n%s", want, said)
		}
	}
	if strings.Contains(said, "也还不完") {
		t.Error("a block whose condition is no is there")
	}
	if blanks := filled.Blanks(text.ZH); len(blanks) == 0 || blanks[0] != "【银行全称】" {
		t.Error(blanks)
	}
}

// TestLaw8TheEvaluationHasTheLetters: those that All returns, and the one that says an answer.
func TestLaw8TheEvaluationHasTheLetters(t *testing.T) {
	d := decide(t, shipped(t), "cmb-card/refused-with-reasons-that-do-not-hold")
	e := engine.Explain(d)
	if len(e.Letters) > 0 {
		t.Fatal("letters that nobody entered")
	}
	letter.Enter(e, d)
	var want, got []string
	for _, l := range letter.All(d) {
		want = append(want, l.ID+" "+l.Debt)
	}
	for _, l := range e.Letters {
		got = append(got, l.ID+" "+l.Debt)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	want, got = []string{"art70-application", "art70-application", "repayment-plan", "repayment-plan", "complaint"}, nil
	for _, r := range e.Debts[0].Refusals.Heard {
		got = append(got, r.Letter)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("to each answer (-want +got)\n%s", diff)
	}
}

// TestLaw8NothingThatMayNotBeMadeSaysAnAnswer: with a paper of a court open, offers are passed over.
func TestLaw8NothingThatMayNotBeMadeSaysAnAnswer(t *testing.T) {
	d := decide(t, shipped(t), "cmb-card/refused-with-reasons-that-do-not-hold",
		`"legal_papers": []`, `"legal_papers": ["summons"], "papers_answered": []`)
	e := engine.Explain(d)
	letter.Enter(e, d)
	for _, r := range e.Debts[0].Refusals.Heard {
		if slices.Contains([]string{"art70-application", "repayment-plan"}, r.Letter) {
			t.Errorf("%s is said by %s", r.ID, r.Letter)
		}
	}
}

// TestLaw3NoHeadingStandsAlone: where no instalments are known, their heading is not there either.
func TestLaw3NoHeadingStandsAlone(t *testing.T) {
	for _, row := range []struct {
		why     string
		changes []string
		want    bool
	}{
		{"the instalments are known", nil, true},
		{"they are not", []string{`"monthly_income": 4700,`, ``}, false},
	} {
		d := decide(t, shipped(t), "credit-card/shop-closed-91-days", row.changes...)
		l, _ := letter.Find(letter.All(d), "repayment-plan", "")
		blocks := letter.Fill(d, l).Blocks
		has := func(id string) bool {
			return slices.ContainsFunc(blocks, func(b letter.Block) bool { return b.ID == id })
		}
		if len(blocks) == 0 || has("schedule") != row.want || has("schedule-title") != row.want {
			t.Errorf("%s: %d blocks, the schedule %t, its heading %t", row.why, len(blocks), has("schedule"), has("schedule-title"))
		}
	}
}

// TestLaw4SumsOfRecords: what was paid, line by line, with its sum where every line has one.
func TestLaw4SumsOfRecords(t *testing.T) {
	d := decide(t, shipped(t), "several/payments-listed-in-three-papers")
	for _, row := range []struct {
		why, id, debt, last, sum string
		lines                    int
	}{
		{"four payments", "defence", "sued-not-booked", "1,730.55 元", "6,920.55 元", 4},
		{"one of them without its sum", "payment-order-objection", "order-paid-listed", "【金额】", "", 3},
		{"none was told", "defence", "sued-no-list", "", "", 0},
		{"none was made", "arbitration-defence", "arbitrated-nothing-paid", "", "", 0},
	} {
		l, _ := letter.Find(letter.All(d), row.id, row.debt)
		filled := letter.Fill(d, l)
		i := slices.IndexFunc(filled.Blocks, func(b letter.Block) bool { return b.Form == book.BlockRecords })
		if i < 0 || row.lines == 0 {
			if i >= 0 || row.lines > 0 {
				t.Errorf("%s: block %d", row.why, i)
			}
			continue
		}
		b := filled.Blocks[i]
		if got := b.Rows[len(b.Rows)-1].Cells[1].ZH; len(b.Rows) != row.lines || got != row.last || b.Sums[1].ZH != row.sum {
			t.Errorf("%s: %d lines, %s, in all %s", row.why, len(b.Rows), got, b.Sums[1].ZH)
		}
	}
}

// TestLaw2ARefusedLetterIsNotFilled.
func TestLaw2ARefusedLetterIsNotFilled(t *testing.T) {
	d := decide(t, shipped(t), "credit-card/shop-closed-91-days", `"legal_papers": [],`, ``)
	l, _ := letter.Find(letter.All(d), "art70-application", "")
	if filled := letter.Fill(d, l); len(filled.Blocks) > 0 || len(filled.Blanks(text.ZH)) > 0 {
		t.Errorf("%+v", filled)
	}
	if _, there := letter.Find(letter.All(d), l.Instead, "card"); !there {
		t.Error("the letter to use instead is not listed")
	}
}

// TestLaw1WhatIsOpenIsSaid: who is not known to need a letter hears what would tell, also where it
// is the strategy that is open.
func TestLaw1WhatIsOpenIsSaid(t *testing.T) {
	b := shipped(t)
	for _, row := range []struct {
		why, fixture, letter string
		open                 bool
	}{
		{"nobody told of threats or a stolen name", "unknown/nothing-known-yet", "police-report", true},
		{"nobody told of frozen money", "unknown/nothing-known-yet", "living-costs", true},
		{"a strategy suits for certain", "jd-jintiao/unemployed-45-days", "hardship-statement", false},
	} {
		all := letter.All(decide(t, b, row.fixture))
		l, there := letter.Find(all, row.letter, "")
		if open := len(l.Missing) > 0; !there || open != row.open {
			t.Errorf("%s: %s is there %v, open %v", row.why, row.letter, there, open)
		}
	}
}
