package docs

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// papers are the materials, then the hardships that some of them prove.
func (a *author) papers() []block {
	body := []block{paragraph{Text: say(a.in(sayPapersSaid))}, heading{Level: 2, Text: say(a.in(sayMaterials))}}
	for _, m := range a.Book.Materials {
		body = append(body, entry{Body: a.material(m)})
	}
	body = append(body, heading{Level: 2, Text: say(a.in(sayHardships))}, paragraph{Text: say(a.in(sayHardshipsSaid))})
	for _, h := range a.Book.Hardships {
		body = append(body, entry{Body: a.hardship(h)})
	}
	return body
}

func (a *author) material(m *book.Material) []block {
	body := []block{heading{Level: 3, ID: materialAnchor(m.ID), Text: say(a.in(m.Title))}}
	var parts []item
	for _, part := range []struct{ label, said text.Text }{{sayWhatItIs, m.What}, {sayWhereToGet, m.Where},
		{sayFresh, m.Fresh}, {sayMask, m.Mask}} {
		if said := a.in(part.said); said != "" {
			parts = append(parts, item{Text: a.labelled(part.label, say(said))})
		}
	}
	if len(m.Instead) > 0 {
		parts = append(parts, item{Text: a.labelled(sayInstead, joined(a.paperLinks(m.Instead), a.in(sayBetween)))})
	}
	if len(m.Exposes) > 0 {
		parts = append(parts, item{Text: a.labelled(sayExposes,
			joined(each(m.Exposes, func(id string) sentence { return say(a.in(exposures[id])) }), a.in(sayBetween)))})
	}
	if len(m.Sources) > 0 {
		parts = append(parts, item{Text: a.labelled(sayFoundIn, a.cited(m.Sources))})
	}
	parts = append(parts, a.otherKeys(m.Said)...)
	body = append(body, list{Items: parts}, paragraph{Text: sentence{{Text: a.in(sayUsedBy), Look: document.Strong}}})
	return append(append(body, a.usesOf(materialAnchor(m.ID))...), a.place(m.ID, m.Place))
}

// exposures say what a paper gives away besides its purpose.
var exposures = map[string]text.Text{
	"assets": text.Both("财产", "assets"), "health": text.Both("健康状况", "health"),
	"family": text.Both("家人的情况", "the family"), "other-creditors": text.Both("欠别家的债", "debts to others"),
}

func (a *author) hardship(h *book.Hardship) []block {
	body := []block{heading{Level: 3, ID: hardshipAnchor(h.ID), Text: say(a.in(h.Title))}}
	if len(h.Proof) == 0 {
		body = append(body, paragraph{Text: say(a.in(sayNoProof))})
	} else {
		groups := make([]sentence, len(h.Proof))
		for i, g := range h.Proof {
			groups[i] = joined(a.paperLinks(g), a.in(sayTogether))
		}
		body = append(body, paragraph{Text: say(a.in(sayProvedBy))}, list{Items: document.Items(groups)})
	}
	body = append(body, a.rests(h.Sources)...)
	body = append(body, a.others(h.Said)...)
	if uses := a.uses[hardshipAnchor(h.ID)]; len(uses) > 0 {
		body = append(body, paragraph{Text: sentence{{Text: a.in(sayUsedBy), Look: document.Strong}}})
		body = append(body, a.usesOf(hardshipAnchor(h.ID))...)
	}
	return append(body, a.place(h.ID, h.Place))
}

// claimChapter is what became of each statement of the articles.
func (a *author) claimChapter() []block {
	body := []block{paragraph{Text: say(a.in(sayClaimsSaid))}}
	counts := map[string]int{}
	for _, c := range a.Book.Claims {
		counts[c.Fate]++
	}
	body = append(body, paragraph{Text: say(a.say(sayClaimCounts, len(a.Book.Claims), counts["encoded"],
		counts["corrected"], counts["noise"]))})
	article := ""
	var l list
	flush := func() {
		if len(l.Items) > 0 {
			body = append(body, heading{Level: 2,
				Text: sentence{link(a.in(a.Book.Source(article).Title), sourceAnchor(article))}}, l)
		}
		l = list{}
	}
	for _, c := range a.Book.Claims {
		if of := a.Book.Source(c.ID).ID; of != article {
			flush()
			article = of
		}
		l.Items = append(l.Items, a.claim(c))
	}
	flush()
	return body
}

// fates say what became of a statement.
var fates = map[string]text.Text{
	"encoded": text.Both("采用", "taken over"), "corrected": text.Both("改正", "corrected"),
	"noise": text.Both("不用", "left out"),
}

func (a *author) claim(c *book.Claim) item {
	says := sentence{{Text: c.ID + " "}, {Text: a.in(fates[c.Fate]), Look: document.Badge},
		{Text: " " + a.quoted(a.in(c.Says))}}
	var below []item
	switch c.Fate {
	case "corrected":
		below = append(below, item{Text: a.labelled(sayHoldsInstead, say(a.in(c.Instead)))},
			item{Text: a.labelled(sayFoundIn, a.cited(c.Sources))})
	case "noise":
		below = append(below, item{Text: a.labelled(sayWhyNot, say(a.in(c.Why)))})
	}
	it := item{ID: claimAnchor(c.ID), Text: says}
	if len(below) > 0 {
		it.Below = []block{list{Items: below}}
	}
	if len(c.CitedBy) > 0 {
		places := each(c.CitedBy, func(place string) sentence { return sentence{{Text: place, Look: document.Code}} })
		it.Below = append(it.Below, fine{Body: []block{list{Items: []item{{Text: a.labelled(sayCitedBy,
			joined(places, " "))}}}}})
	}
	return it
}

// fixtures are the sample borrowers, and what each is for.
func (a *author) fixtures() []block {
	if len(a.Results) == 0 {
		return []block{paragraph{Text: say(a.in(sayNoFixtures))}}
	}
	body := []block{paragraph{Text: say(a.say(sayFixturesSaid, len(a.Results)))}}
	l := list{Kind: document.Numbered}
	for i, r := range a.Results {
		says := sentence{{Text: r.Name, Look: document.Strong}}
		if r.Got != nil {
			says = says.And(say(a.in(sayColon) + r.Got.Why)...)
		} else {
			says = says.And(say(a.in(sayColon) + a.in(sayNotJudged))...)
		}
		it := item{ID: fixtureAnchor(i + 1), Text: says}
		if r.Decision != nil {
			it.Aside = joined(a.creditorsIn(r.Decision.Debts), a.in(sayBetween))
		}
		l.Items = append(l.Items, it)
	}
	return append(body, l)
}

// creditorsIn are those that a fixture owes, each once.
func (a *author) creditorsIn(debts []engine.DebtDecision) []sentence {
	var seen []string
	var links []sentence
	for i := range debts {
		b := debts[i].Book
		if to := creditorAnchor(b); !slices.Contains(seen, to) {
			seen = append(seen, to)
			links = append(links, sentence{link(a.titleOf(b), to)})
		}
	}
	return links
}
