package interview_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/fact"
)

// Whatever is written, an interview ends, nothing breaks, and the profile reads back equal.
func TestAnyAnswers(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		iv := interview.New(shipped(), today)
		for steps := 0; ; steps++ {
			p, ok := iv.Next()
			if !ok {
				break
			}
			if steps > 2000 {
				t.Fatal(seed, " does not end")
			}
			if r.IntN(8) == 0 { // an earlier page again
				p, _ = iv.Page(1 + r.IntN(p.Number))
			}
			if open := iv.Questions(); len(open) > 0 && r.IntN(8) == 0 { // a question out of turn
				q := open[r.IntN(len(open))]
				debt := slices.IndexFunc(iv.Profile().Debts, func(d fact.DebtFacts) bool { return d.ID == q.Debt })
				if asked, ok := iv.Ask(debt, q.Fact); ok {
					p = asked
				}
			}
			f := form{interview.KeyRest: {pick(r, interview.RestNone, interview.RestAsk)},
				interview.KeyLender: {pick(r, "", "jd-jintiao", "icbc-card")}}
			for _, field := range p.Fields {
				random(r, f, field)
			}
			if steps < 10 && r.IntN(3) == 0 {
				f[interview.KeyMore] = []string{"yes"}
			}
			if iv.Answer(p.Number, f) != nil {
				say(t, iv, p.Number, formFor(p, nil))
			}
		}
		holdsTogether(t, iv)
	}
}

// holdsTogether checks what holds of an interview at any time.
func holdsTogether(t testing.TB, iv *interview.Interview) {
	t.Helper()
	written := iv.Profile().JSON(iv.Book().Vocabulary)
	again, problems := fact.ReadProfile(iv.Book().Vocabulary, "", written, iv.Day())
	if problems != nil {
		t.Fatal(problems)
	}
	if d := cmp.Diff(iv.Profile(), again,
		cmpopts.IgnoreFields(fact.Profile{}, "Read"), cmpopts.IgnoreUnexported(fact.Profile{}),
		cmp.Comparer(func(a, b fact.Value) bool { return fmt.Sprint(a) == fmt.Sprint(b) })); d != "" {
		t.Fatal(d)
	}
	answered, left := iv.Progress()
	if _, more := iv.Next(); answered < 0 || more == (left == 0) {
		t.Fatalf("%d answered, %d left, more %t", answered, left, more)
	}
	for _, a := range iv.Answers() {
		if p, ok := iv.Page(a.Page); ok != !a.Inferred || ok && !p.Answered {
			t.Fatalf("%+v", a)
		}
	}
}

func pick(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }

// random enters an answer to a field: a good one mostly, or anything.
func random(r *rand.Rand, f form, field interview.Field) {
	of := field.Fact
	any := pick(r, "", "不知道", "没有", "12", "0", "1万", "24%", "2026-10-01", "8月1日",
		"是", "no", "x", "-1", "none", "[]", "\x00", "2027-01-01")
	switch {
	case r.IntN(6) == 0:
		f[field.Name] = []string{any}
	case of.Type == fact.Records:
		for n := range r.IntN(3) {
			for _, part := range of.Fields {
				random(r, f, interview.Field{Name: fmt.Sprintf("%s[%d].%s", of.Name, n, part.Name), Fact: part})
			}
		}
	case len(of.Answers) > 0:
		for range 1 + r.IntN(2) {
			f[field.Name] = append(f[field.Name], of.Answers[r.IntN(len(of.Answers))].ID)
		}
	default:
		f[field.Name] = []string{map[fact.Type]string{
			fact.Bool: pick(r, "yes", "否"), fact.Date: pick(r, "2026-10-01", "2026-12-01"), fact.Rate: "0.24",
			fact.Money: pick(r, "0", "12", "3,000"), fact.Integer: pick(r, "0", "12", "3,000"),
		}[of.Type]}
	}
}

func FuzzAnswer(f *testing.F) {
	for _, s := range []string{"45", "没有", "2026/8/1", "summons", "[{}]", "\xff", "１２", strings.Repeat("9", 2000)} {
		f.Add(s, "overdue_days", uint8(3))
		f.Add(s, "payments[0].amount", uint8(0))
	}
	f.Fuzz(func(t *testing.T, s, key string, pages uint8) {
		iv := interview.New(shipped(), today)
		for range pages % 24 {
			p, ok := iv.Next()
			if !ok {
				break
			}
			all := form{key: {s, s}, interview.KeyRest: {s}, interview.KeyOther: {s}}
			for _, field := range p.Fields {
				all[field.Name] = []string{s}
			}
			for _, problem := range iv.Answer(p.Number, all) {
				if len(s) > 3 && !strings.Contains(key+p.Asks, s) &&
					strings.Contains(fmt.Sprint(problem), s) && !isWord(s) {
					t.Fatalf("a problem shows the answer: %v", problem)
				}
			}
			if p, _ = iv.Page(p.Number); !p.Answered {
				say(t, iv, p.Number, formFor(p, nil))
			}
		}
		holdsTogether(t, iv)
	})
}

// isWord holds for what problems may say of themselves.
func isWord(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_[]. ") == ""
}
