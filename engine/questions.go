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
	q := &inquiry{decides: true}
	q.inquire(d)
	questions := make([]Question, len(q.refs))
	for i, ref := range q.refs {
		questions[i] = q.found[ref].Question
		questions[i].Early = q.found[ref].group < decidesOption
	}
	return questions
}

// Inquirer finds what is missing for one decision after another, in the same memory. It is not safe for
// use by two goroutines at once.
type Inquirer struct{ inquiry }

// Missing returns the facts that Questions asks for, in the same order, each with the index of its
// debt. The list is valid until the next call.
func (i *Inquirer) Missing(d *Decision) []logic.Ref {
	i.inquire(d)
	return i.refs
}

// inquire collects the questions of a decision, and sorts them.
func (q *inquiry) inquire(d *Decision) {
	q.begin(d)
	for _, debt := range d.Order {
		d.At(q.frame, debt)
		q.askFamily(debt)
		q.askStage(debt)
		for i := range d.Debts[debt].Options {
			q.askOption(debt, &d.Debts[debt].Options[i])
		}
	}
	for i := range d.Alerts {
		d.At(q.frame, d.Alerts[i].Debt)
		q.askAlert(&d.Alerts[i])
	}
	q.askOrder()
	q.askFigures()
	q.sort()
}

// inquiry collects questions.
type inquiry struct {
	*Decision
	decides bool // keep what each question decides
	frame   *logic.Frame
	refs    []logic.Ref
	found   map[logic.Ref]*asking
	waiting []waiting
	spare   []*asking // those of the decisions before
	lacks   map[judgment][]logic.Ref
	lists   []logic.Ref // those of lacks, one behind the other
}

// judgment is an expression that was judged for the borrower or a debt. Options share many.
type judgment struct {
	of   *logic.Expression
	debt int
}

// begin forgets the decision before.
func (q *inquiry) begin(d *Decision) {
	if q.Decision == nil {
		q.found, q.lacks = map[logic.Ref]*asking{}, map[judgment][]logic.Ref{}
	}
	for _, ref := range q.refs {
		q.spare = append(q.spare, q.found[ref])
	}
	clear(q.found)
	clear(q.lacks)
	q.refs, q.waiting, q.lists = q.refs[:0], q.waiting[:0], q.lists[:0]
	if q.Decision == nil || q.frame.Case != d.Case || q.Book != d.Book {
		q.frame = d.Book.Language.NewFrame(d.Case)
	}
	q.Decision = d
	q.frame.KeepTraces()
}

// asking is a question and what its place in the order depends on.
type asking struct {
	Question
	group  group
	tier   book.Tier // of the option that it decides which stands first
	points int       // of that option
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
	refs  []logic.Ref
	group group
}

// ask adds what is missing to the questions, with what the answers decide: nothing where they only
// order options or debts.
func (q *inquiry) ask(missing []logic.Ref, decides ...Decides) {
	for _, ref := range missing {
		a := q.askOne(ref)
		for _, d := range decides {
			if q.decides && !slices.Contains(a.Decides, d) {
				a.Decides = append(a.Decides, d)
			}
			if d.Kind == DecidesStage {
				a.group = min(a.group, tellsStage)
			}
		}
	}
}

func (q *inquiry) askOne(ref logic.Ref) *asking {
	a := q.found[ref]
	if a == nil {
		a = q.newAsking()
		*a = asking{group: others, points: math.MinInt, Question: Question{
			Fact: ref.Fact.Name, Debt: q.debtID(ref.Debt), Title: ref.Fact.Title, Ask: ref.Fact.Ask,
			Asked: q.wasAsked(ref), Decides: []Decides{},
		}}
		q.found[ref] = a
		q.refs = append(q.refs, ref)
	}
	return a
}

func (q *inquiry) newAsking() *asking {
	last := len(q.spare) - 1
	if last < 0 {
		return &asking{}
	}
	a := q.spare[last]
	q.spare = q.spare[:last]
	return a
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

// lacksOf returns what an expression lacks for what the frame is at. Nothing may be appended to it.
func (q *inquiry) lacksOf(e *logic.Expression) []logic.Ref {
	key := judgment{e, q.frame.Debt}
	missing, known := q.lacks[key]
	if !known {
		from := len(q.lists)
		q.lists = e.AppendMissing(q.frame, q.lists)
		if missing = q.lists[from:len(q.lists):len(q.lists)]; len(missing) == 0 {
			missing = nil
		}
		q.lacks[key] = missing
	}
	return missing
}

// askFamily asks for the kind of a creditor that is not known, where the book has a question for it.
func (q *inquiry) askFamily(debt int) {
	if f := q.Book.Vocabulary.Find("family"); f != nil && q.Case.Debts[debt].Family == "" {
		a := q.askOne(logic.Ref{Fact: f, Debt: debt})
		if a.group = tellsStage; q.Book.Guess(q.Profile.Debts[debt].Lender) != nil {
			a.group = confirms
		}
	}
}

// askStage asks for what could move the stage: what the graver ones lack, and what known or ??
// looked at in that which is certain.
func (q *inquiry) askStage(debt int) {
	d := &q.Debts[debt]
	for i, s := range q.Book.Stages {
		if s.When != nil && i >= d.Candidates[0] {
			q.ask(q.missingFor(s.When, d.StageTruths[i]), Decides{Debt: q.debtID(debt), Kind: DecidesStage})
		}
	}
}

// askOption asks for what the requirements and weights of an option lack. An option that a
// requirement closes asks nothing, unless an answer to what known or ?? looked at there could open
// it: then that alone.
func (q *inquiry) askOption(debt int, o *OptionDecision) {
	if o.Offered == logic.No {
		return
	}
	var closed, open []logic.Ref
	for i, c := range o.Option.Requires {
		if !c.Holds(q.AsOf) {
			continue
		}
		missing := q.missingFor(c.When, o.Requires[i])
		switch {
		case o.Requires[i] == logic.No && missing == nil:
			return
		case o.Requires[i] == logic.No:
			closed = append(closed, missing...)
		default:
			open = append(open, missing...)
		}
	}
	if closed != nil {
		q.askForOption(debt, o, closed)
		return
	}
	q.askForOption(debt, o, open)
	for i, c := range o.Option.Weighs {
		if c.Holds(q.AsOf) {
			q.ask(q.missingFor(c.When, o.Weighs[i]))
		}
	}
}

// askForOption asks for what decides an option.
func (q *inquiry) askForOption(debt int, o *OptionDecision, missing []logic.Ref) {
	s := o.Option.Strategy
	q.ask(missing, Decides{q.debtID(debt), DecidesStrategy, s.ID})
	for _, ref := range missing {
		a := q.found[ref]
		if a.group >= decidesOption && (a.group == others || s.Tier < a.tier || s.Tier == a.tier && o.Neutral > a.points) {
			a.group, a.tier, a.points = decidesOption, s.Tier, o.Neutral
		}
	}
}

// askAlert asks for what an alert lacks, and for what its day lacks where it is shown or may be.
func (q *inquiry) askAlert(a *AlertDecision) {
	if a.Applies == logic.No {
		return
	}
	when := q.missingFor(a.Alert.When, a.Truth)
	if f := q.Book.Vocabulary.Find("family"); f != nil && a.Alert.Families != nil && q.Case.Debts[a.Debt].Family == "" {
		when = append(when, logic.Ref{Fact: f, Debt: a.Debt})
	}
	var due []logic.Ref
	if a.Alert.Due != nil && a.Truth != logic.No && (!a.Due.Known || a.Alert.Due.Peeks) {
		due = q.lacksOf(a.Alert.Due)
	}
	q.ask(slices.Concat(when, due), Decides{q.debtID(a.Debt), DecidesAlert, a.Alert.ID})
	switch {
	case a.Alert.Severity != book.SeverityUrgent || a.Truth == logic.No:
	case a.Truth == logic.Yes:
		q.waiting = append(q.waiting, waiting{due, tellsDay}, waiting{when, tellsUrgent})
	case a.Alert.Due != nil:
		q.waiting = append(q.waiting, waiting{slices.Concat(when, due), showsDay})
	default:
		q.waiting = append(q.waiting, waiting{when, tellsUrgent})
	}
}

// askOrder asks for what the rows of urgency lack, down to the row that tells a debt from the next.
func (q *inquiry) askOrder() {
	if len(q.Order) < 2 {
		return
	}
	reached := make([]int, len(q.Order)) // how many rows matter, by the order of debts
	standings := make([][]standing, len(q.Order))
	for n, debt := range q.Order {
		standings[n] = q.findStandings(q.frame, debt)
	}
	for n := range q.Order[1:] {
		_, row := compareStandings(standings[n], standings[n+1])
		rows := row + 1
		if row < 0 {
			rows = len(q.Book.Urgency)
		}
		reached[n], reached[n+1] = max(reached[n], rows), rows
	}
	for n, debt := range q.Order {
		q.At(q.frame, debt)
		for _, row := range q.Book.Urgency[:reached[n]] {
			q.ask(q.missingForRow(row, debt))
		}
	}
}

// askFigures asks, behind everything else, for what the plans of options that may suit lack, and what
// all debts together do.
func (q *inquiry) askFigures() {
	asked := len(q.refs)
	for _, debt := range q.Order {
		q.At(q.frame, debt)
		for i := range q.Debts[debt].Options {
			if o := &q.Debts[debt].Options[i]; o.Status != Ineligible {
				q.askPlans(o, Decides{q.debtID(debt), DecidesPlans, o.Option.Strategy.ID})
			}
		}
	}
	if q.Book.Household != nil {
		q.askHousehold(q.Book.Household)
	}
	for _, ref := range q.refs[asked:] {
		q.found[ref].group = tellsFigures
	}
}

// askPlans asks for what the plans of an option lack.
func (q *inquiry) askPlans(o *OptionDecision, decides Decides) {
	for _, p := range o.Option.Plans {
		if p.When != nil {
			shows := q.Truth(q.frame, p.When)
			if q.ask(q.missingFor(p.When, shows), decides); shows == logic.No {
				continue
			}
		}
		for _, e := range [...]*logic.Expression{
			p.Of, p.Rate, p.Months, p.Pay, p.Most, p.Until, p.Days, p.First, p.Against, p.Beside,
		} {
			if e != nil {
				q.ask(q.lacksOf(e), decides)
			}
		}
	}
}

// askHousehold asks for what the figures of all debts together lack.
func (q *inquiry) askHousehold(h *book.Household) {
	decides := Decides{Kind: DecidesHousehold}
	for _, debt := range q.Order {
		q.At(q.frame, debt)
		takesPart := q.Truth(q.frame, h.When)
		if q.ask(q.missingFor(h.When, takesPart), decides); takesPart == logic.No {
			continue
		}
		for _, s := range h.Shares {
			gets := q.Truth(q.frame, s.When)
			if q.ask(q.missingFor(s.When, gets), decides); gets == logic.Yes {
				q.ask(q.lacksOf(s.UpTo), decides)
			}
		}
		if len(q.Order) > 1 {
			q.ask(q.lacksOf(h.Owed), decides)
			q.ask(q.lacksOf(h.Rate), decides)
		}
	}
	q.At(q.frame, logic.NoDebt)
	q.ask(q.lacksOf(h.Need), decides)
	q.ask(q.lacksOf(h.Money), decides)
}

// missingForRow returns what a row of urgency lacks for the debt that the frame is at. What the
// deadline lacks the alerts ask for.
func (q *inquiry) missingForRow(row *book.Urgency, debt int) []logic.Ref {
	if row.When != nil {
		return q.missingFor(row.When, q.Truth(q.frame, row.When))
	}
	f := q.Book.Vocabulary.Find(row.By)
	switch {
	case f == nil || f.Given() && q.frame.Read(f, debt).Known:
		return nil
	case f.Given():
		return []logic.Ref{{Fact: f, Debt: debt}}
	}
	return q.lacksOf(q.Book.Language.Derivation(f))
}

// sort puts the questions into the order of law 7.
func (q *inquiry) sort() {
	q.placeUrgent()
	slices.SortStableFunc(q.refs, func(a, b logic.Ref) int {
		x, y := q.found[a], q.found[b]
		c := cmp.Or(compareFalseFirst(x.Asked, y.Asked), cmp.Compare(x.group, y.group))
		if c == 0 && x.group == decidesOption {
			c = cmp.Or(cmp.Compare(x.tier, y.tier), cmp.Compare(y.points, x.points))
		}
		return cmp.Or(c, cmp.Compare(a.Fact.Position, b.Fact.Position))
	})
}

// placeUrgent puts what urgent alerts lack before what options do. While an alert waits for what
// tells the stage, the rest of what it lacks keeps its place: a paper that has not come has no day.
func (q *inquiry) placeUrgent() {
	for _, w := range q.waiting {
		if slices.ContainsFunc(w.refs, func(r logic.Ref) bool { return q.found[r].group <= tellsStage }) {
			continue
		}
		for _, ref := range w.refs {
			q.found[ref].group = min(q.found[ref].group, w.group)
		}
	}
}
