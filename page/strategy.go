package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// fullStrategy shows everything on a strategy: why, which papers, what to do and say, what to
// check, its risks and its sources.
func (p *page) fullStrategy(t shown) document.Block {
	s := t.Strategy
	body := []document.Block{p.strategyHead(t)}
	if effect := p.in(s.Effect); effect != "" {
		body = append(body, p.paragraph(effect))
	}
	fields := p.addList(nil, sayWhy, p.reasons(s))
	fields = p.addText(fields, sayTerm, p.in(Term(s.Terms)))
	fields = p.addList(fields, sayMaterials, p.materials(s.Materials))
	fields = p.addList(fields, sayCover, dashedList(p.coverHints(s.Materials)))
	fields = p.addList(fields, sayFirst, numberedList(p.texts(s.First)))
	fields = p.addList(fields, saySteps, numberedList(p.texts(s.Steps)))
	fields = p.addList(fields, sayWords, dashedList(p.texts(s.Say)))
	fields = p.addList(fields, sayAgreement, dashedList(p.texts(s.Agreement)))
	fields = p.addList(fields, sayDuties, dashedList(p.texts(s.Duties)))
	fields = p.addList(fields, sayRisks, dashedList(p.texts(s.Risks)))
	fields = p.addList(fields, sayBasis, dashedList([]string{p.basis(s)}))
	fields = p.addText(fields, sayFound, p.sourcesOf(s))
	if p.Points {
		fields = p.addText(fields, sayScore, score(s.Score)+"  "+s.Place)
	}
	return document.Entry{Body: append(body, fields)}
}

func (p *page) strategyHead(t shown) document.Block {
	mark := ""
	if t.number > 0 {
		mark = p.say(sayNumber, t.number)
	}
	return document.Heading{
		Level: strategyLevel, Mark: mark,
		Text:  document.Sentence{{Text: p.in(t.Title) + " "}, {Text: "[" + t.ID + "]", Look: document.Code}},
		Aside: document.Styled(p.in(StatusOf(t.Kind, t.Status)), statusLooks[t.Status]),
	}
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
		body = append(body, markedList("+ ", p.in(r.Text)))
	}
	var unknown []string
	if len(t.Missing) > 0 && t.Status == engine.Undetermined {
		unknown = append(unknown, p.say(sayNotKnownYet, p.factTitles(t.Missing, maxTitlesShort)))
	}
	if t.Cause != nil {
		unknown = append(unknown, p.in(t.Cause.Text))
	}
	return document.Entry{Brief: true, Body: append(body, markedList("? ", unknown...))}
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
			said := document.Say(p.withNeeds(r) + p.points(r))
			known = append(known, document.Item{Mark: markOf(r), Text: said})
		case r.Cause != nil:
			said := document.Say(p.in(r.Cause.Text) + p.points(r))
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
			said := document.Say(p.say(row.sentence, p.factTitles(missing, maxTitles)))
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
		title := ref.String()
		for _, q := range p.Missing {
			if ref == refOf(q) {
				title = p.in(q.Title)
			}
		}
		if !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	if len(titles) > most && p.Strategy == "" {
		return p.say(sayManyFacts, p.join(titles[:most]), len(titles))
	}
	return p.join(titles)
}

func (p *page) texts(lines []engine.Line) []string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = p.in(l.Text)
	}
	return texts
}

func (p *page) basis(s *engine.Strategy) string {
	said := p.in(Basis(s.Kind, s.Basis))
	if s.Unconfirmed {
		return p.say(saySince, said, p.in(sayUnconfirmed))
	}
	return said
}

// maxSources is how many sources are named; all are in the JSON.
const maxSources = 4

// sourcesOf names the sources of a strategy: laws and announcements by their titles, statements of
// articles by their numbers; and the earliest day on which one of them was last checked.
func (p *page) sourcesOf(s *engine.Strategy) string {
	var names, statements []string
	var oldest *calendar.Day
	for _, id := range s.Sources {
		source, ok := p.source(id)
		if !ok {
			continue
		}
		if name := p.in(source.Title); source.Kind == "article" {
			statements = append(statements, id)
		} else if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if oldest == nil || source.Checked != nil && *source.Checked < *oldest {
			oldest = source.Checked
		}
	}
	if len(statements) > 0 {
		names = append(names, p.say(sayArticle, strings.Join(statements, " ")))
	}
	if len(names) == 0 {
		return ""
	}
	said := strings.Join(names[:min(maxSources, len(names))], p.in(saySemicolon))
	if len(names) > maxSources {
		said = p.say(sayManyFacts, said, len(names))
	}
	if oldest != nil {
		said += p.in(saySemicolon) + p.say(sayChecked, p.date(*oldest))
	}
	return said
}

// source returns a source by its id or by the id of one of its statements: S002-28 is of S002.
func (p *page) source(id string) (engine.Source, bool) {
	if s, ok := p.Sources[id]; ok {
		return s, true
	}
	if i := strings.LastIndexByte(id, '-'); i > 0 {
		s, ok := p.Sources[id[:i]]
		return s, ok
	}
	return engine.Source{}, false
}
