package report

import _ "embed"

// EvaluationSchema is the JSON Schema of what JSON writes of an evaluation.
//
//go:embed evaluation.schema.json
var EvaluationSchema string
