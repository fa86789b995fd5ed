package logic

import (
	"slices"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// Law 2: a number that is not known has bounds. Of gain and gain2 nothing is known but that they are
// not negative, of people that there are 1 to 60, of savings nothing.
func TestLaw2Bounds(t *testing.T) {
	check(t, []row{
		{"both at least 0", "gain + gain2 >= zero", Yes},
		{"both at least 0, multiplied", "0.5 * gain + 2 * gain2 >= zero", Yes},
		{"at least 0", "gain < 0", No},
		{"at least 0, from the other side", "0 > gain", No},
		{"0 is one of its values", "gain > 0", Unknown},
		{"a name that stands twice widens", "gain - gain == 0", Unknown},
		{"a known part and one that only adds", "income + gain > 3000", Yes},
		{"and one that takes away", "income - gain > 3000", Unknown},
		{"a derived fact", "surplus + gain > 500", Yes},
		{"nothing is known of savings", "reserve > -99999999", Unknown},
		{"what is at most so much", "people <= 60", Yes},
		{"a minus sign", "-people >= -60", Yes},
		{"a product of two", "gain * people >= 0", Yes},
		{"a product with what may be negative", "savings * people >= 0", Unknown},
		{"a quotient", "100 / people >= 1", Yes},
		{"a quotient by what has no upper bound", "people / (gain + 1) > 0", Unknown},
		{"a quotient by what has no upper bound", "people / (gain + 1) >= 0", Yes},
		{"a divisor that may be 0", "people / gain >= 0", Unknown},
		{"a divisor that may be 0, behind a product with 0", "zero * (people / gain) == 0", Unknown},
		{"a divisor that may be 0, within min", "min(people / gain, 5) <= 5", Unknown},
		{"a negative divisor", "-100 / people <= -1", Yes},
		{"min", "min(people, gain + 70) <= 60", Yes},
		{"max", "max(savings, 1) >= 1", Yes},
		{"abs", "abs(people - 61) in 1..60", Yes},
		{"abs of what may have either sign", "abs(people - 30) >= 0", Yes},
		{"ceil", "ceil(gain / 3) >= 0", Yes},
		{"floor", "floor(people / 7) <= 8", Yes},
		{"round", "round(people / 7) <= 9", Yes},
		{"in a range", "people in 1..60", Yes},
		{"in a range, and no whole number", "gain in 0..9999999999", Unknown},
		{"beyond a range", "people in 61..70", No},
		{"a range whose end is not known", "len(debts) in 0..len(debts) + people", Yes},
		{"among numbers", "people in [-1, 0, 61]", No},
		{"an element with bounds", "any([gain, -3], # >= 0)", Yes},
		{"an element with bounds", "all([gain, people], # >= 0)", Yes},
		{"an element with bounds, and one without", "all([gain, savings], # >= 0)", Unknown},
		{"an element within a predicate within", "any([gain], any([-1], # < 0) and # >= 0)", Yes},
		{"a name bound with let", "let q = gain + 1; q > 0 and q * 2 >= 2", Yes},
		{"a name bound to an element", "all([gain, people], let q = #; any([-1], # < q))", Yes},
		{"a ternary: either arm", "(unknown ? gain : people) >= 0", Yes},
		{"a ternary: one arm without bounds", "(unknown ? gain : savings) >= 0", Unknown},
		{"a ternary: the arm that is taken", "(yes ? gain : savings) >= 0", Yes},
		{"a ternary whose condition the bounds settle", "(gain >= 0 ? 1 : savings) == 1", Yes},
		{"??: the right where it is known", "(savings ?? gain) >= 0", Unknown},
		{"??: either, where neither is known", "(people ?? gain) >= 0", Yes},
		{"??: a divisor that may be 0 on its left", "((1 / gain) ?? gain) >= 0", Unknown},
		{"known asks what was told", "known(gain)", No},
		{"days since a day that is not known", "days_since(someday) >= 0", Unknown},
		{"days from a day that is", "add_days(paid_on, people) > paid_on", Yes},
		{"months from a day that is", "add_months(paid_on, people) >= add_months(paid_on, 1)", Yes},
		{"days between", "days_since(add_days(paid_on, people)) <= days_since(paid_on)", Yes},
		{"days from it by what is no whole number", "add_days(paid_on, gain) >= paid_on", Unknown},
		{"beyond the calendar", "add_days(paid_on, 9000000 + people) > as_of", Yes},
	})
}

// Law 3: an element of which it is unknown whether it is in a list counts both in and out.
func TestLaw3Bounds(t *testing.T) {
	check(t, []row{
		{"count", "count(debts, .overdue_days > 30) in 1..2", Yes},
		{"count", "count(debts, .overdue_days > 30) >= 3", No},
		{"count of an unknown list", `count(worries, # == "illness") >= 0`, Yes},
		{"len", "len(filter(debts, .overdue_days > 30)) in 1..2", Yes},
		{"len of an unknown list", "len(worries) >= 0", Yes},
		{"sum: what is known, and what only adds", "sum(debts, .owed) >= 28000", Yes},
		{"sum: what may be there", "sum(filter(debts, .overdue_days > 5), .overdue_days) >= 55", Yes},
		{"sum: what may be there, and negative", "sum(filter(debts, .overdue_days > 5), -.overdue_days) <= -55", Yes},
		{"sum of an unknown list", `sum(worries, # == "illness" ? 1 : 2) >= 0`, Unknown},
		{"min", "min(map(debts, .overdue_days)) <= 10", Yes},
		{"min", "min(map(debts, .overdue_days)) >= 0", Yes},
		{"max", "max(map(debts, .overdue_days)) >= 45", Yes},
		{"max of what may be there", "max(map(filter(debts, .overdue_days > 5), .overdue_days)) >= 45", Yes},
		{"max of what may be nothing", "max(map(filter(debts, .overdue_days > 50), .overdue_days)) >= 0", Unknown},
		{"any of what may be there", "any(filter(debts, .overdue_days > 30), .overdue_days > 40)", Yes},
		{"any of what may be there", "any(filter(debts, .overdue_days > 50), .overdue_days < 0)", No},
		{"any of what may be there", "any(filter(debts, .overdue_days > 50), .overdue_days >= 0)", Unknown},
		{"all of what may be there", "all(filter(debts, .overdue_days > 50), .overdue_days >= 0)", Yes},
		{"none of what may be there", "none(filter(debts, .overdue_days > 30), .overdue_days < 0)", Yes},
		{"one of what may be there", "one(filter(debts, .overdue_days > 30), .overdue_days < 50)", Unknown},
		{"one of two that are there", "one(filter(debts, .overdue_days > 5), .overdue_days < 50)", No},
		{"in what may be there", `"illness" in filter(hardships, # == "illness" or unknown)`, Yes},
		{"in what may be there", `"illness" in filter(hardships, # != "disaster" and unknown)`, Unknown},
		{"not in what may be there", `"disaster" in filter(hardships, # != "illness" or unknown)`, No},
	})
}

// What the bounds have settled is not missing; what only they look at is, where it is unknown.
func TestTraceBounds(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, condition string
		want           []string
	}{
		{"settled", "gain >= 0 and unknown", []string{"unknown"}},
		{"settled by a part", "income + gain > 3000 and unknown", []string{"unknown"}},
		{"a derived fact with bounds", "surplus + gain > 500 and unknown", []string{"unknown"}},
		{"not settled", "income + gain > 4000", []string{"gain"}},
		{"of an element that may be there, both", "sum(filter(debts, .overdue_days > 30), .owed) > 28000",
			[]string{"2:overdue_days", "2:owed"}},
		{"bounds of an unknown arm", "(unknown ? gain : people) > 3", []string{"unknown", "gain", "people"}},
	} {
		e := compile(t, l, r.condition, wide)
		got := called(e.Trace(l.NewFrame(sample(t, l)).At(0)).Missing)
		slices.Sort(got)
		slices.Sort(r.want)
		if !slices.Equal(got, r.want) {
			t.Errorf("%s misses %v, want %v: %s", r.condition, got, r.want, r.why)
		}
	}
}

// A bound may be an expression: over the day of the facts, and over other facts, known or not.
func TestLaw2BoundsByExpression(t *testing.T) {
	facts := []*fact.Fact{
		{Name: "broken", Of: fact.Debt, Type: fact.Bool},
		{Name: "late", Of: fact.Debt, Type: fact.Integer, MinBy: "broken ? 1 : 0", Unit: "days", Changes: fact.ByTime},
		{Name: "paid", Of: fact.Debt, Type: fact.Money, MaxBy: "let q = due; q"},
		{Name: "due", Of: fact.Debt, Type: fact.Money},
		{Name: "came_on", Of: fact.Debt, Type: fact.Date, MaxBy: "facts_as_of"},
		{Name: "since", Of: fact.Debt, Type: fact.Integer, Derive: "days_since(came_on)"},
	}
	l := New(fact.NewVocabulary(facts, nil), Names{})
	for _, f := range facts[:5] {
		if low, high := l.DefineBounds(f); low != nil || high != nil {
			t.Fatal(low, high)
		}
	}
	if fault := l.Define(facts[5]); fault != nil {
		t.Fatal(fault)
	}
	l.Order()
	yes, number := fact.Value{Known: true, Bool: true}, fact.Value{Known: true, Number: decimal.MustNew(50, 0)}
	for _, r := range []struct {
		why, condition string
		broken, due    fact.Value
		want           Truth
		missing        []string
	}{
		{"not known whether it was broken", "late >= 1", fact.Value{}, fact.Value{}, Unknown,
			[]string{"0:broken", "0:late"}},
		{"either way", "late >= 0", fact.Value{}, fact.Value{}, Yes, []string{}},
		{"broken", "late >= 1", yes, fact.Value{}, Yes, []string{}},
		{"at most what is due", "paid <= 50", yes, number, Yes, []string{}},
		{"at most what is due, of each debt", "all(debts, .paid < 51)", yes, number, Yes, []string{}},
		{"not known what is due", "paid <= 50", yes, fact.Value{}, Unknown, []string{"0:due", "0:paid"}},
		{"whether it has come at all is not known", "days_since(came_on) >= 3", yes, number, Unknown, []string{"0:came_on"}},
		{"derived from it", "since > 2", yes, number, Unknown, []string{"0:came_on"}},
		{"beside a name of its own", "let q = 7; paid <= due and q == 7", yes, number, Yes, []string{}},
	} {
		values := make([]fact.Value, len(facts))
		values[0], values[3] = r.broken, r.due
		c := &Case{AsOf: 1003, FactsAsOf: 1000, Debts: []DebtCase{{Values: values}}}
		f := l.NewFrame(c)
		f.Derive()
		e := compile(t, l, r.condition, Use{Debt: true})
		got, missing := e.Truth(f.At(0)), called(e.Trace(f).Missing)
		slices.Sort(missing)
		if got != r.want || !slices.Equal(missing, r.missing) {
			t.Errorf("%s is %v and misses %v, want %v and %v: %s", r.condition, got, missing, r.want, r.missing, r.why)
		}
	}
}

// Derived facts keep their bounds in the case, which are entered anew each time.
func TestDeriveBounds(t *testing.T) {
	l := language(t)
	c := sample(t, l)
	f := l.NewFrame(c)
	e := compile(t, l, "total_owed >= 28000", Use{})
	if got := e.Truth(f.At(NoDebt)); got != Yes {
		t.Errorf("with the first debt's sum known: %v, want yes", got)
	}
	owed := l.vocabulary.Find("owed")
	c.Debts[0].Values[owed.Slot] = fact.Value{}
	f.Derive()
	if got := e.Truth(f.At(NoDebt)); got != Unknown {
		t.Errorf("in the same case, with no sum known: %v, want unknown", got)
	}
	if got := compile(t, l, "total_owed >= 0", Use{}).Truth(f.At(NoDebt)); got != Yes {
		t.Errorf("no sum is negative: %v, want yes", got)
	}
}

// A yes or no that rests on bounds holds for every way to fill in what is not known that can be
// computed: at the bounds, at and beside the figures of the condition, and at random.
func TestLaw2Filling(t *testing.T) {
	l := language(t)
	decided := 0
	rapid.Check(t, func(rt *rapid.T) {
		w, e, c := drawn(rt, t, l, false)
		before := e.Truth(l.NewFrame(c).At(0))
		if before == Unknown || mentions(e.Source, "warned") || len(unknown(l, c)) == 0 {
			return
		}
		decided++
		for range 6 {
			filled := c
			for _, r := range unknown(l, c) {
				filled = with(l, filled, r, w.told(filled, r, w.edge))
			}
			f := l.NewFrame(filled).At(0)
			if after := e.Truth(f); after != before && (after != Unknown || !e.Trace(f).Failed) {
				rt.Fatalf("%s was %v; filled in it is %v: %+v", e.Source, before, after, filled)
			}
		}
	})
	if decided < 20 {
		t.Errorf("only %d conditions were decided", decided)
	}
}

// edge is a value of a fact at or beside a bound of its or a figure that conditions use, or any.
func (w *writer) edge(f *fact.Fact, asOf calendar.Day) fact.Value {
	v := w.value(f, asOf)
	if !f.Type.IsNumber() || w.pick(4) == 0 {
		return v
	}
	scale := 0
	if f.Type != fact.Integer {
		scale = 2
	}
	at := decimal.MustParse(w.one("0", "1", "2", "7", "30", "45", "60", "64", "100", "3200", "999999"))
	beside := decimal.MustNew(int64(w.pick(3)-1), scale)
	n, err := at.Add(beside)
	if err != nil || f.Min != nil && n.Less(*f.Min) || f.Max != nil && f.Max.Less(n) {
		return v
	}
	v.Number = n
	return v
}
