package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// repetition is a condition wherever it is asked, and what says the same there.
type repetition struct {
	*book.Condition
	decides bool      // somewhere nothing else says it
	by      text.Text // what implies it, unless it is the same for everybody
}

// findImplied reports requirements that never decide anything: others of the option are no wherever
// they are no, and unknown or no wherever they are unknown; and weights that count the same twice.
// A condition of a strategy stands in many books, and is reported when it is implied in all of
// them.
func findImplied(x *examination) {
	var list []*repetition
	known := map[*book.Condition]*repetition{}
	look := func(s situation, conditions []*book.Condition,
		implied func(situation, []*book.Condition, int) (text.Text, bool)) {
		rest := conditions
		for i := len(conditions) - 1; i >= 0; i-- { // of two that say the same the later one is reported
			c := conditions[i]
			if known[c] == nil {
				known[c] = &repetition{Condition: c}
				list = append(list, known[c])
			}
			if r := known[c]; !r.decides {
				by, ok := implied(s, rest, i)
				r.decides = !ok
				if ok {
					rest = slices.Delete(slices.Clone(rest), i, i+1)
					if r.by.EN == "" {
						r.by = by
					}
				}
			}
		}
	}
	for _, s := range x.situations() {
		if !x.barred[s] {
			look(s, x.inForce(s.option.Requires), x.impliedRequire)
			look(s, x.inForce(s.option.Weighs), x.settledWeigh)
		}
	}
	for _, r := range list {
		if !r.decides && r.by.EN != "" {
			x.find("implied", wording{
				r.by, text.Both("去掉它，或改成它本来要说的", "take it out, or make it say what it was meant to"),
			}.at(x.book.Spot(r.Place, r.ID).Below("when").Problem), nil)
		}
	}
}

// impliedRequire reports whether the other requirements decide whatever the i-th decides, and which
// of them; by is empty where the i-th is never no.
func (x *examination) impliedRequire(s situation, requires []*book.Condition, i int) (by text.Text, implied bool) {
	c := requires[i]
	others := slices.Delete(slices.Clone(requires), i, i+1)
	if !x.covered(s, c, others...) {
		return by, false
	}
	if x.space.Excludes(s.asked(), is(c, logic.No)) {
		return by, true
	}
	for _, d := range others {
		if x.covered(s, c, d) {
			return text.Both("有了 "+x.describe(d)+"，它从来不起作用", "it never decides anything: "+x.describe(d)+" says it already"),
				true
		}
	}
	names := make([]string, len(others))
	for n, d := range others {
		names[n] = x.describe(d)
	}
	list := text.Each(func(l text.Language) string { return text.Join(names, l) })
	return text.Both("有了 "+list.ZH+"，它从来不起作用", "it never decides anything: these say it already, together: "+list.EN),
		true
}

// covered reports whether a requirement never decides beside the others: it is no only where one of
// them is, and unknown only where one of them is unknown or no.
func (x *examination) covered(s situation, c *book.Condition, others ...*book.Condition) bool {
	notNo := make([]cells.Question, len(others))
	for i, d := range others {
		notNo[i] = is(d, logic.Yes, logic.Unknown)
	}
	decides := cells.Any(cells.All(is(c, logic.No), cells.All(notNo...)),
		cells.All(is(c, logic.Unknown), all(others...)))
	return x.space.Excludes(s.asked(), decides)
}

// settledWeigh reports whether the i-th weight always has the truth of an earlier one; or is never no
// where the option is open, and yes where every requirement is; or is never yes where it is open.
func (x *examination) settledWeigh(s situation, weighs []*book.Condition, i int) (by text.Text, settled bool) {
	if by, settled = x.repeatedWeigh(s, weighs, i); settled {
		return by, true
	}
	w, requires := weighs[i], x.inForce(s.option.Requires)
	if !slices.ContainsFunc(requires, func(r *book.Condition) bool { return sharesFact(w, r) }) {
		return by, false
	}
	open := make([]cells.Question, len(requires))
	for n, r := range requires {
		open[n] = is(r, logic.Yes, logic.Unknown)
	}
	never := func(where cells.Question, one ...logic.Truth) bool {
		return x.space.Excludes(s.asked(), cells.All(where, is(w, one...)))
	}
	switch {
	case never(cells.All(open...), logic.No) && never(all(requires...), logic.Unknown) && !never(cells.All(), logic.No):
		return text.Both("必要条件都成立时它一定成立：它的分其实是方案自己的",
			"wherever the requirements are yes it is yes: its points belong to the option"), true
	case never(cells.All(open...), logic.Yes) && !never(cells.All(), logic.Yes):
		return text.Both("必要条件都不是不成立时，它从不成立：它的分从不算数",
			"wherever no requirement is no it is never yes: its points never count"), true
	}
	return by, false
}

// sharesFact reports whether two conditions read a fact in common.
func sharesFact(a, b *book.Condition) bool {
	return slices.ContainsFunc(a.When.Facts, func(f *fact.Fact) bool { return slices.Contains(b.When.Facts, f) })
}

// repeatedWeigh reports whether the i-th weight always has the truth of an earlier one.
func (x *examination) repeatedWeigh(s situation, weighs []*book.Condition, i int) (by text.Text, repeated bool) {
	for _, d := range weighs[:i] {
		if x.space.Excludes(s.asked(), cells.Differ(weighs[i].When, d.When)) {
			return text.Both("它和 "+x.describe(d)+" 总是一样，分算了两次",
				"it is always what "+x.describe(d)+" is, and its points count twice"), true
		}
	}
	return by, false
}
