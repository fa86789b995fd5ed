package document

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// Width is how many cells of a terminal a line may take.
const Width = 80

// cells measures text. Characters of ambiguous width take one cell in every locale, so that the
// same document gives the same bytes everywhere.
var cells = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

// Cells returns how many cells of a terminal s takes.
func Cells(s string) int { return cells.StringWidth(s) }

// Truncate cuts s so that with tail at its end it takes at most width cells. It does not change s
// where that fits.
func Truncate(s string, width int, tail string) string { return cells.Truncate(s, width, tail) }

// Pad adds spaces up to a width. It does not change what is wider.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Cells(s)))
}

// Clean makes of s one line that cannot control a terminal: a profile may have any characters in
// the name of a lender.
func Clean(s string) string { return strings.Join(strings.Fields(tidy(s)), " ") }

// tidy removes line ends and invisible characters. Unlike Clean it keeps spaces, which may stand
// between two spans of a sentence.
func tidy(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\ufffe', r == '\uffff':
			return -1
		}
		return r
	}, s)
}

// Wrap breaks s into lines of at most width cells: between two words, or beside a Chinese character
// where the rules of typesetting allow it. A word wider than a line is cut. There is always at
// least one line, which may be empty.
func Wrap(s string, width int) []string {
	rest := []rune(Clean(s))
	var lines []string
	for {
		end := countFitting(rest, width)
		if end == len(rest) {
			return append(lines, string(rest))
		}
		end = breakBefore(rest, end)
		lines = append(lines, strings.TrimRight(string(rest[:end]), " "))
		rest = []rune(strings.TrimLeft(string(rest[end:]), " "))
	}
}

// countFitting returns how many characters of s fit into width cells; at least one, so that Wrap
// ends.
func countFitting(s []rune, width int) int {
	used := 0
	for i, r := range s {
		if used += cells.RuneWidth(r); used > width && i > 0 {
			return i
		}
	}
	return len(s)
}

// breakBefore returns the last index up to end where a line of s may end, or end where there is
// none.
func breakBefore(s []rune, end int) int {
	for i := end; i > 0; i-- {
		if mayBreak(s, i) {
			return i
		}
	}
	return end
}

// mayBreak reports whether a line may end before s[i].
func mayBreak(s []rune, i int) bool {
	before, after := s[i-1], s[i]
	switch {
	case after == ' ':
		return !holdsUnit(s, i)
	case before == ' ':
		return !holdsUnit(s, i-1) && !strings.ContainsRune(neverFirst, after)
	case strings.ContainsRune(neverFirst, after), strings.ContainsRune(neverLast, before):
		return false
	case unicode.IsDigit(before) && isWide(after), unicode.IsDigit(after) && strings.ContainsRune("年月第【", before):
		return false
	}
	return isWide(before) || isWide(after)
}

// holdsUnit reports whether the space at s[i] is between a figure and its Chinese unit, as in
// 1,300.00 元.
func holdsUnit(s []rune, i int) bool {
	return i > 0 && i+1 < len(s) && unicode.IsDigit(s[i-1]) && isWide(s[i+1])
}

func isWide(r rune) bool { return cells.RuneWidth(r) == 2 }

// What must not begin a line, and what must not end one.
const (
	neverFirst = "，。；：、？！）」』】》〉”’…—·,.;:?!)]}%→"
	neverLast  = "（「『【《〈“‘([{→"
)
