package analysis

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// findStrategiesTwice reports strategies with the title or the effect of an earlier one, where one
// creditor may offer both at one stage: a borrower who reads both cannot tell them apart.
func findStrategiesTwice(x *examination) {
	for i, s := range x.book.Strategies {
		for _, earlier := range x.book.Strategies[:i] {
			key := ""
			switch {
			case s.Title == earlier.Title:
				key = "title"
			case s.Effect == earlier.Effect:
				key = "effect"
			}
			if key == "" || !x.areTogether(s, earlier) {
				continue
			}
			x.find("strategy-twice", wording{
				text.Both("和 "+earlier.ID+" 说的一字不差：两个方案分不清",
					"word for word what "+earlier.ID+" says: nobody can tell the two strategies apart"),
				text.Both("写上这个方案自己会怎样；抄来没改的就改", "write what this strategy does; if it was copied, change it"),
			}.at(x.book.Spot(s.Place, s.ID).Below(key).Problem), nil)
		}
	}
}

// areTogether reports whether some creditor's book has options of both strategies at one stage.
func (x *examination) areTogether(a, b *book.Strategy) bool {
	for _, d := range x.book.DebtBooks() {
		var stages [2][]string
		for _, o := range d.Options {
			switch o.Strategy {
			case a:
				stages[0] = o.Stages
			case b:
				stages[1] = o.Stages
			}
		}
		if slices.ContainsFunc(stages[0], func(s string) bool { return slices.Contains(stages[1], s) }) {
			return true
		}
	}
	return false
}

// saying is a sentence and when it is said: where a condition has that truth.
type saying struct {
	of    *book.Condition
	key   string
	words text.Text
	truth logic.Truth
}

// findOppositeSentences reports sentences that are said where a condition holds and, of another
// condition, where the same does not hold. What has a figure in it may be true of both.
func findOppositeSentences(x *examination) {
	said := map[text.Text][]saying{}
	seen := map[*book.Condition]bool{}
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			for _, c := range slices.Concat(o.Requires, o.Weighs) {
				if seen[c] {
					continue
				}
				seen[c] = true
				for _, now := range []saying{{c, "reason", c.Reason, logic.Yes}, {c, "otherwise", c.Otherwise, logic.No}} {
					if now.words == (text.Text{}) || strings.Contains(now.words.ZH+now.words.EN, "{") {
						continue
					}
					x.reportOpposite(now, said[now.words])
					said[now.words] = append(said[now.words], now)
				}
			}
		}
	}
}

// reportOpposite reports a saying that is the opposite of an earlier one in the same words.
func (x *examination) reportOpposite(now saying, before []saying) {
	i := slices.IndexFunc(before, func(b saying) bool { return b.of != now.of && x.areOpposite(b, now) })
	if i < 0 {
		return
	}
	other := x.book.Spot(before[i].of.Place, before[i].of.ID).Below(before[i].key)
	x.find("opposite-sentence", wording{
		text.Both("同一句话也写在 "+other.Path()+"，那里条件正好相反",
			"the same sentence stands at "+other.Path()+", where the opposite holds"),
		text.Both("看看哪一条多了或少了 not；都对的话，把话写得分得开",
			"see which of the two has a not too many or too few; if neither, let the sentences differ"),
	}.at(x.book.Spot(now.of.Place, now.of.ID).Below(now.key).Problem), nil)
}

// areOpposite reports whether of two sayings always one is said and the other is not, as far as both
// conditions are known.
func (x *examination) areOpposite(a, b saying) bool {
	if !slices.Equal(sortedFacts(a.of.When), sortedFacts(b.of.When)) {
		return false
	}
	where := []cells.Setting{{}}
	if a.of.When.OfDebt || b.of.When.OfDebt {
		where = nil
		for _, debt := range x.book.DebtBooks() {
			where = append(where, cells.Setting{Debt: debt})
		}
	}
	both := func(s, t logic.Truth) cells.Question {
		return cells.All(cells.Is(a.of.When, s), cells.Is(b.of.When, t))
	}
	together, neither := both(a.truth, b.truth), both(turned(a.truth), turned(b.truth))
	return !slices.ContainsFunc(where, func(s cells.Setting) bool {
		return !x.space.Excludes(s, together) || !x.space.Excludes(s, neither)
	})
}

func turned(t logic.Truth) logic.Truth {
	if t == logic.Yes {
		return logic.No
	}
	return logic.Yes
}

// hundredfold is how many times the figure before a figure of another unit is at least: fen for yuan,
// per cent for a share; law and markets do not move that far.
var hundredfold = decimal.MustNew(50, 0)

// findOtherUnits reports values of a parameter that are as much as a hundred times the one before them,
// or a hundredth.
func findOtherUnits(x *examination) {
	for _, p := range everyParameter(x.book) {
		for i := 1; i < len(p.Values); i++ {
			before, now := p.Values[i-1].Is.Number, p.Values[i].Is.Number
			if p.Unit == "date" || !before.IsPos() || !now.IsPos() || !isManyTimes(before, now) && !isManyTimes(now, before) {
				continue
			}
			x.find("hundredfold", wording{
				text.Both("前一行是 "+before.Trim(0).String()+"，这一行是 "+now.Trim(0).String()+"：单位不一样？",
					"the row before says "+before.Trim(0).String()+", this one "+now.Trim(0).String()+": in another unit?"),
				text.Both("金额写元，比例写小数（0.24）；真是这么多的，不用改",
					"write sums in yuan and rates as 0.24; where it is as much as that, leave it"),
			}.at(x.book.Spot(p.Values[i].Place).Below("is").Problem), nil)
		}
	}
}

// isManyTimes reports whether a figure is at least fifty times another.
func isManyTimes(of, figure decimal.Decimal) bool {
	least, err := of.Mul(hundredfold)
	return err == nil && figure.Cmp(least) >= 0
}
