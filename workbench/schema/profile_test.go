package schema

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

// accepts is whether a schema accepts a profile.
func accepts(t testing.TB, s *validator.Schema, profile []byte) bool {
	t.Helper()
	doc, err := validator.UnmarshalJSON(bytes.NewReader(bytes.TrimPrefix(profile, []byte("\ufeff"))))
	if err != nil {
		t.Fatalf("%v in %s", err, profile)
	}
	return s.Validate(doc) == nil
}

func TestSoundProfilesAreAccepted(t *testing.T) {
	b := loaded(t, rules.FS)
	s := compiled(t, b, "profile")
	profiles := map[string][]byte{
		"of nulls": fact.Template(b.Vocabulary, "jd-jintiao", text.ZH),
		"empty":    []byte(`{"debts": [{}]}`),
		"strings": []byte(
			`{"monthly_income": "-0", "dependants": "007",
				"debts": [{"apr": "0.239400", "lender": "某某银行", "principal": "000000000012.50"}]}`),
		"remarks": []byte(
			`{"//": {"a": [1]}, "//debts": 3, "debts": [{"//id": null, "id": null, "lender": null, "family": null}]}`),
	}
	err := filepath.WalkDir("../../fixtures", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".json" {
			profiles[name], err = os.ReadFile(name)
		}
		return err
	})
	if err != nil || len(profiles) < 100 {
		t.Fatalf("%d profiles, %v", len(profiles), err)
	}
	for name, profile := range profiles {
		if _, problems := fact.ReadProfile(b.Vocabulary, name, profile, calendar.Last); len(problems) > 0 {
			t.Errorf("%s is not sound: %v", name, problems)
		}
		if !accepts(t, s, profile) {
			t.Errorf("%s is refused", name)
		}
	}
}

// TestBadProfiles: none is read; those that a schema cannot tell say why.
func TestBadProfiles(t *testing.T) {
	b := loaded(t, rules.FS)
	s := compiled(t, b, "profile")
	top := func(member string) string { return `{"debts":[{}],` + member + `}` }
	debt := func(member string) string { return `{"debts":[{` + member + `}]}` }
	for _, row := range []struct{ why, profile, beyond string }{
		{"a list, not an object", `[{"debts":[{}]}]`, ""},
		{"no debts", `{"monthly_income": 4321}`, ""},
		{"debts that are null", `{"debts": null}`, ""},
		{"an empty list of debts", `{"debts": []}`, ""},
		{"one debt, not in a list", `{"debts": {}}`, ""},
		{"debts that are no objects", `{"debts": [{}, "bank", null]}`, ""},
		{"more than 100 debts", `{"debts":[` + strings.Repeat("{},", 100) + `{}]}`, ""},
		{"a slip of the pen", top(`"montly_income": 4321`), ""},
		{"a slip of the pen in a debt", debt(`"lendr": "x"`), ""},
		{"a key in capitals", top(`"Monthly_Income": 1`), ""},
		{"one slash is no remark", top(`"/monthly_income": 1`), ""},
		{"a key of a debt at the top", top(`"overdue_days": 3`), ""},
		{"a key of the top in a debt", debt(`"monthly_income": 3`), ""},
		{"a derived fact, even as null", top(`"monthly_surplus": null`), ""},
		{"the same key again", top(`"monthly_income": 1, "monthly_income": 2`), "JSON keeps one of the two"},
		{"a bool as a string", top(`"willing_to_repay": "true"`), ""},
		{"a bool as a number", top(`"willing_to_repay": 1`), ""},
		{"money as a bool", top(`"monthly_income": true`), ""},
		{"money as a list", top(`"monthly_income": [1]`), ""},
		{"money with thousands", top(`"monthly_income": "4,321.00"`), ""},
		{"money with a unit", top(`"monthly_income": "4321元"`), ""},
		{"money without digits before the point", top(`"monthly_income": ".5"`), ""},
		{"money as an empty string", top(`"monthly_income": ""`), ""},
		{"money with a plus", top(`"monthly_income": "+4321"`), ""},
		{"money in full-width digits", top(`"monthly_income": "４３２１"`), ""},
		{"an exponent in a string", top(`"dependants": "1E0"`), ""},
		{"an exponent", top(`"monthly_income": 4.321e3`), "it is 4321 to a schema"},
		{"too many digits before the point", top(`"monthly_income": 9876543210`), ""},
		{"too many digits before the point, in a string", top(`"monthly_income": "9876543210"`), ""},
		{"too many digits after the point, in a string", top(`"monthly_income": "4321.001"`), ""},
		{"too many digits after the point", top(`"monthly_income": 4321.001`), "multipleOf is reckoned in binary"},
		{"below the least", top(`"monthly_income": -43.21`), ""},
		{"below the least, in a string", top(`"monthly_income": "-43.21"`), "minimum is of numbers"},
		{"an integer with a point", top(`"dependants": 1.0`), "it is 1 to a schema"},
		{"an integer with a half", top(`"dependants": 1.5`), ""},
		{"an integer of ten digits", debt(`"overdue_days": 9876543210`), ""},
		{"a rate in per cent", debt(`"apr": 23.94`), ""},
		{"a rate with a sign for per cent", debt(`"apr": "23.94%"`), ""},
		{"a date that does not exist", top(`"as_of": "2025-02-29"`), ""},
		{"a date written otherwise", debt(`"contract_date": "2025/2/9"`), ""},
		{"a date as a number", debt(`"contract_date": 20250209`), ""},
		{"a date with a time", top(`"as_of": "2025-02-09T10:00:00Z"`), ""},
		{"a choice with a slip", debt(`"agreement": "writen"`), ""},
		{"a choice by its title", debt(`"agreement": "口头"`), ""},
		{"a choice as a bool", debt(`"agreement": true`), ""},
		{"choices that are no list", top(`"hardships": "illness"`), ""},
		{"a choice given twice", top(`"hardships": ["illness", "illness"]`), ""},
		{"a choice that is null", top(`"hardships": [null]`), ""},
		{"an id in capitals", debt(`"id": "Bank"`), ""},
		{"an id that is too long", debt(`"id": "` + strings.Repeat("b", 41) + `"`), ""},
		{"the same id twice", `{"debts":[{"id":"a"},{"id":"a"}]}`,
			"a schema does not compare entries by one of their keys"},
		{"a lender that is too long", debt(`"lender": "` + strings.Repeat("贷", 81) + `"`), ""},
		{"a lender on two lines", debt(`"lender": "a\nb"`), ""},
		{"a family with a slip", debt(`"family": "credit-cart"`), ""},
	} {
		if _, problems := fact.ReadProfile(b.Vocabulary, "p.json", []byte(row.profile), calendar.Last); len(problems) == 0 {
			t.Errorf("%s: is read", row.why)
		}
		if refused := !accepts(t, s, []byte(row.profile)); refused != (row.beyond == "") {
			t.Errorf("%s: refused %v, beyond a schema: %q", row.why, refused, row.beyond)
		}
	}
}

// TestLaw1NoProfileThatIsReadIsRefused draws profiles, most of them nearly right.
func TestLaw1NoProfileThatIsReadIsRefused(t *testing.T) {
	b := loaded(t, rules.FS)
	s := compiled(t, b, "profile")
	read := 0
	rapid.Check(t, func(rt *rapid.T) {
		data, err := json.Marshal(drawn(rt, b.Vocabulary))
		if err != nil {
			rt.Fatal(err)
		}
		if _, problems := fact.ReadProfile(b.Vocabulary, "p.json", data, calendar.Last); len(problems) > 0 {
			return
		}
		read++
		if !accepts(t, s, data) {
			rt.Fatalf("refused: %s", data)
		}
	})
	if read == 0 {
		t.Error("none of them was a profile")
	}
}

func drawn(t *rapid.T, v *fact.Vocabulary) map[string]any {
	debt := facts(t, v.Debt)
	debt["lender"] = rapid.SampledFrom([]any{nil, "jd-jintiao", "某某", "a\tb"}).Draw(t, "lender")
	debt["id"] = rapid.SampledFrom([]any{nil, "a", "-", "A"}).Draw(t, "id")
	profile := facts(t, v.Borrower)
	profile["debts"] = []any{debt}
	return profile
}

// facts are some facts with values that mostly suit them.
func facts(t *rapid.T, all []*fact.Fact) map[string]any {
	given := map[string]any{}
	for _, f := range rapid.SliceOfN(rapid.SampledFrom(all), 0, 4).Draw(t, "facts") {
		if f.Given() {
			given[f.Name] = value(t, f)
		}
	}
	return given
}

func value(t *rapid.T, f *fact.Fact) any {
	ids := []string{"zodiac"}
	for _, a := range f.Answers {
		ids = append(ids, a.ID, a.ID)
	}
	number := rapid.StringMatching(`-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,7})?`).Draw(t, "number")
	suiting := map[fact.Type]any{
		fact.Bool: rapid.Bool().Draw(t, "bool"),
		fact.Date: rapid.StringMatching(`(0001|19[0-9]{2}|2026)-(0[1-9]|1[0-2])-(0[1-9]|[123][0-9])`).Draw(t,
			"date"),
		fact.Choice:  rapid.SampledFrom(ids).Draw(t, "choice"),
		fact.Choices: rapid.SliceOfN(rapid.SampledFrom(ids), 0, 3).Draw(t, "choices"),
	}
	suits, ok := suiting[f.Type]
	if !ok {
		suits = json.Number(number)
		if rapid.Bool().Draw(t, "in quotes") {
			suits = strings.Replace(number, "-", "-00", 1)
		}
	}
	if rapid.IntRange(0, 9).Draw(t, "null") == 0 {
		return nil
	}
	return suits
}
