package analysis

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// barred is an option that nobody can be eligible for, and why.
type barred struct {
	option *book.Option
	why    text.Text
	by     []*book.DebtBook // the debt books where that is so
}

// findNeverEligible reports options whose requirements exclude one another, or their stages. An
// option of many creditors is reported once.
func findNeverEligible(x *examination) {
	var found []*barred
	has := map[string][]*book.DebtBook{}
	why := map[situation]*text.Text{} // what bars those that were asked about; nil of nothing
	for _, s := range x.everySituation() {
		has[s.option.Place] = append(has[s.option.Place], s.debt)
		bars, asked := why[x.like(s)]
		if !asked {
			bars = x.barring(s)
			why[x.like(s)] = bars
		}
		if bars != nil {
			x.barred[s] = true
			found = enter(found, s, *bars)
		}
	}
	for _, b := range found {
		whom := of(b.by, has[b.option.Place])
		x.find("never-eligible", wording{
			text.Both("没有人能用上这个方案"+whom.ZH+"："+b.why.ZH, "nobody can ever be eligible"+whom.EN+": "+b.why.EN),
			text.Both("改其中一个条件或阶段；这些机构确实不提供的，用 drop = true 去掉，并写明 because",
				"change one of them or the stages; where these creditors do not grant it, drop it and say because"),
		}.at(x.book.Spot(b.option.Place, b.option.Strategy.ID).KeyProblem), nil)
	}
}

// barring says why nobody can be eligible; nil where somebody may be.
func (x *examination) barring(s situation) *text.Text {
	requires := x.inForce(s.option.Requires)
	answer := x.space.Ask(s.offered(), all(requires...))
	switch answer.Verdict {
	case cells.Impossible:
		why := x.whatBars(s, requires)
		return &why
	case cells.Undecided:
		x.addUndecided(answer, s.option.Place, s.option.Strategy.ID)
	}
	return nil
}

// enter adds a debt book to the option that is barred for the same reason.
func enter(found []*barred, s situation, why text.Text) []*barred {
	i := slices.IndexFunc(found, func(b *barred) bool { return b.option.Place == s.option.Place && b.why == why })
	if i < 0 {
		i = len(found)
		found = append(found, &barred{option: s.option, why: why})
	}
	found[i].by = append(found[i].by, s.debt)
	return found
}

// whatBars says which requirement alone, or which two together, nobody can meet; all of them where
// it takes more.
func (x *examination) whatBars(s situation, requires []*book.Condition) text.Text {
	stages := strings.Join(s.option.Stages, ", ")
	anywhere, offered := cells.Setting{Debt: s.debt}, s.offered()
	impossible := func(where cells.Setting, conditions ...*book.Condition) bool {
		return x.space.Excludes(where, all(conditions...))
	}
	if impossible(offered) {
		return text.Both("这家机构的债不会处在 "+stages+" 阶段", "no debt of the creditor can be at "+stages)
	}
	for _, c := range requires {
		if impossible(anywhere, c) {
			return text.Both(x.describe(c)+" 不可能成立", x.describe(c)+" can never be yes")
		}
	}
	for _, c := range requires {
		if impossible(offered, c) {
			return text.Both("在 "+stages+" 阶段，"+x.describe(c)+" 不可能成立", "at "+stages+", "+x.describe(c)+" can never be yes")
		}
	}
	for _, where := range []cells.Setting{anywhere, offered} {
		for i, c := range requires {
			for _, d := range requires[i+1:] {
				if impossible(where, c, d) {
					return together(where, stages, x.describe(c), x.describe(d))
				}
			}
		}
	}
	names := make([]string, len(requires))
	for i, c := range requires {
		names[i] = x.describe(c)
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

// lawful are the kinds of sources that give a right. What a standard, guidance, an announcement or
// the press says may be true, but nobody can insist on it.
var lawful = []string{"law", "regulation", "court"}

// findRightsWithoutLaw reports options that are called a right and cite no law, regulation or
// ruling that was read or reported. That some source was read or reported is checked when the book
// is loaded.
func findRightsWithoutLaw(x *examination) {
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			if o.Basis != book.BasisRight ||
				slices.ContainsFunc(o.Sources, func(id string) bool { return isLawful(x.book.Source(id)) }) {
				continue
			}
			x.find("right-without-law", wording{
				text.Both("说是权利（basis = \"right\"），出处里却没有读过或可靠转述的法律、法规、司法文件",
					"called a right, and cites no law, regulation or ruling that was read or reported"),
				text.Both("写上给出这个权利的条文；没有就改成 discretion 或 negotiation",
					"cite the article that gives the right; if there is none, call it discretion or negotiation")}.
				at(x.book.Spot(o.Place, o.Strategy.ID).Below("basis").Problem), nil)
		}
	}
}

// isLawful reports whether a right can rest on a source.
func isLawful(s *book.Source) bool { return s.Confirmed() && slices.Contains(lawful, s.Kind) }
