// Package schematest makes JSON Schemas of types that are written as JSON, for the tests that hold
// the shipped schemas to them.
package schematest

import (
	"bytes"
	"cmp"
	"encoding"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Of returns the schema of the type of root, indented. Keys may be added within a format, so a key
// that it does not know is no mistake. The comments of fields in the files, which are patterns of
// names, describe them; types of package engine are called so where the root is of another package.
func Of(root any, title, description string, files ...string) (string, error) {
	t := reflect.TypeOf(root)
	name := func(of reflect.Type) string {
		if prefix := "engine"; path.Base(of.PkgPath()) == prefix && path.Base(t.PkgPath()) != prefix {
			return "Engine" + of.Name()
		}
		return of.Name()
	}
	r := &jsonschema.Reflector{
		Anonymous: true, AllowAdditionalProperties: true, ExpandedStruct: true, Namer: name,
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
	s := r.Reflect(root)
	s.Title, s.Description = title, description
	comments := map[string]string{}
	for _, pattern := range files {
		named, err := filepath.Glob(pattern)
		if err != nil || named == nil {
			return "", fmt.Errorf("no file is called %s", pattern)
		}
		for _, file := range named {
			if err := addComments(comments, file); err != nil {
				return "", err
			}
		}
	}
	complete(s, t, comments)
	for of, def := range s.Definitions {
		if found := typeNamed(t, of, name, map[reflect.Type]bool{}); found != nil {
			complete(def, found, comments)
		}
	}
	var b bytes.Buffer
	err := text.WriteJSON(&b, s)
	return b.String(), err
}

// Compile returns the validator of a schema.
func Compile(schema string) (*validator.Schema, error) {
	doc, err := validator.UnmarshalJSON(strings.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := validator.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		return nil, err
	}
	return c.Compile("schema.json")
}

// addComments adds what a file says of each field, above it or behind it, by package.Type.Field.
func addComments(comments map[string]string, name string) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		if s, ok := spec.Type.(*ast.StructType); ok {
			for _, f := range s.Fields.List {
				if len(f.Names) == 0 {
					continue
				}
				comment := cmp.Or(f.Doc.Text(), f.Comment.Text())
				comments[file.Name.Name+"."+spec.Name.Name+"."+f.Names[0].Name] = strings.Join(strings.Fields(comment), " ")
			}
		}
		return false
	})
	return nil
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
		property.Description = comments[path.Base(t.PkgPath())+"."+t.Name()+"."+f.Name]
		if f.Type.Kind() == reflect.Pointer && property.OneOf == nil {
			one := &jsonschema.Schema{Ref: property.Ref, Type: property.Type}
			property.Ref, property.Type = "", ""
			property.OneOf = []*jsonschema.Schema{one, {Type: "null"}}
		}
	}
}

// typeNamed finds the struct of a name among those that t is made of.
func typeNamed(t reflect.Type, name string, nameOf func(reflect.Type) string, seen map[reflect.Type]bool) reflect.Type {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return typeNamed(t.Elem(), name, nameOf, seen)
	case reflect.Struct:
	default:
		return nil
	}
	if seen[t] {
		return nil
	}
	seen[t] = true
	if nameOf(t) == name {
		return t
	}
	for i := range t.NumField() {
		if found := typeNamed(t.Field(i).Type, name, nameOf, seen); found != nil {
			return found
		}
	}
	return nil
}
