package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// refusals returns what to say to each answer of a creditor, and what to try after it.
func (a *author) refusals() []document.Block {
	r := a.Book.Refusals
	held := document.List{Items: append([]document.Item{
		{Text: a.labelled(sayWhen, a.worded(r.When))},
		{Text: a.labelled(sayHeldBack, a.withSources(a.textOf(r.Otherwise, nil), r.Sources))},
	}, a.otherKeys(r.Said)...)}
	body := []document.Block{a.paragraph(sayRefusalsSaid), held, a.asWritten(r.When)}
	for _, one := range r.All {
		body = append(body, a.refusal(one))
	}
	steps := document.List{Kind: document.Numbered, Items: a.saidLines(r.Steps)}
	for i, l := range r.Steps {
		steps.Items[i].ID = stepAnchor(l.ID)
	}
	return append(body, a.heading(2, saySteps), steps)
}

func (a *author) refusal(r *book.Refusal) document.Block {
	body := []document.Block{
		document.Heading{Level: 2, ID: refusalAnchor(r.ID), Text: document.Say(a.in(a.saidBy(r.ID)))},
		a.labelledList(sayToCreditor, a.saidLines(r.Answers)),
	}
	if len(r.Against) > 0 {
		var all []document.Item
		for _, c := range r.Against {
			all = append(all, document.Item{
				Text: a.withSources(a.textOf(c.Reason, nil), c.Sources), Below: a.condition(c.When).blocks(a),
			})
		}
		body = append(body, a.labelledList(sayAgainst, all))
	}
	if len(r.Next) > 0 {
		body = append(body, a.labelledList(sayNextStep, a.saidLines(r.Next)))
	}
	if len(r.Clocks) > 0 {
		var all []document.Item
		for _, c := range r.Clocks {
			all = append(all, document.Item{
				Text:  a.withSources(a.textOf(c.Text, nil), c.Sources),
				Below: a.expressions(labelledExpression{sayAfterDays, c.Days}),
			})
		}
		body = append(body, a.labelledList(sayClocks, all))
	}
	var again []document.Sentence
	for _, name := range r.Again {
		again = append(again, document.Sentence{{Text: a.in(a.Book.Vocabulary.Find(name).Title), To: factAnchor(name)}})
	}
	if len(r.Letters) > 0 {
		body = append(body, document.Paragraph{Text: a.labelled(sayAnswerLetters, document.Join(
			each(r.Letters, func(id string) document.Sentence {
				return document.Sentence{{Text: a.in(a.Book.Letter(id).Title), To: letterAnchor(id)}}
			}), a.in(sayBetween)))})
	}
	if again != nil {
		body = append(body, document.Paragraph{Text: a.labelled(sayAgain, document.Join(again, a.in(sayBetween)))})
	}
	return document.Entry{Body: append(body, a.place(r.ID, r.Place))}
}

// saidBy returns the words of a creditor.
func (a *author) saidBy(id string) text.Text {
	return a.Book.Vocabulary.Find(a.Book.Refusals.Heard).Field(book.HeardSaid).AnswerTitle(id)
}

// saidLines returns lines, each with its condition.
func (a *author) saidLines(lines []*book.Line) []document.Item {
	items := make([]document.Item, len(lines))
	for i, l := range lines {
		items[i] = document.Item{Text: a.withSources(a.textOf(l.Text, nil), l.Sources)}
		if l.When != nil {
			items[i].Below = a.condition(l.When).blocks(a)
		}
	}
	return items
}

func (a *author) labelledList(label text.Text, items []document.Item) document.Block {
	return document.Section{Body: []document.Block{
		document.Paragraph{Text: document.Say(a.in(label))}, document.List{Items: items},
	}}
}

var (
	sayRefusalsSaid = text.Both("借款人说了对方怎么回的，就告诉他怎么答、接着做什么；对方的理由和他的情况对不上，也说出来。",
		"Whoever tells what a creditor answered is told what to say to it and what comes next, and where the reason given "+
			"does not agree with their own figures.")
	sayHeldBack      = text.Both("不然只说", "Otherwise only")
	sayToCreditor    = text.Both("对对方说", "To the creditor")
	sayAgainst       = text.Both("对不上的", "What does not agree with it")
	sayNextStep      = text.Both("接着做", "Next")
	sayClocks        = text.Both("从回复那天起算", "Counted from the day of the answer")
	sayAfterDays     = text.Both("过几天", "After how many days")
	sayAnswerLetters = text.Both("写出来用（第一种用得上的）", "In writing: the first of these that is needed")
	sayAgain         = text.Both("变了才值得再提", "Worth asking again once one of these has changed")
	saySteps         = text.Both("依次可以试的", "What to try, one after the other")
)
