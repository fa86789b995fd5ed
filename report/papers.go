package report

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// materials lists the papers: those at hand in one line, those to be got each with the place, those nobody has asked about in one line.
func (p *sheet) materials(papers []engine.Paper) []document.FieldItem {
	var have []string
	var lack, items []document.FieldItem
	helpful, unsure := map[string][]string{}, map[string][]string{}
	for _, m := range papers {
		switch name := p.in(m.Title); {
		case m.State == "at-hand" && !slices.Contains(m.By, m.ID):
			have = append(have, p.say(saySince, name, p.in(sayStandIn)))
		case m.State == "at-hand":
			have = append(have, name)
		case m.State == "unknown":
			unsure[m.Need] = append(unsure[m.Need], name)
		case m.Need == "helpful" && p.Strategy == "":
			helpful[m.Need] = append(helpful[m.Need], name)
		default:
			lack = append(lack, document.FieldItem{Mark: p.in(sayLackPaper) + " ", Text: p.toGet(m)})
		}
	}
	if len(have) > 0 {
		items = append(items, document.FieldItem{Mark: p.in(sayHandPaper) + " ", Text: p.join(have)})
	}
	items = append(items, lack...)
	items = append(items, p.byNeed(sayLackPaper, helpful)...)
	items = append(items, p.byNeed(sayUnsurePaper, unsure)...)
	return items
}

// byNeed names papers in one line, those that are simply needed first.
func (p *sheet) byNeed(mark text.Text, names map[string][]string) []document.FieldItem {
	var parts []string
	for _, need := range []string{"required", "proof", "helpful"} {
		switch list := names[need]; {
		case len(list) > 0 && need == "required":
			parts = append(parts, p.join(list))
		case len(list) > 0:
			parts = append(parts, p.say(sayColon, p.in(needWords[need]), p.join(list)))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []document.FieldItem{{Mark: p.in(mark) + " ", Text: strings.Join(parts, p.in(saySemicolon))}}
}

// wanted is a paper's name, and why it is wanted where it is not simply needed.
func (p *sheet) wanted(m engine.Paper) string {
	if m.Need == "required" {
		return p.in(m.Title)
	}
	return p.say(saySince, p.in(m.Title), p.in(needWords[m.Need]))
}

// toGet is a paper that is not at hand: where it is to be got and how fresh it had better be.
func (p *sheet) toGet(m engine.Paper) string {
	said := p.wanted(m)
	where, fresh := p.in(m.Where), p.in(m.Fresh)
	if where != "" && fresh != "" {
		where += p.in(saySemicolon) + fresh
	}
	if where == "" {
		where = fresh
	}
	if where == "" {
		return said
	}
	return p.say(sayColon, said, where)
}

// cover says of each paper what to cover before it is handed over, where one strategy is told alone.
func (p *sheet) cover(papers []engine.Paper) []document.FieldItem {
	var said []string
	for _, m := range papers {
		if mask := p.in(m.Mask); mask != "" && p.Strategy != "" {
			said = append(said, p.say(sayColon, p.in(m.Title), mask))
		}
	}
	return document.Dashed(said)
}
