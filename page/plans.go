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
	sayPlanMonthly = text.Both("每月", "Each month")
	sayPlanMonths  = text.Both("期数", "Months")
	sayPlanTotal   = text.Both("一共", "Total")
	sayPlanExtra   = text.Both("比现在多付", "Extra")
	sayPlanOnce    = text.Both("一次", "once")
	sayPlanOn      = text.Both("到 %s", "on %s")
	sayPlanNever   = text.Both("还不完", "never")
	sayPlanDash    = text.Both("—", "—")
	sayPlanAsk     = text.Both("要算全，先填：%s。", "To work out the rest, tell us: %s.")
	sayPlanAskAll  = text.Both("要算出每月多少、多久，先填：%s。", "To work out the payments and how long they take, tell us: %s.")
	sayPlanLeast   = text.Both("至少 %s", "at least %s")
	sayPlanNeeds   = text.Both("%s：算这个数要先知道%s。", "%s: to work this out we need %s.")
	sayPlanHolds   = text.Both("%s：前提是%s。", "%s: %s")
	sayPlanShort   = text.Both("每月还差 %s，现在付不起。", " That is %s a month more than you can pay now.")
	sayPlanShortly = text.Both("还差 %s，现在付不起。", " That is %s more than you can pay now.")
	sayPlanLong    = text.Both("超过最多能要的 %d 个月。", " That is longer than the %d months you can ask for.")
	sayPlanCannot  = text.Both("照现在能付的数，连利息都不够，越还越多。",
		" What you can pay now does not even cover the interest.")
	sayPlanCost   = text.Both("手续费折成年利率是 %s。", " The fee comes to %s a year.")
	sayPlanBeside = text.Both("另外还有 %s的利息和费用，一次付，或另外谈。",
		" There are also interest and fees of %s, to pay at once or agree separately.")
	sayPlanHeading = text.Both("算一算", "Figures")
	sayPlanNone    = text.Both("没有能算的还法：先答上面的问题，或这笔现在没有合适的方案。",
		"There is nothing to work out yet. Answer the questions first, or nothing suits this {debt} for now.")
	sayPlanTitle   = text.Both("各个还法算一算", "What each way of paying comes to")
	sayPlanPromise = text.Both(
		"这些数是算出来的，不是对方的承诺；对方同意了才成立。超过付得起的数，先不要签。",
		"We worked these figures out. They are not a promise by the {creditor}, and hold only if it agrees. Do not sign for more than you can pay.",
	)
	sayScheduleOf = text.Both("%s：每月一行", "%s: month by month")
	sayDueOn      = text.Both("哪天", "Due on")
	sayPayment    = text.Both("付多少", "Payment")
	sayInterest   = text.Both("其中利息", "Interest")
	sayPrincipal  = text.Both("其中本金", "Principal")
	sayBalance    = text.Both("还剩", "Balance")
)

// planTable puts plans side by side, those of which a figure is known; nil where there are none.
func (p *page) planTable(plans []engine.Plan) []document.Block {
	if len(plans) == 0 {
		return nil
	}
	t := document.Table{Figures: true, Head: []string{
		"", p.in(sayPlanMonthly), p.in(sayPlanMonths), p.in(sayPlanTotal), p.in(sayPlanExtra),
	}}
	for _, plan := range plans {
		if plan.Monthly == nil && plan.Months == nil && plan.Total == nil && !plan.Never {
			continue // its notes say what it needs
		}
		t.Rows = append(t.Rows, row(append([]string{p.in(plan.Title)}, p.planCells(&plan)...)...))
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// planCells returns the payment of a month, the months, the total and what is paid on top.
func (p *page) planCells(plan *engine.Plan) []string {
	dash := p.in(sayPlanDash)
	monthly, months := p.planSum(plan, plan.Monthly), dash
	switch {
	case plan.Never:
		return []string{p.in(sayPlanNever), dash, dash, dash}
	case plan.Total == nil:
		return []string{dash, dash, dash, dash}
	case plan.Form == book.LumpSum:
		monthly, months = dash, p.in(sayPlanOnce)
	case plan.Form == book.Deferral:
		monthly, months = dash, p.say(sayPlanOn, plan.LastOn.String())
	default:
		months = strconv.Itoa(*plan.Months)
	}
	return []string{monthly, months, p.planSum(plan, plan.Total), p.planSum(plan, plan.Extra)}
}

// shortPlans puts plans side by side and says what they lack; where none can be worked out it only
// says that.
func (p *page) shortPlans(plans []engine.Plan) []document.Block {
	var missing []engine.Ref
	open := 0
	for _, plan := range plans {
		if plan.Total == nil && !plan.Never {
			missing = append(missing, plan.Missing...)
			open++
		}
	}
	switch {
	case open == 0:
		return p.planTable(plans)
	case open == len(plans):
		return []document.Block{dimParagraph(p.say(sayPlanAskAll, p.factTitles(missing, maxTitles)))}
	case p.thrift >= sparse:
		return p.planTable(plans)
	}
	return append(p.planTable(plans), dimParagraph(p.say(sayPlanAsk, p.factTitles(missing, maxTitles))))
}

// planSum writes a sum of a plan without its unit, which the words around it say.
func (p *page) planSum(plan *engine.Plan, sum *engine.Fen) string {
	switch {
	case sum == nil:
		return p.in(sayPlanDash)
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
	if plan.CostRate != nil {
		said = append(said, p.say(sayPlanCost, text.Quantity(plan.CostRate.Round(4), "per-year", p.Language)))
	}
	if plan.Beside != nil {
		said = append(said, p.say(sayPlanBeside, p.money(*plan.Beside)))
	}
	return strings.Join(said, "")
}

func (p *page) money(sum engine.Fen) string {
	return text.Money(sum.Yuan(), p.Book.Currency.Code, p.Language)
}

// PlansOptions select what Plans shows, and its language.
type PlansOptions struct {
	Language text.Language
	Schedule bool // month by month too
}

// Plans returns the page on the plans of an evaluation: of each debt and strategy what it comes to,
// side by side, and all debts together.
func Plans(e *engine.Evaluation, o PlansOptions) document.Document {
	p := &page{Options: Options{Language: o.Language, Full: true}, Evaluation: e}
	body := []document.Block{document.Heading{
		Level: titleLevel, Text: document.Say(p.in(sayPlanTitle)), Aside: document.Say(p.weekday(e.AsOf)),
	}, dimParagraph(p.in(sayPlanPromise))}
	for i := range e.Debts {
		body = append(body, sectionOf(p.plansOf(&e.Debts[i], o.Schedule)...))
	}
	body = append(body, p.shares(len(e.Debts))...)
	body = append(body, p.payingOrders()...)
	body = append(body, p.references()...)
	return document.Document{
		Language: o.Language.Tag(), Title: p.in(sayPlanTitle), Body: body,
	}
}

// plansOf returns the plans of a debt, strategy by strategy.
func (p *page) plansOf(d *engine.Debt, schedule bool) []document.Block {
	body := []document.Block{
		document.Rule{},
		document.Heading{Level: sectionLevel, Text: document.Say(p.capital(p.debtTitle(d.ID)))},
	}
	none := true
	for i := range d.Strategies {
		s := &d.Strategies[i]
		if len(s.Plans) == 0 {
			continue
		}
		none = false
		part := append([]document.Block{p.strategyHead(shown{Strategy: s})}, p.planTable(s.Plans)...)
		part = append(part, dashedList(p.planNotes(s.Plans)), document.Picture{SVG: PlanPicture(s, p.Language)})
		if schedule {
			for k := range s.Plans {
				part = append(part, p.schedule(&s.Plans[k])...)
			}
		}
		body = append(body, document.Entry{Body: part})
	}
	if none {
		body = append(body, p.paragraph(p.in(sayPlanNone)))
	}
	return body
}

// schedule returns a plan month by month.
func (p *page) schedule(plan *engine.Plan) []document.Block {
	if plan.Schedule == nil || plan.FirstOn == nil {
		return nil
	}
	t := document.Table{Figures: true, Head: []string{
		p.in(sayDueOn), p.in(sayPayment), p.in(sayInterest), p.in(sayPrincipal), p.in(sayBalance),
	}}
	payments := plan.Payments()
	for k, i := range plan.Schedule {
		t.Rows = append(t.Rows, row(p.date(payments[k].On), text.Figure(i.Payment.Yuan()), text.Figure(i.Interest.Yuan()),
			text.Figure(i.Principal.Yuan()), text.Figure(i.Balance.Yuan())))
	}
	return []document.Block{sectionOf(p.paragraph(p.say(sayScheduleOf, p.in(plan.Title))), t)}
}
