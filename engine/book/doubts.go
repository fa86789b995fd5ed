package book

import (
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// readDoubts reads doubts.toml.
func (l *loader) readDoubts(t *table) {
	t.each("doubt", func(id string, t *table) {
		t.need()
		d := &Doubt{ID: id, Text: t.text("text"), About: t.list("about"), Sources: t.sources(), Place: t.place(t.spot)}
		t.expression("when", &d.When)
		d.Said = t.finish()
		l.book.Doubts = append(l.book.Doubts, d)
		l.perDebts = append(l.perDebts, perDebt{t.scope(form.OwnHoles), []**logic.Expression{&d.When}, &d.OfDebt})
	})
}

// checkDoubts reports facts to be looked at again that nobody is asked for.
func (l *loader) checkDoubts() {
	f := l.file("doubts.toml")
	for _, d := range l.book.Doubts {
		about := f.root.child("doubt").child(d.ID).near("about")
		for i, name := range d.About {
			at := about.near(element(i))
			switch of := l.book.Vocabulary.Find(name); {
			case of == nil:
				f.wrong(at, text.Both("没有这个事实：%s", "unknown fact %s").With(name),
					hintOf(name, idsOf(l.facts, func(f *fact.Fact) string { return f.Name }), text.Text{}))
			case !of.Given():
				f.wrong(at, text.Both("%s 是算出来的", "%s is derived").With(name),
					text.Both("写它从哪些事实算出来：只有那些能请人再看", "name the facts that it is derived from: only they can be looked at again"))
			case of.Of == fact.Debt && d.When != nil && !d.OfDebt:
				f.wrong(at, text.Both("%s 是一笔债的事实，这里没有在看哪一笔", "%s is a fact of a debt, and no debt is judged here").With(name),
					text.Both("写借款人本人的事实", "name facts of the borrower"))
			}
		}
	}
}
