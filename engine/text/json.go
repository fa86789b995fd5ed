package text

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// WriteJSON writes v as every JSON of this module is written: indented by two spaces, with < > & as
// they are, for people read it too.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// WriteLineOfJSON writes v as WriteJSON does, but in one line, for programs.
func WriteLineOfJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// JSON returns a string, a number, a bool or nil as WriteJSON writes it, without the line end. It
// panics on a value that JSON does not have.
func JSON(v any) string {
	var b strings.Builder
	if err := WriteJSON(&b, v); err != nil {
		panic(fmt.Sprintf("text: %T is not JSON: %v", v, err))
	}
	return strings.TrimSuffix(b.String(), "\n")
}
