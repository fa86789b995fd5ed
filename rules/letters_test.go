package rules_test

import (
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
)

// contents are what each letter must hold: a phrase of a block, and why. Without a block it is one
// that is always there.
var contents = []struct{ letter, block, phrase, why string }{
	{"art70-application", "", "《商业银行信用卡业务监督管理办法》第七十条", "the rule it rests on"},
	{"art70-application", "", "信用卡卡号后四位", "which card"},
	{"art70-application", "", "【账单日】", "the day of the statement"},
	{"art70-application", "", "以贵行核对后的明细为准", "the sum is the bank's to check"},
	{"art70-application", "", "特殊情况", "the first condition of the article"},
	{"art70-application", "", "超出还款能力", "the second"},
	{"art70-application", "", "仍有还款意愿", "the third"},
	{"art70-application", "figures", "{monthly_income|", "the budget"},
	{"art70-application", "figures", "{essential_spending|", "the budget"},
	{"art70-application", "figures", "{monthly_surplus|", "the budget"},
	{"art70-application", "offer", "{plan_payment|", "the sum offered"},
	{"art70-application", "offer", "{plan_months|", "for how long"},
	{"art70-application", "offer", "{plan_first|", "from when"},
	{"art70-application", "too-much", "减免利息、违约金和费用", "what is asked where 60 months do not do"},
	{"art70-application", "nothing-yet", "没有可用于还款的结余", "no sum is offered where nothing is left"},
	{"art70-application", "", "停收或者少收利息、违约金", "no or less interest and charges from signing"},
	{"art70-application", "", "停止催收，并收回对外委托", "collection stops, agents' too"},
	{"art70-application", "", "怎样报送征信", "how it is reported"},
	{"art70-application", "", "不同意的，请写明理由", "an answer in writing, with reasons"},
	{"art70-application", "", "欠款余额、结构、币种", "the first of the six points"},
	{"art70-application", "", "还款周期、方式、币种、日期和每期金额", "the second"},
	{"art70-application", "", "是否计收年费、利息和其他费用", "the third"},
	{"art70-application", "", "不向任何银行申领信用卡", "the fourth"},
	{"art70-application", "", "权利义务和违约责任", "the fifth"},
	{"art70-application", "", "其他约定", "the sixth"},
	{"art70-application", "", "身份证复印件", "the annexes"},

	{"hardship-statement", "", "【起始日期】", "since when"},
	{"hardship-statement", "", "{hardships|", "what happened"},
	{"hardship-statement", "", "已经【多久】", "how long it has lasted"},
	{"hardship-statement", "", "【此前的金额】", "the loss of income in figures"},
	{"hardship-statement", "figures", "{dependants|", "who depends on it"},
	{"hardship-statement", "figures", "{essential_spending|", "spending"},
	{"hardship-statement", "", "已经做的", "what was tried"},
	{"hardship-statement", "", "{recovery_months|", "when it is expected to get better"},
	{"hardship-statement", "", "依据", "and by what"},
	{"hardship-statement", "", "1.【证明一】", "proofs by number"},

	{"repayment-plan", "schedule", "", "the table of days, sums and balances"},
	{"repayment-plan", "figures", "{monthly_surplus|", "the budget that shows that it fits"},
	{"repayment-plan", "", "每期金额在下表的结余之内", "the instalment against what there is"},
	{"repayment-plan", "", "30 日内有效", "how long the offer stands"},
	{"repayment-plan", "", "为协商提出，未达成书面协议前不作为对债务金额的确认", "an offer, no admission"},

	{"longer-term", "schedule", "", "the table of days, sums and balances"},
	{"longer-term", "offer", "{apr|", "at the present rate"},
	{"longer-term", "", "不另收费用", "and no fee for it"},
	{"longer-term", "", "每期金额在下表的结余之内", "the instalment against what there is"},
	{"longer-term", "", "为协商提出，未达成书面协议前不作为对债务金额的确认", "an offer, no admission"},

	{"statement-request", "", "【合同编号】", "which contract"},
	{"statement-request", "", "放款凭证", "disbursement"},
	{"statement-request", "", "每一笔还款", "every payment"},
	{"statement-request", "", "抵充费用、利息、本金", "how each was applied"},
	{"statement-request", "", "计算基数", "interest, penalty and fees with their base"},
	{"statement-request", "", "收取人", "and their payee"},
	{"statement-request", "", "现在的债权人", "who is owed"},
	{"statement-request", "", "转让通知", "assignments"},
	{"statement-request", "", "综合融资成本明示表", "the table of costs"},
	{"statement-request", "", "担保公司或者保证保险", "the guarantor"},

	{"mediation-application", "", "被申请人", "the parties"},
	{"mediation-application", "", "联系电话", "how to reach the other side"},
	{"mediation-application", "", "一、事实", "the facts"},
	{"mediation-application", "", "主张本金", "a sum claimed is not called owed"},
	{"mediation-application", "", "二、争议", "what is in dispute"},
	{"mediation-application", "", "三、请求", "what is asked"},
	{"mediation-application", "", "自愿参加调解", "that the applicant is willing"},
	{"mediation-application", "", "仅供调解，达不成协议的，不作为证据", "what is offered is no evidence"},
	{"mediation-application", "", "司法确认，待达成协议后另行商定", "no consent beforehand"},
	{"mediation-application", "", "附件", "the annexes"},

	{"defence", "", "性别【性别】，年龄【年龄】，民族【民族】，职业【职业】，工作单位【工作单位】", "what Art. 128 asks of the defendant"},
	{"defence", "", "【案号】", "the case"},
	{"defence", "table", "【认／不认／不清楚】", "each claim admitted, denied or not known"},
	{"defence", "table", "核对为【金额】", "the sums reckoned in a table"},
	{"defence", "limitation", "第一百九十二条", "limitation, at first instance"},
	{"defence", "rate", "可请求核减的数为【金额】", "the rate, with the figure"},
	{"defence", "card-charges", "银行卡民事纠纷", "a card has a rule of its own"},
	{"defence", "private-rate", "报价利率四倍", "and so has a private loan"},
	{"defence", "penalty", "第五百八十五条", "penalties"},
	{"defence", "hidden-fees", "第四百九十六条", "terms not shown"},
	{"defence", "guarantee-fee", "担保费", "the guarantee fee"},
	{"defence", "kept-back", "第六百七十条", "money kept back"},
	{"defence", "payments-missing", "没有全部计入", "payments not booked"},
	{"defence", "standing", "转让合同", "standing, notice of assignment"},
	{"defence", "standing", "代偿凭证", "or proof of the payout"},
	{"defence", "not-mine", "身份被他人冒用", "a loan taken by somebody else"},
	{"defence", "", "三、证据", "the list of evidence"},
	{"defence", "", "四、请求", "what is asked"},

	{"jurisdiction-objection", "", "第一百三十条", "the rule"},
	{"jurisdiction-objection", "", "【有管辖权的法院】", "the court asked for"},
	{"jurisdiction-objection", "", "第三十一条", "the clause was not shown"},
	{"jurisdiction-objection", "", "住所地", "the defendant's home"},
	{"jurisdiction-objection", "", "合同履行地", "the place of performance"},
	{"jurisdiction-objection", "", "答辩期内、实体答辩之前", "before any answer on the merits"},

	{"payment-order-objection", "", "{payment_order_received_on|", "the day it came"},
	{"payment-order-objection", "", "全部债务提出异议", "the whole sum"},
	{"payment-order-objection", "", "及于支付令的每一项和全部金额", "every item"},
	{"payment-order-objection", "", "终结督促程序", "what is asked"},
	{"payment-order-objection", "table", "有异议，理由：【理由】", "each item with its reason"},
	{"payment-order-objection", "amount", "数额不对", "a ground"},
	{"payment-order-objection", "rate", "利息和费用不对", "a ground"},
	{"payment-order-objection", "creditor", "没有证明自己是债权人", "a ground"},
	{"payment-order-objection", "not-mine", "不是异议人所借", "a ground"},
	{"payment-order-objection", "paid", "已经付清", "a ground"},
	{"payment-order-objection", "not-due", "还没有到期", "a ground"},
	{"payment-order-objection", "limitation", "诉讼时效已过", "a ground"},
	{"payment-order-objection", "", "证据：", "the evidence"},
	{"payment-order-objection", "", "【签名】", "signed"},
	{"payment-order-objection", "", "挂号寄出", "the original, posted"},

	{"arbitration-refusal", "", "从未同意把与申请人之间的争议交付仲裁", "the statement"},
	{"arbitration-refusal", "", "首次开庭前", "in time"},
	{"arbitration-refusal", "", "不对实体问题答辩", "nothing on the merits first"},
	{"arbitration-defence", "table", "核对为【金额】", "sums"},
	{"arbitration-defence", "rate", "法发〔2017〕22号", "the rate"},
	{"arbitration-defence", "limitation", "第一百九十八条", "limitation"},

	{"appeal", "", "{judgment_received_on|", "the judgment and the day it came"},
	{"appeal", "", "【第几项】", "which item"},
	{"appeal", "", "改判为", "what instead"},
	{"appeal", "", "认定事实有误", "why: fact"},
	{"appeal", "", "适用法律有误", "why: law"},
	{"appeal", "", "程序有误", "why: procedure"},
	{"appeal", "", "副本", "copies"},
	{"appeal", "fee-waiver", "缓交、减交或者免交", "the fee"},

	{"enforcement-objection", "", "【执行法院】", "the court"},
	{"enforcement-objection", "", "【执行案号】", "the case"},
	{"enforcement-objection", "", "异议的执行行为", "the act complained of"},
	{"enforcement-objection", "", "第二百三十六条", "the law"},
	{"enforcement-objection", "amount", "明显超过应执行的数额", "over-freezing, the sum"},
	{"enforcement-objection", "paid", "没有扣除", "payments not deducted"},
	{"enforcement-objection", "two-years", "第二百五十条", "the two years"},
	{"enforcement-objection", "", "证据：", "the evidence"},
	{"non-enforcement", "award", "第二百四十八条", "an award"},
	{"non-enforcement", "notarial", "第二百四十九条", "a notarised debt"},

	{"living-costs", "table", "{dependants|", "the household"},
	{"living-costs", "table", "【当地标准】", "the local standard times persons"},
	{"living-costs", "table", "房租", "rent"},
	{"living-costs", "table", "医药", "medicine"},
	{"living-costs", "table", "上学", "school"},
	{"living-costs", "", "入账流水", "the account and what is paid into it"},
	{"living-costs", "", "每月【金额】", "the sum a month"},
	{"living-costs", "", "第二百五十四条", "the law"},

	{"enforcement-settlement", "", "申请执行人：", "both parties"},
	{"enforcement-settlement", "", "尚未履行的数额", "the remainder"},
	{"enforcement-settlement", "terms", "{plan_payment|", "sums and days"},
	{"enforcement-settlement", "", "加倍部分债务利息", "whether doubled interest is let off"},
	{"enforcement-settlement", "", "解除对", "release of what is frozen"},
	{"enforcement-settlement", "", "失信信息", "listing and limits"},
	{"enforcement-settlement", "", "恢复执行", "default"},
	{"enforcement-settlement", "", "交执行法院附卷", "handed to the court"},
	{"enforcement-settlement", "", "不设担保人", "no relative's guarantee"},

	{"credit-objection", "", "身份证号", "who"},
	{"credit-objection", "table", "【报告编号】，查询日期", "the report"},
	{"credit-objection", "table", "【账户编号】", "the account"},
	{"credit-objection", "table", "【原文】", "what is shown"},
	{"credit-objection", "table", "实际情况", "what is true"},
	{"credit-objection", "table", "见附件", "proof"},
	{"credit-objection", "", "核查、更正", "what is asked"},
	{"credit-objection", "", "{credit_dispute_days} 内书面答复", "an answer in writing in time"},
	{"credit-statement", "", "{hardships|", "facts alone"},

	{"complaint", "", "投诉人：【姓名】", "who complains"},
	{"complaint", "", "被投诉人：【机构全称】；有关人员", "of whom"},
	{"complaint", "", "请求：", "the request"},
	{"complaint", "asked", "受理号【受理号】", "the reference, what was asked and refused"},
	{"complaint", "fifteen", "{complaint_days} 内书面答复", "by when"},
	{"complaint", "hours", "{collection_quiet_from}", "the ground"},
	{"complaint", "calls", "{collection_connected_calls}", "the ground"},
	{"complaint", "", "【签名】", "signed"},

	{"claim-check", "", "转让人、受让人和转让日期", "assignor, assignee, day"},
	{"claim-check", "", "本金、利息、费用明细", "the sum"},
	{"claim-check", "", "代偿凭证", "documents"},
	{"claim-check", "", "不向任何新账户付款", "payment only to the confirmed account"},
	{"claim-check", "", "原债权人书面确认的收款账户", "which account that is"},

	{"agent-withdrawal", "", "撤回对贵方的全部委托、代理和授权", "all authority"},
	{"agent-withdrawal", "", "付款【金额】，付款凭证号【流水号】", "when, how much, the transfer"},
	{"agent-withdrawal", "", "退还已付的费用", "the request"},
	{"agent-withdrawal", "", "今后只与本人联系", "to the creditor"},
	{"police-report", "agent", "转账单号【流水号】", "sums and transfers"},
	{"police-report", "", "聊天记录", "chats"},
	{"police-report", "", "出具接受案件回执", "the request"},
	{"settlement-certificate", "", "盖章的结清证明", "the certificate"},
	{"agreement-checklist", "card", "结清前不申领新卡", "the six points of the article"},
	{"agreement-checklist", "", "晚一期会怎样", "what one late instalment does"},
	{"agreement-checklist", "", "对公账户", "whom it is paid to"},

	{"call-script", "", "证件号等核实了这个号码再报", "no number of one's own before theirs is known"},
	{"call-script", "before-due", "{next_due_on|", "before due"},
	{"call-script", "early", "{first_missed_on|", "early arrears"},
	{"call-script", "mid", "申请调整", "after a month"},
	{"call-script", "late", "请先发来明细", "late"},
	{"call-script", "guarantor", "代偿凭证", "a guarantor claims"},
	{"call-script", "assignee", "转让通知", "a buyer claims"},
	{"call-script", "refused", "请把理由书面告诉我", "after a refusal"},
	{"call-script", "long-ago", "我只核对", "where limitation may be over"},
	{"call-script", "figures", "{fair_share|", "what there is"},
	{"call-script", "register", "给我受理号，书面答复", "what is wanted"},
	{"call-script", "", "说完就停", "then stop"},
	{"call-script", "", "复述一遍", "and read back"},
	{"answer-collector", "", "打到您上班的地方", "at work"},
	{"answer-collector", "", "他的事我不清楚", "the family confirms nothing"},
	{"answer-collector", "", "请不要再联系我", "and declines"},
	{"finance-sheet", "budget", "{shareable|", "what is left for debts"},
	{"finance-sheet", "debts", "{owed|", "the debts"},
}

// TestLettersHoldWhatTheyMust: every phrase stands in its block, or in one that is always there.
func TestLettersHoldWhatTheyMust(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	tried := map[string]bool{}
	for _, row := range contents {
		tried[row.letter] = true
		l := b.Letter(row.letter)
		if l == nil {
			t.Errorf("there is no letter %s", row.letter)
			continue
		}
		if !holds(l, row.block, row.phrase) {
			t.Errorf("%s, block %q does not hold %q: %s", row.letter, row.block, row.phrase, row.why)
		}
	}
	for _, l := range b.Letters {
		if !tried[l.ID] {
			t.Errorf("nobody says what %s must hold", l.ID)
		}
	}
}

func holds(l *book.Letter, block, phrase string) bool {
	if block == "" && strings.Contains(l.To.ZH, phrase) {
		return true
	}
	for _, b := range l.Blocks {
		if block == "" && b.When != nil || block != "" && b.ID != block {
			continue
		}
		said := b.Text.ZH
		for _, r := range b.Rows {
			said += r.Title.ZH + r.Value.ZH
		}
		if strings.Contains(said, phrase) {
			return true
		}
	}
	return false
}

// TestLettersAreSignedAndTheirSendingIsKept: whatever is handed in has blanks for who sends it, the
// signature, the day, and how it went out.
func TestLettersAreSignedAndTheirSendingIsKept(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	toOneself := map[string]bool{"agreement-checklist": true}
	for _, l := range b.Letters {
		if l.Kind == book.Script || l.Kind == book.Sheet || toOneself[l.ID] {
			continue
		}
		for _, blank := range []string{"【姓名】", "【地址】", "【电话】", "【签名】", "【日期】"} {
			if !holds(l, "", blank) {
				t.Errorf("%s has no %s", l.ID, blank)
			}
		}
		if l.To.ZH == "" {
			t.Errorf("%s is addressed to nobody", l.ID)
		}
		if l.ID != "police-report" && l.ID != "enforcement-settlement" && !holds(l, "proof", "递交方式") {
			t.Errorf("%s keeps no proof of how it was sent", l.ID)
		}
		if l.Kind == book.Neutral && !holds(l, "neutral", "不构成对债务的确认、承诺或对诉讼时效的放弃") {
			t.Errorf("%s is neutral and does not say so", l.ID)
		}
	}
}
