package diff

import (
	"io"
	"strconv"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// WriteHTML writes one file that needs no network and no script, with all that was found: the sums; the
// changes by class, those of texts folded away; the causes for which borrowers get another answer where
// there are many, and each of these borrowers folded away under a line that says how.
func (r Report) WriteHTML(w io.Writer, l text.Language) error {
	s := &sheet{Report: r, language: l}
	body := s.opening(1)
	for _, class := range Classes {
		body = append(body, s.entries(class)...)
	}
	body = append(body, s.borrowers(sayFixturesHeading, r.Fixtures)...)
	body = append(body, s.borrowers(sayProfilesHeading, r.Profiles)...)
	return document.WriteHTML(w, document.Document{Language: l.Tag(), Title: s.in(sayChangesHeading), Body: body})
}

// entries returns the changes of a class below a heading.
func (s *sheet) entries(class Class) []document.Block {
	var body []document.Block
	for _, c := range s.Changes {
		if c.Class == class {
			body = append(body, s.entry(c))
		}
	}
	switch {
	case body == nil:
		return nil
	case class == TextOnly:
		return []document.Block{document.Fold{Text: document.Say(s.in(classHeadings[class])), Body: body}}
	}
	return append([]document.Block{s.heading(2, classHeadings[class])}, body...)
}

func (s *sheet) entry(c Change) document.Block {
	was, is := s.wasAndIs(c)
	var fields document.Fields
	for _, one := range []struct {
		label text.Text
		said  document.Sentence
	}{{sayWasColumn, code(was)}, {sayIsColumn, code(is)}, {sayReachColumn, s.reachAndGrounds(c)}} {
		if len(one.said) > 0 {
			list := document.List{Items: []document.Item{{Text: one.said}}}
			fields = append(fields, document.Field{Label: s.in(one.label), List: list})
		}
	}
	head := document.Paragraph{Text: document.Styled(document.Clean(s.headOf(c)), document.Strong)}
	return document.Entry{Brief: true, Body: []document.Block{head, fields}}
}

// borrowers returns those about whom the books decide differently, each folded away.
func (s *sheet) borrowers(heading text.Text, b Borrowers) []document.Block {
	if len(b.Affected) == 0 {
		return nil
	}
	body := []document.Block{s.heading(2, heading)}
	if len(b.Affected) > maxEach {
		body = append(body, s.causesList(b))
	}
	for _, a := range b.Affected {
		items := document.List{Items: s.itemsOf(a)}
		body = append(body, document.Fold{Text: cell(s.headOfAffected(a)), Body: []document.Block{items}})
	}
	return body
}

// causesList returns how many each cause moved, and of the first what moved.
func (s *sheet) causesList(b Borrowers) document.List {
	list := document.List{Kind: document.Marked}
	for _, c := range b.Causes() {
		such := s.in(saySuchAs) + " " + s.exampleOf(c)
		list.Items = append(list.Items, document.Item{
			Mark: strconv.Itoa(len(c.Affected)), Text: cell(s.in(c.Says)), Aside: cell(such),
		})
	}
	return list
}

// itemsOf say what a book does not accept, else what moved and why.
func (s *sheet) itemsOf(a Affected) (items []document.Item) {
	for _, line := range s.refusal(a) {
		items = append(items, document.Item{Text: cell(line)})
	}
	for _, m := range a.Moves {
		var reasons []document.Sentence
		for _, reason := range m.Reasons(s.language) {
			reasons = append(reasons, cell(reason))
		}
		items = append(items, document.Item{Text: cell(m.Line(s.language)), Aside: document.Lines(reasons)})
	}
	return items
}
