package page

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// materials lists the papers: those at hand in one item, those to be got each with its place, and
// those that the profile does not mention in one item.
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
			lack = append(lack, p.missingPaper(m))
		}
	}
	all := document.List{Kind: document.Marked}
	add := func(mark text.Text, said ...string) {
		all.Items = append(all.Items, markedList(p.in(mark)+" ", said...).Items...)
	}
	if len(have) > 0 {
		add(sayHandPaper, p.join(have))
	}
	add(sayLackPaper, lack...)
	add(sayLackPaper, p.namesByNeed(helpful)...)
	add(sayUnsurePaper, p.namesByNeed(unsure)...)
	return all
}

// namesByNeed names papers in one text, those that are required first; none where there are no
// papers.
func (p *page) namesByNeed(names map[engine.Need][]string) []string {
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

// missingPaper names a paper that is not at hand: what it is for unless it is required, where it is
// to be got and how recent it should be.
func (p *page) missingPaper(m engine.Paper) string {
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

// coverHints says of each paper what to cover before it is handed over, where one strategy is shown
// alone.
func (p *page) coverHints(papers []engine.Paper) []string {
	var said []string
	for _, m := range papers {
		if mask := p.in(m.Mask); mask != "" && p.Strategy != "" {
			said = append(said, p.say(sayColon, p.in(m.Title), mask))
		}
	}
	return said
}
