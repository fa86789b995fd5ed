package interview_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

var today, _ = calendar.Parse("2026-11-22")

var shipped = sync.OnceValue(func() *book.Book {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		panic(problems)
	}
	return b
})

// sample is the profile of a fixture and the day on which it is judged.
func sample(t testing.TB, name string) (*fact.Profile, calendar.Day) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p, problems := fact.ReadProfile(shipped().Vocabulary, name, data, today)
	if problems != nil {
		t.Fatal(problems)
	}
	return p, p.FactsAsOf(today)
}

func fixtures(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(names) < 300 {
		t.Fatal(len(names), err)
	}
	return names
}

// borrower answers pages as somebody of whom a profile tells everything.
type borrower struct {
	*fact.Profile
	unsure bool // what is not known is never said to be nothing
}

// answer returns the form of a page.
func (b borrower) answer(p interview.Page) map[string][]string {
	form := map[string][]string{interview.KeyAsks: {p.Asks}}
	if p.Kind == interview.Lenders {
		d := b.Debts[p.Debt]
		key := interview.KeyOther
		if shipped().Lender(d.Lender) != nil {
			key = interview.KeyLender
		}
		form[key] = []string{d.Lender}
		form[interview.KeyFamily] = []string{d.Family}
		if p.Debt < len(b.Debts)-1 {
			form[interview.KeyMore] = []string{"yes"}
		}
		return form
	}
	for _, f := range p.Fields {
		v := b.value(f.Fact, p.Debt)
		switch {
		case p.Kind != interview.Tick:
			b.answerField(form, f.Fact, v)
		case v.Known && f.Fact.JSON(v) != f.Fact.JSON(f.Fact.Nothing):
			form[f.Name] = []string{interview.Ticked}
		}
	}
	if p.Kind == interview.Tick {
		form[interview.KeyRest] = []string{b.rest(p)}
	}
	return form
}

// rest says of what is not ticked that there is nothing; one by one where something of it is not
// known, and the borrower minds.
func (b borrower) rest(p interview.Page) string {
	unknown := func(f interview.Field) bool { return !b.value(f.Fact, p.Debt).Known }
	if b.unsure && slices.ContainsFunc(p.Fields, unknown) {
		return interview.RestAsk
	}
	return interview.RestNone
}

func (b borrower) value(f *fact.Fact, debt int) fact.Value {
	switch {
	case debt == logic.NoDebt:
		return b.Borrower[f.Slot]
	case f.Name == "family":
		family := b.Debts[debt].Family
		return fact.Value{Known: family != "", Choice: family}
	}
	return b.Debts[debt].Values[f.Slot]
}

// answerField enters the answer to one question into a form, as a person writes it.
func (b borrower) answerField(form map[string][]string, f *fact.Fact, v fact.Value) {
	switch {
	case !v.Known:
		form[f.Name] = []string{""}
	case f.Type == fact.Records:
		for n, record := range v.Records {
			for i, field := range f.Fields {
				if record[i].Known {
					form[fmt.Sprintf("%s[%d].%s", f.Name, n, field.Name)] = []string{field.Write(record[i], text.ZH)}
				}
			}
		}
		if len(v.Records) == 0 {
			form[f.Name] = []string{interview.None}
		}
	case f.Type == fact.Choices && len(v.List) == 0:
		form[f.Name] = []string{interview.None}
	case f.Type == fact.Choices:
		form[f.Name] = v.List
	default:
		form[f.Name] = []string{written(f, v)}
	}
}

// written returns a value as a person writes it.
func written(f *fact.Fact, v fact.Value) string {
	if f.Type == fact.Choice {
		return v.Choice
	}
	return f.Write(v, text.ZH)
}

// hold asks a borrower until the end, and calls after each answer.
func hold(t testing.TB, b borrower, day calendar.Day, after func(*interview.Interview, interview.Page)) *interview.Interview {
	t.Helper()
	iv := interview.New(shipped(), day)
	for range 1000 {
		p, ok := iv.Next()
		if !ok {
			return iv
		}
		if problems := iv.Answer(p.Number, b.answer(p)); problems != nil {
			t.Fatalf("page %d, %s: %v", p.Number, p.Asks, problems)
		}
		if after != nil {
			after(iv, p)
		}
	}
	t.Fatal("the interview does not end")
	return nil
}

// view is what a decision shows.
type view struct {
	Stages, Options, Closed, Alerts []string
	Order                           []int
}

func viewOf(d *engine.Decision) (v view) {
	v.Order = append(v.Order, d.Order...)
	for _, debt := range d.Debts {
		var closed []string
		for _, s := range debt.Candidates {
			v.Stages = append(v.Stages, d.Book.Stages[s].ID)
		}
		for _, i := range debt.Ranking {
			o := debt.Options[i]
			if o.Status == engine.Ineligible { // in which order is not shown
				closed = append(closed, o.Option.Strategy.ID)
				continue
			}
			v.Options = append(v.Options, o.Option.Strategy.ID+" "+o.Status.String())
		}
		slices.Sort(closed)
		v.Closed = append(v.Closed, closed...)
	}
	for _, a := range d.Alerts {
		if a.Truth == logic.Yes {
			v.Alerts = append(v.Alerts, fmt.Sprint(a.Alert.ID, a.Debt, a.Due.Day, a.MovedTo.Day))
		}
	}
	return v
}
