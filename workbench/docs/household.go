package docs

import (
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// household returns which debts are reckoned together, what there is for them, and whom to pay with
// it; nothing where the book does not say.
func (a *author) household() []document.Block {
	h := a.Book.Household
	if h == nil {
		return nil
	}
	together := a.expressions(
		labelledExpression{sayNeeded, h.Need}, labelledExpression{sayThere, h.Money},
		labelledExpression{sayReckoned, h.When}, labelledExpression{sayOwedOf, h.Owed}, labelledExpression{sayRateOf, h.Rate},
	)
	shares := document.List{Kind: document.Numbered}
	for _, s := range h.Shares {
		shares.Items = append(shares.Items, document.Item{
			ID: shareAnchor(s.ID), Text: a.withSources(a.textOf(s.Reason, nil), s.Sources),
			Below: a.expressions(labelledExpression{sayWhen, s.When}, labelledExpression{sayUpTo, s.UpTo}),
		})
	}
	body := []document.Block{
		document.Heading{Level: 2, ID: "household", Text: document.Say(a.in(sayHousehold))},
		document.Paragraph{Text: a.labelled(sayFoundIn, a.cited(h.Sources))},
	}
	return append(append(body, together...), shares)
}

type labelledExpression struct {
	label text.Text
	e     *logic.Expression
}

// expressions returns expressions in words, and below as they are written; without those that the
// book does not have.
func (a *author) expressions(all ...labelledExpression) []document.Block {
	var words, exactly document.List
	for _, x := range all {
		if x.e != nil {
			words.Items = append(words.Items, document.Item{Text: a.labelled(x.label, a.worded(x.e))})
			exactly.Items = append(exactly.Items,
				document.Item{Text: document.Sentence{{Text: oneLine(x.e.Source), Look: document.Code}}})
		}
	}
	return []document.Block{words, document.Fine{Body: []document.Block{exactly}}}
}

var (
	sayNeeded   = text.Both("每月要付的", "Needed a month")
	sayThere    = text.Both("每月付得出的", "There is a month")
	sayReckoned = text.Both("一起算的债", "Debts that are reckoned together")
	sayOwedOf   = text.Both("每笔欠多少", "Owed on each")
	sayRateOf   = text.Both("每笔的年利率", "Yearly rate of each")
	sayUpTo     = text.Both("最多付到", "Up to")
)
