package page

import (
	"sync"
	"time"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

// Evaluations made by hand, for what the shipped book seldom shows.

// ofLoans is the wording of the shipped book.
var ofLoans = sync.OnceValue(func() map[string]text.Text {
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		panic(problems)
	}
	return b.Wording
})

var today = calendar.Of(2026, time.November, 22)

func daysOn(n calendar.Day) *calendar.Day { d := today + n; return &d }

func months(n int) *int { return &n }

func line(zh, en string) engine.Line { return engine.Line{Text: text.Both(zh, en)} }

func require(truth engine.Truth, zh, en string) engine.Reason {
	return engine.Reason{Kind: engine.ReasonRequire, Truth: truth, Text: text.Both(zh, en),
		Place: "families/platform.toml:31"}
}

func weigh(truth engine.Truth, points int, zh, en string) engine.Reason {
	return engine.Reason{Kind: engine.ReasonWeigh, Truth: truth, Points: points, Text: text.Both(zh, en),
		Place: "families/platform.toml:40"}
}

// of names facts of a debt, or of the borrower where it is "".
func of(debt string, facts ...string) []engine.Ref {
	refs := make([]engine.Ref, len(facts))
	for i, f := range facts {
		refs[i] = engine.Ref{Debt: debt, Fact: f}
	}
	return refs
}

func decides(debt string, kind engine.DecidesKind, id string) engine.Decides {
	return engine.Decides{Debt: debt, Kind: kind, ID: id}
}

func unknown(kind engine.ReasonKind, missing ...engine.Ref) engine.Reason {
	return engine.Reason{Kind: kind, Truth: engine.Unknown, Points: 8, Missing: missing}
}

func sample() *engine.Evaluation {
	return &engine.Evaluation{
		Format: "1", Book: engine.BookRef{Wording: ofLoans(), Title: text.Both("示例规则", "Sample rules"), Version: "2026.11", SHA256: "0"},
		AsOf: today, FactsAsOf: today,
		Sources: map[string]engine.Source{
			"civil-code-543": {Title: text.Both("《民法典》第五百四十三条", "Civil Code, Art. 543"), Kind: "law",
				Confidence: "read", Checked: daysOn(-200)},
			"S002": {Title: text.Both("网络文章", "Web article"), Kind: "article", Confidence: "unverified",
				Checked: daysOn(-1)},
		},
		Lines: []engine.PageLine{
			{ID: "opening", Section: book.SectionOpening,
				Text: text.Both("还不上钱本身不是犯罪。", "Being unable to pay is no crime.")},
			{ID: "budget", Section: book.SectionBudget,
				Text: text.Both("每月结余 599.50 元可以用。", "You have CNY 599.50 a month to spare.")},
			{ID: "never", Section: book.SectionNever,
				Text: text.Both("不借新的去还旧的。", "Do not borrow anew to repay the old.")},
			{ID: "help", Section: book.SectionHelp, Text: text.Both("法律咨询：12348。", "Legal advice: 12348.")},
			{ID: "again", Section: book.SectionAgain,
				Text: text.Both("情况一变，就再算一次。", "When things change, reckon again.")},
			{ID: "closing", Section: book.SectionClosing, Text: text.Both("这一页只给您自己看。", "This page is for you.")},
		},
	}
}

// instalment has everything that a strategy may have.
func instalment(status engine.Status) engine.Strategy {
	return engine.Strategy{
		Rank: 1, ID: "instalment", Kind: book.KindArrange, Tier: book.TierMain,
		Title: text.Both("分期还款", "paying by instalments"), Status: status, Basis: book.BasisNegotiation,
		Unconfirmed: true,
		Effect: text.Both("把欠款分成每月固定的几期来还，一般仍会计息。",
			"The debt is paid in fixed monthly parts; interest usually runs on."),
		Score: engine.Score{Low: 64, High: 72}, Terms: engine.Terms{MonthsMin: months(3), MonthsMax: months(60)},
		Place: "families/platform.toml:20",
		Reasons: []engine.Reason{
			require(engine.Yes, "每月结余 599.50 元，低于每月应还 2,600 元",
				"you have CNY 599.50 a month to spare, less than the CNY 2,600 due"),
			weigh(engine.Yes, 10, "逾期 45 天，仍在可协商的阶段", "45 days overdue: still open to talks"),
			weigh(engine.Yes, -5, "以前谈好的方案没能守住", "an earlier agreement was not kept"),
			weigh(engine.No, 5, "", ""),
			unknown(engine.ReasonWeigh, of("", "recovery_months")...),
		},
		Materials: []engine.Paper{
			{ID: "id-card", Title: text.Both("身份证", "identity card"), Need: engine.Required, State: engine.AtHand,
				By: []string{"id-card"}, Mask: text.Both("遮住号码中间几位", "cover the middle of the number")},
			{ID: "income-proof", Title: text.Both("收入证明", "proof of income"), Need: engine.Required,
				State: engine.AtHand, By: []string{"bank-statement"}},
			{ID: "registration", Title: text.Both("失业登记证明", "unemployment registration"), Need: engine.Proof,
				State: engine.Missing, Where: text.Both("街道社保所", "the street's social security office"),
				Fresh: text.Both("三个月以内", "from the last three months")},
			{ID: "plan", Title: text.Both("还款计划", "repayment plan"), Need: engine.Required, State: engine.Missing},
			{ID: "statement", Title: text.Both("困难情况说明", "statement of hardship"), Need: engine.Helpful,
				State: engine.Missing},
			{ID: "chat", Title: text.Both("聊天记录", "messages"), Need: engine.Helpful, State: engine.NotTold},
		},
		First: []engine.Line{line("先算出每月能守住的数", "work out the sum you can keep to")},
		Steps: []engine.Line{line("从官方渠道提出", "ask through an official channel"),
			line("记下日期、工号和受理号", "note the date, the agent's number and the reference")},
		Say: []engine.Line{line("我因为【原因】，每月最多能付【金额】。", "Because of [reason] I can pay at most [sum] a month.")},
		Agreement: []engine.Line{line("总额、期数、每期金额和日期", "the sum, the number of payments, each amount and day"),
			line("期间计不计息", "whether interest runs")},
		Duties: []engine.Line{line("每期按时付", "pay each on time")},
		Risks: []engine.Line{line("一期付不出就可能全部到期", "one missed payment may make all of it due"),
			line("提出计划等于认这笔债", "a plan acknowledges the debt")},
		Sources: []string{"civil-code-543", "S002-10", "S002-26"},
	}
}

func payInFull() engine.Strategy {
	failed := require(engine.No, "余钱不够付清", "what you have does not cover it")
	failed.Needs = &engine.Needs{Fact: "available_cash", Title: text.Both("手头的钱", "cash at hand"), Operator: ">=",
		Value: "28000", Text: text.Both("28,000 元", "CNY 28,000"), Changes: "borrower"}
	days := require(engine.No, "还没有满 15 天", "the 15 days are not over")
	days.Needs = &engine.Needs{Title: text.Both("提出申请的日期", "day you asked"), Operator: "<=", Value: "2026-11-07",
		Text: text.Both("2026年11月7日", "7 November 2026"), Changes: "time"}
	kind := require(engine.No, "这类机构一般不办", "this creditor usually does not offer it")
	kind.Needs = &engine.Needs{Title: text.Both("抵押", "security"), Operator: "!=", Value: "home",
		Text: text.Both("房子", "a home"), Changes: "lender"}
	kept := require(engine.No, "不是暂时的困难", "the hardship is not temporary")
	kept.Needs = &engine.Needs{Title: text.Both("困难是暂时的", "temporary hardship"), Operator: "==", Value: true,
		Text: text.Both("是", "yes"), Changes: "borrower"}
	return engine.Strategy{ID: "pay-in-full", Rank: 9, Kind: book.KindRepay, Tier: book.TierLast,
		Title: text.Both("一次结清", "paying all at once"), Status: engine.Ineligible, Basis: book.BasisRight,
		Reasons: []engine.Reason{failed, days, kind, kept, require(engine.Yes, "没有争议", "nothing is disputed")}}
}

func short(id string, kind book.StrategyKind, status engine.Status, title text.Text,
	reasons ...engine.Reason) engine.Strategy {
	return engine.Strategy{ID: id, Kind: kind, Tier: book.TierMain, Title: title, Status: status,
		Basis: book.BasisDiscretion, Reasons: reasons}
}

func oneDebt() *engine.Evaluation {
	e := sample()
	e.FactsAsOf = today - 10
	e.Alerts = []engine.Alert{
		{ID: "frozen", Severity: book.SeverityCaution, Debt: "jintiao",
			Text: text.Both("账户冻结了先去问开户银行。", "If an account is frozen, ask its bank first.")},
		{ID: "rollover", Severity: book.SeverityCaution, Text: text.Both("不要借新还旧。", "Do not borrow to repay.")},
	}
	for range 4 {
		e.Alerts = append(e.Alerts, engine.Alert{ID: "note", Severity: book.SeverityNote,
			Text: text.Both("逾期会上征信。", "Arrears go on record.")})
	}
	waiver := short("interest-waiver", book.KindArrange, engine.Undetermined,
		text.Both("减免息费", "a waiver of interest and fees"),
		require(engine.Yes, "有可以说明的原因", "there is a reason to give"),
		unknown(engine.ReasonRequire, append(of("", "hardships"), of("jintiao", "apr")...)...))
	waiver.Missing = append(of("", "hardships"), of("jintiao", "apr")...)
	mediation := short("mediation", book.KindCourt, engine.Eligible, text.Both("调解", "mediation"),
		weigh(engine.Yes, 3, "拿得出能守住的方案", "there is a plan that can be kept"))
	claim := short("claim-benefits", book.KindProtect, engine.Eligible,
		text.Both("先领该领的钱", "claiming what is due to you"), require(engine.Yes, "失业了", "you lost your work"))
	aid := short("legal-aid", book.KindProtect, engine.Undetermined, text.Both("法律援助", "legal aid"))
	aid.Cause = &engine.Cause{Kind: "parameter-unknown", Name: "aid_limit",
		Text: text.Both("规则里还没有查到「援助标准」", "the rule book does not know the means test")}
	family := short("family-help", book.KindRepay, engine.Eligible, text.Both("亲友帮助", "help from relatives"))
	e.DoFirst = []engine.Action{
		{Kind: engine.ActionPapers, Debt: "jintiao", Strategy: "instalment",
			Text: text.Both("失业登记证明、还款计划", "unemployment registration, repayment plan")},
		{Kind: engine.ActionContact, Debt: "jintiao", Strategy: "instalment",
			Text: text.Both("先算出每月能守住的数", "work out the sum you can keep to")},
	}
	e.Debts = []engine.Debt{{
		ID: "jintiao", Lender: "jd-jintiao", LenderKnown: true, Family: "platform", FamilyKnown: true,
		Title: text.Both("京东金条", "JD Jintiao"), FamilyTitle: text.Both("平台产品", "platform product"),
		What:   text.Both("放款的可能是银行，也可能是别的机构。", "A bank may have lent it, or another."),
		Entity: text.Both("以合同「贷款人」一栏为准", "go by the contract"),
		Stage: engine.Stage{ID: "mid", Title: text.Both("逾期中期", "arrears of more than a month"),
			Candidates: []string{"mid"}},
		Strategies: []engine.Strategy{instalment(engine.Eligible), waiver, mediation, family, claim, aid, payInFull()},
		Elsewhere: []engine.Elsewhere{{ID: "answer-lawsuit", Title: text.Both("应诉答辩", "answering a lawsuit"),
			Stages: []string{"court", "judgment"}},
			{ID: "extension", Title: text.Both("延期", "an extension"),
				Because: &text.Text{ZH: "这家没有延期。", EN: "It has none."}}},
		Channels: []engine.Channel{{ID: "app", Kind: "app", Where: text.Both("App → 在线客服", "app > online service")}},
		Refusals: &engine.Refusals{
			Heard: []engine.Refusal{{ID: "late", Strategy: "instalment", On: new(calendar.Of(2026, 11, 18)),
				Title:   text.Both("「要逾期了才能办」", `"you are not overdue enough"`),
				Answers: []engine.Line{line("请登记，书面答复。", "Please register this and answer in writing.")},
				Against: []engine.Reason{{Kind: engine.ReasonAgainst, Truth: engine.Yes,
					Text: text.Both("已经逾期 45 天", "you are 45 days overdue already")}},
				Next:   []engine.Line{line("能付的照付", "pay what you can")},
				Again:  []engine.Named{{Fact: "materials", Title: text.Both("手头的材料", "papers at hand")}},
				Letter: "statement",
				Clocks: []engine.Clock{{ID: "ask", On: calendar.Of(2026, 11, 25), Text: text.Both("带受理号再问", "ask again")}},
			}},
			Steps: []engine.Line{line("换一个付得起的方案", "make an offer that you can keep")},
		},
	}}
	to := text.Both("某某公司", "some company")
	e.Letters = []engine.Letter{
		{ID: "plan", Debt: "jintiao", Title: text.Both("还款方案", "repayment plan"), To: to, MayBeMade: true,
			Strategies: []string{"instalment"}},
		{ID: "statement", Debt: "jintiao", Title: text.Both("困难情况说明", "statement of hardship"), To: to, MayBeMade: true,
			Strategies: []string{"instalment", "mediation"}},
	}
	e.Missing = []engine.Question{
		{Fact: "hardships", Title: text.Both("困难原因", "hardship"), Ask: text.Both("是什么原因让您还不上？", "Why can you not pay?"),
			Decides: []engine.Decides{
				decides("jintiao", engine.DecidesStrategy, "interest-waiver"),
				decides("jintiao", engine.DecidesStrategy, "instalment"),
				decides("jintiao", engine.DecidesStrategy, "mediation"),
				decides("jintiao", engine.DecidesStage, ""), decides("jintiao", engine.DecidesAlert, "x"),
				decides("", engine.DecidesAlert, "y"),
			}},
		{Fact: "recovery_months", Title: text.Both("几个月能恢复", "months to recovery"),
			Ask: text.Both("收入几个月内能恢复？", "In how many months will your income recover?")},
		{Fact: "apr", Debt: "jintiao", Title: text.Both("年利率", "yearly rate"),
			Ask: text.Both("年利率多少？", "What is the rate?"), Asked: true,
			Decides: []engine.Decides{decides("jintiao", engine.DecidesStrategy, "interest-waiver")}},
	}
	e.Outdated = []engine.Outdated{{Kind: engine.OutdatedParameter, ID: "lpr_1y",
		Title: text.Both("一年期 LPR", "one-year LPR"), KnownUntil: today - 30}}
	return e
}

func severalDebts() *engine.Evaluation {
	e := sample()
	e.Read = []engine.Read{
		{Fact: "monthly_income", As: fact.AsNumber, Title: text.Both("每月收入", "monthly income"),
			Text: text.Both("5,000 元", "5,000 yuan")},
		{Fact: "hearing_on", Debt: "b", As: fact.AsComingDate, Title: text.Both("开庭日", "day of the hearing"),
			Text: text.Both("2026年11月23日", "23 November 2026")},
	}
	word := "https://example.org/a-very-long-address-that-no-line-of-eighty-cells-can-hold/and-that-has-to-be-cut-somewhere"
	e.Alerts = []engine.Alert{
		{ID: "distress", Tier: book.TierFirst, Severity: book.SeverityUrgent,
			Text: text.Both("撑不住就拨 12356。", "If it is too much, call 12356.")},
		{ID: "past", Severity: book.SeverityUrgent, Debt: "a", Due: daysOn(-2),
			Text: text.Both("支付令的期限过了，马上联系法院。", "The time for objecting is over: call the court at once.")},
		{ID: "today", Severity: book.SeverityUrgent, Debt: "b", Due: daysOn(0),
			Text: text.Both("今天交答辩状。", "Hand in the answer today.")},
		{ID: "tomorrow", Severity: book.SeverityUrgent, Debt: "b", Due: daysOn(1),
			Text: text.Both("明天开庭，网址 "+word+"。", "The hearing is tomorrow: "+word+".")},
		{ID: "later", Severity: book.SeverityUrgent, Debt: "c", Due: daysOn(10),
			Text: text.Both("十天内申请复议。", "Apply for review within ten days.")},
		{ID: "visit", Severity: book.SeverityCaution, Debt: "c", Due: daysOn(3),
			Text: text.Both("上门时不要签字。", "Sign nothing at the door.")},
	}
	e.DoFirst = []engine.Action{{Kind: engine.ActionDeadline, Debt: "b", Alert: "today", Due: daysOn(0),
		Text: text.Both("今天把答辩状交到法院。", "Hand in the answer today.")},
		{Kind: engine.ActionDeadline, Text: text.Both("撑不住就拨 12356；不用一个人扛。", "If it is too much, call 12356. You are not alone.")},
		{Kind: engine.ActionPapers, Debt: "b", Strategy: "answer-lawsuit", Text: text.Both("身份证", "identity card")}}
	e.Lines = append(e.Lines,
		engine.PageLine{ID: "whom", Section: book.SectionDebt, Debt: "b",
			Text: text.Both("只往原来的账户付款。", "Pay only to the account in the contract.")},
		engine.PageLine{ID: "next", Section: book.SectionAgain, Debt: "b",
			Text: text.Both("下一个还款日前三天再来。", "Come back three days before the next payment.")})
	undecided := instalment(engine.Undetermined)
	undecided.Reasons = append(undecided.Reasons, unknown(engine.ReasonStage, of("b", "legal_papers")...),
		unknown(engine.ReasonRequire, append(of("b", "legal_papers"), of("", "f1", "f2", "f3", "f4", "f5")...)...))
	undecided.Title = text.Both("把全部欠款按照双方都同意的很长很长的安排一期一期慢慢地还清楚的办法",
		"paying everything off little by little by an arrangement of considerable length")
	undecided.Terms = engine.Terms{MonthsMax: months(12)}
	answer := short("answer-lawsuit", book.KindProtect, engine.Eligible, text.Both("应诉答辩", "answering a lawsuit"))
	answer.Sources = []string{"civil-code-543", "no-such-source"}
	e.Debts = []engine.Debt{
		{ID: "b", Lender: word, FamilyTitle: text.Both("平台产品", "platform product"), Title: text.Both(word, word),
			Stage: engine.Stage{Candidates: []string{"mid", "late", "court"}},
			Urgency: &engine.Urgency{ID: "deadline",
				Text: text.Both("最近的期限：2026年11月22日", "nearest deadline: 22 November 2026")},
			Strategies: []engine.Strategy{undecided, answer}},
		{ID: "a", Title: text.Both("某某银行", "Some Bank"), FamilyTitle: text.Both("银行贷款", "bank loan"), LenderKnown: true,
			Stage: engine.Stage{ID: "court", Title: text.Both("法院程序中", "before a court")}},
		{ID: "c", Title: text.Both("某某银行", "Some Bank"), FamilyTitle: text.Both("银行信用卡", "credit card"),
			LenderKnown: true, Stage: engine.Stage{ID: "mid", Title: text.Both("逾期中期", "arrears of more than a month")},
			Strategies: []engine.Strategy{payInFull()}},
	}
	for _, f := range []string{"legal_papers", "f1", "f2", "f3", "f4", "f5", "f6"} {
		e.Missing = append(e.Missing,
			engine.Question{Fact: f, Debt: "b", Title: text.Both("事实 "+f, "fact "+f),
				Ask:     text.Both("收到过哪些文书？", "Which papers have you received?"),
				Decides: []engine.Decides{{Debt: "b", Kind: engine.DecidesStage}}})
	}
	last := &e.Debts[len(e.Debts)-1]
	last.Lender, last.LenderKnown = "某某银行", false
	last.Guess = &engine.Guess{ID: "bank", Families: []engine.Candidate{
		{ID: "credit-card", Title: text.Both("银行信用卡", "bank credit card")}}}
	return e
}

func nothingSuits() *engine.Evaluation {
	e := sample()
	e.Lines = nil
	e.Debts = []engine.Debt{{ID: "debt-1", Lender: "示例", Title: text.Both("示例", "sample"),
		FamilyTitle: text.Both("还不知道是哪类机构", "unknown creditor"),
		Stage:       engine.Stage{ID: "current", Title: text.Both("尚未逾期", "not overdue")},
		Strategies:  []engine.Strategy{payInFull()}}}
	return e
}
