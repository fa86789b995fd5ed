package analysis

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// TestShippedBook: the book that is shipped has nothing above a note, as far as conditions go, and
// all its conditions have been decided, but for those on records.
func TestShippedBook(t *testing.T) {
	b, problems := book.Load(os.DirFS("../../rules"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	report := Analyse(b, today)
	bad := slices.DeleteFunc(report.Findings, func(f Finding) bool { return f.Severity == Note })
	open := slices.DeleteFunc(report.NotAnalysed, func(n Unanalysed) bool { // records are not cut into cells
		return strings.Contains(n.Why.EN, "payments")
	})
	if len(bad) > 0 || len(open) > 0 {
		t.Errorf("found:\n%snot analysed: %v", written(bad), open)
	}
}

// drawCondition is a small condition over the facts of the minimal book.
func drawCondition(t *rapid.T, depth int) string {
	if depth > 0 && rapid.Bool().Draw(t, "more") {
		joint := rapid.SampledFrom([]string{"and", "or"}).Draw(t, "joint")
		not := rapid.SampledFrom([]string{"", "not "}).Draw(t, "not")
		return fmt.Sprintf("%s(%s %s %s)", not, drawCondition(t, depth-1), joint, drawCondition(t, depth-1))
	}
	if rapid.IntRange(0, 5).Draw(t, "known") == 0 {
		return "known(" + rapid.SampledFrom([]string{"owed", "overdue_days", "monthly_surplus"}).Draw(t, "fact") + ")"
	}
	return fmt.Sprintf("%s %s %s",
		rapid.SampledFrom([]string{"overdue_days", "owed", "monthly_surplus", "monthly_income"}).Draw(t, "fact"),
		rapid.SampledFrom([]string{"<", "<=", ">", ">=", "==", "!="}).Draw(t, "operator"),
		rapid.SampledFrom([]string{"0", "3", "4", "30", "grace_days", "essential_spending"}).Draw(t, "value"))
}

// drawBook is the minimal book with an option of random conditions.
func drawBook(t *rapid.T, under testing.TB) *book.Book {
	files := minimal(under)
	var more strings.Builder
	more.WriteString("\n[option.seek-advice]\nstages = " +
		rapid.SampledFrom([]string{`["current"]`, `["early"]`, `["current", "early"]`}).Draw(t, "stages") + "\n")
	for i := range rapid.IntRange(1, 3).Draw(t, "requirements") {
		fmt.Fprintf(&more, requirement, i, drawCondition(t, 2))
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "weights") {
		fmt.Fprintf(&more, `[option.seek-advice.weigh.w%d]
when = '%s'
points = 5
reason.zh = "是"
reason.en = "yes"
sources = ["practice"]
`, i, drawCondition(t, 2))
	}
	files["families/credit-card.toml"].Data = append(files["families/credit-card.toml"].Data, more.String()...)
	b, problems := book.Load(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return b
}

// drawBorrower is a borrower with one card debt.
func drawBorrower(t *rapid.T, b *book.Book) *fact.Profile {
	p, _ := fact.ReadProfile(b.Vocabulary, "p.json", []byte(`{"debts":[{"family":"credit-card"}]}`), calendar.Last)
	for _, f := range b.Vocabulary.Facts {
		into := &p.Borrower
		if f.Of == fact.Debt {
			into = &p.Debts[0].Values
		}
		if f.Given() && rapid.IntRange(0, 4).Draw(t, f.Name) > 0 {
			(*into)[f.Slot] = fact.Value{Known: true,
				Number: decimal.MustNew(rapid.SampledFrom([]int64{0, 2, 3, 4, 5, 29, 30, 31, 100}).Draw(t, "value"), 0)}
		}
	}
	return p
}

// What is found of an option is so for every borrower: nobody is eligible for what nobody can be,
// what is always yes is never no, what is always no never yes, and what is implied decides nothing.
func TestFindingsAreTrue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := drawBook(rt, t)
		found := map[string]string{} // by path
		for _, f := range Analyse(b, today).Findings {
			if f.File == "families/credit-card.toml" {
				found[strings.TrimSuffix(f.Path, ".when")] = f.Code + settledAs(f.Message)
			}
		}
		for range 30 {
			d := engine.Decide(b, drawBorrower(rt, b), today)
			for _, o := range d.Debts[0].Options {
				if o.Option.Strategy.ID == "seek-advice" {
					checkFound(rt, b, o, found)
				}
			}
		}
	})
}

// settledAs returns what a weight is said to be where the option is open, behind a space; "" where its
// finding says something else.
func settledAs(message string) string {
	switch {
	case strings.HasPrefix(message, "wherever the requirements are yes"):
		return " yes"
	case strings.HasPrefix(message, "wherever no requirement is no"):
		return " no"
	}
	return ""
}

func checkFound(t *rapid.T, b *book.Book, o engine.OptionDecision, found map[string]string) {
	if o.Offered == logic.No {
		return
	}
	if found["option.seek-advice"] == "never-eligible" && o.Status == engine.Eligible {
		t.Fatal("somebody is eligible")
	}
	without := o.Offered
	for i, c := range o.Option.Requires {
		code := found[b.Spot(c.Place).Path()]
		if code == "always-yes" && o.Requires[i] == logic.No {
			t.Fatalf("%s is no", c.ID)
		}
		if code != "implied" {
			without = worse(without, o.Requires[i])
		}
	}
	if status := map[logic.Truth]engine.Status{logic.No: engine.Ineligible, logic.Unknown: engine.Undetermined,
		logic.Yes: engine.Eligible}[without]; status != o.Status {
		t.Fatalf("without what is implied it is %s, with it %s", status, o.Status)
	}
	for i, c := range o.Option.Weighs {
		code, truth := found[b.Spot(c.Place).Path()], o.Weighs[i]
		if code == "implied yes" && (truth == logic.No && o.Status != engine.Ineligible ||
			truth != logic.Yes && o.Status == engine.Eligible) ||
			code == "implied no" && truth == logic.Yes && o.Status != engine.Ineligible {
			t.Fatalf("%s is %s, %s, and %s", c.ID, truth, o.Status, code)
		}
		if code == "always-yes" && truth == logic.No || code == "always-no" && truth == logic.Yes ||
			code == "implied" && truth != o.Weighs[0] {
			t.Fatalf("%s is %s, and %s", c.ID, truth, code)
		}
	}
}

// worse is no before unknown before yes.
func worse(a, b logic.Truth) logic.Truth {
	switch {
	case a == logic.No || b == logic.No:
		return logic.No
	case a == logic.Unknown || b == logic.Unknown:
		return logic.Unknown
	}
	return logic.Yes
}
