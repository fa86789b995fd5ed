package diff

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

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

// claims are what became of statements of articles: no decision rests on them.
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
