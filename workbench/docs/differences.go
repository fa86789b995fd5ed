package docs

import (
	"maps"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// differing returns every option in which a lender differs from its family. One that is only
// repeated is named, because others link to it.
func (a *author) differing(b *book.DebtBook) []document.Block {
	var body []document.Block
	var again document.List
	for _, o := range inBookOrder(b.Options) {
		switch lower := b.Family.Book.Option(o.Strategy.ID); {
		case lower == nil:
			body = append(body, a.option(b, o))
		case lower == o:
		case len(a.differences(b, lower, o)) > 0:
			body = append(body, a.difference(b, lower, o))
		default:
			again.Items = append(again.Items,
				document.Item{ID: optionAnchor(b, o.Strategy.ID),
					Text: a.link(o.Strategy.Title, optionAnchor(b.Family.Book, o.Strategy.ID))})
		}
	}
	family := a.link(b.Family.Title, creditorAnchor(b.Family.Book))
	intro := sayOtherwiseSaid
	if len(body) == 0 {
		intro = sayNothingOtherwise
	}
	body = append([]document.Block{a.heading(2, sayOtherwise), document.Paragraph{Text: fill(a.in(intro), family)}},
		body...)
	if len(again.Items) > 0 {
		body = append(body,
			document.Paragraph{Text: document.Sentence{{Text: a.in(saySaidAgain), Look: document.Dim}}},
			again,
		)
	}
	return body
}

func (a *author) difference(b *book.DebtBook, was, is *book.Option) document.Block {
	id := is.Strategy.ID
	return document.Entry{Body: []document.Block{
		document.Heading{Level: 3, ID: optionAnchor(b, id),
			Text: document.Sentence{{Text: a.in(is.Strategy.Title)}}.And(a.days(is.Validity)...)},
		document.Paragraph{Text: fill(a.in(sayOtherwiseAs),
			a.link(b.Family.Title, optionAnchor(b.Family.Book, id)),
			a.link(sayHowTo, strategyAnchor(id)))},
		document.List{Items: a.differences(b, was, is)},
		a.place(id, is.Place),
	}}
}

// differences returns the parts of an option that differ from the layer below.
func (a *author) differences(b *book.DebtBook, was, is *book.Option) []document.Item {
	parts := slices.Concat(a.firmnessMoved(was, is), a.conditionsMoved(b, was, is), a.papersMoved(was, is),
		a.termMoved(was, is))
	if !slices.Equal(was.Sources, is.Sources) {
		parts = append(parts, document.Item{Text: a.labelled(page.SourcesHeading(), a.cited(is.Sources))})
	}
	parts = append(parts, a.othersMoved(was.Said, is.Said)...)
	parts = append(parts, a.ownLines(was.Lines, is.Lines, b)...)
	return append(parts, a.plans(was.Plans, is.Plans, b)...)
}

// firmnessMoved returns the basis and the stages, where they differ.
func (a *author) firmnessMoved(was, is *book.Option) []document.Item {
	var parts []document.Item
	if a.firmness(was) != a.firmness(is) {
		parts = append(parts, document.Item{Text: a.labelled(page.BasisHeading(), document.Say(a.firmness(is)))})
	}
	if !maps.Equal(was.Points, is.Points) {
		parts = append(parts, document.Item{Text: a.labelled(sayStagesOf, a.stagesAndPoints(is))})
	}
	return parts
}

// conditionsMoved returns the requirements and weights that are new or replaced, and those that are
// gone.
func (a *author) conditionsMoved(b *book.DebtBook, was, is *book.Option) []document.Item {
	var parts []document.Item
	for _, c := range without(is.Requires, was.Requires) {
		parts = append(parts, document.Item{Text: a.labelled(sayRequires, nil),
			Below: []document.Block{document.List{Items: []document.Item{a.requirement(c, b, false)}}}})
	}
	for _, c := range without(is.Weighs, was.Weighs) {
		parts = append(parts, document.Item{Text: a.labelled(sayWeights, nil),
			Below: []document.Block{document.List{Items: []document.Item{a.weight(c, b, false)}}}})
	}
	for _, c := range slices.Concat(gone(was.Requires, is.Requires), gone(was.Weighs, is.Weighs)) {
		parts = append(parts, document.Item{Text: a.labelled(sayNoMore, a.textOf(c.Reason, b))})
	}
	return parts
}

// without returns the conditions of a list that the other does not have.
func without(list, other []*book.Condition) []*book.Condition {
	return slices.DeleteFunc(slices.Clone(list), func(c *book.Condition) bool { return slices.Contains(other, c) })
}

// gone returns the conditions of which no other has the id any more.
func gone(was, is []*book.Condition) []*book.Condition {
	return slices.DeleteFunc(slices.Clone(was), func(c *book.Condition) bool {
		return slices.ContainsFunc(is, func(o *book.Condition) bool { return o.ID == c.ID })
	})
}

func (a *author) papersMoved(was, is *book.Option) []document.Item {
	var parts []document.Item
	for _, need := range needs {
		if ids := need.of(is); !slices.Equal(need.of(was), ids) {
			parts = append(parts, a.neededAs(need.need, ids))
		}
	}
	return parts
}

func (a *author) termMoved(was, is *book.Option) []document.Item {
	before := page.Term(engine.Terms{MonthsMin: was.MonthsMin, MonthsMax: was.MonthsMax})
	now := page.Term(engine.Terms{MonthsMin: is.MonthsMin, MonthsMax: is.MonthsMax})
	if before == now {
		return nil
	}
	return []document.Item{{Text: a.labelled(page.TermHeading(), document.Say(a.in(now)))}}
}
