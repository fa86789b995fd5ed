package logic

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/fact"
)

// A trace names the given facts whose answers could move the whole, and no others.
func TestTraceMissing(t *testing.T) {
	l := language(t)
	kept := l.NewFrame(sample(t, l))
	kept.Remember(nil)
	for _, r := range []struct {
		why, condition string
		want           []string
	}{
		{"what is known misses nothing", "income > 0", []string{}},
		{"an unknown fact", "unknown", []string{"unknown"}},
		{"each once, in the order it was looked at", "savings > 0 and unknown and savings < 9",
			[]string{"savings", "unknown"}},
		{"no settles and: the other is not asked for", "unknown and no", []string{}},
		{"no settles and", "no and unknown", []string{}},
		{"a part that is settled asks nothing", "(unknown and no) or unknown2", []string{"unknown2"}},
		{"both parts", "(unknown and yes) or unknown2", []string{"unknown", "unknown2"}},
		{"yes settles or", "(unknown or yes) and unknown2", []string{"unknown2"}},
		{"a derived fact lacks given ones", "reserve > 0", []string{"savings"}},
		{"a derived fact of another debt lacks that debt's", "total_owed > 28000", []string{"1:owed", "2:owed"}},
		{"of each debt", "any(debts, .late and .overdue_days < 40)", []string{"2:overdue_days"}},
		{"derived, of each debt", "any(debts, .interest > 9999)", []string{"1:owed", "2:owed", "2:rate"}},
		{"of the debt that is judged", "letter_on < as_of", []string{"0:letter_on"}},
		{"a fact of the borrower, read in a predicate", "all(debts, .overdue_days > savings)",
			[]string{"savings", "2:overdue_days"}},
		{"elements before the one that settles it", "any([savings, 5], # > 3) and unknown", []string{"unknown"}},
		{"debts beside those that settle it", "one(debts, .overdue_days > 5) or unknown", []string{"unknown"}},
		{"the length of a list does not turn on its elements", "len([savings, 1]) == 2 and unknown",
			[]string{"unknown"}},
		{"found, whatever else is in the list", `job in [dream, "worker"] and unknown`, []string{"unknown"}},
		{"nothing is in an empty list", "savings in [] or unknown", []string{"unknown"}},
		{"out of a range by the bound that is known", "income in 1..9 or unknown", []string{"unknown"}},
		{"a ternary asks for its condition and its arms", "unknown ? savings > 0 : unknown2",
			[]string{"unknown", "savings", "unknown2"}},
		{"a ternary with equal arms asks nothing", "(unknown ? yes : yes) and unknown2", []string{"unknown2"}},
		{"a ternary asks for the arm that is chosen", "yes ? unknown : unknown2", []string{"unknown"}},
		{"papers", `has("id-card")`, []string{"papers"}},
		{"papers are not asked for where the hardship settles it", `any(gifts, proved(#)) or unknown`,
			[]string{"unknown"}},
		{"let asks where it is read", "let q = savings; q > 0", []string{"savings"}},
		{"let does not ask where it is not read", "let q = savings; income > 0 and unknown", []string{"unknown"}},
		{"let does not ask where it does not matter", "let q = savings; (no and q > 1) or unknown",
			[]string{"unknown"}},
		{"a let within a let", "let q = 1 + (let r = 1; savings); q == 1", []string{"savings"}},
		{"let of an element, read within another predicate", "any(debts, let d = .overdue_days; any([9, 11], # == d))",
			[]string{"2:overdue_days"}},
		{"looked at by known", "known(savings)", []string{"savings"}},
		{"looked at by known, and settled by something else", "known(savings) and no", []string{}},
		{"looked at by known, and settled by something else, written first", "no and known(savings)", []string{}},
		{"looked at by known, which settles it", "no or known(savings)", []string{"savings"}},
		{"either settles it, each by what it looked at: the first", "not known(savings) or not known(unknown)",
			[]string{"savings"}},
		{"the one that looked at nothing settles it", "not known(savings) or not known(unknown) or yes", []string{}},
		{"looked at by a derived fact that settles nothing", "warned or no", []string{"0:letter_on"}},
		{"looked at by ??", "(savings ?? 5) > 0", []string{"savings"}},
		{"looked at by ??, and unknown besides", "(savings ?? 5) > 0 and unknown", []string{"unknown", "savings"}},
		{"looked at by ?? in a let", "let q = savings ?? 5; q > 0", []string{"savings"}},
		{"looked at by a derived fact that is known", "warned", []string{"0:letter_on"}},
		{"looked at, element by element", "any(debts, not known(.overdue_days))", []string{"2:overdue_days"}},
		{"a parameter is no fact", "lost > rate", []string{}},
		{"nor is a lender", `any(debts, .lender == "jiebei")`, []string{}},
	} {
		e := compile(t, l, r.condition, wide)
		if diff := cmp.Diff(r.want, called(e.Trace(l.NewFrame(sample(t, l)).At(0)).Missing)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", r.condition, r.why, diff)
		}
		kept.At(0)
		if diff := cmp.Diff(r.want, called(e.Trace(kept).Missing)); diff != "" {
			t.Errorf("%s: %s: by a frame that remembers (-want +got)\n%s", r.condition, r.why, diff)
		}
	}
}

func TestPeeks(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, condition string
		want           bool
	}{
		{"no", "savings > 0", false}, {"known", "known(savings)", true}, {"??", "(savings ?? 1) > 0", true},
		{"a derived fact that asks with known", "warned and yes", true}, {"one that does not", "late", false},
	} {
		if got := compile(t, l, r.condition, wide).Peeks; got != r.want {
			t.Errorf("%s peeks: %v, want %v: %s", r.condition, got, r.want, r.why)
		}
	}
}

// Making a trace leaves the frame as it was.
func TestTraceLeavesNothingBehind(t *testing.T) {
	l := language(t)
	f := l.NewFrame(sample(t, l)).At(0)
	e := compile(t, l, "any(debts, let d = .overdue_days; any([9, 11], # == d)) and unknown", wide)
	first := e.Trace(f)
	if second := e.Trace(f); !cmp.Equal(called(first.Missing), called(second.Missing)) || f.trace != nil {
		t.Errorf("traced twice: %v, then %v", called(first.Missing), called(second.Missing))
	}
}

// TestTraceReadsADerivedFactOnce: derived facts that read others twice over, sixty deep, are traced
// in a moment, and as they would be one by one.
func TestTraceReadsADerivedFactOnce(t *testing.T) {
	facts := []*fact.Fact{{Name: "given", Of: fact.Borrower, Type: fact.Money}}
	for i := range 60 {
		before := "given / (given - given)"
		if i > 0 {
			before = fmt.Sprintf("d%d + d%d", i-1, i-1)
		}
		facts = append(facts, &fact.Fact{Name: fmt.Sprintf("d%d", i), Of: fact.Borrower, Type: fact.Money,
			Derive: before})
	}
	v := fact.NewVocabulary(facts, nil)
	l := New(v, Names{})
	for _, f := range facts[1:] {
		if fault := l.Define(f); fault != nil {
			t.Fatal(fault)
		}
	}
	l.Order()
	e, fault := l.Compile("d59 > 0", Use{})
	if fault != nil {
		t.Fatal(fault)
	}
	for _, row := range []struct {
		why     string
		given   fact.Value
		missing []Ref
		causes  []Cause
	}{
		{"not known", fact.Value{}, []Ref{{facts[0], NoDebt}}, nil},
		{"known, and nothing to divide by", fact.Value{Known: true}, nil, []Cause{{DivisionByZero, "d0"}}},
	} {
		c := &Case{Borrower: make([]fact.Value, len(facts))}
		c.Borrower[0] = row.given
		frame := l.NewFrame(c)
		frame.Derive()
		got := e.Trace(frame.At(NoDebt))
		if !slices.Equal(got.Missing, row.missing) || !slices.Equal(got.Causes, row.causes) {
			t.Errorf("%s: %v, %v", row.why, got.Missing, got.Causes)
		}
	}
}
