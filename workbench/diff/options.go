package diff

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
)

// option tells of what a debt's book says of one strategy.
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
	at("points").points(was, is)
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
	c.lines(t, sides[book.Line]{
		lists:     pair[[]book.Line]{was.Lines, is.Lines},
		inherited: pair[[]book.Line]{was.Strategy.Lines, is.Strategy.Lines},
	})
}

// points tells of the stages, of those in both books, at which an option counts otherwise.
func (t thing) points(was, is *book.Option) {
	var old, now []string
	for _, stage := range is.Stages {
		if before, there := was.Points[stage]; there && before != is.Points[stage] {
			old = append(old, fmt.Sprintf("%s = %d", stage, before))
			now = append(now, fmt.Sprintf("%s = %d", stage, is.Points[stage]))
		}
	}
	t.value("points", Changed, strings.Join(old, ", "), strings.Join(now, ", "))
}
