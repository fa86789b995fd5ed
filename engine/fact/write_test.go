package fact

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
)

func TestProfileJSON(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct{ why, profile, want string }{
		{"nothing is known", `{"debts":[{}]}`, `{
  "debts": [
    {}
  ]
}
`},
		{"every type, in the order of the vocabulary, without zeros at the end", `{"debts":[{"contract_date":"2025-01-31","apr":"0.2390","principal":"1200.50","agreement":"oral","overdue_days":0}],
			"willing_to_repay":false,"monthly_income":"003200.00","hardships":["other","illness"],"as_of":"2026-11-22"}`, `{
  "as_of": "2026-11-22",
  "monthly_income": 3200,
  "hardships": ["other", "illness"],
  "willing_to_repay": false,
  "debts": [
    {
      "overdue_days": 0,
      "principal": 1200.5,
      "apr": 0.239,
      "contract_date": "2025-01-31",
      "agreement": "oral"
    }
  ]
}
`},
		{"what was asked and is not known; an empty list", `{"region":null,"hardships":[],"debts":[{"apr":null}]}`, `{
  "hardships": [],
  "region": null,
  "debts": [
    {
      "apr": null
    }
  ]
}
`},
		{"creditors, and an id where the position does not give it", `{"debts":[{"id":"debt-1","lender":"a \"b\" <c>"},{"id":"card","family":"credit-card"}]}`, `{
  "debts": [
    {
      "lender": "a \"b\" <c>"
    },
    {
      "id": "card",
      "family": "credit-card"
    }
  ]
}
`},
	} {
		p, problems := ReadProfile(v, "p.json", []byte(row.profile), calendar.Last)
		if problems != nil {
			t.Fatalf("%s: %v", row.why, problems)
		}
		if diff := cmp.Diff(row.want, string(p.JSON(v))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// What is written is read as it was, whatever is known.
func TestProfileJSONIsReadAsItWas(t *testing.T) {
	v := testVocabulary()
	rapid.Check(t, func(t *rapid.T) {
		want := &Profile{}
		if rapid.Bool().Draw(t, "has a day") {
			day := drawDay(t, 2)
			want.AsOf = &day
		}
		want.Borrower, want.Asked = drawValues(t, v.Borrower)
		for i := range rapid.IntRange(1, 3).Draw(t, "debts") {
			d := DebtFacts{ID: rapid.SampledFrom([]string{idAt(i), "card-" + idAt(i)}).Draw(t, "id")}
			d.Lender = rapid.SampledFrom([]string{"", "jd", "<京东> \"x\""}).Draw(t, "lender")
			d.Family = rapid.SampledFrom([]string{"", "unknown"}).Draw(t, "family")
			d.Values, d.Asked = drawValues(t, v.Debt)
			want.Debts = append(want.Debts, d)
		}
		checkRead(t, v, want)
	})
}

func checkRead(t interface{ Fatalf(string, ...any) }, v *Vocabulary, want *Profile) {
	written := want.JSON(v)
	got, problems := ReadProfile(v, "p.json", written, calendar.Last)
	if problems != nil {
		t.Fatalf("%s\n%v", written, problems)
	}
	if diff := cmp.Diff(want, got, sameProfile); diff != "" {
		t.Fatalf("%s (-want +got)\n%s", written, diff)
	}
}

func drawDay(t *rapid.T, first int) calendar.Day {
	return calendar.Of(rapid.IntRange(first, 9999).Draw(t, "year"), 2, rapid.IntRange(1, 28).Draw(t, "day"))
}

func drawValues(t *rapid.T, facts []*Fact) (values []Value, asked []bool) {
	values, asked = make([]Value, len(facts)), make([]bool, len(facts))
	for i, f := range facts {
		if f.Given() && rapid.Bool().Draw(t, "known") {
			values[i] = drawValue(t, f)
		} else if f.Given() {
			asked[i] = rapid.Bool().Draw(t, "asked")
		}
	}
	return values, asked
}

func drawValue(t *rapid.T, f *Fact) Value {
	v := Value{Known: true}
	switch f.Type {
	case Bool:
		v.Bool = rapid.Bool().Draw(t, f.Name)
	case Date:
		if v.Day = drawDay(t, 1); f.hasCome() { // by any day of the facts
			v.Day = calendar.Of(1, 2, 1)
		}
	case Choice:
		v.Choice = rapid.SampledFrom(f.Answers).Draw(t, f.Name).ID
	case Choices:
		v.List = []string{}
		for _, a := range rapid.Permutation(f.Answers).Draw(t,
			f.Name)[:rapid.IntRange(0, len(f.Answers)).Draw(t, "how many")] {
			v.List = append(v.List, a.ID)
		}
		v.List = slices.Clip(v.List)
	case Records:
		v.Records = make([][]Value, rapid.IntRange(0, 3).Draw(t, "entries"))
		for i := range v.Records {
			v.Records[i], _ = drawValues(t, f.Fields)
		}
	default:
		most := map[Type]int64{Integer: 20, Money: 99_999_999_999, Rate: 1_000_000}[f.Type]
		v.Number = decimal.MustNew(rapid.Int64Range(0, most).Draw(t, f.Name), mostDigits[f.Type].after)
	}
	return v
}
