package form

import (
	"slices"

	"github.com/forbear-project/forbear/engine/text"
)

// Files are the kinds of files of a rule book.
var Files = []File{
	{"book", "book.toml", false, both("规则的名称和版本", "title and version of a rule book"), &bookTable},
	{"facts", "facts.toml", false, both("事实", "facts"), &factsFile},
	{"parameters", "parameters.toml", false, both("参数", "parameters"), &parametersFile},
	{"sources", "sources.toml", false, both("出处", "sources"), &sourcesFile},
	{"hardships", "hardships.toml", false, both("困难", "hardships"), &hardshipsFile},
	{"materials", "materials.toml", false, both("材料", "materials"), &materialsFile},
	{"strategies", "strategies.toml", false, both("方案", "strategies"), &strategiesFile},
	{"stages", "stages.toml", false, both("阶段", "stages"), &stagesFile},
	{"alerts", "alerts.toml", false, both("提醒", "alerts"), &alertsFile},
	{"doubts", "doubts.toml", true, both("对不上的情况", "doubts"), &doubtsFile},
	{"urgency", "urgency.toml", false, both("先后", "urgency"), &urgencyFile},
	{"holidays", "holidays.toml", true, both("放假和调休", "public holidays"), &holidaysFile},
	{"household", "household.toml", true, both("这个月的钱先付哪笔", "whom to pay with a month's money"), &householdFile},
	{"refusals", "refusals.toml", true, both("对方怎么回、怎么答", "refusals and what to say to them"), &refusalsFile},
	{"page", "page.toml", true, both("结果页", "first page"), &pageFile},
	{"letters", "letters.toml", true, both("所有信函共用的", "what all letters share"), &lettersFile},
	{"letter", "letters/*.toml", true, both("一种信函", "letter"), &letterFile},
	{"claims", "claims.toml", true, both("文章里的说法", "claims of articles"), &claimsFile},
	{"common", "common.toml", true, both("共同的方案和渠道", "options and channels of every creditor"), &commonFile},
	{"family", "families/*.toml", false, both("机构的种类", "kind of creditor"), &familyFile},
	{"lender", "lenders/*.toml", false, both("一家产品", "lender's product"), &lenderFile},
}

func both(zh, en string) text.Text { return text.Both(zh, en) }

// The types of keys.
var (
	title     = Type{Kind: Text}
	withHoles = Type{Kind: Text, Holes: DebtHoles}
	word      = Type{Kind: Word}
	wordList  = Type{Kind: Words}
	yesNo     = Type{Kind: Flag}
	bound     = Type{Kind: NumberOrExpression, Use: OfBound}
	day       = Type{Kind: Day}
	days      = Type{Kind: Days}
	points    = integer(-1000, 1000)
	citation  = Type{Kind: ID, Of: "source"}
	citations = Type{Kind: IDs, Of: "source"}
)

func integer(low, high int) Type { return Type{Kind: Integer, Low: low, High: high} }
func oneOf(words []Meaning) Type { return Type{Kind: Enum, Words: words} }
func someOf(unknown string, words []Meaning) Type {
	return Type{Kind: Enums, Words: words, Unknown: unknown}
}
func id(of string) Type               { return Type{Kind: ID, Of: of} }
func ids(of string) Type              { return Type{Kind: IDs, Of: of} }
func expression(u *Use) Type          { return Type{Kind: Expression, Use: u} }
func one(t *Table) Type               { return Type{Kind: One, Table: t} }
func each(names Names, t *Table) Type { return Type{Kind: Tables, Names: names, Table: t} }
func known(of string, t Type) Type    { t.Of = of; return t }
func holding(h Holes) Type            { return Type{Kind: Text, Holes: h} }
func otherwise(t Type, w string) Type { t.Default = w; return t }
func keys(lists ...[]Key) []Key       { return slices.Concat(lists...) }
func alike(c Class) Effect            { return Effect{Less: c, More: c} }
func fewer(less, more Class) Effect   { return Effect{Less: less, More: more} }
func floor(less, more Class) Effect   { return Effect{Less: less, More: more, Bound: Floor} }
func ceiling(less, more Class) Effect { return Effect{Less: less, More: more, Bound: Ceiling} }
func (k Key) effect(e Effect) Key     { k.Effect = e; return k }
func (k Key) as(n Need) Key           { k.Need = n; return k }

// The keys that several tables have.
var (
	titleKey   = Key{Name: "title", Need: Must, Type: title, Says: both("名称", "what it is called")}
	sourcesKey = Key{Name: "sources", Type: citations, Says: both("出处：来源的编号，或文章里的一条，如 S002-28",
		"what it rests on: ids of sources, or statements of an article, such as S002-28")}
	dropKey = Key{Name: "drop", Type: Type{Kind: Drop},
		Says: both("true：去掉下面一层的这一条", "true takes away what lies below")}
	fromKey  = Key{Name: "from", Type: day, Says: both("从这一天起有效", "the first day on which it holds")}
	untilKey = Key{Name: "until", Type: day, Says: both("到这一天为止有效，含当天", "the last day on which it holds")}
)

// validity returns the keys from and until; fewer days have one class, more another.
func validity(less, more Class) []Key {
	return []Key{fromKey.effect(floor(less, more)), untilKey.effect(ceiling(less, more))}
}

// reviewDays returns the key for the days until the next review, counted from another key.
func reviewDays(from string) Key {
	return Key{Name: "review_days", Type: integer(1, 3650), Says: both("从 "+from+" 那天起，过多少天要再看一次",
		"after how many days it is to be looked at again, counted from "+from), Effect: alike(TextOnly)}
}

func needsDay(from string) Rule {
	return Rule{If: Cond{Has: []string{"review_days"}}, Then: Cond{Has: []string{from}}}
}

var bookTable = Table{
	Name: "book", What: "this file", Says: both("规则的名称、版本和语言", "the title, version and languages of the rule book"),
	Keys: []Key{
		titleKey,
		{Name: "version", Need: Must, Type: word, Says: both("版本，如 2026.11", "the version, such as 2026.11"),
			Effect: alike(TextOnly)},
		{Name: "languages", Need: Must, Type: Type{Kind: Languages, Words: SpokenLanguages},
			Says: both("每句话都要有的语言", "the languages that every text is in")},
		{Name: "currency", Type: otherwise(oneOf(Currencies), "CNY"),
			Says:   both("金额是什么钱：事实和参数的单位用它", "what money is counted in, by the units of facts and parameters"),
			Effect: alike(Breaking)},
		{Name: "wording", Type: one(&wordingTable)},
	},
}

// wordingTable has what the page calls the things that a book is about. What a book leaves out has a
// word that fits any book.
var wordingTable = Table{
	Name: "wording", What: "wording", Class: TextOnly,
	Says: both("结果页上怎么称呼这本规则说的事；没写的用哪儿都说得通的话",
		"what the page calls the things that the book is about; what is left out has a word that fits any book"),
	Keys: []Key{
		wordingKey("page", "结果页的标题", "the title of the page"),
		wordingKey("debt", "一笔债叫什么", "what a debt is called"),
		wordingKey("debts", "几笔债叫什么", "what several debts are called"),
		wordingKey("creditor", "债权人叫什么", "what a creditor is called"),
		wordingKey("creditors", "几个债权人叫什么", "what several creditors are called"),
		wordingKey("lender", "合同那一头叫什么", "what the other party to the contract is called"),
		wordingKey("from", "回答「是谁的」那一行的标签", "the label of the answer who the creditor is"),
		wordingKey("paying", "付钱叫什么，接「渠道」", "what is done through channels for payments"),
		wordingKey("whoever", "「不管是谁」这半句", "the clause: whoever the creditor is"),
		wordingKey("confirm", "不认识的机构，请人先看哪里的那句话", "the sentence that says where to look who the creditor is"),
		wordingKey("lent", "问是谁的那句话", "the question who the creditor is"),
		wordingKey("gate", "还不给看结果时的那句话", "the sentence that says why there is no result yet"),
		wordingKey("start", "网页开头说这是做什么的", "what the first page of the browser says this is for"),
		wordingKey("hand", "手边放着什么来答", "what to have at hand for the answers"),
	},
}

func wordingKey(name, zh, en string) Key { return Key{Name: name, Type: title, Says: both(zh, en)} }

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
		{Name: "kind", Need: Must, Type: oneOf(SubjectKinds), Says: both("怎么问", "how they are asked"), Effect: alike(Changed)},
	},
}

var (
	numbers   = []string{"integer", "money", "rate"}
	chosen    = []string{"choice", "choices"}
	unbounded = []string{"bool", "choice", "choices", "records"}
)

// The keys that facts and fields share.
var (
	unitKey     = Key{Name: "unit", Type: oneOf(Units), Says: both("数的单位", "of a number, its unit"), Effect: alike(Breaking)}
	fromListKey = Key{Name: "from", Type: oneOf(Lists),
		Says:   both("选项取自哪里，不自己列的话", "where the choices come from when it has none of its own"),
		Effect: alike(Breaking)}
	kindsKey = Key{Name: "kinds", Type: known("kind", someOf("unknown kind", StrategyKinds)),
		Says: both("from 是 strategy 时，只取哪几类方案",
			"the kinds of strategies that are choices, where they come from strategy"),
		Effect: fewer(Breaking, Looser)}
	askKey   = Key{Name: "ask", Type: title, Says: both("问借款人的话，累的时候也答得上", "the question, one that a tired person can answer")}
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
		{Name: "way", Type: yesNo, Says: both("false：不劝人去改它，只说要到什么样才行；算出来的，劝人做的事都不能让它变",
			"false: nobody is told to change it; what it would have to be is only named, and what is derived stays as it is"), Effect: alike(Changed)},
		{Name: "toward", Type: oneOf(Directions), Says: both("劝人改的话，只往哪一头改；不写就是两头都行",
			"the only direction in which it is to change; without this key either"), Effect: alike(Changed)},
		{Name: "act", Type: title, Says: both("改变它要做的事，接在「如果」后面；是数或选项的话，后面再接这个数、这一项",
			"what changing it takes, as the clause after if; a number, choice or item follows it")},
		{Name: "claimed", Type: yesNo, Says: both("true：这是对方说的数，算出来的方案会写明它是对方主张的",
			"true: it is a figure of the creditor's, and what is reckoned from it says that it is claimed"), Effect: alike(Changed)},
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
		{Name: "min", Type: bound, Says: both("最小是多少：一个数", "the least that it may be: a number"), Effect: floor(Breaking, Looser)},
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

// BothLanguages is the table of a text.
var BothLanguages = &Table{Keys: []Key{
	{Name: "zh", Type: Type{Kind: Sentence}},
	{Name: "en", Type: Type{Kind: Sentence}},
}}

var parametersFile = Table{
	Name: "parameters", What: "this file", Says: both("法律或市场定的数，以及各个数有效的日子",
		"figures fixed by law or market, each with the days between which it held"),
	Keys: []Key{{Name: "parameter", Type: each(VariableNames, &parameterTable),
		Says: both("参数，按名称", "parameters, by name")}},
}

var parameterTable = Table{
	Name: "parameter", What: "a parameter", Says: both("一个由法律或市场定的数；没有 value 就是还不知道",
		"a figure fixed by law or market; without a value it is unknown"),
	Keys: keys([]Key{
		titleKey,
		{Name: "unit", Need: Must, Type: oneOf(ParameterUnits), Says: both("单位", "its unit")},
		valueKey,
	}, besideValue),
	Rules: valueRules,
}

// overlayTable is a parameter's value in common, a family or a lender.
var overlayTable = Table{
	Name: "parameter", What: "a parameter", Says: both("盖在 parameters.toml 之上的数，只对这里的债有效",
		"a value laid over that of parameters.toml, for the debts of this file"),
	Keys:  keys([]Key{titleKey.as(May), valueKey.as(Must)}, besideValue),
	Rules: valueRules,
}

// valueTable is one of several values of a parameter.
var valueTable = Table{
	Name: "value", What: "an element of value",
	Says: both("一个数和它有效的日子", "one value and the days between which it held"),
	Keys: []Key{
		fromKey.as(Must),
		untilKey,
		{Name: "is", Need: Must, Type: Type{Kind: FigureOfValue}, Says: both("数，或日期", "the figure, or the day")},
		{Name: "source", Need: Must, Type: citation, Says: both("出处", "what says so")},
		knownUntil,
	},
}

var (
	valueKey = Key{Name: "value", Type: Type{Kind: Figure, Table: &valueTable},
		Says: both("数；或者一列数，各有 from、is、source", "the figure; or a list of figures, each with from, is and source")}
	knownUntil = Key{Name: "known_until", Type: day, Says: both("查到这一天为止还是这个数；过了仍用，但会说明旧了",
		"the last day on which it was known to hold; later it is still used, and said to be old")}

	// besideValue are the keys of a value that is no list.
	besideValue = []Key{
		{Name: "source", Type: citation,
			Says: both("出处；value 是一列时写在各行里", "what says so; where value is a list, each has its own")},
		fromKey, untilKey, knownUntil,
	}

	// valueRules: one value has its source beside it, a list has all of that within, and nothing
	// stands beside no value.
	valueRules = []Rule{{
		If:   Cond{Lists: "value"},
		Then: Cond{Not: []string{"source", "from", "until", "known_until"}},
		Else: Cond{Has: []string{"source"}},
	}}
)

var sourcesFile = Table{
	Name: "sources", What: "this file",
	Says: both("各种说法的出处，以及核对到什么程度", "where statements come from, and how far each may be trusted"),
	Keys: []Key{{Name: "source", Type: each(SourceNames, &sourceTable), Says: both("出处，按编号", "sources, by id")}},
}

var sourceTable = Table{
	Name: "source", What: "a source", Says: both("一个出处", "where statements come from"), Class: TextOnly,
	Keys: []Key{
		titleKey,
		{Name: "kind", Need: Must, Type: oneOf(SourceKinds), Says: both("哪一种", "what kind it is of")},
		{Name: "issuer", Type: title, Says: both("谁发布的", "who issued it")},
		fromKey, untilKey,
		{Name: "confidence", Need: Must, Type: oneOf(Confidences), Says: both("核对到什么程度", "how far it was checked")},
		{Name: "checked", Type: day, Says: both("最近一次核对的日子", "the day on which somebody last looked at it")},
		reviewDays("checked"),
		{Name: "found_at", Type: wordList, Says: both("在哪里找到的", "where a copy was found")},
	},
	Rules: []Rule{needsDay("checked")},
}

var hardshipsFile = Table{
	Name: "hardships", What: "this file",
	Says: both("困难的种类，以及各用什么材料证明", "kinds of hardship, and the papers that prove each"),
	Keys: []Key{{Name: "hardship", Type: each(IDNames, &hardshipTable), Says: both("困难，按编号", "hardships, by id")}},
}

var hardshipTable = Table{
	Name: "hardship", What: "a hardship", Says: both("还不上的一种原因", "a reason why a borrower cannot pay"),
	Keys: []Key{
		titleKey,
		{Name: "proof", Type: Type{Kind: Groups, Of: "material"}, Says: both("能证明它的材料：每组要齐，任何一组就够；不写就是没法证明",
			"the papers that prove it: all of a group, any group will do; without it, it cannot be proved"),
			Effect: fewer(Stricter, Looser)},
		{Name: "unnamed", Type: yesNo, Says: both("true：不是一个说得出口的原因，句子里留空让人填",
			"true: it names no reason, so that a blank of a sentence stays to be filled in"), Effect: alike(TextOnly)},
		sourcesKey,
	},
}

var materialsFile = Table{
	Name: "materials", What: "this file",
	Says: both("材料：是什么、哪里办、什么能代替", "papers: what they are, where to get them, what may stand in for them"),
	Keys: []Key{{Name: "material", Type: each(IDNames, &materialTable), Says: both("材料，按编号", "papers, by id")}},
}

var materialTable = Table{
	Name: "material", What: "a material", Says: both("一种材料", "a paper"),
	Keys: []Key{
		titleKey,
		{Name: "what", Type: title, Says: both("是什么", "what it is")},
		{Name: "where", Type: title, Says: both("哪里办", "where to get it")},
		{Name: "fresh", Type: title, Says: both("要多新的", "how recent it must be")},
		{Name: "instead", Type: ids("material"),
			Says:   both("哪些材料可以代替，任何一种都行", "papers that stand in for it, any of them"),
			Effect: fewer(Stricter, Looser)},
		{Name: "exposes", Type: someOf("nothing is exposed that is called", Exposures),
			Says: both("会露出什么", "what it lays open")},
		{Name: "mask", Type: title, Says: both("哪些可以遮住", "what may be covered up")},
		sourcesKey,
	},
}

var stagesFile = Table{
	Name: "stages", What: "this file",
	Says: both("债走到哪一步，从轻到重", "how far a debt has gone, from the mildest to the gravest"),
	Keys: []Key{{Name: "stage", Need: Must, Type: each(IDNames, &stageTable),
		Says: both("阶段，按编号；第一个没有 when，总是成立", "stages, by id; the first has no condition and always holds")}},
}

var stageTable = Table{
	Name: "stage", What: "a stage", Says: both("债走到的一步", "how far a debt has gone"),
	Keys: []Key{titleKey, {Name: "when", Type: expression(OfStage)}, sourcesKey},
}

var alertsFile = Table{
	Name: "alerts", What: "this file", Says: both("不管申请什么都要提醒的事", "warnings that hold whatever is asked for"),
	Keys: []Key{{Name: "alert", Type: each(IDNames, &alertTable), Says: both("提醒，按编号", "alerts, by id")}},
}

var alertTable = Table{
	Name: "alert", What: "an alert", Says: both("一条提醒，when 为「是」时才说",
		"a warning that is given when its condition is yes"),
	Keys: keys([]Key{
		{Name: "when", Need: Must, Type: expression(OfCondition)},
		{Name: "severity", Need: Must, Type: oneOf(Severities), Says: both("有多要紧", "how much it matters")},
		{Name: "tier", Type: otherwise(oneOf(AlertTiers), "main"), Says: both("排在哪里", "where it stands")},
		{Name: "brief", Type: yesNo, Says: both("true：这时只给看帮助、期限和今天做什么",
			"true: while it is shown, the page shows only help, the days that run and what to do today"),
			Effect: alike(TextOnly)},
		{Name: "due", Type: expression(OfDue)},
		{Name: "day", Type: otherwise(oneOf(AlertDays), "deadline"), Says: both("due 是什么日子", "what kind of day due is"),
			Effect: alike(TextOnly)},
		{Name: "moves", Type: yesNo, Says: both("true：最后一天是休息日的，法律上顺延到之后第一个工作日",
			"true: where the last day is no working day, law moves it to the next working day"),
			Effect: alike(Changed)},
		{Name: "strategies", Type: ids("strategy"), Says: both("到期的事靠哪个方案办：日历写第一个合适的方案怎么开始、要带什么",
			"the strategies by which it is done: the calendar says of the first that suits how to begin and what to bring"),
			Effect: alike(TextOnly)},
		{Name: "text", Need: Must, Type: holding(OwnHoles), Says: both("先说做什么，再说为什么；{due} 是期限，{名称} 是数",
			"first what to do, then why; {due} is the day it is due, {name} the value of a fact or parameter")},
		sourcesKey.as(Must),
		{Name: "families", Type: ids("family"), Says: both("只对这些种类的机构", "only for debts to these kinds of creditor")},
		{Name: "stages", Type: ids("stage"), Says: both("只在这些阶段", "only at these stages")},
	}, validity(Changed, Changed)),
	Rules: []Rule{
		{If: Cond{Has: []string{"moves"}}, Then: Cond{Has: []string{"due"}}},
		{If: Cond{Has: []string{"strategies"}}, Then: Cond{Has: []string{"due"}}},
	},
}

var doubtsFile = Table{
	Name: "doubts", What: "this file", Says: both("填的情况里不能同时是真的：请填的人再看一眼",
		"what cannot all be true of what was told, and is to be looked at again"),
	Keys: []Key{{Name: "doubt", Type: each(IDNames, &doubtTable), Says: both("对不上的地方，按编号", "doubts, by id")}},
}

var doubtTable = Table{
	Name: "doubt", What: "a doubt", Says: both("一处对不上：when 为「是」时请人再看一眼，判断照填的做",
		"a clash that is shown when its condition is yes; what was told is judged all the same"),
	Keys: []Key{
		{Name: "when", Need: Must, Type: expression(OfDoubt)},
		{Name: "text", Need: Must, Type: holding(OwnHoles), Says: both("哪里对不上，请再看什么；不责怪；{名称} 是数",
			"what does not agree, and what to look at again, without blame; {name} is the value of a fact or parameter")},
		{Name: "about", Need: Must, Type: wordList, Says: both("请再看哪些事实", "the facts to look at again")},
		sourcesKey,
	},
}

var urgencyFile = Table{
	Name: "urgency", What: "this file", Says: both("几笔债哪笔先办：依次比，分出先后为止",
		"which of several debts comes first: compared one after the other until one tells them apart"),
	Keys: []Key{{Name: "urgency", Type: each(IDNames, &urgencyTable),
		Says: both("比什么，按编号", "what is compared, by id")}},
}

var urgencyTable = Table{
	Name: "urgency", What: "a rule of urgency", Says: both("一条先后：when 是条件，by 是数或日子，写一个",
		"one thing to compare: a condition in when, or a figure or day in by; one of the two"),
	Keys: []Key{
		{Name: "when", Type: expression(OfUrgency)},
		{Name: "by", Type: Type{Kind: Comparable}, Says: both("比哪个数或日子，小的在先；不知道的在后",
			"the figure or day to compare by, the smallest first and what is not known last")},
		{Name: "largest_first", Type: yesNo, Says: both("true：大的在先", "true puts the largest first")},
		{Name: "reason", Need: Must, Type: holding(UrgencyHoles), Says: both("为什么先办；{deadline} 是最近的期限，{名称} 是数",
			"why it comes first; {deadline} is its nearest deadline, {name} the value of a fact or parameter")},
	},
	Rules: []Rule{{
		If:   Cond{Has: []string{"by"}},
		Then: Cond{Not: []string{"when"}},
		Else: Cond{Has: []string{"when"}, Not: []string{"largest_first"}},
	}},
}

var holidaysFile = Table{
	Name: "holidays", What: "this file", Says: both("各年放假和调休上班的日子：期限的最后一天休不休息由它定",
		"days off and days worked instead, by year: whether the last day of a deadline is a working day"),
	Keys: []Key{{Name: "year", Type: each(YearNames, &yearTable),
		Says: both("各年，一年一份通知；没有的年份就是还不知道",
			"years, each by its notice; what a year without one has is not known")}},
}

var yearTable = Table{
	Name: "year", What: "a year", Says: both("一年的放假安排", "the public holidays of one year"),
	Keys: []Key{
		{Name: "source", Need: Must, Type: citation, Says: both("那一年的通知", "the notice for that year")},
		{Name: "holiday", Need: Must, Type: each(IDNames, &holidayTable),
			Says: both("各个假期，按编号", "its holidays, by id")},
	},
}

var holidayTable = Table{
	Name: "holiday", What: "a holiday", Says: both("一个假期，以及为它调休上班的日子",
		"one holiday, and the days worked to make up for it"),
	Keys: []Key{
		titleKey,
		{Name: "from", Need: Must, Type: day, Says: both("放假第一天", "the first day off"), Effect: alike(Changed)},
		{Name: "until", Need: Must, Type: day, Says: both("放假最后一天，含当天", "the last day off"), Effect: alike(Changed)},
		{Name: "worked", Type: days, Says: both("调休上班的周六、周日", "Saturdays and Sundays worked instead"),
			Effect: alike(Changed)},
	},
}

var householdFile = Table{
	Name: "household", What: "this file",
	Says: both("几笔债放在一起看：够不够分，这个月的钱先付哪笔", "all debts together: whether there is enough, and whom to pay with a month's money"),
	Keys: []Key{
		{Name: "household", Need: Must, Type: one(&householdTable)},
		{Name: "share", Type: each(IDNames, &shareTable), Says: both("先付哪笔，按编号；次序就是先后",
			"whom to pay, by id; their order is the order of paying")},
	},
}

var householdTable = Table{
	Name: "together", What: "the household", Says: both("一起算的是哪些债、每月有多少", "which debts are reckoned together, and what there is a month"),
	Keys: []Key{
		figure("need", OfSum, "都分期的话，每月一共要多少", "what plans for all would take a month"),
		figure("money", OfSum, "每月能付多少", "what can be paid a month"),
		{Name: "when", Need: Must, Type: expression(OfShare), Effect: alike(Changed)},
		figure("owed", OfFigure, "一笔债算多少", "what a debt comes to"),
		figure("rate", OfFigure, "一笔债的年利率", "the yearly rate of a debt"),
		sourcesKey.as(Must),
	},
	Rules: []Rule{{Then: Cond{Has: []string{"need", "money", "when", "owed", "rate", "sources"}}}},
}

var shareTable = Table{
	Name: "share", What: "a share", Says: both("一条先后：符合的债先分到钱", "one line of the order: debts of which it holds are paid first"),
	Keys: []Key{
		{Name: "when", Need: Must, Type: expression(OfShare), Effect: alike(Changed)},
		figure("up_to", OfFigure, "这个月最多给它多少", "the most that it gets this month").as(Must),
		{Name: "reason", Need: Must, Type: withHoles, Says: both("为什么先付它；{名称} 是数",
			"why it is paid; {name} is the value of a fact or parameter")},
		sourcesKey.as(Must),
	},
}

var pageFile = Table{
	Name: "page", What: "this file", Says: both("结果页上给所有人的话", "what the first page says beside the judgments"),
	Keys: []Key{{Name: "line", Type: each(IDNames, &pageLineTable), Says: both("句子，按编号", "sentences, by id")}},
}

var pageLineTable = Table{
	Name: "line", What: "a line", Says: both("结果页上的一句", "a sentence of the first page"),
	Keys: keys([]Key{
		{Name: "section", Need: Must, Type: oneOf(Sections),
			Says:   both("在结果页的哪一部分", "the part of the page it stands in"),
			Effect: alike(TextOnly)},
		{Name: "when", Type: expression(OfLine)},
		{Name: "on", Type: expression(OfDay), Says: both("这句话说的是哪一天：日历里那天会再说一遍",
			"the day it speaks of, on which the calendar says it again")},
		{Name: "text", Need: Must, Type: holding(OwnHoles), Says: both("说什么；{名称} 是数",
			"what it says; {name} is the value of a fact or parameter")},
		sourcesKey,
	}, validity(Changed, Changed)),
}

var claimsFile = Table{
	Name: "claims", What: "this file", Says: both("文章里的每一条后来怎么了", "what became of every statement of an article"),
	Keys: []Key{{Name: "claim", Type: each(StatementNames, &claimTable),
		Says: both("文章的各条，如 S002-28", "statements of articles, such as S002-28")}},
}

var claimTable = Table{
	Name: "claim", What: "a claim", Says: both("文章里的一条", "one statement of an article"), Class: TextOnly,
	Keys: []Key{
		{Name: "says", Need: Must, Type: title, Says: both("文章说了什么", "what the article says")},
		{Name: "fate", Need: Must, Type: oneOf(Fates), Says: both("后来怎么了", "what became of it")},
		{Name: "instead", Type: title, Says: both("什么才成立；corrected 要写", "what holds instead; of what is corrected")},
		{Name: "sources", Type: citations, Says: both("凭什么更正；corrected 要写", "what corrects it; of what is corrected")},
		{Name: "by", Type: wordList, Says: both("规则里更正它的地方，如 alert.paper；只有这些地方可以引用它",
			"the places of the book that correct it, such as alert.paper; they alone may cite it")},
		{Name: "why", Type: title, Says: both("为什么不用；noise 要写", "why it is noise; of what is noise")},
	},
	Rules: []Rule{
		{If: Cond{Key: "fate", Says: []string{"encoded"}},
			Then: Cond{Not: []string{"instead", "why", "sources", "by"}}},
		{If: Cond{Key: "fate", Says: []string{"corrected"}},
			Then: Cond{Has: []string{"instead", "sources"}, Not: []string{"why"}}},
		{If: Cond{Key: "fate", Says: []string{"noise"}},
			Then: Cond{Has: []string{"why"}, Not: []string{"instead", "sources", "by"}}},
	},
}
