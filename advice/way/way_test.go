package way_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/advice/way"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/rules"
)

var today = calendar.Of(2026, 11, 22)

func shipped(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// small is package engine's small book with the facts of testdata, in which instalments require a
// condition, and other texts of strategies are replaced.
func small(t testing.TB, condition string, replaced ...string) *book.Book {
	t.Helper()
	files := fstest.MapFS{}
	if err := copyInto(files, os.DirFS("../../engine/testdata/book")); err != nil {
		t.Fatal(err)
	}
	more, err := os.ReadFile("testdata/facts.toml")
	if err != nil {
		t.Fatal(err)
	}
	facts := files["facts.toml"]
	facts.Data = append(facts.Data, more...)
	strategies := files["strategies.toml"]
	text := strings.Replace(string(strategies.Data), `"surplus > 0"`, "'"+condition+"'", 1)
	strategies.Data = []byte(strings.NewReplacer(replaced...).Replace(text))
	b, problems := book.Load(files)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

func read(t testing.TB, b *book.Book, data string) *fact.Profile {
	t.Helper()
	p, problems := fact.ReadProfile(b.Vocabulary, "profile.json", []byte(data), today)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

// say is a result in lines: ways, then what is named.
func say(r way.Result) (lines []string) {
	for _, w := range r.Ways {
		lines = append(lines, strings.TrimSpace(sayChanges(w.Changes)+onDay(w.Day)))
	}
	for _, c := range r.Named {
		lines = append(lines, "named "+sayChanges([]nearby.Change{c}))
	}
	return lines
}

func onDay(day calendar.Day) string {
	if day == today {
		return ""
	}
	return " from " + day.String()
}

func sayChanges(changes []nearby.Change) string {
	parts := make([]string, len(changes))
	for i, c := range changes {
		parts[i] = strings.Replace(c.String(), "debts[0].", "", 1)
	}
	return strings.Join(parts, "; ")
}

func TestFind(t *testing.T) {
	for _, row := range []struct {
		why, condition, borrower, debt string
		want                           []string
	}{
		{"the least number, upward", "level >= 31", `"level": 5`, ``, []string{"level: 31"}},
		{"the least number, downward", "level < 31", `"level": 90`, ``, []string{"level: 30"}},
		{"a window on the way", "level > 40 and level <= 42", `"level": 5`, ``, []string{"level: 41"}},
		{"the nearer of two windows", "level == 3 or level in 60..70", `"level": 45`, ``, []string{"level: 60"}},
		{"only in the direction that the book allows", "toll > 100", ``, `"toll": 90`, nil},
		{"to the fen", "3 * toll < level", `"level": 100`, `"toll": 90`, []string{"toll: 33.33"}},
		{"a threshold that another fact moves", "toll <= level", `"level": 7`, `"toll": 90.50`,
			[]string{"level: 91", "toll: 7"}},
		{"a monthly sum is never brought to nothing", "monthly < 0.01", ``, `"monthly": 5`, nil},
		{"but as low as it takes", "monthly < 0.02", ``, `"monthly": 5`, []string{"monthly: 0.01"}},
		{"what is told", "told", `"told": false`, ``, []string{"told: true"}},
		{"what is not known may be done, where known looks at it", "known(told) and told", ``, ``, []string{"told: true"}},
		{"a choice, later in the list alone", `agreed != "oral"`, ``, `"agreed": "oral"`, []string{`agreed: "written"`}},
		{"each answer", `agreed != "none"`, ``, `"agreed": "none"`, []string{`agreed: "oral"`, `agreed: "written"`}},
		{"one item more", `"b" in items`, ``, `"items": ["a"]`, []string{`items: ["a", "b"]`}},
		{"one item fewer: one of those that no condition names", `len(items) == 1`, ``, `"items": ["a", "b"]`,
			[]string{`items: ["b"]`}},
		{"two facts where one is not enough", `told and agreed == "written"`, `"told": false`, `"agreed": "none"`,
			[]string{`told: true; agreed: "written"`}},
		{"one fact where one is enough", `told or (level > 9 and agreed == "written")`, `"told": false, "level": 1`,
			`"agreed": "none"`, []string{"told: true"}},
		{"the borrower's own act first", `told or agreed == "oral"`, `"told": false`, `"agreed": "none"`,
			[]string{"told: true", `agreed: "oral"`}},
		{"what nobody can change", "lost", `"lost": false`, ``, nil},
		{"what is only named, with its least number", "wish >= 12", `"wish": 5`, ``, []string{"named wish: 12"}},
		{"and not in the other direction", "wish < 3", `"wish": 5`, ``, nil},
		{"no way turns a derived fact that is to stay", "toll == 0", ``, `"toll": 9`, nil},
		{"an act today and the days after it", "days_since(asked_on) > 7", ``, `"asked_on": "2026-11-20", "days": 3`,
			[]string{"from 2026-11-28"}},
		{"the act itself", "known(asked_on) and days_since(asked_on) > 7", ``, `"days": 3`,
			[]string{`asked_on: "2026-11-22" from 2026-11-30`}},
		{"nobody is told to wait for a debt to grow old", "days >= 25 and known(asked_on)", ``,
			`"asked_on": "2026-11-20", "days": 20`, nil},
		{"nor for a graver stage", "days_since(asked_on) > 7", ``, `"asked_on": "2026-11-20", "days": 28`, nil},
		{"nor for a day that nobody set", "known(asked_on) and days_since(received_on) > 7", ``,
			`"asked_on": "2026-11-20", "received_on": "2026-11-20", "days": 3`, nil},
		{"nor while a debt may fall overdue", "days_since(asked_on) > 7", ``, `"asked_on": "2026-11-20"`, nil},
		{"nor longer than the bound", "days_since(asked_on) > 200", ``,
			`"asked_on": "2026-11-20", "days": 40`, nil},
	} {
		b := small(t, row.condition)
		debt := `"family": "bank", "summoned": false`
		if !strings.Contains(row.debt, `"days"`) {
			debt += `, "days": 0`
		}
		data := "{ " + row.borrower
		if row.borrower != "" {
			data += ", "
		}
		if row.debt != "" {
			debt += ", " + row.debt
		}
		p := read(t, b, data+`"debts": [ { `+debt+` } ] }`)
		got := say(way.NewFinder(b, p, today).Find(0, b.Strategy("instalment")))
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", row.why, row.condition, diff)
		}
	}
}

// TestOpenOptionsHaveNoWays: law 1.
func TestOpenOptionsHaveNoWays(t *testing.T) {
	b := small(t, "level > 9")
	for why, data := range map[string]string{
		"undetermined": `{ "debts": [ { "family": "bank", "summoned": false, "days": 0 } ] }`,
		"eligible":     `{ "level": 10, "debts": [ { "family": "bank", "summoned": false, "days": 0 } ] }`,
	} {
		if got := way.NewFinder(b, read(t, b, data), today).Find(0, b.Strategy("instalment")); got.Tries > 0 || got.Ways != nil {
			t.Errorf("%s: %v", why, got)
		}
	}
}

// TestOtherDebts: a fact of another debt is changed only where a condition goes through all debts.
func TestOtherDebts(t *testing.T) {
	two := `{ "debts": [ { "family": "bank", "summoned": false, "days": 0, "toll": 10 },
		{ "family": "bank", "summoned": false, "days": 0, "toll": 60 } ] }`
	for condition, want := range map[string][]string{
		"toll < 5":                             {"toll: 4.99"},
		"sum(debts, .toll) <= 40":              {"debts[1].toll: 30"},
		"sum(debts, .toll) <= 65":              {"debts[1].toll: 55", "toll: 5"},
		"toll < 5 and sum(debts, .toll) <= 40": nil, // it takes one of each: another debt's is changed alone
	} {
		b := small(t, condition)
		got := say(way.NewFinder(b, read(t, b, two), today).Find(0, b.Strategy("instalment")))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", condition, diff)
		}
	}
}

// TestWorse: a way says what it makes worse.
func TestWorse(t *testing.T) {
	b := small(t, "level <= 5 and told", `any(hardships, # != "oversight")`, "level >= 9")
	p := read(t, b, `{ "level": 9, "told": true, "debts": [ { "family": "bank", "summoned": false, "days": 1 } ] }`)
	r := way.NewFinder(b, p, today).Find(0, b.Strategy("instalment"))
	want := []way.Worse{{Debt: 0, Strategy: b.Strategy("extension")}}
	if len(r.Ways) != 1 || !slices.Equal(r.Ways[0].Worse, want) {
		t.Errorf("%v, want worse %v", r.Ways, want)
	}
}

// TestNumbersAsByBruteForce: of conditions with windows on one number, the way is the nearest number
// of the grid with which the option is eligible.
func TestNumbersAsByBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		from, to, at := random.IntN(200), random.IntN(200), random.IntN(200)
		condition := fmt.Sprintf("(level >= %d and level <= %d) or level == %d", min(from, to), max(from, to), at)
		holds := func(x int) bool { return x >= min(from, to) && x <= max(from, to) || x == at }
		b := small(t, condition)
		for range 5 {
			was := random.IntN(200)
			if holds(was) {
				continue
			}
			var want []string
			for step := 1; step <= 200 && want == nil; step++ {
				for _, x := range []int{was - step, was + step} {
					if x >= 0 && x <= 200 && holds(x) {
						want = append(want, fmt.Sprintf("level: %d", x))
					}
				}
			}
			p := read(t, b, fmt.Sprintf(
				`{ "level": %d, "debts": [ { "family": "bank", "summoned": false, "days": 0 } ] }`, was))
			got := say(way.NewFinder(b, p, today).Find(0, b.Strategy("instalment")))
			if len(got) != 1 || got[0] != want[0] && got[0] != want[len(want)-1] {
				t.Errorf("%s from %d: %v, want one of %v", condition, was, got, want)
			}
		}
	}
}

// copyInto copies the files of a folder.
func copyInto(files fstest.MapFS, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
}

// Law 5: to bring the only payment of a debt down by a fen is no way to lower payments.
func TestLaw5AFirmRequirementHasNoWay(t *testing.T) {
	b := shipped(t)
	for _, row := range []struct{ why, due string }{
		{"it is to be repaid in one sum", "5000"},
		{"the last payment is more than what is owed", "6000"},
	} {
		p := read(t, b, `{"monthly_income": 4000, "other_income": 0, "essential_spending": 3000, "debts": [{"family": "private",
			"principal": 5000, "interest": 0, "penalty": 0, "overdue_days": 0, "monthly_due": `+row.due+`}]}`)
		r := way.NewFinder(b, p, today).Find(0, b.Strategy("lower-payment"))
		if len(r.Ways) > 0 || len(r.Named) > 0 {
			t.Errorf("%s: the ways are %v, named is %v", row.why, r.Ways, r.Named)
		}
	}
}
