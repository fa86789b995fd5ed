package book

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Value is the value of a plain key of a table of the book.
type Value struct {
	Path string // the key, or the keys that lead to it: terms.months_max
	is   any
	at   Spot // where it is written; nowhere for what the format says by itself
}

// Values are the values of the plain keys of a table.
type Values struct {
	Of  *form.Table
	All []Value // in the order of the form
	at  Spot    // of the table
}

// At returns the value under a path: a text.Text, string, []string, [][]string, bool, int,
// decimal.Decimal, calendar.Day, []calendar.Day or *logic.Expression; nil where there is none.
func (v Values) At(path string) any {
	for _, one := range v.All {
		if one.Path != path {
			continue
		}
		if e, ok := one.is.(**logic.Expression); ok {
			return *e
		}
		return one.is
	}
	return nil
}

// Place returns where a key is written, such as parameters.toml:405, of layers in the topmost that says
// it; "" where it is not.
func (v Values) Place(path string) string {
	at := v.at
	if at.spot != nil {
		at.spot = at.spot.below(path)
	}
	for _, one := range v.All {
		if one.Path == path {
			at = one.at
		}
	}
	if at.spot == nil {
		return ""
	}
	return at.file.place(at.spot)
}

// under returns the values with a key before their paths.
func (v Values) under(key string) []Value {
	for i := range v.All {
		v.All[i].Path = key + "." + v.All[i].Path
	}
	return v.All
}

// over returns values laid over others: each replaces the one below.
func (v Values) over(below Values) Values {
	if below.Of == nil {
		return v
	}
	all := slices.Clone(below.All)
	for _, one := range v.All {
		if i := slices.IndexFunc(all, func(b Value) bool { return b.Path == one.Path }); i >= 0 {
			all[i] = one
		} else {
			all = append(all, one)
		}
	}
	return Values{below.Of, all, v.at}
}

// at returns the value of that type under a path, or its zero value.
func at[T any](v Values, path string) T {
	value, _ := v.At(path).(T)
	return value
}

// pointer returns a pointer to the value of that type under a path, or nil.
func pointer[T any](v Values, path string) *T {
	if value, ok := v.At(path).(T); ok {
		return &value
	}
	return nil
}

// value reads the value of a plain key; nil where it is missing or a problem.
func (t *table) value(key string) any {
	i := t.index(key)
	if !t.read[i] {
		t.read[i] = true
		of := &t.form.Keys[i].Type
		t.values[i] = t.typed(key, of)
		if t.values[i] == nil && of.Default != "" {
			t.values[i] = of.Default
		}
	}
	return t.values[i]
}

// typed reads a value of a type.
func (t *table) typed(key string, of *form.Type) any {
	switch of.Kind {
	case form.Text:
		return ifThere(t.readText(key, t.scope(of.Holes)))
	case form.Word, form.Comparable:
		return ifThere(t.string(key))
	case form.Words, form.Languages:
		return ifThere(t.strings(key, text.Both("由文字组成的列表", "a list of texts"), ""))
	case form.Flag:
		return ifThere(as[bool](t, key, trueOrFalse))
	case form.Integer:
		return ifThere(t.wholeNumber(key, of))
	case form.Number:
		return ifThere(t.exact(key))
	case form.NumberOrExpression: // an expression is compiled when all facts are known
		if _, written := t.is(key).(string); written {
			return ifThere(t.string(key))
		}
		return ifThere(t.exact(key))
	case form.Day:
		return ifThere(t.date(key))
	case form.Days:
		return ifThere(t.dates(key))
	case form.Enum:
		return ifThere(t.oneOf(key, t.wordsOf(of)))
	case form.Enums:
		return ifThere(t.someOf(key, of))
	case form.ID:
		id, s := t.string(key)
		if s != nil && id != "" {
			t.refer(s, of.Of, id)
		}
		return ifThere(id, s)
	case form.IDs:
		return ifThere(t.strings(key, text.Both("由 id 组成的列表", "a list of ids"), of.Of))
	case form.Groups:
		return ifThere(t.groups(key, of.Of))
	case form.Expression:
		if of.Use == form.OfDerive || of.Use == form.OfInfer ||
			of.Use == form.OfStart { // it is compiled when all facts are known
			return ifThere(t.string(key))
		}
		return ifThere(t.readFormula(key, of.Use, new(*logic.Expression)))
	}
	panic("book: no value stands by itself under " + key)
}

// ifThere returns a value where there is a spot, else nil.
func ifThere[T any](value T, s *spot) any {
	if s == nil {
		return nil
	}
	return value
}

// The readers of plain keys return the zero value where there is none.

func (t *table) text(key string) text.Text { return read[text.Text](t, key) }
func (t *table) word(key string) string    { return read[string](t, key) }
func (t *table) list(key string) []string  { return read[[]string](t, key) }
func (t *table) flag(key string) bool      { return read[bool](t, key) }
func (t *table) integer(key string) *int   { return readIf[int](t, key) }
func (t *table) day(key string) *calendar.Day {
	return readIf[calendar.Day](t, key)
}
func (t *table) days(key string) []calendar.Day     { return read[[]calendar.Day](t, key) }
func (t *table) number(key string) *decimal.Decimal { return readIf[decimal.Decimal](t, key) }
func (t *table) sources() []string                  { return t.list("sources") }

func read[T any](t *table, key string) T {
	value, _ := t.value(key).(T)
	return value
}

func readIf[T any](t *table, key string) *T {
	if value, ok := t.value(key).(T); ok {
		return &value
	}
	return nil
}

// expression reads an expression, which is compiled into into when every fact is known.
func (t *table) expression(key string, into **logic.Expression) {
	i := t.index(key)
	t.read[i] = true
	t.values[i] = ifThere(t.readFormula(key, t.form.Keys[i].Type.Use, into))
}

// string reads a string that people do not read: an id, a version, an address.
func (t *table) string(key string) (string, *spot) {
	word, s := t.quoted(key, aText)
	if s != nil && word == "" {
		t.wrong(s, emptyText, text.Both("不写这个键，或者填上", "leave the key out, or fill it in"))
	}
	return word, s
}

// oneOf reads one of a few words.
func (t *table) oneOf(key string, words []string) (string, *spot) {
	raw, s := t.get(key)
	word, ok := raw.(string)
	switch {
	case s == nil || slices.Contains(words, word):
		return word, s
	case !ok:
		t.mistyped(s, oneOfThese.With(strings.Join(words, ", ")), raw)
		return "", nil
	}
	t.wrong(s, text.Both("%s 不能写 %q", "unknown %s %q").With(key, word), hintOf(word, words, oneOfThese))
	return "", nil
}

// wordsOf returns the words of an enum: kinds of strategies may be the book's own.
func (t *table) wordsOf(of *form.Type) []string {
	if of.Of == "kind" {
		return t.load.kinds
	}
	return form.IDsOf(of.Words)
}

// someOf reads a list of some of a few words.
func (t *table) someOf(key string, of *form.Type) ([]string, *spot) {
	chosen, s := t.strings(key, text.Both("由文字组成的列表", "a list of texts"), "")
	words := t.wordsOf(of)
	for i, word := range chosen {
		if !slices.Contains(words, word) {
			t.wrong(
				s.near(element(i)),
				text.Both("不能写 %[2]s", "%[1]s %[2]s").With(of.Unknown, word),
				hintOf(word, words, oneOfThese),
			)
		}
	}
	return chosen, s
}

// wholeNumber reads a whole number within the bounds of a type.
func (t *table) wholeNumber(key string, of *form.Type) (int, *spot) {
	n, s := as[int64](t, key, text.Both("整数", "a whole number"))
	if s != nil && (n < int64(of.Low) || n > int64(of.High)) {
		t.wrong(s, text.Both("%d 超出了范围", "%d is out of bounds").With(n),
			text.Both("写 %d 到 %d 的整数", "a whole number from %d to %d").With(of.Low, of.High))
		return 0, nil
	}
	return int(n), s
}

// exact reads a number exactly, from its text.
func (t *table) exact(key string) (n decimal.Decimal, at *spot) {
	raw, s := t.get(key)
	if s == nil {
		return n, nil
	}
	switch f := raw.(type) {
	case int64:
	case float64:
		if math.IsNaN(f) || math.IsInf(f, 0) {
			t.wrong(s, text.Both("不是数", "not a number"), text.Both("写数字", "write digits"))
			return n, nil
		}
	default:
		t.mistyped(s, aNumber, raw)
		return n, nil
	}
	return t.exactly(s)
}

var unpointed = strings.NewReplacer("-", "", "+", "", ".", "")

// maxDigits is how many significant digits a number may have.
const maxDigits = 15

func (t *table) exactly(s *spot) (decimal.Decimal, *spot) {
	digits := strings.ReplaceAll(t.file.text[s.from:s.end], "_", "")
	n, err := decimal.Parse(digits)
	significant := strings.TrimLeft(unpointed.Replace(digits), "0")
	switch {
	case err != nil || strings.ContainsAny(digits, "eExob"):
		t.wrong(
			s,
			text.Both("数不是用普通数字写的", "a number that is not written in plain digits"),
			text.Both("写全，如 0.0345", "write it out, such as 0.0345"),
		)
	case len(significant) > maxDigits:
		t.wrong(
			s,
			text.Both(
				"数有 %d 位，最多精确到 %d 位",
				"a number of %d digits; at most %d are kept exactly",
			).With(len(significant), maxDigits),
			text.Both("四舍五入", "round it"),
		)
	default:
		return n, s
	}
	return n, nil
}

// date reads a date.
func (t *table) date(key string) (calendar.Day, *spot) {
	raw, s := t.get(key)
	if s == nil {
		return 0, nil
	}
	return t.dateAt(raw, s)
}

func (t *table) dateAt(raw any, s *spot) (calendar.Day, *spot) {
	moment, ok := raw.(time.Time)
	if !ok || typeName(moment) != aDate || moment.Year() < 1 {
		t.wrong(s, text.Both("这里要写日期，写的是%s", "expected a date, found %s").With(typeName(raw)),
			text.Both("日子不加引号、不带时刻，如 2026-11-22",
				"write the day without quotes and without a time, such as 2026-11-22"))
		return 0, nil
	}
	return calendar.FromTime(moment), s
}

// dates reads a list of dates, none of them twice.
func (t *table) dates(key string) ([]calendar.Day, *spot) {
	list, s := as[[]any](t, key, text.Both("一列日期", "a list of dates"))
	if s == nil {
		return nil, nil
	}
	days := make([]calendar.Day, 0, len(list))
	for i, raw := range list {
		at := s.near(element(i))
		d, ok := t.dateAt(raw, at)
		switch {
		case ok == nil:
		case slices.Contains(days, d):
			t.wrong(at, text.Both("%s 写了两次", "%s is there twice").With(d), text.Both("去掉一个", "take one of them out"))
		default:
			days = append(days, d)
		}
	}
	return days, s
}

// validity reads from and until.
func (t *table) validity() Validity {
	v := Validity{From: t.day("from"), Until: t.day("until")}
	if v.From != nil && v.Until != nil && *v.Until < *v.From {
		t.wrong(
			t.spot.child("until"),
			text.Both("until 比 from 早", "until is before from"),
			text.Both("from 是第一天，until 是最后一天", "until is the last day, from the first"),
		)
	}
	return v
}

// strings reads a list of strings; where they are ids, what they are of is looked up later.
func (t *table) strings(key string, wanted text.Text, ids string) ([]string, *spot) {
	s := t.spot.child(key)
	if s == nil || !t.isList(s) {
		_, s = as[[]any](t, key, wanted)
		return nil, s
	}
	return t.elements(s, ids), s
}

// elements returns the strings of a list.
func (t *table) elements(s *spot, ids string) []string {
	words := make([]string, 0, len(s.children))
	for _, at := range s.children {
		word, ok := t.stringAt(at)
		if ok && word != "" && ids != "" {
			t.refer(at, ids, word)
		}
		switch {
		case !ok:
			t.mistyped(at, aText, t.valueAt(at))
		case word == "":
			t.wrong(at, emptyText, text.Both("去掉它，或者填上", "take it out, or fill it in"))
		case slices.Contains(words, word):
			t.wrong(at, text.Both("%s 写了两次", "%s is there twice").With(word), text.Both("去掉一个", "take one of them out"))
		default:
			words = append(words, word)
		}
	}
	return words
}

// groups reads a list of lists of ids.
func (t *table) groups(key, of string) ([][]string, *spot) {
	groups, s := as[[]any](t, key, text.Both("由几组 %s 组成的列表", "a list of groups of %ss").With(of))
	if s == nil {
		return nil, nil
	}
	all := make([][]string, 0, len(groups))
	for i, raw := range groups {
		group, ok := raw.([]any)
		at := s.children[i]
		if !ok {
			t.mistyped(at, text.Both("一组 %s", "a group of %ss").With(of), raw)
			continue
		}
		if len(group) == 0 {
			t.wrong(at, text.Both("空的一组：等于什么都不用就能证明", "an empty group: nothing at all would prove the hardship"),
				text.Both("写一种材料，或者去掉这一组", "name a material, or take the group out"))
		}
		all = append(all, t.elements(at, of))
	}
	return all, s
}
