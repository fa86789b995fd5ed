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
	"strings"

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
