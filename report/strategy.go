package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// strategy tells everything: why, which papers, what to do and say, what to check and mind, and what it rests on. A number of 0 is not shown.
func (p *sheet) strategy(s *engine.Strategy, number int) {
	p.Blank()
	p.strategyHead(s, number)
	if effect := p.in(s.Effect); effect != "" {
		p.para(inset, effect)
	}
	p.field(sayWhy, p.reasons(s))
	p.field(sayTerm, p.term(s.Terms))
	p.field(sayMaterials, p.materials(s.Materials))
	p.field(sayCover, p.cover(s.Materials))
	p.field(sayFirst, document.Numbered(p.texts(s.First)))
	p.field(saySteps, document.Numbered(p.texts(s.Steps)))
	p.field(sayWords, document.Dashed(p.texts(s.Say)))
	p.field(sayAgreement, document.Dashed(p.texts(s.Agreement)))
	p.field(sayDuties, document.Dashed(p.texts(s.Duties)))
	p.field(sayRisks, document.Dashed(p.texts(s.Risks)))
	p.field(sayBasis, []document.FieldItem{{Text: p.basis(s)}})
	p.field(sayFound, p.found(s))
	if p.Points {
		p.field(sayScore, []document.FieldItem{{Text: score(s.Score) + "  " + s.Place}})
	}
}

func (p *sheet) strategyHead(s *engine.Strategy, number int) {
	title := p.in(s.Title)
	if number > 0 {
		title = p.say(sayNumber, number, title)
	} else {
		title = "  " + title
	}
	p.Ends(fmt.Sprintf("%s [%s]", title, s.ID), p.in(StatusOf(s.Kind, s.Status)), statusStyles[s.Status])
}

func score(s engine.Score) string {
	if s.Low == s.High {
		return fmt.Sprint(s.Low)
	}
	return fmt.Sprintf("%d..%d", s.Low, s.High)
}

// short names a strategy, the first thing that speaks for it and what is missing.
func (p *sheet) short(s *engine.Strategy, number int) {
	p.strategyHead(s, number)
	for _, r := range s.Reasons {
		if mark := mark(r); mark == "+ " && telling(r) {
			p.para(inset+mark, p.in(r.Text))
			break
		}
	}
	if len(s.Missing) > 0 && s.Status == engine.Undetermined {
		p.para(inset+"? ", p.say(sayNotKnownYet, p.factTitles(s.Missing, maxTitlesShort)))
	}
	if s.Cause != nil {
		p.para(inset+"? ", p.in(s.Cause.Text))
	}
}

// telling is whether a reason is more than a requirement that every strategy of the kind has, and that is met.
func telling(r engine.Reason) bool { return !r.Shared || r.Kind != "require" || r.Truth != "yes" }

// reasons are what speaks for a strategy, what speaks against it, and what is not known. What every strategy of the kind requires, and is met, is told
// only of one that is told alone.
func (p *sheet) reasons(s *engine.Strategy) []document.FieldItem {
	var known, unknown []document.FieldItem
	for _, r := range s.Reasons {
		switch {
		case p.Strategy == "" && !p.Points && !telling(r):
		case r.Truth != "unknown" && p.in(r.Text) != "":
			known = append(known, document.FieldItem{Mark: mark(r), Text: p.failed(r) + p.points(r)})
		case r.Cause != nil:
			unknown = append(unknown, document.FieldItem{Mark: "? ", Text: p.in(r.Cause.Text) + p.points(r)})
		}
	}
	said := map[string]bool{}
	for _, row := range []struct {
		kind     string
		sentence text.Text
	}{{"stage", sayStageFirst}, {"require", sayNotKnownYet}, {"weigh", sayOnlyOrder}} {
		if missing := lacking(s, row.kind, said); len(missing) > 0 {
			known = append(known, document.FieldItem{Mark: "? ", Text: p.say(row.sentence, p.factTitles(missing, maxTitles))})
		}
	}
	return append(known, unknown...)
}

// mark is + for what speaks for a strategy, - for what speaks against it.
func mark(r engine.Reason) string {
	switch {
	case r.Truth == "unknown" || r.Truth == "no" && r.Kind == "weigh":
		return ""
	case r.Truth == "no" || r.Kind == "weigh" && r.Points < 0:
		return "- "
	}
	return "+ "
}

func (p *sheet) points(r engine.Reason) string {
	if !p.Points || r.Kind != "weigh" {
		return ""
	}
	return fmt.Sprintf(" (%+d, %s)", r.Points, r.Place)
}

// lacking are the facts that conditions of one kind lack and that have not been named.
func lacking(s *engine.Strategy, kind string, said map[string]bool) []string {
	var missing []string
	for _, r := range s.Reasons {
		for _, m := range r.Missing {
			if r.Kind == kind && r.Truth == "unknown" && !said[m] {
				missing = append(missing, m)
				said[m] = true
			}
		}
	}
	return missing
}

// How many unknown facts are named at once, and of a strategy that is told in short; all are in the JSON.
const (
	maxTitles      = 5
	maxTitlesShort = 3
)

// factTitles are the titles of facts named as debt.fact or fact, each once, the first of them when they are many.
func (p *sheet) factTitles(refs []string, most int) string {
	var titles []string
	for _, ref := range refs {
		title := ref
		for _, q := range p.Missing {
			if ref == named(q) {
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

func (p *sheet) term(t engine.Terms) []document.FieldItem {
	if said := p.in(Term(t)); said != "" {
		return []document.FieldItem{{Text: said}}
	}
	return nil
}

func (p *sheet) texts(lines []engine.Line) []string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = p.in(l.Text)
	}
	return texts
}

func (p *sheet) basis(s *engine.Strategy) string {
	said := p.in(Basis(s.Kind, s.Basis))
	if s.Unconfirmed {
		return p.say(saySince, said, p.in(sayUnconfirmed))
	}
	return said
}

// maxSources is how many sources are named; all are in the JSON.
const maxSources = 4

// found names the sources: laws and announcements by their title, what articles say by its number; and the day on which the one longest unchecked
// was checked.
func (p *sheet) found(s *engine.Strategy) []document.FieldItem {
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
		return nil
	}
	said := strings.Join(names[:min(maxSources, len(names))], p.in(saySemicolon))
	if len(names) > maxSources {
		said = p.say(sayManyFacts, said, len(names))
	}
	if oldest != nil {
		said += p.in(saySemicolon) + p.say(sayChecked, p.date(*oldest))
	}
	return []document.FieldItem{{Text: said}}
}

// source finds a source by its id or by that of one of its statements: S002-28 is of S002.
func (p *sheet) source(id string) (engine.Source, bool) {
	if s, ok := p.Sources[id]; ok {
		return s, true
	}
	if i := strings.LastIndexByte(id, '-'); i > 0 {
		s, ok := p.Sources[id[:i]]
		return s, ok
	}
	return engine.Source{}, false
}
