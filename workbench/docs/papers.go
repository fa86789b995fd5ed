package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// papers returns the materials, then the hardships that some of them prove.
func (a *author) papers() []document.Block {
	body := []document.Block{a.paragraph(sayPapersSaid), a.heading(2, sayMaterials)}
	for _, m := range a.Book.Materials {
		body = append(body, document.Entry{Body: a.material(m)})
	}
	body = append(body, a.heading(2, sayHardships), a.paragraph(sayHardshipsSaid))
	for _, h := range a.Book.Hardships {
		body = append(body, document.Entry{Body: a.hardship(h)})
	}
	return body
}

func (a *author) material(m *book.Material) []document.Block {
	body := []document.Block{document.Heading{Level: 3, ID: materialAnchor(m.ID), Text: document.Say(a.in(m.Title))}}
	var parts []document.Item
	for _, part := range []struct{ label, said text.Text }{{sayWhatItIs, m.What}, {sayWhereToGet, m.Where},
		{sayFresh, m.Fresh}, {sayMask, m.Mask}} {
		if said := a.in(part.said); said != "" {
			parts = append(parts, document.Item{Text: a.labelled(part.label, document.Say(said))})
		}
	}
	if len(m.Instead) > 0 {
		parts = append(parts,
			document.Item{Text: a.labelled(sayInstead, document.Join(a.paperLinks(m.Instead), a.in(sayBetween)))},
		)
	}
	if len(m.Exposes) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(
			sayExposes,
			document.Join(
				each(m.Exposes, func(id string) document.Sentence { return document.Say(a.in(exposures[id])) }),
				a.in(sayBetween),
			),
		)})
	}
	if len(m.Sources) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(sayFoundIn, a.cited(m.Sources))})
	}
	parts = append(parts, a.otherKeys(m.Said)...)
	body = append(body,
		document.List{Items: parts},
		document.Paragraph{Text: document.Sentence{{Text: a.in(sayUsedBy), Look: document.Strong}}},
	)
	return append(append(body, a.usesOf(materialAnchor(m.ID))...), a.place(m.ID, m.Place))
}

// exposures say what a paper gives away besides its purpose.
var exposures = map[string]text.Text{
	"assets": text.Both("财产", "assets"), "health": text.Both("健康状况", "health"),
	"family": text.Both("家人的情况", "the family"), "other-creditors": text.Both("欠别家的债", "debts to others"),
}

func (a *author) hardship(h *book.Hardship) []document.Block {
	body := []document.Block{document.Heading{Level: 3, ID: hardshipAnchor(h.ID), Text: document.Say(a.in(h.Title))}}
	if len(h.Proof) == 0 {
		body = append(body, a.paragraph(sayNoProof))
	} else {
		groups := make([]document.Sentence, len(h.Proof))
		for i, g := range h.Proof {
			groups[i] = document.Join(a.paperLinks(g), a.in(sayTogether))
		}
		body = append(body, a.paragraph(sayProvedBy), document.List{Items: document.Items(groups)})
	}
	body = append(body, a.sourcesLine(h.Sources)...)
	body = append(body, a.others(h.Said)...)
	if uses := a.uses[hardshipAnchor(h.ID)]; len(uses) > 0 {
		body = append(body,
			document.Paragraph{Text: document.Sentence{{Text: a.in(sayUsedBy), Look: document.Strong}}},
		)
		body = append(body, a.usesOf(hardshipAnchor(h.ID))...)
	}
	return append(body, a.place(h.ID, h.Place))
}
