package workbench_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/logic/logictest"
	"github.com/forbear-project/forbear/engine/logic/oracle"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
	"github.com/forbear-project/forbear/workbench/docs"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
	"github.com/forbear-project/forbear/workbench/suggest"
)

var today = calendar.Of(2026, 11, 22)

// anything lets a test's conditions use every name but the deadline.
var anything = logic.Use{Debt: true, Stage: true}

// language is the shipped book with an alert for every sample, and its files.
var language = sync.OnceValue(func() (l struct {
	files      *book.Files
	book       *book.Book
	conditions []string
}) {
	shipped := book.Open(os.DirFS("../rules"))
	b, problems := shipped.Load()
	if len(problems) > 0 {
		panic(problems)
	}
	l.conditions = slices.Clone(logictest.Constructs)
	for _, f := range b.Language.Functions() {
		l.conditions = append(l.conditions, logictest.Samples[f.Name])
	}
	alerts := shipped.Text("alerts.toml")
	for i, condition := range l.conditions {
		alerts += fmt.Sprintf("\n[alert.sample-%d]\nwhen     = '%s'\nseverity = \"note\"\n"+
			"text.zh  = \"样句\"\ntext.en  = \"a sample\"\nsources  = [\"hotline-12356\"]\n", i, condition)
	}
	l.files = shipped.With("alerts.toml", alerts)
	if l.book, problems = l.files.Load(); len(problems) > 0 {
		panic(problems)
	}
	return l
})

// sampleOf compiles a sample.
func sampleOf(t *testing.T, b *book.Book, source string) *logic.Expression {
	t.Helper()
	e, fault := b.Language.Compile(source, anything)
	if fault != nil {
		t.Fatalf("%s: %+v", source, *fault)
	}
	return e
}

// TestSamplesAreComplete: every function of the language and every kind of node stands in a sample.
func TestSamplesAreComplete(t *testing.T) {
	l := language()
	seen := map[logic.Op]bool{logic.OpDeadline: true, logic.OpFactsAsOf: true} // only urgency, and bounds, speak of them
	for _, f := range l.book.Language.Functions() {
		source := logictest.Samples[f.Name]
		if source == "" {
			t.Fatalf("logictest has no sample of %s", f.Name)
		}
		if !sampleOf(t, l.book, source).Tree().Contains(func(n *logic.Node) bool { return n.Calls(f.Name) }) {
			t.Errorf("%s does not call %s", source, f.Name)
		}
	}
	for _, source := range l.conditions {
		sampleOf(t, l.book, source).Tree().Walk(func(n *logic.Node) { seen[n.Op] = true })
	}
	for _, op := range logic.Ops() {
		if !seen[op] {
			t.Errorf("no sample has a node of kind %d", op)
		}
	}
}

// TestEveryFunctionSaysWhatItDoesToBounds: a function that gives bounds has a condition that they settle
// where nothing is known; the sample of any other that gives a number or a day is unknown there.
func TestEveryFunctionSaysWhatItDoesToBounds(t *testing.T) {
	b := language().book
	nothing := b.Vocabulary.NewProfile()
	nothing.AddDebt()
	d := engine.Decide(b, nothing, today)
	frame := b.Language.NewFrame(d.Case)
	d.At(frame, 0)
	for _, f := range b.Language.Functions() {
		source, want := logictest.Bounded[f.Name], logic.Yes
		switch {
		case source == "" && f.Bounds == logic.NoBounds && f.Gives != logic.Number && f.Gives != logic.Day:
			continue
		case source == "" && f.Bounds == logic.NoBounds:
			source, want = logictest.Samples[f.Name], logic.Unknown
		case source == "" || f.Bounds == logic.NoBounds:
			t.Errorf("%s gives bounds, or has a condition that they settle, and not both", f.Name)
			continue
		}
		e := sampleOf(t, b, source)
		if got := d.Truth(frame, e); got != want || !e.Tree().Contains(func(n *logic.Node) bool { return n.Calls(f.Name) }) {
			t.Errorf("%s is %v of somebody of whom nothing is known, want %v", source, got, want)
		}
	}
}

// TestEveryFunctionIsAskedOfCells: a sample can be yes, so that it must not be called impossible;
// what is possible the engine has judged so of the witness, and expr's machine says the same.
func TestEveryFunctionIsAskedOfCells(t *testing.T) {
	l := language()
	asked(t, l.book, l.conditions)
}

// asked asks cells and the engine of conditions, each of which is yes of somebody who owes
// jd-jintiao.
func asked(t *testing.T, b *book.Book, conditions []string) {
	t.Helper()
	space := cells.New(b, today)
	machine := oracle.New(b.Language)
	where := cells.Setting{Debt: b.For("jd-jintiao", "")}
	for _, source := range conditions {
		e := sampleOf(t, b, source)
		answer := space.Ask(where, cells.Is(e, logic.Yes))
		if answer.Verdict == cells.Impossible {
			t.Errorf("%s is said to be yes for nobody", source)
			continue
		}
		if answer.Verdict == cells.Undecided {
			if answer.Why.EN == "" {
				t.Errorf("%s is undecided, and nothing says why", source)
			}
			continue
		}
		agree(t, b, machine, e, answer.Witness)
	}
}

// agree judges a condition of a profile of which it is yes, traces it, and asks expr's machine
// where that can be asked.
func agree(t *testing.T, b *book.Book, machine *oracle.Oracle, e *logic.Expression, p *fact.Profile) {
	t.Helper()
	d := engine.Decide(b, p, today)
	frame := b.Language.NewFrame(d.Case)
	d.At(frame, 0)
	if got := d.Truth(frame, e); got != logic.Yes {
		t.Errorf("%s is %v of its witness", e.Source, got)
	}
	if trace := e.Trace(frame); e.Truth(frame) != logic.Unknown && len(trace.Causes) > 0 {
		t.Errorf("%s is known, and has causes: %v", e.Source, trace.Causes)
	}
	if !oracle.Settled(e, frame) {
		return
	}
	if v, err := machine.Ask(e, machine.Environment(frame)); err != nil || logic.Of(v.Bool) != e.Truth(frame) {
		t.Errorf("%s is %v, and expr says %v %v", e.Source, e.Truth(frame), v.Bool, err)
	}
}

// TestEveryFunctionIsWritten: a book with a condition of each is written in both languages.
func TestEveryFunctionIsWritten(t *testing.T) {
	l := language()
	for _, in := range []text.Language{text.ZH, text.EN} {
		page := string(docs.Markdown(l.book, docs.Options{Language: in, AsOf: today}))
		for i := range l.conditions {
			if !strings.Contains(page, fmt.Sprintf("alert-sample-%d", i)) {
				t.Errorf("the book in %s does not have sample %d: %s", in, i, l.conditions[i])
			}
		}
	}
}

// TestEveryFunctionIsMutated: what can be changed in a sample is, and a fixture is looked for that
// notices.
func TestEveryFunctionIsMutated(t *testing.T) {
	l := language()
	mutants := map[string]int{}
	for _, m := range mutation.Mutants(l.files) {
		mutants[strings.TrimSuffix(m.Path, ".when")]++
	}
	for i, source := range l.conditions {
		changeable := sampleOf(t, l.book, source).Tree().Contains(func(n *logic.Node) bool {
			return slices.Contains([]logic.Op{logic.OpCompare, logic.OpNot, logic.OpAnd, logic.OpOr, logic.OpRange},
				n.Op)
		})
		if changeable && mutants[fmt.Sprintf("alert.sample-%d", i)] == 0 {
			t.Errorf("%s has no mutant", source)
		}
	}
	profile := `{"as_of": "2026-11-22", "debts": [{"lender": "jd-jintiao", "overdue_days": 45}]}`
	p, problems := fact.ReadProfile(l.book.Vocabulary, "base.json", []byte(profile), calendar.Last)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	search := suggest.Search{Files: l.files, Tries: 200, Workers: 1,
		Bases: []suggest.Base{{Case: fixture.Case{Name: "base", Profile: p}, JSON: []byte(profile)}}}
	for i := range l.conditions {
		at := l.book.Alerts[slices.IndexFunc(l.book.Alerts,
			func(a *book.Alert) bool { return a.ID == fmt.Sprintf("sample-%d", i) })]
		search.Goals = append(search.Goals,
			suggest.Goal{Condition: "alert." + at.ID, Place: at.Place, Truth: logic.Yes})
	}
	suggest.Find(search)
}

// TestFunctionAddedToTheTableAlone: a function that only the table knows is judged, traced, written
// and asked of expr's machine, and never the ground of a proof. What weeks_since is was once taken
// for yes or no, so that the first of these was said to be yes for nobody.
func TestFunctionAddedToTheTableAlone(t *testing.T) {
	b, problems := book.Load(os.DirFS("../rules"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	extended, fault := b.Language.With(append(slices.Clone(logictest.Others), logictest.WeeksSince)...)
	if fault != nil {
		t.Fatal(*fault)
	}
	b.Language = extended
	conditions := []string{
		"weeks_since(asked_on) >= 3 and not (weeks_since(asked_on) > 3)",
		"weeks_since(asked_on) in 3..3",
		"sum(debts, weeks_since(.asked_on)) > 5",
		"abs(weeks_since(asked_on)) == 2 or round(weeks_since(asked_on) / 2) == 5",
		"is_weekend(asked_on)",
		"not is_weekend(asked_on)",
		"any(debts, is_weekend(.asked_on))",
		"is_weekend(asked_on) == true",
		"month_end(asked_on) > as_of",
		"add_days(month_end(asked_on), 1) <= as_of",
		"days_since(month_end(asked_on)) > 10",
		`size_of(monthly_income) == "small"`,
		`size_of(monthly_income) != "small"`,
		`size_of(monthly_income) in ["large", "small"]`,
		`(accelerated ? size_of(monthly_income) : "large") == "large"`,
		`let size = size_of(monthly_income); size == "large" and size != "small"`,
	}
	asked(t, b, conditions)
	space := cells.New(b, today)
	where := cells.Setting{Debt: b.For("jd-jintiao", "")}
	for _, source := range conditions {
		e := sampleOf(t, b, source)
		if v := space.Ask(where, cells.Is(e, logic.No)).Verdict; v == cells.Impossible &&
			!strings.Contains(source, "in [") {
			t.Errorf("%s is said to be no for nobody", source)
		}
	}
}
