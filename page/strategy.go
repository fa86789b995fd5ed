package page

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// fullStrategy shows everything on a strategy: why, which papers, what to do and say, what to
// check, its risks and its sources.
func (p *page) fullStrategy(t shown) document.Block {
	return document.Entry{Body: append([]document.Block{p.strategyHead(t)}, p.strategyBody(t)...)}
}

// strategyBody returns everything on a strategy but its title and status.
func (p *page) strategyBody(t shown) []document.Block {
	s := t.Strategy
	var body []document.Block
	if effect := p.in(s.Effect); effect != "" {
		body = append(body, p.paragraph(effect))
	}
	body = append(body, p.planTable(s.Plans)...)
	fields := p.addList(nil, sayPlanHeading, dashedList(p.planNotes(s.Plans)))
	fields = p.addList(fields, sayWhy, p.reasons(s))
	fields = p.addList(fields, sayWays, p.ways(t))
	fields = p.addText(fields, sayTerm, p.in(Term(s.Terms)))
	fields = p.addList(fields, sayMaterials, p.materials(s.Materials))
	fields = p.addList(fields, sayLetterFor, dashedList(p.letterFor(t.debt, s.ID)))
	fields = p.addList(fields, sayCover, dashedList(p.coverHints(s.Materials)))
	fields = p.addList(fields, sayFirst, numberedList(p.texts(s.First)))
	fields = p.addList(fields, saySteps, numberedList(p.texts(s.Steps)))
	fields = p.addList(fields, sayWords, dashedList(p.texts(s.Say)))
	fields = p.addList(fields, sayAgreement, dashedList(p.texts(s.Agreement)))
	fields = p.addList(fields, sayDuties, dashedList(p.texts(s.Duties)))
	fields = p.addList(fields, sayRisks, dashedList(p.texts(s.Risks)))
	fields = p.addText(fields, sayBasis, p.basis(s)+p.mark(sourcesOf(s)))
	if p.Points {
		fields = p.addText(fields, sayScore, score(s.Score)+"  "+s.Place)
	}
	return append(body, fields)
}

func (p *page) strategyHead(t shown) document.Block {
	mark := ""
	if t.number > 0 {
		mark = p.say(sayNumber, t.number)
	}
	return document.Heading{
		Level: strategyLevel, Mark: mark,
		Text:  p.withID(p.title(t.Strategy), t.ID),
		Aside: p.status(t.Strategy),
	}
}

// status says whether a strategy is eligible.
func (p *page) status(s *engine.Strategy) document.Sentence {
	return document.Styled(p.capital(p.in(StatusOf(s.Kind, s.Status))), statusLooks[s.Status])
}

// withID adds the id of what a text names, for those who ask for points.
func (p *page) withID(said, id string) document.Sentence {
	if !p.Points {
		return document.Say(said)
	}
	return document.Sentence{{Text: said + " "}, {Text: "[" + id + "]", Look: document.Code}}
}

func score(s engine.Score) string {
	if s.Low == s.High {
		return fmt.Sprint(s.Low)
	}
	return fmt.Sprintf("%d..%d", s.Low, s.High)
}

// briefStrategy shows the name of a strategy, the best reason for it and what is not known.
func (p *page) briefStrategy(t shown) document.Block {
	body := []document.Block{p.strategyHead(t)}
	if r := bestReason(t.Strategy); r != nil {
		body = append(body, markedList("+ ", p.sentence(p.in(r.Text))+p.mark(r.Sources)))
	}
	var unknown []string
	if len(t.Missing) > 0 && t.Status == engine.Undetermined {
		unknown = append(unknown, p.say(sayNotKnownYet, p.factTitles(t.Missing, maxTitlesShort)))
	}
	if t.Cause != nil {
		unknown = append(unknown, p.in(t.Cause.Text))
	}
	return document.Entry{Brief: true, Body: append(body, markedList("? ", p.sentences(unknown)...))}
}

// reasons lists what speaks for a strategy, what speaks against it, and what is not known. A
// requirement that every strategy of the kind has, and that is met, is shown only to maintainers
// and where the strategy is shown alone.
func (p *page) reasons(s *engine.Strategy) document.List {
	var known, unknown []document.Item
	for _, r := range s.Reasons {
		switch {
		case p.Strategy == "" && !p.Points && !isWorthShowing(r):
		case r.Truth != engine.Unknown && p.in(r.Text) != "":
			said := document.Say(p.sentence(p.withNeeds(r)) + p.mark(r.Sources) + p.points(r))
			known = append(known, document.Item{Mark: markOf(r), Text: said})
		case r.Cause != nil:
			said := document.Say(p.sentence(p.in(r.Cause.Text)) + p.points(r))
			unknown = append(unknown, document.Item{Mark: "? ", Text: said})
		}
	}
	named := map[engine.Ref]bool{}
	for _, row := range []struct {
		kind     engine.ReasonKind
		sentence text.Text
	}{
		{engine.ReasonStage, sayStageFirst}, {engine.ReasonRequire, sayNotKnownYet}, {engine.ReasonWeigh, sayOnlyOrder},
	} {
		if missing := missingFacts(s, row.kind, named); len(missing) > 0 {
			said := document.Say(p.sentence(p.say(row.sentence, p.factTitles(missing, maxTitles))))
			known = append(known, document.Item{Mark: "? ", Text: said})
		}
	}
	return document.List{Kind: document.Marked, Items: append(known, unknown...)}
}

func (p *page) points(r engine.Reason) string {
	if !p.Points || r.Kind != engine.ReasonWeigh {
		return ""
	}
	return fmt.Sprintf(" (%+d, %s)", r.Points, r.Place)
}

// How many unknown facts are named of a strategy, in full and in short; all are in the JSON.
const (
	maxTitles      = 5
	maxTitlesShort = 3
)

// factTitles joins the titles of facts, each once and at most so many of them.
func (p *page) factTitles(refs []engine.Ref, most int) string {
	var titles []string
	for _, ref := range refs {
		if title := p.factTitle(ref); !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	if len(titles) > most && p.Strategy == "" {
		return p.some(p.join(titles[:most]), most, len(titles))
	}
	return p.join(titles)
}

// factTitle returns the title of a fact that is asked for, or that a plan lacks.
func (p *page) factTitle(ref engine.Ref) string {
	for _, q := range p.Missing {
		if ref == refOf(q) {
			return p.in(q.Title)
		}
	}
	for _, d := range p.Debts {
		for _, s := range d.Strategies {
			for _, plan := range s.Plans {
				if i := slices.Index(plan.Missing, ref); i >= 0 && i < len(plan.MissingTitles) {
					return p.in(plan.MissingTitles[i])
				}
			}
		}
	}
	return ref.String()
}

// some says of names that are joined how many there are in all.
func (p *page) some(joined string, shown, all int) string {
	return p.say(sayManyFacts, joined, all, all-shown)
}

// texts returns lines as sentences.
func (p *page) texts(lines []engine.Line) []string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = p.sentence(p.in(l.Text))
	}
	return texts
}

func (p *page) basis(s *engine.Strategy) string {
	said := p.in(Basis(s.Kind, s.Basis))
	if s.Unconfirmed {
		said = p.say(saySince, said, p.in(sayUnconfirmed))
	}
	return p.sentence(said)
}
