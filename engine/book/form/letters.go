package form

var lettersFile = Table{
	Name: "letters", What: "this file",
	Says: both("所有信函共用的：什么时候能写承诺，什么话不能写", "what all letters share: when one may promise, what none may say"),
	Keys: []Key{
		{Name: "promise", Type: each(IDNames, &promiseTable),
			Says: both(
				"写承诺的前提，按编号：都为「是」，才给 kind 是 offer 的信函",
				"what is required of a promise, by id: all must be yes for a letter of the kind offer",
			)},
		{Name: "never", Type: each(IDNames, &neverTable), Says: both("信函里不能有的话，按编号", "words that no letter may have, by id")},
	},
}

var promiseTable = Table{
	Name: "promise", What: "a requirement of promises", Says: both("一条前提：不知道也不行", "one requirement; unknown is not enough"),
	Keys: []Key{
		{Name: "when", Need: Must, Type: expression(OfRequirement)},
		{Name: "reason", Need: Must, Type: withHoles, Says: both("条件为「是」时说的话", "what is true when the condition is yes")},
		{Name: "otherwise", Need: Must, Type: withHoles, Says: both("条件为「否」时说的话", "what is true when the condition is no")},
		sourcesKey.as(Must),
	},
}

var neverTable = Table{
	Name: "never", What: "a rule of words", Says: both("一组不能写的话", "words that may not be written"), Class: TextOnly,
	Keys: []Key{
		{Name: "words", Need: Must, Type: wordList, Says: both("哪些字", "the words")},
		{Name: "of", Type: someOf("there is no kind of letter called", LetterKinds),
			Says: both("管哪几种信函；不写就是全部", "the kinds of letters it is about; without it all")},
		{Name: "reason", Need: Must, Type: title, Says: both("为什么不能写", "why they may not be written")},
		sourcesKey,
	},
}

var letterFile = Table{
	Name: "letter-file", What: "this file", Says: both("一种信函；文件名就是编号", "a letter; the file's name is its id"),
	Keys: []Key{
		{Name: "letter", Need: Must, Type: one(&letterTable)},
		{Name: "block", Need: Must, Type: each(KeyNames, &blockTable),
			Says: both("信函的各段，按编号；次序就是先后", "the blocks of the letter, by id, in their order")},
	},
}

var letterTable = Table{
	Name: "letter", What: "a letter", Says: both("是什么信函，给谁，什么时候用", "what letter it is, to whom, and when it is used"),
	Keys: []Key{
		titleKey,
		{Name: "kind", Need: Must, Type: oneOf(LetterKinds), Says: both("哪一种", "its kind"), Effect: alike(Changed)},
		{Name: "strategies", Type: ids("strategy"),
			Says: both("为哪几个方案：有一个能用、或还看不准，就列出；不写就只看 when",
				"the strategies it is for: where one suits or may suit; without it, wherever when holds"),
			Effect: fewer(Changed, Changed)},
		{Name: "families", Type: ids("family"), Says: both("只对这些种类的机构", "only for debts to these kinds of creditor"),
			Effect: fewer(Changed, Changed)},
		{Name: "when", Type: expression(OfLetter), Effect: alike(Changed)},
		{Name: "to", Type: holding(OwnHoles), Says: both("写给谁；不知道的写【…】", "to whom; what is not known is a 【blank】")},
		{Name: "why", Need: Must, Type: holding(OwnHoles), Says: both("一句话：拿它做什么", "in a sentence, what it is for")},
		{Name: "by", Type: expression(OfDue)},
		{Name: "instead", Type: id("letter"), Says: both("不能写承诺时改用哪一种；kind 是 offer 的要写",
			"the letter to use where nothing may be promised; of the kind offer"), Effect: alike(Changed)},
		{Name: "pages", Type: integer(1, 20), Says: both("打印出来最多几页 A4", "the most sheets of A4 it takes when printed"),
			Effect: alike(TextOnly)},
		{
			Name:   "never",
			Type:   wordList,
			Says:   both("这种信函里不能有的话", "words that this letter may not have"),
			Effect: alike(TextOnly),
		},
		sourcesKey.as(Must),
	},
	Rules: []Rule{{
		If:   Cond{Key: "kind", Says: []string{"offer"}},
		Then: Cond{Has: []string{"instead"}},
		Else: Cond{Not: []string{"instead"}},
	}},
}

var blockTable = Table{
	Name: "block", What: "a block", Says: both("信函的一段：when 不是「是」就不写", "a block of a letter, which is left out unless its condition is yes"),
	Keys: []Key{
		{Name: "form", Type: otherwise(oneOf(BlockForms), "paragraph"), Says: both("什么样子", "what it looks like"),
			Effect: alike(Changed)},
		{Name: "when", Type: expression(OfLetterPart), Effect: alike(Changed)},
		{Name: "plan", Type: wordList, Says: both("用哪个还法的数：按次序，第一个付得起的；{plan_payment|【金额】} 等可以写在这一段里",
			"the plan whose figures it has: the first that can be paid; the block may name {plan_payment|【金额】} and so on"),
			Effect: Effect{Less: Changed, More: Changed, InOrder: true}},
		{Name: "records", Type: Type{Kind: Word}, Says: both("哪个事实的各项：类型是 records 的；没有就不写这一段",
			"the fact whose entries it has, of type records; without an entry the block is not there"), Effect: alike(Changed)},
		{Name: "text", Type: holding(OwnHoles), Says: both("写什么；英文是给帮忙的人对照的；{名称|【空】} 不知道时是空",
			"what it says; the English is the reading beside it; {name|【blank】} is the value or a blank")},
		{Name: "row", Type: each(KeyNames, &rowTable), Says: both("表格的各行；form 是 debts 时是各列",
			"the rows of a table; of the form debts, its columns")},
	},
	Rules: []Rule{
		{If: Cond{Key: "form", Says: []string{"table", "debts"}}, Then: Cond{Has: []string{"row"}, Not: []string{"text"}},
			Else: Cond{Not: []string{"row"}}},
		{If: Cond{Key: "form", Says: []string{"paragraph", "heading", "item", "signature"}, Open: true},
			Then: Cond{Has: []string{"text"}}, Else: Cond{Not: []string{"text"}}},
		{If: Cond{Key: "form", Says: []string{"schedule"}}, Then: Cond{Has: []string{"plan"}}},
		{
			If:   Cond{Key: "form", Says: []string{"records"}},
			Then: Cond{Has: []string{"records"}},
			Else: Cond{Not: []string{"records"}},
		},
	},
}

var rowTable = Table{
	Name: "row", What: "a row", Says: both("表格的一行", "a row of a table"),
	Keys: []Key{
		{Name: "title", Need: Must, Type: title, Says: both("是什么", "what it is")},
		{Name: "value", Need: Must, Type: holding(OwnHoles), Says: both("数；不知道时是空", "the value, or a blank")},
		{Name: "when", Type: expression(OfLetterPart), Effect: alike(Changed)},
	},
}
