package logic

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Law 10, for everything that can be written: what was asked before, of which debt, and of which case in
// the same memory, moves nothing.
func TestLaw10Memory(t *testing.T) {
	l := language(t)
	rapid.Check(t, func(rt *rapid.T) {
		w, first, c := drawn(rt, t, l, true)
		asked := []*Expression{first}
		for range 3 {
			asked = append(asked, mustCompile(rt, l, w.whole(3)))
		}
		remembers := l.NewFrame(c)
		remembers.Remember(nil)
		defer func() { remembers.Release() }() // to what is drawn next
		another := l.NewFrame(c)
		for n := range 24 {
			e, debt := asked[w.pick(len(asked))], w.pick(len(c.Debts))
			if n == 12 {
				another.Remember(remembers)
				remembers.Release()
				remembers = another
			}
			fresh := l.NewFrame(c).At(debt)
			remembers.At(debt)
			if x, found := e.Found(remembers); found && x != e.Truth(fresh) {
				rt.Fatalf("%s of debt %d is %v, and was found to be %v", e.Source, debt, e.Truth(fresh), x)
			}
			if x, y := e.Truth(fresh), e.Truth(remembers); x != y {
				rt.Fatalf("%s of debt %d is %v, and remembered %v", e.Source, debt, x, y)
			}
			if _, found := e.Found(remembers); found != (e.tree.place.index > 0) {
				rt.Fatalf("%s of debt %d is found: %t", e.Source, debt, found)
			}
			x, y := e.Trace(fresh), e.Trace(remembers)
			if diff := cmp.Diff(called(x.Missing), called(y.Missing)); diff != "" || x.Needed != y.Needed {
				rt.Fatalf("%s of debt %d lacks %d, and remembered %d: %s", e.Source, debt, x.Needed, y.Needed, diff)
			}
			if diff := cmp.Diff(called(y.Missing), called(inFull(remembers, e.Lacks(remembers)))); diff != "" {
				rt.Fatalf("%s of debt %d in short lacks something else: %s", e.Source, debt, diff)
			}
			if diff := cmp.Diff(x.Causes, append([]Cause(nil), y.Causes...)); diff != "" {
				rt.Fatalf("%s of debt %d: causes: %s", e.Source, debt, diff)
			}
		}
	})
}

// inFull returns the given facts of a list of Lacks, each once.
func inFull(f *Frame, list []Ref) (all []Ref) {
	for _, r := range list {
		behind := []Ref{r}
		if !r.Fact.Given() {
			behind = inFull(f, f.LacksBehind(r))
		}
		for _, r := range behind {
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
	}
	return all
}

// What is judged once for all is what says nothing of the debt that is judged.
func TestPlaces(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, condition string
		kept, ofDebt   bool
	}{
		{"facts of the borrower", "income > 5", true, false},
		{"all debts", "any(debts, .overdue_days > 5)", true, false},
		{"the debt that is judged", "overdue_days > 5", true, true},
		{"a debt beside all", "any(debts, .overdue_days > overdue_days)", true, true},
		{"a parameter, which a lender may have another value of", "income > rate", true, true},
		{"the stage, which is tried out", `stage == "early"`, false, true},
		{"a name that is bound within", "let q = income; q > 5", true, false},
	} {
		at := compile(t, l, r.condition, wide).tree.place
		if got := at.index > 0; got != r.kept || got && at.ofDebt != r.ofDebt {
			t.Errorf("%s: kept %v, of the debt %v: %s", r.condition, got, at.ofDebt, r.why)
		}
	}
	one, other := compile(t, l, "income > 5 and yes", wide), compile(t, l, "no or income > 5", wide)
	if x, y := one.tree.Parts[0].place, other.tree.Parts[1].place; x != y {
		t.Errorf("what is written alike has the places %v and %v", x, y)
	}
}
