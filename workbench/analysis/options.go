package analysis

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// barred is an option that nobody can be eligible for, and what bars everybody.
type barred struct {
	option *book.Option
	why    text.Text
	by     []*book.DebtBook // in which that is so
}

// findNeverEligible reports options whose requirements exclude one another, or their stages. What
// is so for many creditors is reported once, at the option.
func findNeverEligible(x *examination) {
	var found []*barred
	has := map[string][]*book.DebtBook{}
	for _, s := range x.situations() {
		has[s.option.Place] = append(has[s.option.Place], s.debt)
		requires := x.there(s.option.Requires)
		answer := x.space.Ask(s.offered(), all(requires...))
		switch answer.Verdict {
		case cells.Impossible:
			x.barred[s] = true
			found = enter(found, s, x.bars(s, requires))
		case cells.Undecided:
			x.leave(answer, s.option.Place, s.option.Strategy.ID)
		}
	}
	for _, b := range found {
		whom := of(b.by, has[b.option.Place])
		x.find("never-eligible", said{
			text.Both("没有人能用上这个方案"+whom.ZH+"："+b.why.ZH, "nobody can ever be eligible"+whom.EN+": "+b.why.EN),
			text.Both("改其中一个条件或阶段；这些机构确实不提供的，用 drop = true 去掉，并写明 because",
				"change one of them or the stages; where these creditors do not grant it, drop it and say because"),
		}.at(x.book.Spot(b.option.Place, b.option.Strategy.ID).KeyProblem), nil)
	}
}

// enter adds a debt book to what bars the same option in the same way.
func enter(found []*barred, s situation, why text.Text) []*barred {
	i := slices.IndexFunc(found, func(b *barred) bool { return b.option.Place == s.option.Place && b.why == why })
	if i < 0 {
		i = len(found)
		found = append(found, &barred{option: s.option, why: why})
	}
	found[i].by = append(found[i].by, s.debt)
	return found
}

// bars says what alone, or which two together, nobody can meet; all requirements where it takes
// more.
func (x *examination) bars(s situation, requires []*book.Condition) text.Text {
	stages := strings.Join(s.option.Stages, ", ")
	anywhere, offered := cells.Setting{Debt: s.debt}, s.offered()
	impossible := func(where cells.Setting, conditions ...*book.Condition) bool {
		return x.space.Ask(where, all(conditions...)).Verdict == cells.Impossible
	}
	if impossible(offered) {
		return text.Both("这家机构的债不会处在 "+stages+" 阶段", "no debt of the creditor can be at "+stages)
	}
	for _, c := range requires {
		if impossible(anywhere, c) {
			return text.Both(x.named(c)+" 不可能成立", x.named(c)+" can never be yes")
		}
	}
	for _, c := range requires {
		if impossible(offered, c) {
			return text.Both("在 "+stages+" 阶段，"+x.named(c)+" 不可能成立", "at "+stages+", "+x.named(c)+" can never be yes")
		}
	}
	for _, where := range []cells.Setting{anywhere, offered} {
		for i, c := range requires {
			for _, d := range requires[i+1:] {
				if impossible(where, c, d) {
					return together(where, stages, x.named(c), x.named(d))
				}
			}
		}
	}
	names := make([]string, len(requires))
	for i, c := range requires {
		names[i] = x.named(c)
	}
	return together(offered, stages, names...)
}

func together(where cells.Setting, stages string, names ...string) text.Text {
	at := text.Text{}
	if where.Certain {
		at = text.Both("在 "+stages+" 阶段，", "at "+stages+", ")
	}
	list := text.Each(func(l text.Language) string { return text.Join(names, l) })
	if len(names) == 2 {
		return text.Both(at.ZH+names[0]+" 和 "+names[1]+" 不能同时成立", at.EN+names[0]+" and "+names[1]+" exclude each other")
	}
	return text.Both(at.ZH+list.ZH+" 不能全都成立", at.EN+"these exclude one another: "+list.EN)
}
