package fact

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// The laws are those of the package comment.

func TestLaw1FactsAndNothingElse(t *testing.T) {
	v := testVocabulary()
	for _, key := range []string{"name", "id_number", "phone", "card_number", "姓名", "身份证", "address"} {
		for _, input := range []string{with(`"` + key + `":null`), ofDebt(`"` + key + `":null`)} {
			if p, problems := ReadProfile(v, "p.json", []byte(input), calendar.Last); p != nil || len(problems) != 1 {
				t.Errorf("%s: want one problem, got %v", input, problems)
			}
		}
	}
}

func TestLaw2UnknownIsNotNo(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct {
		why          string
		input        string
		fact         string
		known, asked bool
	}{
		{"absent is unknown and was not asked", with(`"//":0`), "willing_to_repay", false, false},
		{"null is unknown and was asked", with(`"willing_to_repay":null`), "willing_to_repay", false, true},
		{"no is known", with(`"willing_to_repay":false`), "willing_to_repay", true, false},
		{"null is not zero", ofDebt(`"overdue_days":null`), "overdue_days", false, true},
		{"zero is known", ofDebt(`"overdue_days":0`), "overdue_days", true, false},
		{"null is not an empty list", with(`"hardships":null`), "hardships", false, true},
		{"an empty list is known", with(`"hardships":[]`), "hardships", true, false},
		{"a derived fact is unknown and is never asked", ofDebt(`"principal":1`), "owed", false, false},
	} {
		p, problems := ReadProfile(v, "p.json", []byte(row.input), calendar.Last)
		if problems != nil {
			t.Errorf("%s: %v", row.why, problems)
			continue
		}
		f, asked := v.Find(row.fact), p.Asked
		if f.Of == Debt {
			asked = p.Debts[0].Asked
		}
		if got := valueOf(v, p, row.fact).Known; got != row.known || asked[f.Slot] != row.asked {
			t.Errorf("%s: known %t, asked %t", row.why, got, asked[f.Slot])
		}
	}
}

func TestLaw3AListIsKeptWhole(t *testing.T) {
	v := testVocabulary()
	rapid.Check(t, func(t *rapid.T) {
		ids := []string{"illness", "unemployment", "other"}
		want := rapid.Permutation(ids).Draw(t, "order")[:rapid.IntRange(0, len(ids)).Draw(t, "how many")]
		input := with(`"hardships":[` + strings.Join(quoteAll(want), ",") + `]`)
		p, problems := ReadProfile(v, "p.json", []byte(input), calendar.Last)
		if problems != nil {
			t.Fatal(problems)
		}
		if got := valueOf(v, p, "hardships").List; got == nil || !slices.Equal(got, want) {
			t.Fatalf("%s was read as %q", input, got)
		}
	})
}

func quoteAll(ids []string) []string {
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = text.JSON(id)
	}
	return quoted
}

// A number is compared with what math/big reads in the same text, and the bounds with a count of
// its digits.
func TestLaw4NumbersAreExactWithinBounds(t *testing.T) {
	v := testVocabulary()
	bounds := map[string]digits{"monthly_change": {9, 2}, "apr": {1, 6}, "overdue_days": {9, 0}}
	texts := rapid.StringMatching(`-?(0|[1-9][0-9]{0,10})(\.[0-9]{1,8})?`)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"monthly_change", "apr", "overdue_days"}).Draw(t, "fact")
		s := texts.Draw(t, "number")
		want, _ := new(big.Rat).SetString(s)
		whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
		most := bounds[name]
		fits := len(whole) <= most.before && len(fraction) <= most.after && (most.after > 0 || !point)
		if name != "monthly_change" {
			fits = fits && want.Sign() >= 0
		}
		if name == "apr" {
			fits = fits && want.Cmp(big.NewRat(1, 1)) <= 0
		}
		for _, written := range []string{s, text.JSON(s)} {
			member := text.JSON(name) + ":" + written
			input := with(member)
			if v.Find(name).Of == Debt {
				input = ofDebt(member)
			}
			p, problems := ReadProfile(v, "p.json", []byte(input), calendar.Last)
			if fits != (problems == nil) {
				t.Fatalf("%s: within bounds is %t, but %v", input, fits, problems)
			}
			if !fits {
				continue
			}
			got, _ := new(big.Rat).SetString(valueOf(v, p, name).Number.String())
			if got.Cmp(want) != 0 {
				t.Fatalf("%s was read as %s", input, got)
			}
		}
	})
}

// Whatever mistakes a profile is made of, each is reported, and no other.
func TestLaw5EveryProblemAtOnce(t *testing.T) {
	v := testVocabulary()
	mistakes := []struct{ member, path string }{
		{`"monthly_income":"ZQXJKV"`, "monthly_income"},
		{`"dependants":7707707`, "dependants"},
		{`"hardships":["ZQXJKV"]`, "hardships[0]"},
		{`"region":"ZQXJKV"`, "region"},
		{`"willing_to_repay":"ZQXJKV"`, "willing_to_repay"},
		{`"as_of":"ZQXJKV"`, "as_of"},
		{`"overdue_days":7707707`, "overdue_days"},
		{`"monthly_surplus":7707707`, "monthly_surplus"},
		{`"zodiac":"ZQXJKV"`, "zodiac"},
		{`"ZQXJKV":7707707`, ""},
	}
	rapid.Check(t, func(t *rapid.T) {
		made := rapid.Permutation(mistakes).Draw(t, "order")[:rapid.IntRange(1, len(mistakes)).Draw(t, "how many")]
		lines, want := []string{`{"debts":[{}]`}, []string{}
		for i, m := range made {
			lines = append(lines, m.member)
			want = append(want, fmt.Sprintf("%d %s", i+2, m.path))
		}
		_, problems := ReadProfile(v, "p.json", []byte(strings.Join(lines, ",\n")+"}"), calendar.Last)
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d %s", p.Line, p.Path))
			checkNoMarker(t, p)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("lines and paths (-want +got)\n%s", diff)
		}
	})
}

// A day that must have come by the day of the facts is refused after it, whichever of the two is
// read or set first, and nothing else is.
func TestLaw9DaysOfTheFacts(t *testing.T) {
	v := testVocabulary()
	const today = "2026-11-22"
	for _, row := range []struct {
		why, asOf, received string
		refused             bool
	}{
		{"the day before today", "", "2026-11-21", false},
		{"today", "", "2026-11-22", false},
		{"tomorrow", "", "2026-11-23", true},
		{"a slip of the year", "2026-11-20", "2027-11-19", true},
		{"after the day of the facts, and past by now", "2026-11-20", "2026-11-21", true},
		{"the day of the facts, which is to come", "2026-12-01", "2026-12-01", false},
	} {
		asOf := ""
		if row.asOf != "" {
			asOf = `,"as_of":"` + row.asOf + `"`
		}
		day, _ := calendar.Parse(today)
		input := `{"debts":[{"contract_date":"2030-01-01","paper_received_on":"` + row.received + `"}]` + asOf + `}`
		_, problems := ReadProfile(v, "p.json", []byte(input), day)
		if refused := len(problems) > 0; refused != row.refused {
			t.Errorf("%s: refused is %t: %v", row.why, refused, problems)
		}
		for _, p := range problems {
			if p.Path != "debts[0].paper_received_on" || strings.Contains(p.Message+p.Hint, "20") {
				t.Errorf("%s: %v", row.why, p)
			}
		}
		if row.asOf == "" {
			continue
		}
		p := v.NewProfile()
		p.AddDebt()
		first := errors.Join(p.Set("as_of", row.asOf), p.SetDebt(0, "paper_received_on", row.received))
		p = v.NewProfile()
		p.AddDebt()
		second := errors.Join(p.SetDebt(0, "paper_received_on", row.received), p.Set("as_of", row.asOf))
		if (first != nil) != row.refused || (second != nil) != row.refused {
			t.Errorf("%s: set after as_of %v, before %v", row.why, first, second)
		}
	}
	if _, problems := ReadProfile(v, "p.json",
		[]byte(`{"as_of":"2026-02-30","debts":[{"paper_received_on":"2026-02-01"}]}`), 0); len(problems) != 1 {
		t.Errorf("one mistake in as_of is %d problems", len(problems))
	}
}
