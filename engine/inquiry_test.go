package engine_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/batch/batchtest"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// An inquirer and a judge that go from one profile to the next in the same memory, with more debts and
// fewer, find what a new one of each finds.
func TestLaw7TheSameIsMissingInTheSameMemory(t *testing.T) {
	b, day := shipped(t), calendar.Of(2026, 11, 22)
	maker, err := batchtest.New(os.DirFS("../fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	judge, sparing := engine.NewJudge(b), engine.NewSparingJudge(b)
	var inquirer, ofSparing engine.Inquirer
	for n := range uint64(150) {
		line := maker.Line(n)
		p, problems := fact.ReadProfile(b.Vocabulary, "line.json", line, day)
		if problems != nil {
			t.Fatal(problems)
		}
		if n%5 == 4 {
			p = withMore(t, b, p, maker, n)
		}
		want := asked(engine.Questions(engine.Decide(b, p, day)))
		d := judge.Decide(p, day)
		for why, got := range map[string][]engine.Ref{
			"questions":          asked(engine.Questions(d)),
			"the same inquirer":  missing(&inquirer, d),
			"and once more":      missing(&inquirer, d),
			"of a sparing judge": missing(&ofSparing, sparing.Decide(p, day)),
			"plainly":            plainly(b, p, day),
		} {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("line %d, %s (-want +got)\n%s\n%s", n, why, diff, line)
			}
		}
	}
}

// withMore returns a profile with the debts of seven others beside its own.
func withMore(t *testing.T, b *book.Book, p *fact.Profile, maker *batchtest.Maker, from uint64) *fact.Profile {
	for n := range uint64(7) {
		of, problems := fact.ReadProfile(b.Vocabulary, "line.json", maker.Line(1000+7*from+n), calendar.Last)
		if problems != nil {
			t.Fatal(problems)
		}
		for _, d := range of.Debts {
			d.ID = fmt.Sprintf("more-%d", len(p.Debts))
			p.Debts = append(p.Debts, d)
		}
	}
	return p
}

func asked(questions []engine.Question) []engine.Ref {
	all := make([]engine.Ref, len(questions))
	for i, q := range questions {
		all[i] = engine.Ref{Debt: q.Debt, Fact: q.Fact}
	}
	return all
}

func missing(i *engine.Inquirer, d *engine.Decision) []engine.Ref {
	refs := i.Missing(d)
	all := make([]engine.Ref, len(refs))
	for n, ref := range refs {
		all[n].Fact = ref.Fact.Name
		if ref.Debt >= 0 {
			all[n].Debt = d.Profile.Debts[ref.Debt].ID
		}
	}
	return all
}

// plainly returns what the evaluation lists as missing.
func plainly(b *book.Book, p *fact.Profile, day calendar.Day) []engine.Ref {
	return asked(engine.Evaluate(b, p, day).Missing)
}
