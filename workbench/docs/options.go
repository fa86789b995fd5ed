package docs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
)

// firmness is how firm an option is, in words.
func (a *author) firmness(o *book.Option) string {
	said := a.in(page.Basis(o.Strategy.Kind, o.Basis))
	if o.Unconfirmed {
		said += a.say(sayInBrackets, a.in(page.Unconfirmed()))
	}
	return said
}

// bases name how firm an option is, in a word.
var bases = map[string]text.Text{
	"right": text.Both("权利", "right"), "discretion": text.Both("可酌定", "discretion"), "negotiation": text.Both("协商", "negotiation"), "contract": text.Both("照合同付，减免要谈", "by contract; a waiver by consent"),
}

// basis is how firm an option is, in a word: by contract where nothing has to be granted.
func basis(o *book.Option) string {
	if o.Strategy.Kind == "repay" && o.Basis == "negotiation" {
		return "contract"
	}
	return o.Basis
}

// firmWord is that word, and whether it is unconfirmed.
func (a *author) firmWord(o *book.Option) string {
	said := a.in(bases[basis(o)])
	if o.Unconfirmed {
		said += a.in(sayBetweenSources) + a.in(page.Unconfirmed())
	}
	return said
}

// option is everything that a family or lender says of a strategy, but for its words, which are told with the strategy.
func (a *author) option(b *book.DebtBook, o *book.Option) block {
	title := sentence{{says: a.in(o.Strategy.Title)}}
	if o.Strategy.Tier == "first" {
		title = title.and(span{says: " "}, span{says: a.in(sayTierFirst), look: badge})
	}
	body := []block{
		heading{level: 3, id: optionAnchor(b, o.Strategy.ID), says: title.and(a.days(o.Validity)...)},
		paragraph{a.spoken(o.Strategy.Effect, b).and(span{says: a.in(sayGap)}, link(a.in(sayHowTo), strategyAnchor(o.Strategy.ID)))},
	}
	parts := []item{
		{says: a.labelled(page.BasisHeading(), say(a.firmness(o)))},
		{says: a.labelled(sayStagesOf, a.stagesAndPoints(o))},
	}
	parts = append(parts, a.requirements(b, o)...)
	parts = append(parts, a.weights(b, o)...)
	parts = append(parts, a.needed(o)...)
	if term := a.in(page.Term(engine.Terms{MonthsMin: o.MonthsMin, MonthsMax: o.MonthsMax})); term != "" {
		parts = append(parts, item{says: a.labelled(page.TermHeading(), say(term))})
	}
	parts = append(parts, item{says: a.labelled(page.SourcesHeading(), a.cited(o.Sources))})
	parts = append(parts, a.ownLines(o.Strategy.Lines, o.Lines, b)...)
	body = append(body, list{items: parts})
	if len(a.Results) > 0 {
		body = append(body, a.proved(creditorAnchor(b), o.Strategy.ID, o.Strategy.Kind)...)
	}
	return entry{append(body, fine{[]block{paragraph{say(o.Strategy.ID + " · " + o.Place)}}})}
}

// labelled is a sentence behind what it is about. The colon is no part of the label: Markdown would not see where it ends.
func (a *author) labelled(label text.Text, s sentence) sentence {
	return sentence{{says: a.in(label), look: strong}, {says: a.in(sayColon)}}.and(s...)
}

// stagesAndPoints are the stages at which an option is there, three and more in a row as a range; and its points for maintainers.
func (a *author) stagesAndPoints(o *book.Option) sentence {
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
	return sentence{{says: strings.Join(said, a.in(sayBetweenSources))}, {says: a.say(sayInBrackets, a.say(sayStagePoints, strings.Join(points, " "))), look: slight}}
}

// requirements are what must hold. Those of the kind are told with it.
func (a *author) requirements(b *book.DebtBook, o *book.Option) []item {
	var below []item
	if k := a.kind(o.Strategy.Kind); len(k.Requires) > 0 {
		below = append(below, item{says: fill(a.in(sayKindRequires), sentence{link(a.in(k.Title), kindAnchor(k.ID))})})
	}
	for _, c := range o.Requires {
		if !c.Shared {
			below = append(below, a.requirement(c, b, slices.Contains(o.Strategy.Requires, c)))
		}
	}
	if len(below) == 0 {
		return []item{{says: a.labelled(sayRequires, say(a.in(sayNothingRequired)))}}
	}
	return []item{{says: a.labelled(sayRequires, nil), below: []block{list{items: below}}}}
}

// requirement is the sentence of one, with what is said where it does not hold. How it is asked exactly is told where it is written: with the strategy,
// or here.
func (a *author) requirement(c *book.Condition, b *book.DebtBook, elsewhere bool) item {
	it := item{says: a.spoken(c.Reason, b).and(a.days(c.Validity)...)}
	if otherwise := a.spoken(c.Otherwise, b); len(otherwise) > 0 {
		it.aside = say(a.say(sayLabel, a.in(sayElseSaid))).and(otherwise...)
	}
	if !elsewhere {
		it.below = a.exactly(c)
	}
	return it
}

// weights are what makes an option come sooner or later.
func (a *author) weights(b *book.DebtBook, o *book.Option) []item {
	var below []item
	if k := a.kind(o.Strategy.Kind); len(k.Weighs) > 0 {
		below = append(below, item{says: fill(a.in(sayKindWeighs), sentence{link(a.in(k.Title), kindAnchor(k.ID))})})
	}
	for _, c := range o.Weighs {
		if !c.Shared {
			below = append(below, a.weight(c, b, slices.Contains(o.Strategy.Weighs, c)))
		}
	}
	if len(below) == 0 {
		return nil
	}
	return []item{{says: a.labelled(sayWeights, nil), below: []block{list{items: below}}}}
}

// weight is the sentence of one, and whether it brings the option forward or back.
func (a *author) weight(c *book.Condition, b *book.DebtBook, elsewhere bool) item {
	way := sayLaterOn
	if c.Points > 0 {
		way = saySooner
	}
	says := sentence{{says: a.say(sayLabel, a.in(way))}}.and(a.spoken(c.Reason, b)...).and(a.days(c.Validity)...).and(span{says: fmt.Sprintf(" (%+d)", c.Points), look: slight})
	if elsewhere {
		return item{says: says}
	}
	return item{says: says, below: a.exactly(c)}
}

// exactly is how a condition is asked: word by word, as it is written, where, and what it rests on.
func (a *author) exactly(c *book.Condition) []block {
	words := a.condition(c.When)
	inner := words.item(a)
	l := list{items: []item{
		{says: a.labelled(sayExactly, inner.says), below: inner.below},
		{says: sentence{{says: oneLine(c.When.Source), look: code}, {says: " " + c.ID + " · " + c.Place}}},
	}}
	if len(c.Sources) > 0 {
		l.items = append(l.items, item{says: a.labelled(page.SourcesHeading(), a.cited(c.Sources))})
	}
	return []block{fine{[]block{l}}}
}

// needed are the papers, each with what may stand in for it and where to get it.
func (a *author) needed(o *book.Option) []item {
	var parts []item
	for _, need := range needs {
		if ids := need.of(o); len(ids) > 0 {
			parts = append(parts, a.neededAs(need.need, ids))
		}
	}
	return parts
}

// needs are why papers are wanted, and which.
var needs = []struct {
	need engine.Need
	of   func(*book.Option) []string
}{
	{engine.Required, func(o *book.Option) []string { return o.Required }},
	{engine.Helpful, func(o *book.Option) []string { return o.Helpful }},
}

// neededAs are the papers that are wanted for one reason.
func (a *author) neededAs(need engine.Need, ids []string) item {
	label := text.Each(func(l text.Language) string {
		return page.PapersHeading().In(l) + fmt.Sprintf(sayInBrackets.In(l), page.Need(need).In(l))
	})
	if len(ids) == 0 {
		return item{says: a.labelled(label, say(a.in(sayNoPapers)))}
	}
	papers := make([]sentence, len(ids))
	for i, id := range ids {
		papers[i] = a.paper(a.Book.Material(id))
	}
	return item{says: a.labelled(label, nil), below: bullets(papers)}
}

// paper is one that is asked for.
func (a *author) paper(m *book.Material) sentence {
	s := sentence{link(a.in(m.Title), materialAnchor(m.ID))}
	if len(m.Instead) > 0 {
		s = s.and(a.behind(fill(a.in(sayOrInstead), joined(a.paperLinks(m.Instead), a.in(sayInsteadBetween))))...)
	}
	if where := a.in(m.Where); where != "" {
		s = s.and(span{says: a.in(sayDash) + where, look: dim})
	}
	return s
}

func (a *author) paperLinks(ids []string) []sentence {
	links := make([]sentence, len(ids))
	for i, id := range ids {
		links[i] = sentence{link(a.in(a.Book.Material(id).Title), materialAnchor(id))}
	}
	return links
}

// ownLines are the lines that stand otherwise than beneath: what was added or said anew, and what was taken away.
func (a *author) ownLines(beneath, own []book.Line, b *book.DebtBook) []item {
	var said []item
	for _, l := range own {
		was := slices.IndexFunc(beneath, func(x book.Line) bool { return x.Kind == l.Kind && x.ID == l.ID })
		if was >= 0 && beneath[was].Place == l.Place {
			continue
		}
		said = append(said, item{says: a.line(l, b, was >= 0)})
	}
	for _, l := range beneath {
		if !slices.ContainsFunc(own, func(x book.Line) bool { return x.Kind == l.Kind && x.ID == l.ID }) {
			said = append(said, item{says: fill(a.in(sayLineGone), say(a.in(page.LineHeading(l.Kind))), a.spoken(l.Text, b))})
		}
	}
	if len(said) == 0 {
		return nil
	}
	return []item{{says: a.labelled(sayOwnLines, nil), below: []block{list{items: said}}}}
}

// line is one with its kind before it.
func (a *author) line(l book.Line, b *book.DebtBook, instead bool) sentence {
	label := a.in(page.LineHeading(l.Kind))
	if instead {
		label += a.in(sayInsteadMark)
	}
	s := say(a.say(sayLabel, label)).and(a.spoken(l.Text, b)...)
	return a.resting(s, l.Sources)
}

// resting is a line with what it rests on behind it.
func (a *author) resting(s sentence, ids []string) sentence {
	if len(ids) == 0 {
		return s
	}
	return s.and(span{says: " ", look: slight}).and(a.slightSources(ids)...)
}

// slightSources are what a line rests on, by their ids, for maintainers.
func (a *author) slightSources(ids []string) sentence {
	var s sentence
	for i, id := range ids {
		if i > 0 {
			s = s.and(span{says: " "})
		}
		s = s.and(span{says: id, look: slight, to: a.citationAnchor(id)})
	}
	return s
}
