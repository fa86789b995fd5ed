package engine_test

import (
	"fmt"
	"os"
	"strings"
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

// An inquirer asks for what a derived fact of the borrower lacks once, by the best of what asks for it.
// The derived facts are spare, which lacks the surplus and what is lent, and free, which lacks spare and rent.
func TestLaw7WhatDerivedFactsLackIsAskedWhereItBelongs(t *testing.T) {
	fact := func(name, more string) string {
		return fmt.Sprintf(`
[fact.%[1]s]
of       = "borrower"
title.zh = "%[1]s"
title.en = "%[1]s"
%[2]s
`, name, more)
	}
	const (
		ask     = "ask.zh = \"？\"\nask.en = \"?\"\n"
		monthly = "type = \"money\"\nunit = \"CNY/month\"\n"
		changes = "changes = \"borrower\"\n"
		stage   = `
[stage.lost]
title.zh = "没了"
title.en = "lost"
when     = "surplus < -1000"
`
	)
	facts := fact("moved", `type = "bool"`+"\n"+ask) +
		fact("rent", monthly+ask+changes) + fact("lent", monthly+ask+changes) +
		fact("spare", monthly+`derive = "surplus - lent"`) + fact("free", monthly+`derive = "spare - rent"`)
	alert := func(when string) string {
		return fmt.Sprintf(`
[alert.gone]
when     = "%s"
severity = "urgent"
text.zh  = "走"
text.en  = "go"
sources  = ["law"]
`, when)
	}
	option := func(id, tier, when string) (strategy, option string) {
		return fmt.Sprintf(`
[strategy.%[1]s]
title.zh  = "%[1]s"
title.en  = "%[1]s"
kind      = "arrange"
tier      = "%[2]s"
effect.zh = "好"
effect.en = "good"
[strategy.%[1]s.require.it]
when         = "%[3]s"
reason.zh    = "是"
reason.en    = "it is"
otherwise.zh = "不是"
otherwise.en = "it is not"
sources      = ["law"]
`, id, tier, when), fmt.Sprintf(`
[option.%s]
points  = { late = 1 }
basis   = "negotiation"
sources = ["law"]
`, id)
	}
	last, lastOption := option("aside", "last", "spare > 0")
	first, firstOption := option("ahead", "first", "free > 0")
	const told = `{"temporary": true, "papers": [], "debts": [{"family": "bank", "days": 45,
		"summoned": false, "principal": 1, "received_on": null}]}`
	for _, test := range []struct {
		why  string
		more map[string]string
		want string
	}{
		{"an alert asks early for what two derived facts lack, one behind the other",
			map[string]string{"alerts.toml": alert("free > 0 and moved")}, "surplus moved rent lent hardships"},
		{"its parts wait where what is behind a derived fact tells the stage",
			map[string]string{"stages.toml": stage, "alerts.toml": alert("spare > 0 and moved")},
			"surplus hardships moved lent"},
		{"also where that is behind another",
			map[string]string{"stages.toml": stage, "alerts.toml": alert("free > 0 and moved")},
			"surplus hardships moved rent lent"},
		{"and not where it is behind neither",
			map[string]string{"stages.toml": stage, "alerts.toml": alert("rent > 0 and moved")}, "surplus moved rent hardships"},
		{"the best option places what is behind, also where a lesser one asked for a part of it before",
			map[string]string{"strategies.toml": last + first, "common.toml": lastOption + firstOption},
			"surplus rent lent hardships"},
		{"and where it asked for it after",
			map[string]string{"strategies.toml": first + last, "common.toml": firstOption + lastOption},
			"surplus rent lent hardships"},
	} {
		t.Run(test.why, func(t *testing.T) {
			test.more["facts.toml"] = facts
			b := smallWith(t, test.more)
			d := engine.Decide(b, read(t, b, told), judged)
			questions := asked(engine.Questions(d))
			if diff := cmp.Diff(questions, missing(&engine.Inquirer{}, d)); diff != "" {
				t.Errorf("-questions +inquirer\n%s", diff)
			}
			var got []string
			for _, q := range questions {
				got = append(got, q.Fact)
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("asked %s, want %s", got, test.want)
			}
		})
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
