package diff

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
)

// pair is one thing as the old book has it and as the new one does; nil where it does not.
type pair[T any] struct{ was, is T }

// sides are a list in either book, and the list that it inherits from.
type sides[T any] struct{ lists, inherited pair[[]T] }

// conditions compares requirements or weights, without those that both books inherit: these are
// compared where they are written.
func (c *Comparison) conditions(t thing, role string, of sides[*book.Condition]) {
	var own pair[[]string]
	match(of.lists.was, of.lists.is, conditionID, func(id string, was, is *book.Condition) {
		if was != conditionIn(of.inherited.was, id) || is != conditionIn(of.inherited.is, id) {
			c.condition(t.below(role+"."+id), role, pair[*book.Condition]{was, is})
			if is != nil { // what is gone stands nowhere
				own.is = append(own.is, role+"."+id)
			}
		}
	})
	own.was = common(idsOf(of.lists.was, func(c *book.Condition) string { return role + "." + c.ID }), own.is)
	t.order(Changed, own.was, own.is)
}

func conditionID(c *book.Condition) string { return c.ID }

// conditionIn returns the one of that id in a list, or nil.
func conditionIn(list []*book.Condition, id string) *book.Condition {
	i := slices.IndexFunc(list, func(c *book.Condition) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return list[i]
}

func (c *Comparison) condition(t thing, role string, of pair[*book.Condition]) {
	more, fewer := Stricter, Looser // what one more of them makes of an option, and what one fewer does
	if role == "weigh" {
		more, fewer = Changed, Changed
	}
	was, is := of.was, of.is
	switch {
	case is == nil:
		t.at(was.Place, "").gone(fewer, source(was.When), was.Reason)
		return
	case was == nil:
		t.at("", is.Place).arrived(more, source(is.When), is.Reason)
		return
	}
	t = t.at(was.Place, is.Place).saying(was.Said, is.Said)
	t.where = settingsOf(booksWith(c.now, is), nil)
	if role == "require" {
		t.requirement("when", was.When, is.When)
	} else {
		t.condition("when", Changed, was.When, is.When)
		t.points(was.Points, is.Points)
	}
	t.keys("when", "points")
}

// booksWith returns the books of families and lenders that have a requirement or weight.
func booksWith(b *book.Book, c *book.Condition) []*book.DebtBook {
	has := func(o *book.Option) bool { return slices.Contains(o.Requires, c) || slices.Contains(o.Weighs, c) }
	return slices.DeleteFunc(b.DebtBooks(), func(d *book.DebtBook) bool { return !slices.ContainsFunc(d.Options, has) })
}

// lines compares steps, words to say and the like, without those that both books inherit.
func (c *Comparison) lines(t thing, of sides[*book.Line]) {
	var own pair[[]string]
	match(of.lists.was, of.lists.is, lineID, func(id string, was, is *book.Line) {
		if !inherits(of.inherited.was, id, was) || !inherits(of.inherited.is, id, is) {
			t.below(id).line(was, is)
			if is != nil {
				own.is = append(own.is, id)
			}
		}
	})
	own.was = common(idsOf(of.lists.was, lineID), own.is)
	t.order(TextOnly, own.was, own.is)
}

func (t thing) line(was, is *book.Line) {
	switch {
	case is == nil:
		t.at(was.Place, "").gone(TextOnly, "", was.Text)
		return
	case was == nil:
		t.at("", is.Place).arrived(TextOnly, "", is.Text)
		return
	}
	t = t.at(was.Place, is.Place)
	t.said(was.Text, is.Text)
	t.saying(was.Said, is.Said).keys()
}

func lineID(l *book.Line) string { return l.Name() }

// inherits says that a line, or its absence, is what is inherited.
func inherits(inherited []*book.Line, id string, line *book.Line) bool {
	i := slices.IndexFunc(inherited, func(l *book.Line) bool { return lineID(l) == id })
	if i < 0 || line == nil {
		return i < 0 && line == nil
	}
	return inherited[i].Place == line.Place
}

// plans compares plans, without those that both books inherit.
func (c *Comparison) plans(t thing, of sides[*book.Plan]) {
	var own pair[[]string]
	match(of.lists.was, of.lists.is, planID, func(id string, was, is *book.Plan) {
		if was != planIn(of.inherited.was, id) || is != planIn(of.inherited.is, id) {
			t.below("plan."+id).plan(was, is)
			if is != nil {
				own.is = append(own.is, "plan."+id)
			}
		}
	})
	own.was = common(idsOf(of.lists.was, func(p *book.Plan) string { return "plan." + p.ID }), own.is)
	t.order(TextOnly, own.was, own.is)
}

func (t thing) plan(was, is *book.Plan) {
	switch {
	case is == nil:
		t.at(was.Place, "").gone(Changed, "", was.Title)
		return
	case was == nil:
		t.at("", is.Place).arrived(Changed, "", is.Title)
		return
	}
	t.at(was.Place, is.Place).saying(was.Said, is.Said).keys()
}

func planID(p *book.Plan) string { return p.ID }

// planIn returns the one of that id in a list, or nil.
func planIn(list []*book.Plan, id string) *book.Plan {
	i := slices.IndexFunc(list, func(p *book.Plan) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return list[i]
}
