package book

import (
	"strconv"
	"strings"
	"time"
)

// dateLocal is the location by which BurntSushi/toml marks a date without a time of day.
var dateLocal = time.FixedZone("date-local", 0)

// plainValue returns the value at a spot of a plain text, as BurntSushi/toml decodes it: of a list
// its elements, of a table none of its keys.
func (s *spot) plainValue(text string) any {
	if s.end == 0 {
		return map[string]any(nil)
	}
	switch raw := text[s.from:s.end]; raw[0] {
	case '"', '\'':
		return unquoted(raw)
	case '[':
		all := make([]any, len(s.children))
		for i, c := range s.children {
			all[i] = c.plainValue(text)
		}
		return all
	case '{':
		return map[string]any(nil)
	default:
		return scalar(raw)
	}
}

// scalar returns the value of what is written as rules write it: true and false, a date, a number in
// plain digits. It returns nil of anything else.
func scalar(raw string) any {
	switch {
	case raw == "true":
		return true
	case raw == "false":
		return false
	case len(raw) == len(time.DateOnly) && raw[4] == '-':
		if day, err := time.ParseInLocation(time.DateOnly, raw, dateLocal); err == nil {
			return day
		}
		return nil
	}
	whole, part, pointed := strings.Cut(strings.TrimPrefix(raw, "-"), ".")
	const most = 18 // digits that any int64 has room for
	if !areDigits(whole) || whole == "" || len(whole) > most || whole[0] == '0' && len(whole) > 1 {
		return nil
	}
	if !pointed {
		n, _ := strconv.ParseInt(raw, 10, 64)
		return n
	}
	if !areDigits(part) || part == "" {
		return nil
	}
	n, _ := strconv.ParseFloat(raw, 64)
	return n
}
