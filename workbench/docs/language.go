package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// A lesson is a part of the language of conditions: what it is for, and conditions that show it.
type lesson struct {
	title, says text.Text
	examples    []string
}

// grammar is the language of conditions but for its functions. The examples are conditions on facts
// of the shipped book.
var grammar = []lesson{
	{title: text.Both("比较和计算", "comparing and reckoning"),
		says: text.Both("运算符有 == != < <= > >= 和 + - * /。数是精确的小数；金额、比例、天数、月数要配得上才能比。",
			"The operators are == != < <= > >= and + - * /. Numbers are exact decimals; money, shares, days and months "+
				"are compared only with their like."),
		examples: []string{"overdue_days >= 30", "monthly_surplus < monthly_due / 2", `role == "guarantor"`}},
	{title: text.Both("并且、或者、不", "and, or, not"),
		says: text.Both("and 比 or 先算；拿不准就加括号。a < b < c 写成 a < b and b < c。",
			"and binds tighter than or; write parentheses where in doubt. a < b < c is written a < b and b < c."),
		examples: []string{"agreement_broken or overdue_days > 90", "monthly_surplus > 0 and not agreement_broken"}},
	{title: text.Both("在其中", "being among"),
		says: text.Both("x in [..] 是其中之一；\"y\" in 列表 是列表里有它；a..b 是整数范围，含两头。选项的 id 写在引号里。",
			"x in [..] is one of them; \"y\" in a list is in it; a..b are whole numbers, both ends included. "+
				"The id of a choice stands in quotes."),
		examples: []string{"overdue_days in 1..90", `"summons" in legal_papers`, `family in ["credit-card", "bank-loan"]`}},
	{title: text.Both("如果、否则；起个名", "if and else; naming"),
		says: text.Both("c ? x : y 在 c 成立时是 x，否则是 y；let n = x; 给 x 起名 n，后面可以用。",
			"c ? x : y is x where c holds, else y; let n = x; gives x the name n for what follows."),
		examples: []string{"debtor ? monthly_surplus > 0 : true", "let half = monthly_due / 2; monthly_surplus >= half"}},
}

// beyond is what else may be named.
var beyond = []text.Text{
	text.Both("as_of：评估日。parameters.toml 里的参数，用它的 id。",
		"as_of: the day of the evaluation. A parameter of parameters.toml by its id."),
	text.Both("debts：各笔债。在 any(debts, …) 里面，.overdue_days 是那一笔的事实；# 是列表里的那一项。",
		"debts: all of them. Inside any(debts, …), .overdue_days is a fact of the one that is looked at; # is an "+
			"element of a list."),
	text.Both("family、lender：说一笔债的条件里可用。stage：方案、提醒和轻重次序里可用。deadline：只在轻重次序里可用。",
		"family and lender: where a debt is judged. stage: in options, alerts and urgency. deadline: in urgency alone."),
}

var unknownIs = []text.Text{
	text.Both("没有说的就是不知道，不是“没有”。不知道和“不”一起，and 是“不”，or 看另一边；两边都不知道，就是不知道，会接着问。",
		"What was not told is unknown, which is not no. no and unknown is no; yes or unknown is yes; else what has an "+
			"unknown part is unknown, and is asked."),
	text.Both("数不知道，但有 min 和 max 的，能定就定：overdue_days >= 0 总成立。",
		"A number that is not known but has a min and max settles what they settle: overdue_days >= 0 always holds."),
	text.Both("x ?? y：不知道 x 时用 y。known(x)：说过没有。这两样让“不知道”变成答案，阶段和要求里不能用 ??，用的地方要写明为什么。",
		"x ?? y is y where x is not known; known(x) asks whether it was told. Both make an answer of not knowing: ?? is "+
			"refused in stages and requirements, and a comment says why it is needed elsewhere."),
}

// examplesOf has for each function of the language a condition on facts of the shipped book.
var examplesOf = map[string]string{
	"any":         "any(debts, .overdue_days > 90)",
	"all":         "all(debts, .debtor)",
	"none":        `none(legal_papers, # == "judgment")`,
	"one":         "one(debts, .overdue_days > 0)",
	"count":       "count(debts, .overdue_days > 0) > 2",
	"sum":         "sum(debts, .principal) > 100000",
	"filter":      "len(filter(debts, .debtor)) > 1",
	"map":         "max(map(debts, .overdue_days)) > 90",
	"len":         "len(debts) > 1",
	"min":         "min(monthly_surplus, monthly_due) > 500",
	"max":         "max(monthly_surplus, 0) < monthly_due",
	"abs":         "abs(overdue_days - days_since(first_missed_on)) > 3",
	"ceil":        "ceil(overdue_days / 30) > 3",
	"floor":       "floor(overdue_days / 30) > 3",
	"round":       "round(monthly_due / 10) > 50",
	"known":       "known(complained_on)",
	"has":         `has("repayment-plan")`,
	"proved":      "any(hardships, proved(#))",
	"days_since":  "days_since(complained_on) > 15",
	"add_days":    "add_days(complained_on, 15) < as_of",
	"add_months":  "add_months(disbursed_on, 36) < as_of",
	"on":          `apr > 4 * on("lpr_1y", disbursed_on)`,
	"payment":     "payment(principal, 0.24, instalments_left) > monthly_surplus",
	"term_months": "term_months(principal, 0.18, monthly_surplus) <= 60",
	"cost_rate":   "cost_rate(principal, monthly_due, instalments_left) > 0.24",
	"balance":     `balance(payments, principal, disbursed_on, 0.24, 365, "interest") < 1000`,
}

var (
	sayLanguage   = text.Both("条件怎么写", "How conditions are written")
	sayLanguageIs = text.Both("每个条件答“是”“不是”或“不知道”。下面每个例子后面，是它用话怎么说。",
		"A condition is yes, no or unknown. Behind each example stands what it says.")
	sayFunctions = text.Both("函数", "Functions")
	sayNames     = text.Both("还有什么名字", "What else has a name")
	sayNamesAre  = text.Both("facts.toml 里的每个事实，用它的 id；forbear list facts 列出来。",
		"Every fact of facts.toml by its id; forbear list facts shows them.")
	sayUnknown       = text.Both("不知道", "Unknown")
	sayNotInLanguage = text.Both("没有别的：没有文字处理，没有正则，没有现在的时间。写错了，forbear check 说在哪里、怎么改。",
		"There is nothing else: no text, no patterns, no clock. forbear check says where a mistake is, and what to write.")
)

// Expressions is a page on the language in which a book writes its conditions, each part with
// conditions and what they say in words. The conditions are on facts of the shipped book, which b has
// to be; one that b cannot read is a fault.
func Expressions(b *book.Book, in text.Language) (document.Document, *logic.Fault) {
	a := newAuthor(b, Options{Language: in})
	body := []document.Block{a.heading(1, sayLanguage), a.paragraph(sayLanguageIs)}
	var all []document.Block
	add := func(title text.Text, blocks ...document.Block) {
		all = append(all, document.Section{Body: append([]document.Block{a.heading(2, title)}, blocks...)})
	}
	for _, p := range grammar {
		items, fault := a.examples(p.examples)
		if fault != nil {
			return document.Document{}, fault
		}
		add(p.title, a.paragraph(p.says), document.List{Items: items})
	}
	var functions []string
	for _, f := range b.Language.Functions() {
		functions = append(functions, examplesOf[f.Name])
	}
	items, fault := a.examples(functions)
	if fault != nil {
		return document.Document{}, fault
	}
	add(sayFunctions, document.List{Items: items})
	add(sayNames, a.paragraph(sayNamesAre), a.bulleted(beyond))
	add(sayUnknown, a.bulleted(unknownIs), a.paragraph(sayNotInLanguage))
	return document.Document{Language: in.Tag(), Title: a.in(sayLanguage), Body: append(body, all...)}, nil
}

func (a *author) bulleted(texts []text.Text) document.List {
	var l document.List
	for _, t := range texts {
		l.Items = append(l.Items, document.Item{Text: document.Say(a.in(t))})
	}
	return l
}

// examples are conditions and, below each, what it says.
func (a *author) examples(sources []string) ([]document.Item, *logic.Fault) {
	var items []document.Item
	for _, source := range sources {
		e, fault := a.Book.Language.Compile(source, logic.Use{Debt: true, Stage: true})
		if fault != nil {
			return nil, fault
		}
		w := &wording{author: a}
		items = append(items, document.Item{Text: document.Styled(source, document.Code),
			Below: []document.Block{document.Paragraph{Text: w.inline(w.clause(e.Tree(), false), false)}}})
	}
	return items, nil
}
