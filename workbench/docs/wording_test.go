package docs

import (
	stdcmp "cmp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/logic/logictest"
	"github.com/forbear-project/forbear/engine/text"
)

// anything is where a test's expressions stand: they may speak of all there is.
var anything = logic.Use{Gives: logic.Truthy, Debt: true, Stage: true, Deadline: true}

// told is a condition of a book as one sentence.
func told(t testing.TB, b *book.Book, source string, l text.Language) string {
	t.Helper()
	e, fault := b.Language.Compile(source, anything)
	if fault != nil {
		t.Fatalf("%s: %s", source, fault.Message.EN)
	}
	a := &author{Book: b, Options: Options{Language: l, AsOf: day}}
	return a.wording().inline(a.condition(e), false).Text()
}

// TestWhoReadsTheKindOfCreditor: it is asked for like any fact, so its entry tells who reads it.
func TestWhoReadsTheKindOfCreditor(t *testing.T) {
	uses := newAuthor(shipped.book(), Options{Language: text.EN, AsOf: day}).uses[factAnchor("family")]
	if !slices.ContainsFunc(uses, func(u use) bool { return u.to == stageAnchor("late") }) {
		t.Errorf("the stage late reads it, and is not among %v", uses)
	}
}

// TestGist: what has no title is called by how it begins, and not by all of it where that is a
// figure.
func TestGist(t *testing.T) {
	a := newAuthor(small.book(), Options{Language: text.ZH, AsOf: day})
	for _, row := range []struct{ why, says, want string }{
		{"up to the first mark", "先核实：再付", "先核实"},
		{"up to a figure", "期限{due}：先办", "期限"},
		{"a figure that it begins with is part of it", "{due}开庭，请一定到", "〔期限〕开庭"},
		{"nothing but a figure", "{due}", "〔期限〕"},
	} {
		if got := a.gist(text.Both(row.says, row.says)); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

func TestConditionInWords(t *testing.T) {
	b := small.book()
	for _, row := range []struct{ why, source, zh, en string }{
		{"a figure takes the unit of what it is compared with", "days >= 31", "「逾期天数」不少于 31 天",
			"“days overdue” is at least 31 days"},
		{"whole yuan without cents", "surplus > 0", "「结余」多于 0 元", "“surplus” is more than CNY 0"},
		{"cents where there are some", "surplus < 0.5", "「结余」少于 0.50 元", "“surplus” is less than CNY 0.50"},
		{"a rate as per cent", "rate <= 0.24", "「年利率」不超过 24%", "“yearly rate” is at most 24%"},
		{"a yes or no", "temporary", "「暂时」成立", "“temporary” holds"},
		{"and its opposite", "not temporary", "「暂时」不成立", "“temporary” does not hold"},
		{"twice not is nothing", "not (not temporary)", "「暂时」成立", "“temporary” holds"},
		{"not turns a comparison", "not (days < 5)", "「逾期天数」不少于 5 天", "“days overdue” is at least 5 days"},
		{"not turns and into or", `not (temporary and secured == "home")`, "「暂时」不成立，或者「抵押」不是「房子」",
			"“temporary” does not hold, or “security” is not “a home”"},
		{"or within and is bracketed", "temporary and (days > 1 or summoned)", "「暂时」成立，并且（「逾期天数」多于 1 天，或者「收到传票」成立）",
			"“temporary” holds, and (“days overdue” is more than 1 day, or “summoned” holds)"},
		{"known and not known", "known(days) and not known(received_on)", "已经知道「逾期天数」，并且还不知道「收到日期」",
			"“days overdue” is known, and “received on” is not known"},
		{"one of some", `secured in ["home", "none"]`, "「抵押」是「房子」或「没有」", "“security” is “a home” or “nothing”"},
		{"none of some", `secured not in ["home", "none"]`, "「抵押」不是「房子」，也不是「没有」",
			"“security” is not “a home” or “nothing”"},
		{"in a list", `"illness" in hardships`, "「困难」里有「生病」", "“hardships” include “illness”"},
		{"not in a list", `"illness" not in hardships`, "「困难」里没有「生病」", "“hardships” do not include “illness”"},
		{"in a range", "days in 1..30", "「逾期天数」在 1 天到 30 天之间（含两头）", "“days overdue” is from 1 day to 30 days"},
		{"any of some", `any(hardships, # in ["illness", "oversight"])`, "「困难」里有「生病」或「忘了」",
			"“hardships” include “illness” or “oversight”"},
		{"none of some in a list", `not any(hardships, # in ["illness", "oversight"])`, "「困难」里没有「生病」，也没有「忘了」",
			"“hardships” do not include “illness” or “oversight”"},
		{"any but one", `any(hardships, # != "oversight")`, "「困难」里有「忘了」以外的",
			"“hardships” include something other than “oversight”"},
		{"all of some", `all(hardships, # in ["illness"])`, "「困难」里没有「生病」以外的",
			"“hardships” include nothing other than “illness”"},
		{"a predicate of two", `any(hardships, # != "oversight" and proved(#))`, "「困难」里至少有一项，它不是「忘了」，并且手头的材料能证明它",
			"of “hardships” there is one for which it is not “oversight”, and papers at hand prove it"},
		{"some debt", "any(debts, .days > 90)", "各笔债里至少有一笔，它的「逾期天数」多于 90 天",
			"of the debts there is one for which its “days overdue” is more than 90 days"},
		{"no debt", "none(debts, .summoned)", "各笔债里没有一笔，它的「收到传票」成立",
			"of the debts there is none for which its “summoned” holds"},
		{"every debt", "all(debts, .days == 0)", "各笔债的每一项，它的「逾期天数」是 0 天",
			"for each of the debts, its “days overdue” is 0 days"},
		{"not one", "not one(debts, .summoned)", "各笔债里并非恰好有一项，它的「收到传票」成立",
			"of the debts there is not just one for which its “summoned” holds"},
		{"how many", "count(debts, .summoned) > 1", "各笔债里符合条件的个数（它的「收到传票」成立）多于 1",
			"how many of the debts there are for which its “summoned” holds is more than 1"},
		{"something in a list", "len(hardships) > 0", "「困难」至少有一项", "“hardships” are one or more"},
		{"nothing in a list", "len(hardships) == 0", "「困难」一项也没有", "“hardships” are none"},
		{"the length of a list", "len(debts) > 1", "各笔债的笔数多于 1", "the number of the debts is more than 1"},
		{"a paper", `has("plan")`, "手头有「计划」，或可以代替它的", "“plan” is at hand, or what may stand in for it"},
		{"no proof", `not proved("illness")`, "手头的材料还不能证明「生病」", "papers at hand do not prove “illness”"},
		{"a figure with its value", "days_since(received_on) <= answer_days", "从「收到日期」到评估日的天数不超过「答辩期」（15 天）",
			"the days since “received on” is at most “time to answer” (15 days)"},
		{"one that has no value now", "rate > cap", "「年利率」多于「利率上限」", "“yearly rate” is more than “cap on rates”"},
		{"of another day", "rate > on(cap, received_on)", "「年利率」多于「收到日期」那天的「利率上限」",
			"“yearly rate” is more than “cap on rates” as of “received on”"},
		{"days and dates", "add_days(received_on, 15) < as_of", "「收到日期」之后 15 天早于评估日",
			"15 days after “received on” is before the day of the evaluation"},
		{"stages by their titles", `stage in ["late", "court"]`, "阶段是「逾期久」或「在法院」",
			"the stage is “long overdue” or “in court”"},
		{"creditors by theirs", `family == "bank" and lender != "north"`, "放款机构的种类是「银行」，并且机构不是「北方银行」",
			"the kind of creditor is “bank”, and the lender is not “North Bank”"},
		{"creditors of debts", `any(debts, .family == "bank")`, "各笔债里至少有一笔，它的放款机构的种类是「银行」",
			"of the debts there is one for which its kind of creditor is “bank”"},
		{"sums keep their brackets", "principal * (rate + 1) - (surplus - 5) > 0",
			"「本金」 × （「年利率」 + 100%） − （「结余」 − 5 元）多于 0 元",
			"“principal” × (“yearly rate” + 100%) − (“surplus” − CNY 5) is more than CNY 0"},
		{"divided by a product", "principal / (surplus * 12) > 3", "「本金」 ÷ （「结余」 × 12）多于 3",
			"“principal” ÷ (“surplus” × 12) is more than 3"},
		{"at least nought", "max(surplus, 0) < 100", "（「结余」，不到 0 按 0 算）少于 100 元",
			"(“surplus”, or 0 where that is less) is less than CNY 100"},
		{"the least of several", "min(surplus, principal, 100) > 1", "（「结余」、「本金」、100 元中最小的）多于 1 元",
			"(the least of “surplus”, “principal”, CNY 100) is more than CNY 1"},
		{"a payment", "payment(principal, rate, 60) <= surplus", "「本金」按年利率「年利率」分 60 个月等额还的每期金额不超过「结余」",
			"the equal monthly payment on “principal” at “yearly rate” a year over 60 months is at most “surplus”"},
		{"a payment in figures", "payment(49900, 0.18, 12) > 100", "49,900 元按年利率 18%分 12 个月等额还的每期金额多于 100 元",
			"the equal monthly payment on CNY 49,900 at 18% a year over 12 months is more than CNY 100"},
		{"a term", "term_months(principal, 0.18, 700) > 60", "「本金」按年利率 18%每月还 700 元要还的期数多于 60 个月",
			"the months in which “principal” at 18% a year is repaid by CNY 700 a month is more than 60 months"},
		{"a cost", "cost_rate(principal, 1950, 12) > 0.24", "到手「本金」、每月还 1,950 元、还 12 个月的实际年利率多于 24%",
			"the yearly rate at which “principal” received is repaid by CNY 1,950 a month over 12 months is more than 24%"},
		{"over all debts", "sum(filter(debts, .summoned), .principal) > 1", "各笔债里符合条件的（它的「收到传票」成立）的「本金」之和多于 1 元",
			"the sum over those of the debts for which its “summoned” holds of “principal” is more than CNY 1"},
		{"the greatest of a list", "max(map(debts, .days)) > 9", "各笔债的「逾期天数」中最大的多于 9 天",
			"the greatest of “days overdue” of each of the debts is more than 9 days"},
		{"rounded", "ceil(principal / surplus) > 9", "（「本金」 ÷ 「结余」，有零头就进一）多于 9",
			"(“principal” ÷ “surplus”, rounded up) is more than 9"},
		{"where something is not known", "(surplus ?? 0) > 5", "（「结余」；不知道时用 0 元）多于 5 元",
			"(“surplus”, or where that is not known CNY 0) is more than CNY 5"},
		{"one figure or another", "(temporary ? days : 0) > 5", "（如果「暂时」成立，用「逾期天数」；否则用 0 天）多于 5 天",
			"(if “temporary” holds, “days overdue”; else 0 days) is more than 5 days"},
		{"one condition or another", "temporary ? summoned : days > 5", "如果「暂时」成立，就看：「收到传票」成立；否则看：「逾期天数」多于 5 天",
			"if “temporary” holds: “summoned” holds; else: “days overdue” is more than 5 days"},
		{"a name of its own", "let x = surplus; x > 5 and x < 9", "x多于 5 元，并且x少于 9 元（其中 x 是「结余」）",
			"x is more than CNY 5, and x is less than CNY 9 (where x is “surplus”)"},
	} {
		if diff := cmp.Diff(row.zh, told(t, b, row.source, text.ZH)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", row.why, row.source, diff)
		}
		if diff := cmp.Diff(row.en, told(t, b, row.source, text.EN)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", row.why, row.source, diff)
		}
	}
}

// FuzzConditionInWords: whatever the language accepts can be told, and to deny it twice is to say
// it.
func FuzzConditionInWords(f *testing.F) {
	b := shipped.book()
	for _, formula := range b.Formulas() {
		f.Add(formula.Expression.Source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if _, fault := b.Language.Compile(source, anything); fault != nil {
			return
		}
		if _, fault := b.Language.Compile("not (not ("+source+"))", anything); fault != nil {
			return
		}
		for _, l := range text.Languages {
			said := told(t, b, source, l)
			if strings.TrimSpace(said) == "" {
				t.Errorf("%s: nothing is said", source)
			}
			if twice := told(t, b, "not (not ("+source+"))", l); twice != said {
				t.Errorf("%s: denied twice it is %q, not %q", source, twice, said)
			}
		}
	})
}

// TestEveryFunctionInWords: no function is told as it is written, one that was added to the table
// alone included.
func TestEveryFunctionInWords(t *testing.T) {
	b := shipped.book()
	extended, fault := b.Language.With(append(slices.Clone(logictest.Others), logictest.WeeksSince)...)
	if fault != nil {
		t.Fatal(*fault)
	}
	added := map[string]string{
		"weeks_since": "weeks_since(asked_on) > 3", "is_weekend": "not is_weekend(asked_on)",
		"month_end": "month_end(asked_on) > as_of", "size_of": `size_of(monthly_income) == "small"`,
	}
	for _, f := range extended.Functions() {
		source := stdcmp.Or(logictest.Samples[f.Name], added[f.Name])
		e, fault := extended.Compile(source, anything)
		if fault != nil {
			t.Fatalf("%s: %s", source, fault.Message.EN)
		}
		for _, in := range []text.Language{text.ZH, text.EN} {
			a := &author{Book: b, Options: Options{Language: in, AsOf: day}}
			if says := a.wording().inline(a.condition(e), false).Text(); strings.Contains(says, f.Name+"(") ||
				says == "" {
				t.Errorf("%s is told as %s", source, says)
			}
		}
	}
}
