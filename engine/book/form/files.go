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
		wordingKey("paper", "什么样的来件写着期限", "which paper that comes may set a day"),
	},
}

func wordingKey(name, zh, en string) Key { return Key{Name: name, Type: title, Says: both(zh, en)} }

// BothLanguages is the table of a text.
var BothLanguages = &Table{Keys: []Key{
	{Name: "zh", Type: Type{Kind: Sentence}},
	{Name: "en", Type: Type{Kind: Sentence}},
}}

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
	Says: both(
		"几笔债放在一起看：够不够分，这个月的钱先付哪笔",
		"all debts together: whether there is enough, and whom to pay with a month's money",
	),
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
