package form

import "github.com/forbear-project/forbear/engine/text"

// words makes a set of words from triples: word, Chinese, English.
func words(all ...string) []Meaning {
	meanings := make([]Meaning, 0, len(all)/3)
	for i := 0; i+2 < len(all); i += 3 {
		meanings = append(meanings, Meaning{all[i], text.Both(all[i+1], all[i+2])})
	}
	return meanings
}

// currencies returns the codes of currencies.
func currencies() []Meaning {
	all := make([]Meaning, len(text.Currencies))
	for i, c := range text.Currencies {
		all[i] = Meaning{c.Code, c.Name}
	}
	return all
}

// moneyUnits returns the units of sums: each currency, and each a month.
func moneyUnits() []Meaning {
	var all []Meaning
	for _, c := range text.Currencies {
		all = append(all, Meaning{c.Code, c.Name}, Meaning{c.Monthly(), text.Both("%s/月", "%s a month").With(c.Name)})
	}
	return all
}

// The small sets of words that keys are chosen from, in their order.
var (
	SpokenLanguages = words("zh", "中文", "Chinese", "en", "英文", "English")

	Scopes = words("borrower", "借款人的", "of the borrower", "debt", "一笔债的", "of each debt")

	FactTypes = words(
		"bool", "是或否", "yes or no",
		"integer", "整数", "a whole number",
		"money", "金额，到分", "an amount, to the cent",
		"rate", "利率，24% 写 0.24", "a rate, 24 % is 0.24",
		"date", "日期", "a day",
		"choice", "选一个", "one of several",
		"choices", "选几个", "any of several",
		"records", "几项，每项有几个值", "several entries, each with the same fields")

	// FieldTypes are the types that a field of records may have.
	FieldTypes = FactTypes[:6]

	Currencies = currencies()

	Units = append(moneyUnits(), words(
		"days", "天", "days",
		"months", "个月", "months",
		"years", "年", "years",
		"persons", "人", "persons",
		"per-year", "年利率", "a rate per year",
		"per-day", "日利率", "a rate per day",
		"none", "没有单位", "no unit")...)

	// ParameterUnits are those of figures: a parameter may be a day as well.
	ParameterUnits = append(Units[:len(Units):len(Units)], words("date", "日期", "a day")...)

	// SubjectKinds are the ways in which the facts of a subject are asked.
	SubjectKinds = words(
		"form", "一页几个问题", "several questions on a page",
		"tick", "一页列出来，有的打勾", "a list, of which what there is is ticked",
		"single", "一页一个问题：文书、日子、对债的异议", "one question a page: papers, days, what is disputed")

	// Lists are the lists of a book that the choices of a fact may come from.
	Lists = words(
		"hardship", "困难的种类", "the kinds of hardship",
		"material", "材料", "the materials",
		"strategy", "方案", "the strategies",
		"family", "机构的种类", "the kinds of creditor")

	// Turns say which day a date without its year is.
	Turns = words(
		"past", "最近过去的那一天", "the last one up to the day of the facts",
		"coming", "接下来的那一天", "the first one from the day of the facts")

	// WordPlaces say where in a name the words of a guess stand.
	WordPlaces = words(
		"whole", "整个名称（默认）", "they are the whole name, the default",
		"ending", "名称的结尾", "the name ends in them")

	Changers = words(
		"borrower", "借款人", "the borrower",
		"lender", "债权人", "the creditor",
		"time", "时间：天数会往后推算到评估那天", "time: a count of days is taken forward to the day of the evaluation",
		"nobody", "谁也不能（默认）", "nobody, the default")

	// Directions say which of its values a fact may change to.
	Directions = words(
		"more", "多一些：更大的数、后面的选项、多选一项、是",
		"more: a greater number, a later choice, one item more, yes",
		"less", "少一些：更小的数、前面的选项、少选一项、否",
		"less: a smaller number, an earlier choice, one item fewer, no")

	// SourceKinds are the kinds of sources, the weightiest first.
	SourceKinds = words(
		"law", "法律", "a law",
		"regulation", "行政法规、部门规章", "a regulation",
		"standard", "标准", "a standard",
		"guidance", "监管文件、指引", "guidance of a regulator",
		"court", "司法解释、裁判", "an interpretation or decision of a court",
		"official", "官方公告、网站", "an official announcement or site",
		"press", "报道", "a report in the press",
		"article", "网上文章", "an article, cited by its statements")

	Confidences = words(
		"read", "读过原文", "the text itself was seen",
		"reported", "见到报道", "a reliable report of it was",
		"unverified", "未核实", "neither",
		"disputed", "说法不一", "reports contradict each other")

	Exposures = words(
		"assets", "财产", "assets",
		"health", "健康", "health",
		"family", "家人", "the family",
		"other-creditors", "别的债权人", "other creditors")

	// StrategyKinds have the titles that a book gives them.
	// KindsLiked say what those of the book's own may be like.
	KindsLiked = words(
		"repay", "付清、照约定付", "paying what is owed, as agreed",
		"arrange", "要对方答应的", "what the creditor has to grant",
		"court", "法院、仲裁的程序", "proceedings of a court",
		"protect", "保护自己，不用谁答应", "protecting yourself, which needs nobody's consent")
	StrategyKinds = words("repay", "", "", "arrange", "", "", "court", "", "", "protect", "", "")

	Tiers = words(
		"first", "有期限、关乎安全：最先", "a deadline, safety: before all others",
		"main", "一般（默认）", "the default",
		"last", "最后才考虑", "after all others")

	// LineKinds are the kinds of lines, in the order in which they are shown.
	LineKinds = words(
		"first", "先做什么", "what to do first",
		"step", "怎么做", "how to go about it",
		"say", "怎么说；【】里由借款人填", "words to say; the borrower fills in what stands in 【】",
		"agreement", "签字前核对什么", "what to check before signing",
		"duty", "之后要做到什么", "what to keep to afterwards",
		"risk", "要注意的风险", "what may go wrong")

	// Unknowns say what becomes of a line whose condition is unknown.
	Unknowns = words(
		"show", "写（默认）", "it is shown, the default",
		"hide", "不写", "it is not shown")

	// PlanForms are the ways in which a plan is paid.
	PlanForms = words(
		"equal", "等额本息：每月一样多", "the same every month",
		"equal-principal", "等额本金：每月本金一样多，月供越来越少", "as much principal every month, so that payments fall",
		"flat-fee", "本金平分，每月另收一样多的手续费", "the sum in equal parts, and the same fee each month",
		"deferral", "到期一次还：到那天为止的利息另算", "paid at once on a later day, with the interest up to then",
		"lump-sum", "一次付", "paid at once")

	// Bases are what an option may rest on, the firmest first.
	Bases = words(
		"right", "权利：借款人可以坚持", "the borrower can insist on it",
		"discretion", "规定允许债权人同意", "rules let the creditor agree",
		"negotiation", "只能商量", "only by consent")

	ChannelKinds = words(
		"app", "App", "an app",
		"phone", "电话", "a telephone",
		"branch", "网点", "a branch",
		"site", "网站", "a site",
		"regulator", "公共机构", "a public body")

	Severities = words(
		"urgent", "不做就会失去权利或有人受伤", "a right is lost or somebody is hurt if nothing is done",
		"caution", "会吃亏的错", "a costly mistake",
		"note", "知道了好", "good to know")

	AlertDays = words(
		"deadline", "借款人自己的期限，或要到场的日子（默认）", "a deadline of the borrower's, or a day to be there: the default",
		"answer", "别人该答复的日子，过了要追问", "a day by which others are to answer, and after which to ask again",
		"count", "天数满了、情况会变的日子", "a day on which a count is full and things change")

	AlertTiers = words(
		"first", "人身安全、刑事：在所有事之前", "danger to life, a criminal matter: before everything",
		"main", "其他（默认）", "all others, the default")

	// Sections are the parts of the first page, in their order.
	Sections = words(
		"month", "这个月能付多少", "what can be paid this month",
		"opening", "开头", "the opening",
		"debt", "每笔债下面", "under each debt",
		"budget", "收支", "the budget",
		"family", "家里人要不要还", "whether the family is bound",
		"never", "千万别做的", "what never to do",
		"help", "免费的帮助", "free help",
		"again", "什么时候再看", "when to look again",
		"closing", "结尾", "the closing")

	// LetterKinds are the kinds of letters.
	LetterKinds = words(
		"offer", "提出还款办法：里面有承诺", "an offer, which promises something",
		"neutral", "不承认、不承诺", "neither admits nor promises anything",
		"court", "交给法院、仲裁或主管部门", "to a court, an arbitration body or an authority",
		"script", "打电话时照着说", "what to say on the telephone",
		"sheet", "收支和债务表，给帮忙的人看", "a sheet of figures, for whoever helps")

	// BlockForms are the forms of the blocks of a letter.
	BlockForms = words(
		"paragraph", "一段（默认）", "a paragraph, the default",
		"heading", "小标题", "a heading",
		"item", "一条；连着的几条编号", "an item; those that follow one another are numbered",
		"table", "表格，一行一个 row", "a table of its rows",
		"schedule", "plan 的每一期：日子、金额、余额", "the instalments of the plan: day, sum, balance",
		"debts", "每笔债一行，一列一个 row；只在 kind 是 sheet 的里", "a line for each debt, with the rows as columns; only in a sheet",
		"records", "一个 records 事实的每一项一行，最后一行是合计", "a line for each entry of a fact of type records, and their sum",
		"signature", "落款", "the signature")

	Fates = words(
		"encoded", "规则里照样说了，并引用它", "the book says the same, and cites it",
		"corrected", "不成立：写出什么才成立", "it does not hold; instead says what does",
		"noise", "没法判断，或不该重复", "it cannot be judged, or must not be repeated")
)

// The uses of expressions.
var (
	OfCondition = &Use{"condition", text.Both("条件：是、否，或还不知道", "a condition: yes, no or not known"), []string{"stage"}}

	OfRequirement = &Use{"requirement", text.Both("条件：是、否，或还不知道；不许用 ??、has 和 proved",
		"a condition: yes, no or not known; ??, has and proved are refused"), []string{"stage"}}

	OfLine = &Use{"line", text.Both("条件：「是」才写这一句，「否」不写；它不引出要问的",
		"a condition: the line is shown when it is yes, and not when it is no; it asks no questions"),
		[]string{"stage"}}

	OfLetter = &Use{"letter", text.Both("条件：「否」就不用这种信函，还不知道时列出来并写明要先答什么",
		"a condition: where it is no the letter is not for this debt; while it is not known it is, with the question"),
		[]string{"stage"}}

	OfLetterPart = &Use{"letter part", text.Both("条件：「是」才写进信函；它不引出要问的",
		"a condition: it is in the letter only where this is yes; it asks no questions"), []string{"stage"}}

	OfStage = &Use{"stage", text.Both("到了这一步的条件；不许用 ??、has 和 proved",
		"when a debt has gone so far; ??, has and proved are refused"), nil}

	OfUrgency = &Use{"urgency", text.Both("条件：「是」在先，还不知道其次，「否」在后",
		"a condition: yes comes first, then what is not known, then no"), []string{"stage", "deadline"}}

	OfDue = &Use{"due", text.Both("期限是哪一天，如 add_days(paper_received_on, 15)",
		"the day it is due, such as add_days(paper_received_on, 15)"), []string{"stage"}}

	OfDerive = &Use{"derive", text.Both("怎么从别的事实算出来", "how it is worked out from other facts"), nil}

	OfDoubt = &Use{"doubt", text.Both("对不上的条件：是、否，或还不知道",
		"when what was told clashes: yes, no or not known"), []string{"facts_as_of"}}

	OfInfer = &Use{"infer", text.Both("没填时，从别的问到的事实能知道是多少；写自己的名称表示还不知道；不许用 known、??、has 和 proved",
		"what it is while it is not given, from other given facts; its own name says that it is not known; "+
			"known, ??, has and proved are refused"), []string{"facts_as_of"}}

	OfStart = &Use{"starts", text.Both("填了 0 的天数，到这一天为止都还是 0，如 next_due_on",
		"the day up to which a count of days given as 0 is still 0, such as next_due_on"), []string{"facts_as_of"}}

	OfBound = &Use{"bound", text.Both(
		"从问到的事实和资料那天算出的界限，如 facts_as_of；不许用 known、??、has 和 proved",
		"a bound worked out from given facts and the day of the facts, such as facts_as_of; known, ??, has and proved are refused",
	),
		[]string{"facts_as_of"}}

	OfPlan = &Use{"plan", text.Both("条件：「否」就不给这个还法的数；它不引出要问的",
		"a condition: where it is no there are no figures of this plan; it asks no questions"), []string{"stage"}}

	OfFigure = &Use{"figure", text.Both("一个数：金额以元计，利率 24% 是 0.24",
		"a number: sums in yuan, a rate of 24 % is 0.24"), nil}

	OfDay = &Use{"day", text.Both("一个日子，如 add_months(as_of, 1)", "a day, such as add_months(as_of, 1)"), nil}

	OfSum = &Use{"sum", text.Both("借款人的一个数，以元计，不看单独哪笔债", "a sum of the borrower, in yuan, whatever the debt"), nil}

	OfShare = &Use{
		"share",
		text.Both("条件：「是」就轮到这笔债", "a condition: where it is yes the debt has its turn"),
		[]string{"stage"},
	}
)
