package page

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// materials lists the papers: those at hand in one line, those to be got each with the place, those
// nobody has asked about in one line.
func (p *page) materials(papers []engine.Paper) document.List {
	var have, lack []string
	helpful, unsure := map[engine.Need][]string{}, map[engine.Need][]string{}
	for _, m := range papers {
		switch name := p.in(m.Title); {
		case m.State == engine.AtHand && !slices.Contains(m.By, m.ID):
			have = append(have, p.say(saySince, name, p.in(sayStandIn)))
		case m.State == engine.AtHand:
			have = append(have, name)
		case m.State == engine.NotTold:
			unsure[m.Need] = append(unsure[m.Need], name)
		case m.Need == engine.Helpful && p.Strategy == "":
			helpful[m.Need] = append(helpful[m.Need], name)
		default:
			lack = append(lack, p.toGet(m))
		}
	}
	var all document.List
	all.Kind = document.Marked
	add := func(mark text.Text, said ...string) {
		all.Items = append(all.Items, marked(p.in(mark)+" ", said...).Items...)
	}
	if len(have) > 0 {
		add(sayHandPaper, p.join(have))
	}
	add(sayLackPaper, lack...)
	add(sayLackPaper, p.byNeed(helpful)...)
	add(sayUnsurePaper, p.byNeed(unsure)...)
	return all
}

// byNeed names papers in one line, those that are simply needed first; no line where there are
// none.
func (p *page) byNeed(names map[engine.Need][]string) []string {
	var parts []string
	for _, need := range []engine.Need{engine.Required, engine.Proof, engine.Helpful} {
		switch list := names[need]; {
		case len(list) > 0 && need == engine.Required:
			parts = append(parts, p.join(list))
		case len(list) > 0:
			parts = append(parts, p.say(sayColon, p.in(needWords[need]), p.join(list)))
		}
	}
	if parts == nil {
		return nil
	}
	return []string{strings.Join(parts, p.in(saySemicolon))}
}

// toGet is a paper that is not at hand: why it is wanted where it is not simply needed, where it is
// to be got and how fresh it had better be.
func (p *page) toGet(m engine.Paper) string {
	said := p.in(m.Title)
	if m.Need != engine.Required {
		said = p.say(saySince, said, p.in(needWords[m.Need]))
	}
	where, fresh := p.in(m.Where), p.in(m.Fresh)
	switch {
	case where == "" && fresh == "":
		return said
	case where == "":
		where = fresh
	case fresh != "":
		where += p.in(saySemicolon) + fresh
	}
	return p.say(sayColon, said, where)
}

// cover says of each paper what to cover before it is handed over, where one strategy is told
// alone.
func (p *page) cover(papers []engine.Paper) []string {
	var said []string
	for _, m := range papers {
		if mask := p.in(m.Mask); mask != "" && p.Strategy != "" {
			said = append(said, p.say(sayColon, p.in(m.Title), mask))
		}
	}
	return said
}
