package book

import (
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/logic"
)

// readPage reads page.toml.
func (l *loader) readPage(t *table) {
	t.each("line", func(id string, t *table) {
		t.need()
		p := &PageLine{
			ID:       id,
			Section:  valueOf[Section](form.Sections, t.word("section")),
			Text:     t.text("text"),
			Sources:  t.sources(),
			Validity: t.validity(),
			Place:    t.place(t.spot),
		}
		t.expression("when", &p.When)
		p.Said = t.done()
		p.OfDebt = p.Section == SectionDebt
		l.book.Lines = append(l.book.Lines, p)
		l.spoken = append(l.spoken, spoken{t.scope(form.OwnHoles), []**logic.Expression{&p.When}, &p.OfDebt})
	})
}
