package booktest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/booktest"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/rules"
)

// TestWithLenders: a book made larger is sound, and its lenders are there under their own names.
func TestWithLenders(t *testing.T) {
	for _, n := range []int{44, 100} {
		b, problems := book.Load(booktest.WithLenders(rules.FS, n))
		if len(problems) > 0 {
			t.Fatal(problems[0])
		}
		if len(b.Lenders) != n {
			t.Errorf("%d lenders, want %d", len(b.Lenders), n)
		}
		for _, l := range b.Lenders {
			if got := b.Lender(l.Aliases[0]); got != l {
				t.Errorf("%s is called %s, and %s was found", l.ID, l.Aliases[0], got.ID)
			}
		}
	}
}

const profile = `{"debts": [{"lender": "LENDER", "principal": 10000, "overdue_days": 10}]}`

// BenchmarkLoadAndEvaluate is what a command costs that judges one profile, by the number of lenders.
func BenchmarkLoadAndEvaluate(b *testing.B) {
	for _, n := range []int{44, 400, 4000} {
		files := booktest.WithLenders(rules.FS, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				of, problems := book.Load(files)
				if len(problems) > 0 {
					b.Fatal(problems[0])
				}
				lender := strings.Replace(profile, "LENDER", of.Lenders[n/2].ID, 1)
				p, problems := fact.ReadProfile(of.Vocabulary, "p", []byte(lender), calendar.Of(2026, 11, 29))
				if len(problems) > 0 {
					b.Fatal(problems[0])
				}
				engine.Evaluate(of, p, calendar.Of(2026, 11, 29))
			}
		})
	}
}
