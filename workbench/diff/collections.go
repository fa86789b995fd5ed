package diff

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// collection is one kind of thing that books have.
type collection[T any] struct {
	what        string
	lost, fresh Class // of one that is gone, and of one that is new
	id, place   func(T) string
	title       func(T) text.Text
	own         func(T) bool // of the book's own use: nobody else relies on it; nil: none is
	reach       reach
}

// eachOf adds those that are gone or new, and calls f for those that both books have.
func eachOf[T any](c *Comparison, s collection[*T], was, is []*T, f func(t thing, was, is *T)) {
	match(was, is, s.id, func(id string, was, is *T) {
		t := thing{c: c, what: s.what + "." + id, reach: s.reach}
		switch {
		case is == nil && s.own != nil && s.own(was):
			t.at(s.place(was), "").gone(Changed, "", s.title(was))
		case is == nil:
			t.at(s.place(was), "").gone(s.lost, "", s.title(was))
		case was == nil:
			t.at("", s.place(is)).arrived(s.fresh, "", s.title(is))
		default:
			c.places[t.what] = pair[string]{s.place(was), s.place(is)}
			f(t.at(s.place(was), s.place(is)), was, is)
		}
	})
}

func idsOf[T any](all []T, id func(T) string) []string {
	ids := make([]string, len(all))
	for i, t := range all {
		ids[i] = id(t)
	}
	return ids
}

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

func (c *Comparison) stages() {
	s := collection[*book.Stage]{
		what: "stage", lost: Breaking, fresh: New,
		id:    func(s *book.Stage) string { return s.ID },
		place: func(s *book.Stage) string { return s.Place },
		title: func(s *book.Stage) text.Text { return s.Title },
	}
	eachOf(c, s, c.old.Stages, c.now.Stages, func(t thing, was, is *book.Stage) {
		t.keys(was.Said, is.Said)
	})
	c.order("stage", Changed, idsOf(c.old.Stages, s.id), idsOf(c.now.Stages, s.id))
}

func (c *Comparison) alerts() {
	s := collection[*book.Alert]{
		what: "alert", lost: Breaking, fresh: New,
		id:    func(a *book.Alert) string { return a.ID },
		place: func(a *book.Alert) string { return a.Place },
		title: func(a *book.Alert) text.Text { return a.Text },
	}
	eachOf(c, s, c.old.Alerts, c.now.Alerts, func(t thing, was, is *book.Alert) {
		t.keys(was.Said, is.Said)
	})
	c.order("alert", Changed, idsOf(c.old.Alerts, s.id), idsOf(c.now.Alerts, s.id))
}

func (c *Comparison) urgency() {
	s := collection[*book.Urgency]{
		what: "urgency", lost: Changed, fresh: Changed,
		id:    func(u *book.Urgency) string { return u.ID },
		place: func(u *book.Urgency) string { return u.Place },
		title: func(u *book.Urgency) text.Text { return u.Reason },
	}
	eachOf(c, s, c.old.Urgency, c.now.Urgency, func(t thing, was, is *book.Urgency) {
		t.keys(was.Said, is.Said)
	})
	c.order("urgency", Changed, idsOf(c.old.Urgency, s.id), idsOf(c.now.Urgency, s.id))
}

func (c *Comparison) page() {
	s := collection[*book.PageLine]{
		what: "line", lost: TextOnly, fresh: TextOnly,
		id:    func(p *book.PageLine) string { return p.ID },
		place: func(p *book.PageLine) string { return p.Place },
		title: func(p *book.PageLine) text.Text { return p.Text },
	}
	eachOf(c, s, c.old.Lines, c.now.Lines, func(t thing, was, is *book.PageLine) {
		t.keys(was.Said, is.Said)
	})
	c.order("line", TextOnly, idsOf(c.old.Lines, s.id), idsOf(c.now.Lines, s.id))
}

// claims compares what became of statements of articles, on which no decision rests.
func (c *Comparison) claims() {
	s := collection[*book.Claim]{
		what: "claim", lost: TextOnly, fresh: TextOnly,
		id:    func(k *book.Claim) string { return k.ID },
		place: func(k *book.Claim) string { return k.Place },
		title: func(k *book.Claim) text.Text { return k.Says },
	}
	eachOf(c, s, c.old.Claims, c.now.Claims, func(t thing, was, is *book.Claim) {
		t.keys(was.Said, is.Said)
	})
}
