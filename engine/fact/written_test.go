package fact

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// writtenFacts has a fact for each form that people write.
func writtenFacts() *Vocabulary {
	given := func(name string, of Scope, t Type, unit string) *Fact {
		ask := text.Both("多少？", "How much?")
		return &Fact{Name: name, Of: of, Type: t, Unit: unit, Ask: ask, Title: text.Both(name, name)}
	}
	papers := given("papers", Debt, Choices, "none")
	papers.Answers = []Answer{
		{"summons", text.Both("法院的起诉状副本、应诉通知或传票", "summons")},
		{"judgment", text.Both("判决书", "judgment")},
		{"claim", text.Both("两可", "claim")}, {"other", text.Both("两可", "other")},
	}
	frozen := given("frozen_by", Debt, Choice, "none")
	frozen.Answers = papers.Answers
	family := given("family", Debt, Choice, "none")
	family.Answers = []Answer{{"credit-card", text.Both("信用卡", "credit card")}}
	missed, hearing := given("missed_on", Debt, Date, "none"), given("hearing_on", Debt, Date, "none")
	missed.Reads, hearing.Reads = Past, Coming
	return NewVocabulary([]*Fact{
		given("income", Borrower, Money, "CNY/month"), given("cash", Borrower, Money, "CNY"),
		given("people", Borrower, Integer, "persons"), given("willing", Borrower, Bool, "none"),
		given("days", Debt, Integer, "days"), given("months", Debt, Integer, "months"),
		given("years", Debt, Integer, "years"), given("times", Debt, Integer, "none"),
		given("rate", Debt, Rate, "per-year"), given("daily", Debt, Rate, "per-day"),
		given("signed_on", Debt, Date, "none"), missed, hearing, papers, frozen, family,
	}, []string{"credit-card"})
}

// inProfile is a profile of one fact, and the path of the fact in it.
func inProfile(v *Vocabulary, name, value string) (profile, path string) {
	member := text.JSON(name) + ":" + value
	if f := v.Find(name); f != nil && f.Of == Debt {
		return ofDebt(member), "debts[0]." + name
	}
	return with(member), name
}

// What people write is read as what a profile has for it, and kept with the profile. The day of the
// facts is 2026-11-22.
func TestLaw10WhatPeopleWrite(t *testing.T) {
	v := writtenFacts()
	for _, row := range []struct {
		why, fact, written, want string
		as                       Form
	}{
		{"a comma between thousands", "income", "5,000", "5000", AsNumber},
		{"two of them, and cents", "cash", "1,234,567.50", "1234567.5", AsNumber},
		{"the unit", "cash", "5000元", "5000", AsNumber},
		{"the unit, after a space", "cash", "5000 元", "5000", AsNumber},
		{"the sign of the currency", "cash", "￥5,000", "5000", AsNumber},
		{"an amount a month", "income", "5000元/月", "5000", AsNumber},
		{"the same in other words", "income", "每月5000块", "5000", AsNumber},
		{"in English", "income", "5,000 yuan per month", "5000", AsNumber},
		{"full-width digits, comma and point", "cash", "５，０００．５０", "5000.5", AsNumber},
		{"ten thousands", "cash", "2万", "20000", AsNumber},
		{"ten thousands with a point", "cash", "2.35万元", "23500", AsNumber},
		{"ten thousands and thousands", "cash", "2万5千", "25000", AsNumber},
		{"ten thousands, and all digits of the rest", "cash", "1万2000", "12000", AsNumber},
		{"as it is typed in chats", "cash", "3w", "30000", AsNumber},
		{"thousands", "cash", "5k", "5000", AsNumber},
		{"hundreds", "cash", "5百", "500", AsNumber},
		{"less than nothing", "cash", "-5,000", "-5000", AsNumber},
		{"in Chinese numerals", "cash", "三千", "3000", AsNumber},
		{"with the tenths of the unit, as it is said", "cash", "两万五", "25000", AsNumber},
		{"after a zero, ones", "cash", "三千零五元", "3005", AsNumber},
		{"tens without a one before them", "days", "十五天", "15", AsNumber},
		{"tens and ones", "days", "四十五天", "45", AsNumber},
		{"a single numeral", "people", "三口人", "3", AsNumber},
		{"hundreds of ten thousands", "cash", "一百二十万", "1200000", AsNumber},
		{"all units", "cash", "一万二千三百四十五元", "12345", AsNumber},
		{"an amount a month, in numerals", "income", "每月三千五百块", "3500", AsNumber},
		{"weeks in numerals", "days", "两周", "14", AsNumber},
		{"a decimal string is as the schema has it", "cash", "5000.50", "5000.5", ""},
		{"days", "days", "40天", "40", AsNumber},
		{"days in English", "days", "40 Days", "40", AsNumber},
		{"weeks have seven days", "days", "2个星期", "14", AsNumber},
		{"months", "months", "12个月", "12", AsNumber},
		{"years have twelve months", "months", "3年", "36", AsNumber},
		{"years", "years", "3年", "3", AsNumber},
		{"persons", "people", "3口人", "3", AsNumber},
		{"times", "times", "2次", "2", AsNumber},
		{"per cent", "rate", "24%", "0.24", AsPerCent},
		{"a full-width sign", "rate", "２４％", "0.24", AsPerCent},
		{"a space before the sign", "rate", "15.4 %", "0.154", AsPerCent},
		{"per cent in words", "rate", "百分之24", "0.24", AsPerCent},
		{"above 2, which needs the sign", "rate", "750%", `"750%"`, AsPerCent},
		{"exactly 2", "rate", "200%", "2", AsPerCent},
		{"the most", "rate", "10000%", `"10000%"`, AsPerCent},
		{"ten-thousandths a day", "daily", "万分之五", "0.0005", AsPerCent},
		{"thousandths a day", "daily", "0.5‰", "0.0005", AsPerCent},
		{"a share of 1 in full-width digits", "rate", "０．２４", "0.24", AsNumber},
		{"a date in Chinese", "signed_on", "2026年8月1日", `"2026-08-01"`, AsDate},
		{"with another word for the day", "signed_on", "2026年8月1号", `"2026-08-01"`, AsDate},
		{"a date with slashes, the year first", "signed_on", "2026/8/1", `"2026-08-01"`, AsDate},
		{"with points", "signed_on", "2026.8.1", `"2026-08-01"`, AsDate},
		{"without the zeros", "signed_on", "2026-8-1", `"2026-08-01"`, AsDate},
		{"digits alone", "signed_on", "20260801", `"2026-08-01"`, AsDate},
		{"the day of the facts", "as_of", "2026年8月1日", `"2026-08-01"`, AsDate},
		{"no year, a day that is past: the last one", "missed_on", "8月20日", `"2026-08-20"`, AsPastDate},
		{"no year, a day of the year before", "missed_on", "12月20号", `"2025-12-20"`, AsPastDate},
		{"no year, the day of the facts", "missed_on", "11月22日", `"2026-11-22"`, AsPastDate},
		{"no year, the day after that of the facts", "missed_on", "11月23日", `"2025-11-23"`, AsPastDate},
		{"no year, a day that comes: the first one", "hearing_on", "12月20日", `"2026-12-20"`, AsComingDate},
		{"no year, a day of the year after", "hearing_on", "1月5日", `"2027-01-05"`, AsComingDate},
		{"no year, and it is today", "hearing_on", "11月22日", `"2026-11-22"`, AsComingDate},
		{"yes", "willing", "是", "true", AsYesNo},
		{"there is", "willing", "有", "true", AsYesNo},
		{"no", "willing", "否", "false", AsYesNo},
		{"there is not", "willing", "没有", "false", AsYesNo},
		{"in English", "willing", "No", "false", AsYesNo},
		{"the title of a choice", "frozen_by", "判决书", `"judgment"`, AsChoice},
		{"in English, in another case", "frozen_by", "Judgment ", `"judgment"`, AsChoice},
		{"the title of a family", "family", "信用卡", `"credit-card"`, AsChoice},
		{"none", "papers", "没有", "[]", AsChoices},
		{"several in a text, one with a comma of its own", "papers", "判决书、法院的起诉状副本、应诉通知或传票",
			`["judgment", "summons"]`, AsChoices},
	} {
		t.Run(row.why, func(t *testing.T) {
			input, path := inProfile(v, row.fact, text.JSON(row.written))
			p, problems := ReadAsWritten(v, "p.json", []byte(input), day("2026-11-22"))
			if problems != nil {
				t.Fatal(problems)
			}
			if !strings.Contains(string(p.JSON(v)), text.JSON(row.fact)+": "+row.want) {
				t.Errorf("want %s, got %s", row.want, p.JSON(v))
			}
			var want []string
			if row.as != "" {
				want = []string{path + " " + string(row.as)}
			}
			var got []string
			for _, r := range p.Read {
				got = append(got, r.Path+" "+string(r.As))
				if f := v.Find(r.Name); f != nil && f.Name != "family" && f.JSON(r.Value) != row.want {
					t.Errorf("kept as %s", f.JSON(r.Value))
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			_, strict := ReadProfile(v, "p.json", []byte(input), calendar.Last)
			if taken := strict == nil; taken != (row.as == "" || strings.HasPrefix(row.want, `"7`) || row.written == "10000%") {
				t.Errorf("the strict reader takes it: %t", taken)
			}
		})
	}
}

// Whoever writes that they do not know has been asked, as with null; nothing is kept as read
// otherwise.
func TestLaw10NotKnown(t *testing.T) {
	v := writtenFacts()
	for _, name := range []string{"cash", "people", "willing", "days", "rate", "signed_on", "papers", "frozen_by"} {
		for _, written := range []string{"不知道", "不清楚", " Unknown "} {
			input, _ := inProfile(v, name, text.JSON(written))
			p, problems := ReadAsWritten(v, "p.json", []byte(input), day("2026-11-22"))
			if problems != nil {
				t.Fatalf("%s of %s: %v", written, name, problems)
			}
			null, _ := inProfile(v, name, "null")
			want, _ := ReadAsWritten(v, "p.json", []byte(null), day("2026-11-22"))
			if diff := cmp.Diff(string(want.JSON(v)), string(p.JSON(v))); diff != "" || p.Read != nil {
				t.Errorf("%s of %s: %v (-null +got)\n%s", written, name, p.Read, diff)
			}
		}
	}
}

// A list keeps its ids, and one entry says that a title was among them.
func TestLaw10AListOfTitles(t *testing.T) {
	v := writtenFacts()
	p, problems := ReadAsWritten(v, "p.json", []byte(ofDebt(`"papers":["判决书","summons"]`)), day("2026-11-22"))
	if problems != nil {
		t.Fatal(problems)
	}
	want := []Interpretation{{Path: "debts[0].papers", Name: "papers", As: AsChoices,
		Value: known(Value{List: []string{"judgment", "summons"}})}}
	if diff := cmp.Diff(want, p.Read, cmp.Comparer(decimal.Decimal.Equal)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// What may mean two things, and what means nothing, is refused, and what is said of it is the same
// whatever figures are in it.
func TestLaw10NothingIsGuessed(t *testing.T) {
	v := writtenFacts()
	const two = "a number that may be read in two ways | hint: " +
		"3千5 may be 3500 or 3005, and 1,23 may be 123 or 1.23: write all the digits out"
	const months = "months or years for a count of days, which may be read in two ways | hint: " +
		"a month may be 30 days or one of the calendar: count the days, and write their number"
	const days = "a date that may be read in two ways | hint: " +
		"8/7 may be 7 August or 8 July: write it like 2026-08-07"
	const year = "a date without its year, or with two digits of it | hint: write it like 2026-11-22"
	for _, row := range []struct{ why, fact, one, other, want string }{
		{"thousands and a digit", "cash", "3千5", "7千2", two},
		{"ten thousands and two digits", "cash", "3万50", "7万29", two},
		{"a comma at another place", "cash", "1,23", "98,7654", two},
		{"groups of four", "cash", "1,0000", "9,8765", two},
		{"months for days", "days", "3个月", "2月", months},
		{"a year for days", "days", "1年", "2年", months},
		{"months and a half", "days", "1个半月", "2个半月", months},
		{"day or month first", "signed_on", "8/7", "12-11", days},
		{"the year last", "signed_on", "8/7/2026", "1.2.2025", days},
		{"no year where none is understood", "signed_on", "8月20日", "1月5号", year},
		{"two digits of the year", "missed_on", "26年8月20日", "25年1月5日", year},
		{"a rate that may be of per cent", "rate", "24", "36.5", hasTwoRates},
		{"full-width", "rate", "２４", "３６", hasTwoRates},
		{"another currency", "cash", "5000美元", "77美元", "this needs an amount in yuan" + hintAmount},
		{"about so much", "cash", "约5000", "大概77", "this needs an amount in yuan" + hintAmount},
		{"three or four thousand", "cash", "三四千", "七八百", "this needs an amount in yuan" + hintAmount},
		{"some thousands", "cash", "几千", "千", "this needs an amount in yuan" + hintAmount},
		{"a numeral beside digits", "cash", "2万五", "3千五", "this needs an amount in yuan" + hintAmount},
		{"multipliers the wrong way, in numerals", "cash", "三百二千", "五万三万",
			"this needs an amount in yuan" + hintAmount},
		{"months in numerals for days", "days", "三个月", "两个半月", months},
		{"from and to", "cash", "5000-6000", "7-8", "this needs an amount in yuan" + hintAmount},
		{"a month's amount where none is asked for", "cash", "5000元/月", "77元/月",
			"this needs an amount in yuan" + hintAmount},
		{"a year's amount", "income", "60000元/年", "77元/年",
			"this needs an amount in yuan" + hintAmount},
		{"a raised digit is no digit", "cash", "5²", "7³", "this needs an amount in yuan" + hintAmount},
		{"multipliers the wrong way", "cash", "3千2万", "7千8万",
			"this needs an amount in yuan" + hintAmount},
		{"digits beyond those kept", "rate", "24.00000000000000000001%", "36.00000000000000000002%",
			"this needs a rate | hint: write it like 24%"},
		{"a part of a day", "days", "4.5天", "7.5天", "this needs a whole number" + hintInteger},
		{"no such date", "missed_on", "2月30日", "11月31日", isNoWrittenDate},
		{"a day that the year did not have", "missed_on", "2月29日", "2月30日", isNoWrittenDate},
		{"a month", "signed_on", "2026年8月", "2025年11月", isNoWrittenDate},
		{"neither yes nor no", "willing", "也许", "看情况",
			"expected true or false | hint: write it without quotes; null when it is not known"},
		{"a title that two choices have", "frozen_by", "两可", "两可",
			"no such choice | hint: did you mean claim?"},
	} {
		t.Run(row.why, func(t *testing.T) {
			for _, written := range []string{row.one, row.other} {
				input, path := inProfile(v, row.fact, text.JSON(written))
				p, problems := ReadAsWritten(v, "p.json", []byte(input), day("2026-11-22"))
				if p != nil || len(problems) != 1 || problems[0].Path != path {
					t.Fatalf("%s: want one problem, got %v %v", written, p, problems)
				}
				if got := problems[0].Message + " | hint: " + problems[0].Hint; got != row.want {
					t.Errorf("%s:\n%s\nwant\n%s", written, got, row.want)
				}
			}
		})
	}
}

// as_of counts wherever in the profile it stands.
func TestLaw10DatesWithoutYearAreCountedFromTheFacts(t *testing.T) {
	v := writtenFacts()
	for _, input := range []string{
		`{"debts":[{"missed_on":"8月20日"}],"as_of":"2025年3月1日"}`,
		`{"as_of":"2025-03-01","debts":[{"missed_on":"8月20日"}]}`,
	} {
		p, problems := ReadAsWritten(v, "p.json", []byte(input), day("2026-11-22"))
		if problems != nil {
			t.Fatal(problems)
		}
		if got := valueOf(v, p, "missed_on").Day; got != day("2024-08-20") {
			t.Errorf("%s: %s", input, got)
		}
	}
}

// Whatever a profile is made of, the lenient reader reads its JSON as the strict one does, and says
// of nothing that it was read otherwise, but of per cents.
func TestLaw10TheStrictFormsAreReadTheSame(t *testing.T) {
	v := testVocabulary()
	rapid.Check(t, func(t *rapid.T) {
		p := v.NewProfile()
		p.Borrower, p.Asked = drawValues(t, v.Borrower)
		d := v.newDebt(idAt(0))
		d.Values, d.Asked = drawValues(t, v.Debt)
		p.Debts = []DebtFacts{d}
		got, problems := ReadAsWritten(v, "p.json", p.JSON(v), day("2026-11-22"))
		if problems != nil {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(string(p.JSON(v)), string(got.JSON(v))); diff != "" || len(got.Read) > 0 {
			t.Fatalf("%v\n%s", got.Read, diff)
		}
	})
}

// An amount that is written with commas, in full width, with units or in ten thousands is the
// amount.
func TestLaw10AmountsAreExact(t *testing.T) {
	v := writtenFacts()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 99_999_999).Draw(t, "amount")
		wide := strings.Map(func(c rune) rune { return c - '0' + '０' }, fmt.Sprint(n))
		forms := []string{grouping(n) + "元", wide, fmt.Sprintf("%d块", n),
			fmt.Sprintf("%s万", decimal.MustNew(int64(n), 4).Trim(0)), fmt.Sprintf("%d千%03d", n/1000, n%1000)}
		written := rapid.SampledFrom(forms).Draw(t, "written")
		p, problems := ReadAsWritten(v, "p.json", []byte(with(`"cash":`+text.JSON(written))), day("2026-11-22"))
		if problems != nil {
			t.Fatalf("%s: %v", written, problems)
		}
		if got := valueOf(v, p, "cash").Number; got.Cmp(decimal.MustNew(int64(n), 0)) != 0 || len(p.Read) != 1 {
			t.Fatalf("%s was read as %s, %v", written, got, p.Read)
		}
	})
}

func grouping(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouping(n/1000), n%1000)
}

// What is set afterwards was not read otherwise.
func TestSetForgetsHowAValueWasRead(t *testing.T) {
	v := writtenFacts()
	p, problems := ReadAsWritten(v, "p.json",
		[]byte(`{"cash":"2万","income":"5千","debts":[{"days":"40天"}]}`), day("2026-11-22"))
	if problems != nil {
		t.Fatal(problems)
	}
	before := p.Clone()
	if err := p.Set("cash", 1); err != nil {
		t.Fatal(err)
	}
	if err := p.SetDebt(0, "days", 1); err != nil {
		t.Fatal(err)
	}
	if len(p.Read) != 1 || p.Read[0].Name != "income" || len(before.Read) != 3 {
		t.Errorf("%v, before %v", p.Read, before.Read)
	}
}

// A rate above 2 is written with its sign, and read again; a bare one is refused by Set too, for it
// may be of per cent.
func TestRatesAboveTwo(t *testing.T) {
	v := writtenFacts()
	p := v.NewProfile()
	p.AddDebt()
	if err := p.SetDebt(0, "rate", 7.5); err == nil {
		t.Error("a bare rate above 2 is taken")
	}
	value, err := v.Find("rate").ParseAnswer("750%", day("2026-11-22"))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.SetDebt(0, "rate", value); err != nil {
		t.Fatal(err)
	}
	again, problems := ReadProfile(v, "p.json", p.JSON(v), calendar.Last)
	if problems != nil || valueOf(v, again, "rate").Number.String() != "7.5" {
		t.Errorf("%v %s", problems, p.JSON(v))
	}
}
