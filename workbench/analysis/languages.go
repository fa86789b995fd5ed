package analysis

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// findLanguagesDiffer reports names in braces and figures that a text has in one language alone. A
// figure may be in words in the other language, in years for months, or in 万.
func findLanguagesDiffer(x *examination) {
	beside := map[string]book.Sentence{} // by file and path above the language: the one that was met first
	for _, s := range x.book.Sentences() {
		at := s.File() + ":" + above(s.Path())
		other, met := beside[at]
		if !met || other.Language == s.Language {
			beside[at] = s
			continue
		}
		x.reportMissingNames(s, other)
		x.reportMissingNames(other, s)
		if kind := kindOfText(s); kind != "" && kind != "source" {
			x.reportMissingFigures(s, other)
			x.reportMissingFigures(other, s)
		}
	}
}

// reportMissingNames reports the names in braces of a text that its other language lacks.
func (x *examination) reportMissingNames(s, other book.Sentence) {
	holes, _, _ := text.Holes(s.Says)
	theirs, _, _ := text.Holes(other.Says)
	for i, h := range holes {
		is := func(o text.Hole) bool { return o.Name == h.Name }
		if !slices.ContainsFunc(theirs, is) && !slices.ContainsFunc(holes[:i], is) {
			x.reportMissing(s, other.Language, h.Offset, "{"+h.Name+"}")
		}
	}
}

// reportMissingFigures reports the figures of a text that its other language lacks.
func (x *examination) reportMissingFigures(s, other book.Sentence) {
	says := x.figures(s.Says)
	if len(says) == 0 {
		return
	}
	theirs := x.figuresIn(other)
	for _, f := range says {
		before := string([]rune(s.Says)[:f.at])
		article := enArticle.MatchString(before) && !strings.Contains(other.Says, "条")
		if !article && !theirs.has(f) {
			x.reportMissing(s, other.Language, f.at, f.says)
		}
	}
}

// reportMissing reports what a text has, from a character on, and its other language lacks.
func (x *examination) reportMissing(s book.Sentence, other text.Language, at int, what string) {
	in := languageNames[other]
	x.find("languages-differ", wording{
		text.Both(fmt.Sprintf("「%s」只有这一种语言里有，%s里没有", what, in.ZH),
			fmt.Sprintf("%s is not in the %s", what, in.EN)),
		text.Both("两种语言要说同样的话：改错的那一种", "both languages say the same: mend the one that is wrong"),
	}.at(s.Part(at, utf8.RuneCountInString(what))), nil)
}

var languageNames = map[text.Language]text.Text{
	text.ZH: text.Both("中文", "Chinese"), text.EN: text.Both("英文", "English"),
}

// said are the figures of a text, also those written in words.
type said struct {
	figures []figure
	words   map[string]bool // of numbers, as decimals are written
}

// figuresIn returns the figures of a text, also those in words.
func (x *examination) figuresIn(s book.Sentence) said {
	all := said{x.figures(s.Says), map[string]bool{}}
	rest := without(s.Says, inHole)
	if s.Language == text.EN {
		for _, word := range enWord.FindAllString(rest, -1) {
			if n := enNumbers[strings.ToLower(word)]; n != "" {
				all.words[n] = true
			}
		}
		return all
	}
	for _, word := range zhNumber.FindAllString(rest, -1) {
		all.words[fmt.Sprint(numeralValue(strings.ReplaceAll(word, "两", "二")))] = true
		all.words[zhDigits.Replace(word)] = true
	}
	return all
}

var (
	enArticle = re(`\bArts?\. $`) // a title may name the article in English alone
	zhNumber  = re(`[〇零一二两三四五六七八九十百]+`)
	zhDigits  = strings.NewReplacer( // 三六零
		"〇", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	enWord    = re(`[A-Za-z]+`)
	enNumbers = map[string]string{
		"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
		"eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
		"ninety": "90", "twice": "2", "both": "2", "pair": "2", "couple": "2", "second": "2", "third": "3", "half": "0.5",
		"dozen": "12",
	}
)

// has reports whether a figure is there: in the same unit, or in one that is a whole multiple.
func (s said) has(f figure) bool {
	if f.year > 0 {
		return slices.ContainsFunc(s.figures, func(g figure) bool {
			return g.year == f.year && (!f.exact || !g.exact || g.day == f.day)
		})
	}
	for _, scale := range scales {
		more, err := f.value.Mul(scale)
		less, inexact := f.value.Quo(scale)
		for _, n := range []decimal.Decimal{more, less} {
			if err == nil && inexact == nil && s.hasNumber(n) {
				return true
			}
		}
	}
	return false
}

func (s said) hasNumber(n decimal.Decimal) bool {
	return s.words[n.Trim(0).String()] ||
		slices.ContainsFunc(s.figures, func(g figure) bool { return g.year == 0 && g.value.Cmp(n) == 0 })
}

// scales are what a figure may be multiplied by in another language: months of a year, 万, percent.
var scales = []decimal.Decimal{decimal.One, decimal.MustNew(12, 0), decimal.Hundred, decimal.MustNew(10_000, 0)}
