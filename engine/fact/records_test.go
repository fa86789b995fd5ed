package fact

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/text"
)

// A field is no fact of the vocabulary, and is told apart from one by the fact that has it.
func TestLaw11FieldsAreNoFacts(t *testing.T) {
	v := testVocabulary()
	payments := v.Find("payments")
	for i, name := range []string{"date", "amount", "by", "late"} {
		field := payments.Field(name)
		if v.Find(name) != nil || field == nil || field.Slot != i || field.Within != payments || field.Of != Debt {
			t.Errorf("%s is %+v", name, field)
		}
		if full := field.FullName(); full != "payments."+name || v.FindField(full) != field {
			t.Errorf("%s is called %s, by which %v is found", name, full, v.FindField(full))
		}
	}
	for _, name := range []string{"payments", "payments.sum", "owed.amount", "zodiac.amount"} {
		if field := v.FindField(name); field != nil {
			t.Errorf("%s is a field: %+v", name, field)
		}
	}
	_, problems := ReadProfile(v, "p.json", []byte(ofDebt(`"amount":1950`)), day("2026-11-22"))
	if len(problems) != 1 {
		t.Errorf("a field beside the facts of a debt: %v", problems)
	}
}

// What a field was taken for is kept with the place and name of the field, until the fact is set
// anew.
func TestLaw11FieldsAreReadAsWritten(t *testing.T) {
	v := testVocabulary()
	p, problems := ReadAsWritten(v, "p.json", []byte(ofDebt(
		`"payments":[{"date":"9月13日","amount":"1,950元"},{"date":"2026-10-13","amount":50.5,"by":"自动扣款","late":"不清楚"}]`)),
		day("2026-11-22"))
	if problems != nil {
		t.Fatal(problems)
	}
	want := []Interpretation{
		{"debts[0].payments[0].date", 0, "payments.date", AsPastDate, known(Value{Day: day("2026-09-13")})},
		{"debts[0].payments[0].amount", 0, "payments.amount", AsNumber, figure("1950")},
		{"debts[0].payments[1].by", 0, "payments.by", AsChoice, known(Value{Choice: "debit"})},
	}
	if diff := cmp.Diff(want, p.Read, sameNumber); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := p.SetDebt(0, "payments", known(Value{Records: [][]Value{}})); err != nil || len(p.Read) > 0 {
		t.Errorf("set anew: %v, and still %v", err, p.Read)
	}
}

// Set takes no entry that a profile could not hold, and no day of one before the day of the facts is
// set to an earlier day than it.
func TestLaw11SetHoldsWhatTheReaderReads(t *testing.T) {
	v := testVocabulary()
	for _, row := range []struct {
		why   string
		value any
		want  string
	}{
		{"too few fields", known(Value{Records: [][]Value{{{}}}}), "debts[0].payments: " + isNoRecords},
		{"a value of another type", known(Value{Records: [][]Value{{figure("1"), {}, {}, {}}}}), "debts[0].payments[0].date: " + isNoDate},
		{"a list of another type", []string{"debit"}, "debts[0].payments[0]: " + isNoRecord},
		{"below the least", known(Value{Records: [][]Value{{{}, figure("-1"), {}, {}}}}),
			"debts[0].payments[0].amount: less than 0, the least it may be" + hintNull},
	} {
		p := v.NewProfile()
		p.AddDebt()
		if diff := cmp.Diff([]string{row.want}, describeError(t, p.SetDebt(0, "payments", row.value))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
	p := v.NewProfile()
	p.AddDebt()
	paid := known(Value{Records: [][]Value{{known(Value{Day: day("2026-09-13")}), {}, {}, {}}}})
	if err := p.SetDebt(0, "payments", paid); err != nil {
		t.Fatal(err)
	}
	if err := p.Set("as_of", "2026-09-12"); err == nil {
		t.Error("the day of the facts is before that of a payment")
	}
}

func TestLaw11Template(t *testing.T) {
	v := testVocabulary()
	for l, want := range map[text.Language]string{
		text.EN: "(a list with a { } for each, [] for none: date day (YYYY-MM-DD), amount sum (CNY), " +
			"by way (one of: debit automatic debit, transfer transfer), late late (true / false))",
		text.ZH: "（写成一列，每项一个 { }，都没有写 []：date 日期（YYYY-MM-DD）、amount 金额（元）、" +
			"by 怎么还的（选一个：debit 自动扣款、transfer 转账）、late 迟了（true / false））",
	} {
		if got := string(Template(v, "", l)); !strings.Contains(got, want) {
			t.Errorf("%s: %s has no %s", l, got, want)
		}
	}
}
