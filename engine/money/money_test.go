package money_test

import (
	"errors"
	"testing"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/money"
)

// yuan returns a sum that is written in yuan.
func yuan(t testing.TB, s string) money.Fen {
	t.Helper()
	f, exact := money.FromYuan(decimal.MustParse(s))
	if !exact {
		t.Fatalf("%s is no sum of money", s)
	}
	return f
}

func rate(s string) decimal.Decimal { return decimal.MustParse(s) }

func TestEqual(t *testing.T) {
	for _, row := range []struct {
		why                  string
		amount, rate         string
		months               int
		payment, last, total string // "" where it is not published
	}{
		{"a published annuity: a home loan", "600000", "0.0375", 360, "2778.69", "", ""},
		{"a published annuity: a home loan", "350000", "0.0395", 360, "1660.88", "", ""},
		{"a published annuity: a home loan", "330000", "0.035", 360, "1481.85", "", ""},
		{"a published annuity: a home loan in its seventh year", "283431.28", "0.03625", 282, "1494.66", "", ""},
		{"a published annuity", "30000", "0.0475", 60, "562.71", "", ""},
		{"a published annuity", "600000", "0.0399", 360, "2861.03", "", ""},
		{"a card, without interest, the shortest he can keep", "49900", "0", 46, "1084.78", "1084.90", "49900"},
		{"the same, over 60 months", "49900", "0", 60, "831.66", "832.06", "49900"},
		{"the principal alone, over 48 months", "46000", "0", 48, "958.33", "958.49", "46000"},
		{"the same card with interest", "49900", "0.1825", 78, "1096.83", "1097.48", "85553.39"},
		{"what is left after 15,300 were paid", "34600", "0", 60, "576.66", "577.06", "34600"},
		{"a consumer loan as it runs", "17650", "0.146", 10, "1885.25", "", ""},
		{"the same at 900 a month", "17650", "0.146", 23, "884.39", "884.43", "20341.01"},
		{"the same at 800 a month", "17650", "0.146", 26, "795.96", "795.85", "20694.85"},
		{"the same, its interest stopped", "17961.30", "0", 20, "898.06", "898.16", "17961.30"},
		{"a small loan at the highest rate a court supports", "15037.84", "0.24", 29, "688.41", "688.32", "19963.80"},
		{"a year of a small loan on what was received", "16000", "0.24", 12, "1512.95", "", ""},
		{"a single month", "1000", "0.12", 1, "1010", "1010", "1010"},
	} {
		s, err := money.Equal(yuan(t, row.amount), rate(row.rate), row.months)
		if err != nil {
			t.Errorf("%s: %v", row.why, err)
			continue
		}
		for _, is := range []struct {
			what, want string
			got        money.Fen
		}{{"payment", row.payment, s.First()}, {"last", row.last, s.Last()}, {"total", row.total, s.Total()}} {
			if is.want != "" && is.got != yuan(t, is.want) {
				t.Errorf("%s: %s over %d months: %s is %v, want %s", row.why, row.amount, row.months, is.what, is.got, is.want)
			}
		}
	}
}

func TestEqualPrincipal(t *testing.T) {
	s, err := money.EqualPrincipal(yuan(t, "17650"), rate("0.146"), 24)
	if err != nil || s.First() != yuan(t, "950.15") || s.Last() != yuan(t, "744.52") || s.Total() != yuan(t, "20334.28") {
		t.Errorf("24 months: first %v, last %v, total %v, %v", s.First(), s.Last(), s.Total(), err)
	}
}

func TestFlatFee(t *testing.T) {
	for _, row := range []struct{ why, fee, payment, total, cost string }{
		{"a fee of 0.45 % a month is a rate of 9.84 % a year", "0.0045", "1056.22", "63373", "0.0984"},
		{"a fee of 0.60 % a month is a rate of 12.83 % a year", "0.006", "1131.07", "67864", "0.1283"},
	} {
		s, err := money.FlatFee(yuan(t, "49900"), rate(row.fee), 60)
		if err != nil || s.First() != yuan(t, row.payment) || s.Total() != yuan(t, row.total) {
			t.Errorf("%s: %v, in all %v, %v", row.why, s.First(), s.Total(), err)
		}
		cost, err := money.CostRate(yuan(t, "49900"), payments(s))
		if err != nil || cost.Round(4) != rate(row.cost) {
			t.Errorf("%s: got %v, %v", row.why, cost, err)
		}
	}
}

func payments(s money.Schedule) []money.Fen {
	all := make([]money.Fen, len(s))
	for k, i := range s {
		all[k] = i.Payment
	}
	return all
}

func TestTerm(t *testing.T) {
	for _, row := range []struct {
		why, amount, rate, monthly string
		want                       int
		fails                      error
	}{
		{why: "a card without interest", amount: "49900", rate: "0", monthly: "1100", want: 46},
		{why: "the same with interest", amount: "49900", rate: "0.1825", monthly: "1100", want: 78},
		{why: "the README's loan at 18 %", amount: "29282.80", rate: "0.18", monthly: "599.50", want: 89},
		{why: "a consumer loan", amount: "17650", rate: "0.146", monthly: "900", want: 23},
		{why: "a small loan at 24 %", amount: "15037.84", rate: "0.24", monthly: "700", want: 29},
		{why: "the same without interest", amount: "15037.84", rate: "0", monthly: "700", want: 22},
		{why: "the claim at 35.94 %", amount: "19380", rate: "0.3594", monthly: "700", want: 60},
		{why: "three times 0.34 is more than the sum", amount: "1.01", rate: "0", monthly: "0.34", want: 3},
		{why: "three times 0.33 is less", amount: "1.01", rate: "0", monthly: "0.33", want: 4},
		{why: "and so at a rate whose interest is less than a fen", amount: "1.01", rate: "0.0001", monthly: "0.33", want: 4},
		{why: "paid at once", amount: "100", rate: "0.24", monthly: "102", want: 1},
		{why: "the interest takes it all", amount: "10000", rate: "0.12", monthly: "100", fails: money.ErrNever},
		{why: "nothing is left to pay with", amount: "10000", rate: "0", monthly: "0", fails: money.ErrNever},
		{why: "longer than a hundred years", amount: "10000", rate: "0", monthly: "0.01", fails: money.ErrMonths},
		{why: "no sum", amount: "0", rate: "0", monthly: "100", fails: money.ErrAmount},
	} {
		got, err := money.Term(yuan(t, row.amount), rate(row.rate), yuan(t, row.monthly))
		if got != row.want || !errors.Is(err, row.fails) {
			t.Errorf("%s: got %d, %v", row.why, got, err)
		}
	}
}

func TestCostRate(t *testing.T) {
	same := func(n int, monthly string) []money.Fen {
		all := make([]money.Fen, n)
		for k := range all {
			all[k] = yuan(t, monthly)
		}
		return all
	}
	for _, row := range []struct {
		why, received string
		payments      []money.Fen
		want          string
		decimals      int
		fails         error
	}{
		{why: "12 times 1,950 on 16,000 received", received: "16000", payments: same(12, "1950"), want: "0.767", decimals: 3},
		{why: "the same on the written 18,000", received: "18000", payments: same(12, "1950"), want: "0.514", decimals: 3},
		{why: "figures that clash", received: "17650", payments: same(10, "2163.80"), want: "0.466", decimals: 3},
		{why: "one payment after a month", received: "100", payments: same(1, "101"), want: "0.12", decimals: 9},
		{why: "nothing beyond what was received", received: "1200", payments: same(12, "100"), want: "0", decimals: 9},
		{why: "less than was received", received: "1200", payments: same(11, "100"), fails: money.ErrNoRate},
		{why: "beyond every rate", received: "1", payments: same(1, "1000"), fails: money.ErrNoRate},
		{why: "no payments", received: "1", fails: money.ErrMonths},
		{why: "nothing received", received: "0", payments: same(1, "1"), fails: money.ErrAmount},
		{why: "a payment that is negative", received: "1", payments: []money.Fen{300, -1}, fails: money.ErrAmount},
	} {
		got, err := money.CostRate(yuan(t, row.received), row.payments)
		if !errors.Is(err, row.fails) || err == nil && !got.Round(row.decimals).Equal(rate(row.want)) {
			t.Errorf("%s: got %v, %v", row.why, got, err)
		}
	}
}

func TestSimple(t *testing.T) {
	for _, row := range []struct {
		why, amount, rate string
		days, year        int
		want              string
	}{
		{"a loan that is extended by 92 days", "17650", "0.146", 92, 365, "649.52"},
		{"a month on what was received", "16000", "0.24", 31, 365, "326.14"},
		{"a private loan at the ceiling of 12 %", "42000", "0.12", 272, 365, "3755.84"},
		{"the same at the prime rate, where it is void", "42000", "0.03", 272, 365, "938.96"},
		{"the doubled interest after judgment, 0.0175 % a day", "18200", "0.000175", 30, 1, "95.55"},
		{"a card's 0.05 % a day", "46000", "0.0005", 1, 1, "23.00"},
		{"a year of 360 days", "36000", "0.1", 30, 360, "300.00"},
		{"no day", "36000", "0.1", 0, 360, "0"},
	} {
		got, err := money.Simple(yuan(t, row.amount), rate(row.rate), row.days, row.year)
		if err != nil || got != yuan(t, row.want) {
			t.Errorf("%s: got %v, %v", row.why, got, err)
		}
	}
}

func TestReckon(t *testing.T) {
	day := func(s string) calendar.Day {
		d, ok := calendar.Parse(s)
		if !ok {
			t.Fatal(s)
		}
		return d
	}
	received := money.Payment{On: day("2026-08-13"), Amount: yuan(t, "16000")}
	paid := []money.Payment{{On: day("2026-09-13"), Amount: yuan(t, "1950")}}
	for _, row := range []struct {
		why                       string
		rate                      string
		by                        money.Imputation
		payments                  []money.Payment
		principal, interest, over string
	}{
		{"at the rate a court supports", "0.24", money.InterestFirst, paid, "14376.14", "661.70", "0"},
		{"at the contract's 18 %", "0.18", money.InterestFirst, paid, "14294.60", "493.46", "0"},
		{"the payment counts towards principal first", "0.24", money.PrincipalFirst, paid, "14050", "972.82", "0"},
		{"nothing was paid", "0.24", money.InterestFirst, nil, "16000", "1062.58", "0"},
		{"too much was paid", "0", money.InterestFirst,
			[]money.Payment{{On: day("2026-09-13"), Amount: yuan(t, "17000")}}, "0", "0", "1000"},
	} {
		terms := money.Terms{YearlyRate: rate(row.rate), YearDays: 365, Imputation: row.by}
		got, err := money.Reckon(received, terms, row.payments, day("2026-11-22"))
		want := money.Balance{Principal: yuan(t, row.principal), Interest: yuan(t, row.interest), Over: yuan(t, row.over)}
		if err != nil || got != want {
			t.Errorf("%s: got %v, %v; want %v", row.why, got, err, want)
		}
	}
	_, err := money.Reckon(received, money.Terms{YearDays: 365}, paid, day("2026-09-01"))
	if !errors.Is(err, money.ErrOrder) {
		t.Errorf("a payment after the day reckoned: %v", err)
	}
}

// What cannot be repaid as asked has no schedule.
func TestNoSchedule(t *testing.T) {
	if _, err := money.Term(1, decimal.Zero, money.MaxFen+1); !errors.Is(err, money.ErrAmount) {
		t.Errorf("more a month than a sum may be: %v", err)
	}
	for _, row := range []struct {
		why          string
		amount, rate string
		months       int
		want         error
	}{
		{"no sum", "0", "0.1", 12, money.ErrAmount},
		{"a negative sum", "-1", "0.1", 12, money.ErrAmount},
		{"no months", "100", "0.1", 0, money.ErrMonths},
		{"more than a hundred years", "100", "0.1", 1201, money.ErrMonths},
		{"a negative rate", "100", "-0.1", 12, money.ErrRate},
		{"a rate beyond what is read", "100", "100.01", 12, money.ErrRate},
		{"a fen over a year, with interest", "0.01", "0.1", 12, money.ErrNever},
		{"a yuan over 60 months: rounding alone repays it", "1", "0.01", 60, money.ErrSmall},
	} {
		if s, err := money.Equal(yuan(t, row.amount), rate(row.rate), row.months); !errors.Is(err, row.want) {
			t.Errorf("%s: got %v, %v", row.why, s, err)
		}
	}
}

func TestFromYuan(t *testing.T) {
	for _, row := range []struct {
		yuan  string
		want  money.Fen
		exact bool
	}{
		{"1300.5", 130050, true}, {"0", 0, true}, {"-2.10", -210, true}, {"999999999.99", 99999999999, true},
		{"0.001", 0, false}, {"99999999999999999", 0, false},
	} {
		if got, exact := money.FromYuan(rate(row.yuan)); exact != row.exact || exact && got != row.want {
			t.Errorf("%s: got %v, %v", row.yuan, got, exact)
		}
	}
}

func TestParse(t *testing.T) {
	for _, row := range []struct {
		said string
		want money.Fen
		ok   bool
	}{
		{"2600.50", 260050, true},
		{"0", 0, true},
		{"0.005", 1, true}, // to the nearest
		{"", 0, false},
		{"-1", 0, false},
		{"2,600", 0, false},
	} {
		if got, ok := money.Parse(row.said); got != row.want || ok != row.ok {
			t.Errorf("%q is %d, ok: %t", row.said, got, ok)
		}
	}
}
