package engine_test

import (
	"os"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, problems := book.Load(os.DirFS("../rules")); problems != nil {
			b.Fatal(problems)
		}
	}
}

// A profile of one debt, as programs write it.
func BenchmarkRead(b *testing.B) {
	bk := shipped(b)
	data, err := os.ReadFile("../fixtures/jd-jintiao/unemployed-45-days.json")
	if err != nil {
		b.Fatal(err)
	}
	quick := fact.NewQuickReader(bk.Vocabulary)
	for _, row := range []struct {
		name string
		read func(*fact.Vocabulary, string, []byte, calendar.Day) (*fact.Profile, problem.List)
	}{
		{"quick", func(_ *fact.Vocabulary, name string, data []byte, today calendar.Day) (*fact.Profile, problem.List) {
			return quick.Read(name, data, today)
		}},
		{"strict", fact.ReadProfile},
		{"as written", fact.ReadAsWritten},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if p, _ := row.read(bk.Vocabulary, "p.json", data, calendar.Last); p == nil {
					b.Fatal("not read")
				}
			}
		})
	}
}

func BenchmarkJudge(b *testing.B) {
	bk, p := shipped(b), unemployed(b)
	day := calendar.Of(2026, 11, 22)
	b.Run("Decide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.Decide(bk, p, day)
		}
	})
	b.Run("Questions", func(b *testing.B) {
		d := engine.Decide(bk, p, day)
		b.ReportAllocs()
		for b.Loop() {
			engine.Questions(d)
		}
	})
	b.Run("Questions/lender alone", func(b *testing.B) {
		d := engine.Decide(bk, read(b, bk, `{"debts": [{"lender": "jd-jintiao"}]}`), day)
		b.ReportAllocs()
		for b.Loop() {
			engine.Questions(d)
		}
	})
	b.Run("Evaluate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.Evaluate(bk, p, day)
		}
	})
}

// The figures of all options of one debt, and what they add to an explanation.
func BenchmarkPlans(b *testing.B) {
	data, err := os.ReadFile("../fixtures/credit-card/shop-closed-91-days.json")
	if err != nil {
		b.Fatal(err)
	}
	day := calendar.Of(2026, 11, 22)
	bk, bare := shipped(b), shipped(b)
	for _, of := range bare.DebtBooks() {
		for _, o := range of.Options {
			o.Plans = nil
		}
	}
	d := engine.Decide(bk, read(b, bk, string(data)), day)
	b.Run("all options", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, k := range d.Debts[0].Ranking {
				engine.Plans(d, 0, &d.Debts[0].Options[k])
			}
		}
	})
	b.Run("Explain", func(b *testing.B) {
		for b.Loop() {
			engine.Explain(d)
		}
	})
	b.Run("Explain without plans", func(b *testing.B) {
		d := engine.Decide(bare, read(b, bare, string(data)), day)
		for b.Loop() {
			engine.Explain(d)
		}
	})
}

func shipped(t testing.TB) *book.Book {
	bk, problems := book.Load(os.DirFS("../rules"))
	if problems != nil {
		t.Fatal(problems)
	}
	return bk
}

func unemployed(t testing.TB) *fact.Profile {
	data, err := os.ReadFile("../fixtures/jd-jintiao/unemployed-45-days.json")
	if err != nil {
		t.Fatal(err)
	}
	return read(t, shipped(t), string(data))
}
