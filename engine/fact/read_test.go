package fact

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
)

func TestReadProfileRefuses(t *testing.T) {
	v := testVocabulary()
	for _, row := range bad {
		t.Run(row.why, func(t *testing.T) {
			profile, problems := ReadProfile(v, "p.json", []byte(row.input), calendar.Last)
			if profile != nil {
				t.Error("a profile beside its problems")
			}
			if diff := cmp.Diff(row.want, describe(problems)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			checkProblems(t, v, row.input, problems)
		})
	}
}

// describe returns each problem with its hint.
func describe(problems problem.List) []string {
	var lines []string
	for _, p := range problems {
		line := p.String()
		if p.Hint != "" {
			line += " | hint: " + p.Hint
		}
		lines = append(lines, line)
	}
	return lines
}

// checkProblems holds the problems of any input to the laws of this package and of package problem.
func checkProblems(t *testing.T, v *Vocabulary, input string, problems problem.List) {
	t.Helper()
	public := publicWords(v)
	given := values(input)
	for _, p := range problems {
		if p.Snippet != "" {
			t.Errorf("a line of the profile is shown: %v", p)
		}
		if p.Message == "" || strings.HasSuffix(p.Message, ".") {
			t.Errorf("the message is empty or has a full stop: %v", p)
		}
		if zh := p.InChinese(); zh.Message == p.Message || (zh.Hint == "") != (p.Hint == "") ||
			strings.HasSuffix(zh.Message, "。") {
			t.Errorf("its Chinese is not as complete as its English: %v", p)
		}
		if lines := strings.Split(input, "\n"); p.Line > len(lines) || p.Line > 0 &&
			p.Column > len([]rune(lines[p.Line-1]))+1 {
			t.Errorf("the place is outside the file: %v", p)
		}
		shown := shown(p)
		for _, value := range given {
			if strings.Contains(shown, value) && !slices.Contains(public, value) {
				t.Errorf("%q shows the value %q", shown, value)
			}
		}
	}
}

// shown is whatever a problem says that is not its file and place.
func shown(p problem.Problem) string {
	return p.Path + "\n" + p.Message + "\n" + p.Hint + "\n" + p.Snippet + "\n" + p.Chinese.Message + "\n" +
		p.Chinese.Hint
}

// publicWords are what the rule book says to everyone, and a problem may say.
func publicWords(v *Vocabulary) []string {
	words := slices.Clone(v.Families)
	for _, f := range v.Facts {
		words = append(words, f.Name)
		for _, of := range append(f.Fields, f) {
			words = append(words, of.Name)
			for _, a := range of.Answers {
				words = append(words, a.ID)
			}
		}
	}
	return words
}

var stringOrNumber = regexp.MustCompile(`("(?:[^"\\\n]|\\.)*")(\s*:)?|-?[0-9][0-9.eE+-]*`)

// values are the strings and numbers of a text that is more or less JSON, from four characters on;
// keys are not among them.
func values(input string) []string {
	var found []string
	for _, m := range stringOrNumber.FindAllStringSubmatch(input, -1) {
		value, quoted, isKey := m[0], m[1] != "", m[2] != ""
		if isKey || quoted && json.Unmarshal([]byte(m[1]), &value) != nil {
			continue
		}
		if len(value) >= 4 {
			found = append(found, value)
		}
	}
	return found
}

// known makes the value that a profile is expected to hold.
func known(v Value) Value { v.Known = true; return v }

func figure(s string) Value { return known(Value{Number: decimal.MustParse(s)}) }

func day(s string) calendar.Day {
	d, ok := calendar.Parse(s)
	if !ok {
		panic("no such day: " + s)
	}
	return d
}

var sameNumber = cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) })

func TestReadProfileReads(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct {
		why   string
		input string
		fact  string // of the borrower, or of the first debt
		want  Value
	}{
		{"absent is unknown", with(`"dependants":1`), "monthly_income", Value{}},
		{"null is unknown", with(`"monthly_income":null`), "monthly_income", Value{}},
		{"money as a number", with(`"monthly_income":1300`), "monthly_income", figure("1300")},
		{"money as a string", with(`"monthly_income":"1300.00"`), "monthly_income", figure("1300")},
		{"money as large as it gets", with(`"monthly_income":999999999.99`), "monthly_income", figure("999999999.99")},
		{"zeros in front do not count", with(`"monthly_income":"0000000000001.50"`), "monthly_income", figure("1.5")},
		{"a number that no binary fraction is", with(`"monthly_income":0.1`), "monthly_income", figure("0.1")},
		{"minus nothing is nothing", with(`"monthly_income":-0.00`), "monthly_income", figure("0")},
		{"less than nothing where no least is set", with(`"monthly_change":"-43.21"`), "monthly_change",
			figure("-43.21")},
		{"the most itself", with(`"dependants":20`), "dependants", figure("20")},
		{"a whole number as a string", with(`"dependants":"3"`), "dependants", figure("3")},
		{"a rate of six decimals", ofDebt(`"apr":0.239412`), "apr", figure("0.239412")},
		{"a rate of the most", ofDebt(`"apr":"1.000000"`), "apr", figure("1")},
		{"no, which is not unknown", with(`"willing_to_repay":false`), "willing_to_repay", known(Value{})},
		{"yes", with(`"willing_to_repay":true`), "willing_to_repay", known(Value{Bool: true})},
		{"a date", ofDebt(`"contract_date":"2024-02-29"`), "contract_date", known(Value{Day: day("2024-02-29")})},
		{"a choice", ofDebt(`"agreement":"oral"`), "agreement", known(Value{Choice: "oral"})},
		{"choices, in the order given", with(`"hardships":["other","illness"]`), "hardships",
			known(Value{List: []string{"other", "illness"}})},
		{"no choices, which is known", with(`"hardships":[]`), "hardships", known(Value{List: []string{}})},
		{"a key spelt with an escape", with(`"\u0064ependants":1`), "dependants", figure("1")},
		{"remarks hold anything, again and again", with(`"//":1,"//":{"x":{"x":[1e999]}},"dependants":1`), "dependants",
			figure("1")},
		{"a byte-order mark and CRLF", "\uFEFF" + with("\r\n\"dependants\":\r\n1\r\n") + "\r\n", "dependants",
			figure("1")},
	} {
		t.Run(row.why, func(t *testing.T) {
			p, problems := ReadProfile(v, "p.json", []byte(row.input), calendar.Last)
			if problems != nil {
				t.Fatal(problems)
			}
			if diff := cmp.Diff(row.want, valueOf(v, p, row.fact), sameNumber); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func valueOf(v *Vocabulary, p *Profile, name string) Value {
	f := v.Find(name)
	if f.Of == Debt {
		return p.Debts[0].Values[f.Slot]
	}
	return p.Borrower[f.Slot]
}

func TestReadProfileReadsDebts(t *testing.T) {
	type debt struct{ ID, Lender, Family string }
	for _, row := range []struct {
		why   string
		debts string
		want  []debt
	}{
		{"nothing known but that it is there", `{}`, []debt{{"debt-1", "", ""}}},
		{"null is as absent", `{"id":null,"lender":null,"family":null}`, []debt{{"debt-1", "", ""}}},
		{"in the order given, named by position where there is no id", `{"id":"jintiao"},{},{"id":"b"},{}`,
			[]debt{{"jintiao", "", ""}, {"debt-2", "", ""}, {"b", "", ""}, {"debt-4", "", ""}}},
		{"an id like a position that nobody has", `{"id":"debt-2"},{"id":"debt-1"},{}`,
			[]debt{{"debt-2", "", ""}, {"debt-1", "", ""}, {"debt-3", "", ""}}},
		{"an id of 40 characters", `{"id":"` + strings.Repeat("b", 40) + `"}`,
			[]debt{{strings.Repeat("b", 40), "", ""}}},
		{"any lender, a family of the book", `{"lender":"张三的小额贷款 <b>","family":"unknown"}`,
			[]debt{{"debt-1", "张三的小额贷款 <b>", "unknown"}}},
		{"80 characters of three bytes each", `{"lender":"` + strings.Repeat("贷", 80) + `"}`,
			[]debt{{"debt-1", strings.Repeat("贷", 80), ""}}},
	} {
		t.Run(row.why, func(t *testing.T) {
			p, problems := ReadProfile(testVocabulary(), "p.json", []byte(`{"debts":[`+row.debts+`]}`), calendar.Last)
			if problems != nil {
				t.Fatal(problems)
			}
			var got []debt
			for _, d := range p.Debts {
				got = append(got, debt{d.ID, d.Lender, d.Family})
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReadProfileReadsAsOf(t *testing.T) {
	want := day("2026-11-22")
	for input, want := range map[string]*calendar.Day{`"as_of":"2026-11-22"`: &want, `"as_of":null`: nil,
		`"//":0`: nil} {
		p, problems := ReadProfile(testVocabulary(), "p.json", []byte(with(input)), calendar.Last)
		if problems != nil {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(want, p.AsOf); diff != "" {
			t.Errorf("%s (-want +got)\n%s", input, diff)
		}
	}
}

func TestReadProfileReadsTheLargest(t *testing.T) {
	head, tail := `{"debts":[`+strings.Repeat("{},", maxDebts-1)+`{}],"//":"`, `"}`
	input := head + strings.Repeat("x", maxBytes-len(head)-len(tail)) + tail
	p, problems := ReadProfile(testVocabulary(), "p.json", []byte(input), calendar.Last)
	if problems != nil || len(p.Debts) != 100 {
		t.Errorf("1 MiB with 100 debts is allowed, but: %v", problems)
	}
	levels := with(`"//": ` + strings.Repeat("[", 15) + strings.Repeat("]", 15))
	if _, problems := ReadProfile(testVocabulary(), "p.json", []byte(levels), calendar.Last); problems != nil {
		t.Errorf("16 levels are allowed, but: %v", problems)
	}
}
