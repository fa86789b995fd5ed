package page

import (
	"slices"
	"strconv"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

func (p *page) debts() []document.Block {
	debts := make([]document.Block, len(p.Debts))
	for i := range p.Debts {
		debts[i] = sectionOf(p.debt(i)...)
	}
	return debts
}

// debt returns everything on the i-th debt.
func (p *page) debt(i int) []document.Block {
	d := &p.Debts[i]
	chosen := p.choose(d)
	return slices.Concat(
		p.debtHead(i),
		p.debtLines(d),
		p.reminders(d.ID, partLevel),
		p.mayAskFor(d, chosen),
		p.answersHeard(d),
		p.meanwhile(chosen),
		p.notNow(chosen),
		p.elsewhere(d),
		p.notes(d.ID, partLevel),
		p.channels(d),
	)
}

// debtHead returns the title of a debt, its creditor and stage, and why it comes before others.
func (p *page) debtHead(i int) []document.Block {
	d := &p.Debts[i]
	title := p.say(sayOnlyDebt, p.debtTitle(d.ID))
	if len(p.Debts) > 1 {
		title = p.say(sayDebtNumber, i+1, p.debtTitle(d.ID))
	}
	body := []document.Block{
		document.Rule{},
		document.Heading{Level: sectionLevel, Text: document.Say(title)},
	}
	body = append(body, p.notInBook(d)...)
	fields := p.addText(nil, sayCreditor, p.capital(p.creditor(d)))
	fields = p.addText(fields, sayEntity, p.sentence(p.in(d.Entity)))
	fields = p.addText(fields, sayAt, p.capital(p.stage(d)))
	if d.Urgency != nil {
		fields = p.addText(fields, sayWhyFirst, p.sentence(p.in(d.Urgency.Text)))
	}
	return append(body, fields)
}

// guess says what a lender was taken for by its name, what else it may be, and how to tell.
func (p *page) guess(d *engine.Debt) string {
	said := p.say(sayGuessed, shortName(d.Lender), p.in(d.FamilyTitle))
	if d.Family == book.UnknownFamily {
		said = p.say(saySeveral, shortName(d.Lender))
	}
	var may []string
	for _, c := range slices.Concat(d.Guess.Lenders, d.Guess.Families) {
		may = append(may, p.in(c.Title))
	}
	if may != nil {
		said += p.say(sayMayBe, p.join(may))
	}
	return said + p.in(sayConfirm)
}

// notInBook says what a lender that the book does not know was taken for.
func (p *page) notInBook(d *engine.Debt) []document.Block {
	switch {
	case d.Guess != nil:
		return []document.Block{p.paragraph(p.guess(d))}
	case !d.LenderKnown && d.Lender != "" && d.Family == book.UnknownFamily:
		return []document.Block{p.paragraph(p.say(sayNothingKnown, shortName(d.Lender)))}
	case !d.LenderKnown && d.Lender != "":
		return []document.Block{p.paragraph(p.say(sayNotInBook, shortName(d.Lender)))}
	}
	return nil
}

// addText adds a field with one text, unless that is empty.
func (p *page) addText(fields document.Fields, label text.Text, said string) document.Fields {
	if said == "" {
		return fields
	}
	return p.addList(fields, label, dashedList([]string{said}))
}

// addList adds a field with a list, unless that is empty.
func (p *page) addList(fields document.Fields, label text.Text, l document.List) document.Fields {
	if len(l.Items) == 0 {
		return fields
	}
	return append(fields, document.Field{Label: p.in(label), List: l})
}

func (p *page) creditor(d *engine.Debt) string {
	if what := p.in(d.What); what != "" {
		return p.say(sayWhat, p.in(d.FamilyTitle), what)
	}
	return p.in(d.FamilyTitle)
}

func (p *page) stage(d *engine.Debt) string {
	if d.Stage.ID == "" {
		return p.say(sayMaybe, p.stages(d.Stage.Candidates))
	}
	return p.in(d.Stage.Title)
}

// debtLines returns the book's own sentences on a debt.
func (p *page) debtLines(d *engine.Debt) []document.Block {
	var said []string
	for _, l := range p.Lines {
		if l.Section == book.SectionDebt && l.Debt == d.ID {
			said = append(said, p.in(l.Text)+p.mark(l.Sources))
		}
	}
	if said == nil {
		return nil
	}
	return []document.Block{sectionOf(dashedList(said))}
}

func (p *page) mayAskFor(d *engine.Debt, c choice) []document.Block {
	body := []document.Block{p.heading(partLevel, sayMayAskFor)}
	if c.above != nil {
		body = append(body, sectionOf(markedList("? ", p.above(d, c.above)...)))
	}
	var brief []document.Block // those in short that follow one another
	for _, t := range c.ask {
		if !t.full {
			brief = append(brief, p.briefStrategy(t))
			continue
		}
		if brief != nil {
			body = append(body, sectionOf(brief...))
			brief = nil
		}
		body = append(body, p.fullStrategy(t))
	}
	if brief != nil {
		body = append(body, sectionOf(brief...))
	}
	if len(c.above)+len(c.ask)+len(c.askOpen) == 0 {
		body = append(body, p.paragraph(p.in(sayNothing)))
	}
	body = append(body, p.namedOnly(sayWaiting, c.askOpen)...)
	return []document.Block{sectionOf(body...)}
}

// above names what would stand before the first strategy, each with the question that tells.
func (p *page) above(d *engine.Debt, strategies []*engine.Strategy) []string {
	said := make([]string, len(strategies))
	for i, s := range strategies {
		said[i] = p.say(sayWouldBeFirst, p.title(s), p.ask(p.ownTurn(d, s)))
	}
	return said
}

// firstTurn returns the fact whose answer is asked for first of those that an open strategy turns on.
func firstTurn(s *engine.Strategy) engine.Ref {
	return engine.Ref{Debt: s.TurnsOn[0].Debt, Fact: s.TurnsOn[0].Fact}
}

// ownTurn returns of the facts that an open strategy turns on the one that the fewest others of the
// debt turn on: what all of them need says nothing about this one. Facts of the debt come before
// those of the borrower; those of other debts and those that were asked already come after them,
// and last what is taken for the usual until it is told. Of equals it is the first.
func (p *page) ownTurn(d *engine.Debt, s *engine.Strategy) engine.Ref {
	shares := func(t engine.Turn) int {
		ref, n := engine.Ref{Debt: t.Debt, Fact: t.Fact}, 0
		for i := range d.Strategies {
			if slices.ContainsFunc(
				d.Strategies[i].TurnsOn,
				func(o engine.Turn) bool { return o.Fact == t.Fact && o.Debt == t.Debt },
			) {
				n++
			}
		}
		if t.Assumed {
			n += 4 * len(d.Strategies)
		}
		if t.Debt == "" {
			n += len(d.Strategies)
		}
		if t.Debt != "" && t.Debt != d.ID || !slices.ContainsFunc(p.Missing, func(q engine.Question) bool {
			return !q.Asked && refOf(q) == ref
		}) {
			n += 2 * len(d.Strategies)
		}
		return n
	}
	own := slices.MinFunc(s.TurnsOn, func(a, b engine.Turn) int { return shares(a) - shares(b) })
	return engine.Ref{Debt: own.Debt, Fact: own.Fact}
}

// ask returns the question about a fact, without what explains it.
func (p *page) ask(ref engine.Ref) string {
	for _, q := range p.Missing {
		if refOf(q) == ref {
			return firstQuestion(p.in(q.Ask))
		}
	}
	return ref.String()
}

// namedOnly returns a paragraph that names strategies, unless there are none.
func (p *page) namedOnly(sentence text.Text, strategies []*engine.Strategy) []document.Block {
	if len(strategies) == 0 {
		return nil
	}
	titles := make([]string, len(strategies))
	for i, s := range strategies {
		titles[i] = p.title(s)
	}
	return []document.Block{sectionOf(p.paragraph(p.say(sentence, p.join(titles))))}
}

func (p *page) meanwhile(c choice) []document.Block {
	body := []document.Block{p.heading(partLevel, sayMeanwhile)}
	for _, t := range c.besides {
		if t.full {
			body = append(body, p.fullStrategy(t))
		} else {
			body = append(body, p.briefStrategy(t))
		}
	}
	return []document.Block{sectionOf(append(body, p.namedOnly(sayWaiting, c.besideOpen)...)...)}
}

// notNow returns the strategies that do not suit, each with the requirements that are not met.
func (p *page) notNow(c choice) []document.Block {
	said := make([]string, len(c.notNow))
	for i, s := range c.notNow {
		said[i] = p.title(s)
		if why := p.obstacles(s); why != nil {
			said[i] = p.say(sayObstacle, said[i], p.joinSentences(why))
		}
	}
	var body []document.Block
	if len(said) > 0 {
		body = append(body, sectionOf(p.heading(partLevel, sayNotNow), dashedList(said)))
	}
	return append(body, p.namedOnly(sayIdle, c.idle)...)
}

// obstacles returns the sentences of the requirements that are not met.
func (p *page) obstacles(s *engine.Strategy) []string {
	var said []string
	for _, r := range s.Reasons {
		if r.Kind == engine.ReasonRequire && r.Truth == engine.No && p.in(r.Text) != "" {
			said = append(said, p.withNeeds(r))
		}
	}
	return said
}

// withNeeds returns the sentence of a reason, with what a fact would have to be to meet it.
func (p *page) withNeeds(r engine.Reason) string {
	said := p.in(r.Text)
	if needs := p.needsOf(r.Needs); needs != "" {
		return p.say(saySince, said, needs)
	}
	return said
}

// needsOf says what a fact would have to be. It is empty where nobody can change the fact, and of
// facts that are yes or no, for the reason has said that.
func (p *page) needsOf(n *engine.Needs) string {
	if n == nil || n.Changes == fact.ByNobody {
		return ""
	}
	day, value := false, p.in(n.Text)
	switch v := n.Value.(type) {
	case bool:
		return ""
	case string:
		if day = isDay(v); !day && !isFigure(v) {
			value = p.say(sayQuoted, value)
		}
	}
	said := p.say(sayNeeds, p.in(n.Title), p.in(Compared(n.Operator, day)), value)
	switch n.Changes {
	case fact.ByTime:
		return p.say(sayInTime, said)
	case fact.ByLender:
		return p.say(sayByLender, said)
	}
	return said
}

func isFigure(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

func isDay(s string) bool {
	_, ok := calendar.Parse(s)
	return ok
}

// elsewhere says how many strategies are for other stages or creditors.
func (p *page) elsewhere(d *engine.Debt) []document.Block {
	if len(d.Elsewhere) == 0 {
		return nil
	}
	said := sayElsewhere
	if p.Screen {
		said = sayElsewhereOnly
	}
	return []document.Block{sectionOf(dimParagraph(p.say(said, len(d.Elsewhere))))}
}

func (p *page) channels(d *engine.Debt) []document.Block {
	if len(d.Channels) == 0 {
		return nil
	}
	where := make([]string, len(d.Channels))
	for i, c := range d.Channels {
		where[i] = p.sentence(p.in(c.Where)) + p.mark(c.Sources)
	}
	return []document.Block{sectionOf(p.heading(partLevel, sayChannels), dashedList(where))}
}

// howToSeeOne says how to see everything about one strategy.
func (p *page) howToSeeOne() []document.Block {
	if p.Screen {
		return nil
	}
	for i := range p.Debts {
		if best := p.Debts[i].Best(); best != nil {
			return []document.Block{sectionOf(dimParagraph(p.say(sayMoreOf, p.title(best))))}
		}
	}
	return nil
}
