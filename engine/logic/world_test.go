package logic

import (
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// The tests share a small book. Facts whose names say that they are not known are left out of the
// case, and so are gain, gain2 and people, whose bounds are; those that end in 2 are second ones.
var jobs, troubles, kinds = []string{"worker", "retired", "student"}, []string{"illness", "unemployment", "disaster"},
	[]string{"bank", "platform"}

func vocabulary() *fact.Vocabulary {
	borrower := func(name string, t fact.Type, answers ...string) *fact.Fact {
		f := &fact.Fact{Name: name, Of: fact.Borrower, Type: t}
		for _, id := range answers {
			f.Answers = append(f.Answers, fact.Answer{ID: id})
		}
		return f
	}
	debt := func(name string, t fact.Type, answers ...string) *fact.Fact {
		f := borrower(name, t, answers...)
		f.Of = fact.Debt
		return f
	}
	derived := func(f *fact.Fact, by string) *fact.Fact {
		f.Derive = by
		return f
	}
	from := func(f *fact.Fact, least int64) *fact.Fact {
		number := decimal.MustNew(least, 0)
		f.Min = &number
		return f
	}
	upTo := func(f *fact.Fact, most int64) *fact.Fact {
		number := decimal.MustNew(most, 0)
		f.Max = &number
		return f
	}
	records := func(f *fact.Fact, fields ...*fact.Fact) *fact.Fact {
		f.SetFields(fields)
		return f
	}
	papers := borrower("papers", fact.Choices, "id-card", "payslip", "tax-record", "diagnosis", "medical-bill")
	papers.From = fact.FromMaterials
	return fact.NewVocabulary([]*fact.Fact{
		borrower("yes", fact.Bool), borrower("no", fact.Bool), borrower("unknown", fact.Bool),
		borrower("unknown2", fact.Bool),
		from(borrower("income", fact.Money), 0), from(borrower("spending", fact.Money), 0),
		borrower("savings", fact.Money), borrower("zero", fact.Money),
		from(borrower("gain", fact.Money), 0), from(borrower("gain2", fact.Money), 0),
		upTo(from(borrower("people", fact.Integer), 1), 60),
		borrower("job", fact.Choice, jobs...), borrower("dream", fact.Choice, jobs...),
		borrower("hardships", fact.Choices, troubles...), borrower("worries", fact.Choices, troubles...),
		borrower("gifts", fact.Choices, troubles...),
		borrower("paid_on", fact.Date), borrower("someday", fact.Date), papers,
		from(debt("overdue_days", fact.Integer), 0), from(debt("owed", fact.Money), 0),
		upTo(from(debt("rate", fact.Rate), 0), 64),
		debt("signed_on", fact.Date),
		debt("sued", fact.Bool), debt("letter_on", fact.Date),
		records(borrower("visits", fact.Records), borrower("on", fact.Date), upTo(from(borrower("cost", fact.Money), 0), 100),
			borrower("why", fact.Choice, troubles...), borrower("paid", fact.Bool)),
		records(borrower("trips", fact.Records), from(borrower("cost", fact.Money), 0)),
		records(debt("paid_back", fact.Records), debt("on", fact.Date), from(debt("sum", fact.Money), 0)),
		derived(borrower("surplus", fact.Money), "income - spending"),
		derived(borrower("reserve", fact.Money), "surplus + savings"),
		derived(borrower("total_owed", fact.Money), "sum(debts, .owed)"),
		derived(debt("interest", fact.Money), "owed * rate"),
		derived(debt("late", fact.Bool), "overdue_days > 30"),
		derived(debt("warned", fact.Bool), "known(letter_on) and letter_on <= as_of"),
		derived(debt("share", fact.Rate), "owed / zero"),
	}, kinds)
}

func names() Names {
	return Names{
		Parameters: []Parameter{{Name: "grace", Unit: "days"}, {Name: "cap", Unit: "per-year"},
			{Name: "lost", Unit: "per-year"}, {Name: "enacted_on", Unit: "date"}},
		Families: kinds,
		Lenders:  []string{"jiebei", "jintiao"},
		Stages:   []string{"early", "mid", "late-stage"},
		Papers: map[string][]string{"id-card": {"id-card"}, "income-proof": {"income-proof", "payslip", "tax-record"},
			"payslip":    {"payslip"},
			"tax-record": {"tax-record"}, "diagnosis": {"diagnosis"}, "medical-bill": {"medical-bill"}},
		Proof: map[string][][]string{"illness": {{"diagnosis"}, {"medical-bill", "income-proof"}}, "unemployment": {},
			"disaster": {{"id-card"}}},
	}
}

// language is the book's, with its derived facts in order.
func language(t testing.TB) *Language {
	t.Helper()
	l := New(vocabulary(), names())
	for _, f := range l.vocabulary.Facts {
		if f.Given() {
			continue
		}
		if fault := l.Define(f); fault != nil {
			t.Fatalf("%s: %+v", f.Name, *fault)
		}
	}
	if circle := l.Order(); circle != nil {
		t.Fatalf("a circle: %v", circle)
	}
	return l
}

// given is what is known, by the names of facts: bool, number or date or choice as a string, list
// of strings, records as a list of what is known of each.
type given map[string]any

func value(t testing.TB, f *fact.Fact, x any) fact.Value {
	t.Helper()
	v := fact.Value{Known: true}
	switch x := x.(type) {
	case bool:
		v.Bool = x
	case []string:
		v.List = x
	case []given:
		v.Records = [][]fact.Value{}
		for _, entry := range x {
			v.Records = append(v.Records, valuesOf(t, f.Fields, entry))
		}
	case string:
		switch f.Type {
		case fact.Date:
			v.Day = date(t, x)
		case fact.Choice:
			v.Choice = x
		default:
			v.Number = decimal.MustParse(x)
		}
	}
	return v
}

func date(t testing.TB, s string) calendar.Day {
	t.Helper()
	d, ok := calendar.Parse(s)
	if !ok {
		t.Fatalf("not a date: %s", s)
	}
	return d
}

// valuesOf are those of one scope, by slot.
func valuesOf(t testing.TB, facts []*fact.Fact, g given) []fact.Value {
	t.Helper()
	list := make([]fact.Value, len(facts))
	for i, f := range facts {
		if x, ok := g[f.Name]; ok {
			list[i] = value(t, f, x)
		}
	}
	return list
}

// figures: grace is 7, cap was 0.24 until 2020-08-19 and is 0.154 from 2020-08-21 on, lost has
// ended.
func figures(t testing.TB) Figures {
	day := func(s string) *calendar.Day { d := date(t, s); return &d }
	number := func(s string) fact.Value { return fact.Value{Known: true, Number: decimal.MustParse(s)} }
	enacted := fact.Value{Known: true, Day: date(t, "2021-01-01")}
	return Figures{
		Now: []fact.Value{number("7"), number("0.154"), {}, enacted},
		Series: []Series{
			{{Is: number("7")}},
			{{From: day("2015-09-01"), Until: day("2020-08-19"), Is: number("0.24")},
				{From: day("2020-08-21"), Is: number("0.154")}},
			{{Until: day("2020-01-01"), Is: number("0.5")}},
			{{Is: enacted}},
		},
	}
}

var borrowerGiven = given{"yes": true, "no": false, "income": "3200", "spending": "2600.50", "zero": "0",
	"job":       "worker",
	"hardships": []string{"illness", "unemployment"}, "gifts": []string{}, "paid_on": "2026-01-31",
	"visits": []given{{"on": "2026-03-01", "cost": "80", "why": "illness", "paid": true}, {"on": "2026-04-01", "why": "illness"}}}

// sample is a case with three debts: of the first all is known but the letter, of the second
// overdue_days and rate, of the third nothing.
func sample(t testing.TB, l *Language) *Case {
	t.Helper()
	debt := func(family, lender string, g given) DebtCase {
		return DebtCase{Values: valuesOf(t, l.vocabulary.Debt, g), Family: family, Lender: lender, Figures: figures(t)}
	}
	c := &Case{AsOf: date(t, "2026-11-22"), Borrower: valuesOf(t, l.vocabulary.Borrower, borrowerGiven),
		Figures: figures(t), Debts: []DebtCase{
			debt("platform", "jintiao", given{"overdue_days": "45", "owed": "28000", "rate": "0.24",
				"signed_on": "2020-02-29", "sued": false,
				"paid_back": []given{{"on": "2026-09-13", "sum": "1950"}, {"on": "2026-10-13", "sum": "50.5"}}}),
			debt("bank", "", given{"overdue_days": "10", "rate": "0.1", "paid_back": []given{}}),
			debt("", "", nil),
		}}
	l.NewFrame(c).Derive()
	return c
}

// alone is the sample with its first debt only.
func alone(t testing.TB, l *Language) *Case {
	c := sample(t, l)
	c.Debts = c.Debts[:1]
	l.NewFrame(c).Derive()
	return c
}

func compile(t testing.TB, l *Language, source string, use Use) *Expression {
	t.Helper()
	e, fault := l.Compile(source, use)
	if fault != nil {
		t.Fatalf("%s: %+v", source, *fault)
	}
	return e
}

// wide is the use that allows the most.
var wide = Use{Debt: true, Stage: true, Deadline: true}

// judge is the truth of a condition, about the first debt of the sample.
func judge(t testing.TB, l *Language, source string) Truth {
	t.Helper()
	return compile(t, l, source, wide).Truth(l.NewFrame(sample(t, l)).At(0))
}

// A truth table: each row a condition about the sample's first debt and what it comes to.
type row struct {
	why, condition string
	want           Truth
}

func check(t *testing.T, rows []row) {
	t.Helper()
	l := language(t)
	for _, r := range rows {
		if got := judge(t, l, r.condition); got != r.want {
			t.Errorf("%s is %v, want %v: %s", r.condition, got, r.want, r.why)
		}
	}
}

// called are the names of what a trace says is missing: fact, or debt:fact.
func called(refs []Ref) []string {
	list := []string{}
	for _, r := range refs {
		name := r.Fact.Name
		if r.Debt != NoDebt {
			name = string(rune('0'+r.Debt)) + ":" + name
		}
		list = append(list, name)
	}
	return slices.Clip(list)
}
