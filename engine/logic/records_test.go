package logic

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/fact"
)

// The sample has two visits, of the second of which the cost and paid are not told, two sums paid
// back on its first debt, none on its second, and of its third it does not say.
func TestLaw9Entries(t *testing.T) {
	check(t, []row{
		{"a field of one of them", `any(visits, .why == "illness")`, Yes},
		{"of none", `any(visits, .why == "disaster")`, No},
		{"of all", `all(visits, .why == "illness")`, Yes},
		{"found, whatever another leaves out", "any(visits, .cost == 80)", Yes},
		{"not found, but another leaves it out", "any(visits, .cost == 7)", Unknown},
		{"beyond the most of the field", "any(visits, .cost > 100)", No},
		{"within the bounds of the field", "all(visits, .cost >= 0)", Yes},
		{"a truth that is left out", "all(visits, .paid)", Unknown},
		{"only one", "one(visits, .on < add_months(paid_on, 2))", Yes},
		{"how many", "len(visits) == 2", Yes},
		{"how many with something that all tell", "count(visits, .on > paid_on) == 2", Yes},
		{"how many with something that one leaves out", "count(visits, .cost > 50) == 1", Unknown},
		{"one of two at the least", "count(visits, .cost > 50) >= 1", Yes},
		{"a sum of which one part is not told", "sum(visits, .cost) == 80", Unknown},
		{"it is at least what is told", "sum(visits, .cost) >= 80", Yes},
		{"and at most that and the most of the rest", "sum(visits, .cost) <= 180", Yes},
		{"a sum of those that tell it", "sum(filter(visits, known(.cost)), .cost) == 80", Yes},
		{"the largest", "max(map(paid_back, .sum)) == 1950", Yes},
		{"the smallest", "min(map(paid_back, .sum)) == 50.5", Yes},
		{"one among what they tell", "1950 in map(paid_back, .sum)", Yes},
		{"those of a debt", "sum(paid_back, .sum) == 2000.5", Yes},
		{"with a fact of the debt", "any(paid_back, .sum < owed)", Yes},
		{"what a let binds", "let least = 50.5; all(paid_back, .sum >= least)", Yes},
		{"those of each debt", "any(debts, any(.paid_back, .sum > 1000))", Yes},
		{"none were given", "one(debts, len(.paid_back) == 0)", Unknown},
		{"nor does one debt say", "all(debts, len(.paid_back) <= 2)", Unknown},
		{"whether they are known", "known(visits)", Yes},
		{"whether they are not", "known(trips)", No},
		{"entries that are not known", "any(trips, .cost > 3)", Unknown},
		{"another list in their place", "len(trips ?? []) == 0", Yes},
		{"none are paid back twice", "none(filter(paid_back, .sum > 100), .on > as_of)", Yes},
	})
}

// What an entry leaves out is missing of the fact that has it; so is a list that is not known.
func TestLaw9Missing(t *testing.T) {
	l := language(t)
	f := l.NewFrame(sample(t, l)).At(0)
	for _, r := range []struct {
		why, condition string
		want           []string
	}{
		{"of the borrower", "any(visits, .cost == 7)", []string{"visits"}},
		{"nothing, where it does not matter", "any(visits, .cost == 80)", []string{}},
		{"a list", "any(trips, .cost == 7)", []string{"trips"}},
		{"of another debt", "any(debts, any(.paid_back, .sum == 7))", []string{"2:paid_back"}},
	} {
		got := called(compile(t, l, r.condition, wide).Trace(f).Missing)
		if diff := cmp.Diff(r.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", r.condition, r.why, diff)
		}
	}
}

// A list of choices that is inferred has each once, and is unknown where one of them is.
func TestLaw9Inferred(t *testing.T) {
	l := language(t)
	worries := l.vocabulary.Find("worries")
	for _, r := range []struct {
		why, infer string
		want       fact.Value
	}{
		{"each once", "map(visits, .why)", fact.Value{Known: true, List: []string{"illness"}}},
		{"of none", `map(filter(visits, .why == "disaster"), .why)`, fact.Value{Known: true, List: []string{}}},
		{"of those of which it is not known", "map(filter(visits, .paid), .why)", fact.Value{}},
		{"of entries that are not known", `map(filter(trips, .cost > 3), .cost > 9 ? "disaster" : "illness")`, fact.Value{}},
		{"another list", `filter(hardships, # == "unemployment")`, fact.Value{Known: true, List: []string{"unemployment"}}},
	} {
		own := *worries
		own.Infer = r.infer
		ofInfer, _ := l.DefineInference(&own)
		if ofInfer != nil {
			t.Errorf("%s: %s: %+v", r.why, r.infer, *ofInfer)
			continue
		}
		got := l.Inference(&own).Value(l.NewFrame(sample(t, l)))
		if diff := cmp.Diff(r.want, got, cmp.Comparer(func(a, b fact.Value) bool {
			return a.Known == b.Known && cmp.Equal(a.List, b.List)
		})); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", r.why, r.infer, diff)
		}
	}
}

func TestLaw9Refused(t *testing.T) {
	l := language(t)
	for _, r := range []struct{ why, source, message, hint string }{
		{"a field that there is none of", "any(visits, .cosst > 1)", "an entry of visits has no field cosst",
			"did you mean cost?"},
		{"a fact of a debt", "any(visits, .owed > 1)", "an entry of visits has no field owed", "one of on, cost, why, paid"},
		{"a field of a debt", "any(debts, .cost > 1)", "unknown fact of a debt cost", ""},
		{"a choice that the field has not", `any(visits, .why == "storm")`, `there is no choice "storm" here`,
			"one of illness, unemployment, disaster"},
		{"two entries", "any(visits, # == #)", "cannot compare an entry with an entry by ==", ""},
		{"an entry among them", "any(visits, # in visits)", "cannot look for an entry in a list",
			"in stands before a list of values of the same kind"},
		{"an entry by a name", "any(visits, let v = #; true)", "let binds a single value, not a list", ""},
		{"a list of entries", "any(visits, len([#]) > 1)", "a list holds values of one kind", ""},
		{"what map gives", "len(map(visits, #)) > 1", "map gives a list of single values", ""},
		{"the entries themselves added up", "sum(visits) == 1",
			"invalid operation: == (mismatched types a debt or an entry and a number)",
			"compare a number with a number, a date with a date, a choice with one of its ids in quotes"},
		{"others in their place", "len(visits ?? trips) > 1", "?? stands between lists of the same kind", ""},
	} {
		_, fault := l.Compile(r.source, wide)
		if fault == nil {
			t.Errorf("%s is taken: %s", r.source, r.why)
			continue
		}
		if got := [2]string{fault.Message.EN, fault.Hint.EN}; got != [2]string{r.message, r.hint} {
			t.Errorf("%s: %q, want %q: %s", r.source, got, [2]string{r.message, r.hint}, r.why)
		}
	}
	for _, r := range []struct{ why, infer, message string }{
		{"a choice of another fact", "map(visits, .paid ? job : .why)", `there is no choice "worker" here`},
		{"a choice that is written out", `["illness", "storm"]`, `there is no choice "storm" here`},
		{"entries", "visits", "gives a list, and a list is not worked out"},
	} {
		own := *l.vocabulary.Find("worries")
		own.Infer = r.infer
		if fault, _ := l.DefineInference(&own); fault == nil || fault.Message.EN != r.message {
			t.Errorf("%s: %+v, want %q: %s", r.infer, fault, r.message, r.why)
		}
	}
}

// What is left after payments is what package money reckons, whatever the order in which they are
// told; unknown while anything of it is, and out of bounds where a payment lies before the sum
// came.
func TestLaw5Balance(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why, expression, want string
		missing               []string
		cause                 CauseKind
	}{
		{"of 28,000 of 29 February 2020, interest first", `balance(paid_back, owed, signed_on, 0.24, 365, "interest")`, "71253.64", nil, ""},
		{"principal first", `balance(paid_back, owed, signed_on, 0.24, 365, "principal")`, "71162.55", nil, ""},
		{"without interest", `balance(paid_back, owed, signed_on, 0, 365, "interest")`, "25999.50", nil, ""},
		{"some payments left out", `balance(filter(paid_back, .sum > 100), owed, signed_on, 0, 365, "interest")`, "26050.00", nil, ""},
		{"more was paid than was left", `balance(paid_back, 100 + zero, signed_on, 0, 365, "principal")`, "0.00", nil, ""},
		{"before the sum came", `balance(paid_back, owed, as_of, 0.24, 365, "interest")`, "", nil, OutOfBounds},
		{"a negative rate", `balance(paid_back, owed, signed_on, zero - 1, 365, "interest")`, "", nil, OutOfBounds},
		{"by days of a year of 360", `balance(paid_back, owed, signed_on, 0.24, 360, "interest")`, "71882.17", nil, ""},
		{"by days of no year", `balance(paid_back, owed, signed_on, 0.24, zero, "interest")`, "", nil, OutOfBounds},
		{"by part of a day", `balance(paid_back, owed, signed_on, 0.24, zero + 360.5, "interest")`, "", nil, OutOfBounds},
		{"a sum that is not told", `balance(visits, owed, signed_on, 0.24, 365, "interest")`, "", []string{"visits"}, ""},
		{"payments that are not told", `sum(debts, balance(.paid_back, owed, signed_on, 0.24, 365, "interest"))`, "", []string{"2:paid_back"}, ""},
		{"what was received is not told", `balance(paid_back, savings, signed_on, 0.24, 365, "interest")`, "", []string{"savings"}, ""},
	} {
		e := compile(t, l, r.expression, Use{Debt: true, Gives: Number})
		f := l.NewFrame(sample(t, l)).At(0)
		v, trace := e.Value(f), e.Trace(f)
		got := ""
		if v.Known {
			got = v.Number.String()
		}
		missing := called(trace.Missing)
		if got != r.want || len(missing) != len(r.missing) || len(missing) > 0 && missing[0] != r.missing[0] ||
			(r.cause != "") != (len(trace.Causes) > 0) {
			t.Errorf("%s: %s is %q, missing %v, because %v; want %q, %v", r.why, r.expression, got, missing, trace.Causes, r.want, r.missing)
		}
	}
	for _, r := range []struct{ why, source, message string }{
		{"entries without a day", `balance(trips, owed, signed_on, 0.24, 365, "interest") > 1`, "balance takes payments, entries with one day and one sum"},
		{"a list of choices", `balance(hardships, owed, signed_on, 0.24, 365, "interest") > 1`, "balance takes payments, entries with one day and one sum"},
		{"another order", `balance(paid_back, owed, signed_on, 0.24, 365, "fees") > 1`, "the last argument is what a payment counts towards first"},
		{"an order that is not written out", `balance(paid_back, owed, signed_on, 0.24, 365, job) > 1`, "the last argument is what a payment counts towards first"},
	} {
		if _, fault := l.Compile(r.source, wide); fault == nil || fault.Message.EN != r.message {
			t.Errorf("%s: %+v, want %q: %s", r.source, fault, r.message, r.why)
		}
	}
}
