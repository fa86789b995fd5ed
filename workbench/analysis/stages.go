package analysis

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// findStages reports stages at which no debt can be, and, as a note, stages whose conditions can
// hold at once though neither follows from the other.
func findStages(x *examination) {
	for i, s := range x.book.Stages {
		x.reportNever(s, x.book.Stages[i+1:])
		if i > 0 {
			x.findOverlaps(s, x.book.Stages[1:i])
		}
	}
}

// stageIs asks whether the condition of a stage has one of these truths. The first stage has no
// condition, and is always yes.
func stageIs(s *book.Stage, one ...logic.Truth) cells.Question {
	if s.When != nil {
		return cells.Is(s.When, one...)
	}
	for _, t := range one {
		if t == logic.Yes {
			return cells.All()
		}
	}
	return cells.Any()
}

// among asks a question about the debts of every creditor, until it is possible. An undecided
// answer counts as possible, and is returned.
func (x *examination) among(q cells.Question) (where cells.Setting, a cells.Answer) {
	best := cells.Answer{Verdict: cells.Impossible}
	for _, debt := range x.mostLikely() {
		where = cells.Setting{Debt: debt}
		switch a = x.space.Ask(where, q); a.Verdict {
		case cells.Possible:
			return where, a
		case cells.Undecided:
			best = a
		}
	}
	return where, best
}

// mostLikely returns the debt books, that for unknown creditors first, so that a witness need not
// name a creditor.
func (x *examination) mostLikely() []*book.DebtBook {
	unknown := x.book.Family(book.UnknownFamily).Book
	books := []*book.DebtBook{unknown}
	for _, debt := range x.book.DebtBooks() {
		if debt != unknown {
			books = append(books, debt)
		}
	}
	return books
}

// reportNever reports a stage that is never the gravest; graver are the stages after it.
func (x *examination) reportNever(s *book.Stage, graver []*book.Stage) {
	parts := []cells.Question{stageIs(s, logic.Yes)}
	for _, g := range graver {
		parts = append(parts, stageIs(g, logic.No, logic.Unknown))
	}
	switch _, a := x.among(cells.All(parts...)); a.Verdict {
	case cells.Undecided:
		x.addUndecided(a, s.Place, s.ID)
	case cells.Impossible:
		why := x.whyNever(s, graver)
		x.find("stage-never", wording{
			text.Both("没有一笔债会停在 "+s.ID+" 阶段："+why.ZH, "no debt can ever be at "+s.ID+": "+why.EN),
			text.Both("改条件，或调整次序：几个阶段同时成立时，算排在最后的",
				"mend the conditions, or the order: of several that hold the last one counts"),
		}.at(x.book.Spot(s.Place).KeyProblem), nil)
	}
}

func (x *examination) whyNever(s *book.Stage, graver []*book.Stage) text.Text {
	if _, a := x.among(stageIs(s, logic.Yes)); a.Verdict == cells.Impossible {
		return text.Both("它的条件不可能成立", "its condition can never be yes")
	}
	for _, g := range graver {
		if _, a := x.among(cells.All(stageIs(s, logic.Yes),
			stageIs(g, logic.No, logic.Unknown))); a.Verdict == cells.Impossible {
			return text.Both("凡是它成立的时候，更靠后的 "+g.ID+" 也成立",
				"wherever its condition is yes, so is that of "+g.ID+", which is graver")
		}
	}
	return text.Both("凡是它成立的时候，总有更靠后的阶段也成立", "wherever its condition is yes, so is that of a graver one")
}

// findOverlaps reports the milder stages that can hold together with a stage, where each can also
// hold without the other: in one finding where one borrower shows them all.
func (x *examination) findOverlaps(s *book.Stage, milder []*book.Stage) {
	var with []*book.Stage
	for _, m := range milder {
		if x.canHoldWithout(m, s) && x.canHoldWithout(s, m) && x.findTogether(s, m) != nil {
			with = append(with, m)
		}
	}
	if witness := x.findTogether(s, with...); witness != nil && len(with) > 0 {
		x.reportOverlap(s, with, witness)
		return
	}
	for _, m := range with {
		x.reportOverlap(s, []*book.Stage{m}, x.findTogether(s, m))
	}
}

// findTogether returns the smallest profile for whose debt all these stages hold; nil when there is
// none.
func (x *examination) findTogether(s *book.Stage, milder ...*book.Stage) []byte {
	parts := []cells.Question{stageIs(s, logic.Yes)}
	for _, m := range milder {
		parts = append(parts, stageIs(m, logic.Yes))
	}
	where, a := x.among(cells.All(parts...))
	if a.Verdict != cells.Possible {
		return nil
	}
	witness, _ := x.witness(where, cells.All(parts...), a)
	return witness
}

func (x *examination) reportOverlap(s *book.Stage, milder []*book.Stage, witness []byte) {
	names := make([]string, len(milder))
	for i, m := range milder {
		names[i] = m.ID
	}
	list := text.Each(func(l text.Language) string { return text.Join(names, l) })
	x.find("overlap", wording{
		text.Both("可以和 "+list.ZH+" 同时成立，这时算 "+s.ID,
			"it can hold together with "+list.EN+"; "+s.ID+" is the stage then"),
		text.Both("看看这样的人该听到的是不是 "+s.ID+" 阶段的办法；不是就调整次序或条件",
			"see that what is offered at "+s.ID+" is what such a borrower should be told; if not, change the order or a "+
				"condition"),
	}.at(x.book.Spot(s.Place).Below("when").Problem), witness)
}

// canHoldWithout reports whether one stage can hold where another does not.
func (x *examination) canHoldWithout(s, other *book.Stage) bool {
	_, a := x.among(cells.All(stageIs(s, logic.Yes), stageIs(other, logic.No, logic.Unknown)))
	return a.Verdict == cells.Possible
}
