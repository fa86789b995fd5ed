package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// numbers draws an expression that gives a number, and conditions one that is yes or no, of the
// facts of the minimal book.
func numbers(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom([]string{"monthly_income", "essential_spending", "monthly_surplus", "owed",
			"overdue_days", "grace_days", "0", "1", "2.5"}).Draw(t, "leaf")
	}
	a, b := numbers(t, depth-1), numbers(t, depth-1)
	return rapid.SampledFrom([]string{
		"(" + a + " + " + b + ")", "(" + a + " - " + b + ")", a + " * " + b, a + " / " + b, "-(" + a + ")",
		"max(" + a + ", " + b + ")", "min(" + a + ", " + b + ")",
		"abs(" + a + ")", "ceil(" + a + ")", "floor(" + a + ")", "round(" + a + ")", "(" + a + " ?? " + b + ")",
		"(" + comparisons(t, 0) + " ? " + a + " : " + b + ")", "sum(debts, .owed)",
		"sum(filter(debts, .overdue_days > 0), .owed)", "count(debts, .owed > 0)",
	}).Draw(t, "number")
}

func comparisons(t *rapid.T, depth int) string {
	operator := rapid.SampledFrom([]string{"<", "<=", ">", ">=", "==", "!="}).Draw(t, "operator")
	return numbers(t, depth) + " " + operator + " " + numbers(t, depth)
}

func conditions(t *rapid.T, depth int) string {
	if depth == 0 {
		return comparisons(t, rapid.IntRange(0, 1).Draw(t, "depth"))
	}
	a, b := conditions(t, depth-1), conditions(t, depth-1)
	return rapid.SampledFrom([]string{"(" + a + ") and (" + b + ")", "(" + a + ") or (" + b + ")", "not (" + a + ")",
		"known(owed) and (" + a + ")", "not known(owed) or (" + a + ")"}).Draw(t, "condition")
}

// drawn is a decided case of one or two debts whose facts are known, or now and then not.
func drawn(t *rapid.T, b *book.Book) *logic.Frame {
	v := b.Vocabulary
	value := func(f *fact.Fact) fact.Value {
		n := decimal.MustNew(rapid.Int64Range(0, 3).Draw(t, f.Name), 0)
		if f.Type == fact.Money {
			n, _ = n.Mul(decimal.MustNew(4, 1)) // 0, 0.4, 0.8, 1.2
		}
		return fact.Value{Known: f.Given() && rapid.IntRange(0, 9).Draw(t, "known "+f.Name) > 0, Number: n}
	}
	p := v.NewProfile()
	for _, f := range v.Borrower {
		p.Borrower[f.Slot] = value(f)
	}
	for range rapid.IntRange(1, 2).Draw(t, "debts") {
		d := &p.Debts[p.AddDebt()]
		d.Lender = "some-bank"
		for _, f := range v.Debt {
			d.Values[f.Slot] = value(f)
		}
	}
	d := engine.Decide(b, p, today)
	frame := b.Language.NewFrame(d.Case)
	d.At(frame, 0)
	return frame
}

func divisionsOf(t testing.TB) *divisions {
	b, problems := book.Load(minimal(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return newDivisions(&examination{book: b, asOf: today})
}

// TestSigns: a number that can be computed has one of the signs that were worked out for it,
// whatever is assumed and is so.
func TestSigns(t *testing.T) {
	v := divisionsOf(t)
	rapid.Check(t, func(t *rapid.T) {
		source, assumed := numbers(t, rapid.IntRange(0, 3).Draw(t, "depth")),
			conditions(t, rapid.IntRange(0, 2).Draw(t, "depth"))
		number, fault := v.book.Language.Compile(source, logic.Use{Gives: logic.Number, Debt: true})
		condition, faultToo := v.book.Language.Compile(assumed, logic.Use{Gives: logic.Truthy, Debt: true})
		if fault != nil || faultToo != nil {
			return // not of the language, such as a division by 0 that is written out
		}
		frame := drawn(t, v.book)
		value, truth := number.Value(frame), condition.Truth(frame)
		if !value.Known || truth == logic.Unknown {
			return
		}
		when := nothingAssumed().and(condition.Tree(), truth == logic.Yes, v)
		if s := v.signsOf(number.Tree(), when); s&signOf(value.Number) == 0 {
			t.Fatalf("%s is %s where %s is %s; signs worked out: %03b", source, value.Number, assumed, truth, s)
		}
	})
}

// TestDivisionGuards: which conditions do not depend on their division where it cannot be computed.
func TestDivisionGuards(t *testing.T) {
	for _, row := range []struct {
		why, condition string
		guarded        bool
	}{
		{"nothing stands beside it", "owed / monthly_income > 5", false},
		{"an and that is no where the divisor is 0", "monthly_income > 0 and owed / monthly_income > 5", true},
		{"in whichever order", "owed / monthly_income > 5 and monthly_income > 0", true},
		{"an or that is yes there", "monthly_income <= 0 or owed / monthly_income > 5", true},
		{"the wrong way round", "monthly_income > 0 or owed / monthly_income > 5", false},
		{"a guard of another fact", "essential_spending > 0 and owed / monthly_income > 5", false},
		{"a guard that lets 0 through", "monthly_income >= 0 and owed / monthly_income > 5", false},
		{"one of two guards, and nobody knows which", "(monthly_income > 0 or owed > 0) and owed / monthly_income > 5",
			false},
		{"two ways to be above 0", "(monthly_income > 100 or monthly_income == 50) and owed / monthly_income > 5",
			true},
		{"not less", "not (monthly_income < 1) and owed / monthly_income > 5", true},
		{"a difference", "monthly_income > essential_spending and owed / (monthly_income - essential_spending) > 5",
			true},
		{"the difference the other way",
			"monthly_income < essential_spending and owed / (essential_spending - monthly_income) > 5", true},
		{"more than what is not below 0", "monthly_income > essential_spending and owed / monthly_income > 5", true},
		{"a parameter that is never 0", "owed / grace_days > 5", true},
		{"something added", "owed / (monthly_income + 1) > 5", true},
		{"something taken away", "owed / (monthly_income - 1) > 5", false},
		{"rounded down to 0", "owed / floor(monthly_income + 0.5) > 5", false},
		{"rounded up", "owed / ceil(monthly_income + 0.5) > 5", true},
		{"a ternary", "(monthly_income > 0 ? owed / monthly_income : 0) > 5", true},
		{"the other arm of it", "(monthly_income > 0 ? 0 : owed / monthly_income) > 5", false},
		{"what stands in for it", "((owed / monthly_income) ?? 0) > 5", true},
		{"what stands in for the divisor alone", "owed / (monthly_income ?? 0) > 5", false},
		{"another debt's", "monthly_income > 0 and any(debts, .owed / .overdue_days > 5)", false},
		{"a guard for each", "any(debts, .overdue_days > 0 and .owed / .overdue_days > 5)", true},
		{"a guard in the list", "any(filter(debts, .overdue_days > 0), .owed / .overdue_days > 5)", true},
		{"a guard of the debt that is judged is none of each",
			"overdue_days > 0 and any(debts, .owed / .overdue_days > 5)", false},
		{"a sum that holds the debt that is judged", "owed > 0 and owed / sum(debts, .owed) > 0.5", true},
		{"a sum that may leave it out", "owed > 0 and owed / sum(filter(debts, .overdue_days > 0), .owed) > 0.5",
			false},
		{"a sum that does not leave it out",
			"owed > 0 and overdue_days > 0 and owed / sum(filter(debts, .overdue_days > 0), .owed) > 0.5", true},
		{"bound by let, and guarded", "let x = monthly_income + 1; owed / x > 5", true},
		{"bound by let, and not", "let x = monthly_income; owed / x > 5", false},
	} {
		files := minimal(t)
		files["alerts.toml"].Data = fmt.Appendf(files["alerts.toml"].Data, alertTested, row.condition)
		b, problems := book.Load(files)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", row.why, problems)
		}
		report := Analyse(b, today)
		found := slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Code == "may-divide-by-zero" })
		if open := slices.ContainsFunc(report.NotAnalysed,
			func(u Unanalysed) bool { return strings.HasPrefix(u.What, "alert.tested") }); found == row.guarded ||
			open {
			t.Errorf("%s: found %v, left open %v: %s", row.why, found, open, row.condition)
		}
	}
}
