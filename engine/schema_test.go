package engine_test

import (
	"bytes"
	stdcmp "cmp"
	"encoding"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
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
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

var update = flag.Bool("update", false, "write evaluation.schema.json")

// generated makes the schema from the types. Keys may be added within a format, so a key that it
// does not know is no mistake.
func generated() *jsonschema.Schema {
	r := &jsonschema.Reflector{
		Anonymous: true, AllowAdditionalProperties: true, ExpandedStruct: true,
		Mapper: func(t reflect.Type) *jsonschema.Schema {
			switch {
			case t == reflect.TypeFor[calendar.Day]():
				return &jsonschema.Schema{Type: "string", Format: "date"}
			case t.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
				return &jsonschema.Schema{Type: "string"}
			}
			return nil
		},
	}
	s := r.Reflect(engine.Evaluation{})
	s.Title = "forbear evaluation, format " + engine.Format
	s.Description = "What forbear evaluate --format json writes."
	root, comments := reflect.TypeFor[engine.Evaluation](), fieldComments()
	complete(s, root, comments)
	for name, def := range s.Definitions {
		if t := typeNamed(root, name, map[reflect.Type]bool{}); t != nil {
			complete(def, t, comments)
		}
	}
	return s
}

// fieldComments returns what evaluation.go says of each field, above it or behind it, by
// Type.Field.
func fieldComments() map[string]string {
	file, err := parser.ParseFile(token.NewFileSet(), "evaluation.go", nil, parser.ParseComments)
	if err != nil {
		panic(err)
	}
	comments := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		if s, ok := spec.Type.(*ast.StructType); ok {
			for _, f := range s.Fields.List {
				comment := stdcmp.Or(f.Doc.Text(), f.Comment.Text())
				comments[spec.Name.Name+"."+f.Names[0].Name] = strings.Join(strings.Fields(comment), " ")
			}
		}
		return false
	})
	return comments
}

// complete does what tags cannot: the comment of a field describes it, and a pointer may be null.
func complete(s *jsonschema.Schema, t reflect.Type, comments map[string]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		property, ok := s.Properties.Get(name)
		if !ok {
			continue
		}
		property.Description = comments[t.Name()+"."+f.Name]
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
	if err := text.WriteJSON(&b, generated()); err != nil {
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
		t.Errorf("go test ./engine -update writes it anew (-types +schema)\n%s", diff)
	}
}

func compiled(t *testing.T) *validator.Schema {
	t.Helper()
	var made bytes.Buffer
	if err := text.WriteJSON(&made, generated()); err != nil {
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
		e := engine.Evaluate(b, p, calendar.Of(2026, time.November, 22))
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
