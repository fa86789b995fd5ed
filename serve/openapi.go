package serve

import (
	"bytes"
	_ "embed" // for the parts of the description
	"encoding/json"
	"maps"
	"regexp"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// described is the description of the API but for its schemas.
//
//go:embed openapi.json
var described []byte

// answersSchema is the JSON Schema of all that is answered beside evaluations, made of the types.
//
//go:embed answers.schema.json
var answersSchema []byte

// openAPI is a description by OpenAPI 3.1, in the order in which it is read.
type openAPI struct {
	OpenAPI    string                                `json:"openapi"`
	Info       json.RawMessage                       `json:"info"`
	Paths      map[string]json.RawMessage            `json:"paths"`
	Components map[string]map[string]json.RawMessage `json:"components"`
}

// openAPI returns the description of the API by a book, whose facts a profile may have. Every schema
// stands by itself among the components, where programs that make or test clients find it.
func (s *Server) openAPI(b *book.Book) []byte {
	var d openAPI
	mustDecode(described, &d)
	schemas := lift(s.options.ProfileSchema(b), "Profile",
		func(name string) string { return "Profile" + strings.ToUpper(name[:1]) + name[1:] })
	maps.Copy(schemas, lift([]byte(engine.EvaluationSchema), "Evaluation", func(name string) string { return name }))
	for name, schema := range lift(answersSchema, "", nameOfType) {
		if schemas[name] == nil { // what they have of the engine is in evaluation.schema.json
			schemas[name] = schema
		}
	}
	d.Components["schemas"] = schemas
	var out bytes.Buffer
	if err := text.WriteJSON(&out, d); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// nameOfType returns the name of a type without that of its package.
func nameOfType(name string) string { return strings.TrimPrefix(name, "Engine") }

var reference = regexp.MustCompile(`"#/\$defs/([^"]+)"`)

// lift takes a schema and its $defs apart: the schema itself gets the name of the root, unless that is
// "", and the others theirs. References are rewritten.
func lift(schema []byte, root string, name func(string) string) map[string]json.RawMessage {
	schema = reference.ReplaceAllFunc(schema, func(found []byte) []byte {
		return []byte(`"#/components/schemas/` + name(string(reference.FindSubmatch(found)[1])) + `"`)
	})
	var whole, defs map[string]json.RawMessage
	mustDecode(schema, &whole)
	mustDecode(whole["$defs"], &defs)
	for _, key := range []string{"$schema", "$comment", "$defs"} {
		delete(whole, key)
	}
	lifted := map[string]json.RawMessage{}
	for of, def := range defs {
		lifted[name(of)] = def
	}
	if root != "" {
		lifted[root] = encode(whole)
	}
	return lifted
}

// mustDecode reads JSON that is a part of the program.
func mustDecode(data []byte, v any) {
	if err := json.Unmarshal(data, v); err != nil {
		panic(err)
	}
}
