package schema

import (
	"slices"

	"github.com/forbear-project/forbear/engine/text"
)

var factsFile = table{
	name: "facts", ofTables: true, says: both("借款人和每笔债可能知道的事实：所有条件用的词", "what may be known of a borrower or a debt: the words of all conditions"),
	keys: []key{{"fact", may, each(aVariable, &factTable), both("事实，按名称；次序就是发问的次序", "facts, by name; their order is the order of asking")}},
}

var factTable = table{
	name: "fact", says: both("一个事实：要么问（ask），要么算（derive）", "one fact: either asked, or derived"),
	keys: []key{
		{"of", must, oneOf(choice{"borrower", "借款人的", "of the borrower"}, choice{"debt", "一笔债的", "of each debt"}), both("谁的事实", "of whom or what it is known")},
		{"type", must, oneOf(
			choice{"bool", "是或否", "yes or no"}, choice{"integer", "整数", "a whole number"}, choice{"money", "金额，到分", "an amount, to the cent"},
			choice{"rate", "利率，24% 写 0.24", "a rate, 24 % is 0.24"}, choice{"date", "日期", "a day"}, choice{"choice", "选一个", "one of several"}, choice{"choices", "选几个", "any of several"}),
			both("哪一类值", "what kind of value it has")},
		{"unit", may, oneOf(units...), both("数的单位", "of a number, its unit")},
		{"from", may, oneOf(
			choice{"hardship", "困难的种类", "the kinds of hardship"}, choice{"material", "材料", "the materials"},
			choice{"strategy", "方案", "the strategies"}, choice{"family", "机构的种类", "the kinds of creditor"}),
			both("选项取自哪里，不自己列的话", "where the choices come from when it has none of its own")},
		{"kinds", may, kindsOfStrategies, both("from 是 strategy 时，只取哪几类方案", "the kinds of strategies that are choices, where they come from strategy")},
		titleKey,
		{"ask", may, title, both("问借款人的话，累的时候也答得上", "the question, one that a tired person can answer")},
		{"derive", may, condition("derive"), text.Text{}},
		{"min", may, number, both("最小是多少", "the least that it may be")},
		{"max", may, number, both("最大是多少", "the most that it may be")},
		{"changes", may, oneOf(
			choice{"borrower", "借款人", "the borrower"}, choice{"lender", "债权人", "the creditor"}, choice{"time", "时间：天数会往后推算到评估那天", "time: a count of days is taken forward to the day of the evaluation"},
			choice{"nobody", "谁也不能（默认）", "nobody, the default"}), both("谁能改变它", "who can change it")},
		{"choice", may, each(anID, &answerTable), both("选项，按编号", "the choices, by id")},
		sourcesKey,
	},
	rules: slices.Concat([]object{
		when(has("derive"), hasNot("ask"), has("ask")),
		when(says("type", "choice", "choices"), object{{"oneOf", []object{open(has("from")), open(has("choice"))}}}, hasNot("from", "choice")),
		when(says("type", "integer", "money", "rate"), has("unit"), hasNot("min", "max")),
		when(has("kinds"), says("from", "strategy"), nil),
	}, unitRules),
}

// unitRules: a number has one of the units of its type, and nothing else has any.
var unitRules = []object{
	when(says("type", "integer"), unitOf("days", "months", "years", "persons", "none"), nil),
	when(says("type", "money"), unitOf("CNY", "CNY/month"), nil),
	when(says("type", "rate"), unitOf("per-year", "per-day", "none"), nil),
	when(says("type", "bool", "date", "choice", "choices"), unitOf("none"), nil),
}

func unitOf(units ...string) object {
	return object{{"properties", object{{"unit", object{{"enum", units}}}}}}
}

func kindsOfStrategies(m *maker) object { return listOf(enum(kinds(m))) }

// answerTable is one choice of a fact.
var answerTable = table{
	name: "answer", says: both("一个选项", "one choice"),
	keys: []key{
		{"zh", must, sentence, both("中文", "in Chinese")},
		{"en", must, sentence, both("英文", "in English")},
	},
}
