package page

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// The sentences of the page. They say nowhere that somebody is not entitled: law 2.

// The opening.
var (
	sayTitle     = text.Both("还款困难协商评估", "Options when a loan cannot be paid")
	sayFactsFrom = text.Both("您填的情况是%s的；逾期天数等已按日子推算到评估日。",
		"Your facts are of %s; counts of days were taken forward from there.")
	sayLocal     = text.Both("只在本机计算，没有上传任何信息。只给您自己看。", "Worked out on this computer; nothing was sent anywhere. For your own eyes.")
	sayUrgent    = text.Both("紧急", "Urgent")
	sayDue       = text.Both("最迟 %s（%s）", "by %s (%s)")
	sayDaysLeft  = text.Both("还有 %d 天", "%d days left")
	sayOneDay    = text.Both("就是明天", "tomorrow")
	sayToday     = text.Both("就是今天", "today")
	sayDaysPast  = text.Both("已经过了 %d 天", "%d days ago")
	sayDoFirst   = text.Both("今天", "Today")
	sayManyDebts = text.Both("%s等 %d 笔", "%s and others, %d debts")
	sayInBox     = text.Both("%s，做法见下面「紧急」", "%s; see Urgent below")
	sayNextDays  = text.Both("最近的日子", "Next days")
	saySeeUrgent = text.Both("有紧急的事：先看下面「紧急」。", "Something is urgent: see Urgent below.")
	sayNoDays    = text.Both("按现在填的，没有算到在走的期限。收到法院或仲裁的文书，先看上面写的日期，再回来填。",
		"From what is known, no deadline is running. If a paper comes from a court or arbitration body, "+
			"look for the date on it first, then enter it here.")
	sayMonth        = text.Both("这个月能付", "This month")
	sayDayLeft      = text.Both("%s（%s）", "%s (%s)")
	sayNothingToday = text.Both("先回答下面的问题：知道了这些，才好说今天做什么。",
		"Answer the questions below first: what to do today depends on them.")
	sayBy       = text.Both("最迟 %s（%s）：%s", "By %s (%s): %s")
	sayCanSay   = text.Both("可以说：「%s」", "You may say: “%s”")
	sayFullStop = text.Both("。", ".")
	saySpace    = text.Both("", " ")
	sayReadBack = text.Both("我们这样理解您写的：%s。不对的，请改过来再算一次。",
		"This is how we read what you wrote: %s. Correct what is wrong, and look again.")
	sayReadAs    = text.Both("%s是「%s」", "%s is %s")
	sayPapers    = text.Both("备材料：%s（为了「%s」）。", "Get papers: %s (for: %s).")
	sayContact   = text.Both("「%s」：%s", "%s: %s")
	sayMind      = text.Both("提醒", "Mind")
	sayBudget    = text.Both("收支", "Your budget")
	sayMoreNotes = text.Both("另有 %d 条提示没有列出（--format json 可看全部）。", "%d more notes are not shown (see --format json).")
)

// A debt.
var (
	sayDebtNumber = text.Both("第 %d 笔：%s", "Debt %d: %s")
	sayOnlyDebt   = text.Both("这笔债：%s", "The debt: %s")
	sayCreditor   = text.Both("债权人", "Creditor")
	sayEntity     = text.Both("放款方", "Lender")
	sayAt         = text.Both("走到哪一步", "Stage")
	sayWhyFirst   = text.Both("为什么先办", "Why first")
	sayMaybe      = text.Both("还不能确定，可能是：%s。回答后面的问题就能知道。",
		"not certain yet; perhaps: %s. The questions below would tell.")
	sayNotInBook = text.Both("规则里还没有收录「%s」这家，下面按这一类机构的一般规则判断。",
		"The rule book has nothing on %s yet; what follows are the general rules for this kind of creditor.")
	sayGuessed = text.Both("规则里还没有收录「%s」。只看名字，先按「%s」的规则判断，这是猜的，还没有核实。",
		"The rule book has nothing on %s. Going by the name alone, what follows are the rules for: %s. "+
			"That is a guess and not confirmed.")
	saySeveral = text.Both("「%s」不止一种产品，要先弄清是哪一种，下面没有当作其中任何一种。",
		"%s is the name of several products. What follows takes it for none of them: find out first which one it is.")
	sayMayBe   = text.Both("它也可能是：%s。", " It may be: %s.")
	sayConfirm = text.Both("请先看合同或借条上「贷款人」写的是谁，再回答后面第一个问题。",
		" Please look first who is named as the lender in the contract, and answer the first question below.")
	sayWhat      = text.Both("%s。%s", "%s. %s")
	sayColon     = text.Both("%s：%s", "%s: %s")
	sayMayAskFor = text.Both("可以去办、去谈的", "What you may do or ask for")
	sayNothing   = text.Both("按现在填的情况，没有现成合适的方案。先看下面「再回答这些问题」，也可以打免费电话问。",
		"On what is known, nothing on this list suits yet. See the questions below, and ask the free helplines.")
	sayWouldBeFirst = text.Both("「%s」也许更合适，要先知道：%s", "%s may suit better; to tell, first: %s")
	sayMeanwhile    = text.Both("同时可以做的", "What you may do besides")
	sayNotNow       = text.Both("目前不合适的", "What does not suit now")
	sayIdle         = text.Both("现在用不上的（没有相应的文书或情况）：%s。", "Not called for now (no such paper or event): %s.")
	sayWaiting      = text.Both("回答后面的问题，才能判断的：%s。", "To be judged when the questions below are answered: %s.")
	sayMoreOf       = text.Both("看某一项的全部内容：加上 --strategy 和方括号里的名字。",
		"To see all of one, add --strategy and the name in brackets.")
	sayElsewhere = text.Both("另有 %d 个方案不在这个阶段，或这类机构没有；要看就加 --strategy 和名字，名字见 forbear list strategies。",
		"%d more are for another stage, or not to be had from this creditor; "+
			"see one with --strategy NAME, and the names with forbear list strategies.")
	sayNotes      = text.Both("提示", "Notes")
	sayChannels   = text.Both("找谁、打哪里", "Whom to turn to")
	sayOtherStage = text.Both("「%s」[%s]：这笔债现在的阶段不提供；在这些阶段提供：%s。",
		"%s [%s]: not at this stage of the debt; it is there at: %s.")
	sayDropped      = text.Both("「%s」[%s]：这类机构没有。%s", "%s [%s]: not to be had from this creditor. %s")
	sayNoStrategy   = text.Both("这笔债的规则里没有 [%s]。", "The rules for this debt have no [%s].")
	sayNeverHeading = text.Both("绝对不要", "Never")
)

// The short page.
var (
	saySame         = text.Both("几笔都一样的", "The same for several debts")
	sayStageOpen    = text.Both("走到哪一步还不清楚", "stage not known yet")
	sayKindAndStage = text.Both("%s · %s", "%s · %s")
	sayBest         = text.Both("最合适的：%s", "Best option: %s")
	sayHave         = text.Both("%s（有）", "%s (you have it)")
	sayLack         = text.Both("%s（还缺）", "%s (to get)")
	sayBring        = text.Both("%s", "%s")
	sayNotNowShort  = text.Both("现在不合适", "Not now")
	sayBestShort    = text.Both("最合适的", "Best")
	sayAlsoAsk      = text.Both("还可以谈", "Also ask")
	sayAlsoDo       = text.Both("同时做", "Also do")
	sayNeedsMore    = text.Both("还看不准", "Undecided")
	sayBetweenNames = text.Both(" · ", " · ")
	sayMoreShort    = text.Both("还有 %d 个问题。", "%d more questions.")
	sayMoreFull     = text.Both("全部内容：加上 --full。", "Add --full to see everything.")
	sayCheckedTo    = text.Both("规则：%s %s。引用的法律至少核对到 %s，之后的变化没有核。",
		"Rules: %s %s. The law cited was checked up to %s at least; changes after that were not.")
)

// A strategy.
var (
	sayNumber      = text.Both("【%d】", "[%d] ")
	sayWhy         = text.Both("为什么", "Why")
	sayMaterials   = text.Both("要准备", "Papers")
	saySteps       = text.Both("怎么做", "Steps")
	sayFirst       = text.Both("先做", "First")
	sayWords       = text.Both("怎么说", "Say")
	sayAgreement   = text.Both("签字前核对", "Agreement")
	sayDuties      = text.Both("之后", "Afterwards")
	sayRisks       = text.Both("要注意", "Beware")
	sayBasis       = text.Both("依据", "Basis")
	sayTerm        = text.Both("期限", "Term")
	sayFound       = text.Both("出处", "Sources")
	sayScore       = text.Both("次序分", "Score")
	sayHandPaper   = text.Both("[有]", "[have]")
	sayLackPaper   = text.Both("[缺]", "[get]")
	sayCover       = text.Both("给出以前", "Cover")
	sayUnsurePaper = text.Both("[?]", "[?]")
	sayNotKnownYet = text.Both("还不知道：%s", "not known yet: %s")
	sayManyFacts   = text.Both("%s等 %d 项", "%s and others, %d in all")
	sayOnlyOrder   = text.Both("还不知道：%s（只影响先后）", "not known yet: %s (only changes the order)")
	sayStageFirst  = text.Both("要先知道走到了哪一步：%s", "the stage has to be told first: %s")
	saySince       = text.Both("%s（%s）", "%s (%s)")
	sayStandIn     = text.Both("手头有可以代替的", "you have another that will do")
	sayMonthsMin   = text.Both("至少 %d 个月", "at least %d months")
	sayMonthsMax   = text.Both("最长 %d 个月", "at most %d months")
	sayMonthsBoth  = text.Both("%d 到 %d 个月", "%d to %d months")
	sayNeeds       = text.Both("要「%s」%s%s", "would need: %s %s %s")
	sayQuoted      = text.Both("「%s」", "%s")
	sayInTime      = text.Both("%s，过一阵可能会变", "%s; that may come with time")
	sayByLender    = text.Both("%s，这要看对方", "%s; that is the creditor's to change")
	sayUnconfirmed = text.Both("常见做法，未证实", "common practice, unconfirmed")
	sayChecked     = text.Both("最近核对 %s", "last checked %s")
)

// The ending.
var (
	sayHelp       = text.Both("免费帮助", "Free help")
	sayAgain      = text.Both("再来算", "Look again")
	sayDoubts     = text.Both("对不上，请再看一眼", "What does not agree: please look again")
	sayDoubtCount = text.Both("填的情况里有 %d 处对不上，列在后面「对不上，请再看一眼」里。结果先照您填的算。",
		"%d of the things you told do not agree; see \"What does not agree\" below. The results go by what you told.")
	sayDoubtOfDay    = text.Both("这一天先核对：%s", "Check this day first: %s")
	sayInferred      = text.Both("没有填、从您填的推出来的（不对就自己填）", "What follows from what you told (if it is wrong, say so)")
	sayDoubtShort    = text.Both("您填的有 %d 处对不上，请再看一眼：%s", "Of what you told, %d things do not agree; please look again: %s")
	sayInferredShort = text.Both("没有填、从您填的推出来的：%s。", "Not told, but follows from what you told: %s.")
	sayQuestions     = text.Both("再回答这些问题，能看得更准", "Answer these to know more")
	sayDecides       = text.Both("能确定：%s", "decides: %s")
	sayNarrows       = text.Both("只影响先后次序", "only changes the order")
	sayStageOf       = text.Both("走到哪一步", "the stage")
	sayAnAlert       = text.Both("有没有要赶的期限或要当心的事", "whether there is a deadline or something to mind")
	sayAskedTold     = text.Both("问过、还不知道的：%s。", "Asked already and not known: %s.")
	sayMoreToAsk     = text.Both("还有 %d 个问题没有列出（--format json 可看全部）。",
		"%d more questions are not shown (see --format json).")
	sayOutdated      = text.Both("这些可能已经过时，用之前先核实", "This may be out of date; check before you rely on it")
	sayKnownUntil    = text.Both("%s：只核实到 %s", "%s: known until %s")
	sayBetweenTitles = text.Both("", ", ")
	sayArticle       = text.Both("网上文章 %s", "articles on the web, %s")
	saySemicolon     = text.Both("；", "; ")
	sayOutdatedItem  = text.Both("%s「%s」[%s]", "%s %s [%s]")
	sayOfDebt        = text.Both("%s（%s）", "%s (%s)")
)

// statuses say whether a strategy is eligible.
var statuses = map[engine.Status]text.Text{
	engine.Eligible:     text.Both("可能可以申请", "you may ask for it"),
	engine.Undetermined: text.Both("还差信息", "more information needed"),
	engine.Ineligible:   text.Both("目前不合适", "does not suit now"),
}

// sayMayDo is the status of what nobody has to be asked for.
var sayMayDo = text.Both("可以做", "you may do it")

// sayMayConsider is the status of a way to pay, which nobody has to grant.
var sayMayConsider = text.Both("可以考虑", "you may consider it")

// sayByContract is the basis of a way to pay.
var sayByContract = text.Both("照合同该付的，不用对方同意；合同以外的（减免、改期），要对方答应",
	"what the contract provides for needs nobody's consent; anything beyond it (a waiver, other dates) does")

// readWords say which day a date without its year was taken for.
var readWords = map[fact.Form]text.Text{
	fact.AsPastDate:   text.Both("没写年份，当作最近过去的那一天", "no year was given: the last such day was taken"),
	fact.AsComingDate: text.Both("没写年份，当作接下来的那一天", "no year was given: the next such day was taken"),
}

var statusLooks = map[engine.Status]document.Look{
	engine.Eligible: document.Green, engine.Undetermined: document.Yellow, engine.Ineligible: document.Dim,
}

// bases say how firm a strategy is.
var bases = map[engine.Basis]text.Text{
	book.BasisRight:       text.Both("您依法可以做、可以提，不用对方同意", "yours by law; nobody has to agree"),
	book.BasisDiscretion:  text.Both("可以申请，由机构或法院决定", "you may apply; the institution or court decides"),
	book.BasisNegotiation: text.Both("只能商量，对方可以不答应", "open to negotiation; the other side may refuse"),
}

// needWords say what a paper is for.
var needWords = map[engine.Need]text.Text{
	engine.Required: text.Both("必备", "needed"),
	engine.Proof:    text.Both("证明困难用", "to show the hardship"),
	engine.Helpful:  text.Both("有更好", "helpful"),
}

// operators compare a fact with the value it would have to have.
var operators = map[string]text.Text{
	"<":        text.Both("少于 ", "less than"),
	"<=":       text.Both("不超过 ", "at most"),
	">":        text.Both("多于 ", "more than"),
	">=":       text.Both("不少于 ", "at least"),
	"==":       text.Both("是", "to be"),
	"!=":       text.Both("不是", "not to be"),
	"contains": text.Both("包括", "to include"),
	"lacks":    text.Both("不包括", "not to include"),
}

// dateOperators compare days.
var dateOperators = map[string]text.Text{
	"<":  text.Both("早于 ", "before"),
	"<=": text.Both("不晚于 ", "not after"),
	">":  text.Both("晚于 ", "after"),
	">=": text.Both("不早于 ", "not before"),
}

// outdatedKinds name what may be out of date.
var outdatedKinds = map[engine.OutdatedKind]text.Text{
	engine.OutdatedParameter: text.Both("数值", "figure"),
	engine.OutdatedSource:    text.Both("出处", "source"),
	engine.OutdatedLender:    text.Both("机构资料", "creditor"),
}
