package interview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

type form = map[string][]string

// answered asks from the beginning, and answers the pages whose questions are named with what is
// given; every other question with unknown, every tick with none.
func answered(t testing.TB, iv *interview.Interview, given form, until string) interview.Page {
	t.Helper()
	for range 1000 {
		p, ok := iv.Next()
		if !ok || until != "" && strings.Contains(p.Asks, until) {
			return p
		}
		say(t, iv, p.Number, formFor(p, given))
	}
	t.Fatal("no end")
	return interview.Page{}
}

func formFor(p interview.Page, given form) form {
	f := form{interview.KeyRest: {interview.RestNone}}
	if p.Kind == interview.Lenders {
		f[interview.KeyLender] = given[interview.KeyLender]
	}
	for _, field := range p.Fields {
		f[field.Name] = given[field.Name]
	}
	return f
}

func say(t testing.TB, iv *interview.Interview, page int, f form) {
	t.Helper()
	if problems := iv.Answer(page, f); problems != nil {
		t.Fatal(problems)
	}
}

// pageThat returns the page that asks for a fact.
func pageThat(t testing.TB, iv *interview.Interview, asks string) interview.Page {
	t.Helper()
	for n := range iv.Pages() {
		if p, _ := iv.Page(n + 1); slices.ContainsFunc(p.Fields, func(f interview.Field) bool { return f.Name == asks }) {
			return p
		}
	}
	t.Fatal("no page asks for ", asks)
	return interview.Page{}
}

func valueOf(iv *interview.Interview, name string) fact.Value {
	f := iv.Book().Vocabulary.Find(name)
	if f.Of == fact.Borrower {
		return iv.Profile().Borrower[f.Slot]
	}
	return iv.Profile().Debts[0].Values[f.Slot]
}

func TestLaw1AnInterviewEndsAsTheProfileIsJudged(t *testing.T) {
	tried := 0
	for i, name := range fixtures(t) {
		if i%32 != 0 {
			continue
		}
		p, day := sample(t, name)
		whole := engine.Decide(shipped(), p, day)
		doubted := func(d engine.DoubtDecision) bool { return d.Truth == logic.Yes }
		if len(p.Debts) > 20 || slices.ContainsFunc(whole.Doubts, doubted) {
			continue // a survey of all creditors, whose debts are alike; what cannot be told, since it follows otherwise
		}
		tried++
		seen := map[string]bool{}
		iv := hold(t, borrower{p, true}, day, func(_ *interview.Interview, p interview.Page) {
			for _, asks := range strings.Fields(p.Asks)[1:] {
				if key := fmt.Sprint(p.Kind == interview.Tick, asks); seen[key] {
					t.Errorf("%s: %s is asked again", name, asks)
				} else {
					seen[key] = true
				}
			}
		})
		if d := cmp.Diff(viewOf(whole), viewOf(engine.Decide(shipped(), iv.Profile(), day))); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	if tried < 8 {
		t.Error("only ", tried)
	}
}

func TestLaw2AnswersAreReadAsWritten(t *testing.T) {
	for _, row := range []struct {
		why, asks string
		form      form
		value     string // as a profile has it; "" where it is refused
		read      fact.Form
	}{
		{"plain", "overdue_days", form{"overdue_days": {"45"}}, "45", ""},
		{"with its unit", "overdue_days", form{"overdue_days": {" ４５天 "}}, "45", fact.AsNumber},
		{"not known, in words", "overdue_days", form{"overdue_days": {"不知道"}}, "null", ""},
		{"left empty", "overdue_days", form{"overdue_days": {""}}, "null", ""},
		{"months are no days", "overdue_days", form{"overdue_days": {"2个月"}}, "", ""},
		{"a choice by its title", "role", form{"role": {"我自己借的"}}, `"borrower"`, fact.AsChoice},
		{"several choices", "legal_papers", form{"legal_papers": {"summons", "judgment"}}, `["summons", "judgment"]`, ""},
		{"none of them", "legal_papers", form{"legal_papers": {interview.None}}, "[]", ""},
		{"none and one is neither", "legal_papers", form{"legal_papers": {interview.None, "summons"}}, "", ""},
		{"no such choice", "legal_papers", form{"legal_papers": {"letter"}}, "", ""},
	} {
		iv := interview.New(shipped(), today)
		p := answered(t, iv, nil, "."+row.asks)
		before := iv.Profile().JSON(shipped().Vocabulary)
		problems := iv.Answer(p.Number, row.form)
		if row.value == "" {
			of := func(path string) bool { return path == row.asks || strings.HasPrefix(path, row.asks+"[") }
			if len(problems) == 0 || !of(problems[0].Path) || problems[0].Line != 0 {
				t.Errorf("%s: %+v", row.why, problems)
			}
			if after := iv.Profile().JSON(shipped().Vocabulary); string(before) != string(after) {
				t.Errorf("%s: refused, and changed %s", row.why, after)
			}
			continue
		}
		p, _ = iv.Page(p.Number)
		got, read := p.Fields[0].Fact.JSON(p.Fields[0].Value), fact.Form("")
		if p.Fields[0].Read != nil {
			read = p.Fields[0].Read.As
		}
		if problems != nil || got != row.value || read != row.read {
			t.Errorf("%s: %s %q %v", row.why, got, read, problems)
		}
	}
}

func TestLaw2TheYearThatWasTakenIsShown(t *testing.T) {
	iv := interview.New(shipped(), today)
	p := answered(t, iv, form{"legal_papers": {"summons"}}, "summons_received_on")
	say(t, iv, p.Number, form{"summons_received_on": {"12月20日"}})
	p, _ = iv.Page(p.Number)
	f := p.Fields[0]
	if f.Given[0] != "12月20日" || f.Read == nil || f.Read.As != fact.AsPastDate || f.Value.Day.String() != "2025-12-20" {
		t.Errorf("%+v", f)
	}
}

func TestLaw3UnknownIsNotNo(t *testing.T) {
	iv := interview.New(shipped(), today)
	p := answered(t, iv, nil, "misconduct")
	if problems := iv.Answer(p.Number, form{}); len(problems) != 1 || problems[0].Path != interview.KeyRest {
		t.Error("it goes without saying: ", problems)
	}
	say(t, iv, p.Number, form{"misconduct": {interview.Ticked}, "told_sued": {interview.Ticked},
		interview.KeyRest: {interview.RestNone}})
	if v := valueOf(iv, "told_sued"); !v.Known || !v.Bool {
		t.Error("a tick says yes: ", v)
	}
	if v := valueOf(iv, "agreement"); v.Choice != "none" {
		t.Error("no tick says none: ", v)
	}
	if v := valueOf(iv, "misconduct"); v.Known {
		t.Error("a tick does not say which: ", v)
	}
	next, _ := iv.Next()
	if next.Kind != interview.Single || next.Fields[0].Name != "misconduct" {
		t.Error("it is asked next, not ", next.Asks)
	}

	iv = interview.New(shipped(), today)
	p = answered(t, iv, nil, "misconduct")
	say(t, iv, p.Number, form{"told_sued": {interview.Ticked}, interview.KeyRest: {interview.RestAsk}})
	for _, f := range p.Fields {
		if f.Name == "told_sued" {
			continue
		}
		if valueOf(iv, f.Name).Known {
			t.Error(f.Name, " is known")
		}
		next, _ := iv.Next()
		if next.Kind != interview.Single && next.Kind != interview.Records || next.Fields[0].Name != f.Name {
			t.Errorf("want %s one by one, not %s", f.Name, next.Asks)
		}
		say(t, iv, next.Number, form{})
	}
}

func TestLaw4ThePagesAreOfOneSubjectAndDebt(t *testing.T) {
	for i, name := range fixtures(t) {
		if i%60 != 7 {
			continue
		}
		p, day := sample(t, name)
		hold(t, borrower{p, false}, day, func(_ *interview.Interview, p interview.Page) {
			most := map[interview.Kind]int{interview.Form: 6, interview.Tick: 10, interview.Single: 1,
				interview.Records: 1}[p.Kind]
			if len(p.Fields) > most || p.Kind != interview.Lenders && len(p.Fields) == 0 {
				t.Errorf("%s: %d questions: %s", name, len(p.Fields), p.Asks)
			}
			for _, f := range p.Fields {
				if p.Subject != nil && f.Fact.Subject != p.Subject.ID ||
					(f.Fact.Of == fact.Borrower) != (p.Debt == logic.NoDebt) {
					t.Errorf("%s: %s", name, p.Asks)
				}
			}
		})
	}
}

// The papers and days of every debt come before the household, and that before the rest of the debts.
func TestLaw4SeveralDebts(t *testing.T) {
	seen := 0
	for _, name := range fixtures(t) {
		p, day := sample(t, name)
		if n := len(p.Debts); n < 2 || n > 5 {
			continue
		}
		if seen++; seen > 3 {
			break
		}
		part, debts := 0, map[int]bool{}
		hold(t, borrower{p, false}, day, func(iv *interview.Interview, page interview.Page) {
			switch gate := iv.Gate(); {
			case page.Kind == interview.Lenders && part > 0, page.Debt == logic.NoDebt && !gate,
				part == 2 && page.Debt == logic.NoDebt:
				t.Errorf("%s: %s in part %d", name, page.Asks, part)
			case page.Debt == logic.NoDebt:
				part = 1
			case part == 1:
				part = 2
			}
			debts[page.Debt] = true
		})
		if part != 2 || len(debts) != len(p.Debts)+1 {
			t.Error(name, part, debts)
		}
	}
}

func TestLaw6NoResultBeforeTheGate(t *testing.T) {
	iv := interview.New(shipped(), today)
	asked := map[string]bool{}
	for {
		p, ok := iv.Next()
		if !ok {
			break
		}
		say(t, iv, p.Number, formFor(p, form{"first_missed_on": {"2026-10-01"}}))
		for _, f := range p.Fields {
			asked[f.Name] = true
		}
		want := asked["legal_papers"] && asked["role"] && asked["overdue_days"] && asked["dispute_grounds"]
		if iv.Gate() != want {
			t.Errorf("gate %t after %s", iv.Gate(), p.Asks)
		}
	}
	if !iv.Gate() {
		t.Error("never opened")
	}
}

// A debt of which nothing is asked any more is asked for what the gate names all the same.
func TestLaw6TheGateIsAskedOfEveryDebt(t *testing.T) {
	iv := interview.New(shipped(), today)
	answered(t, iv, form{"role": {"contact"}}, "")
	for _, name := range []string{"legal_papers", "role", "overdue_days", "dispute_grounds"} {
		pageThat(t, iv, name)
	}
}

func TestLaw7WhatIsNotAskedAnyMoreIsSetAside(t *testing.T) {
	iv := interview.New(shipped(), today)
	answered(t, iv, form{"legal_papers": {"summons"}, "summons_received_on": {"2026-11-10"}, "hearing_on": {"2026-12-20"},
		"monthly_income": {"3000"}}, "")
	papers, day := pageThat(t, iv, "legal_papers"), pageThat(t, iv, "summons_received_on")
	whole := iv.Profile().JSON(shipped().Vocabulary)

	say(t, iv, papers.Number, form{"legal_papers": {interview.None}})
	if valueOf(iv, "summons_received_on").Known || valueOf(iv, "hearing_on").Known {
		t.Error("the day of a paper that never came stands", valueOf(iv, "summons_received_on"), valueOf(iv, "hearing_on"),
			string(iv.Profile().JSON(shipped().Vocabulary)))
	}
	if !valueOf(iv, "monthly_income").Known {
		t.Error("what is asked all the same is gone")
	}
	for _, a := range iv.Answers() {
		if a.Fact != nil && a.Fact.Name == "summons_received_on" {
			t.Error("it is among the answers")
		}
	}
	again := pageThat(t, iv, "summons_received_on")
	if again.Number != day.Number || again.Fields[0].Given[0] != "2026-11-10" {
		t.Errorf("its page is another: %+v", again)
	}

	answered(t, iv, nil, "")
	say(t, iv, papers.Number, form{"legal_papers": {"summons"}})
	if got := iv.Profile().JSON(shipped().Vocabulary); !slices.Equal(whole, got) {
		t.Error(cmp.Diff(string(whole), string(got)))
	}
}

func TestLaw8OpenedProfiles(t *testing.T) {
	read := func(s string) *fact.Profile {
		p, problems := fact.ReadProfile(shipped().Vocabulary, "", []byte(s), today)
		if problems != nil {
			t.Fatal(problems)
		}
		return p
	}
	iv := interview.Open(shipped(), today, read(`{"as_of": "2026-11-12", "monthly_income": 3000, "distress": null, "debts": [
		{"id": "card", "lender": "icbc-card", "overdue_days": 40, "legal_papers": []},
		{"lender": "jd-jintiao", "overdue_days": 0, "refusals": []}]}`))
	p := iv.Profile()
	f := shipped().Vocabulary.Find("overdue_days")
	if got := f.JSON(p.Debts[0].Values[f.Slot]); got != "50" || p.Debts[1].Values[f.Slot].Known {
		t.Error("days that run: ", got, p.Debts[1].Values[f.Slot])
	}
	if *p.AsOf != today || p.Debts[0].ID != "card" || len(iv.Answers()) < 6 || iv.Gate() {
		t.Errorf("%+v", p)
	}
	distress := answered(t, iv, nil, "distress")
	if distress.Number == 0 {
		t.Error("what was not known is not asked again")
	}

	for i, name := range fixtures(t) {
		if i%30 != 3 {
			continue
		}
		p, day := sample(t, name)
		iv := interview.Open(shipped(), day, p)
		want, got := viewOf(engine.Decide(shipped(), p, day)), viewOf(engine.Decide(shipped(), iv.Profile(), day))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
