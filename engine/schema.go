package engine

import _ "embed" // for EvaluationSchema

// EvaluationSchema is the JSON Schema of an Evaluation as JSON.
//
//go:embed evaluation.schema.json
var EvaluationSchema string
