package way_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/advice/way"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// every is the share of the fixtures that are judged here: one in so many. All of them, with
// -every 1, take some three minutes of a processor.
var every = flag.Int("every", 16, "judge one fixture in so many")

// sample is a fixture and the day on which it is judged.
func sample(t testing.TB, b *book.Book, name string) (*fact.Profile, calendar.Day) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, b, string(data))
	return p, p.FactsAsOf(today)
}

// neverWays are facts that nobody is ever told to change: new loans, relatives' money, the truth of
// papers, hardships, who somebody is, what is disputed, what a court sent, what was earned.
var neverWays = strings.Fields(`family_help_offered personal_guarantor materials_truthful hardships
	hardship_temporary left_work_unwillingly legal_papers dispute_grounds role spouse_bound guarantee_claimed
	region family lends_for_living licence_found misconduct agent_contacted refused credit_record_wrong
	reported_to_credit_bureau monthly_income other_income essential_spending available_cash
	willing_to_repay overdue_days last_dealing_on first_missed_on principal agreement_broken`)

// TestWaysOfFixtures judges every way to every ineligible option of fixtures: laws 2 to 6.
func TestWaysOfFixtures(t *testing.T) {
	b := shipped(t)
	names, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(names) < 300 {
		t.Fatal(len(names), err)
	}
	ways, judge := 0, engine.NewJudge(b)
	for i := 0; i < len(names); i += *every {
		p, day := sample(t, b, names[i])
		if len(p.Debts) > 20 {
			continue // a survey of all creditors: its debts are alike
		}
		f := way.NewFinder(b, p, day)
		e := engine.Evaluate(b, p, day)
		for _, d := range e.Debts {
			debt := slices.IndexFunc(p.Debts, func(given fact.DebtFacts) bool { return given.ID == d.ID })
			for _, s := range d.Strategies {
				r := f.Find(debt, b.Strategy(s.ID))
				if s.Status != engine.Ineligible && r.Tries > 0 {
					t.Errorf("%s: %s is %s, and ways are looked for", names[i], s.ID, s.Status)
				}
				c := checker{T: t, book: b, judge: judge, profile: p, day: day, debt: debt, strategy: s.ID, at: names[i] + " " + s.ID}
				c.check(r)
				ways += len(r.Ways)
			}
		}
	}
	if ways < 15 {
		t.Errorf("only %d ways were checked", ways)
	}
}

// checker checks what is found of one option.
type checker struct {
	*testing.T
	book     *book.Book
	judge    *engine.Judge
	profile  *fact.Profile
	day      calendar.Day
	debt     int
	strategy string
	at       string
}

func (c checker) check(r way.Result) {
	if len(r.Ways) > 3 {
		c.Errorf("%s: %d ways", c.at, len(r.Ways))
	}
	for i, w := range r.Ways {
		said := c.at + ": " + sayChanges(w.Changes) + onDay(w.Day)
		if len(w.Changes) != len(r.Ways[0].Changes) && w.Day == c.day && r.Ways[0].Day == c.day {
			c.Errorf("%s: more changes than another takes", said)
		}
		for _, other := range r.Ways[:i] {
			if other.Day == w.Day && sayChanges(other.Changes) == sayChanges(w.Changes) {
				c.Errorf("%s: twice", said)
			}
		}
		c.checkChanges(said, w.Changes)
		if !c.opens(w.Changes, w.Day) {
			c.Errorf("%s: does not open it", said)
		}
		for k := range w.Changes {
			if c.opens(slices.Delete(slices.Clone(w.Changes), k, k+1), w.Day) {
				c.Errorf("%s: change %d is without effect", said, k)
			}
			c.checkNearer(said, w, k)
		}
		for day := c.day; day < w.Day; day++ {
			if c.opens(w.Changes, day) {
				c.Errorf("%s: opens on %s already", said, day)
			}
		}
		c.checkStages(said, w)
	}
	for _, n := range r.Named {
		if !n.Fact.OnlyNamed || !c.opens([]nearby.Change{n}, c.day) {
			c.Errorf("%s: %s is named, and does not open it", c.at, n)
		}
	}
	if r.Tries > 0 {
		c.compareWithBruteForce(r)
	}
}

// checkChanges holds what nobody can change, or is to be told to.
func (c checker) checkChanges(said string, changes []nearby.Change) {
	for _, one := range changes {
		if one.Fact.Changes != fact.ByBorrower && one.Fact.Changes != fact.ByLender || one.Fact.OnlyNamed ||
			slices.Contains(neverWays, one.Fact.Name) {
			c.Errorf("%s: nobody is told to change %s", said, one.Fact.Name)
		}
		if one.Fact.Name == "plans_new_loan" && one.Value.Bool || one.Fact.Name == "agreement" && one.Value.Choice == "none" {
			c.Errorf("%s: a new loan, or an agreement given up", said)
		}
	}
}

// checkNearer judges a number one step nearer to what it was, and some between.
func (c checker) checkNearer(said string, w way.Way, k int) {
	f := w.Changes[k].Fact
	if !f.Type.IsNumber() {
		return
	}
	was, is := nearby.ValueOf(c.profile, f, w.Changes[k].Debt).Number, w.Changes[k].Value.Number
	_, digits := fact.MostDigits(f.Type)
	step := decimal.MustNew(1, digits)
	if was.Cmp(is) < 0 {
		step = step.Neg()
	}
	between, _ := was.Sub(is)
	half, _ := between.Mul(decimal.MustParse("0.5"))
	for _, by := range []decimal.Decimal{step, half.Round(digits)} {
		n, _ := is.Add(by)
		changes := slices.Clone(w.Changes)
		changes[k].Value.Number = n
		if !by.IsZero() && c.opens(changes, w.Day) {
			c.Errorf("%s: %s is enough", said, changes[k])
		}
	}
}

// checkStages: nobody is told to wait for a graver stage, and none of the derived facts that are to
// stay is turned.
func (c checker) checkStages(said string, w way.Way) {
	before := engine.Decide(c.book, c.profile, c.day)
	after := engine.Decide(c.book, nearby.Apply(pinned(c.profile, c.day), w.Changes), w.Day)
	for i := range before.Debts {
		x, y := before.Debts[i].Candidates, after.Debts[i].Candidates
		if w.Day != c.day && y[len(y)-1] > x[len(x)-1] {
			c.Errorf("%s: debt %d may be at a graver stage", said, i)
		}
		for _, name := range []string{"limitation_done", "disowned", "debtor", "judged"} {
			slot := c.book.Vocabulary.Find(name).Slot
			if x, y := before.Case.Debts[i].Values[slot], after.Case.Debts[i].Values[slot]; x.Known != y.Known || x.Bool != y.Bool {
				c.Errorf("%s: turns %s", said, name)
			}
		}
	}
}

// pinned is a profile with the day of its facts.
func pinned(p *fact.Profile, day calendar.Day) *fact.Profile {
	own := *p
	day = p.FactsAsOf(day)
	own.AsOf = &day
	return &own
}

// opens evaluates the profile that somebody would write with the changes.
func (c checker) opens(changes []nearby.Change, day calendar.Day) bool {
	p := pinned(c.profile, c.day).Clone()
	for _, one := range changes {
		var err error
		if one.Debt == logic.NoDebt {
			err = p.Set(one.Fact.Name, one.Value)
		} else {
			err = p.SetDebt(one.Debt, one.Fact.Name, one.Value)
		}
		if err != nil {
			c.Errorf("%s: %s is no value that a profile may have: %v", c.at, one, err)
		}
	}
	d := c.judge.Decide(p, day)
	return slices.ContainsFunc(d.Debts[c.debt].Options, func(o engine.OptionDecision) bool {
		return o.Option.Strategy.ID == c.strategy && o.Status == engine.Eligible
	})
}

// compareWithBruteForce tries every value of yes-or-no and choice facts that the borrower or the creditor
// can change, one at a time.
func (c checker) compareWithBruteForce(r way.Result) {
	var want, got []string
	for _, f := range c.book.Vocabulary.Facts {
		if !f.Given() || f.OnlyNamed || f.Changes != fact.ByBorrower && f.Changes != fact.ByLender {
			continue
		}
		debt := c.debt
		if f.Of == fact.Borrower {
			debt = logic.NoDebt
		}
		for _, v := range valuesOf(f, nearby.ValueOf(c.profile, f, debt)) {
			change := nearby.Change{Debt: debt, Fact: f, Value: v}
			if c.opens([]nearby.Change{change}, c.day) && c.keepsLimitation(change) {
				want = append(want, change.String())
			}
		}
	}
	numbers := false
	for _, w := range r.Ways {
		numbers = numbers || len(w.Changes) == 1 && w.Changes[0].Fact.Type.IsNumber()
		if len(w.Changes) == 1 && w.Day == c.day && !w.Changes[0].Fact.Type.IsNumber() {
			got = append(got, w.Changes[0].String())
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" && !numbers {
		c.Errorf("%s (-by brute force +found):\n%s", c.at, diff)
	}
}

func (c checker) keepsLimitation(change nearby.Change) bool {
	slot := c.book.Vocabulary.Find("limitation_done").Slot
	before := c.judge.Decide(c.profile, c.day).Case.Debts[c.debt].Values[slot]
	after := c.judge.Decide(nearby.Apply(c.profile, []nearby.Change{change}), c.day).Case.Debts[c.debt].Values[slot]
	return before.Known == after.Known && before.Bool == after.Bool
}

// valuesOf are the values of a small domain that a fact may change to.
func valuesOf(f *fact.Fact, was fact.Value) (all []fact.Value) {
	at := -1
	switch f.Type {
	case fact.Bool:
		if yes := f.Toward != fact.Less; !was.Known || was.Bool != yes {
			all = append(all, fact.Value{Known: true, Bool: yes})
		}
	case fact.Choice:
		if !was.Known {
			return nil
		}
		for i, a := range f.Answers {
			if a.ID == was.Choice {
				at = i
			}
		}
		for _, a := range f.Answers[at+1:] {
			all = append(all, fact.Value{Known: true, Choice: a.ID})
		}
	}
	return all
}
