package analysis

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// admits matches a sentence that admits that something was not told, or is not known: it is true where
// that is so. A text of a book in one language stands for the other too.
var admits = re(`填|没有?(说|告诉|提供)|还?(不知道|不清楚|不确定|没查清|没弄清)|` +
	`(?i:\b(told|tell|given|gave|said|say|stated|known?|unclear|not sure|answered?)\b)`)

// findFalseReasons reports requirements that are no only because something is not known, so that
// somebody reads as a reason what nobody told: without what asks known of a fact, the condition would
// be unknown. A requirement that only asks known is none, nor is one whose otherwise admits it.
func findFalseReasons(x *examination) {
	var list []*doubtful
	known := map[*book.Condition]*doubtful{}
	for _, s := range x.situations() {
		for _, c := range x.inForce(s.option.Requires) {
			if known[c] == nil {
				known[c] = &doubtful{Condition: c, asKnown: x.asKnown(c.When)}
				if !admits.MatchString(c.Otherwise.ZH) || !admits.MatchString(c.Otherwise.EN) {
					list = append(list, known[c])
				}
			}
			if first := known[c].at; len(first) == 0 || s.debt.Lender == nil || first[0].Debt.Lender != nil {
				known[c].at = append(known[c].at, s.asked()) // a lender's own only where its family does not have it
			}
		}
	}
	for _, c := range list {
		if c.asKnown != nil {
			x.reportFalseReason(c)
		}
	}
}

// doubtful is a requirement that asks whether something is known, wherever it is asked.
type doubtful struct {
	*book.Condition
	asKnown *logic.Expression // the same, but that what it asks known of is taken for known; nil where it asks nothing
	at      []cells.Setting
}

// asKnown returns a condition in which every fact that it reads and asks known of is taken for known;
// nil where it asks that of no fact that it reads.
func (x *examination) asKnown(e *logic.Expression) *logic.Expression {
	asked, read := map[string]bool{}, map[string]int{}
	e.Tree().Walk(func(n *logic.Node) {
		switch {
		case n.Calls("known") && n.Parts[0].Op == logic.OpFact:
			asked[n.Parts[0].String()] = true
			read[n.Parts[0].String()]--
		case n.Op == logic.OpFact:
			read[n.String()]++
		}
	})
	source := e.Tree().String()
	changed := false
	for name := range asked {
		if read[name] > 0 {
			source = strings.ReplaceAll(source, "known("+name+")", "true")
			changed = true
		}
	}
	if !changed {
		return nil
	}
	return x.compile(source, e, logic.Truthy)
}

func (x *examination) reportFalseReason(c *doubtful) {
	q := cells.All(is(c.Condition, logic.No), cells.Is(c.asKnown, logic.Unknown))
	at := x.book.Spot(c.Place, c.ID)
	for _, where := range c.at {
		if x.space.Excludes(cells.Setting{Debt: where.Debt}, q) {
			continue // at whatever stage, which costs less to tell
		}
		if a := x.space.Look(where, q); a.Verdict == cells.Possible {
			shown, _ := x.witness(where, q, a)
			x.find("false-reason", wording{
				text.Both("只因为有的还不知道，就当作不成立：这个人听到的理由不是真的",
					"it is no only because something is not known: this borrower reads a reason that is none"),
				text.Both("去掉 known，让它还不知道；要先知道的，另写一条 known 的条件；或在 otherwise 里说明是没有填",
					"leave out known, so that it stays unknown; or require known in a condition of its own; or let otherwise say "+
						"that it was not told"),
			}.at(at.Below("when").Problem), shown)
			return
		}
	}
}

// compile returns an expression that may name what another one may; nil where it does not hold up.
func (x *examination) compile(source string, like *logic.Expression, gives logic.Kind) *logic.Expression {
	e, fault := x.book.Language.Compile(source, logic.Use{Gives: gives, Debt: like == nil || like.OfDebt,
		Stage: like != nil && like.OfStage, Deadline: like != nil && like.OfDeadline, FactsDay: true})
	if fault != nil {
		return nil
	}
	return e
}

// settingsOf returns where what stands outside options is asked: of debts, those of unknown creditors
// first, or of the borrower.
func (x *examination) settingsOf(ofDebt bool, families, stages []string) []cells.Setting {
	if !ofDebt {
		return []cells.Setting{{}}
	}
	var all []cells.Setting
	for _, debt := range x.mostLikely() {
		if families == nil || slices.Contains(families, debt.Family.ID) {
			all = append(all, cells.Setting{Debt: debt, Stages: stages})
		}
	}
	return all
}
