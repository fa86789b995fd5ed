package fact

import (
	"regexp"
	"strconv"
	"strings"
)

// numerals is a run of Chinese numerals.
var numerals = regexp.MustCompile(`[零〇一二两三四五六七八九十百千万]+`)

var (
	digitOf = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	unitOf  = map[rune]int{'十': 10, '百': 100, '千': 1000}
)

// inDigits writes Chinese numerals as digits: 三千元 becomes 3000元, 两万五 25000. A run that has other
// digits beside it, such as 2万五, or that is no number, such as 三四千 or 千, stays as it is.
func inDigits(s string) string {
	at := numerals.FindAllStringIndex(s, -1)
	for i := len(at) - 1; i >= 0; i-- {
		from, to := at[i][0], at[i][1]
		n, ok := chineseNumber(s[from:to])
		if ok && !strings.ContainsAny(lastByte(s[:from]), "0123456789.") {
			s = s[:from] + strconv.Itoa(n) + s[to:]
		}
	}
	return s
}

func lastByte(s string) string { return s[max(0, len(s)-1):] }

// chineseNumber returns a number below 100 million. A last digit right after a unit counts tenths of
// it, as it does in speech: 两万五 is 25,000 and 三千五 3,500; after 零 it counts ones.
func chineseNumber(s string) (n int, ok bool) {
	before, after, parted := strings.Cut(s, "万")
	if !parted {
		return below10000(s)
	}
	n, ok = below10000(before)
	switch d := digitOf[firstRune(after)]; {
	case !ok || n == 0:
		return 0, false
	case after == "":
		return n * 10_000, true
	case d > 0 && len(after) == len("一"):
		return n*10_000 + d*1000, true
	}
	rest, ok := below10000(strings.TrimPrefix(after, "零"))
	return n*10_000 + rest, ok && rest > 0
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// below10000 returns a number of digits each with its unit, the greatest first.
func below10000(s string) (n int, ok bool) {
	if s == "零" || s == "〇" {
		return 0, true
	}
	runes, unit, zero := []rune(s), 10_000, false
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		digit := digitOf[r]
		switch {
		case (r == '零' || r == '〇') && n > 0 && !zero:
			zero = true
			continue
		case r == '十' && n == 0:
			digit = 1 // 十五
		case digit == 0:
			return 0, false
		default:
			i++
		}
		switch {
		case i == len(runes) && (n == 0 || zero || unit == 10):
			return n + digit, true
		case i == len(runes):
			return n + digit*unit/10, true
		case unitOf[runes[i]] == 0 || unitOf[runes[i]] >= unit:
			return 0, false
		}
		unit, zero = unitOf[runes[i]], false
		n += digit * unit
	}
	return n, n > 0 && !zero
}
