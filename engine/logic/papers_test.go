package logic

import "testing"

// Law 6: papers. income-proof has stand-ins; an illness is proved by a diagnosis, or by a bill
// together with proof of income.
func TestLaw6Papers(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, condition string
		papers         []string // nil: not known
		want           Truth
	}{
		{"unknown while the list of papers is", `has("id-card")`, nil, Unknown},
		{"at hand", `has("id-card")`, []string{"id-card"}, Yes},
		{"not at hand", `has("id-card")`, []string{}, No},
		{"a stand-in", `has("income-proof")`, []string{"tax-record"}, Yes},
		{"what it stands in for does not stand in for it", `has("tax-record")`, []string{"payslip"}, No},
		{"unknown while the list of papers is", `proved("illness")`, nil, Unknown},
		{"one group", `proved("illness")`, []string{"diagnosis"}, Yes},
		{"half of the other group", `proved("illness")`, []string{"medical-bill"}, No},
		{"the other group", `proved("illness")`, []string{"medical-bill", "payslip"}, Yes},
		{"no paper proves it", `proved("unemployment")`, []string{"diagnosis"}, No},
		{"of each hardship", "any(hardships, proved(#))", []string{"diagnosis"}, Yes},
		{"of all hardships", "all(hardships, proved(#))", []string{"diagnosis"}, No},
		{"of unknown hardships", "any(worries, proved(#))", []string{"diagnosis"}, Unknown},
		{"of none", "any(gifts, proved(#))", nil, No},
		{"in the list itself", `"payslip" in papers`, []string{"payslip"}, Yes},
	} {
		c := sample(t, l)
		if r.papers != nil {
			papers := l.vocabulary.Find("papers")
			c.Borrower[papers.Slot] = value(t, papers, r.papers)
		}
		if got := compile(t, l, r.condition, wide).Truth(l.NewFrame(c).At(0)); got != r.want {
			t.Errorf("%s is %v, want %v: %s", r.condition, got, r.want, r.why)
		}
	}
}

// Law 8: stage, family, lender. Of the three debts the first names both, the second its family, the
// third neither.
func TestLaw8Names(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, condition string
		debt           int
		stage          string
		want           Truth
	}{
		{"a family", `family == "platform"`, 0, "", Yes},
		{"another", `family in ["bank"]`, 0, "", No},
		{"no family", `family != "bank"`, 2, "", Unknown},
		{"a lender", `lender == "jintiao"`, 0, "", Yes},
		{"a lender that the book does not know", `lender == "jintiao"`, 1, "", Unknown},
		{"of each debt", `any(debts, .family == "bank")`, 0, "", Yes},
		{"of each debt, one unknown", `count(debts, .family == "bank") == 1`, 0, "", Unknown},
		{"a stage", `stage == "mid"`, 0, "mid", Yes},
		{"another", `stage in ["early", "mid"]`, 0, "late-stage", No},
		{"no stage", `stage == "mid"`, 0, "", Unknown},
		{"no deadline", "deadline > as_of", 0, "", Unknown},
	} {
		e := compile(t, l, r.condition, wide)
		f := l.NewFrame(sample(t, l)).At(r.debt)
		f.Stage = r.stage
		if got := e.Truth(f); got != r.want {
			t.Errorf("%s is %v, want %v: %s", r.condition, got, r.want, r.why)
		}
	}
	f := l.NewFrame(sample(t, l)).At(0)
	f.Deadline = &f.AsOf
	if got := compile(t, l, "deadline == as_of", wide).Truth(f); got != Yes {
		t.Errorf("a deadline of today is %v", got)
	}
	if got := compile(t, l, "deadline == as_of", wide).Truth(f.At(1)); got != Unknown {
		t.Errorf("a frame that is turned to another debt keeps the deadline: %v", got)
	}
}
