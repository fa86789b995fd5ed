package fact

import (
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// Template returns a profile of nulls to fill in, in JSON: every given fact in the order of the
// book, and before each a remark that asks for it and says how to answer. It has one debt, of that
// lender. ReadProfile accepts it as it is.
func Template(v *Vocabulary, lender string, l text.Language) []byte {
	top := []string{`"as_of": null`}
	top = append(top, writeQuestions(v.Borrower, l)...)

	debt := []string{
		`"lender": ` + text.JSON(lender),
		`"//family": ` + text.JSON(askFamily.In(l)+bracket(pickOne.In(l)+text.Join(v.Families, l), l)),
		`"family": null`,
	}
	debt = append(debt, writeQuestions(v.Debt, l)...)

	top = append(top, "\"debts\": [\n    "+writeObject(debt, "    ")+"\n  ]")
	return []byte(writeObject(top, "") + "\n")
}

// writeObject returns a JSON object of these members, with its closing brace at the indent.
func writeObject(members []string, indent string) string {
	if len(members) == 0 {
		return "{}"
	}
	inner := "\n" + indent + "  "
	return "{" + inner + strings.Join(members, ","+inner) + "\n" + indent + "}"
}

func writeQuestions(facts []*Fact, l text.Language) []string {
	var members []string
	for _, f := range facts {
		if f.Given() && f.Name != "family" { // the family is a key of its own, beside the lender
			remark := f.Ask.In(l) + bracket(howToAnswer(f, l), l)
			members = append(members, text.JSON("//"+f.Name)+": "+text.JSON(remark), text.JSON(f.Name)+": null")
		}
	}
	return members
}

func howToAnswer(f *Fact, l text.Language) string {
	switch f.Type {
	case Bool:
		return "true / false"
	case Date:
		return "YYYY-MM-DD"
	case Choice:
		return pickOne.In(l) + listAnswers(f, l)
	case Choices:
		return pickAny.In(l) + listAnswers(f, l)
	case Records:
		fields := make([]string, len(f.Fields))
		for i, field := range f.Fields {
			fields[i] = field.Name + " " + field.Title.In(l) + bracket(howToAnswer(field, l), l)
		}
		return listEntries.In(l) + text.Join(fields, l)
	}
	return UnitWords(f.Unit).In(l)
}

func listAnswers(f *Fact, l text.Language) string {
	var each []string
	for _, a := range f.Answers {
		each = append(each, a.ID+" "+a.Title.In(l))
	}
	return text.Join(each, l)
}

func bracket(s string, l text.Language) string {
	if l == text.ZH {
		return "（" + s + "）"
	}
	return " (" + s + ")"
}

var (
	askFamily = text.Text{ZH: "出借人是哪一类机构？只按合同或通知填写",
		EN: "What kind of creditor is it? Only if the contract or a notice says so"}
	pickOne     = text.Text{ZH: "选一个：", EN: "one of: "}
	listEntries = text.Text{ZH: "写成一列，每项一个 { }，都没有写 []：", EN: "a list with a { } for each, [] for none: "}
	pickAny     = text.Text{ZH: "可选几个，写成列表，都没有写 []：", EN: "a list of any of these, [] for none: "}
)

// UnitWords returns the name of a unit, for a rate with how it is written.
func UnitWords(unit string) text.Text {
	switch c, money := text.CurrencyOf(unit); {
	case !money:
		return unitWords[unit]
	case text.IsMonthlyMoney(unit):
		return text.Both(c.Name.ZH+"/月", unit)
	default:
		return text.Both(c.Name.ZH, unit)
	}
}

var unitWords = map[string]text.Text{
	"days":     {ZH: "天", EN: "days"},
	"months":   {ZH: "个月", EN: "months"},
	"years":    {ZH: "年", EN: "years"},
	"persons":  {ZH: "人", EN: "persons"},
	"per-year": {ZH: "年利率，24% 写作 0.24", EN: "per year, 24 % is written 0.24"},
	"per-day":  {ZH: "日利率，0.05% 写作 0.0005", EN: "per day, 0.05 % is written 0.0005"},
	"none":     {ZH: "数字", EN: "a number"},
}
