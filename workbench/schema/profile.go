package schema

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// profile returns the schema of a profile: every fact that is asked, with its question.
func (m *maker) profile(title text.Text) object {
	properties := object{{"as_of", object{
		{"description", described(text.Both("这些情况是哪一天的；不写就是评估的当天",
			"the day on which all this was true; without it, the day of the evaluation"))},
		{"type", []string{"string", "null"}}, {"format", "date"},
	}}}
	properties = properties.with(m.questions(m.book.Vocabulary.Borrower)...)
	properties = properties.with(member{"debts", object{
		{"description", described(text.Both("每笔债各一项", "an entry for each debt"))},
		{"type", "array"}, {"items", m.define("debt", m.debt)}, {"minItems", 1}, {"maxItems", 100},
	}})
	body := answered(properties)
	return object{
		{"$schema", draft}, {"$comment", origin}, {"title", titled(title)},
		{"description", described(text.Both("借款人或顾问知道的情况。不写就是还不知道；null 是问过了，不知道；列表写了就是全部，[] 是没有",
			"what a borrower or counsellor knows. What is left out is unknown, null is asked and not known; a list is "+
				"complete, [] says none"))},
	}.with(body...).with(member{"required", []string{"debts"}}, member{"$defs", m.defs})
}

// answered is an object of facts, in which keys that begin with // are remarks.
func answered(properties object) object {
	remark := object{{"description", described(text.Both("备注，不读", "a remark, which is not read"))}}
	return object{
		{"type", "object"}, {"properties", properties},
		{"patternProperties", object{{"^//", remark}}},
		{"additionalProperties", false},
	}
}

func (m *maker) debt() object {
	properties := object{
		{"id", object{
			{"description", described(text.Both("这笔债叫什么，用产品的名字，不写人名和号码；可以不写",
				"what this debt is called: by the product, without name or number of a person; may be left out"))},
			{"type", []string{"string", "null"}}, {"pattern", "^[a-z0-9-]{1,40}$"},
		}},
		{"lender", object{
			{"description", described(text.Both("哪一家：编号、别名，或合同上的名字",
				"the lender: its id, another name of it, or the name on the contract"))},
			{"type", []string{"string", "null"}}, {"maxLength", 80}, {"pattern",
				"^[^\u0000-\u001f\u007f-\u009f]*$"}, {"examples", m.lenders()},
		}},
		{"family", nullable(enumOf(answersOf(m.choices("family")))).with(member{"description",
			described(m.askFamily())})},
	}
	debt := object{{"description", described(text.Both("一笔债", "one debt"))}}
	return debt.with(answered(properties.with(m.questions(m.book.Vocabulary.Debt)...))...)
}

// askFamily returns the book's own question for the kind of creditor, where it has one.
func (m *maker) askFamily() text.Text {
	if f := m.book.Vocabulary.Find("family"); f != nil {
		return f.Ask
	}
	return text.Both("出借人是哪一类机构？只按合同或通知填写", "what kind of creditor it is, if the contract or a notice says so")
}

// lenders returns all the names that the book knows.
func (m *maker) lenders() []string {
	names := []string{}
	for _, l := range m.book.Lenders {
		names = append(append(names, l.ID), l.Aliases...)
	}
	return names
}

// questions returns the given facts, each with its question.
func (m *maker) questions(facts []*fact.Fact) object {
	properties := object{}
	for _, f := range facts {
		if f.Given() && f.Name != "family" { // which stands beside the lender
			properties = properties.with(member{f.Name,
				append(object{{"title", titled(f.Title)}, {"description", question(f)}}, m.valueOf(f)...)})
		}
	}
	return properties
}

// question says what a fact asks, and how it is answered.
func question(f *fact.Fact) string {
	how := ""
	if f.Type.IsNumber() {
		how = fmt.Sprintf("\n\n%s · %s", fact.UnitWords(f.Unit).EN, fact.UnitWords(f.Unit).ZH)
	}
	return described(f.Ask) + how
}

// valueOf returns the schema of a fact's value. Null says that it was asked.
func (m *maker) valueOf(f *fact.Fact) object {
	switch f.Type {
	case fact.Bool:
		return object{{"type", []string{"boolean", "null"}}}
	case fact.Date:
		return object{{"type", []string{"string", "null"}}, {"format", "date"}}
	case fact.Choice:
		return nullable(enumOf(f.Answers))
	case fact.Choices:
		return object{{"type", []string{"array", "null"}}, {"items", enumOf(f.Answers)}, {"uniqueItems", true}}
	case fact.Records:
		properties := object{}
		for _, field := range f.Fields {
			properties = properties.with(member{field.Name,
				append(object{{"title", titled(field.Title)}, {"description", question(field)}}, m.valueOf(field)...)})
		}
		return object{{"type", []string{"array", "null"}}, {"maxItems", fact.MaxRecords}, {"items", answered(properties)}}
	}
	return m.numberOf(f)
}

// enumOf lists choices, each with its meaning where editors of JSON look for it.
func enumOf(answers []fact.Answer) object {
	ids, say := make([]any, len(answers)), make([]string, len(answers))
	for i, a := range answers {
		ids[i], say[i] = a.ID, titled(a.Title)
	}
	return object{{"enum", ids}, {"enumDescriptions", say}}
}

// nullable adds null to choices.
func nullable(choices object) object {
	ids, say := choices.at("enum").([]any), choices.at("enumDescriptions").([]string)
	return object{{"enum", append(ids, nil)},
		{"enumDescriptions", append(say, titled(text.Both("问过了，不知道", "asked, and not known")))}}
}

func answersOf(choices []form.Meaning) []fact.Answer {
	answers := make([]fact.Answer, len(choices))
	for i, c := range choices {
		answers[i] = fact.Answer{ID: c.Is, Title: c.Says}
	}
	return answers
}

// numberOf is a number, or a decimal string, of so many digits. How many stand behind the point of a
// number is said to programs alone: editors compute multipleOf in binary, where 19.99 is no multiple of
// 0.01, and would underline amounts that are right.
func (m *maker) numberOf(f *fact.Fact) object {
	before, after := fact.MostDigits(f.Type)
	kind, most, behind := "integer", strings.Repeat("9", before), ""
	if after > 0 {
		kind, most, behind = "number", most+"."+strings.Repeat("9", after), fmt.Sprintf(`(\.[0-9]{1,%d})?`, after)
	}
	pattern, highest := fmt.Sprintf(`^-?0*[0-9]{1,%d}%s$`, before, behind), bounded(f.Max, most)
	if f.Type == fact.Rate { // one above 2 has a per cent sign
		pattern = fmt.Sprintf(`^(-?0*[0-9]{1,%d}%s|[0-9]{3,9}(\.[0-9]{1,9})?%%)$`, before, behind)
		if f.Max == nil || f.Max.Cmp(mostBareRate) > 0 {
			highest = json.Number(mostBareRate.String())
		}
	}
	number := object{
		{"type", []string{kind, "string", "null"}},
		{"minimum", bounded(f.Min, "-"+most)}, {"maximum", highest},
		{"pattern", pattern},
	}
	if m.exact && after > 0 {
		number = number.with(member{"multipleOf", json.Number(decimal.MustNew(1, after).String())})
	}
	return number
}

// mostBareRate is the highest rate that has no per cent sign.
var mostBareRate = decimal.MustNew(2, 0)

func bounded(own *decimal.Decimal, otherwise string) json.Number {
	if own != nil {
		return json.Number(own.String())
	}
	return json.Number(otherwise)
}
