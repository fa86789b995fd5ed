package days_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/schematest"
	"github.com/forbear-project/forbear/engine/text"
)

var update = flag.Bool("update", false, "write calendar.schema.json")

func generated(t *testing.T) string {
	t.Helper()
	s, err := schematest.Of(days.Calendar{}, "forbear calendar, format "+days.Format,
		"What forbear calendar --format json writes.", "days.go", "payments.go", "../../engine/evaluation*.go")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaIsThatOfTheTypes(t *testing.T) {
	made := generated(t)
	if *update {
		if err := os.WriteFile("calendar.schema.json", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := gocmp.Diff(made, strings.ReplaceAll(days.CalendarSchema, "\r\n", "\n")); diff != "" {
		t.Errorf("go test ./advice/days -run Schema -update writes it anew (-types +schema)\n%s", diff)
	}
}

// The schema holds for the calendars of every twelfth fixture, with the payments of all plans.
func TestSchemaHoldsForRealOutput(t *testing.T) {
	schema, err := schematest.Compile(generated(t))
	if err != nil {
		t.Fatal(err)
	}
	b := shipped(t)
	names, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(names) < 100 {
		t.Fatal("fixtures: ", len(names), err)
	}
	kinds := map[days.Kind]bool{}
	for n, name := range names {
		p := fixture(t, b, name)
		if n%12 != 0 || len(p.Debts) > 6 {
			continue
		}
		c, e := days.Of(b, p, *p.AsOf, horizon), engine.Evaluate(b, p, *p.AsOf)
		for _, d := range e.Debts {
			for _, s := range d.Strategies {
				for _, plan := range s.Plans {
					c.AddPayments(b, days.Plan{Debt: d.ID, Strategy: s.ID, Title: s.Title, Plan: plan})
				}
			}
		}
		for _, e := range c.Entries {
			kinds[e.Kind] = true
		}
		var out bytes.Buffer
		if err := text.WriteJSON(&out, c); err != nil {
			t.Fatal(err)
		}
		doc, err := validator.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for kind := days.Deadline; kind <= days.Closes; kind++ {
		if !kinds[kind] {
			t.Errorf("no calendar has an entry of kind %s", kind)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema, err := schematest.Compile(generated(t))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	p := fixture(t, shipped(t), "../../fixtures/ant-jiebei/pay-cut-31-days.json")
	if err := text.WriteJSON(&out, days.Of(shipped(t), p, start, 60)); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ why, old, new string }{
		{"an entry of no kind", `"kind": "stage"`, `"kind": "guess"`},
		{"a day that is none", `"from": "2026-11-22"`, `"from": "today"`},
		{"no entries", `"entries": `, `"others": `},
	} {
		wrong := strings.Replace(out.String(), row.old, row.new, 1)
		doc, err := validator.UnmarshalJSON(strings.NewReader(wrong))
		if err != nil || wrong == out.String() {
			t.Fatal(row.why, ": the calendar has no such thing: ", err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("%s is accepted", row.why)
		}
	}
}
