package interview_test

import (
	"slices"
	"testing"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/fact"
)

// Another debt, and no other after all.
func TestAnotherDebt(t *testing.T) {
	iv := interview.New(shipped(), today)
	say(t, iv, 1, form{interview.KeyLender: {"jd-jintiao"}, interview.KeyMore: {"yes"}})
	p, _ := iv.Next()
	if p.Kind != interview.Lenders || p.Debt != 1 {
		t.Fatal(p.Asks)
	}
	say(t, iv, p.Number, form{interview.KeyDrop: {"yes"}})
	if p, _ := iv.Next(); len(iv.Profile().Debts) != 1 || p.Kind == interview.Lenders {
		t.Error(p.Asks, iv.Profile().Debts)
	}
	iv.AddDebt()
	p, _ = iv.Next()
	say(t, iv, p.Number, form{interview.KeyOther: {"某某小额贷款"}, interview.KeyFamily: {"assignee"}})
	if d := iv.Profile().Debts; len(d) != 2 || d[1].Lender != "某某小额贷款" || d[1].Family != "assignee" {
		t.Error(d)
	}
	if page, _ := iv.Page(p.Number); page.Lender != "某某小额贷款" || page.Known || page.Family != "assignee" {
		t.Errorf("%+v", page)
	}
}

// A page that asks something else by now takes no answer that was meant for another.
func TestAPageThatChanged(t *testing.T) {
	iv := interview.New(shipped(), today)
	p, _ := iv.Next()
	if problems := iv.Answer(p.Number, form{interview.KeyAsks: {"single debts[0].overdue_days"}}); len(problems) != 1 {
		t.Error(problems)
	}
	if problems := iv.Answer(9, form{}); len(problems) != 1 {
		t.Error("there is no page 9: ", problems)
	}
}

func TestRecordsAreAddedOneByOne(t *testing.T) {
	iv := interview.New(shipped(), today)
	p := answered(t, iv, nil, "refusals")
	say(t, iv, p.Number, form{"refusals": {interview.Ticked}, interview.KeyRest: {interview.RestNone}})
	p, _ = iv.Next()
	if p.Kind != interview.Records || len(p.Fields[0].Entries) != 1 {
		t.Fatalf("%+v", p)
	}
	first := p.Fields[0].Entries[0]
	first = first[slices.IndexFunc(first, func(f interview.Field) bool { return f.Fact.Type == fact.Date }):]
	one := form{first[0].Name: {"2026-11-01"}}
	one[interview.KeyMore] = []string{"yes"}
	say(t, iv, p.Number, one)
	given := func(f interview.Field) bool { return f.Given != nil && slices.Equal(f.Given, one[f.Name]) }
	p, _ = iv.Next()
	if len(p.Fields[0].Entries) != 2 || !slices.ContainsFunc(p.Fields[0].Entries[0], given) {
		t.Fatalf("%+v", p.Fields[0].Entries)
	}
	problems := iv.Answer(p.Number, form{first[0].Name: {"2027-01-01"}})
	if len(problems) != 1 || problems[0].Path != first[0].Name {
		t.Error("a day to come: ", problems)
	}
	delete(one, interview.KeyMore)
	say(t, iv, p.Number, one)
	if v := valueOf(iv, "refusals"); len(v.Records) != 1 {
		t.Error(v)
	}
}
