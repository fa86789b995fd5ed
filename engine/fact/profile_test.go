package fact

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
)

// sameProfile compares profiles by what they say.
var sameProfile = cmp.Options{cmp.Comparer(decimal.Decimal.Equal), cmpopts.IgnoreUnexported(Profile{})}

// describeError returns each problem of an error of this package, with its hint.
func describeError(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var list problem.List
	if !errors.As(err, &list) {
		t.Fatalf("no problem.List: %v", err)
	}
	return describe(list)
}

func TestLaw8SetHoldsWhatTheReaderReads(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct {
		why   string
		name  string
		value any
		want  string // the member in JSON; "" when nothing is said
	}{
		{"money from an int", "monthly_income", 3200, `"monthly_income": 3200`},
		{"money from digits", "monthly_income", "3200.50", `"monthly_income": 3200.5`},
		{"money from a float, by its shortest digits", "monthly_income", 0.1, `"monthly_income": 0.1`},
		{"money from a decimal, whose zeros at the end do not count", "monthly_income", decimal.MustParse("1.5000"),
			`"monthly_income": 1.5`},
		{"a whole number", "dependants", int64(2), `"dependants": 2`},
		{"a bool", "willing_to_repay", false, `"willing_to_repay": false`},
		{"a list", "hardships", []string{"illness", "other"}, `"hardships": ["illness", "other"]`},
		{"a list of none", "hardships", []string{}, `"hardships": []`},
		{"a choice", "region", "anhui", `"region": "anhui"`},
		{"a day", "as_of", day("2026-11-22"), `"as_of": "2026-11-22"`},
		{"a day as text", "as_of", "2026-11-22", `"as_of": "2026-11-22"`},
		{"no day", "as_of", nil, ""},
		{"nil is null: it was asked", "monthly_income", nil, `"monthly_income": null`},
		{"an unknown value takes back what was said", "monthly_income", Value{}, ""},
		{"a value", "monthly_income", figure("12"), `"monthly_income": 12`},
		{"a value of a bool", "willing_to_repay", known(Value{Bool: true}), `"willing_to_repay": true`},
		{"a value of a list", "hardships", known(Value{List: []string{"other"}}), `"hardships": ["other"]`},
		{"a value of a choice", "region", known(Value{Choice: "hebei"}), `"region": "hebei"`},
	} {
		t.Run(row.why, func(t *testing.T) {
			p := v.NewProfile()
			p.AddDebt()
			if row.name != "as_of" { // so that something must be replaced
				p.Borrower[v.Find(row.name).Slot] = known(Value{})
			}
			if err := p.Set(row.name, row.value); err != nil {
				t.Fatal(err)
			}
			input := with(row.want)
			if row.want == "" {
				input = `{"debts":[{}]}`
			}
			want, problems := ReadProfile(v, "p.json", []byte(input), calendar.Last)
			if problems != nil {
				t.Fatal(problems)
			}
			if diff := cmp.Diff(want, p, sameProfile); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSetDebt(t *testing.T) {
	v := testVocabulary()
	p := v.NewProfile()
	first, second := p.AddDebt(), p.AddDebt()
	for _, set := range []struct {
		debt  int
		name  string
		value any
	}{
		{first, "lender", "jd-jintiao"}, {first, "overdue_days", 45}, {first, "apr", "0.24"},
		{first, "contract_date", "2025-01-31"},
		{first, "payments", known(Value{Records: [][]Value{{known(Value{Day: day("2026-09-13")}), figure("1950"), {}, {}}, {{}, {}, {}, {}}}})},
		{second, "payments", known(Value{Records: [][]Value{}})},
		{second, "id", "card"}, {second, "family", "credit-card"}, {second, "agreement", "oral"},
		{second, "agreement", nil},
	} {
		if err := p.SetDebt(set.debt, set.name, set.value); err != nil {
			t.Error(err)
		}
	}
	want, problems := ReadProfile(v, "p.json", []byte(`{"debts":[
		{"lender":"jd-jintiao","overdue_days":45,"apr":0.24,"contract_date":"2025-01-31",
			"payments":[{"date":"2026-09-13","amount":1950},{}]},
		{"id":"card","family":"credit-card","agreement":null,"payments":[]}]}`), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, p, sameProfile); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestLaw8WhatIsRefusedChangesNothing(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct {
		why   string
		debt  bool
		name  string
		value any
		want  string
	}{
		{"a word for money", false, "monthly_income", "secret",
			"monthly_income: expected an amount in yuan, as a number or a decimal string | hint: write it like " +
				"1300.50, without comma, space or unit"},
		{"out of bounds", false, "dependants", 4321, "dependants: more than 20, the most it may be"},
		{"a float that is no short figure", false, "monthly_income", 1.0 / 3,
			"monthly_income: too many digits: at most 9 before the point and 2 after | hint: leave out zeros at the " +
				"end, they count; round the rest yourself, nothing is rounded here"},
		{"a type that no profile holds", false, "monthly_income", struct{}{},
			"monthly_income: expected an amount in yuan, as a number or a decimal string | hint: write it like " +
				"1300.50, without comma, space or unit"},
		{"a Value of a choice for a number is not 0", false, "monthly_income", known(Value{Choice: "anhui"}),
			"monthly_income: expected an amount in yuan, as a number or a decimal string | hint: write it like " +
				"1300.50, without comma, space or unit"},
		{"a Value of a number for a list does not say none", false, "hardships", figure("4321"),
			"hardships: expected a list of choices | hint: put them in brackets, even a single one; [] says none"},
		{"a word for a list", false, "hardships", "illness",
			"hardships: expected a list of choices | hint: put them in brackets, even a single one; [] says none"},
		{"a slip of the pen", false, "montly_income", 4321,
			"montly_income: montly_income is not a fact | hint: did you mean monthly_income?"},
		{"nothing near", false, "zodiac", "leo the lion",
			"zodiac: zodiac is not a fact | hint: the vocabulary of the book lists the facts"},
		{"what is worked out", false, "is_stuck", true, "is_stuck: is_stuck is worked out | hint: leave it out"},
		{"a fact of a debt", false, "overdue_days", 45,
			"overdue_days: overdue_days belongs in a debt | hint: move it into an entry of debts"},
		{"the debts", false, "debts", []string{}, "debts: debts is not a value | hint: add a debt with AddDebt"},
		{"a day that does not exist", false, "as_of", "2026-02-30",
			`as_of: expected a date that exists, as a string YYYY-MM-DD | hint: write it like "2026-11-22"`},
		{"a fact of the borrower", true, "monthly_income", 4321,
			"debts[1].monthly_income: monthly_income belongs at the top of the profile, not in a debt | hint: move it " +
				"out of the debt"},
		{"per cent for a share", true, "apr", 2.4,
			"debts[1].apr: " + hasTwoRates},
		{"an id that another debt has", true, "id", "debt-1",
			"debts[1].id: the same id as debts[0] | hint: give each debt an id of its own"},
		{"an id with a name in it", true, "id", "Zhang San",
			"debts[1].id: expected an id: a string of 1 to 40 small letters, digits and hyphens | hint: call it by " +
				"the product, without name or number of a person; or leave it out"},
		{"a family that does not exist", true, "family", "secret",
			"debts[1].family: no such choice | hint: choose from credit-card, bank-loan, unknown"},
		{"a lender on two lines", true, "lender", "a\nb",
			"debts[1].lender: expected a lender: a string of at most 80 characters, on one line | hint: write its id, " +
				"or the name on the contract"},
	} {
		t.Run(row.why, func(t *testing.T) {
			p := v.NewProfile()
			p.AddDebt()
			p.AddDebt()
			before := p.Clone()
			err := p.Set(row.name, row.value)
			if row.debt {
				p = before.Clone()
				err = p.SetDebt(1, row.name, row.value)
			}
			if diff := cmp.Diff([]string{row.want}, describeError(t, err)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(before, p, sameProfile); diff != "" {
				t.Errorf("the profile is changed:\n%s", diff)
			}
		})
	}
}

// Whatever is set, it is what a profile holds whose JSON says the same; and the JSON of what was
// made is read as it was.
func TestLaw8WhateverIsSetIsRead(t *testing.T) {
	v := testVocabulary()
	rapid.Check(t, func(t *rapid.T) {
		p := v.NewProfile()
		for range rapid.IntRange(1, 3).Draw(t, "debts") {
			p.AddDebt()
		}
		for range rapid.IntRange(0, 12).Draw(t, "settings") {
			value := rapid.SampledFrom([]any{nil, Value{}, 3, -1, "1.5", "illness", "oral", "2026-01-02", true, 0.24,
				[]string{"other"}, []string{"other", "other"}, day("2026-01-02"), "credit-card", "debt-2"}).Draw(t,
				"value")
			f := rapid.SampledFrom(v.Facts).Draw(t, "fact")
			if f.Of == Borrower {
				p.Set(f.Name, value)
			} else {
				i := rapid.IntRange(0, len(p.Debts)-1).Draw(t, "debt")
				p.SetDebt(i, rapid.SampledFrom([]string{f.Name, "id", "lender", "family"}).Draw(t, "key"), value)
			}
		}
		checkRead(t, v, p)
	})
}

func TestAddDebtGivesAnIDThatNoneHas(t *testing.T) {
	p := testVocabulary().NewProfile()
	p.AddDebt()
	if err := p.SetDebt(0, "id", "debt-2"); err != nil {
		t.Fatal(err)
	}
	if i := p.AddDebt(); i != 1 || p.Debts[i].ID != "debt-3" {
		t.Errorf("debt %d is %s", i, p.Debts[i].ID)
	}
}

func TestAProfileWithoutDebtsIsWritten(t *testing.T) {
	v := testVocabulary()
	p := v.NewProfile()
	p.Set("monthly_income", 3200)
	if diff := cmp.Diff("{\n  \"monthly_income\": 3200,\n  \"debts\": []\n}\n", string(p.JSON(v))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	v := testVocabulary()
	p := v.NewProfile()
	p.AddDebt()
	c := p.Clone()
	p.Set("as_of", "2026-11-22")
	c.Set("as_of", "2026-11-23")
	c.Set("monthly_income", 1)
	c.SetDebt(0, "overdue_days", 1)
	c.SetDebt(0, "lender", "jd")
	want := v.NewProfile()
	want.AddDebt()
	want.Set("as_of", "2026-11-22")
	if diff := cmp.Diff(want, p, sameProfile); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestParseAnswer(t *testing.T) {
	v := testVocabulary()
	hard := func(ids ...string) Value { return known(Value{List: append([]string{}, ids...)}) }
	for _, row := range []struct {
		why, fact, answer string
		want              Value
	}{
		{"yes", "willing_to_repay", "Yes", known(Value{Bool: true})},
		{"yes in Chinese", "willing_to_repay", "是", known(Value{Bool: true})},
		{"no", "willing_to_repay", " no ", known(Value{})},
		{"no in Chinese", "willing_to_repay", "否", known(Value{})},
		{"money", "monthly_income", "3200.50", figure("3200.5")},
		{"a rate", "apr", "0.24", figure("0.24")},
		{"days", "overdue_days", "45", figure("45")},
		{"a date", "contract_date", "2025-01-31", known(Value{Day: day("2025-01-31")})},
		{"a choice by its id", "agreement", "oral", known(Value{Choice: "oral"})},
		{"a choice by its title", "agreement", "书面", known(Value{Choice: "written"})},
		{"a list by ids and titles, with commas of both languages", "hardships", "Own Illness，失业、other",
			hard("illness", "unemployment", "other")},
		{"a list of one", "hardships", "other", hard("other")},
		{"a comma at the end", "hardships", "other, ", hard("other")},
		{"none", "hardships", "none", hard()},
		{"none in Chinese", "hardships", "没有", hard()},
		{"money as it is written", "monthly_income", "4,321元", figure("4321")},
		{"records", "payments", `[{"date":"2026年9月13日","amount":"1,950元"},{"by":"转账","late":"没有"},{"amount":"不知道"}]`,
			known(Value{Records: [][]Value{{known(Value{Day: day("2026-09-13")}), figure("1950"), {}, {}},
				{{}, {}, known(Value{Choice: "transfer"}), known(Value{})}, {{}, {}, {}, {}}}})},
		{"no records", "payments", "没有", known(Value{Records: [][]Value{}})},
		{"a rate in per cent", "apr", "24%", figure("0.24")},
		{"a choice in another case", "agreement", "Oral", known(Value{Choice: "oral"})},
	} {
		t.Run(row.why, func(t *testing.T) {
			got, err := v.Find(row.fact).ParseAnswer(row.answer, day("2026-11-22"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(row.want, got, cmp.Comparer(decimal.Decimal.Equal)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestParseAnswerRefuses(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct{ why, fact, answer, want string }{
		{"nothing", "monthly_income", "  ", "monthly_income: an empty answer | hint: leave out what is not known"},
		{"a word for yes or no", "willing_to_repay", "secret",
			"willing_to_repay: expected yes or no | hint: write yes or no"},
		{"a day that does not exist", "contract_date", "2026-02-30",
			"contract_date: this needs a date that exists | hint: write it like 2026-11-22"},
		{"money of another unit", "monthly_income", "4321美元",
			"monthly_income: this needs an amount in yuan | hint: write it like 1300.50, without comma, space or unit"},
		{"a rate that may be two", "apr", "4.321", "apr: " + hasTwoRates},
		{"out of bounds", "apr", "143.21%", "apr: more than 1, the most it may be | hint: write it like 24%"},
		{"no choice", "agreement", "secret", "agreement: no such choice | hint: choose from oral, written"},
		{"two choices where one is asked for", "agreement", "oral, written",
			"agreement: no such choice | hint: choose from oral, written"},
		{"no choice in a list", "hardships", "illness, secret",
			"hardships: no such choice | hint: choose from illness, unemployment, other"},
		{"a choice that only begins like one", "hardships", "other things",
			"hardships: no such choice | hint: choose from illness, unemployment, other"},
		{"one twice", "hardships", "illness, 本人生病", "hardships: a choice that is given twice | hint: keep one of them"},
		{"records that are no list", "payments", "4321", "payments: " + isNoRecords},
		{"records that are not written as a profile has them", "payments", "on 13 September, 4321",
			`payments: expected a list of objects | hint: write [` + anEntry + `], or none`},
		{"a field that may be two", "payments", `[{"date":"8/7/2026"}]`, "payments[0].date: a date that may be read in two ways" +
			" | hint: 8/7 may be 7 August or 8 July: write it like 2026-08-07"},
		{"what is worked out", "owed", "4321", "owed: owed is worked out | hint: ask for what it is worked out from"},
	} {
		t.Run(row.why, func(t *testing.T) {
			got, err := v.Find(row.fact).ParseAnswer(row.answer, day("2026-11-22"))
			if diff := cmp.Diff([]string{row.want}, describeError(t, err)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if got.Known {
				t.Errorf("a value beside the error: %v", got)
			}
		})
	}
}

// An answer that every value is written as in a profile is read as that value.
func TestParseAnswerReadsWhatAProfileHolds(t *testing.T) {
	v := testVocabulary()
	rapid.Check(t, func(t *rapid.T) {
		values, _ := drawValues(t, v.Debt)
		for i, f := range v.Debt {
			if !f.Given() || !values[i].Known {
				continue
			}
			got, err := f.ParseAnswer(strings.Trim(f.JSON(values[i]), `"`), day("2026-11-22"))
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if diff := cmp.Diff(values[i], got, cmp.Comparer(decimal.Decimal.Equal)); diff != "" {
				t.Fatalf("%s (-want +got)\n%s", f.Name, diff)
			}
		}
	})
}
