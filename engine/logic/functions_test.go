package logic_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/logic/logictest"
)

// A function that is added in the table alone is checked, judged and traced like the others.
func TestFunctionAdded(t *testing.T) {
	l, fault := logic.TestLanguage(t).With(logictest.WeeksSince)
	if fault != nil {
		t.Fatal(*fault)
	}
	f := l.NewFrame(logic.TestSample(t, l)).At(0)
	for _, r := range []struct {
		why, condition string
		want           logic.Truth
		missing        []string
	}{
		{"42 weeks from 2026-01-31 to 2026-11-22", "weeks_since(paid_on) == 42", logic.Yes, nil},
		{"of a day that is not known", "weeks_since(someday) == 42", logic.Unknown, []string{"someday"}},
		{"where it does not matter", "yes or weeks_since(someday) == 42", logic.Yes, nil},
		{"of each debt", "any(debts, weeks_since(.signed_on) > 1)", logic.Yes, nil},
	} {
		e := logic.CompileWide(t, l, r.condition)
		if got := e.Truth(f); got != r.want {
			t.Errorf("%s is %v, want %v: %s", r.condition, got, r.want, r.why)
		}
		var missing []string
		for _, ref := range e.Trace(f).Missing {
			missing = append(missing, ref.Fact.Name)
		}
		if diff := cmp.Diff(r.missing, missing); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", r.condition, r.why, diff)
		}
	}
	use := logic.Use{Debt: true}
	for _, r := range []struct {
		why, source string
		want        refusal
	}{
		{"without its argument", "weeks_since() > 1",
			refusal{Width: 11, Message: "not enough arguments to call weeks_since"}},
		{"of a number", "weeks_since(income) > 1", refusal{Offset: 12, Width: 6,
			Message: "cannot use a number as argument (type a date) to call weeks_since"}},
		{"a name that is nearly its own", "weeks_sinse > 1", refusal{Width: 11,
			Message: "unknown fact weeks_sinse", Hint: "did you mean weeks_since?"}},
	} {
		if _, got := l.Compile(r.source, use); got == nil || refusalOf(t, got) != r.want {
			t.Errorf("%s: %+v, want %+v: %s", r.source, got, r.want, r.why)
		}
	}
}

// refusal is a fault in English.
type refusal struct {
	Offset, Width int
	Message, Hint string
}

func refusalOf(t *testing.T, f *logic.Fault) refusal {
	t.Helper()
	return refusal{f.Offset, f.Width, f.Message.EN, f.Hint.EN}
}
