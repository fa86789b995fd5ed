// Package text holds texts in both languages and writes values into them.
//
//  1. Every text exists in Chinese and in English.
//  2. {name} in a text is replaced by the value of that name, written for its unit and language; {{
//     and }} are braces. {name|blank} is the same, with a blank to be filled in by hand where the
//     value is not known: {monthly_income|【金额】}.
//  3. A value that is not known is written 还不知道 / not known, or as its blank; never as zero and
//     never as nothing.
//  4. Figures are written exactly: 1,300 元 / CNY 1,300; 599.50 元 / CNY 599.50; 24%; 45 天 / 45 days;
//     2026年11月22日 / 22 November 2026. Only an amount with parts of a cent, which a profile cannot
//     give and only a quotient has, is shown to the nearest cent. A paper that is signed has cents
//     throughout: 1,300.00 元 / CNY 1,300.00. Money in another currency has its sign: 1,300 英镑 / £1,300.
package text

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// Language is zh or en.
type Language string

// Tag returns the tag of a language by BCP 47, for the lang of a document.
func (l Language) Tag() string { return Both("zh-CN", "en").In(l) }

// The languages that the interface speaks.
const (
	ZH Language = "zh"
	EN Language = "en"
)

// Languages lists them, Chinese first: most borrowers read it.
var Languages = []Language{ZH, EN}

// Text says one thing in both languages.
type Text struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// In returns the text in one language.
func (t Text) In(l Language) string {
	if l == ZH {
		return t.ZH
	}
	return t.EN
}

// Both returns the text of a Chinese and an English sentence.
func Both(zh, en string) Text { return Text{ZH: zh, EN: en} }

// With returns a text whose blanks, as those of fmt.Sprintf, are filled with values; a Text among
// these is written in each language.
func (t Text) With(values ...any) Text {
	return Each(func(l Language) string {
		filled := make([]any, len(values))
		for i, v := range values {
			if in, ok := v.(Text); ok {
				v = in.In(l)
			}
			filled[i] = v
		}
		return fmt.Sprintf(t.In(l), filled...)
	})
}

// Each returns the text that f gives in each language.
func Each(f func(Language) string) Text { return Text{ZH: f(ZH), EN: f(EN)} }

// Join joins items in the manner of a language: 一、二 / one, two.
func Join(items []string, l Language) string {
	if l == ZH {
		return strings.Join(items, "、")
	}
	return strings.Join(items, ", ")
}

// NotKnown is what is written in place of a value that nobody has given.
var NotKnown = Text{ZH: "还不知道", EN: "not known"}

// Hole is a {name} in a text.
type Hole struct {
	Name   string
	Blank  string // what stands there while the value is not known: {name|blank}; or ""
	Offset int    // characters before its opening brace
}

// Holes lists the {name}s of s in order. It fails at a brace that is neither doubled nor part of a
// {name}; at is the character it fails at.
func Holes(s string) (holes []Hole, at int, err error) {
	pieces, at, err := parse(s)
	for _, p := range pieces {
		if p.hole.Name != "" {
			holes = append(holes, p.hole)
		}
	}
	return holes, at, err
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
	if !strings.ContainsAny(s, "{}") { // most texts have nothing to fill in
		return s
	}
	pieces, _, err := parse(s)
	if err != nil {
		return s
	}
	filled := ""
	for _, p := range pieces {
		next := p.literal
		if p.hole.Name != "" {
			next = value(p.hole)
		}
		filled = join(filled, next)
	}
	return filled
}

// join appends b to a, without a space between two Chinese characters; the brackets of a blank and of
// a weekday are such, too.
func join(a, b string) string {
	isWide := func(r rune) bool { return unicode.Is(unicode.Han, r) || strings.ContainsRune("【】（）", r) }
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(a, " "))
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(b, " "))
	if isWide(last) && isWide(first) {
		return strings.TrimSuffix(a, " ") + strings.TrimPrefix(b, " ")
	}
	return a + b
}

// piece is a part of a text: literal, or a hole.
type piece struct {
	literal string
	hole    Hole
}

func parse(s string) (pieces []piece, at int, err error) {
	var literal strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			pieces = append(pieces, piece{literal: literal.String()})
			literal.Reset()
		}
	}
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch doubled := i+1 < len(runes) && runes[i+1] == r; {
		case (r == '{' || r == '}') && doubled:
			literal.WriteRune(r)
			i++
		case r == '}':
			return nil, i, fmt.Errorf("a closing brace without an opening one")
		case r == '{':
			hole, width, ok := holeIn(runes[i+1:])
			if !ok {
				return nil, i, fmt.Errorf("a brace that is not part of a {name} or {name|blank}")
			}
			flush()
			hole.Offset = i
			pieces = append(pieces, piece{hole: hole})
			i += width
		default:
			literal.WriteRune(r)
		}
	}
	flush()
	return pieces, 0, nil
}

// holeIn reads a name, and a blank if there is one, up to the next closing brace; width counts that
// brace too.
func holeIn(runes []rune) (h Hole, width int, ok bool) {
	end := slices.Index(runes, '}')
	if end < 0 {
		return Hole{}, 0, false
	}
	name, blank, parted := strings.Cut(string(runes[:end]), "|")
	if !isName(name) || parted && strings.TrimSpace(blank) == "" || strings.Contains(blank, "{") {
		return Hole{}, 0, false
	}
	return Hole{Name: name, Blank: blank}, end + 1, true
}

func isName(s string) bool {
	for i, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// Rate writes a share of 1 as per cent: 0.2394 is 23.94%.
func Rate(share decimal.Decimal) string {
	percent, err := share.Mul(decimal.Hundred)
	if err != nil {
		return share.String()
	}
	return percent.Trim(0).String() + "%"
}

// Date writes a day in the manner of a language.
func Date(d calendar.Day, l Language) string {
	t := d.Time()
	if l == ZH {
		return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
	}
	return t.Format("2 January 2006")
}

// LongDate writes a day with the day of its week, in the manner of a language.
func LongDate(d calendar.Day, l Language) string {
	day := d.Time().Weekday()
	if l == ZH {
		return Date(d, l) + " 星期" + [...]string{"日", "一", "二", "三", "四", "五", "六"}[day]
	}
	return day.String() + ", " + Date(d, l)
}

// PaperDate writes a day as a paper that is handed in has it: 2026年12月15日（星期二）.
func PaperDate(d calendar.Day, l Language) string {
	if l == ZH {
		date, weekday, _ := strings.Cut(LongDate(d, l), " ")
		return date + "（" + weekday + "）"
	}
	return LongDate(d, l)
}

// Blanks returns the places of a text that are to be filled in by hand, such as 【姓名】, in their order.
func Blanks(s string) (blanks []string) {
	for {
		_, rest, found := strings.Cut(s, "【")
		blank, after, closed := strings.Cut(rest, "】")
		if !found || !closed {
			return blanks
		}
		blanks, s = append(blanks, "【"+blank+"】"), after
	}
}

// Quantity writes n with its unit: a currency and a currency a month as money, per-year and per-day
// as a rate, days, months, years and persons with their word, none bare.
func Quantity(n decimal.Decimal, unit string, l Language) string {
	if IsMoney(unit) {
		return Money(n, unit, l)
	}
	switch unit {
	case "per-year", "per-day":
		return Rate(n)
	}
	s := thousands(n.Trim(0).String())
	word, counted := words[unit]
	switch {
	case !counted:
		return s
	case l == ZH:
		return s + " " + word.ZH
	case n.IsOne():
		return s + " " + strings.TrimSuffix(word.EN, "s")
	}
	return s + " " + word.EN
}

// words are the units that are written as a word, in English in the plural: without its s it is the
// singular.
var words = map[string]Text{
	"days":    {ZH: "天", EN: "days"},
	"months":  {ZH: "个月", EN: "months"},
	"years":   {ZH: "年", EN: "years"},
	"persons": {ZH: "人", EN: "persons"},
}

// thousands puts a comma after every third digit before the point.
func thousands(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}
