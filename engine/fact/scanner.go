package fact

import (
	"strings"

	"github.com/forbear-project/forbear/engine/calendar"
)

// scanner walks over JSON without escapes. Each of its methods passes over the space before what it
// reads, and is not ok where that does not stand there.
type scanner struct {
	text string
	at   int
}

// next passes over space, and returns the byte that follows; 0 at the end.
func (s *scanner) next() byte {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case ' ', '\t', '\r', '\n':
			s.at++
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) atEnd() bool { return s.next() == 0 && s.at == len(s.text) }

// take reads one character.
func (s *scanner) take(c byte) bool {
	if s.next() != c {
		return false
	}
	s.at++
	return true
}

// word reads a word such as null. What follows it is for the caller to read.
func (s *scanner) word(w string) bool {
	s.next()
	if !strings.HasPrefix(s.text[s.at:], w) {
		return false
	}
	s.at += len(w)
	return true
}

// string reads a string of characters that may stand in one.
func (s *scanner) string() (string, bool) {
	if !s.take('"') {
		return "", false
	}
	for i := s.at; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			read := s.text[s.at:i]
			s.at = i + 1
			return read, true
		case c < ' ':
			return "", false
		}
	}
	return "", false
}

// members reads an object. read is called with each key, and reads its value.
func (s *scanner) members(read func(key string) bool) bool {
	if !s.take('{') {
		return false
	}
	if s.take('}') {
		return true
	}
	for {
		key, ok := s.string()
		if !ok || !s.take(':') || !read(key) {
			return false
		}
		if !s.take(',') {
			return s.take('}')
		}
	}
}

// elements reads a list. read is called for each element, and reads it.
func (s *scanner) elements(read func() bool) bool {
	if !s.take('[') {
		return false
	}
	if s.take(']') {
		return true
	}
	for {
		if !read() {
			return false
		}
		if !s.take(',') {
			return s.take(']')
		}
	}
}

// number reads a string, or digits and points.
func (s *scanner) number() (string, bool) {
	if s.next() == '"' {
		return s.string()
	}
	from := s.at
	for s.at < len(s.text) && (s.text[s.at] == '.' || s.text[s.at] >= '0' && s.text[s.at] <= '9') {
		s.at++
	}
	return s.text[from:s.at], s.at > from
}

// date reads a day that exists.
func (s *scanner) date() (calendar.Day, bool) {
	written, ok := s.string()
	if !ok {
		return 0, false
	}
	return calendar.Parse(written)
}

// skip reads a string, a whole number or a word, and drops it.
func (s *scanner) skip() bool {
	switch c := s.next(); {
	case c == '"':
		_, ok := s.string()
		return ok
	case c >= '0' && c <= '9':
		digits, _ := s.number()
		return (digits == "0" || c != '0') && !strings.Contains(digits, ".")
	}
	return s.word("null") || s.word("true") || s.word("false")
}
