package fact

import (
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/text"
)

// testVocabulary has a fact of each type in each scope that differs, and one derived fact in both.
func testVocabulary() *Vocabulary {
	zero, one, twenty := decimal.MustParse("0"), decimal.MustParse("1"), decimal.MustParse("20")
	ask := text.Text{ZH: "多少?", EN: "How <much> & when?"}
	payments := &Fact{Name: "payments", Of: Debt, Type: Records, Unit: "none", Ask: ask}
	payments.SetFields([]*Fact{
		{Name: "date", Type: Date, Unit: "none", Ask: ask, Title: text.Text{ZH: "日期", EN: "day"}, MaxBy: FactsAsOf, Reads: Past},
		{Name: "amount", Type: Money, Unit: "CNY", Ask: ask, Title: text.Text{ZH: "金额", EN: "sum"}, Min: &zero},
		{Name: "by", Type: Choice, Unit: "none", Ask: ask, Title: text.Text{ZH: "怎么还的", EN: "way"}, Answers: []Answer{
			{"debit", text.Text{ZH: "自动扣款", EN: "automatic debit"}}, {"transfer", text.Text{ZH: "转账", EN: "transfer"}},
		}},
		{Name: "late", Type: Bool, Unit: "none", Ask: ask, Title: text.Text{ZH: "迟了", EN: "late"}},
	})
	return NewVocabulary([]*Fact{
		{Name: "monthly_income", Of: Borrower, Type: Money, Unit: "CNY/month", Ask: ask, Min: &zero},
		{Name: "monthly_change", Of: Borrower, Type: Money, Unit: "CNY/month", Ask: ask},
		{Name: "monthly_surplus", Of: Borrower, Type: Money, Unit: "CNY/month",
			Derive: "monthly_income + sum(debts, .owed) - monthly_income"},
		{Name: "is_stuck", Of: Borrower, Type: Bool, Unit: "none", Derive: "true"},
		{Name: "dependants", Of: Borrower, Type: Integer, Unit: "persons", Ask: ask, Min: &zero, Max: &twenty},
		{Name: "hardships", Of: Borrower, Type: Choices, Unit: "none", Ask: ask, Answers: []Answer{
			{"illness", text.Text{ZH: "本人生病", EN: "own illness"}},
			{"unemployment", text.Text{ZH: "失业", EN: "unemployment"}},
			{"other", text.Text{ZH: "其他", EN: "another"}},
		}},
		{Name: "region", Of: Borrower, Type: Choice, Unit: "none", Ask: ask, Answers: answersOf(
			"beijing tianjin hebei shanxi liaoning jilin shanghai jiangsu zhejiang anhui fujian jiangxi shandong henan")},
		{Name: "willing_to_repay", Of: Borrower, Type: Bool, Unit: "none", Ask: ask},
		{Name: "overdue_days", Of: Debt, Type: Integer, Unit: "days", Ask: ask, Min: &zero},
		{Name: "owed", Of: Debt, Type: Money, Unit: "CNY", Derive: "principal"},
		{Name: "principal", Of: Debt, Type: Money, Unit: "CNY", Ask: ask, Min: &zero},
		{Name: "apr", Of: Debt, Type: Rate, Unit: "per-year", Ask: ask, Min: &zero, Max: &one},
		{Name: "daily_rate", Of: Debt, Type: Rate, Unit: "per-day", Ask: ask, Min: &zero, Max: &one},
		{Name: "contract_date", Of: Debt, Type: Date, Unit: "none", Ask: ask},
		{Name: "paper_received_on", Of: Debt, Type: Date, Unit: "none", Ask: ask, MaxBy: FactsAsOf},
		{Name: "agreement", Of: Debt, Type: Choice, Unit: "none", Ask: ask, Answers: []Answer{
			{"oral", text.Text{ZH: "口头", EN: "oral"}}, {"written", text.Text{ZH: "书面", EN: "written"}},
		}},
		payments,
	}, []string{"credit-card", "bank-loan", "unknown"})
}

func answersOf(ids string) []Answer {
	var answers []Answer
	for _, id := range strings.Fields(ids) {
		answers = append(answers, Answer{ID: id, Title: text.Text{ZH: id, EN: id}})
	}
	return answers
}
