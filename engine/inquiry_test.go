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
		return fmt.Sprintf("\n[fact.%[1]s]\nof = \"borrower\"\ntitle.zh = \"%[1]s\"\ntitle.en = \"%[1]s\"\n%[2]s", name, more)
	}
	given := func(kind string) string { return "type = \"" + kind + "\"\nask.zh = \"？\"\nask.en = \"?\"\n" }
	derived := func(from string) string {
		return "type = \"money\"\nunit = \"CNY/month\"\nderive = \"" + from + "\"\n"
	}
	const monthly = "unit = \"CNY/month\"\nchanges = \"borrower\"\n"
	facts := fact("moved", given("bool")) +
		fact("rent", given("money")+monthly) + fact("lent", given("money")+monthly) +
		fact("spare", derived("surplus - lent")) + fact("free", derived("spare - rent"))
	stage := "\n[stage.lost]\ntitle.zh = \"没了\"\ntitle.en = \"lost\"\nwhen = \"surplus < -1000\"\n"
	alert := func(when string) string {
		return "\n[alert.gone]\nwhen = \"" + when + "\"\nseverity = \"urgent\"\n" +
			"text.zh = \"走\"\ntext.en = \"go\"\nsources = [\"law\"]\n"
	}
	option := func(id, tier, when string) (strategy, option string) {
		return fmt.Sprintf("\n[strategy.%[1]s]\ntitle.zh = \"%[1]s\"\ntitle.en = \"%[1]s\"\n"+
				"kind = \"arrange\"\ntier = \"%[2]s\"\neffect.zh = \"好\"\neffect.en = \"good\"\n"+
				"[strategy.%[1]s.require.it]\nwhen = \"%[3]s\"\nreason.zh = \"是\"\nreason.en = \"it is\"\n"+
				"otherwise.zh = \"不是\"\notherwise.en = \"it is not\"\nsources = [\"law\"]\n", id, tier, when),
			fmt.Sprintf("[option.%s]\npoints = { late = 1 }\nbasis = \"negotiation\"\nsources = [\"law\"]\n", id)
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
