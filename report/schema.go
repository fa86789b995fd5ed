package report

import (
	_ "embed"
	"slices"
)

//go:embed evaluation.schema.json
var schema []byte

// Schema is the JSON Schema (draft 2020-12) of an evaluation in JSON. It is made from the types of package engine by this package's tests, run with -update.
func Schema() []byte { return slices.Clone(schema) }
