package letter_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/batch/batchtest"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// every is the share of the fixtures that are tried: one in so many, each whole and twice with half
// of its facts taken away.
const every = 4

// byChance is how many profiles made by chance are tried.
const byChance = 150

// sparse returns a profile without about half of its facts.
func sparse(p *fact.Profile, r *rand.Rand) *fact.Profile {
	forget := func(values []fact.Value) []fact.Value {
		left := slices.Clone(values)
		for i := range left {
			if r.IntN(2) == 0 {
				left[i] = fact.Value{}
			}
		}
		return left
	}
	own := *p
	own.Borrower, own.Debts = forget(p.Borrower), slices.Clone(p.Debts)
	for i := range own.Debts {
		own.Debts[i].Values = forget(own.Debts[i].Values)
	}
	return &own
}

// TestLawsOfLetters holds laws 2, 4, 5 and 6 over letters of fixtures, whole and sparse, and of profiles
// made by chance.
func TestLawsOfLetters(t *testing.T) {
	b := shipped(t)
	names, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(names) < 300 {
		t.Fatal(len(names), err)
	}
	r, made := rand.New(rand.NewPCG(12, 1)), 0
	hold := func(of string, profile *fact.Profile) {
		d := engine.Decide(b, profile, profile.FactsAsOf(calendar.Last))
		for _, l := range letter.All(d) {
			of := fmt.Sprintf("%s, %s %s", of, l.ID, l.Debt)
			holdsPromises(t, of, d, l)
			if f := letter.Fill(d, l); len(f.Blocks) > 0 {
				made++
				holdsFigures(t, of, d, f)
				holdsNothingOfOthers(t, of, d, f)
			}
		}
	}
	for i := 0; i < len(names); i += every {
		data, err := os.ReadFile(names[i])
		if err != nil {
			t.Fatal(err)
		}
		p, problems := fact.ReadProfile(b.Vocabulary, names[i], data, calendar.Last)
		if len(problems) > 0 {
			t.Fatal(problems[0])
		}
		if len(p.Debts) > 20 {
			continue // a survey of all creditors: its debts are alike
		}
		for n, profile := range []*fact.Profile{p, sparse(p, r), sparse(p, r)} {
			hold(fmt.Sprintf("%s (%d)", names[i], n), profile)
		}
	}
	maker, err := batchtest.New(os.DirFS("../../fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(byChance) {
		p, problems := fact.ReadAsWritten(b.Vocabulary, "by chance", maker.Line(n), calendar.Last)
		if problems != nil {
			t.Fatal(n, problems)
		}
		hold(fmt.Sprint("by chance ", n), p)
	}
	if made < 500 {
		t.Errorf("only %d letters were made", made)
	}
}

// holdsPromises: an offer is filled only where every requirement of promises is yes.
func holdsPromises(t *testing.T, of string, d *engine.Decision, l letter.Letter) {
	t.Helper()
	if l.Kind != book.Offer {
		return
	}
	frame := d.Book.Language.NewFrame(d.Case)
	d.At(frame, l.At)
	all := true
	for _, p := range d.Book.Promises {
		all = all && d.Truth(frame, p.When) == logic.Yes
	}
	if l.MayBeMade != all || len(letter.Fill(d, l).Blocks) > 0 && !all {
		t.Errorf("%s: may be made: %t, and what a promise requires: %t", of, l.MayBeMade, all)
	}
}

// said returns the Chinese text of a filled letter.
func said(f letter.Filled) string {
	all := []string{f.To.ZH, f.Why.ZH}
	for _, b := range f.Blocks {
		all = append(all, b.Text.ZH)
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				all = append(all, c.ZH)
			}
		}
		for _, sum := range b.Sums {
			all = append(all, sum.ZH)
		}
		for _, i := range b.Instalments {
			all = append(all, i.On.ZH, i.Payment.ZH, i.Balance.ZH)
		}
	}
	return strings.Join(all, "\n")
}

var (
	aSum = regexp.MustCompile(`-?[0-9][0-9,]*\.[0-9]{2} 元`)
	aDay = regexp.MustCompile(`[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(（星期[一二三四五六日]）)?`)
)

// holdsFigures: each sum is of the profile, worked out from it, or of a plan of the debt; each day
// has its weekday.
func holdsFigures(t *testing.T, of string, d *engine.Decision, f letter.Filled) {
	t.Helper()
	known := map[string]bool{}
	add := func(fen *engine.Fen) {
		if fen != nil {
			known[text.MoneyToTheCent(fen.Yuan(), "CNY", text.ZH)] = true
		}
	}
	frame := d.Book.Language.NewFrame(d.Case)
	debts := []int{f.At}
	if f.Kind == book.Sheet {
		debts = append(debts, d.Order...)
	}
	for _, debt := range debts {
		d.At(frame, debt)
		for _, of := range d.Book.Vocabulary.Facts {
			if of.Type != fact.Money || of.Of == fact.Debt && debt == logic.NoDebt {
				continue
			}
			if v := *frame.Read(of, debt); v.Known {
				known[text.MoneyToTheCent(v.Number, "CNY", text.ZH)] = true
			}
		}
	}
	for _, of := range d.Book.Vocabulary.Facts {
		if of.Type != fact.Records || f.At == logic.NoDebt {
			continue
		}
		for _, field := range of.Fields {
			total := decimal.Zero
			for _, record := range d.Case.Debts[f.At].Values[of.Slot].Records {
				if v := record[field.Slot]; field.Type == fact.Money && v.Known {
					known[text.MoneyToTheCent(v.Number, "CNY", text.ZH)] = true
					total, _ = total.Add(v.Number)
				}
			}
			known[text.MoneyToTheCent(total, "CNY", text.ZH)] = true
		}
	}
	if f.At != logic.NoDebt {
		for k := range d.Debts[f.At].Options {
			for _, p := range engine.Plans(d, f.At, &d.Debts[f.At].Options[k]) {
				for _, fen := range []*engine.Fen{p.Monthly, p.Last, p.Total, p.Of} {
					add(fen)
				}
				for _, i := range p.Schedule {
					add(&i.Payment)
					add(&i.Balance)
				}
			}
		}
	}
	words := said(f)
	for _, sum := range aSum.FindAllString(words, -1) {
		if !known[sum] {
			t.Errorf("%s: %s is of nothing", of, sum)
		}
	}
	for _, day := range aDay.FindAllStringSubmatch(words, -1) {
		if day[1] == "" {
			t.Errorf("%s: %s has no weekday", of, day[0])
		}
	}
}

// holdsNothingOfOthers: no letter has the name or the id of a debt or lender that the profile gives.
func holdsNothingOfOthers(t *testing.T, of string, d *engine.Decision, f letter.Filled) {
	t.Helper()
	words := said(f)
	for i, debt := range d.Profile.Debts {
		for _, name := range []string{debt.Lender, debt.ID} {
			if len(name) > 6 && strings.Contains(words, name) {
				t.Errorf("%s: it names debt %d", of, i+1)
			}
		}
	}
}

// TestLaw5NothingOfAnotherDebt: with marks of another debt that nothing else has, no letter shows
// one.
func TestLaw5NothingOfAnotherDebt(t *testing.T) {
	b := shipped(t)
	d := decide(t, b, "credit-card/shop-closed-91-days", `"debts": [`, `"debts": [
		{"id": "canary-debt", "lender": "canary-lender", "family": "private", "principal": 77777.77, "interest": 6666.66,
		 "penalty": 555.55, "overdue_amount": 88888.88, "monthly_due": 4444.44, "overdue_days": 40, "legal_papers": [],
		 "secured": "none", "last_dealing_on": "2026-10-09"},`)
	letters := letter.All(d)
	if len(letters) < 5 {
		t.Fatal(len(letters))
	}
	for _, l := range letters {
		if l.Debt == "canary-debt" || l.Kind == book.Sheet {
			continue
		}
		words := said(letter.Fill(d, l))
		for _, mark := range []string{"canary", "77,777.77", "6,666.66", "555.55", "88,888.88", "4,444.44", "2026年10月9日", "84,999.98"} {
			if strings.Contains(words, mark) {
				t.Errorf("%s shows %s of another debt", l.ID, mark)
			}
		}
	}
}
