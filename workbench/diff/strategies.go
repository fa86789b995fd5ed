package diff

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// kinds tells of what holds for every strategy of a kind. The four kinds are in every book.
func (c *Comparison) kinds() {
	id := func(k *book.Kind) string { return k.ID }
	match(c.old.Kinds, c.now.Kinds, id, func(id string, was, is *book.Kind) {
		t := thing{c: c, what: "kind." + id, wasAt: "strategies.toml", isAt: "strategies.toml"}
		t.reach = c.reachOf(func(o *book.Option) bool { return o.Strategy.Kind.String() == id })
		t.keys(was.Said, is.Said)
		c.conditions(t, "require", sides[*book.Condition]{lists: pair[[]*book.Condition]{was.Requires, is.Requires}})
		c.conditions(t, "weigh", sides[*book.Condition]{lists: pair[[]*book.Condition]{was.Weighs, is.Weighs}})
	})
}

func strategyID(s *book.Strategy) string { return s.ID }

func (c *Comparison) strategies() {
	match(c.old.Strategies, c.now.Strategies, strategyID, func(id string, was, is *book.Strategy) {
		t := thing{c: c, what: "strategy." + id,
			reach: c.reachOf(func(o *book.Option) bool { return o.Strategy.ID == id })}
		switch {
		case is == nil:
			t.at(was.Place, "").gone(Breaking, "", was.Title)
		case was == nil:
			t.at("", is.Place).arrived(New, "", is.Title)
		default:
			c.places[t.what] = pair[string]{was.Place, is.Place}
			c.strategy(t.at(was.Place, is.Place), was, is)
		}
	})
	c.order("strategy", Changed, idsOf(c.old.Strategies, strategyID), idsOf(c.now.Strategies, strategyID))
}

func (c *Comparison) strategy(t thing, was, is *book.Strategy) {
	t.keys(was.Said, is.Said)
	old, now := kindIn(c.old, was.Kind.String()), kindIn(c.now, is.Kind.String())
	c.conditions(t, "require", sides[*book.Condition]{
		lists:     pair[[]*book.Condition]{was.Requires, is.Requires},
		inherited: pair[[]*book.Condition]{old.Requires, now.Requires},
	})
	c.conditions(t, "weigh", sides[*book.Condition]{
		lists:     pair[[]*book.Condition]{was.Weighs, is.Weighs},
		inherited: pair[[]*book.Condition]{old.Weighs, now.Weighs},
	})
	c.lines(t, sides[book.Line]{lists: pair[[]book.Line]{was.Lines, is.Lines}})
}

func kindIn(b *book.Book, id string) *book.Kind {
	for _, k := range b.Kinds {
		if k.ID == id {
			return k
		}
	}
	return &book.Kind{ID: id, Title: text.Text{ZH: id, EN: id}}
}
