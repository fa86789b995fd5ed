package report

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/rules"
)

// generated makes the schema from the types. Keys may be added within a format, so a key that it does not know is no mistake.
func generated() *jsonschema.Schema {
	r := &jsonschema.Reflector{
		Anonymous: true, AllowAdditionalProperties: true, ExpandedStruct: true,
		Mapper: func(t reflect.Type) *jsonschema.Schema {
			if t == reflect.TypeFor[calendar.Day]() {
				return &jsonschema.Schema{Type: "string", Format: "date"}
			}
			return nil
		},
	}
	s := r.Reflect(engine.Evaluation{})
	s.Title = "forbear evaluation, format " + engine.Format
	s.Description = "What forbear evaluate --format json writes."
	root := reflect.TypeFor[engine.Evaluation]()
	complete(s, root)
	for name, def := range s.Definitions {
		if t := typeNamed(root, name, map[reflect.Type]bool{}); t != nil {
			complete(def, t)
		}
	}
	return s
}

// complete does what tags cannot: a description may hold commas, and a pointer may be null.
func complete(s *jsonschema.Schema, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		property, ok := s.Properties.Get(name)
		if !ok {
			continue
		}
		if _, description, ok := strings.Cut(f.Tag.Get("jsonschema"), "description="); ok {
			property.Description = description
		}
		if f.Type.Kind() == reflect.Pointer && property.OneOf == nil {
			one := &jsonschema.Schema{Ref: property.Ref, Type: property.Type}
			property.Ref, property.Type = "", ""
			property.OneOf = []*jsonschema.Schema{one, {Type: "null"}}
		}
	}
}

// typeNamed finds the struct of a name among those that t is made of.
func typeNamed(t reflect.Type, name string, seen map[reflect.Type]bool) reflect.Type {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return typeNamed(t.Elem(), name, seen)
	case reflect.Struct:
	default:
		return nil
	}
	if seen[t] {
		return nil
	}
	seen[t] = true
	if t.Name() == name {
		return t
	}
	for i := range t.NumField() {
		if found := typeNamed(t.Field(i).Type, name, seen); found != nil {
			return found
		}
	}
	return nil
}

func TestSchemaIsThatOfTheTypes(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, generated()); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("evaluation.schema.json", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	shipped, err := os.ReadFile("evaluation.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(b.String(), strings.ReplaceAll(string(shipped), "\r\n", "\n")); diff != "" {
		t.Errorf("go test ./report -update writes it anew (-types +schema)\n%s", diff)
	}
}

func TestSchemaNamesEveryOperator(t *testing.T) {
	needs := generated().Definitions["Needs"]
	operator, _ := needs.Properties.Get("operator")
	want := []any{"<", "<=", ">", ">=", "==", "!=", "contains", "lacks"}
	if diff := cmp.Diff(want, operator.Enum); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, o := range want {
		if _, ok := operators[o.(string)]; !ok {
			t.Errorf("there is no word for %v", o)
		}
	}
}

func compiled(t *testing.T) *validator.Schema {
	t.Helper()
	var made bytes.Buffer
	if err := JSON(&made, generated()); err != nil {
		t.Fatal(err)
	}
	doc, err := validator.UnmarshalJSON(&made)
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("evaluation.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("evaluation.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaHoldsForRealOutput(t *testing.T) {
	schema := compiled(t)
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatalf("the shipped book:\n%v", problems)
	}
	profiles := map[string][]byte{"of nulls": fact.Template(b.Vocabulary, "jd-jintiao", "zh"), "empty": []byte(`{"debts": [{}]}`)}
	err := filepath.WalkDir("../fixtures", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".json" {
			profiles[name], err = os.ReadFile(name)
		}
		return err
	})
	if err != nil || len(profiles) < 30 {
		t.Fatalf("%d profiles, %v", len(profiles), err)
	}
	for name, data := range profiles {
		p, problems := fact.ReadProfile(b.Vocabulary, name, data)
		if len(problems) > 0 {
			continue // the fixtures' own test tells
		}
		var out bytes.Buffer
		if err := JSON(&out, engine.Evaluate(b, p, today)); err != nil {
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

func TestSchemaRefuses(t *testing.T) {
	doc, _ := validator.UnmarshalJSON(strings.NewReader(`{"format": "1"}`))
	if compiled(t).Validate(doc) == nil {
		t.Error("an evaluation without anything in it is accepted")
	}
}
