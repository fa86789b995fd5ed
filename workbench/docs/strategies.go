package docs

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// strategies returns for each what it does, what must be true with every creditor, how to go
// about it, and where creditors differ.
func (a *author) strategies() []document.Block {
	body := []document.Block{a.paragraph(sayStrategiesSaid)}
	for _, k := range a.Book.Kinds {
		if !slices.ContainsFunc(a.Book.Strategies, func(s *book.Strategy) bool { return s.Group == k.ID }) {
			continue
		}
		body = append(body, a.kindBlocks(k)...)
		for _, s := range a.Book.Strategies {
			if s.Group == k.ID {
				body = append(body, a.strategy(s))
			}
		}
	}
	return body
}

// kindBlocks returns a kind and what is true of each strategy of it.
func (a *author) kindBlocks(k *book.Kind) []document.Block {
	body := []document.Block{document.Heading{Level: 2, ID: kindAnchor(k.ID), Text: document.Say(a.in(k.Title))}}
	var parts []document.Item
	for _, c := range k.Requires {
		parts = append(parts, a.requirement(c, nil, false))
	}
	if len(parts) > 0 {
		body = append(body, a.paragraph(sayEachRequires), document.List{Items: parts})
	}
	parts = nil
	for _, c := range k.Weighs {
		parts = append(parts, a.weight(c, nil, false))
	}
	if len(parts) > 0 {
		body = append(body, a.paragraph(sayEachWeighs), document.List{Items: parts})
	}
	return body
}

func (a *author) strategy(s *book.Strategy) document.Block {
	title := document.Sentence{{Text: a.in(s.Title)}}
	if s.Tier == book.TierFirst {
		title = title.And(document.Span{Text: " "}, document.Span{Text: a.in(sayTierFirst), Look: document.Badge})
	}
	body := []document.Block{
		document.Heading{Level: 3, ID: strategyAnchor(s.ID), Text: title},
		document.Paragraph{Text: a.textOf(s.Effect, nil)},
	}
	var parts []document.Item
	add := func(label document.Sentence, below []document.Item) {
		if len(below) > 0 {
			parts = append(parts, document.Item{Text: label, Below: []document.Block{document.List{Items: below}}})
		}
	}
	k := a.kind(s.Group)
	var requires, weighs []document.Item
	for _, c := range without(s.Requires, k.Requires) {
		requires = append(requires, a.requirement(c, nil, false))
	}
	for _, c := range without(s.Weighs, k.Weighs) {
		weighs = append(weighs, a.weight(c, nil, false))
	}
	add(a.labelled(sayRequires, nil), requires)
	add(a.labelled(sayWeights, nil), weighs)
	parts = append(parts, a.lines(s)...)
	parts = append(parts, a.plans(nil, s.Plans, nil)...)
	parts = append(parts, a.otherKeys(s.Said)...)
	parts = append(parts, a.otherWords(s)...)
	parts = append(parts, a.offeredBy(s)...)
	return document.Entry{Body: append(body, document.List{Items: parts},
		a.place(s.ID, s.Place))}
}

// lines returns what to do first, the steps, what to say, what to check, what to do afterwards and
// what to beware of.
func (a *author) lines(s *book.Strategy) []document.Item {
	var parts []document.Item
	for _, kind := range book.LineKinds {
		var below []document.Item
		for _, l := range s.Lines {
			if l.Kind == kind {
				below = append(below, a.ofShowing(a.withSources(a.textOf(l.Text, nil), l.Sources), l.Showing))
			}
		}
		if len(below) == 0 {
			continue
		}
		lines := document.List{Items: below}
		if kind == "first" || kind == "step" {
			lines.Kind = document.Numbered
		}
		parts = append(parts,
			document.Item{Text: a.labelled(page.LineHeading(kind), nil), Below: []document.Block{lines}},
		)
	}
	return parts
}

// otherWords returns the lines in which families and lenders differ, each once, with who says it.
func (a *author) otherWords(s *book.Strategy) []document.Item {
	var below []document.Item
	by := map[string]int{} // a line's place → its item
	for _, f := range a.Book.Families {
		a.addWords(&below, by, f.Book, s, s.Lines)
	}
	for _, l := range a.Book.Lenders {
		if was := l.Book.Family.Book.Option(s.ID); was != nil {
			a.addWords(&below, by, l.Book, s, was.Lines)
		} else {
			a.addWords(&below, by, l.Book, s, s.Lines)
		}
	}
	if len(below) == 0 {
		return nil
	}
	return []document.Item{
		{Text: a.labelled(sayOtherWords, nil), Below: []document.Block{document.List{Items: below}}},
	}
}

func (a *author) addWords(
	below *[]document.Item,
	by map[string]int,
	b *book.DebtBook,
	s *book.Strategy,
	lower []*book.Line,
) {
	o := b.Option(s.ID)
	if o == nil {
		return
	}
	who := document.Link(a.titleOf(b), optionAnchor(b, s.ID))
	for _, l := range o.Lines {
		if slices.ContainsFunc(lower, func(x *book.Line) bool { return x.Place == l.Place }) {
			continue
		}
		if i, isKnown := by[l.Place]; isKnown {
			(*below)[i].Text = (*below)[i].Text.And(document.Span{Text: a.in(sayBetween)}, who)
			continue
		}
		by[l.Place] = len(*below)
		replaces := slices.ContainsFunc(lower, func(x *book.Line) bool { return x.Kind == l.Kind && x.ID == l.ID })
		*below = append(
			*below,
			a.ofShowing(a.line(l, b, replaces).And(document.Span{Text: a.in(sayDash)}, who), l.Showing),
		)
	}
}

// offeredBy names the families that offer a strategy, and the lenders that do although their family
// does not.
func (a *author) offeredBy(s *book.Strategy) []document.Item {
	var by []document.Sentence
	for _, f := range a.Book.Families {
		if f.Book.Option(s.ID) != nil {
			by = append(by, a.link(f.Title, optionAnchor(f.Book, s.ID)))
		}
	}
	for _, l := range a.Book.Lenders {
		if l.Book.Option(s.ID) != nil && l.Book.Family.Book.Option(s.ID) == nil {
			by = append(by, a.link(l.Title, optionAnchor(l.Book, s.ID)))
		}
	}
	if len(by) == 0 {
		return []document.Item{{Text: a.labelled(sayOfferedBy, document.Say(a.in(sayNobody)))}}
	}
	return []document.Item{{Text: a.labelled(sayOfferedBy, document.Join(by, a.in(sayBetween)))}}
}
