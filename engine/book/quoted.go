package book

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// unquoted is what a quoted key or string of a file says.
func unquoted(raw string) string {
	var b strings.Builder
	_, body, escaped := content(raw)
	for body != "" {
		says, width := character(body, escaped)
		b.WriteString(says)
		body = body[width:]
	}
	return b.String()
}

// byteOf is where in a quoted string its n-th character stands, counted from 0 in what it says; the
// end of its content when it has fewer.
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

// content is what stands between the quotes, from which byte on, and whether a backslash means
// something there. The line end that follows three quotes is not part of it.
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

// character reads one character, or one escape, at the start of a string's content: what it says,
// and how many bytes it takes.
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
