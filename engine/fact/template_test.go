package fact

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

func TestTemplate(t *testing.T) {
	zero := decimal.MustParse("0")
	v := NewVocabulary([]*Fact{
		{Name: "monthly_income", Of: Borrower, Type: Money, Unit: "CNY/month", Min: &zero,
			Ask: text.Text{ZH: "您现在每月到手收入是多少元?", EN: "What is your monthly take-home income, in yuan?"}},
		{Name: "monthly_surplus", Of: Borrower, Type: Money, Unit: "CNY/month", Derive: "monthly_income"},
		{Name: "hardships", Of: Borrower, Type: Choices, Unit: "none",
			Ask: text.Text{ZH: "为什么还不上?", EN: "Why can you not pay?"},
			Answers: []Answer{{"illness", text.Text{ZH: "本人生病", EN: "own illness"}},
				{"other", text.Text{ZH: "其他", EN: "another"}}}},
		{Name: "apr", Of: Debt, Type: Rate, Unit: "per-year", Ask: text.Text{ZH: "合同利率?", EN: `"APR" < 1 & > 0?`}},
		{Name: "auto_debit", Of: Debt, Type: Bool, Unit: "none", Ask: text.Text{ZH: "自动扣款?", EN: "Automatic debit?"}},
		{Name: "contract_date", Of: Debt, Type: Date, Unit: "none",
			Ask: text.Text{ZH: "合同日期?", EN: "Date of the contract?"}},
	}, []string{"credit-card", "unknown"})
	for l, want := range map[text.Language]string{
		text.EN: `{
  "as_of": null,
  "//monthly_income": "What is your monthly take-home income, in yuan? (CNY/month)",
  "monthly_income": null,
  "//hardships": "Why can you not pay? (a list of any of these, [] for none: illness own illness, other another)",
  "hardships": null,
  "debts": [
    {
      "lender": "jd-jintiao",
      "//family": "What kind of creditor is it? Only if the contract or a notice says so (one of: credit-card, unknown)",
      "family": null,
      "//apr": "\"APR\" < 1 & > 0? (per year, 24 % is written 0.24)",
      "apr": null,
      "//auto_debit": "Automatic debit? (true / false)",
      "auto_debit": null,
      "//contract_date": "Date of the contract? (YYYY-MM-DD)",
      "contract_date": null
    }
  ]
}
`,
		text.ZH: `{
  "as_of": null,
  "//monthly_income": "您现在每月到手收入是多少元?（元/月）",
  "monthly_income": null,
  "//hardships": "为什么还不上?（可选几个，写成列表，都没有写 []：illness 本人生病、other 其他）",
  "hardships": null,
  "debts": [
    {
      "lender": "jd-jintiao",
      "//family": "出借人是哪一类机构？只按合同或通知填写（选一个：credit-card、unknown）",
      "family": null,
      "//apr": "合同利率?（年利率，24% 写作 0.24）",
      "apr": null,
      "//auto_debit": "自动扣款?（true / false）",
      "auto_debit": null,
      "//contract_date": "合同日期?（YYYY-MM-DD）",
      "contract_date": null
    }
  ]
}
`,
	} {
		if diff := cmp.Diff(want, string(Template(v, "jd-jintiao", l))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", l, diff)
		}
	}
}

func TestTemplateIsAProfile(t *testing.T) {
	v := testVocabulary()
	for _, lender := range []string{"jd-jintiao", "", `借呗 "<&>" \`, "half a character \xE8"} {
		for _, l := range text.Languages {
			p, problems := ReadProfile(v, "template.json", Template(v, lender, l), calendar.Last)
			if problems != nil {
				t.Fatalf("%q in %s: %v", lender, l, problems)
			}
			if want := strings.ToValidUTF8(lender, "\uFFFD"); len(p.Debts) != 1 || p.Debts[0].Lender != want ||
				p.Debts[0].ID != "debt-1" {
				t.Errorf("%q in %s: the debts are %+v", lender, l, p.Debts)
			}
			for _, f := range v.Facts {
				asked := p.Asked
				if f.Of == Debt {
					asked = p.Debts[0].Asked
				}
				if asked[f.Slot] != f.Given() || valueOf(v, p, f.Name).Known {
					t.Errorf("%s should be asked (%t) and not known", f.Name, f.Given())
				}
			}
		}
	}
}

// Every unit has a word, or a template would leave its reader without one.
func TestTemplateKnowsEveryUnit(t *testing.T) {
	for _, unit := range Units {
		if UnitWords(unit).ZH == "" || UnitWords(unit).EN == "" {
			t.Errorf("no words for %s", unit)
		}
	}
}
