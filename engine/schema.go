package engine

import (
	_ "embed"
	"encoding/json"
	"io"
)

// EvaluationSchema is the JSON Schema of an Evaluation as JSON.
//
//go:embed evaluation.schema.json
var EvaluationSchema string

// WriteJSON writes v as every JSON of this module is written: indented by two spaces, with < > & as
// they are, for people read it too.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
