package docs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// firmness says how firm an option is.
func (a *author) firmness(o *book.Option) string {
	said := a.in(page.Basis(o.Strategy.Kind, o.Basis))
	if o.Unconfirmed {
		said += a.say(sayInBrackets, a.in(page.Unconfirmed()))
	}
	return said
}

// bases says the same in a word.
var bases = map[string]text.Text{
	"right": text.Both("权利", "right"), "discretion": text.Both("可酌定", "discretion"),
	"negotiation": text.Both("协商", "negotiation"),
	"contract":    text.Both("照合同付，减免要谈", "by contract; a waiver by consent"),
}

// basis returns the key of that word: by contract where nothing has to be granted.
func basis(o *book.Option) string {
	if o.Strategy.Kind == book.KindRepay && o.Basis == book.BasisNegotiation {
		return "contract"
	}
	return o.Basis.String()
}

// firmWord returns the word, and whether it is unconfirmed.
func (a *author) firmWord(o *book.Option) string {
	said := a.in(bases[basis(o)])
	if o.Unconfirmed {
		said += a.in(sayBetweenSources) + a.in(page.Unconfirmed())
	}
	return said
}

// option returns everything that a family or lender says of a strategy, without the strategy's own
// words, which stand in its chapter.
func (a *author) option(b *book.DebtBook, o *book.Option) document.Block {
	title := document.Sentence{{Text: a.in(o.Strategy.Title)}}
	if o.Strategy.Tier == book.TierFirst {
		title = title.And(document.Span{Text: " "}, document.Span{Text: a.in(sayTierFirst), Look: document.Badge})
	}
	body := []document.Block{
		document.Heading{Level: 3, ID: optionAnchor(b, o.Strategy.ID), Text: title.And(a.days(o.Validity)...)},
		document.Paragraph{Text: a.textOf(o.Strategy.Effect, b).And(document.Span{Text: a.in(sayGap)},
			document.Link(a.in(sayHowTo), strategyAnchor(o.Strategy.ID)))},
	}
	parts := []document.Item{
		{Text: a.labelled(page.BasisHeading(), document.Say(a.firmness(o)))},
		{Text: a.labelled(sayStagesOf, a.stagesAndPoints(o))},
	}
	parts = append(parts, a.requirements(b, o)...)
	parts = append(parts, a.weights(b, o)...)
	parts = append(parts, a.needed(o)...)
	if term := a.in(page.Term(engine.Terms{MonthsMin: o.MonthsMin, MonthsMax: o.MonthsMax})); term != "" {
		parts = append(parts, document.Item{Text: a.labelled(page.TermHeading(), document.Say(term))})
	}
	parts = append(parts, document.Item{Text: a.labelled(page.SourcesHeading(), a.cited(o.Sources))})
	parts = append(parts, a.otherKeys(o.Said)...)
	parts = append(parts, a.ownLines(o.Strategy.Lines, o.Lines, b)...)
	parts = append(parts, a.plans(o.Strategy.Plans, o.Plans, b)...)
	body = append(body, document.List{Items: parts})
	if len(a.Results) > 0 {
		body = append(body, a.proved(creditorAnchor(b), o.Strategy.ID, o.Strategy.Kind)...)
	}
	return document.Entry{Body: append(body, a.place(o.Strategy.ID, o.Place))}
}

// labelled puts a label before a sentence. The colon is no part of the label: Markdown would not
// see where bold ends.
func (a *author) labelled(label text.Text, s document.Sentence) document.Sentence {
	return document.Sentence{{Text: a.in(label), Look: document.Strong}, {Text: a.in(sayColon)}}.And(s...)
}

// stagesAndPoints returns the stages of an option, three and more in a row as a range, and its
// points for maintainers.
func (a *author) stagesAndPoints(o *book.Option) document.Sentence {
	var runs [][]string
	next := -1
	var points []string
	for _, id := range o.Stages {
		at := slices.IndexFunc(a.Book.Stages, func(s *book.Stage) bool { return s.ID == id })
		if at != next {
			runs = append(runs, nil)
		}
		next = at + 1
		runs[len(runs)-1] = append(runs[len(runs)-1], a.stageTitle(id))
		points = append(points, fmt.Sprint(o.Points[id]))
	}
	var said []string
	for _, run := range runs {
		if len(run) > 2 {
			run = []string{a.say(sayRange, run[0], run[len(run)-1])}
		}
		said = append(said, run...)
	}
	if len(o.Stages) == len(a.Book.Stages) {
		said = []string{a.in(sayEveryStage)}
	}
	return document.Sentence{{Text: strings.Join(said, a.in(sayBetweenSources))},
		{Text: a.say(sayInBrackets, a.say(sayStagePoints, strings.Join(points, " "))), Look: document.Slight}}
}

// requirements returns what must be true. Those of the kind stand with the kind.
func (a *author) requirements(b *book.DebtBook, o *book.Option) []document.Item {
	var below []document.Item
	if k := a.kind(o.Strategy.Group); len(k.Requires) > 0 {
		below = append(below, document.Item{Text: fill(a.in(sayKindRequires), a.link(k.Title, kindAnchor(k.ID)))})
	}
	for _, c := range o.Requires {
		if !c.Shared {
			below = append(below, a.requirement(c, b, slices.Contains(o.Strategy.Requires, c)))
		}
	}
	if len(below) == 0 {
		return []document.Item{{Text: a.labelled(sayRequires, document.Say(a.in(sayNothingRequired)))}}
	}
	return []document.Item{{Text: a.labelled(sayRequires, nil), Below: []document.Block{document.List{Items: below}}}}
}

// requirement returns a condition's reason, with what is said where it is false. elsewhere: its
// expression stands with the strategy.
func (a *author) requirement(c *book.Condition, b *book.DebtBook, elsewhere bool) document.Item {
	it := document.Item{Text: a.textOf(c.Reason, b).And(a.days(c.Validity)...)}
	if otherwise := a.textOf(c.Otherwise, b); len(otherwise) > 0 {
		it.Aside = document.Say(a.say(sayLabel, a.in(sayElseSaid))).And(otherwise...)
	}
	if !elsewhere {
		it.Below = a.exactly(c)
	}
	return it
}

// weights returns what puts an option earlier or later.
func (a *author) weights(b *book.DebtBook, o *book.Option) []document.Item {
	var below []document.Item
	if k := a.kind(o.Strategy.Group); len(k.Weighs) > 0 {
		below = append(below, document.Item{Text: fill(a.in(sayKindWeighs), a.link(k.Title, kindAnchor(k.ID)))})
	}
	for _, c := range o.Weighs {
		if !c.Shared {
			below = append(below, a.weight(c, b, slices.Contains(o.Strategy.Weighs, c)))
		}
	}
	if len(below) == 0 {
		return nil
	}
	return []document.Item{{Text: a.labelled(sayWeights, nil), Below: []document.Block{document.List{Items: below}}}}
}

// weight returns a condition's reason, and whether it puts the option earlier or later.
func (a *author) weight(c *book.Condition, b *book.DebtBook, elsewhere bool) document.Item {
	way := sayLaterOn
	if c.Points > 0 {
		way = saySooner
	}
	says := document.Sentence{{Text: a.say(sayLabel, a.in(way))}}.And(a.textOf(
		c.Reason,
		b,
	)...).And(a.days(c.Validity)...).And(document.Span{Text: fmt.Sprintf(" (%+d)", c.Points), Look: document.Slight})
	if elsewhere {
		return document.Item{Text: says}
	}
	return document.Item{Text: says, Below: a.exactly(c)}
}

// exactly returns a condition word by word, as it is written, where, and its sources.
func (a *author) exactly(c *book.Condition) []document.Block {
	words := a.condition(c.When)
	inner := words.item(a)
	l := document.List{Items: []document.Item{
		{Text: a.labelled(sayExactly, inner.Text), Below: inner.Below},
		{
			Text: document.Sentence{
				{Text: oneLine(c.When.Source), Look: document.Code},
				{Text: " " + c.ID + " · " + c.Place},
			},
		},
	}}
	if len(c.Sources) > 0 {
		l.Items = append(l.Items, document.Item{Text: a.labelled(page.SourcesHeading(), a.cited(c.Sources))})
	}
	return []document.Block{document.Fine{Body: []document.Block{l}}}
}

// needed returns the papers, each with what may stand in for it and where to get it.
func (a *author) needed(o *book.Option) []document.Item {
	var parts []document.Item
	for _, need := range needs {
		if ids := need.of(o); len(ids) > 0 {
			parts = append(parts, a.neededAs(need.need, ids))
		}
	}
	return parts
}

// needs says why papers are needed, and which.
var needs = []struct {
	need engine.Need
	of   func(*book.Option) []string
}{
	{engine.Required, func(o *book.Option) []string { return o.Required }},
	{engine.Helpful, func(o *book.Option) []string { return o.Helpful }},
}

func (a *author) neededAs(need engine.Need, ids []string) document.Item {
	label := text.Each(func(l text.Language) string {
		return page.PapersHeading().In(l) + fmt.Sprintf(sayInBrackets.In(l), page.Need(need).In(l))
	})
	if len(ids) == 0 {
		return document.Item{Text: a.labelled(label, document.Say(a.in(sayNoPapers)))}
	}
	papers := make([]document.Sentence, len(ids))
	for i, id := range ids {
		papers[i] = a.paper(a.Book.Material(id))
	}
	return document.Item{Text: a.labelled(label, nil), Below: bullets(papers)}
}

func (a *author) paper(m *book.Material) document.Sentence {
	s := a.link(m.Title, materialAnchor(m.ID))
	if len(m.Instead) > 0 {
		s = s.And(
			a.behind(fill(a.in(sayOrInstead), document.Join(a.paperLinks(m.Instead), a.in(sayInsteadBetween))))...)
	}
	if where := a.in(m.Where); where != "" {
		s = s.And(document.Span{Text: a.in(sayDash) + where, Look: document.Dim})
	}
	return s
}

func (a *author) paperLinks(ids []string) []document.Sentence {
	links := make([]document.Sentence, len(ids))
	for i, id := range ids {
		links[i] = a.link(a.Book.Material(id).Title, materialAnchor(id))
	}
	return links
}

// ownLines returns the lines that differ from the layer below: added, replaced or taken away.
func (a *author) ownLines(lower, own []*book.Line, b *book.DebtBook) []document.Item {
	var said []document.Item
	for _, l := range own {
		was := slices.IndexFunc(lower, func(x *book.Line) bool { return x.Kind == l.Kind && x.ID == l.ID })
		if was >= 0 && lower[was].Place == l.Place {
			continue
		}
		said = append(said, a.ofShowing(a.line(l, b, was >= 0), l.Showing))
	}
	for _, l := range lower {
		if !slices.ContainsFunc(own, func(x *book.Line) bool { return x.Kind == l.Kind && x.ID == l.ID }) {
			said = append(said,
				document.Item{Text: fill(a.in(sayLineGone), document.Say(a.in(page.LineHeading(l.Kind))),
					a.textOf(l.Text, b))},
			)
		}
	}
	if len(said) == 0 {
		return nil
	}
	return []document.Item{{Text: a.labelled(sayOwnLines, nil), Below: []document.Block{document.List{Items: said}}}}
}

func (a *author) line(l *book.Line, b *book.DebtBook, instead bool) document.Sentence {
	label := a.in(page.LineHeading(l.Kind))
	if instead {
		label += a.in(sayInsteadMark)
	}
	s := document.Say(a.say(sayLabel, label)).And(a.textOf(l.Text, b)...)
	return a.withSources(s, l.Sources)
}

// ofShowing returns a line with when it is shown, in words and as it is written.
func (a *author) ofShowing(line document.Sentence, s book.Showing) document.Item {
	it := document.Item{Text: line}
	if s.When == nil {
		return it
	}
	words := a.condition(s.When).item(a)
	when := a.labelled(sayWhen, words.Text)
	if s.IfUnknown {
		when = when.And(document.Span{Text: a.in(sayOrUnknown)})
	}
	it.Below = []document.Block{
		document.List{Items: []document.Item{{Text: when, Below: words.Below}}},
		document.Fine{Body: []document.Block{document.List{Items: []document.Item{
			{Text: document.Sentence{{Text: oneLine(s.When.Source), Look: document.Code}}},
		}}}},
	}
	return it
}

// withSources puts the sources of a line behind it.
func (a *author) withSources(s document.Sentence, ids []string) document.Sentence {
	if len(ids) == 0 {
		return s
	}
	return s.And(document.Span{Text: " ", Look: document.Slight}).And(a.slightSources(ids)...)
}

// slightSources returns sources by their ids, for maintainers.
func (a *author) slightSources(ids []string) document.Sentence {
	var s document.Sentence
	for i, id := range ids {
		if i > 0 {
			s = s.And(document.Span{Text: " "})
		}
		s = s.And(document.Span{Text: id, Look: document.Slight, To: a.citationAnchor(id)})
	}
	return s
}
