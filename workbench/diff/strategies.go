package diff

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// kinds compares what is true of every strategy of a kind. The four kinds are in every book;
// those of the book's own come and go with their strategies.
func (c *Comparison) kinds() {
	id := func(k *book.Kind) string { return k.ID }
	match(c.old.Kinds, c.now.Kinds, id, func(id string, was, is *book.Kind) {
		if was == nil || is == nil {
			return
		}
		t := thing{c: c, what: "kind." + id, wasAt: "strategies.toml", isAt: "strategies.toml"}
		t.reach = c.reachOf(func(o *book.Option) bool { return o.Strategy.Group == id })
		t.saying(was.Said, is.Said).keys()
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
	t.saying(was.Said, is.Said).keys()
	old, now := kindIn(c.old, was.Group), kindIn(c.now, is.Group)
	c.conditions(t, "require", sides[*book.Condition]{
		lists:     pair[[]*book.Condition]{was.Requires, is.Requires},
		inherited: pair[[]*book.Condition]{old.Requires, now.Requires},
	})
	c.conditions(t, "weigh", sides[*book.Condition]{
		lists:     pair[[]*book.Condition]{was.Weighs, is.Weighs},
		inherited: pair[[]*book.Condition]{old.Weighs, now.Weighs},
	})
	c.lines(t, sides[*book.Line]{lists: pair[[]*book.Line]{was.Lines, is.Lines}})
	c.plans(t, sides[*book.Plan]{lists: pair[[]*book.Plan]{was.Plans, is.Plans}})
}

func kindIn(b *book.Book, id string) *book.Kind {
	for _, k := range b.Kinds {
		if k.ID == id {
			return k
		}
	}
	return &book.Kind{ID: id, Title: text.Text{ZH: id, EN: id}}
}

// option compares what a debt's book says of one strategy.
func (c *Comparison) option(t thing, in pair[*book.DebtBook], of pair[*book.Option]) {
	was, is := of.was, of.is
	switch {
	case is == nil:
		t.wasAt = was.Places[""]
		if dropped := droppedIn(in.is, was.Strategy.ID); dropped != nil {
			t.isAt = dropped.Place
		}
		t.gone(Stricter, "", was.Strategy.Title)
		return
	case was == nil:
		t.isAt = is.Places[""]
		if dropped := droppedIn(in.was, is.Strategy.ID); dropped != nil {
			t.wasAt = dropped.Place
		}
		t.arrived(Looser, "", is.Strategy.Title)
		return
	}
	at := func(key string) thing { return t.at(was.Places[key], is.Places[key]) }
	at("stages").list("stages", was.Stages, is.Stages, Stricter, Looser)
	at("points").pointsOfStages(was, is)
	for _, path := range paths(was.Said, is.Said) {
		if path.Name != "stages" { // points may name them
			at(path.Name).key(path, was.Said.At(path.Name), is.Said.At(path.Name))
		}
	}
	at("sources").value("unconfirmed", Changed, strconv.FormatBool(was.Unconfirmed), strconv.FormatBool(is.Unconfirmed))
	c.partsOfOption(t, was, is)
}

func (c *Comparison) partsOfOption(t thing, was, is *book.Option) {
	c.conditions(t, "require", sides[*book.Condition]{
		lists: pair[[]*book.Condition]{was.Requires, is.Requires}, inherited: pair[[]*book.Condition]{
			was.Strategy.Requires, is.Strategy.Requires,
		},
	})
	c.conditions(t, "weigh", sides[*book.Condition]{
		lists: pair[[]*book.Condition]{was.Weighs, is.Weighs}, inherited: pair[[]*book.Condition]{
			was.Strategy.Weighs, is.Strategy.Weighs,
		},
	})
	c.lines(t, sides[*book.Line]{
		lists:     pair[[]*book.Line]{was.Lines, is.Lines},
		inherited: pair[[]*book.Line]{was.Strategy.Lines, is.Strategy.Lines},
	})
	c.plans(t, sides[*book.Plan]{
		lists:     pair[[]*book.Plan]{was.Plans, is.Plans},
		inherited: pair[[]*book.Plan]{was.Strategy.Plans, is.Strategy.Plans},
	})
}

// pointsOfStages compares the points of the stages that both books have.
func (t thing) pointsOfStages(was, is *book.Option) {
	var old, now []string
	rise, fall := false, false
	for _, stage := range is.Stages {
		if before, there := was.Points[stage]; there && before != is.Points[stage] {
			old = append(old, fmt.Sprintf("%s = %d", stage, before))
			now = append(now, fmt.Sprintf("%s = %d", stage, is.Points[stage]))
			rise, fall = rise || is.Points[stage] > before, fall || is.Points[stage] < before
		}
	}
	switch {
	case rise && !fall:
		t = t.went(Higher)
	case fall && !rise:
		t = t.went(Lower)
	}
	t.value("points", Changed, strings.Join(old, ", "), strings.Join(now, ", "))
}
