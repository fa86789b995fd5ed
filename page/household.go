package page

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// The words for all debts together.
var (
	sayShares     = text.Both("这个月的钱先给谁", "Whom to pay this month")
	sayShare      = text.Both("%s %s：%s", "%s: %s. %s")
	sayShareNoSum = text.Both("%s：%s", "%s: %s")
	sayOrders     = text.Both("如果钱全给一笔、还完一笔再还下一笔", "If all the money went to one {debt} after the other")
	sayOrder      = text.Both("先还", "First")
	sayFirstGone  = text.Both("第一笔几个月还完", "First one gone after")
	sayAllGone    = text.Both("全部几个月还完", "All gone after")
	saySmallest   = text.Both("最小的", "the smallest")
	sayDearest    = text.Both("利率最高的", "the dearest")
	sayMonths     = text.Both("%d 个月", "%d months")
	sayOrdersHold = text.Both("这只是算术：对方不一定肯等，别的{debt}的利息和催收都还在。",
		"This is arithmetic: the other {creditors} need not wait, and their interest and calls go on.")
)

// shares says whom to pay with a month's money, at most so many, where there are several debts.
func (p *page) shares(most int) []document.Block {
	if p.Household == nil || len(p.Debts) < 2 || len(p.Household.Order) == 0 {
		return nil
	}
	order := p.Household.Order
	said := make([]string, 0, len(order))
	for _, s := range order[:min(most, len(order))] {
		reason := p.sentence(p.in(s.Reason)) + p.mark(s.Sources)
		if s.Pay == nil {
			said = append(said, p.say(sayShareNoSum, p.debtTitle(s.Debt), reason))
			continue
		}
		said = append(said, p.say(sayShare, p.debtTitle(s.Debt), p.money(*s.Pay), reason))
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, sayShares), numberedList(said))}
}

// payingOrders puts side by side what it comes to if one debt is paid after the other.
func (p *page) payingOrders() []document.Block {
	h := p.Household
	if h == nil || h.Snowball == nil || len(p.Debts) < 2 {
		return nil
	}
	t := document.Table{Figures: true, Head: []string{
		p.in(sayOrder), p.in(sayFirstGone), p.in(sayAllGone), p.in(sayPlanTotal),
	}}
	for _, by := range []struct {
		title text.Text
		order *engine.PayingOrder
	}{{saySmallest, h.Snowball}, {sayDearest, h.DearestFirst}} {
		cells := []string{p.in(by.title), p.in(sayPlanNever), "", ""}
		if o := by.order; o.Months != nil {
			cells = []string{
				p.in(by.title),
				p.say(sayMonths, *o.FirstGoneMonths),
				p.say(sayMonths, *o.Months),
				text.Figure(o.Total.Yuan()),
			}
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	return []document.Block{sectionOf(
		p.heading(sectionLevel, sayOrders), t, dimParagraph(p.in(sayOrdersHold)),
	)}
}

// row returns the cells of a row of a table.
func row(cells ...string) []document.Sentence {
	said := make([]document.Sentence, len(cells))
	for i, c := range cells {
		said[i] = document.Say(c)
	}
	return said
}
