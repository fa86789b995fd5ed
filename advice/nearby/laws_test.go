package nearby_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

var today = calendar.Of(2026, 11, 22)

// small is the book of these tests, that of package engine's.
func small(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(os.DirFS("../../engine/testdata/book"))
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

func read(t testing.TB, b *book.Book, profile string) *fact.Profile {
	t.Helper()
	p, problems := fact.ReadProfile(b.Vocabulary, "profile.json", []byte(profile), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

// facts are those of the names.
func facts(b *book.Book, names ...string) (list []*fact.Fact) {
	for _, name := range names {
		list = append(list, b.Vocabulary.Find(name))
	}
	return list
}

// eligible is the goal that an option of the first debt is eligible.
func eligible(strategy string) nearby.Goal {
	return func(_ int, d *engine.Decision) (bool, int) {
		for i := range d.Debts[0].Options {
			if o := &d.Debts[0].Options[i]; o.Option.Strategy.ID == strategy {
				return o.Status == engine.Eligible, 0
			}
		}
		return false, 0
	}
}

// poor is a profile of which only family-help is eligible.
const poor = `{ "surplus": -100, "hardships": [],
	"debts": [ { "family": "bank", "days": 40, "summoned": false, "principal": 1000 } ] }`

// search is for ways to options of the poor profile.
func search(t testing.TB, strategies ...string) nearby.Search {
	t.Helper()
	b := small(t)
	s := nearby.Search{
		Judge:  engine.NewJudge(b),
		Starts: []nearby.Start{{Profile: read(t, b, poor), AsOf: today, Debts: []int{0}}},
		Free: nearby.Subject{
			Facts:   facts(b, "surplus", "hardships", "days", "summoned", "principal"),
			Numbers: []decimal.Decimal{decimal.Zero, decimal.MustNew(31, 0)},
		},
		MostChanges: 3, Tries: 100_000,
	}
	for _, id := range strategies {
		s.Goals = append(s.Goals, eligible(id))
	}
	return s
}

// say is a way in a line.
func say(w nearby.Way) string {
	parts := make([]string, len(w.Changes))
	for i, c := range w.Changes {
		parts[i] = c.String()
	}
	return strings.Join(parts, "; ")
}

func TestFind(t *testing.T) {
	for _, row := range []struct {
		why, strategy string
		want          []string // the first ways
	}{
		{"the least number that turns the answer", "instalment", []string{"surplus: 1", "surplus: 31"}},
		{"yes instead of no", "answer", []string{"debts[0].summoned: true"}},
		{"one item of a list", "extension", []string{`hardships: ["illness"]`}},
		{"what has no figure opens nowhere", "catch-up", nil},
		{"what is there already needs no change", "family-help", []string{""}},
	} {
		var got []string
		for _, w := range nearby.Find(search(t, row.strategy)).Ways {
			if got = append(got, say(w)); len(got) == len(row.want) {
				break
			}
		}
		if diff := gocmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

// TestAComparisonTurns: a number is found where two sides of a comparison are equal, which is
// written nowhere.
func TestAComparisonTurns(t *testing.T) {
	s := search(t)
	b := s.Judge.Book
	frame := b.Language.NewFrame(s.Judge.Case)
	left, right := compile(t, b, "principal"), compile(t, b, "7 * days + 3")
	s.Free.Comparisons = []nearby.Comparison{{Left: left, Right: right, Facts: facts(b, "principal", "days")}}
	s.Goals = []nearby.Goal{func(_ int, d *engine.Decision) (bool, int) {
		d.At(frame, 0)
		return left.Value(frame).Number.Cmp(right.Value(frame).Number) == 0, 0
	}}
	result := nearby.Find(s)
	if len(result.Ways) == 0 || say(result.Ways[0]) != "debts[0].principal: 283" {
		t.Errorf("%v, want debts[0].principal: 283", result.Ways)
	}
}

func compile(t testing.TB, b *book.Book, source string) *logic.Expression {
	t.Helper()
	e, fault := b.Language.Compile(source, logic.Use{Gives: logic.Number, Debt: true})
	if fault != nil {
		t.Fatal(fault.Message.EN)
	}
	return e
}

// TestRunningDays: a count of days that runs is asked as it stands on the day that is judged.
func TestRunningDays(t *testing.T) {
	s := search(t)
	day := today - 20
	s.Starts[0].Profile.AsOf = &day
	s.Goals = []nearby.Goal{func(_ int, d *engine.Decision) (bool, int) {
		v := d.Case.Debts[0].Values[d.Book.Vocabulary.Find("days").Slot]
		return v.Known && v.Number.Cmp(decimal.MustNew(31, 0)) == 0, 0
	}}
	if ways := nearby.Find(s).Ways; len(ways) != 1 || say(ways[0]) != "debts[0].days: 11" {
		t.Errorf("%v, want debts[0].days: 11", ways)
	}
}

// world is a search among few values, which can be tried one and all.
func world(t *rapid.T, b *book.Book) nearby.Search {
	p, problems := fact.ReadProfile(b.Vocabulary, "profile.json", []byte(poor), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	list := facts(b, "surplus", "temporary", "hardships", "days", "summoned")
	values := map[*fact.Fact][]fact.Value{}
	for _, f := range list {
		values[f] = rapid.SliceOfN(rapid.SampledFrom(few[f.Name]), 0, 3).Draw(t, f.Name)
	}
	s := nearby.Search{
		Judge:       engine.NewJudge(b),
		Starts:      []nearby.Start{{Profile: p, AsOf: today, Debts: []int{0}}},
		Free:        nearby.Subject{Facts: list, Values: func(_ int, f *fact.Fact) []fact.Value { return values[f] }},
		MostChanges: rapid.IntRange(0, 4).Draw(t, "most changes"), Tries: 100_000,
	}
	for _, wanted := range rapid.SliceOfN(rapid.IntRange(1, 255), 1, 3).Draw(t, "goals") {
		s.Goals = append(s.Goals, func(_ int, d *engine.Decision) (bool, int) { return meets(d, wanted) })
	}
	return s
}

var few = map[string][]fact.Value{
	"surplus":   {{}, {Known: true, Number: decimal.One}, {Known: true, Number: decimal.MustNew(50, 0)}},
	"temporary": {{Known: true, Bool: true}, {Known: true}},
	"hardships": {{}, {Known: true, List: []string{"illness"}}, {Known: true, List: []string{"oversight"}}},
	"days":      {{}, {Known: true}, {Known: true, Number: decimal.MustNew(31, 0)}},
	"summoned":  {{}, {Known: true, Bool: true}},
}

// meets is whether what is wanted holds, each by its bit, and how much of it does.
func meets(d *engine.Decision, wanted int) (all bool, n int) {
	debt := &d.Debts[0]
	holds := []bool{len(debt.Candidates) == 1 && debt.Candidates[0] == 1}
	for i := range debt.Options {
		holds = append(holds, debt.Options[i].Status == engine.Eligible, debt.Options[i].Low > 60)
	}
	all = true
	for i := range 8 {
		if wanted&(1<<i) == 0 || i >= len(holds) {
			continue
		}
		if all = all && holds[i]; holds[i] {
			n++
		}
	}
	return all, n
}

// everything lists all ways of a search with one goal's number, each by every set of changes.
func everything(s *nearby.Search, goal int) (ways []nearby.Way) {
	p := s.Starts[0].Profile
	var extend func(from int, changes []nearby.Change)
	extend = func(from int, changes []nearby.Change) {
		d := engine.Decide(s.Judge.Book, nearby.Apply(p, changes), today)
		if reached, _ := s.Goals[goal](0, d); reached {
			ways = append(ways, nearby.Way{Changes: changes, Cost: nearby.Cost(p, changes)})
		}
		if len(changes) == s.MostChanges {
			return
		}
		for i, f := range s.Free.Facts[from:] {
			debt := logic.NoDebt
			if f.Of == fact.Debt {
				debt = 0
			}
			for _, v := range s.Free.Values(debt, f) {
				if f.JSON(v) != f.JSON(nearby.ValueOf(p, f, debt)) {
					extend(from+i+1, append(slices.Clip(changes), nearby.Change{Debt: debt, Fact: f, Value: v}))
				}
			}
		}
	}
	extend(0, nil)
	return ways
}

// TestLaw1FewestFirst and law 2, by trying everything: the first way to each goal has the fewest
// changes there can be, and of these the least cost.
func TestLaw1FewestFirst(t *testing.T) {
	b := small(t)
	rapid.Check(t, func(t *rapid.T) {
		s := world(t, b)
		result := nearby.Find(s)
		for g := range s.Goals {
			all := everything(&s, g)
			i := slices.IndexFunc(result.Ways, func(w nearby.Way) bool { return slices.Contains(w.Reaches, g) })
			if i < 0 != (len(all) == 0) {
				t.Fatalf("goal %d: found in %d, there are %d ways", g, i, len(all))
			}
			if i < 0 {
				continue
			}
			best := slices.MinFunc(all, func(a, b nearby.Way) int {
				return cmp.Or(cmp.Compare(len(a.Changes), len(b.Changes)), cmp.Compare(a.Cost, b.Cost))
			})
			got := result.Ways[i]
			if len(got.Changes) != len(best.Changes) || got.Cost != best.Cost {
				t.Errorf("goal %d: %s for %v, want %s for %v", g, say(got), got.Cost, say(best), best.Cost)
			}
			for _, w := range result.Ways {
				if slices.Contains(w.Reaches, g) && len(w.Changes) > len(got.Changes) {
					t.Errorf("goal %d: %s is looked for although there is %s", g, say(w), say(got))
				}
			}
		}
	})
}

func TestLaw2CheapestFirst(t *testing.T) {
	isAscending := func(a, b nearby.Way) int {
		return cmp.Or(cmp.Compare(len(a.Changes), len(b.Changes)), cmp.Compare(a.Cost, b.Cost))
	}
	ways := nearby.Find(search(t, "answer", "instalment", "extension")).Ways
	if len(ways) < 3 || !slices.IsSortedFunc(ways, isAscending) {
		t.Errorf("not in order: %v", ways)
	}
	dear := search(t, "instalment")
	dear.Cost = func(_ *fact.Profile, changes []nearby.Change) float64 {
		for _, c := range changes {
			if c.Value.Known && c.Value.Number.Cmp(decimal.MustNew(31, 0)) == 0 {
				return 0
			}
		}
		return 1
	}
	if ways := nearby.Find(dear).Ways; say(ways[0]) != "surplus: 31" {
		t.Errorf("by a cost of one's own: %s, want surplus: 31", say(ways[0]))
	}
}

func TestLaw3VerifiedByJudging(t *testing.T) {
	b := small(t)
	rapid.Check(t, func(t *rapid.T) {
		s := world(t, b)
		for _, w := range nearby.Find(s).Ways {
			p := nearby.Apply(s.Starts[w.Start].Profile, w.Changes)
			for _, g := range w.Reaches {
				if reached, _ := s.Goals[g](w.Start, engine.Decide(b, p, today)); !reached {
					t.Errorf("%s does not reach goal %d", say(w), g)
				}
			}
		}
	})
}

// TestLaw4OnlyWhatIsFree: with values worked out by the search itself, and two debts of which one
// is free.
func TestLaw4OnlyWhatIsFree(t *testing.T) {
	s := search(t, "answer", "instalment", "extension")
	b := s.Judge.Book
	s.Starts[0].Profile = read(t, b, strings.Replace(poor, "} ]", `}, { "family": "bank", "days": 3 } ]`, 1))
	p := s.Starts[0].Profile
	s.Free.Facts = facts(b, "surplus", "days")
	s.Free.Numbers = append(s.Free.Numbers, decimal.MustNew(-5, 0), decimal.MustNew(999_999_999, 0))
	seen := 0
	s.Goals = append(s.Goals, func(_ int, d *engine.Decision) (bool, int) {
		q := d.Profile
		seen++
		for _, f := range b.Vocabulary.Facts {
			if !f.Given() || slices.Contains(s.Free.Facts, f) {
				continue
			}
			if was, is := nearby.ValueOf(p, f, 0), nearby.ValueOf(q, f, 0); f.JSON(was) != f.JSON(is) {
				t.Errorf("%s is changed", f.Name)
			}
		}
		if diff := gocmp.Diff(p.Debts[1].ID, q.Debts[1].ID); diff != "" ||
			&p.Debts[1].Values[0] != &q.Debts[1].Values[0] {
			t.Error("the other debt is changed")
		}
		if _, problems := fact.ReadProfile(b.Vocabulary, "", q.JSON(b.Vocabulary), calendar.Last); problems != nil {
			t.Errorf("no profile may hold %s", q.JSON(b.Vocabulary))
		}
		return false, 0
	})
	for _, w := range nearby.Find(s).Ways {
		for i, c := range w.Changes {
			if slices.ContainsFunc(w.Changes[:i], c.Same) {
				t.Errorf("changed twice: %s", say(w))
			}
			if c.Fact.JSON(c.Value) == c.Fact.JSON(nearby.ValueOf(p, c.Fact, 0)) {
				t.Errorf("left as it was: %s", say(w))
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d profiles were tried", seen)
	}
}

func TestLaw5Bounded(t *testing.T) {
	whole := nearby.Find(search(t, "catch-up")) // which no way opens
	if whole.Bound || whole.Tries < 100 {
		t.Fatalf("bound %v after %d tries", whole.Bound, whole.Tries)
	}
	for _, tries := range []int{0, 1, 2, 10, 100, whole.Tries - 1} {
		s := search(t, "catch-up")
		s.Tries = tries
		judged := 0
		goal := s.Goals[0]
		s.Goals[0] = func(start int, d *engine.Decision) (bool, int) {
			judged++
			return goal(start, d)
		}
		if got := nearby.Find(s); got.Tries > tries || judged != got.Tries || !got.Bound {
			t.Errorf("of %d tries: %d judged, %d said, bound %v", tries, judged, got.Tries, got.Bound)
		}
	}
	enough := search(t, "instalment")
	enough.Enough = 1
	if got := nearby.Find(enough); len(got.Ways) != 1 || got.Bound {
		t.Errorf("one is enough, and there are %d; bound %v", len(got.Ways), got.Bound)
	}
}

func TestLaw6EqualInputEqualResult(t *testing.T) {
	say := func() string {
		s := search(t, "answer", "instalment", "extension", "catch-up")
		s.Tries = 500
		return fmt.Sprint(nearby.Find(s))
	}
	first := say()
	for range 5 {
		if again := say(); again != first {
			t.Fatalf("(-first +again):\n%s", gocmp.Diff(first, again))
		}
	}
}

// TestBeside: what stands beside is changed only where a goal is near.
func TestBeside(t *testing.T) {
	s := search(t)
	b := s.Judge.Book
	beside := s.Free
	s.Free.Facts, s.Beside = facts(b, "summoned"), &beside
	goal := func(_ int, d *engine.Decision) (bool, int) {
		summoned := nearby.ValueOf(d.Profile, b.Vocabulary.Find("summoned"), 0)
		surplus := nearby.ValueOf(d.Profile, b.Vocabulary.Find("surplus"), logic.NoDebt)
		if summoned.Bool {
			return surplus.Number.IsPos(), 1
		}
		if surplus.Number.IsPos() {
			t.Error("surplus is changed where the goal is not near")
		}
		return false, 0
	}
	s.Goals = []nearby.Goal{goal}
	if ways := nearby.Find(s).Ways; len(ways) == 0 || say(ways[0]) != "debts[0].summoned: true; surplus: 1" {
		t.Errorf("%v", ways)
	}
}

func TestCost(t *testing.T) {
	b := small(t)
	p := read(t, b, poor)
	for _, row := range []struct {
		why    string
		change nearby.Change
		want   float64
	}{
		{"another answer", nearby.Change{Debt: 0, Fact: b.Vocabulary.Find("summoned"),
			Value: fact.Value{Known: true, Bool: true}}, 1},
		{"what was not known", nearby.Change{Debt: logic.NoDebt, Fact: b.Vocabulary.Find("temporary"),
			Value: fact.Value{Known: true}}, 1},
		{"what is known no more", nearby.Change{Debt: 0, Fact: b.Vocabulary.Find("days")}, 4},
		{"two items", nearby.Change{Debt: logic.NoDebt, Fact: b.Vocabulary.Find("hardships"),
			Value: fact.Value{Known: true, List: []string{"illness", "oversight"}}}, 2},
		{"positive, and then negative", nearby.Change{Debt: 0, Fact: b.Vocabulary.Find("principal"),
			Value: fact.Value{Known: true, Number: decimal.MustNew(-1, 0)}}, 4},
		{"a number far away", nearby.Change{Debt: 0, Fact: b.Vocabulary.Find("principal"),
			Value: fact.Value{Known: true, Number: decimal.MustNew(900_000, 0)}}, 3},
		{"another creditor", nearby.Change{Debt: 0, Lender: "north"}, 3},
	} {
		if got := nearby.Cost(p, []nearby.Change{row.change}); got != row.want {
			t.Errorf("%s costs %v, want %v", row.why, got, row.want)
		}
	}
}

func TestApply(t *testing.T) {
	b := small(t)
	p := read(t, b, `{ "surplus": null, "debts": [ { "family": "bank" }, { "lender": "north", "days": 3 } ] }`)
	before := string(p.JSON(b.Vocabulary))
	got := nearby.Apply(p, []nearby.Change{
		{Debt: logic.NoDebt, Fact: b.Vocabulary.Find("surplus"), Value: fact.Value{Known: true, Number: decimal.One}},
		{Debt: 1, Fact: b.Vocabulary.Find("days")},
		{Debt: 0, Lender: "north"},
	})
	want := read(t, b, `{ "surplus": 1, "debts": [ { "lender": "north" }, { "lender": "north" } ] }`)
	if diff := gocmp.Diff(string(want.JSON(b.Vocabulary)), string(got.JSON(b.Vocabulary))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if after := string(p.JSON(b.Vocabulary)); after != before {
		t.Errorf("the profile itself is changed:\n%s", gocmp.Diff(before, after))
	}
}
