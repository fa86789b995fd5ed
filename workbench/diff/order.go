package diff

import (
	"slices"

	"github.com/forbear-project/forbear/workbench/fixture"
)

// order tells of things that both books have and that have changed places: each of the fewest that
// need to be moved, and after which it stood and stands.
func (c *Comparison) order(what string, class Class, was, is []string) {
	was, is = common(was, is), common(is, was)
	for _, id := range fixture.Displaced(was, is) {
		t := thing{c: c, what: what + "." + id}
		at := c.places[t.what]
		t.at(at.was, at.is).value("order", class, place(was, id), place(is, id))
	}
}

// order tells of what lies within a thing in another order.
func (t thing) order(class Class, was, is []string) {
	was, is = common(was, is), common(is, was)
	for _, id := range fixture.Displaced(was, is) {
		t.below(id).value("order", class, place(was, id), place(is, id))
	}
}

// common are those of a list that the other has as well.
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
