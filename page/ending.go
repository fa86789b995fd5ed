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

// questions lists what to answer next: what strategies of tier first turn on, then in the order of
// the evaluation; facts that were asked before are named at the end.
func (p *page) questions(missing []engine.Question) []document.Block {
	var open []document.Item
	var asked []string
	missing = slices.Clone(missing)
	slices.SortStableFunc(missing, func(a, b engine.Question) int { return p.compareTurns(a, b) })
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
	if more := len(open) - len(shown); more > 0 {
		body = append(body, dimParagraph(p.say(sayMoreToAsk, more)))
	}
	if len(asked) > 0 {
		body = append(body, p.paragraph(p.say(sayAskedTold, p.join(asked))))
	}
	return []document.Block{sectionOf(body...)}
}

// compareTurns puts first what a strategy of tier first, shown as a question alone, turns on.
func (p *page) compareTurns(a, b engine.Question) int {
	switch x, y := p.tellsFirst(a), p.tellsFirst(b); {
	case x && !y:
		return -1
	case y && !x:
		return 1
	}
	return 0
}

// tellsFirst reports whether the answer to a question is the next thing to know of a strategy that is
// shown as a question alone.
func (p *page) tellsFirst(q engine.Question) bool {
	for i := range p.Debts {
		for k := range p.Debts[i].Strategies {
			if s := &p.Debts[i].Strategies[k]; p.isQuestionAlone(s) && firstTurn(s) == refOf(q) {
				return true
			}
		}
	}
	return false
}

func (p *page) question(q engine.Question) document.Item {
	ask := p.withDebt(p.in(q.Ask), q.Debt) + " "
	return document.Item{
		Text:  document.Sentence{{Text: ask}, {Text: "[" + q.Fact + "]", Look: document.Code}},
		Aside: document.Styled(p.decides(q), document.Dim),
	}
}

// decides names what an answer would settle: the stage, strategies, alerts.
func (p *page) decides(q engine.Question) string {
	var names []string
	for _, d := range q.Decides {
		if name := p.decided(d); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return p.in(sayNarrows)
	}
	said := strings.Join(names[:min(maxDecided, len(names))], p.in(sayBetweenTitles))
	if len(names) > maxDecided {
		said = p.say(sayManyFacts, said, len(names))
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
				return p.say(sayQuoted, p.in(s.Title))
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
	if len(p.Inferred) == 0 {
		return nil
	}
	said := make([]string, len(p.Inferred))
	for i, one := range p.Inferred {
		said[i] = p.withDebt(p.in(one.Text), one.Debt)
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, sayInferred), markedList("· ", said...))}
}

// outdated lists what was used past the day until which it is known.
func (p *page) outdated() []document.Block {
	if len(p.Outdated) == 0 {
		return nil
	}
	said := make([]string, len(p.Outdated))
	for i, o := range p.Outdated {
		item := p.say(sayOutdatedItem, p.in(outdatedKinds[o.Kind]), p.in(o.Title), o.ID)
		said[i] = p.say(sayKnownUntil, item, p.date(o.KnownUntil))
	}
	return []document.Block{sectionOf(p.heading(sectionLevel, sayOutdated), markedList("! ", said...))}
}
