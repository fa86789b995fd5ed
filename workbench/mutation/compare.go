package mutation

import (
	"maps"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Difference is the result of comparing two decisions about one profile.
type Difference int

// The differences, in ascending order.
const (
	Same Difference = iota // nothing that expectations hold differs
	// what is missing, what stands in the way or which papers are wanted may differ: an explanation
	// would show it
	Doubtful
	Apart // something that expectations hold differs
)

// compare compares two decisions about one profile without explaining them.
func compare(a, b *engine.Decision) Difference {
	if !slices.Equal(a.Order, b.Order) {
		return Apart
	}
	d := max(compareAlerts(a, b), compareDoubts(a, b))
	for i := range a.Debts {
		if d < Apart {
			d = max(d, compareDebts(&a.Debts[i], &b.Debts[i]))
		}
	}
	return d
}

// compareAlerts compares the alerts that are shown, with their days. Their order follows from that
// and from the order of the debts.
func compareAlerts(a, b *engine.Decision) Difference {
	switch {
	case !alike(a.Alerts, b.Alerts, isShown):
		return Apart
	case !alike(a.Alerts, b.Alerts, asks):
		return Doubtful
	}
	return Same
}

// alike reports whether those of which is holds are the same in two lists, in the same order.
func alike(a, b []engine.AlertDecision, is func(*engine.AlertDecision) bool) bool {
	k := 0
	next := func() *engine.AlertDecision {
		for k < len(b) && !is(&b[k]) {
			k++
		}
		if k == len(b) {
			return nil
		}
		k++
		return &b[k-1]
	}
	for i := range a {
		if x := &a[i]; is(x) {
			y := next()
			if y == nil || x.Alert.ID != y.Alert.ID || x.Debt != y.Debt || x.Due.Known != y.Due.Known ||
				x.Due.Day != y.Due.Day || x.MovedTo.Day != y.MovedTo.Day {
				return false
			}
		}
	}
	return next() == nil
}

func isShown(a *engine.AlertDecision) bool { return a.Truth == logic.Yes }

// compareDoubts compares the doubts that are shown. One that is not known asks nothing.
func compareDoubts(a, b *engine.Decision) Difference {
	shown := func(d *engine.Decision) []engine.DoubtDecision {
		return slices.DeleteFunc(slices.Clone(d.Doubts), func(of engine.DoubtDecision) bool { return of.Truth != logic.Yes })
	}
	if !slices.EqualFunc(shown(a), shown(b), func(x, y engine.DoubtDecision) bool {
		return x.Doubt.ID == y.Doubt.ID && x.Debt == y.Debt
	}) {
		return Apart
	}
	return Same
}

// asks reports whether an alert that is not shown may ask for something: its condition is unknown, or
// is no by known or ??.
func asks(a *engine.AlertDecision) bool {
	return a.Truth == logic.Unknown || a.Truth == logic.No && a.Applies != logic.No && a.Alert.When.Peeks
}

// compareDebts compares stages and rankings.
func compareDebts(a, b *engine.DebtDecision) (d Difference) {
	if !slices.Equal(a.Candidates, b.Candidates) || len(a.Ranking) != len(b.Ranking) {
		return Apart
	}
	if !slices.Equal(a.StageTruths, b.StageTruths) {
		d = Doubtful
	}
	for rank := range a.Ranking {
		d = max(d, compareOptions(&a.Options[a.Ranking[rank]], &b.Options[b.Ranking[rank]]))
	}
	return d
}

// compareOptions compares two lines of a ranking.
func compareOptions(a, b *engine.OptionDecision) Difference {
	if a.Option.Strategy.ID != b.Option.Strategy.ID || a.Status != b.Status ||
		a.Low != b.Low || a.Neutral != b.Neutral || a.High != b.High {
		return Apart
	}
	d := max(
		compareConditions(truths{a.Option.Requires, a.Requires}, truths{b.Option.Requires, b.Requires}, logic.No),
		compareConditions(truths{a.Option.Weighs, a.Weighs}, truths{b.Option.Weighs, b.Weighs}, logic.Yes,
			logic.Unknown),
	)
	switch {
	case a.Status != engine.Ineligible && !slices.Equal(a.ShownLines(), b.ShownLines()):
		return Apart
	case d == Doubtful && a.Status == engine.Ineligible && !peeks(a) && !peeks(b):
		return Same // nothing is asked, and no papers are held
	case a.Offered != b.Offered && a.Status != engine.Ineligible:
		return max(d, Doubtful)
	}
	return d
}

// peeks reports whether a requirement of an option has known or ??: it may ask although it is no.
func peeks(o *engine.OptionDecision) bool {
	return slices.ContainsFunc(o.Option.Requires, func(c *book.Condition) bool { return c.When.Peeks })
}

// truths are conditions and the truth of each.
type truths struct {
	conditions []*book.Condition
	truths     []logic.Truth
}

// compareConditions compares the requirements or the weights of an option. Where expectations hold
// a condition's truth, and only in one decision, they are apart. Another order may be seen in what is
// listed.
func compareConditions(a, b truths, held ...logic.Truth) (d Difference) {
	before := 0
	for i, of := range a.conditions {
		k := b.find(of.ID)
		switch {
		case k < 0:
			d = max(d, a.compareAlone(i, held))
			continue
		case a.truths[i] != b.truths[k]:
			d = max(d, differenceOf(a.truths[i], held), differenceOf(b.truths[k], held))
		case k < before:
			d = max(d, Doubtful)
		}
		before = k
	}
	for k, of := range b.conditions {
		if a.find(of.ID) < 0 {
			d = max(d, b.compareAlone(k, held))
		}
	}
	return d
}

func (t truths) find(id string) int {
	return slices.IndexFunc(t.conditions, func(c *book.Condition) bool { return c.ID == id })
}

// differenceOf returns the difference of a truth that the other decision does not have.
func differenceOf(t logic.Truth, held []logic.Truth) Difference {
	if slices.Contains(held, t) {
		return Apart
	}
	return Doubtful
}

// compareAlone returns the difference of a condition that the other book does not have: none when
// it decides nothing, asks nothing and wants no papers.
func (t truths) compareAlone(i int, held []logic.Truth) Difference {
	when := t.conditions[i].When
	asks := t.truths[i] == logic.Unknown || when.Peeks
	papers := slices.ContainsFunc(when.Facts, func(f *fact.Fact) bool { return f.From == fact.FromHardships })
	switch {
	case slices.Contains(held, t.truths[i]):
		return Apart
	case asks || papers:
		return Doubtful
	}
	return Same
}

// Reach is what a change of a book reaches: one expression, and those that read a changed fact or
// parameter, directly or by a derived fact.
type Reach struct {
	book       *book.Book
	expression *logic.Expression          // or nil
	fact       *fact.Fact                 // or nil
	slot       int                        // of the parameter, or -1
	plans      bool                       // it reaches a figure of a plan
	shares     bool                       // it reaches the shares of a month's money
	pageAlone  bool                       // it reaches a line of the first page, and nothing else
	guess      bool                       // it reaches for whom a lender that is not in the book is taken
	letters    bool                       // it reaches what a letter turns on
	letter     string                     // the only letter that it reaches; "" where it may be several
	ofLetters  bool                       // it reaches letters, and nothing else
	reached    map[*logic.Expression]bool // the expressions of the book that it reaches
	changed    map[*logic.Expression]bool // the same with that of what it takes away
}

// ReachOf returns what a mutant of a book reaches.
func ReachOf(b *book.Book, m Mutant) Reach {
	t := Reach{book: b, slot: -1, reached: map[*logic.Expression]bool{}}
	if m.OfPlan() {
		t.plans = true
		return t
	}
	if m.OfLetter() {
		t.letters, t.ofLetters, t.letter = true, true, m.Letter()
		return t
	}
	switch keys := strings.Split(m.Path, "."); keys[0] {
	case "line":
		t.pageAlone = true
		return t
	case "guess":
		t.guess = true
	case "household", "share":
		t.shares = true
		return t
	case "fact":
		t.fact = b.Vocabulary.Find(keys[1])
	case "parameter":
		t.slot = slices.IndexFunc(b.Parameters, func(p *book.Parameter) bool { return p.ID == keys[1] })
	default:
		t.expression = b.Formula(m.File, m.Path)
	}
	for _, f := range b.Formulas() {
		if !t.To(f.Expression) {
			continue
		}
		keys := strings.Split(f.Path(), ".")
		t.plans = t.plans || isPlan(keys)
		t.letters = t.letters || strings.HasPrefix(f.File(), "letters")
		t.shares = t.shares || isShare(keys)
		t.reached[f.Expression] = true
	}
	t.changed = maps.Clone(t.reached)
	for path := m.Path; path != ""; path = path[:max(strings.LastIndexByte(path, '.'), 0)] {
		if e := b.Formula(m.File, path+".when"); e != nil {
			t.changed[e] = true
			break
		}
	}
	return t
}

// To reports whether the change reaches an expression.
func (t Reach) To(e *logic.Expression) bool {
	if e == t.expression || t.fact != nil && e == t.book.Language.Derivation(t.fact) ||
		t.slot >= 0 && slices.Contains(e.Parameters, t.slot) {
		return true
	}
	return slices.ContainsFunc(e.Facts, func(f *fact.Fact) bool {
		inner := t.book.Language.Derivation(f)
		return f == t.fact || inner != nil && t.To(inner)
	})
}

// reaches is To for an expression of the book.
func (t Reach) reaches(e *logic.Expression) bool { return t.reached[e] }

// Compare compares the decisions of a book and of the changed book about a profile.
func (t Reach) Compare(is, changed *engine.Decision) Difference {
	return t.compare(is, openExpressions(is), changed)
}

// compare is Compare with the open expressions of the first decision.
func (t Reach) compare(is *engine.Decision, open []*logic.Expression, changed *engine.Decision) Difference {
	d := compare(is, changed)
	if d == Same && (slices.ContainsFunc(open, t.reaches) || t.guess && namesOther(is)) {
		return Doubtful
	}
	return d
}

// namesOther reports whether a lender that is not in the book is named: when its family is asked for
// turns on whether it is guessed.
func namesOther(d *engine.Decision) bool {
	for i := range d.Debts {
		if d.Debts[i].Book.Lender == nil && d.Profile.Debts[i].Lender != "" {
			return true
		}
	}
	return false
}

// truthOf returns unknown for a value that is not known, else yes.
func truthOf(v fact.Value) logic.Truth {
	if v.Known {
		return logic.Yes
	}
	return logic.Unknown
}

// openExpressions returns the expressions of a decision that may lead to a question, or to
// something that an option is said to be missing; see law 7 of package engine.
func openExpressions(d *engine.Decision) (all []*logic.Expression) {
	add := func(e *logic.Expression, t logic.Truth) {
		if e != nil && (t == logic.Unknown || e.Peeks) && !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	for i := range d.Debts {
		for n, s := range d.Book.Stages {
			add(s.When, d.Debts[i].StageTruths[n])
		}
		for k := range d.Debts[i].Options {
			o := &d.Debts[i].Options[k]
			if o.Offered == logic.No {
				continue
			}
			for n, c := range o.Option.Requires {
				if o.Status != engine.Ineligible || o.Requires[n] == logic.No {
					add(c.When, o.Requires[n])
				}
			}
			if o.Status == engine.Ineligible {
				continue
			}
			for n, c := range o.Option.Weighs {
				add(c.When, o.Weighs[n])
			}
		}
	}
	for _, a := range d.Alerts {
		add(a.Alert.When, a.Truth)
		if a.Truth != logic.No {
			add(a.Alert.Due, truthOf(a.Due))
		}
	}
	if len(d.Debts) > 1 {
		for _, row := range d.Book.Urgency {
			add(row.When, logic.Unknown)
			if f := d.Book.Vocabulary.Find(row.By); f != nil {
				add(d.Book.Language.Derivation(f), logic.Unknown)
			}
		}
	}
	return all
}
