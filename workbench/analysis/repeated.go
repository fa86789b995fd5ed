package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// findSameSentence reports conditions that say the same where they are yes and where they are no.
func findSameSentence(x *examination) {
	reasons := map[string]string{} // by file and path of the condition, and language
	for _, s := range x.book.Sentences() {
		condition, key := above(s.Path()), ""
		if i := len(above(condition)); i > 0 {
			condition, key = condition[:i], condition[i+1:]
		}
		at := s.File() + ":" + condition + " " + string(s.Language)
		switch {
		case key == "reason":
			reasons[at] = s.Says
		case key == "otherwise" && reasons[at] == s.Says:
			x.find("same-either-way", wording{
				text.Both("成立和不成立说的是同一句话", "it says the same where the condition is yes and where it is no"),
				text.Both("reason 写成立时的情况，otherwise 写不成立时的情况",
					"reason says how it is where the condition is yes, otherwise how it is where it is no"),
			}.at(s.Problem), nil)
		}
	}
}

// findWithoutPoints reports weights that add nothing.
func findWithoutPoints(x *examination) {
	seen := map[*book.Condition]bool{}
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			for _, c := range o.Weighs {
				if c.Points == 0 && !seen[c] {
					x.find("no-points", wording{
						text.Both("0 分：成立不成立，次序都一样", "0 points: whether it holds changes no order"),
						text.Both("写上加多少或减多少分；不影响次序的话，写成 step、risk 这样的一行",
							"write the points it adds or takes away; what changes no order is a line such as a step or a risk"),
					}.at(x.book.Spot(c.Place, c.ID).Below("points").Problem), nil)
				}
				seen[c] = true
			}
		}
	}
}

// findUrgencyTwice reports rows of urgency that tell no two debts apart: an earlier row already
// compares the same.
func findUrgencyTwice(x *examination) {
	for i, row := range x.book.Urgency {
		for _, earlier := range x.book.Urgency[:i] {
			if row.By == earlier.By && (row.By != "" || x.isSameForDebts(row.When, earlier.When, x.book.DebtBooks(), nil)) {
				key := "when"
				if row.By != "" {
					key = "by"
				}
				x.find("urgency-twice", wording{
					text.Both("前面的 "+earlier.ID+" 已经这样比过了，这一行分不出先后",
						"the row "+earlier.ID+" compares the same before it: it tells no two debts apart"),
					text.Both("去掉一行，或改成它本来要比的", "take one of them out, or make it compare what it was meant to"),
				}.at(x.book.Spot(row.Place, row.ID).Below(key).Problem), nil)
				break
			}
		}
	}
}

// isSameForDebts reports whether two conditions have the same truth for every debt of these books
// at these stages.
func (x *examination) isSameForDebts(a, b *logic.Expression, of []*book.DebtBook, stages []string) bool {
	if a == nil || b == nil || !slices.Equal(sortedFacts(a), sortedFacts(b)) {
		return false
	}
	if a.Tree().String() == b.Tree().String() {
		return true // also where it names the stage, which may be uncertain
	}
	for _, debt := range of {
		if !x.space.Excludes(cells.Setting{Debt: debt, Stages: stages}, cells.Differ(a, b)) {
			return false
		}
	}
	return true
}

// sortedFacts returns the names of the facts that an expression reads.
func sortedFacts(e *logic.Expression) []string {
	names := make([]string, len(e.Facts))
	for i, f := range e.Facts {
		names[i] = f.Name
	}
	slices.Sort(names)
	return names
}

// findAlertsTwice reports alerts that are heard together always: they hold on the same days, for the
// same creditors and stages, where the same condition is yes.
func findAlertsTwice(x *examination) {
	for i, a := range x.book.Alerts {
		for _, earlier := range x.book.Alerts[:i] {
			if x.isSameAlert(a, earlier) {
				x.find("alert-twice", wording{
					text.Both("和 "+earlier.ID+" 总是一起出现：两条的条件一样",
						"it is always heard together with "+earlier.ID+": both have one condition"),
					text.Both("合成一条，或把其中一条的条件改成它本来的意思",
						"make one alert of them, or make one of the conditions what it was meant to be"),
				}.at(x.book.Spot(a.Place, a.ID).Below("when").Problem), nil)
				break
			}
		}
	}
}

func (x *examination) isSameAlert(a, b *book.Alert) bool {
	if a.OfDebt != b.OfDebt || !a.Holds(x.asOf) || !b.Holds(x.asOf) || !sameSet(a.Families, b.Families) ||
		!sameSet(a.Stages, b.Stages) {
		return false
	}
	if !a.OfDebt {
		return slices.Equal(sortedFacts(a.When), sortedFacts(b.When)) &&
			x.space.Excludes(cells.Setting{}, cells.Differ(a.When, b.When))
	}
	var of []*book.DebtBook
	for _, debt := range x.book.DebtBooks() {
		if a.Families == nil || slices.Contains(a.Families, debt.Family.ID) {
			of = append(of, debt)
		}
	}
	return x.isSameForDebts(a.When, b.When, of, a.Stages)
}

// sameSet reports whether two lists have the same ids; nil is every id.
func sameSet(a, b []string) bool {
	return (a == nil) == (b == nil) && slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
