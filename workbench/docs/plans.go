package docs

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// plans returns the plans that differ from the layer below: added, replaced or taken away.
func (a *author) plans(lower, own []*book.Plan, b *book.DebtBook) []document.Item {
	var said []document.Item
	for _, p := range own {
		was := planIn(lower, p.ID)
		if was == nil || was.Place != p.Place {
			said = append(said, a.plan(p, b, was != nil))
		}
	}
	for _, p := range lower {
		if planIn(own, p.ID) == nil {
			said = append(said, document.Item{Text: fill(a.in(sayPlanGone), a.textOf(p.Title, b))})
		}
	}
	if len(said) == 0 {
		return nil
	}
	return []document.Item{{Text: a.labelled(sayPlans, nil), Below: []document.Block{document.List{Items: said}}}}
}

func planIn(list []*book.Plan, id string) *book.Plan {
	i := slices.IndexFunc(list, func(p *book.Plan) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return list[i]
}

// plan returns how one way to pay is reckoned: its figures in words, and those that are more than a
// name or number as they are written.
func (a *author) plan(p *book.Plan, b *book.DebtBook, instead bool) document.Item {
	title := a.textOf(p.Title, b)
	if instead {
		title = title.And(document.Span{Text: a.in(sayInsteadMark)})
	}
	form := a.labelled(planWords["form"], document.Say(a.in(formOf(p.Form))))
	below := document.List{Items: []document.Item{{Text: form}}}
	var exactly document.List
	for _, f := range p.Figures() {
		label := planWords[f.Key]
		if f.Key == "rate" && p.Form == book.FlatFee {
			label = planWords["fee"]
		}
		below.Items = append(below.Items, document.Item{Text: a.labelled(label, a.worded(f.Expression))})
		if len(f.Expression.Tree().Parts) > 0 {
			exactly.Items = append(exactly.Items, document.Item{
				Text: document.Sentence{{Text: f.Key + " = " + oneLine(f.Expression.Source), Look: document.Code}},
			})
		}
	}
	below.Items = append(below.Items, document.Item{Text: a.labelled(planWords["assume"], a.textOf(p.Assume, b))})
	it := document.Item{Text: a.withSources(title, p.Sources), Below: []document.Block{below}}
	if len(exactly.Items) > 0 {
		it.Below = append(it.Below, document.Fine{Body: []document.Block{exactly}})
	}
	return it
}

func formOf(f book.PlanForm) text.Text {
	i := slices.IndexFunc(form.PlanForms, func(m form.Meaning) bool { return m.Is == f.String() })
	return form.PlanForms[i].Says
}

// planWords stand before what a plan says under a key.
var planWords = map[string]text.Text{
	"form":      text.Both("怎么还", "How it is paid"),
	"of":        text.Both("算的是", "The sum"),
	"rate":      text.Both("年利率", "At the yearly rate"),
	"fee":       text.Both("每月手续费率", "At a fee each month of"),
	"months":    text.Both("几个月", "Over"),
	"pay":       text.Both("每月最多付", "Paid each month, at most"),
	"most":      text.Both("最多可以要几个月", "The most months that may be asked for"),
	"until":     text.Both("哪天还", "Paid on"),
	"year_days": text.Both("一年按多少天算利息", "Interest runs by a year of so many days"),
	"first":     text.Both("第一次付是", "First paid on"),
	"against":   text.Both("付不付得起，和这个比", "Compared with"),
	"beside":    text.Both("另外要付", "To be paid beside it"),
	"when":      text.Both("什么时候才算", "Only where"),
	"assume":    text.Both("前提", "It assumes"),
}
