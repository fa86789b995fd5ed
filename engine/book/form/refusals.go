package form

var refusalsFile = Table{
	Name: "refusals", What: "this file",
	Says: both(
		"向对方提了请求，对方怎么回、怎么答、下一步做什么",
		"what a creditor answers to a request, what to say to that, and what comes next",
	),
	Keys: []Key{
		{Name: "refusals", Need: Must, Type: one(&refusalsTable)},
		{Name: "refusal", Type: each(IDNames, &refusalTable),
			Says: both("各种回法，按编号：就是那个事实里 said 的选项", "answers of creditors, by id: a choice of said in that fact")},
		{Name: "step", Type: each(IDNames, &refusalLineTable),
			Says: both("不管怎么回，依次可以试的", "what to try, one after the other, whatever was answered")},
	},
}

var refusalsTable = Table{
	Name: "heard", What: "the refusals", Says: both("从哪个事实读，什么时候才答", "the fact that tells them, and when they may be answered at all"),
	Keys: []Key{
		{Name: "heard", Need: Must, Type: Type{Kind: Word}, Says: both("记下各次回复的事实：每项有 strategy、day、said",
			"the fact that has them: records with the fields strategy, day and said"), Effect: alike(Breaking)},
		{Name: "when", Need: Must, Type: expression(OfCondition), Effect: alike(Changed)},
		{Name: "otherwise", Need: Must, Type: withHoles, Says: both("条件不是「是」时只说这一句；{名称} 是数",
			"what alone is said where the condition is not yes; {name} is the value of a fact or parameter")},
		sourcesKey.as(Must),
	},
}

var refusalTable = Table{
	Name: "refusal", What: "a refusal", Says: both("一种回法", "one answer of a creditor"),
	Keys: []Key{
		{Name: "again", Type: wordList, Says: both("哪些事实变了才值得再提",
			"the facts whose change makes it worth asking again"), Effect: alike(Changed)},
		{Name: "letters", Type: ids("letter"), Says: both("写得出这个回答的信函：按次序，第一种这笔债用得上、也能写的",
			"the letters that say it: in this order, the first that the debt needs and that may be made"),
			Effect: Effect{Less: Changed, More: Changed, InOrder: true}},
		{Name: "answer", Need: Must, Type: each(KeyNames, &refusalLineTable),
			Says: both("对对方说的话", "what to say to the creditor")},
		{Name: "next", Type: each(KeyNames, &refusalLineTable), Says: both("借款人接着做什么", "what the borrower does next")},
		{Name: "against", Type: each(KeyNames, &againstTable),
			Says: both("成立的话，对方的理由和借款人的情况对不上", "where it holds, the reason given does not agree with the profile")},
		{Name: "clock", Type: each(KeyNames, &clockTable),
			Says: both("从回复那天起算的日子", "days that are counted from the day of the answer")},
	},
}

var refusalLineTable = Table{
	Name: "said", What: "a line", Says: both("一句话", "one sentence"),
	Keys: []Key{
		sentenceKey("zh", "中文；{名称} 是数，{名称|【空】} 不知道时是空",
			"in Chinese; {name} is the value of a fact or parameter, {name|blank} that or a blank"),
		sentenceKey("en", "英文；{名称} 是数，{名称|[空]} 不知道时是空",
			"in English; {name} is the value of a fact or parameter, {name|blank} that or a blank"),
		{Name: "when", Type: expression(OfLine), Effect: alike(Changed)},
		sourcesKey.as(Must),
	},
}

func sentenceKey(language, zh, en string) Key {
	return Key{Name: language, Need: Must, Type: Type{Kind: Sentence, Holes: DebtHoles}, Says: both(zh, en)}
}

var againstTable = Table{
	Name: "against", What: "what contradicts a refusal", Says: both("一条对不上的", "one thing that does not agree"),
	Keys: []Key{
		{Name: "when", Need: Must, Type: expression(OfCondition), Effect: alike(Changed)},
		{Name: "reason", Need: Must, Type: withHoles, Says: both("条件为「是」时说的话，那时是真的；{名称} 是数",
			"what is true when the condition is yes; {name} is the value of a fact or parameter")},
		sourcesKey.as(Must),
	},
}

var clockTable = Table{
	Name: "clock", What: "a clock", Says: both("从回复那天起算的一个日子", "one day counted from that of the answer"),
	Keys: []Key{
		figure("days", OfFigure, "过多少天", "after how many days").as(Must),
		sentenceKey("zh", "那天做什么", "what to do on that day, in Chinese"),
		sentenceKey("en", "那天做什么，英文", "what to do on that day, in English"),
		sourcesKey.as(Must),
	},
}
