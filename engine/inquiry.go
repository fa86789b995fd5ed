package engine

import (
	"cmp"
	"math"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// Questions returns the given facts that are not known and whose answers could change what a
// decision says, in the order in which to ask them; law 7 of the package. They are those of the
// evaluation, without the cost of the rest of it.
func Questions(d *Decision) []Question {
	frame := d.Book.Language.NewFrame(d.Case)
	frame.Remember(d.frame)
	defer frame.Release()
	return questions(d, frame)
}

// questions is Questions by a frame of the decision's case that remembers.
func questions(d *Decision, frame *logic.Frame) []Question {
	q := &inquiry{decides: true, frame: frame}
	q.inquire(d)
	questions := make([]Question, len(q.refs))
	for i, ref := range q.refs {
		a := q.find(ref)
		questions[i] = Question{
			Fact: ref.Fact.Name, Debt: q.debtID(ref.Debt), Title: ref.Fact.Title, Ask: ref.Fact.Ask,
			Asked: a.before, Decides: a.decides, Early: a.group < decidesOption,
		}
	}
	return questions
}

// Inquirer finds what is missing for one decision after another, in the same memory. It is not safe for
// use by two goroutines at once.
type Inquirer struct{ inquiry }

// Missing returns the facts that Questions asks for, in the same order, each with the index of its
// debt. The list is valid until the next call.
func (i *Inquirer) Missing(d *Decision) []logic.Ref {
	if i.Decision == nil || i.frame.Case != d.Case || i.Book != d.Book {
		i.frame = d.Book.Language.NewFrame(d.Case)
	}
	i.frame.Remember(d.frame)
	i.inquire(d)
	return i.refs
}

// inquiry collects questions. Which is asked is found by the debt and the fact's position in the
// vocabulary.
type inquiry struct {
	*Decision
	decides bool // keep what each question decides
	frame   *logic.Frame
	refs    []logic.Ref
	derived []logic.Ref // the derived facts that stand for what they lack
	asked   []asking    // of refs and derived, in the order in which they were first asked
	indexes []int       // in asked, by debt and fact, from 1; 0 of what is not asked
	waiting []waiting

	closed, open []logic.Ref // of the option that is asked for
}

// begin forgets the decision before.
func (q *inquiry) begin(d *Decision) {
	for _, list := range [...][]logic.Ref{q.refs, q.derived} {
		for _, ref := range list {
			*q.index(ref) = 0
		}
	}
	q.Decision = d
	if all := logic.Refs(len(d.Book.Vocabulary.Facts), len(d.Debts)); len(q.indexes) < all {
		q.indexes = make([]int, all)
	}
	q.refs, q.derived, q.asked, q.waiting = q.refs[:0], q.derived[:0], q.asked[:0], q.waiting[:0]
}

// asking is what is kept of a question.
type asking struct {
	before bool // it was asked before, and is not known
	placing
	decides []Decides
}

// placing is where a question is asked among the others.
type placing struct {
	group  group
	tier   book.Tier // of the option that it decides which stands first
	points int       // of that option
}

// compare is negative where p is before the other.
func (p placing) compare(other placing) int {
	c := cmp.Compare(p.group, other.group)
	if c == 0 && p.group == decidesOption {
		c = cmp.Or(cmp.Compare(p.tier, other.tier), cmp.Compare(other.points, p.points))
	}
	return c
}

// improve makes it another placing if that is earlier, and reports whether it is.
func (p *placing) improve(to placing) bool {
	if p.compare(to) <= 0 {
		return false
	}
	*p = to
	return true
}

// group is where a question stands; the smaller is asked first.
type group int

// The groups of questions.
const (
	confirms    group = iota // what the creditor was taken for by its name
	tellsStage               // or the creditor's kind, by which the book is chosen
	tellsDay                 // on which an urgent alert that is shown is due
	showsDay                 // would show an urgent alert that has a day
	tellsUrgent              // would show an urgent alert, or take one away
	decidesOption
	others
	tellsFigures
)

// waiting is what an urgent alert that is not certain lacks.
type waiting struct {
	refs, more []logic.Ref
	group      group
}

// ask adds what is missing to the questions, with what the answers decide.
func (q *inquiry) ask(missing []logic.Ref, decides Decides) {
	for _, ref := range missing {
		a := q.askOne(ref)
		if last := len(a.decides) - 1; q.decides &&
			(last < 0 || a.decides[last] != decides) { // all that decide one thing are asked in turn
			a.decides = append(a.decides, decides)
		}
		if decides.Kind == DecidesStage {
			a.improve(placing{group: tellsStage})
		}
	}
}

// askToOrder adds what is missing to the questions, where the answers only order options or debts.
func (q *inquiry) askToOrder(missing []logic.Ref) {
	for _, ref := range missing {
		q.askOne(ref)
	}
}

func (q *inquiry) index(ref logic.Ref) *int {
	return &q.indexes[ref.Index(len(q.Book.Vocabulary.Facts))]
}

// find returns a question that was asked. It is valid until the next is.
func (q *inquiry) find(ref logic.Ref) *asking { return &q.asked[*q.index(ref)-1] }

func (q *inquiry) askOne(ref logic.Ref) *asking {
	index := q.index(ref)
	if *index == 0 {
		a := asking{placing: placing{group: others, points: math.MinInt}}
		if q.decides {
			a.decides = []Decides{}
		}
		q.asked = append(q.asked, a)
		*index = len(q.asked)
		if ref.Fact.Given() {
			q.asked[*index-1].before = q.wasAsked(ref)
			q.refs = append(q.refs, ref)
		} else {
			q.derived = append(q.derived, ref)
			q.askToOrder(q.frame.LacksBehind(ref))
		}
	}
	return &q.asked[*index-1]
}

// wasAsked reports whether the profile says that a fact was asked and is not known.
func (q *inquiry) wasAsked(ref logic.Ref) bool {
	list := q.Profile.Asked
	if ref.Debt != logic.NoDebt {
		list = q.Profile.Debts[ref.Debt].Asked
	}
	return ref.Fact.Slot < len(list) && list[ref.Fact.Slot]
}

// missingFor returns what a condition of a truth lacks; where the truth is known, what known or ??
// looked at in vain.
func (q *inquiry) missingFor(e *logic.Expression, t logic.Truth) []logic.Ref {
	if t != logic.Unknown && !e.Peeks {
		return nil
	}
	return q.lacksOf(e)
}

// lacksOf returns what an expression lacks for what the frame is at. Where it is not kept what each
// question decides, a derived fact of the borrower stands for what it lacks, which is then asked once
// and not for each debt again.
func (q *inquiry) lacksOf(e *logic.Expression) []logic.Ref {
	if q.decides {
		return e.Trace(q.frame).Missing
	}
	return e.Lacks(q.frame)
}

// sort puts the questions into the order of law 7.
func (q *inquiry) sort() {
	for _, ref := range q.derived {
		for _, behind := range q.frame.LacksBehind(ref) {
			q.improve(behind, q.find(ref).placing)
		}
	}
	q.placeUrgent()
	slices.SortStableFunc(q.refs, func(a, b logic.Ref) int {
		x, y := q.find(a), q.find(b)
		return cmp.Or(compareFalseFirst(x.before, y.before), x.compare(y.placing),
			cmp.Compare(a.Fact.Position, b.Fact.Position))
	})
}

// improve gives a question, and what it stands for, another placing if that is earlier.
func (q *inquiry) improve(ref logic.Ref, to placing) {
	if q.find(ref).improve(to) && !ref.Fact.Given() {
		for _, behind := range q.frame.LacksBehind(ref) {
			q.improve(behind, to)
		}
	}
}

// placeUrgent puts what urgent alerts lack before what options do. While an alert waits for what
// tells the stage, the rest of what it lacks keeps its place: a paper that has not come has no day.
func (q *inquiry) placeUrgent() {
	for _, w := range q.waiting {
		if slices.ContainsFunc(w.refs, q.isEarly) || slices.ContainsFunc(w.more, q.isEarly) {
			continue
		}
		for _, list := range [...][]logic.Ref{w.refs, w.more} {
			for _, ref := range list {
				q.improve(ref, placing{group: w.group})
			}
		}
	}
}

// isEarly reports whether a question, or what it stands for, is among the first.
func (q *inquiry) isEarly(ref logic.Ref) bool {
	return q.find(ref).group <= tellsStage ||
		!ref.Fact.Given() && slices.ContainsFunc(q.frame.LacksBehind(ref), q.isEarly)
}
