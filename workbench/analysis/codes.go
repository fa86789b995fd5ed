package analysis

import (
	"embed"
	"slices"

	"github.com/forbear-project/forbear/engine/text"
)

// Code is a mistake that check finds.
type Code struct {
	Name     string // lower-case words joined by hyphens that name the mistake
	Severity Severity
	Title    text.Text // the mistake in one line
}

// codes are all codes: those about conditions first, then what is not used, texts, and what has
// grown old.
var codes = []Code{
	{"never-eligible", Error, text.Both("永远没有人能用上的方案", "an option that nobody can ever be eligible for")},
	{"stage-never", Error, text.Both("永远到不了的阶段", "a stage that no debt can ever be at")},
	{"always-yes", Warning, text.Both("对谁都成立的条件", "a condition that is yes for everybody")},
	{"always-no", Warning, text.Both("对谁都不成立的条件", "a condition that is no for everybody")},
	{"implied", Warning, text.Both("别的条件已经说过的条件", "a condition that others of its option already say")},
	{"false-reason", Warning, text.Both("只因为不知道而不成立的条件", "a requirement that is no only because something is not known")},
	{"arm-never", Warning, text.Both("没有人走得到的一边", "an arm of a ternary that nobody reaches")},
	{"mixed-units", Warning, text.Both("单位不同的数放在一起比", "numbers of different units set against each other")},
	{"day-always-past", Warning, text.Both("总是已经过了的日子", "an alert whose day is always past")},
	{"unknown-in-text", Warning, text.Both("话里的数可能还不知道", "a text with a figure that may not be known where it is shown")},
	{"gap", Warning, text.Both("有人什么都提不了", "a borrower for whom nothing at all can be asked")},
	{"gap-of-creditor", Note, text.Both("有人对这一家只剩保护自己的办法", "a borrower for whom nothing can be asked of the creditor")},
	{"overlap", Note, text.Both("两个阶段的条件同时成立", "conditions of two stages that hold together")},
	{"may-divide-by-zero", Warning, text.Both("除数可能是 0", "a division by what may be 0")},
	{"right-without-law", Error, text.Both("说是权利，却没有法律依据", "a right that rests on no law, regulation or ruling")},

	{"no-points", Warning, text.Both("0 分的加分", "a weight of no points")},
	{"urgency-twice", Warning, text.Both("前面已经比过的先后", "a row of urgency that compares what an earlier one has")},
	{"alert-twice", Warning, text.Both("总是一起出现的两条提醒", "two alerts with one condition")},
	{"strategy-twice", Warning, text.Both("说得一字不差的两个方案", "two strategies in the same words")},
	{"opposite-sentence", Note, text.Both("条件相反，话却一样", "one sentence for a condition and for its opposite")},
	{"hundredfold", Note, text.Both("比前一行大或小了一百倍上下的数", "a figure some hundred times the one before it")},
	{"source-later", Warning, text.Both("比出处还早的规则", "a rule that begins before what it rests on")},
	{"reviewed-in-future", Note, text.Both("核对的日子还没到", "a day of review that has not come")},
	{"same-either-way", Error, text.Both("成立不成立说一样的话", "a condition that says the same either way")},
	{"languages-differ", Warning, text.Both("两种语言说的不一样", "a text whose languages differ")},

	{"unused-fact", Warning, text.Both("问了却没有用处的事实", "a fact that nothing turns on")},
	{"unused-parameter", Warning, text.Both("没有用处的参数", "a parameter that nothing reads")},
	{"unused-source", Warning, text.Both("没有被引用的出处", "a source that nothing cites")},
	{"unused-material", Warning, text.Both("没有人要的材料", "a material that nobody asks for")},
	{"unused-strategy", Warning, text.Both("没有哪一家能用的方案", "a strategy that no creditor's book offers")},
	{"fact-without-subject", Warning, text.Both("没说和哪些一起问的事实", "a question that stands on no page with others")},
	{"tick-of-deadline", Error, text.Both("关系到期限，却放在打勾的页上", "a tick on which a deadline or a stage turns")},
	{"fixture-without-why", Error, text.Both("样例没有说是为了什么", "a fixture that does not say what it is for")},

	{"text-too-long", Warning, text.Both("一段话太长", "a text that is too long to be taken in")},
	{"hurtful-word", Error, text.Both("伤人的话", "a word that hurts")},
	{"empty-promise", Error, text.Both("谁也保证不了的话", "a promise that nobody can keep")},
	{"repealed-law", Error, text.Both("已经不作数的规定", "a rule that holds no longer")},
	{"harmful-way-out", Error, text.Both("越陷越深的办法", "a way out that does harm")},
	{"private-number", Error, text.Both("不是公共热线的电话", "a telephone number that is none of the public lines")},
	{"stale-number", Warning, text.Both("话里的数字没有来处", "a number in a text that stands nowhere else in the book")},
	{"blank-with-fact", Warning, text.Both("能替借款人填上的空", "a blank that a fact could fill in")},
	{"word-in-letter", Error, text.Both("信函里不能有的话", "a word that a letter may not have")},
	{"figure-written-out", Note, text.Both("话里写死了参数的数值", "a parameter's figure written out in a text")},

	{"source-to-review", Note, text.Both("出处该重新核对了", "a source that is due to be looked at again")},
	{"lender-to-review", Note, text.Both("机构的资料该重新核对了", "a lender that is due to be looked at again")},
	{"parameter-outdated", Note, text.Both("参数的数值可能已经变了", "a parameter that may have changed since")},
	{"holidays-missing", Note, text.Both("没有今年或明年的放假安排", "a year whose public holidays are not there")},
	{"begins-later", Note, text.Both("以后才开始、这次没有查的规则", "rules that begin later, and were not examined")},
	{"rule-ending", Note, text.Both("规则快要到期，或已经到期", "a rule that is about to end, or has ended")},
	{"sources-ended", Note, text.Both("出处都已失效的规则", "a rule whose sources have all ended")},
}

// Codes returns all codes, in the order in which they are listed.
func Codes() []Code { return slices.Clone(codes) }

// CodeNamed returns the code of that name; not ok when there is none.
func CodeNamed(name string) (c Code, ok bool) {
	i := slices.IndexFunc(codes, func(c Code) bool { return c.Name == name })
	if i < 0 {
		return Code{}, false
	}
	return codes[i], true
}

//go:embed pages
var pages embed.FS

// Page returns the page about a code: what it means, why it matters to a borrower, a small wrong
// example and the right one, and how to fix it. Its lines have at most 80 cells.
func (c Code) Page(l text.Language) string {
	page, _ := pages.ReadFile("pages/" + c.Name + "." + string(l) + ".md") // a test holds that each exists
	return string(page)
}
