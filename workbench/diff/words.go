package diff

import (
	"github.com/forbear-project/forbear/engine/text"
)

// What has changed between two books.
var (
	sayChangesSum     = text.Both("规则：%s", "the book: %s")
	sayOfClass        = text.Both("%d 处%s", "%d %s")
	saySameBook       = text.Both("规则：两份说的一样", "the book: both say the same")
	saySameFixtures   = text.Both("样例：%d 个，结果都一样", "fixtures: %d, all get the same answer")
	sayFixturesDiffer = text.Both("样例：%d 个，其中 %d 个结果不一样：%s", "fixtures: %d, of which %d get another answer: %s")
	saySameProfiles   = text.Both("资料：%d 份，结果都一样", "profiles: %d, all get the same answer")
	sayProfilesDiffer = text.Both("资料：%d 份，其中 %d 份结果不一样：%s", "profiles: %d, of which %d get another answer: %s")
	sayNobodyCompared = text.Both(
		"没有样例，也没有给资料：谁会受影响没有比较", "there were no fixtures and no profiles: whose decisions change was not looked at",
	)
	sayOfEffect     = text.Both("%d 个%s", "%d %s")
	sayNotTaken     = text.Both("两份规则都读不了、没有比较的：%d 份", "not compared, for neither book takes them: %d")
	sayComma        = text.Both("，", ", ")
	saySemicolon    = text.Both("；", "; ")
	sayLookFirst    = text.Both("（先看这里）", " (look at this first)")
	sayWas          = text.Both("原来  ", "was  ")
	sayIs           = text.Both("现在  ", "is   ")
	sayNotWritten   = text.Both("（没有写）", "(not written)")
	sayWasAt        = text.Both("原在 %s", "it was at %s")
	sayInBrackets   = text.Both("（%s）", " (%s)")
	sayCalled       = text.Both("%s：%s", "%s: %s")
	sayShownBy      = text.Both("例如  ", "shown by  ")
	sayFirstOfAll   = text.Both("最前", "first")
	sayAfter        = text.Both("在 %s 之后", "after %s")
	sayForAll       = text.Both("涉及所有机构", "for every family and every lender")
	sayFor          = text.Both("涉及%s", "for %s")
	sayEveryLender  = text.Both("每一家机构", "every lender")
	sayFamiliesOf   = text.Both("机构种类 %[1]d/%[2]d：%[3]s", "%d of %d families: %s")
	sayLendersOf    = text.Both("机构 %[1]d/%[2]d：%[3]s", "%d of %d lenders: %s")
	sayAndMore      = text.Both("%s等，另有 %d 个", "%s and %d more")
	sayMoreChanges  = text.Both("另有 %d 处没有列出（--all 全部列出）", "and %d more (--all shows them)")
	sayMoreTexts    = text.Both("另有 %d 处只改文字的没有列出（--all 全部列出）", "and %d more that are text only (--all shows them)")
	sayAffected     = text.Both("%s：%s", "%s: %s")
	sayLine         = text.Both("第 %d 行", "line %d")
	sayMoreAffected = text.Both(
		"另有 %d 个结果不一样，没有列出（--verbose 全部列出）", "and %d more that get another answer (--verbose shows them)",
	)
	sayMoreCauses      = text.Both("另有 %d 个原因没有列出（--all 全部列出）", "and %d more causes (--all shows them)")
	sayVerbose         = text.Both("每一个变了什么：加上 --verbose", "what moved in each: --verbose shows it")
	saySuchAs          = text.Both("如", "such as")
	sayFixturesMoved   = text.Both("结果不一样的样例 %d 个，如 %s：%s", "fixtures that get another answer: %d, such as %s: %s")
	sayProfilesMoved   = text.Both("结果不一样的资料 %d 份，如 %s：%s", "profiles that get another answer: %d, such as %s: %s")
	sayChangesHeading  = text.Both("规则改了什么", "What changes in the rules")
	sayWhatChanged     = text.Both("改动", "Changes")
	sayFixturesHeading = text.Both("结果不一样的样例", "Fixtures that get another answer")
	sayProfilesHeading = text.Both("结果不一样的资料", "Profiles that get another answer")
	sayClassColumn     = text.Both("类别", "class")
	sayWhatColumn      = text.Both("什么", "what")
	sayWasColumn       = text.Both("原来", "was")
	sayIsColumn        = text.Both("现在", "is")
	sayReachColumn     = text.Both("涉及谁", "for whom")
	sayDebtColumn      = text.Both("哪笔债", "debt")
	sayCountColumn     = text.Both("个数", "how many")
	sayExampleColumn   = text.Both("例如", "such as")
	sayBecauseColumn   = text.Both("因为", "because")
)

// classWords name the classes, behind a number.
var classWords = map[Class]text.Text{
	Breaking: text.Both("破坏兼容", "breaking"),
	Stricter: text.Both("更严", "stricter"),
	Changed:  text.Both("有变动", "changed"),
	Looser:   text.Both("更宽", "looser"),
	New:      text.Both("新增", "new"),
	TextOnly: text.Both("只改文字", "text only"),
}

// classHeadings say what the classes are.
var classHeadings = map[Class]text.Text{
	Breaking: text.Both("破坏兼容（资料、样例或别人的程序要用到的没有了）",
		"Breaking (profiles, fixtures or other people's programs rely on it)"),
	Stricter: text.Both("更严", "Stricter"),
	Changed:  text.Both("有变动（次序、分数、日期，或有严有宽）", "Changed (order, points, days, or both ways)"),
	Looser:   text.Both("更宽", "Looser"),
	New:      text.Both("新增", "New"),
	TextOnly: text.Both("只改文字", "Text only"),
}

var howWords = map[How]text.Text{
	Gone:    text.Both("%s 没有了", "%s is gone"),
	Arrived: text.Both("%s 是新的", "%s is new"),
}

// effectOfOne says how the decisions about a borrower differ.
var effectOfOne = map[Effect]text.Text{
	Refused:   text.Both("新规则读不了", "is not taken by the new book"),
	Loses:     text.Both("能用的方案变少了", "loses a way"),
	Warnings:  text.Both("提醒有变", "is warned otherwise"),
	Gains:     text.Both("能用的方案变多了", "gains a way"),
	Creditor:  text.Both("欠的机构，原来的规则里没有", "owes a lender that the old book did not know"),
	Papers:    text.Both("材料有变", "needs other papers"),
	Figures:   text.Both("算出来的数有变", "is given other figures"),
	Lines:     text.Both("要做、要说或要注意的话有变", "is told other lines"),
	OfLetters: text.Both("信函有变", "has other letters"),
	Order:     text.Both("只有阶段、次序或分数变了", "only the stage, order or scores"),
	Questions: text.Both("只有要问的变了", "only what is asked"),
	Taken:     text.Both("只有新规则读得了", "is taken by the new book alone"),
}

// effectOfMany says it of several.
var effectOfMany = map[Effect]text.Text{
	Refused:   text.Both("新规则读不了", "are not taken by the new book"),
	Loses:     text.Both("能用的方案变少了", "lose a way"),
	Warnings:  text.Both("提醒有变", "are warned otherwise"),
	Gains:     text.Both("能用的方案变多了", "gain a way"),
	Creditor:  text.Both("欠的机构，原来的规则里没有", "owe a lender that the old book did not know"),
	Papers:    text.Both("材料有变", "need other papers"),
	Figures:   text.Both("算出来的数有变", "are given other figures"),
	Lines:     text.Both("要做、要说或要注意的话有变", "are told other lines"),
	OfLetters: text.Both("信函有变", "have other letters"),
	Order:     text.Both("只有阶段、次序或分数变了", "only the stage, order or scores"),
	Questions: text.Both("只有要问的变了", "only what is asked"),
	Taken:     text.Both("只有新规则读得了", "are taken by the new book alone"),
}
