package report

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/page/document"
)

// How many questions are put at once, and how many of the things that one decides are named.
const (
	maxQuestions = 5
	maxDecided   = 3
)

// questions are what to answer next, the one that decides most first; those that were asked before are named apart.
func (p *sheet) questions() {
	var open []engine.Question
	var asked []string
	for _, q := range p.Missing {
		if !q.Asked {
			open = append(open, q)
		} else if title := p.ofDebt(p.in(q.Title), q.Debt); !slices.Contains(asked, title) {
			asked = append(asked, title)
		}
	}
	if len(open)+len(asked) == 0 {
		return
	}
	p.head(sayQuestions)
	for i, q := range open[:min(maxQuestions, len(open))] {
		p.para(p.say(sayStep, i+1), p.ofDebt(p.in(q.Ask), q.Debt)+" ["+q.Fact+"]")
		p.Paragraph("     ", p.decides(q), document.Dim)
	}
	if more := len(open) - maxQuestions; more > 0 {
		p.Paragraph("  ", p.say(sayMoreToAsk, more), document.Dim)
	}
	if len(asked) > 0 {
		p.para("  ", p.say(sayAskedTold, p.join(asked)))
	}
}

// ofDebt adds which debt something is about, where there are several.
func (p *sheet) ofDebt(said, debt string) string {
	if debt == "" || len(p.Debts) < 2 {
		return said
	}
	return p.say(sayColon, p.debtTitle(debt), said)
}

// decides names what an answer would settle: the stage, strategies, and whether something presses.
func (p *sheet) decides(q engine.Question) string {
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

// decided names debt/stage, debt/strategy, debt/alert:id or alert:id.
func (p *sheet) decided(what string) string {
	for i := range p.Debts {
		rest, ok := strings.CutPrefix(what, p.Debts[i].ID+"/")
		if !ok {
			continue
		}
		if rest == "stage" {
			return p.say(sayQuoted, p.in(sayStageOf))
		}
		if s := find(&p.Debts[i], rest); s != nil {
			return p.say(sayQuoted, p.in(s.Title))
		}
	}
	return p.say(sayQuoted, p.in(sayAnAlert))
}

// outdated lists what was used past its day.
func (p *sheet) outdated() {
	for i, o := range p.Outdated {
		if i == 0 {
			p.head(sayOutdated)
		}
		p.para("  ! ", p.say(sayKnownUntil, p.say(sayOutdatedItem, p.in(outdatedKinds[o.Kind]), p.in(o.Title), o.ID), p.date(o.KnownUntil)))
	}
}
