package suggest

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSet(t *testing.T) {
	for _, row := range []struct {
		why        string
		data       string
		debt       int
		key, value string
		want       string
	}{
		{"another value, and nothing else",
			"{ \"a\": 1,\n  \"debts\": [ { \"b\": [1, \"}\"] } ] }", 0, "b", `"x"`,
			"{ \"a\": 1,\n  \"debts\": [ { \"b\": \"x\" } ] }"},
		{"of the borrower", `{"a":1,"debts":[{"a":2}]}`, -1, "a", "3", `{"a":3,"debts":[{"a":2}]}`},
		{"a new one comes last, as its neighbour does",
			"{\n  \"debts\": [\n    {\n      \"a\": 1\n    }\n  ]\n}", 0, "b", "2",
			"{\n  \"debts\": [\n    {\n      \"a\": 1,\n      \"b\": 2\n    }\n  ]\n}"},
		{"on one line", `{"debts": [ { "a": 1, "c": 3 } ]}`, 0, "b", "2", `{"debts": [ { "a": 1, "c": 3, "b": 2 } ]}`},
		{"in a debt without anything", `{"debts": [{}, {}]}`, 1, "b", "2", `{"debts": [{}, { "b": 2}]}`},
		{"of the borrower before the debts",
			"{\n  \"a\": 1,\n  \"debts\": [{}]\n}", -1, "b", "2", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"debts\": [{}]\n}"},
		{"or behind them, where something is", `{"debts": [{}], "a": 1}`, -1, "b", "2",
			`{"debts": [{}], "a": 1, "b": 2}`},
		{"the first goes", `{"debts": [{"a": 1, "b": 2}]}`, 0, "a", "null", `{"debts": [{"b": 2}]}`},
		{"the last goes", `{"debts": [{"a": 1, "b": 2}]}`, 0, "b", "null", `{"debts": [{"a": 1}]}`},
		{"the only one goes", `{"debts": [{"a": 1}]}`, 0, "a", "null", `{"debts": [{}]}`},
		{"what is not there need not go", `{"debts": [{"a": 1}]}`, 0, "b", "null", `{"debts": [{"a": 1}]}`},
		{"remarks and escapes stay",
			`{"// x": {"a": 9}, "debts": [{"\u0061": 1, "// a": [{}]}]}`, 0, "a", "2",
			`{"// x": {"a": 9}, "debts": [{"\u0061": 2, "// a": [{}]}]}`},
	} {
		got := string(parseProfile([]byte(row.data)).set(row.debt, row.key, row.value))
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
		if !json.Valid([]byte(got)) {
			t.Errorf("%s: not JSON: %s", row.why, got)
		}
	}
}

func TestNameOf(t *testing.T) {
	for _, row := range []struct {
		why, base string
		changes   []Change
		want      string
	}{
		{"what was changed stands behind", "bank/ill-45-days",
			[]Change{{Debt: "a", Fact: "overdue_days", Is: "31"}}, "bank/ill-45-days-overdue-days-31"},
		{"a change of creditor is a folder", "bank/ill",
			[]Change{{Debt: "a", Fact: "lender", Is: `"north"`}, {Fact: "papers", Is: `["bill", "plan"]`}},
			"north/ill-papers-bill-plan"},
		{"nothing is called none", "ill", []Change{{Fact: "papers", Is: "[]"}}, "ill-papers-none"},
		{"a long name ends", "bank/a-name-that-is-long-already-and-goes-on-for-a-while",
			[]Change{{Fact: "total_monthly_due", Is: "1300.5"}},
			"bank/a-name-that-is-long-already-and-goes-on-for-a-while-total-mo"},
	} {
		if got := nameOf(row.base, row.changes); got != row.want {
			t.Errorf("%s: %s, want %s", row.why, got, row.want)
		}
	}
}

// FuzzSet: what is set is there, once, and everything else stays.
func FuzzSet(f *testing.F) {
	f.Add(`{"debts": [{"a": 1, "b": [2, {}]}], "c": "x"}`, "b", int64(7))
	f.Add("{ \"// a\": 1,\r\n\t\"debts\": [ {} , {\"a\": null} ] }", "a", int64(-1))
	f.Fuzz(func(t *testing.T, data, key string, value int64) {
		var before struct{ Debts []map[string]any }
		var whole map[string]any
		if json.Unmarshal([]byte(data), &before) != nil || json.Unmarshal([]byte(data), &whole) != nil ||
			!plain(data, whole) || len(before.Debts) == 0 {
			return
		}
		want, _ := json.Marshal(value)
		got := parseProfile([]byte(data)).set(0, key, string(want))
		var after struct{ Debts []map[string]any }
		if err := json.Unmarshal(got, &after); err != nil {
			t.Fatalf("%q: %v", got, err)
		}
		if before.Debts[0] == nil {
			before.Debts[0] = map[string]any{}
		}
		before.Debts[0][name(t, key)] = float64(value)
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%q (-want +got):\n%s", got, diff)
		}
	})
}

// plain is whether a text has nothing that a profile could not have: keys given twice, or debts
// that are no objects.
func plain(data string, whole map[string]any) bool {
	again, _ := json.Marshal(whole)
	var keys, braces int
	for _, c := range data {
		if c == ':' {
			keys++
		}
		if c == '{' {
			braces++
		}
	}
	for _, c := range string(again) {
		if c == ':' {
			keys--
		}
		if c == '{' {
			braces--
		}
	}
	debts, ok := whole["debts"].([]any)
	for _, d := range debts {
		_, object := d.(map[string]any)
		ok = ok && object
	}
	return ok && keys == 0 && braces == 0
}

// name is a key as JSON reads it back.
func name(t *testing.T, key string) string {
	t.Helper()
	var back string
	if err := json.Unmarshal([]byte(quoted(key)), &back); err != nil {
		t.Fatal(err)
	}
	return back
}
