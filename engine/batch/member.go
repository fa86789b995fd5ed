package batch

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// mostID is how many bytes the value of a remark may have to be copied.
const mostID = 256

// member returns the JSON of the value of the first member of a key of the object that a line is, as
// far as the line can be read; null where that is no string, number or word of at most 256 bytes.
func member(data []byte, key string) []byte {
	s := skimmer(bytes.TrimPrefix(data, []byte("\uFEFF")))
	for more := s.take('{'); more; more = s.take(',') {
		name := s.value()
		if !s.take(':') {
			break
		}
		value := s.value()
		if isKey(name, key) {
			return scalar(value)
		}
	}
	return []byte("null")
}

// isKey reports whether a JSON string is a key.
func isKey(name []byte, key string) bool {
	if bytes.IndexByte(name, '\\') < 0 {
		return len(name) == len(key)+2 && string(name[1:len(name)-1]) == key
	}
	written := ""
	return json.Unmarshal(name, &written) == nil && written == key
}

// scalar returns a value that is fit to be copied, or null.
func scalar(value []byte) []byte {
	if len(value) == 0 || len(value) > mostID || value[0] == '{' || value[0] == '[' || !utf8.Valid(value) ||
		!json.Valid(value) {
		return []byte("null")
	}
	return value
}

// skimmer is what is left of a line that may be JSON.
type skimmer []byte

// take passes over space and a character, and reports whether that was there.
func (s *skimmer) take(c byte) bool {
	*s = bytes.TrimLeft(*s, " \t\r\n")
	if len(*s) == 0 || (*s)[0] != c {
		return false
	}
	*s = (*s)[1:]
	return true
}

// value passes over a value, and returns it without the space around it; what is no JSON ends somewhere.
func (s *skimmer) value() []byte {
	*s = bytes.TrimLeft(*s, " \t\r\n")
	depth, end := 0, 0
	for end < len(*s) {
		switch c := (*s)[end]; {
		case c == '"':
			end += stringAt((*s)[end:])
			if depth == 0 {
				return s.pass(end)
			}
			continue
		case c == '{' || c == '[':
			depth++
		case depth > 0 && (c == '}' || c == ']'):
			if depth--; depth == 0 {
				return s.pass(end + 1)
			}
		case depth == 0 && bytes.IndexByte([]byte(",:}] \t\r\n"), c) >= 0:
			return s.pass(end)
		}
		end++
	}
	return s.pass(end)
}

func (s *skimmer) pass(n int) []byte {
	passed := (*s)[:n:n]
	*s = (*s)[n:]
	return passed
}

// stringAt returns how many bytes the string has that data begins with.
func stringAt(data []byte) int {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}
