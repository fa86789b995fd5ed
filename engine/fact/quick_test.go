package fact

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// same reads data by both readers and complains where the quick one says something else. It reports
// whether the quick one read it by itself.
func same(t *testing.T, quick *QuickReader, data []byte, today calendar.Day) bool {
	t.Helper()
	want, problems := ReadAsWritten(quick.vocabulary, "p.json", data, today)
	alone := quick.readQuickly(data, today)
	switch {
	case alone != nil && want == nil:
		t.Fatalf("only the quick reader takes it: %v\n%s", problems, data)
	case alone != nil && !reflect.DeepEqual(want, alone):
		t.Fatalf("read otherwise\n%s\n%s\n%s", data, want.JSON(quick.vocabulary), alone.JSON(quick.vocabulary))
	}
	taken := alone != nil
	got, others := quick.Read("p.json", data, today)
	if !reflect.DeepEqual(want, got) || !reflect.DeepEqual(problems, others) {
		t.Fatalf("not what ReadAsWritten says of\n%s\n%s", data, cmp.Diff(problems, others))
	}
	return taken
}

func TestLaw12TheQuickReaderReadsAsTheOther(t *testing.T) {
	quick := NewQuickReader(testVocabulary())
	for _, row := range []struct {
		why, input string
		alone      bool
	}{
		{"the least", `{"debts":[{}]}`, true},
		{"space everywhere", " {\n\"debts\" :\t[ { } ] }\r\n", true},
		{"each type", `{"as_of":"2026-11-22","monthly_income":3200.5,"dependants":2,"hardships":["illness","other"],
			"region":"hebei","willing_to_repay":true,"debts":[{"id":"a","lender":"某某分期","family":"credit-card",
			"overdue_days":"45","principal":"28000.00","apr":0.239400,"daily_rate":"0.0005","contract_date":"2024-02-29",
			"paper_received_on":"2026-11-22","agreement":"oral","payments":[{"date":"2026-08-01","amount":0.5,"by":"debit","late":false},
			{"//":"a remark","amount":null},{}]}]}`, true},
		{"nulls", `{"as_of":null,"monthly_income":null,"hardships":null,"debts":[{"id":null,"lender":null,"family":null,"apr":null}]}`, true},
		{"empty lists", `{"hardships":[],"debts":[{"payments":[]}]}`, true},
		{"remarks", `{"//":"x","//id":17,"//a":null,"debts":[{"//":true,"//b":false}]}`, true},
		{"a remark of several parts", `{"//":{"a":[1,2]},"debts":[{}]}`, false},
		{"an escape", `{"//":"\u0041","debts":[{}]}`, false},
		{"an escape in a key", `{"monthly\u005fincome":3,"debts":[{}]}`, false},
		{"a number with a unit", `{"monthly_income":"3200元","debts":[{}]}`, false},
		{"a rate with its sign", `{"debts":[{"apr":"24%"}]}`, false},
		{"a rate above 2", `{"debts":[{"apr":24}]}`, false},
		{"a negative number", `{"monthly_change":-5,"debts":[{}]}`, false},
		{"zeros in front, in a string", `{"monthly_income":"007","debts":[{}]}`, false},
		{"zeros in front", `{"monthly_income":007,"debts":[{}]}`, false},
		{"no digit behind the point", `{"monthly_income":7.,"debts":[{}]}`, false},
		{"no digit before the point", `{"monthly_income":.7,"debts":[{}]}`, false},
		{"two points", `{"monthly_income":"7.7.7","debts":[{}]}`, false},
		{"an exponent", `{"monthly_income":7e3,"debts":[{}]}`, false},
		{"too many digits", `{"monthly_income":1234567890,"debts":[{}]}`, false},
		{"too many behind the point", `{"monthly_income":0.005,"debts":[{}]}`, false},
		{"nine digits", `{"monthly_income":123456789.99,"debts":[{"overdue_days":999999999}]}`, true},
		{"a point in a whole number", `{"dependants":2.0,"debts":[{}]}`, false},
		{"more than the most", `{"dependants":21,"debts":[{}]}`, false},
		{"less than the least", `{"monthly_income":"-1","debts":[{}]}`, false},
		{"a fact given twice", `{"dependants":2,"dependants":2,"debts":[{}]}`, false},
		{"and first as null", `{"dependants":null,"dependants":2,"debts":[{}]}`, false},
		{"the day twice", `{"as_of":null,"as_of":null,"debts":[{}]}`, false},
		{"the debts twice", `{"debts":[{}],"debts":[{}]}`, false},
		{"an id twice", `{"debts":[{"id":"a","id":"a"}]}`, false},
		{"no id, then one", `{"debts":[{"id":null,"id":"a"}]}`, false},
		{"a lender twice", `{"debts":[{"lender":"a","lender":null}]}`, false},
		{"a family twice", `{"debts":[{"family":null,"family":"bank-loan"}]}`, false},
		{"a field twice", `{"debts":[{"payments":[{"late":null,"late":true}]}]}`, false},
		{"a choice twice", `{"hardships":["other","other"],"debts":[{}]}`, false},
		{"the same id twice", `{"debts":[{"id":"a"},{"id":"a"}]}`, false},
		{"the id of a position", `{"debts":[{},{"id":"debt-1"}]}`, false},
		{"an id that is none", `{"debts":[{"id":"A"}]}`, false},
		{"an empty lender", `{"debts":[{"lender":""}]}`, true},
		{"a lender of too many characters", `{"debts":[{"lender":"` + strings.Repeat("贷", 81) + `"}]}`, false},
		{"a lender of just as many", `{"debts":[{"lender":"` + strings.Repeat("贷", 80) + `"}]}`, true},
		{"a lender with a control character", `{"debts":[{"lender":"` + "\u0085" + `"}]}`, false},
		{"a tab in a string", "{\"//\":\"\t\",\"debts\":[{}]}", false},
		{"not UTF-8", "{\"//\":\"\xff\",\"debts\":[{}]}", false},
		{"a derived fact", `{"monthly_surplus":1,"debts":[{}]}`, false},
		{"a fact of a debt", `{"principal":1,"debts":[{}]}`, false},
		{"a fact of the borrower", `{"debts":[{"monthly_income":1}]}`, false},
		{"a key that is none", `{"income":1,"debts":[{}]}`, false},
		{"the family of a borrower", `{"family":"bank-loan","debts":[{}]}`, false},
		{"the title of a choice", `{"region":"河北","debts":[{"agreement":"书面"}]}`, false},
		{"a family that is not there", `{"debts":[{"family":"pawnshop"}]}`, false},
		{"a day that does not exist", `{"debts":[{"contract_date":"2026-02-29"}]}`, false},
		{"a day that has not come", `{"as_of":"2026-11-22","debts":[{"paper_received_on":"2026-11-23"}]}`, false},
		{"in an entry", `{"as_of":"2026-11-22","debts":[{"payments":[{"date":"2026-11-23"}]}]}`, false},
		{"which stands before the day of the facts", `{"debts":[{"paper_received_on":"2026-11-23"}],"as_of":"2026-11-22"}`, false},
		{"a day that has come by the day of the caller", `{"debts":[{"paper_received_on":"2026-11-22"}]}`, true},
		{"no debt", `{"debts":[]}`, false},
		{"no debts", `{}`, false},
		{"debts that are null", `{"debts":null}`, false},
		{"a list", `[{"debts":[{}]}]`, false},
		{"nothing", ``, false},
		{"something behind it", `{"debts":[{}]}x`, false},
		{"a second profile", `{"debts":[{}]}{}`, false},
		{"a zero byte behind it", "{\"debts\":[{}]}\x00", false},
		{"a comma too many", `{"debts":[{}],}`, false},
		{"in a list", `{"debts":[{},]}`, false},
		{"a word that goes on", `{"willing_to_repay":trueish,"debts":[{}]}`, false},
		{"no colon", `{"debts"[{}]}`, false},
		{"not closed", `{"debts":[{}]`, false},
		{"a mark of the byte order", "\ufeff{\"debts\":[{}]}", false},
		{"as many debts as there may be", `{"debts":[{}` + strings.Repeat(",{}", 99) + `]}`, true},
		{"one more", `{"debts":[{}` + strings.Repeat(",{}", 100) + `]}`, false},
		{"as many entries as there may be", `{"debts":[{"payments":[{}` + strings.Repeat(",{}", 59) + `]}]}`, true},
		{"one more", `{"debts":[{"payments":[{}` + strings.Repeat(",{}", 60) + `]}]}`, false},
		{"more than a file may have", `{"//":"` + strings.Repeat("x", 1<<20) + `","debts":[{}]}`, false},
	} {
		if alone := same(t, quick, []byte(row.input), calendar.Of(2026, 11, 22)); alone != row.alone {
			t.Errorf("%s: read quickly: %t", row.why, alone)
		}
	}
}

func TestLaw12HoldsForTheMistakesThatAreKnown(t *testing.T) {
	quick := NewQuickReader(testVocabulary())
	for _, row := range bad {
		same(t, quick, []byte(row.input), calendar.Last)
	}
}

// The readers agree on random changes of profiles too: most break them, some only move a value.
func TestLaw12HoldsForRandomChanges(t *testing.T) {
	v := testVocabulary()
	quick := NewQuickReader(v)
	names, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(names) < 100 {
		t.Fatalf("%d fixtures, %v", len(names), err)
	}
	random := rand.New(rand.NewPCG(14, 1))
	inputs := [][]byte{Template(v, "jd-jintiao", text.ZH), []byte(full)}
	for _, name := range names[:100] {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, data)
	}
	alone := 0
	for n := range 20_000 {
		data := bytes.Clone(inputs[n%len(inputs)])
		if n%2 == 0 {
			data = []byte(full)
		}
		for range 1 + random.IntN(2) {
			data = change(random, data)
		}
		if same(t, quick, data, calendar.Of(2026, 11, 22)) {
			alone++
		}
	}
	if alone < 100 {
		t.Errorf("only %d were read quickly", alone)
	}
}

// full is a profile with a value of each type.
const full = `{"as_of": "2026-11-22", "monthly_income": 3200.50, "dependants": 2, "hardships": ["illness", "other"],
"region": "hebei", "willing_to_repay": true, "debts": [{"id": "a", "lender": "jd", "family": "credit-card",
"overdue_days": "45", "principal": "28000.00", "apr": 0.2394, "contract_date": "2024-02-29", "//": 0,
"paper_received_on": "2026-11-01", "agreement": "oral", "payments": [{"date": "2026-08-01", "amount": 5, "late": false}]}, {}]}`

// change deletes, doubles or replaces some bytes.
func change(random *rand.Rand, data []byte) []byte {
	const bytesOfJSON = `{}[]",:.-+eE0123456789 tfn/\` + "\n\x00\xe4"
	from := random.IntN(len(data))
	to := min(len(data), from+1+random.IntN(6))
	switch random.IntN(3) {
	case 0:
		return append(bytes.Clone(data[:from]), data[to:]...)
	case 1:
		return append(bytes.Clone(data[:to]), data[from:]...)
	}
	changed := bytes.Clone(data)
	changed[from] = bytesOfJSON[random.IntN(len(bytesOfJSON))]
	return changed
}

// FuzzQuickReader holds the quick reader to the other; the same reader reads all, so that what one
// profile leaves behind would show in the next.
func FuzzQuickReader(f *testing.F) {
	quick := NewQuickReader(testVocabulary())
	f.Add([]byte(full))
	f.Add(Template(quick.vocabulary, "jd-jintiao", text.ZH))
	for _, row := range bad {
		if len(row.input) < 1000 {
			f.Add([]byte(row.input))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { same(t, quick, data, calendar.Of(2026, 11, 22)) })
}
