package forbear_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

var day = calendar.Of(2026, 11, 22)

func builtin(t *testing.T) *forbear.Book {
	t.Helper()
	b, err := forbear.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestErrorsAreNilOrAList(t *testing.T) {
	b := builtin(t)
	load := func(fsys fstest.MapFS) error { _, err := forbear.Load(fsys); return err }
	read := func(data string) error {
		_, err := b.ReadProfile("p.json", []byte(data), forbear.Date(2026, 11, 22))
		return err
	}
	answer := func(name, answer string) error {
		_, err := b.ParseAnswer(name, answer, forbear.Date(2026, 11, 22))
		return err
	}
	p := b.NewProfile()
	p.AddDebt()
	for _, row := range []struct {
		why  string
		err  error
		want string // of the first problem; "" for no error
	}{
		{"a folder without a book", load(fstest.MapFS{}), "no rule book here"},
		{"a profile", read(`{"debts": [{}]}`), ""},
		{"a profile with a slip", read(`{"debts": [{"overdue_day": 4321}]}`),
			"p.json:1:13: debts[0].overdue_day: overdue_day is not a fact"},
		{"a profile without debts", read(`{}`), "p.json:1:1: debts: a profile needs at least one debt"},
		{"an answer", answer("overdue_days", "4321"), ""},
		{"an answer that is none", answer("overdue_days", "secret"), "overdue_days: this needs a whole number"},
		{"an answer to nothing", answer("overdue_day", "4321"), "overdue_day: overdue_day is not a fact"},
		{"a fact that is set", p.Set("monthly_income", 1), ""},
		{"a fact that is not", p.Set("monthly_income", "secret"),
			"monthly_income: expected an amount in yuan, as a number or a decimal string"},
		{"a debt that is set", p.SetDebt(0, "overdue_days", nil), ""},
		{"a debt that is not", p.SetDebt(0, "overdue_days", "secret"),
			"debts[0].overdue_days: expected a whole number"},
	} {
		t.Run(row.why, func(t *testing.T) {
			if row.want == "" {
				if row.err != nil {
					t.Errorf("want no error, got %v", row.err)
				}
				return
			}
			var problems forbear.Problems
			if !errors.As(row.err, &problems) {
				t.Fatalf("no list of problems: %v", row.err)
			}
			if diff := cmp.Diff(row.want, problems[0].String()); diff != "" || problems[0].Hint == "" {
				t.Errorf("hint %q (-want +got)\n%s", problems[0].Hint, diff)
			}
		})
	}
}

func TestAProfileWithoutDebtsHasTheAlertsOfTheBorrower(t *testing.T) {
	b := builtin(t)
	p := b.NewProfile()
	if err := p.Set("distress", true); err != nil {
		t.Fatal(err)
	}
	e := b.Evaluate(p, day)
	if len(e.Debts) > 0 || len(e.Alerts) == 0 {
		t.Errorf("%d debts, %d alerts", len(e.Debts), len(e.Alerts))
	}
	for _, a := range e.Alerts {
		if a.Debt != "" {
			t.Errorf("%s is about a debt", a.ID)
		}
	}
	if data, err := json.Marshal(e); err != nil || !bytes.Contains(data, []byte(`"debts":[]`)) {
		t.Errorf("no empty list of debts: %v", err)
	}
}

// Eight goroutines judge, explain, trace and read one book at once: with -race this fails where any
// of it writes to the book.
func TestABookIsNotWrittenToAfterLoading(t *testing.T) {
	b := builtin(t)
	var want []byte
	var group sync.WaitGroup
	results := make([][]byte, 8)
	for i := range results {
		group.Go(func() { results[i] = readAll(t, b) })
	}
	group.Wait()
	for i, got := range results {
		if i == 0 {
			want = got
		}
		if len(got) == 0 || !bytes.Equal(want, got) {
			t.Errorf("goroutine %d has another evaluation", i)
		}
	}
}

// readAll judges a profile and calls every method of the book and of what it hands out.
func readAll(t *testing.T, b *forbear.Book) []byte {
	p := b.NewProfile()
	debt := p.AddDebt()
	for _, err := range []error{
		p.Set("monthly_income", "3200"), p.SetDebt(debt, "lender", "京东金条"), p.SetDebt(debt, "overdue_days", 45),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	d := b.NewJudge().Decide(p, day)
	data, err := json.Marshal(forbear.Explain(d))
	if err != nil {
		t.Error(err)
	}
	frame := b.Language.NewFrame(d.Case)
	for _, f := range b.Formulas() {
		if d.At(frame, debt); f.Expression.Kind == logic.Truthy {
			f.Expression.Trace(frame)
			d.Truth(frame, f.Expression)
		}
		if b.Formula(f.File(), f.Path()) != f.Expression {
			t.Error(f.Path(), "is not found")
		}
		f.Problem(text.Text{}, text.Text{})
		f.KeyProblem(text.Text{}, text.Text{})
		f.Within(0, 1, text.Text{}, text.Text{})
		f.Part(0, 1)(text.Text{}, text.Text{})
		f.Below("when")
	}
	b.Language.Compile("monthly_income > 1", logic.Use{Debt: true})
	b.Sentences()
	b.Mentions()
	b.Series()
	for _, s := range b.Sources {
		b.Source(s.ID)
	}
	b.Material(b.Materials[0].ID)
	b.Hardship(b.Hardships[0].ID)
	b.Strategy(b.Strategies[0].ID)
	for _, books := range b.DebtBooks() {
		for _, o := range books.Options {
			books.Option(o.Strategy.ID)
			b.Spot(o.Place, o.Strategy.ID)
		}
	}
	for _, l := range b.Lenders {
		b.Lender(l.ID)
		b.For(l.ID, "unknown")
	}
	for _, f := range b.Vocabulary.Facts {
		b.Language.Derivation(f)
	}
	b.Vocabulary.Unknown("montly_income")
	return data
}

func TestParseDay(t *testing.T) {
	for _, row := range []struct {
		why, written string
		want         forbear.Day
		ok           bool
	}{
		{"a date", "2026-11-22", forbear.Date(2026, time.November, 22), true},
		{"a date that does not exist", "2026-02-30", 0, false},
		{"another way of writing", "22.11.2026", 0, false},
	} {
		t.Run(row.why, func(t *testing.T) {
			if day, ok := forbear.ParseDay(row.written); day != row.want || ok != row.ok {
				t.Errorf("%v, %t; want %v, %t", day, ok, row.want, row.ok)
			}
		})
	}
}
