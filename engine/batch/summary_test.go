package batch

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/money"
	"github.com/forbear-project/forbear/engine/schematest"
)

var update = flag.Bool("update", false, "write summary.schema.json")

func generated(t *testing.T) string {
	t.Helper()
	s, err := schematest.Of(Summary{}, "forbear summary, format 1",
		"What forbear batch --view summary writes of a line that could be judged.", "summary.go")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaIsThatOfTheTypes(t *testing.T) {
	made := generated(t)
	if *update {
		if err := os.WriteFile("summary.schema.json", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(made, strings.ReplaceAll(SummarySchema, "\r\n", "\n")); diff != "" {
		t.Errorf("go test ./engine/batch -run Schema -update writes it anew (-types +schema)\n%s", diff)
	}
}

func TestSchemaHoldsForRealOutput(t *testing.T) {
	schema, err := schematest.Compile(generated(t))
	if err != nil {
		t.Fatal(err)
	}
	m := maker(t)
	var in bytes.Buffer
	for n := range 100 {
		in.Write(append(m.Line(uint64(n)), '\n'))
	}
	out, counts, err := runAll(Options{View: Brief}, &in)
	if err != nil || counts.Decided != 100 {
		t.Fatalf("%+v, %v", counts, err)
	}
	for line := range bytes.Lines(out) {
		doc, err := validator.UnmarshalJSON(bytes.NewReader(line))
		if err == nil {
			err = schema.Validate(doc)
		}
		if err != nil {
			t.Errorf("%v: %s", err, line)
		}
	}
	doc, _ := validator.UnmarshalJSON(strings.NewReader(`{"book":""}`))
	if schema.Validate(doc) == nil {
		t.Error("a summary without anything in it is accepted")
	}
}

// A summary says what the evaluation says.
func TestSummaryIsOfTheEvaluation(t *testing.T) {
	b, m := shipped(t), maker(t)
	for n := range 100 {
		p, problems := fact.ReadProfile(b.Vocabulary, "", m.Line(uint64(n)), today)
		if problems != nil {
			t.Fatal(problems)
		}
		d := engine.Decide(b, p, *p.AsOf)
		e, got := engine.Explain(d), Summarize(d)
		at := func(id string) *int {
			i := slices.IndexFunc(p.Debts, func(d fact.DebtFacts) bool { return d.ID == id })
			if i < 0 {
				return nil
			}
			return &i
		}
		want := &Summary{
			Book: e.Book.SHA256, AsOf: e.AsOf, FactsAsOf: e.FactsAsOf, Debts: make([]Debt, len(p.Debts)), Deadlines: []Deadline{},
		}
		for _, of := range e.Debts {
			i := *at(of.ID)
			want.Order = append(want.Order, i)
			want.Debts[i] = Debt{By: got.Debts[i].By, Stages: of.Stage.Candidates, First: []Option{}}
			for _, s := range of.Strategies {
				if s.Status == engine.Ineligible || len(want.Debts[i].First) == 3 {
					continue
				}
				o := Option{ID: s.ID, Status: s.Status, Plans: []Plan{}}
				for _, p := range s.Plans {
					o.Plans = append(o.Plans, Plan{p.ID, p.Months, p.Monthly, p.Total, p.Fits})
				}
				want.Debts[i].First = append(want.Debts[i].First, o)
			}
		}
		for _, a := range e.Alerts {
			if a.Due != nil {
				want.Deadlines = append(want.Deadlines, Deadline{a.ID, at(a.Debt), *a.Due})
			}
		}
		if h := e.Household; h != nil {
			want.Together = &Together{h.Need60, h.Shareable, h.Fits, h.ShortBy}
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b money.Fen) bool { return a == b })); diff != "" {
			t.Errorf("line %d (-evaluation +summary)\n%s", n, diff)
		}
	}
}
