package way

import (
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// values returns the values to try of a fact, while the judge's decision is that of the profile: in
// the direction that the book allows, of numbers the nearest first.
func (s *search) values(it item) (all []fact.Value) {
	f, was := it.fact, nearby.ValueOf(s.profile, it.fact, it.debt)
	switch {
	case !was.Known && f.Type != fact.Date && f.Type != fact.Bool:
		return nil
	case f.Type == fact.Date:
		return []fact.Value{{Known: true, Day: s.day}}
	case f.Type == fact.Choices:
		all = s.lists(f, was)
	case f.Type.IsNumber():
		turns := s.subject
		if s.isOfOther(it) {
			turns.Comparisons = nil // of other debts only the ends and the numbers of conditions are tried
		}
		all = nearby.ValuesOf(&s.judge.Decision, s.frame, s.debt, it.debt, f, &turns)
		if text.IsMonthlyMoney(f.Unit) {
			_, digits := fact.MostDigits(f.Type)
			all = append(all, fact.Value{Known: true, Number: decimal.MustNew(1, digits)})
		}
	case f.Type == fact.Bool:
		all = []fact.Value{{Known: true, Bool: true}, {Known: true}}
	default:
		for _, a := range f.Answers {
			all = append(all, fact.Value{Known: true, Choice: a.ID})
		}
	}
	all = slices.DeleteFunc(all, func(v fact.Value) bool { return !mayBecome(f, was, v) })
	if f.Type.IsNumber() {
		slices.SortStableFunc(all, func(a, b fact.Value) int { return distance(was, a).Cmp(distance(was, b)) })
	}
	return all
}

func distance(a, b fact.Value) decimal.Decimal {
	d, _ := a.Number.Sub(b.Number) // what a profile may hold has too few digits for a fault
	return d.Abs()
}

// lists returns a list with one item more or fewer: of the choices that conditions name, and one
// other.
func (s *search) lists(f *fact.Fact, was fact.Value) (all []fact.Value) {
	others := 0
	for _, a := range f.Answers {
		if !slices.Contains(s.subject.Words, a.ID) {
			if others++; others > 1 {
				continue
			}
		}
		list := slices.Clone(was.List)
		if i := slices.Index(list, a.ID); i >= 0 {
			list = slices.Delete(list, i, i+1)
		} else {
			list = append(list, a.ID)
		}
		all = append(all, fact.Value{Known: true, List: list})
	}
	return all
}

// mayBecome reports whether somebody may be told to change a fact from a value to another.
func mayBecome(f *fact.Fact, was, is fact.Value) bool {
	direction := directionOf(f, was, is)
	switch {
	case !is.Known || direction == 0 || !f.Allows(is):
		return false
	case text.IsMonthlyMoney(f.Unit) && !is.Number.IsPos():
		return false
	case f.Toward == fact.More:
		return direction > 0
	case f.Toward == fact.Less:
		return direction < 0
	}
	return true
}

// directionOf is positive where a value is more than it was, negative where it is less, and 0 where
// it is the same. What was not known is less than yes, and more than no.
func directionOf(f *fact.Fact, was, is fact.Value) int {
	position := func(v fact.Value) int {
		switch {
		case f.Type == fact.Choices:
			return len(v.List)
		case f.Type == fact.Choice:
			return slices.IndexFunc(f.Answers, func(a fact.Answer) bool { return v.Known && a.ID == v.Choice })
		case !v.Known:
			return 1
		case v.Bool:
			return 2
		}
		return 0
	}
	if f.Type.IsNumber() {
		return is.Number.Cmp(was.Number)
	}
	return position(is) - position(was)
}

// tighten makes every number of the ways the nearest to what it was, and leaves out ways that are
// not least.
func (s *search) tighten(found []Way) (least []Way) {
	for _, w := range found {
		for i := range w.Changes {
			if c := &w.Changes[i]; c.Fact.Type.IsNumber() {
				c.Value = s.nearest(w, i)
			}
		}
		same := func(other Way) bool { return isSame(&w, &other) }
		if !slices.ContainsFunc(least, same) && s.isLeast(&w) {
			least = append(least, w)
		}
	}
	return least
}

// isSame reports whether two ways differ in numbers alone, or not at all; then the nearer is kept,
// which was found first.
func isSame(a, b *Way) bool {
	return slices.EqualFunc(a.Changes, b.Changes, func(x, y nearby.Change) bool {
		return x.Same(y) && (x.Fact.Type.IsNumber() || x.Fact.JSON(x.Value) == y.Fact.JSON(y.Value))
	})
}

// nearest returns the value of a number of a way that is nearest to what it was: with it the option
// is eligible, and one step nearer it is not.
func (s *search) nearest(w Way, i int) fact.Value {
	c := w.Changes[i]
	changes := slices.Clone(w.Changes)
	holds := func(v fact.Value) bool {
		changes[i].Value = v
		return s.holds(Way{Changes: changes, Day: w.Day})
	}
	short := nearby.ValueOf(s.profile, c.Fact, c.Debt)
	for _, v := range s.toTry[item{c.Fact, c.Debt}] {
		if v.Number.Cmp(c.Value.Number) == 0 || holds(v) {
			c.Value = v
			break
		}
		short = v
	}
	_, digits := fact.MostDigits(c.Fact.Type)
	low, high := steps(short, digits), steps(c.Value, digits)
	for high-low > 1 || low-high > 1 {
		middle := low + (high-low)/2
		n, err := decimal.New(middle, digits)
		if err != nil {
			break
		}
		if v := (fact.Value{Known: true, Number: n}); holds(v) {
			high, c.Value = middle, v
		} else {
			low = middle
		}
		if s.isSpent() {
			break
		}
	}
	return c.Value
}

// steps returns a number as a count of steps of its grid.
func steps(v fact.Value, digits int) int64 {
	whole, frac, _ := v.Number.Int64(digits)
	scale := int64(1)
	for range digits {
		scale *= 10
	}
	return whole*scale + frac
}

// holds reports whether a way makes the option eligible.
func (s *search) holds(w Way) bool {
	if w.Day != s.day {
		return s.opensOn(w.Changes, w.Day)
	}
	return s.opens(w.Changes, s.day)
}

// isLeast reports whether a way holds, and does not without one of its changes.
func (s *search) isLeast(w *Way) bool {
	if !s.holds(*w) {
		return false
	}
	for i := range w.Changes {
		fewer := Way{Changes: slices.Delete(slices.Clone(w.Changes), i, i+1), Day: w.Day}
		if s.holds(fewer) {
			return false
		}
	}
	return true
}

// name finds the facts that alone would make the option eligible, and that nobody is told to change.
func (s *search) name() {
	for _, it := range s.toName {
		if found := s.tryAll([]item{it}); len(found) > 0 {
			s.named = append(s.named, found[0].Changes[0])
		}
	}
}

// findWorse returns what becomes worse by a way, debt by debt.
func (s *search) findWorse(w *Way) (worse []Worse) {
	d := s.judge.Decide(nearby.Apply(s.profile, w.Changes), w.Day)
	for i := range d.Debts {
		was, is := s.before[i], standingOf(&d.Debts[i])
		if is.gravest > was.gravest {
			worse = append(worse, Worse{Debt: i, Stage: d.Book.Stages[is.gravest]})
		}
		for _, o := range d.Debts[i].Book.Options {
			if was.eligible[o] && !is.eligible[o] {
				worse = append(worse, Worse{Debt: i, Strategy: o.Strategy})
			}
		}
	}
	return worse
}

// isGraver reports whether a debt may be at a graver stage than before.
func (f *Finder) isGraver(d *engine.Decision) bool {
	for i := range d.Debts {
		if c := d.Debts[i].Candidates; c[len(c)-1] > f.before[i].gravest {
			return true
		}
	}
	return false
}
