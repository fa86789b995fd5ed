package coverage

import "github.com/forbear-project/forbear/engine/text"

// said are the words of the page.
var said = map[string]text.Text{
	"title": text.Both("样例见过什么：%s", "What the fixtures have seen: %s"),
	"intro": text.Both(
		"规则 %s，样例 %d 个。每个条件要见过「是」和「否」；各家的每个方案要见过有人能用，也见过有人不能用；每个还法的数目、每种信函要有样例核对。",
		"Book %s, fixtures: %d. Every condition is to be seen yes and no, and every option of every lender eligible "+
			"and not; the figures of every plan and every letter are to be held.",
	),
	"conditions": text.Both("条件", "Conditions"),
	"options":    text.Both("各家的方案", "Options of all lenders"),
	"plans":      text.Both("还法", "Plans"),
	"letters":    text.Both("信函", "Letters"),
	"held":       text.Both("核对过", "held"),
	"held-of":    text.Both("%d 个，有样例核对的 %d 个", "%d, of which a fixture holds: %d"),
	"not-held":   text.Both("没有样例核对的还法和信函：", "Plans and letters that no fixture holds:"),
	"both-sides": text.Both("%d 个，两面都见过的 %d 个", "%d, of which seen from both sides: %d"),
	"files":      text.Both("规则文件", "Rule files"),
	"lacking":    text.Both("还没见过的", "What has not been seen"),
	"nothing": text.Both(
		"没有缺的：每个条件、每个方案都从两面见过，每个还法和信函都核对过。",
		"Nothing is lacking: every condition and every option was seen from both sides, and every plan and letter is held.",
	),
	"see-matrix": text.Both("没从两面见过的方案有 %d 个，见下面的表。", "Options not seen from both sides: %d; see the matrix below."),
	"place":      text.Both("在哪里", "place"),
	"condition":  text.Both("条件", "condition"),
	"matrix":     text.Both("各家和各方案", "Lenders and strategies"),
	"legend":     text.Both("格子里的记号", "what the signs mean"),
	"both":       text.Both("有人能用、有人不能用都见过", "seen eligible and seen not"),
	"open":       text.Both("见过有人能用，没见过有人不能用", "seen eligible, never not"),
	"closed":     text.Both("没见过有人能用", "never seen eligible"),
	"undecided":  text.Both("只见过还差信息", "only seen undetermined"),
	"never":      text.Both("一次也没见过", "never seen"),
	"blank":      text.Both("空格：这一家没有这个方案", "blank: that lender has no such option"),
	"family":     text.Both("类别", "family"),
	"lender":     text.Both("哪一家", "lender"),
	"yes":        text.Both("是", "yes"),
	"no":         text.Both("否", "no"),
	"unknown":    text.Both("未知", "unknown"),
	"eligible":   text.Both("能用", "eligible"),
	"waiting":    text.Both("还差信息", "undetermined"),
	"ineligible": text.Both("不合适", "ineligible"),
	"elsewhere":  text.Both("不在这个阶段", "not offered"),
	"unseen":     text.Both("没见过", "never"),
	"first-in":   text.Both("%s：最先见于 %s", "%s: first in %s"),
	"close": text.Both(
		"没有什么能关上它：要求的总是满足，能到的阶段都有",
		"nothing closes it: what it requires always holds, and it is offered at every stage there can be",
	),
	"of-books":   text.Both("%d 家（类）里 %d 家从两面见过", "%d lenders or families, of which seen from both sides: %d"),
	"not-open":   text.Both("没见过有人能用：%s", "never eligible: %s"),
	"not-closed": text.Both("没见过不可以：%s", "never closed: %s"),
	"not":        text.Both("不可以", "not eligible"),
	"top":        text.Both("回到开头", "Back to the top"),
}
