package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// repetition is a condition wherever it is asked, and what says the same there.
type repetition struct {
	*book.Condition
	decides bool   // somewhere it says something of its own
	by      string // what implies it, where it is not the same for everybody anyhow
}

// findImplied reports requirements that never decide anything, for others of the option are no wherever they are no, and unknown or no wherever they are unknown;
// and weights that count the same twice. One of a strategy stands in many books, and is reported when it is so in all of them.
func findImplied(x *examination) {
	var list []*repetition
	known := map[*book.Condition]*repetition{}
	look := func(s situation, conditions []*book.Condition, implied func(situation, []*book.Condition, int) (string, bool)) {
		rest := conditions
		for i := len(conditions) - 1; i >= 0; i-- { // of two that say the same the later is too much
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
					if r.by == "" {
						r.by = by
					}
				}
			}
		}
	}
	for _, s := range x.situations() {
		if !x.barred[s] {
			look(s, x.there(s.option.Requires), x.impliedRequire)
			look(s, x.there(s.option.Weighs), x.repeatedWeigh)
		}
	}
	for _, r := range list {
		if !r.decides && r.by != "" {
			x.find("implied", said{
				text.Both(r.by+" 已经说了这个，它从来不起作用", "it never decides anything: "+r.by+" says it already"),
				text.Both("去掉它，或改成它本来要说的", "take it out, or make it say what it was meant to"),
			}.at(x.book.Spot(r.Place).Below("when").Problem), nil)
		}
	}
}

// impliedRequire is whether the others decide whatever the i-th requirement decides, and which of them; not named where it is never no anyhow.
func (x *examination) impliedRequire(s situation, requires []*book.Condition, i int) (by string, implied bool) {
	c := requires[i]
	others := slices.Delete(slices.Clone(requires), i, i+1)
	if !x.covered(s, c, others...) {
		return "", false
	}
	if x.space.Ask(s.asked(), is(c, logic.No)).Verdict == cells.Impossible {
		return "", true
	}
	for _, d := range others {
		if x.covered(s, c, d) {
			return x.named(d), true
		}
	}
	names := make([]string, len(others))
	for n, d := range others {
		names[n] = x.named(d)
	}
	return text.Join(names, text.EN), true
}

// covered is whether a requirement is never worse than all others together: no only where one of them is, unknown only where one of them is unknown or no.
func (x *examination) covered(s situation, c *book.Condition, others ...*book.Condition) bool {
	notNo := make([]cells.Question, len(others))
	for i, d := range others {
		notNo[i] = is(d, logic.Yes, logic.Unknown)
	}
	decides := cells.Any(cells.All(is(c, logic.No), cells.All(notNo...)), cells.All(is(c, logic.Unknown), all(others...)))
	return x.space.Ask(s.asked(), decides).Verdict == cells.Impossible
}

// repeatedWeigh is whether the i-th weight always comes to what an earlier one does.
func (x *examination) repeatedWeigh(s situation, weighs []*book.Condition, i int) (by string, repeated bool) {
	for _, d := range weighs[:i] {
		if x.space.Ask(s.asked(), cells.Differ(weighs[i].When, d.When)).Verdict == cells.Impossible {
			return x.named(d), true
		}
	}
	return "", false
}
