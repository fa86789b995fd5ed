package report

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
)

// Every word of the interface. What depends on lenders, law and facts is said by the rule book.
//
// Nothing here says that somebody is not entitled: a strategy is possible, waits for an answer, or does not suit now.

func both(zh, en string) text.Text { return text.Text{ZH: zh, EN: en} }

// The beginning.
var (
	sayTitle     = both("还款困难协商评估", "Options when a loan cannot be paid")
	sayBook      = both("规则：%s %s", "Rules: %s %s")
	sayJudgedOn  = both("评估日：%s", "As of: %s")
	sayFactsFrom = both("您填的情况是%s的；逾期天数等已按日子推算到评估日。", "Your facts are of %s; counts of days were taken forward from there.")
	sayLocal     = both("只在本机计算，没有上传任何信息。这一页给您自己看；能不能谈成，以对方的答复为准。",
		"Worked out on this computer; nothing was sent anywhere. This page is for your own eyes; what the creditor answers decides.")
	sayConclusion = both("结论", "In short")
	sayCount      = both("有 %d 个方案您可能可以申请", "you may be able to ask for %d")
	sayCountNone  = both("还没有确定可以申请的方案", "nothing certain to ask for yet")
	sayCountMore  = both("%d 个还差信息", "%d need more information")
	sayCountNot   = both("%d 个目前不合适", "%d do not suit now")
	sayPartComma  = both("，", ", ")
	sayBesides    = both("另有 %d 件事可以同时做", "and ways to protect yourself besides: %d")
	sayStep       = both("  %d. ", "  %d. ")
	sayDebtIs     = both("%s：", "%s: ")
	sayDebtStage  = both("%s（%s）：", "%s (%s): ")
	sayUrgent     = both("紧急", "Urgent")
	sayDue        = both("最迟 %s（%s）", "by %s (%s)")
	sayDaysLeft   = both("还有 %d 天", "%d days left")
	sayOneDay     = both("就是明天", "tomorrow")
	sayToday      = both("就是今天", "today")
	sayDaysPast   = both("已经过了 %d 天", "%d days ago")
	sayDoFirst    = both("今天先做", "Today")
	sayDeadline   = both("先赶期限：最迟 %s（%s），做法见上面「紧急」。", "Meet the deadline first: by %s (%s); how is said above under Urgent.")
	sayDayAhead   = both("%s（%s）之前要办的，见下面「提醒」。", "What has to be done before %s (%s) is said below under Mind.")
	sayLookUp     = both("先看上面「紧急」，照着做。", "Do first what is said above under Urgent.")
	sayPapers     = both("备材料：%s（为了「%s」）。", "Get papers: %s (for: %s).")
	sayContact    = both("「%s」：%s", "%s: %s")
	sayMind       = both("提醒", "Mind")
	sayBudget     = both("收支", "Your budget")
	sayMoreNotes  = both("另有 %d 条提示没有列出（--format json 可看全部）。", "%d more notes are not shown (see --format json).")
)

// A debt.
var (
	sayDebtNumber   = both("第 %d 笔：%s", "Debt %d: %s")
	sayOnlyDebt     = both("这笔债：%s", "The debt: %s")
	sayCreditor     = both("债权人", "Creditor")
	sayEntity       = both("放款方", "Lender")
	sayAt           = both("走到哪一步", "Stage")
	sayWhyFirst     = both("为什么先办", "Why first")
	sayMaybe        = both("还不能确定，可能是：%s。回答后面的问题就能知道。", "not certain yet; perhaps: %s. The questions below would tell.")
	sayNotInBook    = both("规则里还没有收录「%s」这家，下面按这一类机构的一般规则判断。", "The rule book has nothing on %s yet; what follows are the general rules for this kind of creditor.")
	sayWhat         = both("%s。%s", "%s. %s")
	sayColon        = both("%s：%s", "%s: %s")
	sayMayAskFor    = both("可以去办、去谈的", "What you may do or ask for")
	sayNothing      = both("按现在填的情况，没有现成合适的方案。先看下面「再回答这些问题」，也可以打免费电话问。", "On what is known, nothing on this list suits yet. See the questions below, and ask the free helplines.")
	sayMeanwhile    = both("同时可以做的", "What you may do besides")
	sayNotNow       = both("目前不合适的", "What does not suit now")
	sayIdle         = both("现在用不上的（没有相应的文书或情况）：%s。", "Not called for now (no such paper or event): %s.")
	sayWaiting      = both("回答后面的问题，才能判断的：%s。", "To be judged when the questions below are answered: %s.")
	sayMoreOf       = both("看某一项的全部内容：加上 --strategy 和方括号里的名字。", "To see all of one, add --strategy and the name in brackets.")
	sayElsewhere    = both("另有 %d 个方案不在这个阶段，或这类机构没有；要看就加 --strategy 和名字，名字见 forbear list strategies。", "%d more are for another stage, or not to be had from this creditor; see one with --strategy NAME, and the names with forbear list strategies.")
	sayNotes        = both("提示", "Notes")
	sayChannels     = both("找谁、打哪里", "Whom to turn to")
	sayOtherStage   = both("「%s」[%s]：这笔债现在的阶段不提供；在这些阶段提供：%s。", "%s [%s]: not at this stage of the debt; it is there at: %s.")
	sayDropped      = both("「%s」[%s]：这类机构没有。%s", "%s [%s]: not to be had from this creditor. %s")
	sayNoStrategy   = both("这笔债的规则里没有 [%s]。", "The rules for this debt have no [%s].")
	sayNeverHeading = both("绝对不要", "Never")
)

// A strategy.
var (
	sayNumber      = both("【%d】%s", "[%d] %s")
	sayWhy         = both("为什么", "Why")
	sayMaterials   = both("要准备", "Papers")
	saySteps       = both("怎么做", "Steps")
	sayFirst       = both("先做", "First")
	sayWords       = both("怎么说", "Say")
	sayAgreement   = both("签字前核对", "Agreement")
	sayDuties      = both("之后", "Afterwards")
	sayRisks       = both("要注意", "Beware")
	sayBasis       = both("依据", "Basis")
	sayTerm        = both("期限", "Term")
	sayFound       = both("出处", "Sources")
	sayScore       = both("次序分", "Score")
	sayHandPaper   = both("[有]", "[have]")
	sayLackPaper   = both("[缺]", "[get]")
	sayCover       = both("给出以前", "Cover")
	sayUnsurePaper = both("[?]", "[?]")
	sayNotKnownYet = both("还不知道：%s", "not known yet: %s")
	sayManyFacts   = both("%s等 %d 项", "%s and others, %d in all")
	sayOnlyOrder   = both("还不知道：%s（只影响先后）", "not known yet: %s (only changes the order)")
	sayStageFirst  = both("要先知道走到了哪一步：%s", "the stage has to be told first: %s")
	saySince       = both("%s（%s）", "%s (%s)")
	sayStandIn     = both("手头有可以代替的", "you have another that will do")
	sayMonthsMin   = both("至少 %d 个月", "at least %d months")
	sayMonthsMax   = both("最长 %d 个月", "at most %d months")
	sayMonthsBoth  = both("%d 到 %d 个月", "%d to %d months")
	sayNeeds       = both("要「%s」%s%s", "would need: %s %s %s")
	sayQuoted      = both("「%s」", "%s")
	sayInTime      = both("%s，过一阵可能会变", "%s; that may come with time")
	sayByLender    = both("%s，这要看对方", "%s; that is the creditor's to change")
	sayUnconfirmed = both("常见做法，未证实", "common practice, unconfirmed")
	sayChecked     = both("最近核对 %s", "last checked %s")
)

// The end.
var (
	sayHelp          = both("免费的帮助", "Free help")
	sayAgain         = both("什么时候再来算", "When to look again")
	sayQuestions     = both("再回答这些问题，能看得更准", "Answer these to know more")
	sayDecides       = both("能确定：%s", "decides: %s")
	sayNarrows       = both("只影响先后次序", "only changes the order")
	sayStageOf       = both("走到哪一步", "the stage")
	sayAnAlert       = both("有没有要赶的期限或要当心的事", "whether there is a deadline or something to mind")
	sayAskedTold     = both("问过、还不知道的：%s。", "Asked already and not known: %s.")
	sayMoreToAsk     = both("还有 %d 个问题没有列出（--format json 可看全部）。", "%d more questions are not shown (see --format json).")
	sayOutdated      = both("这些可能已经过时，用之前先核实", "This may be out of date; check before you rely on it")
	sayKnownUntil    = both("%s：只核实到 %s", "%s: known until %s")
	sayHint          = both("提示：", "hint: ")
	sayMoreProblems  = both("另有 %d 处问题", "and %d more problems")
	sayBetweenTitles = both("", ", ")
	sayArticle       = both("网上文章 %s", "articles on the web, %s")
	saySemicolon     = both("；", "; ")
	sayStop          = both("。", ". ")
	sayOutdatedItem  = both("%s「%s」[%s]", "%s %s [%s]")
	sayOfDebt        = both("%s（%s）", "%s (%s)")
)

// A run of the fixtures.
var (
	sayBecause    = both("因为 %s", "because %s")
	sayGone       = both("（没有）", "(nothing)")
	sayHold       = both("%d 个样例全部不变", "fixtures: %d, all hold")
	sayMoved      = both("%d 个样例中有 %d 个变了，%d 个不变", "fixtures: %d, of which moved: %d, held: %d")
	sayAccept     = both("若是本意：forbear test --update %s", "to accept: forbear test --update %s")
	sayConditions = both("条件 %d 个：是、否都见过的 %d 个（%d%%），未知也见过的 %d 个", "conditions: %d, of which seen yes and no: %d (%d%%), unknown: %d")
)

// statuses say whether a strategy is open.
var statuses = map[engine.Status]text.Text{
	engine.Eligible:     both("可能可以申请", "you may ask for it"),
	engine.Undetermined: both("还差信息", "more information needed"),
	engine.Ineligible:   both("目前不合适", "does not suit now"),
}

// sayMayDo is the status of what protects oneself, for which nobody is asked.
var sayMayDo = both("可以做", "you may do it")

// sayMayConsider is the status of a way to pay, which nobody has to grant.
var sayMayConsider = both("可以考虑", "you may consider it")

// sayByContract is the basis of a way to pay.
var sayByContract = both("照合同该付的，不用对方同意；合同以外的（减免、改期），要对方答应",
	"what the contract provides for needs nobody's consent; anything beyond it (a waiver, other dates) does")

var statusStyles = map[engine.Status]style{engine.Eligible: green, engine.Undetermined: yellow, engine.Ineligible: dim}

// bases say how firm a strategy is.
var bases = map[string]text.Text{
	"right":       both("您依法可以做、可以提，不用对方同意", "yours by law; nobody has to agree"),
	"discretion":  both("可以申请，由机构或法院决定", "you may apply; the institution or court decides"),
	"negotiation": both("只能商量，对方可以不答应", "open to negotiation; the other side may refuse"),
}

// needWords say why a paper is wanted.
var needWords = map[string]text.Text{
	"required": both("必备", "needed"),
	"proof":    both("证明困难用", "to show the hardship"),
	"helpful":  both("有更好", "helpful"),
}

// operators compare a fact with the value it would have to have.
var operators = map[string]text.Text{
	"<":        both("少于 ", "less than"),
	"<=":       both("不超过 ", "at most"),
	">":        both("多于 ", "more than"),
	">=":       both("不少于 ", "at least"),
	"==":       both("是", "to be"),
	"!=":       both("不是", "not to be"),
	"contains": both("包括", "to include"),
	"lacks":    both("不包括", "not to include"),
}

// dateOperators compare days.
var dateOperators = map[string]text.Text{
	"<":  both("早于 ", "before"),
	"<=": both("不晚于 ", "not after"),
	">":  both("晚于 ", "after"),
	">=": both("不早于 ", "not before"),
}

// outdatedKinds name what may be out of date.
var outdatedKinds = map[string]text.Text{
	"parameter": both("数值", "figure"),
	"source":    both("出处", "source"),
	"lender":    both("机构资料", "creditor"),
}
