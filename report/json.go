package report

import (
	"encoding/json"
	"io"
)

// JSON writes v indented by two spaces, with < > & as they are: people read it too.
func JSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
