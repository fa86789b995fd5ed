package form

var factsFile = Table{
	Name: "facts", What: "this file", Says: both("借款人和每笔债可能知道的事实：所有条件用的词",
		"what may be known of a borrower or a debt: the words of all conditions"),
	Keys: []Key{{Name: "fact", Type: each(VariableNames, &factTable),
		Says: both("事实，按名称；次序就是发问的次序", "facts, by name; their order is the order of asking")},
		{Name: "subject", Type: each(IDNames, &subjectTable),
			Says: both("放在一起问的事，按编号", "what is asked together, by id")}},
}

var subjectTable = Table{
	Name: "subject", What: "a subject", Says: both("放在一起问的几件事：一页的题目和问法", "what is asked on one page, and how"),
	Keys: []Key{
		titleKey,
		{Name: "ask", Need: Must, Type: title, Says: both("这几件事上面的一句话", "the sentence above its questions")},
		{
			Name:   "kind",
			Need:   Must,
			Type:   oneOf(SubjectKinds),
			Says:   both("怎么问", "how they are asked"),
			Effect: alike(Changed),
		},
	},
}

var (
	numbers   = []string{"integer", "money", "rate"}
	chosen    = []string{"choice", "choices"}
	unbounded = []string{"bool", "choice", "choices", "records"}
)

// The keys that facts and fields share.
var (
	unitKey = Key{
		Name:   "unit",
		Type:   oneOf(Units),
		Says:   both("数的单位", "of a number, its unit"),
		Effect: alike(Breaking),
	}
	fromListKey = Key{Name: "from", Type: oneOf(Lists),
		Says:   both("选项取自哪里，不自己列的话", "where the choices come from when it has none of its own"),
		Effect: alike(Breaking)}
	kindsKey = Key{Name: "kinds", Type: known("kind", someOf("unknown kind", StrategyKinds)),
		Says: both("from 是 strategy 时，只取哪几类方案",
			"the kinds of strategies that are choices, where they come from strategy"),
		Effect: fewer(Breaking, Looser)}
	askKey = Key{
		Name: "ask",
		Type: title,
		Says: both("问借款人的话，累的时候也答得上", "the question, one that a tired person can answer"),
	}
	readsKey = Key{Name: "reads", Type: oneOf(Turns), Says: both("只写了几月几日、没写年份的日子，当作哪一年；不写这一项就要写年份",
		"which day a date without its year is; without this key the year is needed")}
	choiceKey = Key{Name: "choice", Type: each(IDNames, &answerTable), Says: both("选项，按编号", "the choices, by id")}
)

var factTable = Table{
	Name: "fact", What: "a fact", Says: both("一个事实：要么问（ask），要么算（derive）", "one fact: either asked, or derived"),
	Keys: []Key{
		{Name: "of", Need: Must, Type: oneOf(Scopes), Says: both("谁的事实", "of whom or what it is known"),
			Effect: alike(Breaking)},
		{Name: "type", Need: Must, Type: oneOf(FactTypes), Says: both("哪一类值", "what kind of value it has"),
			Effect: alike(Breaking)},
		unitKey, fromListKey, kindsKey,
		titleKey,
		askKey,
		{Name: "subject", Type: id("subject"), Says: both("和哪些一起问", "with which others it is asked"), Effect: alike(Changed)},
		{Name: "nothing", Type: word, Says: both("打勾的那种页上，没有打勾就是这个回答：no、yes、none、0 或选项",
			"where it is asked by a tick, the answer of whoever does not tick it: no, yes, none, 0 or a choice"),
			Effect: alike(Changed)},
		{Name: "tick", Type: title, Says: both("打勾的那句话，和名称不同的话", "what a tick says, where that is not the title")},
		{Name: "gate", Type: yesNo, Says: both("true：问过它才给看结果", "true: no result is shown before it was asked"),
			Effect: alike(Changed)},
		{Name: "derive", Type: expression(OfDerive)},
		{Name: "min", Type: bound, Says: both("最小是多少，最早是哪天：一个数，或引号里的算式",
			"the least or earliest that it may be: a number, or an expression"), Effect: floor(Breaking, Looser)},
		{Name: "max", Type: bound, Says: both("最大是多少，最晚是哪天：一个数，或引号里的算式，如 facts_as_of",
			"the most or latest that it may be: a number, or an expression such as facts_as_of"),
			Effect: ceiling(Breaking, Looser)},
		readsKey,
		{Name: "infer", Type: expression(OfInfer)},
		{Name: "changes", Type: otherwise(oneOf(Changers), "nobody"), Says: both("谁能改变它", "who can change it")},
		{Name: "way", Type: yesNo, Says: both(
			"false：不劝人去改它，只说要到什么样才行；算出来的，劝人做的事都不能让它变",
			"false: nobody is told to change it; what it would have to be is only named, and what is derived stays as it is",
		), Effect: alike(Changed)},
		{Name: "toward", Type: oneOf(Directions), Says: both("劝人改的话，只往哪一头改；不写就是两头都行",
			"the only direction in which it is to change; without this key either"), Effect: alike(Changed)},
		{Name: "act", Type: title, Says: both("改变它要做的事，接在「如果」后面；是数或选项的话，后面再接这个数、这一项",
			"what changing it takes, as the clause after if; a number, choice or item follows it")},
		{Name: "claimed", Type: yesNo, Says: both(
			"true：这是对方说的数，算出来的方案会写明它是对方主张的",
			"true: it is a figure of the creditor's, and what is reckoned from it says that it is claimed",
		), Effect: alike(Changed)},
		{Name: "starts", Type: expression(OfStart)},
		choiceKey,
		{Name: "field", Type: each(VariableNames, &fieldTable),
			Says: both("每一项有哪些值，按名称；次序就是发问的次序", "the fields of each entry, by name; their order is the order of asking")},
		sourcesKey,
	},
	Rules: []Rule{
		{If: Cond{Has: []string{"derive"}}, Then: Cond{Not: []string{"ask"}}, Else: Cond{Has: []string{"ask"}}},
		{If: Cond{Has: []string{"derive"}}, Then: Cond{Not: []string{"subject", "nothing", "tick", "gate"}}},
		{If: Cond{Has: []string{"nothing"}}, Then: Cond{Has: []string{"subject"}}},
		{If: Cond{Has: []string{"tick"}}, Then: Cond{Has: []string{"nothing"}}},
		{If: Cond{Has: []string{"infer"}}, Then: Cond{Not: []string{"derive"}}},
		{If: Cond{Has: []string{"claimed"}}, Then: Cond{Not: []string{"derive"}}},
		{If: Cond{Has: []string{"starts"}}, Then: Cond{Key: "changes", Says: []string{"time"}}},
		{If: Cond{Has: []string{"act"}}, Then: Cond{Key: "changes", Says: []string{"borrower", "lender"}}},
		{If: Cond{Key: "type", Says: chosen}, Then: Cond{One: []string{"from", "choice"}},
			Else: Cond{Not: []string{"from", "choice"}}},
		{If: Cond{Key: "type", Says: numbers}, Then: Cond{Has: []string{"unit"}}},
		{If: Cond{Key: "type", Says: unbounded}, Then: Cond{Not: []string{"min", "max"}}},
		{If: Cond{Has: []string{"kinds"}}, Then: Cond{Key: "from", Says: []string{"strategy"}}},
		{If: Cond{Has: []string{"reads"}}, Then: Cond{Key: "type", Says: []string{"date"}}},
		{If: Cond{Has: []string{"reads"}}, Then: Cond{Has: []string{"ask"}}},
		{If: Cond{Key: "type", Says: []string{"records"}}, Then: Cond{Has: []string{"field"}},
			Else: Cond{Not: []string{"field"}}},
		{If: Cond{Has: []string{"field"}}, Then: Cond{Not: []string{"derive", "infer"}}},
		unitsOf([]string{"integer"}, "days", "months", "years", "persons", "none"),
		unitsOf([]string{"money"}, IDsOf(moneyUnits())...),
		unitsOf([]string{"rate"}, "per-year", "per-day", "none"),
		unitsOf([]string{"bool", "date", "choice", "choices", "records"}, "none"),
	},
}

// fieldTable is one field of records. It has the keys of a fact that say what may be answered.
var fieldTable = Table{
	Name: "field", What: "a field", Says: both("每一项里的一个值", "one value of each entry"),
	Keys: []Key{
		{Name: "type", Need: Must, Type: oneOf(FieldTypes), Says: both("哪一类值", "what kind of value it has"),
			Effect: alike(Breaking)},
		unitKey, fromListKey, kindsKey,
		titleKey,
		askKey.as(Must),
		{
			Name:   "min",
			Type:   bound,
			Says:   both("最小是多少：一个数", "the least that it may be: a number"),
			Effect: floor(Breaking, Looser),
		},
		{Name: "max", Type: bound, Says: both("最大是多少：一个数；日子写 facts_as_of，就是不晚于填资料那天",
			"the most that it may be: a number; of a day facts_as_of, no later than the day of the facts"),
			Effect: ceiling(Breaking, Looser)},
		readsKey,
		choiceKey,
	},
	Rules: []Rule{
		{If: Cond{Key: "type", Says: []string{"choice"}}, Then: Cond{One: []string{"from", "choice"}},
			Else: Cond{Not: []string{"from", "choice"}}},
		{If: Cond{Key: "type", Says: numbers}, Then: Cond{Has: []string{"unit"}}},
		{If: Cond{Key: "type", Says: []string{"bool", "choice"}}, Then: Cond{Not: []string{"min", "max"}}},
		{If: Cond{Has: []string{"kinds"}}, Then: Cond{Key: "from", Says: []string{"strategy"}}},
		{If: Cond{Has: []string{"reads"}}, Then: Cond{Key: "type", Says: []string{"date"}}},
		unitsOf([]string{"integer"}, "days", "months", "years", "persons", "none"),
		unitsOf([]string{"money"}, IDsOf(moneyUnits())...),
		unitsOf([]string{"rate"}, "per-year", "per-day", "none"),
		unitsOf([]string{"bool", "date", "choice"}, "none"),
	},
}

// unitsOf returns the rule for the units of facts of some types.
func unitsOf(types []string, units ...string) Rule {
	return Rule{If: Cond{Key: "type", Says: types}, Then: Cond{Key: "unit", Says: units, Open: true}}
}

// answerTable is one choice of a fact.
var answerTable = Table{
	Name: "answer", What: "a choice", Says: both("一个选项", "one choice"),
	Keys: []Key{
		{Name: "zh", Need: Must, Type: Type{Kind: Sentence}, Says: both("中文", "in Chinese")},
		{Name: "en", Need: Must, Type: Type{Kind: Sentence}, Says: both("英文", "in English")},
	},
}
