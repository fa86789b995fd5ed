// Package way finds what would have to be otherwise for an option that does not suit: the least
// changes of what a profile tells that make it eligible. They are found by judging changed profiles,
// never by reading what a condition says.
//
//  1. Ways are looked for of an ineligible option. One that is undetermined turns on its questions:
//     its way is their answers.
//
//  2. Only what somebody can do or grant is changed: given facts that the option's requirements and
//     the stages rest on, through derived and inferred facts, whose changes is borrower or lender.
//     Facts with way = false, such as income, hardships or whether papers are true, are never
//     changed, and each fact only in the direction that the book allows. A day becomes the day that
//     is judged, on which the act is done. A sum to be paid every month is never brought to 0. A
//     number, choice or list that is not known is a question and no way. A fact of another debt is
//     changed only where a condition goes through all debts, and alone. A derived fact with
//     way = false comes to the same as before, of every debt: nobody is told to give up a defence or
//     to deny a debt.
//
//  3. Days may pass only for a clock that somebody started: a day that the borrower or creditor can
//     set, such as that of a request. The day of a way is the first, within 120, on which the option
//     is eligible. It is eligible then also if every count of days stood where it stands and every
//     other day lay as far off as it does, and no debt may be at a graver stage then: nobody is told
//     to wait for a debt to grow older.
//
//  4. Every way is judged before it is returned, and is least: no change can be left out, and with a
//     number that is one step of its grid nearer to what it was the option is not eligible. A step is
//     a fen, a day, a millionth of a rate.
//
//  5. Fewest changes first, at most three, the days that must pass counting as one; what can be
//     reached with some is not looked for with more, so that no way contains another. Then what the
//     borrower can do today, what a creditor must grant, what takes time; then by how far they go.
//     The first three are returned. Each says what becomes worse by it: a debt that may be at a
//     graver stage, an option that was eligible.
//
//     An option that a firm requirement closes has none, and names nothing.
//
//  6. Of facts with way = false, those are named that alone would make the option eligible, with the
//     least number where they are numbers, in the direction that the book allows.
//
//  7. A number is tried at its ends, at and beside the numbers in the conditions, and where the sides
//     of a comparison are equal; with other changes at its end alone. The search is bounded by a
//     number of judgments and never by time, and says where the bound kept it from trying something.
//     Equal input gives an equal result.
//
// What would open an option of the first debt:
//
//	f := way.NewFinder(book, profile, day)
//	for _, w := range f.Find(0, book.Strategy("pay-in-full")).Ways {
//		fmt.Println(w.Changes)
//	}
package way

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// The bounds of a search.
const (
	mostWays    = 3
	mostChanges = 3
	mostDays    = 120  // that may pass
	mostTries   = 4000 // debts of profiles that are judged
	leastTries  = 100  // profiles that are, however many debts they have
)

// Way is a change of a profile that makes an option eligible.
type Way struct {
	Changes []nearby.Change // what the borrower can do first
	// the first day on which the option is eligible; that which is judged where no days must pass
	Day   calendar.Day
	Worse []Worse
}

// Worse is what a way makes worse.
type Worse struct {
	Debt     int
	Stage    *book.Stage    // the gravest that the debt may be at then; nil for a strategy
	Strategy *book.Strategy // nil for a stage
}

// Result is what is found of an option.
type Result struct {
	Ways  []Way           // in the order of law 5
	Named []nearby.Change // the least change of each, law 6
	Tries int             // profiles that were judged
	Bound bool            // something was not tried because of the bound
}

// Finder finds the ways of a profile as of a day. It is not safe for use by two goroutines at once.
type Finder struct {
	judge   *engine.Judge
	frame   *logic.Frame
	reader  *nearby.Reader
	profile *fact.Profile // with the day of its facts
	day     calendar.Day
	before  []standing // by debt
	counts  []held     // of days
	kept    []held     // derived facts that no way may change
}

// standing is how a debt stands before anything is changed.
type standing struct {
	gravest  int // index into the book's stages
	eligible map[*book.Option]bool
}

// NewFinder returns a finder for a profile as of a day.
func NewFinder(b *book.Book, p *fact.Profile, day calendar.Day) *Finder {
	own := *p
	own.AsOf = new(calendar.Day)
	*own.AsOf = p.FactsAsOf(day)
	f := &Finder{judge: engine.NewJudge(b), reader: nearby.NewReader(b), profile: &own, day: day}
	f.frame = b.Language.NewFrame(f.judge.Case)
	d := f.judge.Decide(f.profile, day)
	for i := range d.Debts {
		f.before = append(f.before, standingOf(&d.Debts[i]))
	}
	f.counts = holdAll(d, func(of *fact.Fact) bool { return of.Given() && of.CountsDays() })
	f.kept = holdAll(d, func(of *fact.Fact) bool { return !of.Given() && of.OnlyNamed })
	return f
}

func standingOf(d *engine.DebtDecision) standing {
	s := standing{gravest: d.Candidates[len(d.Candidates)-1], eligible: map[*book.Option]bool{}}
	for i := range d.Options {
		if o := &d.Options[i]; o.Status == engine.Eligible {
			s.eligible[o.Option] = true
		}
	}
	return s
}

// Find looks for the ways to an option of the debt at an index. It finds none for a strategy that the
// creditor does not offer, and for an option that is not ineligible.
func (f *Finder) Find(debt int, strategy *book.Strategy) Result {
	d := f.judge.Decide(f.profile, f.day)
	i := slices.IndexFunc(d.Debts[debt].Options, func(o engine.OptionDecision) bool {
		return o.Option.Strategy == strategy
	})
	if i < 0 || d.Debts[debt].Options[i].Status != engine.Ineligible {
		return Result{}
	}
	o := &d.Debts[debt].Options[i]
	s := &search{Finder: f, debt: debt, option: o.Option, toTry: map[item][]fact.Value{}}
	s.most = max(leastTries, mostTries/len(f.profile.Debts))
	s.gather(o)
	if s.isHopeless() {
		return Result{}
	}
	for n := 1; n <= mostChanges && len(s.ways) == 0; n++ {
		if n == 2 {
			s.pool = slices.DeleteFunc(s.pool, s.isOfOther)
		}
		s.choose(s.pool, n, nil)
		slices.SortStableFunc(s.ways, s.compare)
	}
	s.ways = s.ways[:min(mostWays, len(s.ways))]
	s.most += s.most
	s.name()
	for i := range s.ways {
		s.ways[i].Worse = s.findWorse(&s.ways[i])
	}
	return Result{Ways: s.ways, Named: s.named, Tries: s.tries, Bound: s.bound}
}

// search is a search for the ways to one option.
type search struct {
	*Finder
	debt    int
	option  *book.Option
	subject nearby.Subject
	rests   map[*logic.Expression]rests
	closed  []rests // what each requirement rests on that is not met
	pool    []item  // what may be changed; last the days that pass, where a clock may run
	toName  []item  // what may be named
	toTry   map[item][]fact.Value
	ways    []Way
	named   []nearby.Change
	tries   int
	most    int // tries
	bound   bool
}

// item is a fact that may be changed, of a debt or the borrower; without one, days that pass.
type item struct {
	fact *fact.Fact
	debt int
}

// opens reports whether the option is eligible with changes as of a day, and every derived fact as
// before that nobody is told to change; law 2.
func (s *search) opens(changes []nearby.Change, day calendar.Day) bool {
	return s.isEligible(nearby.Apply(s.profile, changes), day)
}

func (s *search) isEligible(p *fact.Profile, day calendar.Day) bool {
	if s.isSpent() {
		return false
	}
	s.tries++
	return s.judge.StatusOf(p, day, s.debt, s.option) == engine.Eligible && s.isAsBefore(s.judge.Case)
}

// isSpent reports whether the bound is met, and notes that something is not tried then.
func (s *search) isSpent() bool {
	s.bound = s.bound || s.tries >= s.most
	return s.tries >= s.most
}

// isOfOther reports whether an item is of another debt.
func (s *search) isOfOther(it item) bool { return it.debt != s.debt && it.debt != logic.NoDebt }

// choose tries every choice of n of the items, added to those chosen.
func (s *search) choose(from []item, n int, chosen []item) {
	if n == 0 {
		if s.mayOpenBy(chosen) {
			s.ways = append(s.ways, s.tryAll(chosen)...)
		}
		return
	}
	for i, it := range from {
		if s.isSpent() {
			return
		}
		s.choose(from[i+1:], n-1, append(slices.Clip(chosen), it))
	}
}

// compare is negative where a way of as many changes comes before another; law 5.
func (s *search) compare(a, b Way) int {
	return cmp.Or(
		cmp.Compare(ranks[s.changer(&a)], ranks[s.changer(&b)]),
		cmp.Compare(nearby.Cost(s.profile, a.Changes), nearby.Cost(s.profile, b.Changes)),
		cmp.Compare(a.Day, b.Day),
	)
}

var ranks = map[fact.Changer]int{fact.ByBorrower: 0, fact.ByLender: 1, fact.ByTime: 2}

// changer returns on whom or what a way waits.
func (f *Finder) changer(w *Way) fact.Changer {
	by := fact.ByBorrower
	if w.Day != f.day {
		return fact.ByTime
	}
	for _, c := range w.Changes {
		if ranks[c.Fact.Changes] > ranks[by] {
			by = c.Fact.Changes
		}
	}
	return by
}

// tryAll tries every value of items, and returns the ways found: for numbers and days the nearest
// alone.
func (s *search) tryAll(items []item) (found []Way) {
	var changes []nearby.Change
	var try func(items []item)
	try = func(items []item) {
		if len(items) == 0 {
			if s.opens(changes, s.day) {
				found = append(found, Way{Changes: slices.Clone(changes), Day: s.day})
			}
			return
		}
		if items[0].fact == nil {
			if day, ok := s.firstDay(changes); ok {
				found = append(found, Way{Changes: slices.Clone(changes), Day: day})
			}
			return
		}
		values := s.toTry[items[0]]
		if n := len(values); n > 1 && items[0].fact.Type.IsNumber() && len(changes)+len(items) > 1 {
			values = values[n-1:]
		}
		for _, v := range values {
			changes = append(changes, nearby.Change{Debt: items[0].debt, Fact: items[0].fact, Value: v})
			try(items[1:])
			changes = changes[:len(changes)-1]
			if s.isSpent() {
				return
			}
		}
	}
	try(items)
	return s.tighten(found)
}
