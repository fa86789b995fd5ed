package page

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/money"
)

// Bars are sums of money a month to be drawn: what is due, what can be promised, what plans ask.
type Bars struct {
	Title, Head, Sum string
	Rows             []Bar
}

// Bar is one sum.
type Bar struct {
	ID          string // of its drawing
	Label, Said string
	Kind        string // due, can or plan
	Fen         engine.Fen
	Share       string // of the largest, in per cent
}

// dueMonthly is the fact of what the contract asks for a month, where a book has it.
const dueMonthly = "monthly_due"

// bars returns the sums of a month that an evaluation has of a debt; nil where no plan has any. n is the
// number of the debt.
func (p *page) bars(d *engine.Debt, n int) *Bars {
	b := &Bars{Title: p.in(sayBarsTitle), Head: p.in(sayBarsHead), Sum: p.in(sayPlanMonthly)}
	if sum, known := dueEachMonth(d); known {
		b.add(p, "due", p.in(sayBarsDue), sum)
	}
	var can *engine.Fen
	var plans []planBar
	for i := range d.Strategies {
		for k := range d.Strategies[i].Plans {
			plan := &d.Strategies[i].Plans[k]
			if plan.Monthly == nil || plan.AtLeast {
				continue
			}
			if can == nil {
				can = plan.Against
			}
			plans = addBar(plans, planBar{[]string{p.title(&d.Strategies[i])}, p.in(plan.Title), *plan.Monthly})
		}
	}
	if plans == nil {
		return nil
	}
	if can != nil {
		b.add(p, "can", p.in(sayBarsCan), *can)
	}
	for _, of := range plans[:min(maxLines, len(plans))] {
		b.add(p, "plan", p.say(sayBarsPlan, p.join(of.strategies), of.plan), of.sum)
	}
	most := slices.MaxFunc(b.Rows, func(a, b Bar) int { return cmp.Compare(a.Fen, b.Fen) }).Fen
	for i := range b.Rows {
		r := &b.Rows[i]
		r.ID = fmt.Sprintf("bar-%d-%d", n, i+1)
		r.Share = fmt.Sprintf("%.1f", max(0.5, 99*float64(r.Fen)/float64(max(most, 1))))
	}
	return b
}

// planBar is a sum that a plan of some strategies asks for.
type planBar struct {
	strategies []string
	plan       string
	sum        engine.Fen
}

// addBar adds a sum, or the strategy to one that is the same.
func addBar(all []planBar, b planBar) []planBar {
	i := slices.IndexFunc(all, func(o planBar) bool { return o.plan == b.plan && o.sum == b.sum })
	if i < 0 {
		return append(all, b)
	}
	all[i].strategies = append(all[i].strategies, b.strategies...)
	return all
}

func (b *Bars) add(p *page, kind, label string, sum engine.Fen) {
	b.Rows = append(b.Rows, Bar{Label: label, Said: p.money(sum), Kind: kind, Fen: sum})
}

// dueEachMonth returns what is due a month, from the reasons that name it.
func dueEachMonth(d *engine.Debt) (sum engine.Fen, known bool) {
	for _, s := range d.Strategies {
		for _, r := range s.Reasons {
			said, ok := r.Values[dueMonthly].(string)
			if !ok {
				continue
			}
			if sum, known = money.Parse(said); known && sum > 0 {
				return sum, true
			}
		}
	}
	return 0, false
}
