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
	sayTitle     = text.Both("{page}", "{page}")
	sayFactsFrom = text.Both("您填的情况是%s的；逾期天数等已按日子推算到评估日。",
		"What you told us is as of %s. Days overdue and the like are counted on from then.")
	sayLocal = text.Both(
		"只在本机计算，没有上传任何信息。只给您自己看。",
		"Worked out on this computer. Nothing was sent anywhere. For your eyes only.",
	)
	sayRemote = text.Both("在网站的服务器上算，只放在内存里，不存下来。只给您自己看。",
		"Worked out on the website's server, in memory alone, and not kept. For your eyes only.")
	sayUrgent    = text.Both("紧急", "Urgent")
	sayDue       = text.Both("最迟 %s（%s）", "By %s (%s)")
	sayDaysLeft  = text.Both("还有 %d 天", "%d days left")
	sayOneDay    = text.Both("就是明天", "tomorrow")
	sayToday     = text.Both("就是今天", "today")
	sayDaysPast  = text.Both("已经过了 %d 天", "%d days ago")
	sayDoFirst   = text.Both("今天", "Today")
	sayManyDebts = text.Both("%s等 %d 笔", "%s and others (%d {debts})")
	sayInBox     = text.Both("%s，做法见下面「紧急」", "%s; see Urgent below")
	sayNextDays  = text.Both("最近的日子", "Next days")
	saySeeUrgent = text.Both("有紧急的事：先看下面「紧急」。", "Something is urgent. See Urgent below.")
	sayNoDays    = text.Both("按现在填的，没有算到在走的期限。收到{paper}，先看上面写的日期，再回来填。",
		"As far as we know, no deadline is running. If you get {paper}, "+
			"look for the date on it first, then enter it here.")
	sayMonth        = text.Both("这个月能付", "This month")
	sayDayLeft      = text.Both("%s（%s）", "%s (%s)")
	sayNothingToday = text.Both("先回答下面的问题：知道了这些，才好说今天做什么。",
		"Answer the questions below first. What to do today depends on them.")
	sayBy       = text.Both("最迟 %s（%s）：%s", "By %s (%s): %s")
	sayCanSay   = text.Both("可以说：「%s」", "You can say: “%s”")
	sayFullStop = text.Both("。", ".")
	saySpace    = text.Both("", " ")
	sayReadBack = text.Both("我们这样理解您写的：%s。不对的，请改过来再算一次。",
		"This is how we read what you wrote: %s. If something is wrong, correct it and run this again.")
	sayReadAs    = text.Both("%s是「%s」", "%s is %s")
	sayPapers    = text.Both("备材料：%s（为了「%s」）。", "Get ready: %s (for “%s”).")
	sayContact   = text.Both("「%s」：%s", "%s: %s")
	sayMind      = text.Both("提醒", "Keep in mind")
	sayBudget    = text.Both("收支", "Your budget")
	sayFamily    = text.Both("家里人", "Your family")
	sayMoreNotes = text.Both("另有 %d 条提示没有列出（--format json 可看全部）。", "%d more notes are not shown (see --format json).")
)

// A debt.
var (
	sayDebtNumber = text.Both("第 %d 笔：%s", "{Debt} %d: %s")
	sayOnlyDebt   = text.Both("这笔{debt}：%s", "The {debt}: %s")
	sayCreditor   = text.Both("{creditor}", "{Creditor}")
	sayEntity     = text.Both("{lender}", "{Lender}")
	sayAt         = text.Both("走到哪一步", "Stage")
	sayWhyFirst   = text.Both("为什么先办", "Why first")
	sayMaybe      = text.Both("还不能确定，可能是：%s。回答后面的问题就能知道。",
		"Not certain yet. It may be: %s. Answer the questions below and we can tell.")
	sayNotInBook = text.Both("规则里还没有收录「%s」这家，下面按这一类机构的一般规则判断。",
		"We know nothing about %s yet. What follows are the general rules for this kind of {creditor}.")
	sayGuessed = text.Both("规则里还没有收录「%s」。只看名字，先按「%s」的规则判断，这是猜的，还没有核实。",
		"We know nothing about %s yet. Going by the name alone, we have used the rules for this kind of {creditor}: %s. "+
			"This is a guess and is not confirmed.")
	sayNothingKnown = text.Both("规则里还没有收录「%s」，也看不出是哪一类机构：下面写的，是{whoever}都可以先做的。",
		"We know nothing about %s yet, and cannot tell what kind of {creditor} it is. "+
			"What follows can be done {whoever}.")
	saySeveral = text.Both("「%s」不止一种产品，要先弄清是哪一种，下面没有当作其中任何一种。",
		"%s is the name of several products, and we have taken it for none of them. Find out first which one yours is.")
	sayMayBe     = text.Both("它也可能是：%s。", " It could also be: %s.")
	sayConfirm   = text.Both("{confirm}", " {confirm}")
	sayWhat      = text.Both("%s。%s", "%s. %s")
	sayColon     = text.Both("%s：%s", "%s: %s")
	sayMayAskFor = text.Both("可以去办、去谈的", "What you can do or ask for")
	sayNothing   = text.Both("按现在填的情况，没有现成合适的方案。先看下面「再回答这些问题」，也可以打免费电话问。",
		"From what we know so far, none of the options suits yet. Answer the questions below, or call the free helplines.")
	sayWouldBeFirst = text.Both("「%s」也许更合适，先要回答：%s", "“%s” may suit you better. To tell, answer first: %s")
	sayMeanwhile    = text.Both("同时可以做的", "What you can do alongside")
	sayNotNow       = text.Both("目前不合适的", "What does not suit now")
	sayIdle         = text.Both("现在用不上的（没有相应的文书或情况）：%s。", "Not needed now, as there is no such paper or event: %s.")
	sayWaiting      = text.Both("回答后面的问题，才能判断的：%s。", "We can tell once you have answered the questions below: %s.")
	sayMoreOf       = text.Both("只看某一个方案的全部内容：加上 --strategy 和方案的名字，比如 --strategy %s。",
		"To see everything about one option, add --strategy and its name, such as --strategy \"%s\".")
	sayElsewhere = text.Both("另有 %d 个方案不在这个阶段，或这类机构没有；名字见 forbear list strategies。",
		"%d more are for another stage or another kind of {creditor}. For their names, run forbear list strategies.")
	sayElsewhereOnly = text.Both("另有 %d 个方案不在这个阶段，或这类机构没有。",
		"%d more are for another stage or another kind of {creditor}.")
	sayNotes      = text.Both("提示", "Notes")
	sayChannels   = text.Both("找谁、打哪里", "Who to contact")
	sayOtherStage = text.Both("「%s」：这笔{debt}现在的阶段不提供；在这些阶段提供：%s。",
		"“%s” is not for this stage of the {debt}. It is for: %s.")
	sayDropped      = text.Both("「%s」：这类机构没有。%s", "This {creditor} does not offer “%s”. %s")
	sayNoStrategy   = text.Both("这笔{debt}的规则里没有 [%s]。", "The rules for this {debt} have no option called [%s].")
	sayNeverHeading = text.Both("绝对不要", "Never")
)

// The short page.
var (
	saySame         = text.Both("几笔都一样的", "The same for several {debts}")
	sayStageOpen    = text.Both("走到哪一步还不清楚", "Stage not known yet")
	sayKindAndStage = text.Both("%s · %s", "%s · %s")
	sayBest         = text.Both("最合适的：%s", "Best option: %s")
	sayHave         = text.Both("%s（有）", "%s (you have)")
	sayLack         = text.Both("%s（还缺）", "%s (still to get)")
	sayBring        = text.Both("%s", "%s")
	sayObstacle     = text.Both("%s（%s）", "%s: %s")
	sayNotNowShort  = text.Both("现在不合适", "Not now")
	sayBestShort    = text.Both("最合适的", "Best option")
	sayAlsoAsk      = text.Both("还可以谈", "Other ways")
	sayAlsoDo       = text.Both("同时做", "Also do")
	sayNeedsMore    = text.Both("还看不准", "Not sure")
	sayBetweenNames = text.Both(" · ", " · ")
	sayMoreShort    = text.Both("后面还有别的问题：能答的就答，不知道的空着，没关系。",
		"There are more questions. Leave out those you cannot answer.")
	sayMoreFull  = text.Both("全部内容：加上 --full。", "To see everything, add --full.")
	sayCheckedTo = text.Both("规则：%s %s。引用的法律至少核对到 %s，之后的变化没有核。",
		"Rules: %s %s. The law was checked at least up to %s, and not for later changes.")
)

// A strategy.
var (
	sayNumber      = text.Both("【%d】", "[%d] ")
	sayWhy         = text.Both("为什么", "Why")
	sayMaterials   = text.Both("要准备", "Papers")
	saySteps       = text.Both("怎么做", "Steps")
	sayFirst       = text.Both("先做", "First")
	sayWords       = text.Both("怎么说", "What to say")
	sayAgreement   = text.Both("签字前核对", "Check first")
	sayDuties      = text.Both("之后", "Afterwards")
	sayRisks       = text.Both("要注意", "Watch out")
	sayBasis       = text.Both("依据", "Basis")
	sayTerm        = text.Both("期限", "Term")
	sayFound       = text.Both("出处", "Sources")
	sayScore       = text.Both("次序分", "Score")
	sayHandPaper   = text.Both("[有]", "[have]")
	sayLackPaper   = text.Both("[缺]", "[get]")
	sayCover       = text.Both("给出以前", "Cover up")
	sayUnsurePaper = text.Both("[?]", "[?]")
	sayNotKnownYet = text.Both("还不知道：%s", "not known yet: %s")
	sayManyFacts   = text.Both("%[1]s等 %[2]d 项", "%[1]s and %[3]d more")
	sayOnlyOrder   = text.Both("还不知道：%s（只影响先后）", "not known yet, and only changes the order: %s")
	sayStageFirst  = text.Both("要先知道走到了哪一步：%s", "we first need to know how far this has gone: %s")
	saySince       = text.Both("%s（%s）", "%s (%s)")
	sayStandIn     = text.Both("手头有可以代替的", "you have something else that will do")
	sayMonthsMin   = text.Both("至少 %d 个月", "at least %d months")
	sayMonthsMax   = text.Both("最长 %d 个月", "at most %d months")
	sayMonthsBoth  = text.Both("%d 到 %d 个月", "%d to %d months")
	sayNeeds       = text.Both("要「%s」%s%s", "would need: %s %s %s")
	sayQuoted      = text.Both("「%s」", "%s")
	sayInTime      = text.Both("%s，过一阵可能会变", "%s. That may come with time")
	sayByLender    = text.Both("%s，这要看对方", "%s. That is up to the {creditor}")
	sayUnconfirmed = text.Both("常见做法，未证实", "common practice, unconfirmed")
)

// The ending.
var (
	sayHelp       = text.Both("免费帮助", "Free help")
	sayAgain      = text.Both("再来算", "Look again")
	sayDoubts     = text.Both("对不上，请再看一眼", "Please look again: some of this does not fit together")
	sayDoubtCount = text.Both("填的情况里有对不上的地方，列在后面「对不上，请再看一眼」里。结果先照您填的算。",
		"Some of what you told us does not fit together. See “Please look again” below. The results go by what you told us.")
	sayDoubtOfDay = text.Both("这一天先核对：%s", "Check this day first: %s")
	sayInferred   = text.Both(
		"没有填、从您填的推出来的（不对就自己填）",
		"What follows from what you told us (if it is wrong, enter it yourself)",
	)
	sayDoubtShort = text.Both(
		"您填的有对不上的地方，请再看一眼：%s",
		"Some of what you told us does not fit together. Please look again: %s",
	)
	sayInferredShort = text.Both(
		"从您填的推出来的：%s。不对的，自己填上。",
		"We worked this out from what you told us; if it is wrong, enter it yourself. %s.",
	)
	sayQuestions  = text.Both("再回答这些问题，能看得更准", "Answer these and we can tell you more")
	sayDecides    = text.Both("能确定：%s", "settles: %s")
	sayNarrows    = text.Both("只影响先后次序", "only changes the order")
	sayForFigures = text.Both("要算清一共多少、每月多少时用", "for working out what it comes to, in all and a month")
	sayStageOf    = text.Both("走到哪一步", "the stage")
	sayAnAlert    = text.Both("有没有要赶的期限或要当心的事", "whether there is a deadline or something to watch out for")
	sayAskedTold  = text.Both("问过、还不知道的：%s。", "You did not know these: %s.")
	sayMoreToAsk  = text.Both("后面还有别的问题（--format json 可看全部）：能答的就答，不知道的空着，没关系。",
		"There are more questions (see --format json). Answer those you can, and leave out what you do not know.")
	sayOutdated         = text.Both("这些可能已经过时，用之前先核实", "This may be out of date. Check before you rely on it")
	sayKnownUntil       = text.Both("%s：只核实到 %s", "%s: known until %s")
	sayBetweenTitles    = text.Both("", ", ")
	saySemicolon        = text.Both("；", "; ")
	sayBetweenSentences = text.Both("；", " ")
	sayMark             = text.Both("〔%s〕", " [%s]")
	sayBetweenNumbers   = text.Both("、", ", ")
	sayOutdatedItem     = text.Both("%s「%s」", "%s: %s")
	sayOfDebt           = text.Both("%s（%s）", "%s (%s)")
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
	"you need nobody's consent to pay as the contract says; for anything else, such as a waiver or other dates, you do")

// readWords say which day a date without its year was taken for.
var readWords = map[fact.Form]text.Text{
	fact.AsPastDate:   text.Both("没写年份，当作最近过去的那一天", "no year was given, so we took the last such day"),
	fact.AsComingDate: text.Both("没写年份，当作接下来的那一天", "no year was given, so we took the next such day"),
}

var statusLooks = map[engine.Status]document.Look{
	engine.Eligible: document.Green, engine.Undetermined: document.Yellow, engine.Ineligible: document.Dim,
}

// bases say how firm a strategy is.
var bases = map[engine.Basis]text.Text{
	book.BasisRight:       text.Both("您依法可以做、可以提，不用对方同意", "this is your right by law; nobody has to agree"),
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
	engine.OutdatedLender:    text.Both("机构资料", "{creditor}"),
}

// The calendar.
var (
	sayDaysTitle = text.Both("接下来 %d 天", "The next %d days")
	sayDaysSaid  = text.Both(
		"这是按您现在填的情况，一天一天算出来的。情况变了，改过再算一次。今天能办的今天就办：没有哪件事要等到后面的日子才去办。能去谈的，对方不一定同意。",
		"This is worked out day by day from what you have told us. When something changes, change it and run this again. "+
			"What can be done today is best done today: nothing here has to wait for a later day. "+
			"Where you ask for something, the {creditor} may say no.")
	sayNoChanges = text.Both("这些天里没有算到什么变化，也没有算到期限。收到{paper}，先看上面写的日子，再填进来。",
		"As far as we know, nothing changes and nothing falls due. If you get {paper}, "+
			"look for the date on it first, then enter it here.")
	sayMovedTo = text.Both("这天是休息日：法律上顺延到 %s。能早办就早办，别等到那天。",
		"This is not a working day, so by law it moves to %s. Do it earlier if you can; do not leave it until then.")
	sayStillInTime = text.Both("%s到期的事，法律上到 %s都来得及：还没办的，先去办。下面说「已过」「不再合适」的，要过了那天才算。",
		"What was due on %s is still in time by law until %s. If it is not done, do it first: what is said below of "+
			"time that is over, or of what no longer suits, holds only after that day.")
	sayStageFrom    = text.Both("从这天起算「%s」", "from this day the stage is: %s")
	sayStageUnknown = text.Both("从这天起，走到哪一步还不能确定", "from this day it is not certain which stage this is")
	sayDeadline     = text.Both("期限：%s", "Deadline: %s")
	sayFromThisDay  = text.Both("从这天起：%s", "from this day: %s")
	sayOpens        = text.Both("从这天起可以去办、去谈：「%s」", "from this day you can do or ask for “%s”")
	sayMayOpen      = text.Both(
		"从这天起也许可以提，还要再答几个问题：%s",
		"from this day these may be possible, once a few more questions are answered: %s",
	)
	sayCloses      = text.Both("从这天起不再合适，或者还不能确定：%s", "from this day these no longer suit, or are not certain: %s")
	sayAlertsEnd   = text.Both("从这天起不用再提醒：%s", "from this day there is no more need to mention: %s")
	sayPayingBy    = text.Both("{paying}的日子照「%s」排，从今天算。%s", "the payments are those of “%s”, reckoned from today. %s")
	sayPayingHolds = text.Both("还没谈成的，谈成了再照着付；协议、账单写的日子和金额不一样的，以它们为准。",
		"Until something is agreed, do not pay by it; where the agreement or the bill gives another day or sum, that counts.")
	sayPayReady     = text.Both("备好 %s：%s要付%s", "have %s ready: on %s %s is to be paid")
	sayPayReadyStep = text.Both("把%s的钱备好，三天后要付", "have the money for %s ready; it is to be paid in three days")
	sayPay          = text.Both(
		"付%s：%s。只付到对方官方的{paying}渠道，留好凭证",
		"pay %s: %s. Pay through the {creditor}'s official channel alone, and keep the receipt",
	)
	sayPayStep  = text.Both("付%s", "pay %s")
	sayPayCheck = text.Both(
		"查一查%s入账没有；没入账的，带着凭证找对方更正",
		"see that %s has been booked; if not, ask the {creditor} to put it right and show the receipt",
	)
	sayPayStatement = text.Both(
		"向对方要一份新的明细，看还欠不欠；付清了的，要结清证明",
		"ask for a new statement and see whether anything is left; if it is paid off, ask for a settlement certificate",
	)
	sayPayNumber    = text.Both("第 %d 期（共 %d 期）", "instalment %d of %d")
	sayPayOnly      = text.Both("这一笔", "the sum")
	sayNamed        = text.Both("「%s」", "“%s”")
	sayToBring      = text.Both("要带：%s", "Bring: %s")
	sayBecause      = text.Both("为什么：%s", "Why: %s")
	sayNumberedDebt = text.Both("第 %d 笔：%s", "{Debt} %d: %s")
	sayRunAgain     = text.Both("详情再算一次看，这里不写金额和{creditor}。",
		"For details, work it out again. Sums and {creditors} are not written here.")
	sayHolidaysUnknown = text.Both(
		"%s起哪天放假、哪天调休还没有公布或没有收录：之后的期限只写数出来的那一天，不写顺延。",
		"From %s on we do not have the public holidays yet. For later deadlines we give the day that is counted, and no later one.",
	)
)
