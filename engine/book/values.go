package book

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// word reads a string that people do not read: an id, a version, an address.
func (t *table) word(key string) string {
	word, s := as[string](t, key, "a text")
	if s != nil && word == "" {
		t.wrong(s, "an empty text", "leave the key out, or fill it in")
	}
	return word
}

// oneOf reads one of a few words.
func (t *table) oneOf(key string, words ...string) string {
	word, s := as[string](t, key, "one of "+strings.Join(words, ", "))
	if s == nil || slices.Contains(words, word) {
		return word
	}
	t.wrong(s, fmt.Sprintf("unknown %s %q", key, word), hintOf(word, words, "one of %s"))
	return ""
}

func (t *table) flag(key string) bool {
	flag, _ := as[bool](t, key, "true or false")
	return flag
}

// integer reads a whole number from low to high; nil when there is none.
func (t *table) integer(key string, low, high int64) *int {
	n, s := as[int64](t, key, "a whole number")
	if s == nil {
		return nil
	}
	if n < low || n > high {
		t.wrong(s, fmt.Sprintf("%d is out of bounds", n), fmt.Sprintf("a whole number from %d to %d", low, high))
		return nil
	}
	whole := int(n)
	return &whole
}

// number reads a number exactly, from its text; nil when there is none.
func (t *table) number(key string) *decimal.Decimal {
	raw, s := t.get(key)
	if s == nil {
		return nil
	}
	switch n := raw.(type) {
	case int64:
	case float64:
		if math.IsNaN(n) || math.IsInf(n, 0) {
			t.wrong(s, "not a number", "write digits")
			return nil
		}
	default:
		t.mistyped(s, "a number", raw)
		return nil
	}
	return t.exactly(s)
}

// maxDigits is how many significant digits a number may have.
const maxDigits = 15

func (t *table) exactly(s *spot) *decimal.Decimal {
	digits := strings.ReplaceAll(t.file.text[s.from:s.end], "_", "")
	n, err := decimal.Parse(digits)
	significant := strings.TrimLeft(strings.NewReplacer("-", "", "+", "", ".", "").Replace(digits), "0")
	switch {
	case err != nil || strings.ContainsAny(digits, "eExob"):
		t.wrong(s, "a number that is not written in plain digits", "write it out, such as 0.0345")
	case len(significant) > maxDigits:
		t.wrong(s, fmt.Sprintf("a number of %d digits; at most %d are kept exactly", len(significant), maxDigits), "round it")
	default:
		return &n
	}
	return nil
}

// day reads a date; nil when there is none.
func (t *table) day(key string) *calendar.Day {
	raw, s := t.get(key)
	if s == nil {
		return nil
	}
	moment, ok := raw.(time.Time)
	if !ok || typeName(moment) != "a date" || moment.Year() < 1 {
		t.wrong(s, fmt.Sprintf("expected a date, found %s", typeName(raw)), "write the day without quotes and without a time, such as 2026-11-22")
		return nil
	}
	day := calendar.FromTime(moment)
	return &day
}

// validity reads from and until.
func (t *table) validity() Validity {
	v := Validity{From: t.day("from"), Until: t.day("until")}
	if v.From != nil && v.Until != nil && *v.Until < *v.From {
		t.wrong(t.spot.child("until"), "until is before from", "until is the last day, from the first")
	}
	return v
}

// words reads a list of strings; nil when there is none.
func (t *table) words(key string) []string {
	list, s := as[[]any](t, key, "a list of texts")
	if s == nil {
		return nil
	}
	return t.strings(list, s)
}

func (t *table) strings(list []any, s *spot) []string {
	words := make([]string, 0, len(list))
	for i, raw := range list {
		word, ok := raw.(string)
		switch {
		case !ok:
			t.mistyped(s.near(element(i)), "a text", raw)
		case word == "":
			t.wrong(s.near(element(i)), "an empty text", "take it out, or fill it in")
		case slices.Contains(words, word):
			t.wrong(s.near(element(i)), word+" is there twice", "take one of them out")
		default:
			words = append(words, word)
		}
	}
	return words
}

// ids reads a list of ids of one kind of thing.
func (t *table) ids(key string, kind string) []string {
	list, s := as[[]any](t, key, "a list of ids")
	if s == nil {
		return nil
	}
	return t.references(list, s, kind)
}

func (t *table) references(list []any, s *spot, kind string) []string {
	for i, raw := range list {
		if id, ok := raw.(string); ok && id != "" {
			t.refer(s.near(element(i)), kind, id)
		}
	}
	return t.strings(list, s)
}

// sources reads citations.
func (t *table) sources() []string { return t.ids("sources", "source") }
