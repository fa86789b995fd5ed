package schema

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/text"
)

// object is a JSON object whose keys stand in the order given: editors offer them in that order.
type object []member

type member struct {
	key   string
	value any // string, bool, int, json.Number, nil, object, []object, []string, []any
}

// with returns o with more at its end. It does not change o.
func (o object) with(more ...member) object { return append(o[:len(o):len(o)], more...) }

// at returns the value of a key, or nil.
func (o object) at(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// width is how long a line may be before a list or an object is spread over several.
const width = 120

// write returns a value as indented JSON; what fits on one line and holds nothing nested stays on
// it.
func write(v any) []byte {
	var b bytes.Buffer
	writeValue(&b, v, "")
	b.WriteByte('\n')
	return b.Bytes()
}

func writeValue(b *bytes.Buffer, v any, indent string) {
	open, end, parts := parts(v, indent+"  ")
	switch line := strings.Join(parts, ", "); {
	case open == "":
		b.WriteString(text.JSON(v))
	case len(parts) == 0:
		b.WriteString(open + end)
	case utf8.RuneCountInString(indent+line) <= width && !strings.Contains(line, "\n"):
		b.WriteString(open + line + end)
	default:
		inner := "\n" + indent + "  "
		b.WriteString(open + inner + strings.Join(parts, ","+inner) + "\n" + indent + end)
	}
}

// parts returns the members or elements of a value, each written at the indent; open is "" of one
// that has none.
func parts(v any, indent string) (open, end string, parts []string) {
	add := func(before string, v any) {
		var b bytes.Buffer
		b.WriteString(before)
		writeValue(&b, v, indent)
		parts = append(parts, b.String())
	}
	switch v := v.(type) {
	case object:
		for _, m := range v {
			add(text.JSON(m.key)+": ", m.value)
		}
		return "{", "}", parts
	case []object:
		for _, o := range v {
			add("", o)
		}
	case []string:
		for _, s := range v {
			add("", s)
		}
	case []any:
		for _, one := range v {
			add("", one)
		}
	default:
		return "", "", nil
	}
	return "[", "]", parts
}
