package report

import (
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/analysis"
)

// Problems, and joints.
var (
	sayHint         = text.Both("提示：", "hint: ")
	sayMoreProblems = text.Both("另有 %d 处问题", "and %d more problems")
	sayPartComma    = text.Both("，", ", ")
	saySemicolon    = text.Both("；", "; ")
)

// A run of the fixtures.
var (
	sayBecause = text.Both("因为 %s", "because %s")
	sayGone    = text.Both("（没有）", "(nothing)")
	sayHold    = text.Both("%d 个样例全部不变", "fixtures: %d, all hold")
	sayMoved   = text.Both("%d 个样例中有 %d 个变了，%d 个不变", "fixtures: %d, of which moved: %d, held: %d")
	sayAccept  = text.Both("若是本意：forbear test --update %s", "to accept: forbear test --update %s")
)

// What the fixtures have seen of a book.
var (
	sayOneSided     = text.Both("还没从两面见过的条件", "conditions not seen from both sides")
	sayNeverUnknown = text.Both("从没见过未知的条件（不算缺）", "conditions never seen unknown (not counted against it)")
	sayNeverOpen    = text.Both("还没见过有人能用的方案", "options never seen eligible")
	sayNeverClosed  = text.Both("还没见过有人不能用的方案", "options never seen ineligible or not offered")
	sayByKind       = text.Both("按种类", "by kind")
	sayKind         = text.Both("种类", "kind")
	sayAll          = text.Both("共", "all")
	sayYes          = text.Both("是", "yes")
	sayNo           = text.Both("否", "no")
	sayYesAndNo     = text.Both("是和否", "yes and no")
	sayUnknown      = text.Both("未知", "unknown")
	sayNeverSeen    = text.Both("没见过%s", "never %s")
	sayNotCovered   = text.Both("样例见过的不够多", "the fixtures have not seen enough")
	saySeeCoverage  = text.Both("forbear test --coverage 列出缺哪些", "forbear test --coverage lists what they lack")
)

var sayShare = map[string]text.Text{
	"conditions": text.Both("条件 %d 个：是、否都见过的 %d 个（%d%%）", "conditions: %d, of which seen yes and no: %d (%d%%)"),
	"options":    text.Both("各家的方案 %d 个：有人能用、有人不能用都见过的 %d 个（%d%%）", "options of all lenders: %d, of which seen eligible and not: %d (%d%%)"),
}

var sayBelow = map[string]text.Text{
	"conditions": text.Both("条件见过 %d%%，不到要求的 %d%%", "conditions: %d%%, below the minimum of %d%%"),
	"options":    text.Both("各家的方案见过 %d%%，不到要求的 %d%%", "options: %d%%, below the minimum of %d%%"),
}

// What check finds in a book that loads.
var (
	sayShows        = text.Both("可见：", "shows: ")
	sayMoreFindings = text.Both("另有 %d 处", "and %d more findings")
	sayUnanalysed   = text.Both("没有分析的：", "not analysed:")
	sayExplain      = text.Both("；每种问题的细说见 forbear explain 代码", "; forbear explain CODE says more of each")
	sayNotesListed  = text.Both("；用 --notes 一一列出", "; --notes lists them")
)

// What has grown old.
var (
	daysPast       = things{text.Both("已过 %d 天", "%d day ago"), text.Both("已过 %d 天", "%d days ago")}
	daysAhead      = things{text.Both("还有 %d 天", "in %d day"), text.Both("还有 %d 天", "in %d days")}
	sayLastDay     = text.Both("就是今天", "today")
	daysLong       = things{text.Both("%d 天", "%d day"), text.Both("%d 天", "%d days")}
	sayNothingPast = text.Both("没有过时的", "nothing has grown old")
	sayNothingNear = text.Both("没有过时的，%s内也没有到期的", "nothing has grown old, or will within %s")
	sayPast        = text.Both("过时的 %d 处", "past: %d")
	sayPastAndNear = text.Both("过时的 %d 处，%s内到期的 %d 处", "past: %d; within %s: %d")
)

var severities = map[analysis.Severity]text.Text{
	analysis.Error: text.Both("错误：", "error: "), analysis.Warning: text.Both("警告：", "warning: "), analysis.Note: text.Both("备注：", "note: "),
}

var severityNames = map[analysis.Severity]text.Text{
	analysis.Error: text.Both("错误", "error"), analysis.Warning: text.Both("警告", "warning"), analysis.Note: text.Both("备注", "note"),
}

// things say how many there are: one, or more.
type things struct{ one, more text.Text }

var severityCounts = map[analysis.Severity]things{
	analysis.Error:   {text.Both("%d 处错误", "%d error"), text.Both("%d 处错误", "%d errors")},
	analysis.Warning: {text.Both("%d 处警告", "%d warning"), text.Both("%d 处警告", "%d warnings")},
	analysis.Note:    {text.Both("%d 条备注", "%d note"), text.Both("%d 条备注", "%d notes")},
}

var questionCount = things{text.Both("%d 处没有分析", "%d question not analysed"), text.Both("%d 处没有分析", "%d questions not analysed")}
