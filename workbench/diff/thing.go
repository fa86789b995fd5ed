package diff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// thing is what both books have, or one of them, while it is compared.
type thing struct {
	c           *Comparison
	what        string
	wasAt, isAt string
	reach       reach
	way         Way               // the way of the next change, where it is plain
	values      pair[book.Values] // by which its keys have places of their own
	where       []cells.Setting   // whom its conditions are asked about; nil: every debt, or the borrower
}

// at returns the thing with other places: those of one of its keys.
func (t thing) at(was, is string) thing {
	t.wasAt, t.isAt = was, is
	return t
}

// saying returns the thing with what either book says of its keys, and where.
func (t thing) saying(was, is book.Values) thing {
	t.values = pair[book.Values]{was, is}
	return t
}

// below returns what lies within it, under a key: where the key is written, else where the thing is.
func (t thing) below(key string) thing {
	t.what += "." + key
	t.wasAt, t.isAt = cmp.Or(t.values.was.Place(key), t.wasAt), cmp.Or(t.values.is.Place(key), t.isAt)
	return t
}

func (t thing) change(class Class, how How) Change {
	return Change{What: t.what, Class: class, How: how, Way: t.way, WasAt: t.wasAt, IsAt: t.isAt}
}

// went returns the thing with the way of its next change.
func (t thing) went(w Way) thing {
	t.way = w
	return t
}

// gone adds that it is not there any more.
func (t thing) gone(class Class, was string, called text.Text) {
	ch := t.change(class, Gone)
	ch.Was, ch.WasText = was, called
	t.c.add(ch, t.reach)
}

// arrived adds that it is new.
func (t thing) arrived(class Class, is string, called text.Text) {
	ch := t.change(class, Arrived)
	ch.Is, ch.IsText = is, called
	t.c.add(ch, t.reach)
}

// text compares a sentence or title under a key.
func (t thing) text(key string, was, is text.Text) { t.below(key).said(was, is) }

// said compares a sentence.
func (t thing) said(was, is text.Text) {
	if was == is {
		return
	}
	ch := t.change(TextOnly, Otherwise)
	ch.WasText, ch.IsText = was, is
	t.c.add(ch, t.reach)
}

// value compares the value of a key.
func (t thing) value(key string, class Class, was, is string) {
	if was == is {
		return
	}
	ch := t.below(key).change(class, Otherwise)
	ch.Was, ch.Is = was, is
	t.c.add(ch, t.reach)
}

// list compares the members of a list: of one class where some are gone, of another where some have
// come. Order makes no difference.
func (t thing) list(key string, was, is []string, gone, came Class) {
	less, more := without(was, is), without(is, was)
	if len(less)+len(more) > 0 {
		t.value(key, together(gone, came, len(less) > 0, len(more) > 0), strings.Join(was, ", "),
			strings.Join(is, ", "))
	}
}

// together returns the class of what may have lost and may have gained. Breaking wins.
func together(lost, gained Class, loses, gains bool) Class {
	switch {
	case !gains:
		return lost
	case !loses:
		return gained
	case lost == gained || lost == Breaking:
		return lost
	}
	return Changed
}

// expression compares a condition or formula, and returns whether it differs.
func (t thing) expression(key string, class Class, was, is *logic.Expression) bool {
	if source(was) == source(is) || normal(was) == normal(is) {
		return false
	}
	t.value(key, class, source(was), source(is))
	return true
}

// condition compares a condition of which it is said whether it holds for more.
func (t thing) condition(key string, class Class, was, is *logic.Expression) {
	if t.expression(key, class, was, is) {
		isOther := kindOf(t.below(key).what) == other
		t.c.wait(t.below(key), pair[*logic.Expression]{was, is},
			asked{more: Wider, less: Narrower, where: t.where, searched: !isOther})
	}
}

// requirement compares a condition that has to hold for something to be asked for.
func (t thing) requirement(key string, was, is *logic.Expression) {
	if t.expression(key, Changed, was, is) {
		t.c.wait(t.below(key), pair[*logic.Expression]{was, is},
			asked{more: Wider, less: Narrower, where: t.where, requirement: true, searched: true})
	}
}

// points compares the points of a weight.
func (t thing) points(was, is int) {
	way := Higher
	if is < was {
		way = Lower
	}
	t.went(way).value("points", Changed, strconv.Itoa(was), strconv.Itoa(is))
}

// normal returns an expression without its white space and brackets.
func normal(e *logic.Expression) string {
	if e == nil {
		return ""
	}
	return e.Tree().String()
}

func source(e *logic.Expression) string {
	if e == nil {
		return ""
	}
	return strings.Join(strings.Fields(e.Source), " ")
}

// without returns a list without what the other has.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// match calls f for everything that either list has, each once: in the order of the new list, and
// then, in the order of the old one, what is gone. What a list does not have is the zero value.
func match[T any](was, is []T, id func(T) string, f func(id string, was, is T)) {
	old := make(map[string]T, len(was))
	for _, t := range was {
		old[id(t)] = t
	}
	var none T
	now := make(map[string]bool, len(is))
	for _, t := range is {
		now[id(t)] = true
		f(id(t), old[id(t)], t)
	}
	for _, t := range was {
		if !now[id(t)] {
			f(id(t), t, none)
		}
	}
}

// order adds the things of both books that have changed places: the fewest that need to be moved,
// each with what it stood and stands after.
func (c *Comparison) order(what string, class Class, was, is []string) {
	was, is = common(was, is), common(is, was)
	for _, id := range fixture.Displaced(was, is) {
		t := thing{c: c, what: what + "." + id}
		at := c.places[t.what]
		t.at(at.was, at.is).value("order", class, place(was, id), place(is, id))
	}
}

// order does the same within a thing.
func (t thing) order(class Class, was, is []string) {
	was, is = common(was, is), common(is, was)
	for _, id := range fixture.Displaced(was, is) {
		t.below(id).value("order", class, place(was, id), place(is, id))
	}
}

// common returns those of a list that the other has as well.
func common(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return !slices.Contains(other, id) })
}

// How Was and Is say where something stands that has changed places: first, or after an id.
const (
	First = "first"
	After = "after "
)

func place(list []string, id string) string {
	if i := slices.Index(list, id); i > 0 {
		return After + list[i-1]
	}
	return First
}
