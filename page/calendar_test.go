package page

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/rules"
)

// aCalendar is a made-up calendar with an entry of each kind.
func aCalendar() *days.Calendar {
	on := func(n calendar.Day) calendar.Day { return calendar.Of(2026, 11, 22) + n }
	yes, no := new(true), new(false)
	status := func(s engine.Status) *engine.Status { return &s }
	moved := on(15)
	c := &days.Calendar{
		Format: "1", From: on(0), To: on(120), FactsAsOf: on(0),
		Book:  engine.BookRef{Wording: ofLoans(), Title: text.Both("规则", "rules"), Version: "1"},
		Debts: []days.Debt{{ID: "a", Title: text.Both("某行", "Some Bank")}, {ID: "b", Title: text.Both("某贷", "Some Loan")}},
		Sources: map[string]engine.Source{
			"law": {Title: text.Both("某法", "Some Act"), Kind: "law", Confidence: "read", Checked: new(on(0))}},
		HolidaysUnknownFrom: new(on(33)),
	}
	c.Plans = []days.Plan{{Debt: "a", Strategy: "instalment", Title: text.Both("分期还款", "paying by instalments"), Plan: engine.Plan{
		ID: "two", Title: text.Both("分 2 期", "Over 2 months"), Total: new(engine.Fen(20001)), ShortBy: new(engine.Fen(500)), Monthly: new(engine.Fen(10000)),
		Assume: text.Both("对方同意停息", "They agree to stop interest."), Sources: []string{"law"}}}}
	paying := func(step days.Step, day calendar.Day, number, of int, least bool) days.Entry {
		return days.Entry{Day: day, Debt: "a", Kind: days.Paying, ID: "two", Strategy: "instalment", Personal: true,
			Text: text.Both("分 2 期", "Over 2 months"), Sources: []string{"law"},
			Payment: &days.Payment{Step: step, Number: number, Of: of, On: on(10), Amount: 10000, AtLeast: least}}
	}
	for _, e := range []days.Entry{
		paying(days.Ready, on(7), 1, 2, false), paying(days.Pay, on(10), 1, 2, true), paying(days.Check, on(11), 1, 1, false),
		paying(days.Statement, on(12), 1, 1, false),
		{Day: on(14), Debt: "a", Kind: days.Deadline, ID: "reply", MovedTo: &moved, Severity: "urgent",
			Text: text.Both("最后一天：6 日；过了就迟了。", "Last day: the 6th; later is too late."), Sources: []string{"law"}},
		{Day: on(15), Debt: "a", Kind: days.Alert, ID: "late", Begins: yes, Text: text.Both("看来已过。今天就问。", "It seems to be over. Ask today.")},
		{Day: on(15), Debt: "a", Kind: days.Alert, ID: "reply", Begins: no, Text: text.Both("最后一天；过了", "Last day; later")},
		{Day: on(20), Debt: "b", Kind: days.FollowUp, ID: "ask", Text: text.Both("带受理号再问。", "Ask again with the reference.")},
		{Day: on(31), Debt: "b", Kind: days.Count, ID: "first_from_day", Alert: "first", Text: text.Both("满 91 天，先抵本金", "91 days: principal first")},
		{Day: on(31), Debt: "b", Kind: days.Stage, ID: "late", Text: text.Both("逾期后期", "late arrears")},
		{Day: on(31), Debt: "b", Kind: days.Alert, ID: "first", Begins: yes, Text: text.Both("和上面一样", "the same as above")},
		{Day: on(31), Debt: "b", Kind: days.Opens, ID: "instalment", Text: text.Both("分期还款", "paying by instalments"),
			Was: status(engine.Ineligible), Status: status(engine.Eligible), Do: text.Both("先说每月能付 599 元", "say that CNY 599 a month is possible"),
			Bring: []days.Paper{{ID: "id", Title: text.Both("身份证", "ID card")}}, Why: []text.Text{text.Both("有结余 599 元", "CNY 599 is left over")}},
		{Day: on(31), Debt: "b", Kind: days.Opens, ID: "waiver", Text: text.Both("减免息费", "a waiver"),
			Was: status(engine.Ineligible), Status: status(engine.Undetermined)},
		{Day: on(31), Debt: "b", Kind: days.Closes, ID: "catch-up", Text: text.Both("补上逾期", "catching up"),
			Was: status(engine.Eligible), Status: status(engine.Ineligible)},
		{Day: on(40), Debt: "b", Kind: days.Alert, ID: "short", Begins: yes, Personal: true, Text: text.Both("只差 60 元：今天补上。", "Only CNY 60 is short. Pay it today.")},
		{Day: on(50), Debt: "b", Kind: days.Stage, Candidates: []string{"late", "court"}},
	} {
		e.DaysLeft = int(e.Day - c.From)
		c.Entries = append(c.Entries, e)
	}
	return c
}

// TestCalendar holds what the calendar says in both languages.
func TestCalendar(t *testing.T) {
	for _, l := range text.Languages {
		var out bytes.Buffer
		if err := document.WriteTerminal(&out, Calendar(aCalendar(), l), false); err != nil {
			t.Fatal(err)
		}
		for _, names := range []bool{false, true} {
			for _, e := range Events(aCalendar(), l, names).Events {
				out.WriteString("\n" + e.Day.String() + " " + e.Title + "\n    " + strings.ReplaceAll(e.Description, "\n", "\n    ") + "\n")
			}
		}
		golden := filepath.Join("testdata", "calendar."+string(l)+".golden")
		if *update {
			if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), out.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", l, diff)
		}
	}
}

var sum = regexp.MustCompile(`\d ?元|CNY \d`)

// TestEventsWithoutNames: what goes into the calendar of a phone tells no sum, no creditor and no id
// of a debt; the identifiers of events differ, and stay the same when the calendar is made later.
func TestEventsWithoutNames(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	names, err := filepath.Glob("../fixtures/*/*-days.json")
	if err != nil || len(names) < 50 {
		t.Fatal("fixtures: ", len(names), err)
	}
	for n, name := range names {
		if n%3 != 0 {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := fact.ReadProfile(b.Vocabulary, name, data, calendar.Last)
		if problems != nil {
			t.Fatal(problems)
		}
		c := days.Of(b, p, *p.AsOf, 120)
		later := map[string]bool{}
		for _, e := range Events(days.Of(b, p, *p.AsOf+1, 119), text.ZH, false).Events {
			later[e.UID] = true
		}
		for _, l := range text.Languages {
			seen := map[string]bool{}
			for _, e := range Events(c, l, false).Events {
				said := e.Title + "\n" + e.Description
				if found := sum.FindString(said); found != "" {
					t.Errorf("%s, %s: there is a sum, %s, in %s", name, e.Day, found, said)
				}
				for _, d := range c.Debts {
					if d.Title != debtFamily(b, p, d.ID) && strings.Contains(said, d.Title.In(l)) {
						t.Errorf("%s, %s: %s is named in %s", name, e.Day, d.ID, said)
					}
				}
				if seen[e.UID] {
					t.Errorf("%s, %s: two events are %s", name, e.Day, e.UID)
				}
				seen[e.UID] = true
				if e.Day > c.From+1 && !later[e.UID] {
					t.Errorf("%s, %s: a day later it is another event: %s", name, e.Day, e.Title)
				}
			}
		}
	}
}

// debtFamily returns the title of the family of a debt: a kind of creditor is no creditor.
func debtFamily(b *book.Book, p *fact.Profile, id string) text.Text {
	for _, d := range p.Debts {
		if d.ID == id {
			return b.For(d.Lender, d.Family).Family.Title
		}
	}
	return text.Text{}
}
