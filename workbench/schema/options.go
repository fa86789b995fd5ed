package schema

import "github.com/forbear-project/forbear/engine/text"

var strategiesFile = table{
	name: "strategies", ofTables: true, says: both("借款人可以做、可以提的事，不管债权人是谁", "what a borrower may do or ask for, whoever the creditor is"),
	keys: []key{
		{"kind", may, known(kinds, &kindTable), both("方案的四类：repay arrange court protect", "the four kinds of strategies: repay arrange court protect")},
		{"strategy", may, each(anID, &strategyTable), both("方案，按编号", "strategies, by id")},
	},
}

var kindTable = table{
	name: "kind", says: both("一类方案；写在这里的条件，这一类都要满足", "a kind of strategies; what it requires holds for every one of the kind"),
	keys: keys([]key{titleKey}, conditionKeys),
}

var strategyTable = table{
	name: "strategy", says: both("一个方案：对债有什么作用、步骤、要说的话、要核对的、责任和风险", "a strategy: what it does to the debt, steps, words to say, what to check, duties and risks"),
	keys: keys([]key{
		titleKey,
		{"kind", must, idOf(kinds), both("哪一类", "its kind")},
		{"tier", may, oneOf(
			choice{"first", "有期限、关乎安全：最先", "a deadline, safety: before all others"}, choice{"main", "一般（默认）", "the default"},
			choice{"last", "最后才考虑", "after all others"}), both("排在哪一段", "the part of the order it stands in")},
		{"effect", must, title, both("对债有什么作用，老实写利息停不停；{名称} 是数", "what it does to the debt, and honestly whether interest runs on; {name} is the value of a fact or parameter")},
	}, conditionKeys, lineKeys),
}

// conditionKeys are the requirements and weights of an option, a strategy or a kind.
var conditionKeys = []key{
	{"require", may, each(aKey, &requireTable), both("要求：每条都要成立", "requirements: all must hold")},
	{"weigh", may, each(aKey, &weighTable), both("加减分：成立的都算上", "weights: each that holds counts")},
}

// lineKeys are the keyed lines of an option or a strategy.
var lineKeys = []key{
	{"first", may, each(aKey, &lineTable), both("先做什么", "what to do first")},
	{"step", may, each(aKey, &lineTable), both("怎么做", "how to go about it")},
	{"say", may, each(aKey, &lineTable), both("怎么说；【】里由借款人填", "words to say; the borrower fills in what stands in 【】")},
	{"agreement", may, each(aKey, &lineTable), both("签字前核对什么", "what to check before signing")},
	{"duty", may, each(aKey, &lineTable), both("之后要做到什么", "what to keep to afterwards")},
	{"risk", may, each(aKey, &lineTable), both("要注意的风险", "what may go wrong")},
}

var requireTable = table{
	name: "require", says: both("一条要求：法律或算术上非有不可的，不能要求手头有材料", "a requirement: what law or arithmetic demands; it may not turn on a paper being at hand"),
	keys: keys([]key{
		dropKey,
		{"when", may, condition("requirement"), text.Text{}},
		{"reason", may, title, both("条件为「是」时说的话，那时是真的；{名称} 是数", "what is true when the condition is yes; {name} is the value of a fact or parameter")},
		{"otherwise", may, title, both("条件为「否」时说的话，那时是真的；{名称} 是数", "what is true when the condition is no; {name} is the value of a fact or parameter")},
		sourcesKey,
	}, validity),
	rules: []object{unlessDropped("when", "reason", "otherwise", "sources")},
}

var weighTable = table{
	name: "weigh", says: both("一条加减分：成立时这么做更合适，或更不合适", "a weight: where it holds this is a better thing to do, or a worse one"),
	keys: keys([]key{
		dropKey,
		{"when", may, condition("condition"), text.Text{}},
		{"points", may, points, both("加多少分，负的是减", "the points it adds; negative ones count against")},
		{"reason", may, title, both("条件为「是」时说的话，那时是真的；{名称} 是数", "what is true when the condition is yes; {name} is the value of a fact or parameter")},
		sourcesKey,
	}, validity),
	rules: []object{unlessDropped("when", "points", "reason", "sources")},
}

var lineTable = table{
	name: "line", says: both("一句要做、要说、要核对或要注意的话", "one sentence of what to do, say, check or mind"),
	keys: []key{
		dropKey,
		{"zh", may, sentence, both("中文；{名称} 是数", "in Chinese; {name} is the value of a fact or parameter")},
		{"en", may, sentence, both("英文；{名称} 是数", "in English; {name} is the value of a fact or parameter")},
		sourcesKey,
	},
	rules: []object{unlessDropped("zh", "en")},
}

var channelTable = table{
	name: "channel", says: both("找到对方的一条路", "a way to reach somebody"),
	keys: keys([]key{
		dropKey,
		{"kind", may, oneOf(
			choice{"app", "App", "an app"}, choice{"phone", "电话", "a telephone"}, choice{"branch", "网点", "a branch"},
			choice{"site", "网站", "a site"}, choice{"regulator", "公共机构", "a public body"}), both("哪一种", "what kind it is of")},
		{"where", may, title, both("怎么找到", "where it is")},
		sourcesKey,
	}, validity),
	rules: []object{unlessDropped("kind", "where", "sources")},
}

// unlessDropped: what is taken away has nothing else to say, anything else has all of these.
func unlessDropped(all ...string) object {
	there := has(all...)
	for _, k := range all {
		if k == "sources" {
			there = there.with(member{"properties", object{{"sources", object{{"minItems", 1}}}}})
		}
	}
	return when(says("drop", true), object{{"maxProperties", 1}}, there)
}

var optionTable = table{
	name: "option", says: both("这一层对一个方案怎么说；下面一层已有的，只写不同的", "what this layer says of a strategy; where it is offered beneath, only what differs"),
	keys: keys([]key{
		{"drop", may, yesNo, both("true：下面一层有的这个方案，这里没有；要写 because", "true takes the option beneath away; because says why")},
		{"because", may, title, both("为什么没有", "why there is none")},
		{"stages", may, idsOf("stage", stages), both("在哪些阶段可以提；points 按阶段写时不用写", "the stages it is offered at; left out where points name them")},
		{"basis", may, oneOf(
			choice{"right", "权利：借款人可以坚持", "the borrower can insist on it"}, choice{"discretion", "规定允许债权人同意", "rules let the creditor agree"},
			choice{"negotiation", "只能商量", "only by consent"}), both("凭什么", "what it rests on")},
		{"points", may, pointsByStage, both("作为第一件要做的事有多好：一个数，或按阶段写", "how good a first thing to do, before anything is weighed: one number, or one for each stage")},
		sourcesKey,
	}, validity, []key{
		{"terms", may, one(&termsTable), text.Text{}},
		{"materials", may, one(&papersTable), text.Text{}},
	}, conditionKeys, lineKeys),
	rules: []object{when(says("drop", true), has("because").with(member{"maxProperties", 2}), hasNot("because"))},
}

var papersTable = table{
	name: "papers", says: both("要准备的材料", "the papers it takes"),
	keys: []key{
		{"required", may, idsOf("material", materials), both("要有的", "those that are needed")},
		{"helpful", may, idsOf("material", materials), both("有更好的", "those that help")},
	},
}

var termsTable = table{
	name: "terms", says: both("期限", "how long it may run"),
	keys: []key{
		{"months_min", may, integer(0, 600), both("最短几个月", "the fewest months")},
		{"months_max", may, integer(1, 600), both("最长几个月", "the most months")},
	},
}

// layerKeys are what common, families and lenders have alike.
var layerKeys = []key{
	{"parameter", may, known(parameters, &overlayTable), both("盖在 parameters.toml 之上的数", "values laid over those of parameters.toml")},
	{"channel", may, each(aKey, &channelTable), both("找对方的路，按编号；同编号的替换下面一层的", "ways to reach somebody, by id; one replaces that of the same id beneath")},
	{"option", may, known(strategies, &optionTable), both("方案，按 strategies.toml 里的编号", "options, by the ids of strategies")},
}

var commonFile = table{
	name: "common", ofTables: true, says: both("不管债权人是谁都有的方案和渠道", "options and channels that hold whoever the creditor is"),
	keys: layerKeys,
}

var familyFile = table{
	name: "family", ofTables: true, says: both("一类机构，按牌照分；文件名就是编号", "a kind of creditor by licence; the file's name is its id"),
	keys: keys([]key{{"family", must, one(&familyTable), text.Text{}}}, layerKeys),
}

var familyTable = table{
	name: "creditor", says: both("这一类机构", "what kind of creditor it is"),
	keys: []key{
		titleKey,
		{"what", must, title, both("怎么认出是这一类", "how to tell that it is one")},
		citedKey,
	},
}

var lenderFile = table{
	name: "lender", ofTables: true, says: both("借款人叫得出名字的一家产品；文件名就是编号", "a lender's product as borrowers name it; the file's name is its id"),
	keys: keys([]key{{"lender", must, one(&lenderTable), text.Text{}}}, layerKeys),
}

var lenderTable = table{
	name: "product", says: both("这家产品", "the product"),
	keys: []key{
		{"family", must, idOf(families), both("是哪一类机构", "its kind of creditor")},
		titleKey,
		{"aliases", may, words, both("别的叫法，每个只属于一家", "other names for it, each of one lender alone")},
		{"entity", may, title, both("谁放的款，知道的话", "who lends, where it is known")},
		{"reviewed", may, day, both("最近一次核对的日子", "the day on which somebody last looked at it")},
		reviewDays("reviewed"),
		citedKey,
	},
	rules: []object{needsDay("reviewed")},
}
