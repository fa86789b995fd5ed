package book

import (
	"github.com/forbear-project/forbear/engine/logic"
)

// readPage reads page.toml.
func (l *loader) readPage(t *table) {
	t.each("line", isID, func(id string, t *table) {
		t.need("section", "text")
		in := &scope{}
		p := &PageLine{
			ID:       id,
			Section:  t.oneOf("section", Sections...),
			Text:     t.text("text", in),
			Sources:  t.sources(),
			Validity: t.validity(),
			Place:    t.place(t.spot),
		}
		t.expression("when", ofAlert, &p.When)
		t.done()
		p.OfDebt = p.Section == "debt"
		l.book.Lines = append(l.book.Lines, p)
		l.spoken = append(l.spoken, spoken{in, []**logic.Expression{&p.When}, &p.OfDebt})
	})
}
