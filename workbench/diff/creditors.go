package diff

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

func (c *Comparison) families() {
	s := collection[*book.Family]{
		what: "family", lost: Breaking, fresh: New,
		id:    func(f *book.Family) string { return f.ID },
		place: func(f *book.Family) string { return f.Place },
		title: func(f *book.Family) text.Text { return f.Title },
	}
	eachOf(c, s, c.old.Families, c.now.Families, func(t thing, was, is *book.Family) {
		t.reach = reach{families: []string{is.ID}}
		t.saying(was.Said, is.Said).keys()
	})
}

// guesses compares by which names a lender that the book does not know is taken for one of a
// family.
func (c *Comparison) guesses() {
	s := collection[*book.Guess]{
		what: "guess", lost: Changed, fresh: New,
		id:    func(g *book.Guess) string { return g.Family.ID + "." + g.ID },
		place: func(g *book.Guess) string { return g.Place },
		title: func(g *book.Guess) text.Text { return g.Family.Title },
	}
	all := func(b *book.Book) (of []*book.Guess) {
		for _, f := range b.Families {
			of = append(of, f.Guesses...)
		}
		return of
	}
	eachOf(c, s, all(c.old), all(c.now), func(t thing, was, is *book.Guess) {
		t.reach = reach{families: []string{is.Family.ID}}
		t.saying(was.Said, is.Said).keys()
	})
}

func (c *Comparison) lenders() {
	s := collection[*book.Lender]{
		what: "lender", lost: Breaking, fresh: New,
		id:    func(l *book.Lender) string { return l.ID },
		place: func(l *book.Lender) string { return l.Place },
		title: func(l *book.Lender) text.Text { return l.Title },
	}
	eachOf(c, s, c.old.Lenders, c.now.Lenders, func(t thing, was, is *book.Lender) {
		t.reach = reach{lenders: []string{is.ID}}
		c.aliases(t, was, is)
		t.saying(was.Said, is.Said).keys("aliases")
	})
}

// aliases compares the other names of a lender. A name that is gone, and by which the book still
// finds the lender, breaks nothing.
func (c *Comparison) aliases(t thing, was, is *book.Lender) {
	lost := TextOnly
	for _, alias := range was.Aliases {
		if c.now.Lender(alias) != is {
			lost = Breaking
		}
	}
	found := TextOnly
	for _, alias := range is.Aliases {
		if c.old.Lender(alias) != was {
			found = New
		}
	}
	t.list("aliases", was.Aliases, is.Aliases, lost, found)
}

// debtBooks compares what the layers say, as it reaches each family and lender that both books
// have: options, channels and parameters.
func (c *Comparison) debtBooks() {
	for _, is := range c.now.Families {
		if was := c.old.Family(is.ID); was != nil {
			c.debtBook(pair[*book.DebtBook]{was.Book, is.Book}, reach{families: []string{is.ID}})
		}
	}
	for _, is := range c.now.Lenders {
		for _, was := range c.old.Lenders {
			if was.ID == is.ID {
				c.debtBook(pair[*book.DebtBook]{was.Book, is.Book}, reach{lenders: []string{is.ID}})
			}
		}
	}
}

func (c *Comparison) debtBook(of pair[*book.DebtBook], to reach) {
	id := func(o *book.Option) string { return o.Strategy.ID }
	match(of.was.Options, of.is.Options, id, func(id string, was, is *book.Option) {
		if c.old.Strategy(id) != nil && c.now.Strategy(id) != nil { // else the strategy itself is gone or new
			c.option(thing{c: c, what: "option." + id, reach: to}, of, pair[*book.Option]{was, is})
		}
	})
	c.stillDropped(of, to)
	c.channels(of, to)
	c.overlays(of, to)
}

// stillDropped compares the reasons of options that neither book offers.
func (c *Comparison) stillDropped(of pair[*book.DebtBook], to reach) {
	for _, is := range of.is.Dropped {
		if was := droppedIn(of.was, is.Strategy.ID); was != nil {
			t := thing{c: c, what: "option." + is.Strategy.ID, wasAt: was.Place, isAt: is.Place, reach: to}
			t.text("because", was.Because, is.Because)
		}
	}
}

func droppedIn(b *book.DebtBook, strategy string) *book.Dropped {
	for i := range b.Dropped {
		if b.Dropped[i].Strategy.ID == strategy {
			return &b.Dropped[i]
		}
	}
	return nil
}

func (c *Comparison) channels(of pair[*book.DebtBook], to reach) {
	s := collection[*book.Channel]{
		what: "channel", lost: TextOnly, fresh: TextOnly,
		id:    func(x *book.Channel) string { return x.ID },
		place: func(x *book.Channel) string { return x.Place },
		title: func(x *book.Channel) text.Text { return x.Where },
	}
	s.reach = to
	eachOf(c, s, of.was.Channels, of.is.Channels, func(t thing, was, is *book.Channel) {
		t.saying(was.Said, is.Said).keys()
	})
}

// overlays compares the parameters of which a layer has its own values.
func (c *Comparison) overlays(of pair[*book.DebtBook], to reach) {
	match(of.was.Parameters, of.is.Parameters, parameterID, func(id string, was, is *book.Parameter) {
		if was == nil || is == nil || was == c.old.Parameter(id) && is == c.now.Parameter(id) {
			return
		}
		c.parameter(thing{c: c, what: "parameter." + id, wasAt: was.Place, isAt: is.Place, reach: to}, was, is)
	})
}
