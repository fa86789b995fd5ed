package book

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// unquoted returns the value of a quoted key or string.
func unquoted(raw string) string {
	if len(raw) < 2 || raw[1] != raw[0] && (raw[0] == '\'' || strings.IndexByte(raw, '\\') < 0) {
		return raw[min(1, len(raw)):max(len(raw)-1, min(1, len(raw)))]
	}
	var b strings.Builder
	_, body, escaped := content(raw)
	for body != "" {
		says, width := character(body, escaped)
		b.WriteString(says)
		body = body[width:]
	}
	return b.String()
}

// byteOf returns the offset in a quoted string of the n-th character of its value, counted from 0;
// the end of its content when it has fewer.
func byteOf(raw string, n int) int {
	at, body, escaped := content(raw)
	for body != "" {
		says, width := character(body, escaped)
		if n -= utf8.RuneCountInString(says); n < 0 {
			break
		}
		at += width
		body = body[width:]
	}
	return at
}

// content returns what is between the quotes, its offset, and whether it has escapes. The line end
// after three quotes is not part of it.
func content(raw string) (at int, body string, escaped bool) {
	if len(raw) < 2 {
		return 0, "", false
	}
	at = 1
	if len(raw) >= 6 && raw[1] == raw[0] {
		at = 3
	}
	body = raw[at : len(raw)-at]
	if at == 3 && strings.HasPrefix(body, "\n") {
		at, body = at+1, body[1:]
	}
	return at, body, raw[0] == '"'
}

var (
	escapes = map[byte]string{'b': "\b", 't': "\t", 'n': "\n", 'f': "\f", 'r': "\r", 'e': "\x1b", '"': `"`, '\\': `\`}
	digits  = map[byte]int{'x': 2, 'u': 4, 'U': 8} // of escapes that name a code point
)

// character reads one character, or one escape, at the start of a string's content: its value and
// its width in bytes.
func character(body string, escaped bool) (says string, width int) {
	if body[0] != '\\' || !escaped || len(body) == 1 {
		_, n := utf8.DecodeRuneInString(body)
		return body[:n], n
	}
	if says, ok := escapes[body[1]]; ok {
		return says, 2
	}
	if n := digits[body[1]]; n > 0 && len(body) >= 2+n {
		code, _ := strconv.ParseUint(body[2:2+n], 16, 32)
		return string(rune(code)), 2 + n
	}
	rest := strings.TrimLeft(body[1:], " \t\n") // a backslash at the end of a line takes the white space with it
	return "", len(body) - len(rest)
}
