package interview_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// What is said to be left is what comes, a page more or less.
func TestProgressIsWhatIsAsked(t *testing.T) {
	off, n := 0, 0
	for i, name := range fixtures(t) {
		p, day := sample(t, name)
		if len(p.Debts) != 1 || i%8 != 0 {
			continue
		}
		var said []int
		hold(t, borrower{p, false}, day, func(iv *interview.Interview, _ interview.Page) {
			answered, left := iv.Progress()
			if said = append(said, left); answered != len(said) {
				t.Errorf("%s: %d pages were answered, and it says %d", name, len(said), answered)
			}
		})
		for k, left := range said {
			n++
			if d := left - (len(said) - 1 - k); d < 0 {
				off -= d
			} else {
				off += d
			}
		}
	}
	if mean := float64(off) / float64(n); mean > 1 || n < 500 {
		t.Errorf("%.2f pages off on average, of %d", mean, n)
	}
}

// A question that a result turns on is put when it is asked for, once, and alone.
func TestAsk(t *testing.T) {
	p, day := sample(t, "../../fixtures/jd-jintiao/unemployed-45-days.json")
	iv := interview.New(shipped(), day)
	for !iv.Gate() {
		next, _ := iv.Next()
		iv.Answer(next.Number, borrower{p, false}.answer(next))
	}
	waiting, _ := iv.Next()
	for _, q := range iv.Questions() {
		debt := logic.NoDebt
		if q.Debt != "" {
			debt = 0
		}
		if slices.ContainsFunc(waiting.Fields, func(f interview.Field) bool { return f.Name == q.Fact }) {
			continue // it is asked already
		}
		asked, ok := iv.Ask(debt, q.Fact)
		if !ok || len(asked.Fields) != 1 || asked.Fields[0].Name != q.Fact || asked.Number != waiting.Number {
			t.Fatalf("%s: %+v", q.Fact, asked)
		}
		again, _ := iv.Ask(debt, q.Fact)
		if d := cmp.Diff(asked.Asks, again.Asks); d != "" || iv.Pages() != asked.Number {
			t.Fatalf("%s: asked twice %s", q.Fact, d)
		}
	}
	asked, _ := iv.Next()
	if problems := iv.Answer(asked.Number, map[string][]string{}); problems != nil {
		t.Fatal(problems)
	}
	for n, name := range map[int]string{asked.Number: asked.Fields[0].Name, 3: mustPage(t, iv, 3).Fields[0].Name} {
		if found, ok := iv.Ask(mustPage(t, iv, n).Debt, name); !ok || found.Number != n {
			t.Errorf("%s was asked on page %d, and not %d", name, n, found.Number)
		}
	}
	if _, ok := iv.Ask(0, "judgment_date"); ok {
		t.Error("what nothing turns on is asked")
	}
	for next, ok := iv.Next(); ok; next, ok = iv.Next() {
		if problems := iv.Answer(next.Number, borrower{p, true}.answer(next)); problems != nil {
			t.Fatal(problems)
		}
	}
	if left := iv.Questions(); len(left) != 0 {
		t.Errorf("left are %v", left)
	}
}

func mustPage(t *testing.T, iv *interview.Interview, n int) interview.Page {
	t.Helper()
	p, ok := iv.Page(n)
	if !ok {
		t.Fatalf("there is no page %d", n)
	}
	return p
}

// Questions are those of the decision and those of the gate, and the first is on the page that is asked.
func TestQuestionsAreInTheOrderOfTheInterview(t *testing.T) {
	p, day := sample(t, "../../fixtures/jd-jintiao/summons-wages-frozen.json")
	holds := func(iv *interview.Interview, _ interview.Page) {
		var asked []string
		for _, q := range iv.Questions() {
			asked = append(asked, q.Debt+"/"+q.Fact)
		}
		for _, q := range engine.Questions(engine.Decide(shipped(), iv.Profile(), day)) {
			if !q.Asked && !slices.Contains(asked, q.Debt+"/"+q.Fact) {
				t.Errorf("%s/%s is missing in %v", q.Debt, q.Fact, asked)
			}
		}
		next, ok := iv.Next()
		if !ok || next.Kind == interview.Lenders || next.Subject.Kind == book.AskTick && next.Kind == interview.Single {
			return // what was ticked is spelled out before
		}
		first := iv.Questions()[0].Fact
		if !slices.ContainsFunc(next.Fields, func(f interview.Field) bool { return f.Name == first }) {
			t.Errorf("the page is %s, and first is %s", next.Asks, first)
		}
	}
	hold(t, borrower{p, false}, day, holds)
}

// With several debts it is said which is done, in the order of urgency, and only while others are left.
func TestDone(t *testing.T) {
	tried := 0
	for _, name := range fixtures(t) {
		p, day := sample(t, name)
		if len(p.Debts) != 2 || tried == 4 {
			continue
		}
		tried++
		var done []int
		iv := hold(t, borrower{p, false}, day, func(iv *interview.Interview, _ interview.Page) {
			debt, ok := iv.Done()
			if !ok {
				return
			}
			of := iv.Profile().Debts[debt].ID
			if slices.ContainsFunc(iv.Questions(), func(q engine.Question) bool { return q.Debt == of }) {
				t.Errorf("%s: debt %d is not done", name, debt)
			}
			if !iv.Gate() {
				t.Errorf("%s: debt %d is done, and there may be no result", name, debt)
			}
			done = append(done, debt)
		})
		if _, ok := iv.Done(); ok || len(done) == 0 {
			t.Errorf("%s: %v are done", name, done)
		}
	}
	if tried < 2 {
		t.Fatalf("only %d fixtures have two debts", tried)
	}
}
