package analysis

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/text"
)

// read writes the figures of a text, for comparison.
func read(says string) string {
	var all []string
	for _, f := range figures(says) {
		switch {
		case f.exact:
			all = append(all, fmt.Sprintf("%d %s", f.at, f.day))
		case f.year > 0:
			all = append(all, fmt.Sprintf("%d year %d", f.at, f.year))
		default:
			all = append(all, strings.TrimSpace(fmt.Sprintf("%d %s %s", f.at, f.value, f.unit)))
		}
	}
	return strings.Join(all, ", ")
}

func TestFigures(t *testing.T) {
	for _, row := range []struct{ why, says, want string }{
		{"days, in either language", "逾期 15 天 in 30 days", "3 15 days, 11 30 days"},
		{"months and instalments are months", "6 个月或 12 期", "0 6 months, 6 12 months"},
		{"money", "最多 1,300.50 元，CNY 2,600 or 5 万元", "3 1300.5 CNY, 18 2600 CNY, 27 50000 CNY"},
		{"a share", "收 24% 的利息", "2 0.24 per-year"},
		{"a day", "2026年8月1日起，since 20 August 2020, 2026-03-31", "0 2026-08-01, 17 2020-08-20, 33 2026-03-31"},
		{"a month and a year alone", "2026 年 8 月；in 2022", "0 year 2026, 14 year 2022"},
		{"Chinese numerals from ten on, with a unit", "收到十五日内，一百二十天", "2 15 days, 7 120 days"},
		{"Chinese numerals that are too small, or of an article, are none", "三年，第七十条，第十五日", ""},
		{"what never changes", "没有填 0；第 1 天；24 小时；乘以 365", ""},
		{"a value is no figure, nor is a minute", "从 {quiet_from}:00 到 {months_15}", ""},
		{"a list's number, a part of a word, a standard", "1. 先看 S003-27 和 GB/T 45251—2025", ""},
		{"a public line", "拨 12378 或 110", ""},
		{"a number that is more than a public line", "拨 1103", "2 1103"},
		{"after a comma in English", "at most CNY 800, then 5", "12 800 CNY, 22 5"},
	} {
		if diff := cmp.Diff(row.want, read(row.says)); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}

// said are the words and numbers of a text that no book should say.
func slipsOf(says string, l text.Language) string {
	var all []string
	for _, s := range Slips(says, l) {
		all = append(all, fmt.Sprintf("%s %d %s", s.Code, s.At, s.Word))
	}
	return strings.Join(all, ", ")
}

func TestSlips(t *testing.T) {
	for _, row := range []struct {
		why  string
		l    text.Language
		says string
		want string
	}{
		{"a hurtful word", text.ZH, "别说谁是老赖", "hurtful-word 4 老赖"},
		{"a legal term that holds one", text.ZH, "恶意透支是罪名，恶意不是", "hurtful-word 8 恶意"},
		{"in English, whatever the case", text.EN, "Defaulters are INELIGIBLE",
			"hurtful-word 0 Defaulters, hurtful-word 15 INELIGIBLE"},
		{"a part of a word is another word", text.EN, "default interest; predefaulter", ""},
		{"words of the other language are not looked for", text.EN, "老赖", ""},
		{"a promise", text.ZH, "一定能成", "empty-promise 0 一定能"},
		{"the opposite of one", text.ZH, "不一定能成", ""},
		{"a limit that is gone", text.ZH, "36％ 以上", "repealed-law 0 36％"},
		{"a number with the same end", text.ZH, "136% 和 0.36%", ""},
		{"borrowing, without a warning", text.EN, "take a new loan", "harmful-way-out 7 new loan"},
		{"borrowing, with one", text.EN, "take no new loan", ""},
		{"a company's short number", text.ZH, "可以拨 95999", "private-number 4 95999"},
		{"a hotline with hyphens", text.EN, "400-000-0000", "private-number 0 400-000-0000"},
		{"a mobile number", text.ZH, "13900000000", "private-number 0 13900000000"},
		{"a short one that is dialled", text.ZH, "打 114 查", "private-number 2 114"},
		{"public lines", text.ZH, "拨 12378，有危险打 110", ""},
		{"a date", text.ZH, "2026-03-31 截止", ""},
		{"a month", text.ZH, "2019-08", ""},
		{"a document's number", text.ZH, "金规〔2025〕9号", ""},
		{"a standard's number", text.ZH, "GB/T 45251—2025", ""},
		{"an amount", text.ZH, "最多 50,000 元", ""},
	} {
		if diff := cmp.Diff(row.want, slipsOf(row.says, row.l)); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}
