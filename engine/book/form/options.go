package form

var strategiesFile = Table{
	Name: "strategies", What: "this file",
	Says: both("借款人可以做、可以提的事，不管债权人是谁", "what a borrower may do or ask for, whoever the creditor is"),
	Keys: []Key{
		{
			Name: "kind",
			Type: known("kind", each(IDNames, &kindTable)),
			Says: both("方案的种类：repay arrange court protect 四类，和这本规则自己的",
				"the kinds of strategies: repay arrange court protect, and those of the book's own"),
		},
		{Name: "strategy", Type: each(IDNames, &strategyTable), Says: both("方案，按编号", "strategies, by id")},
	},
}

var kindTable = Table{
	Name: "kind", What: "a kind", Says: both("一类方案；写在这里的条件，这一类都要满足",
		"a kind of strategies; what it requires holds for every one of the kind"),
	Keys: keys([]Key{
		titleKey,
		{Name: "like", Type: oneOf(KindsLiked), Says: both("自己的种类：按四类里的哪一类看待和排列",
			"of a kind of the book's own: which of the four it is judged and shown like"), Effect: alike(Changed)},
	}, conditionKeys),
}

var strategyTable = Table{
	Name: "strategy", What: "a strategy", Says: both("一个方案：对债有什么作用、步骤、要说的话、要核对的、责任和风险",
		"a strategy: what it does to the debt, steps, words to say, what to check, duties and risks"),
	Keys: keys([]Key{
		titleKey,
		{Name: "kind", Need: Must, Type: known("kind", oneOf(StrategyKinds)), Says: both("哪一类", "its kind")},
		{Name: "tier", Type: otherwise(oneOf(Tiers), "main"),
			Says: both("排在哪一段", "the part of the order it stands in")},
		{Name: "effect", Need: Must, Type: withHoles, Says: both("对债有什么作用，老实写利息停不停；{名称} 是数",
			"what it does to the debt, and honestly whether interest runs on; {name} is the value of a fact or "+
				"parameter")},
	}, conditionKeys, lineKeys(), []Key{planKey}),
}

// conditionKeys are the keys for requirements and weights of an option, a strategy or a kind.
var conditionKeys = []Key{
	{Name: "require", Type: each(KeyNames, &requireTable), Says: both("要求：每条都要成立", "requirements: all must hold")},
	{Name: "weigh", Type: each(KeyNames, &weighTable), Says: both("加减分：成立的都算上", "weights: each that holds counts")},
}

// lineKeys returns the keys for lines of an option or a strategy.
func lineKeys() []Key {
	all := make([]Key, len(LineKinds))
	for i, kind := range LineKinds {
		all[i] = Key{Name: kind.Is, Type: each(KeyNames, &lineTable), Says: kind.Says}
	}
	return all
}

var reasonKey = Key{Name: "reason", Need: Kept, Type: withHoles, Says: both("条件为「是」时说的话，那时是真的；{名称} 是数",
	"what is true when the condition is yes; {name} is the value of a fact or parameter")}

// leadsKey is that of a requirement, a weight and an option alike, partKey of the first two.
var (
	leadsKey = Key{Name: "leads", Type: yesNo, Effect: alike(Changed), Says: both("true：成立时（写在方案上的，一律），先办好这件事，再去还、去谈",
		"true: where it holds, of an option always, this is done before the debt is paid or negotiated")}
	partKey = Key{Name: "part", Type: each(KeyNames, &partTable), Says: both("只成立其中一种时，只说那一种",
		"what is said where one of its alternatives holds")}
)

var partTable = Table{
	Name: "part", What: "a part", Says: both("条件里用 or 连起来的一种情况，次序和 when 里一样；第一个成立的说这一句",
		"one of the alternatives that or joins in the condition, in their order; the first that holds is said"),
	Keys: []Key{reasonKey.as(Must)},
}

var requireTable = Table{
	Name: "require", What: "a requirement", Says: both("一条要求：法律或算术上非有不可的，不能要求手头有材料",
		"a requirement: what law or arithmetic demands; it may not turn on a paper being at hand"),
	Keys: keys([]Key{
		dropKey,
		{Name: "when", Need: Kept, Type: expression(OfRequirement)},
		reasonKey,
		{Name: "otherwise", Need: Kept, Type: withHoles, Says: both("条件为「否」时说的话，那时是真的；{名称} 是数",
			"what is true when the condition is no; {name} is the value of a fact or parameter")},
		{Name: "silent", Type: yesNo, Says: both("true：成立时不算理由，不说",
			"true: where it holds it is no reason, and is not said"), Effect: alike(TextOnly)},
		{Name: "firm", Type: yesNo, Effect: alike(TextOnly), Says: both("true：不成立时，不去找怎样才会成立",
			"true: where it does not hold, nobody is told what would make it hold")},
		leadsKey,
		sourcesKey.as(Kept),
		partKey,
	}, validity(Looser, Stricter)),
	Rules: []Rule{unlessDropped("when", "reason", "otherwise", "sources")},
}

var weighTable = Table{
	Name: "weigh", What: "a weight", Says: both("一条加减分：成立时这么做更合适，或更不合适",
		"a weight: where it holds this is a better thing to do, or a worse one"),
	Keys: keys([]Key{
		dropKey,
		{Name: "when", Need: Kept, Type: expression(OfCondition)},
		{Name: "points", Need: Kept, Type: points,
			Says: both("加多少分，负的是减", "the points it adds; negative ones count against")},
		reasonKey,
		leadsKey,
		sourcesKey.as(Kept),
		partKey,
	}, validity(Changed, Changed)),
	Rules: []Rule{unlessDropped("when", "points", "reason", "sources")},
}

var lineTable = Table{
	Name: "line", What: "a line", Says: both("一句要做、要说、要核对或要注意的话", "one sentence of what to do, say, check or mind"),
	Keys: []Key{
		dropKey,
		{Name: "zh", Need: Kept, Type: Type{Kind: Sentence, Holes: DebtHoles},
			Says: both("中文；{名称} 是数，{名称|【空】} 不知道时是空",
				"in Chinese; {name} is the value of a fact or parameter, {name|blank} that or a blank")},
		{Name: "en", Need: Kept, Type: Type{Kind: Sentence, Holes: DebtHoles},
			Says: both("英文；{名称} 是数，{名称|[空]} 不知道时是空",
				"in English; {name} is the value of a fact or parameter, {name|blank} that or a blank")},
		{Name: "when", Type: expression(OfLine), Effect: alike(Changed)},
		{Name: "unknown", Type: otherwise(oneOf(Unknowns), "show"),
			Says:   both("还不知道 when 成不成立时，写不写这一句", "whether it is shown while when is not known"),
			Effect: alike(Changed)},
		sourcesKey,
	},
	Rules: []Rule{
		unlessDropped("zh", "en"),
		{If: Cond{Has: []string{"unknown"}}, Then: Cond{Has: []string{"when"}}},
	},
}

var planKey = Key{Name: "plan", Type: each(KeyNames, &planTable),
	Says: both("算给借款人看的还款办法：每月多少、多久、一共多少", "what it comes to: how much a month, how long, how much in all")}

// figure returns a key of a plan that holds an expression.
func figure(name string, use *Use, zh, en string) Key {
	return Key{Name: name, Type: expression(use), Says: both(zh, en), Effect: alike(Changed)}
}

var planTable = Table{
	Name: "plan", What: "a plan", Says: both("一种还法的数：对方同意了才成立，什么前提都写在 assume 里",
		"the figures of one way to pay, under what assume says"),
	Keys: []Key{
		dropKey,
		{Name: "title", Need: Kept, Type: withHoles, Says: both("叫什么；{名称} 是数",
			"what it is called; {name} is the value of a fact or parameter")},
		{Name: "form", Need: Kept, Type: oneOf(PlanForms), Says: both("怎么还", "how it is paid"), Effect: alike(Changed)},
		figure("of", OfFigure, "算的是哪一笔钱", "the sum it is about").as(Kept),
		figure("rate", OfFigure, "年利率；form 是 flat-fee 时是每月的手续费率；0 就是不计",
			"the yearly rate, or of a flat-fee the fee a month; 0 is none"),
		figure("months", OfFigure, "分几个月，月供由此算出", "in how many months, from which the payment follows"),
		figure("pay", OfFigure, "每月最多付多少，月数由此算出，再把每月的数摊平",
			"the most that is paid a month, from which the months follow; the payment is then levelled over them"),
		figure("most", OfFigure, "最多可以要几个月", "the most months that may be asked for"),
		figure("until", OfDay, "推到哪一天还", "the day on which it is paid"),
		figure("year_days", OfFigure, "按天算利息时，一年算多少天", "of how many days a year is by which interest runs"),
		figure("first", OfDay, "第一次付是哪一天；不写就是评估日后一个月，一次付的是评估日",
			"the day of the first payment; else a month after the day judged, and of what is paid at once that day"),
		figure("against", OfFigure, "和多少比：每月付的、或一次付的不超过它，就付得起",
			"what can be paid, with which the payment is compared"),
		figure("beside", OfFigure, "另外要付的钱，不算进这个还法里，如已经欠下的利息",
			"what is to be paid beside it, such as arrears of interest"),
		{Name: "assume", Need: Kept, Type: withHoles, Says: both("在什么前提下才是这些数；{名称} 是数",
			"under what the figures hold; {name} is the value of a fact or parameter")},
		{Name: "when", Type: expression(OfPlan), Effect: alike(Changed)},
		sourcesKey.as(Kept),
	},
	Rules: []Rule{
		unlessDropped("title", "form", "of", "assume", "sources"),
		{If: Cond{Key: "form", Says: []string{"equal"}}, Then: Cond{Has: []string{"rate"}, One: []string{"months", "pay"}}},
		{If: Cond{Key: "form", Says: []string{"equal-principal", "flat-fee"}},
			Then: Cond{Has: []string{"rate", "months"}, Not: []string{"pay"}}},
		{
			If:   Cond{Key: "form", Says: []string{"deferral"}},
			Then: Cond{Has: []string{"rate", "until", "year_days"}, Not: []string{"against"}},
			Else: Cond{Has: []string{"against"}, Not: []string{"until", "year_days"}},
		},
		{If: Cond{Key: "form", Says: []string{"deferral", "lump-sum"}},
			Then: Cond{Not: []string{"months", "pay", "most"}}},
		{If: Cond{Key: "form", Says: []string{"lump-sum"}}, Then: Cond{Not: []string{"rate"}}},
	},
}

var channelTable = Table{
	Name: "channel", What: "a channel", Says: both("找到对方的一条路", "a way to reach somebody"), Class: TextOnly,
	Keys: []Key{
		dropKey,
		{Name: "kind", Need: Kept, Type: oneOf(ChannelKinds), Says: both("哪一种", "what kind it is of")},
		{Name: "where", Need: Kept, Type: title, Says: both("怎么找到", "where it is")},
		sourcesKey.as(Kept),
		fromKey, untilKey,
	},
	Rules: []Rule{unlessDropped("kind", "where", "sources")},
}

// unlessDropped returns the rule that drop stands alone, and that all of these keys are there
// without it.
func unlessDropped(all ...string) Rule {
	return Rule{If: Cond{Key: "drop"}, Then: Cond{Most: 1}, Else: Cond{Has: all}}
}

var optionTable = Table{
	Name: "option", What: "an option", Says: both("这一层对一个方案怎么说；下面一层已有的，只写不同的",
		"what this layer says of a strategy; where it is offered below, only what differs"),
	Keys: keys([]Key{
		{Name: "drop", Type: Type{Kind: Drop},
			Says: both("true：下面一层有的这个方案，这里没有；要写 because", "true takes the option below away; because says why")},
		{Name: "because", Type: title, Says: both("为什么没有", "why there is none")},
		{Name: "stages", Type: ids("stage"), Says: both("在哪些阶段可以提；points 按阶段写时不用写",
			"the stages it is offered at; left out where points name them"), Effect: fewer(Stricter, Looser)},
		{Name: "basis", Need: First, Type: oneOf(Bases), Says: both("凭什么", "what it rests on"),
			Effect: Effect{Less: Stricter, More: Looser, Bound: Ranked}},
		{Name: "points", Need: First, Type: Type{Kind: StagePoints, Low: points.Low, High: points.High},
			Says: both("作为第一件要做的事有多好：一个数，或按阶段写",
				"how good a first thing to do, before anything is weighed: one number, or one for each stage")},
		leadsKey,
		sourcesKey.as(First),
	}, validity(Stricter, Looser), []Key{
		{Name: "terms", Type: one(&termsTable)},
		{Name: "materials", Type: one(&papersTable)},
	}, conditionKeys, lineKeys(), []Key{planKey}),
	Rules: []Rule{{
		If:   Cond{Key: "drop"},
		Then: Cond{Has: []string{"because"}, Most: 2},
		Else: Cond{Not: []string{"because"}},
	}},
}

var papersTable = Table{
	Name: "papers", Says: both("要准备的材料", "the papers it takes"),
	Keys: []Key{
		{Name: "required", Type: ids("material"), Says: both("要有的", "those that are needed"),
			Effect: Effect{Less: Looser, More: Stricter, InOrder: true}},
		{Name: "helpful", Type: ids("material"), Says: both("有更好的", "those that help"),
			Effect: Effect{Less: Changed, More: Changed, InOrder: true}},
	},
}

var termsTable = Table{
	Name: "terms", Says: both("期限", "how long it may run"),
	Keys: []Key{
		{Name: "months_min", Type: integer(0, 600), Says: both("最短几个月", "the fewest months"),
			Effect: floor(Stricter, Looser)},
		{Name: "months_max", Type: integer(1, 600), Says: both("最长几个月", "the most months"),
			Effect: ceiling(Stricter, Looser)},
	},
}

// layerKeys are the keys that common, families and lenders share.
var layerKeys = []Key{
	{Name: "parameter", Type: known("parameter", each(VariableNames, &overlayTable)),
		Says: both("盖在 parameters.toml 之上的数", "values laid over those of parameters.toml")},
	{Name: "channel", Type: each(KeyNames, &channelTable), Says: both("找对方的路，按编号；同编号的替换下面一层的",
		"ways to reach somebody, by id; one replaces that of the same id below")},
	{Name: "option", Type: known("strategy", each(IDNames, &optionTable)), Says: both("方案，按 strategies.toml 里的编号",
		"options, by the ids of strategies")},
}

var commonFile = Table{
	Name: "common", What: "this file",
	Says: both("不管债权人是谁都有的方案和渠道", "options and channels that hold whoever the creditor is"),
	Keys: layerKeys,
}

var familyFile = Table{
	Name: "family", What: "this file",
	Says: both("一类机构，按牌照分；文件名就是编号", "a kind of creditor by licence; the file's name is its id"),
	Keys: keys([]Key{
		{Name: "family", Need: Must, Type: one(&familyTable)},
		{Name: "guess", Type: each(IDNames, &guessTable), Says: both("按名称先当作这一类的机构，按编号",
			"names by which a lender that the book does not know is taken for one of this kind, by id")},
	}, layerKeys),
}

var familyTable = Table{
	Name: "creditor", Says: both("这一类机构", "what kind of creditor it is"),
	Keys: []Key{
		titleKey,
		{Name: "what", Need: Must, Type: title, Says: both("怎么认出是这一类", "how to tell that it is one")},
		sourcesKey.as(Must),
	},
}

var guessTable = Table{
	Name: "guess", What: "a guess", Says: both(
		"规则没有收录的名称，按字面先当作这一类；只决定用哪些规则，第一个问题就是核实",
		"names that the book does not know and takes for one of this kind: it chooses the rules alone, and is confirmed first",
	),
	Keys: []Key{
		{Name: "words", Need: Must, Type: wordList, Says: both("哪些字，每个只属于一条", "the words, each of one guess alone"),
			Effect: fewer(Changed, Changed)},
		{Name: "at", Type: otherwise(oneOf(WordPlaces), "whole"), Says: both("在名称的哪里", "where in the name they stand")},
		{Name: "families", Type: ids("family"), Says: both("也可能是哪几类机构", "the other kinds of creditor that it may be")},
		{Name: "lenders", Type: ids("lender"), Says: both("可能是哪几家产品", "the products that it may be")},
	},
}

var lenderFile = Table{
	Name: "lender", What: "this file", Says: both("借款人叫得出名字的一家产品；文件名就是编号",
		"a lender's product as borrowers name it; the file's name is its id"),
	Keys: keys([]Key{{Name: "lender", Need: Must, Type: one(&lenderTable)}}, layerKeys),
}

var lenderTable = Table{
	Name: "product", Says: both("这家产品", "the product"),
	Keys: []Key{
		{Name: "family", Need: Must, Type: id("family"), Says: both("是哪一类机构", "its kind of creditor")},
		titleKey,
		{Name: "aliases", Type: wordList, Says: both("别的叫法，每个只属于一家", "other names for it, each of one lender alone")},
		{Name: "entity", Type: title, Says: both("谁放的款，知道的话", "who lends, where it is known")},
		{Name: "reviewed", Type: day, Says: both("最近一次核对的日子", "the day on which somebody last looked at it"),
			Effect: alike(TextOnly)},
		reviewDays("reviewed"),
		sourcesKey.as(Must),
	},
	Rules: []Rule{needsDay("reviewed")},
}
