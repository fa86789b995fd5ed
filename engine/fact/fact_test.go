package fact

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/text"
)

func TestVocabularyNumbersEachScope(t *testing.T) {
	v := testVocabulary()
	for scope, facts := range map[Scope][]*Fact{Borrower: v.Borrower, Debt: v.Debt} {
		for i, f := range facts {
			if f.Of != scope || f.Slot != i || v.Find(f.Name) != f {
				t.Errorf("%s is of %s in slot %d, and listed for %s at %d", f.Name, f.Of, f.Slot, scope, i)
			}
		}
	}
	if len(v.Borrower)+len(v.Debt) != len(v.Facts) {
		t.Error("a fact is in neither scope, or in both")
	}
	if v.Find("zodiac") != nil {
		t.Error("found what is not there")
	}
}

func TestWrite(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct {
		why   string
		fact  string
		value Value
		want  text.Text
	}{
		{"unknown, whatever else the value holds", "monthly_income", Value{Bool: true, Choice: "oral"}, text.NotKnown},
		{"money", "monthly_income", figure("1300"), text.Text{ZH: "1,300 元", EN: "CNY 1,300"}},
		{"an integer with its unit", "overdue_days", figure("45"), text.Text{ZH: "45 天", EN: "45 days"}},
		{"a rate", "apr", figure("0.2394"), text.Text{ZH: "23.94%", EN: "23.94%"}},
		{"yes", "willing_to_repay", known(Value{Bool: true}), text.Text{ZH: "是", EN: "yes"}},
		{"no", "willing_to_repay", known(Value{}), text.Text{ZH: "否", EN: "no"}},
		{"a date", "contract_date", known(Value{Day: day("2026-11-22")}),
			text.Text{ZH: "2026年11月22日", EN: "22 November 2026"}},
		{"a choice by its title", "agreement", known(Value{Choice: "written"}), text.Text{ZH: "书面", EN: "written"}},
		{"a choice without a title by its id", "agreement", known(Value{Choice: "nodded"}),
			text.Text{ZH: "nodded", EN: "nodded"}},
		{"a list", "hardships", known(Value{List: []string{"other", "illness"}}),
			text.Text{ZH: "其他、本人生病", EN: "another, own illness"}},
		{"an empty list", "hardships", known(Value{List: []string{}}), text.Text{ZH: "没有", EN: "none"}},
		{"records", "payments", known(Value{Records: [][]Value{
			{known(Value{Day: day("2026-09-13")}), figure("1950"), {}, known(Value{})}, {{}, {}, {}, {}}}}),
			text.Text{ZH: "日期：2026年9月13日、金额：1,950 元、迟了：否；还不知道",
				EN: "day: 13 September 2026, sum: CNY 1,950, late: no; not known"}},
		{"no records", "payments", known(Value{Records: [][]Value{}}), text.Text{ZH: "没有", EN: "none"}},
	} {
		got := text.Each(func(l text.Language) string { return v.Find(row.fact).Write(row.value, l) })
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// What is only bounded is never said as if it were the value.
func TestWriteBounds(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct {
		why, fact   string
		least, most Value
		want        text.Text
	}{
		{"nothing is known", "monthly_income", Value{}, Value{}, text.NotKnown},
		{"at least", "monthly_income", figure("1500"), Value{},
			text.Text{ZH: "至少 1,500 元", EN: "at least CNY 1,500"}},
		{"at most", "overdue_days", Value{}, figure("45"), text.Text{ZH: "至多 45 天", EN: "at most 45 days"}},
		{"both", "overdue_days", figure("1"), figure("45"),
			text.Text{ZH: "1 天到 45 天", EN: "between 1 day and 45 days"}},
		{"both are the same", "apr", figure("0.24"), figure("0.240"), text.Text{ZH: "24%", EN: "24%"}},
		{"no earlier", "contract_date", known(Value{Day: day("2026-11-22")}), Value{},
			text.Text{ZH: "不早于 2026年11月22日", EN: "no earlier than 22 November 2026"}},
		{"no later", "contract_date", Value{}, known(Value{Day: day("2026-11-22")}),
			text.Text{ZH: "不晚于 2026年11月22日", EN: "no later than 22 November 2026"}},
	} {
		got := text.Each(func(l text.Language) string { return v.Find(row.fact).WriteBounds(row.least, row.most, l) })
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}
