package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// gap is a kind of gap, and what to say of it.
type gap struct {
	code   string
	counts func(*book.Option) bool // the options concerned
	where  []cells.Question        // what else holds for the borrowers concerned
	says   func(stage string, whom text.Text) wording
}

// findGaps reports borrowers to whom no option at all is open at a stage; and, as a note, borrowers
// who can ask nothing of creditor or court though whole kinds of options are not closed to them. A
// gap of several creditors is reported once, at the stage.
func findGaps(x *examination) {
	var unbarred []cells.Question
	for _, k := range x.book.Kinds {
		for _, c := range x.inForce(k.Requires) {
			unbarred = append(unbarred, is(c, logic.Yes, logic.Unknown))
		}
	}
	for _, stage := range x.book.Stages {
		gaps := x.reportGap(stage, gap{"gap", func(*book.Option) bool { return true }, nil, wordingOfGap}, nil)
		x.reportGap(stage, gap{"gap-of-creditor", func(o *book.Option) bool { return o.Strategy.Kind != book.KindProtect },
			unbarred, wordingOfGapOfCreditor}, gaps)
	}
}

func wordingOfGap(stage string, whom text.Text) wording {
	return wording{
		text.Both("在 "+stage+" 阶段，有人一个方案都用不上"+whom.ZH,
			"at "+stage+" there is somebody to whom nothing at all is open"+whom.EN),
		text.Both("加一个在这个阶段谁都能用的方案，例如求助或投诉",
			"offer something at this stage that is open to everybody, such as advice or a complaint"),
	}
}

func wordingOfGapOfCreditor(stage string, whom text.Text) wording {
	return wording{
		text.Both("在 "+stage+" 阶段，有人向债权人和法院都没有可提的，只剩保护自己的办法"+whom.ZH,
			"at "+stage+" there is somebody who can only protect themselves, and ask nothing of the creditor or a court"+
				whom.EN),
		text.Both("看看这样的人是不是真的没有什么可提", "see that there is indeed nothing that such a borrower should ask for"),
	}
}

// reportGap reports a gap at a stage, except for creditors with an earlier gap, and returns the
// creditors that have it. A lender counts when its family does not have it.
func (x *examination) reportGap(stage *book.Stage, g gap, already []*book.DebtBook) (by []*book.DebtBook) {
	var reached []*book.DebtBook
	var witness []byte
	decided := map[string]bool{} // whether there is a gap, by what the options require
	for _, debt := range x.book.DebtBooks() {
		at := cells.Setting{Debt: debt, Stages: []string{stage.ID}, Certain: true}
		if slices.Contains(already, debt) || x.space.Excludes(at, cells.All()) {
			continue
		}
		reached = append(reached, debt)
		if debt.Lender != nil && slices.Contains(by, debt.Family.Book) {
			by = append(by, debt)
			continue
		}
		required := x.required(debt)
		if has, ok := decided[required]; ok {
			if has {
				by = append(by, debt)
			}
			continue
		}
		q := x.nothingOpen(debt, stage, g)
		a := x.space.Ask(at, q)
		if a.Verdict == cells.Undecided {
			x.addUndecided(a, placeOf(debt))
			continue
		}
		decided[required] = false
		if a.Verdict == cells.Possible {
			shown, p := x.witness(at, q, a)
			if !x.isClosed(p, g.counts) {
				continue
			}
			decided[required] = true
			if by = append(by, debt); witness == nil {
				witness = shown
			}
		}
	}
	switch who := named(by); len(who) {
	case 0:
	case 1:
		x.find(g.code, g.says(stage.ID, text.Text{}).at(x.book.Spot(placeOf(who[0])).KeyProblem), witness)
	default:
		x.find(g.code, g.says(stage.ID, of(by, reached)).at(x.book.Spot(stage.Place).KeyProblem), witness)
	}
	return by
}

// required returns the same for debt books with the same options and requirements, of which the same
// can be told.
func (x *examination) required(debt *book.DebtBook) string {
	if _, ok := x.requirements[debt]; !ok {
		var key strings.Builder
		fmt.Fprintf(&key, "%p", x.space.Alike(debt))
		for _, o := range debt.Options {
			if o.Holds(x.asOf) {
				fmt.Fprintf(&key, " %s %v", o.Strategy.ID, o.Stages)
				for _, c := range x.inForce(o.Requires) {
					fmt.Fprintf(&key, " %p", c.When)
				}
			}
		}
		x.requirements[debt] = key.String()
	}
	return x.requirements[debt]
}

// placeOf returns the place of a debt book's creditor.
func placeOf(debt *book.DebtBook) string {
	if debt.Lender != nil {
		return debt.Lender.Place
	}
	return debt.Family.Place
}

// nothingOpen asks whether every option concerned is closed at a stage by a requirement that is no.
func (x *examination) nothingOpen(debt *book.DebtBook, stage *book.Stage, g gap) cells.Question {
	parts := slices.Clone(g.where)
	for _, o := range debt.Options {
		if o.Holds(x.asOf) && slices.Contains(o.Stages, stage.ID) && g.counts(o) {
			parts = append(parts, anyIsNo(x.inForce(o.Requires)))
		}
	}
	return cells.All(parts...)
}

// isClosed reports whether the engine judges that none of these options is open to a borrower.
func (x *examination) isClosed(p *fact.Profile, counts func(*book.Option) bool) bool {
	d := engine.Decide(x.book, p, x.asOf).Debts[0]
	return !slices.ContainsFunc(d.Ranking, func(i int) bool {
		return counts(d.Options[i].Option) && d.Options[i].Status != engine.Ineligible
	})
}
