package schema

import (
	"slices"

	"github.com/forbear-project/forbear/engine/text"
)

func both(zh, en string) text.Text { return text.Both(zh, en) }

// The keys that several tables have.
var (
	titleKey   = key{"title", must, title, both("名称", "what it is called")}
	sourcesKey = key{"sources", may, citations, both("出处：来源的编号，或文章里的一条，如 S002-28", "what it rests on: ids of sources, or statements of an article, such as S002-28")}
	citedKey   = key{"sources", must, citations, sourcesKey.says}
	dropKey    = key{"drop", may, yesNo, both("true：去掉下面一层的这一条", "true takes away what lies beneath")}
	validity   = []key{
		{"from", may, day, both("从这一天起有效", "the first day on which it holds")},
		{"until", may, day, both("到这一天为止有效，含当天", "the last day on which it holds")},
	}
)

// keys joins keys and lists of keys.
func keys(lists ...[]key) []key { return slices.Concat(lists...) }

var bookTable = table{
	name: "book", says: both("规则的名称、版本和语言", "the title, version and languages of the rule book"),
	keys: []key{
		titleKey,
		{"version", must, word, both("版本，如 2026.11", "the version, such as 2026.11")},
		{"languages", must, languages, both("每句话都要有的语言", "the languages that every text is in")},
	},
}

func languages(*maker) object {
	return listOf(enum([]choice{{"zh", "中文", "Chinese"}, {"en", "英文", "English"}})).with(member{"minItems", 2})
}

var parametersFile = table{
	name: "parameters", ofTables: true, says: both("法律或市场定的数，以及各个数有效的日子", "figures fixed by law or market, each with the days between which it held"),
	keys: []key{{"parameter", may, each(aVariable, &parameterTable), both("参数，按名称", "parameters, by name")}},
}

var units = []choice{
	{"CNY", "元", "yuan"}, {"CNY/month", "元/月", "yuan a month"}, {"days", "天", "days"}, {"months", "个月", "months"}, {"years", "年", "years"},
	{"persons", "人", "persons"}, {"per-year", "年利率", "a rate per year"}, {"per-day", "日利率", "a rate per day"}, {"none", "没有单位", "no unit"},
}

var parameterTable = table{
	name: "parameter", says: both("一个由法律或市场定的数；没有 value 就是还不知道", "a figure fixed by law or market; without a value it is unknown"),
	keys: keys([]key{
		titleKey,
		{"unit", must, oneOf(append(slices.Clone(units), choice{"date", "日期", "a day"})...), both("单位", "its unit")},
	}, valueKeys("value", may)),
	rules: valueRules,
}

// overlayTable is a parameter's value in common, a family or a lender.
var overlayTable = table{
	name: "parameter", says: both("盖在 parameters.toml 之上的数，只对这里的债有效", "a value laid over that of parameters.toml, for the debts of this file"),
	keys:  keys([]key{{"title", may, title, titleKey.says}}, valueKeys("value", must)),
	rules: valueRules,
}

// valueTable is one of several values of a parameter.
var valueTable = table{
	name: "value", says: both("一个数和它有效的日子", "one value and the days between which it held"),
	keys: []key{
		{"from", must, day, validity[0].says},
		validity[1],
		{"is", must, onlyFigure, both("数，或日期", "the figure, or the day")},
		{"source", must, citation, both("出处", "what says so")},
		knownUntil,
	},
}

func onlyFigure(m *maker) object { return object{{"anyOf", []object{number(m), day(m)}}} }

var knownUntil = key{"known_until", may, day, both("查到这一天为止还是这个数；过了仍用，但会说明旧了", "the last day on which it was known to hold; later it is still used, and said to be old")}

// valueKeys are those of a value that stands beside its source.
func valueKeys(name string, n need) []key {
	return append([]key{
		{name, n, figure, both("数；或者一列数，各有 from、is、source", "the figure; or a list of figures, each with from, is and source")},
		{"source", may, citation, both("出处；value 是一列时写在各行里", "what says so; where value is a list, each has its own")},
	}, append(slices.Clone(validity), knownUntil)...)
}

// valueRules: one value has its source beside it, a list has all of that within, and nothing stands beside no value.
var valueRules = []object{
	when(object{{"properties", object{{"value", object{{"type", "array"}}}}}}, hasNot("source", "from", "until", "known_until"), has("source")),
}

var sourcesFile = table{
	name: "sources", ofTables: true, says: both("各种说法的出处，以及核对到什么程度", "where statements come from, and how far each may be trusted"),
	keys: []key{{"source", may, each(aSourceID, &sourceTable), both("出处，按编号", "sources, by id")}},
}

var sourceTable = table{
	name: "source", says: both("一个出处", "where statements come from"),
	keys: keys([]key{
		titleKey,
		{"kind", must, oneOf(
			choice{"law", "法律", "a law"}, choice{"regulation", "行政法规、部门规章", "a regulation"}, choice{"standard", "标准", "a standard"},
			choice{"guidance", "监管文件、指引", "guidance of a regulator"}, choice{"court", "司法解释、裁判", "an interpretation or decision of a court"},
			choice{"official", "官方公告、网站", "an official announcement or site"}, choice{"press", "报道", "a report in the press"}, choice{"article", "网上文章", "an article, cited by its statements"}),
			both("哪一种", "what kind it is of")},
		{"issuer", may, title, both("谁发布的", "who issued it")},
	}, validity, []key{
		{"confidence", must, oneOf(
			choice{"read", "读过原文", "the text itself was seen"}, choice{"reported", "见到报道", "a reliable report of it was"},
			choice{"unverified", "未核实", "neither"}, choice{"disputed", "说法不一", "reports contradict each other"}),
			both("核对到什么程度", "how far it was checked")},
		{"checked", may, day, both("最近一次核对的日子", "the day on which somebody last looked at it")},
		reviewDays("checked"),
		{"found_at", may, words, both("在哪里找到的", "where a copy was found")},
	}),
	rules: []object{needsDay("checked")},
}

// reviewDays is after how many days something is to be looked at again.
func reviewDays(from string) key {
	return key{"review_days", may, integer(1, 3650), both("从 "+from+" 那天起，过多少天要再看一次", "after how many days it is to be looked at again, counted from "+from)}
}

func needsDay(from string) object { return when(has("review_days"), has(from), nil) }

var hardshipsFile = table{
	name: "hardships", ofTables: true, says: both("困难的种类，以及各用什么材料证明", "kinds of hardship, and the papers that prove each"),
	keys: []key{{"hardship", may, each(anID, &hardshipTable), both("困难，按编号", "hardships, by id")}},
}

var hardshipTable = table{
	name: "hardship", says: both("还不上的一种原因", "a reason why a borrower cannot pay"),
	keys: []key{
		titleKey,
		{"proof", may, proof, both("能证明它的材料：每组要齐，任何一组就够；不写就是没法证明", "the papers that prove it: all of a group, any group will do; without it, it cannot be proved")},
		sourcesKey,
	},
}

func proof(m *maker) object {
	return object{{"type", "array"}, {"items", idsOf("material", materials)(m).with(member{"minItems", 1})}}
}

var materialsFile = table{
	name: "materials", ofTables: true, says: both("材料：是什么、哪里办、什么能代替", "papers: what they are, where to get them, what may stand in for them"),
	keys: []key{{"material", may, each(anID, &materialTable), both("材料，按编号", "papers, by id")}},
}

var materialTable = table{
	name: "material", says: both("一种材料", "a paper"),
	keys: []key{
		titleKey,
		{"what", may, title, both("是什么", "what it is")},
		{"where", may, title, both("哪里办", "where to get it")},
		{"fresh", may, title, both("要多新的", "how recent it must be")},
		{"instead", may, idsOf("material", materials), both("哪些材料可以代替，任何一种都行", "papers that stand in for it, any of them")},
		{"exposes", may, someOf(
			choice{"assets", "财产", "assets"}, choice{"health", "健康", "health"}, choice{"family", "家人", "the family"}, choice{"other-creditors", "别的债权人", "other creditors"}),
			both("会露出什么", "what it lays open")},
		{"mask", may, title, both("哪些可以遮住", "what may be covered up")},
		sourcesKey,
	},
}

var stagesFile = table{
	name: "stages", ofTables: true, says: both("债走到哪一步，从轻到重", "how far a debt has gone, from the mildest to the gravest"),
	keys: []key{{"stage", must, someStages, both("阶段，按编号；第一个没有 when，总是成立", "stages, by id; the first has no condition and always holds")}},
}

func someStages(m *maker) object { return each(anID, &stageTable)(m).with(member{"minProperties", 1}) }

var stageTable = table{
	name: "stage", says: both("债走到的一步", "how far a debt has gone"),
	keys: []key{titleKey, {"when", may, condition("stage"), text.Text{}}, sourcesKey},
}

var alertsFile = table{
	name: "alerts", ofTables: true, says: both("不管申请什么都要提醒的事", "warnings that hold whatever is asked for"),
	keys: []key{{"alert", may, each(anID, &alertTable), both("提醒，按编号", "alerts, by id")}},
}

var alertTable = table{
	name: "alert", says: both("一条提醒，when 为「是」时才说", "a warning that is given when its condition is yes"),
	keys: keys([]key{
		{"when", must, condition("condition"), text.Text{}},
		{"severity", must, oneOf(
			choice{"urgent", "不做就会失去权利或有人受伤", "a right is lost or somebody is hurt if nothing is done"},
			choice{"caution", "会吃亏的错", "a costly mistake"}, choice{"note", "知道了好", "good to know"}), both("有多要紧", "how much it matters")},
		{"tier", may, oneOf(choice{"first", "人身安全、刑事：在所有事之前", "danger to life, a criminal matter: before everything"}, choice{"main", "其他（默认）", "all others, the default"}),
			both("排在哪里", "where it stands")},
		{"due", may, condition("due"), text.Text{}},
		{"text", must, title, both("先说做什么，再说为什么；{due} 是期限，{名称} 是数", "first what to do, then why; {due} is the day it is due, {name} the value of a fact or parameter")},
		citedKey,
		{"families", may, idsOf("family", families), both("只对这些种类的机构", "only for debts to these kinds of creditor")},
		{"stages", may, idsOf("stage", stages), both("只在这些阶段", "only at these stages")},
	}, validity),
}

var urgencyFile = table{
	name: "urgency", ofTables: true, says: both("几笔债哪笔先办：依次比，分出先后为止", "which of several debts comes first: compared one after the other until one tells them apart"),
	keys: []key{{"urgency", may, each(anID, &urgencyTable), both("比什么，按编号", "what is compared, by id")}},
}

var urgencyTable = table{
	name: "urgency", says: both("一条先后：when 是条件，by 是数或日子，写一个", "one thing to compare: a condition in when, or a figure or day in by; one of the two"),
	keys: []key{
		{"when", may, condition("urgency"), text.Text{}},
		{"by", may, comparable, both("比哪个数或日子，小的在先；不知道的在后", "the figure or day to compare by, the smallest first and what is not known last")},
		{"largest_first", may, yesNo, both("true：大的在先", "true puts the largest first")},
		{"reason", must, title, both("为什么先办；{deadline} 是最近的期限，{名称} 是数", "why it comes first; {deadline} is its nearest deadline, {name} the value of a fact or parameter")},
	},
	rules: []object{when(has("by"), hasNot("when"), has("when").with(hasNot("largest_first")...))},
}

// comparable are the facts of a debt that debts are compared by.
func comparable(m *maker) object {
	choices := []choice{{"deadline", "最近的期限", "its nearest deadline"}}
	for _, f := range m.book.Vocabulary.Debt {
		if f.Type.IsNumber() || f.Type == "date" {
			choices = append(choices, choice{f.Name, f.Title.ZH, f.Title.EN})
		}
	}
	return enum(choices)
}

var pageFile = table{
	name: "page", ofTables: true, says: both("结果页上给所有人的话", "what the first page says beside the judgments"),
	keys: []key{{"line", may, each(anID, &pageLineTable), both("句子，按编号", "sentences, by id")}},
}

var pageLineTable = table{
	name: "line", says: both("结果页上的一句", "a sentence of the first page"),
	keys: keys([]key{
		{"section", must, oneOf(
			choice{"opening", "开头", "the opening"}, choice{"debt", "每笔债下面", "under each debt"}, choice{"budget", "收支", "the budget"},
			choice{"never", "千万别做的", "what never to do"}, choice{"help", "免费的帮助", "free help"}, choice{"again", "什么时候再看", "when to look again"},
			choice{"closing", "结尾", "the closing"}), both("在结果页的哪一部分", "the part of the page it stands in")},
		{"when", may, condition("condition"), text.Text{}},
		{"text", must, title, both("说什么；{名称} 是数", "what it says; {name} is the value of a fact or parameter")},
		sourcesKey,
	}, validity),
}

var claimsFile = table{
	name: "claims", ofTables: true, says: both("文章里的每一条后来怎么了", "what became of every statement of an article"),
	keys: []key{{"claim", may, claims, both("文章的各条，如 S002-28", "statements of articles, such as S002-28")}},
}

var claimTable = table{
	name: "claim", says: both("文章里的一条", "one statement of an article"),
	keys: []key{
		{"says", must, title, both("文章说了什么", "what the article says")},
		{"fate", must, oneOf(
			choice{"encoded", "规则里照样说了，并引用它", "the book says the same, and cites it"}, choice{"corrected", "不成立：写出什么才成立", "it does not hold; instead says what does"},
			choice{"noise", "没法判断，或不该重复", "it cannot be judged, or must not be repeated"}), both("后来怎么了", "what became of it")},
		{"instead", may, title, both("什么才成立；corrected 要写", "what holds instead; of what is corrected")},
		{"sources", may, citations, both("凭什么更正；corrected 要写", "what corrects it; of what is corrected")},
		{"by", may, words, both("规则里更正它的地方，如 alert.paper；只有这些地方可以引用它", "the places of the book that correct it, such as alert.paper; they alone may cite it")},
		{"why", may, title, both("为什么不用；noise 要写", "why it is noise; of what is noise")},
	},
	rules: []object{
		when(says("fate", "encoded"), hasNot("instead", "why", "sources", "by"), nil),
		when(says("fate", "corrected"), has("instead", "sources").with(object{{"properties", object{{"why", false}, {"sources", object{{"minItems", 1}}}}}}...), nil),
		when(says("fate", "noise"), has("why").with(hasNot("instead", "sources", "by")...), nil),
	},
}
