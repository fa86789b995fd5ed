package docs

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// letters returns what is required of promises, the words that no letter has, and each letter.
func (a *author) letters() []document.Block {
	body := []document.Block{a.paragraph(sayLettersSaid)}
	if len(a.Book.Promises) > 0 {
		l := document.List{}
		for _, p := range a.Book.Promises {
			l.Items = append(l.Items, a.promise(p))
		}
		body = append(body, a.heading(2, sayPromises), l)
	}
	if len(a.Book.Never) > 0 {
		l := document.List{}
		for _, n := range a.Book.Never {
			l.Items = append(l.Items, document.Item{
				ID: neverAnchor(n.ID), Text: a.withSources(a.textOf(n.Reason, nil), n.Sources),
				Below: append(a.others(n.Said), document.Fine{Body: []document.Block{
					document.List{Items: []document.Item{{Text: document.Say(n.ID + " · " + n.Place)}}}}}),
			})
		}
		body = append(body, a.heading(2, sayNeverWords), l)
	}
	for _, l := range a.Book.Letters {
		body = append(body, a.letter(l)...)
	}
	return body
}

func (a *author) promise(p *book.Promise) document.Item {
	return document.Item{
		ID: promiseAnchor(p.ID), Text: a.withSources(a.textOf(p.Reason, nil), p.Sources),
		Below: append([]document.Block{document.List{Items: []document.Item{
			{Text: a.labelled(sayPromiseElse, a.textOf(p.Otherwise, nil))}}}},
			a.expressions(labelledExpression{sayLetterWhen, p.When})...),
	}
}

// letter returns one letter: for whom it is, and its blocks.
func (a *author) letter(l *book.Letter) []document.Block {
	about := document.List{Items: []document.Item{
		{Text: a.labelled(sayLetterWhy, a.textOf(l.Why, nil))},
		{Text: a.labelled(sayLetterKind, a.meaningOf(form.LetterKinds, l.Kind.String()))},
	}}
	add := func(label text.Text, s document.Sentence) {
		if len(s) > 0 {
			about.Items = append(about.Items, document.Item{Text: a.labelled(label, s)})
		}
	}
	if l.To != (text.Text{}) {
		add(sayLetterTo, a.textOf(l.To, nil))
	}
	add(sayLetterStrategies, document.Join(each(l.Strategies, func(id string) document.Sentence {
		return document.Sentence{document.Link(a.in(a.Book.Strategy(id).Title), strategyAnchor(id))}
	}), a.in(sayBetween)))
	add(sayLetterFamilies, document.Join(each(l.Families, func(id string) document.Sentence {
		return document.Sentence{document.Link(a.in(a.Book.Family(id).Title), anchorOf("family", id))}
	}), a.in(sayBetween)))
	if l.Instead != "" {
		add(sayLetterInstead, document.Sentence{document.Link(a.in(a.Book.Letter(l.Instead).Title), letterAnchor(l.Instead))})
	}
	about.Items = append(about.Items, a.otherKeys(l.Said)...)
	add(sayFoundIn, a.cited(l.Sources))
	body := []document.Block{document.Heading{Level: 2, ID: letterAnchor(l.ID), Text: document.Say(a.in(l.Title))}, about}
	body = append(body, a.expressions(labelledExpression{sayLetterWhen, l.When}, labelledExpression{sayLetterBy, l.By})...)
	blocks := document.List{Kind: document.Numbered}
	for _, b := range l.Blocks {
		blocks.Items = append(blocks.Items, a.block(b))
	}
	return append(body, blocks, document.Fine{Body: []document.Block{
		document.List{Items: []document.Item{{Text: document.Say(l.ID + " · " + l.Place)}}}}})
}

func (a *author) block(b *book.Block) document.Item {
	it := document.Item{Text: a.textOf(b.Text, nil)}
	if b.Text == (text.Text{}) {
		it.Text = a.meaningOf(form.BlockForms, b.Form.String())
	}
	var rows []document.Item
	for _, r := range b.Rows {
		row := document.Item{Text: a.labelled(r.Title, a.textOf(r.Value, nil))}
		if r.When != nil {
			row.Below = a.expressions(labelledExpression{sayLetterWhen, r.When})
		}
		rows = append(rows, row)
	}
	if f := a.Book.Vocabulary.Find(b.Records); f != nil {
		it.Below = append(it.Below, document.List{Items: []document.Item{{
			Text: a.labelled(sayLetterRecords, document.Sentence{document.Link(a.in(f.Title), factAnchor(f.Name))})}}})
	}
	if len(b.Plans) > 0 {
		it.Below = append(it.Below, document.List{Items: []document.Item{{Text: a.labelled(sayLetterPlans, document.Join(
			each(b.Plans, func(id string) document.Sentence { return document.Sentence{{Text: id, Look: document.Code}} }),
			a.in(sayBetween)))}}})
	}
	if b.When != nil {
		it.Below = append(it.Below, a.expressions(labelledExpression{sayLetterWhen, b.When})...)
	}
	if rows != nil {
		it.Below = append(it.Below, document.List{Items: rows})
	}
	return it
}

// meaningOf returns what the format says of a word.
func (a *author) meaningOf(words []form.Meaning, word string) document.Sentence {
	i := slices.IndexFunc(words, func(w form.Meaning) bool { return w.Is == word })
	if i < 0 {
		return nil
	}
	return document.Say(a.in(words[i].Says))
}

// sayPlanFigures are the figures of a plan that a block of a letter names.
var sayPlanFigures = map[string]text.Text{
	"plan_payment": text.Both("每期金额", "monthly payment"), "plan_last": text.Both("最后一期金额", "last payment"),
	"plan_months": text.Both("期数", "months"), "plan_total": text.Both("合计", "total"),
	"plan_of": text.Both("分期的数", "sum"), "plan_first": text.Both("第一期的日子", "first day"),
}

var (
	sayLetters     = text.Both("信函", "Letters")
	sayLettersSaid = text.Both("可以交出去、或打电话时照着说的：给谁、什么时候用、怎么写。〔〕里是程序填的数，【】里由本人填。",
		"What can be handed in, or said on the telephone: to whom, when, and how it reads. Figures in [] are filled in; "+
			"what stands in 【】 the person fills in.")
	sayPromises         = text.Both("写承诺的前提", "What a promise requires")
	sayNeverWords       = text.Both("信函里不写的话", "What letters do not say")
	sayPromiseElse      = text.Both("不成立时", "Otherwise")
	sayLetterWhen       = text.Both("什么时候用", "When")
	sayLetterBy         = text.Both("最迟哪天", "By")
	sayLetterWhy        = text.Both("拿它做什么", "What it is for")
	sayLetterKind       = text.Both("哪一种", "Kind")
	sayLetterTo         = text.Both("写给谁", "To")
	sayLetterStrategies = text.Both("为哪几个方案", "For")
	sayLetterFamilies   = text.Both("只对", "Only for debts to")
	sayLetterInstead    = text.Both("不能写承诺时改用", "Where nothing may be promised")
	sayLetterRecords    = text.Both("哪些项", "Entries of")
	sayLetterPlans      = text.Both("用哪个还法的数", "Figures of the plan")
)
