package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
)

func number(s string) decimal.Decimal { return decimal.MustParse(s) }

func TestLaw1EveryTextInBothLanguages(t *testing.T) {
	got := Each(func(l Language) string { return "in " + string(l) })
	if diff := cmp.Diff(Text{ZH: "in zh", EN: "in en"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, l := range Languages {
		if got.In(l) != "in "+string(l) {
			t.Errorf("in %s it is %q", l, got.In(l))
		}
	}
}

func TestJoin(t *testing.T) {
	for _, row := range []struct {
		why   string
		items []string
		want  Text
	}{
		{"nothing", nil, Text{}},
		{"one", []string{"a"}, Text{"a", "a"}},
		{"several", []string{"a", "b", "c"}, Text{"a、b、c", "a, b, c"}},
	} {
		if diff := cmp.Diff(row.want, Each(func(l Language) string { return Join(row.items, l) })); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestLaw2HolesAreFilled(t *testing.T) {
	value := func(h Hole) string { return h.OrBlank("<"+h.Name+">", h.Name != "unknown", ZH) }
	for _, row := range []struct {
		why, in, want string
		holes         []Hole
	}{
		{"nothing to fill", "还款", "还款", nil},
		{"in the middle; the offset is in characters", "欠款 {owed},够了", "欠款 <owed>,够了", []Hole{{Name: "owed", Offset: 3}}},
		{"several, one twice", "{a}{b_2}{a}", "<a><b_2><a>", []Hole{{Name: "a"}, {Name: "b_2", Offset: 3}, {Name: "a", Offset: 8}}},
		{"doubled braces are braces", "{{owed}}", "{owed}", nil},
		{"braces around a value", "{{{owed}}}", "{<owed>}", []Hole{{Name: "owed", Offset: 2}}},
		{"a value that is known takes the place of its blank", "付{due|【金额】}元", "付<due>元",
			[]Hole{{Name: "due", Blank: "【金额】", Offset: 1}}},
		{"a blank stands where the value is not known", "付 {unknown|【金额】} 还清", "付【金额】还清",
			[]Hole{{Name: "unknown", Blank: "【金额】", Offset: 2}}},
		{"without a blank it says so", "付 {unknown}", "付还不知道", []Hole{{Name: "unknown", Offset: 2}}},
		{"a hole after one with a blank", "{unknown|【a|b】}{c}", "【a|b】<c>",
			[]Hole{{Name: "unknown", Blank: "【a|b】"}, {Name: "c", Offset: 15}}},
		{"nothing", "", "", nil},
	} {
		holes, _, err := Holes(row.in)
		if diff := cmp.Diff(row.holes, holes); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got)\n%s", row.why, err, diff)
		}
		if got := Fill(row.in, value); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func TestLaw2NoSpaceIsLeftBetweenChinese(t *testing.T) {
	for _, row := range []struct{ why, in, value, want string }{
		{"a unit in Chinese", "约需 {x} 还清", "6 个月", "约需 6 个月还清"},
		{"Chinese on both sides", "到 {x} 为止", "还不知道", "到还不知道为止"},
		{"a figure keeps its space", "欠款 {x} 以上", "24%", "欠款 24% 以上"},
		{"a day with its weekday", "自 {x} 起", "2026年12月15日（星期二）", "自 2026年12月15日（星期二）起"},
		{"English is left alone", "about {x} to clear", "6 months", "about 6 months to clear"},
		{"punctuation needs none", "共 {x}。", "45 天", "共 45 天。"},
	} {
		if got := Fill(row.in, func(Hole) string { return row.value }); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func TestLaw2BracesThatAreNoHoles(t *testing.T) {
	for _, row := range []struct {
		why, in string
		at      int
	}{
		{"never closed", "欠款 {owed", 3},
		{"never opened", "欠款 owed}", 7},
		{"empty", "{}", 0},
		{"not a name", "{Owed}", 0},
		{"a name does not begin with a digit", "{2nd}", 0},
		{"space in a name", "{ owed }", 0},
		{"one in another", "{a{b}", 0},
		{"a brace too many behind", "{a}}", 3},
	} {
		holes, at, err := Holes(row.in)
		if err == nil || at != row.at || holes != nil {
			t.Errorf("%s: holes %v, at %d, %v", row.why, holes, at, err)
		}
		if got := Fill(row.in, func(h Hole) string { return strings.ToUpper(h.Name) }); got != row.in {
			t.Errorf("%s: filled with %q though it is refused", row.why, got)
		}
	}
}

// Whatever a value says, braces too, is written as it stands; and a text whose braces are doubled
// is written back as it was.
func TestLaw2ValuesAreNotReadAgain(t *testing.T) {
	double := strings.NewReplacer("{", "{{", "}", "}}")
	rapid.Check(t, func(t *rapid.T) {
		before, value := rapid.StringN(0, 20, -1).Draw(t, "before"), rapid.StringN(0, 20, -1).Draw(t, "value")
		got := Fill(double.Replace(before)+" {name}", func(Hole) string { return value })
		if want := before + " " + value; got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestLaw3NotKnownIsSaid(t *testing.T) {
	if diff := cmp.Diff(Text{ZH: "还不知道", EN: "not known"}, NotKnown); diff != "" {
		t.Error(diff)
	}
}

func TestLaw4FiguresAreExact(t *testing.T) {
	for _, row := range []struct {
		why, number, unit string
		want              Text
	}{
		{"whole yuan have no decimals", "1300.00", "CNY", Text{"1,300 元", "CNY 1,300"}},
		{"cents have two", "599.5", "CNY", Text{"599.50 元", "CNY 599.50"}},
		{"what is rounded to whole yuan", "599.999", "CNY", Text{"600 元", "CNY 600"}},
		{"also by the month", "1300.5", "CNY/month", Text{"1,300.50 元", "CNY 1,300.50"}},
		{"no comma below a thousand", "999.99", "CNY", Text{"999.99 元", "CNY 999.99"}},
		{"as much as a fact can be", "999999999.99", "CNY", Text{"999,999,999.99 元", "CNY 999,999,999.99"}},
		{"less than nothing", "-123456", "CNY", Text{"-123,456 元", "CNY -123,456"}},
		{"nothing", "0", "CNY", Text{"0 元", "CNY 0"}},
		{"a quotient is shown to the cent", "33.333333", "CNY", Text{"33.33 元", "CNY 33.33"}},
		{"a rate by the year", "0.24", "per-year", Text{"24%", "24%"}},
		{"zeros at the end go", "0.2400", "per-year", Text{"24%", "24%"}},
		{"all decimals of a rate by the day", "0.000325", "per-day", Text{"0.0325%", "0.0325%"}},
		{"a rate of nothing", "0", "per-year", Text{"0%", "0%"}},
		{"a rate above one", "1.5", "per-year", Text{"150%", "150%"}},
		{"days", "45", "days", Text{"45 天", "45 days"}},
		{"one day", "1", "days", Text{"1 天", "1 day"}},
		{"one day, written with decimals", "1.00", "days", Text{"1 天", "1 day"}},
		{"no days", "0", "days", Text{"0 天", "0 days"}},
		{"many months", "1200", "months", Text{"1,200 个月", "1,200 months"}},
		{"a part of a year", "2.5", "years", Text{"2.5 年", "2.5 years"}},
		{"persons", "3", "persons", Text{"3 人", "3 persons"}},
		{"a bare number", "1234567.125", "none", Text{"1,234,567.125", "1,234,567.125"}},
	} {
		got := Each(func(l Language) string { return Quantity(number(row.number), row.unit, l) })
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// What is written for an amount within the bounds of a fact reads back as the same amount.
func TestLaw4APaperThatIsSignedHasCents(t *testing.T) {
	for _, row := range []struct{ yuan, want string }{
		{"1300", "1,300.00 元"}, {"599.5", "599.50 元"}, {"0", "0.00 元"}, {"33.3333", "33.33 元"},
	} {
		if got := MoneyToTheCent(decimal.MustParse(row.yuan), "CNY", ZH); got != row.want {
			t.Errorf("%s is written %s, not %s", row.yuan, got, row.want)
		}
	}
}

func TestLaw4ACurrencyHasItsSign(t *testing.T) {
	for _, row := range []struct {
		unit string
		want Text
	}{
		{"CNY", Both("1,300 元", "CNY 1,300")}, {"GBP", Both("1,300 英镑", "£1,300")},
		{"EUR/month", Both("1,300 欧元", "€1,300")}, {"", Both("1,300 元", "CNY 1,300")},
	} {
		got := Each(func(l Language) string { return Money(decimal.MustParse("1300"), row.unit, l) })
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.unit, diff)
		}
	}
}

func TestLaw4MoneyReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(-99_999_999_999, 99_999_999_999).Draw(t, "cents")
		want := decimal.MustNew(cents, 2)
		written := strings.ReplaceAll(strings.TrimPrefix(Money(want, "CNY", EN), "CNY "), ",", "")
		if got := number(written); !got.Equal(want) {
			t.Fatalf("%s is written %s", want, written)
		}
	})
}

func TestDate(t *testing.T) {
	for in, want := range map[string]Text{
		"2026-11-22": {"2026年11月22日", "22 November 2026"},
		"2026-01-02": {"2026年1月2日", "2 January 2026"},
	} {
		d, _ := calendar.Parse(in)
		if diff := cmp.Diff(want, Each(func(l Language) string { return Date(d, l) })); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestPaperDate(t *testing.T) {
	day, _ := calendar.Parse("2026-12-15")
	if got := PaperDate(day, ZH); got != "2026年12月15日（星期二）" {
		t.Error(got)
	}
	if got := PaperDate(day, EN); got != "Tuesday, 15 December 2026" {
		t.Error(got)
	}
}

func TestBlanks(t *testing.T) {
	for _, row := range []struct {
		why, says string
		want      []string
	}{
		{"none", "本人", nil},
		{"in their order, twice too", "【姓名】住【地址】，【姓名】", []string{"【姓名】", "【地址】", "【姓名】"}},
		{"one that is left open", "【姓名】和【地址", []string{"【姓名】"}},
	} {
		if diff := cmp.Diff(row.want, Blanks(row.says)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", row.why, diff)
		}
	}
}
