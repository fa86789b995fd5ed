package diff

import (
	"fmt"
	"slices"
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
	at("basis").value("basis", basisClass(was.Basis.String(), is.Basis.String()), was.Basis.String(), is.Basis.String())
	at("points").points(was, is)
	at("materials.required").papers("materials.required", was.Required, is.Required, Looser, Stricter)
	at("materials.helpful").papers("materials.helpful", was.Helpful, is.Helpful, Changed, Changed)
	at("terms.months_min").months(
		"terms.months_min", was.MonthsMin, is.MonthsMin, func(was, is int) bool { return is > was },
	)
	at("terms.months_max").months(
		"terms.months_max", was.MonthsMax, is.MonthsMax, func(was, is int) bool { return is < was },
	)
	at("from").bound("from", dayOf(was.From), dayOf(is.From), later(was.From, is.From), Stricter, Looser)
	at("until").bound("until", dayOf(was.Until), dayOf(is.Until), earlier(was.Until, is.Until), Stricter, Looser)
	at("sources").list("sources", was.Sources, is.Sources, TextOnly, TextOnly)
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

// bases are what an option may rest on, the firmest first.
var bases = []string{"right", "discretion", "negotiation"}

// basisClass is stricter where the borrower may insist on less.
func basisClass(was, is string) Class {
	if slices.Index(bases, is) > slices.Index(bases, was) {
		return Stricter
	}
	return Looser
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

// papers is list, of papers, which are shown in their order.
func (t thing) papers(key string, was, is []string, gone, came Class) {
	t.list(key, was, is, gone, came)
	t.below(key).order(Changed, was, is)
}

// months tells of a term that is not what it was; nil is no bound.
func (t thing) months(key string, was, is *int, narrower func(was, is int) bool) {
	t.bound(key, count(was), count(is), is != nil && (was == nil || narrower(*was, *is)), Stricter, Looser)
}

func count(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
