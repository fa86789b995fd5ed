package analysis

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// figure is a number or a date in a text.
type figure struct {
	says  string // as it is written, with its unit
	at    int    // characters before it
	value decimal.Decimal
	unit  string       // of facts and parameters: days months years CNY persons per-year; "" for another, or none
	day   calendar.Day // of a date
	year  int          // of a date, or a year alone; 0 for a number
	exact bool         // it is a date to the day
}

// A {name} is not a figure, nor is a minute of the clock, a number that begins a list, a number
// that is part of a word, or an article.
var (
	noFigure = re(`\{[^{}]*\}|:\d\d|^\d+[.、] ?|[A-Za-z]-?\d[\d.-]*|GB/T \d+([—-]\d+)?`)
	isoDate  = re(`(\d{4})-(\d{2})-(\d{2})`)
	zhDate   = re(`(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?)?`)
	enDate   = re(
		`(?:(?:(\d{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December) )(\d{4})`)
	number = re(
		`(\d+(?:,\d{3})*(?:\.\d+)?) ?(个月|年|月|期|天|日|万元|元|人|位|%|％|小时|days?|months?|years?|yuan|hours?|people|persons?)?`)
	currency = re(`CNY $`)
	numeral  = re(`第?([一二三四五六七八九]?百?零?[一二三四五六七八九]?十[一二三四五六七八九]?)(个月|年|天|日)`)
)

// unitOf is the unit that a word names.
var unitOf = map[string]string{
	"个月": "months", "月": "months", "期": "months", "年": "years", "天": "days", "日": "days", "万元": "CNY", "元": "CNY",
	"人": "persons", "位": "persons", "%": "per-year", "％": "per-year",
	"day": "days", "days": "days", "month": "months", "months": "months", "year": "years", "years": "years",
	"yuan": "CNY", "people": "persons", "person": "persons", "persons": "persons",
}

// figures returns the numbers and dates of a text, in the order in which they stand, without public
// telephone lines.
func figures(says string) []figure {
	if !strings.ContainsAny(says, "0123456789十百") {
		return nil
	}
	f := &figureReader{says: says, rest: without(without(says, noFigure), publicNumber)}
	f.take(isoDate, func(m []string) (figure, bool) { return dated(m[1], m[2], m[3]) })
	f.take(zhDate, func(m []string) (figure, bool) { return dated(m[1], m[2], m[3]) })
	f.take(enDate, func(m []string) (figure, bool) { return dated(m[3], monthNamed(m[2]), m[1]) })
	f.take(number, func(m []string) (figure, bool) { return counted(m[1], m[2]) })
	f.take(numeral, func(m []string) (figure, bool) {
		return counted(strconv.Itoa(numeralValue(m[1])), m[2])
	})
	slices.SortFunc(f.found, func(a, b figure) int { return cmp.Compare(a.at, b.at) })
	return f.found
}

// figures returns the figures of a text of the book, which several analyses look at.
func (x *examination) figures(says string) []figure {
	found, known := x.read[says]
	if !known {
		found = figures(says)
		x.read[says] = found
	}
	return found
}

// publicNumber matches a public line.
var publicNumber = re(`\b(` + strings.Join(publicLines, "|") + `)\b`)

// figureReader reads figures; what was read already is blanked out in rest.
type figureReader struct {
	says, rest string
	found      []figure
}

// take reads and blanks out what matches a pattern, also what turns out not to be a figure.
func (f *figureReader) take(pattern *regexp.Regexp, read func(m []string) (figure, bool)) {
	for _, at := range pattern.FindAllStringSubmatchIndex(f.rest, -1) {
		m := make([]string, len(at)/2)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = f.rest[at[2*i]:at[2*i+1]]
			}
		}
		one, ok := read(m)
		if !ok || strings.HasPrefix(m[0], "第") && pattern == numeral {
			continue
		}
		if one.unit == "" && one.year == 0 && currency.MatchString(f.rest[:at[0]]) {
			one.unit = "CNY"
		}
		one.says, one.at = strings.TrimSpace(m[0]), utf8.RuneCountInString(f.says[:at[0]])
		f.found = append(f.found, one)
	}
	f.rest = without(f.rest, pattern)
}

// dated returns the figure of a date, or of a year alone.
func dated(year, month, day string) (figure, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if m == 0 || d == 0 {
		return figure{year: y}, y > 0
	}
	return figure{year: y, day: calendar.Of(y, time.Month(m), d), exact: true}, true
}

func monthNamed(name string) string {
	t, _ := time.Parse("January", name)
	return strconv.Itoa(int(t.Month()))
}

// counted returns the figure of a number with its unit. 0 and 1, the hours of a day and the days of
// a year never change, and are not figures.
func counted(digits, unit string) (figure, bool) {
	n, err := decimal.Parse(strings.ReplaceAll(digits, ",", ""))
	if err != nil {
		return figure{}, false
	}
	hours := unit == "小时" || strings.HasPrefix(unit, "hour")
	switch whole := n.Trim(0).String(); {
	case whole == "0", whole == "1", whole == "365", whole == "24" && hours:
		return figure{}, false
	case len(whole) == 4 && unit == "" && (strings.HasPrefix(whole, "19") || strings.HasPrefix(whole, "20")):
		return dated(whole, "", "")
	case unit == "万元":
		n, err = n.Mul(decimal.MustNew(10_000, 0))
	case unitOf[unit] == "per-year":
		n, err = n.Quo(decimal.Hundred)
	}
	return figure{value: n.Trim(0), unit: unitOf[unit]}, err == nil
}

// numeralValue returns the number that Chinese numerals write, up to 999.
func numeralValue(s string) int {
	value, digit := 0, 0
	for _, r := range s {
		switch r {
		case '百':
			value, digit = value+max(digit, 1)*100, 0
		case '十':
			value, digit = value+max(digit, 1)*10, 0
		case '零':
		default:
			digit = 1 + slices.Index([]rune("一二三四五六七八九"), r)
		}
	}
	return value + digit
}
