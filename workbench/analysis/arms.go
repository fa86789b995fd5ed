package analysis

import (
	"slices"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// findIdleArms reports arms of c ? a : b that nobody reaches: c is never yes, or never no, for
// whoever reaches it.
func findIdleArms(x *examination) {
	asked := x.whereAsked()
	seen := map[string]bool{}
	for _, f := range x.book.Formulas() {
		at := f.File() + ":" + f.Path()
		if seen[at] || !f.Expression.Tree().Contains(isTernary) {
			continue
		}
		seen[at] = true
		where, ofOption := asked[f.Expression]
		if !ofOption {
			where = x.settingsOf(f.Expression.OfDebt, nil, nil)
		}
		w := armWalk{examination: x, formula: f, at: where}
		w.walk(f.Expression.Tree(), nil)
	}
}

func isTernary(n *logic.Node) bool { return n.Op == logic.OpTernary }

// whereAsked returns where each expression of an option is asked.
func (x *examination) whereAsked() map[*logic.Expression][]cells.Setting {
	asked := map[*logic.Expression][]cells.Setting{}
	add := func(e *logic.Expression, s situation) {
		if e != nil && e.Tree().Contains(isTernary) {
			asked[e] = append(asked[e], s.asked())
		}
	}
	for _, s := range x.situations() {
		for _, c := range slices.Concat(s.option.Requires, s.option.Weighs) {
			add(c.When, s)
		}
		for _, l := range s.option.Lines {
			add(l.When, s)
		}
		for _, p := range s.option.Plans {
			for _, f := range p.Figures() {
				add(f.Expression, s)
			}
		}
	}
	return asked
}

// armWalk visits the ternaries of one expression.
type armWalk struct {
	*examination
	formula book.Formula
	at      []cells.Setting
}

// walk visits a part that is reached where all guards hold. What stands inside a predicate, or after
// let, is not looked at.
func (w *armWalk) walk(n *logic.Node, guards []cells.Question) {
	switch {
	case n.Op == logic.OpLet, n.Op == logic.OpCall && n.Function.Predicate:
		return
	case !isTernary(n):
		for _, p := range n.Parts {
			w.walk(p, guards)
		}
		return
	}
	condition := w.compile(n.Parts[0].String(), w.formula.Expression, logic.Truthy)
	if condition == nil {
		return
	}
	for i, t := range []logic.Truth{logic.Yes, logic.No} {
		reached := append(slices.Clip(guards), cells.Is(condition, t))
		if w.isExcluded(reached) && !w.isExcluded(guards) {
			w.report(n, i)
			continue
		}
		w.walk(n.Parts[1+i], reached)
	}
	w.walk(n.Parts[0], guards)
}

// isExcluded reports whether there is nobody for whom all of these hold.
func (w *armWalk) isExcluded(all []cells.Question) bool {
	return !slices.ContainsFunc(w.at, func(s cells.Setting) bool { return !w.space.Excludes(s, cells.All(all...)) })
}

func (w *armWalk) report(n *logic.Node, arm int) {
	c, says := n.Parts[0].String(), n.Parts[1+arm].String()
	why := text.Both(c+" 不可能成立", c+" is never yes")
	if arm == 1 {
		why = text.Both(c+" 不会不成立", c+" is never no")
	}
	at := n.Parts[1+arm].At
	w.find("arm-never", wording{
		text.Both("没有人会用到「"+says+"」："+why.ZH, "nobody ever gets to "+says+": "+why.EN),
		text.Both("改条件；本来就用不着的，只留另一边", "mend the condition, or leave the other arm alone"),
	}.at(w.formula.Part(at.From, max(at.To-at.From, utf8.RuneCountInString("?")))), nil)
}
