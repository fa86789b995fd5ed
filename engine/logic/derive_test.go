package logic

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/fact"
)

func TestDerive(t *testing.T) {
	check(t, []row{
		{"worked out from given facts", "surplus == 599.5", Yes},
		{"unknown while something it needs is", "reserve > 0", Unknown},
		{"of the debt that is judged", "interest == 6720", Yes},
		{"of each debt", "any(debts, .interest == 6720)", Yes},
		{"over all debts, one unknown", "total_owed > 28000", Unknown},
		{"a condition as a fact", "late", Yes},
		{"what cannot be computed is unknown", "known(share)", No},
	})
}

// ordered defines facts of the borrower, each a name and what it is derived from, and orders them.
func ordered(t *testing.T, pairs ...string) (order, circle []string) {
	t.Helper()
	facts := []*fact.Fact{{Name: "given", Of: fact.Borrower, Type: fact.Money}}
	for i := 0; i < len(pairs); i += 2 {
		facts = append(facts, &fact.Fact{Name: pairs[i], Of: fact.Borrower, Type: fact.Money, Derive: pairs[i+1]})
	}
	l := New(fact.NewVocabulary(facts, nil), Names{})
	for _, f := range facts[1:] {
		if fault := l.Define(f); fault != nil {
			t.Fatalf("%s: %+v", f.Name, *fault)
		}
	}
	circle = l.Order()
	for _, d := range l.derivations {
		order = append(order, d.fact.Name)
	}
	return order, circle
}

func TestOrder(t *testing.T) {
	for _, r := range []struct {
		why           string
		facts         []string
		order, circle []string
	}{
		{"in the book's order where they do not need one another", []string{"a", "given", "b", "given"},
			[]string{"a", "b"}, nil},
		{"each after what it needs", []string{"a", "b + c", "b", "c", "c", "given"}, []string{"c", "b", "a"}, nil},
		{"a circle, from where it begins", []string{"a", "b", "b", "c", "c", "b + given"}, nil, []string{"b", "c"}},
		{"a fact that needs itself", []string{"a", "a + 1"}, nil, []string{"a"}},
		{"an arm that is never taken counts too", []string{"a", "true ? given : b", "b", "a"}, nil, []string{"a", "b"}},
	} {
		order, circle := ordered(t, r.facts...)
		if diff := cmp.Diff([][]string{r.order, r.circle}, [][]string{order, circle}); diff != "" {
			t.Errorf("%v: %s (-want +got)\n%s", r.facts, r.why, diff)
		}
	}
}

func TestDefineFaults(t *testing.T) {
	for _, r := range []struct {
		why    string
		fact   fact.Fact
		derive string
		want   refusal
	}{
		{"of another kind", fact.Fact{Type: fact.Money}, "given > 1",
			refusal{6, 1, "gives yes or no, and a number is needed here", ""}},
		{"a list", fact.Fact{Type: fact.Choices}, `["a"]`,
			refusal{0, 1, "gives a list, and a list is not worked out", ""}},
		{"a choice that the fact does not have",
			fact.Fact{Type: fact.Choice, Answers: []fact.Answer{{ID: "many"}, {ID: "few"}}},
			`given > 1 ? "meny" : "few"`, refusal{12, 6, `there is no choice "meny" here`, "did you mean many?"}},
		{"a fact of a debt, for the borrower", fact.Fact{Type: fact.Money}, "owed",
			refusal{0, 4, "owed is a fact of a debt, and no single debt is judged here",
				"look at all of them: any(debts, …), with .owed inside"}},
	} {
		r.fact.Name, r.fact.Of, r.fact.Derive = "new", fact.Borrower, r.derive
		l := New(fact.NewVocabulary([]*fact.Fact{{Name: "given", Of: fact.Borrower, Type: fact.Money},
			{Name: "owed", Of: fact.Debt, Type: fact.Money}, &r.fact}, nil), Names{})
		got := l.Define(&r.fact)
		if got == nil {
			t.Errorf("%s is taken: %s", r.derive, r.why)
			continue
		}
		if diff := cmp.Diff(r.want, refusalOf(t, got)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", r.derive, r.why, diff)
		}
	}
}
