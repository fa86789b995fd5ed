package page

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/page/document"
)

// How many questions are shown, and how many of the things that one decides.
const (
	maxQuestions = 5
	maxDecided   = 3
)

// questions lists what to answer next, in the order of the evaluation; facts that were asked before
// are named at the end.
func (p *page) questions(missing []engine.Question) []document.Block {
	var open []document.Item
	var asked []string
	for _, q := range missing {
		if !q.Asked {
			open = append(open, p.question(q))
		} else if title := p.withDebt(p.in(q.Title), q.Debt); !slices.Contains(asked, title) {
			asked = append(asked, title)
		}
	}
	if len(open)+len(asked) == 0 {
		return nil
	}
	shown := open[:min(maxQuestions, len(open))]
	body := []document.Block{
		p.heading(sectionLevel, sayQuestions),
		document.List{Kind: document.Numbered, Items: shown},
	}
	if len(open) > len(shown) {
		more := sayMoreToAsk
		if p.Screen {
			more = sayMoreShort
		}
		body = append(body, dimParagraph(p.in(more)))
	}
	if len(asked) > 0 {
		body = append(body, p.paragraph(p.say(sayAskedTold, p.join(asked))))
	}
	return []document.Block{sectionOf(body...)}
}

func (p *page) question(q engine.Question) document.Item {
	return document.Item{
		Text:  p.withID(p.withDebt(p.in(q.Ask), q.Debt), q.Fact),
		Aside: document.Styled(p.sentence(p.decides(q)), document.Dim),
	}
}

// decides names what an answer would settle: the stage, strategies, alerts; where it settles none of
// them, that figures need it.
func (p *page) decides(q engine.Question) string {
	var names []string
	for _, d := range q.Decides {
		if d.Kind == engine.DecidesPlans || d.Kind == engine.DecidesHousehold {
			continue
		}
		if name := p.decided(d); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch {
	case len(names) == 0 && len(q.Decides) == 0:
		return p.in(sayNarrows)
	case len(names) == 0:
		return p.in(sayForFigures)
	}
	said := strings.Join(names[:min(maxDecided, len(names))], p.in(sayBetweenTitles))
	if len(names) > maxDecided {
		said = p.some(said, maxDecided, len(names))
	}
	return p.say(sayDecides, said)
}

// decided names one thing that an answer would settle.
func (p *page) decided(what engine.Decides) string {
	switch what.Kind {
	case engine.DecidesStage:
		return p.say(sayQuoted, p.in(sayStageOf))
	case engine.DecidesStrategy:
		for i := range p.Debts {
			if s := findStrategy(&p.Debts[i], what.ID); s != nil && p.Debts[i].ID == what.Debt {
				return p.say(sayQuoted, p.title(s))
			}
		}
	}
	return p.say(sayQuoted, p.in(sayAnAlert))
}

// doubts lists what does not agree, to be looked at again.
func (p *page) doubts() []document.Block {
	if len(p.Doubts) == 0 {
		return nil
	}
	said := make([]string, len(p.Doubts))
	for i, d := range p.Doubts {
		said[i] = p.withDebt(p.in(d.Text), d.Debt)
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, sayDoubts), markedList("? ", said...))}
}

// inferred lists what follows from what the borrower told, so that they can correct it.
func (p *page) inferred() []document.Block {
	said := p.saidInferred(func(engine.Inferred) bool { return true })
	if said == nil {
		return nil
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, sayInferred), markedList("· ", said...))}
}

// saidInferred returns what follows from facts that were told, as far as it is wanted. What follows
// from the day alone is no news.
func (p *page) saidInferred(wanted func(engine.Inferred) bool) []string {
	var said []string
	for _, one := range p.Inferred {
		if len(one.From) > 0 && wanted(one) {
			said = append(said, p.insideWithDebt(p.in(one.Text), one.Debt))
		}
	}
	return said
}

// outdated lists what was used past the day until which it is known.
func (p *page) outdated() []document.Block {
	if len(p.Outdated) == 0 {
		return nil
	}
	said := make([]string, len(p.Outdated))
	for i, o := range p.Outdated {
		item := p.say(sayOutdatedItem, p.in(outdatedKinds[o.Kind]), p.in(o.Title))
		if p.Points {
			item = p.say(saySince, item, o.ID)
		}
		said[i] = p.sentence(p.say(sayKnownUntil, item, p.date(o.KnownUntil)))
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, sayOutdated), markedList("! ", said...))}
}
