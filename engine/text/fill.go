package text

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hole is a {name} in a text.
type Hole struct {
	Name   string
	Blank  string // what stands there while the value is not known: {name|blank}; or ""
	Offset int    // characters before its opening brace; Fill leaves it out
}

// Holes returns the {name}s of s in order. It fails at a brace that is neither doubled nor part of a
// {name}; at is the character it fails at.
func Holes(s string) (holes []Hole, at int, err error) {
	for from := 0; from < len(s); {
		p, err := nextPiece(s[from:])
		if err != nil {
			return nil, utf8.RuneCountInString(s[:from]), err
		}
		if p.hole.Name != "" {
			p.hole.Offset = utf8.RuneCountInString(s[:from])
			holes = append(holes, p.hole)
		}
		from += p.width
	}
	return holes, 0, nil
}

// OrBlank returns what is written in a hole: the value, or what stands for it while it is not known.
func (h Hole) OrBlank(value string, known bool, l Language) string {
	switch {
	case known:
		return value
	case h.Blank != "":
		return h.Blank
	}
	return NotKnown.In(l)
}

// Fill returns s with every {name} and {name|blank} replaced by value(hole). A space between a
// {name} and Chinese is dropped where the value has Chinese on that side: {months} 后 becomes 6 个月后.
// A text that Holes refuses is returned as it is.
func Fill(s string, value func(Hole) string) string {
	if braceIn(s) < 0 { // most texts have nothing to fill in
		return s
	}
	var room [512]byte // for most texts
	filled := room[:0]
	for from := 0; from < len(s); {
		p, err := nextPiece(s[from:])
		if err != nil {
			return s
		}
		next := p.literal
		if p.hole.Name != "" {
			next = value(p.hole)
		}
		filled = join(filled, next)
		from += p.width
	}
	return string(filled)
}

// join appends b to a, without a space between two Chinese characters; the brackets of a blank and of
// a weekday are such, too.
func join(a []byte, b string) []byte {
	end := len(a)
	if end > 0 && a[end-1] == ' ' {
		end--
	}
	last, _ := utf8.DecodeLastRune(a[:end])
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(b, " "))
	if isWide(last) && isWide(first) {
		return append(a[:end], strings.TrimPrefix(b, " ")...)
	}
	return append(a, b...)
}

func isWide(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.Is(unicode.Han, r) || strings.ContainsRune("【】（）", r))
}

// piece is a part of a text: literal, or a hole.
type piece struct {
	literal string
	hole    Hole
	width   int // in bytes
}

var (
	errClosing = errors.New("a closing brace without an opening one")
	errOpening = errors.New("a brace that is not part of a {name} or {name|blank}")
)

// braceIn returns the index of the first brace, or -1.
func braceIn(s string) int {
	closing := strings.IndexByte(s, '}')
	if closing < 0 {
		return strings.IndexByte(s, '{')
	}
	if opening := strings.IndexByte(s[:closing], '{'); opening >= 0 {
		return opening
	}
	return closing
}

// nextPiece returns the first piece of a text that is not empty: what stands before a brace, a doubled
// brace, or a hole.
func nextPiece(s string) (p piece, err error) {
	switch brace := braceIn(s); {
	case brace < 0:
		return piece{literal: s, width: len(s)}, nil
	case brace > 0:
		return piece{literal: s[:brace], width: brace}, nil
	case len(s) > 1 && s[1] == s[0]:
		return piece{literal: s[:1], width: 2}, nil
	case s[0] == '}':
		return piece{}, errClosing
	}
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return piece{}, errOpening
	}
	name, blank, parted := strings.Cut(s[1:end], "|")
	if !isName(name) || parted && strings.TrimSpace(blank) == "" || strings.Contains(blank, "{") {
		return piece{}, errOpening
	}
	return piece{hole: Hole{Name: name, Blank: blank}, width: end + 1}, nil
}

func isName(s string) bool {
	for i, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}
