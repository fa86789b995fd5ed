package page

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// commonLines returns the sentences that are the same for several debts, each once, with the debts.
func (p *page) commonLines(sentences []sentence) []document.Block {
	var said []string
	for _, s := range sentences {
		if len(s.debts) > 1 {
			said = append(said, p.withDebts(s.said, s.debts))
		}
	}
	if said == nil {
		return nil
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, saySame), dashedList(said))}
}

// sentence is what is said of some debts.
type sentence struct {
	said  string
	mark  string
	debts []string
}

// debtSentences returns the book's own sentences and cautions on debts, each once, in the order of
// the page.
func (p *page) debtSentences() []sentence {
	var all []sentence
	add := func(debt, mark, said string) {
		for i := range all {
			if all[i].said == said {
				all[i].debts = append(all[i].debts, debt)
				return
			}
		}
		all = append(all, sentence{said: said, mark: mark, debts: []string{debt}})
	}
	for _, d := range p.Debts {
		for _, l := range p.Lines {
			if l.Section == book.SectionDebt && l.Debt == d.ID {
				add(d.ID, "", p.in(l.Text))
			}
		}
		for _, a := range p.alertsOf(d.ID, book.SeverityCaution) {
			add(d.ID, "! ", p.alertSaid(a))
		}
	}
	return all
}

func (p *page) shortDebts(sentences []sentence) []document.Block {
	debts := make([]document.Block, len(p.Debts))
	for i := range p.Debts {
		debts[i] = sectionOf(p.shortDebt(i, sentences)...)
	}
	return debts
}

// shortDebt returns a debt: its stage, what is said of it alone, the best option and the names of
// the others.
func (p *page) shortDebt(i int, sentences []sentence) []document.Block {
	d := &p.Debts[i]
	body := append(p.shortDebtHead(i), p.notInBook(d)...)
	detail := p.detailOf(i)
	if own := p.ownSentences(d.ID, sentences); len(own.Items) > 0 && detail > least {
		if detail < most {
			own.Items = own.Items[:min(2, len(own.Items))]
		}
		body = append(body, own)
	}
	if above := p.above(d, p.choose(d).above); len(above) > 0 && detail > least {
		body = append(body, markedList("? ", above[:min(maxAboveShort, len(above))]...))
	}
	best := d.Best()
	switch {
	case best == nil:
		body = append(body, p.paragraph(p.in(sayNothing)))
	case detail == least:
		fields := p.addText(nil, sayBestShort, p.withReason(best))
		return append(body, p.addText(fields, sayAlsoAsk, p.names(p.others(d, best).ask)))
	default:
		body = append(body, p.best(d, best, detail)...)
	}
	if detail > least {
		body = append(body, p.shortRefusals(d)...)
	}
	return append(body, sectionOf(p.otherOptions(p.others(d, best), detail)))
}

// ownSentences returns what is said of one debt alone.
func (p *page) ownSentences(debt string, sentences []sentence) document.List {
	own := document.List{Kind: document.Marked}
	for _, s := range sentences {
		if len(s.debts) == 1 && s.debts[0] == debt {
			said := s.said
			if len(own.Items) >= saidInFull[p.thrift] {
				said = p.firstOfText(said)
			}
			own.Items = append(own.Items, document.Item{Mark: s.mark, Text: document.Say(said)})
		}
	}
	return own
}

// withReason names a strategy with the first reason that speaks for it.
func (p *page) withReason(s *engine.Strategy) string {
	if why := p.supports(s); len(why) > 0 {
		return p.say(sayColon, p.title(s), p.sentence(why[0]))
	}
	return p.title(s)
}

// shortDebtHead returns the title of a debt, with its creditor's kind and its stage at the end of the
// line, or below where they do not fit.
func (p *page) shortDebtHead(i int) []document.Block {
	d := &p.Debts[i]
	title := p.debtTitle(d.ID)
	if len(p.Debts) > 1 {
		title = p.say(sayDebtNumber, i+1, title)
	}
	stage := p.in(d.Stage.Title)
	if d.Stage.ID == "" {
		stage = p.in(sayStageOpen)
	}
	title = p.capital(title)
	head := document.Heading{Level: sectionLevel, Text: document.Say(title)}
	of := p.capital(stage)
	if kind := p.capital(p.in(d.FamilyTitle)); kind != title {
		of = p.say(sayKindAndStage, kind, of)
	}
	if document.Cells(title)+document.Cells(of)+2 > document.Width {
		return []document.Block{head, dimParagraph(of)}
	}
	head.Aside = document.Styled(of, document.Dim)
	return []document.Block{head}
}

// best returns the best option of a debt: why, with which papers and letter, how to begin, what to
// beware of.
func (p *page) best(d *engine.Debt, s *engine.Strategy, detail detail) []document.Block {
	head := document.Heading{Level: partLevel, Text: document.Say(p.say(sayBest, p.title(s))), Aside: p.status(s)}
	table := p.shortPlans(s.Plans[:min(maxPlans[p.thrift], len(s.Plans))])
	fields := p.addText(nil, sayWhy, p.joinSentences(p.supports(s)))
	fields = p.addText(fields, sayMaterials, p.capital(p.paperNames(s)))
	fields = p.addList(fields, sayLetterFor, dashedList(p.letterFor(d.ID, s.ID)))
	if detail == most && p.thrift < sparse {
		if !p.isBegunToday(s) {
			fields = p.addList(fields, sayFirst, dashedList(p.texts(s.First)))
		}
		risks := s.Risks[:min(maxRisksShort, len(s.Risks))]
		fields = p.addText(fields, sayRisks, p.joinSentences(p.texts(risks)))
	}
	return []document.Block{sectionOf(slices.Concat([]document.Block{head}, table, []document.Block{fields})...)}
}

// isBegunToday reports whether what to do today begins with a strategy, whose first step is said
// there.
func (p *page) isBegunToday(s *engine.Strategy) bool {
	return slices.ContainsFunc(p.DoFirst, func(a engine.Action) bool {
		return a.Kind == engine.ActionContact && a.Strategy == s.ID
	})
}

// supports returns the first reasons that speak for a strategy.
func (p *page) supports(s *engine.Strategy) []string {
	var said []string
	for _, r := range s.Reasons {
		if markOf(r) == "+ " && isWorthShowing(r) && len(said) < maxReasonsShort && p.in(r.Text) != "" {
			said = append(said, p.in(r.Text))
		}
	}
	return said
}

// paperNames names the papers of a strategy: those at hand, those that are missing, and those that
// the profile does not mention. What is only helpful is left out.
func (p *page) paperNames(s *engine.Strategy) string {
	names := map[engine.State][]string{}
	for _, m := range s.Materials {
		if m.Need != engine.Helpful {
			names[m.State] = append(names[m.State], p.in(m.Title))
		}
	}
	var parts []string
	for _, row := range []struct {
		state    engine.State
		sentence text.Text
	}{{engine.AtHand, sayHave}, {engine.Missing, sayLack}, {engine.NotTold, sayBring}} {
		if list := names[row.state]; len(list) > 0 {
			parts = append(parts, p.say(row.sentence, p.join(list)))
		}
	}
	return strings.Join(parts, p.in(saySemicolon))
}

// otherStrategies are those of a debt besides the best one.
type otherStrategies struct {
	ask, open, besides, not []*engine.Strategy
}

// others returns the strategies besides the best one, by what may be done with them. What answers a
// paper or event that is not there is left out.
func (p *page) others(d *engine.Debt, best *engine.Strategy) (o otherStrategies) {
	for i := range d.Strategies {
		s := &d.Strategies[i]
		switch {
		case best != nil && s.ID == best.ID || p.isQuestionAlone(s):
		case s.Status == engine.Eligible && s.Kind == book.KindProtect:
			o.besides = append(o.besides, s)
		case s.Status == engine.Eligible:
			o.ask = append(o.ask, s)
		case s.Status == engine.Undetermined:
			o.open = append(o.open, s)
		case s.Kind != book.KindProtect && s.Kind != book.KindCourt:
			o.not = append(o.not, s)
		}
	}
	return o
}

func (p *page) otherOptions(o otherStrategies, detail detail) document.Block {
	fields := p.addText(nil, sayAlsoAsk, p.names(o.ask))
	fields = p.addText(fields, sayAlsoDo, p.names(o.besides))
	fields = p.addText(fields, sayNeedsMore, p.names(o.open))
	if detail < most {
		return fields
	}
	if p.thrift >= sparing {
		return p.addText(fields, sayNotNowShort, p.names(o.not))
	}
	return p.addList(fields, sayNotNowShort, dashedList(p.shortObstacles(o.not)))
}

// shortObstacles names the first strategies that do not suit, each with the first requirement that is
// not met; those that do not meet the same one stand together.
func (p *page) shortObstacles(not []*engine.Strategy) []string {
	var names [][]string
	var whys []string
	for _, s := range not {
		why := ""
		for _, r := range s.Reasons {
			if why == "" && r.Kind == engine.ReasonRequire && r.Truth == engine.No {
				why = p.sentence(p.in(r.Text))
			}
		}
		i := slices.Index(whys, why)
		if i < 0 {
			i, whys, names = len(whys), append(whys, why), append(names, nil)
		}
		names[i] = append(names[i], p.title(s))
	}
	said := make([]string, min(maxObstaclesShort, len(whys)))
	for i := range said {
		said[i] = p.someOf(names[i], maxTitlesShort)
		if whys[i] != "" {
			said[i] = p.say(sayObstacle, said[i], whys[i])
		}
	}
	return said
}

// names joins the titles of strategies, at most so many, and says how many there are.
func (p *page) names(strategies []*engine.Strategy) string {
	titles := make([]string, len(strategies))
	for i, s := range strategies {
		titles[i] = p.title(s)
	}
	return p.someOf(titles, maxNamesShort)
}

// someOf joins names, at most so many, and says how many there are.
func (p *page) someOf(names []string, most int) string {
	if len(names) > most {
		return p.some(strings.Join(names[:most], p.in(sayBetweenNames)), most, len(names))
	}
	return strings.Join(names, p.in(sayBetweenNames))
}
