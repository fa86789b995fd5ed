package days

import _ "embed" // for CalendarSchema

// CalendarSchema is the JSON Schema of a Calendar as JSON.
//
//go:embed calendar.schema.json
var CalendarSchema string
