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
func (a *author) creditors() []block {
	body := []block{paragraph{Text: say(a.in(sayFindCreditor))}}
	var rows [][]sentence
	for _, f := range a.Book.Families {
		lenders := make([]sentence, 0, len(a.Book.Lenders))
		for _, l := range a.lendersOf(f) {
			lenders = append(lenders, sentence{link(a.in(l.Title), creditorAnchor(l.Book))})
		}
		rows = append(rows, []sentence{{link(a.in(f.Title), creditorAnchor(f.Book))},
			joined(lenders, a.in(sayBetween))})
	}
	return append(body, table{Head: []string{a.in(sayFamilies), a.in(sayLenders)}, Rows: rows})
}

// family is everything that a kind of creditor is asked for.
func (a *author) family(f *book.Family) []block {
	body := []block{paragraph{Text: a.spoken(f.What, nil)}}
	if of := a.lendersOf(f); len(of) > 0 {
		links := make([]sentence, len(of))
		for i, l := range of {
			links[i] = sentence{link(a.in(l.Title), creditorAnchor(l.Book))}
		}
		body = append(body, paragraph{Text: say(a.say(sayLabel, a.in(sayLenders))).And(joined(links,
			a.in(sayBetween))...)})
	}
	body = append(body, a.rests(f.Sources)...)
	body = append(body, a.others(f.Said)...)
	body = append(body, a.channels(f.Book, nil)...)
	body = append(body, a.ownFigures(f.Book, a.Book.Parameters)...)
	body = append(body, heading{Level: 2, Text: say(a.in(sayByStage))}, paragraph{Text: say(a.in(sayOrder))},
		a.basisKey())
	for _, s := range a.Book.Stages {
		body = append(body, a.atStage(f.Book, s)...)
	}
	body = append(body, a.notOffered(f.Book, nil)...)
	body = append(body, heading{Level: 2, Text: say(a.in(sayEachOption))})
	for _, o := range inBookOrder(f.Book.Options) {
		body = append(body, a.option(f.Book, o))
	}
	return append(body, fine{Body: []block{paragraph{Text: say(f.ID + " · " + f.Place)}}})
}

// inBookOrder are options in the order in which the book has their strategies.
func inBookOrder(options []*book.Option) []*book.Option {
	return slices.SortedStableFunc(slices.Values(options), func(x, y *book.Option) int {
		return cmp.Compare(x.Strategy.Position, y.Strategy.Position)
	})
}

// offeredAt are the options that are there at a stage, in the order in which they stand before
// anything is weighed.
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

// atStage lists what may be asked for at a stage: first what does not wait, where there is cause
// for it; then what is to be done and asked for, in its order; then what protects and takes nothing
// away from that.
func (a *author) atStage(b *book.DebtBook, s *book.Stage) []block {
	body := []block{heading{Level: 3, ID: atStageAnchor(b, s.ID), Text: say(a.in(s.Title))}}
	var first, meanwhile []sentence
	l := list{Kind: document.Numbered}
	for _, o := range offeredAt(b, s.ID) {
		switch offer := a.offer(b, o, s.ID); {
		case o.Strategy.Tier == book.TierFirst:
			first = append(first, offer)
		case o.Strategy.Kind == book.KindProtect:
			meanwhile = append(meanwhile, offer)
		default:
			l.Items = append(l.Items, item{Text: offer})
		}
	}
	if len(first) > 0 {
		body = append(body, paragraph{Text: a.labelled(sayFirstOfAll, joined(first, a.in(sayBetween)))})
	}
	if len(l.Items) > 0 {
		body = append(body, l)
	}
	if len(meanwhile) > 0 {
		body = append(body, paragraph{Text: a.labelled(page.MeanwhileHeading(), joined(meanwhile, a.in(sayBetween)))})
	}
	if len(body) == 1 {
		return append(body, paragraph{Text: say(a.in(sayNothingAtStage))})
	}
	return body
}

// offer is an option in a line: what, how firm, and its points for maintainers.
func (a *author) offer(b *book.DebtBook, o *book.Option, stage string) sentence {
	s := sentence{link(a.in(o.Strategy.Title), a.toldAt(b, o))}
	return s.And(span{Text: a.say(sayInBrackets, a.firmWord(o)), Look: document.Dim},
		span{Text: " " + a.say(sayPoints, o.Points[stage]), Look: document.Slight})
}

// basisKey explains the words for how firm an option is.
func (a *author) basisKey() block {
	var l list
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
		l.Items = append(l.Items, item{Text: a.labelled(bases[row.word], say(a.in(page.Basis(row.kind, row.basis))))})
	}
	return l
}

// toldAt is the anchor at which an option of a creditor is told: its own where it says something of
// it, else its family's.
func (a *author) toldAt(b *book.DebtBook, o *book.Option) string {
	if b.Lender != nil {
		if beneath := b.Family.Book.Option(o.Strategy.ID); beneath != nil &&
			(beneath == o || len(a.differences(b, beneath, o)) == 0) {
			return optionAnchor(b.Family.Book, o.Strategy.ID)
		}
	}
	return optionAnchor(b, o.Strategy.ID)
}

// channels are the ways to reach somebody; those that are told where a lender's family is are left
// out.
func (a *author) channels(b *book.DebtBook, told []*book.Channel) []block {
	var l list
	for _, c := range b.Channels {
		if slices.Contains(told, c) {
			continue
		}
		l.Items = append(l.Items, item{Text: a.resting(a.labelled(channelKinds[c.Kind],
			say(a.in(c.Where))).And(a.days(c.Validity)...), c.Sources)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []block{heading{Level: 2, Text: say(a.in(sayChannels))}, l}
}

// ownFigures are the figures that differ from those beneath.
func (a *author) ownFigures(b *book.DebtBook, beneath []*book.Parameter) []block {
	var l list
	for i, p := range b.Parameters {
		if p != beneath[i] {
			l.Items = append(l.Items,
				item{Text: sentence{link(a.in(p.Title),
					parameterAnchor(p.ID))}.And(say(a.in(sayColon))...).And(a.values(p)...)})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []block{heading{Level: 2, Text: say(a.in(sayOwnFigures))}, l}
}

// notOffered are the strategies that a creditor's book takes away, with why; those that its
// family's does are told there.
func (a *author) notOffered(b *book.DebtBook, told []book.Dropped) []block {
	var l list
	for _, d := range b.Dropped {
		if slices.ContainsFunc(told, func(t book.Dropped) bool { return t.Strategy == d.Strategy }) {
			continue
		}
		l.Items = append(l.Items, item{ID: optionAnchor(b, d.Strategy.ID),
			Text: sentence{link(a.in(d.Strategy.Title), strategyAnchor(d.Strategy.ID))}.And(say(a.in(sayColon) +
				a.in(d.Because))...)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []block{heading{Level: 2, Text: say(a.in(sayNotOffered))}, l}
}

// lenderChapter is what a lender says otherwise than its family, and an overview of everything.
func (a *author) lenderChapter(of *book.Lender) []block {
	b, family := of.Book, of.Book.Family
	body := []block{paragraph{Text: fill(a.in(sayLenderIs),
		sentence{link(a.in(family.Title), creditorAnchor(family.Book))})}}
	if said := a.lenderFacts(of); len(said) > 0 {
		body = append(body, list{Items: document.Items(said)})
	}
	body = append(body, a.others(of.Said)...)
	body = append(body, a.channels(b, family.Book.Channels)...)
	if len(a.inherited(b)) > 0 {
		body = append(body, paragraph{Text: fill(a.in(sayOtherChannels),
			sentence{link(a.in(family.Title), creditorAnchor(family.Book))})})
	}
	body = append(body, a.ownFigures(b, family.Book.Parameters)...)
	body = append(body, heading{Level: 2, Text: say(a.in(sayByStage))})
	body = append(body, a.stagesOf(b)...)
	body = append(body, a.notOffered(b, family.Book.Dropped)...)
	body = append(body, a.otherwise(b)...)
	body = append(body, a.overview(b)...)
	return append(body, fine{Body: []block{paragraph{Text: say(of.ID + " · " + of.Place)}}})
}

// inherited are the channels that a lender has from its family.
func (a *author) inherited(b *book.DebtBook) []*book.Channel {
	return slices.DeleteFunc(slices.Clone(b.Channels), func(c *book.Channel) bool {
		return !slices.Contains(b.Family.Book.Channels, c)
	})
}

// lenderFacts are who lends, other names, and when it was looked at.
func (a *author) lenderFacts(of *book.Lender) []sentence {
	var said []sentence
	label := func(s sentence, l string) { said = append(said, say(a.say(sayLabel, l)).And(s...)) }
	if entity := a.in(of.Entity); entity != "" {
		label(say(entity), a.in(sayEntity))
	}
	if len(of.Aliases) > 0 {
		label(say(strings.Join(of.Aliases, a.in(sayBetween))), a.in(sayAliases))
	}
	if of.Reviewed != nil {
		label(say(a.reviewed(of.Reviewed, of.ReviewDays)), a.in(sayReviewed))
	}
	if len(of.Sources) > 0 {
		label(a.cited(of.Sources), a.in(sayFoundIn))
	}
	return said
}

// stagesOf lists what may be asked of a lender at the stages at which that is not what may be asked
// of its family.
func (a *author) stagesOf(b *book.DebtBook) []block {
	var same []sentence
	var body []block
	for _, s := range a.Book.Stages {
		if a.sameAt(b, s.ID) {
			same = append(same, sentence{link(a.in(s.Title), atStageAnchor(b.Family.Book, s.ID))})
			continue
		}
		body = append(body, a.atStage(b, s)...)
	}
	switch {
	case len(same) == 0:
		return body
	case len(body) == 0:
		return []block{paragraph{Text: fill(a.in(saySameAlways),
			sentence{link(a.in(b.Family.Title), creditorAnchor(b.Family.Book))})}}
	}
	return append([]block{paragraph{Text: fill(a.in(saySameStages), say(a.in(b.Family.Title)),
		joined(same, a.in(sayBetweenSources)))}}, body...)
}

// sameAt is whether the same is offered at a stage, in the same order and as firmly, as in the
// lender's family.
func (a *author) sameAt(b *book.DebtBook, stage string) bool {
	return slices.EqualFunc(offeredAt(b, stage), offeredAt(b.Family.Book, stage), func(x, y *book.Option) bool {
		return x.Strategy == y.Strategy && x.Points[stage] == y.Points[stage] && a.firmness(x) == a.firmness(y)
	})
}

// overview is every option of a lender in a table.
func (a *author) overview(b *book.DebtBook) []block {
	head := []string{a.in(sayStrategy), a.in(sayStagesOf), a.in(page.BasisHeading())}
	if len(a.Results) > 0 {
		head = append(head, a.in(saySeen))
	}
	t := table{Head: head}
	var below list
	for _, o := range inBookOrder(b.Options) {
		row := []sentence{{link(a.in(o.Strategy.Title), a.toldAt(b, o))}, a.stagesAndPoints(o), say(a.firmWord(o))}
		p := a.proofs[creditorAnchor(b)][o.Strategy.ID]
		if len(a.Results) > 0 {
			row = append(row, say(p.tally()))
		}
		if p != nil {
			below.Items = append(below.Items,
				item{Text: say(a.in(o.Strategy.Title)), Below: p.fixtures(a, o.Strategy.Kind)})
		}
		t.Rows = append(t.Rows, row)
	}
	body := []block{heading{Level: 2, Text: say(a.in(sayOverview))}, t}
	if len(below.Items) > 0 {
		body = append(body, fold{Text: say(a.in(sayWhichFixtures)), Body: []block{below}})
	}
	return body
}
