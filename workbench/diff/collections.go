package diff

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

func (c *Comparison) sources() {
	s := collection[*book.Source]{
		what: "source", lost: TextOnly, fresh: New,
		id:    func(x *book.Source) string { return x.ID },
		place: func(x *book.Source) string { return x.Place },
		title: func(x *book.Source) text.Text { return x.Title },
	}
	eachOf(c, s, c.old.Sources, c.now.Sources, func(t thing, was, is *book.Source) {
		t.keys(was.Said, is.Said)
	})
}

func (c *Comparison) hardships() {
	s := collection[*book.Hardship]{
		what: "hardship", lost: Breaking, fresh: New,
		id:    func(x *book.Hardship) string { return x.ID },
		place: func(x *book.Hardship) string { return x.Place },
		title: func(x *book.Hardship) text.Text { return x.Title },
	}
	eachOf(c, s, c.old.Hardships, c.now.Hardships, func(t thing, was, is *book.Hardship) {
		t.keys(was.Said, is.Said)
	})
}

func (c *Comparison) materials() {
	s := collection[*book.Material]{
		what: "material", lost: Breaking, fresh: New,
		id:    func(x *book.Material) string { return x.ID },
		place: func(x *book.Material) string { return x.Place },
		title: func(x *book.Material) text.Text { return x.Title },
	}
	eachOf(c, s, c.old.Materials, c.now.Materials, func(t thing, was, is *book.Material) {
		t.keys(was.Said, is.Said)
	})
}
