package report

import (
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/diff"
)

// What has changed between two books.
var (
	sayChangesSum      = text.Both("规则：%s", "the book: %s")
	sayOfClass         = text.Both("%d 处%s", "%d %s")
	saySameBook        = text.Both("规则：两份说的一样", "the book: both say the same")
	saySameFixtures    = text.Both("样例：%d 个，听到的都一样", "fixtures: %d, all hear the same")
	sayFixturesDiffer  = text.Both("样例：%d 个，其中 %d 个听到的不一样：%s", "fixtures: %d, of which %d hear something else: %s")
	saySameProfiles    = text.Both("资料：%d 份，听到的都一样", "profiles: %d, all hear the same")
	sayProfilesDiffer  = text.Both("资料：%d 份，其中 %d 份听到的不一样：%s", "profiles: %d, of which %d hear something else: %s")
	sayNobodyHeard     = text.Both("没有样例，也没有给资料：谁会受影响没有比较", "there were no fixtures and no profiles: whose decisions change was not looked at")
	sayOfEffect        = text.Both("%d 个%s", "%d %s")
	sayNotTaken        = text.Both("两份规则都读不了、没有比较的：%d 份", "not compared, for neither book takes them: %d")
	sayLookFirst       = text.Both("（先看这里）", " (look at this first)")
	sayWas             = text.Both("原来  ", "was  ")
	sayIs              = text.Both("现在  ", "is   ")
	sayNotWritten      = text.Both("（没有写）", "(not written)")
	sayWasAt           = text.Both("原在 %s", "it was at %s")
	sayInBrackets      = text.Both("（%s）", " (%s)")
	sayCalled          = text.Both("%s：%s", "%s: %s")
	sayProved          = text.Both("已证明：没有人反过来", "proved: the other way for nobody")
	sayProvedBoth      = text.Both("已证明：对有的人更严，对有的人更宽", "proved: stricter for some, looser for others")
	sayEqual           = text.Both("已证明：对谁都一样", "proved: it comes to the same for everybody")
	saySeen            = text.Both("对有的人是这样；反过来的没有排除", "so for some; the other way is not ruled out")
	saySeenBoth        = text.Both("对有的人更严，对有的人更宽", "stricter for some, looser for others")
	sayOpen            = text.Both("更严还是更宽，没有判断出来", "which way it went is not known")
	sayShownBy         = text.Both("例如  ", "shown by  ")
	sayFirstOfAll      = text.Both("最前", "first")
	sayAfter           = text.Both("在 %s 之后", "after %s")
	sayForAll          = text.Both("涉及所有机构", "for every family and every lender")
	sayFor             = text.Both("涉及%s", "for %s")
	sayEveryLender     = text.Both("每一家机构", "every lender")
	sayFamiliesOf      = text.Both("机构种类 %[1]d/%[2]d：%[3]s", "%d of %d families: %s")
	sayLendersOf       = text.Both("机构 %[1]d/%[2]d：%[3]s", "%d of %d lenders: %s")
	sayAndMore         = text.Both("%s等，另有 %d 个", "%s and %d more")
	sayMoreChanges     = text.Both("另有 %d 处没有列出（--all 全部列出）", "and %d more (--all shows them)")
	sayMoreTexts       = text.Both("另有 %d 处只改文字的没有列出（--all 全部列出）", "and %d more that are text only (--all shows them)")
	sayHears           = text.Both("%s：%s", "%s: %s")
	sayLine            = text.Both("第 %d 行", "line %d")
	sayMoreHeard       = text.Both("另有 %d 个听到的不一样，没有列出（--all 全部列出）", "and %d more who hear something else (--all shows them)")
	sayChangesHeading  = text.Both("规则改了什么", "What changes in the rules")
	sayWhatChanged     = text.Both("改动", "Changes")
	sayFixturesHeading = text.Both("听到的不一样的样例", "Fixtures that hear something else")
	sayProfilesHeading = text.Both("听到的不一样的资料", "Profiles that hear something else")
	sayClassColumn     = text.Both("类别", "class")
	sayWhatColumn      = text.Both("什么", "what")
	sayWasColumn       = text.Both("原来", "was")
	sayIsColumn        = text.Both("现在", "is")
	sayReachColumn     = text.Both("涉及谁", "for whom")
	sayDebtColumn      = text.Both("哪笔债", "debt")
	sayBecauseColumn   = text.Both("因为", "because")
	sayPapersOf        = text.Both("%s 的材料", "papers of %s")
)

// classWords name the classes, behind a number.
var classWords = map[diff.Class]text.Text{
	diff.Breaking: text.Both("破坏兼容", "breaking"),
	diff.Stricter: text.Both("更严", "stricter"),
	diff.Changed:  text.Both("有变动", "changed"),
	diff.Looser:   text.Both("更宽", "looser"),
	diff.New:      text.Both("新增", "new"),
	diff.TextOnly: text.Both("只改文字", "text only"),
}

// classHeadings say what the classes are.
var classHeadings = map[diff.Class]text.Text{
	diff.Breaking: text.Both("破坏兼容（资料、样例或别人的程序要用到的没有了）", "Breaking (profiles, fixtures or other people's programs rely on it)"),
	diff.Stricter: text.Both("更严", "Stricter"),
	diff.Changed:  text.Both("有变动（次序、分数、日期，或有严有宽）", "Changed (order, points, days, or both ways)"),
	diff.Looser:   text.Both("更宽", "Looser"),
	diff.New:      text.Both("新增", "New"),
	diff.TextOnly: text.Both("只改文字", "Text only"),
}

var howWords = map[diff.How]text.Text{
	diff.Gone:    text.Both("%s 没有了", "%s is gone"),
	diff.Arrived: text.Both("%s 是新的", "%s is new"),
}

// effectOfOne says what a borrower hears otherwise.
var effectOfOne = map[diff.Effect]text.Text{
	diff.Refused:   text.Both("新规则读不了", "is not taken by the new book"),
	diff.Loses:     text.Both("能用的方案变少了", "loses a way"),
	diff.Warnings:  text.Both("提醒有变", "is warned otherwise"),
	diff.Gains:     text.Both("能用的方案变多了", "gains a way"),
	diff.Papers:    text.Both("材料有变", "needs other papers"),
	diff.Order:     text.Both("只有阶段、次序或分数变了", "only the stage, order or scores"),
	diff.Questions: text.Both("只有要问的变了", "only what is asked"),
	diff.Taken:     text.Both("只有新规则读得了", "is taken by the new book alone"),
}

// effectOfMany says it of several.
var effectOfMany = map[diff.Effect]text.Text{
	diff.Refused:   text.Both("新规则读不了", "are not taken by the new book"),
	diff.Loses:     text.Both("能用的方案变少了", "lose a way"),
	diff.Warnings:  text.Both("提醒有变", "are warned otherwise"),
	diff.Gains:     text.Both("能用的方案变多了", "gain a way"),
	diff.Papers:    text.Both("材料有变", "need other papers"),
	diff.Order:     text.Both("只有阶段、次序或分数变了", "only the stage, order or scores"),
	diff.Questions: text.Both("只有要问的变了", "only what is asked"),
	diff.Taken:     text.Both("只有新规则读得了", "are taken by the new book alone"),
}

// movedWords name what moves besides strategies.
var movedWords = map[string]text.Text{
	"debts":   text.Both("几笔债的先后", "debts"),
	"debt":    text.Both("这笔债", "debt"),
	"alert":   text.Both("提醒", "alert"),
	"alerts":  text.Both("提醒的先后", "alerts"),
	"stage":   text.Both("阶段", "stage"),
	"ranking": text.Both("排名", "ranking"),
	"missing": text.Both("要问的", "missing"),
}
