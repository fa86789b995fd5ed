package docs

import (
	"cmp"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// creditors lists lenders by the name borrowers know them by, each with its family.
func (a *author) creditors() []document.Block {
	body := []document.Block{a.paragraph(sayFindCreditor)}
	var rows [][]document.Sentence
	for _, f := range a.Book.Families {
		lenders := make([]document.Sentence, 0, len(a.Book.Lenders))
		for _, l := range a.lendersOf(f) {
			lenders = append(lenders, a.link(l.Title, creditorAnchor(l.Book)))
		}
		rows = append(rows, []document.Sentence{{document.Link(a.in(f.Title), creditorAnchor(f.Book))},
			document.Join(lenders, a.in(sayBetween))})
	}
	return append(body, document.Table{Head: []string{a.in(sayFamilies), a.in(sayLenders)}, Rows: rows})
}

// guesses lists the names by which a lender that the book does not know is taken for one of a
// family.
func (a *author) guesses(f *book.Family) []document.Block {
	var items []document.Item
	for _, g := range f.Guesses {
		said := strings.Join(g.Words, a.in(sayBetween))
		if g.Ending {
			said = a.say(sayLabel, a.in(sayEnding)) + said
		}
		var may []string
		for _, id := range g.Lenders {
			may = append(may, a.in(a.Book.Lender(id).Title))
		}
		for _, id := range g.Families {
			may = append(may, a.in(a.Book.Family(id).Title))
		}
		if may != nil {
			said += a.say(sayMayBe, strings.Join(may, a.in(sayBetween)))
		}
		items = append(items, document.Item{Text: document.Say(said)})
	}
	if items == nil {
		return nil
	}
	return []document.Block{
		document.Paragraph{Text: document.Say(a.in(sayGuesses))}, document.List{Items: items},
	}
}

// family returns the chapter of a kind of creditor.
func (a *author) family(f *book.Family) []document.Block {
	body := []document.Block{document.Paragraph{Text: a.textOf(f.What, nil)}}
	if of := a.lendersOf(f); len(of) > 0 {
		links := make([]document.Sentence, len(of))
		for i, l := range of {
			links[i] = a.link(l.Title, creditorAnchor(l.Book))
		}
		body = append(body,
			document.Paragraph{Text: document.Say(a.say(sayLabel, a.in(sayLenders))).And(document.Join(links,
				a.in(sayBetween))...)},
		)
	}
	body = append(body, a.sourcesLine(f.Sources)...)
	body = append(body, a.others(f.Said)...)
	body = append(body, a.guesses(f)...)
	body = append(body, a.channels(f.Book, nil)...)
	body = append(body, a.ownFigures(f.Book, a.Book.Parameters)...)
	body = append(body, a.heading(2, sayByStage), a.paragraph(sayOrder),
		a.basisKey())
	for _, s := range a.Book.Stages {
		body = append(body, a.atStage(f.Book, s)...)
	}
	body = append(body, a.notOffered(f.Book, nil)...)
	body = append(body, a.heading(2, sayEachOption))
	for _, o := range inBookOrder(f.Book.Options) {
		body = append(body, a.option(f.Book, o))
	}
	return append(body, a.place(f.ID, f.Place))
}

// inBookOrder sorts options as the book sorts their strategies.
func inBookOrder(options []*book.Option) []*book.Option {
	return slices.SortedStableFunc(slices.Values(options), func(x, y *book.Option) int {
		return cmp.Compare(x.Strategy.Position, y.Strategy.Position)
	})
}

// offeredAt returns the options of a stage, in their order before anything is weighed.
func offeredAt(b *book.DebtBook, stage string) []*book.Option {
	offered := slices.DeleteFunc(slices.Clone(b.Options), func(o *book.Option) bool {
		return !slices.Contains(o.Stages, stage)
	})
	slices.SortStableFunc(offered, func(x, y *book.Option) int {
		return cmp.Or(
			cmp.Compare(x.Strategy.Tier, y.Strategy.Tier),
			cmp.Compare(y.Points[stage], x.Points[stage]),
			cmp.Compare(x.Strategy.Position, y.Strategy.Position))
	})
	return offered
}

// atStage lists what may be asked for at a stage: first what cannot wait, then what to ask for, in
// its order, then what protects and can be done at the same time.
func (a *author) atStage(b *book.DebtBook, s *book.Stage) []document.Block {
	body := []document.Block{
		document.Heading{Level: 3, ID: atStageAnchor(b, s.ID), Text: document.Say(a.in(s.Title))},
	}
	var first, meanwhile []document.Sentence
	l := document.List{Kind: document.Numbered}
	for _, o := range offeredAt(b, s.ID) {
		switch offer := a.offer(b, o, s.ID); {
		case o.Strategy.Tier == book.TierFirst:
			first = append(first, offer)
		case o.Strategy.Kind == book.KindProtect:
			meanwhile = append(meanwhile, offer)
		default:
			l.Items = append(l.Items, document.Item{Text: offer})
		}
	}
	if len(first) > 0 {
		body = append(body,
			document.Paragraph{Text: a.labelled(sayFirstOfAll, document.Join(first, a.in(sayBetween)))},
		)
	}
	if len(l.Items) > 0 {
		body = append(body, l)
	}
	if len(meanwhile) > 0 {
		body = append(body,
			document.Paragraph{Text: a.labelled(page.MeanwhileHeading(), document.Join(meanwhile, a.in(sayBetween)))},
		)
	}
	if len(body) == 1 {
		return append(body, a.paragraph(sayNothingAtStage))
	}
	return body
}

// offer returns an option in one line: what, how firm, and its points for maintainers.
func (a *author) offer(b *book.DebtBook, o *book.Option, stage string) document.Sentence {
	s := a.link(o.Strategy.Title, a.optionAt(b, o))
	return s.And(document.Span{Text: a.say(sayInBrackets, a.firmWord(o)), Look: document.Dim},
		document.Span{Text: " " + a.say(sayPoints, o.Points[stage]), Look: document.Slight})
}

// basisKey explains the words for how firm an option is.
func (a *author) basisKey() document.Block {
	var l document.List
	for _, row := range []struct {
		kind  book.StrategyKind
		basis book.Basis
		word  string
	}{
		{book.KindCourt, book.BasisRight, "right"},
		{book.KindArrange, book.BasisDiscretion, "discretion"},
		{book.KindArrange, book.BasisNegotiation, "negotiation"},
		{book.KindRepay, book.BasisNegotiation, "contract"},
	} {
		l.Items = append(l.Items,
			document.Item{Text: a.labelled(bases[row.word], document.Say(a.in(page.Basis(row.kind, row.basis))))},
		)
	}
	return l
}

// optionAt returns the anchor of the full text of an option: the lender's where it differs from its
// family's.
func (a *author) optionAt(b *book.DebtBook, o *book.Option) string {
	if b.Lender != nil {
		if lower := b.Family.Book.Option(o.Strategy.ID); lower != nil &&
			(lower == o || len(a.differences(b, lower, o)) == 0) {
			return optionAnchor(b.Family.Book, o.Strategy.ID)
		}
	}
	return optionAnchor(b, o.Strategy.ID)
}

// channels returns the ways to reach the creditor, without those that the page of its family has.
func (a *author) channels(b *book.DebtBook, known []*book.Channel) []document.Block {
	var l document.List
	for _, c := range b.Channels {
		if slices.Contains(known, c) {
			continue
		}
		l.Items = append(l.Items, document.Item{Text: a.withSources(a.labelled(channelKinds[c.Kind],
			document.Say(a.in(c.Where))).And(a.days(c.Validity)...), c.Sources)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []document.Block{a.heading(2, sayChannels), l}
}

// ownFigures returns the parameters that differ from those of the layer below.
func (a *author) ownFigures(b *book.DebtBook, lower []*book.Parameter) []document.Block {
	var l document.List
	for i, p := range b.Parameters {
		if p != lower[i] {
			l.Items = append(l.Items,
				document.Item{Text: document.Sentence{document.Link(a.in(p.Title),
					parameterAnchor(p.ID))}.And(document.Say(a.in(sayColon))...).And(a.values(p)...)})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []document.Block{a.heading(2, sayOwnFigures), l}
}

// notOffered returns the strategies that a book drops, with why, without those that its family
// drops.
func (a *author) notOffered(b *book.DebtBook, known []book.Dropped) []document.Block {
	var l document.List
	for _, d := range b.Dropped {
		if slices.ContainsFunc(known, func(other book.Dropped) bool { return other.Strategy == d.Strategy }) {
			continue
		}
		l.Items = append(l.Items, document.Item{ID: optionAnchor(b, d.Strategy.ID),
			Text: a.link(d.Strategy.Title, strategyAnchor(d.Strategy.ID)).And(document.Say(a.in(sayColon) +
				a.in(d.Because))...)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []document.Block{a.heading(2, sayNotOffered), l}
}

// lenderChapter returns what differs from the family of a lender, and an overview of everything.
func (a *author) lenderChapter(of *book.Lender) []document.Block {
	b, family := of.Book, of.Book.Family
	body := []document.Block{document.Paragraph{Text: fill(a.in(sayLenderIs),
		a.link(family.Title, creditorAnchor(family.Book)))}}
	if said := a.lenderFacts(of); len(said) > 0 {
		body = append(body, document.List{Items: document.Items(said)})
	}
	body = append(body, a.others(of.Said)...)
	body = append(body, a.channels(b, family.Book.Channels)...)
	if len(a.inherited(b)) > 0 {
		body = append(body, document.Paragraph{Text: fill(a.in(sayOtherChannels),
			a.link(family.Title, creditorAnchor(family.Book)))})
	}
	body = append(body, a.ownFigures(b, family.Book.Parameters)...)
	body = append(body, a.heading(2, sayByStage))
	body = append(body, a.stagesOf(b)...)
	body = append(body, a.notOffered(b, family.Book.Dropped)...)
	body = append(body, a.differing(b)...)
	body = append(body, a.overview(b)...)
	return append(body, a.place(of.ID, of.Place))
}

// inherited returns the channels that a lender has from its family.
func (a *author) inherited(b *book.DebtBook) []*book.Channel {
	return slices.DeleteFunc(slices.Clone(b.Channels), func(c *book.Channel) bool {
		return !slices.Contains(b.Family.Book.Channels, c)
	})
}

// lenderFacts says who lends, the other names, and when the file was reviewed.
func (a *author) lenderFacts(of *book.Lender) []document.Sentence {
	var said []document.Sentence
	label := func(s document.Sentence, l string) { said = append(said, document.Say(a.say(sayLabel, l)).And(s...)) }
	if entity := a.in(of.Entity); entity != "" {
		label(document.Say(entity), a.in(sayEntity))
	}
	if len(of.Aliases) > 0 {
		label(document.Say(strings.Join(of.Aliases, a.in(sayBetween))), a.in(sayAliases))
	}
	if of.Reviewed != nil {
		label(document.Say(a.reviewed(of.Reviewed, of.ReviewDays)), a.in(sayReviewed))
	}
	if len(of.Sources) > 0 {
		label(a.cited(of.Sources), a.in(sayFoundIn))
	}
	return said
}

// stagesOf lists the stages at which a lender can be asked for something else than its family.
func (a *author) stagesOf(b *book.DebtBook) []document.Block {
	var same []document.Sentence
	var body []document.Block
	for _, s := range a.Book.Stages {
		if a.sameAt(b, s.ID) {
			same = append(same, a.link(s.Title, atStageAnchor(b.Family.Book, s.ID)))
			continue
		}
		body = append(body, a.atStage(b, s)...)
	}
	switch {
	case len(same) == 0:
		return body
	case len(body) == 0:
		return []document.Block{document.Paragraph{Text: fill(a.in(saySameAlways),
			a.link(b.Family.Title, creditorAnchor(b.Family.Book)))}}
	}
	return append(
		[]document.Block{document.Paragraph{Text: fill(a.in(saySameStages), document.Say(a.in(b.Family.Title)),
			document.Join(same, a.in(sayBetweenSources)))}},
		body...)
}

// sameAt says that a lender offers the same at a stage as its family, in the same order and as
// firmly.
func (a *author) sameAt(b *book.DebtBook, stage string) bool {
	return slices.EqualFunc(offeredAt(b, stage), offeredAt(b.Family.Book, stage), func(x, y *book.Option) bool {
		return x.Strategy == y.Strategy && x.Points[stage] == y.Points[stage] && a.firmness(x) == a.firmness(y)
	})
}

// overview returns every option of a lender in a table.
func (a *author) overview(b *book.DebtBook) []document.Block {
	head := []string{a.in(sayStrategy), a.in(sayStagesOf), a.in(page.BasisHeading())}
	if len(a.Results) > 0 {
		head = append(head, a.in(saySeen))
	}
	t := document.Table{Head: head}
	var below document.List
	for _, o := range inBookOrder(b.Options) {
		row := []document.Sentence{
			{document.Link(a.in(o.Strategy.Title), a.optionAt(b, o))},
			a.stagesAndPoints(o),
			document.Say(a.firmWord(o)),
		}
		p := a.proofs[creditorAnchor(b)][o.Strategy.ID]
		if len(a.Results) > 0 {
			row = append(row, document.Say(p.tally()))
		}
		if p != nil {
			below.Items = append(below.Items,
				document.Item{Text: document.Say(a.in(o.Strategy.Title)), Below: p.fixtures(a, o.Strategy.Kind)})
		}
		t.Rows = append(t.Rows, row)
	}
	body := []document.Block{a.heading(2, sayOverview), t}
	if len(below.Items) > 0 {
		body = append(body, document.Fold{Text: document.Say(a.in(sayWhichFixtures)), Body: []document.Block{below}})
	}
	return body
}
