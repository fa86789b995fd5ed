package fact

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Markers stand for the values of a profile. No fact, choice, message or bound holds them, and
// neither can be the name of a fact (one has capitals, the other seven digits in a row): wherever
// they turn up in a problem, a value has leaked.
const (
	textMarker   = "ZQXJKV"
	numberMarker = "7707707"
)

// FuzzReadProfile reads anything, and then the same with a marker in place of every value: whatever
// shape makes a problem must not make it show one. What is read, written and read again is the
// same.
func FuzzReadProfile(f *testing.F) {
	v := testVocabulary()
	for _, row := range bad {
		if len(row.input) < 1000 {
			f.Add([]byte(row.input))
		}
	}
	for _, broken := range []string{`{"as_of":"ZQXJKV`, `{"as_of":ZQXJKV}`, `{"as_of":"\ZQXJKV"}`, `{"as_of":7707707x}`,
		`{ZQXJKV:1}`, `{}ZQXJKV`} {
		f.Add([]byte(broken))
	}
	f.Add(Template(v, "jd-jintiao", text.ZH))
	f.Add([]byte(`{"as_of":"2026年8月1日","monthly_income":"5,000元/月","hardships":"失业、本人生病",` +
		`"willing_to_repay":"有","debts":[{"overdue_days":"４０天","principal":"2万5千","apr":"24％","agreement":"书面"}]}`))
	f.Add(
		[]byte(
			`{"debts":[{"id":"b","lender":"ZQXJKV","apr":0.2394},{"family":"unknown","contract_date":"2025-01-31"}],` +
				`"hardships":["illness","other"]}`))

	f.Fuzz(func(t *testing.T, data []byte) {
		profile, problems := ReadProfile(v, "p.json", data, calendar.Last)
		if (profile == nil) == (len(problems) == 0) {
			t.Fatalf("neither a profile nor a problem, or both: %v", problems)
		}
		if profile != nil && (len(profile.Debts) == 0 || len(profile.Debts) > maxDebts) {
			t.Fatalf("a profile of %d debts", len(profile.Debts))
		}
		if profile != nil {
			checkRead(t, v, profile)
		}
		checkLenient(t, v, data, profile)
		_, again := ReadProfile(v, "p.json", data, calendar.Last)
		if diff := cmp.Diff(problems, again); diff != "" {
			t.Fatalf("the same input, other problems\n%s", diff)
		}
		checkShown(t, data, problems)
		checkMarked(t, v, data)
	})
}

// checkLenient holds the lenient reader to law 10: it takes what the strict one takes, and what it
// takes beside is kept as the strict one would have it.
func checkLenient(t *testing.T, v *Vocabulary, data []byte, strict *Profile) {
	t.Helper()
	lenient, problems := ReadAsWritten(v, "p.json", data, calendar.Last)
	for _, p := range problems {
		checkNoMarker(t, p)
	}
	switch {
	case strict != nil && lenient == nil:
		t.Fatalf("only the strict reader takes it: %v", problems)
	case lenient == nil:
		return
	case strict == nil && len(lenient.Read) == 0:
		t.Fatal("the lenient reader takes more, and does not say what")
	}
	written := lenient.JSON(v)
	if strict != nil && string(strict.JSON(v)) != string(written) {
		t.Fatalf("read in two ways:\n%s\n%s", strict.JSON(v), written)
	}
	again, problems := ReadProfile(v, "p.json", written, calendar.Last)
	if problems != nil || string(again.JSON(v)) != string(written) {
		t.Fatalf("not as the strict reader has it: %v\n%s", problems, written)
	}
}

func checkShown(t *testing.T, data []byte, problems problem.List) {
	t.Helper()
	lines := strings.Split(string(data), "\n")
	for _, p := range problems {
		if p.Line > len(lines) || p.Line > 0 && (p.Column < 1 || p.Column > len([]rune(lines[p.Line-1]))+1) {
			t.Fatalf("a place outside the file: %v", p)
		}
		checkNoMarker(t, p)
	}
}

func checkMarked(t *testing.T, v *Vocabulary, data []byte) {
	t.Helper()
	root, _ := readTree(data)
	if root == nil {
		return
	}
	for _, number := range []string{numberMarker, "0." + numberMarker, "-" + numberMarker} {
		_, problems := ReadProfile(v, "p.json", []byte(marked(root, number)), calendar.Last)
		for _, p := range problems {
			checkNoMarker(t, p)
		}
	}
}

func checkNoMarker(t interface{ Fatalf(string, ...any) }, p problem.Problem) {
	if s := shown(p); strings.Contains(s, textMarker) || strings.Contains(s, numberMarker) {
		t.Fatalf("a value is shown: %v (hint: %s)", p, p.Hint)
	}
}

// marked writes a tree as JSON, its strings begun with one marker and its numbers replaced by the
// other.
func marked(n *node, asNumber string) string {
	switch n.kind {
	case boolean:
		return strconv.FormatBool(n.yes)
	case number:
		return asNumber
	case str:
		return text.JSON(textMarker + n.text)
	case list:
		var items []string
		for _, item := range n.items {
			items = append(items, marked(item, asNumber))
		}
		return "[" + strings.Join(items, ",") + "]"
	case object:
		var members []string
		for _, m := range n.members {
			members = append(members, text.JSON(m.key)+":"+marked(m.value, asNumber))
		}
		return "{" + strings.Join(members, ",") + "}"
	}
	return "null"
}

// A test that looks for markers must be able to see one.
func TestMarkersReplaceEveryValue(t *testing.T) {
	root, _ := readTree([]byte(`{"a":"secret","b":[4321,"4321",null,true],"c":{"d":"secret"}}`))
	got := marked(root, numberMarker)
	want := `{"a":"ZQXJKVsecret","b":[7707707,"ZQXJKV4321",null,true],"c":{"d":"ZQXJKVsecret"}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if slices.ContainsFunc(publicWords(testVocabulary()),
		func(s string) bool { return strings.Contains(s, textMarker) }) {
		t.Error("a marker is a public word")
	}
}
