package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// The words of plans.
var (
	sayPlanMonthly = text.Both("每月", "A month")
	sayPlanMonths  = text.Both("期数", "Months")
	sayPlanTotal   = text.Both("一共", "In all")
	sayPlanExtra   = text.Both("比现在多付", "On top")
	sayPlanOnce    = text.Both("一次", "once")
	sayPlanOn      = text.Both("到 %s", "on %s")
	sayPlanNever   = text.Both("还不完", "never")
	sayPlanUnknown = text.Both("还不知道", "not known")
	sayPlanLeast   = text.Both("至少 %s", "at least %s")
	sayPlanNeeds   = text.Both("%s：算这个数要先知道%s。", "%s: to work it out, this is needed: %s.")
	sayPlanHolds   = text.Both("%s：前提是%s。", "%s: %s")
	sayPlanShort   = text.Both("每月还差 %s，现在付不起。", " It is %s a month more than you can pay at present.")
	sayPlanShortly = text.Both("还差 %s，现在付不起。", " It is %s more than you can pay at present.")
	sayPlanLong    = text.Both("超过最多能要的 %d 个月。", " It is longer than the %d months that may be asked for.")
	sayPlanCannot  = text.Both("照现在能付的数，连利息都不够，越还越多。",
		" What you can pay at present does not even cover the interest.")
	sayPlanBeside = text.Both("另外还有 %s的利息和费用，一次付，或另外谈。",
		" Interest and fees of %s come on top, to be paid at once or agreed apart.")
	sayPlanHeading = text.Both("算一算", "Figures")
	sayPlanNone    = text.Both("没有能算的还法：先答上面的问题，或这笔现在没有合适的方案。",
		"There is nothing to work out yet: answer the questions first, or nothing suits this debt at present.")
	sayScheduleOf = text.Both("%s：每月一行", "%s: month by month")
	sayDueOn      = text.Both("哪天", "Due on")
	sayPayment    = text.Both("付多少", "Payment")
	sayInterest   = text.Both("其中利息", "Interest")
	sayPrincipal  = text.Both("其中本金", "Principal")
	sayBalance    = text.Both("还剩", "Balance")
)

// planTable puts plans side by side; nil where there are none.
func (p *page) planTable(plans []engine.Plan) []document.Block {
	if len(plans) == 0 {
		return nil
	}
	t := document.Table{Figures: true, Head: []string{
		"", p.in(sayPlanMonthly), p.in(sayPlanMonths), p.in(sayPlanTotal), p.in(sayPlanExtra),
	}}
	for _, plan := range plans {
		row := []document.Sentence{document.Say(p.in(plan.Title))}
		for _, cell := range p.planCells(&plan) {
			row = append(row, document.Say(cell))
		}
		t.Rows = append(t.Rows, row)
	}
	return []document.Block{t}
}

// planCells returns the payment of a month, the months, the total and what is paid on top.
func (p *page) planCells(plan *engine.Plan) []string {
	monthly, months := p.planSum(plan, plan.Monthly), p.in(sayPlanUnknown)
	switch {
	case plan.Never:
		return []string{p.in(sayPlanNever), "", "", ""}
	case plan.Form == book.LumpSum:
		monthly, months = "", p.in(sayPlanOnce)
	case plan.Form == book.Deferral && plan.LastOn != nil:
		monthly, months = "", p.say(sayPlanOn, p.date(*plan.LastOn))
	case plan.Months != nil:
		months = strconv.Itoa(*plan.Months)
	}
	return []string{monthly, months, p.planSum(plan, plan.Total), p.planSum(plan, plan.Extra)}
}

// planSum writes a sum of a plan without its unit, which the words around it say.
func (p *page) planSum(plan *engine.Plan, sum *engine.Fen) string {
	switch {
	case sum == nil:
		return p.in(sayPlanUnknown)
	case plan.AtLeast && *sum > 0:
		return p.say(sayPlanLeast, text.Figure(sum.Yuan()))
	}
	return text.Figure(sum.Yuan())
}

// planNotes say under what plans hold, whether they can be paid, and what they lack.
func (p *page) planNotes(plans []engine.Plan) []string {
	var notes []string
	for i := range plans {
		notes = append(notes, p.planNote(&plans[i]))
	}
	return slices.Compact(notes)
}

func (p *page) planNote(plan *engine.Plan) string {
	title := p.in(plan.Title)
	if plan.Total == nil && !plan.Never && len(plan.Missing) > 0 {
		return p.say(sayPlanNeeds, title, p.factTitles(plan.Missing, maxTitles))
	}
	said := []string{p.say(sayPlanHolds, title, strings.TrimRight(p.in(plan.Assume), "。"))}
	if plan.Never {
		said = append(said, p.in(sayPlanCannot))
	}
	if plan.ShortBy != nil {
		sentence := sayPlanShort
		if plan.Monthly == nil {
			sentence = sayPlanShortly
		}
		said = append(said, p.say(sentence, p.money(*plan.ShortBy)))
	}
	if plan.WithinMost != nil && !*plan.WithinMost {
		said = append(said, p.say(sayPlanLong, *plan.Most))
	}
	if plan.Beside != nil {
		said = append(said, p.say(sayPlanBeside, p.money(*plan.Beside)))
	}
	return strings.Join(said, "")
}

func (p *page) money(sum engine.Fen) string { return text.Money(sum.Yuan(), p.Language) }
