package interview

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// question is a fact that is to be asked.
type question struct {
	ref
	fact    *fact.Fact
	subject *book.Subject
	why     []engine.Decides
	phase   phase
	turn    int // of the debt within a phase
	place   int // within that
}

// phase is a part of the interview; law 4.
type phase int

// The phases. With one debt there is no household: ticks come before the rest, whoever they are of.
const (
	early     phase = iota // of each debt
	urgent                 // of the borrower
	household              // ticks, then the rest
	oneByOne               // debts: ticks, then the rest
)

// open returns the questions that are still to be asked, in their order.
func (iv *Interview) open() []question {
	d := iv.judge.Decide(iv.profile, iv.day)
	var all []question
	for i, q := range engine.Questions(d) {
		r := ref{iv.debtOf(q.Debt), q.Fact}
		if !iv.wasAsked(r) {
			all = append(all, iv.questionOf(r, q.Decides, q.Early, i, d))
		}
	}
	all = append(all, iv.besideTicks(all, d)...)
	for _, r := range iv.gate(d) {
		i := slices.IndexFunc(all, func(q question) bool { return q.ref == r })
		if i < 0 {
			all = append(all, iv.questionOf(r, nil, true, len(all), d))
		} else if all[i].phase > urgent {
			all[i] = iv.questionOf(r, all[i].why, true, len(all), d)
		}
	}
	slices.SortStableFunc(all, func(a, b question) int {
		return cmp.Or(cmp.Compare(a.phase, b.phase), cmp.Compare(a.turn, b.turn), cmp.Compare(a.place, b.place))
	})
	return all
}

// besideTicks returns the records that stand on pages of ticks that are asked, and those that were
// ticked: what a creditor answered decides nothing, and changes what is said.
func (iv *Interview) besideTicks(open []question, d *engine.Decision) (more []question) {
	for _, f := range iv.book.Vocabulary.Facts {
		s := iv.book.Subject(f.Subject)
		if f.Type != fact.Records || s == nil || s.Kind != book.AskTick {
			continue
		}
		for debt := range iv.debts {
			r := ref{debt, f.Name}
			asked := func(q question) bool { return q.debt == debt && q.subject == s }
			itself := func(q question) bool { return q.ref == r }
			if !iv.wasAsked(r) && !slices.ContainsFunc(open, itself) &&
				(slices.ContainsFunc(open, asked) || slices.Contains(iv.spelled, r)) {
				more = append(more, iv.questionOf(r, nil, false, 0, d))
			}
		}
	}
	return more
}

// questionOf places a question, which is the n-th that the engine asks.
func (iv *Interview) questionOf(r ref, why []engine.Decides, isEarly bool, n int, d *engine.Decision) question {
	q := question{ref: r, fact: iv.book.Vocabulary.Find(r.name), why: why}
	q.subject = iv.book.Subject(q.fact.Subject)
	several := len(iv.debts) > 1
	facts := iv.book.Vocabulary.Facts
	q.place = slices.Index(iv.book.Subjects, q.subject)*len(facts) + slices.Index(facts, q.fact)
	if q.subject == nil {
		q.place = len(iv.book.Subjects)*len(facts) + slices.Index(facts, q.fact)
	}
	if !q.isTicked() {
		q.place += (len(iv.book.Subjects) + 1) * len(facts)
	}
	switch {
	case isEarly && r.debt == logic.NoDebt:
		q.phase, q.place = urgent, n
	case isEarly:
		q.phase, q.turn, q.place = early, r.debt, n
	case several && r.debt == logic.NoDebt:
		q.phase = household
	case several:
		q.phase, q.turn = oneByOne, slices.Index(d.Order, r.debt)
	default:
		q.phase = oneByOne
	}
	return q
}

func (q question) isTicked() bool { return q.subject != nil && q.subject.Kind == book.AskTick }

// ask returns the page that is to be asked next; ok is false at the end.
func (iv *Interview) ask() (p page, ok bool) {
	if i := slices.IndexFunc(iv.debts, func(d debt) bool { return !d.asked }); i >= 0 {
		return page{Page: Page{Kind: Lenders, Debt: i, Asks: ref{i, KeyLender}.path()}}, true
	}
	open := iv.open()
	for _, r := range iv.spelled {
		if i := slices.IndexFunc(open, func(q question) bool { return q.ref == r }); i >= 0 {
			return pageOf(Single, open[i]), true
		}
	}
	if len(open) == 0 {
		return p, false
	}
	q := open[0]
	kind := Single
	if q.subject != nil && q.fact.Type != fact.Records {
		kind = kindOf[q.subject.Kind]
	}
	return pageOf(kind, iv.together(q, open, mostOf[kind])...), true
}

var (
	kindOf = map[book.SubjectKind]Kind{book.AskForm: Form, book.AskTick: Tick, book.AskSingle: Single}
	mostOf = map[Kind]int{Form: MostFields, Tick: MostTicks, Single: 1}
)

// together returns the first questions of the subject of one, of the same debt, in the order of the
// vocabulary; the one is among them.
func (iv *Interview) together(q question, open []question, most int) []question {
	if most <= 1 || q.subject == nil {
		return []question{q}
	}
	var all []question
	for _, f := range q.subject.Facts {
		i := slices.IndexFunc(open, func(o question) bool { return o.ref == ref{q.debt, f.Name} })
		if i >= 0 && (f.Type != fact.Records || q.isTicked()) {
			all = append(all, open[i])
		}
	}
	at := slices.IndexFunc(all, func(o question) bool { return o.ref == q.ref })
	from := max(0, min(at, len(all)-most))
	if at < most {
		from = 0
	}
	return all[from:min(from+most, len(all))]
}

// pageOf returns a page of questions.
func pageOf(kind Kind, questions ...question) page {
	p := page{Page: Page{Kind: kind, Subject: questions[0].subject, Debt: questions[0].debt}}
	if kind == Single && questions[0].fact.Type == fact.Records {
		p.Kind = Records
	}
	for _, q := range questions {
		p.Fields = append(p.Fields, Field{Name: q.name, Fact: q.fact, Why: q.why})
		p.Asks += " " + q.path()
	}
	p.Asks = string(p.Kind) + p.Asks
	return p
}

// gate returns what is to be asked before a result is shown, was not, and does not follow from what
// was answered.
func (iv *Interview) gate(d *engine.Decision) (open []ref) {
	for _, f := range iv.book.Vocabulary.Facts {
		if !f.Gate {
			continue
		}
		debts := []int{logic.NoDebt}
		if f.Of == fact.Debt {
			debts = debts[:0]
			for debt := range iv.debts {
				debts = append(debts, debt)
			}
		}
		for _, debt := range debts {
			r, follows := ref{debt, f.Name}, slices.Contains(d.Case.Inferred, logic.Ref{Fact: f, Debt: debt})
			if !follows && !iv.wasAsked(r) {
				open = append(open, r)
			}
		}
	}
	return open
}

// Gate reports whether a result may be shown: the creditors were asked for, and what would turn the
// rest over was asked, or follows from what was answered.
func (iv *Interview) Gate() bool {
	return iv.wereLendersAsked() && len(iv.gate(iv.judge.Place(iv.profile, iv.day))) == 0
}
