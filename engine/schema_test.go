package engine_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/schematest"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

var update = flag.Bool("update", false, "write evaluation.schema.json")

// generated makes the schema from the types.
func generated(t *testing.T) string {
	t.Helper()
	s, err := schematest.Of(engine.Evaluation{}, "forbear evaluation, format "+engine.Format,
		"What forbear evaluate --format json writes.", "evaluation*.go")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaIsThatOfTheTypes(t *testing.T) {
	made := generated(t)
	if *update {
		if err := os.WriteFile("evaluation.schema.json", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	shipped, err := os.ReadFile("evaluation.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(made, strings.ReplaceAll(string(shipped), "\r\n", "\n")); diff != "" {
		t.Errorf("go test ./engine -update writes it anew (-types +schema)\n%s", diff)
	}
}

func compiled(t *testing.T) *validator.Schema {
	t.Helper()
	s, err := schematest.Compile(generated(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The schema holds for what the fixtures give. It constrains each value by itself, so an evaluation
// is looked at only where it holds something that none before it did.
func TestSchemaHoldsForRealOutput(t *testing.T) {
	schema := compiled(t)
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatalf("the shipped book:\n%v", problems)
	}
	profiles := map[string][]byte{
		"of nulls": fact.Template(b.Vocabulary, "jd-jintiao", "zh"),
		"empty":    []byte(`{"debts": [{}]}`),
	}
	err := filepath.WalkDir("../fixtures", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".json" {
			profiles[name], err = os.ReadFile(name)
		}
		return err
	})
	if err != nil || len(profiles) < 30 {
		t.Fatalf("%d profiles, %v", len(profiles), err)
	}
	seen := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(profiles)) {
		p, problems := fact.ReadProfile(b.Vocabulary, name, profiles[name], calendar.Last)
		if len(problems) > 0 {
			continue // a test of the fixtures reports them
		}
		d := engine.Decide(b, p, calendar.Of(2026, time.November, 22))
		e := engine.Explain(d)
		letter.Enter(e, d)
		known := len(seen)
		recordShapes(reflect.ValueOf(e), "", "", seen)
		if len(seen) == known {
			continue
		}
		var out bytes.Buffer
		if err := text.WriteJSON(&out, e); err != nil {
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
}

// recordShapes adds to seen what a schema could tell apart in v: values of a small set, signs of
// numbers, and whether something is null or empty. at is where v stands, tag what is said of it
// there.
func recordShapes(v reflect.Value, at, tag string, seen map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			seen[at+" null"] = true
			return
		}
		recordShapes(v.Elem(), at+" "+v.Elem().Type().String(), tag, seen)
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			recordShapes(v.Field(i), v.Type().Name()+"."+f.Name, f.Tag.Get("jsonschema"), seen)
		}
	case reflect.Slice:
		seen[fmt.Sprint(at, v.IsNil(), v.Len() == 0)] = true
		for i := range v.Len() {
			recordShapes(v.Index(i), at+"[]", tag, seen)
		}
	case reflect.Map:
		seen[fmt.Sprint(at, v.IsNil(), v.Len() == 0)] = true
		for _, key := range v.MapKeys() {
			recordShapes(v.MapIndex(key), at+"[]", tag, seen)
		}
	case reflect.String:
		if strings.Contains(tag, "enum=") {
			seen[at+" "+v.String()] = true
		}
		seen[fmt.Sprint(at, v.Len() == 0)] = true
	case reflect.Int, reflect.Int64:
		seen[fmt.Sprint(at, v.Int() < 0, v.Int() == 0)] = true
	}
}

func TestSchemaRefuses(t *testing.T) {
	doc, _ := validator.UnmarshalJSON(strings.NewReader(`{"format": "1"}`))
	if compiled(t).Validate(doc) == nil {
		t.Error("an evaluation without anything in it is accepted")
	}
}
